//! The public face.

use centum_web::module::{Route, Sample};

/// The routes of the public face.
pub fn routes() -> Vec<Route> {
    Vec::new()
}

/// A sample of every public page.
pub fn samples() -> Vec<Sample> {
    Vec::new()
}
