//! Cells parted by a comma, a semicolon, a tab or a bar.

use super::error::ReadError;
use super::grid::{Grid, GridRow};
use super::limits::{MAX_CELL_CHARS, MAX_COLUMNS, MAX_JOINED_LINES, MAX_LINES};
use super::lines::Cleaner;

/// The signs that part cells.
const DELIMITERS: [u8; 4] = *b";\t,|";
/// Lines that are looked at to find the sign.
pub(super) const LINES_LOOKED_AT: usize = 30;

/// The sign that parts the cells of `text`: the one that most lines have equally often. `None` where no sign does.
pub(super) fn delimiter(text: &str) -> Option<u8> {
    let lines: Vec<&str> =
        text.lines().filter(|line| !line.trim().is_empty()).take(LINES_LOOKED_AT).collect();
    let regularity = |delimiter: u8| {
        let counts: Vec<usize> = lines.iter().map(|line| unquoted(line, delimiter)).collect();
        let agreeing = |count: usize| counts.iter().filter(|&&other| other == count).count();
        counts.iter().filter(|&&count| count > 0).map(|&count| (agreeing(count), count)).max()
    };
    let scores = DELIMITERS.iter().filter_map(|&delimiter| Some((regularity(delimiter)?, delimiter)));
    // Of equals the earlier one counts: a comma stands in names of places, a semicolon hardly.
    let best = scores.rev().max_by_key(|&((agreeing, _), _)| agreeing)?;
    (best.0.0 * 2 >= lines.len()).then_some(best.1)
}

/// Whether every line has the same number of semicolons or bars, so that it can hardly be anything but a table.
pub(super) fn is_regular(text: &str) -> bool {
    let lines: Vec<&str> =
        text.lines().filter(|line| !line.trim().is_empty()).take(LINES_LOOKED_AT).collect();
    lines.len() >= 3
        && b";|".iter().any(|&delimiter| {
            let first = unquoted(lines[0], delimiter);
            first > 0
                && !lines[0].trim_start().starts_with('|')
                && lines.iter().all(|line| unquoted(line, delimiter) == first)
        })
}

/// How often the sign stands outside quotation marks.
fn unquoted(line: &str, delimiter: u8) -> usize {
    let mut quoted = false;
    line.bytes()
        .filter(|&byte| {
            quoted ^= byte == b'"';
            !quoted && byte == delimiter
        })
        .count()
}

/// Reads `text` as a table.
pub(super) fn read(text: &str, delimiter: u8, cleaner: &mut Cleaner) -> Result<Grid, ReadError> {
    match parse(text, delimiter, true, cleaner)? {
        Some(grid) => Ok(grid),
        // A quotation mark that never closes swallows what follows: then quotation marks are letters.
        None => Ok(parse(text, delimiter, false, cleaner)?.unwrap_or_default()),
    }
}

fn parse(text: &str, delimiter: u8, quoting: bool, cleaner: &mut Cleaner) -> Result<Option<Grid>, ReadError> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .quoting(quoting)
        .from_reader(text.as_bytes());
    let mut grid = Grid::default();
    let mut record = csv::StringRecord::new();
    let mut breaks = LineCounter::new(text);
    loop {
        let begin = after_breaks(text, position(&reader));
        match reader.read_record(&mut record) {
            Ok(false) => return Ok(Some(grid)),
            Ok(true) => {}
            // The text is valid UTF-8 and rows may differ in length: no other error is left.
            Err(_) => return Ok(None),
        }
        let start = breaks.line_of(begin);
        let end = breaks.line_of(position(&reader).saturating_sub(1)).max(start);
        if quoting && end.saturating_sub(start) as usize > MAX_JOINED_LINES {
            return Ok(None);
        }
        if grid.rows.len() >= MAX_LINES {
            return Err(ReadError::TooManyLines { limit: MAX_LINES });
        }
        if record.len() > MAX_COLUMNS {
            return Err(ReadError::TooManyColumns { limit: MAX_COLUMNS });
        }
        let cells = record.iter().map(|cell| {
            let shown = cell.char_indices().nth(MAX_CELL_CHARS).map_or(cell, |(at, _)| &cell[..at]);
            cleaner.clean(shown, start).replace(['\n', '\r', '\t'], " ").trim().to_owned()
        });
        grid.rows.push(GridRow { line: start, last: end, cells: cells.collect() });
    }
}

fn position<R: std::io::Read>(reader: &csv::Reader<R>) -> usize {
    usize::try_from(reader.position().byte()).unwrap_or(usize::MAX)
}

/// The offset of the first byte from `offset` on that ends no line.
fn after_breaks(text: &str, offset: usize) -> usize {
    let rest = text.as_bytes().get(offset..).unwrap_or_default();
    offset + rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count()
}

/// Turns offsets into line numbers, going forward only.
struct LineCounter<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u32,
}

impl<'a> LineCounter<'a> {
    fn new(text: &'a str) -> Self {
        Self { bytes: text.as_bytes(), at: 0, line: 1 }
    }

    fn line_of(&mut self, offset: usize) -> u32 {
        let offset = offset.min(self.bytes.len());
        if offset > self.at {
            let passed = &self.bytes[self.at..offset];
            let breaks = passed.iter().filter(|&&byte| byte == b'\n').count();
            self.line = self.line.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
            self.at = offset;
        }
        self.line
    }
}

/// Whether every line is made of cells in quotes.
pub(super) fn is_quoted(text: &str, delimiter: u8) -> bool {
    let between = format!("\"{}\"", char::from(delimiter));
    let mut lines =
        text.lines().map(str::trim).filter(|line| !line.is_empty()).take(LINES_LOOKED_AT).peekable();
    lines.peek().is_some()
        && lines.all(|line| line.starts_with('"') && line.ends_with('"') && line.contains(&between))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(text: &str) -> Grid {
        read(text, delimiter(text).unwrap(), &mut Cleaner::default()).unwrap()
    }

    #[test]
    fn the_sign_between_cells_is_found() {
        assert_eq!(delimiter("City,Country\nUlm,Germany"), Some(b','));
        assert_eq!(delimiter("Stadt;Land\n\"Ulm, Donau\";Germany"), Some(b';'));
        assert_eq!(delimiter("Ulm|Germany\nNice|France"), Some(b'|'));
        assert_eq!(delimiter("Ulm\nNice\nRome"), None);
    }

    #[test]
    fn quoted_cells_may_run_over_lines_and_keep_their_line() {
        let grid = grid("City,Country\n\"Gava\n(two)\",Spain\nUlm,Germany\n");
        let lines: Vec<_> = grid.rows.iter().map(|row| (row.line, row.last)).collect();
        assert_eq!(lines, [(1, 1), (2, 3), (4, 4)]);
        assert_eq!(grid.rows[1].cells, ["Gava (two)", "Spain"]);
    }

    #[test]
    fn a_quotation_mark_that_never_closes_swallows_nothing() {
        let rows = "Ulm,Germany\n".repeat(100);
        assert_eq!(grid(&format!("City,Country\n\"Nice,France\n{rows}")).rows.len(), 102);
    }
}
