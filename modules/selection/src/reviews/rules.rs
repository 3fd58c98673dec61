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
    /// What others say can be seen by now: it is said in the report.
    OthersSeen,
}

/// Whether reviews of an application are written while the selection stands so. Its own agreed report ends that: what came late,
/// was found eligible late or lost its last reader to a conflict is read after all others.
pub fn is_reading(selection: SelectionState, is_agreed: bool) -> Result<(), Refusal> {
    match selection {
        SelectionState::Preparing => Err(Refusal::NotBegun),
        SelectionState::Closed => Err(Refusal::Final),
        SelectionState::Reviewing => Ok(()),
        SelectionState::Deliberating | SelectionState::Deciding | SelectionState::Released => {
            if is_agreed {
                Err(Refusal::Final)
            } else {
                Ok(())
            }
        }
    }
}

/// Whether an application can be given to somebody by hand: to be read now, or once reading begins.
pub fn may_give(selection: SelectionState, is_agreed: bool) -> bool {
    is_reading(selection, is_agreed) != Err(Refusal::Final)
}

/// Whether a review can be written. `is_agreed` is whether the report on its application is.
pub fn may_write(selection: SelectionState, is_agreed: bool, review: ReviewState) -> Result<(), Refusal> {
    is_reading(selection, is_agreed)?;
    match review {
        ReviewState::Assigned | ReviewState::Open => Ok(()),
        _ => Err(Refusal::Submitted),
    }
}

/// Whether a review can be opened again: as long as everybody reads alone. Later its reader has others in view, and what is to be
/// corrected is agreed on in the report.
pub fn may_reopen(selection: SelectionState, review: ReviewState) -> Result<(), Refusal> {
    match (selection, review) {
        (SelectionState::Preparing, _) => Err(Refusal::NotBegun),
        (SelectionState::Reviewing, ReviewState::Submitted) => Ok(()),
        (SelectionState::Reviewing, _) => Err(Refusal::NotSubmitted),
        _ => Err(Refusal::OthersSeen),
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
    fn a_review_is_written_from_the_beginning_of_reading_until_the_report_is_agreed() {
        let may = |state, is_agreed| may_write(state, is_agreed, ReviewState::Assigned);
        assert_eq!(may(SelectionState::Preparing, false), Err(Refusal::NotBegun));
        assert_eq!(may(SelectionState::Reviewing, false), Ok(()));
        for state in [SelectionState::Deliberating, SelectionState::Deciding, SelectionState::Released] {
            assert_eq!(may(state, false), Ok(()), "what came late is read late");
            assert_eq!(may(state, true), Err(Refusal::Final));
        }
        assert_eq!(may(SelectionState::Closed, false), Err(Refusal::Final));
        let submitted = may_write(SelectionState::Reviewing, false, ReviewState::Submitted);
        assert_eq!(submitted, Err(Refusal::Submitted));
    }

    #[test]
    fn an_application_is_given_by_hand_until_its_report_is_agreed_or_the_selection_is_closed() {
        for state in SelectionState::ALL {
            assert_eq!(may_give(state, false), state != SelectionState::Closed);
        }
        assert!(!may_give(SelectionState::Released, true));
    }

    #[test]
    fn a_review_is_opened_again_only_while_nobody_can_see_the_others() {
        for state in SelectionState::ALL {
            let seen = sees_others(state, ReviewState::Submitted);
            assert!(!seen || may_reopen(state, ReviewState::Submitted) == Err(Refusal::OthersSeen));
        }
        assert_eq!(may_reopen(SelectionState::Reviewing, ReviewState::Submitted), Ok(()));
        assert_eq!(may_reopen(SelectionState::Reviewing, ReviewState::Open), Err(Refusal::NotSubmitted));
    }
}
