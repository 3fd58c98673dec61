//! One answer at a time, as the script of a form sends it.

use axum::http::{Method, StatusCode};
use centum_calls::Site as Sender;
use centum_calls::call::{Correction, correct_call};
use centum_forms::Value;
use centum_testkit::on_both_databases;
use serde_json::json;

use crate::site::{BASE, DEADLINE, Site, at};

on_both_databases! {
    async fn an_answer_is_kept_with_its_revision_and_what_is_wrong_with_it(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let saved = site.save(&ana, id, "application/ambition", 0, json!("More trees in every street")).await;
        assert_eq!(saved.status, StatusCode::OK, "{}", saved.body);
        let saved = saved.json();
        assert_eq!((&saved["revision"], &saved["words"], &saved["faults"]), (&json!(1), &json!(5), &json!([])));
        let money = site.save(&ana, id, "application/money", 0, json!("1,234.50")).await.json();
        assert_eq!(money["faults"], json!([]));
        assert!(money["echo"].as_str().unwrap().contains("1,234.50"));
        let wrong = site.save(&ana, id, "application/money", 1, json!("a lot")).await;
        assert_eq!(wrong.status, StatusCode::OK, "what cannot be read is kept all the same");
        assert_eq!(wrong.json()["faults"].as_array().unwrap().len(), 1);
        let typed = site.save(&ana, id, "application/money", 2, json!({ "is": "money", "value": 5 })).await;
        assert_eq!(typed.status, StatusCode::OK, "{}", typed.body);
        let dossier = site.dossier(id).await;
        assert_eq!(dossier.said("money"), Some(&Value::Money(5)));
    }

    async fn what_no_answer_would_hold_is_refused_and_not_acknowledged(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        for value in [
            json!({ "text": "More trees" }),
            json!(["More trees", "Fewer cars"]),
            json!({ "is": "text", "value": "More trees", "note": "by Ana" }),
        ] {
            let refused = site.save(&ana, id, "application/ambition", 0, value).await;
            assert!(refused.status.is_client_error(), "{}", refused.body);
        }
        let dossier = site.dossier(id).await;
        assert_eq!(dossier.said("ambition"), None);
    }

    async fn two_people_in_one_field_both_find_their_text(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        site.save(&ana, id, "application/ambition", 0, json!("More trees")).await;
        let met = site.save(&ana, id, "application/ambition", 0, json!("Fewer cars")).await;
        assert_eq!(met.status, StatusCode::CONFLICT);
        let met = met.json();
        assert_eq!(met["theirs"]["value"], json!("More trees"));
        assert_eq!((&met["theirs"]["revision"], &met["theirs"]["author"]), (&json!(1), &json!("Ana")));
        let path = format!("/api/v1/expressions/{id}/answers/application/ambition");
        let both = json!({ "base": 1, "value": "More trees\n\nFewer cars", "settles": met["mine_kept_as"], "save": "s" });
        for _ in 0..2 {
            let settled = site.json(&ana, Method::PUT, &path, &[], both.clone()).await;
            assert_eq!(settled.status, StatusCode::OK, "sent twice, it is settled once: {}", settled.body);
        }
        let dossier = site.dossier(id).await;
        assert!(dossier.asides.is_empty());
        assert_eq!(dossier.said("ambition"), Some(&Value::Text("More trees\n\nFewer cars".into())));
    }

    async fn the_same_save_sent_twice_is_kept_once(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let path = format!("/api/v1/expressions/{id}/answers/application/ambition");
        let save = json!({ "base": 0, "value": "More trees", "save": "a1" });
        let first = site.json(&ana, Method::PUT, &path, &[], save.clone()).await.json();
        let next = json!({ "base": 1, "value": "More trees and shade", "save": "a2" });
        site.json(&ana, Method::PUT, &path, &[], next).await;
        let again = site.json(&ana, Method::PUT, &path, &[], save).await;
        assert_eq!(again.status, StatusCode::OK, "{}", again.body);
        assert_eq!(first["revision"], json!(1));
        assert!(site.dossier(id).await.asides.is_empty());
    }

    async fn a_save_that_comes_again_after_somebody_wrote_over_it_is_told_what_stands(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let path = format!("/api/v1/expressions/{id}/answers/application/ambition");
        let save = json!({ "base": 0, "value": "More trees", "save": "a1" });
        let first = site.json(&ana, Method::PUT, &path, &[], save.clone()).await.json();
        assert_eq!((&first["revision"], first.get("stands")), (&json!(1), None));
        let over = json!({ "base": 1, "value": "Fewer cars", "save": "a2" });
        site.json(&ana, Method::PUT, &path, &[], over).await;
        let again = site.json(&ana, Method::PUT, &path, &[], save).await.json();
        let stands = (&again["stands"]["revision"], &again["stands"]["value"]);
        assert_eq!((&again["revision"], stands), (&json!(1), (&json!(2), &json!("Fewer cars"))));
        assert_eq!(site.dossier(id).await.said("ambition"), Some(&Value::Text("Fewer cars".into())));
    }

    async fn what_comes_late_is_kept_and_said_to_be_no_part(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        site.clock.set(at(DEADLINE).checked_add(std::time::Duration::from_micros(1)).unwrap());
        let ana = site.back(&ana).await;
        let late = site.save(&ana, id, "application/ambition", 0, json!("Too late")).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(late.header("content-type"), "application/problem+json");
        assert!(late.json()["kept_as"].is_number());
        assert_eq!(site.dossier(id).await.said("ambition"), None);
        let own = format!("/expressions/{id}");
        let history = format!("href=\"{own}/history/application/ambition\"");
        assert!(!site.get(Some(&ana), &own).await.body.contains(&history), "it is over");
        // The call gets new time: what was typed in between is pointed out, until something is written again.
        let call = site.call().await;
        let mut terms = call.terms.clone();
        let whole = terms.deadlines.iter_mut().filter(|one| one.document.is_none());
        whole.for_each(|one| one.at = at("2020-06-05T21:59:00Z"));
        let correction = Correction { terms, form: None, reason: "A server was down".into() };
        let sender = Sender { name: "Centum".into(), base: BASE.into() };
        correct_call(&site.app.house, &site.olga, call.id, call.version, correction, &sender).await.unwrap();
        let page = site.get(Some(&ana), &own).await.body;
        assert!(page.contains(&history) && page.contains("came after the deadline of that time"), "{page}");
        let again = site.save(&ana, id, "application/ambition", 0, json!("Too late")).await;
        assert_eq!(again.status, StatusCode::OK, "{}", again.body);
        assert!(!site.get(Some(&ana), &own).await.body.contains(&history));
    }

    async fn a_trial_tells_what_would_happen_and_keeps_nothing(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let path = format!("/api/v1/expressions/{id}/answers/application/ambition?dry_run=true");
        let tried = site.json(&ana, Method::PUT, &path, &[], json!({ "base": 0, "value": "x" })).await;
        assert_eq!((tried.status, &tried.json()["dry_run"]), (StatusCode::OK, &json!(true)));
        assert!(site.dossier(id).await.answers.is_empty());
    }

    async fn what_is_too_large_or_unknown_is_refused_by_name(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let long = "x".repeat(100_001);
        assert_eq!(site.save(&ana, id, "application/ambition", 0, json!(long)).await.status, StatusCode::PAYLOAD_TOO_LARGE);
        let unknown = site.save(&ana, id, "application/nonsense", 0, json!("x")).await;
        assert_eq!(unknown.status, StatusCode::NOT_FOUND);
        assert!(unknown.json()["detail"].as_str().unwrap().contains("nonsense"));
        let file = json!({ "is": "files", "value": [{ "digest": "0".repeat(64), "name": "a", "media_type": "b", "bytes": 1 }] });
        assert_eq!(site.save(&ana, id, "application/letter", 0, file).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}
