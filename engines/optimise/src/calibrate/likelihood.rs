//! The ratios of variances under which the marks are likeliest (restricted likelihood), by a search that narrows.

use super::equations::{Data, Ratios, Solved};

/// A ratio so large that the variance counts as nought.
pub(super) const NOUGHT: f64 = 1e6;
const SMALLEST: f64 = 1e-5;
/// The search stops when its factor is this near to one.
const FINEST: f64 = 1.0001;

/// The likeliest ratios with their solution; none when no system could be solved.
pub(super) fn likeliest(data: &Data) -> Option<(Ratios, Solved)> {
    let mut best: Option<Seen> = None;
    for pieces in [0.02, 0.5, 12.0, NOUGHT] {
        for readers in [0.02, 0.5, 12.0, NOUGHT] {
            keep_better(&mut best, look(data, Ratios { pieces, readers }));
        }
    }
    let mut factor: f64 = 4.0;
    let mut best = best?;
    while factor > FINEST {
        let at = best.ratios;
        let mut next = Some(best);
        for (pieces, readers) in [
            (factor, 1.0),
            (1.0, factor),
            (1.0 / factor, 1.0),
            (1.0, 1.0 / factor),
            (factor, factor),
            (1.0 / factor, 1.0 / factor),
        ] {
            let step = |ratio: f64, by: f64| (ratio * by).clamp(SMALLEST, NOUGHT);
            let ratios = Ratios { pieces: step(at.pieces, pieces), readers: step(at.readers, readers) };
            keep_better(&mut next, look(data, ratios));
        }
        best = next?;
        if best.ratios.pieces.to_bits() == at.pieces.to_bits()
            && best.ratios.readers.to_bits() == at.readers.to_bits()
        {
            factor = factor.sqrt();
        }
    }
    Some((best.ratios, best.solved))
}

struct Seen {
    ratios: Ratios,
    solved: Solved,
    /// Twice the negative logarithm of the likelihood, but for a constant.
    unlikely: f64,
}

fn look(data: &Data, ratios: Ratios) -> Option<Seen> {
    let solved = Solved::of(data, ratios)?;
    let mut unlikely = (data.marks - 1) as f64 * ln(solved.rest);
    unlikely += 2.0 * solved.diagonal().map(ln).sum::<f64>();
    // Counts of marks repeat: one logarithm for each count.
    let longest = data.pieces.iter().map(Vec::len).max().unwrap_or(0);
    let mut with_count = vec![0_u32; longest + 1];
    for marks in &data.pieces {
        with_count[marks.len()] += 1;
    }
    for (count, &times) in with_count.iter().enumerate().filter(|(_, times)| **times > 0) {
        unlikely += f64::from(times) * ln(count as f64 + ratios.pieces);
    }
    unlikely -= data.pieces.len() as f64 * ln(ratios.pieces) + data.readers as f64 * ln(ratios.readers);
    Some(Seen { ratios, solved, unlikely })
}

fn keep_better(best: &mut Option<Seen>, seen: Option<Seen>) {
    if let Some(seen) = seen
        && best.as_ref().is_none_or(|best| seen.unlikely < best.unlikely)
    {
        *best = Some(seen);
    }
}

/// The natural logarithm of a positive normal number. The one of the platform may differ in its last digit between machines.
fn ln(value: f64) -> f64 {
    const MANTISSA: u64 = (1 << 52) - 1;
    let bits = value.to_bits();
    let mut exponent = (bits >> 52) as f64 - 1023.0;
    let mut mantissa = f64::from_bits(bits & MANTISSA | 1023 << 52);
    if mantissa > std::f64::consts::SQRT_2 {
        mantissa *= 0.5;
        exponent += 1.0;
    }
    let part = (mantissa - 1.0) / (mantissa + 1.0);
    let square = part * part;
    let mut series = 0.0;
    for odd in (0..13).rev() {
        series = series * square + 1.0 / f64::from(2 * odd + 1);
    }
    exponent * std::f64::consts::LN_2 + 2.0 * part * series
}

#[cfg(test)]
mod tests {
    use super::ln;

    #[test]
    fn the_logarithm_is_the_natural_one() {
        for value in [1e-300, 1e-12, 0.3, 0.999_999, 1.0, 1.414_3, 2.0, 17.5, 123_456.789, 1e200_f64] {
            assert!((ln(value) - value.ln()).abs() <= 1e-14 * value.ln().abs() + 1e-16, "{value}");
        }
    }
}
