//! Names that break formats come back as they are.

use centum_cohort::exports::{Published, feed, icalendar, neutralised};

use crate::read::{cities, elements, files, geo, linked, our_json, properties, rows, sheets};
use crate::sample::{HOSTILE, content, links};

/// The row from which on names are hostile.
const FIRST: usize = 6;

#[test]
fn json_keeps_every_name() {
    let json = our_json(&content());
    for (name, row) in HOSTILE.iter().zip(FIRST..) {
        assert_eq!(json["rows"][row]["name"], *name);
        assert_eq!(json["rows"][row]["cities"][0]["name"], *name);
    }
}

#[test]
fn linked_data_keeps_every_name() {
    let linked = linked(&content());
    for (name, row) in HOSTILE.iter().zip(FIRST..) {
        let item = &linked["mainEntity"]["itemListElement"][row]["item"];
        assert_eq!(item["name"], *name);
        assert_eq!(item["location"][0]["name"], *name);
    }
}

#[test]
fn geojson_keeps_every_name() {
    let geo = geo(&content());
    let names: Vec<&str> = geo["features"]
        .as_array()
        .unwrap()
        .iter()
        .rev()
        .take(HOSTILE.len())
        .rev()
        .map(|feature| feature["properties"]["city_name"].as_str().unwrap())
        .collect();
    assert_eq!(names, HOSTILE);
}

#[test]
fn csv_keeps_every_name_and_gives_formulas_an_apostrophe() {
    let content = content();
    let (rows, cities) = (rows(&content), cities(&content));
    let cities = &cities[cities.len() - HOSTILE.len()..];
    for ((name, row), city) in HOSTILE.iter().zip(&rows[FIRST..]).zip(cities) {
        assert_eq!(row["name"], neutralised(name));
        assert_eq!(row["city_names"], neutralised(name));
        assert_eq!(city["city_name"], neutralised(name));
    }
    assert_eq!(rows[FIRST + 4]["name"], "'=cmd|' /C calc'!A1");
    assert_eq!(rows[FIRST + 14]["name"], "'s-Hertogenbosch");
}

#[test]
fn no_cell_of_a_csv_file_begins_like_a_formula_unless_it_is_a_number() {
    let content = content();
    for line in rows(&content).iter().chain(&cities(&content)) {
        for cell in line.values() {
            let number = cell.parse::<f64>().is_ok();
            assert!(number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{cell:?}");
        }
    }
    assert_eq!(cities(&content)[0]["longitude"], "-8.47061");
}

#[test]
fn the_workbook_keeps_every_name_as_words() {
    let sheets = sheets(&content());
    for (name, row) in HOSTILE.iter().zip(FIRST + 1..) {
        // The line end of a workbook's cells is a line feed.
        assert_eq!(sheets["Rows"][row][2], calamine::Data::String(name.replace("\r\n", "\n")), "{name:?}");
    }
}

#[test]
fn the_workbook_has_no_formula_and_no_link() {
    let file = &files(&content())["announcement.xlsx"];
    let mut workbook: calamine::Xlsx<_> =
        calamine::open_workbook_from_rs(std::io::Cursor::new(file)).unwrap();
    for sheet in ["Rows", "Cities", "Figures", "About"] {
        let formulas = calamine::Reader::worksheet_formula(&mut workbook, sheet).unwrap();
        assert_eq!(formulas.cells().filter(|(_, _, formula)| !formula.is_empty()).count(), 0, "{sheet}");
    }
}

#[test]
fn nothing_ends_a_script_element_around_the_json() {
    let files = files(&content());
    for name in ["announcement.json", "announcement.jsonld", "cities.geojson"] {
        assert!(!files[name].contains(&b'<'), "{name}");
    }
}

#[test]
fn a_calendar_keeps_hostile_titles_within_their_property() {
    let mut content = content();
    let day = content.date;
    content.edition.dates = HOSTILE.iter().map(|name| (day, day, (*name).to_owned())).collect();
    let calendar = icalendar(&content, &links()).unwrap();
    let properties = properties(&calendar);
    let count = |name: &str| properties.iter().filter(|(known, _)| known == name).count();
    assert_eq!(count("SUMMARY"), HOSTILE.len());
    assert_eq!(count("BEGIN"), HOSTILE.len() + 1);
    let summaries: Vec<&str> =
        properties.iter().filter(|(name, _)| name == "SUMMARY").map(|(_, value)| value.as_str()).collect();
    assert_eq!(summaries[0], r"Halle\, Saale");
    assert_eq!(summaries[2], r"Two\nlines");
    assert_eq!(summaries[3], r"Carriage\nreturn");
    assert_eq!(summaries[12], HOSTILE[12]);
    assert_eq!(summaries[15], r"A\;B\\C & <D> ]]>");
}

#[test]
fn a_feed_keeps_hostile_titles_within_their_element() {
    let hostile = content();
    let versions: Vec<_> = HOSTILE
        .iter()
        .zip(1..)
        .map(|(name, number)| {
            let mut content = hostile.clone();
            content.number = number;
            content.texts.get_mut("en").unwrap().title = (*name).to_owned();
            content
        })
        .collect();
    let published: Vec<_> = versions.iter().map(|content| Published { content, at: content.as_of }).collect();
    let feed = feed(&published, &links()).unwrap();
    let elements = elements(&feed);
    let titles: Vec<&str> = elements
        .iter()
        .filter(|(path, _)| path == "/feed/entry/title")
        .map(|(_, words)| words.as_str())
        .collect();
    let expected: Vec<String> = HOSTILE.iter().rev().map(|name| name.replace("\r\n", "\n")).collect();
    assert_eq!(titles, expected);
}
