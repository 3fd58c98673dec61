//! By merit: down the ranked list, taking each candidate unless taking it would make the rules unsatisfiable.

use super::clash;
use super::classes::{Bounds, Classes};
use super::feasible::Oracle;
use super::model::{Choice, ChooseError, Problem};
use super::programme;

/// The set by merit: each candidate in rank order is taken, unless no set with it and with all already taken keeps the rules.
///
/// # Errors
/// Where the problem is malformed or beyond limits, or no set keeps the rules (with the rules that clash).
pub fn merit(problem: &Problem) -> Result<Choice, ChooseError> {
    problem.check()?;
    let classes = Classes::of(problem);
    let bounds = classes.bounds(problem);
    match by_merit(problem, &classes, bounds)? {
        Some(taken) => problem.checked(taken),
        None => Err(clash::unsatisfiable(problem, &classes)?),
    }
}

/// The tie groups whose order decides who is in: some member that is out would be in if it stood first of its group.
///
/// # Errors
/// As [`merit`], and where the choice is not one of this problem.
pub fn open_ties(problem: &Problem, choice: &Choice) -> Result<Vec<u32>, ChooseError> {
    problem.check()?;
    let classes = Classes::of(problem);
    let Some(bounds) = filled(problem, &classes, classes.bounds(problem))? else {
        return Err(ChooseError::NotAChoice);
    };
    let oracle = Oracle::new(&classes, bounds);
    let most = classes.sizes();
    let mut before = vec![0; classes.all.len()];
    let mut at = 0;
    let mut open = Vec::new();
    let count = problem.candidates.len();
    if choice.taken.len() != count {
        return Err(ChooseError::NotAChoice);
    }
    while at < count {
        let group = problem.candidates[at].tie_group;
        let end = (at..count).find(|&i| problem.candidates[i].tie_group != group).unwrap_or(count);
        let someone_in = (at..end).any(|i| classes.of[i].is_some() && choice.taken[i]);
        let mut matters = false;
        for i in at..end {
            if let (true, false, Some(class)) = (someone_in && !matters, choice.taken[i], classes.of[i]) {
                let mut least = before.clone();
                least[class] += 1;
                matters = least[class] <= most[class] && oracle.allows(&least, &most)?;
            }
        }
        if matters {
            open.push(group);
        }
        for i in at..end {
            if let (true, Some(class)) = (choice.taken[i], classes.of[i]) {
                before[class] += 1;
            }
        }
        at = end;
    }
    Ok(open)
}

/// Who is in by merit under these bounds, or none when they cannot be kept.
pub(super) fn by_merit(
    problem: &Problem,
    classes: &Classes,
    bounds: Bounds,
) -> Result<Option<Vec<bool>>, ChooseError> {
    let Some(bounds) = filled(problem, classes, bounds)? else { return Ok(None) };
    let oracle = Oracle::new(classes, bounds);
    let Some(mut walk) = Walk::start(&oracle)? else { return Ok(None) };
    let mut taken: Vec<bool> =
        problem.candidates.iter().map(|one| one.fixed == super::model::Fixed::In).collect();
    for (at, class) in classes.of.iter().enumerate() {
        if let Some(class) = class {
            taken[at] = walk.offer(*class)?;
        }
    }
    Ok(Some(taken))
}

/// The bounds with the seats' floor raised to what can be filled, where seats are to be filled.
pub(super) fn filled(
    problem: &Problem,
    classes: &Classes,
    mut bounds: Bounds,
) -> Result<Option<Bounds>, ChooseError> {
    let (Some(seats), Some(rule)) = (problem.seats, problem.seats_rule()?) else { return Ok(Some(bounds)) };
    // Where the seats are dropped nothing is filled.
    if !seats.fill || bounds.most[rule] == super::classes::NO_CEILING {
        return Ok(Some(bounds));
    }
    let (least, most) = (vec![0; classes.all.len()], classes.sizes());
    let ceiling = bounds.most[rule];
    let floor = std::mem::replace(&mut bounds.least[rule], ceiling.max(0));
    if Oracle::new(classes, bounds.clone()).allows(&least, &most)? {
        return Ok(Some(bounds));
    }
    // Not all seats can be filled: as many as the other rules allow.
    bounds.least[rule] = floor;
    let mut gain = vec![0; classes.all.len()];
    for &(class, weight) in &classes.seen_by[rule] {
        gain[class] = weight;
    }
    let pieces = programme::pieces(&least, &most, &gain);
    let Some(counts) = programme::best(classes, &bounds, &least, &pieces)? else { return Ok(None) };
    bounds.least[rule] = classes.weigh(&counts)[rule];
    Ok(Some(bounds))
}

/// How far the walk down the list has come.
#[derive(Clone)]
pub(super) struct Walk<'a> {
    oracle: &'a Oracle<'a>,
    /// How many of each class are taken.
    pub(super) least: Vec<i64>,
    /// The same where a class is closed, else its size.
    pub(super) most: Vec<i64>,
    /// Counts that keep every rule and contain all taken.
    witness: Vec<i64>,
}

impl<'a> Walk<'a> {
    /// At the top of the list, if the rules can be kept at all.
    pub(super) fn start(oracle: &'a Oracle<'a>) -> Result<Option<Self>, ChooseError> {
        let least = vec![0; oracle.classes.all.len()];
        let most = oracle.classes.sizes();
        let witness = oracle.witness(&least, &most)?;
        Ok(witness.map(|witness| Self { oracle, least, most, witness }))
    }

    /// Takes one more of a class if the rules can still be kept.
    pub(super) fn offer(&mut self, class: usize) -> Result<bool, ChooseError> {
        if self.least[class] >= self.most[class] {
            return Ok(false);
        }
        if !self.keeps_room_for(class)? {
            // What is taken only grows, so what cannot be kept now cannot be kept later: the class is closed.
            self.most[class] = self.least[class];
            return Ok(false);
        }
        self.least[class] += 1;
        Ok(true)
    }

    /// Whether one more of a class could still be taken.
    pub(super) fn keeps_room_for(&mut self, class: usize) -> Result<bool, ChooseError> {
        if self.witness[class] > self.least[class] {
            return Ok(true);
        }
        let found = self.with_one_more(class)?;
        let there = found.is_some();
        if let Some(witness) = found {
            self.witness = witness;
        }
        Ok(there)
    }

    /// Counts with all taken and one more of a class, that keep the rules.
    fn with_one_more(&self, class: usize) -> Result<Option<Vec<i64>>, ChooseError> {
        if self.least[class] >= self.most[class] {
            return Ok(None);
        }
        let mut least = self.least.clone();
        least[class] += 1;
        if let Some(mended) = self.oracle.mend(&self.witness, class, &least, &self.most) {
            return Ok(Some(mended));
        }
        self.oracle.witness(&least, &self.most)
    }
}
