//! From a table to rows: each row of cells is one entry.

use std::collections::HashSet;

use centum_base::Country;
use centum_base::fold::fold;

use super::brackets::split_outside;
use super::columns::{Column, Columns, is_yes, repeats_header};
use super::entry::{self, Context, Entry};
use super::grid::{Grid, GridRow};
use super::language::Language;
use super::register::{Chapter, Register, Source};
use super::report::{Doubt, UnreadReason};
use super::words::Words;
use super::words::columns::TOTALS;
use super::{consortium, countries, headings, marks, shape};
use crate::model::{Applicant, Part};

/// Of a hundred rows, how many must lack a country before the one above is taken to hold for them.
const INHERITED_FROM: usize = 30;

/// Of a hundred rows, how many must have several names before each cell of names is taken for a list.
const LISTED_FROM: usize = 25;

/// Headers of columns of marks that name no mark.
static PLAIN_MARK_HEADERS: Words = Words::new(
    "mark|marks|badge|badges|label|labels|marque|mention|kennzeichen|vermerk|markierung|marca|\
     insignia|distintivo",
);

/// Reads the rows of `grid` beneath its header.
pub(super) fn read(
    grid: &Grid,
    columns: &Columns,
    chapter: &mut Chapter,
    language: Option<Language>,
    register: &mut Register,
) {
    let reader =
        Reader { columns, language, inherits: inherits(grid, columns), lists: lists_names(grid, columns) };
    let mut above: Vec<Country> = Vec::new();
    for (at, row) in grid.rows.iter().enumerate() {
        let printed = row.printed();
        let source = Source { line: row.line, last: row.last, text: &printed };
        if row.filled().next().is_none() {
            continue;
        }
        match columns.header_row {
            Some(header) if at < header => {
                match headings::read(&printed) {
                    Some(headings::Announces::List { part, waiting, .. }) => {
                        *chapter = Chapter { part, headed: true, waiting };
                        register.heading(source, part);
                    }
                    _ => register.prose(source),
                }
                continue;
            }
            Some(header) if at == header => {
                chapter.part = columns.part.or(chapter.part);
                chapter.headed |= columns.part.is_some();
                register.heading(source, columns.part);
                continue;
            }
            _ => {}
        }
        if let Some(part) = repeats_header(&row.cells) {
            chapter.part = part.or(chapter.part);
            chapter.headed |= part.is_some();
            register.heading(source, part);
            continue;
        }
        if let (Some(only), None) = (row.filled().next(), row.filled().nth(1)) {
            if let Some(headings::Announces::List { part, waiting, .. }) = headings::read(only) {
                *chapter = Chapter { part, headed: true, waiting };
                register.heading(source, part);
                continue;
            }
            if adds_up(only) || !headings::is_name_like(only) || reader.cell(row, Column::Name) != only {
                register.prose(source);
                continue;
            }
        }
        if adds_up(reader.name(row)) && reader.cell(row, Column::Country).is_empty() {
            register.prose(source);
            continue;
        }
        match reader.rows(row, &above) {
            Ok((entries, part)) => {
                for entry in entries {
                    above.clone_from(&entry.countries);
                    register.row(source, *chapter, entry, part);
                }
            }
            Err(reason) => register.unread(source, reason),
        }
    }
}

/// Whether a cell begins a row that adds up what stands above: "Summe: 5 Städte".
fn adds_up(cell: &str) -> bool {
    let key = fold(cell);
    let begins = (1..=3).any(|count| {
        let words: Vec<&str> = key.split(' ').take(count).collect();
        TOTALS.contains(&words.join(" "))
    });
    begins && (cell.contains(|c: char| c.is_ascii_digit() || c == ':') || TOTALS.contains(&key))
}

/// Whether one row a country lists all of its names in one cell: many cells have several, and no country comes twice.
fn lists_names(grid: &Grid, columns: &Columns) -> bool {
    let (Some(name), Some(country)) = (columns.place_of(Column::Name), columns.place_of(Column::Country))
    else {
        return false;
    };
    let from = columns.header_row.map_or(0, |row| row + 1);
    let rows: Vec<(&str, String)> = grid.rows[from..]
        .iter()
        .filter_map(|row| Some((row.cells.get(name)?.as_str(), fold(row.cells.get(country)?))))
        .filter(|(_, country)| !country.is_empty())
        .collect();
    let several =
        rows.iter().filter(|(names, _)| split_outside(names, |c| matches!(c, ',' | ';')).len() > 1).count();
    let countries: HashSet<&str> = rows.iter().map(|(_, country)| country.as_str()).collect();
    several > 0 && several * 100 >= rows.len() * LISTED_FROM && countries.len() == rows.len()
}

/// Whether many rows lack a country, so that it is printed once a group.
fn inherits(grid: &Grid, columns: &Columns) -> bool {
    let Some(at) = columns.place_of(Column::Country) else { return false };
    let from = columns.header_row.map_or(0, |row| row + 1);
    let rows = grid
        .rows
        .iter()
        .skip(from)
        .filter(|row| row.filled().nth(1).is_some() || row.cells.get(at).is_some());
    let (mut all, mut empty) = (0usize, 0usize);
    for row in rows.filter(|row| row.filled().next().is_some()) {
        all += 1;
        empty += usize::from(row.cells.get(at).is_none_or(|cell| cell.trim().is_empty()));
    }
    all > empty && empty * 100 >= all * INHERITED_FROM
}

struct Reader<'a> {
    columns: &'a Columns,
    language: Option<Language>,
    inherits: bool,
    /// Whether a cell of names is a list.
    lists: bool,
}

impl Reader<'_> {
    fn cell<'r>(&self, row: &'r GridRow, column: Column) -> &'r str {
        self.columns.place_of(column).and_then(|at| row.cells.get(at)).map_or("", |cell| cell.trim())
    }

    fn name<'r>(&self, row: &'r GridRow) -> &'r str {
        match self.cell(row, Column::Name) {
            "" => self.cell(row, Column::Lead),
            name => name,
        }
    }

    /// The entries of a row: one, but for a table that lists all names of a country in one cell.
    fn rows(&self, row: &GridRow, above: &[Country]) -> Result<(Vec<Entry>, Option<Part>), UnreadReason> {
        if self.lists
            && let Some(given) = countries::several(self.cell(row, Column::Country), None)
            && let Some(entries) = shape::names(self.name(row), &given, self.language)
        {
            return Ok((entries, self.part(row, &mut Vec::new())));
        }
        self.row(row, above).map(|(entry, part)| (vec![entry], part))
    }

    fn row(&self, row: &GridRow, above: &[Country]) -> Result<(Entry, Option<Part>), UnreadReason> {
        let mut doubts = Vec::new();
        if self.columns.guessed {
            doubts.push(Doubt::ColumnsGuessed);
        }
        let printed = self.cell(row, Column::Country);
        let mut given = countries::several(printed, None).unwrap_or_default();
        if given.is_empty() && !printed.is_empty() {
            doubts.push(Doubt::CountryUnreadable { text: printed.to_owned() });
        } else if given.is_empty() && self.inherits && !above.is_empty() {
            doubts.push(Doubt::CountryInherited);
            given = above.to_vec();
        }
        let name = self.name(row);
        if name.is_empty() {
            return Err(UnreadReason::NoName);
        }
        let has_column = self.columns.place_of(Column::Country).is_some();
        let context = Context {
            language: self.language,
            countries: &given,
            country_first: false,
            name_only: has_column,
        };
        let mut entry = entry::read(name, context)?;
        self.add_marks(row, &mut entry);
        self.add_members(row, &mut entry)?;
        let part = self.part(row, &mut doubts);
        entry.doubts.extend(doubts);
        Ok((entry, part))
    }

    fn part(&self, row: &GridRow, doubts: &mut Vec<Doubt>) -> Option<Part> {
        let text = self.cell(row, Column::Part);
        let part = headings::part(text);
        if part.is_none() && !text.is_empty() && !headings::takes_part(text) {
            doubts.push(Doubt::PartUnreadable { text: text.to_owned() });
        }
        // A table with such a column has said what its rows are, even where one cell is empty.
        part.or_else(|| {
            (self.columns.place_of(Column::Part).is_some() && !text.is_empty()).then_some(Part::Core)
        })
    }

    fn add_marks(&self, row: &GridRow, entry: &mut Entry) {
        let places = self.columns.kinds.iter().enumerate().filter(|(_, kind)| **kind == Column::Marks);
        for (at, _) in places {
            let cell = row.cells.get(at).map_or("", |cell| cell.trim());
            let header = self.columns.headers.get(at).map_or("", String::as_str);
            let names_a_mark = !PLAIN_MARK_HEADERS.contains(&fold(header)) && !header.starts_with('#');
            let found: Vec<String> = match is_yes(cell) {
                Some(true) if names_a_mark => vec![named_mark(header)],
                Some(_) => Vec::new(),
                None => cell
                    .split([',', ';', '|', '/'])
                    .map(|mark| marks::read(mark, true).unwrap_or_else(|| mark.trim().to_owned()))
                    .filter(|mark| !mark.is_empty())
                    .collect(),
            };
            for mark in found {
                if !entry.marks.contains(&mark) {
                    entry.marks.push(mark);
                }
            }
        }
    }

    fn add_members(&self, row: &GridRow, entry: &mut Entry) -> Result<(), UnreadReason> {
        let cell = self.cell(row, Column::Members);
        if is_yes(cell).is_some() || !cell.chars().any(char::is_alphabetic) {
            return Ok(());
        }
        let opening = consortium::open(cell, true);
        let (text, phrase) =
            opening.as_ref().map_or((cell, ""), |found| (found.members, found.phrase.as_str()));
        let (members, doubts) = consortium::members(text, phrase, self.language, &entry.countries)?;
        if members.is_empty() {
            return Ok(());
        }
        let (lead, doubt) = consortium::lead(&entry.name, &members);
        entry.doubts.extend(doubts);
        entry.doubts.extend(doubt);
        entry.applicant = Applicant::Consortium { lead, members };
        Ok(())
    }
}

/// The mark that a header names: its word in capitals ("Previous DCC"), or else all of it without question mark and
/// bracket ("Déjà lauréate ?").
fn named_mark(header: &str) -> String {
    let header = header.split(['(', '[', '?', ':']).next().unwrap_or(header).trim();
    let in_capitals = |word: &&str| word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    header.split_whitespace().find(in_capitals).unwrap_or(header).to_owned()
}
