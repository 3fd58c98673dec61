//! Nobody sees what is not for them: two worlds that differ in a secret are, to those not entitled, the same to the byte.

use axum::http::StatusCode;
use centum_selection::reviews::marking::Save;
use centum_selection::{consensus, reviews};
use centum_testkit::on_both_databases;
use serde_json::json;

use crate::site::{Site, Who, mark, steady};

/// Tells the first line in which two transcripts differ.
fn same(one: &[(StatusCode, String, String)], other: &[(StatusCode, String, String)], paths: &[String]) {
    for ((one, other), path) in one.iter().zip(other).zip(paths) {
        assert_eq!((one.0, &one.1), (other.0, &other.1), "{path}");
        let lines = one.2.lines().zip(other.2.lines());
        for (left, right) in lines {
            assert_eq!(left, right, "{path}");
        }
        assert_eq!(one.2.len(), other.2.len(), "{path}");
    }
    assert_eq!(one.len(), other.len());
}

async fn transcript(site: &Site, who: &Who, paths: &[String]) -> Vec<(StatusCode, String, String)> {
    let mut all = Vec::new();
    for path in paths {
        all.push(steady(&site.get(who, path).await));
    }
    all
}

fn readers_paths(site: &Site, city: usize, reader: usize) -> Vec<String> {
    let own = site.reviews[city][reader];
    let mut paths = vec!["/reviews".into(), format!("/reviews/{own}"), format!("/reviews/{own}/report")];
    paths.push("/reviews/panel/invented-call".into());
    for other in site.reviews[city].iter().filter(|id| **id != own) {
        paths.push(format!("/reviews/{other}"));
        paths.push(format!("/reviews/{other}/report"));
    }
    paths
}

on_both_databases! {
    async fn before_the_own_review_is_submitted_others_do_not_exist(db: TestDb) {
        let site = Site::on(&db).await;
        let paths = readers_paths(&site, 0, 0);
        let rita = &site.readers[0];
        let before = transcript(&site, rita, &paths).await;
        // In the other world, one has begun and one has submitted.
        let now = site.app.house.now();
        let begun = [Save { base: 0, mark: mark("idea", 3) }];
        reviews::save_marks(&site.app.house, &site.readers[1].actor, site.reviews[0][1], &begun, now).await.unwrap();
        site.review(0, 2, [9, 9]).await;
        let after = transcript(&site, rita, &paths).await;
        same(&before, &after, &paths);
        // Nor does one's own submission show anything while others read.
        site.review(0, 0, [5, 5]).await;
        let own = transcript(&site, rita, &paths).await;
        reviews::save_marks(&site.app.house, &site.readers[1].actor, site.reviews[0][1], &[Save { base: 1, mark: mark("idea", 8) }], now)
            .await
            .unwrap();
        same(&own, &transcript(&site, rita, &paths).await, &paths);
    }

    async fn a_reviewer_who_has_not_submitted_sees_no_report_even_while_others_agree(db: TestDb) {
        let site = Site::on(&db).await;
        let paths = readers_paths(&site, 0, 0);
        site.review(0, 1, [5, 5]).await;
        site.go_on().await;
        let before = transcript(&site, &site.readers[0], &paths).await;
        site.review(0, 2, [9, 9]).await;
        same(&before, &transcript(&site, &site.readers[0], &paths).await, &paths);
        let report = site.get(&site.readers[1], &format!("/reviews/{}/report", site.reviews[0][1])).await;
        assert_eq!(report.status, StatusCode::OK, "{}", report.body);
        assert!(!report.body.contains("Rosa"), "reviewers know each other by letters");
    }

    async fn a_review_of_somebody_else_is_answered_like_one_that_never_was(db: TestDb) {
        let site = Site::on(&db).await;
        let rita = &site.readers[0];
        let never: centum_base::Id<reviews::Review> = site.app.house.id();
        let sent = json!({ "base": 0, "value": { "points": "1", "comment": "x" } });
        let other = site.reviews[0][1];
        let get = |id: &str| format!("/reviews/{id}");
        let one = steady(&site.get(rita, &get(&other.to_string())).await);
        let none = steady(&site.get(rita, &get(&never.to_string())).await);
        let without = |text: &str, id: String| text.replace(&id, "ID");
        assert_eq!(one.0, StatusCode::NOT_FOUND);
        assert_eq!(without(&one.2, other.to_string()), without(&none.2, never.to_string()));
        for id in [other, never] {
            let put = site.put(rita, &format!("/api/v1/reviews/{id}/marks/idea"), &sent).await;
            assert_eq!(put.status, StatusCode::NOT_FOUND);
        }
    }

    async fn a_conflict_hides_the_application_from_reader_and_chair_alike(db: TestDb) {
        let site = Site::on(&db).await;
        for reader in 0..3 {
            site.review(0, reader, [6, 6]).await;
            site.review(1, reader, [4 + u32::try_from(reader).unwrap(), 4]).await;
        }
        site.pin(&site.readers[0], 0, 1, "conflict").await;
        site.pin(&site.carla, 0, 1, "conflict").await;
        let list = site.get(&site.readers[0], "/reviews").await.body;
        assert!(!list.contains("Leuven") && list.contains("Aarhus"));
        let desk = "/desk/calls/invented-call/selection";
        for page in ["progress", "scores", "scores?sort=-mean", "scores?only=apart", "panel"] {
            let body = site.get(&site.carla, &format!("{desk}/{page}")).await.body;
            assert!(!body.contains("Leuven"), "{page}");
        }
        let hidden = site.get(&site.carla, &format!("{desk}/reports/1")).await;
        assert_eq!(hidden.status, StatusCode::NOT_FOUND);
        // A named person finds that there is none.
        site.pin(&site.carla, 0, 2, "no-conflict").await;
        assert!(site.get(&site.carla, &format!("{desk}/scores")).await.body.contains("Leuven"));
    }

    async fn who_runs_the_selection_and_reads_in_it_sees_no_marks_of_what_may_be_given_to_them_yet(db: TestDb) {
        let site = Site::on(&db).await;
        for reader in 0..3 {
            site.review(0, reader, [6, 6]).await;
        }
        let counted = async |who: &Who| {
            let (selection, call) = (site.selection().await, site.call().await);
            let mut db = site.app.house.db.read_current().await.unwrap();
            let board = consensus::board(&mut db.conn(), &who.actor, &selection, &call).await.unwrap();
            board.lines.iter().map(|line| line.counted.len()).collect::<Vec<_>>()
        };
        assert_eq!(counted(&site.carla).await, [3, 0]);
        let own = site.gives(&site.carla, 1).await;
        assert_eq!(counted(&site.carla).await, [0, 0], "Leuven may be given to her tomorrow");
        assert_eq!(counted(&site.olga).await, [3, 0]);
        let report = site.get(&site.carla, "/desk/calls/invented-call/selection/reports/1").await;
        assert_eq!(report.status, StatusCode::NOT_FOUND);
        reviews::decline(&site.app.house, &site.carla.actor, own, "No time").await.unwrap();
        assert_eq!(counted(&site.carla).await, [0, 0]);
        site.go_on().await;
        assert_eq!(counted(&site.carla).await, [3, 0], "everybody has read");
    }

    async fn a_score_behind_a_conflict_moves_nothing_on_the_board(db: TestDb) {
        let site = Site::on(&db).await;
        for reader in 0..3 {
            site.review(1, reader, [4 + u32::try_from(reader).unwrap(), 4]).await;
        }
        site.review(0, 1, [6, 6]).await;
        site.pin(&site.carla, 0, 1, "conflict").await;
        let desk = "/desk/calls/invented-call/selection";
        let paths: Vec<String> =
            ["progress", "scores", "scores?sort=-calibrated", "panel", "reports/1"].map(|page| format!("{desk}/{page}")).to_vec();
        let before = transcript(&site, &site.carla, &paths).await;
        site.review(0, 0, [0, 0]).await;
        site.discount(site.reviews[0][1]).await;
        same(&before, &transcript(&site, &site.carla, &paths).await, &paths);
    }

    async fn a_chair_who_reads_too_is_blind_like_any_reader(db: TestDb) {
        let site = Site::on(&db).await;
        let own = site.gives(&site.carla, 0).await;
        site.review(0, 0, [8, 8]).await;
        let desk = "/desk/calls/invented-call/selection";
        let paths = ["scores", "scores?sort=mean", "reports/1"].map(|page| format!("{desk}/{page}"));
        let before = transcript(&site, &site.carla, &paths).await;
        site.review(0, 1, [1, 1]).await;
        same(&before, &transcript(&site, &site.carla, &paths).await, &paths);
        assert_eq!(before[2].0, StatusCode::NOT_FOUND);
        let now = site.app.house.now();
        let saves = [mark("idea", 5), mark("team", 5)].map(|mark| Save { base: 0, mark });
        reviews::save_marks(&site.app.house, &site.carla.actor, own, &saves, now).await.unwrap();
        reviews::submit(&site.app.house, &site.carla.actor, own).await.unwrap();
        let after = transcript(&site, &site.carla, &paths).await;
        assert_eq!(after[2].0, StatusCode::OK);
    }
}
