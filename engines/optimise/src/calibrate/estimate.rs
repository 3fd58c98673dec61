//! From marks to estimates.

use std::collections::BTreeSet;

use super::equations::{Data, Solved};
use super::graph::components;
use super::likelihood::{NOUGHT, likeliest};
use super::model::{
    CalibrateError, Calibration, MAX_MARKS, MAX_PIECES, MAX_READERS, MAX_SCORE, Mark, PieceEstimate,
    ReaderEstimate, Spreads,
};

/// The quantile of the normal distribution for an interval of 95 per cent.
const WIDTH_95: f64 = 1.959_964;

/// Calibrates marks. The order of marks does not matter.
///
/// # Errors
/// Where a limit is passed, a pair is marked twice, or pieces and readers cannot be told apart: one reader, one piece, or marks
/// that fall apart into parts.
pub fn calibrate(marks: &[Mark]) -> Result<Calibration, CalibrateError> {
    check(marks)?;
    let mut parts = components(marks);
    if parts.len() > 1 {
        return Err(CalibrateError::NotConnected { components: parts });
    }
    let whole = parts.pop().ok_or(CalibrateError::NoMarks)?;
    if whole.readers.len() == 1 {
        return Err(CalibrateError::OneReader);
    }
    if whole.pieces.len() == 1 {
        return Err(CalibrateError::OnePiece);
    }
    let place =
        |list: &[usize], number: usize| list.binary_search(&number).map_err(|_| CalibrateError::Numbers);
    let mut dense = Vec::with_capacity(marks.len());
    for mark in marks {
        let (piece, reader) = (place(&whole.pieces, mark.piece)?, place(&whole.readers, mark.reader)?);
        dense.push(Mark { piece, reader, ..*mark });
    }
    dense.sort_by_key(|mark| (mark.piece, mark.reader));
    let model = if dense.iter().all(|mark| mark.score == dense[0].score) {
        Model::level(&dense, &whole.pieces, &whole.readers)
    } else {
        Model::fitted(&Data::new(&dense, whole.pieces.len(), whole.readers.len()))?
    };
    Ok(model.report(&dense, &whole.pieces, &whole.readers))
}

fn check(marks: &[Mark]) -> Result<(), CalibrateError> {
    let within = |what, found: u64, limit: u64| {
        if found > limit { Err(CalibrateError::TooLarge { what, found, limit }) } else { Ok(()) }
    };
    within("marks", marks.len() as u64, MAX_MARKS as u64)?;
    let mut seen = BTreeSet::new();
    for mark in marks {
        within("piece", mark.piece as u64, MAX_PIECES as u64 - 1)?;
        within("reader", mark.reader as u64, MAX_READERS as u64 - 1)?;
        within("score", mark.score.unsigned_abs(), MAX_SCORE.unsigned_abs())?;
        if !seen.insert((mark.piece, mark.reader)) {
            return Err(CalibrateError::Twice { piece: mark.piece, reader: mark.reader });
        }
    }
    if marks.is_empty() { Err(CalibrateError::NoMarks) } else { Ok(()) }
}

/// Estimates before rounding.
struct Model {
    mean: f64,
    /// Standard deviations of pieces, readers and the rest.
    spreads: [f64; 3],
    /// For each piece its estimate and the error of it.
    pieces: Vec<(f64, f64)>,
    /// For each reader its effect and the error of it.
    readers: Vec<(f64, f64)>,
}

impl Model {
    /// Every mark is the same: so is every estimate, without error.
    fn level(marks: &[Mark], pieces: &[usize], readers: &[usize]) -> Self {
        let mean = marks.first().map_or(0.0, |mark| mark.score as f64);
        Self {
            mean,
            spreads: [0.0; 3],
            pieces: vec![(mean, 0.0); pieces.len()],
            readers: vec![(0.0, 0.0); readers.len()],
        }
    }

    fn fitted(data: &Data) -> Result<Self, CalibrateError> {
        let (ratios, solved) = likeliest(data).ok_or(CalibrateError::Numbers)?;
        let inverse = solved.inverse();
        let spread = |ratio: f64| if ratio >= NOUGHT { 0.0 } else { (solved.rest / ratio).sqrt() };
        let size = data.readers + 1;
        let readers = (0..data.readers)
            .map(|reader| (solved.effects[reader], (solved.rest * inverse[reader * size + reader]).sqrt()))
            .collect();
        Ok(Self {
            mean: data.centre + solved.effects[data.readers],
            spreads: [spread(ratios.pieces), spread(ratios.readers), solved.rest.sqrt()],
            pieces: data
                .pieces
                .iter()
                .map(|marks| piece(data, ratios.pieces, &solved, &inverse, marks))
                .collect(),
            readers,
        })
    }

    fn report(&self, marks: &[Mark], pieces: &[usize], readers: &[usize]) -> Calibration {
        let mut scores: Vec<Vec<i64>> = vec![Vec::new(); pieces.len()];
        let mut given = vec![0; readers.len()];
        for mark in marks {
            scores[mark.piece].push(mark.score);
            given[mark.reader] += 1;
        }
        let pieces: Vec<PieceEstimate> = pieces
            .iter()
            .zip(&scores)
            .zip(&self.pieces)
            .map(|((&piece, scores), &(estimate, error))| PieceEstimate {
                piece,
                marks: scores.len(),
                raw_mean: rounded(scores.iter().sum::<i64>() as f64 / scores.len() as f64),
                estimate: rounded(estimate),
                error: rounded(error),
                spread: rounded(spread(scores)),
                range: scores.iter().max().unwrap_or(&0) - scores.iter().min().unwrap_or(&0),
            })
            .collect();
        let readers = readers
            .iter()
            .zip(given)
            .zip(&self.readers)
            .map(|((&reader, marks), &(effect, error))| ReaderEstimate {
                reader,
                marks,
                severity: rounded(-effect),
                low: rounded(-effect - WIDTH_95 * error),
                high: rounded(-effect + WIDTH_95 * error),
            })
            .collect();
        let mut by_disagreement: Vec<&PieceEstimate> =
            pieces.iter().filter(|piece| piece.marks > 1).collect();
        by_disagreement.sort_by_key(|one| (std::cmp::Reverse((one.spread, one.range)), one.piece));
        let by_disagreement = by_disagreement.into_iter().map(|one| one.piece).collect();
        let [of_pieces, of_readers, rest] = self.spreads.map(rounded);
        Calibration {
            mean: rounded(self.mean),
            spreads: Spreads { pieces: of_pieces, readers: of_readers, rest },
            pieces,
            readers,
            by_disagreement,
        }
    }
}

/// The estimate of a piece and the error of it: mean and effect together.
fn piece(data: &Data, ratio: f64, solved: &Solved, inverse: &[f64], marks: &[(usize, f64)]) -> (f64, f64) {
    let mean = data.readers;
    let size = mean + 1;
    let share = 1.0 / (marks.len() as f64 + ratio);
    let left: f64 =
        marks.iter().map(|&(reader, score)| score - solved.effects[reader] - solved.effects[mean]).sum();
    let estimate = data.centre + solved.effects[mean] + share * left;
    // How the estimate leans on the absorbed unknowns.
    let lean: Vec<(usize, f64)> = marks
        .iter()
        .map(|&(reader, _)| (reader, -share))
        .chain([(mean, 1.0 - share * marks.len() as f64)])
        .collect();
    let through: f64 =
        lean.iter().flat_map(|&(a, x)| lean.iter().map(move |&(b, y)| x * y * inverse[a * size + b])).sum();
    (estimate, (solved.rest * (share + through)).sqrt())
}

/// The standard deviation of a sample; nought for one alone.
fn spread(scores: &[i64]) -> f64 {
    let count = scores.len() as f64;
    if scores.len() < 2 {
        return 0.0;
    }
    let mean = scores.iter().sum::<i64>() as f64 / count;
    let squares: f64 = scores.iter().map(|&score| (score as f64 - mean) * (score as f64 - mean)).sum();
    (squares / (count - 1.0)).sqrt()
}

fn rounded(value: f64) -> i64 {
    value.round() as i64
}
