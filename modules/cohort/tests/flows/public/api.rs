//! The interface for programs.

use axum::http::{Method, StatusCode};
use centum_accounts::make_access_token;
use centum_testkit::on_both_databases;

use crate::public::site::Site;
use crate::scene::LIST_OF_2020;

on_both_databases! {
    async fn a_figure_is_counted_as_it_is_asked_for(db: TestDb) {
        let site = Site::announced(&db).await;
        let value = async |query: &str| {
            site.get(&format!("/api/v1/editions/icc-2020/figures?{query}")).await.json()["value"].clone()
        };
        assert_eq!(value("quantity=cities").await, 126);
        assert_eq!(value("quantity=selected&parts=without-mentors").await, 80);
        assert_eq!(value("quantity=countries").await, 23);
        let unknown = site.get("/api/v1/editions/icc-2020/figures?quantity=towns").await;
        assert_eq!((unknown.status, unknown.header("content-type")), (StatusCode::BAD_REQUEST, "application/problem+json"));
    }

    async fn what_is_published_is_given_as_json(db: TestDb) {
        let site = Site::announced(&db).await;
        let editions = site.get("/api/v1/editions").await;
        assert_eq!(editions.header("access-control-allow-origin"), "*");
        assert_eq!(editions.json()[0]["versions"][0]["number"], 1);
        let version = site.get("/api/v1/editions/icc-2020/announcements/1").await.json();
        assert_eq!(version["counts"]["cities"], 126);
        let found = site.get("/api/v1/editions/icc-2020/announcements/1/reconciliation").await.json();
        assert_eq!(found[0]["found"]["sums"][0]["difference"], 1);
        let participants = site.get("/api/v1/editions/icc-2020/participants").await.json();
        assert_eq!(participants.as_array().unwrap().len(), 90);
        let id = participants[0]["id"].as_str().unwrap();
        let one = site.get(&format!("/api/v1/editions/icc-2020/participants/{id}")).await.json();
        assert_eq!((&one["participant"]["name"], &one["versions"][0]), (&participants[0]["name"], &serde_json::json!(1)));
    }

    async fn a_name_is_resolved_with_reasons_and_never_without_a_country(db: TestDb) {
        let site = Site::silent(&db).await;
        let padua = site.get("/api/v1/places/resolve?name=Padova&country=IT").await.json();
        assert_eq!(padua["resolution"]["outcome"]["place"]["id"], "geonames:3171728");
        assert_eq!(site.get("/api/v1/places/resolve?name=Padova").await.status, StatusCode::BAD_REQUEST);
        let greek = site.get("/api/v1/places/resolve?name=Patras&country=EL").await.json();
        assert_eq!(greek["country"], "GR", "as the Union writes it");
        let none = site.get("/api/v1/places/resolve?name=Patras&country=ZZ").await;
        assert_eq!(none.status, StatusCode::BAD_REQUEST);
        let page = site.get("/places?name=Mechelen&country=BE").await;
        assert!(page.status == StatusCode::OK && page.text.contains("Mechelen"));
    }

    async fn a_trial_leaves_nothing_in_whatever_words_it_is_asked_for(db: TestDb) {
        let site = Site::silent(&db).await;
        let (_, secret) = make_access_token(&site.scene.house, &site.scene.olga, "script", 30).await.unwrap();
        let bearer = format!("Bearer {}", secret.reveal());
        for said in ["true", "1", "yes", ""] {
            let path = format!("/api/v1/editions/icc-2020/imports?dry_run={said}&label=Tried");
            let headers = [("content-type", "text/plain"), ("authorization", bearer.as_str())];
            let answer = site.ask(Method::POST, &path, &headers, LIST_OF_2020).await;
            assert_eq!(answer.status, StatusCode::OK, "{said}: {}", answer.text);
            assert_eq!(answer.json()["outcome"], "previewed", "{said}");
        }
        let form = [("content-type", "multipart/form-data; boundary=x"), ("authorization", bearer.as_str())];
        let path = "/api/v1/editions/icc-2020/imports?dry_run=true";
        let answer = site.ask(Method::POST, path, &form, LIST_OF_2020).await;
        assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{}", answer.text);
    }

    async fn a_list_is_taken_in_by_those_who_may_alone(db: TestDb) {
        let site = Site::silent(&db).await;
        let path = "/api/v1/editions/icc-2020/imports?dry_run=true";
        let answer = site.ask(Method::POST, path, &[("content-type", "text/plain")], "Core cities\n\nPadua Italy\n").await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{}", answer.text);
    }
}
