//! Documents that were made to hurt, or are in no state to be read.

use std::time::{Duration, Instant};

use centum_catalogue::harvest::{Outcome, Stage};
use centum_testkit::on_both_databases;

use super::host::ok;
use super::{HEAD, Trap, turtle};

const GOOD: [&str; 3] = ["trees", "lamps", "bins"];
/// What a document may take to be read and refused; the bound only finds what grows beyond all measure.
const LONG: Duration = Duration::from_secs(30);

/// RDF/XML with a good catalogue and something before it.
fn xml(before: &str, title: &str) -> String {
    let datasets: String = GOOD
        .iter()
        .map(|name| {
            format!(
                "<dcat:dataset><dcat:Dataset rdf:about=\"https://city.example/{name}\"><dct:title>{title}</dct:title>\
                 </dcat:Dataset></dcat:dataset>"
            )
        })
        .collect();
    format!(
        "<?xml version=\"1.0\"?>{before}<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" \
         xmlns:dcat=\"http://www.w3.org/ns/dcat#\" xmlns:dct=\"http://purl.org/dc/terms/\">\
         <dcat:Catalog rdf:about=\"https://city.example/\">{datasets}</dcat:Catalog></rdf:RDF>"
    )
}

fn laughs() -> String {
    let mut entities = "<!ENTITY a0 \"ha ha ha ha ha ha ha ha ha ha\">".to_owned();
    for level in 1..12 {
        let inner = format!("&a{};", level - 1).repeat(10);
        entities += &format!("<!ENTITY a{level} \"{inner}\">");
    }
    xml(&format!("<!DOCTYPE rdf:RDF [{entities}]>"), "&a11;")
}

fn outside() -> String {
    xml("<!DOCTYPE rdf:RDF [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]>", "Before &secret; after")
}

fn deep_json(depth: usize) -> String {
    format!("{{\"@context\": {{}}, \"@graph\": {}{}}}", "[".repeat(depth), "]".repeat(depth))
}

/// Good datasets, of which the first has a thousand blank nodes that all point at each other's neighbours.
fn tangle(nodes: usize) -> String {
    let mut text = turtle(&GOOD);
    for node in 0..nodes {
        text += &format!(
            "<https://city.example/trees> dct:relation _:n{node} . _:n{node} dct:relation _:n{} , _:n{} .\n",
            (node + 1) % nodes,
            (node * 7 + 3) % nodes
        );
    }
    text
}

/// Blank nodes of which each points at each: no order of them is better than another.
fn clique(nodes: usize) -> String {
    let mut text = turtle(&GOOD);
    for from in 0..nodes {
        text += &format!("<https://city.example/trees> dct:relation _:n{from} .\n");
        for to in (0..nodes).filter(|to| *to != from) {
            text += &format!("_:n{from} dct:relation _:n{to} .\n");
        }
    }
    text
}

fn utf16(text: &str, mark: bool) -> Vec<u8> {
    let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

fn rules(outcome: Option<Outcome>) -> Vec<String> {
    outcome.map(|told| told.groups.into_iter().map(|group| group.rule).collect()).unwrap_or_default()
}

on_both_databases! {
    async fn a_document_that_cannot_be_read_ends_its_run_with_a_reason_and_costs_nothing_that_was_there(db: TestDb) {
        let trap = Trap::on(&db).await;
        let page = "<!DOCTYPE html><html><body>Down for maintenance</body></html>";
        for (what, media_type, body, code) in [
            ("a page for people", "text/turtle", page.to_owned(), "page-html"),
            ("a page for people that says so", "text/html", page.to_owned(), "page-html"),
            ("nothing", "text/turtle", String::new(), "page-kind"),
            ("blanks", "text/turtle", " \n".repeat(1000), "page-kind"),
            ("words", "text/turtle", "the portal is out of order".into(), "page-"),
            ("zeros", "text/turtle", "\0".repeat(100_000), "page-"),
            ("a thousand laughs", "application/rdf+xml", laughs(), "page-"),
            ("deep JSON", "application/ld+json", deep_json(100_000), "page-"),
            ("a million open brackets", "application/ld+json", "[".repeat(1_000_000), "page-"),
            ("deep XML", "application/rdf+xml", "<a>".repeat(200_000), "page-"),
            ("a context from elsewhere", "application/ld+json", "{\"@context\": \"http://127.0.0.1/c.jsonld\", \"@id\": \"x\"}".into(), "page-context"),
        ] {
            trap.host.always(ok(media_type, body));
            let began = Instant::now();
            let run = trap.harvest().await;
            assert!(began.elapsed() < LONG, "{what}: {:?}", began.elapsed());
            assert_eq!(run.stage, Stage::Failed, "{what}: {:?}", run.outcome);
            let failure = run.failure.unwrap();
            assert!(failure.code.starts_with(code) && !failure.detail.is_empty(), "{what}: {failure:?}");
            trap.is_unharmed(what).await;
        }
    }

    async fn a_catalogue_that_is_suddenly_empty_waits_for_a_person(db: TestDb) {
        let trap = Trap::speaking(&db, "dcat").await;
        let names: Vec<String> = (0..500).map(|number| format!("d{number}")).collect();
        trap.host.always(ok("text/turtle", turtle(&names)));
        assert_eq!(trap.harvest().await.counts.new, 500);
        trap.host.always(ok("text/turtle", format!("{HEAD}<https://city.example/> a dcat:Catalog .\n")));
        let run = trap.harvest().await;
        let guard = run.outcome.unwrap().guard.unwrap();
        assert_eq!((run.stage, guard.known, guard.unseen), (Stage::Guarded, 500, 500));
        let shown = trap.shown().await;
        assert_eq!(shown.iter().filter(|record| record.missing_since.is_none()).count(), 500);
    }

    async fn a_text_in_another_encoding_is_read_all_the_same(db: TestDb) {
        let trap = Trap::on(&db).await;
        let text = turtle(&GOOD).replace("Data of trees", "Straßenbäume");
        let latin: Vec<u8> = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
        for (what, bytes) in [
            ("Latin-1 that says UTF-8", latin),
            ("UTF-16 with a mark", utf16(&text, true)),
            ("UTF-16 without one", utf16(&text, false)),
            ("UTF-8 with a mark", [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat()),
        ] {
            trap.host.always(ok("text/turtle; charset=utf-8", bytes));
            let run = trap.harvest().await;
            assert_eq!((run.stage, run.counts.refused, run.counts.missing), (Stage::Done, 0, 0), "{what}: {:?}", run.failure);
            let said = trap.said("trees").await.content.record;
            assert!(said.contains("Straßenbäume"), "{what}: {said}");
        }
    }

    async fn what_is_too_large_or_too_tangled_costs_itself_alone(db: TestDb) {
        let trap = Trap::on(&db).await;
        let huge = format!("\"{}\"@en", "x".repeat(10 << 20));
        let nested = format!("{}<https://city.example/trees> dct:relation {}{} .\n", turtle(&GOOD), "[ dct:relation ".repeat(20_000), "[] ".to_owned() + &"]".repeat(20_000));
        for (what, media_type, body) in [
            ("a literal of ten megabytes", "text/turtle", turtle(&GOOD) + &format!("<https://city.example/trees> dct:description {huge} .\n")),
            ("the same in XML", "application/rdf+xml", xml("", &"x".repeat(10 << 20))),
            ("a thousand blank nodes in circles", "text/turtle", tangle(1000)),
            ("a clique of blank nodes", "text/turtle", clique(60)),
            ("a chain of twenty thousand brackets", "text/turtle", nested),
        ] {
            trap.host.always(ok(media_type, body));
            let began = Instant::now();
            let run = trap.harvest().await;
            assert!(began.elapsed() < LONG, "{what}: {:?}", began.elapsed());
            assert_eq!((run.stage, run.counts.missing), (Stage::Done, 0), "{what}: {:?}", run.failure);
            assert_eq!(trap.shown().await.len(), 3, "{what}: {:?}", rules(run.outcome));
            if what == "a literal of ten megabytes" {
                let found = trap.said("trees").await.content.findings;
                assert!(found.iter().any(|finding| finding.rule == "note-too-long"), "{found:?}");
            }
        }
    }

    async fn an_entity_that_names_a_file_tells_nothing_of_it(db: TestDb) {
        let trap = Trap::on(&db).await;
        trap.host.always(ok("application/rdf+xml", outside()));
        let run = trap.harvest().await;
        assert!(matches!(run.stage, Stage::Done | Stage::Failed), "{run:?}");
        for name in GOOD {
            let said = trap.said(name).await.content;
            assert!(!said.record.contains("root:") && !said.graph.text().unwrap().contains("root:"), "{said:?}");
        }
        assert_eq!(trap.shown().await.len(), 3);
    }
}
