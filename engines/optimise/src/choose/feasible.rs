//! Whether the rules can be kept: by integer bounds, by a short exact search, and only then by the programme.

use std::cell::Cell;

use super::classes::{Bounds, Classes, NO_CEILING};
use super::model::ChooseError;
use super::programme;

/// How many steps of search are taken before the programme is asked.
const SEARCH_STEPS: u32 = 96;
/// How often bounds are passed on between rules.
const ROUNDS: usize = 6;
/// Beyond so many classes a repair exchanges one member, not a pair.
const PAIRS_UP_TO: usize = 96;
/// How many programmes one problem may ask for.
const MOST_PROGRAMMES: u64 = 20_000;

/// Answers whether counts between given limits keep the bounds.
pub(super) struct Oracle<'a> {
    pub(super) classes: &'a Classes,
    pub(super) bounds: Bounds,
    programmes: Cell<u64>,
}

enum Step {
    /// Take so many more of a class.
    Take { class: usize, more: i64 },
    /// Some rule cannot be kept.
    Stuck,
    /// Every rule is kept.
    Done,
}

enum Found {
    Counts(Vec<i64>),
    None,
    GaveUp,
}

impl<'a> Oracle<'a> {
    /// An oracle for these bounds.
    pub(super) fn new(classes: &'a Classes, bounds: Bounds) -> Self {
        Self { classes, bounds, programmes: Cell::new(0) }
    }

    /// Counts that keep every rule, with at least and at most so many of each class, if there are any.
    pub(super) fn witness(&self, least: &[i64], most: &[i64]) -> Result<Option<Vec<i64>>, ChooseError> {
        let mut steps = SEARCH_STEPS;
        match self.search(least.to_vec(), most.to_vec(), &mut steps) {
            Found::Counts(counts) => Ok(Some(counts)),
            Found::None => Ok(None),
            Found::GaveUp => {
                self.count_programme()?;
                programme::point(self.classes, &self.bounds, least, most)
            }
        }
    }

    /// Whether there are such counts.
    pub(super) fn allows(&self, least: &[i64], most: &[i64]) -> Result<bool, ChooseError> {
        Ok(self.witness(least, most)?.is_some())
    }

    /// Notes that a programme is asked, and refuses when there were too many.
    pub(super) fn count_programme(&self) -> Result<(), ChooseError> {
        self.programmes.set(self.programmes.get() + 1);
        if self.programmes.get() > MOST_PROGRAMMES {
            return Err(ChooseError::TooMuchWork(MOST_PROGRAMMES));
        }
        Ok(())
    }

    fn search(&self, mut least: Vec<i64>, mut most: Vec<i64>, steps: &mut u32) -> Found {
        loop {
            if !self.tighten(&mut least, &mut most) {
                return Found::None;
            }
            let sums = self.classes.weigh(&least);
            if self.too_little_room(&sums, &least, &most) {
                return Found::None;
            }
            let (class, step) = match self.next_step(&sums, &least, &most) {
                Step::Take { class, more } => (class, more),
                Step::Stuck => return Found::None,
                Step::Done => return Found::Counts(least),
            };
            if *steps == 0 {
                return Found::GaveUp;
            }
            *steps -= 1;
            let mut more = least.clone();
            more[class] += step;
            match self.search(more, most.clone(), steps) {
                Found::None => most[class] = least[class] + step - 1,
                settled => return settled,
            }
        }
    }

    /// Passes the rules' bounds on to the classes. False when a rule cannot be kept at all.
    pub(super) fn tighten(&self, least: &mut [i64], most: &mut [i64]) -> bool {
        for _ in 0..ROUNDS {
            let mut changed = false;
            for (rule, seen) in self.classes.seen_by.iter().enumerate() {
                let (floor, ceiling) = (self.bounds.least[rule], self.bounds.most[rule]);
                let (mut low, mut high) = (0, 0);
                for &(class, weight) in seen {
                    low += weight * least[class];
                    high += weight * most[class];
                }
                if low > ceiling || high < floor {
                    return false;
                }
                if high > ceiling {
                    for &(class, weight) in seen {
                        let top = least[class] + (ceiling - low) / weight;
                        if most[class] > top {
                            most[class] = top;
                            changed = true;
                        }
                    }
                }
                // Only where `most` is still what `high` was summed from.
                if high <= ceiling && low < floor {
                    for &(class, weight) in seen {
                        let bottom = most[class] - (high - floor) / weight;
                        if least[class] < bottom {
                            least[class] = bottom;
                            changed = true;
                        }
                    }
                }
            }
            if least.iter().zip(most.iter()).any(|(low, high)| low > high) {
                return false;
            }
            if !changed {
                break;
            }
        }
        true
    }

    /// Whether floors over classes that do not overlap need together more than a ceiling leaves.
    fn too_little_room(&self, sums: &[i64], least: &[i64], most: &[i64]) -> bool {
        let rules = sums.len();
        let mut unmet: Vec<(usize, usize)> = (0..rules)
            .filter(|&rule| sums[rule] < self.bounds.least[rule])
            .map(|rule| {
                (self.classes.seen_by[rule].iter().filter(|(c, _)| most[*c] > least[*c]).count(), rule)
            })
            .collect();
        if unmet.is_empty() {
            return false;
        }
        unmet.sort_unstable();
        let mut used = vec![false; least.len()];
        let mut needed = sums.to_vec();
        let mut cheapest = vec![(0_usize, 0_i64, 1_i64); rules];
        for (width, rule) in unmet {
            let support = || self.classes.seen_by[rule].iter().filter(|(c, _)| most[*c] > least[*c]);
            if support().any(|(class, _)| used[*class]) {
                continue;
            }
            // The least that one unit of this floor costs in each other rule: the smallest ratio over its classes.
            cheapest.fill((0, 0, 1));
            for &(class, weight) in support() {
                used[class] = true;
                for &(other, cost) in &self.classes.all[class].uses {
                    let (seen, above, below) = &mut cheapest[other];
                    if *seen == 0 || cost * *below < *above * weight {
                        (*above, *below) = (cost, weight);
                    }
                    *seen += 1;
                }
            }
            let missing = self.bounds.least[rule] - sums[rule];
            for (other, &(seen, above, below)) in cheapest.iter().enumerate() {
                if seen == width && above > 0 {
                    needed[other] += (missing * above + below - 1) / below;
                    if needed[other] > self.bounds.most[other] {
                        return true;
                    }
                }
            }
        }
        false
    }

    /// The class to take more of, and how many more: for the unmet floor with the fewest classes the one that helps most floors.
    fn next_step(&self, sums: &[i64], least: &[i64], most: &[i64]) -> Step {
        if sums.iter().zip(&self.bounds.most).any(|(sum, most)| sum > most) {
            return Step::Stuck;
        }
        let unmet = |rule: usize| sums[rule] < self.bounds.least[rule];
        let open = |rule: usize| self.classes.seen_by[rule].iter().filter(|(c, _)| most[*c] > least[*c]);
        let scarcest =
            (0..sums.len()).filter(|&rule| unmet(rule)).min_by_key(|&rule| (open(rule).count(), rule));
        let Some(rule) = scarcest else { return Step::Done };
        let missing = self.bounds.least[rule] - sums[rule];
        let best = open(rule).max_by_key(|(class, _)| {
            let helped = self.classes.all[*class].uses.iter().filter(|(other, _)| unmet(*other)).count();
            let scarce = self.classes.all[*class]
                .uses
                .iter()
                .filter(|(other, weight)| self.bounds.most[*other] < NO_CEILING && *weight > 1)
                .count();
            (helped, std::cmp::Reverse(scarce), most[*class] - least[*class], std::cmp::Reverse(*class))
        });
        let Some(&(class, weight)) = best else { return Step::Stuck };
        let room = self.classes.all[class].uses.iter().map(|&(other, weight)| {
            if self.bounds.most[other] == NO_CEILING {
                i64::MAX
            } else {
                (self.bounds.most[other] - sums[other]) / weight
            }
        });
        let step = room.min().unwrap_or(i64::MAX).min((missing + weight - 1) / weight);
        Step::Take { class, more: step.clamp(1, most[class] - least[class]) }
    }

    /// The witness with one more of a class, mended by exchanging one or two others where a rule breaks.
    pub(super) fn mend(
        &self,
        witness: &[i64],
        class: usize,
        least: &[i64],
        most: &[i64],
    ) -> Option<Vec<i64>> {
        let mut counts = witness.to_vec();
        counts[class] += 1;
        let mut sums = self.classes.weigh(&counts);
        if self.bounds.keep(&sums) {
            return Some(counts);
        }
        let all = &self.classes.all;
        for down in 0..counts.len() {
            if down == class || counts[down] <= least[down] {
                continue;
            }
            for &(rule, weight) in &all[down].uses {
                sums[rule] -= weight;
            }
            let ceilings_kept = sums.iter().zip(&self.bounds.most).all(|(sum, most)| sum <= most);
            if ceilings_kept && self.bounds.keep(&sums) {
                counts[down] -= 1;
                return Some(counts);
            }
            if ceilings_kept
                && counts.len() <= PAIRS_UP_TO
                && let Some(up) = self.lift(&counts, most, down, &mut sums)
            {
                counts[down] -= 1;
                counts[up] += 1;
                return Some(counts);
            }
            for &(rule, weight) in &all[down].uses {
                sums[rule] += weight;
            }
        }
        None
    }

    /// A class other than `down` of which one more keeps every rule, given what the counts weigh.
    fn lift(&self, counts: &[i64], most: &[i64], down: usize, sums: &mut [i64]) -> Option<usize> {
        (0..counts.len()).filter(|&up| up != down && counts[up] < most[up]).find(|&up| {
            let uses = &self.classes.all[up].uses;
            for &(rule, weight) in uses {
                sums[rule] += weight;
            }
            let kept = self.bounds.keep(sums);
            for &(rule, weight) in uses {
                sums[rule] -= weight;
            }
            kept
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choose::{Candidate, Fixed, Problem, Rule};

    fn below(state: &mut u64, end: u64) -> u64 {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*state >> 33) % end
    }

    /// Crossing rules with bounds so tight that many problems cannot be kept.
    fn problem(state: &mut u64) -> Problem {
        let count = 8 + below(state, 17) as usize;
        let free = Candidate { score: 0, tie_group: 0, eligible: true, fixed: Fixed::Free };
        let mut rules = Vec::new();
        for key in 0..4 + below(state, 4) as u32 {
            let heavy = 1 + below(state, 5);
            let weights: Vec<u32> =
                (0..count).map(|_| (below(state, 2) * (1 + below(state, heavy))) as u32).collect();
            let all: u64 = weights.iter().map(|weight| u64::from(*weight)).sum();
            let exact = all / 3 + below(state, all / 3 + 1);
            rules.push(Rule { key, weights, floor: Some(exact), ceiling: Some(exact + below(state, 3)) });
        }
        Problem { candidates: vec![free; count], rules, seats: None }
    }

    #[test]
    fn the_search_and_the_programme_agree_on_what_can_be_kept() {
        let mut state = 1;
        let (mut kept, mut not) = (0, 0);
        for round in 0..300 {
            let problem = problem(&mut state);
            let classes = Classes::of(&problem);
            let oracle = Oracle::new(&classes, classes.bounds(&problem));
            let (least, most) = (vec![0; classes.all.len()], classes.sizes());
            let mut steps = 3_000;
            let by_search = match oracle.search(least.clone(), most.clone(), &mut steps) {
                Found::Counts(counts) => {
                    assert!(oracle.bounds.keep(&classes.weigh(&counts)), "round {round}");
                    true
                }
                Found::None => false,
                Found::GaveUp => continue,
            };
            let by_programme = programme::point(&classes, &oracle.bounds, &least, &most).unwrap().is_some();
            assert_eq!(by_search, by_programme, "round {round}: {problem:?}");
            if by_search { kept += 1 } else { not += 1 }
        }
        assert!(kept > 20 && not > 20, "{kept} kept, {not} not");
    }
}
