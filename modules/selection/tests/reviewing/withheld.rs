//! Whoever is kept from an application by a conflict does not read of it in the ledger, in letters, or in the past of a record.

use axum::http::StatusCode;
use centum_accounts::Role;
use centum_selection::seats;
use centum_testkit::on_both_databases;

use crate::releasing::{deciding, letters, released};
use crate::site::{Site, Who};

/// Where entries and letters of all stand side by side.
const OF_ALL: [&str; 4] = ["/desk/ledger", "/desk/ledger/1", "/desk/ledger?kind=selection", "/outbox"];

async fn answers(site: &Site, who: &Who) -> Vec<StatusCode> {
    let mut all = Vec::new();
    for path in OF_ALL {
        all.push(site.get(who, path).await.status);
    }
    all
}

on_both_databases! {
    async fn whoever_is_partial_reads_neither_the_ledger_nor_letters_until_somebody_says_there_is_no_conflict(db: TestDb) {
        let site = deciding(&db).await;
        released(&site, "First decision").await;
        letters(&site).await;
        let paul = site.somebody("paul@example.org", Role::Organiser).await;
        assert_eq!(answers(&site, &paul).await, [StatusCode::OK; 4]);
        site.pin(&paul, 4, 1, "conflict").await;
        assert_eq!(answers(&site, &paul).await, [StatusCode::FORBIDDEN; 4]);
        assert_eq!(answers(&site, &site.olga).await, [StatusCode::OK; 4], "nothing is kept from her");
        let checked = site.post(&paul, "/desk/ledger/verify", &[]).await;
        assert_eq!(checked.status, StatusCode::FORBIDDEN);
        site.pin(&paul, 4, 2, "no-conflict").await;
        assert_eq!(answers(&site, &paul).await, [StatusCode::OK; 4]);
    }

    async fn the_past_of_an_application_leaves_out_what_the_selection_made_of_it(db: TestDb) {
        let site = deciding(&db).await;
        released(&site, "First decision").await;
        seats::confirm(&site.app.house, &site.officers[0].actor, site.cities[0]).await.unwrap();
        let path = "/desk/calls/invented-call/applications/1";
        let [answered, handed_in] = ["Seat answered", "Handed in"];
        let seen = site.get(&site.olga, path).await.body;
        assert!(seen.contains(answered) && seen.contains(handed_in), "{seen}");
        site.pin(&site.olga, 4, 1, "conflict").await;
        let seen = site.get(&site.olga, path).await.body;
        assert!(!seen.contains(answered) && seen.contains(handed_in), "{seen}");
    }
}
