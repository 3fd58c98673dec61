//! What a selection keeps about a person: what was said of oneself as a reader, what was declared, and complaints. It is told to that
//! person, and let go of; that somebody read, and what came of it, stays under an identifier.

use centum_accounts::{About, Keeper, Kept};
use centum_ledger::{Actor as Recorded, House};
use centum_store::{Conn, Tx};
use serde_json::{Value, json};

use crate::reviewers::{self, store};
use crate::{assignment, consensus, decision};

/// The keeper of this module.
pub(crate) const KEEPER: Keeper = Keeper { name: "selection", tell, erase };

fn tell<'a, 'c>(conn: &'a mut Conn<'c>, about: &'a About) -> Kept<'a, Value> {
    Box::pin(async move {
        let reads = reviewers::invitations_of(conn, about.person).await?;
        let reads: Vec<Value> = reads
            .into_iter()
            .map(|one| {
                json!({
                    "selection": one.selection, "state": one.state.name(), "languages": one.languages, "topics": one.topics,
                    "country": one.country, "employer": one.employer, "least": one.least, "most": one.most,
                    "invited_at": one.invited_at, "answered_at": one.answered_at,
                })
            })
            .collect();
        let declared = store::told_interests(conn, about.person).await?;
        let complaints = decision::store::complaints_of(conn, about.person).await?;
        let complaints: Vec<Value> = complaints
            .into_iter()
            .map(|one| json!({ "application": one.expression, "complaint": one.complaint, "at": one.filed_at }))
            .collect();
        Ok(json!({ "reads": reads, "declared": declared, "complaints": complaints }))
    })
}

fn erase<'a>(house: &'a House, tx: &'a mut Tx, recorded: &'a Recorded, about: &'a About) -> Kept<'a, ()> {
    Box::pin(async move {
        // Nobody else could end what such a person has begun.
        let read = reviewers::invitations_of(&mut tx.conn(), about.person).await?;
        for one in &read {
            assignment::free_unfinished(tx, one, "erased").await?;
        }
        decision::store::forget(tx, about.person).await?;
        store::forget(tx, about.person).await?;
        for one in &read {
            consensus::close_without(house, tx, recorded, one).await?;
        }
        Ok(())
    })
}
