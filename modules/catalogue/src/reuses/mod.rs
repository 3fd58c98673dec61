//! What people made with the data: told by whoever made it or met it, shown once an organiser has looked.

mod actions;
mod store;

pub use actions::{LONGEST, ReuseError, Told, faults, settle_use, sweep, tell_of};
pub use store::{Reuse, ReuseKind, ReuseState, reuses, reuses_of, waiting_reuses};
pub(crate) use store::{STATEMENTS, TABLES};

use centum_accounts::Permission::{ManageCatalogue, ReadPublic};
use centum_web::module::Verb;

/// What is done to uses.
pub(crate) const VERBS: [Verb; 2] = [
    Verb { name: "catalogue.tell-of-use", permission: ReadPublic },
    Verb { name: "catalogue.settle-use", permission: ManageCatalogue },
];
