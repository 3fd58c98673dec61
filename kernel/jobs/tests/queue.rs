//! Jobs exist with their cause, run at least once, and are tried again.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop right there")]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use centum_jobs::{
    Figures, Handler, JobError, Letter, MAIL_JOB, enqueue, erase_letters, figures, letters, post, run_due,
    sweep,
};
use centum_ledger::House;
use centum_testkit::{TestDb, World, on_both_databases};

fn house(db: &TestDb, world: &World) -> House {
    House { db: (**db).clone(), clock: world.clock.clone(), random: world.random.clone() }
}

fn counting(runs: &Arc<AtomicUsize>, fails: usize) -> Vec<Handler> {
    let runs = runs.clone();
    vec![Handler::new("test.count", move |_, _| {
        let run = runs.fetch_add(1, Ordering::SeqCst);
        async move { if run < fails { Err(JobError("not yet".into())) } else { Ok(()) } }
    })]
}

async fn counts(house: &House) -> Figures {
    figures(&mut house.read().await.unwrap().conn()).await.unwrap()
}

async fn enqueue_one(house: &House) {
    let mut tx = house.begin().await.unwrap();
    enqueue(house, &mut tx, "test.count", &serde_json::json!({}), house.now()).await.unwrap();
    tx.commit().await.unwrap();
}

on_both_databases! {
    async fn a_job_of_a_dropped_transaction_never_existed(db: TestDb) {
        let house = house(&db, &World::new());
        let mut tx = house.begin().await.unwrap();
        enqueue(&house, &mut tx, "test.count", &serde_json::json!({}), house.now()).await.unwrap();
        drop(tx);
        assert_eq!(counts(&house).await, Figures::default());
    }

    async fn a_job_that_fails_is_tried_again_after_a_pause(db: TestDb) {
        let world = World::new();
        let house = house(&db, &world);
        enqueue_one(&house).await;
        let runs = Arc::new(AtomicUsize::new(0));
        assert_eq!(run_due(&house, counting(&runs, 1)).await.unwrap(), 1);
        assert_eq!(counts(&house).await.waiting, 1);
        assert_eq!(run_due(&house, counting(&runs, 1)).await.unwrap(), 0, "not before the pause is over");
        world.clock.advance(Duration::from_secs(60));
        run_due(&house, counting(&runs, 1)).await.unwrap();
        assert_eq!((counts(&house).await.done, runs.load(Ordering::SeqCst)), (1, 2));
    }

    async fn a_job_that_never_succeeds_is_given_up_and_counted(db: TestDb) {
        let world = World::new();
        let house = house(&db, &world);
        enqueue_one(&house).await;
        let runs = Arc::new(AtomicUsize::new(0));
        for _ in 0..30 {
            run_due(&house, counting(&runs, usize::MAX)).await.unwrap();
            world.clock.advance(Duration::from_secs(7 * 3600));
        }
        assert_eq!((counts(&house).await.failed, runs.load(Ordering::SeqCst)), (1, 22));
    }

    async fn a_letter_waits_with_the_job_that_sends_it(db: TestDb) {
        let house = house(&db, &World::new());
        let letter = Letter { recipient: "ana@example.org".into(), subject: "Hello".into(), body: "Text".into() };
        let mut tx = house.begin().await.unwrap();
        let id = post(&house, &mut tx, &letter).await.unwrap();
        tx.commit().await.unwrap();
        let seen = letters(&mut house.read().await.unwrap().conn(), 10).await.unwrap();
        assert_eq!((seen[0].id, &seen[0].letter, seen[0].sent_at), (id, &letter, None));
        let sender = Handler::new(MAIL_JOB, |house, payload| async move {
            let id = payload["mail"].as_str().unwrap_or_default().parse()?;
            centum_jobs::mark_sent(&house, id).await?;
            Ok(())
        });
        run_due(&house, vec![sender]).await.unwrap();
        assert!(letters(&mut house.read().await.unwrap().conn(), 10).await.unwrap()[0].sent_at.is_some());
    }

    async fn a_letter_leaves_the_outbox_ninety_days_after_it_was_sent(db: TestDb) {
        let world = World::new();
        let house = house(&db, &world);
        let letter = Letter { recipient: "ana@example.org".into(), subject: "Hello".into(), body: "Text".into() };
        let mut ids = Vec::new();
        for days in [89, 2, 0] {
            let mut tx = house.begin().await.unwrap();
            let id = post(&house, &mut tx, &letter).await.unwrap();
            tx.commit().await.unwrap();
            if ids.is_empty() {
                centum_jobs::mark_sent(&house, id).await.unwrap();
            }
            ids.push(id);
            world.clock.advance(Duration::from_secs(days * 24 * 3600));
        }
        let kept = letters(&mut house.read().await.unwrap().conn(), 10).await.unwrap();
        let kept: Vec<_> = kept.into_iter().rev().map(|posted| posted.id).collect();
        assert_eq!(kept, ids[1..], "a letter that never left stays");
    }

    async fn a_sweep_removes_old_letters_and_jobs_though_nobody_writes_any_more(db: TestDb) {
        let world = World::new();
        let house = house(&db, &world);
        enqueue_one(&house).await;
        let mut tx = house.begin().await.unwrap();
        let letter = Letter { recipient: "ana@example.org".into(), subject: "Hello".into(), body: "Text".into() };
        post(&house, &mut tx, &letter).await.unwrap();
        tx.commit().await.unwrap();
        run_due(&house, counting(&Arc::new(AtomicUsize::new(0)), 0)).await.unwrap();
        world.clock.advance(Duration::from_secs(91 * 24 * 3600));
        sweep(&house).await.unwrap();
        assert!(letters(&mut house.read().await.unwrap().conn(), 10).await.unwrap().is_empty(), "it never left and never will");
        assert_eq!(counts(&house).await, Figures { waiting: 1, ..Figures::default() });
    }

    async fn a_job_that_panics_does_not_take_the_worker_along(db: TestDb) {
        let house = house(&db, &World::new());
        enqueue_one(&house).await;
        let panics = Handler::new("test.count", |_, payload| async move {
            assert!(payload.is_null(), "never");
            Ok(())
        });
        assert_eq!(run_due(&house, vec![panics]).await.unwrap(), 1);
        assert_eq!(counts(&house).await.waiting, 1);
    }

    async fn a_worker_whose_lease_ran_out_does_not_undo_what_the_next_one_did(db: TestDb) {
        let world = World::new();
        let house = house(&db, &world);
        enqueue_one(&house).await;
        let runs = Arc::new(AtomicUsize::new(0));
        let (clock, others) = (world.clock.clone(), runs.clone());
        let slow = Handler::new("test.count", move |house, _| {
            let (clock, others) = (clock.clone(), others.clone());
            async move {
                clock.advance(Duration::from_secs(301));
                assert_eq!(run_due(&house, counting(&others, 0)).await?, 1, "the next worker takes it");
                Err(JobError("too late".into()))
            }
        });
        assert_eq!(run_due(&house, vec![slow]).await.unwrap(), 1);
        assert_eq!((counts(&house).await.done, runs.load(Ordering::SeqCst)), (1, 1));
    }

    async fn a_job_that_takes_its_worker_down_each_time_is_given_up(db: TestDb) {
        let world = World::new();
        let house = house(&db, &world);
        enqueue_one(&house).await;
        for _ in 0..30 {
            // The worker is gone between the claim and the end, as after kill -9.
            let vanishes = Handler::new("test.count", |_, _| std::future::pending());
            let worker = tokio::time::timeout(Duration::from_millis(300), run_due(&house, vec![vanishes]));
            if worker.await.is_ok() { break; }
            world.clock.advance(Duration::from_secs(301));
        }
        assert_eq!(counts(&house).await.failed, 1);
    }

    async fn a_letter_is_erased_in_whatever_case_its_address_was_typed(db: TestDb) {
        let house = house(&db, &World::new());
        let mut tx = house.begin().await.unwrap();
        for recipient in ["Ana@Example.org", "ana@example.org", "eva@example.org"] {
            let letter = Letter { recipient: recipient.into(), subject: "Hello".into(), body: "Text".into() };
            post(&house, &mut tx, &letter).await.unwrap();
        }
        assert_eq!(erase_letters(&mut tx, "ana@example.org").await.unwrap(), 2);
        tx.commit().await.unwrap();
    }
}

#[test]
fn a_letter_does_not_show_itself_in_debug_output() {
    let letter =
        Letter { recipient: "ana@example.org".into(), subject: "Hello".into(), body: "secret".into() };
    assert_eq!(format!("{letter:?}"), "Letter(…)");
}
