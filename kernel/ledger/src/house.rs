//! What every action is handed: the database, the clock and the dice.

use std::sync::Arc;

use centum_base::{Clock, Id, Random, Timestamp};
use centum_store::{Db, Reader, StoreResult, Tx};

use crate::{Actor, Entry, Note, Subject, append};

/// The database, the clock and the dice. Cheap to clone.
#[derive(Clone)]
pub struct House {
    /// Where everything is kept.
    pub db: Db,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Where identifiers and secrets come from.
    pub random: Arc<dyn Random>,
}

impl House {
    /// The present instant.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// A new identifier.
    pub fn id<K>(&self) -> Id<K> {
        Id::new(&*self.clock, &*self.random)
    }

    /// A view of one state of the database.
    pub async fn read(&self) -> StoreResult<Reader> {
        self.db.read().await
    }

    /// A transaction that writes.
    pub async fn begin(&self) -> StoreResult<Tx> {
        self.db.begin().await
    }

    /// Appends to the ledger in the caller's transaction.
    pub async fn record(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        verb: &'static str,
        subject: &Subject,
        note: Note,
    ) -> StoreResult<Entry> {
        append(tx, &*self.clock, &*self.random, actor, verb, subject, note).await
    }
}

impl std::fmt::Debug for House {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("House").field("db", &self.db).finish_non_exhaustive()
    }
}
