//! What a person decides: about a halted run, a source, a record, a pair.

use axum::http::StatusCode;
use centum_accounts::Role;
use centum_catalogue::records::{Decision, duplicates, records_of};
use centum_catalogue::sources::sources;
use centum_testkit::on_both_databases;

use crate::pasting::{harvest, leuven};
use crate::web::Web;

const ALL: &str = "https://opendata.leuven.be/api/3/action/package_search?rows=100&sort=id%20asc&start=0";
const EMPTY: &str = r#"{"success": true, "result": {"count": 0, "results": []}}"#;

async fn source_path(web: &Web) -> String {
    let all = sources(&mut web.house.read().await.unwrap().conn()).await.unwrap();
    format!("/desk/catalogue/sources/{}", all[0].id)
}

on_both_databases! {
    async fn a_halted_run_shows_its_numbers_and_waits_for_a_reason(db: TestDb) {
        let portals = leuven();
        let web = Web::on(&db, portals.clone()).await;
        let olga = web.sign_in(Role::Organiser).await;
        harvest(&web, &olga).await;
        let kept = web.entries().await;
        portals.shows(ALL, "application/json", EMPTY);
        let source = source_path(&web).await;
        let run = web.onward(&olga, &format!("{source}/runs"), &[("mode", "real")]).await;
        web.work().await;
        let page = web.get(&olga, &run).await.body;
        assert!(page.contains("Too much would vanish") && page.contains("Keep everything as it was"), "{page}");
        assert!(web.get(&olga, "/desk").await.body.contains("One harvest halted"));
        let silent = web.post(&olga, &format!("{run}/confirm"), &[("reason", " ")]).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(silent.body.contains("Write a reason"));
        web.onward(&olga, &format!("{run}/reject"), &[("reason", "They rebuild it")]).await;
        let page = web.get(&olga, &run).await.body;
        assert!(page.contains("Rejected") && page.contains("They rebuild it"));
        assert_eq!(web.entries().await, kept);
        assert!(!web.get(&olga, "/desk").await.body.contains("One harvest halted"));
    }

    async fn a_source_is_paused_and_treated_as_it_was_looked_at(db: TestDb) {
        let web = Web::on(&db, leuven()).await;
        let olga = web.sign_in(Role::Organiser).await;
        harvest(&web, &olga).await;
        let source = source_path(&web).await;
        let page = web.get(&olga, &source).await.body;
        let at = page.find("name=\"seen\" value=\"").unwrap() + 19;
        let seen = page[at - 1..].trim_start_matches('"').split('"').next().unwrap().to_owned();
        web.onward(&olga, &format!("{source}/switch"), &[("seen", &seen), ("on", "no")]).await;
        assert!(web.get(&olga, &source).await.body.contains("Let the schedule go on"));
        let care = |seen: &'static str, guard: &'static str| {
            [("seen", seen), ("dialect", "ckan"), ("schedule", "10080"), ("pause", "500"), ("guard", guard), ("grace", "7")]
        };
        let late = web.post(&olga, &source, &care("1", "30")).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(late.body.contains("Somebody changed this source"), "{}", late.body);
        let wrong = web.post(&olga, &source, &care("1", "many")).await;
        assert!(wrong.body.contains("Write a number from 0 to 100") && wrong.body.contains("value=\"many\""));
    }

    async fn a_record_is_taken_out_with_a_reason_and_put_back(db: TestDb) {
        let web = Web::on(&db, leuven()).await;
        let olga = web.sign_in(Role::Organiser).await;
        harvest(&web, &olga).await;
        let source = source_path(&web).await;
        let list = web.get(&olga, &format!("{source}/records")).await.body;
        assert!(list.contains("Tree register") || list.contains("Baumkataster"), "{list}");
        let record = {
            let mut reader = web.house.read().await.unwrap();
            let all = sources(&mut reader.conn()).await.unwrap();
            records_of(&mut reader.conn(), all[0].id, None, 9).await.unwrap()[0].clone()
        };
        let found = web.get(&olga, &format!("{source}/records?q={}", record.slug)).await.body;
        assert!(found.contains(&record.id.to_string()));
        let path = format!("/desk/catalogue/records/{}", record.id);
        let silent = web.post(&olga, &format!("{path}/withdraw"), &[("reason", "")]).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
        web.onward(&olga, &format!("{path}/withdraw"), &[("reason", "It names people")]).await;
        let page = web.get(&olga, &path).await.body;
        assert!(page.contains("Withdrawn") && page.contains("It names people") && page.contains("Put it back"));
        web.onward(&olga, &format!("{path}/restore"), &[("reason", "A mistake")]).await;
        assert!(web.get(&olga, &path).await.body.contains("Taken out"));
    }

    async fn a_pair_of_two_portals_is_decided_on(db: TestDb) {
        let portals = leuven();
        let web = Web::on(&db, portals.clone()).await;
        let olga = web.sign_in(Role::Organiser).await;
        harvest(&web, &olga).await;
        // Another portal shows the same records under the same identifiers.
        let list = include_str!("../samples/ckan/search.json").replace("data.stadt.example", "data.region.example");
        for url in [
            "https://data.region.example/api/3/action/package_search?rows=1&start=0",
            "https://data.region.example/api/3/action/package_search?rows=100&sort=id%20asc&start=0",
        ] {
            portals.shows(url, "application/json", list.as_str());
        }
        let looking = web.onward(&olga, "/desk/catalogue/lookings", &[("address", "data.region.example")]).await;
        web.work().await;
        let fields = [("do", "begin"), ("offer", "0"), ("name", "Region"), ("publisher_name", "Region")];
        let dry = web.onward(&olga, &looking, &fields).await;
        web.work().await;
        web.onward(&olga, &format!("{dry}/harvest"), &[("schedule", "by-hand")]).await;
        web.work().await;
        let open = duplicates(&mut web.house.read().await.unwrap().conn(), Decision::Open, 9).await.unwrap();
        let pair = open.first().expect("the identifier stadt-baum-1 is that of both");
        let page = web.get(&olga, "/desk/catalogue/duplicates").await.body;
        assert!(page.contains("the identifier") && page.contains("Region"), "{page}");
        let action = format!("/desk/catalogue/duplicates/{}/{}", pair.first, pair.second);
        let keep = pair.first.to_string();
        let silent = web.post(&olga, &action, &[("verdict", &keep), ("reason", "")]).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(silent.body.contains(&format!("value=\"{keep}\" checked")), "what was chosen stays: {}", silent.body);
        let bare = web.post(&olga, &action, &[("reason", "")]).await.body;
        assert_eq!(bare.matches("<li><a href=\"#pair-0\">").count(), 2, "both faults at once: {bare}");
        web.onward(&olga, &action, &[("verdict", &keep), ("reason", "The region copies the city")]).await;
        let decided = web.get(&olga, "/desk/catalogue/duplicates?show=same").await.body;
        assert!(decided.contains("The region copies the city") && decided.contains("Hidden as a duplicate"));
        let again = [("show", "same"), ("verdict", "different"), ("reason", " ")];
        let again = web.post(&olga, &action, &again).await.body;
        assert!(again.contains("value=\"different\" checked") && again.contains("The region copies the city"), "{again}");
    }
}
