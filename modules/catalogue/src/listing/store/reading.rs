//! Reading the listing.

use std::collections::BTreeMap;

use centum_base::{Id, Timestamp};
use centum_store::{Conn, Row, StoreResult, args};

use crate::harvest::Run;
use crate::listing::model::{Figure, Head, Line, Relation, Scope, Shares};
use crate::records::{Identity, IdentityKind, Kind, Record, State, What};
use crate::sources::{Catalogue, PublishesFor, Source};

/// The keys of all datasets in the figure of kinds: what every number of datasets is.
const DATASETS: &str = "dataset";
/// So many letters of a name in addresses are looked for when nothing has the whole name.
const NEAR: usize = 6;
/// So many characters of records are read at once.
const MOST_IN_MEMORY: i64 = 16 << 20;

mod sql {
    centum_store::statements! {
        HEAD = "SELECT generation, position, at FROM catalogue_listing_head WHERE id = 1";
        SIZES = "SELECT position, CAST(LENGTH(record) AS BIGINT) AS size FROM catalogue_version WHERE position > $1 ORDER BY position LIMIT $2";
        LOG = "SELECT v.position, v.at, v.state AS stood, v.record, r.id, r.source_id, r.kind, r.slug, r.first_seen \
            FROM catalogue_version v JOIN catalogue_record r ON r.id = v.record_id WHERE v.position > $1 ORDER BY v.position LIMIT $2";
        WHOLE = "SELECT key, CAST(SUM(n) AS BIGINT) AS n FROM catalogue_tally WHERE figure = $1 AND theme = $2 GROUP BY key ORDER BY key";
        OF_CATALOGUE = "SELECT key, n FROM catalogue_tally WHERE figure = $1 AND theme = $2 AND catalogue_id = $3 ORDER BY key";
        BY_CATALOGUE = "SELECT catalogue_id, n FROM catalogue_tally WHERE figure = 'kind' AND theme = $1 AND key = $2 \
            AND n > 0 ORDER BY catalogue_id";
        HOMES = "SELECT catalogue_id, place_id, participation_id FROM catalogue_publishes_for ORDER BY place_id, catalogue_id";
        NEWEST = "SELECT record_id, catalogue_id, kind, slug, titles, modified, first_seen FROM catalogue_listing \
            WHERE kind = $1 ORDER BY first_seen DESC, record_id DESC LIMIT $2";
        NEWEST_OF = "SELECT record_id, catalogue_id, kind, slug, titles, modified, first_seen FROM catalogue_listing \
            WHERE catalogue_id = $1 AND kind = $2 ORDER BY first_seen DESC, record_id DESC LIMIT $3";
        NEWEST_OF_THEME = "SELECT l.record_id, l.catalogue_id, l.kind, l.slug, l.titles, l.modified, l.first_seen \
            FROM catalogue_listing_theme t JOIN catalogue_listing l ON l.record_id = t.record_id \
            WHERE t.theme = $1 AND l.kind = 'dataset' ORDER BY t.first_seen DESC, t.record_id DESC LIMIT $2";
        NEAR_SLUGS = "SELECT record_id, catalogue_id, kind, slug, titles, modified, first_seen FROM catalogue_listing \
            WHERE slug >= $1 AND slug < $2 ORDER BY slug LIMIT $3";
        EVENTS = "SELECT position, at, run_id, what, CAST(CASE WHEN by_whom IS NULL THEN 0 ELSE 1 END AS BIGINT) AS by_hand, reason FROM catalogue_version \
            WHERE record_id = $1 ORDER BY position DESC LIMIT $2 OFFSET $3";
        COUNT_EVENTS = "SELECT COUNT(*) AS n FROM catalogue_version WHERE record_id = $1";
        BEFORE = "SELECT MAX(position) AS position FROM catalogue_version WHERE record_id = $1 AND position < $2";
        AT = "SELECT MAX(position) AS position FROM catalogue_version WHERE record_id = $1 AND at < $2";
        LINE = "SELECT record_id, catalogue_id, kind, slug, titles, modified, first_seen FROM catalogue_listing WHERE record_id = $1";
        RELATED = "SELECT l.record_id, l.catalogue_id, l.kind, l.slug, l.titles, l.modified, l.first_seen \
            FROM catalogue_listing_link k JOIN catalogue_listing l ON l.record_id = k.record_id \
            WHERE k.target = $1 AND k.relation = $2 ORDER BY l.slug LIMIT $3";
        WITH_URI = "SELECT l.record_id, l.catalogue_id, l.kind, l.slug, l.titles, l.modified, l.first_seen \
            FROM catalogue_identity i JOIN catalogue_listing l ON l.record_id = i.record_id \
            WHERE i.kind = 'uri' AND i.value = $1 ORDER BY l.slug LIMIT 1";
    }
}
pub(crate) use sql::STATEMENTS;

/// An entry of the log, as far as it is counted.
pub(crate) struct Said {
    pub(crate) position: i64,
    pub(crate) at: Timestamp,
    pub(crate) state: State,
    pub(crate) record: Id<Record>,
    pub(crate) source: Id<Source>,
    pub(crate) kind: Kind,
    pub(crate) slug: String,
    pub(crate) first_seen: Timestamp,
    pub(crate) typed: String,
}

/// How far the log is counted.
pub async fn head(conn: &mut Conn<'_>) -> StoreResult<Head> {
    let row = conn.optional(&sql::HEAD, args![]).await?;
    let head = |row: &Row| {
        Ok(Head { generation: row.get("generation")?, position: row.get("position")?, at: row.get("at")? })
    };
    row.as_ref().map_or_else(|| Ok(Head::default()), head)
}

/// When the last entry was made that is counted, and whether the log holds more.
pub async fn counted_at(conn: &mut Conn<'_>) -> StoreResult<(Option<Timestamp>, bool)> {
    let head = head(conn).await?;
    Ok((head.at, crate::records::head(conn).await? > head.position))
}

/// The next entries of the log after a position: at most `limit`, and no more than fit into memory at once.
pub(crate) async fn log(conn: &mut Conn<'_>, after: i64, limit: u32) -> StoreResult<Vec<Said>> {
    let (mut size, mut fitting) = (0, 0_u32);
    for row in conn.all(&sql::SIZES, args![after, limit]).await? {
        size += row.get::<i64>("size")?;
        if fitting > 0 && size > MOST_IN_MEMORY {
            break;
        }
        fitting += 1;
    }
    let limit = fitting;
    let rows = conn.all(&sql::LOG, args![after, limit]).await?;
    rows.iter()
        .map(|row| {
            Ok(Said {
                position: row.get("position")?,
                at: row.get("at")?,
                state: row.named("stood", State::named)?,
                record: row.get("id")?,
                source: row.get("source_id")?,
                kind: row.named("kind", Kind::named)?,
                slug: row.get("slug")?,
                first_seen: row.get("first_seen")?,
                typed: row.get("record")?,
            })
        })
        .collect()
}

fn line_of(row: &Row) -> StoreResult<Line> {
    Ok(Line {
        record: row.get("record_id")?,
        catalogue: row.get("catalogue_id")?,
        kind: row.named("kind", Kind::named)?,
        slug: row.get("slug")?,
        titles: row.json("titles")?,
        modified: row.get("modified")?,
        first_seen: row.get("first_seen")?,
    })
}

/// How many datasets have each key of a figure; of one theme, or of all with an empty one.
pub async fn shares(conn: &mut Conn<'_>, scope: &Scope, theme: &str, figure: Figure) -> StoreResult<Shares> {
    let figure = figure.name();
    let mut shares = Shares::new();
    match scope {
        Scope::Whole => add(&mut shares, &conn.all(&sql::WHOLE, args![figure, theme]).await?)?,
        Scope::Of(catalogues) => {
            for id in catalogues {
                add(&mut shares, &conn.all(&sql::OF_CATALOGUE, args![figure, theme, *id]).await?)?;
            }
        }
    }
    shares.retain(|_, n| *n > 0);
    Ok(shares)
}

fn add(shares: &mut Shares, rows: &[Row]) -> StoreResult<()> {
    for row in rows {
        *shares.entry(row.get("key")?).or_default() += row.get::<i64>("n")?;
    }
    Ok(())
}

/// How many datasets each catalogue has; of one theme, or of all with an empty one.
pub async fn by_catalogue(conn: &mut Conn<'_>, theme: &str) -> StoreResult<BTreeMap<Id<Catalogue>, i64>> {
    let rows = conn.all(&sql::BY_CATALOGUE, args![theme, DATASETS]).await?;
    rows.iter().map(|row| Ok((row.get("catalogue_id")?, row.get("n")?))).collect()
}

/// Every catalogue with a city that it publishes for.
pub async fn homes(conn: &mut Conn<'_>) -> StoreResult<Vec<(Id<Catalogue>, PublishesFor)>> {
    let rows = conn.all(&sql::HOMES, args![]).await?;
    rows.iter()
        .map(|row| {
            let city =
                PublishesFor { place: row.get("place_id")?, participation: row.get("participation_id")? };
            Ok((row.get("catalogue_id")?, city))
        })
        .collect()
}

/// The records that were seen last for the first time.
pub async fn newest(conn: &mut Conn<'_>, kind: Kind, limit: u32) -> StoreResult<Vec<Line>> {
    conn.all(&sql::NEWEST, args![kind.name(), limit]).await?.iter().map(line_of).collect()
}

/// The same of some catalogues.
pub async fn newest_of(
    conn: &mut Conn<'_>,
    catalogues: &[Id<Catalogue>],
    kind: Kind,
    limit: u32,
) -> StoreResult<Vec<Line>> {
    let mut lines: Vec<Line> = Vec::new();
    for id in catalogues {
        let rows = conn.all(&sql::NEWEST_OF, args![*id, kind.name(), limit]).await?;
        for row in &rows {
            lines.push(line_of(row)?);
        }
    }
    lines.sort_by_key(|line| (std::cmp::Reverse(line.first_seen), std::cmp::Reverse(line.record)));
    lines.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(lines)
}

/// The newest datasets of a theme.
pub async fn newest_of_theme(conn: &mut Conn<'_>, theme: &str, limit: u32) -> StoreResult<Vec<Line>> {
    conn.all(&sql::NEWEST_OF_THEME, args![theme, limit]).await?.iter().map(line_of).collect()
}

/// Records whose name in addresses begins as `slug` does, for a reader who mistyped it.
pub async fn near(conn: &mut Conn<'_>, slug: &str, limit: u32) -> StoreResult<Vec<Line>> {
    let slug: String =
        slug.chars().filter(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '-').collect();
    let Some(start) = slug.get(..NEAR) else { return Ok(Vec::new()) };
    // Every character of a name sorts before the tilde.
    let values = args![start, format!("{start}~"), limit];
    conn.all(&sql::NEAR_SLUGS, values).await?.iter().map(line_of).collect()
}

/// The line of a record, if it is shown.
pub async fn line(conn: &mut Conn<'_>, record: Id<Record>) -> StoreResult<Option<Line>> {
    conn.optional(&sql::LINE, args![record]).await?.as_ref().map(line_of).transpose()
}

/// Records that say `relation` of the address `target`: the members of a series, the services of a dataset.
pub async fn related(
    conn: &mut Conn<'_>,
    target: &str,
    relation: Relation,
    limit: u32,
) -> StoreResult<Vec<Line>> {
    conn.all(&sql::RELATED, args![target, relation.name(), limit]).await?.iter().map(line_of).collect()
}

/// The record with that address of its source, if it is shown.
pub async fn with_uri(conn: &mut Conn<'_>, uri: &str) -> StoreResult<Option<Line>> {
    let Some(identity) = Identity::new(IdentityKind::Uri, uri) else { return Ok(None) };
    conn.optional(&sql::WITH_URI, args![identity.value]).await?.as_ref().map(line_of).transpose()
}

/// An entry of the log without what it says.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its position.
    pub position: i64,
    /// When.
    pub at: Timestamp,
    /// The run that brought it.
    pub run: Option<Id<Run>>,
    /// What happened.
    pub what: What,
    /// Whether a person did it.
    pub by_hand: bool,
    /// Why.
    pub reason: Option<String>,
}

/// A stretch of the log about one record, the newest first, and how many entries there are.
pub async fn events(
    conn: &mut Conn<'_>,
    record: Id<Record>,
    limit: u32,
    offset: u32,
) -> StoreResult<Vec<Event>> {
    let rows = conn.all(&sql::EVENTS, args![record, limit, offset]).await?;
    rows.iter()
        .map(|row| {
            Ok(Event {
                position: row.get("position")?,
                at: row.get("at")?,
                run: row.get("run_id")?,
                what: row.named("what", What::named)?,
                by_hand: row.get("by_hand")?,
                reason: row.get("reason")?,
            })
        })
        .collect()
}

/// How many entries the log has about a record.
pub async fn count_events(conn: &mut Conn<'_>, record: Id<Record>) -> StoreResult<i64> {
    conn.one(&sql::COUNT_EVENTS, args![record]).await?.get("n")
}

/// The position of the entry before another of the same record.
pub async fn before(conn: &mut Conn<'_>, record: Id<Record>, position: i64) -> StoreResult<Option<i64>> {
    conn.one(&sql::BEFORE, args![record, position]).await?.get("position")
}

/// The position of the entry that held for a record at the instant before `at`.
pub async fn at(conn: &mut Conn<'_>, record: Id<Record>, at: Timestamp) -> StoreResult<Option<i64>> {
    conn.one(&sql::AT, args![record, at]).await?.get("position")
}
