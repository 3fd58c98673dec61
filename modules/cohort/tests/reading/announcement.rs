//! The two published pages of 2020, as they are.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use centum_cohort::model::{Part, Row};
use centum_cohort::reading::{Format, Hints, Known, Language, Notice, Reading, read};

use crate::facts::{assert_gives, facts};

/// The published pages lie beside the checkout.
pub(crate) fn page(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/inputs").join(name);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub(crate) fn announcement() -> Vec<u8> {
    page("announcement-2020-icc.txt")
}

/// Every line that is not empty stands in exactly one place of the reading.
pub(crate) fn assert_complete(source: &str, reading: &Reading) {
    let mut places: Vec<u32> = Vec::new();
    let rows: BTreeSet<(u32, u32)> = reading.rows.iter().map(|row| (row.line, row.last_line)).collect();
    places.extend(rows.into_iter().flat_map(|(from, to)| from..=to));
    let unread: BTreeSet<(u32, u32)> = reading.unread.iter().map(|row| (row.line, row.last_line)).collect();
    places.extend(unread.into_iter().flat_map(|(from, to)| from..=to));
    places.extend(reading.headings.iter().flat_map(|heading| heading.line..=heading.last_line));
    places.extend(&reading.prose);
    places.sort_unstable();
    let filled: Vec<u32> =
        source.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty()).map(|(_, at)| at).collect();
    assert_eq!(places, filled);
}

#[test]
fn the_announcement_gives_its_register_row_by_row() {
    let reading = assert_gives(&announcement(), &Hints::default(), &facts());
    assert_eq!(reading.format, Format::Text);
    assert_eq!(reading.language, Some(Language::English));
    let encoding = reading.encoding.unwrap();
    assert_eq!((encoding.name.as_str(), encoding.known), ("utf-8", Known::Fits));
}

#[test]
fn the_announcement_counts_as_it_was_counted_by_hand() {
    let reading = read(&announcement(), &Hints::default()).unwrap();
    let rows = |wanted: &dyn Fn(&Row) -> bool| reading.rows.iter().filter(|read| wanted(&read.row)).count();
    let marked = |row: &Row| row.marks == ["DCC"];
    assert_eq!(rows(&|row| row.part == Part::Mentor), 10);
    assert_eq!(rows(&|row| row.part == Part::Core), 80);
    assert_eq!(rows(&marked), 33);
    assert_eq!(rows(&|row| marked(row) && row.part == Part::Core), 26);
    assert_eq!(rows(&Row::is_consortium), 9);
    assert_eq!(reading.rows.iter().map(|read| read.row.cities().len()).sum::<usize>(), 126);
    let countries: BTreeSet<_> = reading.rows.iter().flat_map(|read| read.row.countries.clone()).collect();
    assert_eq!(countries.len(), 23);
}

#[test]
fn the_announcement_leaves_ten_seats_open() {
    let reading = read(&announcement(), &Hints::default()).unwrap();
    let seats: Vec<_> = reading
        .open_seats
        .iter()
        .map(|read| (read.line, read.seat.part, read.seat.count, read.seat.inside))
        .collect();
    assert_eq!(seats, [(9, Part::International, 9, Some(false)), (29, Part::Mentor, 1, Some(true))]);
}

#[test]
fn every_line_of_both_pages_is_accounted_for() {
    for name in ["announcement-2020-icc.txt", "announcement-2020-07-07-leuven.txt"] {
        let bytes = page(name);
        let reading = read(&bytes, &Hints::default()).unwrap();
        assert_complete(std::str::from_utf8(&bytes).unwrap(), &reading);
    }
}

#[test]
fn the_mark_is_tied_to_the_programme_that_the_text_names() {
    let reading = read(&announcement(), &Hints::default()).unwrap();
    let [mark] = &reading.marks[..] else { panic!("one mark: {:?}", reading.marks) };
    assert_eq!((mark.mark.as_str(), mark.rows), ("DCC", 33));
    assert_eq!(mark.meaning.as_deref(), Some("Digital Cities Challenge"));
}

#[test]
fn the_no_break_spaces_of_the_announcement_are_said() {
    let reading = read(&announcement(), &Hints::default()).unwrap();
    let lines = vec![7, 9, 29, 77, 79, 108, 117];
    assert_eq!(reading.notices, [Notice::SpacesMadePlain { count: 16, lines }]);
}

#[test]
fn only_leads_that_no_list_settles_are_doubted() {
    let reading = read(&announcement(), &Hints::default()).unwrap();
    let doubted: Vec<_> =
        reading.rows.iter().filter(|read| read.confidence < 100).map(|read| read.row.name.as_str()).collect();
    assert_eq!(
        doubted,
        [
            "Espoo",
            "Association of Municipalities and Towns of Slovenia",
            "Coastal Towns Association",
            "Sweden Emilia Romagna Network"
        ]
    );
}

#[test]
fn the_news_page_has_no_rows_and_nothing_is_invented() {
    let reading = read(&page("announcement-2020-07-07-leuven.txt"), &Hints::default()).unwrap();
    assert_eq!(reading.rows, []);
    assert_eq!(reading.unread, []);
    assert_eq!(reading.headings, []);
    assert_eq!(reading.open_seats, []);
}
