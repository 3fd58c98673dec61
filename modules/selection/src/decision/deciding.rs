//! The decision itself: a pure function from what it rests on to what it says, so that anybody can work it out again.

use centum_base::Id;
use centum_calls::expression::model::Expression;
use centum_forms::Texts;
use centum_optimise::choose::{self, Choice, ChooseError, Fixed, Greatest, Problem, Rule, Seats, Way};

use super::bounds::{Single, singles, weight};
use super::model::{Input, Line, Other, Output, Schema, Settled};
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
    /// How far it has to move for all bounds to be kept; nothing if the others cannot be kept without it either.
    pub enough: Option<u64>,
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
    let total = input.schema.hundredths(choice.total);
    Ok(Chosen { by_rank: taken.map(|at| weighed.id(at)).collect(), total })
}

/// Everyone in rank order, the bounds, and the problem that they make.
pub(super) struct Weighed<'i> {
    pub(super) input: &'i Input,
    pub(super) standings: Vec<Standing<'i>>,
    pub(super) singles: Vec<Single>,
    /// The problem that the engine solves. Its points are in the unit of the reckoning.
    pub(super) problem: Problem,
    /// How the set is chosen, as the engine calls it.
    pub(super) way: Way,
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
            if at > 0 && standing.total != standings[at - 1].total {
                group += 1;
            }
            let eligible = is_above(input, standing);
            let fixed = match standing.candidate.settled {
                Settled::Keeps if eligible => Fixed::In,
                // Below a threshold nothing is kept: the release takes the seat back.
                Settled::Open | Settled::Keeps => Fixed::Free,
                Settled::Gone => Fixed::Out,
            };
            let score = standing.total;
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
        let way = match input.method {
            Method::Merit => Way::Merit,
            Method::Greatest => Way::Greatest,
        };
        Ok(Self { input, standings, singles, problem: Problem { candidates, rules, seats }, way })
    }

    fn output(&self) -> Result<Output, Undecidable> {
        let problem = &self.problem;
        let merit = choose::merit(problem).map_err(|error| self.failed(error))?;
        let greatest = choose::greatest(problem).map_err(|error| self.failed(error))?;
        let (choice, second, method) = match self.input.method {
            Method::Merit => (&merit, &greatest.choice, Method::Greatest),
            Method::Greatest => (&greatest.choice, &merit, Method::Merit),
        };
        let prices = self.prices(choice)?;
        let verdicts = match self.input.method {
            Method::Merit => self.by_merit(choice)?,
            Method::Greatest => self.by_total(&greatest, &prices)?,
        };
        let difference = choose::compare(choice, second);
        let other = Other {
            method,
            comes_in: self.ids(&difference.only_second),
            goes_out: self.ids(&difference.only_first),
            points: self.hundredths(difference.points),
            greatest_is_only: greatest.all_known.then(|| greatest.is_only()),
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
        Ok(Output {
            lines,
            bounds: self.counted(choice, &prices),
            total: self.hundredths(choice.total),
            other,
            ties_that_mattered: self.ties(&merit, &greatest)?,
        })
    }

    /// The groups of equals whose order decided who is in.
    fn ties(&self, merit: &Choice, greatest: &Greatest) -> Result<Vec<u32>, Undecidable> {
        let ties = match (self.input.method, self.input.schema) {
            (Method::Merit, _) => choose::open_ties(&self.problem, merit),
            (Method::Greatest, Schema::Rounded) => Ok(Vec::new()),
            (Method::Greatest, _) => choose::open_ties_of_greatest(&self.problem, greatest),
        };
        ties.map_err(|error| self.failed(error))
    }

    /// Marks in half points, by rank and criterion.
    pub(super) fn marks(&self) -> Vec<Vec<i64>> {
        let marks =
            |one: &Standing<'_>| one.candidate.marks.iter().map(|halves| i64::from(*halves)).collect();
        self.standings.iter().map(marks).collect()
    }

    pub(super) fn hundredths(&self, points: i64) -> i64 {
        self.input.schema.hundredths(points)
    }

    pub(super) fn id(&self, at: usize) -> Id<Expression> {
        self.standings[at].candidate.id
    }

    pub(super) fn ids(&self, places: &[usize]) -> Vec<Id<Expression>> {
        places.iter().map(|at| self.id(*at)).collect()
    }

    pub(super) fn keys(&self, rules: &[u32]) -> Vec<String> {
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
                    enough: side.enough,
                };
                Undecidable::Clash(clash.sides.iter().map(side).collect())
            }
            other => Undecidable::Choice(other.to_string()),
        }
    }
}

/// Whether every threshold is met.
pub(super) fn is_above(input: &Input, standing: &Standing<'_>) -> bool {
    let of_criteria = input
        .criteria
        .iter()
        .zip(&standing.candidate.marks)
        .all(|(one, halves)| one.threshold_halves.is_none_or(|least| *halves >= least));
    of_criteria && lacks_of_total(input, standing.total) == 0
}

/// How far a total lies below the threshold of the total; 0 if it does not.
pub(super) fn lacks_of_total(input: &Input, total: i64) -> i64 {
    input.threshold.map_or(0, |least| (i64::from(least) * input.schema.unit() - total).max(0))
}
