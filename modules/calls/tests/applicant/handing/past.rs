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
        assert!(page.contains("Saved 2 answers") && page.contains(">Money</a>"), "{page}");
        assert!(page.contains("Began the application") && page.contains("Added a partner") && page.contains("Ana"), "{page}");
        assert!(page.contains(&format!("/expressions/{id}/history/application/ambition")), "{page}");
        assert!(!page.contains("Cars"), "the words of answers stand on the page of the field");
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
