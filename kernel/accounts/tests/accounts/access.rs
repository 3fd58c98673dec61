//! Access tokens: made, used, withdrawn, run out, gone with their person.

use std::time::Duration;

use centum_accounts::{
    AccountError, Actor, Permission, Secret, access_tokens, change_password, find_bearer, make_access_token,
    sign_out_everywhere, withdraw_access_token, withdraw_access_tokens,
};
use centum_jobs::letters;
use centum_ledger::House;
use centum_testkit::on_both_databases;

use crate::scene::{PASSWORD, Scene, actor, browser, by_link, deeds, scene, told};

async fn stands_for(house: &House, secret: &Secret) -> Option<Actor> {
    let mut reader = house.read().await.unwrap();
    find_bearer(&mut reader.conn(), secret, house.now()).await.unwrap().map(|bearer| bearer.actor)
}

on_both_databases! {
    async fn a_token_stands_for_its_person_with_the_roles_of_the_moment(db: TestDb) {
        let Scene { house, session, organiser, .. } = scene(&db).await;
        let olga = actor(&house, &session).await.unwrap();
        let (made, secret) = make_access_token(&house, &olga, " nightly export ", 30).await.unwrap();
        assert_eq!(made.name, "nightly export");
        let bearer = stands_for(&house, &secret).await.unwrap();
        assert_eq!(bearer.person().unwrap().id, organiser);
        assert!(bearer.may(Permission::ManagePeople));
        assert!(stands_for(&house, &Secret::handed_in("nightly export")).await.is_none());
        let deeds = deeds(&house, organiser).await;
        assert_eq!(deeds[0].0, "accounts.make-access-token");
        assert!(!format!("{deeds:?}").contains(secret.reveal()), "the ledger never holds a secret");
    }

    async fn a_token_is_noted_when_it_is_used_and_ends_with_its_time(db: TestDb) {
        let Scene { house, world, session, organiser } = scene(&db).await;
        let olga = actor(&house, &session).await.unwrap();
        let (_, secret) = make_access_token(&house, &olga, "export", 30).await.unwrap();
        let mut reader = house.read().await.unwrap();
        let bearer = find_bearer(&mut reader.conn(), &secret, house.now()).await.unwrap().unwrap();
        assert!(access_tokens(&mut reader.conn(), organiser, house.now()).await.unwrap()[0].seen_at.is_none());
        drop(reader);
        bearer.note(&house, &secret).await.unwrap();
        let mut reader = house.read().await.unwrap();
        let listed = access_tokens(&mut reader.conn(), organiser, house.now()).await.unwrap();
        assert_eq!(listed[0].seen_at, Some(house.now()));
        drop(reader);
        world.clock.advance(Duration::from_secs(30 * 24 * 3600));
        assert!(stands_for(&house, &secret).await.is_none());
    }

    async fn a_token_is_withdrawn_by_its_own_person_alone(db: TestDb) {
        let Scene { house, session, .. } = scene(&db).await;
        let olga = actor(&house, &session).await.unwrap();
        let (made, secret) = make_access_token(&house, &olga, "export", 90).await.unwrap();
        let other = Actor::System("another");
        assert!(matches!(withdraw_access_token(&house, &other, made.id).await, Err(AccountError::Absent)));
        assert!(stands_for(&house, &secret).await.is_some());
        withdraw_access_token(&house, &olga, made.id).await.unwrap();
        assert!(stands_for(&house, &secret).await.is_none());
        assert!(matches!(withdraw_access_token(&house, &olga, made.id).await, Err(AccountError::Absent)));
    }

    async fn signing_out_everywhere_shuts_programs_out_too(db: TestDb) {
        let Scene { house, session, .. } = scene(&db).await;
        let olga = actor(&house, &session).await.unwrap();
        let (_, secret) = make_access_token(&house, &olga, "export", 365).await.unwrap();
        sign_out_everywhere(&house, &olga).await.unwrap();
        assert!(stands_for(&house, &secret).await.is_none());
        assert!(actor(&house, &by_link(&house, "olga@example.org").await).await.is_some());
    }

    async fn a_new_password_names_the_tokens_that_go_on_and_all_are_withdrawn_in_one_step(db: TestDb) {
        let Scene { house, world, session, organiser } = scene(&db).await;
        world.clock.advance(Duration::from_secs(1));
        let olga = actor(&house, &session).await.unwrap();
        let (_, first) = make_access_token(&house, &olga, "export", 30).await.unwrap();
        world.clock.advance(Duration::from_secs(1));
        let (_, second) = make_access_token(&house, &olga, "import", 30).await.unwrap();
        change_password(&house, &olga, &browser(), None, PASSWORD, &told).await.unwrap();
        let written = letters(&mut house.read().await.unwrap().conn(), 1).await.unwrap();
        assert_eq!(written[0].letter.body, "was set; export, import");
        assert!(stands_for(&house, &first).await.is_some(), "programs at work go on");
        let other = Actor::System("another");
        assert!(matches!(withdraw_access_tokens(&house, &other).await, Err(AccountError::Absent)));
        assert_eq!(withdraw_access_tokens(&house, &olga).await.unwrap(), 2);
        assert!(stands_for(&house, &first).await.is_none() && stands_for(&house, &second).await.is_none());
        let deeds = deeds(&house, organiser).await;
        let withdrawn = deeds.iter().filter(|(verb, _)| verb == "accounts.withdraw-access-token");
        assert_eq!(withdrawn.count(), 2, "the ledger names each");
    }

    async fn a_token_without_a_name_or_with_an_odd_span_is_refused_and_so_is_the_twenty_first(db: TestDb) {
        let Scene { house, session, .. } = scene(&db).await;
        let olga = actor(&house, &session).await.unwrap();
        for (name, days) in [("", 30), ("  ", 30), ("export", 31), (&*"n".repeat(81), 30)] {
            let refused = make_access_token(&house, &olga, name, days).await;
            assert!(matches!(refused, Err(AccountError::TokenUnnamed)), "{name:?} {days}");
        }
        for n in 0..20 {
            make_access_token(&house, &olga, &format!("number {n}"), 30).await.unwrap();
        }
        let refused = make_access_token(&house, &olga, "one more", 30).await;
        assert!(matches!(refused, Err(AccountError::TooManyTokens)));
    }
}
