//! Working an assignment out, carrying it out, and what happens by hand.

use centum_base::Id;
use centum_selection::assignment::{
    Answer, AssignmentError, Keep, Run, assign_by_hand, carry_out, find_run, propose, replays, runs,
    take_back,
};
use centum_selection::consensus::progress;
use centum_selection::replay::{Finding, What, replay};
use centum_selection::reviewers::{Pinned, pin_conflict};
use centum_selection::reviews::ReviewState;
use centum_selection::{pool, process};
use centum_store::{Statement, args};
use centum_testkit::on_both_databases;

use crate::site::{Site, place, profile};

mod sql {
    centum_store::statements! {
        LOSE_REVIEW = "DELETE FROM review WHERE id = $1";
        LOSE_RUN = "DELETE FROM assignment_run WHERE selection_id = $1 AND number = $2";
    }
}

on_both_databases! {
    async fn an_assignment_is_seen_first_and_then_carried_out_whole_with_one_letter_each(db: TestDb) {
        let site = Site::on(&db).await;
        site.three().await;
        let number = propose(site.house(), &site.olga.actor, site.selection, Keep::Everything).await.unwrap();
        assert!(site.given().await.is_empty(), "nothing is given out yet");
        let carried = carry_out(site.house(), &site.olga.actor, site.selection, number, &place()).await.unwrap();
        assert_eq!((carried.given, carried.taken_back, carried.letters), (8, 0, 3));
        let given = site.given().await;
        assert!(given.iter().all(|review| review.state == ReviewState::Assigned && review.run == number));
        let again = carry_out(site.house(), &site.olga.actor, site.selection, number, &place()).await;
        assert!(matches!(again, Err(AssignmentError::Changed)), "{again:?}");
        assert_eq!(site.letters_to("ines@example.org").await.len(), 2, "an invitation, and one about all there is to read");
    }

    async fn anybody_can_work_the_answer_out_again_from_what_is_kept(db: TestDb) {
        let site = Site::on(&db).await;
        site.three().await;
        let number = propose(site.house(), &site.olga.actor, site.selection, Keep::Everything).await.unwrap();
        let kept = find_run(&mut site.reader().await.conn(), site.selection, number).await.unwrap().unwrap();
        assert!(replays(&kept));
        let other = Run { question: kept.question.replace("\"seed\":1", "\"seed\":2"), ..kept.clone() };
        assert!(!replays(&other) && other.question != kept.question);
        for name in ["Ines", "University", "Lindau"] {
            assert!(!kept.question.contains(name), "{}", kept.question);
        }
    }

    async fn an_assignment_or_a_review_that_was_deleted_is_missed(db: TestDb) {
        let site = Site::on(&db).await;
        site.three().await;
        let number = site.give_out(Keep::Everything).await;
        let wrong = async || {
            let all = replay(&mut site.reader().await.conn()).await.unwrap();
            let wrong = all.into_iter().filter(|one| !one.holds());
            wrong.map(|one| (one.what, one.finding)).collect::<Vec<_>>()
        };
        let forge = async |statement: &Statement, values| {
            let mut tx = site.house().begin().await.unwrap();
            tx.conn().execute(statement, values).await.unwrap();
            tx.commit().await.unwrap();
        };
        assert_eq!(wrong().await, []);
        forge(&sql::LOSE_REVIEW, args![site.given().await[0].id]).await;
        assert_eq!(wrong().await, [(What::Assignment(number), Finding::Reviews { wanted: 8, made: 7 })]);
        forge(&sql::LOSE_RUN, args![site.selection, number]).await;
        assert_eq!(wrong().await, [(What::Assignment(number), Finding::Lost)]);
    }

    async fn what_is_given_out_and_read_is_counted(db: TestDb) {
        let site = Site::on(&db).await;
        site.three().await;
        let counted = async || {
            let mut reader = site.reader().await;
            let selection = process::find(&mut reader.conn(), site.selection).await.unwrap().unwrap();
            let call = centum_calls::call::find_call(&mut reader.conn(), site.call).await.unwrap().unwrap();
            let pool = pool::pool(&mut reader.conn(), &call).await.unwrap();
            let found = progress(&mut reader.conn(), &selection, &call, &pool).await.unwrap();
            (found.eligible, found.unassigned, found.reviews_open)
        };
        assert_eq!(counted().await, (4, 4, 0));
        site.give_out(Keep::Everything).await;
        assert_eq!(counted().await, (4, 0, 8));
    }

    async fn what_changed_since_is_noticed_before_anything_is_given_out(db: TestDb) {
        let site = Site::on(&db).await;
        site.three().await;
        let number = propose(site.house(), &site.olga.actor, site.selection, Keep::Everything).await.unwrap();
        let pair = (site.ines.id(), site.applications["Lindau"]);
        pin_conflict(site.house(), &site.olga.actor, site.selection, pair, Pinned::Conflict, "Her brother").await.unwrap();
        let refused = carry_out(site.house(), &site.olga.actor, site.selection, number, &place()).await;
        assert!(matches!(refused, Err(AssignmentError::Changed)), "{refused:?}");
        assert!(site.given().await.is_empty());
    }

    async fn after_a_decline_only_the_free_place_is_filled(db: TestDb) {
        let site = Site::on(&db).await;
        let [ines, ..] = site.three().await;
        site.give_out(Keep::Everything).await;
        let before = site.given().await;
        let one = before.iter().find(|review| review.reviewer == ines).unwrap();
        site.given_back(one.id).await;
        let number = propose(site.house(), &site.olga.actor, site.selection, Keep::Everything).await.unwrap();
        let carried = carry_out(site.house(), &site.olga.actor, site.selection, number, &place()).await.unwrap();
        assert_eq!((carried.given, carried.taken_back, carried.letters), (1, 0, 1));
        let after = site.given().await;
        let new = after.iter().find(|review| review.run == number).unwrap();
        assert!(new.expression == one.expression && new.reviewer != ines, "{new:?}");
    }

    async fn rules_that_clash_are_kept_as_an_answer_that_cannot_be_carried_out(db: TestDb) {
        let site = Site::on(&db).await;
        let none = propose(site.house(), &site.olga.actor, site.selection, Keep::Everything).await;
        assert!(matches!(none, Err(AssignmentError::Nothing)), "{none:?}");
        site.reads(&site.ines, profile(&["en"], "FR", "")).await;
        let number = propose(site.house(), &site.olga.actor, site.selection, Keep::Everything).await.unwrap();
        let kept = find_run(&mut site.reader().await.conn(), site.selection, number).await.unwrap().unwrap();
        let Answer::Impossible(clash) = serde_json::from_str(&kept.answer).unwrap() else { panic!("{}", kept.answer) };
        assert!(!clash.rules.is_empty() && !clash.ways.is_empty(), "{clash:?}");
        let refused = carry_out(site.house(), &site.olga.actor, site.selection, number, &place()).await;
        assert!(matches!(refused, Err(AssignmentError::NoAnswer)), "{refused:?}");
        assert_eq!(runs(&mut site.reader().await.conn(), site.selection).await.unwrap().len(), 1);
    }

    async fn by_hand_nobody_is_given_what_keeps_them_or_what_they_have(db: TestDb) {
        let site = Site::on(&db).await;
        let ines = site.reads(&site.ines, profile(&["de"], "DE", "")).await;
        let give = async |lead: &str, why: &str| {
            let pair = (site.applications[lead], ines);
            assign_by_hand(site.house(), &site.olga.actor, site.selection, pair, why, &place()).await
        };
        assert!(matches!(give("Lindau", "Why not").await, Err(AssignmentError::Conflict)));
        assert!(matches!(give("Padova", "").await, Err(AssignmentError::Reason)));
        let review = give("Padova", "She knows water").await.unwrap();
        assert!(matches!(give("Padova", "Again").await, Err(AssignmentError::Given)));
        let absent = take_back(site.house(), &site.olga.actor, site.selection, Id::of_name("review", "none"), "Why").await;
        assert!(matches!(absent, Err(AssignmentError::Absent)), "{absent:?}");
        take_back(site.house(), &site.olga.actor, site.selection, review, "Too many").await.unwrap();
        let ended = take_back(site.house(), &site.olga.actor, site.selection, review, "Too many").await;
        assert!(matches!(ended, Err(AssignmentError::Begun)), "{ended:?}");
        give("Padova", "After all").await.unwrap();
    }

    async fn who_is_kept_from_one_application_gives_none_out(db: TestDb) {
        let site = Site::on(&db).await;
        site.three().await;
        let pair = (site.otto.id(), site.applications["Padova"]);
        pin_conflict(site.house(), &site.olga.actor, site.selection, pair, Pinned::Conflict, "Born there").await.unwrap();
        let refused = propose(site.house(), &site.otto.actor, site.selection, Keep::Everything).await;
        assert!(matches!(refused, Err(AssignmentError::Own)), "{refused:?}");
        let number = propose(site.house(), &site.olga.actor, site.selection, Keep::Everything).await.unwrap();
        let refused = carry_out(site.house(), &site.otto.actor, site.selection, number, &place()).await;
        assert!(matches!(refused, Err(AssignmentError::Own)), "{refused:?}");
        let refused = propose(site.house(), &site.ines.actor, site.selection, Keep::Everything).await;
        assert!(matches!(refused, Err(AssignmentError::Refused(_))), "{refused:?}");
    }
}
