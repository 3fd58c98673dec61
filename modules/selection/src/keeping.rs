//! What a selection keeps about a person. It is told to that person, and let go of.

use centum_accounts::{About, Keeper, Kept};
use centum_ledger::{Actor as Recorded, House};
use centum_store::{Conn, Tx};
use serde_json::{Value, json};

use crate::decision;

/// The keeper of this room.
pub(crate) const KEEPER: Keeper = Keeper { name: "selection", tell, erase };

fn tell<'a, 'c>(conn: &'a mut Conn<'c>, about: &'a About) -> Kept<'a, Value> {
    Box::pin(async move {
        let complaints = decision::store::complaints_of(conn, about.person).await?;
        let complaints: Vec<Value> = complaints
            .into_iter()
            .map(|one| json!({ "application": one.expression, "complaint": one.complaint, "at": one.filed_at }))
            .collect();
        Ok(json!({ "complaints": complaints }))
    })
}

fn erase<'a>(_house: &'a House, tx: &'a mut Tx, _recorded: &'a Recorded, about: &'a About) -> Kept<'a, ()> {
    Box::pin(async move { decision::store::forget(tx, about.person).await.map(drop) })
}
