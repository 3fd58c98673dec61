//! What readers tell a publisher about a record: it goes there by letter, and is kept so that organisers see what becomes
//! of it. Who wrote is told to the publisher alone, and forgotten in time.

mod actions;
mod keeping;
mod letter;
mod store;

pub use actions::{IssueError, LONGEST_BODY, LONGEST_SUBJECT, Raised, Told, faults, raise, settle};
pub use keeping::{KEEPER, sweep};
pub use store::{Issue, IssueState, issue, issues, issues_of, waiting};
pub(crate) use store::{STATEMENTS, TABLES};

use centum_accounts::Permission::{ManageCatalogue, ReadPublic};
use centum_web::module::Verb;

/// What is done to issues.
pub(crate) const VERBS: [Verb; 2] = [
    Verb { name: "catalogue.raise-issue", permission: ReadPublic },
    Verb { name: "catalogue.settle-issue", permission: ManageCatalogue },
];
