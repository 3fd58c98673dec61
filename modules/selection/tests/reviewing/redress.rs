//! A complaint that leads to a re-evaluation: one report is opened again, and what comes of it is a further decision.

use std::time::Duration;

use axum::http::StatusCode;
use centum_accounts::Role;
use centum_base::Id;
use centum_selection::consensus::rules::Refusal;
use centum_selection::consensus::{self, ReportError, ReportState};
use centum_selection::decision::{self, Complaint, DecisionError, RedressOutcome};
use centum_selection::reviews::Mark;
use centum_selection::reviews::marking::{Save, Saved};
use centum_store::args;
use centum_testkit::on_both_databases;

use crate::releasing::{address, approve, deciding, decisions_of, released, selected};
use crate::site::{Site, Who, mark};

mod sql {
    centum_store::statements! {
        WITHDRAW = "UPDATE expression SET state = 'withdrawn', in_force = NULL WHERE id = $1";
    }
}

/// Which of the cities complains: the fourth by rank, for which no seat was left.
pub(crate) const CITY: usize = 3;

async fn states(site: &Site) -> Vec<ReportState> {
    let selection = site.selection().await;
    let mut db = site.app.house.db.read_current().await.unwrap();
    let mut states = Vec::new();
    for city in &site.cities {
        let reading =
            consensus::for_manager(&mut db.conn(), &site.olga.actor, selection.clone(), *city).await;
        states.push(reading.unwrap().report.unwrap().report.state);
    }
    states
}

/// What Rita makes of a mark of the report that she writes.
pub(crate) async fn writes(site: &Site, city: usize, mark: Mark) -> Result<Vec<Saved>, ReportError> {
    let (house, rita) = (&site.app.house, &site.readers[0].actor);
    let place = (site.selection, site.cities[city]);
    consensus::save_marks(house, rita, place, &[Save { base: 1, mark }], house.now()).await
}

pub(crate) async fn complained(site: &Site) -> Id<Complaint> {
    let (house, ben) = (&site.app.house, &site.officers[1].actor);
    decision::file_complaint(house, ben, site.cities[CITY], "Nobody read the second page.").await.unwrap()
}

pub(crate) async fn evaluated_again(site: &Site, who: &Who, id: Id<Complaint>) -> Result<(), DecisionError> {
    let outcome = RedressOutcome::ReEvaluation;
    let said = "It is read again.";
    decision::answer_complaint(&site.app.house, &who.actor, id, outcome, said, &address()).await
}

on_both_databases! {
    async fn a_re_evaluation_opens_one_report_and_ends_in_a_further_decision(db: TestDb) {
        let site = deciding(&db).await;
        let (house, olga) = (&site.app.house, &site.olga);
        released(&site, "First decision").await;
        site.world.clock.advance(Duration::from_secs(3600));
        let closed = writes(&site, CITY, mark("idea", 10)).await;
        assert!(matches!(closed, Err(ReportError::Rule(Refusal::NotDeliberating))));
        let id = complained(&site).await;
        for who in [olga, &site.carla] {
            assert!(matches!(evaluated_again(&site, who, id).await, Err(DecisionError::DecidedIt)));
        }
        evaluated_again(&site, &site.impartial().await, id).await.unwrap();
        let open: Vec<usize> =
            (0..6).zip(states(&site).await).filter(|(_, state)| *state != ReportState::Agreed).map(|(at, _)| at).collect();
        assert_eq!(open, [CITY], "no other report is open");
        let page = site.get(&site.readers[0], &format!("/reviews/{}/report", site.reviews[CITY][0])).await;
        assert!(page.body.contains("It is read again."), "whoever writes knows why: {}", page.body);

        writes(&site, CITY, Mark { comment: "Now with the second page".into(), ..mark("idea", 10) }).await.unwrap();
        writes(&site, CITY, mark("team", 10)).await.unwrap();
        let other = writes(&site, CITY + 1, mark("idea", 10)).await;
        assert!(matches!(other, Err(ReportError::Rule(Refusal::NotDeliberating))));
        let waits = decision::propose(house, &olga.actor, site.selection, "Too early").await;
        let Err(DecisionError::Missing(missing)) = waits else { panic!("proposed on an open report") };
        assert_eq!(missing.marks, [4]);

        approve(&site, CITY).await;
        let again = writes(&site, CITY, mark("idea", 1)).await;
        assert!(matches!(again, Err(ReportError::Rule(Refusal::NotDeliberating))), "agreed is closed");
        let before = decisions_of(&site).await.remove(0);
        assert_eq!(released(&site, "After the complaint").await, 2);
        assert!(selected(&site).await.contains(&site.cities[CITY]));
        assert_eq!(decisions_of(&site).await.remove(0), before, "the first decision is as it was");
    }

    async fn while_a_report_is_written_again_the_applicant_reads_what_was_decided(db: TestDb) {
        let site = deciding(&db).await;
        released(&site, "First decision").await;
        site.world.clock.advance(Duration::from_secs(3600));
        let id = complained(&site).await;
        let waits = "One complaint waits for an answer";
        assert!(site.get(&site.olga, "/desk").await.body.contains(waits), "whoever answers sees that it waits");
        evaluated_again(&site, &site.impartial().await, id).await.unwrap();
        assert!(!site.get(&site.olga, "/desk").await.body.contains(waits), "it was answered");
        let mine = format!("/expressions/{}/outcome", site.cities[CITY]);
        let before = site.get(&site.officers[1], &mine).await;
        assert_eq!(before.status, StatusCode::OK);
        assert!(before.body.contains("Because of idea") && before.body.contains("It is read again."));
        writes(&site, CITY, Mark { comment: "Now with the second page".into(), ..mark("idea", 10) }).await.unwrap();
        let while_written = site.get(&site.officers[1], &mine).await;
        assert!(!while_written.body.contains("Now with the second page"));
        assert!(while_written.body.contains("Because of idea"));
    }

    async fn the_applicant_reads_why_the_panel_changed_a_mark(db: TestDb) {
        let site = deciding(&db).await;
        let (house, place) = (&site.app.house, (site.selection, site.cities[CITY]));
        let path = format!("/desk/calls/{}/selection/reports/4", site.call().await.slug);
        let form = site.get(&site.carla, &path).await.body;
        assert!(form.contains("The applicant reads this reason"), "{form}");
        consensus::change_mark(house, &site.carla.actor, place, "idea", 9, "Cities of its size did less").await.unwrap();
        released(&site, "First decision").await;
        let page = site.get(&site.officers[1], &format!("/expressions/{}/outcome", place.1)).await.body;
        assert!(page.contains("The report on your application gave 3.5. After comparing applications the panel gave 4.5:"), "{page}");
        assert!(page.contains("Cities of its size did less") && page.contains("Because of idea"));
        let other = site.get(&site.officers[1], &format!("/expressions/{}/outcome", site.cities[4])).await.body;
        assert!(!other.contains("After comparing applications"));
    }

    async fn a_report_is_opened_again_with_a_reason_by_who_may_release(db: TestDb) {
        let site = deciding(&db).await;
        let (house, place) = (&site.app.house, (site.selection, site.cities[CITY]));
        let reader = consensus::evaluate_again(house, &site.readers[0].actor, place, "Why").await;
        assert!(matches!(reader, Err(ReportError::Refused(_))));
        let silent = consensus::evaluate_again(house, &site.carla.actor, place, " ").await;
        assert!(matches!(silent, Err(ReportError::Marks(_))));
        let path = format!("/desk/calls/{}/selection/reports/4", site.call().await.slug);
        assert!(site.get(&site.carla, &path).await.body.contains(&format!("{path}/again")));
        let fields = [("reason-again", "Rosa read another submission.")];
        let done = site.post(&site.carla, &format!("{path}/again"), &fields).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        assert_eq!(states(&site).await[CITY], ReportState::Drafting);
        let page = site.get(&site.carla, &path).await.body;
        assert!(page.contains("Rosa read another submission.") && !page.contains(&format!("{path}/again")));
        let twice = consensus::evaluate_again(house, &site.carla.actor, place, "Again").await;
        assert!(matches!(twice, Err(ReportError::Rule(Refusal::NotAgreed))));
    }

    async fn a_selection_is_not_closed_over_a_complaint_without_an_answer(db: TestDb) {
        let site = deciding(&db).await;
        released(&site, "First decision").await;
        site.world.clock.advance(Duration::from_secs(3600));
        let id = complained(&site).await;
        let home = format!("/desk/calls/{}/selection", site.call().await.slug);
        let page = site.get(&site.carla, &home).await.body;
        assert!(page.contains("One complaint has no answer."), "{page}");
        let version = site.selection().await.version.to_string();
        let closed = site.post(&site.carla, &format!("{home}/step"), &[("version", &version)]).await;
        assert_eq!(closed.status, StatusCode::CONFLICT, "{}", closed.body);
        let (house, dora) = (&site.app.house, site.impartial().await.actor);
        let unchanged = RedressOutcome::Unchanged;
        decision::answer_complaint(house, &dora, id, unchanged, "It was read.", &address()).await.unwrap();
        // Others may still complain, and what is closed is evaluated no more.
        let page = site.get(&site.carla, &home).await.body;
        assert!(page.contains("The time to complain about the last decision is not over."), "{page}");
        let version = site.selection().await.version.to_string();
        let early = site.post(&site.carla, &format!("{home}/step"), &[("version", &version)]).await;
        assert_eq!(early.status, StatusCode::CONFLICT, "{}", early.body);
        site.world.clock.advance(Duration::from_secs(31 * 24 * 3600));
        let cleo = site.somebody("cleo@example.org", Role::PanelChair).await;
        let closed = site.post(&cleo, &format!("{home}/step"), &[("version", &version)]).await;
        assert_eq!(closed.status, StatusCode::SEE_OTHER, "{}", closed.body);
        let list = site.get(&cleo, "/desk/selections").await.body;
        assert!(list.contains(&home) && list.contains("Closed"), "{list}");
    }

    async fn who_withdrew_complains_of_the_decision_that_told_of_the_application(db: TestDb) {
        let site = deciding(&db).await;
        released(&site, "First decision").await;
        site.world.clock.advance(Duration::from_secs(20 * 24 * 3600));
        site.forge(&sql::WITHDRAW, args![site.cities[CITY]]).await;
        assert_eq!(released(&site, "Somebody withdrew").await, 2);
        complained(&site).await;
        let mut db = site.app.house.db.read_current().await.unwrap();
        let told = decision::complaints_about(&mut db.conn(), site.cities[CITY]).await.unwrap();
        assert_eq!(told[0].decision, 1, "the second says nothing of it");
        drop(db);
        let cleo = site.somebody("cleo@example.org", Role::PanelChair).await;
        let page = site.get(&cleo, "/desk/calls/invented-call/selection/seats").await.body;
        assert!(page.contains("EOI-0004") && page.contains("Nobody read the second page."), "{page}");
        site.world.clock.advance(Duration::from_secs(20 * 24 * 3600));
        let (house, ben) = (&site.app.house, &site.officers[1].actor);
        let late = decision::file_complaint(house, ben, site.cities[CITY], "Later").await;
        assert!(matches!(late, Err(DecisionError::RedressOver)), "the time runs from the first");
    }

    async fn what_the_panel_had_changed_ends_where_the_report_is_written_again(db: TestDb) {
        let site = deciding(&db).await;
        let (house, place) = (&site.app.house, (site.selection, site.cities[CITY]));
        consensus::change_mark(house, &site.carla.actor, place, "idea", 2, "Compared").await.unwrap();
        released(&site, "First decision").await;
        site.world.clock.advance(Duration::from_secs(3600));
        let id = complained(&site).await;
        evaluated_again(&site, &site.impartial().await, id).await.unwrap();
        writes(&site, CITY, mark("idea", 8)).await.unwrap();
        approve(&site, CITY).await;
        let selection = site.selection().await;
        let mut db = house.db.read_current().await.unwrap();
        let marks = consensus::final_marks(&mut db.conn(), &selection).await.unwrap();
        assert_eq!(marks[&site.cities[CITY]][0].halves, Some(8), "the report counts again, not the change");
    }
}
