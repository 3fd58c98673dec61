//! Saved searches: a question that a person is told about when it finds something new, at most once a day.

mod actions;
mod digest;
mod keeping;
mod store;

use centum_accounts::Person;
use centum_base::{Id, Timestamp};

pub use actions::{LONGEST_NAME, MOST_SAVED, SavedError, remove_search, save_search};
pub use digest::{DigestError, Site, Told};
pub(crate) use keeping::KEEPER;
pub use store::saved_of;
pub(crate) use store::{STATEMENTS, TABLES};

/// A question that somebody saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSearch {
    /// The identifier.
    pub id: Id<SavedSearch>,
    /// Whose it is.
    pub person: Id<Person>,
    /// What it is called.
    pub name: String,
    /// The question as an address has it, without the question mark.
    pub query: String,
    /// Since when.
    pub created_at: Timestamp,
    /// What this catalogue first saw up to then is no news.
    pub known_until: Timestamp,
    /// When it is asked again.
    pub next_at: Timestamp,
}
