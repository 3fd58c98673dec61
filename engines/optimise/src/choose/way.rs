//! The two ways to choose a set, where it does not matter which one it is.

use super::clash;
use super::classes::{Bounds, Classes};
use super::greatest::by_total;
use super::merit::by_merit;
use super::model::{ChooseError, Fixed, Problem};

/// How a set is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Down the ranked list.
    Merit,
    /// The greatest total; of several such sets the first in rank order.
    Greatest,
}

impl Way {
    /// Who is in under these bounds, or none when they cannot be kept.
    pub(super) fn choose(
        self,
        problem: &Problem,
        classes: &Classes,
        bounds: Bounds,
    ) -> Result<Option<Vec<bool>>, ChooseError> {
        match self {
            Self::Merit => by_merit(problem, classes, bounds),
            Self::Greatest => by_total(problem, classes, bounds),
        }
    }

    /// Who is in, every rule being checked once more.
    pub(super) fn taken(self, problem: &Problem) -> Result<Vec<bool>, ChooseError> {
        let classes = Classes::of(problem);
        match self.choose(problem, &classes, classes.bounds(problem))? {
            Some(taken) => Ok(problem.checked(taken)?.taken),
            None => Err(clash::unsatisfiable(problem, &classes)?),
        }
    }
}

/// Whether a candidate would be in if it were eligible, nothing were settled about it, and it stood with this score at this
/// place of the list.
///
/// # Errors
/// As [`merit`](super::merit) and [`greatest`](super::greatest), and where there is no such candidate.
pub fn is_in_if(
    problem: &Problem,
    at: usize,
    (place, score): (usize, i64),
    way: Way,
) -> Result<bool, ChooseError> {
    problem.check()?;
    if at >= problem.candidates.len() {
        return Err(ChooseError::NoSuchCandidate(at));
    }
    let place = place.min(problem.candidates.len() - 1);
    let mut supposed = problem.moved(at, place);
    let candidate = &mut supposed.candidates[place];
    (candidate.eligible, candidate.fixed, candidate.score) = (true, Fixed::Free, score);
    supposed.check()?;
    Ok(way.taken(&supposed)?[place])
}
