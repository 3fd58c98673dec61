//! Which rules clash, and by how much.

use super::classes::{Bounds, Classes, NO_CEILING};
use super::feasible::Oracle;
use super::model::{ChooseError, Problem};
use super::programme;

/// How many subsets are tried in search of a smaller one.
const MOST_SUBSETS: usize = 4_000;

/// One side of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The least sum.
    Floor,
    /// The greatest sum.
    Ceiling,
}

/// A side of a rule that takes part in a clash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClashSide {
    /// The rule.
    pub key: u32,
    /// Which side of it.
    pub side: Side,
    /// How much the sum misses this bound when all others of the clash are kept.
    pub short_by: u64,
    /// How far this bound has to move for all rules to be kept, those outside the clash too; nothing if the others cannot be kept
    /// without it either.
    pub enough: Option<u64>,
}

/// Rules that cannot be kept together, while any of them dropped would leave the rest to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The sides, floors first.
    pub sides: Vec<ClashSide>,
    /// Whether it is known that no clash has fewer sides.
    pub smallest: bool,
}

/// A side of the rule at this place.
pub(super) type Place = (Side, usize);

/// The clash in a problem whose rules cannot be kept, as the error that reports it.
pub(super) fn unsatisfiable(problem: &Problem, classes: &Classes) -> Result<ChooseError, ChooseError> {
    let bounds = classes.bounds(problem);
    let (least, most) = (vec![0; classes.all.len()], classes.sizes());
    let sides = sides_of(&bounds);
    let Some(found) = irreducible(classes, &bounds, sides.clone(), &least, &most)? else {
        return Ok(ChooseError::Solver("rules that cannot be kept do not clash".into()));
    };
    let (found, smallest) = smaller(classes, &bounds, &sides, found, &least, &most)?;
    let mut report = Vec::new();
    for &(side, rule) in &found {
        let lacks_beside = |others: &[Place]| -> Result<Option<u64>, ChooseError> {
            let rest: Vec<Place> = others.iter().copied().filter(|&place| place != (side, rule)).collect();
            let rest = only(&bounds, &rest);
            let reached = programme::extreme(classes, &rest, (&least, &most), rule, side == Side::Floor)?;
            let lacks = |reached: i64| match side {
                Side::Floor => bounds.least[rule] - reached,
                Side::Ceiling => reached - bounds.most[rule],
            };
            Ok(reached.map(|reached| lacks(reached).max(0).unsigned_abs()))
        };
        report.push(ClashSide {
            key: problem.rules[rule].key,
            side,
            short_by: lacks_beside(&found)?.unwrap_or(0),
            // The clash is worth telling though this search does not come to an end.
            enough: lacks_beside(&sides).unwrap_or_default(),
        });
    }
    Ok(ChooseError::Unsatisfiable(Box::new(Clash { sides: report, smallest })))
}

/// Every side that asks something.
pub(super) fn sides_of(bounds: &Bounds) -> Vec<Place> {
    let floors =
        bounds.least.iter().enumerate().filter(|(_, least)| **least > 0).map(|(r, _)| (Side::Floor, r));
    let ceilings = bounds
        .most
        .iter()
        .enumerate()
        .filter(|(_, most)| **most < NO_CEILING)
        .map(|(r, _)| (Side::Ceiling, r));
    floors.chain(ceilings).collect()
}

/// The bounds with these sides alone.
pub(super) fn only(bounds: &Bounds, sides: &[Place]) -> Bounds {
    let mut kept = Bounds::none(bounds.least.len());
    for &(side, rule) in sides {
        match side {
            Side::Floor => kept.least[rule] = bounds.least[rule],
            Side::Ceiling => kept.most[rule] = bounds.most[rule],
        }
    }
    kept
}

/// A clash among these sides of which none can be spared: each is left out in turn, and stays out if the rest still clash.
/// None when they do not clash.
pub(super) fn irreducible(
    classes: &Classes,
    bounds: &Bounds,
    sides: Vec<Place>,
    least: &[i64],
    most: &[i64],
) -> Result<Option<Vec<Place>>, ChooseError> {
    let clash = |sides: &[Place]| -> Result<bool, ChooseError> {
        Ok(!Oracle::new(classes, only(bounds, sides)).allows(least, most)?)
    };
    if !clash(&sides)? {
        return Ok(None);
    }
    // A single ceiling that is full, or a single floor out of reach, says it best.
    let sums = classes.weigh(least);
    let reach = classes.weigh(most);
    for &(side, rule) in &sides {
        let alone = match side {
            Side::Floor => reach[rule] < bounds.least[rule],
            Side::Ceiling => sums[rule] > bounds.most[rule],
        };
        if alone {
            return Ok(Some(vec![(side, rule)]));
        }
    }
    let mut kept = sides;
    let mut at = 0;
    while at < kept.len() {
        let mut rest = kept.clone();
        let _ = rest.remove(at);
        if clash(&rest)? {
            kept = rest;
        } else {
            at += 1;
        }
    }
    Ok(Some(kept))
}

/// A clash with fewer sides than the one found, if there is one, and whether the answer is known to be the smallest.
fn smaller(
    classes: &Classes,
    bounds: &Bounds,
    sides: &[Place],
    found: Vec<Place>,
    least: &[i64],
    most: &[i64],
) -> Result<(Vec<Place>, bool), ChooseError> {
    let mut tried = 0;
    for size in 1..found.len() {
        let mut chosen: Vec<usize> = (0..size).collect();
        loop {
            tried += 1;
            if tried > MOST_SUBSETS {
                return Ok((found, false));
            }
            let subset: Vec<Place> = chosen.iter().map(|&at| sides[at]).collect();
            if !Oracle::new(classes, only(bounds, &subset)).allows(least, most)? {
                return Ok((subset, true));
            }
            if !next_subset(&mut chosen, sides.len()) {
                break;
            }
        }
    }
    Ok((found, true))
}

/// The next subset of the same size in order. False after the last.
fn next_subset(chosen: &mut [usize], of: usize) -> bool {
    let size = chosen.len();
    let Some(at) = (0..size).rev().find(|&at| chosen[at] < of - size + at) else { return false };
    chosen[at] += 1;
    for later in at + 1..size {
        chosen[later] = chosen[later - 1] + 1;
    }
    true
}
