//! Countries by their ISO 3166-1 code, and when each was a member of the European Union.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, date};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A country, written as its two upper-case letters of ISO 3166-1 (Kosovo as `XK`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

/// The text is not a country code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a country code: expected two capital letters such as IT")]
pub struct CountryError(String);

/// One spell of membership: who, from which day, and up to which day if it has ended.
struct Membership {
    country: Country,
    since: Date,
    last_day: Option<Date>,
}

const fn member(code: [u8; 2], since: Date) -> Membership {
    Membership { country: Country(code), since, last_day: None }
}

const FOUNDING: Date = date(1958, 1, 1);
const FIRST_NORTHERN: Date = date(1973, 1, 1);
const GREEK: Date = date(1981, 1, 1);
const IBERIAN: Date = date(1986, 1, 1);
const SECOND_NORTHERN: Date = date(1995, 1, 1);
const EASTERN: Date = date(2004, 5, 1);
const BLACK_SEA: Date = date(2007, 1, 1);
const CROATIAN: Date = date(2013, 7, 1);

/// The Union and the Communities before it, in order of accession. The United Kingdom left at the
/// end of 31 January 2020, Brussels time, so that day still counts.
const MEMBERSHIPS: [Membership; 28] = [
    member(*b"BE", FOUNDING),
    member(*b"DE", FOUNDING),
    member(*b"FR", FOUNDING),
    member(*b"IT", FOUNDING),
    member(*b"LU", FOUNDING),
    member(*b"NL", FOUNDING),
    member(*b"DK", FIRST_NORTHERN),
    member(*b"IE", FIRST_NORTHERN),
    Membership { country: Country::UNITED_KINGDOM, since: FIRST_NORTHERN, last_day: Some(date(2020, 1, 31)) },
    member(*b"GR", GREEK),
    member(*b"ES", IBERIAN),
    member(*b"PT", IBERIAN),
    member(*b"AT", SECOND_NORTHERN),
    member(*b"FI", SECOND_NORTHERN),
    member(*b"SE", SECOND_NORTHERN),
    member(*b"CY", EASTERN),
    member(*b"CZ", EASTERN),
    member(*b"EE", EASTERN),
    member(*b"HU", EASTERN),
    member(*b"LV", EASTERN),
    member(*b"LT", EASTERN),
    member(*b"MT", EASTERN),
    member(*b"PL", EASTERN),
    member(*b"SK", EASTERN),
    member(*b"SI", EASTERN),
    member(*b"BG", BLACK_SEA),
    member(*b"RO", BLACK_SEA),
    member(*b"HR", CROATIAN),
];

impl Country {
    /// The United Kingdom: the one country whose membership has an end.
    pub const UNITED_KINGDOM: Self = Self(*b"GB");
    /// Singapore: the mentor city outside Europe is a country too.
    pub const SINGAPORE: Self = Self(*b"SG");

    /// The country of a code of two capital letters; `None` for any other text.
    pub const fn new(code: &str) -> Option<Self> {
        match code.as_bytes() {
            [a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Some(Self([*a, *b])),
            _ => None,
        }
    }

    /// The two letters.
    pub const fn code(&self) -> &str {
        match std::str::from_utf8(&self.0) {
            Ok(code) => code,
            Err(_) => panic!("a country is always two ASCII letters"),
        }
    }

    /// Whether the country was a member of the European Union (or of the Communities before it)
    /// on that day.
    pub fn is_eu_member(self, on: Date) -> bool {
        MEMBERSHIPS.iter().any(|spell| {
            spell.country == self && spell.since <= on && spell.last_day.is_none_or(|last_day| on <= last_day)
        })
    }

    /// The members of the European Union on that day, in order of accession.
    pub fn eu_members(on: Date) -> impl Iterator<Item = Self> {
        MEMBERSHIPS.iter().map(|spell| spell.country).filter(move |country| country.is_eu_member(on))
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}
impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Country({})", self.code())
    }
}
impl FromStr for Country {
    type Err = CountryError;

    fn from_str(text: &str) -> Result<Self, CountryError> {
        Self::new(text).ok_or_else(|| CountryError(text.chars().take(64).collect()))
    }
}
impl Serialize for Country {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}
impl<'de> Deserialize<'de> for Country {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_united_kingdom_was_a_member_up_to_its_last_day() {
        let uk = Country::UNITED_KINGDOM;
        assert!(!uk.is_eu_member(date(1972, 12, 31)));
        assert!(uk.is_eu_member(date(2020, 1, 31)));
        assert!(!uk.is_eu_member(date(2020, 2, 1)));
    }

    #[test]
    fn the_union_had_as_many_members_as_the_history_books_say() {
        let count = |on| Country::eu_members(on).count();
        assert_eq!(count(date(1958, 1, 1)), 6);
        assert_eq!(count(date(1973, 1, 1)), 9);
        assert_eq!(count(date(1995, 1, 1)), 15);
        assert_eq!(count(date(2004, 5, 1)), 25);
        assert_eq!(count(date(2013, 7, 1)), 28);
        assert_eq!(count(date(2020, 7, 7)), 27);
    }

    #[test]
    fn singapore_is_no_member() {
        assert!(!Country::SINGAPORE.is_eu_member(date(2020, 7, 7)));
    }

    #[test]
    fn only_two_capital_letters_are_a_code() {
        assert_eq!(Country::new("IT").map(|it| it.to_string()).as_deref(), Some("IT"));
        for text in ["", "I", "it", "ITA", "1T", "É"] {
            assert!(text.parse::<Country>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_code_goes_through_json_unchanged() {
        let json = serde_json::to_string(&Country::SINGAPORE).unwrap();
        assert_eq!(json, "\"SG\"");
        assert_eq!(serde_json::from_str::<Country>(&json).unwrap(), Country::SINGAPORE);
        assert!(serde_json::from_str::<Country>("\"sg\"").is_err());
    }
}
