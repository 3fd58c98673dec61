//! The public draw: what takes part is fixed before anybody sees a ticket, and everybody can work the order out again.

use centum_base::Digest;
use centum_selection::decision::{self, lots};
use centum_store::args;
use centum_testkit::{TestDb, on_both_databases};

use crate::releasing::{agree, decisions_of, released, selected};
use crate::site::Site;

mod sql {
    centum_store::statements! {
        WITHDRAW = "UPDATE expression SET state = 'withdrawn', in_force = NULL WHERE id = $1";
    }
}

/// Six cities with the same marks, and one seat. Marks are not final yet.
async fn level(db: &TestDb) -> Site {
    let site = Site::of(db, 4).await;
    for city in 0..6 {
        for reader in 0..3 {
            site.review(city, reader, [8, 8]).await;
        }
    }
    site.go_on().await;
    for city in 0..6 {
        agree(&site, city).await;
    }
    site
}

on_both_databases! {
    async fn everybody_can_work_the_draw_out_again(db: TestDb) {
        let site = level(&db).await;
        let (house, [ana, ben]) = (&site.app.house, &site.officers);
        let public = format!("/calls/{}/selection", site.call().await.slug);
        let label = "Digest of what takes part";
        assert!(!site.get(ben, &public).await.body.contains(label));
        site.go_on().await;
        let fixed = site.get(ben, &public).await.body;
        let data = format!("/desk/calls/{}/selection/draw", site.call().await.slug);
        let text = site.get(&site.carla, &data).await.body;
        assert_eq!(text.lines().count(), 6);
        assert!(fixed.contains(&Digest::of(text.as_bytes()).to_string()), "{text}");
        decision::propose(house, &site.olga.actor, site.selection, "First decision").await.unwrap();
        let content = decisions_of(&site).await.remove(0).content;
        let pool = content.input.pool.unwrap();
        assert!(fixed.contains(label) && fixed.contains(&pool.to_string()), "{fixed}");
        released(&site, "First decision").await;

        let lots = lots(&content);
        let tickets = &lots[0].tickets;
        assert_eq!((lots.len(), tickets.len(), lots[0].decided), (1, 6, true));
        assert_eq!(tickets[0].0, selected(&site).await[0], "the lowest ticket has the seat");
        let page = site.get(ben, &public).await.body;
        assert!(page.contains(&content.input.seed.to_string()));
        for (id, ticket) in tickets {
            assert_eq!(*ticket, content.input.seed.ticket(&pool, *id));
            assert!(page.contains(&ticket.to_string()) && page.contains(&id.to_string()));
        }
        let own = site.get(ana, &format!("/expressions/{}/outcome", site.cities[0])).await.body;
        for (id, ticket) in tickets {
            assert_eq!(own.contains(&ticket.to_string()), *id == site.cities[0], "{own}");
        }
        let desk = format!("/desk/calls/{}/selection/decision", site.call().await.slug);
        assert!(site.get(&site.carla, &desk).await.body.contains(&tickets[5].1.to_string()));
    }

    async fn whoever_withdraws_later_moves_no_ticket_of_another(db: TestDb) {
        let site = level(&db).await;
        site.go_on().await;
        let order = async || {
            let (house, olga) = (&site.app.house, &site.olga.actor);
            let content = decision::work_out(house, olga, site.selection).await.unwrap();
            lots(&content).remove(0).tickets
        };
        let before = order().await;
        let leaves = before[3].0;
        site.forge(&sql::WITHDRAW, args![leaves]).await;
        let stays: Vec<_> = before.into_iter().filter(|(id, _)| *id != leaves).collect();
        assert_eq!(order().await, stays);
    }
}
