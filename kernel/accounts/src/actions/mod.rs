//! The verbs of this crate; the only place that writes.

mod inviting;
mod joining;
mod password;
mod people;
mod signing;
mod sweeping;

pub use inviting::{Invite, accept_invitation, invite, withdraw_invitation};
pub(crate) use joining::JOINING_STATEMENTS;
pub use joining::{Welcome, admit, ask_to_join, join};
pub use password::{Tell, change_password};
pub use people::{NewPerson, add_person, end_membership, erase_person, give_role};
pub use signing::{
    Browser, Compose, ask_link, choose_locale, follow_link, sign_in, sign_out, sign_out_everywhere,
};
pub use sweeping::sweep;
