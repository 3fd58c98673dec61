//! Places as they are kept: only those that something refers to.

use centum_base::{Country, Id};
use centum_store::{Conn, Row, StoreResult, args};

mod sql {
    centum_store::statements! {
        INSERT_PLACE = "INSERT INTO place (id, source, source_id, kind, name, name_key, country, admin, latitude_e6, \
            longitude_e6, population, population_year, data_version, created_at, version) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1)";
        FIND_PLACE = "SELECT id, source, source_id, kind, name, country, admin, latitude_e6, longitude_e6, population, \
            population_year, data_version, merged_into FROM place WHERE id = $1";
        FIND_BY_SOURCE = "SELECT id, source, source_id, kind, name, country, admin, latitude_e6, longitude_e6, population, \
            population_year, data_version, merged_into FROM place WHERE source = $1 AND source_id = $2";
        FIND_BY_ALIAS = "SELECT DISTINCT p.id, p.source, p.source_id, p.kind, p.name, p.country, p.admin, p.latitude_e6, p.longitude_e6, \
            p.population, p.population_year, p.data_version, p.merged_into FROM place p \
            JOIN place_name n ON n.place_id = p.id WHERE (n.kind = 'alias' OR p.source = 'own') AND n.name_key = $1 \
            AND p.country = $2 AND p.merged_into IS NULL ORDER BY p.id";
        ALL_PLACES = "SELECT id, source, source_id, kind, name, country, admin, latitude_e6, longitude_e6, population, \
            population_year, data_version, merged_into FROM place WHERE merged_into IS NULL ORDER BY name_key, id";
        MERGED_TOO = "SELECT id, source, source_id, kind, name, country, admin, latitude_e6, longitude_e6, population, \
            population_year, data_version, merged_into FROM place ORDER BY id";
        MERGE_PLACE = "UPDATE place SET merged_into = $2, version = version + 1 WHERE id = $1 AND merged_into IS NULL";
        REDIRECT_MERGED = "UPDATE place SET merged_into = $2, version = version + 1 WHERE merged_into = $1";
        INSERT_NAME = "INSERT INTO place_name (place_id, name, name_key, language, kind) VALUES ($1, $2, $3, $4, $5) \
            ON CONFLICT (place_id, name) DO NOTHING";
        NAMES = "SELECT name, language, kind FROM place_name WHERE place_id = $1 ORDER BY kind, name";
        COPY_NAMES = "INSERT INTO place_name (place_id, name, name_key, language, kind) \
            SELECT CAST($2 AS TEXT), n.name, n.name_key, n.language, 'alias' FROM place_name n WHERE n.place_id = $1 \
            ON CONFLICT (place_id, name) DO NOTHING";
        DROP_ALIAS = "DELETE FROM place_name WHERE place_id = $1 AND name = $2 AND kind = 'alias'";
        INSERT_PART = "INSERT INTO place_part (body_id, place_id) VALUES ($1, $2) ON CONFLICT (body_id, place_id) DO NOTHING";
        PARTS = "SELECT p.id, p.source, p.source_id, p.kind, p.name, p.country, p.admin, p.latitude_e6, p.longitude_e6, \
            p.population, p.population_year, p.data_version, p.merged_into FROM place p \
            JOIN place_part b ON b.place_id = p.id WHERE b.body_id = $1 ORDER BY p.name_key, p.id";
        BROKEN_MERGES = "SELECT p.id FROM place p JOIN place t ON t.id = p.merged_into WHERE t.merged_into IS NOT NULL ORDER BY p.id";
    }
    centum_store::tables! {
        place(id) {
            id: Text Public, source: Text Public, source_id: Text Public, kind: Text Public, name: Text Public,
            name_key: Text Internal, country: Text Public, admin: Text Public, latitude_e6: Int Public, longitude_e6: Int Public,
            population: Int Public, population_year: Int Public, data_version: Text Public, merged_into: Text Public,
            created_at: Int Internal, version: Int Internal,
        }
        place_name(place_id, name) { place_id: Text Public, name: Text Public, name_key: Text Internal, language: Text Public, kind: Text Public }
        place_part(body_id, place_id) { body_id: Text Public, place_id: Text Public }
    }
}
pub(crate) use sql::*;

/// Every table of this module.
pub(crate) const TABLES: &[centum_store::Table] = sql::TABLES;
/// Every statement of this module.
pub(crate) const STATEMENTS: &[&[&centum_store::Statement]] = &[sql::STATEMENTS];

/// Where the facts of a place come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// GeoNames, CC BY 4.0.
    Geonames,
    /// The curated overlay that ships with the product.
    Overlay,
    /// Somebody of this installation.
    Own,
}

impl Source {
    /// The name in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Geonames => "geonames",
            Self::Overlay => "overlay",
            Self::Own => "own",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::Geonames, Self::Overlay, Self::Own].into_iter().find(|source| source.name() == name)
    }
}

/// What stands on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceKind {
    /// A settlement with one point.
    Settlement,
    /// A body of several places, such as an inter-municipal one.
    Body,
}

impl PlaceKind {
    /// The name in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Settlement => "settlement",
            Self::Body => "body",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::Settlement, Self::Body].into_iter().find(|kind| kind.name() == name)
    }
}

/// A place that something refers to.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The identifier: its address.
    pub id: Id<Place>,
    /// Where its facts come from.
    pub source: Source,
    /// Its identifier there, such as the GeoNames number.
    pub source_id: Option<String>,
    /// A settlement or a body.
    pub kind: PlaceKind,
    /// Its own name.
    pub name: String,
    /// Its country.
    pub country: Country,
    /// The codes of the units that it lies in, the largest first.
    pub admin: Option<String>,
    /// Degrees north.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
    /// People of the settlement.
    pub population: Option<i64>,
    /// The year of that figure, or of the data that hold it.
    pub population_year: Option<i64>,
    /// Which data this was adopted from.
    pub data_version: String,
    /// The place that this one turned out to be.
    pub merged_into: Option<Id<Place>>,
}

/// A name of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceName {
    /// The name.
    pub name: String,
    /// Its language, where known.
    pub language: Option<String>,
    /// `official`, `alternate` or `alias`.
    pub kind: String,
}

fn degrees(row: &Row, column: &str) -> StoreResult<Option<f64>> {
    let micro: Option<i64> = row.get(column)?;
    // Millionths of a degree fit a double exactly.
    Ok(micro.map(|micro| micro as f64 / 1e6))
}

pub(crate) fn micro_degrees(degrees: f64) -> i64 {
    (degrees * 1e6).round() as i64
}

fn place(row: &Row) -> StoreResult<Place> {
    Ok(Place {
        id: row.get("id")?,
        source: row.named("source", Source::named)?,
        source_id: row.get("source_id")?,
        kind: row.named("kind", PlaceKind::named)?,
        name: row.get("name")?,
        country: row.get("country")?,
        admin: row.get("admin")?,
        latitude: degrees(row, "latitude_e6")?,
        longitude: degrees(row, "longitude_e6")?,
        population: row.get("population")?,
        population_year: row.get("population_year")?,
        data_version: row.get("data_version")?,
        merged_into: row.get("merged_into")?,
    })
}

/// The place of that identifier; a merged one as it was, with the identifier of the other.
pub async fn find_place(conn: &mut Conn<'_>, id: Id<Place>) -> StoreResult<Option<Place>> {
    conn.optional(&FIND_PLACE, args![id]).await?.as_ref().map(place).transpose()
}

/// The place that the identifier leads to, across a merge.
pub async fn current_place(conn: &mut Conn<'_>, id: Id<Place>) -> StoreResult<Option<Place>> {
    match find_place(conn, id).await? {
        Some(Place { merged_into: Some(other), .. }) => find_place(conn, other).await,
        found => Ok(found),
    }
}

pub(crate) async fn find_by_source(
    conn: &mut Conn<'_>,
    source: Source,
    id: &str,
) -> StoreResult<Option<Place>> {
    conn.optional(&FIND_BY_SOURCE, args![source.name(), id]).await?.as_ref().map(place).transpose()
}

/// The place that these facts were adopted as, if they were.
pub async fn adopted(conn: &mut Conn<'_>, facts: &crate::Facts) -> StoreResult<Option<Id<Place>>> {
    let Some(id) = &facts.source_id else { return Ok(None) };
    let found = find_by_source(conn, facts.source, id).await?;
    Ok(found.map(|place| place.merged_into.unwrap_or(place.id)))
}

/// Places of the country that somebody of this installation gave that name: by an alias, or as a place of its own.
pub async fn find_by_alias(conn: &mut Conn<'_>, name: &str, country: Country) -> StoreResult<Vec<Place>> {
    let key = centum_base::fold::fold(name);
    conn.all(&FIND_BY_ALIAS, args![key, country]).await?.iter().map(place).collect()
}

/// Every place that something may refer to, by name.
pub async fn places(conn: &mut Conn<'_>) -> StoreResult<Vec<Place>> {
    conn.all(&ALL_PLACES, args![]).await?.iter().map(place).collect()
}

/// The names of a place.
pub async fn names(conn: &mut Conn<'_>, id: Id<Place>) -> StoreResult<Vec<PlaceName>> {
    let rows = conn.all(&NAMES, args![id]).await?;
    rows.iter()
        .map(|row| {
            Ok(PlaceName { name: row.get("name")?, language: row.get("language")?, kind: row.get("kind")? })
        })
        .collect()
}

/// The places that a body consists of.
pub async fn parts(conn: &mut Conn<'_>, body: Id<Place>) -> StoreResult<Vec<Place>> {
    conn.all(&PARTS, args![body]).await?.iter().map(place).collect()
}

/// Places that were merged into one that was merged itself: there must be none.
pub async fn broken_merges(conn: &mut Conn<'_>) -> StoreResult<Vec<Id<Place>>> {
    conn.all(&BROKEN_MERGES, args![]).await?.iter().map(|row| row.get("id")).collect()
}

/// The own name of every place by its identifier, of those that were merged too.
pub(crate) async fn names_of_all(conn: &mut Conn<'_>) -> StoreResult<Vec<(String, String)>> {
    let rows = conn.all(&MERGED_TOO, args![]).await?;
    rows.iter().map(|row| place(row).map(|place| (place.id.to_string(), place.name))).collect()
}

/// Every place by the identifiers that lead to it: a merged one leads to the other.
pub async fn places_by_id(conn: &mut Conn<'_>) -> StoreResult<std::collections::HashMap<Id<Place>, Place>> {
    let rows = conn.all(&MERGED_TOO, args![]).await?;
    let all = rows.iter().map(place).collect::<StoreResult<Vec<_>>>()?;
    let current: std::collections::HashMap<_, _> =
        all.iter().filter(|place| place.merged_into.is_none()).map(|place| (place.id, place)).collect();
    let lead =
        |place: &Place| Some((place.id, (*current.get(&place.merged_into.unwrap_or(place.id))?).clone()));
    Ok(all.iter().filter_map(lead).collect())
}
