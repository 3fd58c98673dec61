//! What comes late is read late: an application that joins after the others, one that was found eligible after all, one that lost
//! its last reader to a conflict. Until the selection is closed it is given by hand, read, reported on and decided.

use std::time::Duration;

use centum_base::Id;
use centum_calls::expression::actions::{Arrived, Brought, bring_in};
use centum_calls::expression::{Dossier, Expression};
use centum_calls::organiser::entrants::entrants;
use centum_forms::Value;
use centum_selection::assignment::{AssignmentError, assign_by_hand};
use centum_selection::consensus::{self, Said};
use centum_selection::decision::{self, DecisionError, RedressOutcome};
use centum_selection::reviews::marking::Save;
use centum_selection::reviews::rules::Refusal;
use centum_selection::reviews::{self, Review, ReviewError};
use centum_store::args;
use centum_testkit::on_both_databases;

use crate::opening_seats::{declare, held_back, opened};
use crate::releasing::{address, agree, deciding, decisions_of, released, selected};
use crate::site::{Site, mark};

mod sql {
    centum_store::statements! {
        WRITES = "INSERT INTO expression_person (expression_id, person_id, member_id, since) VALUES ($1, $2, $3, $4)";
    }
}

/// A reader accepts an invitation of an applicant: no deed of the selection.
async fn comes_to_write(site: &Site, reader: usize, city: usize) {
    let (house, id) = (&site.app.house, site.cities[city]);
    let dossier = {
        let mut db = house.db.read_current().await.unwrap();
        Dossier::load(&mut db.conn(), id).await.unwrap().unwrap()
    };
    let values = args![id, site.readers[reader].id, dossier.members[0].id, house.now()];
    site.forge(&sql::WRITES, values).await;
}

/// Gives an application to a reader, by hand.
async fn give(site: &Site, id: Id<Expression>, reader: usize) -> Result<Id<Review>, AssignmentError> {
    let (house, olga, pair) = (&site.app.house, &site.olga.actor, (id, site.reviewers[reader]));
    assign_by_hand(house, olga, site.selection, pair, "It came late.", &address()).await
}

async fn write(site: &Site, reader: usize, id: Id<Review>, halves: u32) -> Result<(), ReviewError> {
    let (house, who) = (&site.app.house, &site.readers[reader].actor);
    let saves = [mark("idea", halves), mark("team", halves)].map(|mark| Save { base: 0, mark });
    reviews::save_marks(house, who, id, &saves, house.now()).await?;
    reviews::submit(house, who, id).await
}

/// The first of the readers writes the report, and the other, if there is one, approves it.
async fn report(site: &Site, id: Id<Expression>, readers: &[usize]) {
    let (house, place) = (&site.app.house, (site.selection, id));
    let rapporteur = &site.readers[readers[0]].actor;
    consensus::name_rapporteur(house, &site.olga.actor, place, site.reviewers[readers[0]]).await.unwrap();
    let round = consensus::ask_approval(house, rapporteur, place).await.unwrap();
    let selection = site.selection().await;
    let content = {
        let mut db = house.db.read_current().await.unwrap();
        let reading = consensus::for_manager(&mut db.conn(), &site.olga.actor, selection, id).await;
        reading.unwrap().report.unwrap().content
    };
    for reader in &readers[1..] {
        let who = &site.readers[*reader].actor;
        consensus::speak(house, who, place, (round, content), &Said::Approves).await.unwrap();
    }
}

/// The applications, by number, without which nothing can be decided.
async fn missing(site: &Site) -> Vec<u32> {
    match decision::propose(&site.app.house, &site.olga.actor, site.selection, "Too early").await {
        Err(DecisionError::Missing(missing)) => missing.marks,
        other => panic!("{other:?}"),
    }
}

/// An application that was received elsewhere is brought in.
async fn joins(site: &Site) -> Id<Expression> {
    let arrived = Arrived {
        key: "by-post".into(),
        lead: "Latecomer".into(),
        country: "SE".parse().ok(),
        category: "new".into(),
        partners: Vec::new(),
        received_at: "2020-05-29T21:00:00Z".parse().unwrap(),
        answers: vec![("ambition".parse().unwrap(), Value::Text("More trees".into()))],
    };
    let call = site.call().await.id;
    let brought = bring_in(&site.app, &site.olga.actor, call, &arrived).await.unwrap();
    assert!(matches!(brought, Brought::New { number: 7, .. }), "{brought:?}");
    let mut db = site.app.house.db.read_current().await.unwrap();
    entrants(&mut db.conn(), call).await.unwrap().pop().unwrap().id
}

on_both_databases! {
    async fn who_joins_late_is_read_reported_and_gets_a_seat_that_was_held_back(db: TestDb) {
        let site = held_back(&db).await;
        site.world.clock.advance(Duration::from_secs(3600));
        let id = joins(&site).await;
        assert_eq!(missing(&site).await, [7]);
        let piece = "/desk/calls/invented-call/selection/readers/7";
        assert!(site.get(&site.olga, piece).await.body.contains("Rita Reader"), "it can be given by hand");
        let first = give(&site, id, 0).await.unwrap();
        let second = give(&site, id, 1).await.unwrap();
        let form = site.get(&site.readers[0], &format!("/reviews/{first}")).await.body;
        assert!(form.contains("a.marks.idea.points"), "the form of marks is open: {form}");
        write(&site, 0, first, 10).await.unwrap();
        write(&site, 1, second, 10).await.unwrap();
        report(&site, id, &[0, 1]).await;
        assert!(matches!(give(&site, id, 2).await, Err(AssignmentError::State)), "its report is agreed");
        let other = give(&site, site.cities[4], 2).await;
        assert!(matches!(other, Err(AssignmentError::State)), "what is agreed is not read again: {other:?}");

        declare(&site, &site.olga, &opened(&site).await, "One came by post.").await.unwrap();
        released(&site, "The late one is read").await;
        let seats = selected(&site).await;
        assert_eq!(seats.len(), 4);
        assert!(seats.contains(&id) && site.cities[..3].iter().all(|city| seats.contains(city)));
    }

    async fn who_is_found_eligible_after_a_complaint_is_read_like_everybody_else(db: TestDb) {
        let site = Site::of(&db, 4).await;
        let (house, last) = (&site.app.house, 5);
        site.finds(last, "not-met").await;
        for (city, reader) in (0..6).flat_map(|city| (0..3).map(move |reader| (city, reader))) {
            if city == last {
                let (who, id) = (&site.readers[reader].actor, site.reviews[city][reader]);
                reviews::decline(house, who, id, "It is not eligible.").await.unwrap();
            } else {
                site.review(city, reader, [8, 8]).await;
            }
        }
        site.go_on().await;
        for city in 0..last {
            agree(&site, city).await;
        }
        site.go_on().await;
        released(&site, "First decision").await;
        site.world.clock.advance(Duration::from_secs(3600));
        let id = site.cities[last];
        let text = "We are a public body.";
        let complaint = decision::file_complaint(house, &site.officers[1].actor, id, text).await.unwrap();
        let (dora, again) = (site.impartial().await.actor, RedressOutcome::ReEvaluation);
        decision::answer_complaint(house, &dora, complaint, again, "You are.", &address()).await.unwrap();
        site.finds(last, "met").await;
        assert_eq!(missing(&site).await, [6]);
        let review = give(&site, id, 1).await.unwrap();
        write(&site, 1, review, 10).await.unwrap();
        report(&site, id, &[1]).await;
        released(&site, "After the complaint").await;
        assert_eq!(selected(&site).await, [id], "it has the most points, and there is one seat");
        assert_eq!(decisions_of(&site).await.len(), 2);
    }

    async fn an_application_that_lost_its_last_reader_is_given_to_another(db: TestDb) {
        let site = Site::on(&db).await;
        let (house, id) = (&site.app.house, site.cities[1]);
        for reader in 0..3 {
            site.review(0, reader, [8, 8]).await;
        }
        site.review(1, 0, [8, 8]).await;
        for reader in [1, 2] {
            let who = &site.readers[reader].actor;
            reviews::decline(house, who, site.reviews[1][reader], "No time").await.unwrap();
        }
        site.go_on().await;
        agree(&site, 0).await;
        report(&site, id, &[0]).await;
        site.go_on().await;
        site.discount(site.reviews[1][0]).await;
        assert_eq!(missing(&site).await, [2]);
        let review = give(&site, id, 1).await.unwrap();
        write(&site, 1, review, 7).await.unwrap();
        report(&site, id, &[1]).await;
        released(&site, "First decision").await;
        let late = write(&site, 1, review, 9).await;
        assert!(matches!(late, Err(ReviewError::Rule(Refusal::Final))), "{late:?}");
    }

    async fn marks_of_somebody_who_writes_for_the_applicant_by_now_count_no_more_when_it_is_decided(db: TestDb) {
        let site = deciding(&db).await;
        let (house, olga) = (&site.app.house, &site.olga.actor);
        comes_to_write(&site, 1, 0).await;
        let first = decision::propose(house, olga, site.selection, "First decision").await;
        assert!(matches!(first, Err(DecisionError::Changed)), "{first:?}");
        let again = decision::propose(house, olga, site.selection, "First decision").await;
        let Err(DecisionError::Missing(missing)) = again else { panic!("the report is not agreed") };
        assert_eq!(missing.marks, [1]);
    }

    async fn who_comes_to_an_applicant_after_the_release_undoes_nothing(db: TestDb) {
        let site = deciding(&db).await;
        released(&site, "First decision").await;
        comes_to_write(&site, 1, 0).await;
        decision::propose(&site.app.house, &site.olga.actor, site.selection, "Second decision").await.unwrap();
    }
}
