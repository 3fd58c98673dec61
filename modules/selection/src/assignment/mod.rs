//! Who reads what: worked out by rules, seen first, then carried out whole.
//!
//! A [`Question`] holds everything that an assignment depends on, and nothing else; [`answer`] is a pure function of it. Both
//! are kept as they are, with their digests, so that anybody can work the answer out again.

mod actions;
mod affinity;
mod answer;
mod answering;
mod building;
mod error;
mod question;
mod replaying;
pub(crate) mod store;
mod tongues;

pub use actions::{Carried, assign_by_hand, carry_out, propose, take_back};
pub(crate) use actions::{free_unfinished, recuse_conflicted, recuse_everybody};
pub use affinity::{LANGUAGE_WEIGHT, TOPIC_WEIGHT};
pub use answer::{Answer, Apart, Assigned, Change, Clash, Given, Origin, Part, Passed, Rule, Way, Why};
pub use answering::answer;
pub use building::question;
pub use error::{AssignmentError, MAX_REASON};
pub use question::{Bar, Keep, Piece, Question, Reads};
pub use replaying::replays;
pub use store::{Run, find_run, given, last_run, runs};
pub use tongues::{LANGUAGES, of_country as languages_of};
