//! The form by which a reader tells of something that was made with the data, sent as a browser sends it.

use axum::http::{Method, StatusCode};
use centum_catalogue::reuses::{Reuse, ReuseKind, ReuseState, reuses, settle_use};
use centum_testkit::{on_both_databases, token_of};

use crate::site::{Answer, ORGANISER, Site, dataset};

const FORM: &str = "/data/datasets/trees/reuses";

/// A reader with the form before them.
struct Reader<'a> {
    site: &'a Site,
    cookie: String,
    token: String,
}

impl<'a> Reader<'a> {
    async fn of(site: &'a Site) -> Self {
        let form = site.get(FORM).await;
        assert_eq!(form.status, StatusCode::OK, "{}", form.text);
        let cookie = form.header("set-cookie").split(';').next().unwrap().to_owned();
        Self { site, cookie, token: token_of(&form.text).to_owned() }
    }

    async fn send(&self, path: &str, body: &str) -> Answer {
        let kind = ("content-type", "application/x-www-form-urlencoded");
        let headers = [kind, ("cookie", self.cookie.as_str()), ("accept", "text/html")];
        self.site.ask(Method::POST, path, &headers, body).await
    }

    async fn tells(&self, title: &str, address: &str) -> Answer {
        let body = format!(
            "csrf={}&title={title}&address={address}&maker=Tree+friends&kind=visualisation",
            self.token
        );
        self.send(FORM, &body).await
    }
}

async fn kept(site: &Site) -> Vec<Reuse> {
    reuses(&mut site.house.read().await.unwrap().conn(), 99, 0).await.unwrap()
}

on_both_databases! {
    async fn a_reader_tells_of_a_use_and_it_stands_there_once_an_organiser_says_yes(db: TestDb) {
        let site = Site::on(&db).await;
        site.harvest(&site.leuven, &[("trees", dataset("Trees", "ENVI", "CSV"))]).await;
        assert!(site.page("/data/datasets/trees").await.contains(FORM), "the page leads to the form");
        let reader = Reader::of(&site).await;
        let sent = reader.tells("Map+of+old+trees", "https%3A%2F%2Ftrees.example%2Fmap").await;
        assert_eq!((sent.status, sent.header("location")), (StatusCode::SEE_OTHER, "/data/datasets/trees"));
        let told = kept(&site).await.remove(0);
        assert_eq!((told.kind, told.state), (ReuseKind::Visualisation, ReuseState::Waiting));
        assert!(!site.page("/data/datasets/trees").await.contains("Map of old trees"));
        settle_use(&site.house, &ORGANISER, (told.id, told.version), true, "").await.unwrap();
        let page = site.page("/data/datasets/trees").await;
        assert!(page.contains("Map of old trees") && page.contains("href=\"https://trees.example/map\""), "{page}");
    }

    async fn what_cannot_be_taken_comes_back_with_what_was_typed(db: TestDb) {
        let site = Site::on(&db).await;
        site.harvest(&site.leuven, &[("trees", dataset("Trees", "ENVI", "CSV"))]).await;
        let reader = Reader::of(&site).await;
        let script = reader.tells("A+%3Cb%3Emap", "javascript%3Aalert(1)").await;
        assert_eq!(script.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(script.text.contains("value=\"A &#60;b&#62;map\"") && script.text.contains("Tree friends"), "{}", script.text);
        assert!(script.text.contains("value=\"visualisation\" selected"), "{}", script.text);
        let nameless = reader.tells("", "https%3A%2F%2Ftrees.example").await;
        assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
        let worse = reader.send(FORM, &format!("csrf={}&title=&address=trees&maker=+&kind=article", reader.token)).await;
        for field in ["title", "address", "maker"] {
            assert!(worse.text.contains(&format!("href=\"#{field}\"")), "every fault at once, {field}: {}", worse.text);
            assert!(worse.text.contains(&format!("id=\"{field}-error\"")), "at its field, {field}: {}", worse.text);
        }
        let foreign = reader.send(FORM, "title=a&address=https%3A%2F%2Fa.example&maker=b").await;
        assert!(foreign.status.is_client_error(), "never without the form's token");
        assert!(kept(&site).await.is_empty());
    }

    async fn a_reader_has_a_measure_and_a_dataset_that_is_gone_has_no_form(db: TestDb) {
        let site = Site::on(&db).await;
        site.harvest(&site.leuven, &[("trees", dataset("Trees", "ENVI", "CSV"))]).await;
        let reader = Reader::of(&site).await;
        for number in 0..5 {
            let sent = reader.tells(&format!("Map+{number}"), "https%3A%2F%2Ftrees.example").await;
            assert_eq!(sent.status, StatusCode::SEE_OTHER);
        }
        let over = reader.tells("One+more", "https%3A%2F%2Ftrees.example").await;
        assert_eq!(over.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(over.text.contains("value=\"One more\""), "what was typed stays: {}", over.text);
        let body = format!("csrf={}&title=a&address=https%3A%2F%2Fa.example&maker=b", reader.token);
        let nowhere = reader.send("/data/datasets/none-such/reuses", &body).await;
        assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
        site.harvest(&site.leuven, &[]).await;
        assert_eq!(site.get(FORM).await.status, StatusCode::NOT_FOUND);
        let late = reader.tells("Late", "https%3A%2F%2Ftrees.example").await;
        assert_eq!(late.status, StatusCode::NOT_FOUND);
        assert_eq!(kept(&site).await.len(), 5);
    }
}
