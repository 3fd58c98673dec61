//! Publishing by hand, for cities without a portal: draft → review → published, with an embargo where one is set, and
//! withdrawal with a reason. What is published goes into the same log as what is harvested.

mod actions;
mod error;
mod files;
mod model;
mod pages;
mod press;
mod rights;
pub mod rules;
mod store;

pub(crate) use actions::check_approver;
pub use actions::{
    LARGEST_FILE, New, attach, begin, change, find, find_named, give_back, list, publish, reopen, send_in,
    withdraw,
};
pub use error::PublishError;
pub use model::{Publication, State, Step, StoredFile};
pub(crate) use pages::{NAV, routes, samples};
pub use press::{OWN, Press, RELEASE_JOB};
pub use rights::{add_editor, is_reviewed, open_to, remove_editor, set_review};
pub(crate) use store::{STATEMENTS, TABLES, is_open};
pub use store::{editors, files, in_review, steps};

use centum_accounts::Permission::{ManageCatalogue, PublishData};
use centum_web::locale::Texts;
use centum_web::module::Verb;

/// What can be done in this room.
pub(crate) const VERBS: [Verb; 11] = [
    Verb { name: "catalogue.begin-publication", permission: PublishData },
    Verb { name: "catalogue.change-publication", permission: PublishData },
    Verb { name: "catalogue.attach-file", permission: PublishData },
    Verb { name: "catalogue.send-in", permission: PublishData },
    Verb { name: "catalogue.give-back", permission: PublishData },
    Verb { name: "catalogue.publish", permission: PublishData },
    Verb { name: "catalogue.withdraw-publication", permission: PublishData },
    Verb { name: "catalogue.reopen-publication", permission: PublishData },
    Verb { name: "catalogue.add-editor", permission: ManageCatalogue },
    Verb { name: "catalogue.remove-editor", permission: ManageCatalogue },
    Verb { name: "catalogue.set-review", permission: ManageCatalogue },
];

/// The texts of this room.
pub(crate) const ENGLISH: Texts = ("en", include_str!("../../locales/en/publish.ftl"));
