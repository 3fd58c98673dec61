//! Documents of a call that are kept here: brought as a file, read by everyone who may read the call.

use std::collections::BTreeSet;

use centum_accounts::{Actor, Permission};
use centum_base::{Digest, Id};
use centum_ledger::{Choice, House, Note, Subject, Told, chosen};
use centum_store::{Conn, StoreResult};
use serde_json::Value;

use super::{Call, CallError, Terms, find_call};
use crate::Attempt;
use crate::expression::files::{plain_name, sniff};
use crate::expression::store;

/// The largest document of a call, in bytes.
pub const MAX_DOCUMENT: usize = 20 * 1024 * 1024;
/// The deed that brings one.
const KEPT: &str = "calls.keep-document";
/// The newest documents of a call that its terms can begin to name.
const MOST_BROUGHT: u32 = 1_000;

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
    house.record(&mut tx, &recorded, KEPT, &Subject::new("call", id), note).await?;
    house.close(tx).await?;
    Ok(KeptDocument { href: document_href(&call.slug, digest, &name), name })
}

/// Refuses terms that name, as a document kept here, a file that nobody brought to this call: by its digest alone any file of the
/// house could be named, an applicant's too. The ledger has what was brought.
pub(super) async fn brought_here(conn: &mut Conn<'_>, call: &Call, terms: &Terms) -> Result<(), CallError> {
    let named: BTreeSet<String> = terms
        .documents
        .iter()
        .filter(|one| call.terms.documents.iter().all(|before| before.href != one.href))
        .filter_map(|one| kept_here(&call.slug, &one.href))
        .collect();
    if named.is_empty() {
        return Ok(());
    }
    let of = Choice {
        kind: "call".to_owned(),
        id: call.id.to_string(),
        verb: KEPT.to_owned(),
        ..Choice::default()
    };
    let entries = chosen(conn, &of, None, MOST_BROUGHT).await?;
    let digest = |told: &Told| told.details.get("document").and_then(Value::as_str).map(str::to_owned);
    let brought: BTreeSet<String> = entries.iter().filter_map(digest).collect();
    if named.is_subset(&brought) { Ok(()) } else { Err(CallError::NotBrought) }
}

/// The digest that an address names, if it is one of a document that this call keeps here.
pub(super) fn kept_here(slug: &str, href: &str) -> Option<String> {
    let rest = href.strip_prefix(&format!("/calls/{slug}/documents/"))?;
    let digest: Digest = rest.split('/').next()?.parse().ok()?;
    Some(digest.to_string())
}

/// The media type and the content of a document that a call names.
pub(crate) async fn read_document(
    conn: &mut Conn<'_>,
    digest: Digest,
) -> StoreResult<Option<(String, Vec<u8>)>> {
    Ok(store::read_file(conn, digest).await?.map(|(head, content)| (head.media_type, content)))
}
