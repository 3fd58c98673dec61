//! Why each application is selected or not, what would have changed it, and what each bound costs.

use std::collections::BTreeMap;

use centum_optimise::choose::{self, Because, Choice, Fixed, Greatest, Price, is_in_if};

use super::deciding::{Undecidable, Weighed, is_above, lacks_of_total};
use super::model::{Change, Counted, Enough, Lacking, Reason, Schema, Settled};
use crate::process::{Method, Of};

/// Whoever misses a threshold is weighed once more as if it had been met. Beyond so many comparisons of one application with
/// another this is left out: it would take minutes.
const MOST_SUPPOSED: usize = 100_000;

/// A reason, and what would have changed it.
type Verdict = (Reason, Option<Change>);

impl Weighed<'_> {
    pub(super) fn by_merit(&self, choice: &Choice) -> Result<Vec<Verdict>, Undecidable> {
        let verdicts = match self.input.schema {
            Schema::Rounded | Schema::Exact => choose::explain_by_one_clash(&self.problem, choice),
            Schema::Whole | Schema::Together => choose::explain_by_enough_floors(&self.problem, choice),
            Schema::Needed => choose::explain(&self.problem, choice),
        };
        let verdicts = verdicts.map_err(|error| self.failed(error))?;
        let verdict = |(at, verdict): (usize, choose::Verdict)| {
            let reason = match verdict.because {
                Because::OnRank => Reason::OnRank,
                Because::ForRule { rules, instead_of } => Reason::ForBounds {
                    bounds: self.keys(&rules),
                    instead_of: instead_of.map(|at| self.id(at)),
                },
                Because::NotEligible => return self.below(at),
                Because::BelowLine => Reason::BelowLine,
                Because::PassedOver { clash } => Reason::PassedOver { bounds: self.keys(&clash) },
                Because::FixedIn => Reason::Keeps,
                Because::FixedOut => Reason::Gone,
            };
            let change = verdict.change.map(|change| Change {
                points: change.points.map(|points| (self.hundredths(points.gap), self.id(points.past))),
                bounds: self.keys(&change.rules),
                ..Change::default()
            });
            Ok((reason, change))
        };
        verdicts.into_iter().enumerate().map(verdict).collect()
    }

    pub(super) fn by_total(&self, found: &Greatest, prices: &[Price]) -> Result<Vec<Verdict>, Undecidable> {
        let choice = &found.choice;
        let margins = choose::margins(&self.problem, found).map_err(|error| self.failed(error))?;
        let floors = match self.input.schema {
            Schema::Rounded => Vec::new(),
            _ => choose::prices_of_floors(&self.problem, choice, self.way)
                .map_err(|error| self.failed(error))?,
        };
        let together = self.barred_together(choice, prices)?;
        let verdict = |(at, candidate): (usize, &choose::Candidate)| {
            let margin = margins.get(at).copied().flatten().map(|margin| self.hundredths(margin));
            let reason = match (candidate.fixed, choice.taken[at]) {
                (Fixed::In, _) => return Ok((Reason::Keeps, None)),
                _ if !candidate.eligible => return self.below(at),
                (Fixed::Out, _) => return Ok((Reason::Gone, None)),
                (Fixed::Free, true) => self.brought_in(at, &floors).unwrap_or(Reason::InGreatest { margin }),
                (Fixed::Free, false) => match together.get(&at) {
                    Some(rules) => Reason::KeptOutTogether { bounds: self.keys(rules), margin },
                    None => self.kept_out(at, prices, margin),
                },
            };
            let moves = |price: &&Price| price.comes_in.contains(&at) || price.goes_out.contains(&at);
            let rules: Vec<u32> = prices.iter().filter(moves).map(|price| price.key).collect();
            let change = Change { bounds: self.keys(&rules), alone: margin, ..Change::default() };
            Ok((reason, (self.input.schema != Schema::Rounded).then_some(change)))
        };
        self.problem.candidates.iter().enumerate().map(verdict).collect()
    }

    /// One that would be out without a floor: for the first such floor somebody else would have the seat.
    fn brought_in(&self, at: usize, floors: &[Price]) -> Option<Reason> {
        let needs = || floors.iter().filter(|price| price.goes_out.contains(&at));
        let first = needs().next()?;
        let place = first.goes_out.iter().position(|one| *one == at)?;
        let bounds = self.keys(&needs().map(|price| price.key).collect::<Vec<_>>());
        Some(Reason::ForBounds { bounds, instead_of: first.comes_in.get(place).map(|at| self.id(*at)) })
    }

    /// The bounds each of which keeps somebody out, the seats apart.
    fn bars(&self, at: usize, prices: &[Price]) -> Vec<u32> {
        let is_seats = |rule: u32| self.singles.get(rule as usize).is_some_and(|one| one.of == Of::Seats);
        let bars = |price: &&Price| price.comes_in.contains(&at) && !is_seats(price.key);
        prices.iter().filter(bars).map(|price| price.key).collect()
    }

    /// Those whom no bound keeps out alone, with the bounds that do so together. Decisions of before did not look for them.
    fn barred_together(
        &self,
        choice: &Choice,
        prices: &[Price],
    ) -> Result<BTreeMap<usize, Vec<u32>>, Undecidable> {
        if self.input.schema < Schema::Together {
            return Ok(BTreeMap::new());
        }
        let is_out = |at: &usize| {
            let candidate = &self.problem.candidates[*at];
            candidate.eligible && candidate.fixed == Fixed::Free && !choice.taken[*at]
        };
        let all = 0..self.problem.candidates.len();
        let out: Vec<usize> = all.filter(is_out).filter(|at| self.bars(*at, prices).is_empty()).collect();
        let found = choose::barred_together(&self.problem, &out, self.way);
        let found = found.map_err(|error| self.failed(error))?;
        Ok(out.into_iter().zip(found).filter_map(|(at, rules)| Some((at, rules?))).collect())
    }

    fn kept_out(&self, at: usize, prices: &[Price], margin: Option<i64>) -> Reason {
        let rules = self.bars(at, prices);
        if rules.is_empty() {
            Reason::OutsideGreatest { margin }
        } else {
            Reason::KeptOut { bounds: self.keys(&rules), margin }
        }
    }

    /// One that misses a threshold, or left.
    fn below(&self, at: usize) -> Result<Verdict, Undecidable> {
        let standing = &self.standings[at];
        let is_gone = standing.candidate.settled == Settled::Gone;
        if is_gone && is_above(self.input, standing) {
            return Ok((Reason::Gone, None));
        }
        let missed = self.missed(at).into_iter().map(|(key, _)| key).collect();
        let total = lacks_of_total(self.input, standing.total) > 0;
        let reason = Reason::BelowThreshold { criteria: missed, total };
        if is_gone || self.input.schema == Schema::Rounded {
            return Ok((reason, None));
        }
        let lacking = Some(self.lacking(at)?);
        Ok((reason, Some(Change { lacking, ..Change::default() })))
    }

    /// The criteria whose threshold an application misses, and by how many half points.
    fn missed(&self, at: usize) -> Vec<(String, u32)> {
        let marks = &self.standings[at].candidate.marks;
        let lacks = self.input.criteria.iter().zip(marks).map(|(one, halves)| {
            let least = one.threshold_halves.unwrap_or(0);
            (one.key.clone(), least.saturating_sub(*halves))
        });
        lacks.filter(|(_, halves)| *halves > 0).collect()
    }

    fn lacking(&self, at: usize) -> Result<Lacking, Undecidable> {
        let marks = &self.standings[at].candidate.marks;
        let met = self.input.criteria.iter().zip(marks).map(|(one, halves)| {
            let least = one.threshold_halves.unwrap_or(0);
            ((*halves).max(least), one.weight)
        });
        let total = self.input.schema.total(met);
        let short = lacks_of_total(self.input, total);
        let below = self.problem.candidates.iter().filter(|one| !one.eligible).count();
        let is_bounded = below * self.problem.candidates.len() <= MOST_SUPPOSED;
        let enough = if is_bounded { Some(self.enough(at, total + short)?) } else { None };
        Ok(Lacking { criteria: self.missed(at), total: self.hundredths(short), enough })
    }

    /// Chooses again as if an application had this total and missed nothing: behind its equals, and then before them.
    fn enough(&self, at: usize, total: i64) -> Result<Enough, Undecidable> {
        let others =
            || (0..self.standings.len()).filter(|other| *other != at).map(|other| &self.standings[other]);
        let last = others().filter(|one| one.total >= total).count();
        let first = others().filter(|one| one.total > total).count();
        let is_in = |place| is_in_if(&self.problem, at, (place, total), self.way);
        let is_in = |place| is_in(place).map_err(|error| self.failed(error));
        if is_in(last)? {
            return Ok(Enough::Yes);
        }
        Ok(if first < last && is_in(first)? { Enough::Level } else { Enough::No })
    }

    /// What each bound costs, by the method that was declared. Decisions of old stated none for the greatest total.
    pub(super) fn prices(&self, choice: &Choice) -> Result<Vec<Price>, Undecidable> {
        if self.input.method == Method::Greatest && self.input.schema == Schema::Rounded {
            return Ok(Vec::new());
        }
        choose::prices(&self.problem, choice, self.way).map_err(|error| self.failed(error))
    }

    pub(super) fn counted(&self, choice: &Choice, prices: &[Price]) -> Vec<Counted> {
        let counted = self.singles.iter().zip(&self.problem.rules).map(|(single, rule)| {
            let price = prices.iter().find(|price| price.key == rule.key);
            let taken = rule.weights.iter().zip(&choice.taken).filter(|(_, taken)| **taken);
            Counted {
                key: single.key.clone(),
                floor: single.floor,
                ceiling: single.ceiling,
                count: taken.map(|(weight, _)| u64::from(*weight)).sum(),
                points: price.map_or(0, |price| self.hundredths(price.points)),
                comes_in: price.map(|price| self.ids(&price.comes_in)).unwrap_or_default(),
                goes_out: price.map(|price| self.ids(&price.goes_out)).unwrap_or_default(),
            }
        });
        counted.collect()
    }
}
