//! Pure optimisation: who reads what, what a score is worth, and which set is chosen under rules. It knows nothing of the domain,
//! reads no clock, and the same input with the same seed gives the same answer.

pub mod assign;
pub mod calibrate;
pub mod choose;
