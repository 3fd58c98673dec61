//! Publishers, catalogues and sources as they are kept.

use centum_base::{Id, Timestamp};
use centum_store::{Conn, Row, StoreResult, Tx, args};

use super::model::{Care, Catalogue, CatalogueKind, Publisher, PublishesFor, Source};

mod sql {
    centum_store::statements! {
        INSERT_PUBLISHER = "INSERT INTO catalogue_publisher (id, slug, name, homepage, mail, locale, created_at, version) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, 1)";
        PUBLISHER = "SELECT id, slug, name, homepage, mail, locale, version FROM catalogue_publisher WHERE id = $1";
        PUBLISHERS = "SELECT id, slug, name, homepage, mail, locale, version FROM catalogue_publisher ORDER BY slug";
        INSERT_PORTAL = "INSERT INTO catalogue_portal (id, slug, name, homepage, kind, publisher_id, created_at, version) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, 1)";
        PORTAL = "SELECT id, slug, name, homepage, kind, publisher_id, version FROM catalogue_portal WHERE id = $1";
        PORTAL_BY_SLUG = "SELECT id, slug, name, homepage, kind, publisher_id, version FROM catalogue_portal WHERE slug = $1";
        PORTALS = "SELECT id, slug, name, homepage, kind, publisher_id, version FROM catalogue_portal ORDER BY slug";
        DROP_FOR = "DELETE FROM catalogue_publishes_for WHERE catalogue_id = $1";
        INSERT_FOR = "INSERT INTO catalogue_publishes_for (catalogue_id, place_id, participation_id) VALUES ($1, $2, $3)";
        PUBLISHES_FOR = "SELECT place_id, participation_id FROM catalogue_publishes_for WHERE catalogue_id = $1 ORDER BY place_id";
        INSERT_SOURCE = "INSERT INTO catalogue_source (id, catalogue_id, address, dialect, every_minutes, pause_millis, guard_percent, \
            grace_days, enabled, next_at, runs, created_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11, 1)";
        CHANGE_SOURCE = "UPDATE catalogue_source SET dialect = $3, every_minutes = $4, pause_millis = $5, guard_percent = $6, \
            grace_days = $7, enabled = $8, next_at = $9, version = version + 1 WHERE id = $1 AND version = $2";
        SOURCE = "SELECT id, catalogue_id, address, dialect, every_minutes, pause_millis, guard_percent, grace_days, enabled, next_at, \
            version FROM catalogue_source WHERE id = $1";
        SOURCES = "SELECT id, catalogue_id, address, dialect, every_minutes, pause_millis, guard_percent, grace_days, enabled, next_at, \
            version FROM catalogue_source ORDER BY address, id";
        SOURCES_OF = "SELECT id, catalogue_id, address, dialect, every_minutes, pause_millis, guard_percent, grace_days, enabled, \
            next_at, version FROM catalogue_source WHERE catalogue_id = $1 ORDER BY address, id";
        DUE = "SELECT id, catalogue_id, address, dialect, every_minutes, pause_millis, guard_percent, grace_days, enabled, next_at, \
            version FROM catalogue_source WHERE enabled = 1 AND next_at <= $1 ORDER BY next_at, id LIMIT $2";
        NEXT_AT = "UPDATE catalogue_source SET next_at = $2 WHERE id = $1";
    }
    centum_store::tables! {
        catalogue_publisher(id) {
            id: Text Public, slug: Text Public, name: Text Public, homepage: Text Public,
            mail: Text Personal("sending the publisher what a harvest found", "until the publisher is changed"),
            locale: Text Internal, created_at: Int Internal, version: Int Internal,
        }
        catalogue_portal(id) {
            id: Text Public, slug: Text Public, name: Text Public, homepage: Text Public, kind: Text Public,
            publisher_id: Text Public, created_at: Int Internal, version: Int Internal,
        }
        catalogue_publishes_for(catalogue_id, place_id) {
            catalogue_id: Text Public, place_id: Text Public, participation_id: Text Public,
        }
        catalogue_source(id) {
            id: Text Public, catalogue_id: Text Public, address: Text Public, dialect: Text Public, every_minutes: Int Internal,
            pause_millis: Int Internal, guard_percent: Int Internal, grace_days: Int Internal, enabled: Int Internal,
            next_at: Int Internal, runs: Int Internal, created_at: Int Internal, version: Int Internal,
        }
    }
}
pub(super) use sql::{CHANGE_SOURCE, DROP_FOR, INSERT_FOR, INSERT_PORTAL, INSERT_PUBLISHER};
pub(crate) use sql::{INSERT_SOURCE, STATEMENTS, TABLES};

fn publisher_of(row: &Row) -> StoreResult<Publisher> {
    Ok(Publisher {
        id: row.get("id")?,
        slug: row.get("slug")?,
        name: row.get("name")?,
        homepage: row.get("homepage")?,
        mail: row.get("mail")?,
        locale: row.get("locale")?,
        version: row.get("version")?,
    })
}

fn catalogue_of(row: &Row) -> StoreResult<Catalogue> {
    Ok(Catalogue {
        id: row.get("id")?,
        slug: row.get("slug")?,
        name: row.get("name")?,
        homepage: row.get("homepage")?,
        kind: row.named("kind", CatalogueKind::named)?,
        publisher: row.get("publisher_id")?,
        version: row.get("version")?,
    })
}

fn source_of(row: &Row) -> StoreResult<Source> {
    Ok(Source {
        id: row.get("id")?,
        catalogue: row.get("catalogue_id")?,
        address: row.get("address")?,
        dialect: row.get("dialect")?,
        care: Care {
            every_minutes: row.get("every_minutes")?,
            pause_millis: row.get("pause_millis")?,
            guard_percent: row.get("guard_percent")?,
            grace_days: row.get("grace_days")?,
        },
        enabled: row.get("enabled")?,
        next_at: row.get("next_at")?,
        version: row.get("version")?,
    })
}

/// The publisher of that identifier.
pub async fn publisher(conn: &mut Conn<'_>, id: Id<Publisher>) -> StoreResult<Option<Publisher>> {
    conn.optional(&sql::PUBLISHER, args![id]).await?.as_ref().map(publisher_of).transpose()
}

/// Every publisher.
pub async fn publishers(conn: &mut Conn<'_>) -> StoreResult<Vec<Publisher>> {
    conn.all(&sql::PUBLISHERS, args![]).await?.iter().map(publisher_of).collect()
}

/// The catalogue of that identifier.
pub async fn catalogue(conn: &mut Conn<'_>, id: Id<Catalogue>) -> StoreResult<Option<Catalogue>> {
    conn.optional(&sql::PORTAL, args![id]).await?.as_ref().map(catalogue_of).transpose()
}

/// The catalogue with that name in addresses.
pub async fn catalogue_by_slug(conn: &mut Conn<'_>, slug: &str) -> StoreResult<Option<Catalogue>> {
    conn.optional(&sql::PORTAL_BY_SLUG, args![slug]).await?.as_ref().map(catalogue_of).transpose()
}

/// Every catalogue.
pub async fn catalogues(conn: &mut Conn<'_>) -> StoreResult<Vec<Catalogue>> {
    conn.all(&sql::PORTALS, args![]).await?.iter().map(catalogue_of).collect()
}

/// The cities that a catalogue publishes for.
pub async fn published_for(conn: &mut Conn<'_>, id: Id<Catalogue>) -> StoreResult<Vec<PublishesFor>> {
    let rows = conn.all(&sql::PUBLISHES_FOR, args![id]).await?;
    rows.iter()
        .map(|row| {
            Ok(PublishesFor { place: row.get("place_id")?, participation: row.get("participation_id")? })
        })
        .collect()
}

/// The source of that identifier.
pub async fn source(conn: &mut Conn<'_>, id: Id<Source>) -> StoreResult<Option<Source>> {
    conn.optional(&sql::SOURCE, args![id]).await?.as_ref().map(source_of).transpose()
}

/// Every source.
pub async fn sources(conn: &mut Conn<'_>) -> StoreResult<Vec<Source>> {
    conn.all(&sql::SOURCES, args![]).await?.iter().map(source_of).collect()
}

/// The sources of one catalogue.
pub async fn sources_of(conn: &mut Conn<'_>, id: Id<Catalogue>) -> StoreResult<Vec<Source>> {
    conn.all(&sql::SOURCES_OF, args![id]).await?.iter().map(source_of).collect()
}

/// Enabled sources whose time has come, the longest overdue first.
pub async fn sources_due(conn: &mut Conn<'_>, now: Timestamp, limit: u32) -> StoreResult<Vec<Source>> {
    conn.all(&sql::DUE, args![now, limit]).await?.iter().map(source_of).collect()
}

/// Notes when the schedule starts the next run of a source.
pub(crate) async fn schedule_next(tx: &mut Tx, source: &Source, now: Timestamp) -> StoreResult<()> {
    let next =
        source.care.every_minutes.filter(|_| source.enabled).and_then(|minutes| {
            now.checked_add(std::time::Duration::from_secs(u64::from(minutes) * 60)).ok()
        });
    tx.conn().execute(&sql::NEXT_AT, args![source.id, next]).await.map(drop)
}
