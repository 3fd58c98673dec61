//! Role × route: who may ask for what, walked from the routes themselves.

use axum::http::{Method, StatusCode};
use centum::modules::modules;
use centum_accounts::Role;
use centum_testkit::TestDb;
use centum_web::Route;

use crate::site::{Answer, Site};

/// Something for each parameter of a path: an edition that exists, and an identifier that does not.
fn filled(path: &str) -> String {
    let mut address = String::new();
    for segment in path.split('/').skip(1) {
        address.push('/');
        let filled = match segment {
            "{slug}" => "icc-2020",
            "{n}" | "{number}" | "{row}" | "{city}" | "{position}" => "1",
            "{token}" => "0000000000000000000000000000000000000000000000000000000000000000",
            parameter if parameter.starts_with('{') => "01977c0e-5d2a-7cc1-9a51-6f5dbb4dbb6e",
            word => word,
        };
        address.push_str(filled);
    }
    address
}

/// Whether the answer says no to who asks, rather than anything about the thing.
fn is_refused(answer: &Answer, anonymous: bool) -> bool {
    let to_sign_in = answer.status.is_redirection() && answer.location.starts_with("/sign-in");
    match answer.status {
        StatusCode::UNAUTHORIZED => anonymous,
        StatusCode::FORBIDDEN | StatusCode::NOT_FOUND => true,
        _ => anonymous && to_sign_in,
    }
}

fn routes() -> Vec<Route> {
    modules().iter().flat_map(|module| (module.routes)()).collect()
}

#[tokio::test]
async fn every_route_refuses_each_role_without_its_right_and_serves_each_with_it() {
    let db = TestDb::sqlite().await;
    let site = Site::on(&db).await;
    let mut who = vec![(None, None)];
    for role in Role::ALL {
        who.push((Some(role), Some(site.signed_in(role).await)));
    }
    let (mut cells, mut faults) = (0, Vec::new());
    for route in routes() {
        let path = filled(route.path);
        for (role, cookie) in &who {
            // Signing out ends the session that the next cells need.
            if path == "/sign-out" || path.contains("/sign-out") {
                continue;
            }
            cells += 1;
            let may = match role {
                None => route.permission.is_public(),
                Some(role) => route.permission.is_for_everyone_signed_in() || role.may(route.permission),
            };
            let answer = site.ask(route.method.clone(), &path, cookie.as_deref(), "").await;
            let name = format!("{} {} as {role:?}: {}", route.method, route.path, answer.status);
            if answer.status.is_server_error() && route.path != "/ready" {
                faults.push(name);
            } else if !may && !is_refused(&answer, role.is_none()) {
                faults.push(format!("{name}, and should be refused"));
            } else if may && route.method == Method::GET && refused_as_role(&answer) {
                faults.push(format!("{name}, and should be served (or be absent)"));
            }
        }
    }
    println!("{cells} cells");
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
    db.drop().await;
}

/// A reader with the right may find nothing, but is not sent away.
fn refused_as_role(answer: &Answer) -> bool {
    matches!(answer.status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN)
        || (answer.status.is_redirection() && answer.location.starts_with("/sign-in?"))
}

/// Files whose size depends on the question: the token is read with them.
const FILES: [&str; 2] =
    ["/expressions/{id}/files/{part}/{field}", "/expressions/{id}/supplement/{part}/{field}"];

#[tokio::test]
async fn nothing_is_changed_without_the_token_of_a_form() {
    let db = TestDb::sqlite().await;
    let site = Site::on(&db).await;
    let organiser = site.signed_in(Role::Organiser).await;
    let before = centum_ledger::head(&mut site.house.read().await.unwrap().conn()).await.unwrap();
    for route in routes().iter().filter(|route| route.method != Method::GET) {
        for body in ["", "csrf=0000", "name=x&csrf="] {
            let answer = site.ask(route.method.clone(), &filled(route.path), Some(&organiser), body).await;
            assert!(answer.status.is_client_error(), "{} {}: {}", route.method, route.path, answer.status);
            // Before anything is looked up: that a thing is absent must not be what keeps it from being changed.
            let asks = [StatusCode::FORBIDDEN, StatusCode::UNSUPPORTED_MEDIA_TYPE].contains(&answer.status);
            let is_page = !route.path.starts_with("/api/") && route.path != "/sparql";
            if is_page && body == "csrf=0000" && !FILES.contains(&route.path) {
                assert!(asks, "{} {}: {}", route.method, route.path, answer.status);
            }
        }
    }
    let after = centum_ledger::head(&mut site.house.read().await.unwrap().conn()).await.unwrap();
    assert_eq!(before, after, "the ledger has no new entry");
    db.drop().await;
}

#[tokio::test]
async fn reading_changes_nothing() {
    let db = TestDb::sqlite().await;
    let site = Site::on(&db).await;
    let organiser = site.signed_in(Role::Organiser).await;
    let before = centum_ledger::head(&mut site.house.read().await.unwrap().conn()).await.unwrap();
    for route in routes().iter().filter(|route| route.method == Method::GET) {
        site.get(&filled(route.path), Some(&organiser)).await;
    }
    let after = centum_ledger::head(&mut site.house.read().await.unwrap().conn()).await.unwrap();
    assert_eq!(before, after);
    db.drop().await;
}

#[tokio::test]
async fn each_path_stands_once_and_every_verb_names_its_right() {
    let mut seen = std::collections::BTreeSet::new();
    for route in routes() {
        assert!(
            seen.insert((route.method.to_string(), route.path)),
            "{} {} stands twice",
            route.method,
            route.path
        );
    }
    // Whoever finds a fault in published data, or made something with them, may tell of it, so many times an hour.
    let told = ["catalogue.raise-issue", "catalogue.tell-of-use"];
    let is_for_all = |name: &str| name.starts_with("accounts.") || told.contains(&name);
    for verb in modules().iter().flat_map(|module| module.verbs) {
        assert!(!verb.permission.is_public() || is_for_all(verb.name), "{}", verb.name);
    }
}
