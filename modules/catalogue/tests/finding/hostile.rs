//! What nobody should ask: each is answered with a sentence, and nothing breaks.

use axum::http::StatusCode;
use centum_testkit::on_both_databases;

use crate::site::Site;

on_both_databases! {
    async fn what_cannot_be_asked_is_refused_with_a_sentence(db: TestDb) {
        let site = Site::on(&db).await;
        site.scene.portal.shows("trees", "dct:title \"Trees\"@en");
        site.scene.harvest().await;
        let facets: String = (0..500).map(|number| format!("theme=T{number}&")).collect();
        let asked = [
            (format!("/data?q={}", "a".repeat(10_000)), "300 are possible"),
            (format!("/data?{facets}"), "40 are possible"),
            (format!("/data?city={}", "a".repeat(5_000)), "longer than any"),
            ("/data?west=NaN&south=NaN&east=NaN&north=NaN".into(), "no box on the map"),
            ("/data?west=1e400&south=0&east=1&north=1".into(), "no box on the map"),
            ("/data?from=0000-00-00".into(), "is not a day"),
            ("/data?from=2024-01-01&until=2023-01-01".into(), "ends before it begins"),
            ("/data?q=trees&after=forged".into(), "does not belong to this search"),
            ("/data?q=trees&after=eyJtYXJrIjowfQ".into(), "does not belong to this search"),
            (format!("/data?q=trees&after={}", "A".repeat(9_000)), "does not belong to this search"),
        ];
        for (address, sentence) in asked {
            let answer = site.get(&address).await;
            let start: String = address.chars().take(60).collect();
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{start}");
            assert!(answer.text.contains(sentence), "{start}: {}", answer.text);
        }
    }

    async fn a_slip_in_the_form_of_period_and_box_is_told_there_and_what_was_typed_stays(db: TestDb) {
        let site = Site::on(&db).await;
        site.scene.portal.shows("trees", "dct:title \"Trees\"@en");
        site.scene.harvest().await;
        let page = site.get("/data?q=trees&west=4.7&south=&east=5&north=51").await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST);
        assert!(page.text.contains("value=\"4.7\"") && page.text.contains("href=\"#west\""), "{}", page.text);
        assert!(page.text.contains("/data/datasets/"), "the rest of the question is answered: {}", page.text);
    }

    async fn a_cursor_of_another_search_is_refused(db: TestDb) {
        let site = Site::on(&db).await;
        for number in 0..30 {
            site.scene.portal.shows(&format!("d{number}"), &format!("dct:title \"Tree {number}\"@en"));
        }
        site.scene.harvest().await;
        let page = site.get("/data?sort=title").await.text;
        let cursor = page.split("after=").nth(1).unwrap().split(['"', '#']).next().unwrap().to_owned();
        assert_eq!(site.get(&format!("/data?sort=title&after={cursor}")).await.status, StatusCode::OK);
        assert_eq!(site.get(&format!("/data?q=tree&after={cursor}")).await.status, StatusCode::BAD_REQUEST);
    }

    async fn odd_words_are_words(db: TestDb) {
        let site = Site::on(&db).await;
        site.scene.portal.shows("trees", "dct:title \"Trees <script>alert(1)</script>\"@en");
        site.scene.harvest().await;
        for text in ["%22", "%28%28%28", "AND+OR+NOT", "%00", "%F0%9F%8C%B3", "-", "title%3A", "a%2A", "%3Cscript%3E", "%FF%FE", "%E2%80%AE"] {
            for path in ["/data", "/data/suggest", "/data/feed.atom", "/data/feed.json", "/data/results.csv", "/data/results.json"] {
                let answer = site.get(&format!("{path}?q={text}")).await;
                assert_eq!(answer.status, StatusCode::OK, "{path}?q={text}: {}", answer.text);
                assert!(path != "/data" || !answer.text.contains("<script>"), "{text}");
            }
        }
        let page = site.get("/data?q=trees").await.text;
        assert!(page.contains("&lt;script&gt;") && !page.contains("<script>alert"), "{page}");
        for path in ["/data/why", "/data/why?record=nothing", "/data/why?q=x&record=%00"] {
            assert_eq!(site.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    }

    async fn a_house_without_views_says_so(db: TestDb) {
        let site = Site::bare(&db).await;
        let answer = site.get("/data?q=trees").await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(answer.text.contains("The search is not running"), "{}", answer.text);
    }
}
