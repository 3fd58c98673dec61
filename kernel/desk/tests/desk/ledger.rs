//! The ledger and the outbox.

use axum::http::StatusCode;
use centum_accounts::Role;
use centum_jobs::{Letter, post};
use centum_ledger::head;
use centum_testkit::on_both_databases;

use crate::site::Site;

on_both_databases! {
    async fn entries_are_listed_filtered_and_shown_one_by_one(db: TestDb) {
        let site = Site::on(&db).await;
        let olga = site.sign_in("olga@example.org").await;
        site.invited(&olga, "ines@example.org", Role::Mentor).await;
        let list = olga.get("/desk/ledger").await.body;
        assert!(list.contains("Invitation accepted") && list.contains("Olga Organiser"));
        let one_kind = olga.get("/desk/ledger?kind=invitation&verb=accounts.invite").await.body;
        assert_eq!(one_kind.matches("<tr role=\"row\">").count(), 2, "the heading and one entry");
        let head = head(&mut site.house.read().await.unwrap().conn()).await.unwrap();
        assert!(list.contains(&head.to_string()));
        let entry = olga.get(&format!("/desk/ledger/{}", head.seq)).await.body;
        assert!(entry.contains(&head.hash.to_string()));
        let none = olga.get("/desk/ledger?kind=nothing").await.body;
        assert!(none.contains("Nothing matches"));
    }

    async fn a_long_ledger_is_walked_page_by_page(db: TestDb) {
        let site = Site::on(&db).await;
        let olga = site.sign_in("olga@example.org").await;
        for language in ["de", "fr"].repeat(30) {
            olga.send("/account", "/account/language", &[("language", language)]).await;
        }
        let first = olga.get("/desk/ledger?lang=en").await.body;
        assert_eq!(first.matches("<tr role=\"row\">").count(), 51);
        let older = first.split("href=\"").find(|href| href.contains("before=")).unwrap().split('"').next().unwrap();
        let second = olga.get(&older.replace("&amp;", "&").replace("&#38;", "&")).await.body;
        assert!(second.contains("Person added") && second.contains(">Newest<"));
    }

    async fn the_chain_is_verified_on_demand_and_against_a_head_from_outside(db: TestDb) {
        let site = Site::on(&db).await;
        let olga = site.sign_in("olga@example.org").await;
        let verify = "/desk/ledger/verify";
        let holds = olga.send("/desk/ledger", verify, &[("head", "")]).await;
        assert_eq!(holds.status, StatusCode::OK);
        assert!(holds.body.contains("data-mark=\"holds\""), "{}", holds.body);
        let kept = head(&mut site.house.read().await.unwrap().conn()).await.unwrap();
        olga.send("/account", "/account/language", &[("language", "en")]).await;
        let longer = olga.send("/desk/ledger", verify, &[("head", &kept.to_string())]).await;
        assert!(longer.body.contains("goes on from the head"));
        let further = format!("{}:{}", kept.seq + 40, kept.hash);
        let cut = olga.send("/desk/ledger", verify, &[("head", &further)]).await;
        assert!(cut.body.contains("data-mark=\"fails\"") && cut.body.contains("entries were cut off"));
        let nonsense = olga.send("/desk/ledger", verify, &[("head", "yesterday")]).await;
        assert_eq!(nonsense.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nonsense.body.contains("href=\"#head\"") && nonsense.body.contains("value=\"yesterday\""));
    }

    async fn the_outbox_lets_nobody_act_as_somebody_else(db: TestDb) {
        let site = Site::on(&db).await;
        let olga = site.sign_in("olga@example.org").await;
        let fields = [("email", "ines@example.org"), ("name", "Ines"), ("role", "mentor")];
        olga.send("/desk/people/invite", "/desk/people/invite", &fields).await;
        let token = site.link("ines@example.org").await.rsplit('/').next().unwrap().to_owned();
        let list = olga.get("/outbox").await.body;
        let href = list.split("href=\"").find(|href| href.starts_with("/outbox/")).unwrap().split('"').next().unwrap();
        let letter = olga.get(href).await.body;
        assert!(letter.contains("/invitation/…") && !letter.contains(&token), "{letter}");
    }

    async fn a_long_outbox_is_walked_page_by_page_and_letters_to_somebody_are_found(db: TestDb) {
        let site = Site::on(&db).await;
        let olga = site.sign_in("olga@example.org").await;
        let mut tx = site.house.begin().await.unwrap();
        for number in 0..120 {
            let recipient = format!("City{number}@cities.example");
            let letter = Letter { recipient, subject: format!("Letter {number}"), body: "Good day".into() };
            post(&site.house, &mut tx, &letter).await.unwrap();
        }
        tx.commit().await.unwrap();
        let first = olga.get("/outbox?lang=en").await.body;
        assert_eq!(first.matches("<tr role=\"row\">").count(), 101, "the heading and a page of letters");
        let second = olga.get("/outbox?page=2").await.body.matches("<tr role=\"row\">").count();
        assert!(second > 20 && second < 40, "the rest of them: {second}");
        let found = olga.get("/outbox?to=city7%40cities.example").await.body;
        assert!(found.contains("Letter 7<") && found.matches("<tr role=\"row\">").count() == 2, "{found}");
        assert!(olga.get("/outbox?to=nobody%40cities.example").await.body.contains("Nothing matches"));
    }

    async fn a_demonstration_shows_links_that_can_be_followed(db: TestDb) {
        let site = Site::with(&db, |settings| settings.demo = true).await;
        let olga = site.sign_in("olga@example.org").await;
        let list = olga.get("/outbox").await.body;
        let href = list.split("href=\"").find(|href| href.starts_with("/outbox/")).unwrap().split('"').next().unwrap();
        let link = site.link("olga@example.org").await;
        assert!(olga.get(href).await.body.contains(&format!("href=\"https://centum.example{link}\"")));
    }
}
