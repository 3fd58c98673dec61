//! The content of one version, complete in itself: every page and file of the version is made from it alone.

use std::collections::BTreeMap;

use centum_base::{Country, Date, Digest, Timestamp};
use serde::{Deserialize, Serialize};

use crate::model::{Claim, Lead, OpenSeat, Part, Standing};

/// One version of an announcement. Its canonical JSON is hashed; the hash names the version for good.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Content {
    /// What the announcement belongs to.
    pub edition: EditionCard,
    /// The version's number within its edition, from 1.
    pub number: u32,
    /// The date that it bears.
    pub date: Date,
    /// Title and words by language tag; English always stands there.
    pub texts: BTreeMap<String, Texts>,
    /// The rows in the order of the list.
    pub entries: Vec<Entry>,
    /// Seats that are still open.
    pub open_seats: Vec<OpenSeat>,
    /// Figures that the announcement states, each by its rule.
    pub figures: Vec<FigureLine>,
    /// Figures printed elsewhere, with their source, for the reconciliation page.
    pub sources: Vec<SourceLine>,
    /// When the register was read.
    pub as_of: Timestamp,
    /// Set where a version was published although printed figures do not add up.
    pub exception: Option<Note>,
}

/// What an announcement says of its edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionCard {
    /// The edition's name in addresses.
    pub slug: String,
    /// The edition's name.
    pub name: String,
    /// The programme's name.
    pub programme: String,
    /// Who publishes.
    pub publisher: String,
    /// The licence of the data, as an SPDX identifier such as CC-BY-4.0.
    pub licence: String,
    /// The day on which membership of the Union decides what is inside.
    pub members_on: Date,
    /// Countries inside the area besides the member states.
    pub extra_countries: Vec<Country>,
    /// What marks mean: "DCC" is an alumnus of an earlier programme.
    pub marks: BTreeMap<String, String>,
    /// Days that the programme has named, such as a launch week: from, until (inclusive), title.
    pub dates: Vec<(Date, Date, String)>,
    /// Whether the edition is invented, for demonstrations.
    pub invented: bool,
}

/// The words of an announcement in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts {
    /// The title.
    pub title: String,
    /// Paragraphs before the lists, separated by an empty line.
    pub introduction: String,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The participation's identifier: the address of its page.
    pub participation: String,
    /// The name of the row.
    pub name: String,
    /// Its part.
    pub part: Part,
    /// How it stands.
    pub standing: Standing,
    /// Its countries in the printed order.
    pub countries: Vec<Country>,
    /// Marks such as DCC.
    pub marks: Vec<String>,
    /// For a consortium, what its lead is.
    pub lead: Option<Lead>,
    /// The cities behind the row, in their order: one for a single body, none where it is no city.
    pub cities: Vec<CityEntry>,
}

impl Entry {
    /// Whether several cities stand behind the row.
    pub fn is_consortium(&self) -> bool {
        self.lead.is_some()
    }
}

/// One city behind a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CityEntry {
    /// The name as the list has it, legal words removed.
    pub name: String,
    /// Its country.
    pub country: Option<Country>,
    /// Whether it is the lead of its consortium.
    pub is_lead: bool,
    /// Where it stands on the map, once a place is known.
    pub place: Option<Placing>,
}

/// Where a city stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Placing {
    /// The place's identifier: the address of its page.
    pub id: String,
    /// The place's own name.
    pub name: String,
    /// The GeoNames identifier, where the place is one of theirs.
    pub geonames: Option<u64>,
    /// Degrees north.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
    /// People of the settlement, not of the municipality.
    pub population: Option<u64>,
}

/// A figure with its rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureLine {
    /// The figure's name: `selected`, `cities`, `countries`, ….
    pub name: String,
    /// The number.
    pub value: i64,
    /// The rule in clauses: what is counted, and each choice that was made.
    pub rule: Vec<Clause>,
}

/// A clause of a rule, to be said in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// The message.
    pub id: String,
    /// Its arguments.
    pub args: BTreeMap<String, String>,
    /// Its English words on the day of the version, so that files of a version never change their wording.
    pub english: String,
}

impl FigureLine {
    /// The whole rule in English.
    pub fn rule_in_english(&self) -> String {
        let clauses: Vec<_> = self.rule.iter().map(|clause| clause.english.as_str()).collect();
        clauses.join("; ")
    }
}

/// A source with the figures that it prints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceLine {
    /// What the source is called.
    pub label: String,
    /// The digest of its bytes.
    pub digest: Digest,
    /// Its date, where it bears one.
    pub date: Option<Date>,
    /// Whether it holds rows too.
    pub has_rows: bool,
    /// Its figures.
    pub claims: Vec<Claim>,
}

/// Something that a named person put on record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The reason in the person's words.
    pub reason: String,
    /// The person's name.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

impl Content {
    /// The canonical bytes: compact JSON with fields in the order of their declaration.
    pub fn canonical(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("every field has a JSON form")
    }

    /// The hash that names the version.
    pub fn hash(&self) -> Digest {
        Digest::of(&self.canonical())
    }

    /// The words in the language, or in English.
    pub fn texts_in(&self, language: &str) -> (&str, &Texts) {
        static NONE: Texts = Texts { title: String::new(), introduction: String::new() };
        match self.texts.get_key_value(language).or_else(|| self.texts.get_key_value("en")) {
            Some((tag, texts)) => (tag, texts),
            None => ("en", &NONE),
        }
    }
}
