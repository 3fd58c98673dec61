//! What people send to do harm, or by mistake.

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use centum_cohort::reading::limits::{MAX_LINES, MAX_NAME_CHARS, MAX_TEXT_BYTES};
use centum_cohort::reading::{FileKind, Hints, Notice, ReadError, UnreadReason, WorkbookFault, read};
use zip::write::SimpleFileOptions;

fn refused(bytes: &[u8]) -> ReadError {
    read(bytes, &Hints::default()).expect_err("it must be refused")
}

#[test]
fn fifty_megabytes_are_refused_before_any_work() {
    let bytes = vec![b'a'; 50 * 1024 * 1024];
    let started = Instant::now();
    assert_eq!(refused(&bytes), ReadError::TooLarge { bytes: bytes.len(), limit: MAX_TEXT_BYTES });
    assert!(started.elapsed() < Duration::from_millis(100));
}

#[test]
fn a_name_of_ten_thousand_characters_is_listed_as_unread() {
    let text = format!("Core cities\nUlm Germany\n{} Italy\nNice France\n", "Very".repeat(2_500));
    let reading = read(text.as_bytes(), &Hints::default()).unwrap();
    assert_eq!(reading.rows.len(), 2);
    assert_eq!(reading.unread[0].reason, UnreadReason::NameTooLong { limit: MAX_NAME_CHARS });
    assert!(reading.unread[0].text.chars().count() < 500);
}

#[test]
fn too_many_lines_are_refused() {
    let text = "Ulm Germany\n".repeat(MAX_LINES + 1);
    assert_eq!(refused(text.as_bytes()), ReadError::TooManyLines { limit: MAX_LINES });
    let table = format!("City,Country\n{}", "Ulm,Germany\n".repeat(MAX_LINES + 1));
    assert_eq!(refused(table.as_bytes()), ReadError::TooManyLines { limit: MAX_LINES });
}

#[test]
fn a_table_of_a_million_columns_is_refused() {
    let text = format!("City,Country\nUlm,Germany\n{}\n", ",".repeat(1_000_000));
    let hints = Hints { file_name: Some("a.csv"), ..Hints::default() };
    assert!(matches!(read(text.as_bytes(), &hints), Err(ReadError::TooManyColumns { .. })));
}

/// A workbook of one sheet with this XML.
fn workbook(sheet: &str) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let types = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>"#;
    let root = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    let book = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let links = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    for (name, text) in [
        ("[Content_Types].xml", types),
        ("_rels/.rels", root),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", links),
        ("xl/worksheets/sheet1.xml", sheet),
    ] {
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

const SHEET: &str =
    r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#;

#[test]
fn a_small_workbook_that_claims_every_cell_is_read_as_two_cells() {
    let sheet = format!(
        r#"{SHEET}<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Ulm</t></is></c></row><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>Germany</t></is></c></row></sheetData></worksheet>"#
    );
    let bytes = workbook(&sheet);
    assert!(bytes.len() < 3_000, "{} bytes", bytes.len());
    let started = Instant::now();
    let found = read(&bytes, &Hints::default());
    let Err(ReadError::NeedsMapping(needs)) = found else { panic!("two cells are no list: {found:?}") };
    assert_eq!(needs.headers.len(), 2);
    assert!(started.elapsed() < Duration::from_millis(500));
}

#[test]
fn a_bomb_is_refused_by_what_it_inflates_to() {
    let blanks = " ".repeat(60 * 1024 * 1024);
    let bytes = workbook(&format!("{SHEET}{blanks}<sheetData/></worksheet>"));
    assert!(bytes.len() < 200_000, "{} bytes", bytes.len());
    assert!(matches!(refused(&bytes), ReadError::Workbook(WorkbookFault::TooLargeInside { .. })));
}

#[test]
fn a_bomb_that_lies_about_its_size_is_refused_too() {
    let blanks = " ".repeat(60 * 1024 * 1024);
    let mut bytes = workbook(&format!("{SHEET}{blanks}<sheetData/></worksheet>"));
    // The stated size stands in the directory as four bytes, and in the header of the file.
    let size =
        u32::try_from(SHEET.len() + blanks.len() + "<sheetData/></worksheet>".len()).unwrap().to_le_bytes();
    let places: Vec<usize> = (0..bytes.len() - 4).filter(|&at| bytes[at..at + 4] == size).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + 4].copy_from_slice(&100u32.to_le_bytes());
    }
    assert!(matches!(refused(&bytes), ReadError::Workbook(_)));
}

#[test]
fn an_archive_of_many_files_is_refused() {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("xl/workbook.xml", SimpleFileOptions::default()).unwrap();
    for at in 0..2_000 {
        archive.start_file(format!("{at}"), SimpleFileOptions::default()).unwrap();
    }
    let bytes = archive.finish().unwrap().into_inner();
    assert!(matches!(refused(&bytes), ReadError::Workbook(WorkbookFault::TooManyParts { .. })));
}

#[test]
fn a_workbook_of_too_many_cells_is_refused() {
    let rows = 8_001;
    let row = r#"<c r="A1"><v>1</v></c>"#.repeat(50);
    let rows: String = (1..=rows).map(|at| format!(r#"<row r="{at}">{row}</row>"#)).collect();
    let bytes = workbook(&format!("{SHEET}<sheetData>{rows}</sheetData></worksheet>"));
    assert!(matches!(refused(&bytes), ReadError::Workbook(WorkbookFault::TooManyCells { .. })));
}

#[test]
fn other_kinds_of_file_are_named() {
    for (bytes, found) in [
        (&b"%PDF-1.7"[..], FileKind::Pdf),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", FileKind::OldWorkbook),
        (b"\x89PNG\r\n", FileKind::Image),
        (b"\x01\x02\x03\x04\x05\x06", FileKind::Binary),
    ] {
        assert_eq!(refused(bytes), ReadError::Unsupported { found });
    }
    assert_eq!(refused(b""), ReadError::Empty);
    assert_eq!(refused(b" \n\t "), ReadError::Empty);
    assert_eq!(refused(b"PK\x03\x04 and no more"), ReadError::Workbook(WorkbookFault::Damaged));
}

#[test]
fn letters_that_cannot_be_seen_are_taken_out_and_said() {
    let text = "Core cities\n\u{202e}Ulm\u{200b} Germany\nNi\u{ad}ce\u{200f} France\n";
    let reading = read(text.as_bytes(), &Hints::default()).unwrap();
    let names: Vec<_> = reading.rows.iter().map(|read| read.row.name.as_str()).collect();
    assert_eq!(names, ["Ulm", "Nice"]);
    assert_eq!(reading.rows[0].printed, "Ulm Germany");
    assert_eq!(reading.notices, [Notice::InvisibleRemoved { count: 4, lines: vec![2, 3] }]);
}

#[test]
fn right_to_left_and_other_scripts_are_read() {
    let text = "Core cities\nالقاهرة, Egypt\nחיפה, Israel\nΘεσσαλονίκη, Ελλάδα\nХасково, България\n";
    let reading = read(text.as_bytes(), &Hints::default()).unwrap();
    let rows: Vec<_> =
        reading.rows.iter().map(|read| (read.row.name.as_str(), read.row.countries[0].to_string())).collect();
    assert_eq!(
        rows,
        [
            ("القاهرة", "EG".to_owned()),
            ("חיפה", "IL".to_owned()),
            ("Θεσσαλονίκη", "GR".to_owned()),
            ("Хасково", "BG".to_owned())
        ]
    );
}

#[test]
fn ten_thousand_rows_cost_about_ten_times_a_thousand() {
    let list = |count: usize| {
        let rows: String = (0..count).map(|at| format!("City {} (DCC) Germany\n", letters(at))).collect();
        format!("Core cities\n{rows}")
    };
    let fastest = |text: &str| {
        let once = || {
            let started = Instant::now();
            let reading = read(text.as_bytes(), &Hints::default()).unwrap();
            assert!(reading.rows.len() >= 1_000);
            started.elapsed()
        };
        (0..3).map(|_| once()).min().unwrap()
    };
    let (small, large) = (fastest(&list(1_000)), fastest(&list(10_000)));
    println!("1,000 rows: {small:?}; 10,000 rows: {large:?}");
    assert!(large < small * 25, "1,000 rows took {small:?}, 10,000 rows {large:?}");
}

/// A name of letters for a number.
fn letters(mut at: usize) -> String {
    let mut name = String::from("A");
    while at > 0 {
        name.push(char::from(b'a' + u8::try_from(at % 26).unwrap()));
        at /= 26;
    }
    name
}

#[test]
fn texts_made_to_be_slow_are_not() {
    let started = Instant::now();
    for text in [
        "(".repeat(200_000),
        "a, ".repeat(200_000),
        "Germany and ".repeat(50_000),
        format!("Ulm (consortium covering {}) Germany", "A and ".repeat(50_000)),
        "1 ".repeat(200_000),
        "12 cities ".repeat(50_000),
        "<p".repeat(200_000),
        "<td>".repeat(100_000),
        "&amp".repeat(100_000),
        "|".repeat(300_000),
        "(\n".repeat(9_000),
        "Ulm\n".repeat(19_000),
        "Germany\n".repeat(19_000),
        "\"a,\n".repeat(9_000),
    ] {
        let one = Instant::now();
        drop(read(text.as_bytes(), &Hints::default()));
        println!("{:?} {}", one.elapsed(), text.chars().take(24).collect::<String>());
    }
    assert!(started.elapsed() < Duration::from_secs(30), "{:?}", started.elapsed());
}
