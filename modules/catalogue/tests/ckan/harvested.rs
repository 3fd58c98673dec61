//! Our answers, read by our own harvester in the dialect of CKAN: everything comes back.

use std::sync::Arc;

use axum::http::StatusCode;
use centum_catalogue::dcat;
use centum_catalogue::harvest::{Left, Mode, Spoken, Stage, start_run};
use centum_catalogue::records::{changes, current, record_by_slug};
use centum_catalogue::sources::{Care, CatalogueKind, NewCatalogue, NewSource, add_catalogue, add_source};
use centum_testkit::TestDb;

use crate::site::{BASE, Mirror, ORGANISER, Site, harvester, site, small, trees};

async fn typed(site: &Site, slug: &str) -> dcat::Record {
    let mut reader = site.house.read().await.unwrap();
    let record = record_by_slug(&mut reader.conn(), slug).await.unwrap().unwrap();
    let entry = current(&mut reader.conn(), record.id).await.unwrap().unwrap();
    serde_json::from_str(&entry.content.record).unwrap()
}

#[tokio::test]
async fn what_we_say_in_the_dialect_of_ckan_is_what_we_know() {
    let db = TestDb::sqlite().await;
    let origin = site(&db).await;
    origin.publishes(trees()).await;
    for number in 0..120 {
        origin.publishes(small(&format!("small-{number}"), &format!("Small {number}"))).await;
    }
    origin.settles().await;
    let elsewhere = TestDb::sqlite().await;
    let reader = site(&elsewhere).await;
    let new = NewCatalogue {
        slug: "mirror".into(),
        name: "Mirror".into(),
        homepage: None,
        kind: CatalogueKind::Portal,
        publisher: None,
    };
    let catalogue = add_catalogue(&reader.house, &ORGANISER, &new).await.unwrap();
    let care = Care { pause_millis: 0, ..Care::default() };
    let new = NewSource { catalogue, address: BASE.into(), dialect: "ckan".into(), care };
    let source = add_source(&reader.house, &ORGANISER, &new).await.unwrap();
    let run = start_run(&reader.house, &ORGANISER, &Spoken, source, Mode::Real).await.unwrap();
    let left = harvester(Arc::new(Mirror(origin.router.clone()))).work(&reader.house, run).await.unwrap();
    assert_eq!(left, Left::At(Stage::Done));
    let log = changes(&mut reader.house.read().await.unwrap().conn(), 0, 1000).await.unwrap();
    assert_eq!(log.len(), 121);
    let known = typed(&origin, "trees").await;
    let read: Vec<dcat::Record> =
        log.iter().map(|(_, entry)| serde_json::from_str(&entry.content.record).unwrap()).collect();
    let read = read.into_iter().find(|one| one.uri == known.uri).unwrap();
    let differing: Vec<String> =
        dcat::difference(&known, &read).into_iter().map(|change| change.path).collect();
    // The interface has a date of change for everything; the publisher of this record had said none.
    assert_eq!(differing, ["modified"], "{known:#?} {read:#?}");
    db.drop().await;
    elsewhere.drop().await;
}

#[tokio::test]
async fn who_publishes_in_a_catalogue_of_no_publisher_is_told_where_it_is() {
    let db = TestDb::sqlite().await;
    let site = site(&db).await;
    let new = NewCatalogue {
        slug: "here".into(),
        name: "Here".into(),
        homepage: None,
        kind: CatalogueKind::Own,
        publisher: None,
    };
    add_catalogue(&site.house, &ORGANISER, &new).await.unwrap();
    for ending in ["", ".ttl"] {
        let led = site.get(&format!("/data/publishers/here{ending}")).await;
        assert_eq!(led.status, StatusCode::SEE_OTHER);
        assert_eq!(led.headers["location"], format!("/data/catalogues/here{ending}"));
    }
    let told = site.get("/data/catalogues/here.ttl").await;
    let told = String::from_utf8(told.bytes.to_vec()).unwrap();
    assert!(told.contains(&format!("dct:publisher <{BASE}/data/publishers/here>")), "{told}");
    assert!(told.contains("foaf:Agent") && told.contains("\"Here\""), "{told}");
    for known in ["leuven-data", "nobody"] {
        let path = format!("/data/publishers/{known}");
        assert_eq!(site.get(&path).await.status, StatusCode::NOT_FOUND, "{known}");
    }
    db.drop().await;
}
