//! The calibration as it stood when a decision was proposed: kept with the marks that it was made from, so that anybody can make
//! it again. No page shows a record: how severe a reviewer is, is for the chair alone.
//!
//! Its figures are whole hundredths of a point. The model itself counts in floating point, though only with +, −, ×, ÷ and square
//! roots in a fixed order; what is compared and hashed is what comes out of that, rounded to two decimals. The digest is SHA-256 of
//! the record's JSON, and a record begins with 32 bytes of chance: whoever reads the digest in the ledger can try no marks on it.

mod comparing;
mod gathering;
mod model;
pub(crate) mod store;
mod working;

pub use comparing::{Difference, differences};
pub(crate) use gathering::record;
pub use model::*;
pub use store::{Kept, kept};
pub use working::work_out;
