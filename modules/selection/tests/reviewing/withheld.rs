//! Whoever is kept from an application by a conflict does not read of it in the ledger, in letters, or in the past of a record.

use axum::http::StatusCode;
use centum_accounts::Role;
use centum_calls::expression::ExpressionError;
use centum_calls::expression::actions::answer_pre_screening;
use centum_calls::organiser::doubles::decide_double;
use centum_calls::organiser::{Decision, decide_eligibility};
use centum_selection::seats;
use centum_store::args;
use centum_testkit::on_both_databases;

use crate::releasing::{deciding, letters, released};
use crate::site::{Site, Who};

mod sql {
    centum_store::statements! {
        WITHDRAW = "UPDATE expression SET state = 'withdrawn', in_force = NULL WHERE id = $1";
    }
}

/// Where entries and letters of all stand side by side.
const OF_ALL: [&str; 4] = ["/desk/ledger", "/desk/ledger/1", "/desk/ledger?kind=selection", "/outbox"];

async fn answers(site: &Site, who: &Who) -> Vec<StatusCode> {
    let mut all = Vec::new();
    for path in OF_ALL {
        all.push(site.get(who, path).await.status);
    }
    all
}

on_both_databases! {
    async fn whoever_is_partial_reads_neither_the_ledger_nor_letters_until_somebody_says_there_is_no_conflict(db: TestDb) {
        let site = deciding(&db).await;
        released(&site, "First decision").await;
        letters(&site).await;
        let paul = site.somebody("paul@example.org", Role::Organiser).await;
        assert_eq!(answers(&site, &paul).await, [StatusCode::OK; 4]);
        site.pin(&paul, 4, 1, "conflict").await;
        assert_eq!(answers(&site, &paul).await, [StatusCode::FORBIDDEN; 4]);
        assert_eq!(answers(&site, &site.olga).await, [StatusCode::OK; 4], "nothing is kept from her");
        let checked = site.post(&paul, "/desk/ledger/verify", &[]).await;
        assert_eq!(checked.status, StatusCode::FORBIDDEN);
        site.pin(&paul, 4, 2, "no-conflict").await;
        assert_eq!(answers(&site, &paul).await, [StatusCode::OK; 4]);
    }

    async fn what_was_kept_from_somebody_stays_so_when_the_application_is_withdrawn(db: TestDb) {
        let site = deciding(&db).await;
        released(&site, "First decision").await;
        let paul = site.somebody("paul@example.org", Role::Organiser).await;
        let home = "/desk/calls/invented-call/selection";
        let [report, decision] = ["reports/2", "decision/1"].map(|page| format!("{home}/{page}"));
        assert!(site.get(&paul, &report).await.body.contains("Rita Reader"));
        site.pin(&paul, 1, 1, "conflict").await;
        assert_eq!(site.get(&paul, &report).await.status, StatusCode::NOT_FOUND);
        site.forge(&sql::WITHDRAW, args![site.cities[1]]).await;
        assert_eq!(site.get(&paul, &report).await.status, StatusCode::NOT_FOUND);
        assert_eq!(site.get(&paul, &decision).await.status, StatusCode::FORBIDDEN);
        assert_eq!(answers(&site, &paul).await, [StatusCode::FORBIDDEN; 4]);
        assert!(site.get(&site.olga, &report).await.body.contains("Rita Reader"), "nothing is kept from her");
    }

    async fn the_past_of_an_application_leaves_out_what_the_selection_made_of_it(db: TestDb) {
        let site = deciding(&db).await;
        released(&site, "First decision").await;
        seats::confirm(&site.app.house, &site.officers[0].actor, site.cities[0]).await.unwrap();
        let path = "/desk/calls/invented-call/applications/1";
        let [answered, handed_in] = ["Seat answered", "Handed in"];
        let seen = site.get(&site.olga, path).await.body;
        assert!(seen.contains(answered) && seen.contains(handed_in), "{seen}");
        site.pin(&site.olga, 4, 1, "conflict").await;
        let seen = site.get(&site.olga, path).await.body;
        assert!(!seen.contains(answered) && seen.contains(handed_in), "{seen}");
    }

    async fn whoever_is_partial_decides_nothing_about_the_application(db: TestDb) {
        let site = Site::on(&db).await;
        let paul = site.somebody("paul@example.org", Role::Organiser).await;
        let found = Decision { submission: 1, rule: "body".into(), met: true, reason: "By its statutes.".into() };
        let decide = async |city: usize| {
            decide_eligibility(&site.app, &paul.actor, site.cities[city], &found).await
        };
        site.pin(&paul, 1, 1, "conflict").await;
        let partial = decide(1).await;
        assert!(matches!(partial, Err(ExpressionError::Partial)), "{partial:?}");
        let other = decide(0).await;
        assert!(matches!(other, Err(ExpressionError::Absent)), "the call has no such rule: {other:?}");
        let typed = [("submission", "1"), ("rule", "body"), ("decided", "met"), ("reason-body", "Seen.")];
        let page = site.post(&paul, "/desk/calls/invented-call/applications/2/eligibility", &typed).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        assert!(page.body.contains("Another organiser decides"), "{}", page.body);
        let (call, pair) = (site.call().await.id, (site.cities[0], site.cities[1]));
        let both = async || decide_double(&site.app, &paul.actor, call, pair, true, "Two cities.").await;
        let of_two = both().await;
        assert!(matches!(of_two, Err(ExpressionError::Partial)), "{of_two:?}");
        let now = site.app.house.now();
        let answered =
            answer_pre_screening(&site.app, &paul.actor, site.cities[1], 1, Vec::new(), "Complete.", now).await;
        assert!(matches!(answered, Err(ExpressionError::Partial)), "{answered:?}");
        site.pin(&paul, 1, 2, "no-conflict").await;
        let of_two = both().await;
        assert!(matches!(of_two, Err(ExpressionError::Absent)), "nothing is alike in them: {of_two:?}");
        let settled = decide(1).await;
        assert!(matches!(settled, Err(ExpressionError::Absent)), "{settled:?}");
    }

    async fn whoever_is_partial_sees_who_took_a_seat_no_earlier_in_the_cohort_than_elsewhere(db: TestDb) {
        let site = deciding(&db).await;
        released(&site, "First decision").await;
        let house = &site.app.house;
        seats::confirm(house, &site.officers[0].actor, site.cities[0]).await.unwrap();
        let paul = site.somebody("paul@example.org", Role::Organiser).await;
        site.pin(&paul, 4, 1, "conflict").await;
        let edition = "/desk/editions/invented-2020";
        assert_eq!(site.get(&paul, edition).await.status, StatusCode::OK, "nothing was handed over yet");
        let list = seats::hand_over(house, &site.olga.actor, site.selection).await.unwrap().id();
        let pages = [edition.to_owned(), format!("{edition}/imports"), format!("/desk/imports/{list}")];
        let seen = async |who: &Who| {
            let mut all = Vec::new();
            for page in &pages {
                all.push(site.get(who, page).await.status);
            }
            (all, site.get(who, "/desk/editions").await.body.contains("Invented 2020"))
        };
        assert_eq!(seen(&paul).await, (vec![StatusCode::FORBIDDEN; 3], false));
        assert_eq!(seen(&site.olga).await, (vec![StatusCode::OK; 3], true), "nothing is kept from her");
        site.pin(&paul, 4, 2, "no-conflict").await;
        assert_eq!(seen(&paul).await, (vec![StatusCode::OK; 3], true));
    }
}
