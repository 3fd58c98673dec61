//! The announcement of 2020 as it was published, from the printed text to every file.

use std::path::Path;

use centum_cohort::announcement::{CityEntry, Content, Entry};
use centum_cohort::model::{Applicant, Lead, Row, Standing};
use centum_cohort::reading::{Hints, read};

use crate::counts::counted;
use crate::sample::bare;

fn announced() -> Content {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/inputs/announcement-2020-icc.txt");
    let text = std::fs::read(path).expect("the announcement stands beside the checkout");
    let roster = read(&text, &Hints::default()).expect("it can be read").roster();
    let entries = roster.rows.iter().zip(1..).map(|(row, number): (_, u32)| entry(row, number));
    Content { entries: entries.collect(), open_seats: roster.open_seats, ..bare() }
}

fn entry(row: &Row, number: u32) -> Entry {
    let lead = match row.applicant {
        Applicant::Single | Applicant::NoCity { .. } => None,
        Applicant::Consortium { lead, .. } => Some(lead),
    };
    let country = if let [only] = row.countries[..] { Some(only) } else { None };
    let cities = row.cities().into_iter().enumerate().map(|(place, name)| CityEntry {
        name: name.to_owned(),
        country,
        is_lead: lead == Some(Lead::UnlistedMember) && place == 0,
        place: None,
    });
    Entry {
        participation: number.to_string(),
        name: row.name.clone(),
        part: row.part,
        standing: Standing::Confirmed,
        countries: row.countries.clone(),
        marks: row.marks.clone(),
        lead,
        cities: cities.collect(),
    }
}

#[test]
fn ninety_rows_and_126_cities_reach_every_file() {
    for (file, count) in counted(&announced()) {
        assert_eq!(count, [90, 126, 0], "{file}");
    }
}
