//! The interface for programs.

use axum::http::{Method, StatusCode};
use centum_calls::Attempt;
use centum_calls::expression::{ExpressionError, State, actions};
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

    async fn the_tag_changes_with_whatever_is_shown(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let path = format!("/api/v1/expressions/{id}");
        let lead = site.dossier(id).await.members[0].clone();
        site.save(&ana, id, "application/ambition", 0, json!("More trees")).await;
        let tag = async || site.get(Some(&ana), &path).await.header("etag").to_owned();
        let mut tags = vec![tag().await];
        assert_eq!(tag().await, tags[0], "nothing happened");
        let mut changed = async |what: &str| {
            let now = tag().await;
            assert_ne!(tags.last(), Some(&now), "{what}");
            tags.push(now);
        };
        site.save(&ana, id, "application/ambition", 0, json!("Fewer cars")).await;
        changed("a version stands aside").await;
        let aside = site.dossier(id).await.asides[0].2.revision;
        let theirs = json!({ "base": 1, "value": "More trees", "settles": aside });
        let spot = format!("{path}/answers/application/ambition");
        assert_eq!(site.json(&ana, Method::PUT, &spot, &[], theirs).await.status, StatusCode::OK);
        changed("it is settled, and the answer stays as it was").await;
        let content = site.dossier(id).await.manifest().digest().to_string();
        let signing = json!({ "content": content, "name": "Ana", "function": "Mayor", "mandate": "12/2020" });
        let sign_off = format!("{path}/members/{}/sign-off", lead.id);
        assert_eq!(site.json(&ana, Method::PUT, &sign_off, &[], signing).await.status, StatusCode::OK);
        changed("a member signed off").await;
        assert_eq!(site.json(&ana, Method::DELETE, &sign_off, &[], json!({})).await.status, StatusCode::OK);
        changed("and took it back").await;
        site.change_form(|form| form.sections[0].fields.retain(|field| field.key.as_str() != "money")).await;
        changed("a corrigendum").await;
    }

    async fn of_two_who_saw_the_same_one_writes(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let path = format!("/api/v1/expressions/{id}");
        let tag = site.get(Some(&ana), &path).await.header("etag").to_owned();
        let member = format!("{path}/members/{}", site.dossier(id).await.members[0].id);
        let named = [("if-match", tag.as_str())];
        let body = |name: &str| json!({ "name": name, "country": "DE", "place": "none", "city": true });
        let (one, other) = tokio::join!(
            site.json(&ana, Method::PUT, &member, &named, body("Lindau (Bodensee)")),
            site.json(&ana, Method::PUT, &member, &named, body("Lindau im Bodensee")),
        );
        let mut both = [one.status, other.status];
        both.sort();
        assert_eq!(both, [StatusCode::OK, StatusCode::PRECONDITION_FAILED], "{} {}", one.body, other.body);
        // The check is of the write's own transaction: the action refuses too, whoever looked before.
        let again = Attempt::from(&site.app).if_seen(Some(&tag));
        let refused = actions::recall(again, &ana.actor, id, site.app.house.now()).await;
        assert!(matches!(refused, Err(ExpressionError::OtherVersion)), "{refused:?}");
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
