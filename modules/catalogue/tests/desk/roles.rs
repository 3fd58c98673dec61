//! Organisers everywhere, officers with their own, nobody else: a portal speaks for a whole city.

use axum::http::StatusCode;
use centum_accounts::{Actor, Role, SignedIn};
use centum_base::Id;
use centum_catalogue::adapters::NAMES;
use centum_catalogue::harvest::Spoken;
use centum_catalogue::intake::{IntakeError, Keeper, NewKeeper, Offer, Taking, approve, look, take_on};
use centum_testkit::on_both_databases;

use crate::pasting::{harvest, leuven};
use crate::web::Web;

on_both_databases! {
    async fn whoever_acts_for_nobody_sees_and_does_nothing_here(db: TestDb) {
        let web = Web::on(&db, leuven()).await;
        let olga = web.sign_in(Role::Organiser).await;
        let run = harvest(&web, &olga).await;
        let pages = ["/desk/catalogue/officers", "/desk/catalogue/duplicates", run.as_str()];
        for role in Role::ALL.into_iter().filter(|role| *role != Role::Organiser) {
            let cookie = web.sign_in(role).await;
            for page in pages {
                let answer = web.get(&cookie, page).await;
                assert!([StatusCode::FORBIDDEN, StatusCode::NOT_FOUND].contains(&answer.status), "{role} {page}");
            }
            for (path, fields) in [
                ("/desk/catalogue/lookings".to_owned(), [("address", "https://a.example")]),
                (format!("{run}/again"), [("x", "")]),
                (format!("{run}/send"), [("x", "")]),
            ] {
                let answer = web.post(&cookie, &path, &fields).await;
                assert!([StatusCode::FORBIDDEN, StatusCode::NOT_FOUND].contains(&answer.status), "{role} {path}");
            }
        }
    }

    async fn nothing_is_begun_or_sent_without_the_token_of_a_form(db: TestDb) {
        let web = Web::on(&db, leuven()).await;
        let olga = web.sign_in(Role::Organiser).await;
        let run = harvest(&web, &olga).await;
        let before = centum_ledger::head(&mut web.house.read().await.unwrap().conn()).await.unwrap();
        for deed in ["again", "send", "clear"] {
            let answer = web.post_bare(&olga, &format!("{run}/{deed}")).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{deed}");
        }
        let after = centum_ledger::head(&mut web.house.read().await.unwrap().conn()).await.unwrap();
        assert_eq!(before, after, "the ledger has no new entry");
    }

    async fn every_action_refuses_who_has_not_the_right(db: TestDb) {
        let web = Web::on(&db, leuven()).await;
        let officer = SignedIn {
            id: Id::of_name("person", "eva"),
            name: "Eva".into(),
            locale: None,
            roles: vec![Role::CityOfficer],
        };
        let offer = Offer { dialect: NAMES[0].into(), address: "https://a.example".into(), confidence: 99, total: None };
        let keeper = Keeper::New(NewKeeper::default());
        let taking = Taking { offer, name: "x".into(), keeper, cities: Vec::new(), of: None };
        for actor in [&Actor::Person(officer), &Actor::Anonymous] {
            let looked = look(&web.house, actor, "https://a.example").await;
            assert!(matches!(looked, Err(IntakeError::Refused(_))));
            let id = Id::of_name("looking", "x");
            let taken = take_on(&web.house, actor, &Spoken, id, &taking).await;
            assert!(matches!(taken, Err(IntakeError::Refused(_))));
            let begun = approve(&web.house, actor, &Spoken, Id::of_name("run", "x"), None).await;
            assert!(matches!(begun, Err(IntakeError::Refused(_))));
        }
    }
}
