//! At a deadline those who can still hand in are told so, and everybody else whose draft is left how it stands.

use centum_calls::Site as Sender;
use centum_calls::call::{Correction, correct_call};
use centum_testkit::on_both_databases;

use crate::site::{Site, at};

const SUBJECT: &str = "your application is complete, but not handed in";

async fn told(site: &Site, mail: &str) -> Vec<String> {
    let letters = site.letters_to(mail).await.into_iter().filter(|one| one.subject.contains(SUBJECT));
    letters.map(|one| one.body).collect()
}

on_both_databases! {
    async fn at_the_deadline_the_writers_of_a_complete_draft_are_told_of_the_grace_once(db: TestDb) {
        let site = Site::on(&db).await;
        let complete = site.begin(&site.ana, "Lindau", "DE", None).await;
        site.complete(&site.ana, complete).await;
        let handed_in = site.begin(&site.ana, "Bregenz", "AT", None).await;
        site.complete(&site.ana, handed_in).await;
        site.submit(&site.ana, handed_in).await;
        site.begin(&site.ben, "Dornbirn", "AT", None).await;
        site.clock.set(at("2020-05-29T21:59:00Z"));
        site.work().await;
        assert!(told(&site, "ana@city.example").await.is_empty(), "the last instant is in time");
        site.clock.set(at("2020-05-29T21:59:00.000001Z"));
        site.work().await;
        site.work().await;
        let letters = told(&site, "ana@city.example").await;
        let [letter] = &letters[..] else { panic!("{letters:?}") };
        assert!(letter.contains("EOI-0001 Lindau"), "{letter}");
        assert!(letter.contains("until Saturday 30 May 2020, 00:29:00 CEST (UTC+2)"), "{letter}");
        assert!(letter.contains(&format!("https://centum.example/expressions/{complete}/review")), "{letter}");
        assert!(told(&site, "ben@city.example").await.is_empty(), "it is not complete");
        site.submit(&site.ana, complete).await;
    }

    async fn whoever_did_not_hand_in_is_told_once_how_it_stands_and_that_all_is_kept(db: TestDb) {
        let site = Site::on(&db).await;
        let left = site.begin(&site.ben, "Dornbirn", "AT", None).await;
        let handed_in = site.begin(&site.ana, "Bregenz", "AT", None).await;
        site.complete(&site.ana, handed_in).await;
        site.submit(&site.ana, handed_in).await;
        site.clock.set(at("2020-05-29T21:59:00.000001Z"));
        site.work().await;
        site.work().await;
        let late = async |mail: &str| {
            let letters = site.letters_to(mail).await.into_iter();
            letters.filter(|one| one.subject.contains("your application is not handed in")).collect::<Vec<_>>()
        };
        let letters = late("ben@city.example").await;
        let [letter] = &letters[..] else { panic!("{letters:?}") };
        for said in ["EOI-0001 Dornbirn", "missing or cannot stay", "is kept, with its history"] {
            assert!(letter.body.contains(said), "{said}: {}", letter.body);
        }
        assert!(letter.body.contains(&format!("https://centum.example/expressions/{left}\n")), "{}", letter.body);
        assert!(late("ana@city.example").await.is_empty(), "what was handed in counts");
    }

    async fn a_deadline_that_was_moved_tells_at_its_new_instant(db: TestDb) {
        let site = Site::on(&db).await;
        let complete = site.begin(&site.ana, "Lindau", "DE", None).await;
        site.complete(&site.ana, complete).await;
        let call = site.call().await;
        let mut terms = call.terms.clone();
        terms.deadlines[0].at = at("2020-06-02T21:59:00Z");
        let correction = Correction { terms, form: None, reason: "More time".into() };
        let sender = Sender { name: "Centum".into(), base: "https://centum.example".into() };
        correct_call(&site.app.house, &site.olga.actor, call.id, call.version, correction, &sender).await.unwrap();
        site.clock.set(at("2020-05-29T22:00:00Z"));
        site.work().await;
        assert!(told(&site, "ana@city.example").await.is_empty());
        site.clock.set(at("2020-06-02T22:00:00Z"));
        site.work().await;
        assert_eq!(told(&site, "ana@city.example").await.len(), 1);
    }
}
