//! Several bodies apply together.

use std::time::Duration;

use centum_accounts::{Actor, Browser, Secret, find_session};
use centum_base::Id;
use centum_calls::expression::actions::{
    NewMember, accept, accept_by_letter, add_member, change_head, end_writing, invite, invited,
    remove_member, sign_off, start_from, take_back, take_over_form,
};
use centum_calls::expression::model::{Member, SignOffEnd, Writer};
use centum_calls::expression::rules::Refusal;
use centum_calls::expression::{Expression, ExpressionError};
use centum_calls::sweep;
use centum_forms::Part;
use centum_testkit::{TestDb, on_both_databases};

use crate::scene::{Scene, at, scene, signature, text};

fn city(name: &str) -> NewMember {
    NewMember { name: name.into(), country: Some("AT".parse().unwrap()), place: None, is_city: true }
}

/// Ana leads; Ben and Cleo were invited and write for a partner each.
pub(crate) async fn trio(db: &TestDb) -> (Scene, Id<Expression>, [Id<Member>; 3]) {
    let scene = scene(db).await;
    let id = scene.begin(&scene.ana, "Lindau").await;
    let mut members = vec![scene.dossier(id).await.members[0].id];
    for (name, mail, actor) in
        [("Bregenz", "ben@example.org", &scene.ben), ("Dornbirn", "cleo@example.org", &scene.cleo)]
    {
        let member = add_member(&scene.app, &scene.ana, id, &city(name), scene.now()).await.unwrap();
        invite(&scene.app, &scene.ana, id, member, &mail.parse().unwrap(), scene.now()).await.unwrap();
        accept(&scene.app, actor, &secret_in_letter(&scene, mail).await).await.unwrap();
        members.push(member);
    }
    let members = members.try_into().unwrap();
    (scene, id, members)
}

async fn secret_in_letter(scene: &Scene, mail: &str) -> Secret {
    let mut reader = scene.app.house.db.read_current().await.unwrap();
    let letters = centum_jobs::letters_to(&mut reader.conn(), mail, 1).await.unwrap();
    let (_, after) = letters[0].letter.body.split_once("/expressions/invitations/").unwrap();
    Secret::handed_in(after.split_whitespace().next().unwrap())
}

pub(crate) async fn sign(
    scene: &Scene,
    actor: &Actor,
    id: Id<Expression>,
    member: Id<Member>,
) -> Result<(), ExpressionError> {
    let seen = scene.content(id).await;
    sign_off(&scene.app, actor, id, member, seen, &signature(), scene.now()).await
}

on_both_databases! {
    async fn partners_write_their_own_parts_and_not_those_of_others(db: TestDb) {
        let (scene, id, [lead, bregenz, dornbirn]) = trio(&db).await;
        let part = |member: Id<Member>| Part::Member(member.to_string());
        scene.save_one(&scene.ben, id, &part(bregenz), "challenge", 0, text("Floods")).await.unwrap();
        for foreign in [lead, dornbirn] {
            let refused = scene.save_one(&scene.ben, id, &part(foreign), "challenge", 0, text("Floods")).await;
            assert!(matches!(refused, Err(ExpressionError::NotYourPart)), "{refused:?}");
        }
        scene.save_one(&scene.ben, id, &Part::Application, "team", 0, text("Ben")).await.unwrap();
        let seen = scene.dossier(id).await.head.version;
        change_head(&scene.app, &scene.ana, id, seen, |head| head.shared = false, scene.now()).await.unwrap();
        let refused = scene.save_one(&scene.ben, id, &Part::Application, "team", 1, text("Ben!")).await;
        assert!(matches!(refused, Err(ExpressionError::NotYourPart)), "{refused:?}");
    }

    async fn only_the_lead_takes_a_changed_form_over(db: TestDb) {
        let (scene, id, _) = trio(&db).await;
        for other in [&scene.ben, &scene.olga] {
            let refused = take_over_form(&scene.app, other, id, scene.now()).await;
            assert!(matches!(refused, Err(ExpressionError::ForTheLead)), "{refused:?}");
        }
        take_over_form(&scene.app, &scene.ana, id, scene.now()).await.unwrap();
    }

    async fn only_the_lead_hands_in_and_only_what_everyone_has_signed(db: TestDb) {
        let (scene, id, [_, bregenz, dornbirn]) = trio(&db).await;
        scene.complete(&scene.ana, id).await;
        let refused = scene.submit(&scene.ben, id).await;
        assert!(matches!(refused, Err(ExpressionError::ForTheLead)), "{refused:?}");
        sign(&scene, &scene.ben, id, bregenz).await.unwrap();
        let refused = scene.submit(&scene.ana, id).await;
        assert!(matches!(&refused, Err(ExpressionError::Unsigned(who)) if *who == [dornbirn]), "{refused:?}");
        // A refused submission leaves nothing behind: no signature of the lead, no number.
        assert_eq!(scene.dossier(id).await.sign_offs.len(), 1);
        sign(&scene, &scene.cleo, id, dornbirn).await.unwrap();
        let handed = scene.submit(&scene.ana, id).await.unwrap();
        assert_eq!(handed.receipt.receipt.sign_offs.len(), 3);
    }

    async fn a_later_change_ends_every_sign_off_visibly(db: TestDb) {
        let (scene, id, [_, bregenz, _]) = trio(&db).await;
        scene.complete(&scene.ana, id).await;
        sign(&scene, &scene.ben, id, bregenz).await.unwrap();
        scene.save_one(&scene.cleo, id, &Part::Application, "team", 0, text("Cleo too")).await.unwrap();
        let ended = scene.dossier(id).await.sign_offs[0].ended.unwrap();
        assert_eq!(ended.1, SignOffEnd::Changed);
        assert!(scene.letters_to("ben@example.org").await.iter().any(|subject| subject.contains("Changed after you signed")));
        // Saving what stands there already is no change.
        sign(&scene, &scene.ben, id, bregenz).await.unwrap();
        scene.save_one(&scene.cleo, id, &Part::Application, "team", 1, text("Cleo too")).await.unwrap();
        assert!(scene.dossier(id).await.sign_offs.iter().any(|one| one.ended.is_none()));
        // Nor is a version that stands aside.
        scene.save_one(&scene.ana, id, &Part::Application, "team", 0, text("Ana alone")).await.unwrap();
        assert!(scene.dossier(id).await.sign_offs.iter().any(|one| one.ended.is_none()));
    }

    async fn what_changes_nothing_ends_no_sign_off(db: TestDb) {
        let (scene, id, [_, bregenz, _]) = trio(&db).await;
        scene.complete(&scene.ana, id).await;
        let earlier = scene.begin(&scene.ana, "Lindau before").await;
        scene.save_one(&scene.ana, earlier, &Part::Application, "ambition", 0, text("Fewer cars")).await.unwrap();
        sign(&scene, &scene.ben, id, bregenz).await.unwrap();
        // The form is the present one already, and nothing is empty that could be filled in.
        take_over_form(&scene.app, &scene.ana, id, scene.now()).await.unwrap();
        start_from(&scene.app, &scene.ana, id, earlier, scene.now()).await.unwrap();
        let dossier = scene.dossier(id).await;
        assert!(dossier.sign_off(bregenz, dossier.manifest().digest()).is_some());
        assert!(!scene.letters_to("ben@example.org").await.iter().any(|subject| subject.contains("Changed after you signed")));
    }

    async fn nobody_signs_what_is_not_on_the_table(db: TestDb) {
        let (scene, id, [lead, bregenz, _]) = trio(&db).await;
        scene.complete(&scene.ana, id).await;
        let seen = scene.content(id).await;
        scene.save_one(&scene.ana, id, &Part::Application, "team", 0, text("Six")).await.unwrap();
        let refused = sign_off(&scene.app, &scene.ben, id, bregenz, seen, &signature(), scene.now()).await;
        assert!(matches!(refused, Err(ExpressionError::OtherContent)), "{refused:?}");
        let refused = sign(&scene, &scene.ben, id, lead).await;
        assert!(matches!(refused, Err(ExpressionError::NotYourPart)), "{refused:?}");
    }

    async fn a_sign_off_can_be_taken_back_and_then_it_cannot_be_handed_in(db: TestDb) {
        let (scene, id, [_, bregenz, dornbirn]) = trio(&db).await;
        scene.complete(&scene.ana, id).await;
        sign(&scene, &scene.ben, id, bregenz).await.unwrap();
        sign(&scene, &scene.cleo, id, dornbirn).await.unwrap();
        take_back(&scene.app, &scene.ben, id, bregenz, scene.now()).await.unwrap();
        let refused = scene.submit(&scene.ana, id).await;
        assert!(matches!(&refused, Err(ExpressionError::Unsigned(who)) if *who == [bregenz]), "{refused:?}");
    }

    async fn a_partner_that_leaves_takes_its_part_out_of_the_content(db: TestDb) {
        let (scene, id, [lead, bregenz, dornbirn]) = trio(&db).await;
        scene.complete(&scene.ana, id).await;
        remove_member(&scene.app, &scene.cleo, id, dornbirn, scene.now()).await.unwrap();
        let refused = remove_member(&scene.app, &scene.ana, id, lead, scene.now()).await;
        assert!(matches!(refused, Err(ExpressionError::Absent)), "the lead cannot leave: {refused:?}");
        let manifest = scene.dossier(id).await.manifest();
        assert_eq!(manifest.members.len(), 2);
        assert!(manifest.answers.iter().all(|line| line.part != dornbirn.to_string()));
        let saved = scene.save_one(&scene.cleo, id, &Part::Application, "team", 0, text("Still here?")).await;
        assert!(matches!(saved, Err(ExpressionError::Absent)), "{saved:?}");
        sign(&scene, &scene.ben, id, bregenz).await.unwrap();
        scene.submit(&scene.ana, id).await.unwrap();
    }

    async fn an_invitation_works_once(db: TestDb) {
        let scene = scene(&db).await;
        let id = scene.begin(&scene.ana, "Lindau").await;
        let member = add_member(&scene.app, &scene.ana, id, &city("Bregenz"), scene.now()).await.unwrap();
        invite(&scene.app, &scene.ana, id, member, &"ben@example.org".parse().unwrap(), scene.now()).await.unwrap();
        let secret = secret_in_letter(&scene, "ben@example.org").await;
        assert_eq!(accept(&scene.app, &scene.ben, &secret).await.unwrap(), id);
        let again = accept(&scene.app, &scene.cleo, &secret).await;
        assert!(matches!(again, Err(ExpressionError::LinkOver)), "{again:?}");
    }

    async fn an_invitation_opens_no_account_that_is_there_already(db: TestDb) {
        let scene = scene(&db).await;
        let id = scene.begin(&scene.ana, "Lindau").await;
        let lead = scene.dossier(id).await.members[0].id;
        let browser = Browser::at("192.0.2.7");
        for mail in ["ben@example.org", "dora@example.org"] {
            invite(&scene.app, &scene.ana, id, lead, &mail.parse().unwrap(), scene.now()).await.unwrap();
        }
        let secret = secret_in_letter(&scene, "ben@example.org").await;
        let opened = accept_by_letter(&scene.app, &secret, "Somebody", &browser).await;
        assert!(matches!(opened, Err(ExpressionError::SignInFirst)));
        accept(&scene.app, &scene.ben, &secret).await.unwrap();
        // Whoever has none gets one, and a letter of weeks ago stands for no password.
        let secret = secret_in_letter(&scene, "dora@example.org").await;
        let (_, begun) = accept_by_letter(&scene.app, &secret, "Dora", &browser).await.unwrap();
        let mut reader = scene.app.house.db.read_current().await.unwrap();
        let session = find_session(&mut reader.conn(), &begun.secret, scene.now()).await.unwrap().unwrap();
        assert!(session.proves_until(scene.now()).is_none());
    }

    async fn whoever_is_taken_out_leaves_no_way_back_in(db: TestDb) {
        let (scene, id, [_, bregenz, _]) = trio(&db).await;
        invite(&scene.app, &scene.ben, id, bregenz, &"dora@example.org".parse().unwrap(), scene.now()).await.unwrap();
        let secret = secret_in_letter(&scene, "dora@example.org").await;
        let ben = Writer { person: scene.ben.person().unwrap().id, member: bregenz };
        end_writing(&scene.app, &scene.ana, id, &ben, scene.now()).await.unwrap();
        let back = accept(&scene.app, &scene.cleo, &secret).await;
        assert!(matches!(back, Err(ExpressionError::LinkOver)), "{back:?}");
    }

    async fn a_name_is_no_letter_of_its_own(db: TestDb) {
        let scene = scene(&db).await;
        let id = scene.begin(&scene.ana, "Lindau\n\nYou have won. Write to us.").await;
        let lead = scene.dossier(id).await.members[0].id;
        invite(&scene.app, &scene.ana, id, lead, &"dora@example.org".parse().unwrap(), scene.now()).await.unwrap();
        let mut reader = scene.app.house.db.read_current().await.unwrap();
        let letters = centum_jobs::letters_to(&mut reader.conn(), "dora@example.org", 1).await.unwrap();
        let body = &letters[0].letter.body;
        assert!(!body.lines().any(|line| line.starts_with("You have won")), "{body}");
        assert!(body.contains("Lindau You have won."), "{body}");
    }

    async fn nobody_drowns_in_invitations_whatever_application_they_are_from(db: TestDb) {
        let scene = scene(&db).await;
        let asks = async |mail: &str| {
            let id = scene.begin(&scene.ana, "Lindau").await;
            let lead = scene.dossier(id).await.members[0].id;
            invite(&scene.app, &scene.ana, id, lead, &mail.parse().unwrap(), scene.now()).await
        };
        for _ in 0..5 {
            asks("dora@example.org").await.unwrap();
            asks("DORA@example.org").await.unwrap();
        }
        let eleventh = asks("dora@example.org").await;
        assert!(matches!(eleventh, Err(ExpressionError::TooOften)), "{eleventh:?}");
        asks("emil@example.org").await.unwrap();
        scene.clock.advance(Duration::from_secs(24 * 3600));
        asks("dora@example.org").await.unwrap();
    }

    async fn an_invitation_to_write_ends_with_the_call_and_one_of_later_does_not(db: TestDb) {
        let scene = scene(&db).await;
        let id = scene.begin(&scene.ana, "Lindau").await;
        let lead = scene.dossier(id).await.members[0].id;
        invite(&scene.app, &scene.ana, id, lead, &"ben@example.org".parse().unwrap(), scene.now()).await.unwrap();
        let secret = secret_in_letter(&scene, "ben@example.org").await;
        scene.clock.set(at("2020-05-29T22:29:00.000001Z"));
        sweep(&scene.app.house).await.unwrap();
        let shown = invited(&scene.app, &secret).await;
        assert!(matches!(shown, Err(ExpressionError::Rule(Refusal::CallClosed))), "{shown:?}");
        let late = accept(&scene.app, &scene.ben, &secret).await;
        assert!(matches!(late, Err(ExpressionError::Rule(Refusal::CallClosed))), "{late:?}");
        invite(&scene.app, &scene.ana, id, lead, &"cleo@example.org".parse().unwrap(), scene.now()).await.unwrap();
        let secret = secret_in_letter(&scene, "cleo@example.org").await;
        accept(&scene.app, &scene.cleo, &secret).await.unwrap();
    }

    async fn who_may_add_a_late_document_can_still_be_joined(db: TestDb) {
        let scene = scene(&db).await;
        let id = scene.begin(&scene.ana, "Lindau").await;
        let lead = scene.dossier(id).await.members[0].id;
        scene.complete(&scene.ana, id).await;
        scene.submit(&scene.ana, id).await.unwrap();
        invite(&scene.app, &scene.ana, id, lead, &"ben@example.org".parse().unwrap(), scene.now()).await.unwrap();
        let secret = secret_in_letter(&scene, "ben@example.org").await;
        scene.clock.set(at("2020-05-29T22:29:00.000001Z"));
        sweep(&scene.app.house).await.unwrap();
        assert_eq!(accept(&scene.app, &scene.ben, &secret).await.unwrap(), id);
    }
}
