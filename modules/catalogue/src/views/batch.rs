//! A stretch of the log, ready to be taken in.

use std::collections::HashMap;
use std::sync::Arc;

use centum_base::Id;
use centum_store::{Conn, StoreResult};

use super::{Around, Points};
use crate::dcat;
use crate::records::{Entry, Record};
use crate::sources::Source;

/// What follows in the log.
#[derive(Clone, Debug)]
pub struct Batch {
    /// How far the log is known with it.
    pub position: i64,
    /// How far the log went when this was read.
    pub head: i64,
    /// The entries, in their order.
    pub entries: Vec<Shown>,
}

/// An entry of the log, and what is known about its record today.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The record as it stands today.
    pub record: Record,
    /// The entry.
    pub entry: Entry,
    /// What it says.
    pub typed: dcat::Record,
    /// Where it comes from.
    pub around: Arc<Around>,
    /// Its points of quality, where it has been judged.
    pub points: Option<u32>,
}

impl Shown {
    /// Whether a later entry of the log says something else of the record.
    pub fn is_outdated(&self) -> bool {
        self.record.head > self.entry.position
    }
}

impl Batch {
    /// Completes entries. One whose record cannot be read is told of and left out.
    pub(super) async fn complete(
        conn: &mut Conn<'_>,
        points: Option<&dyn Points>,
        (position, head): (i64, i64),
        entries: Vec<(Record, Entry)>,
    ) -> StoreResult<Self> {
        let ids: Vec<Id<Record>> = entries.iter().map(|(record, _)| record.id).collect();
        let judged = match points {
            Some(points) => points.of(conn, &ids).await?,
            None => HashMap::new(),
        };
        let mut known: HashMap<Id<Source>, Arc<Around>> = HashMap::new();
        let mut completed = Vec::with_capacity(entries.len());
        for (record, entry) in entries {
            let typed = match serde_json::from_str(&entry.content.record) {
                Ok(typed) => typed,
                Err(error) => {
                    tracing::error!(record = %record.id, position = entry.position, %error, "a record of the log cannot be read");
                    continue;
                }
            };
            let around = match known.get(&record.source) {
                Some(around) => Arc::clone(around),
                None => {
                    let around = Arc::new(Around::of_source(conn, record.source).await?);
                    known.insert(record.source, Arc::clone(&around));
                    around
                }
            };
            let points = judged.get(&record.id).copied();
            completed.push(Shown { record, entry, typed, around, points });
        }
        Ok(Self { position, head, entries: completed })
    }
}
