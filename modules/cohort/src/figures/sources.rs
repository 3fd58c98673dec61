//! Two sources about the same edition: what their printed figures say differently.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{Claim, Part, Quantity, SumRole};

/// What two sources print about one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ClaimChange {
    /// What is counted.
    pub subject: Subject,
    /// The figure of the older source.
    pub old: Option<i64>,
    /// The figure of the newer one.
    pub new: Option<i64>,
}

/// What a printed figure is about, so that two sources can be laid side by side.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "subject", rename_all = "kebab-case")]
pub enum Subject {
    /// A figure with the words that narrow it.
    Figure {
        /// What is counted.
        quantity: Quantity,
        /// The part that the words name.
        part: Option<Part>,
        /// Inside the area or outside, where the words say so.
        inside: Option<bool>,
        /// Whether it speaks of seats that are still open.
        still_open: bool,
        /// Which of several such figures of one source, from 0.
        nth: usize,
    },
    /// What the printed parts of a total make.
    SumOfParts {
        /// What the total counts.
        total: Quantity,
    },
}

impl Subject {
    /// Whether `claim` is about this.
    pub fn is_about(&self, claim: &Claim) -> bool {
        let words = &claim.qualifier;
        match self {
            Self::Figure { quantity, part, inside, still_open, .. } => {
                (*quantity, *part, *inside, *still_open)
                    == (claim.quantity, words.part, words.inside, words.still_open)
            }
            Self::SumOfParts { .. } => false,
        }
    }
}

impl ClaimChange {
    /// The newer figure less the older one, where both are printed.
    pub fn by(&self) -> Option<i64> {
        Some(self.new?.saturating_sub(self.old?))
    }
}

/// Lays the printed figures of two sources side by side, in the order of the older one and then of what only the newer
/// one prints. What a source prints twice with one number is taken once.
pub fn compare_sources(old: &[Claim], new: &[Claim]) -> Vec<ClaimChange> {
    let (old, new) = (subjects(old), subjects(new));
    let mut changes: Vec<ClaimChange> = Vec::with_capacity(old.len().max(new.len()));
    for (subject, value) in &old {
        let newer = new.iter().find(|(other, _)| other == subject).map(|(_, value)| *value);
        changes.push(ClaimChange { subject: subject.clone(), old: Some(*value), new: newer });
    }
    for (subject, value) in new {
        if !old.iter().any(|(other, _)| *other == subject) {
            changes.push(ClaimChange { subject, old: None, new: Some(value) });
        }
    }
    changes
}

/// A quantity with its part, its side of the area, and whether it is still open.
type Words = (Quantity, Option<Part>, Option<bool>, bool);

fn subjects(claims: &[Claim]) -> Vec<(Subject, i64)> {
    let mut printed: BTreeMap<Words, Vec<i64>> = BTreeMap::new();
    let mut subjects = Vec::with_capacity(claims.len());
    for claim in claims {
        let (quantity, words) = (claim.quantity, &claim.qualifier);
        let values = printed.entry((quantity, words.part, words.inside, words.still_open)).or_default();
        if values.contains(&claim.value) {
            continue;
        }
        let nth = values.len();
        values.push(claim.value);
        let (part, inside, still_open) = (words.part, words.inside, words.still_open);
        subjects.push((Subject::Figure { quantity, part, inside, still_open, nth }, claim.value));
    }
    subjects.extend(sums_of_parts(claims));
    subjects
}

fn sums_of_parts(claims: &[Claim]) -> impl Iterator<Item = (Subject, i64)> {
    let totals = claims.iter().filter_map(|claim| match claim.sum {
        Some(SumRole::Total { group }) => Some((group, claim.quantity)),
        _ => None,
    });
    totals.map(|(group, total)| {
        let part = Some(SumRole::Part { group });
        let parts = claims.iter().filter(|claim| claim.sum == part).map(|claim| claim.value);
        (Subject::SumOfParts { total }, parts.fold(0, i64::saturating_add))
    })
}

#[cfg(test)]
mod tests {
    use super::super::sample::{claim, sum};
    use super::*;

    fn changes(old: &[Claim], new: &[Claim]) -> Vec<(Option<i64>, Option<i64>, Option<i64>)> {
        compare_sources(old, new).iter().map(|change| (change.old, change.new, change.by())).collect()
    }

    #[test]
    fn a_figure_that_both_print_has_a_difference() {
        let pair = |value| [claim(Quantity::Expressions, value)];
        assert_eq!(changes(&pair(130), &pair(131)), [(Some(130), Some(131), Some(1))]);
    }

    #[test]
    fn what_one_source_alone_prints_has_none() {
        let (old, new) = ([claim(Quantity::Cities, 124)], [claim(Quantity::Total, 100)]);
        assert_eq!(changes(&old, &new), [(Some(124), None, None), (None, Some(100), None)]);
    }

    #[test]
    fn what_is_printed_twice_with_one_number_is_one_figure() {
        let old = [claim(Quantity::Selected, 88), claim(Quantity::Selected, 88)];
        assert_eq!(changes(&old, &[claim(Quantity::Selected, 90)]), [(Some(88), Some(90), Some(2))]);
    }

    #[test]
    fn a_whole_and_its_narrowed_part_are_two_things() {
        let mut narrowed = claim(Quantity::Cities, 9);
        narrowed.qualifier.part = Some(Part::Mentor);
        let old = [claim(Quantity::Cities, 124), narrowed.clone()];
        assert_eq!(changes(&old, &[narrowed]), [(Some(124), None, None), (Some(9), Some(9), Some(0))]);
    }

    #[test]
    fn the_sum_of_the_parts_changes_apart_from_the_total() {
        let old = sum(88, &[(Quantity::New, 54), (Quantity::Mentors, 34)]);
        let new = sum(90, &[(Quantity::New, 54), (Quantity::Mentors, 35)]);
        let all = compare_sources(&old, &new);
        let parts =
            all.iter().find(|change| change.subject == Subject::SumOfParts { total: Quantity::Selected });
        assert_eq!(parts.and_then(ClaimChange::by), Some(1));
        assert_eq!(all[0].by(), Some(2));
    }
}
