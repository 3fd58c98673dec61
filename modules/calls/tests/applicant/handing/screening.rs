//! Pre-screening: completeness and eligibility before the deadline.

use axum::http::StatusCode;
use centum_calls::Site as Sender;
use centum_calls::call::{Correction, Window, correct_call};
use centum_calls::expression::ExpressionError;
use centum_calls::expression::actions::answer_pre_screening;
use centum_calls::expression::screening::{Looks, Point, PointOf};
use centum_testkit::on_both_databases;

use crate::site::{BASE, Site, at};

async fn with_window(site: &Site) {
    let call = site.call().await;
    let mut terms = call.terms;
    terms.pre_screening =
        Some(Window { from: at("2020-05-04T00:00:00Z"), until: at("2020-05-10T00:00:00Z") });
    let correction = Correction { terms, form: None, reason: "We look at drafts".into() };
    let sender = Sender { name: "Centum".into(), base: BASE.into() };
    correct_call(&site.app.house, &site.olga, call.id, call.version, correction, &sender).await.unwrap();
}

fn point(looks: Looks, remark: &str) -> Point {
    let about = PointOf::Field { part: centum_forms::Part::Application, field: "ambition".parse().unwrap() };
    Point { about, looks, remark: remark.into() }
}

on_both_databases! {
    async fn a_draft_is_looked_at_and_the_answer_comes_by_letter_and_page(db: TestDb) {
        let site = Site::on(&db).await;
        with_window(&site).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let path = format!("/expressions/{id}/pre-screening");
        assert!(site.get(Some(&ana), &path).await.body.contains("Ask the programme team</button>"));
        assert_eq!(site.post(&ana, &path, &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(site.post(&ana, &path, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "one at a time");
        let olga = site.organiser().await;
        let start = site.get(Some(&olga), "/desk").await.body;
        assert!(start.contains("One draft is to be looked at before the deadline"), "{start}");
        let desk = site.get(Some(&olga), "/desk/calls/invented-call").await.body;
        assert!(desk.contains("/desk/calls/invented-call/applications/1/pre-screening"), "{desk}");
        let answer = async |actor, points| {
            answer_pre_screening(&site.app, actor, id, 1, points, "See point 1.", site.app.house.now()).await
        };
        let points = || vec![point(Looks::Missing, "Say how many trees.")];
        assert!(matches!(answer(&ana.actor, points()).await, Err(ExpressionError::Refused(_))));
        answer(&site.olga, points()).await.unwrap();
        assert!(matches!(answer(&site.olga, points()).await, Err(ExpressionError::Changed)), "answered once");
        assert!(!site.get(Some(&olga), "/desk").await.body.contains("is to be looked at before"));
        let page = site.get(Some(&ana), &path).await.body;
        assert!(page.contains("Say how many trees.") && page.contains("Something is missing") && page.contains("See point 1."), "{page}");
        let mut reader = site.app.house.db.read_current().await.unwrap();
        let letters = centum_jobs::letters_to(&mut reader.conn(), "ana@city.example", 20).await.unwrap();
        drop(reader);
        assert!(letters.iter().any(|posted| posted.letter.subject.starts_with("Looked at: EOI-0001")));
        site.save(&ana, id, "application/ambition", 0, serde_json::json!("A thousand trees")).await;
        assert!(site.get(Some(&ana), &path).await.body.contains("The draft has changed since this question"));
    }

    async fn outside_the_window_nobody_is_asked(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let path = format!("/expressions/{id}/pre-screening");
        assert_eq!(site.post(&ana, &path, &[]).await.status, StatusCode::CONFLICT);
        with_window(&site).await;
        site.clock.set(at("2020-05-10T00:00:00.000001Z"));
        let ana = site.back(&ana).await;
        assert_eq!(site.post(&ana, &path, &[]).await.status, StatusCode::CONFLICT);
        assert!(!site.get(Some(&ana), &path).await.body.contains("Ask the programme team</button>"));
    }
}
