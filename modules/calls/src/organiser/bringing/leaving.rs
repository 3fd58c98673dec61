//! Lines that are left out.

use std::ops::RangeInclusive;

/// Reads which lines are left out, such as `4, 9-12`. The error is what cannot be read.
pub fn lines(text: &str) -> Result<Vec<RangeInclusive<u32>>, String> {
    let parts = text.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty());
    let range = |part: &str| {
        let (from, to) = part.split_once(['-', '–']).unwrap_or((part, part));
        let (from, to): (u32, u32) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
        (from <= to).then_some(from..=to)
    };
    parts.map(|part| range(part).ok_or_else(|| part.chars().take(40).collect())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_named_one_by_one_and_from_to() {
        assert_eq!(lines(" 4, 9-12;15 – 15,"), Ok(vec![4..=4, 9..=12, 15..=15]));
        assert_eq!(lines(""), Ok(Vec::new()));
        for wrong in ["four", "12-9", "1-2-3", "-3", "4 7"] {
            assert_eq!(lines(&format!("2, {wrong}")), Err(wrong.to_owned()));
        }
    }
}
