//! What a record says, typed: datasets, distributions, services and series by DCAT-AP 3.0.1.
//!
//! The source's own graph stays beside it and is never lost; this is the view that search, pages, quality and the interfaces
//! read. Reading is total: whatever a source sends becomes a record and a list of notes about what was odd in it.

mod difference;
mod model;
pub(crate) mod names;
mod note;
mod place;
pub mod read;
mod settle;
mod value;
pub mod vocabulary;
pub mod write;

#[cfg(test)]
mod tests;

pub use difference::{Change, difference};
pub use model::{
    AccessService, Agent, Attribution, Checksum, Contact, Distribution, Format, Kind, Period, Record,
    Reference,
};
pub use note::{Note, What};
pub use place::{Bbox, Geometry, Place, Point};
pub use read::record;
pub use value::{Coded, Keywords, Lang, Moment, Texts};
pub use write::{Addresses, AsGiven, schema_org, triples};
