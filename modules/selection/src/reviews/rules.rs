//! What may be done with a review, and when.

use centum_calls::call::Criterion;

use super::model::{Mark, ReviewState};
use crate::process::SelectionState;

/// The longest comment on a criterion, in characters.
pub const MAX_COMMENT: usize = 10_000;
/// The longest reason, in characters.
pub const MAX_REASON: usize = 2_000;

/// Why something cannot be done now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Reading has not begun yet.
    NotBegun,
    /// Marks are final.
    Final,
    /// The review was submitted.
    Submitted,
    /// The review was not submitted, or is over.
    NotSubmitted,
    /// A report was begun from it.
    Reported,
}

/// Whether reviews are written while the selection stands so.
pub fn is_reading(selection: SelectionState) -> Result<(), Refusal> {
    match selection {
        SelectionState::Preparing => Err(Refusal::NotBegun),
        SelectionState::Reviewing | SelectionState::Deliberating => Ok(()),
        SelectionState::Deciding | SelectionState::Released | SelectionState::Closed => Err(Refusal::Final),
    }
}

/// Whether a review can be written.
pub fn may_write(selection: SelectionState, review: ReviewState) -> Result<(), Refusal> {
    is_reading(selection)?;
    match review {
        ReviewState::Assigned | ReviewState::Open => Ok(()),
        _ => Err(Refusal::Submitted),
    }
}

/// Whether a review can be opened again.
pub fn may_reopen(selection: SelectionState, review: ReviewState, is_reported: bool) -> Result<(), Refusal> {
    is_reading(selection)?;
    match review {
        _ if is_reported => Err(Refusal::Reported),
        ReviewState::Submitted => Ok(()),
        _ => Err(Refusal::NotSubmitted),
    }
}

/// Whether a reviewer sees what others say of the same application: not before the own review is submitted and reading is
/// over. Until then not even their number can be told.
pub fn sees_others(selection: SelectionState, own: ReviewState) -> bool {
    own == ReviewState::Submitted && selection >= SelectionState::Deliberating
}

/// What is wrong with a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkFault {
    /// More than can be given; the most, in half points.
    Above(u32),
    /// The comment is too long; the most, in characters.
    TooLong(usize),
}

/// What is wrong with a mark under its criterion.
pub fn fault(criterion: &Criterion, mark: &Mark) -> Option<MarkFault> {
    if mark.halves.is_some_and(|halves| halves > criterion.max_halves) {
        return Some(MarkFault::Above(criterion.max_halves));
    }
    (mark.comment.chars().count() > MAX_COMMENT).then_some(MarkFault::TooLong(MAX_COMMENT))
}

/// What is missing at a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The points.
    Points,
    /// The comment.
    Comment,
}

/// Everything that is missing, in the order of the criteria.
pub fn missing(criteria: &[Criterion], marks: &[Mark]) -> Vec<(String, Missing)> {
    let mut missing = Vec::new();
    for criterion in criteria {
        let mark = marks.iter().find(|mark| mark.criterion == criterion.key);
        if mark.and_then(|mark| mark.halves).is_none() {
            missing.push((criterion.key.clone(), Missing::Points));
        }
        if mark.is_none_or(|mark| mark.comment.trim().is_empty()) {
            missing.push((criterion.key.clone(), Missing::Comment));
        }
    }
    missing
}

#[cfg(test)]
mod tests {
    use centum_forms::Texts;

    use super::*;

    fn criterion(key: &str) -> Criterion {
        Criterion {
            key: key.to_owned(),
            label: Texts::english(key),
            help: Texts::default(),
            weight: 100,
            max_halves: 10,
            threshold_halves: None,
        }
    }

    fn mark(key: &str, halves: Option<u32>, comment: &str) -> Mark {
        Mark { criterion: key.into(), halves, comment: comment.into() }
    }

    #[test]
    fn a_criterion_without_points_or_with_a_blank_comment_is_named() {
        let criteria = [criterion("a"), criterion("b"), criterion("c")];
        let marks = [mark("a", Some(5), "Good"), mark("b", Some(5), "  ")];
        let expected = [
            ("b".to_owned(), Missing::Comment),
            ("c".to_owned(), Missing::Points),
            ("c".to_owned(), Missing::Comment),
        ];
        assert_eq!(missing(&criteria, &marks), expected);
    }

    #[test]
    fn more_points_than_there_are_cannot_be_given() {
        assert_eq!(fault(&criterion("a"), &mark("a", Some(11), "")), Some(MarkFault::Above(10)));
        assert_eq!(fault(&criterion("a"), &mark("a", Some(10), "")), None);
        let long = "x".repeat(MAX_COMMENT + 1);
        assert_eq!(fault(&criterion("a"), &mark("a", None, &long)), Some(MarkFault::TooLong(MAX_COMMENT)));
    }

    #[test]
    fn others_are_seen_after_the_own_review_is_submitted_and_reading_is_over() {
        for selection in SelectionState::ALL {
            assert!(!sees_others(selection, ReviewState::Open));
            let over = selection >= SelectionState::Deliberating;
            assert_eq!(sees_others(selection, ReviewState::Submitted), over);
        }
    }

    #[test]
    fn a_review_is_written_from_the_beginning_of_reading_until_marks_are_final() {
        let may = |state| may_write(state, ReviewState::Assigned);
        assert_eq!(may(SelectionState::Preparing), Err(Refusal::NotBegun));
        assert_eq!(may(SelectionState::Reviewing), Ok(()));
        assert_eq!(may(SelectionState::Deliberating), Ok(()));
        assert_eq!(may(SelectionState::Deciding), Err(Refusal::Final));
        let submitted = may_write(SelectionState::Reviewing, ReviewState::Submitted);
        assert_eq!(submitted, Err(Refusal::Submitted));
    }

    #[test]
    fn a_review_from_which_a_report_was_begun_is_not_opened_again() {
        let reopen = |reported| may_reopen(SelectionState::Deliberating, ReviewState::Submitted, reported);
        assert_eq!(reopen(false), Ok(()));
        assert_eq!(reopen(true), Err(Refusal::Reported));
    }
}
