//! What pages count and list: a projection of the log that stands in the database.
//!
//! Counting two million records for every page would take seconds, so each batch of the log changes the numbers by what it
//! changes itself: one line a record that is shown, and one number a catalogue, theme, figure and key. Numbers of a city, a
//! publisher or the whole are sums over catalogues, so that they follow at once when a catalogue begins to publish for
//! another city. Position and numbers are kept in one transaction: a number is right for the position beside it, always.

mod facts;
mod follow;
mod model;
mod store;
mod view;

pub use facts::{Facts, facts};
pub use follow::{GENERATION, catch_up, start_again, step};
pub use model::{Age, Figure, Head, Line, Link, Month, Relation, Scope, Shares};
pub use store::reading::{
    Event, at, before, by_catalogue, count_events, counted_at, events, head, homes, line, near, newest,
    newest_of, newest_of_theme, related, shares, with_uri,
};
pub use view::Counting;

pub(crate) const STATEMENTS: &[&[&centum_store::Statement]] =
    &[store::writing::STATEMENTS, store::reading::STATEMENTS];
pub(crate) use store::writing::TABLES;
