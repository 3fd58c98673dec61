//! What waits for someone: each module counts its own, the start of the desk shows all.

use std::future::Future;
use std::pin::Pin;

use crate::errors::Problem;
use crate::visit::Visit;

/// Something that waits.
#[derive(Clone, Debug)]
pub struct Tile {
    /// The id of its text, which is filled with `$count`.
    pub message: &'static str,
    /// How many wait; a tile of none is not shown.
    pub count: u64,
    /// Where they are.
    pub href: String,
}

/// What a provider gives.
pub type Counting = Pin<Box<dyn Future<Output = Result<Vec<Tile>, Problem>> + Send>>;

/// Counts what waits in one module for the person of a visit, who may see the desk. A provider leaves out what the
/// person may not see: `|visit| Box::pin(async move { … })`.
pub type Tiles = fn(Visit) -> Counting;
