//! Five hundred applicants hand in during the last five seconds, most of them twice.

use std::time::Duration;

use centum_calls::expression::actions::submit;
use centum_calls::expression::rules::Refusal;
use centum_calls::expression::{ExpressionError, State};
use centum_testkit::on_both_databases;
use tokio::task::JoinSet;

use crate::scene::{DEADLINE, GRACE_ENDS, at, scene, signature};

const APPLICANTS: u32 = 500;

on_both_databases! {
    async fn survives_the_rush_of_the_last_five_seconds(db: TestDb) {
        let scene = scene(&db).await;
        let mut applications = Vec::new();
        for (n, actor) in (0..APPLICANTS).zip([&scene.ana, &scene.ben, &scene.cleo].into_iter().cycle()) {
            let id = scene.begin(actor, &format!("City {n}")).await;
            scene.complete(actor, id).await;
            applications.push((actor, id, scene.content(id).await));
        }
        // The server is busy: it comes to each of them only now, long after the last instant.
        scene.clock.set(at("2020-05-29T22:40:00Z"));
        let mut clients = JoinSet::new();
        for (n, (actor, id, seen)) in (0..APPLICANTS).zip(applications) {
            let late = n % 50 == 49;
            let received_at = match late {
                true => at(GRACE_ENDS) + Duration::from_micros(1),
                false => at(DEADLINE) - Duration::from_millis(u64::from(APPLICANTS - 1 - n) * 10),
            };
            for _ in 0..2 {
                let (app, actor) = (scene.app.clone(), actor.clone());
                clients.spawn(async move {
                    (id, received_at, late, submit(&app, &actor, id, seen, &signature(), received_at).await)
                });
            }
        }
        while let Some(done) = clients.join_next().await {
            let (id, received_at, late, outcome) = done.unwrap();
            if late {
                assert!(matches!(outcome, Err(ExpressionError::Rule(Refusal::DeadlineOver))), "{outcome:?}");
                continue;
            }
            let handed = outcome.unwrap();
            assert_eq!((handed.number, handed.receipt.receipt.received_at), (1, received_at), "{id}");
            assert!(!handed.receipt.receipt.in_grace, "wrongly late: {received_at}");
        }
        let mut counts = [0_u32; 2];
        let mut reader = scene.app.house.db.read_current().await.unwrap();
        for head in centum_calls::expression::of_call(&mut reader.conn(), scene.call).await.unwrap() {
            counts[usize::from(head.state == State::Submitted(1))] += 1;
        }
        assert_eq!(counts, [APPLICANTS / 50, APPLICANTS - APPLICANTS / 50]);
    }
}
