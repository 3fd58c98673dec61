//! From a pasted address over a dry run to a harvest.

use std::sync::Arc;

use axum::http::StatusCode;
use centum_accounts::Role;
use centum_jobs::letters;
use centum_testkit::on_both_databases;

use crate::web::{Portals, Web};

const FIRST: &str = "https://opendata.leuven.be/api/3/action/package_search?rows=1&start=0";
const ALL: &str = "https://opendata.leuven.be/api/3/action/package_search?rows=100&sort=id%20asc&start=0";
const FRONT: &str =
    "<!doctype html><html><head><title>Open data – Leuven</title></head><body>Welcome</body></html>";

/// A CKAN portal of Leuven with records, of which two cannot be taken and others have faults.
pub(crate) fn leuven() -> Arc<Portals> {
    let portals = Arc::new(Portals::default());
    let list =
        include_str!("../samples/ckan/search.json").replace("data.stadt.example", "opendata.leuven.be");
    portals.shows("https://opendata.leuven.be/dataset", "text/html", FRONT);
    portals.shows(FIRST, "application/json", list.as_str());
    portals.shows(ALL, "application/json", list);
    portals
}

/// Pastes the address and has it asked: where the page of it is.
pub(crate) async fn paste(web: &Web, olga: &str) -> String {
    let looking =
        web.onward(olga, "/desk/catalogue/lookings", &[("address", "opendata.leuven.be/dataset")]).await;
    web.work().await;
    looking
}

/// Has it tried dry: where the page of the run is.
pub(crate) async fn try_dry(web: &Web, olga: &str) -> String {
    let looking = paste(web, olga).await;
    let fields = [
        ("do", "begin"),
        ("offer", "0"),
        ("name", "Open data Leuven"),
        ("publisher_name", "City of Leuven"),
        ("publisher_mail", "data@leuven.example"),
        ("language", "en"),
        ("city", "BE|Leuven|geonames|2792482"),
    ];
    let run = web.onward(olga, &looking, &fields).await;
    web.work().await;
    run
}

/// Has it harvested: where the page of the run is.
pub(crate) async fn harvest(web: &Web, olga: &str) -> String {
    let dry = try_dry(web, olga).await;
    let run = web.onward(olga, &format!("{dry}/harvest"), &[("schedule", "1440")]).await;
    web.work().await;
    run
}

on_both_databases! {
    async fn a_pasted_address_is_asked_and_the_page_tells_what_answered(db: TestDb) {
        let web = Web::on(&db, leuven()).await;
        let olga = web.sign_in(Role::Organiser).await;
        let looking =
            web.onward(&olga, "/desk/catalogue/lookings", &[("address", "opendata.leuven.be/dataset")]).await;
        let waiting = web.get(&olga, &looking).await.body;
        assert!(waiting.contains("data-progress") && waiting.contains("See how far it is"));
        web.work().await;
        let asked = web.get(&olga, &looking).await.body;
        for told in ["A page for people", "CKAN, 7 records", "Open data – Leuven", "Leuven, Belgium"] {
            assert!(asked.contains(told), "{told} is missing in {asked}");
        }
        let state = web.get(&olga, &format!("{looking}/progress")).await.body;
        assert!(state.contains(&format!("\"ended\":\"{looking}\"")), "{state}");
    }

    async fn a_context_that_is_not_known_is_named_to_whoever_pasted_its_document(db: TestDb) {
        let portals = Arc::new(Portals::default());
        let document = r#"{"@context": "https://elsewhere.example/own.jsonld", "@type": "Dataset", "title": "x"}"#;
        portals.shows("https://opendata.leuven.be/dataset", "application/ld+json", document);
        let web = Web::on(&db, portals).await;
        let olga = web.sign_in(Role::Organiser).await;
        let looking = paste(&web, &olga).await;
        let asked = web.get(&olga, &looking).await.body;
        assert!(asked.contains("https://elsewhere.example/own.jsonld"), "{asked}");
    }

    async fn a_dry_run_names_record_field_rule_and_value_and_keeps_nothing(db: TestDb) {
        let web = Web::on(&db, leuven()).await;
        let olga = web.sign_in(Role::Organiser).await;
        let run = try_dry(&web, &olga).await;
        let report = web.get(&olga, &run).await.body;
        // A record that could not be taken, and a fault in one that could.
        for told in ["What is wrong", "0a1f", "gestern", "dct:modified", "new records", "Harvest"] {
            assert!(report.contains(told), "{told} is missing in {report}");
        }
        assert_eq!(web.entries().await, 0);
        let sources = web.get(&olga, "/desk/catalogue").await.body;
        assert!(sources.contains("Open data Leuven") && sources.contains("By hand alone"), "{sources}");
    }

    async fn what_was_shown_is_harvested_on_a_schedule_and_the_report_goes_to_the_publisher(db: TestDb) {
        let web = Web::on(&db, leuven()).await;
        let olga = web.sign_in(Role::Organiser).await;
        let run = harvest(&web, &olga).await;
        let kept = web.entries().await;
        assert!(kept >= 3, "{kept} entries");
        let report = web.get(&olga, &run).await.body;
        assert!(report.contains("Send the report to data@leuven.example"), "{report}");
        web.onward(&olga, &format!("{run}/send"), &[]).await;
        let sent = letters(&mut web.house.read().await.unwrap().conn(), 9).await.unwrap();
        assert!(sent.iter().any(|posted| posted.letter.recipient == "data@leuven.example"));
        // The first of the schedule was this one: the next is a day later.
        assert_eq!(web.harvester.tend(&web.house).await.unwrap().started, 0);
        web.world.clock.advance(std::time::Duration::from_secs(24 * 3600));
        assert_eq!(web.harvester.tend(&web.house).await.unwrap().started, 1);
        web.work().await;
        assert_eq!(web.entries().await, kept, "nothing had changed");
    }

    async fn what_was_typed_stays_when_something_is_missing(db: TestDb) {
        let web = Web::on(&db, leuven()).await;
        let olga = web.sign_in(Role::Organiser).await;
        let looking = paste(&web, &olga).await;
        let fields = [("do", "begin"), ("offer", "0"), ("name", "My own name"), ("publisher_mail", "no mail")];
        let refused = web.post(&olga, &looking, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for told in ["My own name", "no mail", "Choose a publisher, or write the name"] {
            assert!(refused.body.contains(told), "{told} is missing");
        }
        let fields = [("do", "search"), ("name", "My own name"), ("q", "Ghent"), ("country", "BE")];
        let found = web.post(&olga, &looking, &fields).await;
        assert_eq!(found.status, StatusCode::OK);
        assert!(found.body.contains("My own name") && found.body.contains("Gent"), "{}", found.body);
    }

    async fn a_portal_is_taken_in_once(db: TestDb) {
        let web = Web::on(&db, leuven()).await;
        let olga = web.sign_in(Role::Organiser).await;
        let looking = paste(&web, &olga).await;
        let fields = [("do", "begin"), ("offer", "0"), ("name", "Leuven"), ("publisher_name", "Leuven")];
        web.onward(&olga, &looking, &fields).await;
        let again = web.post(&olga, &looking, &fields).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        assert!(web.get(&olga, &looking).await.body.contains("This portal was taken in"));
    }
}
