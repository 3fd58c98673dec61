//! The small values a record is made of: languages, texts in several, codes, and moments in time.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A tag of language in lower case: `de`, `de-at`, or `und` where nothing is said.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Lang(String);

impl Lang {
    /// The language that is not said.
    pub fn undetermined() -> Self {
        Self("und".to_owned())
    }

    /// The language of a tag, which is trimmed and put in lower case; an empty tag is undetermined.
    pub fn new(tag: &str) -> Self {
        let tag = tag.trim().to_ascii_lowercase().replace('_', "-");
        if tag.is_empty() { Self::undetermined() } else { Self(tag) }
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language without its region: `de` of `de-at`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// Whether nothing is said about the language.
    pub fn is_undetermined(&self) -> bool {
        self.0 == "und"
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One text in several languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Texts(pub BTreeMap<Lang, String>);

impl Texts {
    /// A text in one language.
    pub fn one(lang: &str, text: &str) -> Self {
        Self(BTreeMap::from([(Lang::new(lang), text.to_owned())]))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text for a reader of these languages, first wish first; else English, else the undetermined one, else any.
    /// The language says which it is, so that a page can mark it.
    pub fn best(&self, wishes: &[&str]) -> Option<(&Lang, &str)> {
        let find = |wish: &str| {
            let exact = self.0.get_key_value(&Lang::new(wish));
            exact.or_else(|| self.0.iter().find(|(lang, _)| lang.primary() == wish))
        };
        let found = wishes.iter().find_map(|wish| find(wish));
        found
            .or_else(|| find("en"))
            .or_else(|| find("und"))
            .or_else(|| self.0.iter().next())
            .map(|(lang, text)| (lang, text.as_str()))
    }
}

/// Keywords, by language, each list in order and without doubles.
pub type Keywords = BTreeMap<Lang, BTreeSet<String>>;

/// A value that ought to come from a controlled list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Coded {
    /// A code that the list of the property knows.
    Code(String),
    /// An address that it doesn't know.
    Iri(String),
    /// Words that it doesn't know.
    Text(String),
}

impl Coded {
    /// The code, where the list knows it.
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Code(code) => Some(code),
            _ => None,
        }
    }

    /// Whatever it says.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Code(text) | Self::Iri(text) | Self::Text(text) => text,
        }
    }
}

/// A moment as exact as its source said it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moment {
    /// What could not be read, as it stood.
    Text(String),
    /// A year.
    Year(i16),
    /// A month of a year.
    Month(i16, i8),
    /// A day.
    Day(Date),
    /// An instant.
    Instant(Timestamp),
}

impl Moment {
    /// The moment of a text in the forms of XML Schema; anything else is kept as text.
    pub fn of(text: &str) -> Self {
        Self::exact(text).unwrap_or_else(|| Self::Text(text.to_owned()))
    }

    /// The moment of a text, if it has one of the forms of XML Schema.
    pub fn exact(text: &str) -> Option<Self> {
        let digits =
            |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<i16>().ok())?;
        match (text.len(), text.is_ascii()) {
            (4, true) => digits(text).map(Self::Year),
            (7, true) if text.as_bytes()[4] == b'-' => {
                let (year, month) = (digits(&text[..4])?, i8::try_from(digits(&text[5..])?).ok()?);
                (1..=12).contains(&month).then_some(Self::Month(year, month))
            }
            (10, true) => text.parse().ok().map(Self::Day),
            (20.., true) if text.as_bytes()[10] == b'T' => text.parse().ok().map(Self::Instant),
            _ => None,
        }
    }

    /// The day it falls on or begins with, in UTC.
    pub fn day(&self) -> Option<Date> {
        match self {
            Self::Text(_) => None,
            Self::Year(year) => Date::new(*year, 1, 1).ok(),
            Self::Month(year, month) => Date::new(*year, *month, 1).ok(),
            Self::Day(day) => Some(*day),
            Self::Instant(at) => Some(at.to_zoned(jiff::tz::TimeZone::UTC).date()),
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(day) => write!(f, "{day}"),
            Self::Instant(at) => write!(f, "{at}"),
        }
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Self::of(&String::deserialize(from)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_as_exact_as_its_text_and_comes_back_the_same() {
        for text in
            ["2020", "2020-05", "2020-05-01", "2020-05-01T10:00:00Z", "2020-05-01T10:00:00.25Z", "soon"]
        {
            assert_eq!(Moment::of(text).to_string(), text);
        }
        assert!(matches!(Moment::of("2020-13"), Moment::Text(_)));
        assert!(matches!(Moment::of("2020-02-30"), Moment::Text(_)));
        assert_eq!(Moment::of("2020-05-01T01:00:00+02:00").day(), Some(jiff::civil::date(2020, 4, 30)));
        assert_eq!(Moment::of("2020").day(), Some(jiff::civil::date(2020, 1, 1)));
    }

    #[test]
    fn a_reader_gets_their_language_or_the_next_best_and_is_told_which() {
        let texts = Texts(BTreeMap::from([
            (Lang::new("de-AT"), "Straßen".to_owned()),
            (Lang::new("en"), "Streets".to_owned()),
            (Lang::undetermined(), "str".to_owned()),
        ]));
        assert_eq!(texts.best(&["de"]).map(|(_, text)| text), Some("Straßen"));
        assert_eq!(texts.best(&["fr"]), Some((&Lang::new("en"), "Streets")));
        assert_eq!(Texts::one("", "x").best(&["fr"]), Some((&Lang::undetermined(), "x")));
        assert_eq!(Texts::default().best(&["fr"]), None);
    }
}
