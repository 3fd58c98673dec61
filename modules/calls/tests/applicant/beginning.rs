//! Beginning an application, the list, and how it stands.

use axum::http::{Method, StatusCode};
use centum_base::Digest;
use centum_calls::expression::actions::{NewMember, add_member};
use centum_testkit::on_both_databases;
use serde_json::json;

use crate::site::{DEADLINE, Site, at};

on_both_databases! {
    async fn a_stranger_is_told_what_happens_and_has_one_way_in(db: TestDb) {
        let site = Site::on(&db).await;
        let home = site.get(None, "/").await.body;
        assert!(home.contains("href=\"/calls/invented-call\">A call is open: read it and apply</a>"), "{home}");
        let page = site.get(None, "/calls/invented-call/apply").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("href=\"/join?return=%2Fcalls%2Finvented-call%2Fapply\""));
        assert!(!page.body.contains("name=\"lead\""));
        assert!(page.body.contains("Friday 29 May 2020, 23:59:00 CEST (UTC+2)"), "{}", page.body);
    }

    async fn a_name_that_means_several_places_is_asked_about_and_what_was_typed_stays(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let fields = [("lead", "Neustadt"), ("country", "DE"), ("is_city", "yes"), ("category", "new"), ("together", "alone")];
        let asked = site.post(&ana, "/calls/invented-call/apply", &fields).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(asked.body.contains("value=\"Neustadt\""));
        let start = asked.body.find("name=\"place\" value=\"geonames:").unwrap() + "name=\"place\" value=\"".len();
        let chosen = &asked.body[start..start + asked.body[start..].find('"').unwrap()];
        let mut fields = fields.to_vec();
        fields.extend([("place", chosen), ("place_of", "DE:Neustadt")]);
        let begun = site.post(&ana, "/calls/invented-call/apply", &fields).await;
        assert_eq!(begun.status, StatusCode::SEE_OTHER);
        let id = begun.location().strip_prefix("/expressions/").unwrap().parse().unwrap();
        assert_eq!(site.dossier(id).await.members[0].place.as_deref(), Some(chosen));
        // A choice that was made for another name is none.
        let stale = [&fields[1..], &[("lead", "Neukirchen")]].concat();
        assert_eq!(site.post(&ana, "/calls/invented-call/apply", &stale).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn a_second_click_begins_no_second_draft(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let page = site.get(Some(&ana), "/calls/invented-call/apply").await.body;
        let (_, after) = page.split_once("name=\"once\" value=\"").unwrap();
        let once = after.split('"').next().unwrap();
        assert!(!once.is_empty());
        let fields = [("lead", "Lindau"), ("country", "DE"), ("is_city", "yes"), ("category", "new"), ("together", "alone"), ("place", "none"), ("place_of", "DE:Lindau"), ("once", once)];
        let first = site.post(&ana, "/calls/invented-call/apply", &fields).await;
        let again = site.post(&ana, "/calls/invented-call/apply", &fields).await;
        assert_eq!((first.status, again.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER), "{}", again.body);
        assert_eq!(first.location(), again.location());
    }

    async fn two_letters_that_are_no_country_are_not_taken(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let fields = |country| [("lead", "Lumenau"), ("country", country), ("is_city", "no"), ("category", "new"), ("together", "alone")];
        let refused = site.post(&ana, "/calls/invented-call/apply", &fields("ZZ")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let begun = site.post(&ana, "/calls/invented-call/apply", &fields("EL")).await;
        assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.body);
        let id = begun.location().trim_start_matches("/expressions/").parse().unwrap();
        assert_eq!(site.dossier(id).await.members[0].country, "GR".parse().ok());
    }

    async fn what_is_missing_is_said_field_by_field(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let refused = site.post(&ana, "/calls/invented-call/apply", &[("lead", "")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for field in ["lead", "country", "is_city", "category", "together"] {
            assert!(refused.body.contains(&format!("href=\"#{field}\"")), "{field}");
        }
    }

    async fn an_application_stands_in_ones_list_and_its_page_leads_to_what_is_next(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        assert!(site.get(Some(&ana), "/expressions").await.body.contains("You do not write any application yet"));
        let id = site.begin(&ana, "Lindau").await;
        assert!(site.get(Some(&ana), "/expressions").await.body.contains(&format!("href=\"/expressions/{id}\"")));
        let page = site.get(Some(&ana), &format!("/expressions/{id}")).await.body;
        assert!(page.contains("Go on writing") && page.contains("0 of 3 answered"), "{page}");
        site.hand_in(&ana, id).await;
        let page = site.get(Some(&ana), &format!("/expressions/{id}")).await.body;
        assert!(page.contains("Submission 1 is handed in and counts") && page.contains("See the receipt"));
        site.save(&ana, id, "application/ambition", 1, json!("Fewer cars")).await;
        let page = site.get(Some(&ana), &format!("/expressions/{id}")).await.body;
        assert!(page.contains("The draft has changed since"), "{page}");
    }

    async fn after_the_deadline_nothing_is_begun(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        site.clock.set(at(DEADLINE).checked_add(std::time::Duration::from_secs(1)).unwrap());
        let ana = site.back(&ana).await;
        assert!(site.get(Some(&ana), "/calls/invented-call/apply").await.body.contains("no new expression of interest can be begun"));
        let fields = [("lead", "Lindau"), ("country", "DE"), ("is_city", "yes"), ("category", "new"), ("together", "alone"), ("place", "none"), ("place_of", "DE:Lindau")];
        let token = site.get(Some(&ana), "/expressions").await;
        assert_eq!(token.status, StatusCode::OK);
        let late = site.post(&ana, "/calls/invented-call/apply", &fields).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn a_city_that_was_added_twice_is_pointed_out(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let id = site.begin(&ana, "Lindau").await;
        let path = format!("/expressions/{id}");
        for (name, is_city, twice) in [("Bregenz", true, false), ("Lindau", false, false), ("Lindau", true, true)] {
            let new = NewMember { name: name.into(), country: "DE".parse().ok(), place: None, is_city };
            add_member(&site.app, &ana.actor, id, &new, site.app.house.now()).await.unwrap();
            let page = site.get(Some(&ana), &path).await.body;
            assert_eq!(page.contains("Lindau stands more than once"), twice, "{name}: {page}");
        }
    }

    async fn a_call_that_was_closed_early_promises_nobody_more_time(db: TestDb) {
        let site = Site::on(&db).await;
        let (ana, olga) = (site.person("Ana").await, site.organiser().await);
        let id = site.begin(&ana, "Lindau").await;
        site.save(&ana, id, "application/ambition", 0, json!("More trees")).await;
        site.save(&ana, id, "application/ambition", 0, json!("Less heat")).await;
        let version = format!("\"{}\"", site.call().await.version);
        let (path, tag) = ("/api/v1/calls/invented-call/steps/close", [("if-match", version.as_str())]);
        let closed = site.json(&olga, Method::POST, path, &tag, json!({ "reason": "Enough" })).await;
        assert_eq!(closed.status, StatusCode::OK, "{}", closed.body);
        let own = format!("/expressions/{id}");
        let withdraw = format!("{own}/withdraw");
        let pages = [
            (own.as_str(), "The call is closed and nothing was handed in"),
            (withdraw.as_str(), "the application cannot be taken up again"),
            ("/calls/invented-call/apply", "The call is closed: no new expression of interest"),
            ("/expressions", "Lindau"),
        ];
        for (path, says) in pages {
            let page = site.get(Some(&ana), path).await.body;
            assert!(page.contains(says) && page.contains("The call was closed before"), "{path}: {page}");
        }
        let page = site.get(Some(&ana), &own).await.body;
        assert!(page.contains("Nothing can be chosen now") && !page.contains("wait for a choice"), "{page}");
    }

    async fn one_begins_with_the_answers_of_an_earlier_application(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.person("Ana").await;
        let first = site.begin(&ana, "Lindau").await;
        site.save(&ana, first, "application/ambition", 0, json!("More trees")).await;
        let letter = b"%PDF-1.7 a letter";
        site.upload(&ana, &format!("/expressions/{first}/files/application/letter"), "letter.pdf", letter).await;
        let earlier = first.to_string();
        let fields = [("lead", "Lindau"), ("country", "DE"), ("is_city", "yes"), ("category", "new"), ("together", "alone"), ("place", "none"), ("place_of", "DE:Lindau"), ("earlier", earlier.as_str())];
        let begun = site.post(&ana, "/calls/invented-call/apply", &fields).await;
        let id = begun.location().strip_prefix("/expressions/").unwrap().parse().unwrap();
        assert_eq!(site.dossier(id).await.answers().0.len(), 2);
        let file = format!("/expressions/{id}/files/application/letter/{}", Digest::of(letter));
        let brought = site.get(Some(&ana), &file).await;
        assert_eq!((brought.status, brought.body.as_bytes()), (StatusCode::OK, &letter[..]), "the document came along");
    }
}
