//! A sample of every page of the desk.

use centum_web::Sample;

/// A sample of every page of the desk.
pub fn samples() -> Vec<Sample> {
    Vec::new()
}
