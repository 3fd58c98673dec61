//! Ways from a page of one module to what a later one has to say of the same thing.

use std::future::Future;
use std::pin::Pin;

use crate::errors::Problem;
use crate::visit::Visit;

/// What a page is about.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Its kind, such as `call`.
    pub kind: &'static str,
    /// Its identifier.
    pub id: String,
    /// The identifier of what it is part of; empty where it is part of nothing.
    pub of: String,
    /// The address of its page.
    pub path: String,
}

/// A way to a page of another module.
#[derive(Clone, Debug)]
pub struct Door {
    /// The id of its text.
    pub message: &'static str,
    /// Where it leads.
    pub href: String,
}

/// What a module answers.
pub type Opening = Pin<Box<dyn Future<Output = Result<Vec<Door>, Problem>> + Send>>;

/// Names the doors that a module has for what a page is about. Whoever sees the page sees them, so a provider names none to
/// what is not told yet: `|visit, subject| Box::pin(async move { … })`.
pub type Doors = fn(Visit, Subject) -> Opening;

/// The doors of all modules for what a page is about.
pub async fn doors(visit: &Visit, subject: &Subject) -> Result<Vec<Door>, Problem> {
    let mut found = Vec::new();
    for of_module in &visit.app.doors {
        found.extend(of_module(visit.clone(), subject.clone()).await?);
    }
    Ok(found)
}
