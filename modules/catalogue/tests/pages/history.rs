//! What was said when, and what changed.

use centum_catalogue::dcat::{Kind, Record, Texts};
use centum_testkit::on_both_databases;

use crate::site::{Site, dataset};

on_both_databases! {
    async fn any_two_entries_are_compared_and_a_day_gives_what_was_said_then(db: TestDb) {
        let site = Site::on(&db).await;
        site.harvest(&site.leuven, &[("trees", dataset("Old trees", "ENVI", "CSV"))]).await;
        site.world.clock.advance(std::time::Duration::from_secs(24 * 3600));
        site.harvest(&site.leuven, &[("trees", dataset("Young trees", "ENVI", "CSV"))]).await;
        site.harvest(&site.leuven, &[("trees", dataset("Young trees", "ENVI", "JSON"))]).await;
        let history = site.page("/data/datasets/trees/history?to=2").await;
        assert!(history.contains("History of Young trees"), "the page and the way back say the title: {history}");
        assert!(!history.contains(">trees</a>"), "{history}");
        assert!(history.contains("<del translate=\"no\" dir=\"auto\">Old trees</del>"), "{history}");
        assert!(history.contains("<ins translate=\"no\" dir=\"auto\">Young trees</ins>"));
        let history = site.page("/data/datasets/trees/history?from=3&to=1").await;
        assert!(history.contains("Old trees</del>") && history.contains("Distribution"), "{history}");
        let then = site.page("/data/datasets/trees/history?at=2020-07-03").await;
        assert!(then.contains("What the catalogue said on") && then.contains("Old trees"));
        let then = site.page("/data/datasets/trees/history?at=2020-07-02").await;
        assert!(then.contains("it had not been seen then"));
        let graph = site.get("/data/datasets/trees/history/1.nq").await;
        assert_eq!(graph.header("content-type"), "application/n-quads");
        assert!(graph.text.starts_with("<https://portal.example/trees>"));
    }

    async fn the_entries_of_one_record_are_not_those_of_another(db: TestDb) {
        let site = Site::on(&db).await;
        let two = [("trees", dataset("Trees", "ENVI", "CSV")), ("lamps", dataset("Lamps", "TRAN", "CSV"))];
        site.harvest(&site.leuven, &two).await;
        let other = site.record("lamps").await.head;
        let path = format!("/data/datasets/trees/history/{other}.nq");
        assert_eq!(site.get(&path).await.status, 404);
        let path = format!("/data/datasets/trees/history?from={other}&to={other}");
        assert_eq!(site.get(&path).await.status, 404);
    }

    async fn a_series_knows_its_members_and_a_dataset_its_service(db: TestDb) {
        let site = Site::on(&db).await;
        let uri = |name: &str| format!("https://data.leuven.example/id/{name}");
        let series = Record { kind: Kind::Series, uri: Some(uri("series")), titles: Texts::one("en", "All trees"), ..Record::default() };
        let trees = Record { uri: Some(uri("trees")), in_series: vec![uri("series")], ..dataset("Trees of 2020", "ENVI", "CSV") };
        let service = Record {
            kind: Kind::Service,
            titles: Texts::one("en", "Map of trees"),
            serves_datasets: vec![uri("trees")],
            endpoint_urls: vec![uri("wms")],
            ..Record::default()
        };
        site.harvest(&site.leuven, &[("all", series), ("trees", trees), ("map", service)]).await;
        let page = site.page("/data/datasets/all").await;
        assert!(page.contains("What belongs to this series") && page.contains("/data/datasets/trees"), "{page}");
        let page = site.page("/data/datasets/trees").await;
        assert!(page.contains("href=\"/data/datasets/all\"") && page.contains("href=\"/data/datasets/map\""), "{page}");
        let page = site.page("/data/datasets/map").await;
        assert!(page.contains("href=\"/data/datasets/trees\"") && page.contains("id/wms"));
    }
}
