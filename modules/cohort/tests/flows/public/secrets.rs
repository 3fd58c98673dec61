//! What is not published does not exist.

use axum::http::StatusCode;
use centum_cohort::announcement::{draft, review};
use centum_testkit::on_both_databases;
use jiff::civil::date;

use crate::public::site::{Answer, Site};
use crate::scene::{SLUG, Scene, texts};

/// The page without what differs by request: its number, and the address, which also stands in the way back.
fn plain(answer: &Answer, path: &str) -> String {
    let escaped = path.replace('/', "%2F");
    answer.text.replace(answer.header("x-request-id"), "").replace(path, "").replace(&escaped, "")
}

on_both_databases! {
    async fn a_draft_is_the_same_as_nothing(db: TestDb) {
        let site = Site::silent(&db).await;
        let Scene { house, olga, sam, .. } = &site.scene;
        let id = draft(house, olga, SLUG, date(2020, 7, 3), texts("Secret title")).await.unwrap();
        review(house, sam, id, 1).await.unwrap();
        let ends = [
            "", ".json", "/rows.csv", "/announcement.json", "/map.svg", "/reconciliation", "/changes", "/nothing.csv",
        ];
        for end in ends {
            let (drafted, absent) =
                (format!("/editions/icc-2020/announcements/1{end}"), format!("/editions/icc-2020/announcements/9{end}"));
            let (one, other) = (site.get(&drafted).await, site.get(&absent).await);
            assert_eq!((one.status, other.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND), "{drafted}");
            assert_eq!(plain(&one, &drafted), plain(&other, &absent), "{drafted}");
        }
    }

    async fn an_edition_that_has_announced_nothing_is_the_same_as_none(db: TestDb) {
        let site = Site::silent(&db).await;
        let begin = ["/editions/", "/api/v1/editions/"];
        let ends = ["", "/announcements.atom", "/participants/x", "/announcements", "/figures", "/participants"];
        for (begin, end) in begin.iter().flat_map(|begin| ends.map(|end| (begin, end))) {
            let (silent, absent) = (format!("{begin}icc-2020{end}"), format!("{begin}icc-2021{end}"));
            let (one, other) = (site.get(&silent).await, site.get(&absent).await);
            assert_eq!((one.status, other.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND), "{silent}");
            assert_eq!(plain(&one, &silent), plain(&other, &absent), "{silent}");
        }
        let home = site.get("/").await.text;
        assert!(!home.contains("icc-2020") && home.contains("Nothing is announced yet"));
        assert_eq!(site.get("/api/v1/editions").await.json(), serde_json::json!([]));
    }

    async fn a_version_has_one_address_and_no_other(db: TestDb) {
        let site = Site::announced(&db).await;
        for end in ["01", "+1", "1.html", "1.png", "-1", "1x", "%31%2e"] {
            let answer = site.get(&format!("/editions/icc-2020/announcements/{end}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{end}");
        }
    }
}
