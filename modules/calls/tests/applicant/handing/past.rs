//! The history: who did what, every version, two of them compared, an earlier one taken up again.

use axum::http::StatusCode;
use centum_forms::{Part, Value};
use centum_testkit::on_both_databases;
use serde_json::json;

use crate::site::{DEADLINE, Site, at};

on_both_databases! {
    async fn the_history_tells_fields_by_their_names_and_repeated_saves_once(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        for (base, words) in [(0, "Trees"), (1, "Cars"), (2, "Both")] {
            site.clock.advance(std::time::Duration::from_secs(60));
            site.save(&ana, id, "application/ambition", base, json!(words)).await;
        }
        site.add_partner(&ana, id, "Wangen").await;
        site.save(&ana, id, "application/ambition", 3, json!("Neither")).await;
        site.save(&ana, id, "application/money", 0, json!("250")).await;
        let page = site.get(Some(&ana), &format!("/expressions/{id}/history")).await.body;
        assert!(page.contains("Saved 3 times: Ambition"), "{page}");
        let stray = site.get(Some(&ana), &format!("/api/v1/expressions/{id}/history?before=x")).await;
        assert_eq!(stray.status, 400, "{}", stray.body);
        assert!(page.contains("Saved 2 answers") && page.contains(">Money</a>"), "{page}");
        assert!(page.contains("Began the application") && page.contains("Added a partner") && page.contains("Ana"), "{page}");
        assert!(page.contains(&format!("/expressions/{id}/history/application/ambition")), "{page}");
        assert!(!page.contains("Cars"), "the words of answers stand on the page of the field");
        assert!(page.contains("New city") && page.contains("Invented call"), "codes are told in words: {page}");
    }

    async fn two_versions_are_compared_and_the_earlier_one_comes_back_on_top(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        site.save(&ana, id, "application/ambition", 0, json!("Many more trees")).await;
        site.clock.advance(std::time::Duration::from_secs(60));
        site.save(&ana, id, "application/ambition", 1, json!("Many fewer cars")).await;
        let path = format!("/expressions/{id}/history/application/ambition");
        let page = site.get(Some(&ana), &path).await.body;
        assert!(page.contains("<del>") && page.contains("<ins>") && page.contains("Take version 1 again"), "{page}");
        let taken = site.post(&ana, &path, &[("revision", "1"), ("base", "2")]).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);
        let dossier = site.dossier(id).await;
        let answer = dossier.answer(&Part::Application, &"ambition".parse().unwrap()).unwrap();
        assert_eq!((answer.revision, answer.value.clone()), (3, Some(Value::Text("Many more trees".into()))));
        // On top of what nobody saw it stands aside.
        site.save(&ana, id, "application/ambition", 3, json!("A third way")).await;
        site.post(&ana, &path, &[("revision", "2"), ("base", "3")]).await;
        assert_eq!(site.dossier(id).await.asides.len(), 1);
        let page = site.get(Some(&ana), &path).await.body;
        assert!(page.contains("stands aside: choose"), "{page}");
    }

    async fn what_came_too_late_is_kept_and_shown(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        site.save(&ana, id, "application/ambition", 0, json!("In time")).await;
        site.clock.set(at(DEADLINE).checked_add(std::time::Duration::from_secs(5)).unwrap());
        let ana = site.back(&ana).await;
        site.save(&ana, id, "application/ambition", 1, json!("Too late")).await;
        let page = site.get(Some(&ana), &format!("/expressions/{id}/history/application/ambition")).await.body;
        assert!(page.contains("came after the deadline, kept aside") && page.contains("Too"), "{page}");
        assert!(!page.contains("Take version"), "nothing can be taken up any more");
        assert!(site.get(Some(&ana), &format!("/expressions/{id}/history")).await.body.contains("Kept, but too late to count: Ambition"));
    }

    async fn what_a_changed_form_set_aside_is_read_before_and_after_and_erased_by_the_organiser(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        site.save(&ana, id, "application/ambition", 0, json!("More trees")).await;
        site.save(&ana, id, "application/money", 0, json!("7,654")).await;
        site.change_form(|form| form.sections[0].fields.retain(|field| field.key.as_str() != "money")).await;
        let change = format!("/expressions/{id}/form-change");
        let before = site.get(Some(&ana), &change).await.body;
        assert!(before.contains("Read what is set aside") && before.contains("7,654"), "{before}");
        assert_eq!(site.post(&ana, &change, &[]).await.status, StatusCode::SEE_OTHER);

        let history = site.get(Some(&ana), &format!("/expressions/{id}/history")).await.body;
        assert!(history.contains(">Money</a>") && !history.contains(">money<"), "{history}");
        let path = format!("/expressions/{id}/history/application/money");
        let page = site.get(Some(&ana), &path).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        assert!(page.body.contains("<h1>Money</h1>") && page.body.contains("7,654"), "{}", page.body);
        assert!(!page.body.contains("Take version") && !page.body.contains("/form/plan#"), "nobody is asked it any more");
        let (olga, erase) = (site.organiser().await, format!("{path}/erase"));
        let erased = site.post(&olga, &erase, &[("reason", "It names a patient")]).await;
        assert_eq!(erased.status, StatusCode::SEE_OTHER, "{}", erased.body);
        let after = site.get(Some(&ana), &path).await;
        assert_eq!(after.status, StatusCode::OK);
        assert!(!after.body.contains("7,654"), "{}", after.body);
        assert_eq!(site.get(Some(&ana), &format!("/expressions/{id}/history/application/nonsense")).await.status, StatusCode::NOT_FOUND);
    }

    async fn an_option_that_is_gone_is_still_called_by_its_name_in_the_history(db: TestDb) {
        let site = Site::on(&db).await;
        let options = |keys: &[&str]| -> centum_forms::Field {
            let options: Vec<_> = keys.iter().map(|key| json!({ "key": key, "label": { "en": format!("Option {key}") } })).collect();
            let kind = json!({ "kind": "choice", "options": options });
            serde_json::from_value(json!({ "key": "theme", "label": { "en": "Theme" }, "kind": kind })).unwrap()
        };
        site.change_form(|form| form.sections[0].fields.push(options(&["north", "south"]))).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        site.save(&ana, id, "application/theme", 0, json!("north")).await;
        site.change_form(|form| form.sections[0].fields.push(options(&["south", "west"]))).await;
        assert_eq!(site.post(&ana, &format!("/expressions/{id}/form-change"), &[]).await.status, StatusCode::SEE_OTHER);
        let page = site.get(Some(&ana), &format!("/expressions/{id}/history/application/theme")).await.body;
        assert!(page.contains("Option north"), "{page}");
    }

    async fn a_history_is_for_its_people_alone(db: TestDb) {
        let site = Site::on(&db).await;
        let (ana, cleo) = (site.person("Ana").await, site.person("Cleo").await);
        let id = site.begin(&ana, "Lindau").await;
        site.save(&ana, id, "application/ambition", 0, json!("Secret")).await;
        for path in [format!("/expressions/{id}/history"), format!("/expressions/{id}/history/application/ambition")] {
            assert_eq!(site.get(Some(&cleo), &path).await.status, StatusCode::NOT_FOUND);
            assert_eq!(site.get(Some(&ana), &path).await.status, StatusCode::OK);
        }
        assert_eq!(site.get(Some(&ana), &format!("/expressions/{id}/history/application/money")).await.status, StatusCode::NOT_FOUND);
    }
}
