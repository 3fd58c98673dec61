//! The joint search: which conventions give several printed figures at once.

use serde::Serialize;

use super::convention::{Axis, Choice, Convention};
use super::rule::{Question, Rule};
use super::search::{Basis, one_of_each};
use super::tally::Tally;
use super::verdict::MOST_RULES;
use crate::model::{Claim, Quantity};

/// What one convention for all of them says about claims that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct JointFinding {
    /// The claims, by their place in the list of claims.
    pub claims: Vec<usize>,
    /// How many conventions were tried.
    pub tried: usize,
    /// How many of them differ in what they count.
    pub distinct: usize,
    /// How many of these give every figure at once.
    pub giving: usize,
    /// Those, by the number of their deviations; no more than [`MOST_RULES`].
    pub readings: Vec<JointReading>,
}

/// A convention that gives every figure at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct JointReading {
    /// Where the convention departs from the defaults.
    pub differs: Vec<Choice>,
    /// The rule of each claim, in the order of the claims.
    pub rules: Vec<Rule>,
}

/// The claims that speak of one and the same list: its applications and the cities behind them. The first of
/// each is taken, without words that narrow it.
pub(super) fn belonging_together(claims: &[Claim]) -> Vec<usize> {
    let first = |quantity| {
        claims.iter().position(|claim| {
            claim.quantity == quantity && claim.qualifier.part.is_none() && !claim.qualifier.still_open
        })
    };
    [Quantity::Selected, Quantity::Cities].into_iter().filter_map(first).collect()
}

/// Tries every convention on all the claims at once.
pub(super) fn joint(claims: &[Claim], chosen: Vec<usize>, tally: &Tally<'_>) -> JointFinding {
    let questions: Vec<(Question, i64)> =
        chosen.iter().map(|&place| (Question::of(&claims[place], claims), claims[place].value)).collect();
    let bases: Vec<Basis<'_>> = questions.iter().map(|(question, _)| Basis::of(question, tally)).collect();
    let conventions = product(&questions);
    let tried = conventions.len();
    let read = conventions.into_iter().map(|convention| {
        let mut fits = true;
        let mut meanings = Vec::with_capacity(bases.len());
        for ((question, printed), basis) in questions.iter().zip(&bases) {
            let (value, meaning) = basis.read(&question.adapted(&convention));
            fits &= value == *printed;
            meanings.push(meaning);
        }
        (meanings, Candidate { differs: differs(&questions, &convention), convention, fits })
    });
    let distinct = one_of_each(read, |candidate| candidate.differs.len());
    let fitting: Vec<&Candidate> = distinct.iter().filter(|candidate| candidate.fits).collect();
    let reading = |candidate: &&Candidate| JointReading {
        differs: candidate.differs.clone(),
        rules: questions.iter().map(|(question, _)| question.rule(&candidate.convention)).collect(),
    };
    JointFinding {
        claims: chosen,
        tried,
        distinct: distinct.len(),
        giving: fitting.len(),
        readings: fitting.iter().take(MOST_RULES).map(reading).collect(),
    }
}

struct Candidate {
    convention: Convention,
    differs: Vec<Choice>,
    fits: bool,
}

/// Every combination on the axes of all the questions.
fn product(questions: &[(Question, i64)]) -> Vec<Convention> {
    let mut axes: Vec<Axis> = questions.iter().flat_map(|(question, _)| question.axes.clone()).collect();
    axes.sort_unstable();
    axes.dedup();
    // The question with the most axes says where the search begins; the others hear only their own axes.
    let widest = questions.iter().max_by_key(|(question, _)| question.axes.len());
    widest.map_or_else(Vec::new, |(question, _)| question.standard.variants(&axes))
}

fn differs(questions: &[(Question, i64)], convention: &Convention) -> Vec<Choice> {
    let mut all: Vec<Choice> =
        questions.iter().flat_map(|(question, _)| question.rule(convention).differs).collect();
    all.sort_unstable();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::super::convention::{Outside, Seats};
    use super::super::sample::{area, claim, small};
    use super::*;

    fn search(selected: i64, cities: i64) -> JointFinding {
        let claims = [claim(Quantity::Selected, selected), claim(Quantity::Cities, cities)];
        let (roster, area) = (small(), area());
        joint(&claims, belonging_together(&claims), &Tally::of(&roster, &area))
    }

    #[test]
    fn one_row_and_one_seat_of_equal_size_leave_two_readings() {
        let found = search(7, 12);
        assert_eq!((found.tried, found.giving), (384, 2));
        assert_eq!(found.readings[0].differs, []);
        assert_eq!(
            found.readings[1].differs,
            [Choice::Outside(Outside::LeftOut), Choice::Seats(Seats::Mentor)]
        );
    }

    #[test]
    fn figures_that_hold_apart_need_not_hold_together() {
        // Six rows leave the outside out, and then at most 13 cities can be counted, networks taken for two more.
        assert_eq!(search(6, 14).giving, 0);
        assert_eq!(search(6, 13).giving, 1);
    }

    #[test]
    fn a_narrowed_claim_is_about_another_list() {
        let mut narrowed = claim(Quantity::Cities, 3);
        narrowed.qualifier.part = Some(crate::model::Part::Mentor);
        assert_eq!(belonging_together(&[narrowed, claim(Quantity::Selected, 7)]), [1]);
    }
}
