//! The same cohort as a table, a workbook, the source of a page, and in other encodings.

use std::fmt::Write as _;

use centum_cohort::model::Part;
use centum_cohort::reading::{
    Column, Doubt, Encoding, Format, Hints, Known, Mapping, NeedsMapping, Notice, ReadError, Reading, read,
};
use encoding_rs::{WINDOWS_1250, WINDOWS_1252};
use rust_xlsxwriter::Workbook;

use crate::announcement::announcement;
use crate::facts::{Fact, assert_gives, countries, facts};

/// A header and a row a fact.
fn table(header: &[&str], row: &dyn Fn(&Fact) -> Vec<String>) -> Vec<Vec<String>> {
    let header = header.iter().map(ToString::to_string).collect();
    std::iter::once(header).chain(facts().iter().map(row)).collect()
}

fn csv(rows: &[Vec<String>], delimiter: &str) -> String {
    let quoted = |cell: &String| {
        let quotes = cell.contains([',', ';', '"', '|', '\t']);
        if quotes { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
    };
    rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(delimiter) + "\r\n").collect()
}

fn role(fact: &Fact) -> String {
    format!("{} city", fact.part.name())
}

fn cells(fact: &Fact) -> Vec<String> {
    vec![
        fact.name.into(),
        countries(fact, "en", " / "),
        role(fact),
        fact.marks.join(", "),
        fact.members.join("; "),
    ]
}

fn called(name: &'static str) -> Hints<'static> {
    Hints { file_name: Some(name), ..Hints::default() }
}

#[test]
fn a_table_with_other_column_names_gives_the_same_register() {
    for (header, language) in [
        (["City", "Country", "Role", "Badges", "Members"], "en"),
        (["Ville", "Pays", "Catégorie", "Mention", "Partenaires"], "fr"),
        (["Stadt", "Land", "Typ", "Kennzeichen", "Mitglieder"], "de"),
    ] {
        let row = |fact: &Fact| {
            let mut row = cells(fact);
            row[1] = countries(fact, language, " / ");
            row
        };
        for delimiter in [",", ";", "\t", "|"] {
            let text = csv(&table(&header, &row), delimiter);
            let reading = assert_gives(text.as_bytes(), &called("cohort.csv"), &facts());
            assert_eq!(reading.format, Format::Csv);
            assert_eq!(reading.rows[0].line, 2);
            let with_mark = format!("\u{feff}{text}");
            assert_gives(with_mark.as_bytes(), &called("cohort.csv"), &facts());
        }
    }
}

#[test]
fn a_table_may_keep_marks_and_members_beside_the_name() {
    let row = |fact: &Fact| {
        let covering = format!(" (consortium covering {})", fact.members.join(", "));
        let members = if fact.members.is_empty() { "" } else { covering.as_str() };
        let marked = if fact.marks.is_empty() { "no" } else { "yes" };
        let codes: Vec<_> = fact.countries.iter().map(ToString::to_string).collect();
        vec![
            "7".into(),
            codes.join("/"),
            format!("{}{members}", fact.name),
            marked.into(),
            fact.part.name().into(),
        ]
    };
    let text = csv(&table(&["No", "Country code", "Name of city", "DCC", "List"], &row), ";");
    let reading = assert_gives(text.as_bytes(), &Hints::default(), &facts());
    assert_eq!(reading.format, Format::Csv);
}

#[test]
fn a_table_without_a_header_is_read_with_a_doubt() {
    let text = "Alcoy;Spain;DCC\nArad;Romania;DCC\nUlm;Germany;\n";
    let reading = read(text.as_bytes(), &Hints::default()).unwrap();
    assert_eq!(reading.rows.len(), 3);
    assert_eq!(reading.rows[0].row.marks, ["DCC"]);
    assert!(reading.rows.iter().all(|read| read.doubts.contains(&Doubt::ColumnsGuessed)));
}

#[test]
fn unknown_columns_ask_once_and_the_answer_is_remembered() {
    let rows = table(&["Alpha", "Beta", "Gamma", "Delta", "Epsilon"], &cells);
    let text = csv(&rows, ";");
    let Err(ReadError::NeedsMapping(needs)) = read(text.as_bytes(), &called("cohort.csv")) else {
        panic!("a person must be asked")
    };
    let NeedsMapping { headers, samples, guess } = *needs;
    assert_eq!(headers, ["Alpha", "Beta", "Gamma", "Delta", "Epsilon"]);
    assert_eq!(samples[0][..2], ["Aarhus".to_owned(), "Denmark".to_owned()]);
    assert_eq!(guess.0["Beta"], Column::Country);
    let answer = [Column::Name, Column::Country, Column::Part, Column::Marks, Column::Members];
    let mapping = Mapping(headers.into_iter().zip(answer).collect());
    let kept: Mapping = serde_json::from_str(&serde_json::to_string(&mapping).unwrap()).unwrap();
    let hints = Hints { mapping: Some(kept), ..called("cohort.csv") };
    let reading = assert_gives(text.as_bytes(), &hints, &facts());
    assert_eq!(reading.mapping, Some(mapping));
    assert_gives(&workbook(&rows), &hints, &facts());
}

fn workbook(rows: &[Vec<String>]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("About").unwrap().write(0, 0, "Made for a test").unwrap();
    let sheet = workbook.add_worksheet().set_name("Cohort").unwrap();
    for (row, cells) in (0u32..).zip(rows) {
        for (column, cell) in (0u16..).zip(cells) {
            sheet.write(row, column, cell).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_gives_the_same_register() {
    let bytes = workbook(&table(&["City", "Country", "Role", "Badges", "Members"], &cells));
    let reading = assert_gives(&bytes, &Hints::default(), &facts());
    assert_eq!((reading.format, reading.encoding), (Format::Xlsx, None));
    assert_eq!(reading.rows[0].line, 2);
    let said = [
        Notice::SheetRead { name: "Cohort".into() },
        Notice::SheetsPassedOver { names: vec!["About".into()] },
    ];
    assert_eq!(reading.notices, said);
}

#[test]
fn lists_under_each_other_in_one_workbook_keep_their_parts() {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (part, heading) in [(Part::Mentor, "Mentor city"), (Part::Core, "Core city")] {
        rows.push(vec![heading.into(), "Country".into()]);
        rows.extend(facts().iter().filter(|fact| fact.part == part).map(|fact| {
            let mut inside: Vec<String> = fact.marks.iter().map(ToString::to_string).collect();
            if !fact.members.is_empty() {
                inside.push(format!("consortium covering {}", fact.members.join(", ")));
            }
            let bracket = if inside.is_empty() { String::new() } else { format!(" ({})", inside.join("; ")) };
            vec![format!("{}{bracket}", fact.name), countries(fact, "en", " / ")]
        }));
        rows.push(Vec::new());
    }
    assert_gives(&workbook(&rows), &Hints::default(), &facts());
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('é', "&eacute;").replace('š', "&#353;")
}

#[test]
fn the_source_of_a_page_gives_the_same_register() {
    let mut tables = String::from(
        "<!doctype html><html><head><title>No city</title></head><body><nav><ul><li>Home</li></ul></nav>",
    );
    let mut lists = String::from("<div>");
    for part in [Part::Mentor, Part::Core] {
        let name = part.name();
        write!(tables, "<h2>List of selected {name} cities:</h2><table><tr><th>City<th>Country</tr>")
            .unwrap();
        write!(lists, "<h3>Selected {name} cities</h3>\n<ul>").unwrap();
        for fact in facts().iter().filter(|fact| fact.part == part) {
            let mut inside: Vec<String> = fact.marks.iter().map(ToString::to_string).collect();
            if !fact.members.is_empty() {
                inside.push(format!("consortium covering {}", fact.members.join(",&nbsp;")));
            }
            let bracket = if inside.is_empty() { String::new() } else { format!(" ({})", inside.join("; ")) };
            let name = escaped(fact.name) + &escaped(&bracket).replace("&amp;nbsp;", "&nbsp;");
            let country = countries(fact, "en", " / ");
            writeln!(tables, "<tr class=\"a>b\"><td><p>{name}</p></td><td>{country}<br></td></tr>").unwrap();
            writeln!(lists, "<li><a href='#'>{name}</a>, {country}").unwrap();
        }
        tables.push_str("</table>");
        lists.push_str("</ul>");
    }
    for page in [tables + "<script>var a = '<td>Nowhere</td>';</script></body>", lists + "</div>"] {
        let reading = assert_gives(page.as_bytes(), &Hints::default(), &facts());
        assert_eq!(reading.format, Format::Html);
    }
}

#[test]
fn a_cell_that_spans_rows_holds_for_each_of_them() {
    let page = "<table><tr><th>Country</th><th>City</th></tr><tr><td rowspan=2>Spain</td><td>Alcoy</td></tr>\
                <tr><td>Granada</td></tr><tr><td>Germany</td><td>Ulm</td></tr></table>";
    let reading = read(page.as_bytes(), &Hints::default()).unwrap();
    let rows: Vec<_> =
        reading.rows.iter().map(|read| (read.row.name.as_str(), read.row.countries[0].to_string())).collect();
    assert_eq!(rows, [("Alcoy", "ES".into()), ("Granada", "ES".into()), ("Ulm", "DE".into())]);
}

#[test]
fn the_announcement_in_utf_16_gives_the_same_register_and_figures() {
    let text = String::from_utf8(announcement()).unwrap();
    let plain = read(text.as_bytes(), &Hints::default()).unwrap();
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked: Vec<u8> = b"\xff\xfe".iter().copied().chain(little.clone()).collect();
    for (bytes, name, known) in [
        (little, "utf-16le", Known::Fits),
        (big, "utf-16be", Known::Fits),
        (marked, "utf-16le", Known::ByteOrderMark),
    ] {
        let reading = assert_gives(&bytes, &Hints::default(), &facts());
        assert_eq!(reading.encoding, Some(Encoding { name: name.into(), known }));
        assert_eq!(reading.claims, plain.claims);
    }
}

/// The facts that can be written in an encoding, and their list in it.
fn encoded(encoding: &'static encoding_rs::Encoding) -> (Vec<Fact>, Vec<u8>) {
    let mut kept = Vec::new();
    let mut bytes = Vec::new();
    for part in [Part::Mentor, Part::Core] {
        bytes.extend(format!("Selected {} cities:\n", part.name()).bytes());
        for fact in facts().into_iter().filter(|fact| fact.part == part && fact.members.is_empty()) {
            let marks = fact.marks.iter().map(|mark| format!(" ({mark})")).collect::<String>();
            let line = format!("{}{marks} {}\n", fact.name, countries(&fact, "en", " / "));
            let (line, _, lossy) = encoding.encode(&line);
            if !lossy {
                bytes.extend_from_slice(&line);
                kept.push(fact);
            }
        }
    }
    (kept, bytes)
}

#[test]
fn bytes_of_one_letter_each_are_understood_and_said() {
    let (western, bytes) = encoded(WINDOWS_1252);
    assert!(western.iter().any(|fact| fact.name == "Skellefteå"));
    let reading: Reading = assert_gives(&bytes, &Hints::default(), &western);
    assert_eq!(reading.encoding, Some(Encoding { name: "windows-1252".into(), known: Known::Guessed }));
    let text =
        "Selected core cities:\nBiałystok Poland\nGdańsk Poland\nPoznań Poland\nČrna na Koroškem Slovenia\n";
    let (bytes, _, lossy) = WINDOWS_1250.encode(text);
    assert!(!lossy);
    let reading = read(&bytes, &Hints::default()).unwrap();
    assert_eq!(reading.encoding, Some(Encoding { name: "windows-1250".into(), known: Known::Guessed }));
    assert_eq!(reading.rows[0].row.name, "Białystok");
    let hints = Hints { media_type: Some("text/plain; charset=ISO-8859-2"), ..Hints::default() };
    let (bytes, _, _) =
        encoding_rs::ISO_8859_2.encode("Selected core cities:\nKočevje Slovenia\nLaško Slovenia\n");
    let reading = read(&bytes, &hints).unwrap();
    assert_eq!(reading.encoding.map(|encoding| encoding.known), Some(Known::Declared));
    assert_eq!(reading.rows[1].row.name, "Laško");
}
