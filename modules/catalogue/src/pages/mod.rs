//! Pages of the catalogue.

pub mod desk;
pub(crate) mod issues;
pub(crate) mod public;
pub(crate) mod reuses;

use centum_web::module::{Route, Sample};

/// Styles of these pages.
pub(crate) use public::ASSETS;

/// Every route of these pages.
pub(crate) fn routes() -> Vec<Route> {
    [desk::routes(), public::routes(), issues::routes(), reuses::routes()].concat()
}

/// A sample of every page.
pub(crate) fn samples() -> Vec<Sample> {
    [desk::samples(), public::samples()].concat()
}
