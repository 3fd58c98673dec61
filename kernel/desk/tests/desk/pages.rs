//! Every sample of every page in every language, and every route for every role.

use crate::site::{Site, modules};
use axum::http::StatusCode;
use centum_accounts::{Actor, Permission, Role, SignedIn};
use centum_base::Id;
use centum_testkit::on_both_databases;
use centum_web::Locale;
use centum_web::locale::{Catalogue, Customs, PSEUDO, outside_brackets};

fn catalogue() -> Catalogue {
    let texts: Vec<_> = modules().iter().flat_map(|module| module.messages).copied().collect();
    Catalogue::new(&texts, Customs::default()).unwrap()
}

#[test]
fn every_sample_renders_in_every_language_without_a_missing_text() {
    let catalogue = catalogue();
    assert_eq!(catalogue.faults(), [""; 0]);
    for locale in catalogue.all() {
        for sample in (centum_desk::module().samples)() {
            let html = (sample.render)(locale).unwrap();
            assert_eq!(locale.misses(), [""; 0], "{} in {}", sample.name, locale.tag());
            assert!(html.contains("<h1>"), "{}", sample.name);
        }
    }
}

#[test]
fn no_sample_holds_a_word_that_no_text_brought() {
    let catalogue = catalogue();
    let pseudo = catalogue.get(PSEUDO).unwrap();
    for sample in (centum_desk::module().samples)() {
        let html = (sample.render)(pseudo).unwrap();
        assert_eq!(outside_brackets(&html, sample.data), [""; 0], "{}", sample.name);
    }
}

#[test]
fn every_deed_of_the_kernel_has_words() {
    let catalogue = catalogue();
    let locale: &Locale = catalogue.english();
    for verb in centum_desk::module().verbs {
        let said = centum_desk::history::deed(locale, verb.name);
        assert!(!said.as_str().contains("translate"), "{} is shown as the ledger writes it", verb.name);
    }
}

fn actor_of(role: Option<Role>) -> Actor {
    let id = Id::of_name("person", "x");
    Actor::Person(SignedIn { id, name: "X".into(), locale: None, roles: role.into_iter().collect() })
}

/// Whether a person with that role gets past the guard of a route.
fn passes(role: Option<Role>, permission: Permission) -> bool {
    actor_of(role).may(permission)
}

on_both_databases! {
    async fn every_route_is_open_to_the_roles_that_its_right_names_and_to_nobody_else(db: TestDb) {
        let site = Site::on(&db).await;
        let olga = site.sign_in("olga@example.org").await;
        let ines = site.invited(&olga, "ines@example.org", Role::Evaluator).await;
        let nobody = site.browser();
        for route in (centum_desk::module().routes)() {
            let path = route.path.replace("{token}", "0").replace("{id}", "0").replace("{seq}", "0").replace("{role}", "0");
            for (browser, role) in [(&nobody, None), (&ines, Some(Role::Evaluator)), (&olga, Some(Role::Organiser))] {
                let may = match role {
                    None => route.permission.is_public(),
                    Some(_) => passes(role, route.permission),
                };
                // Without its token a form is refused before it is read: whoever passes the guard sees that.
                let answer = if route.method == "GET" { browser.get(&path).await } else { browser.post_raw(&path, "").await };
                let refused = match (role, route.method == "GET") {
                    (None, true) => answer.status == StatusCode::SEE_OTHER && answer.location().starts_with("/sign-in?"),
                    (None, false) => answer.status == StatusCode::UNAUTHORIZED,
                    (Some(_), _) => answer.status == StatusCode::FORBIDDEN && answer.body.contains("data-kind=\"forbidden\""),
                };
                assert_eq!(refused, !may, "{} {path} as {role:?}: {}", route.method, answer.status);
                assert!(!answer.status.is_server_error(), "{} {path}: {}", route.method, answer.body);
            }
        }
    }

    async fn a_page_of_nothing_is_not_found(db: TestDb) {
        let site = Site::on(&db).await;
        let olga = site.sign_in("olga@example.org").await;
        let absent = Id::<centum_accounts::Person>::of_name("person", "nobody");
        for path in [
            format!("/desk/people/{absent}"),
            format!("/desk/people/{absent}/erase"),
            "/desk/people/x".to_owned(),
            "/desk/ledger/999999".to_owned(),
            "/desk/ledger/01".to_owned(),
            format!("/outbox/{absent}"),
            "/invitation/0".to_owned(),
        ] {
            assert_eq!(olga.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    }

    async fn public_statements_name_every_personal_column(db: TestDb) {
        let site = Site::on(&db).await;
        let browser = site.browser();
        let privacy = browser.get("/privacy").await;
        for column in ["person.email", "mail.body", "invitation.name", "ledger_personal.value"] {
            assert!(privacy.body.contains(&format!("<code>{column}</code>")), "{column}");
        }
        assert!(!privacy.body.contains("password_hash"));
        let about = browser.get("/about").await.body;
        for name in ["GeoNames", "CC BY 4.0", "Natural Earth", "i18n-iso-countries", "EUPL-1.2"] {
            assert!(about.contains(name), "{name}");
        }
        assert_eq!(browser.get("/accessibility").await.status, StatusCode::OK);
    }
}
