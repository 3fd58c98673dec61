//! Documents as they were received, with what was read out of them.

use centum_base::{Date, Digest, Id, Timestamp};
use centum_store::{Conn, Row, StoreResult, args};

use super::draft::Draft;
use crate::edition::Edition;
use crate::reading::{Mapping, Reading};

mod sql {
    centum_store::statements! {
        INSERT = "INSERT INTO source_document (id, edition_id, label, dated, digest, file_name, bytes, reading, draft, state, \
            received_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'draft', $10, 1)";
        FIND = "SELECT id, edition_id, label, dated, digest, file_name, reading, draft, state, number, received_at, confirmed_at, \
            version FROM source_document WHERE id = $1";
        OF_EDITION = "SELECT id, edition_id, label, dated, digest, file_name, reading, draft, state, number, received_at, confirmed_at, \
            version FROM source_document WHERE edition_id = $1 AND state <> 'discarded' ORDER BY received_at, id";
        BY_DIGEST = "SELECT id, state FROM source_document WHERE edition_id = $1 AND digest = $2 AND state <> 'discarded' \
            ORDER BY state, received_at LIMIT 1";
        WAITING_BY_DIGEST = "SELECT id, state FROM source_document WHERE edition_id = $1 AND digest = $2 AND state = 'draft' \
            ORDER BY received_at LIMIT 1";
        KEEP_DRAFT = "UPDATE source_document SET draft = $3, version = version + 1 WHERE id = $1 AND version = $2 AND state = 'draft'";
        CONFIRM = "UPDATE source_document SET draft = $3, state = 'confirmed', number = $4, confirmed_at = $5, version = version + 1 \
            WHERE id = $1 AND version = $2 AND state = 'draft'";
        DISCARD = "UPDATE source_document SET state = 'discarded', version = version + 1 WHERE id = $1 AND version = $2 AND state = 'draft'";
        CONFIRMED = "SELECT COUNT(*) AS n FROM source_document WHERE edition_id = $1 AND state = 'confirmed'";
        WAITING = "SELECT COUNT(*) AS n FROM source_document WHERE state = 'draft'";
        KEEP_MAPPING = "INSERT INTO column_choice (headings, mapping, chosen_at) VALUES ($1, $2, $3) \
            ON CONFLICT (headings) DO UPDATE SET mapping = excluded.mapping, chosen_at = excluded.chosen_at";
        MAPPING = "SELECT mapping FROM column_choice WHERE headings = $1";
    }
    centum_store::tables! {
        source_document(id) {
            id: Text Internal, edition_id: Text Internal, label: Text Public, dated: Text Public, digest: Text Public,
            file_name: Text Internal, bytes: Blob Internal, reading: Text Internal, draft: Text Internal, state: Text Internal,
            number: Int Internal, received_at: Int Internal, confirmed_at: Int Internal, version: Int Internal,
        }
        column_choice(headings) { headings: Text Internal, mapping: Text Internal, chosen_at: Int Internal }
    }
}
pub(super) use sql::{
    BY_DIGEST, CONFIRM, CONFIRMED, DISCARD, INSERT, KEEP_DRAFT, KEEP_MAPPING, WAITING_BY_DIGEST,
};
pub(crate) use sql::{STATEMENTS, TABLES};

/// How a document stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceState {
    /// Read, and waiting for a person.
    Draft,
    /// Confirmed by a person.
    Confirmed,
    /// Put aside.
    Discarded,
}

impl SourceState {
    /// The name in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Confirmed => "confirmed",
            Self::Discarded => "discarded",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::Draft, Self::Confirmed, Self::Discarded].into_iter().find(|state| state.name() == name)
    }
}

/// A document that states rows or figures.
#[derive(Clone, Debug)]
pub struct SourceDocument {
    /// The identifier.
    pub id: Id<SourceDocument>,
    /// The edition that it speaks of.
    pub edition: Id<Edition>,
    /// What it is called.
    pub label: String,
    /// The date that it bears.
    pub dated: Option<Date>,
    /// The digest of its bytes.
    pub digest: Digest,
    /// The name of the file.
    pub file_name: Option<String>,
    /// What was read.
    pub reading: Reading,
    /// What a person made of it.
    pub draft: Draft,
    /// How it stands.
    pub state: SourceState,
    /// Its number among the confirmed documents of the edition.
    pub number: Option<i64>,
    /// When it came.
    pub received_at: Timestamp,
    /// When it was confirmed.
    pub confirmed_at: Option<Timestamp>,
    /// Grows with each change.
    pub version: i64,
}

fn document(row: &Row) -> StoreResult<SourceDocument> {
    Ok(SourceDocument {
        id: row.get("id")?,
        edition: row.get("edition_id")?,
        label: row.get("label")?,
        dated: row.get("dated")?,
        digest: row.get("digest")?,
        file_name: row.get("file_name")?,
        reading: row.json("reading")?,
        draft: row.json("draft")?,
        state: row.named("state", SourceState::named)?,
        number: row.get("number")?,
        received_at: row.get("received_at")?,
        confirmed_at: row.get("confirmed_at")?,
        version: row.get("version")?,
    })
}

/// The document of that identifier.
pub async fn find_document(
    conn: &mut Conn<'_>,
    id: Id<SourceDocument>,
) -> StoreResult<Option<SourceDocument>> {
    conn.optional(&sql::FIND, args![id]).await?.as_ref().map(document).transpose()
}

/// The documents of an edition that were not put aside, in the order in which they came.
pub async fn documents(conn: &mut Conn<'_>, edition: Id<Edition>) -> StoreResult<Vec<SourceDocument>> {
    conn.all(&sql::OF_EDITION, args![edition]).await?.iter().map(document).collect()
}

/// How many documents wait for a person, over all editions.
pub async fn waiting_documents(conn: &mut Conn<'_>) -> StoreResult<i64> {
    conn.one(&sql::WAITING, args![]).await?.get("n")
}

/// What a person said of columns with these headings before.
pub async fn remembered_mapping(conn: &mut Conn<'_>, headings: &[String]) -> StoreResult<Option<Mapping>> {
    conn.optional(&sql::MAPPING, args![fingerprint(headings)])
        .await?
        .map(|row| row.json("mapping"))
        .transpose()
}

/// What headings have in common with the same ones in any order.
pub(super) fn fingerprint(headings: &[String]) -> String {
    let mut parts: Vec<&[u8]> = headings.iter().map(|heading| heading.as_bytes()).collect();
    parts.sort_unstable();
    parts.dedup();
    Digest::of_parts(&parts).to_string()
}
