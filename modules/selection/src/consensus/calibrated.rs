//! The calibrated score beside the raw mean: what is left of a score when readers are strict or mild. Never instead of it.

use std::collections::BTreeMap;

use centum_accounts::Person;
use centum_base::Id;
use centum_calls::call::Criterion;
use centum_calls::expression::model::Expression;
use centum_optimise::calibrate::{CalibrateError, Mark, calibrate};
use serde::{Deserialize, Serialize};

use super::board::Board;
use crate::reviews::score;

/// What calibration makes of a board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calibrated {
    /// By application: the estimate and its standard error, in hundredths of a point.
    pub applications: BTreeMap<Id<Expression>, (i64, i64)>,
    /// By reader: how much lower than the average reader, and the interval that holds this with 95 per cent.
    pub severities: BTreeMap<Id<Person>, Severity>,
}

/// How severe a reader is, in hundredths of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Severity {
    /// How much lower than the average reader; below nought for a mild one.
    pub severity: i64,
    /// The lower end of the interval.
    pub low: i64,
    /// The upper end.
    pub high: i64,
}

/// Why nothing is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotCalibrated {
    /// No review counts yet.
    NoReviews,
    /// One reviewer alone, or one application alone.
    TooFew,
    /// The reviews fall into so many parts without a reviewer in common.
    NotConnected(usize),
    /// The figures are beyond what the model takes.
    Beyond,
}

/// Calibrates the totals that are on a board. What is not on it has no part in the result.
pub fn calibrated(board: &Board, criteria: &[Criterion]) -> Result<Calibrated, NotCalibrated> {
    let mut readers: Vec<Id<Person>> =
        board.lines.iter().flat_map(|line| &line.counted).map(|one| one.held.person).collect();
    readers.sort();
    readers.dedup();
    let mut marks = Vec::new();
    for (piece, line) in board.lines.iter().enumerate() {
        for one in &line.counted {
            let total = score::total(criteria, &one.marks).map(i64::from);
            let reader = readers.binary_search(&one.held.person).ok();
            if let Some((score, reader)) = total.zip(reader) {
                marks.push(Mark { piece, reader, score });
            }
        }
    }
    let found = calibrate(&marks).map_err(|error| NotCalibrated::from(&error))?;
    let application = |one: &centum_optimise::calibrate::PieceEstimate| {
        Some((board.lines.get(one.piece)?.entrant.id, (one.estimate, one.error)))
    };
    let severity = |one: &centum_optimise::calibrate::ReaderEstimate| {
        let severity = Severity { severity: one.severity, low: one.low, high: one.high };
        Some((*readers.get(one.reader)?, severity))
    };
    Ok(Calibrated {
        applications: found.pieces.iter().filter_map(application).collect(),
        severities: found.readers.iter().filter_map(severity).collect(),
    })
}

impl From<&CalibrateError> for NotCalibrated {
    fn from(error: &CalibrateError) -> Self {
        match error {
            CalibrateError::NoMarks => Self::NoReviews,
            CalibrateError::OneReader | CalibrateError::OnePiece => Self::TooFew,
            CalibrateError::NotConnected { components } => Self::NotConnected(components.len()),
            CalibrateError::TooLarge { .. } | CalibrateError::Twice { .. } | CalibrateError::Numbers => {
                Self::Beyond
            }
        }
    }
}
