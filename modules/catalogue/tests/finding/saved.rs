//! Saved searches: whose they are, and what letter comes of them.

use std::time::Duration;

use axum::http::StatusCode;
use centum_accounts::Actor;
use centum_catalogue::search::{MOST_SAVED, SavedError, Site as Signature, save_search};
use centum_store::args;
use centum_testkit::on_both_databases;
use centum_web::BaseUrl;

use crate::site::{BASE, Site};

mod sql {
    centum_store::statements! {
        BREAK = "UPDATE catalogue_saved_search SET known_until = 9223372036854775807 WHERE name = $1";
    }
}

const DAY: Duration = Duration::from_secs(24 * 3600);

fn signature() -> Signature {
    Signature { name: "Cities".into(), base: BaseUrl::new(BASE).unwrap() }
}

async fn letters(site: &Site) -> Vec<centum_jobs::Posted> {
    let mut reader = site.scene.house.read().await.unwrap();
    let all = centum_jobs::letters_to(&mut reader.conn(), "ana@example.org", 50).await.unwrap();
    all.into_iter().filter(|posted| posted.letter.subject.contains("saved searches")).collect()
}

on_both_databases! {
    async fn what_is_new_comes_in_one_letter_a_day(db: TestDb) {
        let site = Site::on(&db).await;
        site.scene.portal.shows("oaks", "dct:title \"Oaks and trees\"@en");
        site.scene.harvest().await;
        let ana = site.sign_in("ana@example.org").await;
        for (query, name) in [("q=trees", "My trees"), ("q=lamps&format=CSV", "")] {
            let saved = site.post(&ana, "/data/saved", &[("query", query), ("name", name)]).await;
            assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
        }
        let list = site.get_as(Some(&ana), "/data/saved").await.text;
        assert!(list.contains("My trees") && list.contains("/data?q=lamps") && list.contains("format=CSV"), "{list}");

        let (house, views) = (&site.scene.house, &site.scene.views);
        assert_eq!(views.tell_of_new(house, &signature()).await.unwrap().asked, 0, "it is not time yet");
        site.scene.world.clock.advance(DAY);
        let told = views.tell_of_new(house, &signature()).await.unwrap();
        assert_eq!((told.asked, told.letters), (1, 0), "nothing is new");

        site.scene.portal.shows("elms", "dct:title \"Elm trees\"@en");
        site.scene.harvest().await;
        assert_eq!(views.tell_of_new(house, &signature()).await.unwrap().asked, 0, "not twice a day");
        site.scene.world.clock.advance(DAY);
        assert_eq!(views.tell_of_new(house, &signature()).await.unwrap().letters, 1);
        let posted = letters(&site).await;
        assert_eq!(posted.len(), 1);
        let letter = &posted[0].letter;
        assert!(letter.subject.contains("One new record"), "{}", letter.subject);
        assert!(letter.body.contains("My trees") && letter.body.contains("Elm trees") && !letter.body.contains("Oaks"), "{}", letter.body);
        assert!(letter.body.contains("https://centum.example/data/datasets/elm-trees"), "{}", letter.body);
        site.scene.world.clock.advance(DAY);
        assert_eq!(views.tell_of_new(house, &signature()).await.unwrap().letters, 0, "what was told is not told again");
    }

    async fn what_is_wrong_with_one_persons_searches_keeps_no_letter_from_another(db: TestDb) {
        let site = Site::on(&db).await;
        for (address, name) in [("ada@example.org", "Odd"), ("ana@example.org", "Mine")] {
            let person = site.sign_in(address).await;
            site.post(&person, "/data/saved", &[("query", "q=trees"), ("name", name)]).await;
            // Who came first is asked first.
            site.scene.world.clock.advance(Duration::from_secs(1));
        }
        let house = &site.scene.house;
        let mut tx = house.begin().await.unwrap();
        assert_eq!(tx.conn().execute(&sql::BREAK, args!["Odd"]).await.unwrap(), 1);
        tx.commit().await.unwrap();
        site.scene.portal.shows("elms", "dct:title \"Elm trees\"@en");
        site.scene.harvest().await;
        site.scene.world.clock.advance(DAY);
        assert!(site.scene.views.tell_of_new(house, &signature()).await.is_err(), "it is told as a fault");
        assert_eq!(letters(&site).await.len(), 1);
    }

    async fn a_saved_search_belongs_to_its_person(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.sign_in("ana@example.org").await;
        let ben = site.sign_in("ben@example.org").await;
        site.post(&ana, "/data/saved", &[("query", "q=trees"), ("name", "Mine")]).await;
        let list = site.get_as(Some(&ana), "/data/saved").await.text;
        let remove = list.split("action=\"/data/saved/").nth(1).unwrap().split('"').next().unwrap();
        let remove = format!("/data/saved/{remove}");
        assert!(!site.get_as(Some(&ben), "/data/saved").await.text.contains("Mine"));
        assert_eq!(site.post(&ben, &remove, &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(site.post(&ana, &remove, &[]).await.status, StatusCode::SEE_OTHER);
        assert!(site.get_as(Some(&ana), "/data/saved").await.text.contains("No saved searches yet"));
        let stranger = site.get("/data/saved").await;
        assert_eq!(stranger.header("location"), "/sign-in?return=%2Fdata%2Fsaved", "{}", stranger.status);
    }

    async fn saving_has_bounds_and_saving_twice_is_saving_once(db: TestDb) {
        let site = Site::on(&db).await;
        let ana = site.sign_in("ana@example.org").await;
        for query in ["q=trees&theme=TRAN", "theme=TRAN&q=trees"] {
            site.post(&ana, "/data/saved", &[("query", query), ("name", "")]).await;
        }
        assert_eq!(site.get_as(Some(&ana), "/data/saved").await.text.matches("/remove\"").count(), 1);
        let odd = site.post(&ana, "/data/saved", &[("query", "q=\0odd"), ("name", "a\0b\nc")]).await;
        assert_eq!(odd.status, StatusCode::SEE_OTHER, "{}", odd.text);
        assert!(site.get_as(Some(&ana), "/data/saved").await.text.contains("a\u{fffd}b c"));
        let refused = site.post(&ana, "/data/saved", &[("query", "from=never"), ("name", "")]).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST);
        for number in 2..MOST_SAVED {
            site.post(&ana, "/data/saved", &[("query", &format!("q=w{number}")), ("name", "")]).await;
        }
        let refused = site.post(&ana, "/data/saved", &[("query", "q=onemore"), ("name", "")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
        let house = &site.scene.house;
        assert!(matches!(save_search(house, &Actor::Anonymous, "q=x", "").await, Err(SavedError::Refused(_))));
    }
}
