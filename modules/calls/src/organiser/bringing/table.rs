//! Reading the table: the first sheet of a workbook, or CSV.

use std::collections::BTreeMap;

use centum_base::Digest;
use centum_forms::offline::{WorkbookError, sheets};

/// Bytes of a file.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;
/// Rows below the headings.
pub const MAX_ROWS: usize = 1_000;
const MAX_COLUMNS: usize = 200;
const MAX_CELL_CHARS: usize = 32_767;

/// A table with headings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The headings.
    pub headings: Vec<String>,
    /// The rows that are not blank, each with its number in the file, from 1.
    pub rows: Vec<(u32, Vec<String>)>,
}

impl Table {
    /// The digest of the headings: tables of one shape have one mapping.
    pub fn shape(&self) -> Digest {
        Digest::of_parts(&self.headings.iter().map(String::as_bytes).collect::<Vec<_>>())
    }
}

/// Why a table is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// It is no workbook that can be read.
    #[error(transparent)]
    Workbook(#[from] WorkbookError),
    /// The text is not UTF-8.
    #[error("the text is not UTF-8: save it as CSV in UTF-8, or as XLSX")]
    NotUtf8,
    /// The lines cannot be taken apart.
    #[error("the lines cannot be taken apart: save the table as XLSX")]
    NotATable,
    /// There is nothing below the headings.
    #[error("there is no row below the headings")]
    Empty,
    /// It is too large.
    #[error("a table may have at most {MAX_BYTES} bytes, {MAX_ROWS} rows and {MAX_COLUMNS} columns")]
    TooLarge,
}

/// Reads the file.
pub fn read(bytes: &[u8]) -> Result<Table, Unread> {
    if bytes.len() > MAX_BYTES {
        return Err(Unread::TooLarge);
    }
    let lines = if bytes.starts_with(b"PK\x03\x04") { workbook(bytes)? } else { text(bytes)? };
    let mut lines = lines.into_iter().filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()));
    let (_, mut headings) = lines.next().ok_or(Unread::Empty)?;
    while headings.last().is_some_and(|heading| heading.trim().is_empty()) {
        headings.pop();
    }
    let rows: Vec<(u32, Vec<String>)> = lines.take(MAX_ROWS + 1).collect();
    if headings.len() > MAX_COLUMNS || rows.len() > MAX_ROWS {
        return Err(Unread::TooLarge);
    }
    if rows.is_empty() {
        return Err(Unread::Empty);
    }
    Ok(Table { headings, rows })
}

type Lines = Vec<(u32, Vec<String>)>;

fn workbook(bytes: &[u8]) -> Result<Lines, Unread> {
    let first = sheets(bytes)?.into_iter().next().ok_or(Unread::Empty)?;
    let mut lines: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for cell in first.cells {
        let at = usize::try_from(cell.column).unwrap_or(usize::MAX);
        if at >= MAX_COLUMNS {
            return Err(Unread::TooLarge);
        }
        let line = lines.entry(cell.row + 1).or_default();
        if line.len() <= at {
            line.resize(at + 1, String::new());
        }
        line[at] = cell.text;
    }
    Ok(lines.into_iter().collect())
}

fn text(bytes: &[u8]) -> Result<Lines, Unread> {
    let text = std::str::from_utf8(bytes).map_err(|_| Unread::NotUtf8)?;
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut lines = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| Unread::NotATable)?;
        let line = record.position().map_or(0, |at| u32::try_from(at.line()).unwrap_or(u32::MAX));
        let cells = record.iter().map(|cell| cell.chars().take(MAX_CELL_CHARS).collect()).collect();
        lines.push((line, cells));
        if lines.len() > MAX_ROWS * 2 {
            return Err(Unread::TooLarge);
        }
    }
    Ok(lines)
}

/// The sign that parts the headings most often.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |sign: u8| head.bytes().filter(|byte| *byte == sign).count();
    // Of equals the later one counts: a comma stands in headings, a tab hardly.
    b",;\t".iter().copied().max_by_key(|sign| count(*sign)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_table_is_read_whatever_parts_its_cells() {
        for text in [
            "City,Country\nLindau,DE\n",
            "\u{feff}City;Country\r\n\r\nLindau;DE",
            "City\tCountry\nLindau\tDE",
        ] {
            let table = read(text.as_bytes()).unwrap();
            assert_eq!(table.headings, ["City", "Country"]);
            assert_eq!(table.rows[0].1, ["Lindau", "DE"], "{text}");
        }
    }

    #[test]
    fn what_is_no_table_is_refused_in_words() {
        assert_eq!(read(b""), Err(Unread::Empty));
        assert_eq!(read(b"City,Country\n"), Err(Unread::Empty));
        assert_eq!(read(b"Caf\xe9,1\nx,2"), Err(Unread::NotUtf8));
        assert_eq!(read(&vec![b'a'; MAX_BYTES + 1]), Err(Unread::TooLarge));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
            let _ = read(&bytes);
        }
    }
}
