//! Whoever is kept from an application by a conflict reads no ledger and no letters: who reads it, what was asked for and what
//! became of it stand there. Nor does such a person decide about that application what organisers decide.

use centum_accounts::Actor;
use centum_base::Id;
use centum_calls::expression::{Expression, find as find_expression};
use centum_ledger::{House, Subject};
use centum_web::Visit;
use centum_web::withheld::{Asking, Barring};

use crate::process::{of_call, selections};
use crate::reviewers::{conflicts_of, is_impartial};

/// Whether a conflict keeps the person of a visit from an application of any selection.
pub(crate) fn withholds(visit: Visit) -> Asking {
    Box::pin(async move {
        let mut reader = visit.app.house.read().await?;
        for selection in selections(&mut reader.conn()).await? {
            if !is_impartial(&mut reader.conn(), &visit.actor, &selection).await? {
                return Ok(true);
            }
        }
        Ok(false)
    })
}

/// Whether a conflict keeps somebody from an application that something is to be decided about.
pub(crate) fn bars(house: House, actor: Actor, subject: Subject) -> Barring {
    Box::pin(async move {
        let id: Option<Id<Expression>> = subject.id.parse().ok().filter(|_| subject.kind == "expression");
        let (Some(id), Some(_)) = (id, actor.person()) else { return Ok(false) };
        let mut reader = house.db.read_current().await?;
        let conn = &mut reader.conn();
        let Some(head) = find_expression(conn, id).await? else { return Ok(false) };
        let Some(selection) = of_call(conn, head.call).await? else { return Ok(false) };
        Ok(conflicts_of(conn, &selection).await?.keeps_from(&actor, id))
    })
}
