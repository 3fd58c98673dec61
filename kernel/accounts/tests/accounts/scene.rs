//! A house with one organiser who has signed in, and what the tests do with it.

use std::sync::Mutex;

use centum_accounts::{
    AccessToken, Actor, Browser, Email, Invite, NewPerson, NewSession, Person, Role, Secret, add_person,
    ask_link, find_session, follow_link, invite,
};
use centum_base::Id;
use centum_jobs::Letter;
use centum_ledger::{House, history};
use centum_testkit::{TestDb, World};

pub(crate) const ADDRESS: &str = "192.0.2.7";
pub(crate) const PASSWORD: &str = "a quiet river bend";

pub(crate) struct Scene {
    pub(crate) house: House,
    pub(crate) world: World,
    pub(crate) organiser: Id<Person>,
    pub(crate) session: NewSession,
}

pub(crate) fn email(text: &str) -> Email {
    text.parse().unwrap()
}

/// A browser without a session.
pub(crate) fn browser() -> Browser {
    Browser::at(ADDRESS)
}

/// A browser with a session.
pub(crate) fn with(session: &NewSession) -> Browser {
    Browser { session: Some(session.secret.clone()), ..browser() }
}

pub(crate) fn told(person: &Person, tokens: &[AccessToken]) -> Letter {
    let names: Vec<_> = tokens.iter().map(|token| token.name.as_str()).collect();
    let body = format!("was set; {}", names.join(", "));
    Letter { recipient: person.email.clone().unwrap(), subject: "Password".into(), body }
}

pub(crate) async fn scene(db: &TestDb) -> Scene {
    let world = World::new();
    let house = world.house(db);
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

pub(crate) async fn by_link(house: &House, address: &str) -> NewSession {
    by_link_in(house, address, &browser()).await
}

pub(crate) async fn by_link_in(house: &House, address: &str, browser: &Browser) -> NewSession {
    let kept = Mutex::new(None);
    ask_link(house, &email(address), ADDRESS, &|person, secret| {
        *kept.lock().unwrap() = Some(secret.clone());
        Letter { recipient: person.email.clone().unwrap(), subject: "Link".into(), body: "follow it".into() }
    })
    .await
    .unwrap();
    let secret = kept.into_inner().unwrap().expect("a letter was written");
    follow_link(house, &secret, browser).await.unwrap()
}

/// What the ledger says was done to a person, the newest first.
pub(crate) async fn deeds(house: &House, person: Id<Person>) -> Vec<(String, serde_json::Value)> {
    let told =
        history(&mut house.read().await.unwrap().conn(), "person", &person.to_string(), 50).await.unwrap();
    told.into_iter().map(|told| (told.entry.verb, serde_json::to_value(told.details).unwrap())).collect()
}

pub(crate) async fn actor(house: &House, session: &NewSession) -> Option<Actor> {
    let found =
        find_session(&mut house.read().await.unwrap().conn(), &session.secret, house.now()).await.unwrap();
    found.map(|session| session.actor)
}

pub(crate) async fn invited(
    scene: &Scene,
    address: &str,
    role: Role,
) -> (Id<centum_accounts::Invitation>, Secret) {
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
