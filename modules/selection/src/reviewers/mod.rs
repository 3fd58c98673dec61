//! Reviewers: invited, accepted, and kept from what they are partial to.

mod actions;
mod conflicts;
mod error;
mod letters;
mod model;
pub mod rules;
pub(crate) mod store;

pub use actions::{
    Answer, Whom, answer_invitation, change_profile, declare_interest, invite, leave, pin_conflict,
    withdraw_interest,
};
pub use conflicts::{Conflicts, conflicts, conflicts_of, is_impartial, with_entrants};
pub use error::ReviewerError;
pub use letters::{invitation as invitation_letter, reading as reading_letter};
pub use model::*;
pub use rules::{Profile, ProfileFault};
pub use store::{find, interests, interests_of, invitations_of, pins, pins_of, reviewer_of, reviewers};
