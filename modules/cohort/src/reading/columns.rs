//! The columns of a table: what each holds, by its header or by what stands in it.

use std::collections::BTreeMap;

use centum_base::fold::fold;
use serde::{Deserialize, Serialize};

use super::error::NeedsMapping;
use super::grid::Grid;
use super::lines::squeeze;
use super::words::columns::{HEADERS, REMARKS};
use super::{countries, headings, marks};
use crate::model::Part;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Column {
    /// The name of the city or the body.
    Name,
    /// Its country or countries.
    Country,
    /// The part that it plays.
    Part,
    /// Marks, or a yes and no under the mark as header.
    Marks,
    /// The members of a consortium.
    Members,
    /// The lead of a consortium, where another column names the consortium.
    Lead,
    /// Nothing that is read.
    Ignored,
}

/// What the columns of a table hold, by their headers: a choice that can be kept for the next table of its kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mapping(pub BTreeMap<String, Column>);

/// What the columns of one table hold, and how that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) kinds: Vec<Column>,
    pub(super) headers: Vec<String>,
    /// The row of the header; the rows before it are no part of the table.
    pub(super) header_row: Option<usize>,
    /// Whether it was concluded from the contents alone.
    pub(super) guessed: bool,
    /// The part that the header names ("Mentor city").
    pub(super) part: Option<Part>,
}

impl Columns {
    pub(super) fn mapping(&self) -> Mapping {
        Mapping(self.headers.iter().cloned().zip(self.kinds.iter().copied()).collect())
    }

    /// The headers of the columns that are not read.
    pub(super) fn ignored(&self) -> impl Iterator<Item = &str> {
        let columns = self.headers.iter().zip(&self.kinds);
        columns
            .filter(|(header, kind)| **kind == Column::Ignored && !header.starts_with('#'))
            .map(|(header, _)| header.as_str())
    }

    pub(super) fn place_of(&self, column: Column) -> Option<usize> {
        self.kinds.iter().position(|&kind| kind == column)
    }
}

/// How far down a table its header may stand.
const HEADER_WITHIN: usize = 20;
/// How many rows are looked at to conclude what a column holds.
const ROWS_LOOKED_AT: usize = 200;
/// How many rows a person is shown to choose by.
const SAMPLES: usize = 5;

/// What a header says, and the part that it names.
fn header(text: &str) -> Option<(Column, Option<Part>)> {
    let text = without_bracket(text);
    let key = fold(text);
    let exact = HEADERS.iter().find(|(_, words)| words.contains(&key)).map(|&(column, _)| (column, None));
    exact.or_else(|| match headings::read(text) {
        Some(headings::Announces::List { part, waiting: false, explicit: true }) => {
            Some((Column::Name, part))
        }
        _ => headings::names_column(text).then_some((Column::Name, None)),
    })
}

/// A header without what a bracket adds to it: "Alumni (Y/N)".
fn without_bracket(text: &str) -> &str {
    let bare = text.split(['(', '[']).next().unwrap_or_default().trim();
    if bare.is_empty() { text } else { bare }
}

/// The kinds of a row of headers, and the part that they name; unknown headers are `None`.
type Read = (Vec<Option<Column>>, Option<Part>);

fn header_row(cells: &[String]) -> Option<Read> {
    if cells.iter().any(|cell| countries::several(cell, None).is_some()) {
        return None;
    }
    let mut kinds = Vec::new();
    let mut part = None;
    for cell in cells {
        let found =
            header(cell).filter(|(column, _)| *column == Column::Ignored || !kinds.contains(&Some(*column)));
        part = part.or(found.and_then(|(_, part)| part));
        kinds.push(found.map(|(column, _)| column));
    }
    let named = cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    let known = kinds.iter().flatten().count();
    (named >= 2 && known >= 1).then_some((kinds, part))
}

/// Whether a row repeats a header: it names a name's column and a country's. Gives the part that it names.
pub(super) fn repeats_header(cells: &[String]) -> Option<Option<Part>> {
    let (kinds, part) = header_row(cells)?;
    [Column::Name, Column::Country].iter().all(|&column| kinds.contains(&Some(column))).then_some(part)
}

/// Understands the columns of `grid`: by `given` where its headers are meant, else by the headers, else by what stands
/// in them. `trusting` takes the contents' word even under headers that are not known.
pub(super) fn understand(
    grid: &Grid,
    given: Option<&Mapping>,
    trusting: bool,
) -> Result<Columns, Box<NeedsMapping>> {
    let width = grid.width();
    let found = grid
        .rows
        .iter()
        .take(HEADER_WITHIN)
        .enumerate()
        .filter_map(|(at, row)| header_row(&row.cells).map(|read| (at, read)))
        .max_by_key(|(at, (kinds, _))| (kinds.iter().flatten().count(), std::cmp::Reverse(*at)));
    if let Some(columns) = given.and_then(|mapping| by_mapping(grid, mapping)) {
        return Ok(columns);
    }
    let first_prints_country = grid
        .rows
        .first()
        .is_some_and(|row| row.filled().any(|cell| countries::several(cell, None).is_some()));
    let from = found.as_ref().map_or(usize::from(!first_prints_country), |(at, _)| at + 1);
    let guess = by_contents(grid, from);
    if let Some((at, (kinds, part))) = found {
        let mut kinds = kinds;
        kinds.resize(width, None);
        let headers = names(&grid.rows[at].cells, width);
        // What an unknown header holds may show in its cells.
        for (at, &guess) in guess.iter().enumerate() {
            let telling = matches!(guess, Column::Country | Column::Part | Column::Marks);
            if telling && kinds[at].is_none() && !kinds.contains(&Some(guess)) {
                kinds[at] = Some(guess);
            }
        }
        // Free remarks that are marks and nothing else are marks.
        for at in 0..width {
            let remarks = REMARKS.contains(&fold(&headers[at]));
            if remarks && !kinds.contains(&Some(Column::Marks)) && are_marks(grid, from, at) {
                kinds[at] = Some(Column::Marks);
            }
        }
        let has_name = kinds.contains(&Some(Column::Name)) || kinds.contains(&Some(Column::Lead));
        let has_country = kinds.contains(&Some(Column::Country));
        let settled: Vec<Column> = kinds.iter().map(|kind| kind.unwrap_or(Column::Ignored)).collect();
        if has_name && has_country {
            return Ok(Columns { kinds: settled, headers, header_row: Some(at), guessed: false, part });
        }
        let kinds = kinds.iter().zip(&guess).map(|(kind, guess)| kind.unwrap_or(*guess)).collect();
        return Err(needs(
            grid,
            Some(at),
            Columns { kinds, headers, header_row: Some(at), guessed: true, part },
        ));
    }
    let complete = guess.contains(&Column::Name) && guess.contains(&Column::Country);
    // The first row is a header that is not known where it alone prints no country.
    let country = guess.iter().position(|&column| column == Column::Country);
    let headed = country.is_some_and(|at| {
        grid.rows
            .first()
            .and_then(|row| row.cells.get(at))
            .is_some_and(|cell| countries::several(cell, None).is_none())
    });
    let headers = match grid.rows.first() {
        Some(row) if headed || country.is_none() => names(&row.cells, width),
        _ => names(&[], width),
    };
    let header_row = (headed || country.is_none()).then_some(0);
    let columns = Columns { kinds: guess, headers, header_row, guessed: true, part: None };
    if complete && (trusting || !headed) { Ok(columns) } else { Err(needs(grid, header_row, columns)) }
}

fn by_mapping(grid: &Grid, mapping: &Mapping) -> Option<Columns> {
    let width = grid.width();
    let fits = |headers: &[String]| headers.iter().filter(|header| mapping.0.contains_key(*header)).count();
    let unnamed = names(&[], width);
    let best = grid
        .rows
        .iter()
        .take(HEADER_WITHIN)
        .enumerate()
        .map(|(at, row)| (Some(at), names(&row.cells, width)))
        .chain([(None, unnamed)])
        .max_by_key(|(at, headers)| (fits(headers), std::cmp::Reverse(*at)))?;
    let (header_row, headers) = best;
    if fits(&headers) == 0 {
        return None;
    }
    let kinds: Vec<Column> =
        headers.iter().map(|header| mapping.0.get(header).copied().unwrap_or(Column::Ignored)).collect();
    let part = header_row.and_then(|at| self::header_row(&grid.rows[at].cells)).and_then(|(_, part)| part);
    let named = kinds.contains(&Column::Name) || kinds.contains(&Column::Lead);
    named.then_some(Columns { kinds, headers, header_row, guessed: false, part })
}

/// The name of each column: its header, numbered where two are alike or it has none.
fn names(cells: &[String], width: usize) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(width);
    for at in 0..width {
        let header = cells.get(at).map(|cell| squeeze(cell)).unwrap_or_default();
        let taken = header.is_empty() || names.contains(&header);
        names.push(if taken { format!("#{}", at + 1) } else { header });
    }
    names
}

fn needs(grid: &Grid, header_row: Option<usize>, columns: Columns) -> Box<NeedsMapping> {
    let from = header_row.map_or(0, |at| at + 1);
    let samples = grid.rows.iter().skip(from).take(SAMPLES).map(|row| row.cells.clone()).collect();
    Box::new(NeedsMapping { guess: columns.mapping(), headers: columns.headers, samples })
}

/// What the columns hold by their contents: the country's column reads as countries; the name's is the first with
/// letters of its own that nothing else explains.
fn by_contents(grid: &Grid, from: usize) -> Vec<Column> {
    let looked_at = || grid.rows.iter().skip(from).take(ROWS_LOOKED_AT);
    let mut kinds: Vec<Column> = (0..grid.width())
        .map(|at| {
            let cells: Vec<&str> = looked_at()
                .filter_map(|row| row.cells.get(at))
                .map(|cell| cell.trim())
                .filter(|cell| !cell.is_empty())
                .collect();
            let most = |test: &dyn Fn(&str) -> bool| {
                let fitting = cells.iter().filter(|cell| test(cell)).count();
                fitting > 0 && fitting * 10 >= cells.len() * 7
            };
            if most(&|cell| countries::several(cell, None).is_some()) {
                Column::Country
            } else if most(&|cell| headings::part(cell).is_some() && cell.split(' ').count() <= 3) {
                Column::Part
            } else if most(&|cell| marks::read(cell, false).is_some() || is_yes(cell).is_some())
                && cells.iter().any(|cell| is_yes(cell) != Some(false))
            {
                Column::Marks
            } else if most(&headings::is_name_like) {
                Column::Name
            } else {
                Column::Ignored
            }
        })
        .collect();
    // Of two columns that could be the same thing, the first is taken: "Luxembourg, Luxembourg" has two of countries.
    for kind in [Column::Country, Column::Name, Column::Part] {
        let mut found = false;
        for column in kinds.iter_mut().filter(|column| **column == kind) {
            if std::mem::replace(&mut found, true) {
                *column = Column::Ignored;
            }
        }
    }
    kinds
}

/// Whether every filled cell of a column is a mark, and one is filled.
fn are_marks(grid: &Grid, from: usize, at: usize) -> bool {
    let cells = || grid.rows.iter().skip(from).filter_map(|row| row.cells.get(at)).map(|cell| cell.trim());
    let mut filled = cells().filter(|cell| !cell.is_empty()).peekable();
    filled.peek().is_some() && filled.all(|cell| marks::read(cell, false).is_some())
}

/// What a cell says under a mark as header: yes, no, or something else.
pub(super) fn is_yes(cell: &str) -> Option<bool> {
    match fold(cell).as_str() {
        "yes" | "y" | "oui" | "ja" | "j" | "si" | "s" | "sim" | "tak" | "ano" | "da" | "igen" | "kylla"
        | "true" | "wahr" | "vrai" | "verdadero" | "vero" | "1" | "x" => Some(true),
        "no" | "n" | "n a" | "none" | "non" | "nein" | "nee" | "nao" | "nie" | "ne" | "nem" | "ei"
        | "false" | "falsch" | "faux" | "falso" | "0" | "" => Some(false),
        _ => matches!(cell.trim(), "✓" | "✔" | "☑").then_some(true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &[&[&str]]) -> Grid {
        Grid::of(
            rows.iter()
                .enumerate()
                .map(|(at, cells)| (at as u32 + 1, cells.iter().map(ToString::to_string).collect())),
        )
    }

    #[test]
    fn headers_are_known_in_several_languages() {
        for headers in
            [["City", "Country"], ["Ville", "Pays"], ["Stadt", "Land"], ["Mentor city", "Country code"]]
        {
            let columns = understand(&grid(&[&headers, &["Ulm", "DE"]]), None, false).unwrap();
            assert_eq!(columns.kinds, [Column::Name, Column::Country], "{headers:?}");
            assert_eq!(columns.header_row, Some(0));
        }
    }

    #[test]
    fn a_table_without_a_header_is_understood_by_its_contents() {
        let columns =
            understand(&grid(&[&["1", "Ulm", "Germany"], &["2", "Nice", "France"]]), None, false).unwrap();
        assert_eq!(columns.kinds, [Column::Ignored, Column::Name, Column::Country]);
        assert!(columns.guessed && columns.header_row.is_none());
    }

    #[test]
    fn unknown_headers_ask_a_person_who_is_shown_a_guess() {
        let table = grid(&[&["Alpha", "Beta"], &["Ulm", "Germany"], &["Nice", "France"]]);
        let needs = understand(&table, None, false).unwrap_err();
        assert_eq!(needs.headers, ["Alpha", "Beta"]);
        assert_eq!(needs.samples[0], ["Ulm", "Germany"]);
        assert_eq!(needs.guess.0["Beta"], Column::Country);
        let columns = understand(&table, Some(&needs.guess), false).unwrap();
        assert_eq!((columns.kinds, columns.header_row), (vec![Column::Name, Column::Country], Some(0)));
    }

    #[test]
    fn titles_above_the_header_do_not_hide_it() {
        let table = grid(&[&["The cohort", ""], &["", ""], &["City", "Country"], &["Ulm", "Germany"]]);
        assert_eq!(understand(&table, None, false).unwrap().header_row, Some(2));
    }
}
