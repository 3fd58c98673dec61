//! What modules keep about people: each tells of it, and lets go of it when a person is erased.

use std::future::Future;
use std::pin::Pin;

use centum_base::Id;
use centum_ledger::{Actor as Recorded, House};
use centum_store::{Conn, StoreResult, Tx};
use serde_json::Value;

use crate::Person;

/// Whom something is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// Who.
    pub person: Id<Person>,
    /// The mail address, as the person gave it.
    pub email: String,
}

impl About {
    /// Whether a text is the person's mail address.
    pub fn is_address(&self, text: &str) -> bool {
        !self.email.is_empty() && text.trim().to_lowercase() == self.email.trim().to_lowercase()
    }
}

/// What a keeper gives.
pub type Kept<'a, T> = Pin<Box<dyn Future<Output = StoreResult<T>> + Send + 'a>>;

/// What one module does with what it keeps about a person.
#[derive(Clone, Copy)]
pub struct Keeper {
    /// The name of its section in what is told.
    pub name: &'static str,
    /// Tells everything that is kept, as JSON.
    pub tell: for<'a, 'c> fn(&'a mut Conn<'c>, &'a About) -> Kept<'a, Value>,
    /// Lets go of it, in the transaction that erases the person. What is signed or hashed stays true without it.
    pub erase: for<'a> fn(&'a House, &'a mut Tx, &'a Recorded, &'a About) -> Kept<'a, ()>,
}
