//! The smallest change that would put a candidate on the other side of the line: places up or down the list, by exact search.

use super::feasible::Oracle;
use super::merit::Walk;
use super::model::ChooseError;

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

/// For one that is in: the first candidate behind whom it would no longer have had room, walking on without it.
pub(super) fn place_too_late(
    mut walk: Walk<'_>,
    rest: &[Option<usize>],
    from: usize,
    class: usize,
) -> Result<Option<usize>, ChooseError> {
    for (at, next) in rest.iter().enumerate() {
        let Some(next) = *next else { continue };
        if walk.offer(next)? && !walk.keeps_room_for(class)? {
            return Ok(Some(from + at));
        }
    }
    Ok(None)
}
