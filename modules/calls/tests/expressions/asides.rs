//! A version that stands aside waits only while its question is asked. In the history it stays.

use centum_base::Id;
use centum_calls::call::{Correction, correct_call};
use centum_calls::expression::actions::{NewMember, add_member, change_head, remove_member, take_over_form};
use centum_calls::expression::model::Standing;
use centum_calls::expression::{Expression, ExpressionError, State, revisions};
use centum_forms::{Form, Part};
use centum_testkit::on_both_databases;
use serde_json::json;

use crate::scene::{Scene, form, key, scene, scene_with, text};

/// Two versions of one answer, by two tabs that saw nothing of each other.
async fn two_versions(scene: &Scene, id: Id<Expression>, part: &Part, field: &str) {
    for words in ["This one", "That one"] {
        scene.save_one(&scene.ana, id, part, field, 0, text(words)).await.unwrap();
    }
    assert_eq!(scene.dossier(id).await.asides.len(), 1);
}

/// It waits no more, it is not lost, and the application can be handed in.
async fn blocks_nothing(scene: &Scene, id: Id<Expression>, part: &Part, field: &str) {
    let dossier = scene.dossier(id).await;
    assert!(dossier.asides.is_empty(), "{:?}", dossier.asides);
    let mut reader = scene.app.house.db.read_current().await.unwrap();
    let kept = revisions(&mut reader.conn(), id, part, &key(field)).await.unwrap();
    assert!(kept.iter().any(|one| one.standing == Standing::Aside && one.value == text("That one")));
    drop(reader);
    scene.submit(&scene.ana, id).await.unwrap();
    assert_eq!(scene.dossier(id).await.head.state, State::Submitted(1));
}

on_both_databases! {
    async fn two_versions_of_a_question_that_a_corrigendum_takes_out_hold_nothing_up(db: TestDb) {
        let scene = scene(&db).await;
        let id = scene.begin(&scene.ana, "Lindau").await;
        scene.complete(&scene.ana, id).await;
        two_versions(&scene, id, &Part::Application, "team").await;
        let mut shorter = form();
        shorter.sections[0].fields.retain(|field| field.key != key("team"));
        let call = scene.call().await;
        let correction = Correction { terms: call.terms, form: Some(shorter), reason: "Not needed".into() };
        let site = centum_calls::Site { name: "Centum".into(), base: "https://centum.example".into() };
        correct_call(&scene.app.house, &scene.olga, call.id, call.version, correction, &site).await.unwrap();
        take_over_form(&scene.app, &scene.ana, id, scene.now()).await.unwrap();
        blocks_nothing(&scene, id, &Part::Application, "team").await;
    }

    async fn two_versions_in_the_part_of_a_partner_who_left_hold_nothing_up(db: TestDb) {
        let scene = scene(&db).await;
        let id = scene.begin(&scene.ana, "Lindau").await;
        let city = NewMember { name: "Bregenz".into(), country: None, place: None, is_city: true };
        let member = add_member(&scene.app, &scene.ana, id, &city, scene.now()).await.unwrap();
        scene.complete(&scene.ana, id).await;
        let part = Part::Member(member.to_string());
        scene.save_one(&scene.ana, id, &part, "challenge", 0, text("That one")).await.unwrap();
        assert!(matches!(scene.submit(&scene.ana, id).await, Err(ExpressionError::Unsettled)));
        remove_member(&scene.app, &scene.ana, id, member, scene.now()).await.unwrap();
        blocks_nothing(&scene, id, &part, "challenge").await;
    }

    async fn two_versions_wait_again_once_their_question_is_asked_again(db: TestDb) {
        let mut form: Form = form();
        let when = json!({ "all": [{ "test": "category", "any_of": ["new"] }] });
        form.sections[0].fields[1].when = Some(serde_json::from_value(when).unwrap());
        let scene = scene_with(&db, &form).await;
        let id = scene.begin(&scene.ana, "Lindau").await;
        scene.complete(&scene.ana, id).await;
        two_versions(&scene, id, &Part::Application, "team").await;
        let into = async |category: &str| {
            let seen = scene.dossier(id).await.head.version;
            let change = |head: &mut Expression| head.category = category.to_owned();
            change_head(&scene.app, &scene.ana, id, seen, change, scene.now()).await.unwrap();
        };
        into("alumni").await;
        assert!(scene.dossier(id).await.asides.is_empty());
        into("new").await;
        assert_eq!(scene.dossier(id).await.asides.len(), 1);
        into("alumni").await;
        blocks_nothing(&scene, id, &Part::Application, "team").await;
    }
}
