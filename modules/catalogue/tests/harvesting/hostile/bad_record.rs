//! One bad record among good ones, in every dialect: it costs itself, and the report says which it was and what helps.

use centum_catalogue::adapters::NAMES;
use centum_catalogue::harvest::{Stage, refused};
use centum_testkit::on_both_databases;

use super::host::{Script, answer, ok};
use super::{Trap, add_portal, turtle};

const REMEDIES: &str = include_str!("../../../locales/en/remedies.ftl");
const RULES: &str = include_str!("../../../locales/en/rules.ftl");

/// Two good datasets in Turtle, and between them one whose statement breaks off.
fn broken_turtle() -> String {
    let (a, b) = (turtle(&["a"]), turtle(&["b"]));
    let b = b.lines().filter(|line| !line.starts_with("@prefix")).collect::<Vec<_>>().join("\n");
    format!("{a}<https://city.example/bad> dct:title ~~ .\n{b}\n")
}

fn json(body: &str) -> Script {
    ok("application/json", body)
}

/// What a portal of that dialect answers: the first request with two good records and a bad one, later ones with their end.
fn portal(dialect: &str, host: &str, path: &str, asked_before: usize) -> Script {
    let first = asked_before == 0;
    match dialect {
        "dcat" => ok("text/turtle", broken_turtle()),
        "sparql" if first => ok("text/turtle", broken_turtle()),
        "sparql" => ok("text/turtle", "# nothing more\n"),
        "ckan" => json(
            r#"{"success": true, "result": {"count": 3, "results": [{"id": "a", "title": "A"}, {"title": "Nameless"}, {"id": "b", "title": "B"}]}}"#,
        ),
        "opendatasoft" => json(
            r#"{"total_count": 3, "results": [{"dataset_id": "a", "dataset_uid": "da_a", "metas": {"default": {"title": "A"}}}, {"has_records": true, "metas": {}},
                {"dataset_id": "b", "dataset_uid": "da_b", "metas": {"default": {"title": "B"}}}]}"#,
        ),
        "udata" => json(
            r#"{"data": [{"id": "a", "title": "A"}, {"title": "Nameless"}, {"id": "b", "title": "B"}], "next_page": null, "total": 3}"#,
        ),
        "arcgis" => ok(
            "application/ld+json",
            r#"{"@context": {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/"}, "@id": "https://hub.example", "@type": "dcat:Catalog", "dcat:dataset": [
                {"@type": "dcat:Dataset", "@id": "https://hub.example/a", "dct:title": "A"}, {"@id": "https://hub.example/bad"},
                {"@type": "dcat:Dataset", "@id": "https://hub.example/b", "dct:title": "B"}]}"#,
        ),
        "data-json" => json(
            r#"{"conformsTo": "https://project-open-data.cio.gov/v1.1/schema", "dataset": [{"identifier": "a", "title": "A"}, {"title": "Nameless"}, {"identifier": "b", "title": "B"}]}"#,
        ),
        "ogc-records" => json(
            r#"{"type": "FeatureCollection", "numberMatched": 3, "features": [{"id": "a", "type": "Feature", "properties": {"title": "A"}},
                {"type": "Feature", "properties": {"title": "Nameless"}}, {"id": "b", "type": "Feature", "properties": {"title": "B"}}], "links": []}"#,
        ),
        "csw" => ok(
            "application/xml",
            r#"<csw:GetRecordsResponse xmlns:csw="http://www.opengis.net/cat/csw/2.0.2" xmlns:dc="http://purl.org/dc/elements/1.1/"><csw:SearchResults numberOfRecordsMatched="3" nextRecord="0">
                <csw:Record><dc:identifier>a</dc:identifier><dc:title>A</dc:title></csw:Record><csw:Other/><csw:Record><dc:identifier>b</dc:identifier><dc:title>B</dc:title></csw:Record>
                </csw:SearchResults></csw:GetRecordsResponse>"#,
        ),
        "sitemap" if path == "/sitemap.xml" => {
            let named: String =
                ["a", "bad", "b"].map(|name| format!("<url><loc>http://{host}/{name}</loc></url>")).concat();
            ok("application/xml", format!("<urlset>{named}</urlset>"))
        }
        "sitemap" => {
            let end = if path == "/bad" { "" } else { "}" };
            let data = format!(
                "{{\"@context\": \"https://schema.org/\", \"@type\": \"Dataset\", \"@id\": \"http://{host}{path}\", \"name\": \"Data\"{end}"
            );
            ok("text/html", format!("<html><script type=\"application/ld+json\">{data}</script></html>"))
        }
        _ => answer("404 Not Found", "", ""),
    }
}

on_both_databases! {
    async fn one_bad_record_costs_no_other_in_any_dialect_and_is_told_of(db: TestDb) {
        let mut trap = Trap::speaking(&db, NAMES[0]).await;
        for dialect in NAMES {
            if dialect != NAMES[0] {
                trap.source = add_portal(&trap.scene, dialect, &trap.host.url("/catalog"), dialect, 0).await;
            }
            let host = trap.host.address.clone();
            let before = std::sync::atomic::AtomicUsize::new(0);
            trap.host.plays(move |path| {
                portal(dialect, &host, path, before.fetch_add(1, std::sync::atomic::Ordering::SeqCst))
            });
            let run = trap.harvest().await;
            assert_eq!(run.stage, Stage::Done, "{dialect}: {:?}", run.failure);
            assert_eq!((run.counts.new, run.counts.refused), (2, 1), "{dialect}: {:?}", run.outcome);
            let all = refused(&mut trap.scene.house.read().await.unwrap().conn(), &run, 10).await.unwrap();
            let [finding] = all.as_slice() else { panic!("{dialect}: {all:?}") };
            assert!(finding.record.is_some() || !finding.field.is_empty(), "{dialect}: nobody knows which: {finding:?}");
            assert!(RULES.contains(&format!("catalogue-rule-{} =", finding.rule)), "{dialect}: {finding:?}");
            assert!(REMEDIES.contains(&format!("{} =", finding.remedy)), "{dialect}: {finding:?}");
            let groups = run.outcome.unwrap().groups;
            assert!(groups.iter().any(|group| group.rule == finding.rule), "{dialect}: {groups:?}");
        }
    }
}
