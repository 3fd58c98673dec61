//! Publishing by hand: the second person, the embargo, the conflict.

use std::time::Duration;

use centum_accounts::Role;
use centum_base::Id;
use centum_catalogue::dcat;
use centum_catalogue::publishing::{
    New, Publication, PublishError, State, add_editor, begin, change, find, give_back, publish, reopen,
    send_in, set_review, steps, withdraw,
};
use centum_catalogue::records::{self, Record, changes, history, record};
use centum_jobs::run_due;
use centum_testkit::on_both_databases;

use crate::site::{ORGANISER, Site, person, site};

fn document(title: &str) -> dcat::Record {
    dcat::Record { titles: dcat::Texts::one("en", title), ..dcat::Record::default() }
}

impl Site {
    async fn begun(&self, title: &str) -> Publication {
        let new = New { document: document(title), ..New::default() };
        let id = begin(&self.press, &self.house, &self.lea, self.own, new).await.unwrap();
        self.known(id).await
    }

    async fn known(&self, id: Id<Record>) -> Publication {
        find(&mut self.house.read().await.unwrap().conn(), &self.lea, id).await.unwrap()
    }

    async fn log(&self) -> Vec<&'static str> {
        let log = changes(&mut self.house.read().await.unwrap().conn(), 0, 100).await.unwrap();
        log.iter().map(|(_, entry)| entry.what.name()).collect()
    }
}

on_both_databases! {
    async fn a_second_person_approves_and_every_step_is_known(db: TestDb) {
        let site = site(&db).await;
        set_review(&site.house, &ORGANISER, site.own, true).await.unwrap();
        let sam = person(&site.house, "Sam", Role::CityOfficer).await;
        add_editor(&site.house, &ORGANISER, site.own, sam.person().unwrap().id).await.unwrap();
        let it = site.begun("Trees").await;
        assert_eq!((it.state, it.live), (State::Draft, false));
        assert_eq!(send_in(&site.press, &site.house, &site.lea, (it.id, 1)).await.unwrap(), State::Review);
        let own = publish(&site.press, &site.house, &site.lea, (it.id, 2)).await;
        assert!(matches!(own, Err(PublishError::SecondPerson)));
        give_back(&site.house, &sam, (it.id, 2), "Say how often it is updated.").await.unwrap();
        change(&site.press, &site.house, &site.lea, (it.id, 3), document("Trees, monthly"), None).await.unwrap();
        send_in(&site.press, &site.house, &site.lea, (it.id, 4)).await.unwrap();
        assert!(site.log().await.is_empty(), "nothing is public yet");
        assert_eq!(publish(&site.press, &site.house, &sam, (it.id, 5)).await.unwrap(), State::Published);
        assert_eq!(site.log().await, ["created"]);
        let mut reader = site.house.read().await.unwrap();
        let entries = history(&mut reader.conn(), it.id, 10).await.unwrap();
        let sams = format!("person:{}", sam.person().unwrap().id);
        assert_eq!((entries[0].by.as_deref(), entries[0].run), (Some(sams.as_str()), None));
        assert!(entries[0].content.graph.text().unwrap().contains("Trees, monthly") && entries[0].content.canonical);
        let states: Vec<State> = steps(&mut reader.conn(), it.id).await.unwrap().iter().rev().map(|one| one.state).collect();
        assert_eq!(states, [State::Draft, State::Review, State::Draft, State::Review, State::Published]);
    }

    async fn an_embargo_ends_by_itself(db: TestDb) {
        let site = site(&db).await;
        let until = site.house.now().checked_add(Duration::from_secs(86_400)).unwrap();
        let new = New { document: document("Budget"), embargo: Some(until), slug: Some("budget".into()) };
        let id = begin(&site.press, &site.house, &site.lea, site.own, new).await.unwrap();
        assert_eq!(send_in(&site.press, &site.house, &site.lea, (id, 1)).await.unwrap(), State::Waiting);
        run_due(&site.house, vec![site.press.handler()]).await.unwrap();
        assert!(site.log().await.is_empty());
        site.world.clock.advance(Duration::from_secs(86_401));
        assert_eq!(run_due(&site.house, vec![site.press.handler()]).await.unwrap(), 1);
        assert_eq!(site.log().await, ["created"]);
        assert_eq!(site.known(id).await.state, State::Published);
        assert_eq!(site.press.release_due(&site.house).await.unwrap(), 0, "done twice, nothing is done");
    }

    async fn what_was_changed_meanwhile_is_not_overwritten(db: TestDb) {
        let site = site(&db).await;
        let it = site.begun("Trees").await;
        change(&site.press, &site.house, &site.lea, (it.id, 1), document("First"), None).await.unwrap();
        let late = change(&site.press, &site.house, &site.lea, (it.id, 1), document("Second"), None).await;
        assert!(matches!(late, Err(PublishError::Changed)));
        assert_eq!(site.known(it.id).await.document.titles, dcat::Texts::one("en", "First"));
    }

    async fn what_is_public_stays_until_the_next_version_is_and_a_withdrawal_has_a_reason(db: TestDb) {
        let site = site(&db).await;
        let it = site.begun("Trees").await;
        send_in(&site.press, &site.house, &site.lea, (it.id, 1)).await.unwrap();
        let it = site.known(it.id).await;
        assert_eq!((it.state, it.live), (State::Published, true));
        change(&site.press, &site.house, &site.lea, (it.id, it.version), document("Old trees"), None).await.unwrap();
        assert_eq!(site.log().await, ["created"], "a draft changes nothing that is public");
        let it = site.known(it.id).await;
        send_in(&site.press, &site.house, &site.lea, (it.id, it.version)).await.unwrap();
        let it = site.known(it.id).await;
        assert!(matches!(withdraw(&site.house, &site.lea, (it.id, it.version), " ").await, Err(PublishError::Reason)));
        withdraw(&site.house, &site.lea, (it.id, it.version), "Wrong heights").await.unwrap();
        let it = site.known(it.id).await;
        assert_eq!((it.state, it.live), (State::Withdrawn, false));
        reopen(&site.house, &site.lea, (it.id, it.version)).await.unwrap();
        send_in(&site.press, &site.house, &site.lea, (it.id, it.version + 1)).await.unwrap();
        assert_eq!(site.log().await, ["created", "changed", "withdrawn", "changed", "restored"]);
    }

    async fn what_an_organiser_took_out_is_not_put_back_by_who_publishes(db: TestDb) {
        let site = site(&db).await;
        let it = site.begun("Trees").await;
        send_in(&site.press, &site.house, &site.lea, (it.id, 1)).await.unwrap();
        records::withdraw(&site.house, &ORGANISER, it.id, "Personal data").await.unwrap();
        let it = site.known(it.id).await;
        withdraw(&site.house, &site.lea, (it.id, it.version), "Mine").await.unwrap();
        reopen(&site.house, &site.lea, (it.id, it.version + 1)).await.unwrap();
        let back = send_in(&site.press, &site.house, &site.lea, (it.id, it.version + 2)).await;
        assert!(matches!(back, Err(PublishError::TakenOut)));
        let found = record(&mut site.house.read().await.unwrap().conn(), it.id).await.unwrap().unwrap();
        assert_eq!(found.state, records::State::Withdrawn);
    }
}
