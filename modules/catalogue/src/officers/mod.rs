//! City officers and the catalogues that they look after: who acts for which participant, whose a portal is, and whether
//! an organiser is asked before its data are shown.
//!
//! [`rights`] answers for the whole module who may do what where; what somebody may not see does not exist for them.

mod charging;
mod keeping;
mod model;
mod naming;
mod rights;
pub mod rules;
mod store;

pub use charging::{ask_leave, clear, decline, give_charge, open_shelf};
pub(crate) use charging::{let_in, take_charge};
pub(crate) use keeping::KEEPER;
pub(crate) use model::Denied;
pub use model::{Charge, OfficerError, Participant, Standing, Wish};
pub use naming::{name_officer, release_officer, set_asking};
pub use rights::{Reach, may_approve, participants, reach};
pub(crate) use rights::{in_charge, over_run, over_source, somewhere};
pub(crate) use store::{STATEMENTS, TABLES};
pub use store::{asks, charge, charges_in, officers};

use centum_accounts::Permission::{ManageCatalogue, PublishData};
use centum_web::module::Verb;

/// What can be done in this room.
pub(crate) const VERBS: [Verb; 8] = [
    Verb { name: "catalogue.name-officer", permission: ManageCatalogue },
    Verb { name: "catalogue.release-officer", permission: ManageCatalogue },
    Verb { name: "catalogue.set-asking", permission: ManageCatalogue },
    Verb { name: "catalogue.give-charge", permission: ManageCatalogue },
    Verb { name: "catalogue.ask-leave", permission: PublishData },
    Verb { name: "catalogue.clear-portal", permission: ManageCatalogue },
    Verb { name: "catalogue.decline-portal", permission: ManageCatalogue },
    Verb { name: "catalogue.open-shelf", permission: PublishData },
];
