//! Programs that hold an access token.

use axum::http::{Method, StatusCode};
use centum_accounts::{Actor, Role, SignedIn, find_person_by_email, make_access_token};
use centum_cohort::edition::edition_by_slug;
use centum_cohort::intake::documents;
use centum_testkit::on_both_databases;

use crate::site::Site;

/// Somebody of the role with a token.
async fn token(site: &Site, role: Role) -> String {
    site.signed_in(role).await;
    let address = format!("{role}@roles.example").parse().unwrap();
    let mut reader = site.house.read().await.unwrap();
    let person = find_person_by_email(&mut reader.conn(), &address).await.unwrap().unwrap();
    drop(reader);
    let actor = Actor::Person(SignedIn { id: person.id, name: person.name, locale: None, roles: vec![role] });
    let (_, secret) = make_access_token(&site.house, &actor, "test", 30).await.unwrap();
    secret.reveal().to_owned()
}

const TERMS: &str = "/api/v1/calls/example-2027/terms";

on_both_databases! {
    async fn a_token_opens_what_its_person_may_see_and_no_page(db: TestDb) {
        let site = Site::on(&db).await;
        let secret = token(&site, Role::Organiser).await;
        let bearer = format!("Bearer {secret}");
        let get = async |path: &str, header: (&str, &str)| site.program(Method::GET, path, header, "").await;
        for header in [("authorization", &*bearer), ("authorization", &secret), ("x-ckan-api-key", &secret)] {
            let (status, headers) = get(TERMS, header).await;
            assert_eq!((status, headers["cache-control"].to_str().unwrap()), (StatusCode::OK, "no-store"), "{header:?}");
            assert!(!headers.contains_key("set-cookie"));
        }
        let (status, headers) = get("/account", ("authorization", &bearer)).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "a token opens no page");
        assert!(headers["location"].to_str().unwrap().starts_with("/sign-in"));
        for wrong in ["Bearer wrong", "wrong", "Bearer "] {
            assert_eq!(get(TERMS, ("authorization", wrong)).await.0, StatusCode::UNAUTHORIZED, "{wrong}");
        }
        // A token that does not hold is said to be one even where everybody may read.
        assert_eq!(get("/api/v1/calls", ("authorization", "Bearer wrong")).await.0, StatusCode::UNAUTHORIZED);
        assert_eq!(get("/api/v1/calls", ("authorization", &bearer)).await.0, StatusCode::OK);
        let reader = token(&site, Role::Evaluator).await;
        assert_eq!(get(TERMS, ("authorization", &reader)).await.0, StatusCode::FORBIDDEN);
    }

    async fn a_token_writes_without_the_token_of_a_form(db: TestDb) {
        let site = Site::on(&db).await;
        let secret = token(&site, Role::Organiser).await;
        let new = r#"{ "edition": "invented", "slug": "by-token", "from": "example-2027" }"#;
        let (status, _) = site.program(Method::POST, "/api/v1/calls", ("authorization", &secret), new).await;
        assert_eq!(status, StatusCode::OK);
        let made = site.program(Method::GET, "/api/v1/calls/by-token/terms", ("authorization", &secret), "").await;
        assert_eq!(made.0, StatusCode::OK);
    }

    async fn a_list_that_is_only_tried_leaves_nothing_in_whatever_words(db: TestDb) {
        let site = Site::on(&db).await;
        let secret = token(&site, Role::Organiser).await;
        let path = "/api/v1/editions/invented/imports";
        let kept = async || {
            let mut reader = site.house.read().await.unwrap();
            let edition = edition_by_slug(&mut reader.conn(), "invented").await.unwrap().unwrap();
            documents(&mut reader.conn(), edition.id).await.unwrap().len()
        };
        let before = kept().await;
        let send = async |path: &str| {
            site.program(Method::POST, path, ("authorization", &secret), "Core cities\n\nPadua Italy\n").await.0
        };
        for trial in ["dry_run=true", "dry_run=1", "dry_run=True", "dry_run"] {
            assert_eq!(send(&format!("{path}?{trial}")).await, StatusCode::OK, "{trial}");
            assert_eq!(kept().await, before, "{trial}");
        }
        assert_eq!(send(&format!("{path}?dry_run=false")).await, StatusCode::OK);
        assert_eq!(kept().await, before + 1);
    }
}
