//! Sources that are one table, or several: CSV and workbooks.

use centum_base::Digest;

use super::blocks::Block;
use super::columns::{self, Column, Columns};
use super::error::ReadError;
use super::grid::Grid;
use super::lines::Cleaner;
use super::report::{Format, Notice, Reading};
use super::{Hints, Source, csv, understand, xlsx};

/// The blocks of a CSV text.
pub(super) fn csv(text: &str, hints: &Hints<'_>, cleaner: &mut Cleaner) -> Result<Vec<Block>, ReadError> {
    // Old files end their lines with a carriage return alone.
    let text = if text.contains('\n') { text.to_owned() } else { text.replace('\r', "\n") };
    let delimiter = csv::delimiter(&text).unwrap_or(b',');
    let grid = csv::read(&text, delimiter, cleaner)?;
    let columns =
        columns::understand(&grid, hints.mapping.as_ref(), false).map_err(ReadError::NeedsMapping)?;
    Ok(vec![Block::Table(grid, columns)])
}

/// Reads the first sheet of a workbook that holds a list.
pub(super) fn workbook(bytes: &[u8], hints: &Hints<'_>) -> Result<Reading, ReadError> {
    let mut cleaner = Cleaner::default();
    let mut sheets = xlsx::sheets(bytes, &mut cleaner)?;
    sheets.retain(|sheet| !sheet.grid.rows.is_empty());
    let first = sheets.first().ok_or(ReadError::Empty)?;
    let mut asked = None;
    let found = sheets.iter().enumerate().find_map(|(at, sheet)| {
        match columns::understand(&sheet.grid, hints.mapping.as_ref(), false) {
            Ok(columns) => Some((at, columns)),
            Err(needs) => {
                asked.get_or_insert(needs);
                None
            }
        }
    });
    let (at, columns) = match (found, asked) {
        (Some(found), _) => found,
        // One cell, or one column of text, is no table that anybody could map.
        (None, asked) if first.grid.width() > 1 => {
            return Err(asked.map_or(ReadError::Empty, ReadError::NeedsMapping));
        }
        (None, _) => (0, single_column(&first.grid)),
    };
    let mut notices: Vec<Notice> = cleaner.notices().collect();
    let mut names: Vec<String> = sheets.iter().map(|sheet| sheet.name.clone()).collect();
    notices.push(Notice::SheetRead { name: names.remove(at) });
    if !names.is_empty() {
        notices.push(Notice::SheetsPassedOver { names });
    }
    let grid = sheets.swap_remove(at).grid;
    let source = Source { format: Format::Xlsx, encoding: None, digest: Digest::of(bytes) };
    Ok(understand(&[Block::Table(grid, columns)], source, hints, notices))
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
