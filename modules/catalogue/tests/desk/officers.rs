//! City officers: their own portals from a pasted address to readers, those of others not at all.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use centum_accounts::{Actor, Role, find_person_by_email};
use centum_catalogue::officers::{charges_in, name_officer, set_asking};
use centum_catalogue::sources::sources;
use centum_cohort::edition::{NewEdition, Settings, create_edition, edition_by_slug};
use centum_cohort::intake::{Receipt, Received, Terms, confirm, find_document, receive};
use centum_cohort::register::{Consent, Participation, participations};
use centum_jobs::letters;
use centum_testkit::on_both_databases;

use crate::pasting::leuven;
use crate::web::Web;

const SYSTEM: Actor = Actor::System("test");
const LIST: &str =
    "Mentor city Country\nTallinn Estonia\n\nCore city Country\nLeuven Belgium\nKaunas Lithuania\n";

/// An edition with three cities, by name.
pub(crate) async fn cohort(web: &Web) -> BTreeMap<String, Participation> {
    let edition = NewEdition {
        programme_slug: "icc".into(),
        programme: "Challenge".into(),
        slug: "icc".into(),
        name: "Challenge 2026".into(),
        publisher: "Somebody".into(),
        licence: "CC-BY-4.0".into(),
        members_on: "2026-07-01".parse().unwrap(),
        settings: Settings::default(),
        invented: true,
    };
    create_edition(&web.house, &SYSTEM, &edition).await.unwrap();
    let received = Received { label: "List".into(), bytes: LIST.into(), ..Received::default() };
    let Receipt::New(id) = receive(&web.house, &SYSTEM, "icc", received).await.unwrap() else {
        unreachable!()
    };
    let document = find_document(&mut web.house.read().await.unwrap().conn(), id).await.unwrap().unwrap();
    let terms = Terms { whole: true, consent: Consent::Given, consent_note: "Said yes".into() };
    confirm(&web.house, &SYSTEM, id, document.version, &terms).await.unwrap();
    let mut reader = web.house.read().await.unwrap();
    let found = edition_by_slug(&mut reader.conn(), "icc").await.unwrap().unwrap();
    let all = participations(&mut reader.conn(), found.id).await.unwrap();
    all.into_iter().map(|one| (one.name.clone(), one)).collect()
}

/// Somebody who acts for a participant.
pub(crate) async fn officer(web: &Web, name: &str, of: &Participation) -> String {
    let cookie = web.sign_in_as(name, Role::CityOfficer).await;
    let mail = format!("{name}@roles.example").parse().unwrap();
    let person = find_person_by_email(&mut web.house.read().await.unwrap().conn(), &mail).await.unwrap();
    name_officer(&web.house, &SYSTEM, of.id, person.unwrap().id).await.unwrap();
    cookie
}

/// Takes the portal of Leuven in, as far as the dry run: where the page of the run is.
pub(crate) async fn bring(web: &Web, cookie: &str, of: &Participation) -> String {
    let pasted = [("address", "opendata.leuven.be/dataset")];
    let looking = web.onward(cookie, "/desk/catalogue/lookings", &pasted).await;
    web.work().await;
    let id = of.id.to_string();
    let fields = [
        ("do", "begin"),
        ("offer", "0"),
        ("name", "Open data Leuven"),
        ("publisher_name", "Leuven"),
        ("of", &id),
    ];
    let dry = web.onward(cookie, &looking, &fields).await;
    web.work().await;
    dry
}

/// The words of a page without its addresses, tokens and the number to quote.
fn words(page: &str) -> Vec<&str> {
    let main = page.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
    main.split_whitespace().filter(|word| !word.chars().any(|letter| letter.is_ascii_digit())).collect()
}

on_both_databases! {
    async fn an_officer_pastes_an_address_and_sees_what_came_what_is_wrong_and_what_to_fix_first(db: TestDb) {
        let web = Web::on(&db, leuven()).await;
        let cities = cohort(&web).await;
        let lea = officer(&web, "lea", &cities["Leuven"]).await;
        let start = web.get(&lea, "/desk/catalogue").await.body;
        assert!(start.contains("Paste the address of a portal") && !start.contains("Duplicates"), "{start}");
        assert!(web.get(&lea, "/").await.body.contains("href=\"/desk/catalogue\""), "the way there stands on every page");
        let dry = bring(&web, &lea, &cities["Leuven"]).await;
        let report = web.get(&lea, &dry).await.body;
        for told in ["What came", "What is wrong", "of 405 points", "missing in", "gestern", "new records", "in less than a second"] {
            assert!(report.contains(told), "{told} is missing in {report}");
        }
        assert_eq!(web.entries().await, 0, "a dry run keeps nothing");
        let run = web.onward(&lea, &format!("{dry}/harvest"), &[("schedule", "1440")]).await;
        web.work().await;
        assert!(web.entries().await >= 3);
        let report = web.get(&lea, &run).await.body;
        assert!(report.contains("See it as readers do"), "{report}");
        let start = web.get(&lea, "/desk/catalogue").await.body;
        assert!(start.contains("Open data Leuven") && start.contains("Leuven"), "{start}");
    }

    async fn the_portal_of_another_city_is_as_if_it_did_not_exist(db: TestDb) {
        let web = Web::on(&db, leuven()).await;
        let cities = cohort(&web).await;
        let lea = officer(&web, "lea", &cities["Leuven"]).await;
        let kai = officer(&web, "kai", &cities["Kaunas"]).await;
        let dry = bring(&web, &lea, &cities["Leuven"]).await;
        let run = web.onward(&lea, &format!("{dry}/harvest"), &[("schedule", "by-hand")]).await;
        web.work().await;
        let source = sources(&mut web.house.read().await.unwrap().conn()).await.unwrap().remove(0);
        let source = format!("/desk/catalogue/sources/{}", source.id);
        let records = web.get(&lea, &format!("{source}/records")).await.body;
        let at = records.find("/desk/catalogue/records/").unwrap();
        let record = records[at..].split('"').next().unwrap().to_owned();
        assert!(!web.get(&kai, "/desk/catalogue").await.body.contains("Leuven"));
        let nowhere = "/desk/catalogue/runs/019a0000-0000-7000-8000-000000000000";
        let absent = web.get(&kai, nowhere).await;
        for page in [&dry, &run, &source, &format!("{source}/records"), &record] {
            assert_eq!(web.get(&lea, page).await.status, StatusCode::OK, "{page}");
            let answer = web.get(&kai, page).await;
            assert_eq!(answer.status, absent.status, "{page}");
            // The same but for the token of its forms and the number to quote.
            assert_eq!(words(&answer.body), words(&absent.body), "{page}");
        }
        let before = centum_ledger::head(&mut web.house.read().await.unwrap().conn()).await.unwrap();
        let forms = [
            (format!("{run}/again"), [("x", "")]), (format!("{run}/send"), [("x", "")]),
            (format!("{run}/forward"), [("colleague", "a@b.example")]), (format!("{run}/cancel"), [("reason", "x")]),
            (format!("{dry}/harvest"), [("schedule", "by-hand")]), (format!("{source}/runs"), [("mode", "real")]),
            (source.clone(), [("schedule", "60")]), (format!("{source}/switch"), [("on", "no")]),
        ];
        for (path, fields) in forms {
            assert_eq!(web.post(&kai, &path, &fields).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        let shelf = [("of", &*cities["Leuven"].id.to_string())];
        assert_eq!(web.post(&kai, "/desk/catalogue/shelves", &shelf).await.status, StatusCode::NOT_FOUND);
        let after = centum_ledger::head(&mut web.house.read().await.unwrap().conn()).await.unwrap();
        assert_eq!(before, after, "nothing was written");
    }

    async fn nobody_takes_a_portal_in_for_a_city_that_they_do_not_act_for(db: TestDb) {
        let web = Web::on(&db, leuven()).await;
        let cities = cohort(&web).await;
        let kai = officer(&web, "kai", &cities["Kaunas"]).await;
        let looking =
            web.onward(&kai, "/desk/catalogue/lookings", &[("address", "opendata.leuven.be/dataset")]).await;
        web.work().await;
        let id = cities["Leuven"].id.to_string();
        let fields = [("do", "begin"), ("offer", "0"), ("name", "X"), ("publisher_name", "X"), ("of", &id)];
        let refused = web.post(&kai, &looking, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(charges_in(&mut web.house.read().await.unwrap().conn(), None).await.unwrap().is_empty());
        let lea = officer(&web, "lea", &cities["Leuven"]).await;
        assert_eq!(web.get(&lea, &looking).await.status, StatusCode::NOT_FOUND, "what others paste is theirs");
    }

    async fn where_organisers_want_to_be_asked_nothing_is_shown_before_one_says_yes(db: TestDb) {
        let web = Web::on(&db, leuven()).await;
        let cities = cohort(&web).await;
        let olga = web.sign_in(Role::Organiser).await;
        web.onward(&olga, "/desk/catalogue/officers", &[("deed", "asks"), ("asks", "yes")]).await;
        let lea = officer(&web, "lea", &cities["Leuven"]).await;
        let dry = bring(&web, &lea, &cities["Leuven"]).await;
        assert!(web.get(&lea, &dry).await.body.contains("Ask the organisers to show it"));
        let source = sources(&mut web.house.read().await.unwrap().conn()).await.unwrap().remove(0);
        let source = format!("/desk/catalogue/sources/{}", source.id);
        let around = web.post(&lea, &format!("{source}/runs"), &[("mode", "real")]).await;
        assert_eq!(around.status, StatusCode::CONFLICT, "no way leads around it");
        let care = [("seen", "1"), ("dialect", "ckan"), ("schedule", "60"), ("pause", "1000"), ("guard", "20"), ("grace", "14")];
        let around = web.post(&lea, &source, &care).await;
        assert_eq!(around.status, StatusCode::UNPROCESSABLE_ENTITY);
        web.onward(&lea, &format!("{dry}/harvest"), &[("schedule", "1440")]).await;
        web.work().await;
        assert_eq!(web.entries().await, 0);
        assert!(web.get(&olga, "/desk").await.body.contains("One portal of a city waits for your yes"));
        assert!(web.get(&olga, "/desk/catalogue").await.body.contains(&dry));
        web.onward(&olga, &format!("{dry}/decline"), &[("reason", "Half of it is a test")]).await;
        assert!(web.get(&lea, &dry).await.body.contains("Half of it is a test"));
        web.onward(&lea, &format!("{dry}/harvest"), &[("schedule", "1440")]).await;
        let run = web.onward(&olga, &format!("{dry}/clear"), &[]).await;
        web.work().await;
        assert!(web.entries().await >= 3);
        assert_eq!(web.get(&lea, &run).await.status, StatusCode::OK);
        let again = web.onward(&lea, &format!("{run}/again"), &[]).await;
        assert_ne!(again, run, "a later harvest needs no further yes");
    }

    async fn a_portal_that_was_shown_before_the_rule_goes_on(db: TestDb) {
        let web = Web::on(&db, leuven()).await;
        let cities = cohort(&web).await;
        let lea = officer(&web, "lea", &cities["Leuven"]).await;
        let dry = bring(&web, &lea, &cities["Leuven"]).await;
        let run = web.onward(&lea, &format!("{dry}/harvest"), &[("schedule", "1440")]).await;
        web.work().await;
        set_asking(&web.house, &SYSTEM, true).await.unwrap();
        web.onward(&lea, &format!("{run}/again"), &[]).await;
    }

    async fn a_report_goes_to_a_colleague_and_to_so_many_alone(db: TestDb) {
        let web = Web::on(&db, leuven()).await;
        let cities = cohort(&web).await;
        let lea = officer(&web, "lea", &cities["Leuven"]).await;
        let dry = bring(&web, &lea, &cities["Leuven"]).await;
        let wrong = web.post(&lea, &format!("{dry}/forward"), &[("colleague", "nobody")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("value=\"nobody\"") && wrong.body.contains("This is no mail address"));
        for number in 0..20 {
            let colleague = format!("colleague{number}@leuven.example");
            web.onward(&lea, &format!("{dry}/forward"), &[("colleague", &colleague)]).await;
        }
        let over = web.post(&lea, &format!("{dry}/forward"), &[("colleague", "more@leuven.example")]).await;
        assert_eq!(over.status, StatusCode::TOO_MANY_REQUESTS);
        let sent = letters(&mut web.house.read().await.unwrap().conn(), 50).await.unwrap();
        let reports = sent.iter().filter(|posted| posted.letter.recipient.ends_with("@leuven.example"));
        assert_eq!(reports.count(), 20);
    }

    async fn a_city_without_a_portal_writes_a_dataset_and_an_organiser_approves_it(db: TestDb) {
        let web = Web::on(&db, leuven()).await;
        let cities = cohort(&web).await;
        let olga = web.sign_in(Role::Organiser).await;
        let kai = officer(&web, "kai", &cities["Kaunas"]).await;
        let of = cities["Kaunas"].id.to_string();
        let form = web.onward(&kai, "/desk/catalogue/shelves", &[("of", &of)]).await;
        assert_eq!(form, web.onward(&kai, "/desk/catalogue/shelves", &[("of", &of)]).await, "it is opened once");
        let catalogue = form.split('=').nth(1).unwrap();
        let fields = [("catalogue", catalogue), ("title", "Trees of Kaunas"), ("language", "en")];
        let one = web.onward(&kai, "/desk/publish/new", &fields).await;
        let page = web.get(&kai, &one).await.body;
        assert!(page.contains("of 405 points"), "what it is worth stands beside it: {page}");
        let step = |version: &'static str, step: &'static str| [("version", version), ("step", step), ("reason", "Too early")];
        web.onward(&kai, &format!("{one}/step"), &step("1", "send-in")).await;
        assert!(web.get(&olga, "/desk").await.body.contains("One dataset was sent in"));
        let alone = web.post(&kai, &format!("{one}/step"), &step("2", "publish")).await;
        assert!(alone.status.is_client_error(), "nobody approves what they wrote: {}", alone.status);
        let lea = officer(&web, "lea", &cities["Leuven"]).await;
        assert_eq!(web.get(&lea, &one).await.status, StatusCode::NOT_FOUND);
        web.onward(&olga, &format!("{one}/step"), &step("2", "publish")).await;
        assert_eq!(web.entries().await, 1);
        web.onward(&kai, &format!("{one}/step"), &step("3", "withdraw")).await;
        assert!(web.get(&kai, &one).await.body.contains("Too early"));
    }

    async fn whoever_is_released_sees_nothing_more_and_what_they_brought_stays(db: TestDb) {
        let web = Web::on(&db, leuven()).await;
        let cities = cohort(&web).await;
        let olga = web.sign_in(Role::Organiser).await;
        let lea = officer(&web, "lea", &cities["Leuven"]).await;
        let dry = bring(&web, &lea, &cities["Leuven"]).await;
        let mail = "lea@roles.example".parse().unwrap();
        let person = find_person_by_email(&mut web.house.read().await.unwrap().conn(), &mail).await.unwrap();
        let (of, person) = (cities["Leuven"].id.to_string(), person.unwrap().id.to_string());
        let page = web.get(&olga, "/desk/catalogue/officers").await.body;
        assert!(page.contains("lea no longer acts for Leuven"), "{page}");
        let deed = [("deed", "release"), ("of", &*of), ("person", &*person)];
        web.onward(&olga, "/desk/catalogue/officers", &deed).await;
        assert_eq!(web.get(&lea, &dry).await.status, StatusCode::NOT_FOUND);
        assert!(web.get(&lea, "/desk/catalogue").await.body.contains("Nobody has said yet for which city"));
        let named = [("deed", "name"), ("of", &*of), ("mail", "lea@roles.example")];
        web.onward(&olga, "/desk/catalogue/officers", &named).await;
        assert_eq!(web.get(&lea, &dry).await.status, StatusCode::OK);
    }
}
