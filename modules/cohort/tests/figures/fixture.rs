//! The 2020 announcement as a register, read by the few lines that this one text needs, and its claims by hand.

use centum_base::Country;
use centum_cohort::figures::Area;
use centum_cohort::model::{
    Applicant, Claim, Lead, Member, OpenSeat, Part, Qualifier, Quantity, Roster, Row, SumRole,
};
use jiff::civil::date;

const COUNTRIES: [(&str, &str); 24] = [
    ("Italy / Sweden", "IT SE"),
    ("Belgium", "BE"),
    ("Bulgaria", "BG"),
    ("Croatia", "HR"),
    ("Czech Republic", "CZ"),
    ("Denmark", "DK"),
    ("Finland", "FI"),
    ("France", "FR"),
    ("Germany", "DE"),
    ("Greece", "GR"),
    ("Hungary", "HU"),
    ("Ireland", "IE"),
    ("Italy", "IT"),
    ("Latvia", "LV"),
    ("Netherlands", "NL"),
    ("Poland", "PL"),
    ("Portugal", "PT"),
    ("Romania", "RO"),
    ("Singapore", "SG"),
    ("Slovakia", "SK"),
    ("Slovenia", "SI"),
    ("Spain", "ES"),
    ("Sweden", "SE"),
    ("United Kingdom", "GB"),
];

/// The country of a code.
pub(crate) fn country(code: &str) -> Country {
    Country::new(code).expect("a code of two capital letters")
}

/// The Union on the day of the announcement, and the United Kingdom.
pub(crate) fn area() -> Area {
    Area::new(date(2020, 7, 7), [Country::UNITED_KINGDOM])
}

/// The 90 rows and the open seats of the 2020 announcement. Members of the row with two countries have none yet.
pub(crate) fn roster_2020() -> Roster {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/inputs/announcement-2020-icc.txt");
    let text = std::fs::read_to_string(path)
        .expect("the announcement stands beside the checkout")
        .replace('\u{a0}', " ");
    let section = |from: &str, to: &str| {
        let start = text.find(from).expect("the list begins") + from.len();
        text[start..start + text[start..].find(to).expect("the list ends")].to_owned()
    };
    let mentors = section("Mentor city Country\n", "*one European");
    let core = section("Core city Country\n", "COVID-19 ICC support");
    let rows = [(mentors, Part::Mentor), (core, Part::Core)];
    let rows = rows.iter().flat_map(|(lines, part)| lines.lines().filter_map(|line| row(line, *part)));
    let seats = [(Part::Mentor, true, 1, MENTOR_SEAT), (Part::International, false, 9, INTERNATIONAL_SEATS)];
    let seat = |(part, inside, count, sentence): (Part, bool, u32, &str)| OpenSeat {
        part,
        count,
        inside: Some(inside),
        sentence: sentence.to_owned(),
    };
    Roster { rows: rows.collect(), open_seats: seats.into_iter().map(seat).collect() }
}

fn row(line: &str, part: Part) -> Option<Row> {
    let line = line.trim();
    let (printed, codes) =
        COUNTRIES.iter().find_map(|(name, codes)| Some((line.strip_suffix(name)?, codes)))?;
    let (name, bracket) = printed.split_once('(').unwrap_or((printed, ""));
    let (name, bracket) = (name.trim().to_owned(), bracket.trim().trim_end_matches(')'));
    let countries: Vec<Country> = codes.split(' ').map(country).collect();
    let marks = if bracket.starts_with("DCC") { vec!["DCC".to_owned()] } else { Vec::new() };
    let applicant = match bracket.split_once("consortium covering ") {
        Some((_, members)) => consortium(&name, members, &countries),
        None => Applicant::Single,
    };
    Some(Row { name, part, countries, marks, applicant })
}

fn consortium(name: &str, members: &str, countries: &[Country]) -> Applicant {
    let country = if let [only] = countries { Some(*only) } else { None };
    let member = |printed: &str| {
        let name = printed.trim().trim_start_matches("the ").trim_start_matches("Municipality of").trim();
        let name = name.trim_end_matches(" City Council").trim_end_matches(" Municipality");
        Member { printed: printed.trim().to_owned(), name: name.to_owned(), country }
    };
    let members = members.replace(", and ", ", ").replace(" and ", ", ");
    let members: Vec<Member> = members.split(", ").map(member).collect();
    let lead = if members.iter().any(|member| member.name == name) {
        Lead::ListedMember
    } else if name.contains("Association") || name.contains("Network") {
        Lead::NotACity
    } else {
        Lead::UnlistedMember
    };
    Applicant::Consortium { lead, members }
}

const MENTOR_SEAT: &str = "*one European mentor city is still to be selected.";
const INTERNATIONAL_SEATS: &str = "We are still selecting 9 international cities to complete the list of the 100 cities that will take part in the ICC journey.";

/// A claim of the quantity with nothing around it.
pub(crate) fn claim(quantity: Quantity, value: i64) -> Claim {
    Claim {
        quantity,
        qualifier: Qualifier::default(),
        value,
        words: String::new(),
        sentence: format!("{value} of them."),
        line: 1,
        sum: None,
    }
}

/// The claims of one of the two sources, in the printed order.
pub(crate) struct Printed {
    pub(crate) expressions: i64,
    pub(crate) applicant_cities: i64,
    pub(crate) selected: i64,
    pub(crate) mentors: i64,
    pub(crate) cities: i64,
}

/// What the announcement with the lists prints.
pub(crate) const WITH_LISTS: Printed =
    Printed { expressions: 131, applicant_cities: 193, selected: 90, mentors: 9, cities: 126 };
/// What the news item of 7 July prints.
pub(crate) const NEWS_ITEM: Printed =
    Printed { expressions: 130, applicant_cities: 192, selected: 88, mentors: 8, cities: 124 };

impl Printed {
    /// The claims that both texts make.
    pub(crate) fn claims(&self) -> Vec<Claim> {
        let mut countries = claim(Quantity::ApplicantCountries, 20);
        countries.qualifier.with_countries = vec![Country::UNITED_KINGDOM];
        let part =
            |quantity, value| Claim { sum: Some(SumRole::Part { group: 1 }), ..claim(quantity, value) };
        let selected =
            Claim { sum: Some(SumRole::Total { group: 1 }), ..claim(Quantity::Selected, self.selected) };
        let mut alumni = part(Quantity::Alumni, 26);
        alumni.qualifier.mark = Some("DCC".to_owned());
        let mut mentors = part(Quantity::Mentors, self.mentors);
        mentors.qualifier =
            Qualifier { part: Some(Part::Mentor), inside: Some(true), ..Qualifier::default() };
        let mut earlier = claim(Quantity::EarlierProgramme, 41);
        earlier.qualifier.mark = Some("DCC".to_owned());
        vec![
            claim(Quantity::Expressions, self.expressions),
            claim(Quantity::ApplicantCities, self.applicant_cities),
            countries,
            selected,
            part(Quantity::New, 54),
            alumni,
            mentors,
            claim(Quantity::Consortia, 8),
            claim(Quantity::Cities, self.cities),
            earlier,
        ]
    }
}

/// The claims of the announcement with the lists: those of both texts, and those about seats that are still open.
pub(crate) fn claims_2020() -> Vec<Claim> {
    let seat = |quantity, value, part, inside, sentence: &str| {
        let qualifier = Qualifier { part, inside: Some(inside), still_open: true, ..Qualifier::default() };
        Claim { qualifier, sentence: sentence.to_owned(), ..claim(quantity, value) }
    };
    let mut claims = WITH_LISTS.claims();
    claims.push(seat(Quantity::OpenSeats, 9, Some(Part::International), false, INTERNATIONAL_SEATS));
    claims.push(claim(Quantity::Total, 100));
    claims.push(seat(Quantity::OpenSeats, 1, Some(Part::Mentor), true, MENTOR_SEAT));
    claims
}
