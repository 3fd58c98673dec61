//! Days as people write them: `2023-05-31`, `31.05.2023`, `31. 5. 2023`, `31/05/2023`, `31-05-2023`.
//!
//! Days come before months, and years have four digits: `05/06/07` could be six days.

use centum_base::Date;

/// Reads a day.
pub(super) fn read(text: &str) -> Option<Date> {
    let text = text.trim();
    let separator = text.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(separator, '-' | '.' | '/') {
        return None;
    }
    let mut parts = text.split(separator).map(str::trim);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    let year_first = separator == '-' && first.len() == 4;
    let (year, month, day) = if year_first { (first, second, third) } else { (third, second, first) };
    let plain = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if parts.next().is_some() || year.len() != 4 || !plain(year, 4) || !plain(month, 2) || !plain(day, 2) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_ways_are_the_same_day() {
        for text in ["2024-02-29", "29.02.2024", " 29. 2. 2024 ", "29/02/2024", "29-2-2024"] {
            assert_eq!(read(text), "2024-02-29".parse().ok(), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_or_could_be_several_is_not_read() {
        for text in [
            "",
            "2023-02-29",
            "31.04.2023",
            "05/06/07",
            "2023",
            "May 2023",
            "1/2/3/2020",
            "02/29/2024",
            "+1.2.2020",
            "1,2,2020",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
