//! The 2020 cohort by country.

use centum_cohort::figures::{Choice, Convention, CountrySplit, CountryTable, Tallied, by_country, figure};
use centum_cohort::figures::{Inclusion, TwoCountries};
use centum_cohort::model::{Applicant, Quantity};

use crate::fixture::{area, country, roster_2020};

fn standard() -> Convention {
    Convention::standard(Quantity::Cities)
}

fn table() -> CountryTable {
    by_country(&roster_2020(), &standard(), &area())
}

#[test]
fn rows_marks_consortia_and_cities_stand_by_the_printed_label() {
    // label: mentor rows, core rows, marked mentor rows, marked core rows, consortia, cities
    let expected = "BE 1 2 1 0 0 3; BG 0 3 0 1 0 3; CZ 0 1 0 0 0 1; DE 1 3 1 2 0 4; DK 1 0 0 0 0 1; ES 1 15 1 5 1 17; \
        FI 1 2 1 1 1 5; FR 1 7 1 0 1 9; GB 0 1 0 1 0 1; GR 0 11 0 5 2 13; HR 1 3 1 0 0 4; HU 0 2 0 0 0 2; \
        IE 0 1 0 1 0 1; IT 0 9 0 4 1 15; IT / SE 0 1 0 0 1 4; LV 0 1 0 1 0 1; NL 1 0 1 0 0 1; PL 0 5 0 0 0 5; \
        PT 1 2 0 1 0 3; RO 0 5 0 2 0 5; SE 0 2 0 1 0 2; SG 1 0 0 0 0 1; SI 0 3 0 1 2 24; SK 0 1 0 0 0 1";
    let line = |label: &str, n: &Tallied| {
        let Tallied {
            mentor_rows, core_rows, marked_mentor_rows, marked_core_rows, consortia, cities, ..
        } = n;
        format!(
            "{label} {mentor_rows} {core_rows} {marked_mentor_rows} {marked_core_rows} {consortia} {cities}"
        )
    };
    let table = table();
    let lines: Vec<String> = table.lines.iter().map(|l| line(&l.label.to_string(), &l.counts)).collect();
    assert_eq!(lines.join("; "), expected);
    assert_eq!(line("total", &table.total), "total 10 80 7 26 9 126");
}

#[test]
fn the_row_with_two_countries_counts_in_both_or_in_neither() {
    let table = table();
    let share = |code| *table.split.iter().find(|share| share.country == country(code)).unwrap();
    let readings = |share: CountrySplit| (share.rows_in_each(), share.rows_alone);
    assert_eq!(readings(share("IT")), (10, 9));
    assert_eq!(readings(share("SE")), (3, 2));
    assert_eq!(table.unplaced.len(), 4, "its members have no country until their places are found");
}

#[test]
fn once_its_members_are_placed_its_cities_are_split() {
    let mut roster = roster_2020();
    let row = roster.rows.iter_mut().find(|row| row.countries.len() == 2).unwrap();
    if let Applicant::Consortium { members, .. } = &mut row.applicant {
        for (member, code) in members.iter_mut().zip(["IT", "IT", "SE", "SE"]) {
            member.country = Some(country(code));
        }
    }
    let table = by_country(&roster, &standard(), &area());
    let cities: Vec<(String, i64)> =
        table.split.iter().map(|share| (share.country.to_string(), share.cities)).collect();
    let expected = "BE 3 BG 3 CZ 1 DE 4 DK 1 ES 17 FI 5 FR 9 GB 1 GR 13 HR 4 HU 2 IE 1 IT 17 LV 1 NL 1 PL 5 PT 3 RO 5 SE 4 SG 1 SI 24 SK 1";
    let said: Vec<String> = cities.iter().map(|(code, cities)| format!("{code} {cities}")).collect();
    assert_eq!(said.join(" "), expected);
    assert!(table.unplaced.is_empty());
}

#[test]
fn countries_are_23_or_24_labels() {
    let countries = |choice| {
        let convention = Convention::standard(Quantity::Countries).with(choice);
        figure(&roster_2020(), Quantity::Countries, &convention, &area()).value
    };
    assert_eq!(countries(Choice::TwoCountries(TwoCountries::Each)), 23);
    assert_eq!(countries(Choice::TwoCountries(TwoCountries::OwnLabel)), 24);
}

#[test]
fn six_of_the_126_are_inter_municipal_bodies() {
    let without = standard().with(Choice::Bodies(Inclusion::LeftOut));
    assert_eq!(figure(&roster_2020(), Quantity::Cities, &without, &area()).value, 120);
}
