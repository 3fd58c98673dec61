//! The packages of an answer as text, put together of those that were written before.

use std::collections::HashMap;
use std::sync::Arc;

use centum_store::{Conn, Db, StoreResult};
use centum_web::BaseUrl;

use crate::ckan::guide::Guide;
use crate::ckan::kept::{self, Kept};
use crate::ckan::package::package;
use crate::ckan::store;

/// The packages of these records in JSON, in their order, where all of them were written before and nothing has changed since.
pub(super) async fn at_a_glance(
    db: &Db,
    kept: &Kept,
    ids: &[String],
    guide: &Arc<Guide>,
) -> StoreResult<Option<Vec<Arc<str>>>> {
    let Some((heads, last)) = store::heads_at_a_glance(db, ids).await? else { return Ok(None) };
    if !kept.is_of(guide, last) {
        return Ok(None);
    }
    let mut texts = HashMap::with_capacity(heads.len());
    for (id, source, head) in heads {
        let Some(text) = kept.get(&kept::key(head, guide.of(source))) else { return Ok(None) };
        texts.insert(id, text);
    }
    Ok(Some(ids.iter().filter_map(|id| texts.remove(id)).collect()))
}

/// The packages of these records in JSON, in their order; those that are not shown are left out.
pub(super) async fn texts(
    (conn, base): (&mut Conn<'_>, &BaseUrl),
    kept: &Kept,
    ids: &[String],
    guide: &Guide,
) -> StoreResult<Vec<Arc<str>>> {
    let (mut texts, mut unknown) = (HashMap::new(), HashMap::new());
    for (id, source, head) in store::heads(conn, ids).await? {
        let key = kept::key(head, guide.of(source));
        match kept.get(&key) {
            Some(text) => drop(texts.insert(id, text)),
            None => drop(unknown.insert(id, key)),
        }
    }
    if !unknown.is_empty() {
        let missing: Vec<String> = unknown.keys().cloned().collect();
        for shown in store::of_ids(conn, &missing).await? {
            let told = package(&shown, guide.of(shown.source), base);
            let text: Arc<str> = told.to_string().into();
            let id = shown.id.to_string();
            if let Some(key) = unknown.remove(&id) {
                kept.put(key, Arc::clone(&text));
            }
            texts.insert(id, text);
        }
    }
    Ok(ids.iter().filter_map(|id| texts.remove(id)).collect())
}
