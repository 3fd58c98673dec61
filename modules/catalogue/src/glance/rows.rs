//! Rows out of the beginning of a file. Pure; whatever the bytes are, a bounded table comes of them or nothing.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// More of a file is not read.
pub const MOST_BYTES: usize = 64 << 10;
/// So many rows and columns are kept.
const MOST_ROWS: usize = 20;
const MOST_COLUMNS: usize = 20;
/// The longest cell, in characters.
const LONGEST_CELL: usize = 120;
/// The characters that part cells, the likeliest first.
const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];

/// How a file is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Cells in lines.
    Lines,
    /// A list of objects, or of places with properties.
    Objects,
}

/// The beginning of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows {
    /// What the columns are called.
    pub columns: Vec<String>,
    /// Their cells.
    pub rows: Vec<Vec<String>>,
    /// Whether there are more rows or columns.
    pub more: bool,
}

/// How a file is laid out, by its media type or the end of its address; none where it is not worth looking.
pub fn shape(media_type: Option<&str>, address: &str) -> Option<Shape> {
    let path = address.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let ends = |all: &[&str]| all.iter().any(|end| path.ends_with(end));
    match media_type {
        Some("text/csv" | "text/tab-separated-values") => Some(Shape::Lines),
        Some("application/geo+json") => Some(Shape::Objects),
        Some("application/json") | None if ends(&[".json", ".geojson"]) => Some(Shape::Objects),
        Some("text/plain" | "application/octet-stream" | "application/csv") | None
            if ends(&[".csv", ".tsv"]) =>
        {
            Some(Shape::Lines)
        }
        _ => None,
    }
}

/// The table that a beginning of a file holds. `whole` tells whether that is all of it.
pub fn read(shape: Shape, bytes: &[u8], whole: bool) -> Option<Rows> {
    let bytes = &bytes[..bytes.len().min(MOST_BYTES)];
    let text = text(bytes, whole)?;
    match shape {
        Shape::Lines => lines(&text, whole),
        Shape::Objects if whole => objects(&text),
        Shape::Objects => None,
    }
}

/// What Windows has in the place of the second control characters of Latin-1: spreadsheets write the euro sign and
/// quotation marks so. Five places are empty.
const OF_WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The letter of a byte in Latin-1, as Windows has it.
fn letter(byte: u8) -> char {
    match byte {
        0x80..=0x9f => OF_WINDOWS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// The text of bytes: UTF-8, or Latin-1 where it is none; nothing where it is no text at all.
fn text(bytes: &[u8], whole: bool) -> Option<String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.contains(&0) {
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.to_owned()),
        // A beginning may end in the middle of a character.
        Err(error) if !whole && error.error_len().is_none() => {
            Some(String::from_utf8_lossy(&bytes[..error.valid_up_to()]).into_owned())
        }
        Err(_) => Some(bytes.iter().map(|byte| letter(*byte)).collect()),
    }
}

fn cell(text: &str) -> String {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    let mut cell: String = text.trim().chars().take(LONGEST_CELL).map(plain).collect();
    if text.trim().chars().nth(LONGEST_CELL).is_some() {
        cell.push('…');
    }
    cell
}

fn lines(text: &str, whole: bool) -> Option<Rows> {
    let begin = text.trim_start();
    if begin.starts_with('<') || begin.is_empty() {
        return None;
    }
    let separator = separator(text)?;
    let (mut records, cut) = records(text, separator, whole);
    if records.len() < 2 {
        return None;
    }
    let columns = records.remove(0);
    let width = columns.len().min(MOST_COLUMNS);
    let more = cut || columns.len() > width || records.len() > MOST_ROWS;
    let fit = |row: Vec<String>| {
        let cells = row.iter().take(width).map(|text| cell(text));
        cells.chain(std::iter::repeat(String::new())).take(width).collect()
    };
    Some(Rows { columns: fit(columns), rows: records.into_iter().take(MOST_ROWS).map(fit).collect(), more })
}

/// What parts the cells: what stands most often in the first line.
fn separator(text: &str) -> Option<char> {
    let first = text.lines().find(|line| !line.trim().is_empty())?;
    let counted = SEPARATORS.iter().rev().map(|one| (first.matches(*one).count(), *one));
    // A table of one column has no separator; then any will do.
    counted.max_by_key(|(count, _)| *count).map(|(_, one)| one)
}

/// The first records; and whether something was left out. Line breaks and separators in quotes belong to their cell.
fn records(text: &str, separator: char, whole: bool) -> (Vec<Vec<String>>, bool) {
    let (mut records, mut record, mut field) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                field.push('"');
            }
            '"' if quoted || field.trim().is_empty() => quoted = !quoted,
            '\r' if !quoted && letters.peek() == Some(&'\n') => {}
            '\n' | '\r' if !quoted => {
                record.push(std::mem::take(&mut field));
                let full = std::mem::take(&mut record);
                if full.iter().any(|field: &String| !field.trim().is_empty()) {
                    records.push(full);
                }
                if records.len() > MOST_ROWS {
                    return (records, letters.peek().is_some() || !whole);
                }
            }
            letter if letter == separator && !quoted => record.push(std::mem::take(&mut field)),
            letter => field.push(letter),
        }
    }
    // What the end cuts through is no row.
    if whole && (!field.is_empty() || !record.is_empty()) {
        record.push(field);
        records.push(record);
    }
    (records, !whole)
}

fn objects(text: &str) -> Option<Rows> {
    let value: Value = serde_json::from_str(text).ok()?;
    let list = match &value {
        Value::Array(list) => list,
        Value::Object(map) => {
            let lists = ["features", "results", "records", "data", "items"];
            lists.iter().find_map(|name| map.get(*name)?.as_array())?
        }
        _ => return None,
    };
    let inner = |one: &Value| match one.get("properties") {
        Some(Value::Object(properties)) => Some(properties.clone()),
        _ => one.as_object().cloned(),
    };
    let found: Vec<_> = list.iter().take(MOST_ROWS).map(inner).collect::<Option<_>>()?;
    let mut names: Vec<&String> = Vec::new();
    for name in found.iter().flat_map(|one| one.keys()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        return None;
    }
    let more = list.len() > MOST_ROWS || names.len() > MOST_COLUMNS;
    names.truncate(MOST_COLUMNS);
    let told = |value: Option<&Value>| match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => cell(text),
        Some(other) => cell(&other.to_string()),
    };
    let rows = found.iter().map(|one| names.iter().map(|name| told(one.get(name.as_str()))).collect());
    Some(Rows { rows: rows.collect(), columns: names.iter().map(|name| cell(name)).collect(), more })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(text: &str) -> Rows {
        read(Shape::Lines, text.as_bytes(), true).unwrap()
    }

    #[test]
    fn cells_are_parted_by_what_the_first_line_has_most_of() {
        assert_eq!(of("a;b;c,d\n1;2;3\n").columns, ["a", "b", "c,d"]);
        assert_eq!(of("a\tb\n1\t2").rows, [["1", "2"]]);
        assert_eq!(of("a,b\r\n\"x, \"\"y\"\"\n z\",2\r\n").rows, [["x, \"y\"  z", "2"]]);
        assert_eq!(of("name\nAna\n").rows, [["Ana"]]);
    }

    #[test]
    fn what_a_spreadsheet_wrote_in_the_letters_of_windows_is_read() {
        let rows = read(Shape::Lines, b"Stra\xdfe;Preis\n\x84Am See\x93;5 \x80\n", true).unwrap();
        assert_eq!(rows.columns, ["Straße", "Preis"]);
        assert_eq!(rows.rows, [["„Am See“", "5 €"]]);
    }

    #[test]
    fn a_row_that_is_too_short_or_too_long_fits_its_columns() {
        assert_eq!(of("a,b\n1\n1,2,3\n").rows, [["1", ""], ["1", "2"]]);
    }

    #[test]
    fn what_the_end_cuts_through_is_left_out() {
        let rows = read(Shape::Lines, "a,b\n1,2\n3,4".as_bytes(), false).unwrap();
        assert_eq!((rows.rows.len(), rows.more), (1, true));
        assert_eq!(read(Shape::Objects, b"[{\"a\":1},", false), None);
        let cut = &"a\nä".as_bytes()[..3];
        assert_eq!(read(Shape::Lines, cut, false), None, "half a letter, and no row");
    }

    #[test]
    fn places_show_their_properties() {
        let text = r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,
            "properties":{"name":"Oak","height":12}},{"type":"Feature","properties":{"name":null,"old":true}}]}"#;
        let rows = read(Shape::Objects, text.as_bytes(), true).unwrap();
        assert_eq!(rows.columns, ["name", "height", "old"]);
        assert_eq!(rows.rows, [["Oak", "12", ""], ["", "", "true"]]);
    }

    #[test]
    fn a_page_for_people_an_archive_and_a_scalar_show_nothing() {
        for bytes in [&b"<!doctype html><p>a,b\n1,2"[..], b"PK\x03\x04\0\0a,b\n1,2\n", b""] {
            assert_eq!(read(Shape::Lines, bytes, true), None);
        }
        for text in ["3", "{}", "[1,2]", "[]", "{\"a\":[1]}"] {
            assert_eq!(read(Shape::Objects, text.as_bytes(), true), None, "{text}");
        }
    }

    #[test]
    fn only_small_and_open_kinds_are_looked_at() {
        assert_eq!(shape(Some("text/csv"), "https://a.example/x"), Some(Shape::Lines));
        assert_eq!(
            shape(Some("application/json"), "https://a.example/api/3"),
            None,
            "an interface is no file"
        );
        assert_eq!(shape(Some("application/json"), "https://a.example/x.GeoJSON?v=1"), Some(Shape::Objects));
        assert_eq!(shape(Some("text/html"), "https://a.example/x.csv"), None);
        assert_eq!(shape(None, "https://a.example/x.pdf"), None);
    }

    proptest! {
        #[test]
        fn whatever_comes_the_table_is_bounded(bytes in prop::collection::vec(any::<u8>(), 0..4000), whole: bool) {
            for shape in [Shape::Lines, Shape::Objects] {
                if let Some(rows) = read(shape, &bytes, whole) {
                    prop_assert!(rows.rows.len() <= MOST_ROWS && rows.columns.len() <= MOST_COLUMNS);
                    for row in &rows.rows {
                        prop_assert_eq!(row.len(), rows.columns.len());
                        prop_assert!(row.iter().all(|cell| cell.chars().count() <= LONGEST_CELL + 1));
                        prop_assert!(!row.iter().any(|cell| cell.chars().any(char::is_control)));
                    }
                }
            }
        }
    }
}
