//! To everyone without access an application answers as one that does not exist.

use axum::http::{Method, StatusCode};
use centum_base::Id;
use centum_calls::expression::Expression;
use centum_testkit::on_both_databases;
use serde_json::json;

use crate::site::Site;

on_both_databases! {
    async fn what_is_not_yours_answers_as_if_it_were_not_there(db: TestDb) {
        let site = Site::on(&db).await;
        let (ana, ben) = (site.person("Ana").await, site.person("Ben").await);
        let hers = site.begin(&ana, "Lindau").await;
        let none: Id<Expression> = Id::of_name("expression", "none");
        for below in ["", "/form/plan", "/form-change", "/recall", "/withdraw", "/restore", "/supplement/application/letter"] {
            let page = |id| format!("/expressions/{id}{below}");
            let (there, absent) = (site.get(Some(&ben), &page(hers)).await, site.get(Some(&ben), &page(none)).await);
            assert_eq!((there.status, absent.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND), "{below}");
            assert_eq!(told(&there.body, &hers), told(&absent.body, &none), "{below}");
        }
        let calls = [
            (Method::PUT, "/answers/application/ambition", json!({ "base": 0, "value": "x" })),
            (Method::PUT, "/answers/application/ambition", json!({ "base": 0, "value": "x".repeat(100_001) })),
            (Method::PUT, "/answers/application/nonsense", json!({ "base": 0, "value": "x" })),
            (Method::PUT, "", json!({ "title": "x" })),
            (Method::POST, "/recall", json!({})),
            (Method::POST, "/withdraw", json!({})),
        ];
        for (method, below, body) in calls {
            let ask = async |id: Id<Expression>| {
                site.json(&ben, method.clone(), &format!("/api/v1/expressions/{id}{below}"), &[], body.clone()).await
            };
            let (there, absent) = (ask(hers).await, ask(none).await);
            assert_eq!((there.status, absent.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND), "{below}");
            assert_eq!(there.json()["detail"], absent.json()["detail"], "{below}");
        }
        let refused = site.post(&ben, &format!("/expressions/{hers}/form/plan"), &[("base.application.ambition", "0"), ("a.application.ambition", "x")]).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
        assert!(site.dossier(hers).await.answers.is_empty());
        assert_eq!(site.get(None, &format!("/expressions/{hers}")).await.status, StatusCode::SEE_OTHER, "a stranger is asked to sign in");
    }

    async fn an_organiser_looks_and_does_not_write(db: TestDb) {
        let site = Site::on(&db).await;
        let (ana, olga) = (site.person("Ana").await, site.organiser().await);
        let id = site.begin(&ana, "Lindau").await;
        let page = site.get(Some(&olga), &format!("/expressions/{id}/form/plan")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.body.contains("name=\"a.application.ambition\""));
        let write = site.save(&olga, id, "application/ambition", 0, json!("x")).await;
        assert_eq!(write.status, StatusCode::FORBIDDEN);
    }
}

/// The page up to the number to quote, which no two pages share; with `ID` for the identifier that was asked for.
fn told(page: &str, id: &Id<Expression>) -> String {
    let main = &page[page.find("<main").unwrap()..page.find("<dl").unwrap()];
    main.replace(&id.to_string(), "ID")
}
