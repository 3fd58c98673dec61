//! What the JSON file says. A field may be added; none is renamed, removed or given another meaning within a format.

use std::collections::BTreeMap;

use centum_base::{Country, Date, Digest, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;

use super::super::credit::credits;
use super::super::links::Links;
use super::super::point::Point;
use super::super::wording::rule_in_english;
use super::schema as field;
use crate::announcement::{CityEntry, Content, Entry, FigureLine, Note, Placing, SourceLine};
use crate::model::{Claim, Lead, OpenSeat, Part, Quantity, Standing, SumRole};

/// The name of this format; the number rises when a reader of the one before would be misled.
pub const FORMAT: &str = "centum-announcement/1";

/// One version of an announcement, complete in itself.
#[derive(Debug, Serialize, ToSchema)]
pub struct Announcement<'a> {
    /// The format: `centum-announcement/1`.
    #[schema(pattern = "^centum-announcement/1$")]
    pub format: &'static str,
    /// The page of this version; what stands there never changes.
    #[schema(schema_with = field::address)]
    pub address: String,
    /// SHA-256 of the version's canonical content, by which it is known in the ledger.
    #[schema(schema_with = field::digest)]
    pub digest: Digest,
    /// What the announcement belongs to.
    pub edition: Edition<'a>,
    /// The version's number within its edition, from 1.
    #[schema(minimum = 1)]
    pub number: u32,
    /// The date that the announcement bears.
    #[schema(schema_with = field::date)]
    pub date: Date,
    /// When the register was read.
    #[schema(schema_with = field::instant)]
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
    #[schema(schema_with = field::address)]
    pub address: String,
    /// The programme's name.
    pub programme: &'a str,
    /// Who publishes.
    pub publisher: &'a str,
    /// The licence of the data as an SPDX identifier.
    pub licence: &'a str,
    /// The day on which membership of the European Union decides what is inside the programme's area.
    #[schema(schema_with = field::date)]
    pub members_on: Date,
    /// Countries inside the area besides the member states.
    #[schema(schema_with = field::countries)]
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
    pub address: Option<&'static str>,
    /// The licence as an SPDX identifier.
    pub licence: &'a str,
    /// Where the licence's text stands.
    #[schema(schema_with = field::address)]
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
    #[schema(schema_with = field::address)]
    pub address: String,
    /// The name without marks and brackets; of a consortium, its lead's or its own.
    pub name: &'a str,
    /// The part that it plays.
    #[schema(schema_with = field::part)]
    pub part: Part,
    /// How it stands.
    #[schema(schema_with = field::standing)]
    pub standing: Standing,
    /// Its countries in the printed order.
    #[schema(schema_with = field::countries)]
    pub countries: &'a [Country],
    /// Marks of the row.
    pub marks: &'a [String],
    /// Null for a single body; for a consortium, what its lead is.
    #[schema(schema_with = field::lead)]
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
    #[schema(schema_with = field::some_country)]
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
    #[schema(schema_with = field::address)]
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
    #[schema(schema_with = field::part)]
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
    #[schema(schema_with = field::digest)]
    pub digest: Digest,
    /// Its date, where it bears one.
    #[schema(schema_with = field::some_date)]
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
    #[schema(schema_with = field::some_part)]
    pub part: Option<Part>,
    /// True for inside the programme's area, false for outside, null where the words leave it open.
    pub inside: Option<bool>,
    /// Countries that the words add to the area.
    #[schema(schema_with = field::countries)]
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
    #[schema(schema_with = field::date)]
    pub from: Date,
    /// The last day.
    #[schema(schema_with = field::date)]
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
    #[schema(schema_with = field::instant)]
    pub at: Timestamp,
}

/// What the JSON file of a content says.
pub fn document<'a>(content: &'a Content, links: &Links) -> Announcement<'a> {
    let edition = &content.edition;
    let texts = content.texts.iter().map(|(tag, texts)| {
        (tag.as_str(), Words { title: &texts.title, introduction: &texts.introduction })
    });
    Announcement {
        format: FORMAT,
        address: links.version(&edition.slug, content.number),
        digest: content.hash(),
        edition: edition_of(content, links),
        number: content.number,
        date: content.date,
        as_of: content.as_of,
        credits: credit_lines(content),
        texts: texts.collect(),
        counts: Counts {
            rows: content.entries.len(),
            cities: content.entries.iter().map(|entry| entry.cities.len()).sum(),
            points: Point::all(content).count(),
        },
        rows: content.entries.iter().map(|entry| row(entry, &edition.slug, links)).collect(),
        open_seats: content.open_seats.iter().map(seat).collect(),
        figures: content.figures.iter().map(figure).collect(),
        sources: content.sources.iter().map(source).collect(),
        dates: edition.dates.iter().map(|(from, until, title)| Days { from: *from, until: *until, title }).collect(),
        exception: content.exception.as_ref().map(exception),
    }
}

fn edition_of<'a>(content: &'a Content, links: &Links) -> Edition<'a> {
    let edition = &content.edition;
    Edition {
        slug: &edition.slug,
        name: &edition.name,
        address: links.edition(&edition.slug),
        programme: &edition.programme,
        publisher: &edition.publisher,
        licence: &edition.licence,
        members_on: edition.members_on,
        extra_countries: &edition.extra_countries,
        marks: &edition.marks,
        invented: edition.invented,
    }
}

fn credit_lines(content: &Content) -> Vec<CreditLine<'_>> {
    credits(content)
        .into_iter()
        .map(|credit| CreditLine {
            covers: credit.covers,
            holder: credit.holder,
            address: credit.address,
            licence: credit.licence.id,
            licence_address: credit.licence.address(),
        })
        .collect()
}

fn row<'a>(entry: &'a Entry, slug: &str, links: &Links) -> Row<'a> {
    Row {
        id: &entry.participation,
        address: links.participant(slug, &entry.participation),
        name: &entry.name,
        part: entry.part,
        standing: entry.standing,
        countries: &entry.countries,
        marks: &entry.marks,
        lead: entry.lead,
        cities: entry.cities.iter().map(|city| city_of(city, links)).collect(),
    }
}

fn city_of<'a>(city: &'a CityEntry, links: &Links) -> City<'a> {
    City {
        name: &city.name,
        country: city.country,
        is_lead: city.is_lead,
        place: city.place.as_ref().map(|placing| place(placing, links)),
    }
}

fn place<'a>(placing: &'a Placing, links: &Links) -> Place<'a> {
    Place {
        id: &placing.id,
        address: links.place(&placing.id),
        name: &placing.name,
        geonames: placing.geonames,
        point: Point::of(placing),
        population: placing.population,
    }
}

fn seat(seat: &OpenSeat) -> Seat<'_> {
    Seat { part: seat.part, count: seat.count, inside: seat.inside, sentence: &seat.sentence }
}

fn figure(figure: &FigureLine) -> Figure<'_> {
    let clauses = figure.rule.iter().map(|clause| RuleClause { id: &clause.id, arguments: &clause.args });
    Figure {
        name: &figure.name,
        value: figure.value,
        rule: rule_in_english(&figure.rule),
        clauses: clauses.collect(),
    }
}

fn source(source: &SourceLine) -> Source<'_> {
    Source {
        label: &source.label,
        digest: source.digest,
        date: source.date,
        has_rows: source.has_rows,
        claims: source.claims.iter().map(printed).collect(),
    }
}

fn printed(claim: &Claim) -> Printed<'_> {
    let (total_of, part_of) = match claim.sum {
        Some(SumRole::Total { group }) => (Some(group), None),
        Some(SumRole::Part { group }) => (None, Some(group)),
        None => (None, None),
    };
    Printed {
        quantity: claim.quantity,
        value: claim.value,
        words: &claim.words,
        sentence: &claim.sentence,
        line: claim.line,
        part: claim.qualifier.part,
        inside: claim.qualifier.inside,
        with_countries: &claim.qualifier.with_countries,
        mark: claim.qualifier.mark.as_deref(),
        still_open: claim.qualifier.still_open,
        total_of,
        part_of,
    }
}

fn exception(note: &Note) -> Exception<'_> {
    Exception { reason: &note.reason, by: &note.by, at: note.at }
}
