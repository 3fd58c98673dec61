//! The interface for programs.

use axum::http::{Method, StatusCode};
use centum_calls::expression::State;
use centum_testkit::on_both_databases;
use serde_json::json;

use crate::site::Site;

on_both_databases! {
    async fn an_application_is_read_changed_and_handed_in(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let path = format!("/api/v1/expressions/{id}");
        let read = site.get(Some(&ana), &path).await;
        assert_eq!(read.json()["title"], json!("Lindau"));
        assert_eq!(read.json()["findings"].as_array().unwrap().len(), 2);
        let tag = read.header("etag").to_owned();
        let change = json!({ "title": "Lindau and the lake" });
        let unnamed = site.json(&ana, Method::PUT, &path, &[], change.clone()).await;
        assert_eq!(unnamed.status, StatusCode::BAD_REQUEST);
        let changed = site.json(&ana, Method::PUT, &path, &[("if-match", tag.as_str())], change.clone()).await;
        assert_eq!((changed.status, &changed.json()["title"]), (StatusCode::OK, &json!("Lindau and the lake")));
        assert_ne!(changed.header("etag"), tag);
        let over = site.json(&ana, Method::PUT, &path, &[("if-match", tag.as_str())], change).await;
        assert_eq!(over.status, StatusCode::PRECONDITION_FAILED);
        let early = site.submit(&ana, id, "").await;
        assert_eq!((early.status, early.json()["findings"].as_array().unwrap().len()), (StatusCode::UNPROCESSABLE_ENTITY, 2));
        let handed = site.hand_in(&ana, id).await;
        assert_eq!((handed.status, &handed.json()["receipt"]["receipt"]["submission"]), (StatusCode::OK, &json!(1)));
        let recalled = site.json(&ana, Method::POST, &format!("{path}/recall"), &[], json!({})).await;
        assert_eq!(recalled.json()["state"], json!("draft"));
        let withdrawn = site.json(&ana, Method::POST, &format!("{path}/withdraw"), &[], json!({})).await;
        assert_eq!(withdrawn.json()["state"], json!("withdrawn"));
    }

    async fn a_trial_of_handing_in_gives_no_receipt_and_leaves_a_draft(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        assert_eq!(site.submit(&ana, id, "?dry_run=true").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        site.hand_in(&ana, id).await;
        site.save(&ana, id, "application/ambition", 1, json!("Fewer cars")).await;
        let before = centum_ledger::head(&mut site.app.house.read().await.unwrap().conn()).await.unwrap();
        let tried = site.submit(&ana, id, "?dry_run=true").await;
        assert_eq!((tried.status, tried.json()), (StatusCode::OK, json!({ "submission": 2, "dry_run": true })));
        assert_eq!(centum_ledger::head(&mut site.app.house.read().await.unwrap().conn()).await.unwrap(), before);
        let dossier = site.dossier(id).await;
        assert_eq!((dossier.head.state, dossier.submissions.len()), (State::Submitted(1), 1));
    }
}
