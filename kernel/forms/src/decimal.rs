//! Scaled integers as plain decimals: 125 with one decimal is `12.5`.

/// The most decimals that a number field may have.
pub const MAX_DECIMALS: u8 = 6;

/// The plain decimal of a scaled integer, with every decimal.
pub fn plain(scaled: i64, decimals: u8) -> String {
    let decimals = usize::from(decimals);
    if decimals == 0 {
        return scaled.to_string();
    }
    let sign = if scaled < 0 { "-" } else { "" };
    let digits = format!("{:0width$}", scaled.unsigned_abs(), width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    format!("{sign}{whole}.{fraction}")
}

/// The plain decimal without zeros at its end.
pub fn trimmed(scaled: i64, decimals: u8) -> String {
    let text = plain(scaled, decimals);
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}

/// The scaled integer of a number's digits, if it fits.
pub(crate) fn scaled(negative: bool, whole: &str, fraction: &str, decimals: u8) -> Result<i64, NotScaled> {
    let fraction = fraction.trim_end_matches('0');
    let missing = usize::from(decimals).checked_sub(fraction.len()).ok_or(NotScaled::Finer)?;
    let digits = format!("{whole}{fraction}{}", "0".repeat(missing));
    let number: i64 = digits.parse().map_err(|_| NotScaled::Huge)?;
    Ok(if negative { -number } else { number })
}

/// Why a number has no scaled integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotScaled {
    /// It has more decimals.
    Finer,
    /// It is too large for 64 bits.
    Huge,
}

/// The same number with other decimals, if nothing is lost.
pub(crate) fn rescaled(scaled: i64, from: u8, to: u8) -> Option<i64> {
    let factor = 10_i64.checked_pow(u32::from(from.abs_diff(to)))?;
    if from <= to { scaled.checked_mul(factor) } else { (scaled % factor == 0).then(|| scaled / factor) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_and_negative_numbers_keep_their_zeros() {
        assert_eq!(plain(5, 2), "0.05");
        assert_eq!(plain(-1250, 2), "-12.50");
        assert_eq!(plain(i64::MIN, 0), i64::MIN.to_string());
        assert_eq!(trimmed(-1250, 2), "-12.5");
        assert_eq!(trimmed(1200, 2), "12");
        assert_eq!(trimmed(1200, 0), "1200");
    }

    #[test]
    fn a_number_that_would_be_rounded_has_no_scaled_integer() {
        assert_eq!(scaled(false, "12", "50", 1), Ok(125));
        assert_eq!(scaled(true, "12", "", 2), Ok(-1200));
        assert_eq!(scaled(false, "12", "55", 1), Err(NotScaled::Finer));
        assert_eq!(scaled(false, "99999999999999999999", "", 0), Err(NotScaled::Huge));
        assert_eq!(rescaled(125, 1, 3), Some(12_500));
        assert_eq!(rescaled(125, 1, 0), None);
    }
}
