//! Sessions, in our own table.

use std::time::Duration;

use centum_base::{Id, Timestamp};
use centum_ledger::House;
use centum_store::{Conn, Row, Statement, StoreResult, Tx, args};

use crate::store::roles_at;
use crate::{Actor, Person, Secret, SignedIn};

centum_store::statements! {
    INSERT = "INSERT INTO session (token_hash, person_id, csrf, how, created_at, seen_at, expires_at) \
        VALUES ($1, $2, $3, $4, $5, $5, $6)";
    FIND = "SELECT s.person_id, s.csrf, s.how, s.created_at, s.seen_at, s.expires_at, p.name, p.locale FROM session s \
        JOIN person p ON p.id = s.person_id WHERE s.token_hash = $1 AND p.erased_at IS NULL";
    OF_PERSON = "SELECT token_hash, how, created_at, seen_at, expires_at FROM session WHERE person_id = $1 AND expires_at > $2 \
        AND seen_at > $3 ORDER BY seen_at DESC, token_hash";
    SEEN = "UPDATE session SET seen_at = $2 WHERE token_hash = $1";
    END = "DELETE FROM session WHERE token_hash = $1";
    END_ALL = "DELETE FROM session WHERE person_id = $1";
    SWEEP = "DELETE FROM session WHERE expires_at <= $1 OR seen_at <= $2";
}

/// A session ends after this time without a request.
const IDLE: Duration = Duration::from_secs(12 * 3600);
/// A session ends after this time in any case.
const LONGEST: Duration = Duration::from_secs(14 * 24 * 3600);
/// The last request is noted at most this often.
const NOTED: Duration = Duration::from_secs(5 * 60);
/// So long after following a link a person who forgot the password may set another one.
const LINK_PROVES: Duration = Duration::from_secs(15 * 60);

/// How a person proved who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// By the link in a letter.
    Link,
    /// By password.
    Password,
    /// By the link of an invitation.
    Invitation,
}

impl How {
    const ALL: [Self; 3] = [Self::Link, Self::Password, Self::Invitation];

    /// The name in the database and in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Password => "password",
            Self::Invitation => "invitation",
        }
    }
}

/// A session that was just begun; its secret goes into the cookie.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// What the cookie holds.
    pub secret: Secret,
    /// When it ends in any case.
    pub expires_at: Timestamp,
}

/// A session that holds.
#[derive(Clone)]
pub struct Session {
    /// Who is signed in.
    pub actor: Actor,
    /// From this the tokens of forms are made.
    pub csrf: String,
    how: How,
    begun_at: Timestamp,
    /// Whether the last request should be noted by [`Session::note`].
    stale: bool,
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session").field("actor", &self.actor).finish_non_exhaustive()
    }
}

/// The session of a cookie, with the roles that the person plays now.
pub async fn find_session(
    conn: &mut Conn<'_>,
    secret: &Secret,
    now: Timestamp,
) -> StoreResult<Option<Session>> {
    let Some(row) = conn.optional(&FIND, args![secret.digest()]).await? else { return Ok(None) };
    let (seen_at, expires_at): (Timestamp, Timestamp) = (row.get("seen_at")?, row.get("expires_at")?);
    let (how, begun_at) = (how(&row)?, row.get("created_at")?);
    if now >= expires_at || now.duration_since(seen_at).unsigned_abs() >= IDLE {
        return Ok(None);
    }
    let actor = signed_in(conn, &row, now).await?;
    let stale = now.duration_since(seen_at).unsigned_abs() >= NOTED;
    Ok(Some(Session { actor, csrf: row.get("csrf")?, how, begun_at, stale }))
}

/// The person whom a row names, with the roles of the moment.
pub(crate) async fn signed_in(conn: &mut Conn<'_>, row: &Row, now: Timestamp) -> StoreResult<Actor> {
    let id: Id<Person> = row.get("person_id")?;
    let roles = roles_at(conn, id, now).await?;
    Ok(Actor::Person(SignedIn { id, name: row.get("name")?, locale: row.get("locale")?, roles }))
}

fn how(row: &Row) -> StoreResult<How> {
    row.named("how", |name| How::ALL.into_iter().find(|how| how.name() == name))
}

/// Until when a session lets its person set a new password without the old one: a link that was just followed proves
/// that the mailbox is theirs. Nothing else does, and not for long.
fn proves_until(how: How, begun_at: Timestamp, now: Timestamp) -> Option<Timestamp> {
    let until = begun_at.checked_add(LINK_PROVES).ok()?;
    (how == How::Link && now < until).then_some(until)
}

/// A session of a person, as it is shown to that person: times only.
#[derive(Clone, Debug)]
pub struct SessionLine {
    /// How it was begun.
    pub how: How,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When it was last in use, to some minutes.
    pub seen_at: Timestamp,
    /// When it ends in any case.
    pub expires_at: Timestamp,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

/// The sessions of a person that hold, the last used first. `current` is the secret of the one that asks.
pub async fn sessions_of(
    conn: &mut Conn<'_>,
    person: Id<Person>,
    current: Option<&Secret>,
    now: Timestamp,
) -> StoreResult<Vec<SessionLine>> {
    let current = current.map(Secret::digest);
    let idle = now.checked_sub(IDLE).unwrap_or(now);
    let rows = conn.all(&OF_PERSON, args![person, now, idle]).await?;
    rows.iter()
        .map(|row| {
            Ok(SessionLine {
                how: how(row)?,
                created_at: row.get("created_at")?,
                seen_at: row.get("seen_at")?,
                expires_at: row.get("expires_at")?,
                is_this: Some(row.get("token_hash")?) == current,
            })
        })
        .collect()
}

impl Session {
    /// Until when the person may set a new password without the old one.
    pub fn proves_until(&self, now: Timestamp) -> Option<Timestamp> {
        proves_until(self.how, self.begun_at, now)
    }

    /// Notes that the session is in use, where the last note is some minutes old.
    pub async fn note(&self, house: &House, secret: &Secret) -> StoreResult<()> {
        if self.stale { note_use(house, &SEEN, secret).await } else { Ok(()) }
    }
}

/// Notes by `statement` that a secret is in use. A disk that is full keeps nobody from reading: the next request notes it.
pub(crate) async fn note_use(house: &House, statement: &Statement, secret: &Secret) -> StoreResult<()> {
    match noted(house, statement, secret).await {
        Err(error) if error.is_passing() => Ok(()),
        noted => noted,
    }
}

async fn noted(house: &House, statement: &Statement, secret: &Secret) -> StoreResult<()> {
    let mut tx = house.begin().await?;
    tx.conn().execute(statement, args![secret.digest(), house.now()]).await?;
    tx.commit().await
}

/// Removes sessions that no longer hold.
pub(crate) async fn sweep_sessions(tx: &mut Tx, now: Timestamp) -> StoreResult<u64> {
    tx.conn().execute(&SWEEP, args![now, now.checked_sub(IDLE).unwrap_or(now)]).await
}

pub(crate) async fn begin(
    house: &House,
    tx: &mut Tx,
    person: Id<Person>,
    how: How,
) -> StoreResult<NewSession> {
    let secret = Secret::new(&*house.random);
    let now = house.now();
    let expires_at = now.checked_add(LONGEST).unwrap_or(now);
    sweep_sessions(tx, now).await?;
    let values = args![secret.digest(), person, house.random.token(), how.name(), now, expires_at];
    tx.conn().execute(&INSERT, values).await?;
    Ok(NewSession { secret, expires_at })
}

pub(crate) async fn end(tx: &mut Tx, secret: &Secret) -> StoreResult<u64> {
    tx.conn().execute(&END, args![secret.digest()]).await
}

pub(crate) async fn end_all(tx: &mut Tx, person: Id<Person>) -> StoreResult<u64> {
    tx.conn().execute(&END_ALL, args![person]).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_link_that_was_just_followed_stands_for_the_password() {
        let begun = Timestamp::UNIX_EPOCH;
        let after = |minutes: u64| begun.checked_add(Duration::from_secs(60 * minutes)).unwrap();
        assert_eq!(proves_until(How::Link, begun, after(14)), Some(after(15)));
        assert_eq!(proves_until(How::Link, begun, after(15)), None);
        assert_eq!(proves_until(How::Password, begun, after(1)), None);
        assert_eq!(proves_until(How::Invitation, begun, after(1)), None);
    }
}
