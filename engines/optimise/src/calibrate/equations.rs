//! The mixed model equations for given ratios of variances, the pieces absorbed.

use super::model::Mark;

/// Marks numbered densely, with the scores centred.
pub(super) struct Data {
    /// For each piece its marks: reader and centred score.
    pub(super) pieces: Vec<Vec<(usize, f64)>>,
    pub(super) readers: usize,
    pub(super) marks: usize,
    /// What was subtracted from each score.
    pub(super) centre: f64,
    squares: f64,
}

impl Data {
    /// From marks whose pieces and readers are numbered without gaps.
    pub(super) fn new(marks: &[Mark], pieces: usize, readers: usize) -> Self {
        let sum: i64 = marks.iter().map(|mark| mark.score).sum();
        let centre = sum as f64 / marks.len() as f64;
        let mut of_piece = vec![Vec::new(); pieces];
        let mut squares = 0.0;
        for mark in marks {
            let score = mark.score as f64 - centre;
            of_piece[mark.piece].push((mark.reader, score));
            squares += score * score;
        }
        Self { pieces: of_piece, readers, marks: marks.len(), centre, squares }
    }
}

/// How many times larger the variance of the rest is than that of pieces, and of readers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ratios {
    pub(super) pieces: f64,
    pub(super) readers: f64,
}

/// The solution for given ratios.
pub(super) struct Solved {
    /// Effects of readers, then the mean, all relative to the centre.
    pub(super) effects: Vec<f64>,
    /// The variance of the rest.
    pub(super) rest: f64,
    /// The lower triangle of the decomposed system, row by row.
    lower: Vec<f64>,
    size: usize,
}

impl Solved {
    /// Solves the equations; none when the system is not positive.
    pub(super) fn of(data: &Data, ratios: Ratios) -> Option<Self> {
        let mean = data.readers;
        let size = mean + 1;
        let mut system = vec![0.0; size * size];
        let mut right = vec![0.0; size];
        let mut explained = 0.0;
        for marks in &data.pieces {
            let share = 1.0 / (marks.len() as f64 + ratios.pieces);
            let total: f64 = marks.iter().map(|(_, score)| score).sum();
            let count = marks.len() as f64;
            explained += share * total * total;
            for &(reader, score) in marks {
                system[reader * size + reader] += 1.0;
                system[mean * size + reader] += 1.0 - share * count;
                for &(other, _) in marks {
                    system[reader * size + other] -= share;
                }
                right[reader] += score - share * total;
            }
            system[mean * size + mean] += count - share * count * count;
            right[mean] += total - share * count * total;
        }
        for reader in 0..mean {
            system[reader * size + reader] += ratios.readers;
        }
        let lower = decompose(system, size)?;
        let mut effects = right.clone();
        forward(&lower, size, &mut effects);
        backward(&lower, size, &mut effects);
        explained += effects.iter().zip(&right).map(|(effect, right)| effect * right).sum::<f64>();
        // What rounding leaves of an exact fit is no variance.
        let left = (data.squares - explained).max(data.squares * 1e-14);
        Some(Self { effects, rest: left / (data.marks - 1) as f64, lower, size })
    }

    /// The diagonal of the decomposition: its product squared is the determinant.
    pub(super) fn diagonal(&self) -> impl Iterator<Item = f64> + '_ {
        (0..self.size).map(|at| self.lower[at * self.size + at])
    }

    /// The inverse of the system, row by row.
    pub(super) fn inverse(&self) -> Vec<f64> {
        let size = self.size;
        let mut inverse = vec![0.0; size * size];
        for at in 0..size {
            let row = &mut inverse[at * size..(at + 1) * size];
            row[at] = 1.0;
            forward(&self.lower, size, row);
            backward(&self.lower, size, row);
        }
        inverse
    }
}

/// The Cholesky decomposition of a symmetric matrix of which the lower triangle is read.
fn decompose(mut matrix: Vec<f64>, size: usize) -> Option<Vec<f64>> {
    for row in 0..size {
        for column in 0..=row {
            let (above, own) = matrix.split_at(row * size);
            let other = if column == row { &own[..size] } else { &above[column * size..(column + 1) * size] };
            let product: f64 = own[..column].iter().zip(&other[..column]).map(|(a, b)| a * b).sum();
            let value = matrix[row * size + column] - product;
            matrix[row * size + column] = if column == row {
                if value <= 0.0 || !value.is_finite() {
                    return None;
                }
                value.sqrt()
            } else {
                value / matrix[column * size + column]
            };
        }
    }
    Some(matrix)
}

fn forward(lower: &[f64], size: usize, vector: &mut [f64]) {
    for row in 0..size {
        let known: f64 = lower[row * size..row * size + row].iter().zip(&*vector).map(|(a, b)| a * b).sum();
        vector[row] = (vector[row] - known) / lower[row * size + row];
    }
}

fn backward(lower: &[f64], size: usize, vector: &mut [f64]) {
    for row in (0..size).rev() {
        vector[row] /= lower[row * size + row];
        let value = vector[row];
        for column in 0..row {
            vector[column] -= lower[row * size + column] * value;
        }
    }
}
