//! Signing in and out by link; limits; what is swept out.

use std::sync::Mutex;
use std::time::Duration;

use centum_accounts::{
    AccountError, Actor, Browser, NewPerson, Person, Role, Secret, TABLES, add_person, ask_link,
    change_password, find_session, follow_link, sign_in, sign_out, sign_out_everywhere, sweep,
};
use centum_jobs::{Letter, letters};
use centum_store::read_all;
use centum_testkit::on_both_databases;

use crate::scene::{
    ADDRESS, PASSWORD, Scene, actor, browser, by_link, by_link_in, deeds, email, scene, told, with,
};

on_both_databases! {
    async fn a_link_signs_in_once(db: TestDb) {
        let Scene { house, session, .. } = scene(&db).await;
        let olga = actor(&house, &session).await.unwrap();
        assert_eq!(olga.person().unwrap().roles, [Role::Organiser]);
        let again = follow_link(&house, &session.secret, &browser()).await;
        assert!(matches!(again, Err(AccountError::LinkOver)));
    }

    async fn a_link_runs_out(db: TestDb) {
        let Scene { house, world, .. } = scene(&db).await;
        let kept = Mutex::new(None);
        ask_link(&house, &email("olga@example.org"), ADDRESS, &|_, secret| {
            *kept.lock().unwrap() = Some(secret.clone());
            Letter { recipient: "olga@example.org".into(), subject: String::new(), body: String::new() }
        }).await.unwrap();
        world.clock.advance(Duration::from_secs(21 * 60));
        let secret = kept.into_inner().unwrap().unwrap();
        assert!(matches!(follow_link(&house, &secret, &browser()).await, Err(AccountError::LinkOver)));
    }

    async fn an_unknown_address_gets_the_same_answer_and_no_letter(db: TestDb) {
        let Scene { house, .. } = scene(&db).await;
        let before = letters(&mut house.read().await.unwrap().conn(), 50).await.unwrap().len();
        let unused = |_: &Person, _: &Secret| -> Letter { panic!("no letter to nobody") };
        ask_link(&house, &email("nobody@example.org"), ADDRESS, &unused).await.unwrap();
        assert_eq!(letters(&mut house.read().await.unwrap().conn(), 50).await.unwrap().len(), before);
    }

    async fn a_sixth_letter_within_a_quarter_of_an_hour_is_refused(db: TestDb) {
        let Scene { house, world, .. } = scene(&db).await;
        for _ in 0..4 {
            by_link(&house, "olga@example.org").await;
        }
        let compose = |_: &Person, _: &Secret| Letter { recipient: "x@example.org".into(), subject: String::new(), body: String::new() };
        let sixth = ask_link(&house, &email("olga@example.org"), ADDRESS, &compose).await;
        assert!(matches!(sixth, Err(AccountError::TooMany(_))), "{sixth:?}");
        world.clock.advance(Duration::from_secs(15 * 60));
        by_link(&house, "olga@example.org").await;
    }

    async fn one_address_of_the_network_that_goes_on_and_on_locks_nobody_else_out(db: TestDb) {
        let Scene { house, session, .. } = scene(&db).await;
        let olga = actor(&house, &session).await.unwrap();
        change_password(&house, &olga, &browser(), None, PASSWORD, &told).await.unwrap();
        let stranger = Secret::handed_in("guess");
        for _ in 0..40 {
            assert!(matches!(follow_link(&house, &stranger, &Browser::at("198.51.100.9")).await, Err(AccountError::LinkOver)));
        }
        // From here on the address is refused, and what it tries counts against nothing that others need.
        for _ in 0..12 {
            let refused = sign_in(&house, &email("olga@example.org"), "guess guess guess", &Browser::at("198.51.100.9")).await;
            assert!(matches!(refused, Err(AccountError::TooMany(_))), "{refused:?}");
        }
        sign_in(&house, &email("olga@example.org"), PASSWORD, &browser()).await.unwrap();
    }

    async fn whoever_follows_a_link_waits_for_nobody_who_tries_passwords(db: TestDb) {
        let Scene { house, .. } = scene(&db).await;
        let table = TABLES.iter().find(|one| one.name == "rate_count").unwrap();
        let counted = async || format!("{:?}", read_all(&mut house.read().await.unwrap().conn(), table).await.unwrap());
        let by_link = counted().await;
        assert!(by_link.contains("\"address:") && !by_link.contains("\"total:"), "{by_link}");
        let wrong = sign_in(&house, &email("olga@example.org"), "wrong wrong wrong", &browser()).await;
        assert!(wrong.is_err() && counted().await.contains("\"total:"));
    }

    async fn a_sweep_takes_what_no_longer_holds_and_leaves_what_does(db: TestDb) {
        let Scene { house, world, .. } = scene(&db).await;
        world.clock.advance(Duration::from_secs(13 * 3600));
        let fresh = by_link(&house, "olga@example.org").await;
        sweep(&house).await.unwrap();
        let rows = async |table: &str| {
            let table = TABLES.iter().find(|one| one.name == table).unwrap();
            read_all(&mut house.read().await.unwrap().conn(), table).await.unwrap().len()
        };
        assert_eq!((rows("session").await, rows("sign_in_link").await), (1, 1));
        assert!(actor(&house, &fresh).await.is_some());
        world.clock.advance(Duration::from_secs(15 * 24 * 3600));
        sweep(&house).await.unwrap();
        assert_eq!((rows("session").await, rows("sign_in_link").await, rows("rate_count").await), (0, 0, 0));
    }

    async fn sessions_end_by_idleness_by_age_and_by_signing_out(db: TestDb) {
        let Scene { house, world, session, .. } = scene(&db).await;
        let second = by_link(&house, "olga@example.org").await;
        let olga = actor(&house, &second).await.unwrap();
        sign_out(&house, &olga, &second.secret).await.unwrap();
        assert!(actor(&house, &second).await.is_none() && actor(&house, &session).await.is_some());
        let third = by_link(&house, "olga@example.org").await;
        sign_out_everywhere(&house, &olga).await.unwrap();
        assert!(actor(&house, &third).await.is_none() && actor(&house, &session).await.is_none());
        let fourth = by_link(&house, "olga@example.org").await;
        for _ in 0..40 {
            world.clock.advance(Duration::from_secs(11 * 3600));
            let found = find_session(&mut house.read().await.unwrap().conn(), &fourth.secret, house.now()).await.unwrap();
            let Some(found) = found else { break };
            found.note(&house, &fourth.secret).await.unwrap();
        }
        assert!(actor(&house, &fourth).await.is_none(), "not longer than 14 days, however busy");
        let fifth = by_link(&house, "olga@example.org").await;
        world.clock.advance(Duration::from_secs(12 * 3600 + 1));
        assert!(actor(&house, &fifth).await.is_none(), "not longer than 12 idle hours");
    }

    async fn signing_in_ends_the_session_that_the_browser_had_whoever_it_was(db: TestDb) {
        let Scene { house, organiser, session, .. } = scene(&db).await;
        let new = NewPerson { email: email("ines@example.org"), name: "Ines".into(), role: Role::Mentor, organisation: None };
        add_person(&house, &Actor::System("test"), &new).await.unwrap();
        let elsewhere = by_link(&house, "olga@example.org").await;
        let ines = by_link_in(&house, "ines@example.org", &with(&session)).await;
        assert!(actor(&house, &session).await.is_none(), "the browser is Ines's now");
        assert!(actor(&house, &elsewhere).await.is_some(), "another browser is left alone");
        assert_eq!(deeds(&house, organiser).await[0].0, "accounts.sign-out");

        let person = actor(&house, &ines).await.unwrap();
        let by_password = change_password(&house, &person, &with(&ines), None, PASSWORD, &told).await.unwrap();
        let again = sign_in(&house, &email("ines@example.org"), PASSWORD, &with(&by_password)).await.unwrap();
        assert!(actor(&house, &by_password).await.is_none() && actor(&house, &again).await.is_some());
        let wrong = sign_in(&house, &email("ines@example.org"), "wrong wrong wrong", &with(&again)).await;
        assert!(wrong.is_err() && actor(&house, &again).await.is_some(), "what fails ends nothing");
    }
}
