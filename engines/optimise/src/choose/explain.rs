//! Why each candidate is in or out by merit, and what would have changed it.

use std::collections::BTreeMap;

use super::change::{self, Change, Points, TakenAt};
use super::clash::{self, Place, Side};
use super::classes::Classes;
use super::feasible::Oracle;
use super::merit::{Walk, filled};
use super::model::{Choice, ChooseError, Fixed, Problem};
use super::reruns::Reruns;
use super::way::Way;

/// The reason for one candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it is in.
    pub taken: bool,
    /// Why.
    pub because: Because,
    /// What alone would have changed it; none where it is fixed or not eligible.
    pub change: Option<Change>,
}

/// Why a candidate is in or out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// In, and would be in without any floor.
    OnRank,
    /// In because of floors: without these it would be out.
    ForRule {
        /// The rules whose floors brought it in, with the others that would have brought it in without them.
        rules: Vec<u32>,
        /// Who would be in without these floors: the best-ranked for the best-ranked one of those brought in by the same floors.
        instead_of: Option<usize>,
    },
    /// Out: not eligible.
    NotEligible,
    /// Out: no seat was left for its rank, or only such as floors need, and without these it would have none either.
    BelowLine,
    /// Out: taking it, with all taken before it, would have made these rules impossible to keep. Without them it would be in, or
    /// they bar it while seats are left.
    PassedOver {
        /// The rules: those of one clash, of which none can be spared; and where dropping these gives it no seat, those of each
        /// further clash that bars it too.
        clash: Vec<u32>,
    },
    /// In, because that was settled before.
    FixedIn,
    /// Out, because that was settled before.
    FixedOut,
}

/// The reason for every candidate of a choice made by [`merit`](super::merit).
///
/// # Errors
/// Where the choice is not the one by merit of this problem, or as [`merit`](super::merit).
pub fn explain(problem: &Problem, choice: &Choice) -> Result<Vec<Verdict>, ChooseError> {
    explained(problem, choice, Blame::Needed)
}

/// The same as it was once: one that floors brought in was told as many of them as were enough for it, though without these others
/// may have brought it in. For what was explained so and has to come out again as it was.
///
/// # Errors
/// As [`explain`].
pub fn explain_by_enough_floors(problem: &Problem, choice: &Choice) -> Result<Vec<Verdict>, ChooseError> {
    explained(problem, choice, Blame::Every)
}

/// The same as it was before that: one clash alone was looked at, too, and who had no seat without its rules was below the line,
/// though further rules may have barred it while seats were left.
///
/// # Errors
/// As [`explain`].
pub fn explain_by_one_clash(problem: &Problem, choice: &Choice) -> Result<Vec<Verdict>, ChooseError> {
    explained(problem, choice, Blame::One)
}

/// How many clashes are looked at for one that is out, and how many floors for one that they brought in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Blame {
    /// The first clash; as many floors as are enough.
    One,
    /// As many clashes as bar it; as many floors as are enough.
    Every,
    /// As many clashes as bar it; as many floors as it would be out without.
    Needed,
}

fn explained(problem: &Problem, choice: &Choice, blame: Blame) -> Result<Vec<Verdict>, ChooseError> {
    problem.check()?;
    let classes = Classes::of(problem);
    let bounds = filled(problem, &classes, classes.bounds(problem))?.ok_or(ChooseError::NotAChoice)?;
    let mut explainer = Explainer {
        problem,
        classes: &classes,
        oracle: Oracle::new(&classes, bounds),
        reruns: Reruns::new(Way::Merit, problem, &classes),
        floors: clash::sides_of(&classes.bounds(problem))
            .into_iter()
            .filter(|(side, _)| *side == Side::Floor)
            .collect(),
        seats: problem.seats_rule()?,
        blame,
        clashes: BTreeMap::new(),
        in_time: BTreeMap::new(),
    };
    explainer.verdicts(choice)
}

struct Explainer<'a> {
    problem: &'a Problem,
    classes: &'a Classes,
    oracle: Oracle<'a>,
    reruns: Reruns<'a>,
    floors: Vec<Place>,
    seats: Option<usize>,
    blame: Blame,
    /// The last clash of each class: it still clashes further down the list, where fewer sides may do.
    clashes: BTreeMap<usize, Vec<Place>>,
    /// Before whom a class would still have had room.
    in_time: BTreeMap<usize, Option<usize>>,
}

impl Explainer<'_> {
    fn verdicts(&mut self, choice: &Choice) -> Result<Vec<Verdict>, ChooseError> {
        let problem = self.problem;
        if choice.taken.len() != problem.candidates.len() {
            return Err(ChooseError::NotAChoice);
        }
        let oracle = Oracle::new(self.classes, self.oracle.bounds.clone());
        let mut walk = Walk::start(&oracle)?.ok_or(ChooseError::NotAChoice)?;
        let mut taken: Vec<(usize, usize)> = Vec::new();
        let mut walks: Vec<TakenAt<'_>> = Vec::new();
        let mut verdicts = Vec::with_capacity(problem.candidates.len());
        for (at, candidate) in problem.candidates.iter().enumerate() {
            let Some(class) = self.classes.of[at] else {
                let because = match candidate.fixed {
                    Fixed::In => Because::FixedIn,
                    _ if !candidate.eligible => Because::NotEligible,
                    _ => Because::FixedOut,
                };
                verdicts.push(Verdict { taken: candidate.fixed == Fixed::In, because, change: None });
                continue;
            };
            let before = walk.clone();
            let is_in = walk.offer(class)?;
            if is_in != choice.taken[at] {
                return Err(ChooseError::NotAChoice);
            }
            let (because, points) = if is_in {
                taken.push((at, class));
                walks.push(TakenAt { at, class, before });
                (self.why_in(at)?, None)
            } else {
                let past = self.in_time(&taken, class)?;
                (self.why_out(at, class, &before.least)?, past.map(|past| Points::of(problem, at, past)))
            };
            let rules = self.rules_that_alone_change(at, is_in)?;
            verdicts.push(Verdict { taken: is_in, because, change: Some(Change { points, rules }) });
        }
        for (at, past) in change::places_too_late(walks, &self.classes.of, &choice.taken)? {
            if let Some(change) = &mut verdicts[at].change {
                change.points = past.map(|past| Points::of(problem, at, past));
            }
        }
        self.name_the_displaced(&mut verdicts, &choice.taken)?;
        Ok(verdicts)
    }

    fn keys(&self, places: &[Place]) -> Vec<u32> {
        let mut rules: Vec<usize> = places.iter().map(|(_, rule)| *rule).collect();
        rules.sort_unstable();
        rules.dedup();
        rules.into_iter().map(|rule| self.problem.rules[rule].key).collect()
    }

    fn rules_that_alone_change(&mut self, at: usize, is_in: bool) -> Result<Vec<u32>, ChooseError> {
        let mut keys = Vec::new();
        for rule in 0..self.problem.rules.len() {
            if self.reruns.without_rule(rule)?[at] != is_in {
                keys.push(self.problem.rules[rule].key);
            }
        }
        Ok(keys)
    }

    fn without_floors_but(&mut self, kept: &[Place]) -> Result<std::rc::Rc<Vec<bool>>, ChooseError> {
        let dropped = self.floors.iter().copied().filter(|floor| !kept.contains(floor)).collect();
        self.reruns.without(dropped)
    }

    fn why_in(&mut self, at: usize) -> Result<Because, ChooseError> {
        if self.without_floors_but(&[])?[at] {
            return Ok(Because::OnRank);
        }
        let mut floors = self.floors_that_bring_in(at)?;
        if self.blame == Blame::Needed {
            floors = self.floors_it_is_out_without(at, floors)?;
        }
        Ok(Because::ForRule { rules: self.keys(&floors), instead_of: None })
    }

    /// These floors that bring it in, and of the others those that would bring it in without them.
    fn floors_it_is_out_without(&mut self, at: usize, found: Vec<Place>) -> Result<Vec<Place>, ChooseError> {
        if !self.reruns.without(found.clone())?[at] {
            return Ok(found);
        }
        let mut others: Vec<Place> =
            self.floors.iter().copied().filter(|floor| !found.contains(floor)).collect();
        // Those that look at it are kept back last.
        others.sort_by_key(|&(_, rule)| (self.problem.rules[rule].weights[at] > 0, rule));
        // Without any floor it is out.
        let mut dropped = self.floors.clone();
        for other in others {
            let fewer: Vec<Place> = dropped.iter().copied().filter(|floor| *floor != other).collect();
            if !self.reruns.without(fewer.clone())?[at] {
                dropped = fewer;
            }
        }
        Ok(dropped)
    }

    /// Floors that together bring it in while none can be spared: one alone if one will do, first of those that look at it.
    fn floors_that_bring_in(&mut self, at: usize) -> Result<Vec<Place>, ChooseError> {
        let mut floors = self.floors.clone();
        floors.sort_by_key(|&(_, rule)| (self.problem.rules[rule].weights[at] == 0, rule));
        for &floor in &floors {
            if self.without_floors_but(&[floor])?[at] {
                return Ok(vec![floor]);
            }
        }
        // Those that look at it are spared last.
        floors.reverse();
        let mut place = 0;
        while place < floors.len() {
            let mut rest = floors.clone();
            let _ = rest.remove(place);
            if self.without_floors_but(&rest)?[at] {
                // One kept earlier may be spared now.
                (floors, place) = (rest, 0);
            } else {
                place += 1;
            }
        }
        Ok(floors)
    }

    fn why_out(&mut self, at: usize, class: usize, before: &[i64]) -> Result<Because, ChooseError> {
        let mut least = before.to_vec();
        least[class] += 1;
        let most = self.classes.sizes();
        let known = self.clashes.remove(&class);
        let sides = known.unwrap_or_else(|| clash::sides_of(&self.oracle.bounds));
        let found = clash::irreducible(self.classes, &self.oracle.bounds, sides, &least, &most)?
            .ok_or_else(|| ChooseError::Solver("a candidate was passed over without a clash".into()))?;
        self.clashes.insert(class, found.clone());
        let mut bars = found.clone();
        let mut last = found;
        loop {
            let of_seats = last.iter().any(|(_, rule)| Some(*rule) == self.seats);
            if self.seats.is_none() || self.is_in_without(at, &bars)? {
                return Ok(Because::PassedOver { clash: self.keys(&bars) });
            }
            if of_seats || self.blame == Blame::One {
                return Ok(Because::BelowLine);
            }
            // Seats were left. Whether further rules bar it too is seen without those that are known to.
            let mut rest = clash::sides_of(&self.oracle.bounds);
            rest.retain(|side| !bars.contains(side));
            let next = clash::irreducible(self.classes, &self.oracle.bounds, rest, &least, &most)?;
            let Some(next) = next else { return Ok(Because::PassedOver { clash: self.keys(&bars) }) };
            bars.extend(next.iter().copied());
            last = next;
        }
    }

    /// Whether a candidate would be in without these sides. Those of the seats stay; where there are no others, it would not.
    fn is_in_without(&mut self, at: usize, sides: &[Place]) -> Result<bool, ChooseError> {
        let dropped: Vec<Place> =
            sides.iter().copied().filter(|(_, rule)| Some(*rule) != self.seats).collect();
        Ok(!dropped.is_empty() && self.reruns.without(dropped)?[at])
    }

    fn in_time(&mut self, taken: &[(usize, usize)], class: usize) -> Result<Option<usize>, ChooseError> {
        if let Some(known) = self.in_time.get(&class) {
            return Ok(*known);
        }
        let found = change::place_in_time(&self.oracle, taken, class)?;
        self.in_time.insert(class, found);
        Ok(found)
    }

    /// Gives each one that floors brought in the one whose seat it has.
    fn name_the_displaced(&mut self, verdicts: &mut [Verdict], taken: &[bool]) -> Result<(), ChooseError> {
        let mut brought_in: BTreeMap<Vec<u32>, Vec<usize>> = BTreeMap::new();
        for (at, verdict) in verdicts.iter().enumerate() {
            if let Because::ForRule { rules, .. } = &verdict.because {
                brought_in.entry(rules.clone()).or_default().push(at);
            }
        }
        for (keys, members) in brought_in {
            let dropped: Vec<Place> = self
                .floors
                .iter()
                .copied()
                .filter(|(_, rule)| keys.contains(&self.problem.rules[*rule].key))
                .collect();
            let mut without = self.reruns.without(dropped)?;
            // Where other floors bring the same ones in and are not named, only without any floor is the seat another's.
            if members.iter().all(|&at| without[at]) {
                without = self.without_floors_but(&[])?;
            }
            let mut displaced = (0..taken.len()).filter(|&at| without[at] && !taken[at]);
            for at in members {
                if let Because::ForRule { instead_of, .. } = &mut verdicts[at].because {
                    *instead_of = displaced.next();
                }
            }
        }
        Ok(())
    }
}
