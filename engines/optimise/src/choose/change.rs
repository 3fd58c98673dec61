//! The smallest change that would put a candidate on the other side of the line: places up or down the list, by exact search.

use std::collections::BTreeMap;

use super::feasible::Oracle;
use super::merit::Walk;
use super::model::{ChooseError, Problem};

/// What alone would have changed the result for one candidate.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Change {
    /// The least gain (or, for one that is in, the least loss) of points that would do.
    pub points: Option<Points>,
    /// The rules each of which, dropped alone, would do.
    pub rules: Vec<u32>,
}

/// A move along the ranked list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Points {
    /// The candidate to come before (or, for one that is in, to fall behind).
    pub past: usize,
    /// The hundredths between the two: with so many they are level and the order of ties decides, with one more it is certain.
    pub gap: i64,
}

impl Points {
    /// The move of one candidate past another.
    pub(super) fn of(problem: &Problem, moves: usize, past: usize) -> Self {
        let scores = problem.candidates[moves.min(past)].score - problem.candidates[moves.max(past)].score;
        Self { past, gap: scores.max(0) }
    }
}

/// For one that is out: the last candidate on the list before whom its class would still have had room, given the classes and
/// places of those taken before it in rank order.
pub(super) fn place_in_time(
    oracle: &Oracle<'_>,
    taken: &[(usize, usize)],
    class: usize,
) -> Result<Option<usize>, ChooseError> {
    let most = oracle.classes.sizes();
    let room_after = |count: usize| -> Result<bool, ChooseError> {
        let mut least = vec![0; most.len()];
        least[class] = 1;
        for &(_, taken) in &taken[..count] {
            least[taken] += 1;
        }
        Ok(least[class] <= most[class] && oracle.allows(&least, &most)?)
    };
    // Room shrinks as more are taken, so the turning point is found by halves.
    let (mut with_room, mut without) = (0, taken.len());
    if taken.is_empty() || !room_after(0)? {
        return Ok(None);
    }
    while without - with_room > 1 {
        let middle = usize::midpoint(with_room, without);
        if room_after(middle)? {
            with_room = middle;
        } else {
            without = middle;
        }
    }
    Ok(Some(taken[with_room].0))
}

/// One that is in, with the walk as it stood before it.
pub(super) struct TakenAt<'a> {
    pub(super) at: usize,
    pub(super) class: usize,
    pub(super) before: Walk<'a>,
}

/// For each one that is in, given in rank order: the first candidate behind whom it would no longer have had room.
pub(super) fn places_too_late(
    taken: Vec<TakenAt<'_>>,
    classes: &[Option<usize>],
    choice: &[bool],
) -> Result<BTreeMap<usize, Option<usize>>, ChooseError> {
    let mut found: BTreeMap<usize, Option<usize>> = BTreeMap::new();
    let mut next_of_class: BTreeMap<usize, usize> = BTreeMap::new();
    for one in taken.into_iter().rev() {
        let next = next_of_class.insert(one.class, one.at);
        let at = one.at;
        let past = walk_without(one, next, classes, choice, &found)?;
        found.insert(at, past);
    }
    Ok(found)
}

/// Walks on without one that is in, until there is no room for it. Where the walk comes to the next of its class as the choice
/// itself did, that one takes its place in the counts, and what holds for that one holds for it.
fn walk_without(
    one: TakenAt<'_>,
    next_of_class: Option<usize>,
    classes: &[Option<usize>],
    choice: &[bool],
    found: &BTreeMap<usize, Option<usize>>,
) -> Result<Option<usize>, ChooseError> {
    let mut walk = one.before;
    let mut as_chosen = true;
    for at in one.at + 1..classes.len() {
        if as_chosen && next_of_class == Some(at) {
            return Ok(found.get(&at).copied().flatten());
        }
        let Some(class) = classes[at] else { continue };
        let taken = walk.offer(class)?;
        if taken && !walk.keeps_room_for(one.class)? {
            return Ok(Some(at));
        }
        as_chosen &= taken == choice[at];
    }
    Ok(None)
}
