//! The calibration that is kept with a decision: it is what the chair was shown, it is worked out again from what is kept, and
//! whatever was changed since is named.

use centum_base::Digest;
use centum_selection::calibration::{Difference, Found, Kept, kept};
use centum_selection::consensus::{self, Calibrated, board, calibrated};
use centum_selection::decision::{self, DecisionError};
use centum_selection::replay::{Finding, What, replay};
use centum_selection::reviews::marking::Save;
use centum_store::args;
use centum_testkit::{TestDb, on_both_databases};

use crate::releasing::{address, approve, decisions_of, release};
use crate::site::{Site, mark};

mod sql {
    centum_store::statements! {
        RECORD = "UPDATE calibration SET record = $2, digest = $3 WHERE selection_id = $1";
        LOSE = "DELETE FROM calibration WHERE selection_id = $1";
        MARK = "UPDATE review_mark SET halves = $2 WHERE review_id = $1 AND criterion = 'idea' AND standing = 'taken'";
        LEDGER = "UPDATE ledger_entry SET payload = REPLACE(payload, $1, $2) WHERE verb = 'selection.propose'";
    }
}

/// What Rita, Rolf and Rosa find: Rolf is severe, Rosa mild, and of Porto the three think apart.
const FOUND: [[[u32; 2]; 3]; 3] =
    [[[9, 8], [8, 7], [10, 9]], [[7, 7], [6, 6], [9, 8]], [[8, 9], [7, 4], [6, 6]]];

/// Three cities with agreed reports, and a decision that Olga proposed.
async fn proposed(db: &TestDb) -> Site {
    let site = Site::of(db, 1).await;
    for (city, found) in FOUND.iter().enumerate() {
        for (reader, halves) in found.iter().enumerate() {
            site.review(city, reader, *halves).await;
        }
    }
    site.go_on().await;
    for city in 0..3 {
        agree(&site, city).await;
    }
    site.go_on().await;
    decision::propose(&site.app.house, &site.olga.actor, site.selection, "First decision").await.unwrap();
    site
}

/// Rita writes a report with marks between those of the three.
async fn agree(site: &Site, city: usize) {
    let (house, place) = (&site.app.house, (site.selection, site.cities[city]));
    consensus::name_rapporteur(house, &site.olga.actor, place, site.reviewers[0]).await.unwrap();
    let saves = [mark("idea", 8), mark("team", 7)].map(|mark| Save { base: 1, mark });
    consensus::save_marks(house, &site.readers[0].actor, place, &saves, house.now()).await.unwrap();
    approve(site, city).await;
}

async fn kept_of(site: &Site) -> Kept {
    let mut db = site.app.house.db.read_current().await.unwrap();
    kept(&mut db.conn(), site.selection, 1).await.unwrap().unwrap()
}

/// What the chair sees on the page of scores.
async fn shown(site: &Site) -> Calibrated {
    let (selection, call) = (site.selection().await, site.call().await);
    let mut db = site.app.house.db.read_current().await.unwrap();
    let board = board(&mut db.conn(), &site.carla.actor, &selection, &call).await.unwrap();
    calibrated(&board, &call.terms.criteria).unwrap()
}

async fn found(site: &Site) -> Finding {
    let mut db = site.app.house.db.read_current().await.unwrap();
    let all = replay(&mut db.conn()).await.unwrap();
    all.into_iter().find(|one| one.what == What::Calibration(1)).unwrap().finding
}

/// Keeps other words for some of the record, as nobody could, and the digest that fits.
async fn forge(site: &Site, kept: &Kept, part: &str, other: &str) {
    assert!(kept.text.contains(part), "{part} in {}", kept.text);
    let text = kept.text.replacen(part, other, 1);
    let digest = Digest::of(text.as_bytes());
    site.forge(&sql::RECORD, args![site.selection, text, digest]).await;
}

on_both_databases! {
    async fn a_decision_keeps_the_calibration_that_the_chair_saw(db: TestDb) {
        let site = proposed(&db).await;
        let record = kept_of(&site).await.record().unwrap();
        assert_eq!(record.marks.given.len(), 9);
        let Found::Figures { applications, reviewers } = record.found else { panic!("no figures") };
        let shown = shown(&site).await;
        for (number, city) in (1..).zip(&site.cities) {
            let one = applications.iter().find(|one| one.application == number).unwrap();
            assert_eq!((one.estimate, one.error), shown.applications[city]);
        }
        for (reviewer, who) in site.reviewers.iter().zip(&site.readers) {
            let one = reviewers.iter().find(|one| one.reviewer == *reviewer).unwrap();
            let seen = shown.severities[&who.id];
            assert_eq!((one.severity, one.low, one.high), (seen.severity, seen.low, seen.high));
        }
        let [rita, rolf, rosa] = site.readers.each_ref().map(|who| shown.severities[&who.id].severity);
        assert!(rolf > rita && rita > rosa, "the marks have somebody severe: {rita} {rolf} {rosa}");
        assert_eq!(found(&site).await, Finding::Same);
    }

    async fn a_figure_that_was_changed_is_named(db: TestDb) {
        let site = proposed(&db).await;
        let kept = kept_of(&site).await;
        let Found::Figures { applications, .. } = kept.record().unwrap().found else { panic!("no figures") };
        let second = applications[1];
        let part = |estimate| format!("\"application\":2,\"estimate\":{estimate}");
        forge(&site, &kept, &part(second.estimate), &part(second.estimate + 1)).await;
        let Finding::Other(differences) = found(&site).await else { panic!("it holds") };
        let mut other = second;
        other.estimate += 1;
        let named = Difference::Application { application: 2, kept: Some(other), again: Some(second) };
        assert_eq!(differences, [named]);
    }

    async fn marks_that_were_changed_are_named_by_their_review(db: TestDb) {
        let site = proposed(&db).await;
        site.forge(&sql::MARK, args![site.reviews[1][2], 5]).await;
        let named = Difference::Review { review: site.reviews[1][2], application: 2 };
        assert_eq!(found(&site).await, Finding::Other(vec![named]));
    }

    async fn a_record_that_follows_from_other_marks_is_not_in_the_ledger(db: TestDb) {
        let site = proposed(&db).await;
        let kept = kept_of(&site).await;
        // The salt alone differs: everything follows, and the ledger still knows better.
        let salt = kept.record().unwrap().salt.to_string();
        forge(&site, &kept, &salt, &Digest::of(b"other").to_string()).await;
        assert_eq!(found(&site).await, Finding::NotInLedger);
        site.forge(&sql::RECORD, args![site.selection, "{}", kept.digest]).await;
        assert_eq!(found(&site).await, Finding::Other(vec![Difference::Digest, Difference::Unreadable]));
        site.forge(&sql::LOSE, args![site.selection]).await;
        assert_eq!(found(&site).await, Finding::Other(vec![Difference::Lost]));
    }

    async fn a_decision_of_old_kept_no_calibration_and_is_said_to(db: TestDb) {
        let site = proposed(&db).await;
        let part = format!("\"calibration\":\"{}\",", kept_of(&site).await.digest);
        site.forge(&sql::LOSE, args![site.selection]).await;
        site.forge(&sql::LEDGER, args![part, ""]).await;
        assert_eq!(found(&site).await, Finding::NotRecorded);
        let digest = decisions_of(&site).await[0].digest;
        release(&site, (1, digest)).await;
    }

    async fn marks_of_a_reviewer_that_changed_since_the_proposal_keep_it_from_being_released(db: TestDb) {
        let site = proposed(&db).await;
        let (house, carla) = (&site.app.house, &site.carla.actor);
        let digest = decisions_of(&site).await[0].digest;
        site.forge(&sql::MARK, args![site.reviews[2][2], 10]).await;
        let late = decision::release(house, carla, site.selection, (1, digest), &address()).await;
        assert!(matches!(late, Err(DecisionError::DoesNotFollow)), "{late:?}");
        site.forge(&sql::MARK, args![site.reviews[2][2], FOUND[2][2][0]]).await;
        release(&site, (1, digest)).await;
    }

    async fn the_digest_tells_nothing_to_who_knows_all_marks_but_one(db: TestDb) {
        let site = proposed(&db).await;
        let first = kept_of(&site).await.record().unwrap();
        decision::propose(&site.app.house, &site.olga.actor, site.selection, "Again").await.unwrap();
        let mut reader = site.app.house.db.read_current().await.unwrap();
        let second = kept(&mut reader.conn(), site.selection, 2).await.unwrap().unwrap().record().unwrap();
        assert_eq!((&first.marks, &first.found), (&second.marks, &second.found));
        assert_ne!(first.digest(), second.digest());
    }
}
