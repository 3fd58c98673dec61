//! Whoever is kept from an application by a conflict reads no ledger and no letters: who reads it, what was asked for and what
//! became of it stand there. Nor does such a person decide about that application what organisers decide, or see in the cohort who
//! took a seat before that is announced.

use centum_accounts::Actor;
use centum_base::{Id, Timestamp};
use centum_calls::call::find_call;
use centum_calls::expression::{Expression, find as find_expression};
use centum_cohort::announcement::announcements;
use centum_cohort::edition::Edition;
use centum_ledger::{House, Subject};
use centum_store::{Conn, StoreResult};
use centum_web::Visit;
use centum_web::withheld::{Asking, Barring};

use crate::process::{of_call, selections};
use crate::reviewers::{conflicts_of, is_impartial};
use crate::seats::handed_over_at;

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

/// Whether a conflict keeps somebody from an application that something is to be decided about, or from the cohort of an edition
/// that confirmed seats were handed over to.
pub(crate) fn bars(house: House, actor: Actor, subject: Subject) -> Barring {
    Box::pin(async move {
        if actor.person().is_none() {
            return Ok(false);
        }
        let mut reader = house.db.read_current().await?;
        let conn = &mut reader.conn();
        match subject.kind {
            "expression" => keeps_from_expression(conn, &actor, &subject.id).await,
            "edition" => keeps_from_edition(conn, &actor, &subject.id).await,
            _ => Ok(false),
        }
    })
}

async fn keeps_from_expression(conn: &mut Conn<'_>, actor: &Actor, id: &str) -> StoreResult<bool> {
    let Ok(id) = id.parse::<Id<Expression>>() else { return Ok(false) };
    let Some(head) = find_expression(conn, id).await? else { return Ok(false) };
    let Some(selection) = of_call(conn, head.call).await? else { return Ok(false) };
    Ok(conflicts_of(conn, &selection).await?.keeps_from(actor, id))
}

/// What the cohort has of confirmed seats tells who took one, until it is announced.
async fn keeps_from_edition(conn: &mut Conn<'_>, actor: &Actor, id: &str) -> StoreResult<bool> {
    let Ok(id) = id.parse::<Id<Edition>>() else { return Ok(false) };
    let mut announced = None;
    for selection in selections(conn).await? {
        let Some(handed_over) = handed_over_at(conn, selection.id).await? else { continue };
        let call = find_call(conn, selection.call).await?;
        if call.is_none_or(|call| call.edition != id) {
            continue;
        }
        if announced.is_none() {
            announced = announcements(conn, id).await?.iter().filter_map(|one| one.published_at).max();
        }
        if is_secret(handed_over, announced) && !is_impartial(conn, actor, &selection).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether nothing was announced since seats were handed over.
fn is_secret(handed_over: Timestamp, announced: Option<Timestamp>) -> bool {
    announced.is_none_or(|announced| announced <= handed_over)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confirmed_seats_are_kept_secret_until_something_is_announced_after_them() {
        let at = |second| Timestamp::from_second(second).expect("an instant");
        assert!(is_secret(at(10), None));
        assert!(is_secret(at(10), Some(at(9))), "an earlier version does not tell of them");
        assert!(!is_secret(at(10), Some(at(11))));
    }
}
