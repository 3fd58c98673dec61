//! What goes wrong with a review or a report, in words.

use centum_web::errors::IntoProblem;
use centum_web::{Kind, Message, Problem};

use crate::consensus::{ReportError, rules as report};
use crate::reviews::ReviewError;
use crate::reviews::rules::{MarkFault, Refusal};

impl IntoProblem for ReviewError {
    fn into_problem(self) -> Problem {
        let kind = match self {
            Self::Refused(refused) => return refused.into_problem(),
            Self::Store(error) => return error.into_problem(),
            Self::Absent => return Problem::not_found(),
            Self::NoSuchCriterion(_) => Kind::NotFound,
            Self::Rule(_) | Self::Unsettled | Self::Changed => Kind::Conflict,
            Self::Mark(_, MarkFault::TooLong(_)) => Kind::TooLarge,
            _ => Kind::Refused,
        };
        Problem::saying(kind, review_message(&self))
    }
}

impl IntoProblem for ReportError {
    fn into_problem(self) -> Problem {
        let kind = match self {
            Self::Refused(refused) => return refused.into_problem(),
            Self::Store(error) => return error.into_problem(),
            Self::Marks(error) => return error.into_problem(),
            Self::Absent => return Problem::not_found(),
            Self::Rule(_) | Self::Changed => Kind::Conflict,
            Self::Say(_) | Self::TooMany(_) => Kind::Refused,
        };
        Problem::saying(kind, report_message(&self))
    }
}

/// The sentence about an error of a review: what is the matter, and what to do.
pub(crate) fn review_message(error: &ReviewError) -> Message {
    match error {
        ReviewError::Refused(_) | ReviewError::Absent => "selection-review-absent".into(),
        ReviewError::Rule(refusal) => {
            Message::new(format!("selection-review-refused-{}", refusal_name(*refusal)))
        }
        ReviewError::NoSuchCriterion(key) => {
            Message::new("selection-review-no-criterion").arg("criterion", key)
        }
        ReviewError::Mark(_, fault) => fault_message(*fault),
        ReviewError::Incomplete(missing) => {
            Message::new("selection-review-incomplete").arg("count", missing.len())
        }
        ReviewError::Unsettled => "selection-review-unsettled".into(),
        ReviewError::TooMany(most) => Message::new("selection-review-too-many").arg("most", *most),
        ReviewError::ReasonNeeded(most) => Message::new("selection-review-reason-needed").arg("most", *most),
        ReviewError::Changed => "selection-review-changed".into(),
        ReviewError::Store(_) => "problem-detail-fault".into(),
    }
}

/// The sentence about a mark that cannot be kept.
pub(crate) fn fault_message(fault: MarkFault) -> Message {
    match fault {
        MarkFault::Above(halves) => {
            Message::new("selection-review-above").arg("most", super::words::plain_points(halves))
        }
        MarkFault::TooLong(most) => Message::new("selection-review-too-long").arg("most", most),
    }
}

fn refusal_name(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::NotBegun => "not-begun",
        Refusal::Final => "final",
        Refusal::Submitted => "submitted",
        Refusal::NotSubmitted => "not-submitted",
        Refusal::OthersSeen => "others-seen",
    }
}

/// The sentence about an error of a report.
pub(crate) fn report_message(error: &ReportError) -> Message {
    use report::Refusal as R;
    match error {
        ReportError::Refused(_) | ReportError::Absent => "selection-report-absent".into(),
        ReportError::Rule(refusal) => match refusal {
            R::NotDeliberating => "selection-report-not-deliberating".into(),
            R::NotFinal => "selection-report-not-final".into(),
            R::ReviewsOpen(count) => Message::new("selection-report-reviews-open").arg("count", *count),
            R::NoReviews => "selection-report-no-reviews".into(),
            R::NotAReviewer => "selection-report-not-a-reviewer".into(),
            R::NotTheRapporteur => "selection-report-not-the-rapporteur".into(),
            R::NotAsked => "selection-report-not-asked".into(),
            R::SaidAlready => "selection-report-said-already".into(),
            R::NotAgreed => "selection-report-not-agreed".into(),
            R::AgreedAlready => "selection-report-agreed-already".into(),
            R::ReviewedIt => "selection-report-reviewed-it".into(),
        },
        ReportError::Marks(error) => review_message(error),
        ReportError::Say(most) => Message::new("selection-report-say").arg("most", *most),
        ReportError::TooMany(most) => Message::new("selection-report-too-many").arg("most", *most),
        ReportError::Changed => "selection-review-changed".into(),
        ReportError::Store(_) => "problem-detail-fault".into(),
    }
}
