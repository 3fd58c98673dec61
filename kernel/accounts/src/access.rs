//! Access tokens: what a program signs in with, in the name of the person who made the token and with the roles that
//! the person plays at that moment.

use std::time::Duration;

use centum_base::{Id, Timestamp};
use centum_ledger::{House, Note, Subject};
use centum_store::{Conn, Row, StoreResult, Tx, args};

use crate::sessions::{note_use, signed_in};
use crate::{AccountError, AccountResult, Actor, Permission, Person, Secret};

centum_store::statements! {
    INSERT = "INSERT INTO access_token (id, token_hash, person_id, name, created_at, expires_at) \
        VALUES ($1, $2, $3, $4, $5, $6)";
    FIND = "SELECT t.person_id, t.expires_at, t.seen_at, p.name, p.locale FROM access_token t \
        JOIN person p ON p.id = t.person_id WHERE t.token_hash = $1 AND p.erased_at IS NULL";
    OF_PERSON = "SELECT id, name, created_at, expires_at, seen_at FROM access_token \
        WHERE person_id = $1 AND expires_at > $2 ORDER BY created_at, id";
    SEEN = "UPDATE access_token SET seen_at = $2 WHERE token_hash = $1";
    WITHDRAW = "DELETE FROM access_token WHERE id = $1 AND person_id = $2";
    DROP_ALL = "DELETE FROM access_token WHERE person_id = $1";
    SWEEP = "DELETE FROM access_token WHERE expires_at <= $1";
}

/// Days after which a token ends, to choose from.
pub const LASTING: [u16; 3] = [30, 90, 365];
/// Tokens of one person that hold at the same time.
pub const MOST_TOKENS: usize = 20;
/// Characters of a token's name.
const LONGEST_NAME: usize = 80;
/// The last use is noted at most this often.
const NOTED: Duration = Duration::from_secs(3600);
const DAY: Duration = Duration::from_secs(24 * 3600);

/// An access token as its owner sees it: never the secret.
#[derive(Clone, Debug)]
pub struct AccessToken {
    /// The identifier.
    pub id: Id<AccessToken>,
    /// What the owner calls it.
    pub name: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
    /// When a program last used it, to an hour.
    pub seen_at: Option<Timestamp>,
}

/// Who a program acts for.
#[derive(Clone, Debug)]
pub struct Bearer {
    /// The person.
    pub actor: Actor,
    stale: bool,
}

/// Whom a token stands for, if it holds.
pub async fn find_bearer(
    conn: &mut Conn<'_>,
    secret: &Secret,
    now: Timestamp,
) -> StoreResult<Option<Bearer>> {
    let Some(row) = conn.optional(&FIND, args![secret.digest()]).await? else { return Ok(None) };
    let (expires_at, seen_at): (Timestamp, Option<Timestamp>) = (row.get("expires_at")?, row.get("seen_at")?);
    if now >= expires_at {
        return Ok(None);
    }
    let actor = signed_in(conn, &row, now).await?;
    let stale = seen_at.is_none_or(|seen| now.duration_since(seen).unsigned_abs() >= NOTED);
    Ok(Some(Bearer { actor, stale }))
}

impl Bearer {
    /// Notes that the token is in use, where the last note is an hour old.
    pub async fn note(&self, house: &House, secret: &Secret) -> StoreResult<()> {
        if self.stale { note_use(house, &SEEN, secret).await } else { Ok(()) }
    }
}

/// The tokens of a person that hold, the oldest first.
pub async fn access_tokens(
    conn: &mut Conn<'_>,
    person: Id<Person>,
    now: Timestamp,
) -> StoreResult<Vec<AccessToken>> {
    conn.all(&OF_PERSON, args![person, now]).await?.iter().map(token).collect()
}

fn token(row: &Row) -> StoreResult<AccessToken> {
    Ok(AccessToken {
        id: row.get("id")?,
        name: row.get("name")?,
        created_at: row.get("created_at")?,
        expires_at: row.get("expires_at")?,
        seen_at: row.get("seen_at")?,
    })
}

/// Makes a token that lasts one of [`LASTING`] days. The secret is given this once.
pub async fn make_access_token(
    house: &House,
    actor: &Actor,
    name: &str,
    days: u16,
) -> AccountResult<(AccessToken, Secret)> {
    let recorded = actor.require(Permission::ReadOwnAccount)?;
    let person = actor.person().ok_or(AccountError::Absent)?.id;
    let name = name.trim();
    let named = !name.is_empty() && name.chars().count() <= LONGEST_NAME;
    if !named || !LASTING.contains(&days) {
        return Err(AccountError::TokenUnnamed);
    }
    let now = house.now();
    let mut tx = house.begin().await?;
    if access_tokens(&mut tx.conn(), person, now).await?.len() >= MOST_TOKENS {
        return Err(AccountError::TooManyTokens);
    }
    let secret = Secret::new(&*house.random);
    let expires_at = now.checked_add(DAY * u32::from(days)).unwrap_or(now);
    let made = AccessToken { id: house.id(), name: name.into(), created_at: now, expires_at, seen_at: None };
    let values = args![made.id, secret.digest(), person, name, now, expires_at];
    tx.conn().execute(&INSERT, values).await?;
    let note = Note::new().with("token", made.id).with("days", days).personal("name", person, name);
    house
        .record(&mut tx, &recorded, "accounts.make-access-token", &Subject::new("person", person), note)
        .await?;
    tx.commit().await?;
    Ok((made, secret))
}

/// Withdraws one of the actor's own tokens, at once.
pub async fn withdraw_access_token(house: &House, actor: &Actor, id: Id<AccessToken>) -> AccountResult<()> {
    let recorded = actor.require(Permission::ReadOwnAccount)?;
    let person = actor.person().ok_or(AccountError::Absent)?.id;
    let mut tx = house.begin().await?;
    if tx.conn().execute(&WITHDRAW, args![id, person]).await? == 0 {
        return Err(AccountError::Absent);
    }
    let note = Note::new().with("token", id);
    house
        .record(&mut tx, &recorded, "accounts.withdraw-access-token", &Subject::new("person", person), note)
        .await?;
    Ok(tx.commit().await?)
}

/// Withdraws every token of the actor in one step, and gives how many there were. The ledger names each.
pub async fn withdraw_access_tokens(house: &House, actor: &Actor) -> AccountResult<usize> {
    let recorded = actor.require(Permission::ReadOwnAccount)?;
    let person = actor.person().ok_or(AccountError::Absent)?.id;
    let mut tx = house.begin().await?;
    let held = access_tokens(&mut tx.conn(), person, house.now()).await?;
    drop_access_tokens(&mut tx, person).await?;
    let subject = Subject::new("person", person);
    for token in &held {
        let note = Note::new().with("token", token.id);
        house.record(&mut tx, &recorded, "accounts.withdraw-access-token", &subject, note).await?;
    }
    tx.commit().await?;
    Ok(held.len())
}

/// Removes tokens that no longer hold.
pub(crate) async fn sweep_access_tokens(tx: &mut Tx, now: Timestamp) -> StoreResult<u64> {
    tx.conn().execute(&SWEEP, args![now]).await
}

/// Takes every token of a person away.
pub(crate) async fn drop_access_tokens(tx: &mut Tx, person: Id<Person>) -> StoreResult<u64> {
    tx.conn().execute(&DROP_ALL, args![person]).await
}
