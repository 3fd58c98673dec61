//! A still world: a clock that stands and dice that always fall alike.

use std::sync::Arc;

use centum_base::{SeededRandom, VirtualClock};
use centum_ledger::House;
use centum_store::Db;

/// The clock and the dice of a test.
#[derive(Clone, Debug)]
pub struct World {
    /// Stands at noon UTC on the day of the announcement until it is moved.
    pub clock: Arc<VirtualClock>,
    /// The same in every run.
    pub random: Arc<SeededRandom>,
}

impl World {
    /// A new world on 3 July 2020.
    pub fn new() -> Self {
        let noon = centum_base::Timestamp::from_second(1_593_777_600).expect("a fixed instant");
        Self { clock: Arc::new(VirtualClock::at(noon)), random: Arc::new(SeededRandom::new(2020)) }
    }

    /// The house of a test: its database with this clock and these dice.
    pub fn house(&self, db: &Db) -> House {
        House { db: db.clone(), clock: self.clock.clone(), random: self.random.clone() }
    }
}

impl Default for World {
    fn default() -> Self {
        Self::new()
    }
}
