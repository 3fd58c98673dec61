//! Everything at once.

use std::io::Read as _;

use axum::http::{Method, StatusCode};
use centum_rdf::{GraphName, Options, read};
use centum_testkit::on_both_databases;
use flate2::read::MultiGzDecoder;

use crate::scene::{OTHERS, PARKS, Scene, datasets};

pub(crate) fn unpacked(bytes: &[u8]) -> String {
    let mut text = String::new();
    MultiGzDecoder::new(bytes).read_to_string(&mut text).unwrap();
    text
}

on_both_databases! {
    async fn a_dump_holds_every_record_in_a_graph_of_its_own(db: TestDb) {
        let scene = Scene::of(&db, 40).await;
        let dump = scene.ask(Method::GET, "/catalogue/dump.nq.gz", &[("accept-encoding", "gzip, br")], "").await;
        assert_eq!((dump.status, dump.header("content-type")), (StatusCode::OK, "application/gzip"));
        assert_eq!(dump.header("content-disposition"), "attachment; filename=\"catalogue.nq.gz\"");
        let text = unpacked(&dump.bytes);
        let document = read(text.as_bytes(), &Options { name: Some("dump.nq"), ..Options::default() }).unwrap();
        assert_eq!(document.fault_count, 0);
        let graphs: std::collections::HashSet<GraphName> = document.quads.iter().map(|quad| quad.graph_name.clone()).collect();
        assert_eq!(graphs.len(), 43 + 2, "records, their catalogue, and the whole");
        let lines = unpacked(&scene.get("/catalogue/dump.nt.gz", "*/*").await.bytes);
        assert_eq!(lines.lines().count(), document.quads.len());
        assert!(lines.contains("\"All 7 of them\"@en"));
        let again = scene.ask(Method::GET, "/catalogue/dump.nq.gz", &[("if-none-match", dump.header("etag"))], "").await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    }

    async fn a_change_writes_its_segment_again_and_removes_the_old_one(db: TestDb) {
        let scene = Scene::of(&db, 3).await;
        let first = scene.get("/catalogue/dump.nt.gz", "*/*").await;
        let before = scene.segments();
        assert_eq!(before.len(), 1, "{before:?}");
        assert_eq!(scene.get("/catalogue/dump.nt.gz", "*/*").await.bytes, first.bytes, "what lies there is sent");
        scene.harvest(&[PARKS, &datasets(0..3).replace("Trees 1", "Old trees 1"), OTHERS]).await;
        let second = scene.get("/catalogue/dump.nt.gz", "*/*").await;
        assert_ne!(first.header("etag"), second.header("etag"));
        assert!(unpacked(&second.bytes).contains("Old trees 1"));
        while scene.segments() == before || scene.segments().len() > 1 {
            tokio::task::yield_now().await;
        }
    }

    async fn nothing_is_a_dump_too(db: TestDb) {
        let scene = Scene::empty(&db).await;
        let text = unpacked(&scene.get("/catalogue/dump.nq.gz", "*/*").await.bytes);
        assert!(text.contains("dcat#Catalog"), "{text}");
        assert_eq!(scene.get("/catalogue.ttl", "*/*").await.status, StatusCode::OK);
        assert_eq!(scene.get("/sitemap.xml", "*/*").await.status, StatusCode::OK);
    }
}
