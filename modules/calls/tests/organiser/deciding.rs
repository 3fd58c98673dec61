//! Eligibility is decided by a person, doubles too; each with a reason.

use axum::http::StatusCode;
use centum_calls::expression::ExpressionError;
use centum_calls::organiser::{Decision, checks, decide_eligibility};
use centum_testkit::on_both_databases;

use crate::site::{LIST, Site, hidden};

fn decision(rule: &str, reason: &str) -> Decision {
    Decision { submission: 1, rule: rule.into(), met: true, reason: reason.into() }
}

on_both_databases! {
    async fn a_rule_is_decided_with_a_reason_for_what_was_handed_in(db: TestDb) {
        let site = Site::on(&db).await;
        let id = site.begin(&site.ana, "Lindau", "DE", None).await;
        site.complete(&site.ana, id).await;
        let early = decide_eligibility(&site.app, &site.olga.actor, id, &decision("body", "Yes")).await;
        assert!(matches!(early, Err(ExpressionError::OtherContent)), "{early:?}");
        site.submit(&site.ana, id).await;
        let page = format!("{LIST}/1/eligibility");
        let fields = [("submission", "1"), ("rule", "body"), ("decided", "met"), ("reason-body", " ")];
        let refused = site.post(&site.olga, &page, &fields, None).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let fields = [("submission", "1"), ("rule", "body"), ("decided", "met"), ("reason-body", "The charter says so")];
        let kept = site.post(&site.olga, &page, &fields, None).await;
        assert_eq!((kept.status, kept.location.as_str()), (StatusCode::SEE_OTHER, &*format!("{LIST}/1#rule-body")));
        let mut reader = site.app.house.db.read_current().await.unwrap();
        let kept = checks(&mut reader.conn(), id, 1).await.unwrap();
        assert_eq!(kept.len(), 1);
        assert_eq!((kept[0].computed.name(), kept[0].met, kept[0].reason.as_str()), ("unknown", true, "The charter says so"));
        drop(reader);
        let page = site.get(&site.olga, &format!("{LIST}/1")).await.body();
        assert!(page.contains("The charter says so"), "{page}");
        let (_, after) = page.split_once("id=\"rule-body\"").unwrap();
        let decided = after.split("</article>").next().unwrap();
        assert!(decided.contains(" by ") && decided.contains("Olga"), "who said so stands beside it: {decided}");
    }

    async fn applicants_do_not_read_in_the_history_what_was_found_of_them(db: TestDb) {
        let site = Site::on(&db).await;
        let id = site.begin(&site.ana, "Lindau", "DE", None).await;
        site.complete(&site.ana, id).await;
        site.submit(&site.ana, id).await;
        let paths = [format!("/expressions/{id}/history"), format!("/api/v1/expressions/{id}/history")];
        let before = site.get(&site.ana, &paths[1]).await.body();
        let found = Decision { met: false, ..decision("body", "The charter says otherwise") };
        decide_eligibility(&site.app, &site.olga.actor, id, &found).await.unwrap();
        let page = site.get(&site.ana, &paths[0]).await.body();
        assert!(page.contains("Handed in") && !page.contains("Decided a rule of eligibility"), "{page}");
        assert!(!page.contains("The charter says otherwise"), "{page}");
        assert_eq!(site.get(&site.ana, &paths[1]).await.body(), before);
        assert_eq!(site.get(&site.ben, &paths[0]).await.status, StatusCode::NOT_FOUND);
        let page = site.get(&site.olga, &paths[0]).await.body();
        assert!(page.contains("Decided a rule of eligibility"), "{page}");
    }

    async fn nobody_decides_without_the_right_nor_a_rule_that_is_not_there(db: TestDb) {
        let site = Site::on(&db).await;
        let id = site.begin(&site.ana, "Lindau", "DE", None).await;
        site.complete(&site.ana, id).await;
        site.submit(&site.ana, id).await;
        let refused = decide_eligibility(&site.app, &site.ana.actor, id, &decision("body", "Yes")).await;
        assert!(matches!(refused, Err(ExpressionError::Refused(_))), "{refused:?}");
        let refused = decide_eligibility(&site.app, &site.olga.actor, id, &decision("other", "Yes")).await;
        assert!(matches!(refused, Err(ExpressionError::Absent)), "{refused:?}");
    }

    async fn two_that_look_alike_are_shown_side_by_side_and_decided(db: TestDb) {
        let site = Site::on(&db).await;
        site.begin(&site.ana, "Lindau", "DE", Some("geonames:2877142")).await;
        site.begin(&site.ana, "Lindau", "DE", Some("geonames:2877142")).await;
        let path = format!("{LIST}/doubles");
        let page = site.get(&site.olga, &path).await.body();
        assert!(page.contains("The same place") && page.contains("The same name of the lead") && page.contains("The same person writes for"), "{page}");
        let (first, second) = (hidden(&page, "first"), hidden(&page, "second"));
        let field = format!("reason-{first}-{second}");
        let fields = [("first", first.as_str()), ("second", second.as_str()), ("decided", "ask"), (field.as_str(), "")];
        assert_eq!(site.post(&site.olga, &path, &fields, None).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let fields = [("first", first.as_str()), ("second", second.as_str()), ("decided", "ask"), (field.as_str(), "Two departments wrote")];
        assert_eq!(site.post(&site.olga, &path, &fields, None).await.status, StatusCode::SEE_OTHER);
        let page = site.get(&site.olga, &path).await.body();
        assert!(page.contains("Two departments wrote"), "{page}");
        // Those that nobody has decided about stand before it.
        site.begin(&site.ben, "Lindau", "DE", Some("geonames:2877142")).await;
        let mut reader = site.app.house.db.read_current().await.unwrap();
        let found = centum_calls::organiser::doubles::doubles(&mut reader.conn(), site.call).await.unwrap();
        drop(reader);
        let order: Vec<_> = found.pairs.iter().map(|pair| (pair.first.number, pair.second.number)).collect();
        assert_eq!((order, found.more), (vec![(1, 3), (2, 3), (1, 2)], false));
    }

    async fn a_pre_screening_is_answered_point_by_point(db: TestDb) {
        let site = Site::on(&db).await;
        let id = site.begin(&site.ana, "Lindau", "DE", None).await;
        let path = format!("{LIST}/1/pre-screening");
        let none = site.get(&site.olga, &path).await.body();
        assert!(none.contains("No question is open"), "{none}");
        let now = site.app.house.now();
        centum_calls::expression::actions::ask_pre_screening(&site.app, &site.ana.actor, id, now).await.unwrap();
        let page = site.get(&site.olga, &path).await.body();
        assert!(page.contains("In a member state") && page.contains("Ambition") && page.contains("Challenge"), "{page}");
        let about = hidden(&page, "about-0");
        let fields = [("question", "1"), ("about-0", about.as_str()), ("looks-0", "right"), ("remark-0", "Germany"), ("note", "Two texts are missing.")];
        assert_eq!(site.post(&site.olga, &path, &fields, None).await.status, StatusCode::SEE_OTHER);
        let mut reader = site.app.house.db.read_current().await.unwrap();
        let asked = centum_calls::expression::screenings(&mut reader.conn(), id).await.unwrap();
        drop(reader);
        let answer = asked[0].answer.as_ref().unwrap();
        assert_eq!((answer.findings.len(), answer.note.as_str()), (1, "Two texts are missing."));
        assert_eq!(site.post(&site.ana, &path, &fields, None).await.status, StatusCode::FORBIDDEN);
    }
}
