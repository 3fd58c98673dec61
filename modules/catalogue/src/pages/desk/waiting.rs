//! What waits at the desk of the catalogue, for the start of the desk.

use centum_accounts::Permission;
use centum_web::Visit;
use centum_web::tiles::{Counting, Tile};

use super::HOME;
use crate::harvest::{Stage, newest_failed, runs_in};
use crate::officers::{Standing, charges_in};
use crate::publishing::in_review;
use crate::records::{Decision, count_duplicates};
use crate::reuses::waiting_reuses;

/// More runs of a kind are not counted.
pub(super) const MOST: u32 = 1000;

/// Portals and datasets of officers that wait for a yes, runs that halted, sources whose last run failed, and pairs that nobody has decided on.
pub fn tiles(visit: Visit) -> Counting {
    Box::pin(async move {
        if !visit.actor.may(Permission::ManageCatalogue) {
            return Ok(Vec::new());
        }
        let mut reader = visit.app.house.read().await?;
        let guarded = runs_in(&mut reader.conn(), Stage::Guarded, MOST).await?.len();
        let failed = newest_failed(&mut reader.conn(), MOST).await?.len();
        let alike = count_duplicates(&mut reader.conn(), Decision::Open).await?;
        let alike = usize::try_from(alike).unwrap_or(0);
        let asking = charges_in(&mut reader.conn(), None).await?;
        let asking = asking.iter().filter(|charge| charge.standing == Standing::Asked).count();
        let sent_in = in_review(&mut reader.conn()).await?;
        let (_, uses) = waiting_reuses(&mut reader.conn()).await?;
        let tile = |message, count: usize, href: &str| Tile {
            message,
            count: u64::try_from(count).unwrap_or(u64::MAX),
            href: href.to_owned(),
        };
        Ok(vec![
            tile("catalogue-officer-tile-asking", asking, HOME),
            tile("catalogue-officer-tile-review", usize::try_from(sent_in).unwrap_or(0), "/desk/publish"),
            tile("catalogue-reuse-tile", usize::try_from(uses).unwrap_or(0), crate::pages::reuses::DESK),
            tile("catalogue-desk-tile-guarded", guarded, HOME),
            tile("catalogue-desk-tile-failed", failed, HOME),
            tile("catalogue-desk-tile-alike", alike, "/desk/catalogue/duplicates"),
        ])
    })
}
