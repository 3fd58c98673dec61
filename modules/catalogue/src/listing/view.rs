//! The listing as one of the views of the log.

use std::sync::atomic::{AtomicI64, Ordering};

use centum_ledger::House;
use tokio::runtime::Handle;

use super::follow::step;
use super::store::reading::head;
use crate::views::{Batch, View, ViewFault};

/// Keeps the listing at the head of the log. It reads the log itself: its position stands in the same database, and
/// several programs may count at once.
pub struct Counting {
    house: House,
    position: AtomicI64,
}

impl Counting {
    /// The listing of a house.
    pub fn new(house: &House) -> Self {
        Self { house: house.clone(), position: AtomicI64::new(0) }
    }
}

impl View for Counting {
    fn name(&self) -> &'static str {
        "listing"
    }

    fn position(&self) -> i64 {
        self.position.load(Ordering::Acquire)
    }

    fn apply(&self, batch: &Batch) -> Result<(), ViewFault> {
        let reached = Handle::current().block_on(async {
            loop {
                let more = step(&self.house).await?;
                let position = head(&mut self.house.db.read_current().await?.conn()).await?.position;
                if position >= batch.position || !more {
                    return Ok::<i64, centum_store::StoreError>(position);
                }
            }
        });
        self.position.store(reached.map_err(ViewFault::new)?, Ordering::Release);
        Ok(())
    }
}
