//! Readers of each format, by crates that wrote none of it where there is one.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use centum_cohort::announcement::Content;
use centum_cohort::exports::{Format, cities_csv, geojson, json, jsonld, rows_csv, xlsx};
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;

use crate::sample::links;

/// Lines of a CSV file by heading.
pub(crate) type Lines = Vec<BTreeMap<String, String>>;

pub(crate) fn csv_lines(file: &[u8]) -> Lines {
    csv::Reader::from_reader(file).deserialize().collect::<Result<_, _>>().expect("CSV")
}

pub(crate) fn rows(content: &Content) -> Lines {
    csv_lines(&rows_csv(content, &links()))
}

pub(crate) fn cities(content: &Content) -> Lines {
    csv_lines(&cities_csv(content, &links()))
}

fn parsed(json: &str) -> Value {
    serde_json::from_str(json).expect("JSON")
}

pub(crate) fn our_json(content: &Content) -> Value {
    parsed(&json(content, &links()))
}

pub(crate) fn linked(content: &Content) -> Value {
    parsed(&jsonld(content, &links()))
}

pub(crate) fn geo(content: &Content) -> Value {
    parsed(&geojson(content, &links()))
}

/// Sheets of the workbook by name, each as rows of cells.
pub(crate) fn sheets(content: &Content) -> BTreeMap<String, Vec<Vec<Data>>> {
    let file = xlsx(content, &links()).expect("a workbook holds the sample");
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(file)).expect("a workbook");
    let sheets = workbook.worksheets().into_iter();
    sheets.map(|(name, range)| (name, range.rows().map(<[Data]>::to_vec).collect())).collect()
}

/// Properties of a calendar in their order: name with parameters, and value as it is written.
pub(crate) fn properties(calendar: &str) -> Vec<(String, String)> {
    let unfolded = calendar.replace("\r\n ", "");
    let lines = unfolded.strip_suffix("\r\n").expect("the last line has an end").split("\r\n");
    lines
        .map(|line| line.split_once(':').expect("a line has a name"))
        .map(|(name, value)| (name.into(), value.into()))
        .collect()
}

/// Elements of a document in their order: path, and the words right in them.
pub(crate) fn elements(document: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(document);
    let (mut path, mut elements) = (Vec::<usize>::new(), Vec::<(String, String)>::new());
    loop {
        let event = reader.read_event().expect("the document is well formed");
        let mut say = |words: &str| {
            if let Some(&open) = path.last() {
                elements[open].1.push_str(words);
            }
        };
        match event {
            Event::Text(words) => say(&words.xml10_content()),
            Event::GeneralRef(name) => {
                say(&quick_xml::escape::unescape(&format!("&{};", &*name)).expect("a known entity"));
            }
            Event::Start(start) => {
                let above = path.last().map_or("", |&open: &usize| elements[open].0.as_str());
                let name = format!("{above}/{}", start.name().as_ref());
                path.push(elements.len());
                elements.push((name, String::new()));
            }
            Event::Empty(empty) => {
                let attributes = empty.attributes().map(|attribute| attribute.expect("an attribute"));
                let said = attributes.map(|one| {
                    format!(
                        "{}={}",
                        one.key.as_ref(),
                        quick_xml::escape::unescape(&one.value).expect("known entities")
                    )
                });
                let above = path.last().map_or("", |&open: &usize| elements[open].0.as_str());
                let name = format!("{above}/{}", empty.name().as_ref());
                elements.push((name, said.collect::<Vec<_>>().join(" ")));
            }
            Event::End(_) => {
                path.pop();
            }
            Event::Eof => {
                assert!(path.is_empty(), "every element is closed");
                return elements;
            }
            _ => {}
        }
    }
}

/// All bytes of a version's files, by name.
pub(crate) fn files(content: &Content) -> BTreeMap<&'static str, Vec<u8>> {
    let file = |format: Format| Some((format.file_name(), format.write(content, &links()).expect("a file")?));
    Format::ALL.into_iter().filter_map(file).collect()
}
