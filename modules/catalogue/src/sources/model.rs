//! A publisher, a catalogue, a participant and a city are four different things.

use centum_base::{Id, Timestamp};
use centum_cohort::register::Participation;
use centum_places::Place;
use serde::{Deserialize, Serialize};

use crate::named::named;

/// A body that publishes data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publisher {
    /// The identifier.
    pub id: Id<Publisher>,
    /// The name in addresses.
    pub slug: String,
    /// The name.
    pub name: String,
    /// Its own page.
    pub homepage: Option<String>,
    /// Where reports of its harvests go.
    pub mail: Option<String>,
    /// The language that it reads.
    pub locale: Option<String>,
    /// Grows with each change.
    pub version: i64,
}

named! {
    /// Whose a catalogue is.
    CatalogueKind {
        /// A portal elsewhere, which is harvested.
        Portal = "portal",
        /// Our own: data of those who have no portal.
        Own = "own",
    }
}

/// A collection of records that somebody keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    /// The identifier.
    pub id: Id<Catalogue>,
    /// The name in addresses.
    pub slug: String,
    /// The name.
    pub name: String,
    /// Its own page.
    pub homepage: Option<String>,
    /// Whose it is.
    pub kind: CatalogueKind,
    /// Who keeps it.
    pub publisher: Option<Id<Publisher>>,
    /// Grows with each change.
    pub version: i64,
}

/// A city that a catalogue publishes for, and the participant that it belongs to: a participant may be several
/// municipalities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublishesFor {
    /// The city.
    pub place: Id<Place>,
    /// The participant, where the city takes part.
    pub participation: Option<Id<Participation>>,
}

/// How a source is treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Care {
    /// So many minutes lie between the beginnings of two runs; by hand alone when absent.
    pub every_minutes: Option<u32>,
    /// So many milliseconds lie between two requests, at least.
    pub pause_millis: u32,
    /// A run that would lose more than so many of a hundred records halts until a person looks at it.
    pub guard_percent: u32,
    /// So many days a record may be missing before it counts as gone.
    pub grace_days: u32,
}

impl Default for Care {
    /// Every night, a request a second, halting at a fifth, a fortnight of grace.
    fn default() -> Self {
        Self { every_minutes: Some(24 * 60), pause_millis: 1000, guard_percent: 20, grace_days: 14 }
    }
}

/// An address that records come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The identifier.
    pub id: Id<Source>,
    /// The catalogue that the records belong to.
    pub catalogue: Id<Catalogue>,
    /// Where it is.
    pub address: String,
    /// The name of its dialect.
    pub dialect: String,
    /// How it is treated.
    pub care: Care,
    /// Whether the schedule starts runs.
    pub enabled: bool,
    /// When the schedule starts the next.
    pub next_at: Option<Timestamp>,
    /// Grows with each change.
    pub version: i64,
}

impl Source {
    /// Its address, where that is one on the web. What is written here comes from none.
    pub fn web_address(&self) -> Option<&str> {
        let is_web = self.address.starts_with("http://") || self.address.starts_with("https://");
        is_web.then_some(&*self.address)
    }
}
