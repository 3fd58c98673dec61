//! The whole catalogue, page by page, read back by our own harvester.

use std::collections::BTreeMap;

use axum::http::{Method, StatusCode};
use bytes::Bytes;
use centum_catalogue::adapters::{self, Answer, Request};
use centum_catalogue::harvest::{DcatMapper, Mapper as _};
use centum_catalogue::records::withdraw;
use centum_rdf::Syntax;
use centum_testkit::on_both_databases;

use crate::scene::{BASE, ORGANISER, OTHERS, PARKS, Scene, datasets};

/// Everything that our own reader of catalogues finds from an address on: hashes by what the source calls it.
async fn read_back(scene: &Scene, first: &str) -> (usize, BTreeMap<String, String>) {
    let dialect = adapters::named("dcat").unwrap();
    let mut next =
        Some(Request { url: format!("{BASE}{first}"), accept: "*/*".into(), body: None, then: Vec::new() });
    let (mut pages, mut found) = (0, BTreeMap::new());
    while let Some(request) = next {
        let reply = scene.get(request.url.strip_prefix(BASE).unwrap(), &request.accept).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", request.url);
        let media_type = reply.header("content-type").split(';').next().map(str::to_owned);
        let answer = Answer { url: request.url.clone(), media_type, body: Bytes::from(reply.bytes) };
        let batch = dialect.read(&request, &answer).unwrap();
        assert!(batch.refused.is_empty(), "{:?}", batch.refused);
        assert_eq!(batch.total, Some(253));
        for one in batch.found {
            let mapped = DcatMapper.map(&one).unwrap();
            assert!(found.insert(mapped.subject, mapped.hash.to_string()).is_none(), "each comes once");
        }
        pages += 1;
        next = batch.next;
    }
    (pages, found)
}

on_both_databases! {
    async fn everything_comes_back_as_it_came(db: TestDb) {
        let scene = Scene::of(&db, 250).await;
        let kept: BTreeMap<String, String> =
            scene.log().await.into_iter().map(|(_, entry)| (entry.content.subject, entry.content.hash.to_string())).collect();
        for ending in ["", ".ttl", ".rdf", ".jsonld", ".nt"] {
            let (pages, found) = read_back(&scene, &format!("/catalogue{ending}?profile=source")).await;
            assert_eq!((pages, found.len()), (3, 253), "{ending}");
            for (subject, hash) in kept.iter().filter(|(subject, _)| subject.starts_with("https://city")) {
                assert_eq!(found.get(subject), Some(hash), "{subject} in {ending}");
            }
            assert!(found.keys().any(|subject| subject.starts_with(BASE)), "what has no address has ours");
        }
        let (_, usual) = read_back(&scene, "/catalogue").await;
        assert_eq!(usual.len(), 253);
    }

    async fn where_other_portals_have_the_catalogue_leads_to_ours(db: TestDb) {
        let scene = Scene::of(&db, 3).await;
        for ending in ["ttl", "rdf", "xml", "jsonld"] {
            let asked = scene.get(&format!("/catalog.{ending}?page=1&q=a%20b"), "*/*").await;
            assert_eq!(asked.status, StatusCode::TEMPORARY_REDIRECT);
            assert_eq!(asked.header("location"), format!("/catalogue.{ending}?page=1&q=a%20b"));
            assert_eq!(asked.header("access-control-allow-origin"), "*");
        }
    }

    async fn pages_are_counted_linked_and_not_sent_twice(db: TestDb) {
        let scene = Scene::of(&db, 250).await;
        let second = scene.get("/catalogue.ttl?page=2&utm=x", "*/*").await;
        let text = second.text();
        for part in [
            "hydra:PagedCollection", "hydra:PartialCollectionView", "hydra:totalItems 253", "hydra:next <https://centum.example/catalogue.ttl?page=3>",
            "hydra:nextPage", "hydra:previous <https://centum.example/catalogue.ttl?page=1>", "hydra:last <https://centum.example/catalogue.ttl?page=3>",
        ] {
            assert!(text.contains(part), "{part}\n{}", &text[..2000]);
        }
        let again = scene.ask(Method::GET, "/catalogue.ttl?page=2", &[("if-none-match", second.header("etag"))], "").await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED);
        for (path, status) in [
            ("page=0", 400), ("page=-1", 400), ("page=a", 400), ("page=99999999", 404), ("page=4", 404), ("page=3", 200),
            ("page=99999999999999999999999999", 404), ("page=", 200), ("modified_since=soon", 400), ("catalogue=none", 404), ("profile=x", 406),
        ] {
            assert_eq!(scene.get(&format!("/catalogue.ttl?{path}"), "*/*").await.status.as_u16(), status, "{path}");
        }
        assert_eq!(scene.get("/catalogue", "text/html").await.header("location"), "/data");
        let none = scene.get("/catalogue", "image/png").await;
        assert_eq!(none.status, StatusCode::NOT_ACCEPTABLE);
        let told = none.text();
        let there = ["ttl", "rdf", "jsonld", "nt"].iter().all(|ending| told.contains(&format!(".{ending}")));
        assert!(there && !told.contains(".trig"), "only endings that there are: {told}");
    }

    async fn lists_are_narrowed_and_follow_the_log(db: TestDb) {
        let scene = Scene::of(&db, 5).await;
        let total = async |query: &str| {
            let text = scene.get(&format!("/catalogue.nt?{query}"), "*/*").await.text();
            let line = text.lines().find(|line| line.contains("totalItems")).unwrap().to_owned();
            line.split('"').nth(1).unwrap().parse::<usize>().unwrap()
        };
        assert_eq!((total("").await, total("catalogue=leuven").await, total("q=trees").await), (8, 8, 5));
        assert_eq!(total("q=trees+zeppelin").await, 0, "what has only some of the words is not meant");
        assert_eq!((total("modified_since=2020-07-03").await, total("modified_since=2020-07-04T00:00:00Z").await), (8, 0));
        let changed = datasets(0..6).replace("Trees 3", "Old trees 3");
        scene.harvest(&[PARKS, &changed, OTHERS]).await;
        assert_eq!((total("").await, total("modified_since=2020-07-03T12:00:30Z").await), (9, 2));
        let id = scene.record("https://city.example/d/2").await.0.id;
        withdraw(&scene.house, &ORGANISER, id, "Wrong").await.unwrap();
        assert_eq!(total("").await, 8);
        let text = scene.get("/catalogue.ttl", "*/*").await.text();
        assert!(text.contains("Old trees 3") && !text.contains("city.example/d/2>"));
    }

    async fn a_record_that_was_taken_out_is_not_hidden_behind_a_date(db: TestDb) {
        let scene = Scene::of(&db, 3).await;
        let before = scene.get("/catalogue.ttl", "*/*").await;
        let id = scene.record("https://city.example/d/2").await.0.id;
        withdraw(&scene.house, &ORGANISER, id, "Wrong").await.unwrap();
        // Nothing that is left has changed since.
        for path in ["/catalogue.ttl", "/catalogue.ttl?catalogue=leuven"] {
            let since = [("if-modified-since", "Sat, 04 Jul 2020 12:00:00 GMT")];
            let after = scene.ask(Method::GET, path, &since, "").await;
            assert_eq!((after.status, after.header("last-modified")), (StatusCode::OK, ""), "{path}");
            assert!(!after.text().contains("city.example/d/2>"));
        }
        let again = scene.ask(Method::GET, "/catalogue.ttl", &[("if-none-match", before.header("etag"))], "").await;
        assert_eq!(again.status, StatusCode::OK);
    }

    async fn pages_of_records_are_listed_for_search_engines(db: TestDb) {
        let scene = Scene::of(&db, 3).await;
        let index = scene.get("/sitemap.xml", "*/*").await;
        assert!(index.text().contains("<loc>https://centum.example/sitemaps/1</loc>"), "{}", index.text());
        let list = scene.get("/sitemaps/1", "*/*").await;
        assert_eq!(list.text().matches("<loc>https://centum.example/data/datasets/").count(), 6);
        for absent in ["/sitemaps/0", "/sitemaps/2", "/sitemaps/x", "/sitemaps/99999999999999999999"] {
            assert_eq!(scene.get(absent, "*/*").await.status, StatusCode::NOT_FOUND, "{absent}");
        }
        let again = scene.ask(Method::GET, "/sitemaps/1", &[("if-none-match", list.header("etag"))], "").await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    }
}

#[test]
fn each_syntax_has_an_ending() {
    for syntax in [Syntax::Turtle, Syntax::RdfXml, Syntax::JsonLd, Syntax::NTriples] {
        assert!(["ttl", "rdf", "jsonld", "nt"].contains(&syntax.extension()));
    }
}

#[tokio::test]
async fn a_list_with_words_goes_on_behind_its_first_thousand() {
    let db = centum_testkit::TestDb::sqlite().await;
    let scene = Scene::of(&db, 1_150).await;
    let total = async |path: &str| {
        let reply = scene.get(path, "text/turtle").await;
        assert_eq!(reply.status, StatusCode::OK, "{path}");
        let text = reply.text();
        let number = text.split("hydra:totalItems ").nth(1).unwrap().split([' ', ';', '.']).next().unwrap();
        number.trim_matches('"').parse::<usize>().unwrap()
    };
    assert_eq!(total("/catalogue?q=trees").await, 1_150);
    assert_eq!(total("/catalogue?q=trees&page=12").await, 1_150);
    // What changes is found: what was held is of an earlier day.
    scene.harvest(&[PARKS, &datasets(0..1_200), OTHERS]).await;
    assert_eq!(total("/catalogue?q=trees").await, 1_200);
    db.drop().await;
}
