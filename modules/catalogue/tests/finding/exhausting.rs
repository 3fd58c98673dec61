//! Searches that were made to exhaust: each ends with an answer or a sentence, and the next is served at once.

use std::time::{Duration, Instant};

use axum::http::StatusCode;
use centum_testkit::{TestDb, on_both_databases};

use crate::site::Site;

/// The bound only finds what grows beyond all measure.
const LONG: Duration = Duration::from_secs(20);
const FACES: [&str; 6] = [
    "/data",
    "/data/suggest",
    "/data/feed.atom",
    "/data/feed.json",
    "/data/results.csv",
    "/data/results.json",
];

async fn shelf(db: &TestDb) -> Site {
    let site = Site::on(db).await;
    for number in 0..60 {
        let words = format!("Trees {number} alpha beta gamma delta epsilon");
        site.scene.portal.shows(
            &format!("d{number}"),
            &format!("dct:title \"{words}\"@en ; dcat:keyword \"k{number}\"@en"),
        );
    }
    site.scene.harvest().await;
    site
}

async fn put(site: &Site, address: &str) -> StatusCode {
    let start: String = address.chars().take(80).collect();
    let began = Instant::now();
    let answer = site.get(address).await;
    assert!(began.elapsed() < LONG, "{start}: {:?}", began.elapsed());
    assert!(!answer.status.is_server_error(), "{start}: {} {}", answer.status, answer.text);
    let next = site.get("/data?q=trees").await;
    assert!(next.status == StatusCode::OK && next.text.contains("Trees"), "after {start}");
    answer.status
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

on_both_databases! {
    async fn words_without_number_and_brackets_without_end_are_borne_by_every_face(db: TestDb) {
        let site = shelf(&db).await;
        let letters = (b'a'..=b'z').map(char::from);
        for text in [
            letters.map(|letter| format!("{letter} ")).collect::<String>().repeat(5),
            "alpha ".repeat(49),
            "\"alpha beta\" ".repeat(22),
            "((((((((((".repeat(29),
            "a* b* c* d* *e *".into(),
            "-alpha -beta -".repeat(20),
            "title:title:title:title:trees".into(),
            "treees alhpa bteaa gmama dleta eplison".repeat(7),
            "ﷺ".repeat(99),
            "\u{301}".repeat(140),
            "x".repeat(299),
            "x".repeat(20_000),
            "alpha ".repeat(3_000),
        ] {
            for face in FACES {
                put(&site, &format!("{face}?q={}", encoded(&text))).await;
            }
        }
    }

    async fn facets_pages_and_cursors_beyond_all_bounds_are_refused_or_bounded(db: TestDb) {
        let site = shelf(&db).await;
        let values = |count: usize| (0..count).map(|n| format!("keyword=k{n}&")).collect::<String>();
        let every = ["city", "country", "theme", "format", "licence", "frequency", "hvd", "language", "publisher", "catalogue"];
        let many: String = every.iter().flat_map(|name| (0..39).map(move |n| format!("{name}=v{n}&"))).collect();
        for query in [
            values(40),
            values(4_000),
            many,
            "q=trees&".repeat(2_000),
            "page=99999999999999999999".into(),
            "limit=99999999999".into(),
            format!("after={}", "A".repeat(60_000)),
            format!("after={}", encoded("../../etc/passwd\0")),
            "after=".to_owned() + &"%F0%9F%8C%B3".repeat(500),
            "west=-180&south=-90&east=180&north=90&from=0001-01-01&until=9999-12-31".into(),
            "from=-9999-01-01&until=99999-12-31".into(),
            "&".repeat(20_000),
            "=&".repeat(10_000),
        ] {
            for face in FACES {
                put(&site, &format!("{face}?{query}")).await;
            }
        }
    }
}
