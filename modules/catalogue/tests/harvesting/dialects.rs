//! The real parts: Turtle from a server on this machine, through the closed client, into a folder of bytes.

use std::sync::{Arc, Mutex};

use centum_base::Digest;
use centum_base::Id;
use centum_blobs::{Blobs, Options};
use centum_catalogue::harvest::{Harvester, Left, Mode, Spoken, Stage, run as find_run, start_run};
use centum_catalogue::records::{Entry, changes};
use centum_catalogue::sources::{
    Care, CatalogueKind, NewCatalogue, NewSource, Source, add_catalogue, add_source,
};
use centum_fetch::{Agent, Fetcher, Policy, Politeness};
use centum_testkit::on_both_databases;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use crate::scene::{ORGANISER, scene};

const HEAD: &str =
    "@prefix dcat: <http://www.w3.org/ns/dcat#> .\n@prefix dct: <http://purl.org/dc/terms/> .\n";
const TREES: &str = "<https://city.example/trees> a dcat:Dataset ; dct:title \"Bäume\"@de, \"Trees\"@en ;
    dcat:distribution [ a dcat:Distribution ; dct:title \"CSV\" ; dct:format \"csv\" ] .\n";
const LAMPS: &str = "<https://city.example/lamps> a dcat:Dataset ; dct:title \"Lamps\"@en .\n";

fn catalogue(parts: &[&str]) -> String {
    let list = "<https://city.example/> a dcat:Catalog ; dcat:dataset <https://city.example/trees>, <https://city.example/lamps> .\n";
    [HEAD, list].into_iter().chain(parts.iter().copied()).collect()
}

/// Answers every request with what stands there at that moment.
async fn serve(listener: TcpListener, shown: Arc<Mutex<String>>) {
    while let Ok((mut stream, _)) = listener.accept().await {
        let shown = shown.clone();
        tokio::spawn(async move {
            let mut asked = [0; 4096];
            let _ = stream.read(&mut asked).await;
            let body = shown.lock().unwrap().clone();
            let head = "HTTP/1.1 200 OK\r\nContent-Type: text/turtle\r\nConnection: close\r\nContent-Length:";
            let answer = format!("{head} {}\r\n\r\n{body}", body.len());
            let _ = stream.write_all(answer.as_bytes()).await;
        });
    }
}

on_both_databases! {
    async fn turtle_from_a_server_is_kept_and_recognised_in_another_order(db: TestDb) {
        let scene = scene(&db).await;
        let house = &scene.house;
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let host = listener.local_addr().unwrap().to_string();
        let shown = Arc::new(Mutex::new(catalogue(&[TREES, LAMPS])));
        let server = tokio::spawn(serve(listener, shown.clone()));
        let agent = Agent { product: "centum".into(), version: "0".into(), contact: "https://centum.example/".into() };
        let mut policy = Policy::new(agent);
        policy.politeness = Politeness::none();
        policy.allowed_hosts = vec![host.parse().unwrap()];
        let blobs = Blobs::open("memory:", Options::default()).await.unwrap();
        let harvester = Harvester::standard(Fetcher::new(policy).unwrap(), blobs);
        let source = source_at(&scene.house, &format!("http://{host}/catalog.ttl")).await;
        let harvest = async || {
            let id = start_run(house, &ORGANISER, &Spoken, source, Mode::Real).await.unwrap();
            let left = harvester.work(house, id).await.unwrap();
            let run = find_run(&mut house.read().await.unwrap().conn(), id).await.unwrap().unwrap();
            assert_eq!(left, Left::At(Stage::Done), "{:?}", run.failure);
            scene.world.clock.advance(std::time::Duration::from_secs(60));
            run.counts
        };
        assert_eq!(harvest().await.new, 2);
        let entries = entries(&scene.house).await;
        let trees = entries.iter().find(|entry| entry.content.subject.ends_with("trees")).unwrap();
        assert!(trees.content.record.contains("Bäume") && trees.content.canonical);
        assert_eq!(Digest::of(trees.content.graph.text().unwrap().as_bytes()), trees.content.hash);
        assert!(harvester.vault.get(trees.content.raw).await.unwrap().is_some());
        *shown.lock().unwrap() = catalogue(&[LAMPS, TREES]);
        let counts = harvest().await;
        assert_eq!((counts.unchanged, counts.changed), (2, 0), "another order says the same");
        *shown.lock().unwrap() = catalogue(&[LAMPS, &TREES.replace("Trees", "Old trees")]);
        let counts = harvest().await;
        assert_eq!((counts.unchanged, counts.changed), (1, 1));
        server.abort();
    }
}

async fn source_at(house: &centum_ledger::House, address: &str) -> Id<Source> {
    let new = NewCatalogue {
        slug: "city".into(),
        name: "City".into(),
        homepage: None,
        kind: CatalogueKind::Portal,
        publisher: None,
    };
    let catalogue = add_catalogue(house, &ORGANISER, &new).await.unwrap();
    let care = Care { pause_millis: 0, ..Care::default() };
    let new = NewSource { catalogue, address: address.into(), dialect: "dcat".into(), care };
    add_source(house, &ORGANISER, &new).await.unwrap()
}

async fn entries(house: &centum_ledger::House) -> Vec<Entry> {
    let log = changes(&mut house.read().await.unwrap().conn(), 0, 100).await.unwrap();
    log.into_iter().map(|(_, entry)| entry).collect()
}
