//! CSV by RFC 4180: UTF-8 without a byte order mark, commas, CRLF, a line of headings.
//!
//! A spreadsheet takes a cell that begins like a formula for one. Such words get a leading apostrophe; so do words
//! that begin with apostrophes before such a sign, so that taking one apostrophe away gives every cell back.

use std::borrow::Cow;

use csv::{Terminator, WriterBuilder};

use super::links::Links;
use super::table::{Cell, Table};
use super::tables;
use crate::announcement::Content;

/// One line a row of the announcement.
pub fn rows_csv(content: &Content, links: &Links) -> Vec<u8> {
    write(&tables::rows(content, links))
}

/// One line a city, with the columns of its row.
pub fn cities_csv(content: &Content, links: &Links) -> Vec<u8> {
    write(&tables::cities(content, links))
}

/// The words as a cell that no spreadsheet takes for a formula.
pub fn neutralised(words: &str) -> Cow<'_, str> {
    if words.trim_start_matches('\'').starts_with(begins_a_formula) {
        Cow::Owned(format!("'{words}"))
    } else {
        Cow::Borrowed(words)
    }
}

/// The signs by which spreadsheets know a formula, the wide forms of East Asian keyboards among them.
fn begins_a_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
}

/// Any table: exactly the cells that are given, but for the apostrophes before what looks like a formula.
pub fn table_csv(table: &Table) -> Vec<u8> {
    write(table)
}

/// Further rows of a table whose beginning is written already.
pub fn more_csv(rows: &[Vec<Cell>]) -> Vec<u8> {
    lines(rows.iter().map(|row| row.iter().map(text).collect()))
}

fn write(table: &Table) -> Vec<u8> {
    let headings = table.columns.iter().map(|name| neutralised(name)).collect();
    lines(std::iter::once(headings).chain(table.rows.iter().map(|row| row.iter().map(text).collect())))
}

fn lines<'t>(lines: impl Iterator<Item = Vec<Cow<'t, str>>>) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).flexible(true).from_writer(Vec::new());
    for cells in lines {
        writer.write_record(cells.iter().map(|cell| cell.as_bytes())).expect("memory takes every line");
    }
    writer.into_inner().expect("memory takes every line")
}

fn text(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Text(words) => neutralised(words),
        Cell::Whole(number) => number.to_string().into(),
        Cell::Decimal(number) if number.is_finite() => number.to_string().into(),
        Cell::Truth(truth) => if *truth { "true" } else { "false" }.into(),
        Cell::Empty | Cell::Decimal(_) => "".into(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::anything::words;
    use super::*;

    fn table(cells: Vec<Cell>) -> Table {
        Table { columns: vec!["a".into(); cells.len()], rows: vec![cells] }
    }

    fn written(cells: Vec<Cell>) -> String {
        String::from_utf8(write(&table(cells))).unwrap()
    }

    /// What a reader of our documentation does to get a cell back.
    fn given_back(cell: &str) -> &str {
        match cell.strip_prefix('\'') {
            Some(rest) if rest.trim_start_matches('\'').starts_with(begins_a_formula) => rest,
            _ => cell,
        }
    }

    #[test]
    fn words_like_a_formula_are_words_and_numbers_stay_numbers() {
        let cells = vec![Cell::from("=cmd()"), Cell::from("-1"), Cell::from(-8.47), Cell::from(-3_i64)];
        assert_eq!(written(cells), "a,a,a,a\r\n'=cmd(),'-1,-8.47,-3\r\n");
    }

    #[test]
    fn a_city_whose_name_begins_with_an_apostrophe_keeps_it() {
        assert_eq!(neutralised("'s-Hertogenbosch"), "'s-Hertogenbosch");
        assert_eq!(neutralised("'=1"), "''=1");
    }

    #[test]
    fn commas_quotes_and_line_breaks_are_quoted() {
        let cells = vec!["a,b".into(), "say \"x\"".into(), "two\nlines".into(), Cell::Empty];
        assert_eq!(written(cells), "a,a,a,a\r\n\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",\r\n");
    }

    #[test]
    fn a_number_that_is_not_finite_is_nothing() {
        assert_eq!(written(vec![Cell::Decimal(f64::NAN), Cell::Truth(true)]), "a,a\r\n,true\r\n");
    }

    proptest! {
        #[test]
        fn no_words_begin_like_a_formula_and_all_words_come_back(words in words()) {
            let file = write(&table(vec![Cell::from(words.as_str()), Cell::from(1.5)]));
            let mut reader = csv::Reader::from_reader(file.as_slice());
            let records: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
            prop_assert_eq!(records.len(), 1);
            prop_assert!(!records[0][0].starts_with(begins_a_formula));
            prop_assert_eq!(given_back(&records[0][0]), words);
            prop_assert_eq!(&records[0][1], "1.5");
        }
    }
}
