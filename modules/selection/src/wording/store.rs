//! Texts of letters as they are kept: those that can be changed, and those that stand beside a decision.

use centum_base::{Digest, Id, Timestamp};
use centum_letters::Template;
use centum_store::{Conn, Row, StoreError, StoreResult, Tx, args};

use super::model::{Worded, Wording};
use crate::process::Selection;

mod sql {
    centum_store::statements! {
        WORDED = "SELECT letter, lang, subject, body FROM letter_wording WHERE selection_id = $1 ORDER BY letter, lang";
        KEEP = "INSERT INTO letter_wording (selection_id, letter, lang, subject, body, changed_by, changed_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (selection_id, letter, lang) \
            DO UPDATE SET subject = excluded.subject, body = excluded.body, changed_by = excluded.changed_by, \
            changed_at = excluded.changed_at";
        PUT_BACK = "DELETE FROM letter_wording WHERE selection_id = $1 AND letter = $2 AND lang = $3";
        FREEZE = "INSERT INTO decision_wording (selection_id, decision, content, digest) VALUES ($1, $2, $3, $4)";
        FROZEN = "SELECT content FROM decision_wording WHERE selection_id = $1 AND decision = $2";
    }
    centum_store::tables! {
        letter_wording(selection_id, letter, lang) {
            selection_id: Text Internal, letter: Text Internal, lang: Text Internal, subject: Text Internal, body: Text Internal,
            changed_by: Text Internal, changed_at: Int Internal,
        }
        decision_wording(selection_id, decision) {
            selection_id: Text Internal, decision: Int Internal, content: Text Internal, digest: Text Internal,
        }
    }
}
pub(crate) use sql::{STATEMENTS, TABLES};

fn one(row: &Row) -> StoreResult<Worded> {
    let template = Template { subject: row.get("subject")?, body: row.get("body")? };
    Ok(Worded { letter: row.get("letter")?, lang: row.get("lang")?, template })
}

/// Every text that somebody worded for the letters of a selection.
pub async fn worded(conn: &mut Conn<'_>, selection: Id<Selection>) -> StoreResult<Wording> {
    let rows = conn.all(&sql::WORDED, args![selection]).await?;
    rows.iter().map(one).collect::<StoreResult<Vec<_>>>().map(Wording)
}

pub(super) async fn keep(
    tx: &mut Tx,
    selection: Id<Selection>,
    new: &Worded,
    (by, at): (&str, Timestamp),
) -> StoreResult<()> {
    let Template { subject, body } = &new.template;
    let values = args![selection, &new.letter, &new.lang, subject, body, by, at];
    tx.conn().execute(&sql::KEEP, values).await.map(drop)
}

/// Takes a text away. Tells whether there was one.
pub(super) async fn put_back(
    tx: &mut Tx,
    selection: Id<Selection>,
    letter: &str,
    lang: &str,
) -> StoreResult<bool> {
    Ok(tx.conn().execute(&sql::PUT_BACK, args![selection, letter, lang]).await? == 1)
}

pub(super) async fn freeze(
    tx: &mut Tx,
    selection: Id<Selection>,
    decision: u32,
    texts: &Wording,
) -> StoreResult<Digest> {
    let content = serde_json::to_string(texts).expect("texts have a JSON form");
    let digest = Digest::of(content.as_bytes());
    tx.conn().execute(&sql::FREEZE, args![selection, decision, &content, digest]).await?;
    Ok(digest)
}

/// The texts that stand beside a decision; none beside one that was proposed before there were any.
pub(crate) async fn frozen(
    conn: &mut Conn<'_>,
    selection: Id<Selection>,
    decision: u32,
) -> StoreResult<Wording> {
    let row = conn.optional(&sql::FROZEN, args![selection, decision]).await?;
    let Some(row) = row else { return Ok(Wording::default()) };
    let content: String = row.get("content")?;
    serde_json::from_str(&content).map_err(|error| StoreError::unreadable("decision_wording", error))
}
