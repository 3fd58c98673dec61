//! A section filled in with a button, without a script.

use axum::http::StatusCode;
use centum_forms::Value;
use centum_testkit::on_both_databases;
use serde_json::json;

use crate::site::{DEADLINE, Site, Who, at};

const AMBITION: &str = "a.application.ambition";
const BASE: &str = "base.application.ambition";

on_both_databases! {
    async fn a_page_is_saved_and_leads_on(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let path = format!("/expressions/{id}/form/plan");
        let page = site.get(Some(&ana), &path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("name=\"a.application.ambition\"") && page.body.contains("Section 1 of 2"));
        let saved = site.post(&ana, &path, &[(BASE, "0"), (AMBITION, "More trees"), ("go", "next")]).await;
        assert_eq!((saved.status, saved.location()), (StatusCode::SEE_OTHER, format!("/expressions/{id}/form/city").as_str()));
        assert_eq!(site.dossier(id).await.said("ambition"), Some(&Value::Text("More trees".into())));
        assert!(site.get(Some(&ana), &path).await.body.contains("More trees"));
    }

    async fn what_was_typed_into_a_question_that_is_gone_is_shown_and_the_rest_is_saved(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let gone = ("a.application.dropped", "A sentence");
        let fields = [(BASE, "0"), (AMBITION, "More trees"), ("base.application.dropped", "0"), gone];
        let told = site.post(&ana, &format!("/expressions/{id}/form/plan"), &fields).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(told.body.contains("A sentence") && told.body.contains("does not ask this any more"), "{}", told.body);
        assert_eq!(site.dossier(id).await.said("ambition"), Some(&Value::Text("More trees".into())));
        let told = site.post(&ana, &format!("/expressions/{id}/form/no-such-section"), &fields).await;
        assert!(told.status == StatusCode::CONFLICT && told.body.contains("A sentence"), "{}", told.body);
    }

    async fn the_token_of_a_file_stands_before_the_file(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        // A browser sends the inputs of a form in the order of the page, also those that stand outside it.
        let page = site.get(Some(&ana), &format!("/expressions/{id}/form/plan")).await.body;
        assert!(page.find("id=\"add.a.application.letter\"").unwrap() < page.find("type=\"file\"").unwrap());
    }

    async fn every_page_of_an_application_can_send_what_the_browser_kept_and_handing_in_waits_for_it(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        for (page, shows) in [("", true), ("/review", true), ("/form/plan", false), ("/form/city", false)] {
            let path = format!("/expressions/{id}{page}");
            let body = site.get(Some(&ana), &path).await.body;
            let notice = body.split("data-unsent ").nth(1).unwrap_or_else(|| panic!("{path}"));
            let tag = notice.split('>').next().unwrap();
            assert!(tag.contains(&format!("data-save-url=\"/api/v1/expressions/{id}/answers\"")), "{path}: {tag}");
            assert!(tag.contains(&format!("data-key=\"{id}.")) && tag.ends_with("hidden"), "{path}: {tag}");
            assert!(tag.contains(&format!("data-former=\"{id}\"")), "{path}: {tag}");
            assert_eq!(tag.contains(&format!("data-reload=\"{path}\"")), shows, "{path}: {tag}");
            assert!(notice.contains("data-part=\"application\" data-fields=\"ambition money letter\""), "{path}");
            assert!(body.contains("/fill.js\""), "{path}");
        }
        let review = site.get(Some(&ana), &format!("/expressions/{id}/review")).await.body;
        assert!(review.contains(&format!("action=\"/expressions/{id}/submit\" data-holds")), "{review}");
    }

    async fn what_the_browser_keeps_is_each_persons_own(db: TestDb) {
        let site = Site::on(&db).await;
        let (ana, olga) = (site.person("Ana").await, site.organiser().await);
        let id = site.begin(&ana, "Lindau").await;
        let key = async |who: &Who, page: &str| {
            let body = site.get(Some(who), &format!("/expressions/{id}{page}")).await.body;
            let keys: Vec<_> = body.split("data-key=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
            assert!(keys.windows(2).all(|two| two[0] == two[1]), "{keys:?}");
            (keys[0].clone(), body.contains("data-former"))
        };
        let (form, of_writer) = key(&ana, "/form/plan").await;
        assert_eq!((key(&ana, "/review").await, of_writer), ((form.clone(), true), true));
        let person = ana.actor.person().unwrap().id.to_string();
        assert!(!form.contains(&person), "{form}");
        let (other, of_writer) = key(&olga, "/form/plan").await;
        assert!(other != form && !of_writer, "who only reads takes over nothing: {other}");
    }

    async fn without_a_script_the_page_says_that_a_file_goes_alone(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let page = site.get(Some(&ana), &format!("/expressions/{id}/form/plan")).await.body;
        let alone = page.split("<noscript>").nth(1).unwrap().split("</noscript>").next().unwrap();
        assert!(alone.contains("save it first") && alone.contains("<button class=\"button\">"), "{alone}");
    }

    async fn a_field_that_nobody_touched_does_not_meet_what_others_saved(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        site.save(&ana, id, "application/ambition", 0, json!("More trees")).await;
        site.clock.advance(std::time::Duration::from_secs(60));
        site.save(&ana, id, "application/ambition", 1, json!("Fewer cars")).await;
        // The page was opened before the second save; only the money was typed in.
        let path = format!("/expressions/{id}/form/plan");
        let fields = [(BASE, "1"), (AMBITION, "More trees"), ("base.application.money", "0"), ("a.application.money", "5")];
        assert_eq!(site.post(&ana, &path, &fields).await.status, StatusCode::SEE_OTHER);
        let dossier = site.dossier(id).await;
        assert_eq!(dossier.said("ambition"), Some(&Value::Text("Fewer cars".into())));
        assert!(dossier.asides.is_empty());
        assert_eq!(dossier.said("money"), Some(&Value::Money(500)));
    }

    async fn two_versions_are_shown_and_a_person_chooses_by_a_button(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        site.save(&ana, id, "application/ambition", 0, json!("More trees")).await;
        let path = format!("/expressions/{id}/form/plan");
        assert_eq!(site.post(&ana, &path, &[(BASE, "0"), (AMBITION, "Fewer cars")]).await.status, StatusCode::SEE_OTHER);
        let page = site.get(Some(&ana), &path).await.body;
        assert!(page.contains("More trees") && page.contains("Fewer cars"));
        assert!(site.get(Some(&ana), &format!("/expressions/{id}")).await.body.contains("Two versions wait for a choice"));
        let aside = site.dossier(id).await.asides[0].2.revision;
        let both = format!("both-{aside}");
        let fields = [(BASE, "1"), (AMBITION, "More trees"), ("settle.application.ambition", both.as_str())];
        assert_eq!(site.post(&ana, &path, &fields).await.status, StatusCode::SEE_OTHER);
        let dossier = site.dossier(id).await;
        assert_eq!(dossier.said("ambition"), Some(&Value::Text("More trees\n\nFewer cars".into())));
        assert!(dossier.asides.is_empty());
    }

    async fn what_is_too_long_to_be_kept_stays_on_the_page_and_the_rest_is_saved(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let path = format!("/expressions/{id}/form/plan");
        let long = format!("begin {} end", "x".repeat(100_000));
        let fields = [(BASE, "0"), (AMBITION, long.as_str()), ("base.application.money", "0"), ("a.application.money", "5")];
        let shown = site.post(&ana, &path, &fields).await;
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(shown.body.contains("begin xxx") && shown.body.contains("xxx end"));
        let dossier = site.dossier(id).await;
        assert_eq!((dossier.said("ambition"), dossier.said("money")), (None, Some(&Value::Money(500))));
    }

    async fn a_page_sent_late_is_kept_in_the_history_and_says_so(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let path = format!("/expressions/{id}/form/plan");
        site.clock.set(at(DEADLINE).checked_add(std::time::Duration::from_secs(1)).unwrap());
        let ana = site.back(&ana).await;
        let late = site.post(&ana, &path, &[(BASE, "0"), (AMBITION, "Too late")]).await;
        assert_eq!(late.status, StatusCode::SEE_OTHER);
        assert!(late.header("set-cookie").contains("flash"));
        assert_eq!(site.dossier(id).await.said("ambition"), None);
        let page = site.get(Some(&ana), &path).await.body;
        assert!(page.contains("The deadline has passed") && !page.contains("name=\"a.application.ambition\""));
    }

    async fn a_place_that_its_name_makes_plain_is_found_without_a_script(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let part = site.dossier(id).await.members[0].part();
        let path = format!("/expressions/{id}/form/city");
        let place = |name: &str| [
            (format!("base.{part}.where"), "0".to_owned()),
            (format!("a.{part}.where.name"), name.to_owned()),
            (format!("a.{part}.where.country"), "IT".to_owned()),
        ];
        let fields = place("Padova");
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(site.post(&ana, &path, &fields).await.status, StatusCode::SEE_OTHER);
        let dossier = site.dossier(id).await;
        let answer = dossier.answer(&part, &"where".parse().unwrap()).unwrap();
        assert!(matches!(&answer.value, Some(Value::Place(place)) if place.id.is_some()), "{answer:?}");
    }

    async fn a_changed_form_says_what_moved_and_keeps_the_answers(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        site.save(&ana, id, "application/ambition", 0, json!("More trees")).await;
        site.save(&ana, id, "application/money", 0, json!("5")).await;
        site.change_form(|form| form.sections[0].fields.retain(|field| field.key.as_str() != "money")).await;
        assert!(site.get(Some(&ana), &format!("/expressions/{id}")).await.body.contains("The form of this call has changed"));
        let path = format!("/expressions/{id}/form-change");
        assert!(site.get(Some(&ana), &path).await.body.contains("No longer asked: Money"));
        assert_eq!(site.post(&ana, &path, &[]).await.status, StatusCode::SEE_OTHER);
        let dossier = site.dossier(id).await;
        assert_eq!((dossier.head.form, dossier.said("ambition").is_some(), dossier.said("money")), (2, true, None));
    }
}
