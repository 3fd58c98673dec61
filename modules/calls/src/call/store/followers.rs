//! Who is told when a call changes, as it is kept.

use std::collections::BTreeMap;

use centum_accounts::Person;
use centum_base::{Id, Timestamp};
use centum_store::{Conn, StoreResult, Tx, args};
use serde::{Deserialize, Serialize};

use crate::call::Call;

mod sql {
    centum_store::statements! {
        FOLLOW = "INSERT INTO call_follower (call_id, person_id, applicant, since) VALUES ($1, $2, $3, $4) \
            ON CONFLICT (call_id, person_id) DO NOTHING";
        BECOME_APPLICANT = "UPDATE call_follower SET applicant = 1 WHERE call_id = $1 AND person_id = $2";
        UNFOLLOW = "DELETE FROM call_follower WHERE call_id = $1 AND person_id = $2 AND applicant = 0";
        FOLLOWER = "SELECT applicant FROM call_follower WHERE call_id = $1 AND person_id = $2";
        COUNT_FOLLOWERS = "SELECT COUNT(*) AS n FROM call_follower WHERE call_id = $1";
        UNTOLD = "SELECT f.person_id FROM call_follower f WHERE f.call_id = $1 AND f.since <= $4 AND NOT EXISTS \
            (SELECT 1 FROM call_notice n WHERE n.call_id = f.call_id AND n.about = $2 AND n.number = $3 \
            AND n.person_id = f.person_id) ORDER BY f.person_id LIMIT $5";
        WAS_TOLD = "SELECT told_at FROM call_notice WHERE call_id = $1 AND about = $2 AND number = $3 AND person_id = $4";
        TELL = "INSERT INTO call_notice (call_id, about, number, person_id, told_at) VALUES ($1, $2, $3, $4, $5)";
        FOLLOWED_BY = "SELECT call_id FROM call_follower WHERE person_id = $1 ORDER BY call_id";
        FORGET_FOLLOWER = "DELETE FROM call_follower WHERE person_id = $1";
        FORGET_TOLD = "DELETE FROM call_notice WHERE person_id = $1";
        TOLD = "SELECT about, number, COUNT(*) AS n FROM call_notice WHERE call_id = $1 GROUP BY about, number";
    }
    centum_store::tables! {
        call_follower(call_id, person_id) {
            call_id: Text Internal, person_id: Text Internal, applicant: Int Internal, since: Int Internal,
        }
        call_notice(call_id, about, number, person_id) {
            call_id: Text Internal, about: Text Internal, number: Int Internal, person_id: Text Internal,
            told_at: Int Internal,
        }
    }
}
pub(crate) use sql::{STATEMENTS, TABLES};

/// What people are told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// The call was corrected.
    Corrigendum,
    /// A question was answered.
    Answer,
    /// An answer was corrected. Who was told of it is kept with the corrections.
    Correction,
}

impl About {
    /// The name in the database and in ids of texts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Corrigendum => "corrigendum",
            Self::Answer => "answer",
            Self::Correction => "correction",
        }
    }
}

/// How a person stands to a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Following {
    /// Not at all.
    No,
    /// Asked to be told.
    Reader,
    /// Has an expression of interest, and is always told.
    Applicant,
}

/// Puts a person among the applicants of a call: from now on every corrigendum is told. For whoever begins an
/// expression of interest, or joins one, in the same transaction.
pub async fn applies(tx: &mut Tx, call: Id<Call>, person: Id<Person>, now: Timestamp) -> StoreResult<()> {
    tx.conn().execute(&sql::FOLLOW, args![call, person, true, now]).await?;
    tx.conn().execute(&sql::BECOME_APPLICANT, args![call, person]).await.map(drop)
}

/// Begins or ends to follow a call as a reader; an applicant goes on. Tells whether anything is different now.
pub(in super::super) async fn set_following(
    tx: &mut Tx,
    call: Id<Call>,
    person: Id<Person>,
    on: bool,
    now: Timestamp,
) -> StoreResult<bool> {
    let done = if on {
        tx.conn().execute(&sql::FOLLOW, args![call, person, false, now]).await?
    } else {
        tx.conn().execute(&sql::UNFOLLOW, args![call, person]).await?
    };
    Ok(done > 0)
}

/// How a person stands to a call.
pub async fn following(conn: &mut Conn<'_>, call: Id<Call>, person: Id<Person>) -> StoreResult<Following> {
    let row = conn.optional(&sql::FOLLOWER, args![call, person]).await?;
    Ok(match row.map(|row| row.get::<bool>("applicant")).transpose()? {
        None => Following::No,
        Some(false) => Following::Reader,
        Some(true) => Following::Applicant,
    })
}

/// How many people would be told of a change now.
pub async fn followers(conn: &mut Conn<'_>, call: Id<Call>) -> StoreResult<i64> {
    conn.one(&sql::COUNT_FOLLOWERS, args![call]).await?.get("n")
}

/// How many people were told of each thing.
pub async fn told(conn: &mut Conn<'_>, call: Id<Call>) -> StoreResult<BTreeMap<(String, u32), i64>> {
    let rows = conn.all(&sql::TOLD, args![call]).await?;
    rows.iter().map(|row| Ok(((row.get("about")?, row.get("number")?), row.get("n")?))).collect()
}

/// The next people who followed at `since` and have not been told yet.
pub(crate) async fn untold(
    tx: &mut Tx,
    call: Id<Call>,
    about: (About, u32),
    since: Timestamp,
    most: u32,
) -> StoreResult<Vec<Id<Person>>> {
    let values = args![call, about.0.name(), about.1, since, most];
    let rows = tx.conn().all(&sql::UNTOLD, values).await?;
    rows.iter().map(|row| row.get("person_id")).collect()
}

/// Whether a person was told.
pub(crate) async fn was_told(
    conn: &mut Conn<'_>,
    call: Id<Call>,
    about: (About, u32),
    person: Id<Person>,
) -> StoreResult<bool> {
    let values = args![call, about.0.name(), about.1, person];
    Ok(conn.optional(&sql::WAS_TOLD, values).await?.is_some())
}

/// Remembers that a person was told.
pub(crate) async fn note_told(
    tx: &mut Tx,
    call: Id<Call>,
    about: (About, u32),
    person: Id<Person>,
    now: Timestamp,
) -> StoreResult<()> {
    let values = args![call, about.0.name(), about.1, person, now];
    tx.conn().execute(&sql::TELL, values).await.map(drop)
}

/// The calls that a person follows or applies in.
pub(crate) async fn followed_by(conn: &mut Conn<'_>, person: Id<Person>) -> StoreResult<Vec<Id<Call>>> {
    let rows = conn.all(&sql::FOLLOWED_BY, args![person]).await?;
    rows.iter().map(|row| row.get("call_id")).collect()
}

/// Takes a person out of all followers.
pub(crate) async fn forget_follower(tx: &mut Tx, person: Id<Person>) -> StoreResult<()> {
    tx.conn().execute(&sql::FORGET_TOLD, args![person]).await?;
    tx.conn().execute(&sql::FORGET_FOLLOWER, args![person]).await.map(drop)
}
