//! Marks are kept as they are typed, nothing is lost, and only what is complete is submitted.

use axum::http::StatusCode;
use centum_selection::reviews::marking::{Save, Saved};
use centum_selection::reviews::rules::{Missing, Refusal};
use centum_selection::reviews::{self, Mark, ReviewError, ReviewState};
use centum_testkit::on_both_databases;
use serde_json::json;

use crate::site::{Site, mark};

async fn own(site: &Site, city: usize, reader: usize) -> reviews::Own {
    let mut db = site.app.house.db.read_current().await.unwrap();
    let (who, id) = (&site.readers[reader].actor, site.reviews[city][reader]);
    reviews::own(&mut db.conn(), who, id).await.unwrap()
}

on_both_databases! {
    async fn two_tabs_lose_nothing_and_both_versions_are_shown(db: TestDb) {
        let site = Site::on(&db).await;
        let (rita, id) = (&site.readers[0], site.reviews[0][0]);
        let path = format!("/api/v1/reviews/{id}/marks/idea");
        let sent = |base: u32, points: &str, comment: &str| json!({
            "base": base, "value": { "points": points, "comment": comment }, "save": "x",
        });
        let first = site.put(rita, &path, &sent(0, "3.5", "From the first window")).await;
        assert_eq!((first.status, first.json()["revision"].as_u64()), (StatusCode::OK, Some(1)));
        let second = site.put(rita, &path, &sent(0, "4", "From the second window")).await;
        assert_eq!(second.status, StatusCode::CONFLICT, "{}", second.body);
        assert_eq!(second.json()["theirs"]["value"]["comment"], "From the first window");
        assert_eq!(second.json()["mine_kept_as"], 2);
        let again = site.put(rita, &path, &sent(0, "4", "From the second window")).await;
        assert_eq!(again.json()["mine_kept_as"], 2, "a page that is loaded again sends it again");
        let page = site.get(rita, &format!("/reviews/{id}")).await.body;
        assert!(page.contains("From the first window") && page.contains("From the second window"));
        let submitted = reviews::submit(&site.app.house, &rita.actor, id).await;
        assert!(matches!(submitted, Err(ReviewError::Unsettled)));
        let fields = [("settle.marks.idea", "both-2")];
        let settled = site.post(rita, &format!("/reviews/{id}"), &fields).await;
        assert_eq!(settled.status, StatusCode::SEE_OTHER, "{}", settled.body);
        let own = own(&site, 0, 0).await;
        let stands = own.sheet.stands("idea").unwrap();
        assert_eq!(stands.mark.comment, "From the first window\n\nFrom the second window");
        assert_eq!(own.sheet.0.len(), 3, "every version that was acknowledged stays");
        assert!(!own.sheet.is_unsettled());
    }

    async fn the_same_save_sent_twice_is_kept_once(db: TestDb) {
        let site = Site::on(&db).await;
        let (rita, id) = (&site.readers[0], site.reviews[0][0]);
        let saves = [Save { base: 0, mark: mark("idea", 7) }];
        let now = site.app.house.now();
        let first = reviews::save_marks(&site.app.house, &rita.actor, id, &saves, now).await.unwrap();
        assert_eq!(first, [Saved::Taken { revision: 1, at: now }]);
        let again = reviews::save_marks(&site.app.house, &rita.actor, id, &saves, now).await.unwrap();
        assert_eq!(again, [Saved::Unchanged { revision: 1, at: Some(now) }]);
    }

    async fn a_mark_that_is_only_tried_is_not_kept(db: TestDb) {
        let site = Site::on(&db).await;
        let (rita, id) = (&site.readers[0], site.reviews[0][0]);
        let sent = json!({ "base": 0, "value": { "points": "3.5", "comment": "x" } });
        for trial in ["dry_run=true", "dry_run=1", "dry_run=yes"] {
            let tried = site.put(rita, &format!("/api/v1/reviews/{id}/marks/idea?{trial}"), &sent).await;
            assert_eq!((tried.status, tried.json()["dry_run"].as_bool()), (StatusCode::OK, Some(true)), "{trial}");
        }
        let own = own(&site, 0, 0).await;
        assert!(own.sheet.0.is_empty() && own.review.state == ReviewState::Assigned, "{own:?}");
    }

    async fn what_a_browser_still_keeps_is_told_where_marks_are_no_longer_written(db: TestDb) {
        let site = Site::on(&db).await;
        let (rita, id) = (&site.readers[0], site.reviews[0][0]);
        let path = format!("/reviews/{id}");
        let open = site.get(rita, &path).await.body;
        assert!(open.contains(&format!("data-key=\"review-{id}\"")) && !open.contains("data-unsent "), "{open}");
        assert!(!open.contains("maxlength"), "a browser would cut what is pasted, and say nothing: {open}");
        site.review(0, 0, [7, 4]).await;
        let over = site.get(rita, &path).await.body;
        let notice = over.split("data-unsent ").nth(1).unwrap_or_else(|| panic!("{over}"));
        let tag = notice.split('>').next().unwrap();
        assert!(tag.contains(&format!("data-key=\"review-{id}\"")), "{tag}");
        assert!(tag.contains(&format!("data-save-url=\"/api/v1/reviews/{id}\"")), "{tag}");
        assert!(over.contains("/fill.js\""), "{over}");
    }

    async fn a_review_without_a_comment_is_refused_with_the_place(db: TestDb) {
        let site = Site::on(&db).await;
        let (rita, id) = (&site.readers[0], site.reviews[0][0]);
        let silent = Save { base: 0, mark: Mark { comment: String::new(), ..mark("team", 4) } };
        let saves = [Save { base: 0, mark: mark("idea", 7) }, silent];
        let now = site.app.house.now();
        reviews::save_marks(&site.app.house, &rita.actor, id, &saves, now).await.unwrap();
        match reviews::submit(&site.app.house, &rita.actor, id).await {
            Err(ReviewError::Incomplete(missing)) => {
                assert_eq!(missing, [("team".to_owned(), Missing::Comment)]);
            }
            other => panic!("{other:?}"),
        }
        let fields = [
            ("base.marks.team", "1"), ("a.marks.team.points", "2"), ("a.marks.team.comment", ""), ("go", "submit"),
        ];
        let page = site.post(rita, &format!("/reviews/{id}"), &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("href=\"#a.marks.team.comment\""), "{}", page.body);
        assert_eq!(own(&site, 0, 0).await.review.state, ReviewState::Open);
    }

    async fn a_form_without_scripts_saves_and_submits_in_one_step(db: TestDb) {
        let site = Site::on(&db).await;
        let (rita, id) = (&site.readers[0], site.reviews[0][0]);
        let fields = [
            ("base.marks.idea", "0"), ("a.marks.idea.points", "3.5"), ("a.marks.idea.comment", "Good"),
            ("base.marks.team", "0"), ("a.marks.team.points", "2"), ("a.marks.team.comment", "Small"),
            ("go", "submit"),
        ];
        let page = site.post(rita, &format!("/reviews/{id}"), &fields).await;
        assert_eq!((page.status, page.location), (StatusCode::SEE_OTHER, format!("/reviews/{id}")));
        let own = own(&site, 0, 0).await;
        assert_eq!(own.review.state, ReviewState::Submitted);
        assert_eq!(own.sheet.stands("idea").unwrap().mark.halves, Some(7));
        let page = site.get(rita, &format!("/reviews/{id}")).await.body;
        assert!(page.contains("4.5 of 7.5"), "the total and the most there is");
        let late = [Save { base: 1, mark: mark("idea", 9) }];
        let late = reviews::save_marks(&site.app.house, &rita.actor, id, &late, site.app.house.now()).await;
        assert!(matches!(late, Err(ReviewError::Rule(Refusal::Submitted))));
    }

    async fn points_that_cannot_be_given_are_refused_and_what_was_typed_stands(db: TestDb) {
        let site = Site::on(&db).await;
        let (rita, id) = (&site.readers[0], site.reviews[0][0]);
        let path = format!("/api/v1/reviews/{id}/marks/idea");
        for points in ["5.5", "3.25", "many"] {
            let sent = json!({ "base": 0, "value": { "points": points, "comment": "x" } });
            let answer = site.put(rita, &path, &sent).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{points}");
        }
        let misspelt = [
            json!({ "base": 0, "value": { "points": "1", "coment": "x" } }),
            json!({ "base": 0, "valu": { "points": "1", "comment": "x" } }),
        ];
        for sent in misspelt {
            assert_eq!(site.put(rita, &path, &sent).await.status, StatusCode::BAD_REQUEST, "it would clear the mark");
        }
        let other = format!("/api/v1/reviews/{id}/marks/nothing");
        let sent = json!({ "base": 0, "value": { "points": "1", "comment": "x" } });
        assert_eq!(site.put(rita, &other, &sent).await.status, StatusCode::NOT_FOUND);
        let fields = [
            ("base.marks.idea", "0"), ("a.marks.idea.points", "9"), ("a.marks.idea.comment", "Typed words"), ("go", "save"),
        ];
        let page = site.post(rita, &format!("/reviews/{id}"), &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("Typed words"));
        assert!(own(&site, 0, 0).await.sheet.0.is_empty());
    }

    async fn a_review_is_opened_again_by_the_chair_alone_and_with_a_reason(db: TestDb) {
        let site = Site::on(&db).await;
        site.review(0, 0, [7, 4]).await;
        let (house, id) = (&site.app.house, site.reviews[0][0]);
        let report = format!("/desk/calls/{}/selection/reports/1", site.call().await.slug);
        let page = site.get(&site.carla, &report).await.body;
        assert!(page.contains("Open again the review of <span translate=\"no\">Rita Reader</span>"), "{page}");
        let refused = reviews::reopen(house, &site.olga.actor, id, "Typo").await;
        assert!(matches!(refused, Err(ReviewError::Refused(_))));
        let silent = reviews::reopen(house, &site.carla.actor, id, " ").await;
        assert!(matches!(silent, Err(ReviewError::ReasonNeeded(_))));
        reviews::reopen(house, &site.carla.actor, id, "Typo").await.unwrap();
        let own = own(&site, 0, 0).await;
        assert_eq!((own.review.state, own.review.state_reason.as_str()), (ReviewState::Open, "Typo"));
    }

    async fn a_review_that_is_given_back_is_gone_for_its_reader(db: TestDb) {
        let site = Site::on(&db).await;
        let (rita, id) = (&site.readers[0], site.reviews[0][0]);
        reviews::decline(&site.app.house, &rita.actor, id, "No time").await.unwrap();
        assert_eq!(site.get(rita, &format!("/reviews/{id}")).await.status, StatusCode::NOT_FOUND);
        assert!(!site.get(rita, "/reviews").await.body.contains("Leuven"));
    }

    async fn what_counts_is_recomputed_when_a_review_is_discounted(db: TestDb) {
        let site = Site::on(&db).await;
        for (reader, halves) in [[10, 10], [4, 4], [4, 4]].into_iter().enumerate() {
            site.review(0, reader, halves).await;
        }
        let criteria = site.call().await.terms.criteria;
        let mean = async || {
            let mut db = site.app.house.db.read_current().await.unwrap();
            let selection = site.selection().await;
            let counting = reviews::counting(&mut db.conn(), &selection).await.unwrap();
            reviews::Spread::of(&criteria, &counting[&site.cities[0]]).unwrap()
        };
        assert_eq!((mean().await.mean, mean().await.greatest), (450, 750));
        site.discount(site.reviews[0][0]).await;
        assert_eq!((mean().await.mean, mean().await.greatest), (300, 300));
    }

    async fn a_file_is_handed_out_through_ones_own_review_alone(db: TestDb) {
        let site = Site::on(&db).await;
        let digest = "0".repeat(64);
        for id in [site.reviews[0][0], site.reviews[0][1]] {
            let path = format!("/reviews/{id}/files/application/ambition/{digest}");
            assert_eq!(site.get(&site.readers[0], &path).await.status, StatusCode::NOT_FOUND);
        }
    }
}
