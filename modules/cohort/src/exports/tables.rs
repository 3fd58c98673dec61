//! The tables of an announcement, shared by CSV and workbook: rows, cities, figures, and where it all comes from.

use centum_base::Country;

use super::credit::{GEONAMES, Licence, notice};
use super::links::Links;
use super::point::Point;
use super::table::{Cell, Column, Table};
use crate::announcement::{CityEntry, Content, Entry, FigureLine, Placing};
use crate::model::Lead;

/// Between several values in one cell.
const BETWEEN: &str = "; ";

struct RowRecord<'a> {
    content: &'a Content,
    links: &'a Links,
    number: usize,
    entry: &'a Entry,
}

struct CityRecord<'a> {
    row: &'a RowRecord<'a>,
    number: usize,
    city: &'a CityEntry,
}

impl CityRecord<'_> {
    fn placing(&self) -> Option<&Placing> {
        self.city.place.as_ref()
    }

    fn point(&self) -> Option<Point> {
        Point::of_city(self.city)
    }
}

fn row_columns<'a>() -> [Column<RowRecord<'a>>; 14] {
    [
        Column { name: "row", cell: |r| r.number.into() },
        Column { name: "row_id", cell: |r| r.entry.participation.as_str().into() },
        Column { name: "name", cell: |r| r.entry.name.as_str().into() },
        Column { name: "part", cell: |r| r.entry.part.name().into() },
        Column { name: "standing", cell: |r| r.entry.standing.name().into() },
        Column { name: "kind", cell: |r| kind(r.entry).into() },
        Column { name: "lead", cell: |r| r.entry.lead.map(Lead::name).into() },
        Column { name: "countries", cell: |r| codes(&r.entry.countries).into() },
        Column { name: "marks", cell: |r| r.entry.marks.join(BETWEEN).into() },
        Column { name: "cities", cell: |r| r.entry.cities.len().into() },
        Column { name: "city_names", cell: |r| names(r.entry).into() },
        Column { name: "participant_address", cell: |r| participant(r).into() },
        Column { name: "announcement_address", cell: |r| version(r).into() },
        Column { name: "licence_address", cell: |r| licence(r.content).into() },
    ]
}

fn city_columns<'a>() -> [Column<CityRecord<'a>>; 23] {
    [
        Column { name: "row", cell: |c| c.row.number.into() },
        Column { name: "row_id", cell: |c| c.row.entry.participation.as_str().into() },
        Column { name: "row_name", cell: |c| c.row.entry.name.as_str().into() },
        Column { name: "part", cell: |c| c.row.entry.part.name().into() },
        Column { name: "standing", cell: |c| c.row.entry.standing.name().into() },
        Column { name: "kind", cell: |c| kind(c.row.entry).into() },
        Column { name: "row_countries", cell: |c| codes(&c.row.entry.countries).into() },
        Column { name: "marks", cell: |c| c.row.entry.marks.join(BETWEEN).into() },
        Column { name: "city", cell: |c| c.number.into() },
        Column { name: "city_name", cell: |c| c.city.name.as_str().into() },
        Column { name: "country", cell: |c| c.city.country.as_ref().map(Country::code).into() },
        Column { name: "is_lead", cell: |c| c.city.is_lead.into() },
        Column { name: "place_id", cell: |c| c.placing().map(|place| place.id.as_str()).into() },
        Column { name: "place_name", cell: |c| c.placing().map(|place| place.name.as_str()).into() },
        Column { name: "geonames_id", cell: |c| c.placing().and_then(|place| place.geonames).into() },
        Column { name: "latitude", cell: |c| c.point().map(|point| point.latitude).into() },
        Column { name: "longitude", cell: |c| c.point().map(|point| point.longitude).into() },
        Column { name: "population", cell: |c| c.placing().and_then(|place| place.population).into() },
        Column { name: "place_source", cell: |c| place_source(c).into() },
        Column {
            name: "place_address",
            cell: |c| c.placing().map(|place| c.row.links.place(&place.id)).into(),
        },
        Column { name: "participant_address", cell: |c| participant(c.row).into() },
        Column { name: "announcement_address", cell: |c| version(c.row).into() },
        Column { name: "licence_address", cell: |c| licence(c.row.content).into() },
    ]
}

fn figure_columns<'a>() -> [Column<&'a FigureLine>; 4] {
    [
        Column { name: "figure", cell: |f| f.name.as_str().into() },
        Column { name: "value", cell: |f| f.value.into() },
        Column { name: "rule", cell: |f| f.rule_in_english().into() },
        Column { name: "rule_names", cell: |f| rule_names(f).into() },
    ]
}

const ABOUT_COLUMNS: [Column<(&'static str, Cell)>; 2] = [
    Column { name: "about", cell: |(about, _)| (*about).into() },
    Column { name: "value", cell: |(_, value)| value.clone() },
];

/// One line a row.
pub(super) fn rows(content: &Content, links: &Links) -> Table {
    Table::of(&row_columns(), row_records(content, links))
}

/// One line a city.
pub(super) fn cities(content: &Content, links: &Links) -> Table {
    let rows: Vec<RowRecord<'_>> = row_records(content, links).collect();
    let cities = rows.iter().flat_map(|row| {
        row.entry.cities.iter().zip(1..).map(move |(city, number)| CityRecord { row, number, city })
    });
    Table::of(&city_columns(), cities)
}

/// One line a figure.
pub(super) fn figures(content: &Content) -> Table {
    Table::of(&figure_columns(), content.figures.iter())
}

/// What the tables are, of when, whose, and on what terms; then what the rows leave open.
pub(super) fn about(content: &Content, links: &Links) -> Table {
    let edition = &content.edition;
    let (language, texts) = content.texts_in("en");
    let mut lines: Vec<(&'static str, Cell)> = vec![
        ("programme", edition.programme.as_str().into()),
        ("edition", edition.name.as_str().into()),
        ("edition_address", links.edition(&edition.slug).into()),
        ("announcement", content.number.into()),
        ("announcement_address", links.version(&edition.slug, content.number).into()),
        ("title", texts.title.as_str().into()),
        ("language", language.into()),
        ("date", content.date.to_string().into()),
        ("as_of", content.as_of.to_string().into()),
        ("digest", content.hash().to_string().into()),
        ("publisher", edition.publisher.as_str().into()),
        ("licence", edition.licence.as_str().into()),
        ("licence_address", licence(content).into()),
        ("attribution", notice(content).into()),
        ("invented", edition.invented.into()),
    ];
    lines.extend(edition.marks.iter().map(|(mark, meaning)| ("mark", format!("{mark}: {meaning}").into())));
    lines.extend(content.open_seats.iter().map(|seat| {
        let of = format!("{} × {}: {}", seat.count, seat.part.name(), seat.sentence);
        ("open_seat", of.into())
    }));
    lines.extend(
        content
            .exception
            .iter()
            .map(|note| ("exception", format!("{} ({}, {})", note.reason, note.by, note.at).into())),
    );
    Table::of(&ABOUT_COLUMNS, lines.into_iter())
}

fn row_records<'a>(content: &'a Content, links: &'a Links) -> impl Iterator<Item = RowRecord<'a>> {
    content.entries.iter().zip(1..).map(move |(entry, number)| RowRecord { content, links, number, entry })
}

/// What a row stands for, by name.
pub(super) fn kind(entry: &Entry) -> &'static str {
    if entry.is_consortium() { "consortium" } else { "single" }
}

fn codes(countries: &[Country]) -> String {
    countries.iter().map(Country::code).collect::<Vec<_>>().join(BETWEEN)
}

fn names(entry: &Entry) -> String {
    entry.cities.iter().map(|city| city.name.as_str()).collect::<Vec<_>>().join(BETWEEN)
}

fn participant(row: &RowRecord<'_>) -> String {
    row.links.participant(&row.content.edition.slug, &row.entry.participation)
}

fn version(row: &RowRecord<'_>) -> String {
    row.links.version(&row.content.edition.slug, row.content.number)
}

fn licence(content: &Content) -> String {
    Licence { id: &content.edition.licence }.address()
}

/// Whom a city's place is owed to; nothing where it is not one of GeoNames'.
pub(super) fn source_of(placing: &Placing) -> Option<String> {
    placing.geonames.map(|_| GEONAMES.sentence())
}

fn place_source(city: &CityRecord<'_>) -> Option<String> {
    city.placing().and_then(source_of)
}

fn rule_names(figure: &FigureLine) -> String {
    figure.rule.iter().map(|clause| clause.id.as_str()).collect::<Vec<_>>().join(BETWEEN)
}
