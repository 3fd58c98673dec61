//! Quality for readers: the whole, a catalogue, a dataset, the badge, and the same as RDF.

mod badge;
mod catalogue;
mod dataset;
mod rdf;
mod sample;
pub(crate) mod score;
mod whole;
pub mod words;

use centum_accounts::Permission::ReadPublic;
use centum_base::Date;
use centum_web::Visit;
use centum_web::module::{Route, Sample};

use super::follow::today;

/// The routes of these pages.
pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/data/quality", ReadPublic, whole::show),
        Route::get("/data/catalogues/{slug}/quality", ReadPublic, catalogue::show),
        Route::get("/data/datasets/{slug}/quality", ReadPublic, dataset::show),
        Route::get("/data/badges/{file}", ReadPublic, badge::show),
        Route::get("/data/datasets/{slug}/validation.ttl", ReadPublic, rdf::validation),
        Route::get("/data/datasets/{slug}/validation.rdf", ReadPublic, rdf::validation),
        Route::get("/data/datasets/{slug}/validation.jsonld", ReadPublic, rdf::validation),
        Route::get("/data/datasets/{slug}/validation.nt", ReadPublic, rdf::validation),
        Route::get("/data/datasets/{slug}/measurements.ttl", ReadPublic, rdf::measurements),
        Route::get("/data/datasets/{slug}/measurements.rdf", ReadPublic, rdf::measurements),
        Route::get("/data/datasets/{slug}/measurements.jsonld", ReadPublic, rdf::measurements),
        Route::get("/data/datasets/{slug}/measurements.nt", ReadPublic, rdf::measurements),
    ]
}

/// A sample of every page.
pub(super) fn samples() -> Vec<Sample> {
    sample::samples()
}

/// The day from which pages show how scores went: a year ago.
fn year_before(visit: &Visit) -> Date {
    let today = today(visit.app.house.now());
    today.checked_sub(jiff::Span::new().years(1)).unwrap_or(today)
}
