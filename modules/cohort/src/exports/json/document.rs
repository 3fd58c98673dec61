//! What the JSON file says. A field may be added; none is renamed, removed or given another meaning within a format.

use std::collections::BTreeMap;

use centum_base::{Country, Date, Digest, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;

use super::super::point::Point;
use super::values::{Address, CountryCode, Day, Instant, LeadName, PartName, Sha256, StandingName};
use crate::model::{Lead, Part, Quantity, Standing};

/// The name of this format; the number rises when a reader of the one before would be misled.
pub const FORMAT: &str = "centum-announcement/1";

/// One version of an announcement, complete in itself.
#[derive(Debug, Serialize, ToSchema)]
pub struct Announcement<'a> {
    /// The format: `centum-announcement/1`.
    #[schema(pattern = "^centum-announcement/1$")]
    pub format: &'static str,
    /// The page of this version; what stands there never changes.
    #[schema(value_type = Address)]
    pub address: String,
    /// SHA-256 of the version's canonical content, by which it is known in the ledger.
    #[schema(value_type = Sha256)]
    pub digest: Digest,
    /// What the announcement belongs to.
    pub edition: Edition<'a>,
    /// The version's number within its edition, from 1.
    #[schema(minimum = 1)]
    pub number: u32,
    /// The date that the announcement bears.
    #[schema(value_type = Day)]
    pub date: Date,
    /// When the register was read.
    #[schema(value_type = Instant)]
    pub as_of: Timestamp,
    /// Whom the facts are owed to, and on what terms they may be used.
    pub credits: Vec<CreditLine<'a>>,
    /// Title and words by language tag.
    pub texts: BTreeMap<&'a str, Words<'a>>,
    /// How many rows, cities and points follow, so that a reader can tell whether all have come.
    pub counts: Counts,
    /// The rows in the order of the list.
    pub rows: Vec<Row<'a>>,
    /// Seats that are promised and not yet filled.
    pub open_seats: Vec<Seat<'a>>,
    /// Figures of the rows, each by its counting rule.
    pub figures: Vec<Figure<'a>>,
    /// Figures printed elsewhere, as they are printed.
    pub sources: Vec<Source<'a>>,
    /// Days that the programme has named.
    pub dates: Vec<Days<'a>>,
    /// Set where the version was published although printed figures do not add up.
    pub exception: Option<Exception<'a>>,
}

/// The edition of a programme.
#[derive(Debug, Serialize, ToSchema)]
pub struct Edition<'a> {
    /// The edition's name in addresses.
    pub slug: &'a str,
    /// The edition's name.
    pub name: &'a str,
    /// The edition's page.
    #[schema(value_type = Address)]
    pub address: String,
    /// The programme's name.
    pub programme: &'a str,
    /// Who publishes.
    pub publisher: &'a str,
    /// The licence of the data as an SPDX identifier.
    pub licence: &'a str,
    /// The day on which membership of the European Union decides what is inside the programme's area.
    #[schema(value_type = Day)]
    pub members_on: Date,
    /// Countries inside the area besides the member states.
    #[schema(value_type = Vec<CountryCode>)]
    pub extra_countries: &'a [Country],
    /// What each mark means.
    pub marks: &'a BTreeMap<String, String>,
    /// Whether the edition is invented, for demonstrations.
    pub invented: bool,
}

/// Whom a part of the data is owed to.
#[derive(Debug, Serialize, ToSchema)]
pub struct CreditLine<'a> {
    /// What part.
    pub covers: &'static str,
    /// Who is to be named.
    pub holder: &'a str,
    /// Where the holder is found.
    #[schema(value_type = Option<Address>)]
    pub address: Option<&'static str>,
    /// The licence as an SPDX identifier.
    pub licence: &'a str,
    /// Where the licence's text stands.
    #[schema(value_type = Address)]
    pub licence_address: String,
}

/// The words of an announcement in one language.
#[derive(Debug, Serialize, ToSchema)]
pub struct Words<'a> {
    /// The title.
    pub title: &'a str,
    /// Paragraphs, separated by an empty line.
    pub introduction: &'a str,
}

/// Three things that are counted and never share a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Counts {
    /// Applications as the list prints them.
    pub rows: usize,
    /// Cities behind the rows.
    pub cities: usize,
    /// Cities with a point on the map.
    pub points: usize,
}

/// One row: one application.
#[derive(Debug, Serialize, ToSchema)]
pub struct Row<'a> {
    /// The participation's identifier.
    pub id: &'a str,
    /// The participant's page.
    #[schema(value_type = Address)]
    pub address: String,
    /// The name without marks and brackets; of a consortium, its lead's or its own.
    pub name: &'a str,
    /// The part that it plays.
    #[schema(value_type = PartName)]
    pub part: Part,
    /// How it stands.
    #[schema(value_type = StandingName)]
    pub standing: Standing,
    /// Its countries in the printed order.
    #[schema(value_type = Vec<CountryCode>)]
    pub countries: &'a [Country],
    /// Marks of the row.
    pub marks: &'a [String],
    /// Null for a single body; for a consortium, what its lead is.
    #[schema(value_type = Option<LeadName>)]
    pub lead: Option<Lead>,
    /// The cities behind the row, in their order.
    pub cities: Vec<City<'a>>,
}

/// One city behind a row.
#[derive(Debug, Serialize, ToSchema)]
pub struct City<'a> {
    /// The name as the list has it, legal words removed.
    pub name: &'a str,
    /// Its country.
    #[schema(value_type = Option<CountryCode>)]
    pub country: Option<Country>,
    /// Whether it is the lead of its consortium.
    pub is_lead: bool,
    /// Where it stands, once a place is known.
    pub place: Option<Place<'a>>,
}

/// Where a city stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct Place<'a> {
    /// The place's identifier.
    pub id: &'a str,
    /// The place's page.
    #[schema(value_type = Address)]
    pub address: String,
    /// The place's own name.
    pub name: &'a str,
    /// The GeoNames identifier, where the place is one of theirs.
    pub geonames: Option<u64>,
    /// Its point by WGS 84.
    pub point: Option<Point>,
    /// People of the settlement, not of the municipality.
    pub population: Option<u64>,
}

/// Seats without a city yet.
#[derive(Debug, Serialize, ToSchema)]
pub struct Seat<'a> {
    /// The part that they are for.
    #[schema(value_type = PartName)]
    pub part: Part,
    /// How many.
    pub count: u32,
    /// Whether they are for cities inside the programme's area, outside, or unsaid.
    pub inside: Option<bool>,
    /// The sentence that says so.
    pub sentence: &'a str,
}

/// A figure with its counting rule.
#[derive(Debug, Serialize, ToSchema)]
pub struct Figure<'a> {
    /// The figure's name.
    pub name: &'a str,
    /// The number.
    pub value: i64,
    /// The counting rule in English.
    pub rule: String,
    /// The same rule in clauses: what is counted, and each choice that was made.
    pub clauses: Vec<RuleClause<'a>>,
}

/// A clause of a counting rule.
#[derive(Debug, Serialize, ToSchema)]
pub struct RuleClause<'a> {
    /// The clause's name.
    pub id: &'a str,
    /// What the clause speaks of.
    pub arguments: &'a BTreeMap<String, String>,
}

/// A source that prints figures.
#[derive(Debug, Serialize, ToSchema)]
pub struct Source<'a> {
    /// What it is called.
    pub label: &'a str,
    /// SHA-256 of its bytes.
    #[schema(value_type = Sha256)]
    pub digest: Digest,
    /// Its date, where it bears one.
    #[schema(value_type = Option<Day>)]
    pub date: Option<Date>,
    /// Whether it holds rows too.
    pub has_rows: bool,
    /// Its figures.
    pub claims: Vec<Printed<'a>>,
}

/// A figure as it is printed; it is shown, never corrected.
#[derive(Debug, Serialize, ToSchema)]
pub struct Printed<'a> {
    /// What is counted.
    #[schema(value_type = String)]
    pub quantity: Quantity,
    /// The printed number.
    pub value: i64,
    /// The words right around the number.
    pub words: &'a str,
    /// The whole sentence.
    pub sentence: &'a str,
    /// The line of the source, from 1.
    pub line: u32,
    /// The part that the words name.
    #[schema(value_type = Option<PartName>)]
    pub part: Option<Part>,
    /// True for inside the programme's area, false for outside, null where the words leave it open.
    pub inside: Option<bool>,
    /// Countries that the words add to the area.
    #[schema(value_type = Vec<CountryCode>)]
    pub with_countries: &'a [Country],
    /// The mark that the words name.
    pub mark: Option<&'a str>,
    /// Whether the figure speaks of open seats.
    pub still_open: bool,
    /// Which printed sum the figure is the total of, if any.
    pub total_of: Option<u32>,
    /// Which printed sum the figure is a part of, if any.
    pub part_of: Option<u32>,
}

/// Days with a title.
#[derive(Debug, Serialize, ToSchema)]
pub struct Days<'a> {
    /// The first day.
    #[schema(value_type = Day)]
    pub from: Date,
    /// The last day.
    #[schema(value_type = Day)]
    pub until: Date,
    /// What happens.
    pub title: &'a str,
}

/// Why a version that does not add up was published.
#[derive(Debug, Serialize, ToSchema)]
pub struct Exception<'a> {
    /// The reason in the person's words.
    pub reason: &'a str,
    /// The person's name.
    pub by: &'a str,
    /// When.
    #[schema(value_type = Instant)]
    pub at: Timestamp,
}
