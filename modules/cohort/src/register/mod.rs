//! The register: who takes part in an edition, and which cities and places stand behind each row.

mod actions;
mod bulk;
mod model;
mod plan;
mod store;

pub use actions::{Amendment, RegisterError, amend, change_many, place_city, set_consent};
pub(crate) use actions::{List, apply, replace_seats};
pub use bulk::{Bulk, Effect, MAX_MARK, effects};
pub(crate) use model::cities_of;
pub use model::{City, Consent, Decided, Participation, PlacedCity, roster};
pub(crate) use plan::lead_of;
pub use plan::{Plan, Revision, plan};
pub(crate) use store::{STATEMENTS, TABLES};
pub use store::{
    Standings, find_participation, open_seats, participations, participations_at_place, standings, unplaced,
};
