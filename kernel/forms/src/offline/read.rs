//! Reading a filled copy.

use std::collections::BTreeMap;

use super::reading::{CellText, Sheet, WorkbookError, sheets};
use super::rows::{self, Input};
use super::write::{ANSWER, HELP, KEY, QUESTION};
use super::{ABOUT, SCHEMA, TICK};
use crate::typed::{self, Pairs, Writing, YES};
use crate::{Fault, Field, Form, Kind, Part, Value};

/// What a filled copy says.
#[derive(Clone, Debug, PartialEq)]
pub struct Filled {
    /// The application that it was made for.
    pub of: String,
    /// The version of the form that it was made from.
    pub form: u32,
    /// The language that it was made in.
    pub lang: String,
    /// The answers in the order of the workbook.
    pub answers: Vec<Read>,
    /// Rows whose question the form does not have: sheet and cell of each.
    pub unknown: Vec<(String, String)>,
    /// Words in rows that were put in and name no question: sheet and first cell of each.
    pub stray: Vec<(String, String)>,
}

/// One answer of a copy.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// Whose.
    pub part: Part,
    /// To what.
    pub field: crate::FieldKey,
    /// The revision that stood when the copy was made.
    pub base: u32,
    /// The answer, or the limit that it goes beyond.
    pub answer: Result<Option<Value>, Fault>,
    /// The sheet.
    pub sheet: String,
    /// The cell, as spreadsheets call it: the first one of the answer.
    pub cell: String,
    /// The first cell of each row of a table, the first row first.
    pub rows: Vec<String>,
}

/// Why a copy is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OfflineError {
    /// The workbook cannot be read.
    #[error(transparent)]
    Workbook(#[from] WorkbookError),
    /// It was not written here, or its hidden sheet is gone.
    #[error("this workbook is no copy of an application: its hidden sheet is missing")]
    NotACopy,
}

/// Reads a filled copy for a form.
pub fn read(bytes: &[u8], form: &Form) -> Result<Filled, OfflineError> {
    let sheets = sheets(bytes)?;
    let about = sheets.iter().find(|sheet| sheet.name == ABOUT).ok_or(OfflineError::NotACopy)?;
    let facts: BTreeMap<&str, &str> = lines(about)
        .filter_map(|line| Some((at(line, 0)?.text.as_str(), at(line, 1)?.text.as_str())))
        .collect();
    if facts.get("schema") != Some(&SCHEMA) {
        return Err(OfflineError::NotACopy);
    }
    let fact = |name: &str| facts.get(name).copied().unwrap_or_default();
    let lang = fact("lang").to_owned();
    let writing = Writing::of(&lang);
    let mut filled = Filled {
        of: fact("of").to_owned(),
        form: fact("form").parse().unwrap_or(0),
        lang,
        answers: Vec::new(),
        unknown: Vec::new(),
        stray: Vec::new(),
    };
    for sheet in sheets.iter().filter(|sheet| sheet.name != ABOUT) {
        sheet_of(sheet, form, writing, &mut filled);
    }
    Ok(filled)
}

/// The filled cells of a sheet, row by row.
fn lines(sheet: &Sheet) -> impl Iterator<Item = &[CellText]> {
    sheet.cells.chunk_by(|one, other| one.row == other.row)
}

fn at(line: &[CellText], column: u16) -> Option<&CellText> {
    line.iter().find(|cell| cell.column == u32::from(column))
}

/// Whether a row names what it asks.
fn is_keyed(line: &[CellText]) -> bool {
    at(line, KEY).is_some_and(|cell| cell.text.trim().starts_with("a."))
}

/// Whether the columns stand where they were written, by the heads above the questions. Where one was put in or taken out,
/// help would be read as an answer, and an answer as none.
fn is_in_place(sheet: &Sheet) -> bool {
    let head = lines(sheet).take_while(|line| !is_keyed(line)).find(|line| line.len() > 1);
    let Some(head) = head else { return true };
    let has = |line: &[CellText], column: u16| at(line, column).is_some();
    // Without the help the answers are where they were; without the questions they are not.
    has(head, QUESTION)
        && has(head, ANSWER)
        && (has(head, HELP) || lines(sheet).filter(|line| is_keyed(line)).all(|line| has(line, QUESTION)))
}

/// Words in rows that were put in. Only the heads of a table stand without a question too, above its row 1.
fn strays(sheet: &Sheet) -> Vec<(String, String)> {
    let all: Vec<&[CellText]> = lines(sheet).collect();
    if !all.iter().any(|line| is_keyed(line)) {
        return Vec::new();
    }
    let is_row_one = |line: &&[CellText]| at(line, QUESTION).is_some_and(|cell| cell.text.trim() == "1");
    let stray = |(index, line): (usize, &&[CellText])| {
        let first = line.first().filter(|cell| cell.column >= u32::from(ANSWER))?;
        let is_heads = all.get(index + 1).is_some_and(is_row_one);
        (!is_heads).then(|| (sheet.name.clone(), first.address()))
    };
    all.iter().enumerate().filter_map(stray).collect()
}

/// An answer in the making.
struct Gathered<'f> {
    field: &'f Field,
    pairs: Pairs,
    read: Read,
}

fn sheet_of(sheet: &Sheet, form: &Form, writing: Writing, filled: &mut Filled) {
    if !is_in_place(sheet) {
        return;
    }
    filled.stray.extend(strays(sheet));
    let mut open: Option<Gathered<'_>> = None;
    for line in lines(sheet) {
        let Some(key) = at(line, KEY).map(|cell| cell.text.trim()) else { continue };
        let row = line.first().map_or(0, |cell| cell.row);
        let cell = super::reading::address(row, u32::from(ANSWER));
        let Some((part, field, below)) = taken_apart(key, form) else {
            if key.starts_with("a.") {
                filled.unknown.push((sheet.name.clone(), cell));
            }
            continue;
        };
        let same = open.as_ref().is_some_and(|open| open.read.part == part && open.field.key == field.key);
        if !same {
            close(open.take(), writing, filled);
            let base = at(line, 1).and_then(|cell| cell.text.trim().parse().ok()).unwrap_or(0);
            let read = Read {
                part,
                field: field.key.clone(),
                base,
                answer: Ok(None),
                sheet: sheet.name.clone(),
                cell: cell.clone(),
                rows: Vec::new(),
            };
            open = Some(Gathered { field, pairs: Pairs::default(), read });
        }
        if let Some(open) = &mut open {
            gather(open, line, &below, writing);
            open.read.rows.push(cell);
        }
    }
    close(open, writing, filled);
}

/// The part, the field and what stands below it in the name of an input.
fn taken_apart<'f>(key: &str, form: &'f Form) -> Option<(Part, &'f Field, String)> {
    let mut pieces = key.strip_prefix("a.")?.splitn(3, '.');
    let Ok(part) = pieces.next()?.parse();
    let name = pieces.next()?;
    let (name, option) = name.split_once(':').map_or((name, None), |(name, option)| (name, Some(option)));
    let (_, field) = form.field(name)?;
    let below = option.map(|option| format!(":{option}")).or_else(|| pieces.next().map(str::to_owned));
    Some((part, field, below.unwrap_or_default()))
}

/// Adds what stands in a row.
fn gather(open: &mut Gathered<'_>, line: &[CellText], below: &str, writing: Writing) {
    let text_of = |cell: &CellText| match cell.number {
        true => writing.localised(&cell.text),
        false => cell.text.clone(),
    };
    if let Kind::Table { columns, .. } = &open.field.kind {
        for (column, (of, row)) in (ANSWER..).zip(rows::columns(columns)) {
            let Some(cell) = at(line, column) else { continue };
            let name = match row.below.as_str() {
                "" => format!("{below}.{}", of.key),
                part => format!("{below}.{}.{part}", of.key),
            };
            let text = match row.input {
                Input::Tick if is_tick(&cell.text) => YES.to_owned(),
                _ => text_of(cell),
            };
            open.pairs.0.push((name, text));
        }
        return;
    }
    let Some(cell) = at(line, ANSWER) else { return };
    match below.strip_prefix(':') {
        // Anything but a clear no is a tick: a person who marks an option means it.
        Some(option) if !is_no(&cell.text) => open.pairs.0.push((String::new(), option.to_owned())),
        Some(_) => {}
        None if matches!(open.field.kind, Kind::Declaration) && is_tick(&cell.text) => {
            open.pairs.0.push((below.to_owned(), YES.to_owned()));
        }
        None => open.pairs.0.push((below.to_owned(), text_of(cell))),
    }
}

fn is_tick(text: &str) -> bool {
    matches!(text.trim().to_lowercase().as_str(), TICK | "✓" | "✔" | "☑" | "1" | "yes")
}

/// Signs of a no, and the word for it in the languages of the Union.
const NO: [&str; 20] = [
    "0", "-", "–", "false", "no", "non", "nein", "nee", "nej", "não", "nie", "ne", "ni", "nu", "nem", "ei",
    "nē", "le", "όχι", "не",
];

fn is_no(text: &str) -> bool {
    NO.contains(&text.trim().to_lowercase().as_str())
}

fn close(open: Option<Gathered<'_>>, writing: Writing, filled: &mut Filled) {
    let Some(Gathered { field, pairs, mut read }) = open else { return };
    if !field.kind.is_typed() {
        return;
    }
    read.answer = typed::read(field, &pairs, writing);
    filled.answers.push(read);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_writes_no_beside_an_option_does_not_choose_it_in_whatever_language() {
        for no in ["no", " Nein ", "NON", "Não", "Όχι", "не", "-"] {
            assert!(is_no(no), "{no}");
        }
        for yes in [TICK, "ja", "oui", "1", "this one"] {
            assert!(!is_no(yes), "{yes}");
        }
    }
}
