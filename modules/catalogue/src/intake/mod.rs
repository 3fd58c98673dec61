//! Taking a portal in: a person pastes an address, the portal is asked what it speaks, and a dry run shows what would come.
//!
//! Foreign servers are asked by a job and through the harvester's own client, never within a request. What was asked and
//! what answered is kept, so that a page can show it while it goes on and be left and found again.

mod actions;
mod hints;
mod known;
mod model;
mod probing;
mod rules;
mod store;

pub use actions::{IntakeError, Keeper, NewKeeper, Taking, approve, keepers_of, look, take_on};
pub(crate) use actions::{add_keeper, free_slug, take_up_schedule};
pub use hints::{Hint, hints};
pub use known::readers_of;
pub use model::{Answered, Attempt, Findings, Looking, Offer, Stage};
pub use probing::{LOOK_JOB, PATIENCE};
pub use rules::{AddressFault, address, country_of, host, slug_of, title_of, words_of};
pub use store::looking;

use centum_accounts::Permission::PublishData;
use centum_web::Verb;

/// What can be done here.
pub const VERBS: [Verb; 2] = [
    Verb { name: "catalogue.look-at", permission: PublishData },
    Verb { name: "catalogue.take-on", permission: PublishData },
];

pub(crate) use store::{STATEMENTS, TABLES};
