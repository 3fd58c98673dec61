//! Places: what a name in any language means, in which country.
//!
//! Ask with [`resolve`]; read countries with [`countries`]; look at a place with [`Gazetteer`].

mod actions;
mod adoption;
pub mod countries;
mod duplicates;
pub mod gazetteer;
pub mod map;
pub mod model;
pub mod overlay;
pub mod rules;
mod store;

pub use actions::{Facts, LONGEST_NAME, PlaceError, add_alias, add_place, adopt, drop_alias, merge};
pub use duplicates::{Likeness, Pair, duplicates};
pub use gazetteer::Gazetteer;
pub use model::{
    Body, BodyKind, Candidate, Countries, KnownBody, Outcome, PlaceId, Query, Reason, Resolution,
    UnknownCause,
};
pub use rules::resolve;
pub use store::{
    Place, PlaceKind, PlaceName, Source, adopted, broken_merges, current_place, find_by_alias, find_place,
    names, parts, places, places_by_id,
};

use centum_web::Module;

/// The descriptor of this module.
pub fn module() -> Module {
    Module { statements: store::STATEMENTS, tables: &[store::TABLES], ..Module::named("places") }
}
