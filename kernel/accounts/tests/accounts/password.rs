//! Passwords: the right and the wrong one, guessing, and setting another.

use std::time::Duration;

use centum_accounts::{
    AccountError, Actor, Browser, NewPerson, Role, add_person, change_password, find_person_by_email,
    find_session, sign_in, sign_out_everywhere,
};
use centum_jobs::letters;
use centum_testkit::on_both_databases;

use crate::scene::{PASSWORD, Scene, actor, browser, by_link, deeds, email, scene, told, with};

on_both_databases! {
    async fn a_password_signs_in_and_a_wrong_one_does_not(db: TestDb) {
        let Scene { house, session, .. } = scene(&db).await;
        let olga = actor(&house, &session).await.unwrap();
        assert!(matches!(change_password(&house, &olga, &browser(), None, "short", &told).await, Err(AccountError::Password(_))));
        let fresh = change_password(&house, &olga, &browser(), None, PASSWORD, &told).await.unwrap();
        assert!(actor(&house, &session).await.is_none(), "a new password ends the old sessions");
        assert!(actor(&house, &fresh).await.is_some());
        assert!(matches!(change_password(&house, &olga, &browser(), Some("wrong wrong wrong"), PASSWORD, &told).await, Err(AccountError::NoSuchAccount)));
        let right = sign_in(&house, &email("OLGA@example.org"), PASSWORD, &browser()).await.unwrap();
        assert!(actor(&house, &right).await.is_some());
        let wrong = sign_in(&house, &email("olga@example.org"), "another password", &browser()).await;
        let nobody = sign_in(&house, &email("nobody@example.org"), PASSWORD, &browser()).await;
        assert_eq!(wrong.unwrap_err().to_string(), nobody.unwrap_err().to_string());
    }

    async fn guessing_is_stopped_by_account_even_with_the_right_password(db: TestDb) {
        let Scene { house, session, .. } = scene(&db).await;
        let olga = actor(&house, &session).await.unwrap();
        change_password(&house, &olga, &browser(), None, PASSWORD, &told).await.unwrap();
        for n in 0..8 {
            let address = format!("192.0.2.{n}");
            assert!(matches!(sign_in(&house, &email("olga@example.org"), "guess guess guess", &Browser::at(&address)).await, Err(AccountError::NoSuchAccount)));
        }
        assert!(matches!(sign_in(&house, &email("olga@example.org"), PASSWORD, &browser()).await, Err(AccountError::TooMany(_))));
    }

    async fn a_password_that_is_changed_while_it_is_checked_opens_nothing(db: TestDb) {
        let Scene { house, session, .. } = scene(&db).await;
        let olga = actor(&house, &session).await.unwrap();
        change_password(&house, &olga, &browser(), None, PASSWORD, &told).await.unwrap();
        let address = email("olga@example.org");
        let [one, other] = ["192.0.2.80", "192.0.2.81"].map(Browser::at);
        let old = sign_in(&house, &address, PASSWORD, &one);
        let change = change_password(&house, &olga, &other, Some(PASSWORD), "another quiet river", &told);
        let (old, change) = tokio::join!(old, change);
        change.unwrap();
        if let Ok(session) = old {
            assert!(actor(&house, &session).await.is_none(), "it came first, and the change ended it");
        }
        let late = sign_in(&house, &address, PASSWORD, &Browser::at("192.0.2.82")).await;
        assert!(matches!(late, Err(AccountError::NoSuchAccount)));
    }

    async fn a_person_and_a_session_do_not_show_their_secrets_in_debug_output(db: TestDb) {
        let Scene { house, session, .. } = scene(&db).await;
        let olga = actor(&house, &session).await.unwrap();
        change_password(&house, &olga, &browser(), None, PASSWORD, &told).await.unwrap();
        let session = by_link(&house, "olga@example.org").await;
        let mut reader = house.read().await.unwrap();
        let person = find_person_by_email(&mut reader.conn(), &email("olga@example.org")).await.unwrap();
        let found = find_session(&mut reader.conn(), &session.secret, house.now()).await.unwrap().unwrap();
        let told = format!("{person:?} {found:?} {session:?}");
        assert!(!told.contains("argon2") && !told.contains("olga@") && !told.contains(&found.csrf), "{told}");
    }

    async fn who_came_by_a_link_sets_a_new_password_without_the_old_one_for_a_quarter_of_an_hour(db: TestDb) {
        let Scene { house, world, organiser, session } = scene(&db).await;
        let olga = actor(&house, &session).await.unwrap();
        change_password(&house, &olga, &browser(), None, PASSWORD, &told).await.unwrap();

        let elsewhere = by_link(&house, "olga@example.org").await;
        let late = by_link(&house, "olga@example.org").await;
        let here = by_link(&house, "olga@example.org").await;
        let before = letters(&mut house.read().await.unwrap().conn(), 50).await.unwrap().len();
        world.clock.advance(Duration::from_secs(14 * 60));
        let fresh = change_password(&house, &olga, &with(&here), None, "another quiet river", &told).await.unwrap();
        assert!(actor(&house, &elsewhere).await.is_none() && actor(&house, &here).await.is_none());
        assert!(actor(&house, &fresh).await.is_some());
        let after = letters(&mut house.read().await.unwrap().conn(), 50).await.unwrap();
        assert_eq!((after.len() - before, after[0].letter.subject.as_str()), (1, "Password"));
        let (verb, details) = deeds(&house, organiser).await.remove(0);
        assert_eq!((verb.as_str(), &details["how"]), ("accounts.change-password", &"link".into()));
        sign_in(&house, &email("olga@example.org"), "another quiet river", &browser()).await.unwrap();

        for spent in [&fresh, &late] {
            let refused = change_password(&house, &olga, &with(spent), None, "a third quiet river", &told).await;
            assert!(matches!(refused, Err(AccountError::Unproven)), "{refused:?}");
        }
    }

    async fn a_link_stands_for_the_password_no_longer_than_fifteen_minutes_and_for_its_own_person(db: TestDb) {
        let scene = scene(&db).await;
        let Scene { house, world, session, .. } = &scene;
        let olga = actor(house, session).await.unwrap();
        change_password(house, &olga, &browser(), None, PASSWORD, &told).await.unwrap();
        let session = by_link(house, "olga@example.org").await;
        let new = NewPerson { email: email("ines@example.org"), name: "Ines".into(), role: Role::Mentor, organisation: None };
        add_person(house, &Actor::System("test"), &new).await.unwrap();
        let ines = by_link(house, "ines@example.org").await;
        let foreign = change_password(house, &olga, &with(&ines), None, "another quiet river", &told).await;
        assert!(matches!(foreign, Err(AccountError::Unproven)), "{foreign:?}");
        world.clock.advance(Duration::from_secs(15 * 60));
        let late = change_password(house, &olga, &with(&session), None, "another quiet river", &told).await;
        assert!(matches!(late, Err(AccountError::Unproven)), "{late:?}");
        change_password(house, &olga, &with(&session), Some(PASSWORD), "another quiet river", &told).await.unwrap();
    }

    async fn a_link_whose_session_ends_while_the_password_is_hashed_sets_nothing(db: TestDb) {
        let Scene { house, session, .. } = scene(&db).await;
        let olga = actor(&house, &session).await.unwrap();
        change_password(&house, &olga, &browser(), None, PASSWORD, &told).await.unwrap();
        let stolen = by_link(&house, "olga@example.org").await;
        let thief = with(&stolen);
        let change = change_password(&house, &olga, &thief, None, "another quiet river", &told);
        let (changed, out) = tokio::join!(change, sign_out_everywhere(&house, &olga));
        out.unwrap();
        let with_old = sign_in(&house, &email("olga@example.org"), PASSWORD, &browser()).await;
        assert_eq!(changed.is_err(), with_old.is_ok(), "whoever came first counts, and nothing between");
        if let Ok(fresh) = changed {
            assert!(actor(&house, &fresh).await.is_none(), "it came first, and signing out ended it");
        }
    }
}
