//! A catalogue of more records than one answer of the search holds.

use axum::http::StatusCode;
use centum_testkit::TestDb;
use serde_json::json;

use crate::scene::{PARKS, Scene, datasets};

#[tokio::test]
async fn rare_keywords_and_resources_are_found_behind_the_first_thousand() {
    let db = TestDb::sqlite().await;
    let scene = Scene::empty(&db).await;
    let each = (0..1_150).map(|n| datasets(n..n + 1).replace("\"tree\"", &format!("\"rare {n}\"")));
    scene.harvest(&[PARKS, &each.collect::<String>()]).await;
    let result = async |call: &str| {
        let reply = scene.get(&format!("/api/3/action/{call}"), "application/json").await;
        assert_eq!(reply.status, StatusCode::OK, "{call}: {}", reply.text());
        reply.json()["result"].clone()
    };
    let tags = result("tag_list").await;
    assert!(
        tags.as_array().unwrap().len() == 1_000 && !tags.as_array().unwrap().contains(&json!("rare 999"))
    );
    assert_eq!(result("tag_show?id=rare%20999").await["name"], "rare 999");
    assert_eq!(result("tag_list?query=rare%20999").await, json!(["rare 999"]));
    let found = result("resource_search?query=url:city.example/d/&limit=3&offset=1100").await;
    assert_eq!((&found["count"], found["results"].as_array().unwrap().len()), (&json!(1_150), 3));
    let absent = scene.get("/api/3/action/tag_show?id=rare", "application/json").await;
    assert_eq!(absent.status, StatusCode::NOT_FOUND, "a word of a keyword is none");
    db.drop().await;
}
