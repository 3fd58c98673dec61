//! Plain types: what is asked of the gazetteer and what it answers.

use std::fmt;
use std::str::FromStr;

use centum_base::Country;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What names a place in our data: an entry of GeoNames, or of our own overlay.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceId {
    /// An entry of GeoNames.
    GeoNames(u32),
    /// An entry of the overlay, by its short name.
    Overlay(String),
}

/// The text is not the id of a place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not the id of a place: expected geonames:2792482 or overlay:lille-metropole")]
pub struct PlaceIdError(String);

impl fmt::Display for PlaceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::GeoNames(id) => write!(f, "geonames:{id}"),
            Self::Overlay(slug) => write!(f, "overlay:{slug}"),
        }
    }
}

impl FromStr for PlaceId {
    type Err = PlaceIdError;

    fn from_str(text: &str) -> Result<Self, PlaceIdError> {
        let id = match text.split_once(':') {
            Some(("geonames", id)) => id.parse().ok().map(Self::GeoNames),
            Some(("overlay", slug)) if is_slug(slug) => Some(Self::Overlay(slug.to_owned())),
            _ => None,
        };
        // Only the canonical form: one thing, one address.
        id.filter(|id| id.to_string() == text).ok_or_else(|| PlaceIdError(text.chars().take(64).collect()))
    }
}

fn is_slug(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

impl Serialize for PlaceId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for PlaceId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// The countries in which a name is looked for: at least one, for a name alone means nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Countries(Vec<Country>);

impl Countries {
    /// A row names no more countries than this.
    pub const MAX: usize = 8;

    /// One country.
    pub fn one(country: Country) -> Self {
        Self(vec![country])
    }

    /// Several countries, each once; `None` when there are none or more than [`Self::MAX`].
    pub fn several(countries: &[Country]) -> Option<Self> {
        let mut distinct: Vec<Country> = Vec::new();
        for country in countries {
            if !distinct.contains(country) {
                distinct.push(*country);
            }
        }
        (1..=Self::MAX).contains(&distinct.len()).then_some(Self(distinct))
    }

    /// The countries in their order.
    pub fn iter(&self) -> impl Iterator<Item = Country> {
        self.0.iter().copied()
    }
}

/// A question: what does this name mean in these countries?
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query<'a> {
    /// The name as it was printed.
    pub name: &'a str,
    /// Where to look.
    pub countries: Countries,
}

impl<'a> Query<'a> {
    /// Asks for a name in one country.
    pub fn new(name: &'a str, country: Country) -> Self {
        Self { name, countries: Countries::one(country) }
    }
}

/// The answer, and the data that it rests on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Resolution {
    /// What the name means.
    pub outcome: Outcome,
    /// Gazetteer and overlay, by version; recorded with every decision.
    pub data_version: &'static str,
}

/// What a name means.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// One place, by the rule; no person needs to look.
    Automatic {
        /// The place.
        place: Candidate,
    },
    /// Several places are possible, or one that the rule does not accept; a person decides.
    Ask {
        /// The possible places, the likeliest first. Never empty.
        candidates: Vec<Candidate>,
    },
    /// A body made of several places, or one that is not a settlement.
    Body {
        /// The body.
        body: Body,
    },
    /// The overlay says that the name is no place.
    NotAPlace {
        /// Which entry of the overlay says so.
        id: PlaceId,
        /// On what ground, in the overlay's words.
        source: &'static str,
    },
    /// Nothing has this name.
    Unknown {
        /// Why nothing was found.
        cause: UnknownCause,
        /// Places with a name like it, the likest first; never accepted without a person.
        suggestions: Vec<Candidate>,
    },
}

/// Why a name is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum UnknownCause {
    /// The text has no letter.
    Empty,
    /// The text is longer than any name, see [`crate::rules::MAX_NAME_BYTES`].
    TooLong,
    /// No place in these countries has the name.
    NoSuchName,
}

/// A place that a name may mean.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Candidate {
    /// Which place.
    pub id: PlaceId,
    /// Its name in the data.
    pub name: &'static str,
    /// The spelling in the data that matched.
    pub matched_name: &'static str,
    /// Its country; parts of a state may have a code of their own (Réunion: `RE`).
    pub country: Country,
    /// Administrative codes, of the first order to the fourth; empty where there is none.
    pub admin_codes: [&'static str; 4],
    /// The seats of its first- and second-order divisions: what tells namesakes apart for a reader.
    pub seats: [Option<&'static str>; 2],
    /// Latitude and longitude in degrees.
    pub position: (f64, f64),
    /// People of the settlement, if the data say so.
    pub population: Option<u32>,
    /// The feature code of GeoNames, such as `PPLA2`.
    pub feature: &'static str,
    /// What speaks for the place and what had to be done to the name.
    pub reasons: Vec<Reason>,
    /// Percent, by the written rule in [`crate::rules::confidence`].
    pub confidence: u8,
}

/// A step from the printed name to the place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    /// The printed name is the first name, letter by letter.
    ExactName,
    /// The printed name is the first name but for case, accents or punctuation.
    FoldedName,
    /// The printed name is one of the other names.
    AlternateName,
    /// Words of law or grammar were taken away: "Municipality of", "the".
    LegalWordsRemoved {
        /// The words, folded.
        words: String,
    },
    /// An addition in brackets or behind a comma was taken away.
    AdditionIgnored {
        /// The addition as printed.
        addition: String,
    },
    /// The addition was the country, which was known.
    CountryRepeated,
    /// Only one of the names on both sides of a slash is known, or both mean this place.
    OneOfTwoNames {
        /// The name that was looked up.
        name: String,
    },
    /// Another way to spell the same letters: "St." and "Saint", "ue" and "ü".
    OtherSpelling {
        /// The key that was looked up.
        key: String,
    },
    /// The name stood in an inflected form: "Δήμος Αθηναίων", "Göteborgs stad".
    InflectedForm {
        /// The key that was looked up.
        key: String,
    },
    /// The name begins with what was printed.
    LongerName,
    /// The name is a part of what was printed.
    PartOfName,
    /// The name differs by this many letters.
    Misspelt {
        /// Insertions, deletions and replacements.
        letters: u8,
    },
    /// No other place in the country has the name.
    OnlyOneInCountry,
    /// It has at least ten times the people of the next.
    PopulationRatio {
        /// How many times, rounded down.
        times: u32,
    },
    /// It is a section of a place, or an abandoned, destroyed or former one.
    NotATown,
    /// It is a small place, and what was printed is not its first name.
    SmallByOtherName,
    /// The words that were taken away name the land around a town as often as the town.
    SurroundingsMeant,
    /// The overlay says so.
    Overlay {
        /// On what ground, in the overlay's words.
        source: &'static str,
    },
    /// The seat of a body, guessed from its name.
    SeatOfBody,
    /// A member of a body or a part of a composite municipality.
    MemberOfBody,
}

/// A body that is not a settlement.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Body {
    /// What kind of body.
    pub kind: BodyKind,
    /// Its entry in the overlay. Without one the kind is guessed from the words of the name, and a
    /// person decides.
    pub known: Option<KnownBody>,
    /// Its members or parts, as far as the overlay or the name gives them.
    pub members: Vec<Candidate>,
    /// Where it may have its seat; never accepted without a person.
    pub seats: Vec<Candidate>,
}

/// A body that the overlay knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KnownBody {
    /// Its id.
    pub id: PlaceId,
    /// Its name.
    pub name: &'static str,
    /// Its country.
    pub country: Country,
    /// On what ground, in the overlay's words.
    pub source: &'static str,
}

/// Kinds of bodies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BodyKind {
    /// One municipality with the names of several places.
    CompositeMunicipality,
    /// A metropolis or metropolitan area.
    Metropolis,
    /// A community of an agglomeration.
    Agglomeration,
    /// A union of municipalities for common tasks.
    UnionOfMunicipalities,
    /// A county, province, district or department.
    County,
    /// A region or Land.
    Region,
    /// An association, network or alliance: cities may stand behind it, but it lies nowhere.
    Association,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_of_a_place_is_read_back_in_its_one_form_only() {
        for text in ["geonames:2792482", "overlay:lille-metropole"] {
            assert_eq!(text.parse::<PlaceId>().unwrap().to_string(), text);
        }
        for text in ["", "2792482", "geonames:", "geonames:007", "overlay:", "overlay:Lille", "osm:1"] {
            assert!(text.parse::<PlaceId>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_name_is_never_asked_without_a_country() {
        let italy = Country::new("IT").unwrap();
        assert_eq!(Countries::several(&[]), None);
        assert_eq!(Countries::several(&[italy, italy]), Some(Countries::one(italy)));
        let many: Vec<_> = crate::countries::all().take(9).collect();
        assert_eq!(Countries::several(&many), None);
    }
}
