//! The reviews that count, with their points: what is compared, calibrated and reported on.

use std::collections::BTreeMap;

use centum_base::Id;
use centum_calls::call::Criterion;
use centum_calls::expression::model::Expression;
use centum_store::{Conn, StoreResult};

use super::model::{Mark, ReviewState};
use super::score;
use super::store::{self, Held};
use crate::process::Selection;

/// A review that counts, with its points. Comments are not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The review.
    pub held: Held,
    /// Its points.
    pub marks: Vec<Mark>,
}

/// The reviews that count by application: submitted, and neither recused nor discounted since. Two queries.
pub async fn counting(
    conn: &mut Conn<'_>,
    selection: &Selection,
) -> StoreResult<BTreeMap<Id<Expression>, Vec<Counted>>> {
    let held = store::of_selection(conn, selection.id).await?;
    let mut standing = store::standing_of(conn, selection.id).await?;
    Ok(counted(held, &mut standing))
}

/// The reviews among `held` that count, with their points out of `standing`.
pub(crate) fn counted(
    held: Vec<Held>,
    standing: &mut BTreeMap<Id<super::Review>, Vec<Mark>>,
) -> BTreeMap<Id<Expression>, Vec<Counted>> {
    let mut counting: BTreeMap<Id<Expression>, Vec<Counted>> = BTreeMap::new();
    for held in held.into_iter().filter(|held| held.review.state == ReviewState::Submitted) {
        let marks = standing.remove(&held.review.id).unwrap_or_default();
        counting.entry(held.review.expression).or_default().push(Counted { held, marks });
    }
    counting
}

/// What the reviews of one application come to, in hundredths of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The mean of the totals, rounded to the nearest; a half up.
    pub mean: u32,
    /// The least total.
    pub least: u32,
    /// The greatest total.
    pub greatest: u32,
}

impl Spread {
    /// What the totals come to; nothing without any.
    pub fn of(criteria: &[Criterion], counted: &[Counted]) -> Option<Self> {
        let totals: Vec<u32> = counted.iter().filter_map(|one| score::total(criteria, &one.marks)).collect();
        let count = u64::try_from(totals.len()).ok().filter(|count| *count > 0)?;
        let sum: u64 = totals.iter().copied().map(u64::from).sum();
        let mean = u32::try_from((2 * sum + count) / (2 * count)).ok()?;
        Some(Self { mean, least: *totals.iter().min()?, greatest: *totals.iter().max()? })
    }

    /// How far the reviewers are apart.
    pub fn width(&self) -> u32 {
        self.greatest - self.least
    }

    /// Whether they are so far apart that the panel looks at it: by a quarter of all points or more.
    pub fn is_disagreement(&self, criteria: &[Criterion]) -> bool {
        let greatest = score::greatest(criteria);
        greatest > 0 && self.width() * 4 >= greatest
    }
}

#[cfg(test)]
mod tests {
    use centum_base::Timestamp;
    use centum_forms::Texts;

    use super::*;
    use crate::reviews::Review;

    fn criteria() -> Vec<Criterion> {
        vec![Criterion {
            key: "a".into(),
            label: Texts::english("a"),
            help: Texts::default(),
            weight: 100,
            max_halves: 10,
            threshold_halves: None,
        }]
    }

    fn held(name: &str, state: ReviewState) -> Held {
        let review = Review {
            id: Id::of_name("review", name),
            selection: Id::of_name("selection", "s"),
            expression: Id::of_name("expression", "e"),
            submission: 1,
            reviewer: Id::of_name("reviewer", name),
            run: 0,
            state,
            state_reason: String::new(),
            assigned_at: Timestamp::UNIX_EPOCH,
            submitted_at: None,
            version: 1,
        };
        Held { review, person: Id::of_name("person", name), left: false }
    }

    fn spread(of: &[(ReviewState, u32)]) -> Option<Spread> {
        let mut standing = BTreeMap::new();
        let mut all = Vec::new();
        for (number, (state, halves)) in of.iter().enumerate() {
            let held = held(&number.to_string(), *state);
            let mark = Mark { criterion: "a".into(), halves: Some(*halves), comment: String::new() };
            standing.insert(held.review.id, vec![mark]);
            all.push(held);
        }
        let counting = counted(all, &mut standing);
        Spread::of(&criteria(), counting.values().next().map_or(&[], Vec::as_slice))
    }

    #[test]
    fn a_review_that_is_discounted_counts_no_more() {
        use ReviewState::{Discounted, Submitted};
        let before = spread(&[(Submitted, 10), (Submitted, 4), (Submitted, 4)]);
        assert_eq!(before, Some(Spread { mean: 300, least: 200, greatest: 500 }));
        let after = spread(&[(Discounted, 10), (Submitted, 4), (Submitted, 4)]);
        assert_eq!(after, Some(Spread { mean: 200, least: 200, greatest: 200 }));
    }

    #[test]
    fn nothing_counts_before_it_is_submitted() {
        assert_eq!(spread(&[(ReviewState::Open, 10), (ReviewState::Recused, 3)]), None);
    }

    #[test]
    fn a_quarter_of_all_points_apart_is_a_disagreement() {
        use ReviewState::Submitted;
        let apart = |halves: u32| spread(&[(Submitted, 5), (Submitted, 5 + halves)]).unwrap();
        assert!(!apart(2).is_disagreement(&criteria()));
        assert!(apart(3).is_disagreement(&criteria()));
    }
}
