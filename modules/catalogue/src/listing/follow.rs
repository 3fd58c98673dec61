//! Following the log.

use std::collections::{BTreeMap, BTreeSet};

use centum_base::Id;
use centum_ledger::House;
use centum_store::StoreResult;

use super::facts::{facts, links, modified, themes, titles};
use super::model::{Head, Line};
use super::store::reading::{Said, head, log};
use super::store::writing::{Deltas, New, catalogues, counted, forget, move_head, replace};
use crate::records::Record;
use crate::sources::{Catalogue, Source};

/// Grows whenever the rules change: what an earlier generation counted is forgotten and counted again.
pub const GENERATION: i64 = 1;
/// Entries of the log in one transaction.
const AT_ONCE: u32 = 250;

/// Counts everything that the log holds. Gives the head that it reached.
pub async fn catch_up(house: &House) -> StoreResult<Head> {
    while step(house).await? {}
    head(&mut house.db.read_current().await?.conn()).await
}

/// Counts the next stretch of the log. Gives whether there may be more.
pub async fn step(house: &House) -> StoreResult<bool> {
    let mut reader = house.db.read_current().await?;
    let from = head(&mut reader.conn()).await?;
    if from.generation != GENERATION {
        drop(reader);
        return begin_anew(house, from).await.map(|()| true);
    }
    let said = log(&mut reader.conn(), from.position, AT_ONCE).await?;
    drop(reader);
    let Some(last) = said.last() else { return Ok(false) };
    let to = Head { generation: GENERATION, position: last.position, at: Some(last.at) };
    keep(house, from, to, &said).await?;
    Ok(true)
}

/// Forgets all numbers, so that they are counted again from the first entry of the log.
pub async fn start_again(house: &House) -> StoreResult<()> {
    let from = head(&mut house.db.read_current().await?.conn()).await?;
    begin_anew(house, from).await
}

async fn begin_anew(house: &House, from: Head) -> StoreResult<()> {
    let mut tx = house.begin().await?;
    forget(&mut tx).await?;
    // Whoever was first has done the same.
    if move_head(&mut tx, from, Head { generation: GENERATION, ..Head::default() }).await? {
        tx.commit().await?;
    }
    Ok(())
}

async fn keep(house: &House, from: Head, to: Head, said: &[Said]) -> StoreResult<()> {
    // Of several entries about one record the last holds.
    let latest: BTreeMap<Id<Record>, &Said> = said.iter().map(|one| (one.record, one)).collect();
    let ids: Vec<Id<Record>> = latest.keys().copied().collect();
    let sources: BTreeSet<Id<Source>> = latest.values().map(|one| one.source).collect();
    let sources: Vec<Id<Source>> = sources.into_iter().collect();
    let mut tx = house.begin().await?;
    let homes = catalogues(&mut tx, &sources).await?;
    let shown = latest.values().filter(|one| one.state.is_shown());
    let new: Vec<New> = shown.filter_map(|one| Some(listed(one, *homes.get(&one.source)?))).collect();
    let mut deltas = Deltas::new();
    for old in counted(&mut tx, &ids).await?.values() {
        add(&mut deltas, old.catalogue, &old.facts, -1);
    }
    for one in &new {
        add(&mut deltas, one.line.catalogue, &one.facts, 1);
    }
    replace(&mut tx, &ids, &new, &deltas).await?;
    if move_head(&mut tx, from, to).await? {
        tx.commit().await?;
    }
    Ok(())
}

fn add(deltas: &mut Deltas, catalogue: Id<Catalogue>, facts: &super::Facts, by: i64) {
    for (theme, figure, key) in facts.counts() {
        let number = (catalogue, theme.to_owned(), figure.to_owned(), key.to_owned());
        *deltas.entry(number).or_default() += by;
    }
}

fn listed(said: &Said, catalogue: Id<Catalogue>) -> New {
    // A record that cannot be read says nothing; it is listed and counted all the same.
    let record: crate::dcat::Record = serde_json::from_str(&said.typed).unwrap_or_default();
    New {
        line: Line {
            record: said.record,
            catalogue,
            kind: said.kind,
            slug: said.slug.clone(),
            titles: titles(&record),
            modified: modified(&record),
            first_seen: said.first_seen,
        },
        facts: facts(&record, said.kind, said.first_seen),
        themes: themes(&record).into_iter().map(str::to_owned).collect(),
        links: links(&record).into_iter().collect(),
    }
}
