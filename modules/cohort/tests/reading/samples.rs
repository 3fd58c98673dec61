//! Invented announcements in the shapes in which such lists are published, each beside what must be read from it.
//!
//! `samples/NAME.txt` (or `.csv`) is the source, `samples/NAME.read` what is read: a line a row, seat, figure and unread
//! line. A change of the reader that changes one of them shows here.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use centum_cohort::model::{Applicant, Row};
use centum_cohort::reading::{Format, Hints, Reading, read};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reading/samples")
}

/// What a reading holds, a line a thing.
pub(crate) fn summary(reading: &Reading) -> String {
    let mut text = String::new();
    for read in &reading.rows {
        let doubts: Vec<String> =
            read.doubts.iter().map(|doubt| kind(&serde_json::to_value(doubt).unwrap())).collect();
        let doubts = if doubts.is_empty() { String::new() } else { format!(" ? {}", doubts.join(" ")) };
        writeln!(text, "{} {}{doubts}", read.line, row(&read.row)).unwrap();
    }
    for read in &reading.open_seats {
        writeln!(text, "{} open: {} {}", read.line, read.seat.count, read.seat.part.name()).unwrap();
    }
    for claim in &reading.claims {
        let quantity = serde_json::to_value(claim.quantity).unwrap();
        let quantity = quantity.as_str().unwrap();
        writeln!(text, "{} figure: {quantity} {} «{}»", claim.line, claim.value, claim.words).unwrap();
    }
    for unread in &reading.unread {
        writeln!(
            text,
            "{} unread: {} ({})",
            unread.line,
            unread.text,
            kind(&serde_json::to_value(unread.reason).unwrap())
        )
        .unwrap();
    }
    text
}

fn kind(value: &serde_json::Value) -> String {
    value["kind"].as_str().unwrap_or_default().to_owned()
}

fn row(row: &Row) -> String {
    let codes: Vec<String> = row.countries.iter().map(ToString::to_string).collect();
    let marks: String = row.marks.iter().map(|mark| format!(" [{mark}]")).collect();
    let members = match &row.applicant {
        Applicant::Single => String::new(),
        Applicant::NoCity { .. } => " without a city".to_owned(),
        Applicant::Consortium { lead, members } => {
            let member = |member: &centum_cohort::model::Member| match member.country {
                Some(country) => format!("{} {country}", member.name),
                None => member.name.clone(),
            };
            format!(" {}: {}", lead.name(), members.iter().map(member).collect::<Vec<_>>().join(", "))
        }
    };
    format!("{} | {} | {}{marks}{members}", row.part.name(), row.name, codes.join("+"))
}

#[test]
fn every_invented_announcement_is_read_as_it_stands_beside_it() {
    let mut sources: Vec<PathBuf> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end != "read"))
        .collect();
    sources.sort();
    assert!(sources.len() >= 30, "the samples are missing");
    let mut wrong = String::new();
    for path in sources {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap();
        let found = read(&bytes, &Hints { file_name: Some(&name), ..Hints::default() });
        let found = found.map_or_else(|error| format!("{error:?}\n"), |reading| summary(&reading));
        let wanted = std::fs::read_to_string(path.with_extension("read")).unwrap_or_default();
        if found != wanted {
            write!(wrong, "--- {name}\n{found}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "read otherwise than it stands beside:\n{wrong}");
}

#[test]
fn every_filled_line_of_the_samples_has_one_place() {
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|end| end != "txt") {
            continue;
        }
        let reading = read(&std::fs::read(&path).unwrap(), &Hints::default()).unwrap();
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        if reading.format != Format::Text {
            continue;
        }
        let in_rows = reading.rows.iter().flat_map(|row| row.line..=row.last_line);
        let in_headings = reading.headings.iter().flat_map(|heading| heading.line..=heading.last_line);
        let in_unread = reading.unread.iter().flat_map(|unread| unread.line..=unread.last_line);
        let places: Vec<u32> =
            in_rows.chain(in_headings).chain(in_unread).chain(reading.prose.iter().copied()).collect();
        for (line, at) in text.lines().zip(1..) {
            let filled = line.chars().any(char::is_alphanumeric);
            assert!(!filled || places.contains(&at), "{}: line {at} is lost: {line}", path.display());
        }
    }
}
