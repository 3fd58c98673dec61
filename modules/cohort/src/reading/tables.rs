//! Sources that are one table, or several: CSV and workbooks.

use std::collections::HashSet;

use centum_base::Digest;
use centum_base::fold::fold;

use super::blocks::Block;
use super::columns::{self, Column, Columns};
use super::error::ReadError;
use super::grid::Grid;
use super::lines::{Cleaner, Line};
use super::report::{Format, Notice, Reading};
use super::{Hints, Source, csv, headings, side_by_side, understand, xlsx};

/// The blocks of a CSV text.
pub(super) fn csv(text: &str, hints: &Hints<'_>, cleaner: &mut Cleaner) -> Result<Vec<Block>, ReadError> {
    // Old files end their lines with a carriage return alone.
    let text = if text.contains('\n') { text.to_owned() } else { text.replace('\r', "\n") };
    let delimiter = csv::delimiter(&text).unwrap_or(b',');
    let grid = csv::read(&text, delimiter, cleaner)?;
    match columns::understand(&grid, hints.mapping.as_ref(), false) {
        Ok(columns) => Ok(vec![Block::Table(grid, columns)]),
        Err(needs) => side_by_side::lists(&grid).ok_or(ReadError::NeedsMapping(needs)),
    }
}

/// Reads the sheets of a workbook that hold lists: the first that is understood, and of the others those that a header
/// explains and that do not repeat the names of one before.
pub(super) fn workbook(bytes: &[u8], hints: &Hints<'_>) -> Result<Reading, ReadError> {
    let mut cleaner = Cleaner::default();
    let mut sheets = xlsx::sheets(bytes, &mut cleaner)?;
    sheets.retain(|sheet| !sheet.grid.rows.is_empty());
    let mut notices: Vec<Notice> = cleaner.notices().collect();
    let mut blocks: Vec<Block> = Vec::new();
    let mut names: HashSet<String> = HashSet::new();
    let mut passed_over: Vec<String> = Vec::new();
    let mut asked = None;
    let one_column = sheets.first().ok_or(ReadError::Empty)?.grid.width() == 1;
    for sheet in &sheets {
        let found = match columns::understand(&sheet.grid, hints.mapping.as_ref(), false) {
            Ok(columns) if blocks.is_empty() || !columns.guessed => Some(columns),
            Ok(_) => None,
            Err(needs) => {
                let lists = side_by_side::lists(&sheet.grid).filter(|_| blocks.is_empty());
                if let Some(lists) = lists {
                    notices.push(Notice::SheetRead { name: sheet.name.clone() });
                    blocks.extend(lists);
                    continue;
                }
                asked.get_or_insert(needs);
                None
            }
        };
        let Some(columns) = found.filter(|columns| are_new(&sheet.grid, columns, &mut names)) else {
            passed_over.push(sheet.name.clone());
            continue;
        };
        // The name of a sheet is the heading of its list, where it says one.
        if headings::read(&sheet.name).is_some() || headings::part_alone(&sheet.name).is_some() {
            let line = sheet.grid.rows.first().map_or(1, |row| row.line);
            let cities = if headings::read(&sheet.name).is_some() { "" } else { " cities" };
            blocks.push(Block::Line(Line::new(line, format!("{}{cities}:", sheet.name))));
        } else if !blocks.is_empty() {
            blocks.push(Block::Line(Line::new(1, "")));
        }
        notices.push(Notice::SheetRead { name: sheet.name.clone() });
        blocks.push(Block::Table(sheet.grid.clone(), columns));
    }
    if blocks.is_empty() {
        // One cell, or one column of text, is no table that anybody could map.
        if !one_column {
            return Err(asked.map_or(ReadError::Empty, ReadError::NeedsMapping));
        }
        let first = sheets.swap_remove(0);
        passed_over.retain(|name| *name != first.name);
        notices.push(Notice::SheetRead { name: first.name });
        let columns = single_column(&first.grid);
        blocks.push(Block::Table(first.grid, columns));
    }
    if !passed_over.is_empty() {
        notices.push(Notice::SheetsPassedOver { names: passed_over });
    }
    let source = Source { format: Format::Xlsx, encoding: None, digest: Digest::of(bytes) };
    Ok(understand(&blocks, source, hints, notices))
}

/// Whether a sheet has more new names than such that stand on a sheet before; they are remembered.
fn are_new(grid: &Grid, columns: &Columns, known: &mut HashSet<String>) -> bool {
    let at = columns.place_of(Column::Name).or(columns.place_of(Column::Lead));
    let from = columns.header_row.map_or(0, |row| row + 1);
    let cells = grid.rows[from..].iter().filter_map(|row| row.cells.get(at?));
    let names: HashSet<String> = cells.map(|cell| fold(cell)).filter(|name| !name.is_empty()).collect();
    let repeated = names.iter().filter(|name| known.contains(*name)).count();
    let new = repeated * 2 < names.len() || known.is_empty();
    if new {
        known.extend(names);
    }
    new
}

/// One column of names, each perhaps with its country beside it.
fn single_column(grid: &Grid) -> Columns {
    Columns {
        kinds: vec![Column::Name; grid.width()],
        headers: vec!["#1".to_owned()],
        header_row: None,
        guessed: true,
        part: None,
    }
}
