//! What was understood of a document, as programs are told it: the JSON of `centum import announcement --json` and of
//! the interface for programs. Its schema is docs/schema/reading.schema.json.

use centum_base::{Country, Digest};
use serde::Serialize;

use super::draft::{Draft, DraftCity, Placement, Tally, WhyOpen};
use super::placing::Suggestion;
use crate::model::{Claim, Lead, OpenSeat, Part};
use crate::reading::{Doubt, Encoding, Format, Language, MarkUse, Notice, Reading, Unread};
use crate::register::{Participation, Plan};

/// The version of this form.
pub const FORMAT: &str = "centum-import-1";

/// What was understood of a document and what it would do.
#[derive(Debug, Serialize)]
pub struct Report<'r> {
    /// The version of this form.
    pub format: &'static str,
    /// The edition, by its name in addresses.
    pub edition: &'r str,
    /// What became of it: `previewed`, `received`, `known` or `confirmed`.
    pub outcome: &'static str,
    /// The document itself.
    pub document: Document<'r>,
    /// The rows.
    pub rows: Vec<RowReport<'r>>,
    /// Seats that are still open.
    pub open_seats: &'r [OpenSeat],
    /// Printed figures with their sentences.
    pub claims: &'r [Claim],
    /// Marks, how often they are used, and what they mean.
    pub marks: &'r [MarkUse],
    /// What could not be read, with line and reason.
    pub unread: &'r [Unread],
    /// What was changed or noticed while reading.
    pub notices: &'r [Notice],
    /// All of it in numbers.
    pub tally: Tally,
    /// What it would do, or has done, to the register.
    pub register: Option<Effects>,
}

/// The document itself.
#[derive(Debug, Serialize)]
pub struct Document<'r> {
    /// SHA-256 of its bytes.
    pub digest: Digest,
    /// How it is laid out.
    pub format: Format,
    /// How its bytes were turned into letters.
    pub encoding: Option<&'r Encoding>,
    /// The language of its words.
    pub language: Option<Language>,
}

/// One row.
#[derive(Debug, Serialize)]
pub struct RowReport<'r> {
    /// The line of the source, from 1.
    pub line: u32,
    /// The words of the source.
    pub printed: &'r str,
    /// The name.
    pub name: &'r str,
    /// The part.
    pub part: Part,
    /// The countries in the printed order.
    pub countries: &'r [Country],
    /// Marks.
    pub marks: &'r [String],
    /// For a consortium, what its lead is.
    pub lead: Option<Lead>,
    /// How sure the reader is, in percent.
    pub confidence: u8,
    /// Why it is not surer.
    pub doubts: &'r [Doubt],
    /// The cities behind the row.
    pub cities: Vec<CityReport<'r>>,
}

/// One city.
#[derive(Debug, Serialize)]
pub struct CityReport<'r> {
    /// The name, legal words removed.
    pub name: &'r str,
    /// The words of the source.
    pub printed: &'r str,
    /// Where its place may lie.
    pub countries: &'r [Country],
    /// Whether it leads its consortium.
    pub is_lead: bool,
    /// Its place: by whom it was decided, and which.
    pub place: PlaceReport<'r>,
}

/// The place of a city.
#[derive(Debug, Serialize)]
#[serde(tag = "decided", rename_all = "kebab-case")]
pub enum PlaceReport<'r> {
    /// By the resolver's rule.
    Automatic {
        /// Percent.
        confidence: u8,
        /// The place.
        #[serde(flatten)]
        place: PlaceLine<'r>,
    },
    /// By a person.
    Person {
        /// The place.
        #[serde(flatten)]
        place: PlaceLine<'r>,
    },
    /// A person says that it stands nowhere on a map.
    Nowhere,
    /// Not yet.
    Open {
        /// Why not.
        why: WhyOpen,
        /// Places that it may be.
        suggestions: Vec<SuggestionLine<'r>>,
    },
}

/// A place in a line.
#[derive(Debug, Serialize)]
pub struct PlaceLine<'r> {
    /// Where its facts come from: `geonames`, `overlay` or `own`.
    pub source: centum_places::Source,
    /// Its identifier there.
    pub id: Option<&'r str>,
    /// Its own name.
    pub name: &'r str,
    /// Its country.
    pub country: Country,
    /// Degrees north and east.
    pub point: Option<(f64, f64)>,
    /// People of the settlement.
    pub population: Option<i64>,
}

/// A place that a city may be.
#[derive(Debug, Serialize)]
pub struct SuggestionLine<'r> {
    /// Percent.
    pub confidence: u8,
    /// The place.
    #[serde(flatten)]
    pub place: PlaceLine<'r>,
}

/// What happens to the register, by the names of rows.
#[derive(Debug, Serialize)]
pub struct Effects {
    /// Rows that are new.
    pub added: Vec<String>,
    /// Rows that differ, with the fields that do.
    pub changed: Vec<(String, Vec<&'static str>)>,
    /// Rows that the list does not name any more.
    pub removed: Vec<String>,
    /// How many stay as they are.
    pub unchanged: usize,
}

impl Effects {
    /// A plan with names in the place of numbers.
    pub fn of(plan: &Plan, draft: &Draft, register: &[Participation]) -> Self {
        let taken: Vec<&str> = draft.taken().map(|row| row.row.name.as_str()).collect();
        let name = |row: usize| taken.get(row).copied().unwrap_or_default().to_owned();
        let kept = |id| register.iter().find(|one| one.id == id).map(|one| one.name.clone());
        Self {
            added: plan.added.iter().map(|row| name(*row)).collect(),
            changed: plan.changed.iter().map(|one| (name(one.row), one.fields.clone())).collect(),
            removed: plan.removed.iter().filter_map(|id| kept(*id)).collect(),
            unchanged: plan.unchanged.len(),
        }
    }
}

impl<'r> Report<'r> {
    /// Tells what was understood of a document.
    pub fn of(
        edition: &'r str,
        outcome: &'static str,
        reading: &'r Reading,
        draft: &'r Draft,
        register: Option<Effects>,
    ) -> Self {
        let row = |row: &'r super::DraftRow| RowReport {
            line: row.line,
            printed: &row.printed,
            name: &row.row.name,
            part: row.row.part,
            countries: &row.row.countries,
            marks: &row.row.marks,
            lead: crate::register::lead_of(&row.row),
            confidence: row.confidence,
            doubts: &row.doubts,
            cities: row.cities.iter().map(city).collect(),
        };
        Self {
            format: FORMAT,
            edition,
            outcome,
            document: Document {
                digest: reading.digest,
                format: reading.format,
                encoding: reading.encoding.as_ref(),
                language: reading.language,
            },
            rows: draft.taken().map(row).collect(),
            open_seats: &draft.seats,
            claims: &reading.claims,
            marks: &reading.marks,
            unread: &reading.unread,
            notices: &reading.notices,
            tally: draft.tally(),
            register,
        }
    }
}

fn city(city: &DraftCity) -> CityReport<'_> {
    let place = match &city.placement {
        Placement::Automatic { facts, confidence } => {
            PlaceReport::Automatic { confidence: *confidence, place: line(facts) }
        }
        Placement::Person { facts } => PlaceReport::Person { place: line(facts) },
        Placement::Nowhere => PlaceReport::Nowhere,
        Placement::Open { why, suggestions } => {
            PlaceReport::Open { why: *why, suggestions: suggestions.iter().map(suggested).collect() }
        }
    };
    CityReport {
        name: &city.name,
        printed: &city.printed,
        countries: &city.countries,
        is_lead: city.is_lead,
        place,
    }
}

fn suggested(one: &Suggestion) -> SuggestionLine<'_> {
    SuggestionLine { confidence: one.confidence, place: line(&one.facts) }
}

fn line(facts: &centum_places::Facts) -> PlaceLine<'_> {
    PlaceLine {
        source: facts.source,
        id: facts.source_id.as_deref(),
        name: &facts.name,
        country: facts.country,
        point: facts.point,
        population: facts.population,
    }
}
