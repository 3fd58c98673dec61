//! The greatest total under the rules, as a cross-check of the set by merit: which one of several equal sets, who is in all
//! of them, and how far each candidate is from the other side of the line.

use super::bound::{Best, Field, Line};
use super::clash;
use super::classes::{Bounds, Classes};
use super::merit::filled;
use super::model::{Choice, ChooseError, Fixed, Problem};

/// How many programmes the search for other sets of equal total may take.
const MOST_ALTERNATIVES: usize = 600;

/// The set with the greatest total, and what is known of others with the same total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Greatest {
    /// Of all sets with the greatest total the first in rank order: the best-ranked candidate that is in any of them is in,
    /// then the next that is in any of those that remain, and so on.
    pub choice: Choice,
    /// Whether each candidate is in every set of that total.
    pub in_every: Vec<bool>,
    /// Whether each candidate is in some set of that total.
    pub in_some: Vec<bool>,
    /// Whether the two lists above are complete: the search for other sets came to its end.
    pub all_known: bool,
}

impl Greatest {
    /// Whether there is no other set of the same total, as far as is known.
    #[must_use]
    pub fn is_only(&self) -> bool {
        self.in_every == self.in_some
    }
}

/// How two sets differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Who is in the first alone.
    pub only_first: Vec<usize>,
    /// Who is in the second alone.
    pub only_second: Vec<usize>,
    /// By how much the second total is greater: the price of the first.
    pub points: i64,
}

/// The difference of two sets of one problem.
#[must_use]
pub fn compare(first: &Choice, second: &Choice) -> Difference {
    let pairs = || first.taken.iter().zip(&second.taken).enumerate();
    Difference {
        only_first: pairs().filter(|(_, (a, b))| **a && !**b).map(|(at, _)| at).collect(),
        only_second: pairs().filter(|(_, (a, b))| !**a && **b).map(|(at, _)| at).collect(),
        points: second.total - first.total,
    }
}

/// The set with the greatest total that keeps the rules.
///
/// # Errors
/// Where the problem is malformed or beyond limits, no set keeps the rules, or the work is too much.
pub fn greatest(problem: &Problem) -> Result<Greatest, ChooseError> {
    problem.check()?;
    let classes = Classes::of(problem);
    let Some((field, first, mut others)) = first_of_best(problem, &classes, classes.bounds(problem))? else {
        return Err(clash::unsatisfiable(problem, &classes)?);
    };
    let all_known = others.look(&field, first.total)?;
    let mut taken = fixed_in(problem);
    let (mut in_every, mut in_some) = (taken.clone(), taken.clone());
    for (class, line) in field.lines.iter().enumerate() {
        let fewest = others.fewest[class] as usize;
        let greatest = others.greatest[class] as usize;
        for (place, &at) in line.members.iter().enumerate() {
            taken[at] = (place as i64) < first.counts[class];
            // Members of one class with equal scores stand for each other.
            let last_level = (place..line.members.len()).take_while(|&p| line.level(place, p)).last();
            let first_level = (0..=place).rev().take_while(|&p| line.level(place, p)).last();
            in_every[at] = last_level.is_some_and(|last| last < fewest);
            in_some[at] = first_level.is_some_and(|first| first < greatest);
        }
    }
    let choice = problem.checked(taken)?;
    let fixed_total = problem.total(&fixed_in(problem));
    if choice.total != first.total + fixed_total {
        return Err(ChooseError::Solver("the total is another".into()));
    }
    Ok(Greatest { choice, in_every, in_some, all_known })
}

/// Who is in the set with the greatest total under these bounds, or none when they cannot be kept. Of several such sets it is
/// the one that [`greatest`] gives; what else is known of them is not looked for.
pub(super) fn by_total(
    problem: &Problem,
    classes: &Classes,
    bounds: Bounds,
) -> Result<Option<Vec<bool>>, ChooseError> {
    let Some((field, first, _)) = first_of_best(problem, classes, bounds)? else { return Ok(None) };
    let mut taken = fixed_in(problem);
    for (line, &count) in field.lines.iter().zip(&first.counts) {
        for &at in line.members.iter().take(count as usize) {
            taken[at] = true;
        }
    }
    Ok(Some(taken))
}

/// Of all counts with the greatest total the first in rank order, with the field and what was seen of the others.
fn first_of_best<'a>(
    problem: &Problem,
    classes: &'a Classes,
    bounds: Bounds,
) -> Result<Option<(Field<'a>, Best, Others)>, ChooseError> {
    let Some(bounds) = filled(problem, classes, bounds)? else { return Ok(None) };
    let Some(field) = Field::new(problem, classes, bounds)? else { return Ok(None) };
    let (least, most) = field.limits();
    let Some(best) = field.best(&least, &most)? else { return Ok(None) };
    let mut others = Others::around(&field, &best);
    let first = first_in_rank_order(classes, &field, best, &mut others)?;
    Ok(Some((field, first, others)))
}

/// The tie groups whose order decides which of several sets of the greatest total is taken: some member that is out would be in
/// if it stood first of its group.
///
/// # Errors
/// As [`greatest`], and where what was found is not of this problem.
pub fn open_ties_of_greatest(problem: &Problem, found: &Greatest) -> Result<Vec<u32>, ChooseError> {
    problem.check()?;
    let taken = &found.choice.taken;
    if !problem.keeps_rules(taken) {
        return Err(ChooseError::NotAChoice);
    }
    let count = problem.candidates.len();
    let mut open = Vec::new();
    let mut start = 0;
    while start < count {
        let group = problem.candidates[start].tie_group;
        let end = (start..count).find(|&at| problem.candidates[at].tie_group != group).unwrap_or(count);
        let decides = |at: usize| problem.is_open(at);
        // Who is in no set of the greatest total is out in whatever order.
        let hopes = |at: &usize| decides(*at) && !taken[*at] && (found.in_some[*at] || !found.all_known);
        if (start..end).any(|at| decides(at) && taken[at]) {
            for at in (start..end).filter(hopes) {
                if is_in_at(problem, at, start)? {
                    open.push(group);
                    break;
                }
            }
        }
        start = end;
    }
    Ok(open)
}

/// Whether a candidate would be in if it stood at another place.
fn is_in_at(problem: &Problem, at: usize, place: usize) -> Result<bool, ChooseError> {
    let moved = problem.moved(at, place);
    let classes = Classes::of(&moved);
    let taken = by_total(&moved, &classes, classes.bounds(&moved))?.ok_or(ChooseError::NotAChoice)?;
    Ok(taken[place])
}

/// For each candidate of whom the choice decides: how much the total falls when it is forced to the other side of
/// the line, so how much must be added to its score (or taken from it) to bring it level there; none where the rules forbid it.
///
/// # Errors
/// As [`greatest`], and where the choice is not one of this problem.
pub fn margins(problem: &Problem, found: &Greatest) -> Result<Vec<Option<i64>>, ChooseError> {
    problem.check()?;
    if !problem.keeps_rules(&found.choice.taken) {
        return Err(ChooseError::NotAChoice);
    }
    let classes = Classes::of(problem);
    let bounds = filled(problem, &classes, classes.bounds(problem))?.ok_or(ChooseError::NotAChoice)?;
    let mut field = Field::new(problem, &classes, bounds)?.ok_or(ChooseError::NotAChoice)?;
    let free_total = found.choice.total - problem.total(&fixed_in(problem));
    let mut margins = vec![None; problem.candidates.len()];
    for (at, class) in classes.of.iter().enumerate() {
        let Some(class) = *class else { continue };
        let (mut least, mut most) = field.limits();
        let mut members = field.lines[class].members.clone();
        members.retain(|&other| other != at);
        if found.choice.taken[at] {
            most[class] -= 1;
        } else {
            // It stands first of its class, and the first must be in.
            members.insert(0, at);
            least[class] = 1;
        }
        let line = std::mem::replace(&mut field.lines[class], Line::of(problem, members));
        let forced = field.best(&least, &most)?;
        field.lines[class] = line;
        margins[at] = forced.map(|best| free_total - best.total);
    }
    Ok(margins)
}

fn fixed_in(problem: &Problem) -> Vec<bool> {
    problem.candidates.iter().map(|one| one.fixed == Fixed::In).collect()
}

/// Of all counts with the greatest total those that are first in rank order.
fn first_in_rank_order(
    classes: &Classes,
    field: &Field<'_>,
    mut best: Best,
    others: &mut Others,
) -> Result<Best, ChooseError> {
    let (mut least, mut most) = (others.low.clone(), others.high.clone());
    let mut place = vec![0; classes.of.len()];
    for line in &field.lines {
        for (at, &member) in line.members.iter().enumerate() {
            place[member] = at as i64;
        }
    }
    for (at, class) in classes.of.iter().enumerate() {
        let Some(class) = *class else { continue };
        let wanted = place[at] + 1;
        if wanted <= least[class] || wanted > most[class] {
            continue;
        }
        if best.counts[class] < wanted {
            let mut raised = least.clone();
            raised[class] = wanted;
            match field.at_least(&raised, &most, best.total)? {
                Some(other) => {
                    others.saw(&other);
                    best = other;
                }
                None => {
                    most[class] = wanted - 1;
                    continue;
                }
            }
        }
        least[class] = wanted;
    }
    Ok(best)
}

/// What is known of all counts with the greatest total.
struct Others {
    low: Vec<i64>,
    high: Vec<i64>,
    fewest: Vec<i64>,
    greatest: Vec<i64>,
}

impl Others {
    fn around(field: &Field<'_>, best: &Best) -> Self {
        let (least, most) = field.limits();
        let (low, high) = field.window(&least, &most, best.total);
        Self { low, high, fewest: best.counts.clone(), greatest: best.counts.clone() }
    }

    fn saw(&mut self, best: &Best) {
        for (class, &count) in best.counts.iter().enumerate() {
            self.fewest[class] = self.fewest[class].min(count);
            self.greatest[class] = self.greatest[class].max(count);
        }
    }

    /// Looks in each class for counts beyond those seen. True when nothing is left to look for.
    fn look(&mut self, field: &Field<'_>, total: i64) -> Result<bool, ChooseError> {
        let mut asked = 0;
        for class in 0..self.low.len() {
            while self.greatest[class] < self.high[class] {
                asked += 1;
                let mut low = self.low.clone();
                low[class] = self.greatest[class] + 1;
                match field.at_least(&low, &self.high, total)? {
                    Some(other) => self.saw(&other),
                    None => self.high[class] = self.greatest[class],
                }
                if asked > MOST_ALTERNATIVES {
                    return Ok(false);
                }
            }
            while self.fewest[class] > self.low[class] {
                asked += 1;
                let mut high = self.high.clone();
                high[class] = self.fewest[class] - 1;
                match field.at_least(&self.low, &high, total)? {
                    Some(other) => self.saw(&other),
                    None => self.low[class] = self.fewest[class],
                }
                if asked > MOST_ALTERNATIVES {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }
}
