//! How firm a decision is: who is selected under every weighting within so many per cent, and who only under some.

use centum_base::Id;
use centum_calls::expression::model::Expression;
use centum_optimise::choose;

use super::deciding::{Undecidable, Weighed};
use super::model::Input;

/// Who is selected under weightings around the declared one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sensitivity {
    /// Whether every combination was tried; otherwise one weight was moved at a time, because there are too many criteria.
    pub combined: bool,
    /// How many weightings were tried, the declared one among them.
    pub tried: u32,
    /// Selected under all of them.
    pub always: Vec<Id<Expression>>,
    /// Selected under so many of them, not all.
    pub sometimes: Vec<(Id<Expression>, u32)>,
}

/// Who is selected with weights up or down by so many per cent, by the method that was declared.
pub fn sensitivity(input: &Input, spread: u32) -> Result<Sensitivity, Undecidable> {
    let weighed = Weighed::of(input)?;
    let weights: Vec<u32> = input.criteria.iter().map(|one| one.weight).collect();
    let found = choose::weightings(&weighed.problem, &weighed.marks(), &weights, spread, weighed.way);
    let found = found.map_err(|error| weighed.failed(error))?;
    let all = 0..weighed.problem.candidates.len();
    Ok(Sensitivity {
        combined: found.variation == choose::Variation::Corners,
        tried: found.tried,
        always: all.clone().filter(|at| found.always(*at)).map(|at| weighed.id(at)).collect(),
        sometimes: all
            .filter(|at| found.sometimes(*at))
            .map(|at| (weighed.id(at), found.times_in[at]))
            .collect(),
    })
}
