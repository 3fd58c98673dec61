//! Signing in and out.

use std::time::Duration;

use centum_base::Id;
use centum_jobs::{Letter, post};
use centum_ledger::{Actor as Recorded, House, Note, Subject};
use centum_store::{StoreError, StoreResult, Tx, args};

use crate::access::drop_access_tokens;
use crate::limits::{ALL_LETTERS, BY_ACCOUNT, BY_ADDRESS, IN_TOTAL, IN_VAIN, LETTERS, count};
use crate::sessions::{self, How};
use crate::store::{DROP_LINKS, FIND_LINK, INSERT_LINK, SET_LOCALE, USE_LINK};
use crate::{
    AccountError, AccountResult, Actor, Email, Limit, NewSession, Permission, Person, Secret, find_person,
    find_person_by_email, find_session, passwords,
};

/// How long a link works.
const LINK_LASTS: Duration = Duration::from_secs(20 * 60);

/// Writes the letter around a secret, in the recipient's language.
pub type Compose<'c> = &'c (dyn Fn(&Person, &Secret) -> Letter + Send + Sync);

/// The browser that asks.
#[derive(Clone, Debug)]
pub struct Browser {
    /// Its address of the network: what limits count by.
    pub address: String,
    /// The secret of the session that it has. A new session takes its place.
    pub session: Option<Secret>,
}

impl Browser {
    /// A browser without a session.
    pub fn at(address: &str) -> Self {
        Self { address: address.to_owned(), session: None }
    }
}

/// Counts an attempt against several limits. Counting commits even when the attempt is refused. What the first limit
/// refuses does not count against the next: one address of the network that goes on and on must not use up what
/// everyone shares, nor lock somebody else's account.
pub(super) async fn within(house: &House, limits: &[(Limit, &str)]) -> AccountResult<()> {
    let mut tx = house.begin().await?;
    let now = house.now();
    let mut verdict = Ok(());
    for (limit, who) in limits {
        verdict = count(&mut tx, *limit, who, now).await?;
        if verdict.is_err() {
            break;
        }
    }
    tx.commit().await?;
    Ok(verdict?)
}

/// Sends a link to `email` if someone has an account with it. The answer is the same if nobody has.
pub async fn ask_link(
    house: &House,
    email: &Email,
    address: &str,
    compose: Compose<'_>,
) -> AccountResult<()> {
    within(house, &[(BY_ADDRESS, address), (LETTERS, &email.key()), (ALL_LETTERS, "")]).await?;
    let mut tx = house.begin().await?;
    let Some(person) = find_person_by_email(&mut tx.conn(), email).await? else {
        // A commit waits for the disk: without one, the time of the answer would tell that nobody has the address.
        let _ = count(&mut tx, IN_VAIN, "", house.now()).await?;
        return Ok(tx.commit().await?);
    };
    let secret = Secret::new(&*house.random);
    let now = house.now();
    let expires_at = now.checked_add(LINK_LASTS).unwrap_or(now);
    tx.conn().execute(&INSERT_LINK, args![secret.digest(), person.id, now, expires_at]).await?;
    post(house, &mut tx, &compose(&person, &secret)).await?;
    let subject = Subject::new("person", person.id);
    house.record(&mut tx, &Recorded::System("visitor"), "accounts.ask-link", &subject, Note::new()).await?;
    Ok(tx.commit().await?)
}

/// Begins a session for the person that a link was sent to. A link works once.
pub async fn follow_link(house: &House, secret: &Secret, browser: &Browser) -> AccountResult<NewSession> {
    within(house, &[(BY_ADDRESS, &browser.address)]).await?;
    let mut tx = house.begin().await?;
    let now = house.now();
    let found = tx.conn().optional(&FIND_LINK, args![secret.digest(), now]).await?;
    let person: Id<Person> = found.ok_or(AccountError::LinkOver)?.get("person_id")?;
    if tx.conn().execute(&USE_LINK, args![secret.digest(), now]).await? != 1 {
        return Err(AccountError::LinkOver);
    }
    replace_session(house, &mut tx, browser).await?;
    let session = sessions::begin(house, &mut tx, person, How::Link).await?;
    record_sign_in(house, &mut tx, person, How::Link).await?;
    tx.commit().await?;
    Ok(session)
}

/// Begins a session by password. An unknown address takes as long as a wrong password and gets the same answer.
pub async fn sign_in(
    house: &House,
    email: &Email,
    password: &str,
    browser: &Browser,
) -> AccountResult<NewSession> {
    within(house, &[(BY_ADDRESS, &browser.address), (BY_ACCOUNT, &email.key()), (IN_TOTAL, "")]).await?;
    let person = find_person_by_email(&mut house.db.read_current().await?.conn(), email).await?;
    let kept = person.as_ref().and_then(|person| person.password_hash.as_deref());
    let right = passwords::matches(password, kept).await;
    let Some(person) = person.filter(|_| right) else { return Err(AccountError::NoSuchAccount) };
    let mut tx = house.begin().await?;
    // Hashing takes a while: a password that was changed meanwhile, because someone else knew it, opens nothing.
    let now = find_person(&mut tx.conn(), person.id).await?;
    if now.is_none_or(|now| now.password_hash != person.password_hash) {
        return Err(AccountError::NoSuchAccount);
    }
    replace_session(house, &mut tx, browser).await?;
    let session = sessions::begin(house, &mut tx, person.id, How::Password).await?;
    record_sign_in(house, &mut tx, person.id, How::Password).await?;
    tx.commit().await?;
    Ok(session)
}

/// Ends the session that the browser had: on a shared machine the one before must not come back with an old cookie.
pub(super) async fn replace_session(house: &House, tx: &mut Tx, browser: &Browser) -> StoreResult<()> {
    let Some(secret) = &browser.session else { return Ok(()) };
    let earlier = find_session(&mut tx.conn(), secret, house.now()).await?;
    sessions::end(tx, secret).await?;
    match earlier.as_ref().and_then(|session| session.actor.person()) {
        Some(person) => record_sign_out(house, tx, person.id).await,
        None => Ok(()),
    }
}

async fn record_sign_out(house: &House, tx: &mut Tx, person: Id<Person>) -> StoreResult<()> {
    let actor = Recorded::Person(person.to_string());
    let subject = Subject::new("person", person);
    house.record(tx, &actor, "accounts.sign-out", &subject, Note::new()).await.map(drop)
}

pub(super) async fn record_sign_in(
    house: &House,
    tx: &mut Tx,
    person: Id<Person>,
    how: How,
) -> Result<(), StoreError> {
    let actor = Recorded::Person(person.to_string());
    let note = Note::new().with("how", how.name());
    house.record(tx, &actor, "accounts.sign-in", &Subject::new("person", person), note).await.map(drop)
}

/// Ends the session of this cookie.
pub async fn sign_out(house: &House, actor: &Actor, secret: &Secret) -> AccountResult<()> {
    actor.require(Permission::ReadOwnAccount)?;
    let mut tx = house.begin().await?;
    sessions::end(&mut tx, secret).await?;
    if let Some(person) = actor.person() {
        record_sign_out(house, &mut tx, person.id).await?;
    }
    Ok(tx.commit().await?)
}

/// Ends every session of the person and makes links that were sent useless.
pub async fn sign_out_everywhere(house: &House, actor: &Actor) -> AccountResult<()> {
    let recorded = actor.require(Permission::ReadOwnAccount)?;
    let person = actor.person().ok_or(AccountError::Absent)?.id;
    let mut tx = house.begin().await?;
    sessions::end_all(&mut tx, person).await?;
    drop_access_tokens(&mut tx, person).await?;
    tx.conn().execute(&DROP_LINKS, args![person]).await?;
    let subject = Subject::new("person", person);
    house.record(&mut tx, &recorded, "accounts.sign-out-everywhere", &subject, Note::new()).await?;
    Ok(tx.commit().await?)
}

/// Chooses the language that pages and letters use for the person; none leaves it to the browser.
pub async fn choose_locale(house: &House, actor: &Actor, tag: Option<&str>) -> AccountResult<()> {
    let recorded = actor.require(Permission::ReadOwnAccount)?;
    let id = actor.person().ok_or(AccountError::Absent)?.id;
    let mut tx = house.begin().await?;
    let before = find_person(&mut tx.conn(), id).await?.ok_or(AccountError::Absent)?.locale;
    if before.as_deref() == tag {
        return Ok(());
    }
    tx.conn().execute(&SET_LOCALE, args![id, tag.map(str::to_owned)]).await?;
    // A language says something about a person: what it was stays out of the chain.
    house
        .record(&mut tx, &recorded, "accounts.choose-locale", &Subject::new("person", id), Note::new())
        .await?;
    Ok(tx.commit().await?)
}
