//! From agreed reports to a decision, its letters, its seats and the complaints about it.

use axum::http::StatusCode;
use centum_base::Id;
use centum_calls::Site as Address;
use centum_calls::expression::Expression;
use centum_jobs::run_due;
use centum_selection::consensus::{self, Said};
use centum_selection::decision::{
    self, DecisionError, DecisionState, Reason, RedressOutcome, decide, decisions,
};
use centum_selection::process::{self, SelectionError, SelectionState, Terms};
use centum_selection::replay::{Replayed, What, replay};
use centum_selection::seats::{self, SeatError, SeatState};
use centum_store::args;
use centum_testkit::{TestDb, on_both_databases};

use crate::site::{Site, steady};

mod sql {
    centum_store::statements! {
        FORGE = "UPDATE decision SET content = REPLACE(content, $2, $3) WHERE selection_id = $1";
    }
}

pub(crate) fn address() -> Address {
    Address { name: "Centum".into(), base: "https://centum.example".into() }
}

/// Six cities with agreed reports: Leuven has the most points, each further city half a point less in both criteria. Three seats.
pub(crate) async fn deciding(db: &TestDb) -> Site {
    deciding_by(db, |terms| terms.bounds[0].ceiling = Some(3)).await
}

/// The same by other terms, declared before any mark is in view.
pub(crate) async fn deciding_by(db: &TestDb, declared: impl FnOnce(&mut Terms)) -> Site {
    let site = Site::of(db, 4).await;
    let mut terms = site.selection().await.terms;
    declared(&mut terms);
    let seen = site.selection().await.version;
    let (house, olga) = (&site.app.house, &site.olga.actor);
    let silent = process::correct_terms(house, olga, site.selection, seen, &terms, " ").await;
    assert!(matches!(silent, Err(SelectionError::ReasonNeeded)), "the call has closed");
    process::correct_terms(house, olga, site.selection, seen, &terms, "Two seats more.").await.unwrap();
    for city in 0..6 {
        let halves = 10 - u32::try_from(city).unwrap();
        for reader in 0..3 {
            site.review(city, reader, [halves.max(6), halves]).await;
        }
    }
    site.go_on().await;
    for city in 0..6 {
        agree(&site, city).await;
    }
    site.go_on().await;
    site
}

/// The report on a city, agreed as it was begun.
pub(crate) async fn agree(site: &Site, city: usize) {
    let (house, place) = (&site.app.house, (site.selection, site.cities[city]));
    consensus::name_rapporteur(house, &site.olga.actor, place, site.reviewers[0]).await.unwrap();
    approve(site, city).await;
}

/// Rita asks for approval of what stands in the report on a city, and the others approve.
pub(crate) async fn approve(site: &Site, city: usize) {
    let (house, place) = (&site.app.house, (site.selection, site.cities[city]));
    let rita = &site.readers[0].actor;
    let round = consensus::ask_approval(house, rita, place).await.unwrap();
    let selection = site.selection().await;
    let content = {
        let mut db = house.db.read_current().await.unwrap();
        let reading =
            consensus::for_manager(&mut db.conn(), &site.olga.actor, selection, place.1).await.unwrap();
        reading.report.unwrap().content
    };
    // Who asks for approval has given it.
    for reader in &site.readers[1..] {
        consensus::speak(house, &reader.actor, place, (round, content), &Said::Approves).await.unwrap();
    }
}

/// Proposed by Olga, released by Carla.
pub(crate) async fn released(site: &Site, reason: &str) -> u32 {
    let (house, id) = (&site.app.house, site.selection);
    let number = decision::propose(house, &site.olga.actor, id, reason).await.unwrap();
    let digest = decisions_of(site).await.last().unwrap().digest;
    release(site, (number, digest)).await;
    number
}

pub(crate) async fn release(site: &Site, of: (u32, centum_base::Digest)) {
    let (house, carla) = (&site.app.house, &site.carla.actor);
    decision::release(house, carla, site.selection, of, &address()).await.unwrap();
}

pub(crate) async fn decisions_of(site: &Site) -> Vec<decision::Decision> {
    let mut db = site.app.house.db.read_current().await.unwrap();
    decisions(&mut db.conn(), site.selection).await.unwrap()
}

pub(crate) async fn selected(site: &Site) -> Vec<Id<Expression>> {
    let last = decisions_of(site).await.pop().unwrap();
    last.content.output.lines.iter().filter(|line| line.selected).map(|line| line.id).collect()
}

/// The subjects of all letters about decisions, after the job ran.
pub(crate) async fn letters(site: &Site) -> Vec<String> {
    let module = centum_selection::module();
    run_due(&site.app.house, (module.jobs)()).await.unwrap();
    let mut db = site.app.house.db.read_current().await.unwrap();
    let all = centum_jobs::letters(&mut db.conn(), 200).await.unwrap();
    all.into_iter()
        .map(|one| one.letter.subject)
        .filter(|subject| subject.starts_with("Invented call"))
        .collect()
}

on_both_databases! {
    async fn a_decision_is_proposed_by_one_person_and_released_by_another(db: TestDb) {
        let site = deciding(&db).await;
        let (house, id) = (&site.app.house, site.selection);
        let why = decision::propose(house, &site.olga.actor, id, " ").await;
        assert!(matches!(why, Err(DecisionError::ReasonNeeded)));
        let reader = decision::propose(house, &site.readers[0].actor, id, "First decision").await;
        assert!(matches!(reader, Err(DecisionError::Refused(_))));
        let number = decision::propose(house, &site.olga.actor, id, "First decision").await.unwrap();
        let digest = decisions_of(&site).await[0].digest;
        let alone = decision::release(house, &site.olga.actor, id, (number, digest), &address()).await;
        assert!(matches!(alone, Err(DecisionError::SamePerson)));
        let other = centum_base::Digest::of(b"other");
        let unseen = decision::release(house, &site.carla.actor, id, (number, other), &address()).await;
        assert!(matches!(unseen, Err(DecisionError::Changed)));
        decision::release(house, &site.carla.actor, id, (number, digest), &address()).await.unwrap();
        assert_eq!(site.selection().await.state, SelectionState::Released);
        assert_eq!(selected(&site).await, site.cities[..3]);
        let again = decision::release(house, &site.carla.actor, id, (number, digest), &address()).await;
        assert!(matches!(again, Err(DecisionError::Changed)));
    }

    async fn the_line_between_selected_and_not_is_drawn_and_said(db: TestDb) {
        let site = deciding(&db).await;
        decision::propose(&site.app.house, &site.olga.actor, site.selection, "First decision").await.unwrap();
        let path = format!("/desk/calls/{}/selection/decision/1", site.call().await.slug);
        let page = site.get(&site.olga, &path).await.body;
        assert!(page.contains("The line lies below rank 3 with 6 points"), "{page}");
        assert!(page.contains("<line class=\"chart-axis\""), "{page}");
    }

    async fn whoever_releases_reads_how_many_who_and_what_differs_and_both_names_stand_on_paper(db: TestDb) {
        let site = deciding(&db).await;
        let (house, olga) = (&site.app.house, &site.olga.actor);
        let home = format!("/desk/calls/{}/selection/decision", site.call().await.slug);
        decision::propose(house, olga, site.selection, "First decision").await.unwrap();
        let first = site.get(&site.carla, &format!("{home}/1")).await.body;
        assert!(first.contains("3 applications are selected."), "{first}");
        for name in ["Leuven", "Aarhus", "City 0"] {
            assert!(first.contains(&format!("{name}</li>")), "{name} in {first}");
        }
        released(&site, "First decision").await;
        seats::decline(house, &site.officers[1].actor, site.cities[1], "No money").await.unwrap();
        let second = decision::propose(house, olga, site.selection, "Aarhus gave its seat back").await.unwrap();
        let page = site.get(&site.carla, &format!("{home}/{second}")).await.body;
        assert!(page.contains("1 come in, 1 go out."), "{page}");
        assert!(page.contains("City 1</li>") && page.contains("Aarhus</li>"), "{page}");
        let one = decisions_of(&site).await.into_iter().find(|one| one.released.is_some()).unwrap();
        let paper = site.get(&site.carla, &format!("{home}/{}/paper", one.number)).await.body;
        for part in ["Olga Two", "Carla Chair", &one.digest.to_string(), &one.content.input.terms.to_string()] {
            assert!(paper.contains(part), "{part} in {paper}");
        }
    }

    async fn what_changed_since_the_proposal_keeps_it_from_being_released(db: TestDb) {
        let site = deciding(&db).await;
        let (house, id) = (&site.app.house, site.selection);
        let number = decision::propose(house, &site.olga.actor, id, "First decision").await.unwrap();
        let digest = decisions_of(&site).await[0].digest;
        let mut terms = site.selection().await.terms;
        terms.answer_days += 10;
        let seen = site.selection().await.version;
        process::correct_terms(house, &site.olga.actor, id, seen, &terms, "There are holidays.").await.unwrap();
        let outdated = decision::release(house, &site.carla.actor, id, (number, digest), &address()).await;
        assert!(matches!(outdated, Err(DecisionError::DoesNotFollow)));
        released(&site, "After the correction").await;
        let all = decisions_of(&site).await;
        let states: Vec<DecisionState> = all.iter().map(|one| one.state).collect();
        assert_eq!(states, [DecisionState::Dropped, DecisionState::Released]);
    }

    async fn every_applicant_gets_one_letter_however_often_the_job_runs(db: TestDb) {
        let site = deciding(&db).await;
        assert!(letters(&site).await.is_empty(), "nothing leaves before the release");
        released(&site, "First decision").await;
        let first = letters(&site).await;
        assert_eq!(first.len(), 6);
        assert_eq!(first.iter().filter(|subject| subject.ends_with("is selected")).count(), 3);
        assert_eq!(letters(&site).await.len(), 6);
    }

    async fn to_an_applicant_there_is_no_outcome_before_the_release_and_to_a_stranger_never(db: TestDb) {
        let site = deciding(&db).await;
        let [ana, ben] = &site.officers;
        let mine = format!("/expressions/{}/outcome", site.cities[0]);
        let absent = format!("/expressions/{}/outcome", site.app.house.id::<Expression>());
        let before = site.get(ana, &mine).await;
        assert_eq!(before.status, StatusCode::NOT_FOUND);
        let number = decision::propose(&site.app.house, &site.olga.actor, site.selection, "First").await.unwrap();
        assert_eq!(number, 1);
        assert_eq!(steady(&site.get(ana, &mine).await), steady(&before));
        let application = mine.trim_end_matches("/outcome");
        assert!(!site.get(ana, application).await.body.contains(&mine), "nothing leads there yet");
        released(&site, "First decision").await;
        assert!(site.get(ana, application).await.body.contains(&mine), "the application leads to what came of it");
        let call = format!("/calls/{}", site.call().await.slug);
        let terms = format!("href=\"{call}/selection\"");
        assert!(site.get(ana, &call).await.body.contains(&terms), "the call leads to how it selects");
        let page = site.get(ana, &mine).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("rank 1 is high enough"), "{}", page.body);
        assert!(!page.body.contains("Aarhus"), "other applicants have no name here");
        let strange = site.get(ben, &mine).await;
        let never = site.get(ben, &absent).await;
        let without = |text: String, id: &str| text.replace(id, "");
        let (a, b) = (mine.split('/').nth(2).unwrap(), absent.split('/').nth(2).unwrap());
        assert_eq!(without(steady(&strange).2, a), without(steady(&never).2, b));
        let closed = format!("/desk/calls/{}/selection/decision", site.call().await.slug);
        for who in [ana, &site.readers[0]] {
            assert!(!site.get(who, &closed).await.body.contains("Leuven"));
        }
    }

    async fn a_seat_that_is_declined_goes_to_the_next_and_only_the_next_is_written_to(db: TestDb) {
        let site = deciding(&db).await;
        let (house, [ana, ben]) = (&site.app.house, &site.officers);
        released(&site, "First decision").await;
        assert_eq!(letters(&site).await.len(), 6);
        let strange = seats::confirm(house, &ben.actor, site.cities[0]).await;
        assert!(matches!(strange, Err(SeatError::Absent)));
        seats::confirm(house, &ana.actor, site.cities[0]).await.unwrap();
        seats::decline(house, &ben.actor, site.cities[1], "No money").await.unwrap();
        let twice = seats::confirm(house, &ben.actor, site.cities[1]).await;
        assert!(matches!(twice, Err(SeatError::State(SeatState::Declined))));
        released(&site, "Aarhus gave its seat back").await;
        assert_eq!(selected(&site).await, [site.cities[0], site.cities[2], site.cities[3]]);
        let last = decisions_of(&site).await.pop().unwrap();
        let of = |id| &last.content.output.lines.iter().find(|line| line.id == id).unwrap().reason;
        assert_eq!((of(site.cities[0]), of(site.cities[1])), (&Reason::Keeps, &Reason::Gone));
        assert_eq!(letters(&site).await.len(), 7, "only the city that comes in is written to");
        let mut db = house.db.read_current().await.unwrap();
        let all = seats::seats(&mut db.conn(), site.selection).await.unwrap();
        let state = |city: usize| all.iter().find(|seat| seat.expression == site.cities[city]).unwrap().state;
        let states = [0, 1, 2, 3].map(state);
        assert_eq!(states, [SeatState::Confirmed, SeatState::Declined, SeatState::Offered, SeatState::Offered]);
    }

    async fn confirmed_seats_are_handed_over_as_a_list_that_the_cohort_reads(db: TestDb) {
        let site = deciding(&db).await;
        let (house, [ana, ben]) = (&site.app.house, &site.officers);
        released(&site, "First decision").await;
        let early = seats::hand_over(house, &site.olga.actor, site.selection).await;
        assert!(matches!(early, Err(SeatError::NobodyConfirmed)));
        seats::confirm(house, &ana.actor, site.cities[0]).await.unwrap();
        seats::confirm(house, &ben.actor, site.cities[1]).await.unwrap();
        let receipt = seats::hand_over(house, &site.olga.actor, site.selection).await.unwrap();
        let mut db = house.db.read_current().await.unwrap();
        let document = centum_cohort::intake::find_document(&mut db.conn(), receipt.id()).await.unwrap().unwrap();
        let names: Vec<&str> = document.draft.taken().map(|row| row.row.name.as_str()).collect();
        assert_eq!(names, ["Leuven", "Aarhus"]);
    }

    async fn a_complaint_is_answered_by_somebody_who_had_no_part_in_the_decision(db: TestDb) {
        let site = deciding(&db).await;
        let (house, [ana, ben]) = (&site.app.house, &site.officers);
        let early = decision::file_complaint(house, &ben.actor, site.cities[5], "Why").await;
        assert!(matches!(early, Err(DecisionError::Absent)));
        released(&site, "First decision").await;
        let strange = decision::file_complaint(house, &ana.actor, site.cities[5], "Why").await;
        assert!(matches!(strange, Err(DecisionError::Absent)));
        let id = decision::file_complaint(house, &ben.actor, site.cities[5], "A reviewer is from Aarhus.").await.unwrap();
        let twice = decision::file_complaint(house, &ben.actor, site.cities[5], "Again").await;
        assert!(matches!(twice, Err(DecisionError::ComplaintOpen)));
        let outcome = RedressOutcome::Unchanged;
        for who in [&site.olga, &site.carla] {
            let own = decision::answer_complaint(house, &who.actor, id, outcome, "No", &address()).await;
            assert!(matches!(own, Err(DecisionError::DecidedIt)));
        }
        let home = format!("/desk/calls/{}/selection", site.call().await.slug);
        let (seats, field) = (format!("{home}/seats"), "name=\"answer\"");
        assert!(!site.get(&site.olga, &seats).await.body.contains(field), "who had a part in it is not asked");
        let dora = site.impartial().await;
        assert!(site.get(&dora, &seats).await.body.contains(field));
        let (of, long) = (id.to_string(), "x".repeat(decision::MAX_COMPLAINT + 1));
        let fields = [("complaint", of.as_str()), ("outcome", "unchanged"), ("answer", long.as_str())];
        let refused = site.post(&dora, &format!("{home}/complaints"), &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains(&long) && refused.body.contains("Write between 1 and"), "what was typed stays");
        let dora = dora.actor;
        decision::answer_complaint(house, &dora, id, outcome, "None is.", &address()).await.unwrap();
        let again = decision::answer_complaint(house, &dora, id, outcome, "Other", &address()).await;
        assert!(matches!(again, Err(DecisionError::Changed)));
    }

    async fn everything_is_worked_out_again_and_a_changed_decision_is_found(db: TestDb) {
        let site = deciding(&db).await;
        released(&site, "First decision").await;
        let again = async || {
            let mut db = site.app.house.db.read_current().await.unwrap();
            replay(&mut db.conn()).await.unwrap()
        };
        let all = again().await;
        let what: Vec<What> = all.iter().map(|one| one.what).collect();
        let before = [What::Ledger, What::Terms(1), What::Terms(2)];
        let after = [What::Draw, What::Marks, What::Calibration(1), What::Decision(1)];
        let expected = [&before[..], &after].concat();
        assert_eq!(what, expected);
        assert!(all.iter().all(Replayed::holds), "{all:?}");
        let mut tx = site.app.house.begin().await.unwrap();
        tx.conn().execute(&sql::FORGE, args![site.selection, "City 3", "Elsewhere"]).await.unwrap();
        tx.commit().await.unwrap();
        let found: Vec<bool> = again().await.iter().map(Replayed::holds).collect();
        assert_eq!(found, [true, true, true, true, true, true, false]);
    }

    async fn whoever_has_a_conflict_with_one_application_neither_sees_nor_makes_a_decision(db: TestDb) {
        let site = deciding(&db).await;
        let (house, id) = (&site.app.house, site.selection);
        decision::propose(house, &site.olga.actor, id, "First decision").await.unwrap();
        site.pin(&site.carla, 2, 1, "conflict").await;
        let digest = decisions_of(&site).await[0].digest;
        let partial = decision::release(house, &site.carla.actor, id, (1, digest), &address()).await;
        assert!(matches!(partial, Err(DecisionError::Partial)));
        let home = format!("/desk/calls/{}/selection", site.call().await.slug);
        for page in ["decision", "decision/1", "decision/1/content", "decision/1/paper", "what-if", "seats"] {
            let page = site.get(&site.carla, &format!("{home}/{page}")).await;
            assert_eq!(page.status, StatusCode::FORBIDDEN);
            assert!(!page.body.contains("City 0") && !page.body.contains("Leuven"));
        }
    }

    async fn whoever_is_partial_drops_no_decision_answers_no_complaint_and_moves_no_seat(db: TestDb) {
        let site = deciding(&db).await;
        let (house, id) = (&site.app.house, site.selection);
        let (olga, carla, [ana, ben]) = (&site.olga, &site.carla, &site.officers);
        decision::propose(house, &olga.actor, id, "First decision").await.unwrap();
        site.pin(carla, 4, 1, "conflict").await;
        let dropped = decision::drop_proposed(house, &carla.actor, id).await;
        assert!(matches!(dropped, Err(DecisionError::Partial)));
        assert_eq!(decisions_of(&site).await[0].state, DecisionState::Proposed);
        site.pin(carla, 4, 2, "no-conflict").await;
        released(&site, "First decision").await;
        seats::confirm(house, &ana.actor, site.cities[0]).await.unwrap();
        let complaint = decision::file_complaint(house, &ben.actor, site.cities[5], "Why").await.unwrap();
        site.pin(carla, 4, 3, "conflict").await;
        let unchanged = RedressOutcome::Unchanged;
        let answered = decision::answer_complaint(house, &carla.actor, complaint, unchanged, "So.", &address()).await;
        assert!(matches!(answered, Err(DecisionError::Partial)));
        site.pin(olga, 4, 1, "conflict").await;
        let handed = seats::hand_over(house, &olga.actor, id).await;
        assert!(matches!(handed, Err(SeatError::Partial)));
        site.world.clock.set("2021-12-01T09:00:00Z".parse().unwrap());
        let lapsed = seats::lapse(house, &carla.actor, site.cities[1], &address()).await;
        assert!(matches!(lapsed, Err(SeatError::Absent)), "nor learns whether one was offered");
        site.pin(carla, 4, 4, "no-conflict").await;
        seats::lapse(house, &carla.actor, site.cities[1], &address()).await.unwrap();
        site.pin(olga, 4, 2, "no-conflict").await;
        seats::hand_over(house, &olga.actor, id).await.unwrap();
        let dora = site.impartial().await.actor;
        decision::answer_complaint(house, &dora, complaint, unchanged, "So.", &address()).await.unwrap();
    }

    async fn the_button_of_release_is_for_everyone_who_may_but_who_proposed(db: TestDb) {
        let site = deciding(&db).await;
        decision::propose(&site.app.house, &site.olga.actor, site.selection, "First decision").await.unwrap();
        let path = format!("/desk/calls/{}/selection/decision/1", site.call().await.slug);
        let action = format!("action=\"{path}/release\"");
        assert!(!site.get(&site.olga, &path).await.body.contains(&action));
        assert!(site.get(&site.carla, &path).await.body.contains(&action));
    }

    async fn a_decision_follows_from_its_data_to_the_same_digest(db: TestDb) {
        let site = deciding(&db).await;
        released(&site, "First decision").await;
        let last = decisions_of(&site).await.pop().unwrap();
        assert_eq!(decide(&last.content.input).unwrap(), last.content.output);
        let text = serde_json::to_string(&last.content).unwrap();
        assert_eq!(centum_base::Digest::of(text.as_bytes()), last.digest);
    }
}
