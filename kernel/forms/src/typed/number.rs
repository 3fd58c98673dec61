//! Numbers as people write them.
//!
//! Blanks and apostrophes between digits only group. A point or a comma is read so:
//!
//! 1. Both occur: the last one parts the decimals and stands once, the other groups: `1.234,5` and `1,234.5` are one number.
//! 2. One of them occurs several times: it groups: `1.234.567`.
//! 3. One of them stands once: it parts the decimals, unless exactly three digits follow and one to three precede it that
//!    do not begin with zero. Then, and only then, the reader's language decides: `1.234` is a thousand and more in German
//!    and one and a bit in English.
//!
//! Groups have three digits. Whatever does not fit is not read at all: nothing is guessed, and what was typed stays.

use crate::decimal::{self, MAX_DECIMALS, NotScaled};

/// How a reader writes numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Writing {
    decimal: char,
    group: char,
}

impl Writing {
    /// The way of a language, by its tag.
    pub fn of(lang: &str) -> Self {
        match lang.split('-').next().unwrap_or(lang) {
            "en" | "ga" | "mt" => Self { decimal: '.', group: ',' },
            "da" | "de" | "el" | "es" | "hr" | "it" | "nl" | "ro" | "sl" => Self { decimal: ',', group: '.' },
            _ => Self { decimal: ',', group: '\u{a0}' },
        }
    }

    /// The number in this way, without zeros at the end of its decimals. Digits are grouped from five on: a year stays a year.
    pub fn write(self, scaled: i64, decimals: u8) -> String {
        self.localised(&decimal::trimmed(scaled, decimals))
    }

    /// An amount: with two decimals or none.
    pub fn write_cents(self, cents: i64) -> String {
        let text = decimal::plain(cents, 2);
        self.localised(text.strip_suffix(".00").unwrap_or(&text))
    }

    /// A plain decimal in this way.
    pub fn localised(self, plain: &str) -> String {
        let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("-", digits));
        let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
        let mut text = sign.to_owned();
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && whole.len() > 4 && (whole.len() - index).is_multiple_of(3) {
                text.push(self.group);
            }
            text.push(digit);
        }
        if let Some(fraction) = fraction {
            text.push(self.decimal);
            text.push_str(fraction);
        }
        text
    }
}

/// Why a text is not read as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unread {
    /// It is none, or could be two.
    NotOne,
    /// It has more decimals than asked for.
    Finer,
}

/// Reads a number as a scaled integer.
pub(crate) fn read(text: &str, writing: Writing, decimals: u8) -> Result<i64, Unread> {
    let text = text.trim();
    let (negative, digits) = match text.chars().next() {
        Some('-' | '−' | '–') => (true, text.trim_start_matches(['-', '−', '–'])),
        Some('+') => (false, &text[1..]),
        _ => (false, text),
    };
    let (whole, fraction) = split(digits.trim_start(), writing).ok_or(Unread::NotOne)?;
    decimal::scaled(negative, &whole, fraction, decimals).map_err(|why| match why {
        NotScaled::Finer => Unread::Finer,
        NotScaled::Huge => Unread::NotOne,
    })
}

/// Whether the text is a number in some way of writing, but with more than so many decimals.
pub(crate) fn is_finer(text: &str, decimals: u8) -> bool {
    ["en", "de"].map(Writing::of).into_iter().any(|writing| {
        read(text, writing, decimals) == Err(Unread::Finer) && read(text, writing, MAX_DECIMALS).is_ok()
    })
}

/// The digits before and after the decimal separator.
fn split(text: &str, writing: Writing) -> Option<(String, &str)> {
    let mut groups = Vec::new();
    let mut separators = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| !c.is_ascii_digit()) {
        let separator = rest[at..].chars().next()?;
        groups.push(&rest[..at]);
        separators.push(match separator {
            '.' | ',' => separator,
            '\'' | '’' => '\'',
            blank if blank.is_whitespace() => ' ',
            _ => return None,
        });
        rest = &rest[at + separator.len_utf8()..];
    }
    groups.push(rest);
    let fraction = if last_is_decimal(&groups, &separators, writing)? { groups.pop() } else { None };
    // `,5` has no digit before its decimals, and that is enough.
    let bare = fraction.is_some() && groups == [""];
    let fits = match groups.as_slice() {
        [whole] => bare || !whole.is_empty(),
        [first, others @ ..] => (1..=3).contains(&first.len()) && others.iter().all(|group| group.len() == 3),
        [] => false,
    };
    (fits && fraction != Some("")).then(|| (groups.concat(), fraction.unwrap_or_default()))
}

fn last_is_decimal(groups: &[&str], separators: &[char], writing: Writing) -> Option<bool> {
    let Some((last, before)) = separators.split_last() else { return Some(false) };
    let is_blank = matches!(last, ' ' | '\'');
    match before {
        [] if is_blank => Some(false),
        [] => {
            let could_group =
                groups[1].len() == 3 && (1..=3).contains(&groups[0].len()) && !groups[0].starts_with('0');
            Some(!could_group || *last == writing.decimal)
        }
        [first, ..] if before.iter().any(|other| other != first) => None,
        [first, ..] if first == last => Some(false),
        _ if is_blank => None,
        _ => Some(true),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn hundredths(text: &str, lang: &str) -> Result<i64, Unread> {
        read(text, Writing::of(lang), 2)
    }

    #[test]
    fn both_separators_leave_no_doubt_in_any_language() {
        for lang in ["en", "de", "fr"] {
            for text in ["1.234,5", "1,234.5", "1 234,5", "1\u{202f}234.5", "1’234.5", "1234,5", "+1234.50"]
            {
                assert_eq!(hundredths(text, lang), Ok(123_450), "{text} in {lang}");
            }
            assert_eq!(hundredths("1.234.567", lang), Ok(123_456_700));
            assert_eq!(hundredths("−,5", lang), Ok(-50));
        }
    }

    #[test]
    fn one_separator_before_three_digits_is_what_the_reader_writes() {
        assert_eq!(hundredths("1.234", "de"), Ok(123_400));
        assert_eq!(hundredths("1,234", "en"), Ok(123_400));
        assert_eq!(hundredths("1.234", "en"), Err(Unread::Finer));
        assert_eq!(hundredths("1,234", "de"), Err(Unread::Finer));
        assert_eq!(read("0,125", Writing::of("en"), 3), Ok(125));
    }

    #[test]
    fn what_could_be_two_numbers_is_none() {
        for text in [
            "",
            "-",
            "1,23,456",
            "12 34",
            "1.2.3",
            "1 234.567,8",
            "5.",
            "1..2",
            "½",
            "1e5",
            "12a",
            "1234 567",
        ] {
            assert_eq!(hundredths(text, "en"), Err(Unread::NotOne), "{text}");
        }
        assert_eq!(hundredths("99999999999999999999", "en"), Err(Unread::NotOne));
    }

    #[test]
    fn a_year_is_not_grouped_and_a_population_is() {
        assert_eq!(Writing::of("en").write(2020, 0), "2020");
        assert_eq!(Writing::of("en").write(1_234_567, 0), "1,234,567");
        assert_eq!(Writing::of("de").write(-1_234_550, 2), "-12.345,5");
        assert_eq!(Writing::of("fr").write_cents(1_234_550), "12\u{a0}345,50");
        assert_eq!(Writing::of("fr").write_cents(500), "5");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_as_the_same_number(number in any::<i64>(), decimals in 0..=MAX_DECIMALS, lang in 0..3_usize) {
            prop_assume!(number != i64::MIN);
            let writing = Writing::of(["en", "de", "fr"][lang]);
            prop_assert_eq!(read(&writing.write(number, decimals), writing, decimals), Ok(number));
            prop_assert_eq!(read(&writing.write_cents(number), writing, 2), Ok(number));
        }

        #[test]
        fn any_text_is_read_or_refused(text in any::<String>(), decimals in 0..=MAX_DECIMALS) {
            let _ = read(&text, Writing::of("en"), decimals);
            let _ = is_finer(&text, decimals);
        }
    }
}
