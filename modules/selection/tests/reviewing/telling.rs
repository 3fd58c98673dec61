//! Every applicant hears exactly once of what is news to them, and where nobody can be written to the organiser sees it.

use std::time::Duration;

use centum_accounts::Role;
use centum_base::Id;
use centum_calls::expression::{Dossier, Member};
use centum_selection::decision;
use centum_selection::reviews::Mark;
use centum_selection::seats;
use centum_store::args;
use centum_testkit::on_both_databases;

use crate::redress::{CITY, complained, evaluated_again, writes};
use crate::releasing::{address, approve, deciding, decisions_of, letters, released};
use crate::site::{Site, mark};

mod sql {
    centum_store::statements! {
        WRITES = "INSERT INTO expression_person (expression_id, person_id, member_id, since) VALUES ($1, $2, $3, $4)";
        WITHOUT_ADDRESS = "UPDATE person SET email = NULL, email_key = NULL WHERE id = $1";
    }
}

async fn lead(site: &Site, city: usize) -> Id<Member> {
    let mut db = site.app.house.db.read_current().await.unwrap();
    Dossier::load(&mut db.conn(), site.cities[city]).await.unwrap().unwrap().lead().unwrap().id
}

fn count(told: &[String], end: &str) -> usize {
    told.iter().filter(|subject| subject.ends_with(end)).count()
}

on_both_databases! {
    async fn who_complained_hears_the_answer_and_what_came_of_it_even_if_it_is_the_same(db: TestDb) {
        let site = deciding(&db).await;
        released(&site, "First decision").await;
        assert_eq!(count(&letters(&site).await, "is not selected"), 3);
        site.world.clock.advance(Duration::from_secs(3600));
        let id = complained(&site).await;
        evaluated_again(&site, &site.impartial().await, id).await.unwrap();
        assert_eq!(count(&letters(&site).await, "is evaluated again"), 1);
        let halves = decisions_of(&site).await[0].content.input.candidates[CITY].marks[0];
        let said = Mark { comment: "Now with the second page".into(), ..mark("idea", halves) };
        writes(&site, CITY, said).await.unwrap();
        approve(&site, CITY).await;
        released(&site, "After the complaint").await;
        let told = letters(&site).await;
        assert_eq!(count(&told, "is not selected"), 4, "the marks are the same, the reasons are new");
        assert_eq!(told.len(), 8, "and to nobody else is it news");
        site.world.clock.advance(Duration::from_secs(3600));
        released(&site, "The same once more").await;
        assert_eq!(letters(&site).await.len(), 8);
    }

    async fn a_seat_that_lapses_is_written_about(db: TestDb) {
        let site = deciding(&db).await;
        released(&site, "First decision").await;
        site.world.clock.set("2021-12-01T09:00:00Z".parse().unwrap());
        seats::lapse(&site.app.house, &site.carla.actor, site.cities[1], &address()).await.unwrap();
        assert_eq!(count(&letters(&site).await, "your seat has lapsed"), 1);
    }

    async fn who_releases_is_told_to_how_many_it_is_news_and_who_withdraws_of_the_seat(db: TestDb) {
        let site = deciding(&db).await;
        let (house, id) = (&site.app.house, site.selection);
        let page = async |number: u32| {
            let path = format!("/desk/calls/invented-call/selection/decision/{number}");
            site.get(&site.carla, &path).await.body
        };
        decision::propose(house, &site.olga.actor, id, "First decision").await.unwrap();
        let first = page(1).await;
        assert!(first.contains("and write to 6 applicants"), "{first}");
        released(&site, "First decision").await;
        assert_eq!(letters(&site).await.len(), 6);
        decision::propose(house, &site.olga.actor, id, "The same once more").await.unwrap();
        let same = page(3).await;
        assert!(same.contains("nobody’s result is new"), "{same}");
        let path = format!("/expressions/{}/withdraw", site.cities[0]);
        let asked = site.get(&site.officers[0], &path).await.body;
        assert!(asked.contains("A seat that was offered to it"), "{asked}");
    }

    async fn two_who_write_for_a_lead_get_one_letter(db: TestDb) {
        let site = deciding(&db).await;
        let (house, city) = (&site.app.house, site.cities[0]);
        let kim = site.somebody("kim@city.example", Role::CityOfficer).await;
        let values = args![city, kim.id, lead(&site, 0).await, house.now()];
        site.forge(&sql::WRITES, values).await;
        released(&site, "First decision").await;
        assert_eq!(letters(&site).await.len(), 6);
        let path = "/desk/calls/invented-call/selection/decision/1";
        assert!(!site.get(&site.carla, path).await.body.contains("No letter went out"));
    }

    async fn a_lead_without_an_address_is_named_to_the_organiser(db: TestDb) {
        let site = deciding(&db).await;
        site.forge(&sql::WITHOUT_ADDRESS, args![site.officers[0].id]).await;
        released(&site, "First decision").await;
        assert_eq!(letters(&site).await.len(), 5);
        let page = site.get(&site.carla, "/desk/calls/invented-call/selection/decision/1").await.body;
        let (_, after) = page.split_once("No letter went out").unwrap();
        let named = after.split("</ul>").next().unwrap();
        assert!(named.contains("EOI-0001 Leuven") && !named.contains("Aarhus"), "{named}");
    }
}
