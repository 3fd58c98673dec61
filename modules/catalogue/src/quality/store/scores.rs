//! Scores as they are kept.

use std::collections::HashMap;

use centum_base::{Date, Id};
use centum_store::{Conn, Row, StoreResult, Tx, args, list};

use super::with_a_list;
use crate::quality::broken::{OfMany, OfRecord};
use crate::quality::tally::{Band, Tally};
use crate::records::{Finding, Record, State};
use crate::sources::Catalogue;

with_a_list!(KEPT: "SELECT record_id, catalogue_id, generation, tally, broken FROM catalogue_score WHERE record_id IN", "$1", "");

with_a_list!(HEADS: "SELECT v.position, v.record_id, v.state, v.record, v.findings, s.catalogue_id \
    FROM catalogue_record r JOIN catalogue_version v ON v.position = r.head \
    JOIN catalogue_source s ON s.id = r.source_id WHERE r.id IN", "$1", "");

mod sql {
    centum_store::statements! {
        FOLLOWER = "SELECT generation, position, serving FROM catalogue_follower WHERE name = $1";
        FOLLOW = "INSERT INTO catalogue_follower (name, generation, position, serving) VALUES ($1, $2, $3, $4) \
            ON CONFLICT (name) DO UPDATE SET generation = excluded.generation, position = excluded.position, serving = excluded.serving";
        NEWS = "SELECT v.position, v.record_id, v.state, v.record, v.findings, s.catalogue_id \
            FROM catalogue_version v JOIN catalogue_record r ON r.id = v.record_id JOIN catalogue_source s ON s.id = r.source_id \
            WHERE v.position > $1 ORDER BY v.position LIMIT $2";
        STALE = "SELECT v.position, v.record_id, v.state, v.record, v.findings, s.catalogue_id \
            FROM catalogue_score c JOIN catalogue_record r ON r.id = c.record_id JOIN catalogue_version v ON v.position = r.head \
            JOIN catalogue_source s ON s.id = r.source_id WHERE c.stale = 1 ORDER BY v.record_id LIMIT $1";
        NOW = "SELECT v.position, v.record_id, v.state, v.record, v.findings, s.catalogue_id \
            FROM catalogue_record r JOIN catalogue_version v ON v.position = r.head \
            JOIN catalogue_source s ON s.id = r.source_id WHERE r.id = $1";
        KEEP = "INSERT INTO catalogue_score (record_id, catalogue_id, generation, position, passed, tally, broken, points, band, stale) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0) ON CONFLICT (record_id) DO UPDATE SET catalogue_id = excluded.catalogue_id, \
            generation = excluded.generation, position = excluded.position, passed = excluded.passed, tally = excluded.tally, \
            broken = excluded.broken, points = excluded.points, band = excluded.band, stale = 0";
        DROP = "DELETE FROM catalogue_score WHERE record_id = $1";
        SUM = "SELECT tally, broken FROM catalogue_score_sum WHERE catalogue_id = $1 AND generation = $2";
        KEEP_SUM = "INSERT INTO catalogue_score_sum (catalogue_id, generation, tally, broken) VALUES ($1, $2, $3, $4) \
            ON CONFLICT (catalogue_id, generation) DO UPDATE SET tally = excluded.tally, broken = excluded.broken";
        KEEP_DAY = "INSERT INTO catalogue_score_day (catalogue_id, day, tally) VALUES ($1, $2, $3) \
            ON CONFLICT (catalogue_id, day) DO UPDATE SET tally = excluded.tally";
        OLD_SCORES = "DELETE FROM catalogue_score WHERE generation <> $1";
        OLD_SUMS = "DELETE FROM catalogue_score_sum WHERE generation <> $1";
        SERVED = "SELECT s.catalogue_id, s.tally, s.broken FROM catalogue_score_sum s \
            JOIN catalogue_follower f ON f.name = 'scores' AND f.serving = s.generation WHERE s.catalogue_id = $1";
        SERVED_ALL = "SELECT s.catalogue_id, s.tally FROM catalogue_score_sum s \
            JOIN catalogue_follower f ON f.name = 'scores' AND f.serving = s.generation ORDER BY s.catalogue_id";
        PLACES = "SELECT place_id, catalogue_id FROM catalogue_publishes_for ORDER BY place_id, catalogue_id";
        BANDS = "SELECT catalogue_id, band, COUNT(*) AS n FROM catalogue_score WHERE band IS NOT NULL GROUP BY catalogue_id, band ORDER BY catalogue_id, band";
        DAYS = "SELECT day, tally FROM catalogue_score_day WHERE catalogue_id = $1 AND day >= $2 ORDER BY day";
        DAYS_ALL = "SELECT catalogue_id, day, tally FROM catalogue_score_day ORDER BY day, catalogue_id";
        EXAMPLES = "SELECT r.slug, v.record FROM catalogue_score c JOIN catalogue_record r ON r.id = c.record_id \
            JOIN catalogue_version v ON v.position = r.head WHERE c.catalogue_id = $1 AND c.broken LIKE $2 ORDER BY c.points, r.id LIMIT $3";
        LOWEST = "SELECT r.slug, v.record, c.points FROM catalogue_score c JOIN catalogue_record r ON r.id = c.record_id \
            JOIN catalogue_version v ON v.position = r.head WHERE c.catalogue_id = $1 AND c.points IS NOT NULL ORDER BY c.points, r.id LIMIT $2";
    }
}
pub(in crate::quality) use sql::STATEMENTS;
/// The statements around lists.
pub(in crate::quality) const LISTS: &[&centum_store::Statement] = &[&KEPT, &HEADS];

/// The name of this follower.
const NAME: &str = "scores";

/// How far the log is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::quality) struct Follower {
    pub(in crate::quality) generation: i64,
    pub(in crate::quality) position: i64,
    /// The generation whose sums are shown.
    pub(in crate::quality) serving: i64,
}

/// How far the log is read; none where nothing was yet.
pub(in crate::quality) async fn follower(conn: &mut Conn<'_>) -> StoreResult<Option<Follower>> {
    let row = conn.optional(&sql::FOLLOWER, args![NAME]).await?;
    row.map(|row| {
        Ok(Follower {
            generation: row.get("generation")?,
            position: row.get("position")?,
            serving: row.get("serving")?,
        })
    })
    .transpose()
}

/// Keeps how far the log is read.
pub(in crate::quality) async fn follow(tx: &mut Tx, at: Follower) -> StoreResult<()> {
    tx.conn().execute(&sql::FOLLOW, args![NAME, at.generation, at.position, at.serving]).await.map(drop)
}

/// Throws away what other generations made.
pub(in crate::quality) async fn drop_others(tx: &mut Tx, generation: i64) -> StoreResult<()> {
    tx.conn().execute(&sql::OLD_SCORES, args![generation]).await?;
    tx.conn().execute(&sql::OLD_SUMS, args![generation]).await.map(drop)
}

/// What the log says of a record, as far as scores need it.
#[derive(Clone, Debug)]
pub(in crate::quality) struct Said {
    pub(in crate::quality) position: i64,
    pub(in crate::quality) record: Id<Record>,
    pub(in crate::quality) state: State,
    pub(in crate::quality) catalogue: Id<Catalogue>,
    pub(in crate::quality) typed: String,
    pub(in crate::quality) findings: Vec<Finding>,
}

fn said(row: &Row) -> StoreResult<Said> {
    Ok(Said {
        position: row.get("position")?,
        record: row.get("record_id")?,
        state: row.named("state", State::named)?,
        catalogue: row.get("catalogue_id")?,
        typed: row.get("record")?,
        findings: row.json("findings")?,
    })
}

/// The next entries of the log.
pub(in crate::quality) async fn news(conn: &mut Conn<'_>, after: i64, limit: u32) -> StoreResult<Vec<Said>> {
    conn.all(&sql::NEWS, args![after, limit]).await?.iter().map(said).collect()
}

/// Records whose links answer otherwise than when they were scored.
pub(in crate::quality) async fn stale(conn: &mut Conn<'_>, limit: u32) -> StoreResult<Vec<Said>> {
    conn.all(&sql::STALE, args![limit]).await?.iter().map(said).collect()
}

/// What the log says of a record now.
pub(in crate::quality) async fn current(conn: &mut Conn<'_>, id: Id<Record>) -> StoreResult<Option<Said>> {
    conn.optional(&sql::NOW, args![id]).await?.as_ref().map(said).transpose()
}

/// What the log says of these records now.
pub(in crate::quality) async fn heads(conn: &mut Conn<'_>, records: &[String]) -> StoreResult<Vec<Said>> {
    conn.all(&HEADS, args![list(records)]).await?.iter().map(said).collect()
}

/// What was kept of a record.
#[derive(Clone, Debug)]
pub(in crate::quality) struct Kept {
    pub(in crate::quality) catalogue: Id<Catalogue>,
    pub(in crate::quality) generation: i64,
    pub(in crate::quality) tally: Option<Tally>,
    pub(in crate::quality) broken: OfRecord,
}

/// What was kept of these records.
pub(in crate::quality) async fn kept(
    conn: &mut Conn<'_>,
    records: &[String],
) -> StoreResult<HashMap<Id<Record>, Kept>> {
    let rows = conn.all(&KEPT, args![list(records)]).await?;
    let read = |row: &Row| {
        let kept = Kept {
            catalogue: row.get("catalogue_id")?,
            generation: row.get("generation")?,
            tally: Tally::from_json(&row.get::<String>("tally")?),
            broken: row.json("broken")?,
        };
        Ok((row.get("record_id")?, kept))
    };
    rows.iter().map(read).collect()
}

/// Keeps the score of a record.
pub(in crate::quality) async fn keep(
    tx: &mut Tx,
    said: &Said,
    generation: i64,
    (tally, broken): (&Tally, &OfRecord),
) -> StoreResult<()> {
    // What is no dataset has findings and no points.
    let points = (!tally.is_empty()).then(|| tally.points().whole());
    let broken = serde_json::to_string(broken).expect("counts have a JSON form");
    let values = args![
        said.record,
        said.catalogue,
        generation,
        said.position,
        tally.passed(),
        tally.to_json(),
        broken,
        points,
        points.map(|points| Band::of(points).name())
    ];
    tx.conn().execute(&sql::KEEP, values).await.map(drop)
}

/// Takes out the score of a record that is not shown.
pub(in crate::quality) async fn forget(tx: &mut Tx, id: Id<Record>) -> StoreResult<()> {
    tx.conn().execute(&sql::DROP, args![id]).await.map(drop)
}

/// A sum over records.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::quality) struct Sum {
    pub(in crate::quality) tally: Tally,
    pub(in crate::quality) broken: OfMany,
}

/// A tally; none where it was kept by rules with other metrics.
fn tally_of(row: &Row) -> StoreResult<Option<Tally>> {
    Ok(Tally::from_json(&row.get::<String>("tally")?))
}

fn sum_of(row: &Row) -> StoreResult<Option<Sum>> {
    let broken = row.json("broken")?;
    Ok(tally_of(row)?.map(|tally| Sum { tally, broken }))
}

/// The sum of a catalogue under a generation.
pub(in crate::quality) async fn sum(
    conn: &mut Conn<'_>,
    id: Id<Catalogue>,
    generation: i64,
) -> StoreResult<Sum> {
    let row = conn.optional(&sql::SUM, args![id, generation]).await?;
    Ok(row.as_ref().map(sum_of).transpose()?.flatten().unwrap_or_default())
}

/// Keeps the sum of a catalogue.
pub(in crate::quality) async fn keep_sum(
    tx: &mut Tx,
    (id, generation): (Id<Catalogue>, i64),
    sum: &Sum,
) -> StoreResult<()> {
    let broken = serde_json::to_string(&sum.broken).expect("counts have a JSON form");
    tx.conn().execute(&sql::KEEP_SUM, args![id, generation, sum.tally.to_json(), broken]).await.map(drop)
}

/// Keeps how a catalogue stands at the end of a day.
pub(in crate::quality) async fn keep_day(
    tx: &mut Tx,
    id: Id<Catalogue>,
    day: Date,
    tally: &Tally,
) -> StoreResult<()> {
    tx.conn().execute(&sql::KEEP_DAY, args![id, day, tally.to_json()]).await.map(drop)
}

/// The sum of a catalogue as it is shown.
pub(in crate::quality) async fn served(conn: &mut Conn<'_>, id: Id<Catalogue>) -> StoreResult<Option<Sum>> {
    Ok(conn.optional(&sql::SERVED, args![id]).await?.as_ref().map(sum_of).transpose()?.flatten())
}

fn of_catalogue(row: &Row) -> StoreResult<Option<(Id<Catalogue>, Tally)>> {
    let id = row.get("catalogue_id")?;
    Ok(tally_of(row)?.map(|tally| (id, tally)))
}

/// The tallies of all catalogues.
pub(in crate::quality) async fn served_all(conn: &mut Conn<'_>) -> StoreResult<Vec<(Id<Catalogue>, Tally)>> {
    conn.all(&sql::SERVED_ALL, args![])
        .await?
        .iter()
        .filter_map(|row| of_catalogue(row).transpose())
        .collect()
}

/// Which catalogues publish for which city.
pub(in crate::quality) async fn places(
    conn: &mut Conn<'_>,
) -> StoreResult<Vec<(Id<centum_places::Place>, Id<Catalogue>)>> {
    let rows = conn.all(&sql::PLACES, args![]).await?;
    rows.iter().map(|row| Ok((row.get("place_id")?, row.get("catalogue_id")?))).collect()
}

/// How many datasets of each catalogue stand in which band.
pub(in crate::quality) async fn bands(conn: &mut Conn<'_>) -> StoreResult<Vec<(Id<Catalogue>, Band, i64)>> {
    let rows = conn.all(&sql::BANDS, args![]).await?;
    rows.iter()
        .map(|row| Ok((row.get("catalogue_id")?, row.named("band", Band::named)?, row.get("n")?)))
        .collect()
}

/// How a catalogue stood at the end of each day on which it changed, from `since`.
pub(in crate::quality) async fn days(
    conn: &mut Conn<'_>,
    id: Id<Catalogue>,
    since: Date,
) -> StoreResult<Vec<(Date, Tally)>> {
    let rows = conn.all(&sql::DAYS, args![id, since]).await?;
    let read = |row: &Row| {
        let day = row.get("day")?;
        Ok(tally_of(row)?.map(|tally| (day, tally)))
    };
    rows.iter().filter_map(|row| read(row).transpose()).collect()
}

/// The same of all catalogues, from the first day on.
pub(in crate::quality) async fn days_of_all(
    conn: &mut Conn<'_>,
) -> StoreResult<Vec<(Id<Catalogue>, Date, Tally)>> {
    let rows = conn.all(&sql::DAYS_ALL, args![]).await?;
    let read = |row: &Row| {
        let (id, day) = (row.get("catalogue_id")?, row.get("day")?);
        Ok(tally_of(row)?.map(|tally| (id, day, tally)))
    };
    rows.iter().filter_map(|row| read(row).transpose()).collect()
}

/// Some records of a catalogue that break a rule: the name in addresses, and the typed record.
pub(in crate::quality) async fn examples(
    conn: &mut Conn<'_>,
    id: Id<Catalogue>,
    key: &str,
    limit: u32,
) -> StoreResult<Vec<(String, String)>> {
    // Keys are kept as JSON, where a quotation mark ends them.
    let like =
        format!("%{}:%", serde_json::to_string(key).expect("a text has a JSON form").replace('%', "_"));
    let rows = conn.all(&sql::EXAMPLES, args![id, like, limit]).await?;
    rows.iter().map(|row| Ok((row.get("slug")?, row.get("record")?))).collect()
}

/// The records of a catalogue with the fewest points.
pub(in crate::quality) async fn lowest(
    conn: &mut Conn<'_>,
    id: Id<Catalogue>,
    limit: u32,
) -> StoreResult<Vec<(String, String, i64)>> {
    let rows = conn.all(&sql::LOWEST, args![id, limit]).await?;
    rows.iter().map(|row| Ok((row.get("slug")?, row.get("record")?, row.get("points")?))).collect()
}
