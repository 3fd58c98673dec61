//! Reading a list of selected cities as it was published.
//!
//! One way through: bytes → letters (`encoding`) → clean lines (`lines`) or a table (`csv`, `xlsx`, `html`) → blocks
//! (`blocks`) → shapes (`shape`) → rows (`listing`, `table`, `entry`) and figures (`claims`). Everything is pure: no
//! clock, no file, no database. Every line that is not empty ends somewhere in the [`Reading`].

mod ahead;
mod aside;
mod blocks;
mod brackets;
mod claims;
mod columns;
mod compare;
mod consortium;
mod countries;
mod csv;
mod encoding;
mod entry;
mod error;
mod format;
mod grid;
mod headings;
mod html;
mod joined;
mod language;
pub mod limits;
mod lines;
mod listing;
mod lists;
mod marks;
mod register;
mod report;
mod shape;
mod side_by_side;
mod table;
mod tables;
mod vertical;
mod words;
mod xlsx;

use std::collections::BTreeMap;

use centum_base::Digest;

use self::blocks::Block;
pub use self::columns::{Column, Mapping};
pub use self::compare::{Change, Field, diff};
pub use self::encoding::{Encoding, Known};
pub use self::error::{FileKind, NeedsMapping, ReadError, WorkbookFault};
pub use self::language::Language;
use self::lines::Cleaner;
use self::listing::Listing;
pub use self::report::{
    Doubt, Format, Heading, MarkUse, Notice, ReadRow, ReadSeat, Reading, Unread, UnreadReason,
};

/// What is known about a source besides its bytes.
#[derive(Clone, Debug, Default)]
pub struct Hints<'a> {
    /// The name of the file.
    pub file_name: Option<&'a str>,
    /// The media type that it was sent with, perhaps with its charset.
    pub media_type: Option<&'a str>,
    /// What the columns hold, as a person has said before.
    pub mapping: Option<Mapping>,
    /// The language of the source, where a person has said so.
    pub language: Option<Language>,
}

/// Reads a source: text as on a page, CSV, a workbook, or the source of a page.
pub fn read(bytes: &[u8], hints: &Hints<'_>) -> Result<Reading, ReadError> {
    if format::is_workbook(bytes)? {
        return tables::workbook(bytes, hints);
    }
    let declared = format::declared_encoding(bytes, hints);
    let decoded = encoding::decode(bytes, declared.as_deref());
    if decoded.text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    if format::is_binary(&decoded.text) {
        return Err(ReadError::Unsupported { found: FileKind::Binary });
    }
    let mut cleaner = Cleaner::default();
    let format = format::of_text(&decoded.text, hints);
    let blocks = match format {
        Format::Html => html::blocks(&decoded.text, &mut cleaner)?,
        Format::Csv => tables::csv(&decoded.text, hints, &mut cleaner)?,
        Format::Text | Format::Xlsx => blocks::of_lines(lines::lines(&decoded.text, &mut cleaner)?),
    };
    let mut notices: Vec<Notice> = cleaner.notices().collect();
    if decoded.replaced > 0 {
        notices.push(Notice::BytesReplaced { count: decoded.replaced });
    }
    let source = Source { format, encoding: Some(decoded.encoding), digest: Digest::of(bytes) };
    Ok(understand(&blocks, source, hints, notices))
}

/// What is known of a source once it is taken apart.
struct Source {
    format: Format,
    encoding: Option<Encoding>,
    digest: Digest,
}

/// Understands the blocks of a source, whatever its format was.
fn understand(blocks: &[Block], source: Source, hints: &Hints<'_>, mut notices: Vec<Notice>) -> Reading {
    let texts = || {
        blocks.iter().flat_map(|block| match block {
            Block::Line(line) => vec![line.text.as_str()],
            Block::Table(grid, _) => grid.rows.iter().flat_map(|row| row.filled()).collect(),
        })
    };
    let language = hints.language.or_else(|| Language::guess(texts()));
    let mut listing = listing::read(blocks, language);
    if listing.register.rows.is_empty() && language.is_some() {
        // The words around a list may be of one language and its countries of another.
        let anew = listing::read(blocks, None);
        if !anew.register.rows.is_empty() {
            listing = anew;
        }
    }
    let Listing { mut register, legends, .. } = listing;
    register.unify_marks();
    let marks = marks_in_use(&register, &legends);
    let stated = claims::read(&register.passages, &claims::Programmes::of(&marks));
    notices.extend(register.find_repeated());
    notices.extend(stated.notices);
    let ignored: Vec<String> = blocks.iter().flat_map(Block::ignored_columns).map(str::to_owned).collect();
    if !ignored.is_empty() {
        notices.push(Notice::ColumnsIgnored { headers: ignored });
    }
    let mapping = blocks.iter().find_map(|block| match block {
        Block::Table(_, columns) if source.format != Format::Text => Some(columns.mapping()),
        _ => None,
    });
    let mut open_seats = stated.seats;
    open_seats.append(&mut register.seats);
    open_seats.sort_by_key(|seat| seat.line);
    Reading {
        format: source.format,
        encoding: source.encoding,
        language,
        digest: source.digest,
        mapping,
        rows: register.rows,
        open_seats,
        claims: stated.claims,
        marks,
        headings: register.headings,
        prose: register.prose,
        unread: register.unread,
        notices,
    }
}

/// The marks that rows carry, with what a legend or a name with their initials says that they mean.
fn marks_in_use(register: &register::Register, legends: &[(String, String, u32)]) -> Vec<MarkUse> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for mark in register.rows.iter().flat_map(|read| &read.row.marks) {
        *counts.entry(mark).or_default() += 1;
    }
    let legends: BTreeMap<&str, (&str, u32)> = legends
        .iter()
        .rev()
        .map(|(mark, meaning, line)| (mark.as_str(), (meaning.as_str(), *line)))
        .collect();
    let passages = || register.passages.iter().map(|passage| passage.text.as_str());
    let explain = |at: usize, mark: &str| match legends.get(mark) {
        Some(&(meaning, line)) => (Some(meaning.to_owned()), Some(line)),
        None if at < limits::MAX_MARKS_EXPLAINED => (marks::spelled_out(mark, passages()), None),
        None => (None, None),
    };
    let used = counts.into_iter().enumerate().map(|(at, (mark, rows))| {
        let (meaning, line) = explain(at, mark);
        MarkUse { mark: mark.to_owned(), rows, meaning, line }
    });
    used.collect()
}
