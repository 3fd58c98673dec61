//! What a choice is made from: candidates in rank order, and rules that weigh them.

use super::Clash;

/// The most candidates that one problem may have.
pub const MAX_CANDIDATES: usize = 20_000;
/// The most rules that one problem may have.
pub const MAX_RULES: usize = 256;
/// The greatest weight of one candidate in one rule.
pub const MAX_WEIGHT: u32 = 100_000;
/// The greatest score, up or down, in the caller's unit.
pub const MAX_SCORE: i64 = 2_000_000;

/// What is settled about a candidate before the choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fixed {
    /// Nothing: the choice decides.
    #[default]
    Free,
    /// It stays in, as one that has confirmed.
    In,
    /// It is out, as one that has declined.
    Out,
}

/// One that may be chosen. Its place in the slice is its rank, the best first, with every tie already resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// The total score: a whole number, in a unit of the caller's.
    pub score: i64,
    /// Candidates with the same number stood level before ties were resolved.
    pub tie_group: u32,
    /// One that is not eligible is never chosen.
    pub eligible: bool,
    /// What is settled beforehand.
    pub fixed: Fixed,
}

/// A rule on the sum of weights of those who are chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The caller's own number for the rule, one for each rule.
    pub key: u32,
    /// What each candidate weighs, in their order; 0 = the rule does not look at it.
    pub weights: Vec<u32>,
    /// The least sum.
    pub floor: Option<u64>,
    /// The greatest sum.
    pub ceiling: Option<u64>,
}

/// Which rule counts the seats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seats {
    /// The rule's key.
    pub key: u32,
    /// Whether the seats are filled as far as the other rules allow.
    pub fill: bool,
}

/// Candidates, rules, and which of the rules is the number of seats.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problem {
    /// In rank order.
    pub candidates: Vec<Candidate>,
    /// In the caller's order, which decides nothing but the order of what is reported.
    pub rules: Vec<Rule>,
    /// The rule that draws the line, where there is one.
    pub seats: Option<Seats>,
}

/// A set that keeps every rule, and its total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// For each candidate whether it is in.
    pub taken: Vec<bool>,
    /// The sum of their scores.
    pub total: i64,
}

/// Why no choice is given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChooseError {
    /// A size is beyond what is accepted.
    #[error("{what}: {found} is more than the limit of {limit}")]
    TooLarge {
        /// What is too large.
        what: &'static str,
        /// Its size.
        found: u64,
        /// The limit.
        limit: u64,
    },
    /// Weights, masks or scores are not one for each candidate.
    #[error("a list has {found} entries for {wanted} candidates")]
    WrongLength {
        /// How many there are.
        found: usize,
        /// How many there should be.
        wanted: usize,
    },
    /// Two rules share a key.
    #[error("two rules have the key {0}")]
    TwoRulesOneKey(u32),
    /// No rule has this key.
    #[error("no rule has the key {0}")]
    NoSuchRule(u32),
    /// A candidate that is not eligible is fixed in.
    #[error("candidate {0} is fixed in but not eligible")]
    FixedInNotEligible(usize),
    /// No candidate has this place.
    #[error("there is no candidate {0}")]
    NoSuchCandidate(usize),
    /// The choice handed in breaks a rule or is not of this problem.
    #[error("the choice does not keep the rules of this problem")]
    NotAChoice,
    /// No set keeps all rules.
    #[error("no set keeps all rules: {} of them clash", .0.sides.len())]
    Unsatisfiable(Box<Clash>),
    /// The programme's answer did not hold in integers, or it gave none.
    #[error("the solver's answer does not hold in exact integers: {0}")]
    Solver(String),
    /// The work needed is beyond the limit.
    #[error("the rules are too entangled: {0} steps were not enough")]
    TooMuchWork(u64),
}

impl Problem {
    /// Whether the problem is well formed and within limits.
    ///
    /// # Errors
    /// The first thing found that is not.
    pub fn check(&self) -> Result<(), ChooseError> {
        let n = self.candidates.len();
        within("candidates", n as u64, MAX_CANDIDATES as u64)?;
        within("rules", self.rules.len() as u64, MAX_RULES as u64)?;
        for (at, candidate) in self.candidates.iter().enumerate() {
            within("score", candidate.score.unsigned_abs(), MAX_SCORE.unsigned_abs())?;
            if candidate.fixed == Fixed::In && !candidate.eligible {
                return Err(ChooseError::FixedInNotEligible(at));
            }
        }
        for (at, rule) in self.rules.iter().enumerate() {
            if rule.weights.len() != n {
                return Err(ChooseError::WrongLength { found: rule.weights.len(), wanted: n });
            }
            let heaviest = rule.weights.iter().copied().max().unwrap_or(0);
            within("weight", u64::from(heaviest), u64::from(MAX_WEIGHT))?;
            if self.rules[..at].iter().any(|earlier| earlier.key == rule.key) {
                return Err(ChooseError::TwoRulesOneKey(rule.key));
            }
        }
        self.seats_rule()?;
        Ok(())
    }

    /// The place of the rule that counts the seats.
    pub(super) fn seats_rule(&self) -> Result<Option<usize>, ChooseError> {
        let Some(seats) = self.seats else { return Ok(None) };
        let found = self.rules.iter().position(|rule| rule.key == seats.key);
        found.map(Some).ok_or(ChooseError::NoSuchRule(seats.key))
    }

    /// Those of whom the choice decides.
    pub(super) fn is_open(&self, at: usize) -> bool {
        let candidate = &self.candidates[at];
        candidate.eligible && candidate.fixed == Fixed::Free
    }

    /// A choice of this problem, with every rule and the total computed from the problem as written.
    pub(super) fn checked(&self, taken: Vec<bool>) -> Result<Choice, ChooseError> {
        if !self.keeps_rules(&taken) {
            return Err(ChooseError::Solver("a rule is broken".into()));
        }
        let total = self.total(&taken);
        Ok(Choice { taken, total })
    }

    /// The same problem with its candidates in another order: for each place who stands there.
    pub(super) fn reordered(&self, order: &[usize]) -> Self {
        let rule = |rule: &Rule| Rule {
            weights: order.iter().map(|&at| rule.weights[at]).collect(),
            ..rule.clone()
        };
        Self {
            candidates: order.iter().map(|&at| self.candidates[at]).collect(),
            rules: self.rules.iter().map(rule).collect(),
            seats: self.seats,
        }
    }

    /// The same problem with one candidate at another place, the others in their order.
    pub(super) fn moved(&self, at: usize, place: usize) -> Self {
        let mut order: Vec<usize> = (0..self.candidates.len()).filter(|&other| other != at).collect();
        order.insert(place.min(order.len()), at);
        self.reordered(&order)
    }

    /// The sum of scores of a set.
    pub(super) fn total(&self, taken: &[bool]) -> i64 {
        self.candidates.iter().zip(taken).filter(|(_, taken)| **taken).map(|(one, _)| one.score).sum()
    }

    /// Whether a set keeps every rule and everything that is fixed, by plain sums.
    #[must_use]
    pub fn keeps_rules(&self, taken: &[bool]) -> bool {
        if taken.len() != self.candidates.len() {
            return false;
        }
        let fixed_kept = self.candidates.iter().zip(taken).all(|(one, &taken)| match one.fixed {
            Fixed::In => taken,
            Fixed::Out => !taken,
            Fixed::Free => !taken || one.eligible,
        });
        fixed_kept
            && self.rules.iter().all(|rule| {
                let sum: u64 = rule
                    .weights
                    .iter()
                    .zip(taken)
                    .filter(|(_, taken)| **taken)
                    .map(|(w, _)| u64::from(*w))
                    .sum();
                rule.floor.is_none_or(|floor| sum >= floor)
                    && rule.ceiling.is_none_or(|ceiling| sum <= ceiling)
            })
    }
}

/// Refuses a size beyond its limit.
pub(super) fn within(what: &'static str, found: u64, limit: u64) -> Result<(), ChooseError> {
    if found > limit { Err(ChooseError::TooLarge { what, found, limit }) } else { Ok(()) }
}
