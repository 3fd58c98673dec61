//! What a module keeps from a person, asked where the entries and letters of all modules stand side by side; and what it keeps a
//! person from deciding in an earlier module, which does not know of it.

use std::future::Future;
use std::pin::Pin;

use centum_accounts::Actor;
use centum_ledger::{House, Subject};
use centum_store::StoreResult;

use crate::app::App;
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

/// What a module answers about one thing.
pub type Barring = Pin<Box<dyn Future<Output = StoreResult<bool>> + Send>>;

/// Says whether a module keeps somebody from deciding about something, or from seeing what an earlier module made of it:
/// `|house, actor, subject| Box::pin(async move { … })`.
pub type Bars = fn(House, Actor, Subject) -> Barring;

/// Whether a module keeps somebody from this.
pub async fn is_barred(app: &App, actor: &Actor, subject: &Subject) -> StoreResult<bool> {
    for bars in &app.bars {
        if bars(app.house.clone(), actor.clone(), subject.clone()).await? {
            return Ok(true);
        }
    }
    Ok(false)
}
