//! The only file that names the solver: linear and integer programmes over classes, their answers checked in integers.

use microlp::{ComparisonOp, Error, OptimizationDirection, Problem as Programme, SolveOptions, Variable};

use super::classes::{Bounds, Classes, NO_CEILING};
use super::model::ChooseError;

/// How many nodes of branch and bound one programme may take.
const MOST_NODES: u64 = 20_000;

/// Up to `most` members of a class that gain the same.
#[derive(Clone, Copy)]
pub(super) struct Piece {
    pub(super) class: usize,
    pub(super) gain: i64,
    pub(super) most: i64,
}

/// Any counts within limits that keep the bounds.
pub(super) fn point(
    classes: &Classes,
    bounds: &Bounds,
    least: &[i64],
    most: &[i64],
) -> Result<Option<Vec<i64>>, ChooseError> {
    let pieces = pieces(least, most, &vec![0; least.len()]);
    best(classes, bounds, least, &pieces)
}

/// The greatest (or least) sum of one rule that the bounds allow.
pub(super) fn extreme(
    classes: &Classes,
    bounds: &Bounds,
    limits: (&[i64], &[i64]),
    rule: usize,
    greatest: bool,
) -> Result<Option<i64>, ChooseError> {
    let mut gain = vec![0; classes.all.len()];
    for &(class, weight) in &classes.seen_by[rule] {
        gain[class] = if greatest { weight } else { -weight };
    }
    let pieces = pieces(limits.0, limits.1, &gain);
    let found = best(classes, bounds, limits.0, &pieces)?;
    Ok(found.map(|counts| classes.weigh(&counts)[rule]))
}

/// One piece for each class with room.
pub(super) fn pieces(least: &[i64], most: &[i64], gain: &[i64]) -> Vec<Piece> {
    (0..least.len())
        .filter(|&class| most[class] > least[class])
        .map(|class| Piece { class, gain: gain[class], most: most[class] - least[class] })
        .collect()
}

/// The counts, `base` and as much of the pieces as is best, that gain most and keep the bounds; checked in integers.
pub(super) fn best(
    classes: &Classes,
    bounds: &Bounds,
    base: &[i64],
    pieces: &[Piece],
) -> Result<Option<Vec<i64>>, ChooseError> {
    let Some((programme, variables)) = rows(classes, bounds, base, pieces, true) else { return Ok(None) };
    let mut counts = base.to_vec();
    if !pieces.is_empty() {
        let Some(values) = solve(&programme, &variables)? else { return Ok(None) };
        for (piece, value) in pieces.iter().zip(values) {
            let rounded = value.round();
            if !(0.0..=piece.most as f64).contains(&rounded) {
                return Err(ChooseError::Solver("a count is out of its range".into()));
            }
            counts[piece.class] += rounded as i64;
        }
    }
    if !bounds.keep(&classes.weigh(&counts)) {
        return Err(ChooseError::Solver("a rule is broken".into()));
    }
    Ok(Some(counts))
}

/// The same with fractions allowed: how much of each class, or none when not even fractions keep the bounds.
pub(super) fn relaxed(
    classes: &Classes,
    bounds: &Bounds,
    base: &[i64],
    pieces: &[Piece],
) -> Result<Option<Vec<f64>>, ChooseError> {
    let Some((programme, variables)) = rows(classes, bounds, base, pieces, false) else { return Ok(None) };
    let mut counts: Vec<f64> = base.iter().map(|count| *count as f64).collect();
    if !pieces.is_empty() {
        let Some(values) = solve(&programme, &variables)? else { return Ok(None) };
        for (piece, value) in pieces.iter().zip(values) {
            counts[piece.class] += value;
        }
    }
    Ok(Some(counts))
}

/// Prices of rules under which each class costs within its range, as nearly as can be: one price a rule, up for a rule that
/// binds from above, down for one that binds from below. Any prices give a valid bound; these give a sharp one.
pub(super) fn fitting_prices(
    classes: &Classes,
    binds: &[(bool, bool)],
    ranges: &[(Option<f64>, Option<f64>)],
) -> Result<Option<Vec<f64>>, ChooseError> {
    let mut programme = Programme::new(OptimizationDirection::Minimize);
    let mut price = |bound: bool| bound.then(|| programme.add_var(0.0, (0.0, f64::INFINITY)));
    let signed: Vec<(Option<Variable>, Option<Variable>)> =
        binds.iter().map(|&(above, below)| (price(above), price(below))).collect();
    for (class, &(low, high)) in classes.all.iter().zip(ranges) {
        for (bound, operator, miss) in [(low, ComparisonOp::Ge, 1.0), (high, ComparisonOp::Le, -1.0)] {
            let Some(bound) = bound else { continue };
            let missed = programme.add_var(1.0, (0.0, f64::INFINITY));
            let mut terms = vec![(missed, miss)];
            for &(rule, weight) in &class.uses {
                let (up, down) = signed[rule];
                terms.extend(up.map(|up| (up, weight as f64)));
                terms.extend(down.map(|down| (down, -(weight as f64))));
            }
            programme.add_constraint(terms, operator, bound);
        }
    }
    let variables: Vec<Variable> = signed.iter().flat_map(|(up, down)| [*up, *down]).flatten().collect();
    if variables.is_empty() {
        return Ok(Some(vec![0.0; binds.len()]));
    }
    // Prices only sharpen the bound: where none are found the search is wider, not wrong.
    let Ok(Some(values)) = solve(&programme, &variables) else { return Ok(None) };
    let mut values = values.into_iter();
    let mut next = |there: Option<Variable>| there.and_then(|_| values.next()).unwrap_or(0.0);
    Ok(Some(signed.iter().map(|&(up, down)| next(up) - next(down)).collect()))
}

/// One variable a piece, one row a bound. None when a bound without any variable is broken.
fn rows(
    classes: &Classes,
    bounds: &Bounds,
    base: &[i64],
    pieces: &[Piece],
    whole: bool,
) -> Option<(Programme, Vec<Variable>)> {
    let mut programme = Programme::new(OptimizationDirection::Maximize);
    let mut of_class: Vec<Vec<Variable>> = vec![Vec::new(); classes.all.len()];
    let mut variables = Vec::with_capacity(pieces.len());
    for piece in pieces {
        // Counts are at most the number of candidates, far within i32.
        let most = i32::try_from(piece.most).unwrap_or(i32::MAX);
        let variable = if whole {
            programme.add_integer_var(piece.gain as f64, (0, most))
        } else {
            programme.add_var(piece.gain as f64, (0.0, f64::from(most)))
        };
        of_class[piece.class].push(variable);
        variables.push(variable);
    }
    let sums = classes.weigh(base);
    for (rule, seen) in classes.seen_by.iter().enumerate() {
        let (floor, ceiling) = (bounds.least[rule] - sums[rule], bounds.most[rule] - sums[rule]);
        let ceiling_binds = bounds.most[rule] < NO_CEILING;
        let terms: Vec<(Variable, f64)> = seen
            .iter()
            .flat_map(|&(class, weight)| {
                of_class[class].iter().map(move |&variable| (variable, weight as f64))
            })
            .collect();
        if terms.is_empty() {
            if floor > 0 || ceiling < 0 {
                return None;
            }
            continue;
        }
        if floor > 0 && floor == ceiling {
            programme.add_constraint(terms, ComparisonOp::Eq, floor as f64);
            continue;
        }
        if floor > 0 {
            programme.add_constraint(terms.clone(), ComparisonOp::Ge, floor as f64);
        }
        if ceiling_binds {
            programme.add_constraint(terms, ComparisonOp::Le, ceiling as f64);
        }
    }
    Some((programme, variables))
}

/// The values of an optimal point, or none when there is no point.
fn solve(programme: &Programme, variables: &[Variable]) -> Result<Option<Vec<f64>>, ChooseError> {
    let mut options = SolveOptions::default();
    options.node_limit = Some(MOST_NODES);
    // Gains are whole numbers and their sums far below 2^53: a relative slack would give points away.
    options.tolerances.prune_epsilon = 1e-12;
    match programme.solve_with(options) {
        Ok(outcome) if outcome.is_optimal() => {
            let solution = outcome.into_solution().map_err(|_| ChooseError::TooMuchWork(MOST_NODES))?;
            Ok(Some(variables.iter().map(|&variable| solution.var_value(variable)).collect()))
        }
        Ok(_) => Err(ChooseError::TooMuchWork(MOST_NODES)),
        Err(Error::Infeasible) => Ok(None),
        Err(error) => Err(ChooseError::Solver(error.to_string())),
    }
}
