//! Who takes the next step of a selection, and who reads the application behind a report.

use axum::http::StatusCode;
use centum_selection::process::rules::{Barrier, Progress};
use centum_selection::process::{self, Selection, SelectionError, SelectionState};
use centum_selection::reviews;
use centum_store::Tx;
use centum_testkit::on_both_databases;

use crate::site::{Site, Who};

/// Tries to go on while so many reviews are open.
async fn go_on(site: &Site, who: &Who, seen: i64, open: u32) -> Result<SelectionState, SelectionError> {
    let progress =
        async |_: &mut Tx, _: &Selection| Ok(Progress { reviews_open: open, ..Progress::default() });
    process::go_on(&site.app.house, &who.actor, site.selection, seen, progress).await
}

on_both_databases! {
    async fn nobody_goes_on_without_the_right_over_a_barrier_or_from_an_older_version(db: TestDb) {
        let site = Site::on(&db).await;
        let seen = site.selection().await.version;
        let reader = go_on(&site, &site.readers[0], seen, 0).await;
        assert!(matches!(reader, Err(SelectionError::Refused(_))));
        let older = go_on(&site, &site.olga, seen - 1, 0).await;
        assert!(matches!(older, Err(SelectionError::Changed)));
        let Err(SelectionError::Barriers(barriers)) = go_on(&site, &site.olga, seen, 2).await else {
            panic!("went on over open reviews")
        };
        assert_eq!(barriers, [Barrier::ReviewsOpen(2)]);
        assert_eq!(site.selection().await.state, SelectionState::Reviewing);
        assert_eq!(go_on(&site, &site.olga, seen, 0).await.unwrap(), SelectionState::Deliberating);
    }

    async fn before_the_consensus_is_opened_it_is_said_how_many_applications_fewer_read_than_declared(db: TestDb) {
        let site = Site::on(&db).await;
        let page = format!("/desk/calls/{}/selection", site.call().await.slug);
        let said = "One application has fewer reviewers than the";
        let before = site.get(&site.olga, &page).await.body;
        assert!(!before.contains(said), "{before}");
        reviews::decline(&site.app.house, &site.readers[0].actor, site.reviews[1][0], "No time").await.unwrap();
        let after = site.get(&site.olga, &page).await.body;
        assert!(after.contains(said), "{after}");
    }

    async fn whom_a_conflict_keeps_from_one_application_takes_no_step(db: TestDb) {
        let site = Site::on(&db).await;
        site.pin(&site.olga, 1, 1, "conflict").await;
        let seen = site.selection().await.version;
        let partial = go_on(&site, &site.olga, seen, 0).await;
        assert!(matches!(partial, Err(SelectionError::Partial)));
        assert_eq!(go_on(&site, &site.carla, seen, 0).await.unwrap(), SelectionState::Deliberating);
    }

    async fn the_application_behind_a_report_is_for_the_chair_without_a_conflict(db: TestDb) {
        let site = Site::on(&db).await;
        let path = |number: u32, slug: &str| format!("/desk/calls/{slug}/selection/reports/{number}/application");
        let slug = site.call().await.slug.to_string();
        let page = site.get(&site.carla, &path(2, &slug)).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("Aarhus plants trees"), "{}", page.body);
        for who in [&site.readers[0], &site.officers[1]] {
            let page = site.get(who, &path(2, &slug)).await;
            assert_ne!(page.status, StatusCode::OK);
            assert!(!page.body.contains("Aarhus plants trees"));
        }
        site.pin(&site.carla, 1, 1, "conflict").await;
        let hidden = site.get(&site.carla, &path(2, &slug)).await;
        assert_eq!(hidden.status, StatusCode::NOT_FOUND);
        assert!(!hidden.body.contains("Aarhus"));
        assert_eq!(site.get(&site.carla, &path(99, &slug)).await.status, hidden.status);
    }
}
