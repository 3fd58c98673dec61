//! Rules that keep a candidate out together, where none of them does so alone.

use super::clash::{Place, Side};
use super::classes::Classes;
use super::model::{ChooseError, Problem};
use super::reruns::Reruns;
use super::way::Way;

/// Choices that are made, times candidates. Beyond it nothing more is looked for: it would take minutes.
const MOST_WEIGHED: usize = 25_000;

/// For each of these candidates, which are out, rules without which it would be in, while without all of them but any one it
/// would not; the rule that counts the seats is never among them. None where there are no such rules, and where they were not
/// found within a bounded number of choices, or a choice was too hard to make.
///
/// # Errors
/// Where the problem is malformed or beyond limits, the rules cannot be kept, or there is no such candidate.
pub fn barred_together(
    problem: &Problem,
    out: &[usize],
    way: Way,
) -> Result<Vec<Option<Vec<u32>>>, ChooseError> {
    problem.check()?;
    let count = problem.candidates.len();
    let classes = Classes::of(problem);
    let most = MOST_WEIGHED / count.max(1);
    let mut search = Search { reruns: Reruns::new(way, problem, &classes), most };
    let seats = problem.seats_rule()?;
    let all: Vec<usize> = (0..problem.rules.len()).filter(|&rule| Some(rule) != seats).collect();
    let mut found = Vec::with_capacity(out.len());
    for &at in out {
        if at >= count {
            return Err(ChooseError::NoSuchCandidate(at));
        }
        // Most often the rules that look at it say it all, and these are few.
        let own: Vec<usize> =
            all.iter().copied().filter(|&rule| problem.rules[rule].weights[at] > 0).collect();
        let rules = match search.bars(at, own)? {
            Some(rules) => Some(rules),
            None => search.bars(at, all.clone())?,
        };
        found.push(rules.map(|rules| rules.iter().map(|&rule| problem.rules[rule].key).collect()));
    }
    Ok(found)
}

struct Search<'a> {
    reruns: Reruns<'a>,
    /// How many choices may be made.
    most: usize,
}

impl Search<'_> {
    /// As many of these rules as are needed, if the candidate is in without all of them.
    fn bars(&mut self, at: usize, mut rules: Vec<usize>) -> Result<Option<Vec<usize>>, ChooseError> {
        if !self.is_in_without(at, &rules)? {
            return Ok(None);
        }
        // Each is spared in turn. One that is needed may be so no more once another was spared: all have their turn again then.
        let mut needed = 0;
        while needed < rules.len() {
            let spared = rules.remove(0);
            if self.is_in_without(at, &rules)? {
                needed = 0;
            } else {
                rules.push(spared);
                needed += 1;
            }
            if self.is_over() {
                return Ok(None);
            }
        }
        rules.sort_unstable();
        Ok(Some(rules))
    }

    fn is_in_without(&mut self, at: usize, rules: &[usize]) -> Result<bool, ChooseError> {
        if self.is_over() {
            return Ok(false);
        }
        let sides = |&rule: &usize| -> [Place; 2] { [(Side::Floor, rule), (Side::Ceiling, rule)] };
        match self.reruns.without(rules.iter().flat_map(sides).collect()) {
            Ok(taken) => Ok(taken[at]),
            // What is too hard to settle ends this search, and not the decision that asks for it.
            Err(ChooseError::TooMuchWork(_) | ChooseError::Solver(_)) => {
                self.most = 0;
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }

    fn is_over(&self) -> bool {
        self.reruns.made() >= self.most
    }
}
