//! What keeps somebody from an application, and what becomes of reviews that it hits.

use centum_base::fold::fold;
use centum_selection::assignment::Keep;
use centum_selection::process::{SelectionError, Terms, correct_terms};
use centum_selection::reviewers::{
    About, Answer, InterestKind, Pinned, ReviewerError, Whom, answer_invitation, change_profile,
    declare_interest, invite, leave, pin_conflict, withdraw_interest,
};
use centum_selection::reviews::{Review, ReviewState};
use centum_testkit::on_both_databases;

use crate::site::{Site, Who, place, profile};

fn body(name: &str) -> About {
    About::Body { name: name.into(), key: fold(name) }
}

async fn pin(site: &Site, by: &Who, whom: &Who, lead: &str, pinned: Pinned) -> Result<(), ReviewerError> {
    let pair = (whom.id(), site.applications[lead]);
    pin_conflict(site.house(), &by.actor, site.selection, pair, pinned, "Known to the panel").await
}

on_both_databases! {
    async fn writers_employees_and_countrymen_are_kept_from_it(db: TestDb) {
        let site = Site::on(&db).await;
        site.reads(&site.ines, profile(&["de"], "DE", "Stadt Nirgendwo")).await;
        site.reads(&site.milo, profile(&["de"], "FR", "KALAMATA")).await;
        let conflicts = site.conflicts().await;
        let of = |who: &Who| conflicts.hidden_from(who.id()).len();
        assert!(conflicts.keeps(site.ines.id(), site.applications["Lindau"]));
        assert!(conflicts.keeps(site.milo.id(), site.applications["Kalamata"]));
        assert_eq!((of(&site.ines), of(&site.milo), of(&site.greta)), (1, 1, 0));
        let kept: Vec<_> = conflicts.kept_from(site.applications["Lindau"]).collect();
        assert!(kept.contains(&site.ines.id()) && kept.contains(&site.ana.id()) && kept.len() == 2, "{kept:?}");
        assert!(conflicts.keeps_from(&site.ines.actor, site.applications["Lindau"]));
        assert_eq!(of(&site.ana), 4, "who wrote all of them is kept from all, without being a reviewer");
    }

    async fn a_declaration_counts_at_once_and_is_taken_back_only_before_anything_is_read(db: TestDb) {
        let site = Site::on(&db).await;
        site.three().await;
        let about = About::Application(site.applications["Padova"]);
        let id = declare_interest(site.house(), &site.ines.actor, site.selection, about.clone(), InterestKind::Coach, "In 2018").await.unwrap();
        assert!(site.conflicts().await.keeps(site.ines.id(), site.applications["Padova"]));
        let again = declare_interest(site.house(), &site.ines.actor, site.selection, about, InterestKind::Family, "").await;
        assert!(matches!(again, Err(ReviewerError::Absent)), "hidden already: {again:?}");
        let other = withdraw_interest(site.house(), &site.milo.actor, site.selection, id).await;
        assert!(matches!(other, Err(ReviewerError::Absent)), "{other:?}");
        withdraw_interest(site.house(), &site.ines.actor, site.selection, id).await.unwrap();
        assert!(!site.conflicts().await.keeps(site.ines.id(), site.applications["Padova"]));
        let nameless = declare_interest(site.house(), &site.ines.actor, site.selection, body(" - "), InterestKind::Other, "").await;
        assert!(matches!(nameless, Err(ReviewerError::Body)), "{nameless:?}");
        let stranger = declare_interest(site.house(), &site.petra.actor, site.selection, body("Padova"), InterestKind::Other, "").await;
        assert!(matches!(stranger, Err(ReviewerError::Absent)), "{stranger:?}");
    }

    async fn a_late_conflict_recuses_what_is_unfinished_and_discounts_what_was_submitted(db: TestDb) {
        let site = Site::on(&db).await;
        let [ines, ..] = site.three().await;
        site.give_out(Keep::Everything).await;
        let theirs: Vec<Review> = site.given().await.into_iter().filter(|one| one.reviewer == ines).collect();
        assert!(theirs.len() >= 2, "{theirs:?}");
        site.handed_in(theirs[0].id).await;
        for review in &theirs[..2] {
            let about = About::Application(review.expression);
            declare_interest(site.house(), &site.ines.actor, site.selection, about, InterestKind::Adviser, "").await.unwrap();
        }
        let after = site.given().await;
        let state = |id| after.iter().find(|one| one.id == id).map(|one| (one.state, one.state_reason.clone())).unwrap();
        assert_eq!(state(theirs[0].id), (ReviewState::Discounted, "declared".into()));
        assert_eq!(state(theirs[1].id), (ReviewState::Recused, "declared".into()));
        let untouched = after.iter().filter(|one| one.state == ReviewState::Assigned).count();
        assert_eq!(untouched, 6, "nothing else changed");
        let mut reader = site.reader().await;
        let told = centum_ledger::history(&mut reader.conn(), "review", &theirs[0].id.to_string(), 5).await.unwrap();
        assert_eq!(told[0].entry.verb, "selection.recuse");
    }

    async fn what_an_organiser_corrects_in_a_profile_hits_reviews_too(db: TestDb) {
        let site = Site::on(&db).await;
        let [ines, ..] = site.three().await;
        site.give_out(Keep::Everything).await;
        let lindau = site.applications["Lindau"];
        let has = site.given().await.iter().any(|one| one.reviewer == ines && one.expression == lindau);
        assert!(has, "who reads German reads Lindau");
        change_profile(site.house(), &site.olga.actor, ines, 2, &profile(&["de"], "FR", "Lindau")).await.unwrap();
        let after = site.given().await;
        let review = after.iter().find(|one| one.reviewer == ines && one.expression == lindau).unwrap();
        assert_eq!((review.state, review.state_reason.as_str()), (ReviewState::Recused, "same-body"));
    }

    async fn a_named_person_fixes_it_either_way_with_a_reason_and_the_last_word_holds(db: TestDb) {
        let site = Site::on(&db).await;
        site.reads(&site.ines, profile(&["de"], "DE", "")).await;
        let lindau = site.applications["Lindau"];
        let keeps = async || site.conflicts().await.keeps(site.ines.id(), lindau);
        assert!(keeps().await);
        pin(&site, &site.olga, &site.ines, "Lindau", Pinned::NoConflict).await.unwrap();
        assert!(!keeps().await);
        pin(&site, &site.petra, &site.ines, "Lindau", Pinned::AsComputed).await.unwrap();
        assert!(keeps().await);
        let pair = (site.ines.id(), lindau);
        let silent = pin_conflict(site.house(), &site.olga.actor, site.selection, pair, Pinned::Conflict, " ").await;
        assert!(matches!(silent, Err(ReviewerError::Reason)), "{silent:?}");
        let refused = pin(&site, &site.ines, &site.ines, "Bregenz", Pinned::Conflict).await;
        assert!(matches!(refused, Err(ReviewerError::Refused(_))), "{refused:?}");
    }

    async fn nobody_frees_themselves_by_what_they_say_of_themselves_or_by_the_terms(db: TestDb) {
        let site = Site::on(&db).await;
        let petra = site.reads(&site.petra, profile(&["el"], "GR", "")).await;
        let kept = async || site.conflicts().await.keeps(site.petra.id(), site.applications["Kalamata"]);
        assert!(kept().await, "a chair who reads is kept from the own country");
        let blank = async |who: &Who, seen| {
            change_profile(site.house(), &who.actor, petra, seen, &profile(&["el"], "", "")).await
        };
        let own = blank(&site.petra, 2).await;
        assert!(matches!(own, Err(ReviewerError::Own)), "{own:?}");
        let (selection, terms) = site.declared().await;
        let lifted = Terms { own_country_is_conflict: false, ..terms };
        let declare = async |who: &Who| {
            correct_terms(site.house(), &who.actor, site.selection, selection.version, &lifted, "Few read Greek.").await
        };
        let own = declare(&site.petra).await;
        assert!(matches!(own, Err(SelectionError::Partial)), "{own:?}");
        // Who declined or left, and thinks better of it, is no other person.
        leave(site.house(), &site.petra.actor, petra, "Thinking").await.unwrap();
        let whom = Whom::Known(site.petra.id());
        invite(site.house(), &site.olga.actor, site.selection, &whom, 10, &place()).await.unwrap();
        let accept = Answer::Accept(profile(&["el"], "FR", ""));
        let own = answer_invitation(site.house(), &site.petra.actor, site.selection, &accept).await;
        assert!(matches!(own, Err(ReviewerError::Own)), "{own:?}");
        let accept = Answer::Accept(profile(&["el", "en"], "GR", ""));
        answer_invitation(site.house(), &site.petra.actor, site.selection, &accept).await.unwrap();

        pin(&site, &site.olga, &site.otto, "Padova", Pinned::Conflict).await.unwrap();
        let partial = blank(&site.otto, 5).await;
        assert!(matches!(partial, Err(ReviewerError::Partial)), "{partial:?}");
        let ended = leave(site.house(), &site.otto.actor, petra, "Too strict").await;
        assert!(matches!(ended, Err(ReviewerError::Partial)), "{ended:?}");
        assert!(kept().await);
        blank(&site.olga, 5).await.unwrap();
        assert!(!kept().await, "somebody else has settled it");
    }

    async fn nobody_clears_themselves_and_to_the_conflicted_it_does_not_exist(db: TestDb) {
        let site = Site::on(&db).await;
        let own = pin(&site, &site.olga, &site.olga, "Lindau", Pinned::NoConflict).await;
        assert!(matches!(own, Err(ReviewerError::Own)), "{own:?}");
        pin(&site, &site.olga, &site.olga, "Lindau", Pinned::Conflict).await.unwrap();
        for (whom, pinned) in [(&site.olga, Pinned::AsComputed), (&site.ines, Pinned::Conflict)] {
            let hidden = pin(&site, &site.olga, whom, "Lindau", pinned).await;
            assert!(matches!(hidden, Err(ReviewerError::Absent)), "{hidden:?}");
        }
        pin(&site, &site.otto, &site.olga, "Lindau", Pinned::AsComputed).await.unwrap();
        assert!(!site.conflicts().await.keeps(site.olga.id(), site.applications["Lindau"]));
    }
}
