//! Everyone is told how long answers are kept; the organiser also how many go, before and after.

use axum::http::StatusCode;
use centum_calls::call::{Step, step};
use centum_calls::expression::actions::{attach, invite};
use centum_calls::expression::files::Upload;
use centum_calls::sweep;
use centum_forms::Part;
use centum_testkit::on_both_databases;

use crate::site::{Site, at, hidden};

const DESK: &str = "/desk/calls/invented-call";

on_both_databases! {
    async fn the_organiser_sees_what_will_go_and_what_went_and_applicants_when(db: TestDb) {
        let site = Site::on(&db).await;
        let id = site.begin(&site.ana, "Lindau", "DE", None).await;
        site.complete(&site.ana, id).await;
        let letter = Upload { name: "letter.pdf".into(), content: b"%PDF-1.7 letter".to_vec() };
        let field = "letter".parse().unwrap();
        attach(&site.app, &site.ana.actor, id, &Part::Application, &field, letter, site.app.house.now()).await.unwrap();
        site.submit(&site.ana, id).await;

        let rule = "90 days after the decision was made public. The day is known once the decision is public.";
        for path in ["/calls/invented-call".to_owned(), format!("/expressions/{id}/form/plan"), DESK.to_owned()] {
            let page = site.get(&site.ana, &path).await;
            let page = if page.status == StatusCode::OK { page } else { site.get(&site.olga, &path).await };
            let body = page.body();
            assert!(body.contains(rule) && body.contains("Letter of support"), "{path}: {body}");
        }
        let page = site.get(&site.ana, &format!("/expressions/{id}/form/city")).await.body();
        assert!(!page.contains("How long answers are kept"), "nothing of that section goes: {page}");
        let path = format!("{DESK}/retention");
        assert_eq!(site.get(&site.ana, &path).await.status, StatusCode::FORBIDDEN);
        let page = site.get(&site.olga, &path).await.body();
        assert!(page.contains("One answer will be erased then."), "{page}");

        site.clock.set(at("2020-05-29T23:00:00Z"));
        sweep(&site.app.house).await.unwrap();
        for one in [Step::Evaluate, Step::Decide, Step::Announce] {
            let seen = site.call().await.version;
            step(&site.app.house, &site.olga.actor, site.call, seen, one, "").await.unwrap();
        }
        let olga = site.back().await;
        let page = site.get(&olga, &path).await.body();
        assert!(page.contains("That is on") && page.contains("28 August 2020"), "{page}");
        site.clock.set(at("2020-08-27T23:00:00Z"));
        let olga = site.back().await;
        let page = site.get(&olga, &path).await.body();
        assert!(page.contains("One answer will be erased within the hour."), "{page}");
        sweep(&site.app.house).await.unwrap();
        for path in [path, DESK.to_owned()] {
            let page = site.get(&olga, &path).await.body();
            assert!(page.contains("One answer was erased with one file, from"), "{page}");
        }
    }

    async fn the_addresses_of_invited_people_go_when_the_call_is_archived(db: TestDb) {
        let site = Site::on(&db).await;
        let id = site.begin(&site.ana, "Lindau", "DE", None).await;
        site.complete(&site.ana, id).await;
        site.submit(&site.ana, id).await;
        let lead = site.dossier(id).await.members[0].id;
        let zoe = "zoe@city.example".parse().unwrap();
        invite(&site.app, &site.ana.actor, id, lead, &zoe, site.app.house.now()).await.unwrap();
        let addresses = async || {
            let dossier = site.dossier(id).await;
            dossier.invitations.into_iter().map(|one| one.email).collect::<Vec<_>>()
        };
        site.clock.set(at("2020-05-29T23:00:00Z"));
        sweep(&site.app.house).await.unwrap();
        for one in [Step::Evaluate, Step::Decide, Step::Announce, Step::Archive] {
            sweep(&site.app.house).await.unwrap();
            assert_eq!(addresses().await, ["zoe@city.example"], "before {}", one.name());
            let seen = site.call().await.version;
            step(&site.app.house, &site.olga.actor, site.call, seen, one, "").await.unwrap();
        }
        site.work().await;
        assert_eq!(addresses().await, [""]);
        let mut reader = site.app.house.db.read_current().await.unwrap();
        let told = centum_ledger::history(&mut reader.conn(), "call", &site.call.to_string(), 50).await.unwrap();
        let times = told.iter().filter(|told| told.entry.verb == "calls.forget-invited").count();
        drop(reader);
        sweep(&site.app.house).await.unwrap();
        assert_eq!(times, 1);
    }

    async fn the_terms_say_how_long_and_after_opening_never_longer(db: TestDb) {
        let site = Site::on(&db).await;
        let path = format!("{DESK}/edit/times");
        let page = site.get(&site.olga, &path).await.body();
        let (seen, zone) = (site.call().await.version.to_string(), "Europe/Brussels");
        let keep = async |months: &str| {
            let key = hidden(&page, "key-0");
            let letter = hidden(&page, "key-1");
            let fields = [
                ("seen", seen.as_str()), ("zone", zone), ("opens", "2020-02-27 09:00"), ("grace", "30"),
                ("key-0", &key), ("at-0", "2020-05-29 23:59"), ("category-0", ""), ("document-0", ""),
                ("key-1", &letter), ("at-1", "2020-06-09 23:59"), ("category-1", ""), ("document-1", "letter"),
                ("from", "2020-05-01 02:00"), ("until", "2020-05-20 02:00"), ("personal", months), ("redress", "90"),
            ];
            site.post(&site.olga, &path, &fields, None).await
        };
        let refused = keep("0").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body());
        assert!(refused.body().contains("1 to 240 months"), "{}", refused.body());
        let shorter = keep("12").await.body();
        assert!(shorter.contains("about persons: 12 months after closing"), "{shorter}");
        let longer = keep("61").await.body();
        assert!(longer.contains("they may be erased earlier, not later"), "{longer}");
    }
}
