//! Imports and publishes without pause and says so after each commit, until it is killed: the tests kill it.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a program of the tests, read by them")]

use std::collections::BTreeMap;

use centum::config::Config;
use centum::running;
use centum_accounts::{Actor, Role, SignedIn, find_person_by_email};
use centum_cohort::announcement::{
    Texts, announcements, draft, drop_draft, find_announcement, publish, review,
};
use centum_cohort::edition::edition_by_slug;
use centum_cohort::intake::{
    Receipt, Received, SourceState, Terms, confirm, documents, find_document, receive,
};
use centum_cohort::register::Consent;
use centum_ledger::House;
use jiff::civil::date;

const EDITION: &str = "invented";

#[tokio::main]
async fn main() {
    let url = std::env::args().nth(1).unwrap();
    let folder = std::path::PathBuf::from(std::env::args().nth(2).unwrap());
    let config = Config { data: folder, database: Some(url), ..Config::default() };
    let house = running::open(&config, false).await.unwrap();
    let olga = actor(&house, "organiser@example.org").await;
    let sam = actor(&house, "second@example.org").await;
    let edition = edition_by_slug(&mut house.read().await.unwrap().conn(), EDITION).await.unwrap().unwrap();
    let mut round = documents(&mut house.read().await.unwrap().conn(), edition.id).await.unwrap().len();
    loop {
        round += 1;
        let number = take_in(&house, &olga, round).await;
        println!("confirmed {number} {}", rows(round));
        let open = announcements(&mut house.read().await.unwrap().conn(), edition.id).await.unwrap();
        for left in open.iter().filter(|one| one.published_at.is_none()) {
            drop_draft(&house, &olga, left.id, left.version).await.unwrap();
        }
        let texts = BTreeMap::from([(
            "en".to_owned(),
            Texts { title: format!("Round {round}"), introduction: String::new() },
        )]);
        let id = draft(&house, &olga, EDITION, date(2027, 3, 1), texts).await.unwrap();
        review(&house, &sam, id, 1).await.unwrap();
        let seen =
            find_announcement(&mut house.read().await.unwrap().conn(), id).await.unwrap().unwrap().version;
        let number = publish(&house, &olga, id, seen, "").await.unwrap();
        println!("published {number} {}", rows(round));
    }
}

/// Each round has another number of rows, so that a half-done one shows.
fn rows(round: usize) -> usize {
    20 + round % 37
}

async fn take_in(house: &House, actor: &Actor, round: usize) -> i64 {
    let cities: Vec<String> = (0..rows(round)).map(|n| format!("Testville{n} Ireland")).collect();
    let text = format!("Core city Country\n{}\n\nRound {round}\n", cities.join("\n"));
    let received = Received { label: format!("Round {round}"), bytes: text.into(), ..Received::default() };
    let receipt = receive(house, actor, EDITION, received).await.unwrap();
    if let Receipt::Known(id, SourceState::Confirmed) = receipt {
        return find_document(&mut house.read().await.unwrap().conn(), id)
            .await
            .unwrap()
            .unwrap()
            .number
            .unwrap();
    }
    let document =
        find_document(&mut house.read().await.unwrap().conn(), receipt.id()).await.unwrap().unwrap();
    let terms = Terms { whole: true, consent: Consent::Given, consent_note: "a test".into() };
    confirm(house, actor, document.id, document.version, &terms).await.unwrap().number
}

async fn actor(house: &House, email: &str) -> Actor {
    let found = find_person_by_email(&mut house.read().await.unwrap().conn(), &email.parse().unwrap())
        .await
        .unwrap()
        .unwrap();
    Actor::Person(SignedIn { id: found.id, name: found.name, locale: None, roles: vec![Role::Organiser] })
}
