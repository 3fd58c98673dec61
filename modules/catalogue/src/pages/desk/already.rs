//! Saying that a portal is read already: to who may see by whom. Whatever others read is as if it did not exist.

use centum_base::Id;
use centum_store::Conn;
use centum_web::{Problem, Visit};

use super::HOME;
use super::seat::Seat;
use crate::adapters::Portal;
use crate::intake::{Looking, readers_of};
use crate::sources::{Source, catalogue};

/// A source that reads a portal already.
pub(super) struct Already {
    pub(super) href: String,
    pub(super) name: String,
    pub(super) address: String,
}

/// Those that read what was pasted.
pub(super) async fn of_looking(visit: &Visit, looking: &Looking) -> Result<Vec<Already>, Problem> {
    let mut reader = visit.app.house.db.read_current().await?;
    let mut conn = reader.conn();
    let seat = Seat::of(visit, &mut conn).await?;
    shown(&mut conn, &seat, &looking.portals(), looking.source).await
}

/// The others that read what a source reads.
pub(super) async fn beside(
    conn: &mut Conn<'_>,
    seat: &Seat,
    source: &Source,
) -> Result<Vec<Already>, Problem> {
    let portal = Portal::read_by(&source.dialect, &source.address);
    shown(conn, seat, &portal.into_iter().collect(), Some(source.id)).await
}

async fn shown(
    conn: &mut Conn<'_>,
    seat: &Seat,
    portals: &std::collections::HashSet<Portal>,
    but: Option<Id<Source>>,
) -> Result<Vec<Already>, Problem> {
    let mut found = Vec::new();
    for source in readers_of(conn, portals).await? {
        if Some(source.id) == but || !seat.shows(source.catalogue) {
            continue;
        }
        let name = catalogue(conn, source.catalogue).await?.map(|one| one.name);
        found.push(Already {
            href: format!("{HOME}/sources/{}", source.id),
            name: name.unwrap_or_default(),
            address: source.address,
        });
    }
    Ok(found)
}
