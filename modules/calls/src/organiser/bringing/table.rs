//! Reading the table: the fullest sheet of a workbook, or CSV.

use std::borrow::Cow;
use std::collections::BTreeMap;

use centum_base::Digest;
use centum_forms::offline::{WorkbookError, sheets};

/// Bytes of a file.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;
/// Rows below the headings.
pub const MAX_ROWS: usize = 1_000;
const MAX_COLUMNS: usize = 200;
/// More than any answer may have: what is too long is refused in words, not cut.
const MAX_CELL_CHARS: usize = centum_forms::limits::MAX_TEXT_CHARS + 1;
/// So many lines are looked at to find the headings: a title may stand above them, or words that span several columns.
const LINES_LOOKED_AT: usize = 20;

/// What a spreadsheet says of a cell, besides the words that it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exact {
    /// It is a number, written with a point whatever the reader's language.
    Number,
    /// It is a day with a time.
    Moment,
}

/// A table with headings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The headings.
    pub headings: Vec<String>,
    /// The rows that are not blank, each with its number in the file, from 1.
    pub rows: Vec<(u32, Vec<String>)>,
    /// Cells that are more than words, by their line and column.
    pub exact: ExactCells,
}

/// By line and column.
type ExactCells = BTreeMap<(u32, usize), Exact>;

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
    /// The text is neither UTF-8 nor UTF-16.
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
    let (lines, exact) =
        if bytes.starts_with(b"PK\x03\x04") { workbook(bytes)? } else { (text(bytes)?, BTreeMap::new()) };
    let lines: Lines = lines.into_iter().filter(|(_, cells)| filled(cells) > 0).collect();
    let above = above_headings(&lines);
    let mut lines = lines.into_iter().skip(above);
    let (_, mut headings) = lines.next().ok_or(Unread::Empty)?;
    let rows: Lines = lines.take(MAX_ROWS + 1).collect();
    // A column without a heading may hold something too.
    let width = rows.iter().map(|(_, cells)| cells).chain([&headings]).map(|cells| reach(cells)).max();
    headings.resize(width.unwrap_or(0), String::new());
    if headings.len() > MAX_COLUMNS || rows.len() > MAX_ROWS {
        return Err(Unread::TooLarge);
    }
    if rows.is_empty() {
        return Err(Unread::Empty);
    }
    for (number, heading) in (1..).zip(&mut headings).filter(|(_, heading)| heading.trim().is_empty()) {
        *heading = format!("({number})");
    }
    Ok(Table { headings, rows, exact })
}

type Lines = Vec<(u32, Vec<String>)>;

fn filled(cells: &[String]) -> usize {
    cells.iter().filter(|cell| !cell.trim().is_empty()).count()
}

/// Up to which cell something stands.
fn reach(cells: &[String]) -> usize {
    cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |at| at + 1)
}

/// How many lines stand above the headings: the headings are the first line that fills more than half of what the fullest fills.
fn above_headings(lines: &[(u32, Vec<String>)]) -> usize {
    let looked_at = || lines.iter().take(LINES_LOOKED_AT).map(|(_, cells)| filled(cells));
    let most = looked_at().max().unwrap_or(0);
    looked_at().position(|filled| filled * 2 > most).unwrap_or(0)
}

fn workbook(bytes: &[u8]) -> Result<(Lines, ExactCells), Unread> {
    let seen = sheets(bytes)?.into_iter().filter(|sheet| sheet.visible);
    // Before the table there may be a sheet that explains it. Of equals the first one counts.
    let fullest = seen.reduce(|one, other| if other.cells.len() > one.cells.len() { other } else { one });
    let mut lines: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let mut exact = BTreeMap::new();
    for cell in fullest.ok_or(Unread::Empty)?.cells {
        let at = usize::try_from(cell.column).unwrap_or(usize::MAX);
        if at >= MAX_COLUMNS {
            return Err(Unread::TooLarge);
        }
        let line = lines.entry(cell.row + 1).or_default();
        if line.len() <= at {
            line.resize(at + 1, String::new());
        }
        if cell.number {
            exact.insert((cell.row + 1, at), Exact::Number);
        } else if cell.time.is_some() {
            exact.insert((cell.row + 1, at), Exact::Moment);
        }
        line[at] = match cell.time {
            Some(time) => format!("{} {time}", cell.text),
            None => cell.text,
        };
    }
    Ok((lines.into_iter().collect(), exact))
}

/// The text of a file: UTF-8, or UTF-16 as spreadsheets call “Unicode text”.
fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, Unread> {
    let units = |unit: fn([u8; 2]) -> u16| -> Vec<u16> {
        bytes[2..].chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect()
    };
    let units = match bytes {
        [0xff, 0xfe, ..] => units(u16::from_le_bytes),
        [0xfe, 0xff, ..] => units(u16::from_be_bytes),
        _ => return std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|_| Unread::NotUtf8),
    };
    String::from_utf16(&units).map(Cow::Owned).map_err(|_| Unread::NotUtf8)
}

/// The sign that a first line such as `sep=;` declares, and the text below that line.
fn declared(text: &str) -> (Option<u8>, &str) {
    let (first, below) = text.split_once('\n').unwrap_or((text, ""));
    match first.trim_end_matches('\r').strip_prefix("sep=").map(str::as_bytes) {
        Some(&[sign @ (b',' | b';' | b'\t' | b'|')]) => (Some(sign), below),
        _ => (None, text),
    }
}

fn text(bytes: &[u8]) -> Result<Lines, Unread> {
    let text = decoded(bytes)?;
    let (sign, text) = declared(text.trim_start_matches('\u{feff}'));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(sign.unwrap_or_else(|| delimiter(text)))
        .from_reader(text.as_bytes());
    let mut lines = Vec::new();
    let (mut line, mut counted) = (if sign.is_some() { 2_u32 } else { 1 }, 0);
    for record in reader.records() {
        let record = record.map_err(|_| Unread::NotATable)?;
        // The reader takes the second half of a line's end, and blank lines, for the beginning of what follows.
        let begins = record.position().and_then(|at| usize::try_from(at.byte()).ok()).unwrap_or(counted);
        let below = text.get(begins..).unwrap_or_default().trim_start_matches(['\r', '\n']);
        let begins = text.len() - below.len();
        let ends =
            text.as_bytes().get(counted..begins).unwrap_or_default().iter().filter(|byte| **byte == b'\n');
        line = line.saturating_add(u32::try_from(ends.count()).unwrap_or(u32::MAX));
        counted = begins.max(counted);
        let cells = record.iter().map(|cell| cell.chars().take(MAX_CELL_CHARS).collect()).collect();
        lines.push((line, cells));
        if lines.len() > MAX_ROWS * 2 {
            return Err(Unread::TooLarge);
        }
    }
    Ok(lines)
}

/// The sign that parts the headings most often. A title above them has none.
fn delimiter(text: &str) -> u8 {
    const SIGNS: &[u8] = b",;\t";
    let mut lines = text.lines().take(LINES_LOOKED_AT);
    let head = lines.find(|line| line.bytes().any(|byte| SIGNS.contains(&byte))).unwrap_or_default();
    let count = |sign: u8| head.bytes().filter(|byte| *byte == sign).count();
    // Of equals the later one counts: a comma stands in headings, a tab hardly.
    SIGNS.iter().copied().max_by_key(|sign| count(*sign)).unwrap_or(b',')
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
    fn a_table_is_read_as_spreadsheets_save_it() {
        let text = "sep=;\r\nCity;Country\r\nÉvora;PT\r\n";
        let table = read(text.as_bytes()).unwrap();
        assert_eq!(table.headings, ["City", "Country"]);
        assert_eq!(table.rows[0].0, 3);
        let text = "City;Country\r\n\r\n\"Évora\r\nand more\";PT\r\nLindau;DE\r\n";
        let lines = |text: &str| {
            read(text.as_bytes()).unwrap().rows.into_iter().map(|(line, _)| line).collect::<Vec<_>>()
        };
        assert_eq!(lines(text), [3, 5]);
        assert_eq!(lines(&text.replace('\r', "")), [3, 5]);
        let below = read(b"Who came by mail\nCity,Country\nLindau,DE\n").unwrap();
        assert_eq!(below.headings, ["City", "Country"]);
        let text = "\u{feff}City\tCountry\r\nÉvora\tPT\r\n";
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&wide).unwrap().rows[0].1, ["Évora", "PT"]);
    }

    #[test]
    fn headings_are_found_below_a_title_and_words_that_span_columns() {
        let text = "Applications that came by mail\n\nWho,,Where,,\nCity,Country,Partners,Received,\n\
            Lindau,DE,Bregenz (AT),2020-05-02 14:30,by post\n";
        let table = read(text.as_bytes()).unwrap();
        assert_eq!(table.headings, ["City", "Country", "Partners", "Received", "(5)"]);
        assert_eq!((table.rows.len(), table.rows[0].1[4].as_str()), (1, "by post"));
    }

    #[test]
    fn of_a_workbook_the_fullest_sheet_is_read_with_its_numbers_and_times() {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        workbook.add_worksheet().write_string(0, 0, "See the next sheet").unwrap();
        let sheet = workbook.add_worksheet();
        for (column, heading) in (0..).zip(["City", "Area", "Received"]) {
            sheet.write_string(0, column, heading).unwrap();
        }
        sheet.write_string(1, 0, "Lindau").unwrap();
        sheet.write_number(1, 1, 33.187).unwrap();
        let shape = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd hh:mm");
        sheet.write_number_with_format(1, 2, 43_953.75, &shape).unwrap();
        let table = read(&workbook.save_to_buffer().unwrap()).unwrap();
        let (line, cells) = &table.rows[0];
        assert_eq!((*line, table.rows.len()), (2, 1));
        assert_eq!(*cells, ["Lindau", "33.187", "2020-05-02 18:00:00"]);
        assert_eq!(table.exact, BTreeMap::from([((2, 1), Exact::Number), ((2, 2), Exact::Moment)]));
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
