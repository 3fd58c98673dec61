//! Documents of a call that are kept here: brought as a file, read by everyone who may read the call.

use centum_accounts::{Actor, Permission};
use centum_base::{Digest, Id};
use centum_ledger::{House, Note, Subject};
use centum_store::{Conn, StoreResult};

use super::{Call, CallError, find_call};
use crate::Attempt;
use crate::expression::files::{plain_name, sniff};
use crate::expression::store;

/// The largest document of a call, in bytes.
pub const MAX_DOCUMENT: usize = 20 * 1024 * 1024;

/// A document that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptDocument {
    /// Its address on this site.
    pub href: String,
    /// The name of its file.
    pub name: String,
}

/// The address of a document of a call.
pub fn document_href(slug: &str, digest: Digest, name: &str) -> String {
    let name: String = name.chars().map(|c| if c.is_alphanumeric() || c == '.' { c } else { '-' }).collect();
    format!("/calls/{slug}/documents/{digest}/{name}")
}

/// Keeps a document. Nobody reads it before the terms of the call name its address.
pub async fn keep_document(
    house: impl Into<Attempt<'_, House>>,
    actor: &Actor,
    id: Id<Call>,
    name: &str,
    content: &[u8],
) -> Result<KeptDocument, CallError> {
    let house = &house.into();
    let recorded = actor.require(Permission::ManageCalls)?;
    let kind = sniff(content, name);
    if content.is_empty() || content.len() > MAX_DOCUMENT || kind == "application/octet-stream" {
        return Err(CallError::Document);
    }
    let mut tx = house.begin().await?;
    let call = find_call(&mut tx.conn(), id).await?.ok_or(CallError::Absent)?;
    let (digest, name) = (Digest::of(content), plain_name(name));
    store::keep_file(&mut tx, digest, kind, content, house.now()).await?;
    let note = Note::new().with("document", digest).with("name", &name).with("bytes", content.len());
    house.record(&mut tx, &recorded, "calls.keep-document", &Subject::new("call", id), note).await?;
    house.close(tx).await?;
    Ok(KeptDocument { href: document_href(&call.slug, digest, &name), name })
}

/// The media type and the content of a document that a call names.
pub(crate) async fn read_document(
    conn: &mut Conn<'_>,
    digest: Digest,
) -> StoreResult<Option<(String, Vec<u8>)>> {
    Ok(store::read_file(conn, digest).await?.map(|(head, content)| (head.media_type, content)))
}
