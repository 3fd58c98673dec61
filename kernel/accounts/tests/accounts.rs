//! Signing in, inviting, giving and ending roles, and erasing, on both databases.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop right there")]

use std::sync::Mutex;
use std::time::Duration;

use centum_accounts::{
    AccountError, Actor, Email, Invite, NewPerson, NewSession, Person, Refused, Role, Secret, TABLES,
    accept_invitation, add_person, ask_link, change_password, end_membership, erase_person, find_invitation,
    find_person_by_email, find_session, follow_link, give_role, invitations_to, invite, memberships,
    open_invitations, people, sign_in, sign_out, sign_out_everywhere, sweep, withdraw_invitation,
};
use centum_base::Id;
use centum_jobs::{Letter, letters};
use centum_ledger::{House, history, verify};
use centum_store::read_all;
use centum_testkit::{TestDb, World, on_both_databases};

const ADDRESS: &str = "192.0.2.7";
const PASSWORD: &str = "a quiet river bend";

struct Scene {
    house: House,
    world: World,
    organiser: Id<Person>,
    session: NewSession,
}

fn email(text: &str) -> Email {
    text.parse().unwrap()
}

async fn scene(db: &TestDb) -> Scene {
    let world = World::new();
    let house = House { db: (**db).clone(), clock: world.clock.clone(), random: world.random.clone() };
    let new = NewPerson {
        email: email("olga@example.org"),
        name: "Olga Organiser".into(),
        role: Role::Organiser,
        organisation: None,
    };
    let organiser = add_person(&house, &Actor::System("test"), &new).await.unwrap();
    let session = by_link(&house, "olga@example.org").await;
    Scene { house, world, organiser, session }
}

async fn by_link(house: &House, address: &str) -> NewSession {
    let kept = Mutex::new(None);
    ask_link(house, &email(address), ADDRESS, &|person, secret| {
        *kept.lock().unwrap() = Some(secret.clone());
        Letter { recipient: person.email.clone().unwrap(), subject: "Link".into(), body: "follow it".into() }
    })
    .await
    .unwrap();
    let secret = kept.into_inner().unwrap().expect("a letter was written");
    follow_link(house, &secret, ADDRESS).await.unwrap()
}

async fn actor(house: &House, session: &NewSession) -> Option<Actor> {
    let found =
        find_session(&mut house.read().await.unwrap().conn(), &session.secret, house.now()).await.unwrap();
    found.map(|session| session.actor)
}

async fn invited(scene: &Scene, address: &str, role: Role) -> (Id<centum_accounts::Invitation>, Secret) {
    let kept = Mutex::new(None);
    let olga = actor(&scene.house, &scene.session).await.unwrap();
    let to = Invite {
        email: email(address),
        name: "Ines Evaluator".into(),
        role,
        organisation: Some(("Občina Idrija".into(), None)),
    };
    let id = invite(&scene.house, &olga, &to, &|secret| {
        *kept.lock().unwrap() = Some(secret.clone());
        Letter { recipient: address.into(), subject: "Invitation".into(), body: "come".into() }
    })
    .await
    .unwrap();
    (id, kept.into_inner().unwrap().unwrap())
}

on_both_databases! {
    async fn a_link_signs_in_once(db: TestDb) {
        let Scene { house, session, .. } = scene(&db).await;
        let olga = actor(&house, &session).await.unwrap();
        assert_eq!(olga.person().unwrap().roles, [Role::Organiser]);
        let again = follow_link(&house, &session.secret, ADDRESS).await;
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
        assert!(matches!(follow_link(&house, &secret, ADDRESS).await, Err(AccountError::LinkOver)));
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

    async fn a_password_signs_in_and_a_wrong_one_does_not(db: TestDb) {
        let Scene { house, session, .. } = scene(&db).await;
        let olga = actor(&house, &session).await.unwrap();
        assert!(matches!(change_password(&house, &olga, None, "short", ADDRESS).await, Err(AccountError::Password(_))));
        let fresh = change_password(&house, &olga, None, PASSWORD, ADDRESS).await.unwrap();
        assert!(actor(&house, &session).await.is_none(), "a new password ends the old sessions");
        assert!(actor(&house, &fresh).await.is_some());
        assert!(matches!(change_password(&house, &olga, Some("wrong wrong wrong"), PASSWORD, ADDRESS).await, Err(AccountError::NoSuchAccount)));
        let right = sign_in(&house, &email("OLGA@example.org"), PASSWORD, ADDRESS).await.unwrap();
        assert!(actor(&house, &right).await.is_some());
        let wrong = sign_in(&house, &email("olga@example.org"), "another password", ADDRESS).await;
        let nobody = sign_in(&house, &email("nobody@example.org"), PASSWORD, ADDRESS).await;
        assert_eq!(wrong.unwrap_err().to_string(), nobody.unwrap_err().to_string());
    }

    async fn guessing_is_stopped_by_account_even_with_the_right_password(db: TestDb) {
        let Scene { house, session, .. } = scene(&db).await;
        let olga = actor(&house, &session).await.unwrap();
        change_password(&house, &olga, None, PASSWORD, ADDRESS).await.unwrap();
        for n in 0..8 {
            let address = format!("192.0.2.{n}");
            assert!(matches!(sign_in(&house, &email("olga@example.org"), "guess guess guess", &address).await, Err(AccountError::NoSuchAccount)));
        }
        assert!(matches!(sign_in(&house, &email("olga@example.org"), PASSWORD, ADDRESS).await, Err(AccountError::TooMany(_))));
    }

    async fn one_address_of_the_network_that_goes_on_and_on_locks_nobody_else_out(db: TestDb) {
        let Scene { house, session, .. } = scene(&db).await;
        let olga = actor(&house, &session).await.unwrap();
        change_password(&house, &olga, None, PASSWORD, ADDRESS).await.unwrap();
        let stranger = Secret::handed_in("guess");
        for _ in 0..40 {
            assert!(matches!(follow_link(&house, &stranger, "198.51.100.9").await, Err(AccountError::LinkOver)));
        }
        // From here on the address is refused, and what it tries counts against nothing that others need.
        for _ in 0..12 {
            let refused = sign_in(&house, &email("olga@example.org"), "guess guess guess", "198.51.100.9").await;
            assert!(matches!(refused, Err(AccountError::TooMany(_))), "{refused:?}");
        }
        sign_in(&house, &email("olga@example.org"), PASSWORD, ADDRESS).await.unwrap();
    }

    async fn a_password_that_is_changed_while_it_is_checked_opens_nothing(db: TestDb) {
        let Scene { house, session, .. } = scene(&db).await;
        let olga = actor(&house, &session).await.unwrap();
        change_password(&house, &olga, None, PASSWORD, ADDRESS).await.unwrap();
        let address = email("olga@example.org");
        let old = sign_in(&house, &address, PASSWORD, "192.0.2.80");
        let change = change_password(&house, &olga, Some(PASSWORD), "another quiet river", "192.0.2.81");
        let (old, change) = tokio::join!(old, change);
        change.unwrap();
        if let Ok(session) = old {
            assert!(actor(&house, &session).await.is_none(), "it came first, and the change ended it");
        }
        let late = sign_in(&house, &address, PASSWORD, "192.0.2.82").await;
        assert!(matches!(late, Err(AccountError::NoSuchAccount)));
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

    async fn a_person_and_a_session_do_not_show_their_secrets_in_debug_output(db: TestDb) {
        let Scene { house, session, .. } = scene(&db).await;
        let olga = actor(&house, &session).await.unwrap();
        change_password(&house, &olga, None, PASSWORD, ADDRESS).await.unwrap();
        let session = by_link(&house, "olga@example.org").await;
        let mut reader = house.read().await.unwrap();
        let person = find_person_by_email(&mut reader.conn(), &email("olga@example.org")).await.unwrap();
        let found = find_session(&mut reader.conn(), &session.secret, house.now()).await.unwrap().unwrap();
        let told = format!("{person:?} {found:?} {session:?}");
        assert!(!told.contains("argon2") && !told.contains("olga@") && !told.contains(&found.csrf), "{told}");
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

    async fn an_invitation_makes_an_account_with_a_role_once(db: TestDb) {
        let scene = scene(&db).await;
        let (_, secret) = invited(&scene, "ines@example.org", Role::Evaluator).await;
        let session = accept_invitation(&scene.house, &secret).await.unwrap();
        let ines = actor(&scene.house, &session).await.unwrap();
        assert_eq!(ines.person().unwrap().roles, [Role::Evaluator]);
        assert!(matches!(accept_invitation(&scene.house, &secret).await, Err(AccountError::LinkOver)));
        let given = memberships(&mut scene.house.read().await.unwrap().conn(), ines.person().unwrap().id).await.unwrap();
        assert_eq!(given[0].organisation.as_deref(), Some("Občina Idrija"));
    }

    async fn a_withdrawn_or_late_invitation_does_nothing(db: TestDb) {
        let scene = scene(&db).await;
        let olga = actor(&scene.house, &scene.session).await.unwrap();
        let (id, secret) = invited(&scene, "ines@example.org", Role::Mentor).await;
        withdraw_invitation(&scene.house, &olga, id).await.unwrap();
        assert!(matches!(accept_invitation(&scene.house, &secret).await, Err(AccountError::LinkOver)));
        let (_, late) = invited(&scene, "ines@example.org", Role::Mentor).await;
        scene.world.clock.advance(Duration::from_secs(15 * 24 * 3600));
        assert!(find_invitation(&mut scene.house.read().await.unwrap().conn(), &late, scene.house.now()).await.unwrap().is_none());
        assert!(open_invitations(&mut scene.house.read().await.unwrap().conn(), scene.house.now()).await.unwrap().is_empty());
    }

    async fn an_invitation_that_nobody_answered_is_emptied_after_ninety_days(db: TestDb) {
        let scene = scene(&db).await;
        invited(&scene, "late@example.org", Role::Mentor).await;
        scene.world.clock.advance(Duration::from_secs(105 * 24 * 3600));
        let session = by_link(&scene.house, "olga@example.org").await;
        let scene = Scene { session, ..scene };
        invited(&scene, "ines@example.org", Role::Mentor).await;
        let mut reader = scene.house.read().await.unwrap();
        let mut kept = Vec::new();
        for address in ["late@example.org", "ines@example.org"] {
            kept.push(invitations_to(&mut reader.conn(), &email(address)).await.unwrap().len());
        }
        assert_eq!(kept, [0, 1]);
    }

    async fn a_role_that_ends_takes_its_rights_and_sessions_along(db: TestDb) {
        let scene = scene(&db).await;
        let olga = actor(&scene.house, &scene.session).await.unwrap();
        let (_, secret) = invited(&scene, "ines@example.org", Role::Organiser).await;
        let session = accept_invitation(&scene.house, &secret).await.unwrap();
        let ines = actor(&scene.house, &session).await.unwrap().person().unwrap().id;
        let role = memberships(&mut scene.house.read().await.unwrap().conn(), ines).await.unwrap().remove(0);
        end_membership(&scene.house, &olga, role.id).await.unwrap();
        assert!(actor(&scene.house, &session).await.is_none());
        let again = by_link(&scene.house, "ines@example.org").await;
        let powerless = actor(&scene.house, &again).await.unwrap();
        assert!(matches!(
            give_role(&scene.house, &powerless, ines, Role::Organiser).await,
            Err(AccountError::Refused(Refused::NotAllowed))
        ));
        let last = memberships(&mut scene.house.read().await.unwrap().conn(), scene.organiser).await.unwrap().remove(0);
        assert!(matches!(end_membership(&scene.house, &olga, last.id).await, Err(AccountError::LastOrganiser)));
    }

    async fn an_erased_person_is_gone_everywhere_and_the_ledger_holds(db: TestDb) {
        let scene = scene(&db).await;
        let olga = actor(&scene.house, &scene.session).await.unwrap();
        let (_, secret) = invited(&scene, "ines@example.org", Role::Expert).await;
        let session = accept_invitation(&scene.house, &secret).await.unwrap();
        let ines = actor(&scene.house, &session).await.unwrap().person().unwrap().id;
        erase_person(&scene.house, &olga, ines).await.unwrap();
        assert!(matches!(erase_person(&scene.house, &olga, scene.organiser).await, Err(AccountError::LastOrganiser)));
        let mut reader = scene.house.read().await.unwrap();
        assert!(actor(&scene.house, &session).await.is_none());
        assert!(find_person_by_email(&mut reader.conn(), &email("ines@example.org")).await.unwrap().is_none());
        assert_eq!(people(&mut reader.conn()).await.unwrap().len(), 1);
        let told = history(&mut reader.conn(), "person", &ines.to_string(), 50).await.unwrap();
        let letters = letters(&mut reader.conn(), 50).await.unwrap();
        let letters: Vec<_> = letters.into_iter().map(|one| [one.letter.recipient, one.letter.subject, one.letter.body]).collect();
        let everything = format!("{told:?} {letters:?}");
        assert!(!everything.contains("Ines") && !everything.contains("ines@"), "{everything}");
        verify(&mut reader.conn(), None).await.unwrap();
    }

    async fn nobody_acts_without_the_right(db: TestDb) {
        let scene = scene(&db).await;
        let new = NewPerson { email: email("x@example.org"), name: "X".into(), role: Role::Organiser, organisation: None };
        let refused = add_person(&scene.house, &Actor::Anonymous, &new).await;
        assert!(matches!(refused, Err(AccountError::Refused(Refused::NotSignedIn))));
        let taken = NewPerson { email: email("OLGA@example.org"), ..new };
        assert!(matches!(add_person(&scene.house, &Actor::System("test"), &taken).await, Err(AccountError::AddressTaken)));
    }
}
