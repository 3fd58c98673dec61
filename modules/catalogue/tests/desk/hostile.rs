//! Addresses that lead nowhere good: a sentence that says what to do, and nothing that was typed is lost.

use std::sync::Arc;

use axum::http::StatusCode;
use centum_accounts::Role;
use centum_fetch::{Agent, Fetcher, Policy};
use centum_testkit::on_both_databases;

use crate::web::{Portals, Web};

fn closed() -> Arc<Fetcher> {
    let agent =
        Agent { product: "centum".into(), version: "0".into(), contact: "https://centum.example/".into() };
    Arc::new(Fetcher::new(Policy::new(agent)).unwrap())
}

on_both_databases! {
    async fn what_is_no_address_is_refused_with_a_sentence_and_stands_there_again(db: TestDb) {
        let web = Web::on(&db, Arc::new(Portals::default())).await;
        let olga = web.sign_in(Role::Organiser).await;
        let long = format!("https://a.example/{}", "x".repeat(10_000));
        for (pasted, said) in [
            ("", "Paste the address of a portal, such as"),
            (long.as_str(), "at most 2,000 characters"),
            ("file:///etc/passwd", "Only addresses that begin with http://"),
            ("https://a.example https://b.example", "Paste one address."),
            ("https://me:secret@a.example/", "paste the address without it"),
            ("Leuven", "No host stands in this"),
        ] {
            let refused = web.post(&olga, "/desk/catalogue/lookings", &[("address", pasted)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{pasted}");
            assert!(refused.body.contains(said), "{said} is missing in {}", refused.body);
            assert!(refused.body.contains(&format!("value=\"{pasted}\"")), "{pasted}");
        }
    }

    async fn a_private_address_is_never_asked_and_the_page_says_why(db: TestDb) {
        let web = Web::on(&db, closed()).await;
        let olga = web.sign_in(Role::Organiser).await;
        for pasted in ["http://127.0.0.1/", "http://169.254.169.254/latest/meta-data", "https://[::1]/", "10.0.0.1"] {
            let looking = web.onward(&olga, "/desk/catalogue/lookings", &[("address", pasted)]).await;
            web.work().await;
            let page = web.get(&olga, &looking).await.body;
            assert!(page.contains("leads into a private network"), "{page}");
            assert!(page.contains("Nothing here could be read as a catalogue"));
            assert_eq!(page.matches("<th scope=\"row\"").count(), 1, "one refusal is enough");
        }
    }

    async fn a_page_for_people_and_nothing_else_leads_to_advice(db: TestDb) {
        let portals = Arc::new(Portals::default());
        portals.shows("https://city.example", "text/html", "<html><title>Our city</title><p>Hello</p></html>");
        let web = Web::on(&db, portals).await;
        let olga = web.sign_in(Role::Organiser).await;
        let looking = web.onward(&olga, "/desk/catalogue/lookings", &[("address", "https://city.example")]).await;
        web.work().await;
        let page = web.get(&olga, &looking).await.body;
        for told in ["A page for people", "answered with 404", "value=\"https://city.example\"", "“DCAT”"] {
            assert!(page.contains(told), "{told} is missing in {page}");
        }
    }
}
