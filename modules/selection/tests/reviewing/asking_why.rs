//! A rejected city's lawyer asks why: one page answers, with the rules, the figures and the digests, and names nobody else.

use std::time::Duration;

use axum::http::StatusCode;
use centum_base::Digest;
use centum_ledger::{Actor as Recorded, Note, Subject};
use centum_selection::seats;
use centum_testkit::on_both_databases;

use crate::opening_seats::{declare, held_back, opened};
use crate::releasing::{agree, deciding, decisions_of, released};
use crate::site::{Page, Site, steady};

/// The fourth by rank, for which no seat was left.
const CITY: usize = 3;

async fn outcome(site: &Site, city: usize) -> Page {
    site.get(&site.officers[1], &format!("/expressions/{}/outcome", site.cities[city])).await
}

/// A person finds the rule met or not, and the ledger tells of it.
async fn finds(site: &Site, city: usize, decided: &str, why: &str) {
    site.finds(city, decided).await;
    let (house, subject) = (&site.app.house, Subject::new("expression", site.cities[city]));
    let note = Note::new().with("submission", 1).with("rule", "body").with("decided", decided);
    let note = note.with("reason", why);
    let mut tx = house.begin().await.unwrap();
    let by = Recorded::System("test");
    house.record(&mut tx, &by, "calls.decide-eligibility", &subject, note).await.unwrap();
    tx.commit().await.unwrap();
}

on_both_databases! {
    async fn one_page_answers_with_rules_figures_and_digests_and_names_nobody_else(db: TestDb) {
        let site = deciding(&db).await;
        released(&site, "First decision").await;
        let page = outcome(&site, CITY).await.body;
        assert!(page.contains("at rank 4 no seat was left"), "{page}");
        assert!(page.contains("With at most 4 instead of 3 in “Seats” it would have been selected."), "{page}");
        assert!(page.contains("By merit") && page.contains("at most 3") && page.contains("a public draw"), "{page}");
        let decision = decisions_of(&site).await.remove(0);
        let input = &decision.content.input;
        let handed_in = input.candidates.iter().find(|one| one.id == site.cities[CITY]).unwrap().content;
        let drawn = [input.drawn_from(), input.seed.commitment()];
        for digest in [decision.digest, input.terms, handed_in].into_iter().chain(drawn) {
            assert!(page.contains(&digest.to_string()), "{digest} of {page}");
        }
        let first = site.get(&site.officers[0], &format!("/expressions/{}/outcome", site.cities[0])).await.body;
        assert!(first.contains("Below a threshold it would not be selected in any case."), "{first}");
        for other in ["Leuven", "Aarhus", "City 0", "City 2"] {
            assert!(!page.contains(other), "{other} in {page}");
        }
    }

    async fn what_an_earlier_decision_said_stays_readable(db: TestDb) {
        let site = deciding(&db).await;
        released(&site, "First decision").await;
        assert!(!outcome(&site, CITY).await.body.contains("Decisions before this one"));
        seats::decline(&site.app.house, &site.officers[1].actor, site.cities[1], "No money").await.unwrap();
        released(&site, "Aarhus gave its seat back").await;
        let page = outcome(&site, CITY).await.body;
        assert!(page.contains("rank 4 is high enough") && page.contains("Decisions before this one"), "{page}");
        assert!(page.contains("at rank 4 no seat was left"), "{page}");
        for decision in decisions_of(&site).await {
            assert!(page.contains(&decision.digest.to_string()), "{} of {page}", decision.number);
        }
    }

    async fn what_is_found_since_the_release_does_not_show_before_the_next_one(db: TestDb) {
        let site = Site::of(&db, 1).await;
        let last = 2;
        finds(&site, last, "not-met", "No charter was attached").await;
        for (city, reader) in (0..last).flat_map(|city| (0..3).map(move |reader| (city, reader))) {
            site.review(city, reader, [8, 8]).await;
        }
        site.go_on().await;
        for city in 0..last {
            agree(&site, city).await;
        }
        site.go_on().await;
        released(&site, "First decision").await;
        let before = outcome(&site, last).await;
        assert_eq!(before.status, StatusCode::OK);
        assert!(before.body.contains("No charter was attached"), "{}", before.body);
        let public = format!("/calls/{}/selection", site.call().await.slug);
        let told = site.look(None, &public).await;
        assert!(told.body.contains("Eligible: 2. Not eligible: 1."), "{}", told.body);
        site.world.clock.advance(Duration::from_secs(3600));
        finds(&site, last, "met", "It was attached after all").await;
        assert_eq!(steady(&outcome(&site, last).await), steady(&before));
        assert_eq!(steady(&site.look(None, &public).await), steady(&told), "to nobody");
    }

    async fn every_version_of_the_terms_can_be_read_by_everyone(db: TestDb) {
        let site = held_back(&db).await;
        let public = format!("/calls/{}/selection", site.call().await.slug);
        declare(&site, &site.olga, &opened(&site).await, "The seat of a mentor stayed empty.").await.unwrap();
        let page = site.look(None, &public).await.body;
        for said in ["What version 2 says", "Held back: 1", "What version 3 says", "Days to complain: 30 days"] {
            assert!(page.contains(said), "{said} in {page}");
        }
        let digest = decisions_of(&site).await[0].content.input.terms;
        assert!(page.contains(&digest.to_string()), "{page}");
        let text = site.look(None, &format!("{public}/terms/2")).await.body;
        assert_eq!(Digest::of(text.as_bytes()), digest, "anybody can take it");
        let never = site.look(None, &format!("{public}/terms/9")).await;
        assert_eq!(never.status, StatusCode::NOT_FOUND);
    }
}
