//! What is missing, vanished, withdrawn, hidden or never was.

use std::time::Duration;

use axum::http::StatusCode;
use centum_catalogue::listing;
use centum_catalogue::records::{restore, withdraw};
use centum_testkit::on_both_databases;

use crate::site::{ORGANISER, Site, dataset};

on_both_databases! {
    async fn what_was_taken_out_says_why_and_tells_no_more(db: TestDb) {
        let site = Site::on(&db).await;
        site.harvest(&site.leuven, &[("trees", dataset("Secret trees", "ENVI", "CSV"))]).await;
        let id = site.record("trees").await.id;
        withdraw(&site.house, &ORGANISER, id, "It named people").await.unwrap();
        listing::catch_up(&site.house).await.unwrap();
        let gone = site.get("/data/datasets/trees").await;
        assert_eq!(gone.status, StatusCode::GONE);
        assert!(gone.text.contains("It named people") && !gone.text.contains("Secret trees"));
        let history = site.page("/data/datasets/trees/history?to=2&at=2020-07-03").await;
        assert!(history.contains("Taken out") && !history.contains("Secret trees"));
        assert_eq!(site.get("/data/datasets/trees/history/1.nq").await.status, StatusCode::NOT_FOUND);
        assert_eq!(site.get("/data/datasets/trees/issues").await.status, StatusCode::NOT_FOUND);
        assert!(!site.page("/data/catalogues/leuven").await.contains("/data/datasets/trees"));
        restore(&site.house, &ORGANISER, id, "Mended").await.unwrap();
        listing::catch_up(&site.house).await.unwrap();
        assert!(site.page("/data/datasets/trees").await.contains("Secret trees"));
        assert!(site.page("/data/catalogues/leuven").await.contains("/data/datasets/trees"));
    }

    async fn what_the_source_no_longer_shows_is_missing_first_and_gone_then(db: TestDb) {
        let site = Site::on(&db).await;
        let (trees, lamps) = (dataset("Trees", "ENVI", "CSV"), dataset("Lamps", "TRAN", "CSV"));
        site.harvest(&site.leuven, &[("trees", trees), ("lamps", lamps.clone())]).await;
        site.harvest(&site.leuven, &[("lamps", lamps.clone())]).await;
        let state = site.record("trees").await.state;
        if state.is_shown() {
            assert!(site.page("/data/datasets/trees").await.contains("The source has not shown this since"));
        }
        site.world.clock.advance(Duration::from_secs(3 * 24 * 3600));
        site.harvest(&site.leuven, &[("lamps", lamps)]).await;
        let gone = site.get("/data/datasets/trees").await;
        assert_eq!(gone.status, StatusCode::GONE);
        assert!(gone.text.contains("The source no longer shows this"));
    }

    async fn other_forms_stand_beside_the_page(db: TestDb) {
        let site = Site::on(&db).await;
        site.harvest(&site.leuven, &[("trees", dataset("Trees", "ENVI", "CSV"))]).await;
        let page = site.get("/data/datasets/trees").await;
        assert!(page.header("link").contains("/data/datasets/trees.ttl"), "{:?}", page.headers);
        assert!(page.text.contains("href=\"/data/datasets/trees.jsonld\""));
        assert_eq!(site.get("/data/datasets/trees.ttl").await.header("content-type").split(';').next(), Some("text/turtle"));
        assert_eq!(site.get("/data/datasets/nothing.ttl").await.status, StatusCode::NOT_FOUND);
    }

    async fn a_mistyped_name_offers_those_that_begin_alike(db: TestDb) {
        let site = Site::on(&db).await;
        site.harvest(&site.leuven, &[("street-trees", dataset("Street trees", "ENVI", "CSV"))]).await;
        let absent = site.get("/data/datasets/street-treez").await;
        assert_eq!(absent.status, StatusCode::NOT_FOUND);
        assert!(absent.text.contains("/data/datasets/street-trees"), "{}", absent.text);
        assert_eq!(site.get("/data/datasets/nothing-alike").await.status, StatusCode::NOT_FOUND);
    }
}
