//! Lists of pages, as sitemaps are: some of the pages are always dead.

use std::io::Write as _;

use centum_catalogue::harvest::{Stage, refused};
use centum_testkit::on_both_databases;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::Trap;
use super::host::{Script, answer, ok};

/// A page that tells of one dataset.
fn dataset(host: &str, path: &str) -> Script {
    let data =
        format!("{{\"@type\": \"Dataset\", \"@id\": \"http://{host}{path}\", \"name\": \"Data of {path}\"}}");
    ok("text/html", format!("<html><script type=\"application/ld+json\">{data}</script></html>"))
}

/// A list of six pages, packed as it lies on the disk of its host.
fn packed_list(host: &str) -> Script {
    let named =
        ["a", "b", "c", "d", "e", "f"].map(|name| format!("<url><loc>http://{host}/{name}</loc></url>"));
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(format!("<urlset>{}</urlset>", named.concat()).as_bytes()).unwrap();
    ok("application/gzip", encoder.finish().unwrap())
}

fn index(host: &str) -> Script {
    let part = format!("<sitemap><loc>http://{host}/part.xml.gz</loc></sitemap>");
    ok("application/xml", format!("<sitemapindex>{part}</sitemapindex>"))
}

on_both_databases! {
    async fn a_dead_page_of_a_list_costs_itself_alone_and_is_told_of(db: TestDb) {
        let trap = Trap::speaking(&db, "sitemap").await;
        let host = trap.host.address.clone();
        let plays = move |is_ill: bool| {
            let host = host.clone();
            move |path: &str| match path {
                "/sitemap.xml" => index(&host),
                "/part.xml.gz" => packed_list(&host),
                "/b" if is_ill => answer("404 Not Found", "", ""),
                "/c" if is_ill => answer("500 Internal Server Error", "", ""),
                "/d" if is_ill => answer("403 Forbidden", "", ""),
                page => dataset(&host, page),
            }
        };
        trap.host.plays(plays(false));
        let run = trap.harvest().await;
        assert_eq!((run.stage, run.counts.new), (Stage::Done, 6), "{:?}", run.failure);
        trap.host.plays(plays(true));
        let run = trap.harvest().await;
        assert_eq!(run.stage, Stage::Done, "{:?}", run.failure);
        assert_eq!((run.counts.seen, run.counts.refused, run.counts.missing), (5, 3, 1), "{:?}", run.counts);
        let all = refused(&mut trap.scene.house.read().await.unwrap().conn(), &run, 10).await.unwrap();
        assert!(all.iter().all(|finding| finding.rule == "fetch-status" && finding.record.is_some()), "{all:?}");
        let missing = trap.shown().await.into_iter().filter(|record| record.missing_since.is_some());
        let missing: Vec<String> = missing.map(|record| record.remote_id).collect();
        assert_eq!(missing, [trap.host.url("/b")], "what cannot be had for now is not gone");
        trap.host.plays(plays(false));
        let run = trap.harvest().await;
        assert_eq!((run.counts.seen, run.counts.refused), (6, 0), "{:?}", run.failure);
        assert!(trap.shown().await.iter().all(|record| record.missing_since.is_none()));
    }

    async fn pages_that_all_tell_of_the_same_are_read_to_their_end(db: TestDb) {
        let trap = Trap::speaking(&db, "sitemap").await;
        let host = trap.host.address.clone();
        trap.host.plays(move |path| match path {
            "/sitemap.xml" => packed_list(&host),
            page => {
                let one = |name: &str| format!("{{\"@type\": \"Dataset\", \"@id\": \"http://{host}/{name}\", \"name\": \"Data\"}}");
                let mut all: Vec<String> = (0..12).map(|number| one(&number.to_string())).collect();
                if page == "/f" {
                    all.push(one("last"));
                }
                ok("text/html", format!("<html><script type=\"application/ld+json\">[{}]</script></html>", all.join(", ")))
            }
        });
        let run = trap.harvest().await;
        assert_eq!((run.stage, run.counts.new), (Stage::Done, 13), "{:?}", run.failure);
    }

    async fn without_its_list_a_site_is_not_taken_for_empty(db: TestDb) {
        let trap = Trap::speaking(&db, "sitemap").await;
        let host = trap.host.address.clone();
        for dead in ["/sitemap.xml", "/part.xml.gz"] {
            let host = host.clone();
            trap.host.plays(move |path| match path {
                path if path == dead => answer("404 Not Found", "", ""),
                "/sitemap.xml" => index(&host),
                page => dataset(&host, page),
            });
            let run = trap.harvest().await;
            assert_eq!((run.stage, run.failure.unwrap().code.as_str()), (Stage::Failed, "fetch-status"), "{dead}");
        }
    }
}
