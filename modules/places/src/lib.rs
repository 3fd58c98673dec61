//! Places: what a name in any language means, in which country.
//!
//! Ask with [`resolve`]; read countries with [`countries`]; look at a place with [`Gazetteer`].

mod actions;
mod adoption;
mod api;
pub mod countries;
mod desk;
mod duplicates;
pub mod gazetteer;
pub mod map;
pub mod model;
pub mod overlay;
pub mod pages;
pub mod rules;
mod store;

pub use actions::{
    Facts, LONGEST_NAME, LONGEST_REASON, PlaceError, add_alias, add_place, adopt, drop_alias, merge,
};
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
use centum_web::locale::Texts;

/// The descriptor of this module.
pub fn module() -> Module {
    Module {
        routes: || [pages::routes(), api::routes(), desk::routes()].concat(),
        verbs: desk::VERBS,
        statements: store::STATEMENTS,
        tables: &[store::TABLES],
        messages: MESSAGES,
        samples: || [pages::samples(), desk::samples()].concat(),
        nav: NAV,
        openapi: <api::Document as utoipa::OpenApi>::openapi,
        ..Module::named("places")
    }
}

/// The texts of both faces.
const MESSAGES: &[Texts] =
    &[desk::TEXTS[0], desk::TEXTS[1], desk::TEXTS[2], pages::TEXTS[0], pages::TEXTS[1], pages::TEXTS[2]];

/// The lines of both faces.
const NAV: &[centum_web::NavItem] = &[pages::NAV, desk::NAV[0]];
