//! Reading any workbook: what the archive holds is measured before anything is opened, and cells are read one by one, so
//! that memory follows the filled cells and not the size that a sheet claims.

use std::io::{self, Cursor, Read as _};

use calamine::{DataRef, Reader as _, SheetVisible, Xlsx};

/// Bytes of a workbook as it is sent, still compressed.
pub const MAX_WORKBOOK_BYTES: usize = 8 * 1024 * 1024;
/// Bytes of everything inside a workbook once inflated.
pub const MAX_INFLATED_BYTES: u64 = 64 * 1024 * 1024;
/// Filled cells of a workbook.
pub const MAX_CELLS: usize = 400_000;
const MAX_PARTS: usize = 1_000;
const MAX_SHEETS: usize = 300;
/// More than any answer may have: what is too long is refused in words, not cut. Other programs than Excel hold more than
/// its 32,767 characters in a cell.
const MAX_CELL_CHARS: usize = crate::limits::MAX_TEXT_CHARS + 1;

/// Why a workbook is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WorkbookError {
    /// It is none.
    #[error("this is no workbook (XLSX)")]
    NotAWorkbook,
    /// It cannot be opened.
    #[error("the workbook is damaged: open it in your spreadsheet program and save it anew as XLSX")]
    Damaged,
    /// It is too large as it is.
    #[error("a workbook may have at most {MAX_WORKBOOK_BYTES} bytes")]
    TooLarge,
    /// What is inside is too large.
    #[error("a workbook may hold at most {MAX_INFLATED_BYTES} bytes once unpacked")]
    TooLargeInside,
    /// There are too many files, sheets or cells inside.
    #[error("a workbook may have at most {MAX_SHEETS} sheets and {MAX_CELLS} filled cells")]
    TooMany,
}

/// One sheet with its filled cells, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The name.
    pub name: String,
    /// Whether people see it.
    pub visible: bool,
    /// Its cells.
    pub cells: Vec<CellText>,
}

/// A filled cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellText {
    /// The row, from 0.
    pub row: u32,
    /// The column, from 0.
    pub column: u32,
    /// What stands there. A number is written with a point, a day as ISO 8601 has it.
    pub text: String,
    /// The time of day beside the day, such as `14:30:00`.
    pub time: Option<String>,
    /// Whether it is a number and not words that look like one.
    pub number: bool,
}

impl CellText {
    /// The cell as spreadsheets call it: `D7`.
    pub fn address(&self) -> String {
        address(self.row, self.column)
    }
}

pub(super) fn address(row: u32, column: u32) -> String {
    let (mut letters, mut rest) = (String::new(), column + 1);
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.insert(0, char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    format!("{letters}{}", row + 1)
}

/// The sheets of a workbook, in its order.
pub fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, WorkbookError> {
    measure(bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| WorkbookError::Damaged)?;
    let all = workbook.sheets_metadata().iter();
    let names: Vec<(String, bool)> =
        all.map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible)).collect();
    if names.len() > MAX_SHEETS {
        return Err(WorkbookError::TooMany);
    }
    let mut left = MAX_CELLS;
    let mut sheets = Vec::with_capacity(names.len());
    for (name, visible) in names {
        // A chart has no cells.
        let Ok(mut reader) = workbook.worksheet_cells_reader(&name) else { continue };
        let mut cells = Vec::new();
        while let Some(cell) = reader.next_cell().map_err(|_| WorkbookError::Damaged)? {
            let Some((text, number)) = shown(cell.get_value()) else { continue };
            left = left.checked_sub(1).ok_or(WorkbookError::TooMany)?;
            let (row, column) = cell.get_position();
            cells.push(CellText { row, column, text, time: time(cell.get_value()), number });
        }
        sheets.push(Sheet { name, visible, cells });
    }
    Ok(sheets)
}

/// Counts the files of the archive and the bytes that they inflate to. The sizes that the archive states are not
/// trusted: everything is inflated once and thrown away.
fn measure(bytes: &[u8]) -> Result<(), WorkbookError> {
    if bytes.len() > MAX_WORKBOOK_BYTES {
        return Err(WorkbookError::TooLarge);
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| WorkbookError::NotAWorkbook)?;
    if archive.len() > MAX_PARTS {
        return Err(WorkbookError::TooMany);
    }
    let (mut left, mut is_workbook) = (MAX_INFLATED_BYTES, false);
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| WorkbookError::Damaged)?;
        is_workbook |= part.name().is_ok_and(|name| name.starts_with("xl/"));
        let inflated = io::copy(&mut part.take(left + 1), &mut io::sink());
        let inflated = inflated.map_err(|_| WorkbookError::Damaged)?;
        left = left.checked_sub(inflated).ok_or(WorkbookError::TooLargeInside)?;
    }
    if is_workbook { Ok(()) } else { Err(WorkbookError::NotAWorkbook) }
}

/// The words of a cell, and whether it is a number; nothing for an empty one.
fn shown(value: &DataRef<'_>) -> Option<(String, bool)> {
    let words = |text: &str| Some((text.chars().take(MAX_CELL_CHARS).collect::<String>(), false));
    let found = match value {
        DataRef::String(text) => words(text),
        DataRef::SharedString(text) => words(text),
        DataRef::Int(number) => Some((number.to_string(), true)),
        DataRef::Float(number) if number.is_finite() => Some((number.to_string(), true)),
        DataRef::Bool(true) => Some((super::TICK.to_owned(), false)),
        DataRef::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            words(&format!("{year:04}-{month:02}-{day:02}"))
        }
        // A formula that failed stands for something: an answer that is there is not cleared by it.
        DataRef::Error(error) => words(&error.to_string()),
        DataRef::DateTimeIso(text) => words(text.get(..10).unwrap_or(text)),
        _ => None,
    };
    found.filter(|(text, _)| !text.trim().is_empty())
}

/// The time of day that a cell shows beside its day. Midnight is what a day alone has too.
fn time(value: &DataRef<'_>) -> Option<String> {
    let text = match value {
        DataRef::DateTime(at) => {
            let (_, _, _, hour, minute, second, _) = at.to_ymd_hms_milli();
            format!("{hour:02}:{minute:02}:{second:02}")
        }
        DataRef::DateTimeIso(text) => text.get(11..19)?.to_owned(),
        _ => return None,
    };
    (text != "00:00:00").then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_with_a_day_and_a_time_tells_both() {
        let at = DataRef::DateTimeIso("2020-05-02T14:30:05".to_owned());
        assert_eq!(shown(&at), Some(("2020-05-02".to_owned(), false)));
        assert_eq!(time(&at).as_deref(), Some("14:30:05"));
        assert_eq!(time(&DataRef::DateTimeIso("2020-05-02T00:00:00".to_owned())), None);
        assert_eq!(time(&DataRef::DateTimeIso("2020-05-02".to_owned())), None);
    }

    #[test]
    fn a_formula_that_failed_is_no_blank_cell() {
        assert_eq!(
            shown(&DataRef::Error(calamine::CellErrorType::Div0)),
            Some(("#DIV/0!".to_owned(), false))
        );
        assert_eq!(shown(&DataRef::Empty), None);
    }

    #[test]
    fn cells_are_called_as_in_a_spreadsheet() {
        assert_eq!(address(0, 0), "A1");
        assert_eq!(address(6, 3), "D7");
        assert_eq!(address(9, 26), "AA10");
        assert_eq!(address(0, 701), "ZZ1");
    }

    #[test]
    fn what_is_no_workbook_is_refused_in_words() {
        assert_eq!(sheets(b"a,b"), Err(WorkbookError::NotAWorkbook));
        assert_eq!(sheets(&vec![0; MAX_WORKBOOK_BYTES + 1]), Err(WorkbookError::TooLarge));
    }
}
