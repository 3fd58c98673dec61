//! Invented workbooks as offices send them: several sheets, merged cells, empty rows above, sums beneath.

use centum_cohort::reading::{Hints, Notice, Reading, read};
use rust_xlsxwriter::{Format, Workbook, Worksheet};

use crate::samples::summary;

fn sheet<'w>(
    workbook: &'w mut Workbook,
    name: &str,
    from: (u32, u16),
    rows: &[&[&str]],
) -> &'w mut Worksheet {
    let sheet = workbook.add_worksheet().set_name(name).unwrap();
    for (row, cells) in (from.0..).zip(rows) {
        for (column, cell) in (from.1..).zip(*cells) {
            if !cell.is_empty() {
                sheet.write(row, column, *cell).unwrap();
            }
        }
    }
    sheet
}

fn reading(mut workbook: Workbook) -> Reading {
    let bytes = workbook.save_to_buffer().unwrap();
    read(&bytes, &Hints::default()).unwrap_or_else(|error| panic!("{error:?}"))
}

#[test]
fn every_sheet_that_is_a_list_is_read_and_what_repeats_it_is_passed_over() {
    let mut workbook = Workbook::new();
    sheet(&mut workbook, "Read me", (0, 0), &[&["This workbook lists the cohort of 2027."]]);
    sheet(
        &mut workbook,
        "Mentor cities",
        (0, 0),
        &[&["City", "Country"], &["Vienna", "Austria"], &["Ghent", "Belgium"]],
    );
    sheet(
        &mut workbook,
        "Participants",
        (0, 0),
        &[&["City", "Country"], &["Kotka", "Finland"], &["Nikšić", "Montenegro"], &["Pécs", "Hungary"]],
    );
    sheet(
        &mut workbook,
        "All by country",
        (0, 0),
        &[&["Country", "City"], &["Austria", "Vienna"], &["Finland", "Kotka"], &["Hungary", "Pécs"]],
    );
    let found = reading(workbook);
    assert_eq!(
        summary(&found),
        "2 mentor | Vienna | AT\n3 mentor | Ghent | BE\n2 core | Kotka | FI\n3 core | Nikšić | ME\n4 core | Pécs | HU\n"
    );
    let said = |name: &str| Notice::SheetRead { name: name.to_owned() };
    let passed = Notice::SheetsPassedOver { names: vec!["Read me".into(), "All by country".into()] };
    assert_eq!(found.notices, [said("Mentor cities"), said("Participants"), passed]);
}

#[test]
fn empty_rows_above_a_merged_title_merged_countries_and_a_sum_beneath_do_no_harm() {
    let mut workbook = Workbook::new();
    let sheet = sheet(
        &mut workbook,
        "Tabelle1",
        (6, 2),
        &[
            &["Lfd. Nr.", "Staat", "Stadt/Gemeinde", "Einwohner", "Vorläufer"],
            &["1", "Deutschland", "Augsburg", "301033", "ja"],
            &["2", "", "Zweckverband Raum Kassel", "324000", "nein"],
            &["3", "", "Ulm", "128928", "ja"],
            &["4", "Österreich", "Graz", "302749", "nein"],
            &["5", "", "Wels", "65482", ""],
            &["", "", "Summe", "1122192", ""],
        ],
    );
    sheet.merge_range(3, 2, 3, 6, "Ausgewählte Städte 2027", &Format::new()).unwrap();
    sheet.merge_range(7, 3, 9, 3, "Deutschland", &Format::new()).unwrap();
    sheet.merge_range(10, 3, 11, 3, "Österreich", &Format::new()).unwrap();
    assert_eq!(
        summary(&reading(workbook)),
        "8 core | Augsburg | DE [Vorläufer]\n9 core | Zweckverband Raum Kassel | DE ? country-inherited\n\
         10 core | Ulm | DE [Vorläufer] ? country-inherited\n11 core | Graz | AT\n12 core | Wels | AT ? country-inherited\n"
    );
}

#[test]
fn lists_side_by_side_in_a_sheet_are_read_one_after_the_other() {
    let mut workbook = Workbook::new();
    let rows: &[&[&str]] = &[
        &["Lead cities", "", "Fellow cities"],
        &["Aveiro (PT)", "", "Drama (GR)"],
        &["Bari (IT)", "", "Évreux (FR)"],
        &["", "", "Gabrovo (BG)"],
    ];
    sheet(&mut workbook, "Sheet1", (0, 0), rows);
    assert_eq!(
        summary(&reading(workbook)),
        "2 core | Aveiro | PT\n3 core | Bari | IT\n2 fellow | Drama | GR\n3 fellow | Évreux | FR\n4 fellow | Gabrovo | BG\n"
    );
}

#[test]
fn a_table_with_one_row_a_country_lists_its_names_in_one_cell() {
    let mut workbook = Workbook::new();
    let rows: &[&[&str]] = &[
        &["Pays", "Villes lauréates"],
        &["Belgique", "Gand, Liège"],
        &["Espagne", "Murcie ; Vigo (ancien participant)"],
        &["Malte", "La Valette"],
    ];
    sheet(&mut workbook, "Feuil1", (0, 0), rows);
    assert_eq!(
        summary(&reading(workbook)),
        "2 core | Gand | BE ? part-assumed\n2 core | Liège | BE ? part-assumed\n3 core | Murcie | ES ? part-assumed\n\
         3 core | Vigo | ES [ancien participant] ? part-assumed\n4 core | La Valette | MT ? part-assumed\n"
    );
}
