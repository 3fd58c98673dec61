//! What others want to know: scores of records, catalogues, cities and the whole, now and over time.

use std::collections::{BTreeMap, HashMap};

use centum_base::{Date, Id};
use centum_store::{Conn, StoreResult};

use super::broken::OfMany;
use super::follow::{of_record as addresses_of, score_of, typed};
use super::links::{self, Link};
use super::rules::{Answers, Score, assess};
use super::store::{scores, uses};
use super::tally::{Band, Tally};
use crate::harvest::Promise;
use crate::records::{Finding, Record};
use crate::sources::Catalogue;
use crate::views;

/// The score of a record, by what the log and the links say now; none where it is no dataset or not there.
pub async fn of_record(conn: &mut Conn<'_>, id: Id<Record>) -> StoreResult<Option<Score>> {
    let Some(said) = scores::current(conn, id).await? else { return Ok(None) };
    let Some(record) = typed(&said.typed) else { return Ok(None) };
    let answers: Answers = uses::known(conn, addresses_of(&record).into_iter()).await?.into_iter().collect();
    Ok(score_of(&said, &answers).and_then(Score::of))
}

/// The points of these records, by what the log and the links say now: for whoever lists many. What is no dataset has none.
pub async fn points_of(conn: &mut Conn<'_>, records: &[Id<Record>]) -> StoreResult<HashMap<Id<Record>, u32>> {
    let ids: Vec<String> = records.iter().map(ToString::to_string).collect();
    let heads = scores::heads(conn, &ids).await?;
    let read: Vec<_> = heads.iter().map(|said| typed(&said.typed)).collect();
    let addresses = read.iter().flatten().flat_map(addresses_of);
    let answers: Answers = uses::known(conn, addresses).await?.into_iter().collect();
    let points = heads.iter().zip(&read).filter_map(|(said, record)| {
        let tally = assess(record.as_ref()?, &said.findings, &answers)?;
        Some((said.record, tally.points().whole()))
    });
    Ok(points.collect())
}

/// Tells views the points of records.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scored;

impl views::Points for Scored {
    fn of<'a>(
        &'a self,
        conn: &'a mut Conn<'_>,
        records: &'a [Id<Record>],
    ) -> Promise<'a, StoreResult<HashMap<Id<Record>, u32>>> {
        Box::pin(points_of(conn, records))
    }
}

/// What was found wrong with a record when it was read, and with its links since; and the links themselves.
pub async fn findings_of(
    conn: &mut Conn<'_>,
    id: Id<Record>,
) -> StoreResult<Option<(Vec<Finding>, Vec<Link>)>> {
    let Some(said) = scores::current(conn, id).await? else { return Ok(None) };
    let links = uses::of_record(conn, id).await?;
    let mut findings = said.findings;
    if let Some(record) = typed(&said.typed) {
        findings.extend(record.distributions.iter().flat_map(|one| links::findings(one, &links)));
    }
    findings.sort_by(|one, other| other.severity.cmp(&one.severity).then_with(|| one.cmp(other)));
    findings.dedup();
    Ok(Some((findings, links)))
}

/// The score of a catalogue; none where it has no dataset.
pub async fn of_catalogue(conn: &mut Conn<'_>, id: Id<Catalogue>) -> StoreResult<Option<Score>> {
    Ok(scores::served(conn, id).await?.and_then(|sum| Score::of(sum.tally)))
}

/// Which rules the records of a catalogue break.
pub(super) async fn broken_in(conn: &mut Conn<'_>, id: Id<Catalogue>) -> StoreResult<OfMany> {
    Ok(scores::served(conn, id).await?.map(|sum| sum.broken).unwrap_or_default())
}

/// The score of all catalogues together.
pub async fn whole(conn: &mut Conn<'_>) -> StoreResult<Option<Score>> {
    Ok(Score::of(added(scores::served_all(conn).await?.iter().map(|(_, tally)| tally))))
}

/// How many datasets stand in which band, over all catalogues.
pub async fn bands(conn: &mut Conn<'_>) -> StoreResult<BTreeMap<Band, i64>> {
    let mut bands = BTreeMap::new();
    for (_, band, count) in scores::bands(conn).await? {
        *bands.entry(band).or_default() += count;
    }
    Ok(bands)
}

pub(super) fn added<'a>(tallies: impl Iterator<Item = &'a Tally>) -> Tally {
    let mut sum = Tally::default();
    for tally in tallies {
        sum += tally;
    }
    sum
}

/// A score at the end of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    /// The day, in UTC.
    pub day: Date,
    /// The score.
    pub score: Score,
}

/// The scores of a catalogue at the ends of the days on which they changed, from `since`.
pub async fn days_of(conn: &mut Conn<'_>, id: Id<Catalogue>, since: Date) -> StoreResult<Vec<Day>> {
    let days = scores::days(conn, id, since).await?;
    Ok(days.into_iter().filter_map(|(day, tally)| Some(Day { day, score: Score::of(tally)? })).collect())
}

/// The scores of all catalogues together at the ends of the days on which any changed, from `since`.
pub async fn days_of_whole(conn: &mut Conn<'_>, since: Date) -> StoreResult<Vec<Day>> {
    let mut latest: BTreeMap<Id<Catalogue>, Tally> = BTreeMap::new();
    let mut days: BTreeMap<Date, Tally> = BTreeMap::new();
    for (catalogue, day, tally) in scores::days_of_all(conn).await? {
        // A catalogue that did not change stands as it stood.
        latest.insert(catalogue, tally);
        if day >= since {
            days.insert(day, added(latest.values()));
        }
    }
    Ok(days.into_iter().filter_map(|(day, tally)| Some(Day { day, score: Score::of(tally)? })).collect())
}
