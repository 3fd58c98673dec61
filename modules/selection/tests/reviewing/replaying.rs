//! What replay notices: whatever is missing, exchanged or written in another place.

use centum_base::Digest;
use centum_selection::consensus;
use centum_selection::decision;
use centum_selection::draw::Seed;
use centum_selection::replay::{Finding, Replayed, Unlike, What, replay};
use centum_store::args;
use centum_testkit::{TestDb, on_both_databases};

use crate::releasing::{deciding, decisions_of, released};
use crate::site::Site;

mod sql {
    centum_store::statements! {
        LOSE_WORDING = "DELETE FROM decision_wording WHERE selection_id = $1 AND decision = $2";
        LOSE_CALIBRATION = "DELETE FROM calibration WHERE selection_id = $1 AND decision = $2";
        LOSE = "DELETE FROM decision WHERE selection_id = $1 AND number = $2";
        LOSE_DRAW = "DELETE FROM draw WHERE selection_id = $1";
        OTHER = "UPDATE decision SET content = $3, digest = $4 WHERE selection_id = $1 AND number = $2";
        RELEASE = "UPDATE decision SET state = 'released', released_by = proposed_by, released_at = proposed_at \
            WHERE selection_id = $1 AND number = $2";
        DROP = "UPDATE decision SET state = 'dropped', released_by = NULL, released_at = NULL \
            WHERE selection_id = $1 AND number = $2";
        OTHER_DRAW = "UPDATE draw SET seed = $2, commitment = $3 WHERE selection_id = $1";
        OTHER_LEDGER = "UPDATE ledger_entry SET payload = REPLACE(payload, $1, $2)";
        OTHER_TERMS = "UPDATE selection_terms SET terms = REPLACE(terms, $2, $3) WHERE selection_id = $1 AND number = 2";
        OTHER_TERMS_WHOLE = "UPDATE selection_terms SET terms = $2, digest = $3 WHERE selection_id = $1 AND number = 2";
        OTHER_REVIEW = "UPDATE review_mark SET comment = 'Other' WHERE review_id = $1 AND criterion = 'idea'";
        OTHER_REPORT = "UPDATE consensus_mark SET halves = $2 WHERE expression_id = $1 AND criterion = 'idea'";
        OTHER_VOICES = "UPDATE consensus_voice SET content = $2 WHERE expression_id = $1";
        OTHER_PANEL = "UPDATE panel_mark SET halves = $2 WHERE expression_id = $1";
        LOSE_PANEL = "DELETE FROM panel_mark WHERE expression_id = $1";
        OTHER_POOL = "UPDATE draw SET pool = $2 WHERE selection_id = $1";
    }
}

/// One decision is released, and a second one is proposed for a seat that was given back.
async fn two(db: &TestDb) -> Site {
    let site = deciding(db).await;
    released(&site, "First decision").await;
    centum_selection::seats::decline(&site.app.house, &site.officers[0].actor, site.cities[0], "No money")
        .await
        .unwrap();
    decision::propose(&site.app.house, &site.olga.actor, site.selection, "A seat is free").await.unwrap();
    assert!(wrong(&site).await.is_empty());
    site
}

async fn wrong(site: &Site) -> Vec<(What, Finding)> {
    let mut db = site.app.house.db.read_current().await.unwrap();
    let all = replay(&mut db.conn()).await.unwrap();
    let wrong = all.into_iter().filter(|one| !Replayed::holds(one));
    wrong.map(|one| (one.what, one.finding)).collect()
}

on_both_databases! {
    async fn a_decision_that_was_deleted_is_missed(db: TestDb) {
        let site = two(&db).await;
        for statement in [&sql::LOSE_WORDING, &sql::LOSE_CALIBRATION, &sql::LOSE] {
            site.forge(statement, args![site.selection, 2]).await;
        }
        let found = wrong(&site).await;
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(matches!(found[0], (What::Calibration(2), Finding::Other(_))), "{found:?}");
        assert_eq!(found[1], (What::Decision(2), Finding::Lost));
    }

    async fn a_draw_that_was_deleted_is_missed(db: TestDb) {
        let site = two(&db).await;
        site.forge(&sql::LOSE_DRAW, args![site.selection]).await;
        assert_eq!(wrong(&site).await[0], (What::Draw, Finding::Lost));
    }

    async fn the_content_of_one_decision_does_not_stand_for_another(db: TestDb) {
        let site = two(&db).await;
        let first = decisions_of(&site).await.remove(0);
        let text = serde_json::to_string(&first.content).unwrap();
        site.forge(&sql::OTHER, args![site.selection, 2, text, first.digest]).await;
        assert!(wrong(&site).await.contains(&(What::Decision(2), Finding::NotInLedger)));
    }

    async fn what_cannot_be_read_any_more_is_a_finding_and_ends_no_replay(db: TestDb) {
        let site = two(&db).await;
        let digest = decisions_of(&site).await.remove(0).digest;
        site.forge(&sql::OTHER, args![site.selection, 2, "garbage".to_owned(), digest]).await;
        let found = wrong(&site).await;
        assert!(matches!(&found[..], [(What::Selection, Finding::Broken(_))]), "{found:?}");
    }

    async fn a_digest_that_somebody_wrote_as_a_reason_vouches_for_nothing(db: TestDb) {
        let site = two(&db).await;
        let first = decisions_of(&site).await.remove(0);
        let mut other = first.content.clone();
        other.input.candidates[5].title = "Elsewhere".into();
        other.output = decision::decide(&other.input).unwrap();
        let text = serde_json::to_string(&other).unwrap();
        let digest = Digest::of(text.as_bytes());
        let (house, olga) = (&site.app.house, &site.olga.actor);
        decision::propose(house, olga, site.selection, &digest.to_string()).await.unwrap();
        site.forge(&sql::OTHER, args![site.selection, 1, text, digest]).await;
        assert_eq!(wrong(&site).await, [(What::Decision(1), Finding::NotInLedger)]);
    }

    async fn what_nobody_released_is_not_released_and_the_other_way_round(db: TestDb) {
        let site = two(&db).await;
        for (number, statement) in [(2, &sql::RELEASE), (1, &sql::DROP)] {
            site.forge(statement, args![site.selection, number]).await;
        }
        let found = wrong(&site).await;
        assert_eq!(found, [1, 2].map(|number| (What::Decision(number), Finding::NotInLedger)));
    }

    async fn another_seed_than_the_one_that_was_committed_to_is_noticed(db: TestDb) {
        let site = two(&db).await;
        let seed = Seed::of([9; 32]);
        let text = serde_json::to_string(&seed).unwrap();
        site.forge(&sql::OTHER_DRAW, args![site.selection, text, seed.commitment()]).await;
        let other = Finding::Other(Vec::new());
        let decisions = [1, 2].map(|number| (What::Decision(number), other.clone()));
        assert_eq!(wrong(&site).await, [&[(What::Draw, Finding::NotInLedger)][..], &decisions].concat());
    }

    async fn a_decision_that_was_changed_together_with_the_ledger_is_noticed(db: TestDb) {
        let site = two(&db).await;
        let first = decisions_of(&site).await.remove(0);
        let mut other = first.content.clone();
        other.input.candidates[5].title = "Elsewhere".into();
        other.output = decision::decide(&other.input).unwrap();
        let text = serde_json::to_string(&other).unwrap();
        let digest = Digest::of(text.as_bytes());
        site.forge(&sql::OTHER, args![site.selection, 1, text, digest]).await;
        site.forge(&sql::OTHER_LEDGER, args![first.digest.to_string(), digest.to_string()]).await;
        let found = wrong(&site).await;
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(matches!(found[0], (What::Ledger, Finding::Broken(_))), "{found:?}");
    }

    async fn terms_that_read_otherwise_than_they_were_declared_are_noticed(db: TestDb) {
        let site = two(&db).await;
        let answers = ["\"answer_days\":14", "\"answer_days\":15"];
        site.forge(&sql::OTHER_TERMS, args![site.selection, answers[0], answers[1]]).await;
        let other = Finding::Other(Vec::new());
        assert_eq!(wrong(&site).await, [(What::Terms(2), other.clone())]);
        // With a digest that fits it is not the declared one, and no decision rests on it.
        let mut terms = site.selection().await.terms;
        terms.bounds[0].ceiling = Some(4);
        let text = serde_json::to_string(&terms).unwrap();
        let digest = Digest::of(text.as_bytes());
        site.forge(&sql::OTHER_TERMS_WHOLE, args![site.selection, text, digest]).await;
        let decisions = [1, 2].map(|number| (What::Decision(number), other.clone()));
        assert_eq!(wrong(&site).await, [&[(What::Terms(2), Finding::NotInLedger)][..], &decisions].concat());
    }

    async fn another_pool_than_the_one_that_was_fixed_is_noticed(db: TestDb) {
        let site = two(&db).await;
        site.forge(&sql::OTHER_POOL, args![site.selection, "nobody"]).await;
        assert_eq!(wrong(&site).await[0], (What::Draw, Finding::NotInLedger));
    }

    async fn a_review_that_says_something_else_than_was_submitted_is_named(db: TestDb) {
        let site = deciding(&db).await;
        assert!(wrong(&site).await.is_empty());
        let review = site.reviews[1][2];
        site.forge(&sql::OTHER_REVIEW, args![review]).await;
        assert_eq!(wrong(&site).await, [(What::Marks, Finding::Unlike(vec![Unlike::Review(review)]))]);
    }

    async fn a_report_that_says_something_else_than_was_agreed_is_named_with_the_decisions_on_it(db: TestDb) {
        let site = two(&db).await;
        let city = site.cities[1];
        site.forge(&sql::OTHER_REPORT, args![city, 2]).await;
        let weighed = |decision| Unlike::Weighed { decision, application: city };
        let named = [(What::Marks, Finding::Unlike(vec![Unlike::Report(city), weighed(1), weighed(2)]))];
        assert_eq!(wrong(&site).await, named);
        // Voices that fit are not what the ledger tells of.
        let selection = site.selection().await;
        let content = {
            let mut db = site.app.house.db.read_current().await.unwrap();
            let olga = &site.olga.actor;
            let reading = consensus::for_manager(&mut db.conn(), olga, selection, city).await.unwrap();
            reading.report.unwrap().content
        };
        site.forge(&sql::OTHER_VOICES, args![city, content]).await;
        assert_eq!(wrong(&site).await, named);
    }

    async fn a_change_of_the_panel_that_is_kept_otherwise_is_named(db: TestDb) {
        let site = deciding(&db).await;
        let (house, carla, city) = (&site.app.house, &site.carla.actor, site.cities[1]);
        let place = (site.selection, city);
        consensus::change_mark(house, carla, place, "idea", 7, "Compared").await.unwrap();
        decision::propose(house, &site.olga.actor, site.selection, "First decision").await.unwrap();
        assert!(wrong(&site).await.is_empty());
        let weighed = Unlike::Weighed { decision: 1, application: city };
        let named = [(What::Marks, Finding::Unlike(vec![Unlike::Panel(city), weighed]))];
        site.forge(&sql::OTHER_PANEL, args![city, 8]).await;
        assert_eq!(wrong(&site).await, named);
        site.forge(&sql::LOSE_PANEL, args![city]).await;
        assert_eq!(wrong(&site).await, named);
    }

    async fn a_report_that_went_on_after_a_decision_stands_beside_it(db: TestDb) {
        let site = deciding(&db).await;
        let (house, carla, city) = (&site.app.house, &site.carla.actor, site.cities[1]);
        decision::propose(house, &site.olga.actor, site.selection, "First decision").await.unwrap();
        consensus::change_mark(house, carla, (site.selection, city), "idea", 7, "Compared").await.unwrap();
        assert!(wrong(&site).await.is_empty());
    }
}
