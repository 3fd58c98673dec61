//! People, organisations and the roles they play; signing in; sessions.
//!
//! A role is given for a time. An action asks [`Actor::require`] for a right and gets the name under which the ledger
//! records the deed; nobody acts in another's name.

mod access;
mod actions;
mod actor;
mod email;
mod error;
mod keeper;
mod limits;
mod passwords;
mod roles;
mod sessions;
mod store;
mod tokens;

pub use access::{
    AccessToken, Bearer, LASTING, MOST_TOKENS, access_tokens, find_bearer, make_access_token,
    withdraw_access_token, withdraw_access_tokens,
};
pub use actions::{
    Browser, Compose, Invite, NewPerson, Tell, Welcome, accept_invitation, add_person, admit, ask_link,
    ask_to_join, change_password, choose_locale, end_membership, erase_person, follow_link, give_role,
    invite, join, sign_in, sign_out, sign_out_everywhere, sweep, withdraw_invitation,
};
pub use actor::{Actor, Refused, SignedIn};
pub use email::{Email, EmailError};
pub use error::{AccountError, AccountResult};
pub use keeper::{About, Keeper, Kept};
pub use limits::{Limit, TooMany};
pub use passwords::PasswordRefused;
pub use roles::{Permission, Role, UnknownRole};
pub use sessions::{How, NewSession, Session, SessionLine, find_session, sessions_of};
pub use store::{
    Invitation, Membership, Organisation, Person, STATEMENTS, TABLES, find_invitation, find_people,
    find_person, find_person_by_email, invitations_to, memberships, memberships_at, names_of,
    open_invitations, organisations, people,
};
pub use tokens::Secret;
