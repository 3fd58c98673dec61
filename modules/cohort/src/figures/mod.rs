//! Figures by written rules, and the reconciliation of printed figures with them.
//!
//! A **rule** is a quantity, what its words narrow it to, and a **convention**: one choice on each of a few axes
//! ([`Axis`]). It gives a number and the list of what it has counted. [`Convention::standard`] documents what is
//! taken when nothing else is said.
//!
//! | Axis | Choices |
//! |---|---|
//! | parts | all rows; without mentors; core rows alone |
//! | outside | rows from outside the area counted; left out; they alone |
//! | seats | no open seat counted; those for mentors of the area; international ones; all |
//! | consortia | a consortium is one; or as many as its cities |
//! | unlisted-leads | a lead city that its own list leaves out is counted; left out |
//! | network-names | the name of an association or network is counted as a city; left out |
//! | bodies | an inter-municipal body is one city; not a city |
//! | two-countries | a row with two countries counts in each; in the first; as its own label |
//! | extra | countries added to the Union are within the number; beside it |
//!
//! [`reconcile`] tries every combination of the axes that matter to a claim, keeps one of those that count the same
//! things, and derives a verdict. Nothing in here knows a particular announcement. The cost is one pass over the
//! register for each claim, and a few steps for each convention.

mod area;
mod bodies;
mod comparison;
mod convention;
mod countries;
mod derived;
mod describe;
mod earlier;
mod figure;
mod joint;
mod order;
mod reconcile;
mod rule;
#[cfg(test)]
mod sample;
mod search;
mod sources;
mod sums;
mod tally;
mod verdict;

pub use area::Area;
pub use comparison::{ComparedFigure, Comparison, compare};
pub use convention::{
    Axis, Choice, Consortia, Convention, Extra, Inclusion, Outside, Parts, Seats, TwoCountries,
};
pub use countries::{CountryLine, CountrySplit, CountryTable, Tallied, by_country};
pub use derived::{Derived, Unselected};
pub use describe::{ENGLISH, Message, english};
pub use earlier::{EarlierReading, MOST_TAKEN_BACK, MOST_WAYS, Without, earlier};
pub use figure::{Counted, Figure, Label, figure};
pub use joint::{JointFinding, JointReading};
pub use order::OrderFinding;
pub use reconcile::{Finding, Reconciliation, reconcile};
pub use rule::{Rule, Scope};
pub use sources::{ClaimChange, Subject, compare_sources};
pub use sums::{GapReading, Group, MOST_GROUPS, MOST_READINGS, SumFinding};
pub use tally::Item;
pub use verdict::{Bounds, MOST_RULES, Nearest, Verdict, Why};
