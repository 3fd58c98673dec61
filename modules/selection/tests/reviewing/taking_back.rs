//! A seat does not outlive what it was given for: the decision that gives it to nobody or to somebody else takes it back, a
//! confirmed one too.

use std::time::Duration;

use centum_selection::consensus;
use centum_selection::decision::{self, Reason};
use centum_selection::seats::{self, SeatError, SeatState};
use centum_testkit::on_both_databases;

use crate::redress::writes;
use crate::releasing::{approve, deciding, decisions_of, letters, release, released, selected};
use crate::site::{Site, mark};

/// The cities with a seat that is offered or confirmed.
async fn holders(site: &Site) -> Vec<usize> {
    let mut db = site.app.house.db.read_current().await.unwrap();
    let seats = seats::seats(&mut db.conn(), site.selection).await.unwrap();
    let holds = |city: &usize| {
        let mut of = seats.iter().filter(|seat| seat.expression == site.cities[*city]);
        of.any(|seat| seat.state.is_held())
    };
    (0..site.cities.len()).filter(holds).collect()
}

on_both_databases! {
    async fn who_is_found_ineligible_loses_the_seat_by_the_next_decision_and_nobody_has_one_too_many(db: TestDb) {
        let site = deciding(&db).await;
        let (house, [ana, ben]) = (&site.app.house, &site.officers);
        released(&site, "First decision").await;
        seats::confirm(house, &ana.actor, site.cities[0]).await.unwrap();
        assert_eq!(letters(&site).await.len(), 6);
        for city in [0, 1] {
            site.finds(city, "not-met").await;
        }
        let handed = seats::hand_over(house, &site.olga.actor, site.selection).await;
        assert!(matches!(handed, Err(SeatError::NobodyConfirmed)), "who is not eligible takes no part");

        decision::propose(house, &site.olga.actor, site.selection, "Two are not eligible").await.unwrap();
        let page = site.get(&site.carla, "/desk/calls/invented-call/selection/decision/2").await.body;
        let (_, out) = page.split_once("Goes out").unwrap();
        let out = out.split("</ul>").next().unwrap();
        assert!(out.contains("EOI-0001 Leuven") && out.contains("EOI-0002 Aarhus"), "{out}");
        assert_eq!(holders(&site).await, [0, 1, 2], "one person alone takes nothing back");
        release(&site, (2, decisions_of(&site).await[1].digest)).await;

        assert_eq!(holders(&site).await, [2, 3, 4]);
        let late = seats::confirm(house, &ben.actor, site.cities[1]).await;
        assert!(matches!(late, Err(SeatError::State(SeatState::Withdrawn))), "{late:?}");
        let told = letters(&site).await;
        assert_eq!(told.iter().filter(|subject| subject.ends_with("is not eligible")).count(), 2);
        let past = site.get(&site.olga, "/desk/calls/invented-call/applications/1").await.body;
        assert!(past.contains("Seat taken back"), "{past}");
        seats::confirm(house, &ben.actor, site.cities[2]).await.unwrap();
        seats::hand_over(house, &site.olga.actor, site.selection).await.unwrap();
    }

    async fn a_confirmed_seat_below_a_threshold_is_taken_back_and_blocks_no_decision(db: TestDb) {
        let site = deciding(&db).await;
        let (house, place) = (&site.app.house, (site.selection, site.cities[0]));
        released(&site, "First decision").await;
        seats::confirm(house, &site.officers[0].actor, site.cities[0]).await.unwrap();
        site.world.clock.advance(Duration::from_secs(3600));
        consensus::evaluate_again(house, &site.carla.actor, place, "A reviewer advised the city.").await.unwrap();
        writes(&site, 0, mark("idea", 4)).await.unwrap();
        approve(&site, 0).await;
        released(&site, "Evaluated again").await;
        assert_eq!(selected(&site).await, site.cities[1..4]);
        assert_eq!(holders(&site).await, [1, 2, 3]);
        let last = decisions_of(&site).await.pop().unwrap();
        let line = last.content.output.lines.iter().find(|line| line.id == site.cities[0]).unwrap();
        assert!(matches!(line.reason, Reason::BelowThreshold { .. }), "{:?}", line.reason);
    }
}
