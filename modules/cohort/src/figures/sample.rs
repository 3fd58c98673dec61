//! Small registers for the tests of this folder.

use centum_base::Country;
use jiff::civil::date;

use super::Area;
use crate::model::{
    Applicant, Claim, Lead, Member, OpenSeat, Part, Qualifier, Quantity, Roster, Row, SumRole,
};

pub(super) fn country(code: &str) -> Country {
    Country::new(code).expect("a code of two capital letters")
}

pub(super) fn area() -> Area {
    Area::new(date(2020, 7, 7), [Country::UNITED_KINGDOM])
}

/// A row of one body; `countries` are codes parted by spaces.
pub(super) fn row(name: &str, part: Part, countries: &str) -> Row {
    Row {
        name: name.into(),
        part,
        countries: countries.split_whitespace().map(country).collect(),
        marks: Vec::new(),
        applicant: Applicant::Single,
    }
}

pub(super) fn marked(mut row: Row) -> Row {
    row.marks.push("DCC".into());
    row
}

/// The row as a consortium of the members, which are parted by commas.
pub(super) fn covering(mut row: Row, lead: Lead, members: &str) -> Row {
    let member =
        |name: &str| Member { printed: name.into(), name: name.into(), country: single(&row.countries) };
    let members = members.split(", ").map(member).collect();
    row.applicant = Applicant::Consortium { lead, members };
    row
}

fn single(countries: &[Country]) -> Option<Country> {
    match countries {
        [only] => Some(*only),
        _ => None,
    }
}

pub(super) fn seat(part: Part, inside: Option<bool>, count: u32) -> OpenSeat {
    OpenSeat { part, count, inside, sentence: "a seat is still open".into() }
}

/// A register of seven rows that has a little of everything: 5 core rows (2 marked, 2 consortia), a marked mentor
/// inside the area whose list leaves its lead out, a mentor outside, and an open mentor seat. Twelve cities.
pub(super) fn small() -> Roster {
    let rows = vec![
        marked(row("Cork", Part::Core, "IE")),
        marked(row("Padua", Part::Core, "IT")),
        row("Derry", Part::Core, "GB"),
        covering(row("Coastal Towns Association", Part::Core, "IT"), Lead::NotACity, "Silvi, Pineto"),
        covering(row("Two Seas Network", Part::Core, "IT SE"), Lead::NotACity, "Cervia, Vara, Alta"),
        covering(marked(row("Espoo", Part::Mentor, "FI")), Lead::UnlistedMember, "Turku, Tampere"),
        row("Singapore", Part::Mentor, "SG"),
    ];
    Roster { rows, open_seats: vec![seat(Part::Mentor, Some(true), 1)] }
}

pub(super) fn claim(quantity: Quantity, value: i64) -> Claim {
    Claim {
        quantity,
        qualifier: Qualifier::default(),
        value,
        words: format!("{value} of them"),
        sentence: format!("The list has {value} of them."),
        line: 1,
        sum: None,
    }
}

pub(super) fn in_sum(mut claim: Claim, role: SumRole) -> Claim {
    claim.sum = Some(role);
    claim
}

/// A printed sum: a total of applications, and parts.
pub(super) fn sum(total: i64, parts: &[(Quantity, i64)]) -> Vec<Claim> {
    let total = in_sum(claim(Quantity::Selected, total), SumRole::Total { group: 1 });
    let parts = parts.iter().map(|&(quantity, n)| in_sum(claim(quantity, n), SumRole::Part { group: 1 }));
    std::iter::once(total).chain(parts).collect()
}
