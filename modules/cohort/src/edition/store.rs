//! Programmes and editions as they are kept.

use std::collections::BTreeMap;

use centum_base::{Country, Date, Id};
use centum_store::{Conn, Row, StoreResult, args};
use serde::{Deserialize, Serialize};

use crate::announcement::EditionCard;
use crate::figures::Area;

mod sql {
    centum_store::statements! {
        INSERT_PROGRAMME = "INSERT INTO programme (id, slug, name, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT (slug) DO NOTHING";
        FIND_PROGRAMME = "SELECT id, name FROM programme WHERE slug = $1";
        INSERT_EDITION = "INSERT INTO edition (id, programme_id, slug, name, publisher, licence, members_on, settings, invented, \
            created_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)";
        FIND_BY_SLUG = "SELECT e.id, e.slug, e.name, e.publisher, e.licence, e.members_on, e.settings, e.invented, e.version, \
            p.name AS programme FROM edition e JOIN programme p ON p.id = e.programme_id WHERE e.slug = $1";
        FIND_BY_ID = "SELECT e.id, e.slug, e.name, e.publisher, e.licence, e.members_on, e.settings, e.invented, e.version, \
            p.name AS programme FROM edition e JOIN programme p ON p.id = e.programme_id WHERE e.id = $1";
        ALL = "SELECT e.id, e.slug, e.name, e.publisher, e.licence, e.members_on, e.settings, e.invented, e.version, \
            p.name AS programme FROM edition e JOIN programme p ON p.id = e.programme_id ORDER BY e.invented, e.members_on DESC, e.slug";
        KEEP_SETTINGS = "UPDATE edition SET settings = $2, members_on = $3, version = version + 1 WHERE id = $1 AND version = $4";
    }
    centum_store::tables! {
        programme(id) { id: Text Public, slug: Text Public, name: Text Public, created_at: Int Internal }
        edition(id) {
            id: Text Public, programme_id: Text Public, slug: Text Public, name: Text Public, publisher: Text Public,
            licence: Text Public, members_on: Text Public, settings: Text Public, invented: Int Public, created_at: Int Internal,
            version: Int Internal,
        }
    }
}
pub(super) use sql::{FIND_PROGRAMME, INSERT_EDITION, INSERT_PROGRAMME, KEEP_SETTINGS};
pub(crate) use sql::{STATEMENTS, TABLES};

/// One round of a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// The identifier.
    pub id: Id<Edition>,
    /// The name in addresses.
    pub slug: String,
    /// The name.
    pub name: String,
    /// The programme's name.
    pub programme: String,
    /// Who publishes.
    pub publisher: String,
    /// The licence of its data, an SPDX identifier.
    pub licence: String,
    /// The day on which membership of the Union decides what is inside.
    pub members_on: Date,
    /// What else an organiser decides.
    pub settings: Settings,
    /// Whether it is invented.
    pub invented: bool,
    /// Grows with each change.
    pub version: i64,
}

/// What an organiser decides about an edition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Countries inside the area besides the member states.
    pub extra_countries: Vec<Country>,
    /// What marks mean.
    pub marks: BTreeMap<String, String>,
    /// Days with a title: from, until (inclusive), title.
    pub dates: Vec<(Date, Date, String)>,
}

impl Edition {
    /// What is inside: the member states on the edition's day and the countries that it adds.
    pub fn area(&self) -> Area {
        Area::new(self.members_on, self.settings.extra_countries.iter().copied())
    }

    /// What an announcement says of the edition.
    pub fn card(&self) -> EditionCard {
        EditionCard {
            slug: self.slug.clone(),
            name: self.name.clone(),
            programme: self.programme.clone(),
            publisher: self.publisher.clone(),
            licence: self.licence.clone(),
            members_on: self.members_on,
            extra_countries: self.settings.extra_countries.clone(),
            marks: self.settings.marks.clone(),
            dates: self.settings.dates.clone(),
            invented: self.invented,
        }
    }
}

fn edition(row: &Row) -> StoreResult<Edition> {
    Ok(Edition {
        id: row.get("id")?,
        slug: row.get("slug")?,
        name: row.get("name")?,
        programme: row.get("programme")?,
        publisher: row.get("publisher")?,
        licence: row.get("licence")?,
        members_on: row.get("members_on")?,
        settings: row.json("settings")?,
        invented: row.get("invented")?,
        version: row.get("version")?,
    })
}

/// The edition with that name in addresses.
pub async fn edition_by_slug(conn: &mut Conn<'_>, slug: &str) -> StoreResult<Option<Edition>> {
    conn.optional(&sql::FIND_BY_SLUG, args![slug]).await?.as_ref().map(edition).transpose()
}

/// The edition of that identifier.
pub async fn edition_by_id(conn: &mut Conn<'_>, id: Id<Edition>) -> StoreResult<Option<Edition>> {
    conn.optional(&sql::FIND_BY_ID, args![id]).await?.as_ref().map(edition).transpose()
}

/// Every edition: real ones first, the newest first.
pub async fn editions(conn: &mut Conn<'_>) -> StoreResult<Vec<Edition>> {
    conn.all(&sql::ALL, args![]).await?.iter().map(edition).collect()
}
