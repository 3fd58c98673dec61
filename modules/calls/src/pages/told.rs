//! What the ledger tells of an application, page by page, to somebody who may not read all of it.

use centum_ledger::{Choice, Told, chosen};
use centum_store::{Conn, StoreResult};

use crate::expression::{Access, Dossier};

/// At most so many entries about an application, the newest first, and the entry before which the next ones come. What the person
/// does not read takes no place among them: neither the length of a page nor where it ends tells of it.
pub(super) async fn told(
    conn: &mut Conn<'_>,
    (dossier, access): (&Dossier, &Access),
    before: Option<i64>,
    most: u32,
) -> StoreResult<(Vec<Told>, Option<i64>)> {
    let id = dossier.head.id.to_string();
    let of = Choice { kind: "expression".to_owned(), id, ..Choice::default() };
    let mut told: Vec<Told> = Vec::new();
    let mut from = before;
    loop {
        let some = chosen(conn, &of, from, most + 1).await?;
        let is_last = some.len() <= most as usize;
        from = some.last().map(|last| last.entry.seq);
        told.extend(some.into_iter().filter(|one| access.reads(&one.entry.verb)));
        if is_last || told.len() > most as usize {
            break;
        }
    }
    let more = told.len() > most as usize;
    told.truncate(most as usize);
    let earlier = told.last().filter(|_| more).map(|last| last.entry.seq);
    Ok((told, earlier))
}
