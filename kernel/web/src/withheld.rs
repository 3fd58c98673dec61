//! What a module keeps from a person, asked where the entries and letters of all modules stand side by side.

use std::future::Future;
use std::pin::Pin;

use crate::errors::Problem;
use crate::visit::Visit;

/// What a module answers.
pub type Asking = Pin<Box<dyn Future<Output = Result<bool, Problem>> + Send>>;

/// Says whether a module keeps anything from the person of a visit that its entries in the ledger or its letters tell of:
/// `|visit| Box::pin(async move { … })`.
pub type Withholds = fn(Visit) -> Asking;

/// The modules among these that keep something from the person of a visit.
pub async fn withholding(visit: &Visit, among: impl Fn(&str) -> bool) -> Result<Vec<&'static str>, Problem> {
    let mut names = Vec::new();
    for (name, withholds) in visit.app.withholds.iter().filter(|(name, _)| among(name)) {
        if withholds(visit.clone()).await? {
            names.push(*name);
        }
    }
    Ok(names)
}
