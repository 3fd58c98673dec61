//! The joint open data platform: one catalogue of all the cities' data.

pub mod adapters;
pub mod dcat;
