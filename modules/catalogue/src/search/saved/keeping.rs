//! What is kept about a person here, for the person to see, and to be let go of.

use centum_accounts::{About, Keeper, Kept};
use centum_ledger::{Actor as Recorded, House};
use centum_store::{Conn, Tx};
use serde_json::{Value, json};

use super::store;

/// The keeper of saved searches.
pub(crate) const KEEPER: Keeper = Keeper { name: "searches", tell, erase };

fn tell<'a, 'c>(conn: &'a mut Conn<'c>, about: &'a About) -> Kept<'a, Value> {
    Box::pin(async move {
        let saved = store::saved_of(conn, about.person).await?;
        let told = saved.iter().map(|saved| {
            json!({ "name": saved.name, "query": saved.query, "since": saved.created_at, "known_until": saved.known_until })
        });
        Ok(json!({ "saved_searches": told.collect::<Vec<_>>() }))
    })
}

fn erase<'a>(_: &'a House, tx: &'a mut Tx, _: &'a Recorded, about: &'a About) -> Kept<'a, ()> {
    Box::pin(async move { store::forget(tx, about.person).await })
}
