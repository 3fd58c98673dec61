//! Setting a password.

use centum_base::{Id, Timestamp};
use centum_jobs::{Letter, post};
use centum_ledger::{House, Note, Subject};
use centum_store::{Conn, StoreResult, args};

use super::signing::{Browser, within};
use crate::limits::{BY_ACCOUNT, BY_ADDRESS};
use crate::sessions::{self, How};
use crate::store::SET_PASSWORD;
use crate::{
    AccessToken, AccountError, AccountResult, Actor, NewSession, Permission, Person, access_tokens,
    find_person, find_session, passwords,
};

/// Writes the letter that tells a person what was changed in their account, and which access tokens go on.
pub type Tell<'t> = &'t (dyn Fn(&Person, &[AccessToken]) -> Letter + Send + Sync);

/// What shows that a password is the person's to set.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Proof {
    /// There was none to know.
    First,
    /// The present one was typed.
    Present,
    /// The person came by a link a short time ago.
    Link,
}

impl Proof {
    fn name(self) -> Option<&'static str> {
        match self {
            Self::First => None,
            Self::Present => Some(How::Password.name()),
            Self::Link => Some(How::Link.name()),
        }
    }
}

/// Sets a first or a new password. A person who has one must know it, or have followed a link within the last 15
/// minutes. Every session but a new one ends, and a letter tells the person. Access tokens go on, for programs at work rely on
/// them: the letter names them.
pub async fn change_password(
    house: &House,
    actor: &Actor,
    browser: &Browser,
    old: Option<&str>,
    new: &str,
    tell: Tell<'_>,
) -> AccountResult<NewSession> {
    let recorded = actor.require(Permission::ReadOwnAccount)?;
    let id = actor.person().ok_or(AccountError::Absent)?.id;
    let asked_at = house.now();
    let mut reader = house.db.read_current().await?;
    let person = find_person(&mut reader.conn(), id).await?.ok_or(AccountError::Absent)?;
    let by_link = came_by_link(&mut reader.conn(), browser, id, asked_at).await?;
    drop(reader);
    let email = person.email.clone().unwrap_or_default();
    passwords::acceptable(new, &email)?;
    let proof = match old {
        _ if !person.has_password => Proof::First,
        _ if by_link => Proof::Link,
        None => return Err(AccountError::Unproven),
        Some(old) => {
            within(house, &[(BY_ADDRESS, &browser.address), (BY_ACCOUNT, &email.to_lowercase())]).await?;
            if !passwords::matches(old, person.password_hash.as_deref()).await {
                return Err(AccountError::NoSuchAccount);
            }
            Proof::Present
        }
    };
    let hash = passwords::hash(new, &*house.random).await;
    let mut tx = house.begin().await?;
    let now = find_person(&mut tx.conn(), id)
        .await?
        .filter(|now| now.email.is_some())
        .ok_or(AccountError::Absent)?;
    // Hashing takes a while: what was changed or ended meanwhile proves nothing any more.
    if now.password_hash != person.password_hash {
        return Err(AccountError::NoSuchAccount);
    }
    if proof == Proof::Link && !came_by_link(&mut tx.conn(), browser, id, asked_at).await? {
        return Err(AccountError::Unproven);
    }
    tx.conn().execute(&SET_PASSWORD, args![id, hash]).await?;
    sessions::end_all(&mut tx, id).await?;
    let session = sessions::begin(house, &mut tx, id, How::Password).await?;
    let tokens = access_tokens(&mut tx.conn(), id, house.now()).await?;
    post(house, &mut tx, &tell(&now, &tokens)).await?;
    let note = match proof.name() {
        Some(name) => Note::new().with("how", name),
        None => Note::new(),
    };
    house.record(&mut tx, &recorded, "accounts.change-password", &Subject::new("person", id), note).await?;
    tx.commit().await?;
    Ok(session)
}

/// Whether the browser's session is of that person and began by a link a short time ago.
async fn came_by_link(
    conn: &mut Conn<'_>,
    browser: &Browser,
    id: Id<Person>,
    now: Timestamp,
) -> StoreResult<bool> {
    let Some(secret) = &browser.session else { return Ok(false) };
    let session = find_session(conn, secret, now).await?;
    Ok(session.is_some_and(|session| {
        session.actor.person().is_some_and(|person| person.id == id) && session.proves_until(now).is_some()
    }))
}
