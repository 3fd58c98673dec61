//! The decision itself: a pure function from what it rests on to what it says, so that anybody can work it out again.

use centum_base::Id;
use centum_calls::expression::model::Expression;
use centum_forms::Texts;
use centum_optimise::choose::{self, Because, Choice, ChooseError, Fixed, Problem, Rule, Seats};

use super::bounds::{Single, singles, weight};
use super::model::{Change, Counted, Input, Line, Other, Output, Reason, Settled};
use super::ranking::{Standing, ranked};
use crate::process::{Method, Of};

/// Why no decision can be worked out.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Undecidable {
    /// These bounds cannot be kept together, each with the side that clashes and by how much it is missed.
    #[error("{} bounds cannot be kept together", .0.len())]
    Clash(Vec<Clashing>),
    /// A candidate has not one mark for each criterion, or marks beyond what can be given.
    #[error("the marks of application {0} do not fit the criteria")]
    Marks(u32),
    /// The search did not come to an end, or found something that does not hold.
    #[error("the choice cannot be worked out: {0}")]
    Choice(String),
}

/// A side of a bound that clashes with others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clashing {
    /// The bound; with the country where it is one of each country.
    pub key: String,
    /// Its words.
    pub label: Texts,
    /// Whether it is the floor; otherwise the ceiling.
    pub is_floor: bool,
    /// By how much it is missed when all others of the clash are kept.
    pub short_by: u64,
}

/// Works out a decision.
pub fn decide(input: &Input) -> Result<Output, Undecidable> {
    Weighed::of(input)?.output()
}

/// The set alone, without reasons, prices or the other method: what a comparison needs, at a small part of the work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Who is selected, the best first.
    pub by_rank: Vec<Id<Expression>>,
    /// The sum of their scores, in hundredths.
    pub total: i64,
}

/// Works out which set a decision would choose.
pub fn chosen(input: &Input) -> Result<Chosen, Undecidable> {
    let weighed = Weighed::of(input)?;
    let choice = match input.method {
        Method::Merit => choose::merit(&weighed.problem),
        Method::Greatest => choose::greatest(&weighed.problem).map(|greatest| greatest.choice),
    };
    let choice = choice.map_err(|error| weighed.failed(error))?;
    let taken = (0..weighed.standings.len()).filter(|at| choice.taken[*at]);
    Ok(Chosen { by_rank: taken.map(|at| weighed.id(at)).collect(), total: choice.total })
}

/// Everyone in rank order, the bounds, and the problem that they make.
pub(super) struct Weighed<'i> {
    input: &'i Input,
    standings: Vec<Standing<'i>>,
    singles: Vec<Single>,
    /// The problem that the engine solves.
    pub(super) problem: Problem,
}

impl<'i> Weighed<'i> {
    pub(super) fn of(input: &'i Input) -> Result<Self, Undecidable> {
        for candidate in &input.candidates {
            let fits = candidate.marks.len() == input.criteria.len()
                && input.criteria.iter().zip(&candidate.marks).all(|(one, halves)| *halves <= one.max_halves);
            if !fits {
                return Err(Undecidable::Marks(candidate.number));
            }
        }
        let standings = ranked(input);
        let singles = singles(&input.bounds, &input.candidates);
        let mut candidates = Vec::with_capacity(standings.len());
        let mut group = 0;
        for (at, standing) in standings.iter().enumerate() {
            if at > 0 && standing.score != standings[at - 1].score {
                group += 1;
            }
            let eligible = is_above(input, standing);
            let fixed = match standing.candidate.settled {
                Settled::Keeps if eligible => Fixed::In,
                // Below a threshold nothing is kept: the release takes the seat back.
                Settled::Open | Settled::Keeps => Fixed::Free,
                Settled::Gone => Fixed::Out,
            };
            let score = i64::from(standing.score);
            candidates.push(choose::Candidate { score, tie_group: group, eligible, fixed });
        }
        let rule = |(key, single): (u32, &Single)| Rule {
            key,
            weights: standings.iter().map(|one| weight(&single.of, one.candidate)).collect(),
            floor: single.floor.map(u64::from),
            ceiling: single.ceiling.map(u64::from),
        };
        let rules: Vec<Rule> = (0..).zip(&singles).map(rule).collect();
        let seats = singles.iter().position(|single| single.of == Of::Seats);
        let seats = seats.and_then(|at| u32::try_from(at).ok()).map(|key| Seats { key, fill: false });
        Ok(Self { input, standings, singles, problem: Problem { candidates, rules, seats } })
    }

    fn output(&self) -> Result<Output, Undecidable> {
        let problem = &self.problem;
        let merit = choose::merit(problem).map_err(|error| self.failed(error))?;
        let greatest = choose::greatest(problem).map_err(|error| self.failed(error))?;
        let failed = |error| self.failed(error);
        let (choice, verdicts) = match self.input.method {
            Method::Merit => (&merit, self.by_merit(&merit)?),
            Method::Greatest => {
                let margins = choose::margins(problem, &greatest).map_err(failed)?;
                (&greatest.choice, self.by_total(&greatest.choice, &margins))
            }
        };
        let (method, second) = match self.input.method {
            Method::Merit => (Method::Greatest, &greatest.choice),
            Method::Greatest => (Method::Merit, &merit),
        };
        let difference = choose::compare(choice, second);
        let other = Other {
            method,
            comes_in: self.ids(&difference.only_second),
            goes_out: self.ids(&difference.only_first),
            points: difference.points,
            greatest_is_only: greatest.all_known.then(|| greatest.is_only()),
        };
        let ties = match self.input.method {
            Method::Merit => choose::open_ties(problem, &merit).map_err(failed)?,
            Method::Greatest => Vec::new(),
        };
        let lines = (1..).zip(self.standings.iter().zip(verdicts)).enumerate();
        let lines = lines
            .map(|(at, (rank, (standing, (reason, change))))| Line {
                id: standing.candidate.id,
                number: standing.candidate.number,
                title: standing.candidate.title.clone(),
                rank,
                score: standing.score,
                parted: standing.parted.clone(),
                selected: choice.taken[at],
                reason,
                change,
            })
            .collect();
        let bounds = self.counted(choice)?;
        Ok(Output { lines, bounds, total: choice.total, other, ties_that_mattered: ties })
    }

    fn by_merit(&self, choice: &Choice) -> Result<Vec<(Reason, Option<Change>)>, Undecidable> {
        let verdicts = choose::explain(&self.problem, choice).map_err(|error| self.failed(error))?;
        let reason = |(at, verdict): (usize, choose::Verdict)| {
            let reason = match verdict.because {
                Because::OnRank => Reason::OnRank,
                Because::ForRule { rules, instead_of } => Reason::ForBounds {
                    bounds: self.keys(&rules),
                    instead_of: instead_of.map(|at| self.id(at)),
                },
                Because::NotEligible => self.below(at),
                Because::BelowLine => Reason::BelowLine,
                Because::PassedOver { clash } => Reason::PassedOver { bounds: self.keys(&clash) },
                Because::FixedIn => Reason::Keeps,
                Because::FixedOut => Reason::Gone,
            };
            let change = verdict.change.map(|change| Change {
                points: change.points.map(|points| (points.gap, self.id(points.past))),
                bounds: self.keys(&change.rules),
            });
            (reason, change)
        };
        Ok(verdicts.into_iter().enumerate().map(reason).collect())
    }

    fn by_total(&self, choice: &Choice, margins: &[Option<i64>]) -> Vec<(Reason, Option<Change>)> {
        let reason = |(at, candidate): (usize, &choose::Candidate)| {
            let margin = margins.get(at).copied().flatten();
            match (candidate.fixed, choice.taken[at]) {
                (Fixed::In, _) => Reason::Keeps,
                _ if !candidate.eligible => self.below(at),
                (Fixed::Out, _) => Reason::Gone,
                (Fixed::Free, true) => Reason::InGreatest { margin },
                (Fixed::Free, false) => Reason::OutsideGreatest { margin },
            }
        };
        self.problem.candidates.iter().enumerate().map(|one| (reason(one), None)).collect()
    }

    fn below(&self, at: usize) -> Reason {
        let standing = &self.standings[at];
        if standing.candidate.settled == Settled::Gone && is_above(self.input, standing) {
            return Reason::Gone;
        }
        let missed = self.input.criteria.iter().zip(&standing.candidate.marks);
        let missed =
            missed.filter(|(one, halves)| one.threshold_halves.is_some_and(|least| **halves < least));
        Reason::BelowThreshold {
            criteria: missed.map(|(one, _)| one.key.clone()).collect(),
            total: self.input.threshold.is_some_and(|least| standing.score < least),
        }
    }

    fn counted(&self, choice: &Choice) -> Result<Vec<Counted>, Undecidable> {
        let prices = choose::prices(&self.problem, choice);
        let prices = match self.input.method {
            Method::Merit => prices.map_err(|error| self.failed(error))?,
            // What a bound costs is worked out by merit; beside another set it would mislead.
            Method::Greatest => Vec::new(),
        };
        let counted = self.singles.iter().zip(&self.problem.rules).map(|(single, rule)| {
            let price = prices.iter().find(|price| price.key == rule.key);
            let taken = rule.weights.iter().zip(&choice.taken).filter(|(_, taken)| **taken);
            Counted {
                key: single.key.clone(),
                floor: single.floor,
                ceiling: single.ceiling,
                count: taken.map(|(weight, _)| u64::from(*weight)).sum(),
                points: price.map_or(0, |price| price.points),
                comes_in: price.map(|price| self.ids(&price.comes_in)).unwrap_or_default(),
                goes_out: price.map(|price| self.ids(&price.goes_out)).unwrap_or_default(),
            }
        });
        Ok(counted.collect())
    }

    /// Marks in half points, by rank and criterion.
    pub(super) fn marks(&self) -> Vec<Vec<i64>> {
        let marks =
            |one: &Standing<'_>| one.candidate.marks.iter().map(|halves| i64::from(*halves)).collect();
        self.standings.iter().map(marks).collect()
    }

    pub(super) fn id(&self, at: usize) -> Id<Expression> {
        self.standings[at].candidate.id
    }

    fn ids(&self, places: &[usize]) -> Vec<Id<Expression>> {
        places.iter().map(|at| self.id(*at)).collect()
    }

    fn keys(&self, rules: &[u32]) -> Vec<String> {
        let key = |rule: &u32| self.singles.get(*rule as usize).map(|single| single.key.clone());
        rules.iter().filter_map(key).collect()
    }

    fn label(&self, rule: u32) -> Texts {
        let key = self.keys(&[rule]).concat();
        let plain = key.split(':').next().unwrap_or_default();
        let found = self.input.bounds.iter().find(|bound| bound.key == plain);
        found.map_or_else(|| Texts::english(plain), |bound| bound.label.clone())
    }

    pub(super) fn failed(&self, error: ChooseError) -> Undecidable {
        match error {
            ChooseError::Unsatisfiable(clash) => {
                let side = |side: &choose::ClashSide| Clashing {
                    label: self.label(side.key),
                    key: self.keys(&[side.key]).concat(),
                    is_floor: side.side == choose::Side::Floor,
                    short_by: side.short_by,
                };
                Undecidable::Clash(clash.sides.iter().map(side).collect())
            }
            other => Undecidable::Choice(other.to_string()),
        }
    }
}

/// Whether every threshold is met.
fn is_above(input: &Input, standing: &Standing<'_>) -> bool {
    let of_criteria = input
        .criteria
        .iter()
        .zip(&standing.candidate.marks)
        .all(|(one, halves)| one.threshold_halves.is_none_or(|least| *halves >= least));
    of_criteria && input.threshold.is_none_or(|least| standing.score >= least)
}
