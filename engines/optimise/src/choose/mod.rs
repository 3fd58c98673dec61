//! A set chosen under rules: by merit in rank order, or by the greatest total; with the reason for each candidate, what
//! would have changed it, and what each rule costs.
//!
//! What is exact. Every answer is checked in integers: each rule, and the total. Candidates that weigh the same in every
//! rule form a class, and only how many of a class are taken matters to the rules. Most questions are settled by integer
//! bounds and a short search; where these do not settle one, an integer programme (microlp, floating point) is asked: a set
//! that it returns is checked again in integers, and that *no* set exists, or none is better, then rests on its proof.
//!
//! No clock is read: work is bounded by counts, so the same input gives the same answer on any machine.

mod bound;
mod change;
mod clash;
mod classes;
mod explain;
mod feasible;
mod greatest;
mod merit;
mod model;
mod programme;
mod queue;
mod reruns;
mod sense;
mod together;
mod way;

pub use change::{Change, Points};
pub use clash::{Clash, ClashSide, Side};
pub use explain::{Because, Verdict, explain, explain_by_enough_floors, explain_by_one_clash};
pub use greatest::{Difference, Greatest, compare, greatest, margins, open_ties_of_greatest};
pub use merit::{merit, open_ties};
pub use model::{
    Candidate, Choice, ChooseError, Fixed, MAX_CANDIDATES, MAX_RULES, MAX_SCORE, MAX_WEIGHT, Problem, Rule,
    Seats,
};
pub use queue::{Next, next_in_line};
pub use sense::{MAX_CRITERIA, Price, Variation, Weightings, prices, prices_of_floors, weightings};
pub use together::barred_together;
pub use way::{Way, is_in_if};
