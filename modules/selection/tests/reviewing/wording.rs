//! The letters of a decision in the organiser's own words.

use axum::http::StatusCode;
use centum_letters::{FaultKind, Template};
use centum_selection::decision::{self, Outcome};
use centum_selection::wording::{self, WordingError};
use centum_testkit::on_both_databases;

use crate::releasing::{deciding, decisions_of, letters, release};
use crate::site::Site;

fn text(subject: &str, body: &str) -> Template {
    Template { subject: subject.into(), body: body.into() }
}

async fn kept(site: &Site, template: &Template) -> Result<(), WordingError> {
    let (house, olga) = (&site.app.house, &site.olga.actor);
    wording::keep(house, olga, site.selection, (Outcome::Selected, "en"), template).await
}

on_both_databases! {
    async fn letters_go_out_in_the_words_that_stood_when_the_decision_was_proposed(db: TestDb) {
        let site = deciding(&db).await;
        let (house, olga, id) = (&site.app.house, &site.olga.actor, site.selection);
        kept(&site, &text("{{ call }}: welcome, {{ application }}", "Dear {{ name }}, see {{ link }}")).await.unwrap();
        let number = decision::propose(house, olga, id, "First decision").await.unwrap();
        kept(&site, &text("{{ call }}: other words", "{{ link }}")).await.unwrap();
        let digest = decisions_of(&site).await[0].digest;
        release(&site, (number, digest)).await;
        let subjects = letters(&site).await;
        assert_eq!(subjects.iter().filter(|one| one.starts_with("Invented call: welcome, ")).count(), 3, "{subjects:?}");
        assert!(subjects.contains(&"Invented call: welcome, Leuven".to_owned()), "{subjects:?}");
        assert_eq!(subjects.iter().filter(|one| one.ends_with("is not selected")).count(), 3, "in the program's words");
    }

    async fn a_text_that_cannot_be_filled_in_keeps_nobody_s_letter_back(db: TestDb) {
        let site = deciding(&db).await;
        // The address that it was tried with is short, and that of an application is long.
        kept(&site, &text("{{ call }}: welcome", &"{{link}}".repeat(1_250))).await.unwrap();
        let (house, olga, id) = (&site.app.house, &site.olga.actor, site.selection);
        let number = decision::propose(house, olga, id, "First decision").await.unwrap();
        let digest = decisions_of(&site).await[0].digest;
        release(&site, (number, digest)).await;
        let subjects = letters(&site).await;
        assert_eq!(subjects.len(), 6, "{subjects:?}");
        assert_eq!(subjects.iter().filter(|one| one.ends_with("is selected")).count(), 3, "in the program's words");
    }

    async fn a_text_with_a_fault_is_refused_with_its_line(db: TestDb) {
        let site = deciding(&db).await;
        let Err(WordingError::Faults(faults)) = kept(&site, &text("Hello", "One\nDear {{ mayor }}")).await else {
            panic!("a name that is not offered was kept")
        };
        assert_eq!((faults[0].line, &faults[0].kind), (2, &FaultKind::Unknown("mayor".into())));
        let (house, rita, template) = (&site.app.house, &site.readers[0].actor, text("a", "b"));
        let reader = wording::keep(house, rita, site.selection, (Outcome::Selected, "en"), &template).await;
        assert!(matches!(reader, Err(WordingError::Refused(_))));
    }

    async fn a_text_is_tried_with_a_real_applicant_kept_and_put_back_without_a_script(db: TestDb) {
        let site = deciding(&db).await;
        let path = format!("/desk/calls/{}/selection/letters/selected/en", site.call().await.slug);
        let standard = site.get(&site.olga, &path).await;
        assert_eq!(standard.status, StatusCode::OK, "{}", standard.body);
        assert!(standard.body.contains("Dear {{ name }},") && standard.body.contains("EOI-0001"));
        let wrong = site.post(&site.olga, &path, &[("subject", "Hello"), ("body", "{{ mayor }}"), ("go", "keep")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("Line 1: “mayor” cannot be filled in."), "{}", wrong.body);
        let city = site.cities[1].to_string();
        let fields = [("subject", "For {{ application }}"), ("body", "Hi"), ("application", &city), ("go", "preview")];
        let tried = site.post(&site.olga, &path, &fields).await;
        assert_eq!(tried.status, StatusCode::OK);
        assert!(tried.body.contains("For Aarhus"), "{}", tried.body);
        let fields = [("subject", "For {{ application }}"), ("body", "Hi"), ("go", "keep")];
        assert_eq!(site.post(&site.olga, &path, &fields).await.status, StatusCode::SEE_OTHER);
        assert!(site.get(&site.olga, &path).await.body.contains("For {{ application }}"));
        let back = site.post(&site.olga, &path, &[("go", "standard")]).await;
        assert_eq!(back.status, StatusCode::SEE_OTHER);
        assert!(!site.get(&site.olga, &path).await.body.contains("For {{ application }}"));
    }
}
