//! The organiser's desk.

use centum_web::module::{Route, Sample, Verb};

/// The routes of the desk.
pub fn routes() -> Vec<Route> {
    Vec::new()
}

/// A sample of every page of the desk.
pub fn samples() -> Vec<Sample> {
    Vec::new()
}

/// What can be done at the desk.
pub const VERBS: &[Verb] = &[];
