//! Files by the digest of their content, in pieces, so that no row is large.

use std::collections::BTreeSet;

use centum_base::{Digest, Timestamp};
use centum_forms::Value;
use centum_store::{Conn, StoreResult, Tx, args};

use super::letting_go::value_of;

/// How much of a file stands in one row.
const PIECE: usize = 256 * 1024;

mod sql {
    centum_store::statements! {
        FIND = "SELECT bytes, media_type FROM file WHERE digest = $1";
        INSERT = "INSERT INTO file (digest, bytes, media_type, kept_at) VALUES ($1, $2, $3, $4)";
        INSERT_PIECE = "INSERT INTO file_piece (digest, position, content) VALUES ($1, $2, $3)";
        NAMING = "SELECT value FROM answer WHERE value LIKE '{\"is\":\"files\"%' \
            UNION SELECT value FROM answer_revision WHERE value LIKE '{\"is\":\"files\"%' \
            UNION SELECT value FROM submission_answer WHERE value LIKE '{\"is\":\"files\"%'";
        NAMED_BY_CALL = "SELECT COUNT(*) AS n FROM call_version WHERE terms LIKE $1";
        DROP_PIECES = "DELETE FROM file_piece WHERE digest = $1";
        DROP_FILE = "DELETE FROM file WHERE digest = $1";
        PIECES = "SELECT content FROM file_piece WHERE digest = $1 ORDER BY position";
    }
    centum_store::tables! {
        file(digest) { digest: Text Internal, bytes: Int Internal, media_type: Text Internal, kept_at: Int Internal }
        file_piece(digest, position) {
            digest: Text Internal, position: Int Internal,
            content: Blob Personal("assessing the application", "as long as the form says of the answer"),
        }
    }
}
pub(super) use sql::{STATEMENTS, TABLES};

/// What is known of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileHead {
    /// The size in bytes.
    pub bytes: i64,
    /// The media type that its content shows.
    pub media_type: String,
}

/// Keeps a file, unless the same content is kept already.
pub(crate) async fn keep_file(
    tx: &mut Tx,
    digest: Digest,
    media_type: &str,
    content: &[u8],
    at: Timestamp,
) -> StoreResult<()> {
    if tx.conn().optional(&sql::FIND, args![digest]).await?.is_some() {
        return Ok(());
    }
    let bytes = i64::try_from(content.len()).unwrap_or(i64::MAX);
    tx.conn().execute(&sql::INSERT, args![digest, bytes, media_type, at]).await?;
    for (position, piece) in (0_i64..).zip(content.chunks(PIECE)) {
        tx.conn().execute(&sql::INSERT_PIECE, args![digest, position, piece]).await?;
    }
    Ok(())
}

/// Lets go of those files that no answer, no version of one, nothing that was handed in and no call names any more. Tells
/// how many those were.
pub(crate) async fn drop_files_unless_named(tx: &mut Tx, files: &BTreeSet<Digest>) -> StoreResult<usize> {
    if files.is_empty() {
        return Ok(0);
    }
    let mut left = files.clone();
    let mut conn = tx.conn();
    for row in conn.all(&sql::NAMING, args![]).await? {
        if let Value::Files(named) = value_of(&row)? {
            for file in &named {
                left.remove(&file.digest);
            }
        }
    }
    let mut dropped = 0;
    for digest in left {
        let named: i64 = conn.one(&sql::NAMED_BY_CALL, args![format!("%{digest}%")]).await?.get("n")?;
        if named == 0 {
            conn.execute(&sql::DROP_PIECES, args![digest]).await?;
            dropped += usize::from(conn.execute(&sql::DROP_FILE, args![digest]).await? > 0);
        }
    }
    Ok(dropped)
}

/// A file with its content.
pub(crate) async fn read_file(
    conn: &mut Conn<'_>,
    digest: Digest,
) -> StoreResult<Option<(FileHead, Vec<u8>)>> {
    let Some(head) = conn.optional(&sql::FIND, args![digest]).await? else { return Ok(None) };
    let head = FileHead { bytes: head.get("bytes")?, media_type: head.get("media_type")? };
    let mut content = Vec::with_capacity(usize::try_from(head.bytes).unwrap_or(0));
    for piece in conn.all(&sql::PIECES, args![digest]).await? {
        content.extend_from_slice(&piece.get::<Vec<u8>>("content")?);
    }
    Ok(Some((head, content)))
}
