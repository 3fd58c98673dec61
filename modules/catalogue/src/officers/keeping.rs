//! What is kept about officers as people: for whom they act.

use centum_accounts::{About, Keeper, Kept};
use centum_ledger::{Actor as Recorded, House};
use centum_store::{Conn, Tx};
use serde_json::{Value, json};

use super::rights::participants;
use super::store;

/// Tells for whom somebody acts, and lets go of it.
pub(crate) const KEEPER: Keeper = Keeper { name: "officers", tell, erase };

fn tell<'a, 'c>(conn: &'a mut Conn<'c>, about: &'a About) -> Kept<'a, Value> {
    Box::pin(async move {
        let of = store::acts_for(conn, about.person).await?;
        let named = participants(conn, &of).await?;
        let told = named.iter().map(|one| json!({ "participant": one.name, "edition": one.edition }));
        Ok(json!({ "acts_for": told.collect::<Vec<_>>() }))
    })
}

fn erase<'a>(_: &'a House, tx: &'a mut Tx, _: &'a Recorded, about: &'a About) -> Kept<'a, ()> {
    Box::pin(async move { store::forget(tx, about.person).await })
}
