//! Whether a text can be a value of a datatype of XML Schema.

use std::str::FromStr;

use oxrdf::NamedNodeRef;
use oxsdatatypes::{
    Date, DateTime, DayTimeDuration, Duration, GDay, GMonth, GMonthDay, GYear, GYearMonth, Time,
    YearMonthDuration,
};

/// Where the datatypes of XML Schema have their names.
pub(crate) const XSD: &str = "http://www.w3.org/2001/XMLSchema#";

/// Whether `text` is in the lexical space of `datatype`. What is not of XML Schema takes any text.
pub(crate) fn is_valid(datatype: NamedNodeRef<'_>, text: &str) -> bool {
    let Some(name) = datatype.as_str().strip_prefix(XSD) else { return true };
    match name {
        "boolean" => matches!(text, "true" | "false" | "0" | "1"),
        "decimal" => Exact::parse(text).is_some(),
        "float" | "double" => float(text).is_some(),
        "dateTime" => DateTime::from_str(text).is_ok(),
        "dateTimeStamp" => DateTime::from_str(text).is_ok_and(|instant| instant.timezone_offset().is_some()),
        "date" => Date::from_str(text).is_ok(),
        "time" => Time::from_str(text).is_ok(),
        "gYear" => GYear::from_str(text).is_ok(),
        "gYearMonth" => GYearMonth::from_str(text).is_ok(),
        "gMonth" => GMonth::from_str(text).is_ok(),
        "gMonthDay" => GMonthDay::from_str(text).is_ok(),
        "gDay" => GDay::from_str(text).is_ok(),
        "duration" => no_empty_time(text) && Duration::from_str(text).is_ok(),
        "dayTimeDuration" => no_empty_time(text) && DayTimeDuration::from_str(text).is_ok(),
        "yearMonthDuration" => YearMonthDuration::from_str(text).is_ok(),
        "hexBinary" => text.len().is_multiple_of(2) && text.bytes().all(|byte| byte.is_ascii_hexdigit()),
        "base64Binary" => base64(text),
        "language" => language(text),
        "normalizedString" => !text.contains(['\t', '\n', '\r']),
        "token" => token(text),
        "NMTOKEN" => !text.is_empty() && text.chars().all(name_char),
        "Name" => text.starts_with(|c| c == ':' || name_start(c)) && text.chars().all(name_char),
        "NCName" => text.starts_with(name_start) && text.chars().all(|c| c != ':' && name_char(c)),
        _ => integer_range(name).is_none_or(|(least, most)| integer(text, least, most)),
    }
}

/// The bounds of the integer datatypes.
fn integer_range(name: &str) -> Option<(Option<i128>, Option<i128>)> {
    Some(match name {
        "integer" => (None, None),
        "nonNegativeInteger" => (Some(0), None),
        "positiveInteger" => (Some(1), None),
        "nonPositiveInteger" => (None, Some(0)),
        "negativeInteger" => (None, Some(-1)),
        "long" => (Some(i64::MIN.into()), Some(i64::MAX.into())),
        "int" => (Some(i32::MIN.into()), Some(i32::MAX.into())),
        "short" => (Some(i16::MIN.into()), Some(i16::MAX.into())),
        "byte" => (Some(i8::MIN.into()), Some(i8::MAX.into())),
        "unsignedLong" => (Some(0), Some(u64::MAX.into())),
        "unsignedInt" => (Some(0), Some(u32::MAX.into())),
        "unsignedShort" => (Some(0), Some(u16::MAX.into())),
        "unsignedByte" => (Some(0), Some(u8::MAX.into())),
        _ => return None,
    })
}

/// Whether `name` (behind the namespace of XML Schema) is a number that is exact.
pub(crate) fn is_exact(name: &str) -> bool {
    name == "decimal" || integer_range(name).is_some()
}

fn integer(text: &str, least: Option<i128>, most: Option<i128>) -> bool {
    let Some(number) = Exact::parse(text).filter(|_| !text.contains('.')) else { return false };
    let bound = |bound: i128| Exact::parse(&bound.to_string());
    least.and_then(bound).is_none_or(|least| number >= least)
        && most.and_then(bound).is_none_or(|most| number <= most)
}

/// A decimal number of any length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Exact {
    negative: bool,
    whole: String,
    fraction: String,
}

impl Exact {
    /// Reads an `xsd:decimal` or any integer.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (sign, digits) = match text.as_bytes().first()? {
            b'-' => (true, &text[1..]),
            b'+' => (false, &text[1..]),
            _ => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let digits_only = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if (whole.is_empty() && fraction.is_empty()) || !digits_only(whole) || !digits_only(fraction) {
            return None;
        }
        let whole = whole.trim_start_matches('0').to_owned();
        let fraction = fraction.trim_end_matches('0').to_owned();
        let negative = sign && !(whole.is_empty() && fraction.is_empty());
        Some(Self { negative, whole, fraction })
    }

    /// The nearest double.
    pub(crate) fn to_f64(&self) -> f64 {
        let sign = if self.negative { "-" } else { "" };
        format!("{sign}0{}.{}0", self.whole, self.fraction).parse().unwrap_or(f64::NAN)
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let size = |a: &Self, b: &Self| {
            (a.whole.len().cmp(&b.whole.len()))
                .then_with(|| a.whole.cmp(&b.whole))
                .then_with(|| a.fraction.cmp(&b.fraction))
        };
        match (self.negative, other.negative) {
            (false, false) => size(self, other),
            (true, true) => size(other, self),
            (mine, _) => {
                if mine {
                    std::cmp::Ordering::Less
                } else {
                    std::cmp::Ordering::Greater
                }
            }
        }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// Reads an `xsd:double` or `xsd:float`.
pub(crate) fn float(text: &str) -> Option<f64> {
    match text {
        "INF" | "+INF" => Some(f64::INFINITY),
        "-INF" => Some(f64::NEG_INFINITY),
        "NaN" => Some(f64::NAN),
        _ => {
            let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
            Exact::parse(mantissa)?;
            Exact::parse(exponent).filter(|_| !exponent.contains('.'))?;
            text.parse().ok()
        }
    }
}

/// A duration that names a time has one.
fn no_empty_time(text: &str) -> bool {
    !text.ends_with('T')
}

fn base64(text: &str) -> bool {
    let symbols: Vec<u8> = text.bytes().filter(|&byte| byte != b' ').collect();
    let padding = symbols.iter().rev().take_while(|&&byte| byte == b'=').count();
    symbols.len().is_multiple_of(4)
        && padding <= 2
        && symbols[..symbols.len() - padding]
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'))
}

fn language(text: &str) -> bool {
    text.split('-').enumerate().all(|(place, part)| {
        (1..=8).contains(&part.len())
            && part.bytes().all(|byte| byte.is_ascii_alphabetic() || (place > 0 && byte.is_ascii_digit()))
    })
}

fn token(text: &str) -> bool {
    !text.contains(['\t', '\n', '\r']) && !text.contains("  ") && text.trim_matches(' ') == text
}

pub(crate) fn name_start(c: char) -> bool {
    c == '_' || c.is_alphabetic()
}

fn name_char(c: char) -> bool {
    name_start(c) || c.is_numeric() || matches!(c, ':' | '-' | '.' | '\u{b7}' | '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn valid(name: &str, text: &str) -> bool {
        is_valid(NamedNodeRef::new_unchecked(&format!("{XSD}{name}")), text)
    }

    #[test]
    fn texts_are_valid_where_xml_schema_says_so() {
        for (name, good, bad) in [
            ("boolean", &["true", "0"][..], &["TRUE", "", "yes"][..]),
            (
                "decimal",
                &["1", "-1.50", ".5", "+7.", "123456789012345678901234567890"],
                &["", ".", "1e3", "1,5", "--1"],
            ),
            ("integer", &["0", "-007", "+99999999999999999999999"], &["1.0", "", "a", "0x1"]),
            ("byte", &["127", "-128"], &["128", "-129"]),
            ("unsignedLong", &["18446744073709551615"], &["18446744073709551616", "-1"]),
            ("positiveInteger", &["1"], &["0", "-1"]),
            ("double", &["1", "1e6", "-INF", "NaN", "1.5E-3"], &["inf", "1e", "e5", "1e1.5", "infinity"]),
            (
                "date",
                &["2024-02-29", "2024-02-28Z", "2024-02-28+02:00"],
                &["2023-02-29", "2024-2-1", "28.02.2024"],
            ),
            (
                "dateTime",
                &["2024-02-29T24:00:00", "2024-01-01T00:00:00.5Z"],
                &["2024-01-01", "2024-01-01T25:00:00"],
            ),
            ("gYear", &["2024", "-0044"], &["24", "2024-01"]),
            ("gYearMonth", &["2024-05"], &["2024-13", "2024"]),
            ("time", &["12:00:00"], &["12:00", "25:00:00"]),
            ("duration", &["P1Y2M3DT4H5M6S", "-P1D"], &["P", "1D", "P1DT"]),
            ("hexBinary", &["", "0aFF"], &["0", "0g"]),
            ("base64Binary", &["", "QUJD", "QQ=="], &["QQ", "Q===", "Q?=="]),
            ("language", &["en", "de-AT", "sr-Latn-RS"], &["", "e n", "englishlanguage", "1a"]),
            ("token", &["a b"], &[" a", "a  b", "a\tb"]),
            ("NCName", &["a-b.c", "_x"], &["a:b", "1a", ""]),
            ("string", &["", "anything"], &[]),
            ("anyURI", &["http://example.org/ä b"], &[]),
        ] {
            for text in good {
                assert!(valid(name, text), "{name} takes {text:?}");
            }
            for text in bad {
                assert!(!valid(name, text), "{name} refuses {text:?}");
            }
        }
    }

    #[test]
    fn decimals_have_their_order_at_any_length() {
        let exact = |text| Exact::parse(text).expect("a number");
        let rising = [
            "-10",
            "-9.5",
            "-0.01",
            "0",
            "0.009",
            "0.01",
            "9",
            "9.99",
            "10",
            "100000000000000000000000000000000",
        ];
        for pair in rising.windows(2) {
            assert!(exact(pair[0]) < exact(pair[1]), "{pair:?}");
        }
        assert_eq!(exact("-0"), exact("0.0"));
        assert_eq!(exact("1.50"), exact("+01.5"));
    }
}
