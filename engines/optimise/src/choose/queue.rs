//! Who comes in when others decline: the same rule run again, with those who stay fixed.

use super::merit::merit;
use super::model::{Choice, ChooseError, Fixed, Problem};

/// The choice after declines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// Who is in now.
    pub choice: Choice,
    /// Who comes in, by rank.
    pub comes_in: Vec<usize>,
    /// Who was in, has not declined, and is no longer in.
    pub goes_out: Vec<usize>,
    /// For each group who would come in next if a place of that group became free.
    pub next_of_group: Vec<Option<usize>>,
}

/// Runs the choice by merit again with `kept` fixed in and `declined` fixed out. For each group, given as one mark a candidate,
/// it also says who is next: if the lowest-ranked of the group that is in declined, all others stayed, and only the group could
/// take the place (where none of the group is in: whoever of it the rules would let in as things stand).
///
/// # Errors
/// As [`merit`]: so also where the rules cannot be kept after the declines.
pub fn next_in_line(
    problem: &Problem,
    before: &Choice,
    kept: &[usize],
    declined: &[usize],
    groups: &[Vec<bool>],
) -> Result<Next, ChooseError> {
    let count = problem.candidates.len();
    if before.taken.len() != count {
        return Err(ChooseError::WrongLength { found: before.taken.len(), wanted: count });
    }
    let mut now = problem.clone();
    for (places, fixed) in [(kept, Fixed::In), (declined, Fixed::Out)] {
        for &at in places {
            now.candidates.get_mut(at).ok_or(ChooseError::NoSuchCandidate(at))?.fixed = fixed;
        }
    }
    let choice = merit(&now)?;
    let all = || 0..count;
    let comes_in = all().filter(|&at| choice.taken[at] && !before.taken[at]).collect();
    let goes_out =
        all().filter(|at| !choice.taken[*at] && before.taken[*at] && !declined.contains(at)).collect();
    let mut next_of_group = Vec::with_capacity(groups.len());
    for group in groups {
        if group.len() != count {
            return Err(ChooseError::WrongLength { found: group.len(), wanted: count });
        }
        next_of_group.push(next_of(&now, &choice, group)?);
    }
    Ok(Next { choice, comes_in, goes_out, next_of_group })
}

fn next_of(now: &Problem, choice: &Choice, group: &[bool]) -> Result<Option<usize>, ChooseError> {
    let leaves = (0..group.len()).rev().find(|&at| group[at] && choice.taken[at]);
    let mut then = now.clone();
    for (at, candidate) in then.candidates.iter_mut().enumerate() {
        candidate.fixed = match candidate.fixed {
            _ if Some(at) == leaves => Fixed::Out,
            _ if choice.taken[at] => Fixed::In,
            Fixed::Free if group[at] => Fixed::Free,
            _ => Fixed::Out,
        };
    }
    match merit(&then) {
        Ok(after) => Ok((0..group.len()).find(|&at| after.taken[at] && !choice.taken[at])),
        Err(ChooseError::Unsatisfiable(_)) => Ok(None),
        Err(error) => Err(error),
    }
}
