//! Inviting, answering, saying something of oneself, leaving.

use centum_accounts::{Role, find_person_by_email, memberships};
use centum_selection::assignment::Keep;
use centum_selection::reviewers::{
    Answer, ProfileFault, ReviewerError, ReviewerState, Whom, answer_invitation, change_profile, find,
    invite, leave, reviewer_of,
};
use centum_selection::reviews::ReviewState;
use centum_testkit::on_both_databases;

use crate::site::{Site, place, profile};

on_both_databases! {
    async fn somebody_without_an_account_gets_one_with_the_role_and_one_letter(db: TestDb) {
        let site = Site::on(&db).await;
        let whom = Whom::New { email: "nora@example.org".parse().unwrap(), name: "Nora New".into() };
        let id = invite(site.house(), &site.olga.actor, site.selection, &whom, 12, &place()).await.unwrap();
        let again = invite(site.house(), &site.olga.actor, site.selection, &whom, 12, &place()).await;
        assert!(matches!(again, Err(ReviewerError::Invited)), "{again:?}");
        let mut reader = site.reader().await;
        let nora = find_person_by_email(&mut reader.conn(), &"nora@example.org".parse().unwrap()).await.unwrap().unwrap();
        let roles = memberships(&mut reader.conn(), nora.id).await.unwrap();
        assert_eq!(roles.iter().map(|one| one.role).collect::<Vec<_>>(), [Role::Evaluator]);
        let one = reviewer_of(&mut reader.conn(), site.selection, nora.id).await.unwrap().unwrap();
        assert_eq!((one.id, one.state, one.most), (id, ReviewerState::Invited, 12));
        drop(reader);
        let letters = site.letters_to("nora@example.org").await;
        assert_eq!(letters.len(), 1);
        assert!(letters[0].body.contains("https://centum.example/reviews/invitations/invented-call"), "{}", letters[0].body);
    }

    async fn a_chair_invites_whoever_reads_already_and_makes_no_accounts(db: TestDb) {
        let site = Site::on(&db).await;
        let known = Whom::Known(site.ines.id());
        invite(site.house(), &site.petra.actor, site.selection, &known, 5, &place()).await.unwrap();
        let new = Whom::New { email: "nora@example.org".parse().unwrap(), name: "Nora New".into() };
        let refused = invite(site.house(), &site.petra.actor, site.selection, &new, 5, &place()).await;
        assert!(matches!(refused, Err(ReviewerError::Account(_))), "{refused:?}");
        let refused = invite(site.house(), &site.ines.actor, site.selection, &new, 5, &place()).await;
        assert!(matches!(refused, Err(ReviewerError::Refused(_))), "{refused:?}");
    }

    async fn an_invitation_is_answered_once_and_who_declined_may_think_better_of_it(db: TestDb) {
        let site = Site::on(&db).await;
        let stranger = answer_invitation(site.house(), &site.milo.actor, site.selection, &Answer::Decline).await;
        assert!(matches!(stranger, Err(ReviewerError::Absent)), "{stranger:?}");
        let whom = Whom::Known(site.ines.id());
        let id = invite(site.house(), &site.olga.actor, site.selection, &whom, 5, &place()).await.unwrap();
        answer_invitation(site.house(), &site.ines.actor, site.selection, &Answer::Decline).await.unwrap();
        let nothing = Answer::Accept(profile(&[], "FR", ""));
        let refused = answer_invitation(site.house(), &site.ines.actor, site.selection, &nothing).await;
        assert!(matches!(&refused, Err(ReviewerError::Faults(faults)) if *faults == [ProfileFault::NoLanguage]), "{refused:?}");
        let accept = Answer::Accept(profile(&["FR", "en"], "FR", "Université de Nulle Part"));
        answer_invitation(site.house(), &site.ines.actor, site.selection, &accept).await.unwrap();
        let again = answer_invitation(site.house(), &site.ines.actor, site.selection, &accept).await;
        assert!(matches!(again, Err(ReviewerError::Answered)), "{again:?}");
        let one = find(&mut site.reader().await.conn(), id).await.unwrap().unwrap();
        assert_eq!((one.state, one.languages, one.employer_key.as_str()),
            (ReviewerState::Accepted, vec!["en".to_owned(), "fr".to_owned()], "universite de nulle part"));
    }

    async fn a_profile_is_ones_own_or_the_organisers_and_nobody_elses(db: TestDb) {
        let site = Site::on(&db).await;
        let [ines, ..] = site.three().await;
        let change = async |who: &crate::site::Who, seen| {
            change_profile(site.house(), &who.actor, ines, seen, &profile(&["de"], "FR", "")).await
        };
        let stranger = change(&site.milo, 2).await;
        assert!(matches!(stranger, Err(ReviewerError::Absent)), "{stranger:?}");
        change(&site.ines, 2).await.unwrap();
        let stale = change(&site.olga, 2).await;
        assert!(matches!(stale, Err(ReviewerError::Changed)), "{stale:?}");
        change(&site.olga, 3).await.unwrap();
    }

    async fn who_leaves_frees_what_is_unfinished_and_the_rest_stays_where_it_is(db: TestDb) {
        let site = Site::on(&db).await;
        let [ines, ..] = site.three().await;
        site.give_out(Keep::Everything).await;
        let before = site.given().await;
        let theirs = before.iter().filter(|review| review.reviewer == ines).count();
        assert!(theirs > 0);
        leave(site.house(), &site.ines.actor, ines, "A new post").await.unwrap();
        let ended = site.given().await;
        assert!(ended.iter().filter(|review| review.reviewer == ines).all(|review| review.state == ReviewState::Declined));
        site.give_out(Keep::Everything).await;
        let after = site.given().await;
        for review in before.iter().filter(|review| review.reviewer != ines) {
            let now = after.iter().find(|one| one.id == review.id).unwrap();
            assert_eq!(now.state, ReviewState::Assigned, "everything else stays");
        }
        assert_eq!(after.iter().filter(|review| review.state.is_live()).count(), 8);
    }

    async fn an_erased_reviewer_is_known_by_an_identifier_alone(db: TestDb) {
        let site = Site::on(&db).await;
        let [ines, ..] = site.three().await;
        site.give_out(Keep::Everything).await;
        let keepers: Vec<_> = [centum_calls::module(), centum_selection::module()].iter().flat_map(|one| one.keepers).copied().collect();
        centum_accounts::erase_person(site.house(), &site.olga.actor, site.ines.id(), &keepers).await.unwrap();
        let mut reader = site.reader().await;
        let one = find(&mut reader.conn(), ines).await.unwrap().unwrap();
        assert_eq!((one.state, one.languages.len(), one.country, one.employer.as_str()), (ReviewerState::Left, 0, None, ""));
        let theirs: Vec<_> = site.given().await.into_iter().filter(|review| review.reviewer == ines).collect();
        assert!(!theirs.is_empty() && theirs.iter().all(|review| review.state == ReviewState::Declined), "others can read it");
        centum_ledger::verify(&mut reader.conn(), None).await.unwrap();
    }
}
