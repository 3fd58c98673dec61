//! `package_search` with what was made to exhaust: each call is answered by the contract, and the next at once.

use std::time::{Duration, Instant};

use centum_testkit::TestDb;
use serde_json::{Value, json};

use crate::site::{Site, site, small};

/// The bound only finds what grows beyond all measure.
const LONG: Duration = Duration::from_secs(20);

async fn shelf() -> (TestDb, Site) {
    let db = TestDb::sqlite().await;
    let site = site(&db).await;
    for number in 0..40 {
        site.publishes(small(&format!("trees-{number}"), &format!("Trees of part {number}"))).await;
    }
    site.settles().await;
    (db, site)
}

/// Asks what exhausts, then what does not. An error is one that clients know.
async fn put(site: &Site, given: Value) -> Value {
    let start: String = given.to_string().chars().take(80).collect();
    let began = Instant::now();
    let answer = site.call("package_search", given).await;
    assert!(began.elapsed() < LONG, "{start}: {:?}", began.elapsed());
    let told = answer.json();
    let kind = told["error"]["__type"].as_str().unwrap_or_default();
    let known = ["Validation Error", "Search Query Error", "Search Error"];
    assert!(told["success"] == json!(true) || known.contains(&kind), "{start}: {} {told}", answer.status);
    let next = site.call("package_search", json!({ "q": "trees", "rows": 1 })).await.result();
    assert_eq!(next["count"], json!(40), "after {start}");
    told
}

#[tokio::test]
async fn a_search_that_exhausts_is_refused_or_answered_and_the_next_is_served() {
    let (db, site) = shelf().await;
    let words = |count: usize| (0..count).map(|n| format!("w{n}")).collect::<Vec<_>>();
    let deep = |count: usize| format!("{}trees{}", "(".repeat(count), ")".repeat(count));
    for q in [
        words(5000).join(" "),
        words(5000).join(" OR "),
        words(450).join(" OR "),
        words(450).iter().map(|word| format!("{word}*")).collect::<Vec<_>>().join(" OR "),
        "t* ".repeat(490),
        "t*".into(),
        "*".into(),
        "a* OR b* OR c* OR d* OR e* OR t* OR p* OR o*".into(),
        "(".repeat(5000),
        ")".repeat(5000),
        deep(15),
        deep(17),
        deep(4000),
        "NOT ".repeat(1600) + "trees",
        "-".repeat(8000),
        "!".repeat(8000) + "trees",
        "\"".repeat(8001),
        format!("\"{}\"", "trees of part ".repeat(500)),
        format!("title:({})", words(400).join(" OR title:")),
        "trees~9999999999999999999".into(),
        "trees^1e400".into(),
        "metadata_modified:[* TO *]".into(),
        "metadata_modified:[NOW-999999999999999999YEARS TO NOW+999999999999999999YEARS]".into(),
        "metadata_modified:[NOW/YEAR+1DAY-1DAY+1DAY-1DAY TO 9999-99-99T99:99:99Z]".into(),
        "\u{0}\u{1}\u{202e}".repeat(500),
        "ﷺ".repeat(2000),
        "x".repeat(1 << 20),
    ] {
        put(&site, json!({ "q": q })).await;
    }
    db.drop().await;
}

#[tokio::test]
async fn parameters_beyond_all_bounds_are_refused_or_bounded() {
    let (db, site) = shelf().await;
    let fields: Vec<String> = (0..5000).map(|n| format!("field{n}")).collect();
    let filters = vec!["groups:envi"; 2000];
    for given in [
        json!({ "rows": 1_000_000_000_i64 }),
        json!({ "rows": -1 }),
        json!({ "start": 1_000_000_000_i64 }),
        json!({ "start": i64::MAX, "rows": i64::MAX }),
        json!({ "facet.field": fields, "facet.limit": -1 }),
        json!({ "facet.field": ["tags", "groups", "organization", "res_format", "license_id"], "facet.limit": 1_000_000_000 }),
        json!({ "facet.field": vec!["tags"; 10_000] }),
        json!({ "fq_list": filters }),
        json!({ "fq": "groups:envi ".repeat(5000) }),
        json!({ "sort": "name asc, ".repeat(5000) }),
        json!({ "ext_bbox": "NaN,inf,-inf,1e999" }),
        json!({ "q": ["trees"], "fq": { "a": "b" }, "rows": "many" }),
    ] {
        let told = put(&site, given.clone()).await;
        let results = told["result"]["results"].as_array().map_or(0, Vec::len);
        assert!(results <= 1000, "{given}");
    }
    db.drop().await;
}
