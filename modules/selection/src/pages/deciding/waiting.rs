//! What waits for those who lead a selection, for the start of the desk.

use std::collections::BTreeSet;

use centum_accounts::Permission::ManageSelection;
use centum_calls::call::calls;
use centum_web::Visit;
use centum_web::tiles::{Counting, Tile};

use super::home;
use crate::decision::open_complaints;
use crate::process::selections;
use crate::reviewers::is_impartial;

/// Complaints that nobody has answered yet, selection by selection, for whoever is kept from none of its applications.
pub(crate) fn tiles(visit: Visit) -> Counting {
    Box::pin(async move {
        if !visit.actor.may(ManageSelection) {
            return Ok(Vec::new());
        }
        let mut reader = visit.app.house.read().await?;
        let calls = calls(&mut reader.conn()).await?;
        let mut tiles = Vec::new();
        for selection in selections(&mut reader.conn()).await? {
            let Some(call) = calls.iter().find(|call| call.id == selection.call) else { continue };
            let count = open_complaints(&mut reader.conn(), selection.id, &BTreeSet::new()).await?;
            if count > 0 && is_impartial(&mut reader.conn(), &visit.actor, &selection).await? {
                let href = format!("{}/seats", home(call));
                tiles.push(Tile { message: "selection-tile-complaints", count: count.into(), href });
            }
        }
        Ok(tiles)
    })
}
