//! Scores follow the log: what is new in it is scored a batch at a time, and the place in the log is kept in the same
//! transaction, so that scores never disagree with the place and a batch counts once however often it is broken off.
//!
//! This stands beside the harvest and not in its transaction: a harvest must not wait for scores, people's deeds change the log
//! too, and a new generation of rules wants the whole log read again. While it is read again the sums of the old generation
//! serve; what is asked of one record is told from the log itself and is never behind.

use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::time::Duration;

use centum_base::{Date, Id, Timestamp};
use centum_ledger::House;
use centum_store::{StoreResult, Tx};

use super::broken::OfRecord;
use super::rules::{Answers, assess};
use super::store::scores::{self, Follower, Said, Sum};
use super::store::uses;
use super::tally::Tally;
use crate::dcat;
use crate::sources::Catalogue;

/// The generation of the rules: one more whenever the same log gives other scores.
pub(super) const GENERATION: i64 = 1;
/// How often the log is looked at.
const PAUSE: Duration = Duration::from_secs(2);
/// Entries that are scored in one transaction.
const AT_ONCE: u32 = 250;
/// Addresses of one record that are looked at; more are counted as not looked at yet.
const LINKS_A_RECORD: usize = 200;
/// The longest address that is looked at, in bytes.
const LONGEST_ADDRESS: usize = 2000;

/// Scores everything that the log has to tell, and what links have changed. Tells how many records it scored.
pub async fn catch_up(house: &House) -> StoreResult<u64> {
    catch_up_as(house, GENERATION).await
}

/// The same as another generation of the rules: from the beginning of the log, beside the sums that serve meanwhile.
pub async fn catch_up_as(house: &House, generation: i64) -> StoreResult<u64> {
    let mut all = 0;
    loop {
        let scored = step(house, generation).await?;
        if scored == 0 {
            return Ok(all);
        }
        all += scored;
    }
}

/// Follows the log until `stop` is done.
pub async fn follow(house: &House, stop: impl Future<Output = ()>) {
    tokio::pin!(stop);
    loop {
        if let Err(error) = catch_up(house).await {
            tracing::warn!(%error, "scores do not follow the log");
        }
        tokio::select! {
            () = &mut stop => return,
            () = tokio::time::sleep(PAUSE) => {}
        }
    }
}

/// One batch: of the log, or, where that is read to its end, of records whose links have changed.
async fn step(house: &House, generation: i64) -> StoreResult<u64> {
    if !has_work(house, generation).await? {
        return Ok(0);
    }
    let mut tx = house.begin().await?;
    let known = scores::follower(&mut tx.conn()).await?;
    let mut at = known.unwrap_or(Follower { generation, position: 0, serving: generation });
    if at.generation != generation {
        at = Follower { generation, position: 0, ..at };
    }
    let mut said = scores::news(&mut tx.conn(), at.position, AT_ONCE).await?;
    let Some(last) = said.last() else {
        if at.serving != generation {
            scores::drop_others(&mut tx, generation).await?;
            scores::follow(&mut tx, Follower { serving: generation, ..at }).await?;
        }
        let said = scores::stale(&mut tx.conn(), AT_ONCE).await?;
        score(&mut tx, house.now(), &said, at).await?;
        tx.commit().await?;
        return Ok(said.len() as u64);
    };
    at.position = last.position;
    let read = said.len() as u64;
    // Of several entries about one record the last one holds.
    let mut met = BTreeSet::new();
    said.reverse();
    said.retain(|one| met.insert(one.record));
    score(&mut tx, house.now(), &said, at).await?;
    scores::follow(&mut tx, at).await?;
    tx.commit().await?;
    Ok(read)
}

/// Looks without the writer's lock whether there is anything to do.
async fn has_work(house: &House, generation: i64) -> StoreResult<bool> {
    let mut reader = house.db.read_current().await?;
    let conn = &mut reader.conn();
    let Some(at) = scores::follower(conn).await? else {
        return Ok(!scores::news(conn, 0, 1).await?.is_empty());
    };
    Ok(at.generation != generation
        || at.serving != generation
        || !scores::news(conn, at.position, 1).await?.is_empty()
        || !scores::stale(conn, 1).await?.is_empty())
}

/// Scores records and keeps the sums of their catalogues.
async fn score(tx: &mut Tx, now: Timestamp, said: &[Said], at: Follower) -> StoreResult<()> {
    if said.is_empty() {
        return Ok(());
    }
    let ids: Vec<String> = said.iter().map(|one| one.record.to_string()).collect();
    let read: Vec<Option<dcat::Record>> =
        said.iter().map(|one| one.state.is_shown().then(|| typed(&one.typed)).flatten()).collect();
    let mut addresses = Vec::new();
    for (one, record) in said.iter().zip(&read) {
        let of = record.iter().flat_map(of_record);
        addresses.extend(of.map(|address| (one.record.to_string(), address.to_owned())));
    }
    let answers: Answers = uses::known(&mut tx.conn(), addresses.iter().map(|(_, address)| address.as_str()))
        .await?
        .into_iter()
        .collect();
    let kept = scores::kept(&mut tx.conn(), &ids).await?;
    let mut sums = BTreeMap::new();
    for (one, record) in said.iter().zip(&read) {
        if let Some(kept) = kept.get(&one.record).filter(|kept| kept.generation == at.generation) {
            let sum = of(tx, &mut sums, kept.catalogue, at.generation).await?;
            if let Some(tally) = &kept.tally {
                sum.tally -= tally;
            }
            sum.broken.take(&kept.broken);
        }
        let record = record.as_ref();
        let tally = record.and_then(|record| assess(record, &one.findings, &answers));
        match (record, tally) {
            (Some(_), tally) => {
                // What is no dataset has no points, but its findings count.
                let tally = tally.unwrap_or_default();
                let broken = OfRecord::of(&one.findings);
                let sum = of(tx, &mut sums, one.catalogue, at.generation).await?;
                sum.tally += &tally;
                sum.broken.add(&broken, &one.findings);
                scores::keep(tx, one, at.generation, (&tally, &broken)).await?;
            }
            (None, _) => scores::forget(tx, one.record).await?,
        }
    }
    uses::replace(tx, &ids, &addresses, now).await?;
    let day = today(now);
    for (catalogue, sum) in &sums {
        scores::keep_sum(tx, (*catalogue, at.generation), sum).await?;
        if at.serving == at.generation {
            scores::keep_day(tx, *catalogue, day, &sum.tally).await?;
        }
    }
    Ok(())
}

async fn of<'a>(
    tx: &mut Tx,
    sums: &'a mut BTreeMap<Id<Catalogue>, Sum>,
    id: Id<Catalogue>,
    generation: i64,
) -> StoreResult<&'a mut Sum> {
    use std::collections::btree_map::Entry;
    Ok(match sums.entry(id) {
        Entry::Occupied(known) => known.into_mut(),
        Entry::Vacant(free) => free.insert(scores::sum(&mut tx.conn(), id, generation).await?),
    })
}

/// The day of an instant, in UTC: days of a history must not depend on where it is read.
pub(super) fn today(now: Timestamp) -> Date {
    now.to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// The typed record; none where it is of another generation, until it is read again.
pub(super) fn typed(json: &str) -> Option<dcat::Record> {
    serde_json::from_str(json).ok()
}

/// The addresses of a record that are looked at, each once.
pub(super) fn of_record(record: &dcat::Record) -> Vec<&str> {
    let mut met = BTreeSet::new();
    let addresses =
        record.distributions.iter().flat_map(|one| one.access_urls.iter().chain(&one.download_urls));
    let web = |address: &&str| {
        let scheme = address.get(..8).unwrap_or_default().to_ascii_lowercase();
        (scheme.starts_with("http://") || scheme.starts_with("https://")) && address.len() <= LONGEST_ADDRESS
    };
    addresses
        .map(String::as_str)
        .filter(web)
        .filter(|address| met.insert(*address))
        .take(LINKS_A_RECORD)
        .collect()
}

/// The score of what the log says of a record, by what is known of its links now.
pub(super) fn score_of(said: &Said, answers: &Answers) -> Option<Tally> {
    let record = typed(&said.typed)?;
    assess(&record, &said.findings, answers)
}
