//! An account by letter, for whoever has a reason to have one: to answer a call, to write where one was asked to.

use std::time::Duration;

use centum_base::{Id, Timestamp};
use centum_jobs::{Letter, post};
use centum_ledger::{Actor as Recorded, House};
use centum_store::{StoreResult, Tx, args};

use super::people::insert_person;
use super::signing::{Browser, Compose, ask_link, record_sign_in, replace_session, within};
use crate::limits::{ALL_LETTERS, BY_ADDRESS, LETTERS};
use crate::sessions::{self, How};
use crate::{AccountError, AccountResult, Email, NewSession, Person, Secret, find_person_by_email};

centum_store::statements! {
    INSERT = "INSERT INTO joining (token_hash, email, name, asked_at, expires_at) VALUES ($1, $2, $3, $4, $5)";
    FIND = "SELECT email, name FROM joining WHERE token_hash = $1 AND expires_at > $2";
    USE = "DELETE FROM joining WHERE token_hash = $1";
    SWEEP = "DELETE FROM joining WHERE expires_at <= $1";
}

pub(crate) const JOINING_STATEMENTS: &[&centum_store::Statement] = STATEMENTS;

/// How long the link of the letter works.
const LASTS: Duration = Duration::from_secs(2 * 3600);
/// The longest name, in characters.
const MAX_NAME: usize = 200;

/// Writes the letter around a secret, to someone who has no account yet.
pub type Welcome<'c> = &'c (dyn Fn(&Secret) -> Letter + Send + Sync);

/// Sends a link that makes an account. Whoever has one gets a link that signs in: the page says the same.
pub async fn ask_to_join(
    house: &House,
    email: &Email,
    name: &str,
    address: &str,
    welcome: Welcome<'_>,
    known: Compose<'_>,
) -> AccountResult<()> {
    if find_person_by_email(&mut house.db.read_current().await?.conn(), email).await?.is_some() {
        return ask_link(house, email, address, known).await;
    }
    within(house, &[(BY_ADDRESS, address), (LETTERS, &email.key()), (ALL_LETTERS, "")]).await?;
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name: String = name.chars().take(MAX_NAME).collect();
    let mut tx = house.begin().await?;
    let now = house.now();
    sweep_joining(&mut tx, now).await?;
    let secret = Secret::new(&*house.random);
    let expires_at = now.checked_add(LASTS).unwrap_or(now);
    tx.conn().execute(&INSERT, args![secret.digest(), email.as_str(), name, now, expires_at]).await?;
    post(house, &mut tx, &welcome(&secret)).await?;
    Ok(tx.commit().await?)
}

/// Makes the account that the link of a letter is for, and begins a session. A link works once.
pub async fn join(house: &House, secret: &Secret, browser: &Browser) -> AccountResult<NewSession> {
    within(house, &[(BY_ADDRESS, &browser.address)]).await?;
    let mut tx = house.begin().await?;
    let found = tx.conn().optional(&FIND, args![secret.digest(), house.now()]).await?;
    let found = found.ok_or(AccountError::LinkOver)?;
    let (email, name): (String, String) = (found.get("email")?, found.get("name")?);
    if tx.conn().execute(&USE, args![secret.digest()]).await? != 1 {
        return Err(AccountError::LinkOver);
    }
    let email: Email = email.parse().map_err(|_| AccountError::LinkOver)?;
    let (_, session) = admit(house, &mut tx, &email, &name, (browser, How::Link)).await?;
    tx.commit().await?;
    Ok(session)
}

/// Begins a session for whoever has that address, in the caller's transaction, and makes the account if there is none. The
/// caller has made sure that the person reads the letters to that address, and says how: [`How::Link`] only of a letter that the
/// person asked for a short time ago, for it stands for the password.
pub async fn admit(
    house: &House,
    tx: &mut Tx,
    email: &Email,
    name: &str,
    (browser, how): (&Browser, How),
) -> AccountResult<(Id<Person>, NewSession)> {
    let person = match find_person_by_email(&mut tx.conn(), email).await? {
        Some(person) => person.id,
        None => {
            let name = if name.trim().is_empty() { email.as_str() } else { name.trim() };
            insert_person(house, tx, &Recorded::System("visitor"), email, name).await?
        }
    };
    replace_session(house, tx, browser).await?;
    let session = sessions::begin(house, tx, person, how).await?;
    record_sign_in(house, tx, person, how).await?;
    Ok((person, session))
}

/// Forgets what was not followed up.
pub(super) async fn sweep_joining(tx: &mut Tx, now: Timestamp) -> StoreResult<u64> {
    tx.conn().execute(&SWEEP, args![now]).await
}
