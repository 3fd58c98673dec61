//! A portal that is a source already: read twice, everything in it would stand here twice.

use std::collections::HashSet;

use centum_store::{Conn, StoreResult};

use super::model::Looking;
use crate::adapters::Portal;
use crate::sources::{Source, sources};

impl Looking {
    /// The portals that may be read: the one whose address was pasted, and those of the offers.
    pub fn portals(&self) -> HashSet<Portal> {
        let offered = self.found.offers.iter();
        let offered = offered.filter_map(|offer| Portal::read_by(&offer.dialect, &offer.address));
        offered.chain(Portal::at(&self.address)).collect()
    }
}

/// The sources that read one of these portals, whoever looks after them.
pub async fn readers_of(conn: &mut Conn<'_>, portals: &HashSet<Portal>) -> StoreResult<Vec<Source>> {
    let mut all = sources(conn).await?;
    all.retain(|source| {
        let portal = Portal::read_by(&source.dialect, &source.address);
        portal.is_some_and(|portal| portals.contains(&portal))
    });
    Ok(all)
}
