//! Inviting, roles and their end, erasing.

use std::time::Duration;

use centum_accounts::{
    AccountError, Actor, Invite, NewPerson, Refused, Role, Secret, accept_invitation, add_person,
    end_membership, erase_person, find_invitation, find_person_by_email, give_role, invitations_to, invite,
    memberships, open_invitations, organisations, people, withdraw_invitation,
};
use centum_jobs::{Letter, letters};
use centum_ledger::{history, latest, verify};
use centum_testkit::on_both_databases;

use crate::scene::{Scene, actor, browser, by_link, email, invited, scene, with};

on_both_databases! {
    async fn an_invitation_makes_an_account_with_a_role_once(db: TestDb) {
        let scene = scene(&db).await;
        let (_, secret) = invited(&scene, "ines@example.org", Role::Evaluator).await;
        let session = accept_invitation(&scene.house, &Actor::Anonymous, &secret, &browser()).await.unwrap();
        let ines = actor(&scene.house, &session).await.unwrap();
        assert_eq!(ines.person().unwrap().roles, [Role::Evaluator]);
        assert!(matches!(accept_invitation(&scene.house, &Actor::Anonymous, &secret, &browser()).await, Err(AccountError::LinkOver)));
        let given = memberships(&mut scene.house.read().await.unwrap().conn(), ines.person().unwrap().id).await.unwrap();
        assert_eq!(given[0].organisation.as_deref(), Some("Občina Idrija"));
    }

    async fn an_invitation_to_a_role_opens_no_account_that_is_there_already(db: TestDb) {
        let scene = scene(&db).await;
        let (_, first) = invited(&scene, "ines@example.org", Role::Evaluator).await;
        let (_, second) = invited(&scene, "INES@example.org", Role::Mentor).await;
        let session = accept_invitation(&scene.house, &Actor::Anonymous, &first, &browser()).await.unwrap();
        let olga = actor(&scene.house, &scene.session).await.unwrap();
        for other in [&Actor::Anonymous, &olga] {
            let opened = accept_invitation(&scene.house, other, &second, &browser()).await;
            assert!(matches!(opened, Err(AccountError::SignInFirst)), "{opened:?}");
        }
        let ines = actor(&scene.house, &session).await.expect("nobody ended her session");
        let session = accept_invitation(&scene.house, &ines, &second, &with(&session)).await.unwrap();
        let ines = actor(&scene.house, &session).await.unwrap();
        assert!(ines.person().unwrap().roles.contains(&Role::Mentor));
    }

    async fn a_withdrawn_or_late_invitation_does_nothing(db: TestDb) {
        let scene = scene(&db).await;
        let olga = actor(&scene.house, &scene.session).await.unwrap();
        let (id, secret) = invited(&scene, "ines@example.org", Role::Mentor).await;
        withdraw_invitation(&scene.house, &olga, id).await.unwrap();
        assert!(matches!(accept_invitation(&scene.house, &Actor::Anonymous, &secret, &browser()).await, Err(AccountError::LinkOver)));
        let (_, late) = invited(&scene, "ines@example.org", Role::Mentor).await;
        scene.world.clock.advance(Duration::from_secs(15 * 24 * 3600));
        assert!(find_invitation(&mut scene.house.read().await.unwrap().conn(), &late, scene.house.now()).await.unwrap().is_none());
        assert!(open_invitations(&mut scene.house.read().await.unwrap().conn(), scene.house.now()).await.unwrap().is_empty());
    }

    async fn an_invitation_that_nobody_answered_is_emptied_after_ninety_days(db: TestDb) {
        let scene = scene(&db).await;
        invited(&scene, "late@example.org", Role::Mentor).await;
        scene.world.clock.advance(Duration::from_secs(105 * 24 * 3600));
        let session = by_link(&scene.house, "olga@example.org").await;
        let scene = Scene { session, ..scene };
        invited(&scene, "ines@example.org", Role::Mentor).await;
        let mut reader = scene.house.read().await.unwrap();
        let mut kept = Vec::new();
        for address in ["late@example.org", "ines@example.org"] {
            kept.push(invitations_to(&mut reader.conn(), &email(address)).await.unwrap().len());
        }
        assert_eq!(kept, [0, 1]);
    }

    async fn a_role_that_ends_takes_its_rights_and_sessions_along(db: TestDb) {
        let scene = scene(&db).await;
        let olga = actor(&scene.house, &scene.session).await.unwrap();
        let (_, secret) = invited(&scene, "ines@example.org", Role::Organiser).await;
        let session = accept_invitation(&scene.house, &Actor::Anonymous, &secret, &browser()).await.unwrap();
        let ines = actor(&scene.house, &session).await.unwrap().person().unwrap().id;
        let role = memberships(&mut scene.house.read().await.unwrap().conn(), ines).await.unwrap().remove(0);
        end_membership(&scene.house, &olga, role.id).await.unwrap();
        assert!(actor(&scene.house, &session).await.is_none());
        let again = by_link(&scene.house, "ines@example.org").await;
        let powerless = actor(&scene.house, &again).await.unwrap();
        assert!(matches!(
            give_role(&scene.house, &powerless, ines, Role::Organiser).await,
            Err(AccountError::Refused(Refused::NotAllowed))
        ));
        let last = memberships(&mut scene.house.read().await.unwrap().conn(), scene.organiser).await.unwrap().remove(0);
        assert!(matches!(end_membership(&scene.house, &olga, last.id).await, Err(AccountError::LastOrganiser)));
    }

    async fn an_erased_person_is_gone_everywhere_and_the_ledger_holds(db: TestDb) {
        let scene = scene(&db).await;
        let olga = actor(&scene.house, &scene.session).await.unwrap();
        let (_, secret) = invited(&scene, "ines@example.org", Role::Expert).await;
        let session = accept_invitation(&scene.house, &Actor::Anonymous, &secret, &browser()).await.unwrap();
        let ines = actor(&scene.house, &session).await.unwrap().person().unwrap().id;
        erase_person(&scene.house, &olga, ines, &[]).await.unwrap();
        assert!(matches!(erase_person(&scene.house, &olga, scene.organiser, &[]).await, Err(AccountError::LastOrganiser)));
        let mut reader = scene.house.read().await.unwrap();
        assert!(actor(&scene.house, &session).await.is_none());
        assert!(find_person_by_email(&mut reader.conn(), &email("ines@example.org")).await.unwrap().is_none());
        assert_eq!(people(&mut reader.conn()).await.unwrap().len(), 1);
        let told = history(&mut reader.conn(), "person", &ines.to_string(), 50).await.unwrap();
        let letters = letters(&mut reader.conn(), 50).await.unwrap();
        let letters: Vec<_> = letters.into_iter().map(|one| [one.letter.recipient, one.letter.subject, one.letter.body]).collect();
        let everything = format!("{told:?} {letters:?}");
        assert!(!everything.contains("Ines") && !everything.contains("ines@"), "{everything}");
        verify(&mut reader.conn(), None).await.unwrap();
    }

    async fn nobody_acts_without_the_right(db: TestDb) {
        let scene = scene(&db).await;
        let new = NewPerson { email: email("x@example.org"), name: "X".into(), role: Role::Organiser, organisation: None };
        let refused = add_person(&scene.house, &Actor::Anonymous, &new).await;
        assert!(matches!(refused, Err(AccountError::Refused(Refused::NotSignedIn))));
        let taken = NewPerson { email: email("OLGA@example.org"), ..new };
        assert!(matches!(add_person(&scene.house, &Actor::System("test"), &taken).await, Err(AccountError::AddressTaken)));
    }

    async fn the_same_role_for_the_same_organisation_is_refused_and_for_another_one_is_not(db: TestDb) {
        let scene = scene(&db).await;
        let olga = actor(&scene.house, &scene.session).await.unwrap();
        let (_, first) = invited(&scene, "ines@example.org", Role::Evaluator).await;
        let (_, second) = invited(&scene, "ines@example.org", Role::Evaluator).await;
        let session = accept_invitation(&scene.house, &Actor::Anonymous, &first, &browser()).await.unwrap();
        let ines = actor(&scene.house, &session).await.unwrap().person().unwrap().id;
        let signed_in = actor(&scene.house, &session).await.unwrap();
        accept_invitation(&scene.house, &signed_in, &second, &with(&session)).await.unwrap();
        let held = async || memberships(&mut scene.house.read().await.unwrap().conn(), ines).await.unwrap();
        assert_eq!(held().await.len(), 1, "a second letter doubles nothing");

        let to = |organisation: &str| Invite {
            email: email("INES@example.org"), name: "Ines".into(), role: Role::Evaluator,
            organisation: Some((organisation.to_owned(), None)),
        };
        let letter = |_: &Secret| Letter { recipient: "ines@example.org".into(), subject: String::new(), body: String::new() };
        let third = invite(&scene.house, &olga, &to("obcina idrija"), &letter).await;
        assert!(matches!(third, Err(AccountError::RoleHeld)), "{third:?}");
        invite(&scene.house, &olga, &to("Občina Bled"), &letter).await.unwrap();

        let id = give_role(&scene.house, &olga, ines, Role::Evaluator).await.unwrap();
        let again = give_role(&scene.house, &olga, ines, Role::Evaluator).await;
        assert!(matches!(again, Err(AccountError::RoleHeld)), "{again:?}");
        assert_eq!(held().await.len(), 2, "one for the municipality, one for none");
        end_membership(&scene.house, &olga, id).await.unwrap();
        give_role(&scene.house, &olga, ines, Role::Evaluator).await.unwrap();
    }

    async fn an_organisation_comes_into_the_ledger_once(db: TestDb) {
        let scene = scene(&db).await;
        invited(&scene, "ines@example.org", Role::Evaluator).await;
        invited(&scene, "nora@example.org", Role::Mentor).await;
        let mut reader = scene.house.read().await.unwrap();
        let all = latest(&mut reader.conn(), None, 50).await.unwrap();
        let added: Vec<_> = all.iter().filter(|told| told.entry.verb == "accounts.add-organisation").collect();
        assert_eq!(added.len(), 1);
        let known = organisations(&mut reader.conn()).await.unwrap();
        assert_eq!(added[0].entry.subject_id, known[0].id.to_string());
        assert_eq!(added[0].details["name"], "Občina Idrija");
        assert_eq!(added[0].entry.actor, format!("person:{}", scene.organiser));
    }
}
