//! Points, totals and texts of a call in words.

use centum_calls::call::Criterion;
use centum_forms::Texts;
use centum_web::Locale;

/// What an organiser wrote, in the language that it is in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Said {
    /// The text.
    pub(crate) text: String,
    /// Its language.
    pub(crate) lang: String,
}

/// A text for a reader of that language.
pub(crate) fn said(locale: &Locale, texts: &Texts) -> Said {
    let (text, lang) = texts.read(locale.tag());
    Said { text: text.to_owned(), lang: lang.to_owned() }
}

/// Half points as a program writes them: 7 is “3.5”.
pub(crate) fn plain_points(halves: u32) -> String {
    if halves.is_multiple_of(2) { (halves / 2).to_string() } else { format!("{}.5", halves / 2) }
}

/// Half points as they are typed: “3.5”, “3,5” and “3” are read, anything between two half points is not.
pub(crate) fn read_points(text: &str) -> Option<u32> {
    let text = text.trim().replace(',', ".");
    let (whole, part) = text.split_once('.').unwrap_or((&text, "0"));
    let whole: u32 = whole.parse().ok()?;
    let half = match part.trim_end_matches('0') {
        "" => 0,
        "5" => 1,
        _ => return None,
    };
    whole.checked_mul(2)?.checked_add(half)
}

/// Half points for a reader.
pub(crate) fn half_points(locale: &Locale, halves: u32) -> String {
    points(locale, i64::from(halves) * 50)
}

/// Hundredths of a point for a reader: 525 is “5.25”, 1250 is “12.5”.
pub(crate) fn points(locale: &Locale, hundredths: impl Into<i64>) -> String {
    let hundredths = hundredths.into();
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, part) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    let text = format!("{sign}{whole}.{part:02}");
    locale.decimal(text.trim_end_matches('0').trim_end_matches('.'))
}

/// Half hundredths of a point for a reader, none of them rounded away: 13999 is “69.995”.
pub(crate) fn exact_points(locale: &Locale, halves: u64) -> String {
    locale.decimal(&plain_exact(halves))
}

/// The same as a program writes it.
fn plain_exact(halves: u64) -> String {
    let text = format!("{}.{:03}", halves / 200, halves % 200 * 5);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The name of a criterion.
pub(crate) fn criterion_name(locale: &Locale, criteria: &[Criterion], key: &str) -> String {
    let criterion = criteria.iter().find(|criterion| criterion.key == key);
    criterion.map_or_else(|| key.to_owned(), |one| said(locale, &one.label).text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_points_are_read_as_people_write_them() {
        assert_eq!(read_points("3.5"), Some(7));
        assert_eq!(read_points(" 3,5 "), Some(7));
        assert_eq!(read_points("4"), Some(8));
        assert_eq!(read_points("4.0"), Some(8));
        assert_eq!((read_points("3.25"), read_points(""), read_points("-1")), (None, None, None));
        assert_eq!(plain_points(7), "3.5");
    }

    #[test]
    fn no_half_of_a_hundredth_is_rounded_away() {
        let said = [0, 1, 33, 200, 1_050, 13_999, 14_000].map(plain_exact);
        assert_eq!(said, ["0", "0.005", "0.165", "1", "5.25", "69.995", "70"]);
    }
}
