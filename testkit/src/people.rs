//! People of a test: with an account, and signed in.

use std::sync::Mutex;

use centum_accounts::{Actor, Browser, Email, NewPerson, Role, SignedIn, add_person, ask_link, follow_link};
use centum_jobs::Letter;
use centum_ledger::House;

/// The address of the network of every browser: from documentation, where nobody is.
const ADDRESS: &str = "192.0.2.1";

/// Somebody new with an account, who plays `role`.
pub async fn person(house: &House, email: &str, name: &str, role: Role) -> Actor {
    let new = NewPerson { email: read(email), name: name.into(), role, organisation: None };
    let id = add_person(house, &Actor::System("test"), &new).await.expect("the test's person is added");
    Actor::Person(SignedIn { id, name: name.into(), locale: None, roles: vec![role] })
}

/// Signs in by the link of a letter. Gives the cookie of the session.
pub async fn sign_in(house: &House, email: &str) -> String {
    let kept = Mutex::new(None);
    ask_link(house, &read(email), ADDRESS, &|person, secret| {
        *kept.lock().expect("nobody else writes it") = Some(secret.clone());
        let recipient = person.email.clone().expect("who gets a letter has an address");
        Letter { recipient, subject: "Link".into(), body: String::new() }
    })
    .await
    .expect("the test's link is sent");
    let secret = kept.into_inner().expect("nobody else writes it").expect("a letter was written");
    let session = follow_link(house, &secret, &Browser::at(ADDRESS)).await.expect("the link leads in");
    format!("__Host-session={}", session.secret.reveal())
}

fn read(email: &str) -> Email {
    email.parse().expect("the test's address is one")
}
