//! What waits at the desk of the cohort, for the start of the desk.

use centum_accounts::Permission;
use centum_web::Visit;
use centum_web::tiles::{Counting, Tile};

use super::EDITIONS;
use crate::announcement::unpublished;
use crate::intake::waiting_documents;

/// Documents that nobody has confirmed yet, and versions that are not published.
pub fn tiles(visit: Visit) -> Counting {
    Box::pin(async move {
        if !visit.actor.may(Permission::ManageCohort) {
            return Ok(Vec::new());
        }
        let mut reader = visit.app.house.read().await?;
        let documents = waiting_documents(&mut reader.conn()).await?;
        let versions = unpublished(&mut reader.conn()).await?;
        let tile = |message, count| Tile {
            message,
            count: u64::try_from(count).unwrap_or(0),
            href: EDITIONS.to_owned(),
        };
        Ok(vec![tile("cohort-desk-tile-documents", documents), tile("cohort-desk-tile-versions", versions)])
    })
}
