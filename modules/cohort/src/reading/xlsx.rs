//! Workbooks: what the archive holds is measured before anything is opened, and cells are read one by one, so that
//! memory follows the filled cells and not the size that a sheet claims.

use std::collections::BTreeSet;
use std::io::{self, Cursor, Read};

use calamine::{DataRef, Reader, Xlsx};

use super::error::{FileKind, ReadError, WorkbookFault};
use super::grid::{Grid, GridRow};
use super::limits::{
    MAX_CELL_CHARS, MAX_CELLS, MAX_COLUMNS, MAX_INFLATED_BYTES, MAX_LINES, MAX_SHEETS, MAX_WORKBOOK_PARTS,
};
use super::lines::Cleaner;

/// The first bytes of every archive.
pub(super) const ARCHIVE_MAGIC: &[u8] = b"PK\x03\x04";

/// One sheet with its filled cells.
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) grid: Grid,
}

/// The sheets of the workbook, in its order.
pub(super) fn sheets(bytes: &[u8], cleaner: &mut Cleaner) -> Result<Vec<Sheet>, ReadError> {
    measure(bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| WorkbookFault::Damaged)?;
    let names: Vec<String> = workbook.sheet_names().into_iter().take(MAX_SHEETS).collect();
    let mut cells_left = MAX_CELLS;
    let mut sheets = Vec::new();
    for name in names {
        let grid = match read_sheet(&mut workbook, &name, &mut cells_left, cleaner) {
            Ok(grid) => grid,
            Err(Skipped::NoCells) => continue,
            Err(Skipped::Refused(error)) => return Err(error),
        };
        sheets.push(Sheet { name, grid });
    }
    Ok(sheets)
}

/// Counts the files of the archive and the bytes that they inflate to. The sizes that the archive states are not
/// trusted: everything is inflated once and thrown away.
fn measure(bytes: &[u8]) -> Result<(), ReadError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| WorkbookFault::Damaged)?;
    if archive.len() > MAX_WORKBOOK_PARTS {
        return Err(WorkbookFault::TooManyParts { limit: MAX_WORKBOOK_PARTS }.into());
    }
    if !archive.file_names().flatten().any(|name| name.starts_with("xl/")) {
        return Err(ReadError::Unsupported { found: FileKind::Archive });
    }
    let too_large = || ReadError::from(WorkbookFault::TooLargeInside { limit: MAX_INFLATED_BYTES });
    let stated = (0..archive.len()).try_fold(0u64, |sum, at| {
        archive
            .by_index_raw(at)
            .map(|part| sum.saturating_add(part.size()))
            .map_err(|_| WorkbookFault::Damaged)
    })?;
    if stated > MAX_INFLATED_BYTES {
        return Err(too_large());
    }
    let mut left = MAX_INFLATED_BYTES;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| WorkbookFault::Damaged)?;
        let inflated =
            io::copy(&mut part.take(left + 1), &mut io::sink()).map_err(|_| WorkbookFault::Damaged)?;
        left = left.checked_sub(inflated).ok_or_else(too_large)?;
    }
    Ok(())
}

/// Why a sheet gives no grid.
enum Skipped {
    /// It is a chart or another sheet without cells.
    NoCells,
    Refused(ReadError),
}

impl<E: Into<ReadError>> From<E> for Skipped {
    fn from(error: E) -> Self {
        Self::Refused(error.into())
    }
}

fn read_sheet(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    cells_left: &mut usize,
    cleaner: &mut Cleaner,
) -> Result<Grid, Skipped> {
    let Ok(mut reader) = workbook.worksheet_cells_reader(name) else { return Err(Skipped::NoCells) };
    let mut rows: Vec<(u32, Vec<(u32, String)>)> = Vec::new();
    let mut used = BTreeSet::new();
    while let Some(cell) = reader.next_cell().map_err(|_| WorkbookFault::Damaged)? {
        let (row, column) = cell.get_position();
        *cells_left = cells_left.checked_sub(1).ok_or(WorkbookFault::TooManyCells { limit: MAX_CELLS })?;
        let line = row.saturating_add(1);
        let text = shown(cell.get_value());
        let text = cleaner.clean(&text, line).replace(['\n', '\r', '\t'], " ").trim().to_owned();
        if text.is_empty() {
            continue;
        }
        used.insert(column);
        if used.len() > MAX_COLUMNS {
            return Err(ReadError::TooManyColumns { limit: MAX_COLUMNS }.into());
        }
        if rows.last().is_none_or(|(last, _)| *last != line) {
            if rows.len() == MAX_LINES {
                return Err(ReadError::TooManyLines { limit: MAX_LINES }.into());
            }
            rows.push((line, Vec::new()));
        }
        if let Some((_, cells)) = rows.last_mut() {
            cells.push((column, text));
        }
    }
    Ok(dense(rows, &used))
}

/// The grid of the columns that are used; the empty ones between them take no room.
fn dense(rows: Vec<(u32, Vec<(u32, String)>)>, used: &BTreeSet<u32>) -> Grid {
    let places: Vec<u32> = used.iter().copied().collect();
    let rows = rows.into_iter().map(|(line, cells)| {
        let mut dense = vec![String::new(); places.len()];
        for (column, text) in cells {
            if let Ok(at) = places.binary_search(&column) {
                dense[at] = text;
            }
        }
        GridRow { line, last: line, cells: dense }
    });
    Grid { rows: rows.collect() }
}

/// The words of a cell. Dates and errors are no part of a list and stand for nothing.
fn shown(value: &DataRef<'_>) -> String {
    let text = match value {
        DataRef::String(text) => text.as_str(),
        DataRef::SharedString(text) => text,
        DataRef::Int(number) => return number.to_string(),
        DataRef::Float(number) => return number.to_string(),
        DataRef::Bool(yes) => return if *yes { "yes".into() } else { "no".into() },
        _ => "",
    };
    text.chars().take(MAX_CELL_CHARS).collect()
}
