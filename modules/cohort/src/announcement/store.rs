//! Announcements as they are kept.

use centum_accounts::Person;
use centum_base::{Digest, Id, Timestamp};
use centum_store::{Conn, Row, StoreResult, args};

use super::content::Content;
use crate::edition::Edition;

mod sql {
    centum_store::statements! {
        INSERT = "INSERT INTO announcement (id, edition_id, number, state, content, hash, drafted_by, created_at, version) \
            VALUES ($1, $2, $3, 'draft', $4, $5, $6, $7, 1)";
        KEEP = "UPDATE announcement SET content = $3, hash = $4, state = 'draft', reviewed_by = NULL, reviewed_at = NULL, \
            version = version + 1 WHERE id = $1 AND version = $2 AND state <> 'published'";
        REVIEW = "UPDATE announcement SET state = 'reviewed', reviewed_by = $3, reviewed_at = $4, version = version + 1 \
            WHERE id = $1 AND version = $2 AND state = 'draft'";
        PUBLISH = "UPDATE announcement SET state = 'published', content = $3, hash = $4, published_by = $5, published_at = $6, \
            version = version + 1 WHERE id = $1 AND version = $2 AND state = 'reviewed'";
        DROP = "DELETE FROM announcement WHERE id = $1 AND version = $2 AND state <> 'published'";
        FIND = "SELECT id, edition_id, number, state, content, hash, drafted_by, reviewed_by, reviewed_at, published_by, published_at, \
            created_at, version FROM announcement WHERE id = $1";
        BY_NUMBER = "SELECT id, edition_id, number, state, content, hash, drafted_by, reviewed_by, reviewed_at, published_by, published_at, \
            created_at, version FROM announcement WHERE edition_id = $1 AND number = $2";
        OF_EDITION = "SELECT id, edition_id, number, state, content, hash, drafted_by, reviewed_by, reviewed_at, published_by, published_at, \
            created_at, version FROM announcement WHERE edition_id = $1 ORDER BY number DESC";
        LAST_NUMBER = "SELECT COALESCE(MAX(number), 0) AS n FROM announcement WHERE edition_id = $1";
        OPEN = "SELECT COUNT(*) AS n FROM announcement WHERE edition_id = $1 AND state <> 'published'";
        UNPUBLISHED = "SELECT COUNT(*) AS n FROM announcement WHERE state <> 'published'";
        PUBLISHED_HASHES = "SELECT id, content, hash FROM announcement WHERE state = 'published' ORDER BY id";
    }
    centum_store::tables! {
        announcement(id) {
            id: Text Public, edition_id: Text Public, number: Int Public, state: Text Internal, content: Text Public, hash: Text Public,
            drafted_by: Text Internal, reviewed_by: Text Internal, reviewed_at: Int Internal, published_by: Text Internal,
            published_at: Int Public, created_at: Int Internal, version: Int Internal,
        }
    }
}
pub(super) use sql::{DROP, INSERT, KEEP, LAST_NUMBER, OPEN, PUBLISH, REVIEW};
pub(crate) use sql::{STATEMENTS, TABLES};

/// How a version stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Being written.
    Draft,
    /// Read by a second person.
    Reviewed,
    /// Out in the world, for good.
    Published,
}

impl State {
    /// The name in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Reviewed => "reviewed",
            Self::Published => "published",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::Draft, Self::Reviewed, Self::Published].into_iter().find(|state| state.name() == name)
    }
}

/// One version of an edition's announcement.
#[derive(Clone, Debug)]
pub struct Announcement {
    /// The identifier.
    pub id: Id<Announcement>,
    /// The edition.
    pub edition: Id<Edition>,
    /// The number within the edition.
    pub number: u32,
    /// How it stands.
    pub state: State,
    /// What it says.
    pub content: Content,
    /// The hash of what it says.
    pub hash: Digest,
    /// Who wrote it.
    pub drafted_by: String,
    /// Who read it.
    pub reviewed_by: Option<Id<Person>>,
    /// When.
    pub reviewed_at: Option<Timestamp>,
    /// Who published it.
    pub published_by: Option<Id<Person>>,
    /// When.
    pub published_at: Option<Timestamp>,
    /// When it was begun.
    pub created_at: Timestamp,
    /// Grows with each change.
    pub version: i64,
}

fn announcement(row: &Row) -> StoreResult<Announcement> {
    Ok(Announcement {
        id: row.get("id")?,
        edition: row.get("edition_id")?,
        number: row.get("number")?,
        state: row.named("state", State::named)?,
        content: row.json("content")?,
        hash: row.get("hash")?,
        drafted_by: row.get("drafted_by")?,
        reviewed_by: row.get("reviewed_by")?,
        reviewed_at: row.get("reviewed_at")?,
        published_by: row.get("published_by")?,
        published_at: row.get("published_at")?,
        created_at: row.get("created_at")?,
        version: row.get("version")?,
    })
}

/// The version of that identifier, in any state.
pub async fn find_announcement(
    conn: &mut Conn<'_>,
    id: Id<Announcement>,
) -> StoreResult<Option<Announcement>> {
    conn.optional(&sql::FIND, args![id]).await?.as_ref().map(announcement).transpose()
}

/// The published version of that number.
pub async fn published(
    conn: &mut Conn<'_>,
    edition: Id<Edition>,
    number: u32,
) -> StoreResult<Option<Announcement>> {
    let found = conn
        .optional(&sql::BY_NUMBER, args![edition, number])
        .await?
        .as_ref()
        .map(announcement)
        .transpose()?;
    Ok(found.filter(|found| found.state == State::Published))
}

/// Every version of an edition, the newest first.
pub async fn announcements(conn: &mut Conn<'_>, edition: Id<Edition>) -> StoreResult<Vec<Announcement>> {
    conn.all(&sql::OF_EDITION, args![edition]).await?.iter().map(announcement).collect()
}

/// How many versions are not published yet, over all editions.
pub async fn unpublished(conn: &mut Conn<'_>) -> StoreResult<i64> {
    conn.one(&sql::UNPUBLISHED, args![]).await?.get("n")
}

/// Published versions whose content does not have the hash that names it: there must be none.
pub async fn altered(conn: &mut Conn<'_>) -> StoreResult<Vec<Id<Announcement>>> {
    let mut altered = Vec::new();
    for row in conn.all(&sql::PUBLISHED_HASHES, args![]).await? {
        let content: String = row.get("content")?;
        if Digest::of(content.as_bytes()) != row.get::<Digest>("hash")? {
            altered.push(row.get("id")?);
        }
    }
    Ok(altered)
}
