//! What waits for organisers of calls, for the start of the desk.

use centum_accounts::Permission;
use centum_web::Visit;
use centum_web::tiles::{Counting, Tile};

use super::CALLS;
use crate::call::calls;
use crate::expression::screenings_waiting;
use crate::questions::{Asked, questions_of};

/// Questions that nobody has answered yet, and drafts that are to be looked at before the deadline, call by call.
pub(crate) fn tiles(visit: Visit) -> Counting {
    Box::pin(async move {
        if !visit.actor.may(Permission::ManageCalls) {
            return Ok(Vec::new());
        }
        let mut reader = visit.app.house.read().await?;
        let screenings = screenings_waiting(&mut reader.conn()).await?;
        let mut tiles = Vec::new();
        for call in calls(&mut reader.conn()).await?.into_iter().filter(|call| call.state.is_public()) {
            let href = format!("{CALLS}/{}", call.slug);
            let questions = questions_of(&mut reader.conn(), call.id).await?;
            let questions = questions.iter().filter(|one| one.state == Asked::Waiting).count();
            let drafts = screenings.iter().filter(|one| one.call == call.id).count();
            let tile = |message, count, below| Tile { message, count, href: format!("{href}{below}") };
            tiles.push(tile("calls-tile-questions", questions as u64, "/questions"));
            tiles.push(tile("calls-tile-screenings", drafts as u64, "#screenings"));
        }
        Ok(tiles)
    })
}
