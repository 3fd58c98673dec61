//! The cohort of 2020 as facts: who, where, with which mark and which members. Every other way to print it is made
//! from these, and must give them back.

use std::collections::BTreeSet;

use centum_base::Country;
use centum_cohort::model::{Applicant, Lead, Part, Row};
use centum_cohort::reading::{Hints, Reading, read};

const TABLE: &str = include_str!("cohort-2020.tsv");

/// One application.
#[derive(Clone, Debug)]
pub(crate) struct Fact {
    pub(crate) part: Part,
    pub(crate) name: &'static str,
    pub(crate) countries: Vec<Country>,
    pub(crate) marks: Vec<&'static str>,
    pub(crate) lead: Option<Lead>,
    /// The members as the announcement prints them.
    pub(crate) members: Vec<&'static str>,
}

/// What is compared: part, name, countries, marks, lead and the members' names.
pub(crate) type Entry = (Part, String, Vec<Country>, Vec<String>, Option<Lead>, Vec<String>);

/// Every application, in the order of the announcement.
pub(crate) fn facts() -> Vec<Fact> {
    TABLE.lines().skip(1).map(fact).collect()
}

fn fact(line: &'static str) -> Fact {
    let cells: Vec<&str> = line.split('\t').map(|cell| if cell == "-" { "" } else { cell }).collect();
    let [part, name, countries, marks, lead, members] = cells[..] else { panic!("six cells: {line}") };
    let list = |text: &'static str, sign: &'static str| {
        text.split(sign).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>()
    };
    Fact {
        part: Part::named(part).unwrap(),
        name,
        countries: list(countries, "+").into_iter().map(|code| Country::new(code).unwrap()).collect(),
        marks: list(marks, "+"),
        lead: Lead::named(lead),
        members: list(members, ";"),
    }
}

/// The facts as they are compared; members without their legal words.
pub(crate) fn register_of(facts: &[Fact]) -> BTreeSet<Entry> {
    facts
        .iter()
        .map(|fact| {
            let marks = fact.marks.iter().map(ToString::to_string).collect();
            let members = fact.members.iter().map(|member| bare(member)).collect();
            (fact.part, fact.name.to_owned(), fact.countries.clone(), marks, fact.lead, members)
        })
        .collect()
}

/// The name of a member of this cohort without the legal words that this cohort prints.
pub(crate) fn bare(member: &str) -> String {
    let words = ["Municipality of ", " Municipality", " City Council", "the "];
    words.iter().fold(member.to_owned(), |name, word| name.replace(word, ""))
}

/// The rows of a reading as they are compared.
pub(crate) fn register(rows: impl IntoIterator<Item = Row>) -> BTreeSet<Entry> {
    rows.into_iter()
        .map(|row| {
            let (lead, members) = match row.applicant {
                Applicant::Single | Applicant::NoCity { .. } => (None, Vec::new()),
                Applicant::Consortium { lead, members } => {
                    (Some(lead), members.into_iter().map(|member| member.name).collect())
                }
            };
            (row.part, row.name, row.countries, row.marks, lead, members)
        })
        .collect()
}

/// Reads `source` and checks that it gives exactly `facts`.
pub(crate) fn assert_gives(source: &[u8], hints: &Hints<'_>, facts: &[Fact]) -> Reading {
    let reading = read(source, hints).unwrap_or_else(|error| panic!("{error}"));
    let (expected, found) = (register_of(facts), register(reading.rows.iter().map(|read| read.row.clone())));
    let missing: Vec<_> = expected.difference(&found).collect();
    let surplus: Vec<_> = found.difference(&expected).collect();
    assert!(missing.is_empty() && surplus.is_empty(), "missing {missing:#?}\nsurplus {surplus:#?}");
    assert_eq!(reading.rows.len(), facts.len(), "no row twice");
    assert_eq!(reading.unread, [], "nothing unread");
    reading
}

/// Names of the countries of this cohort in a language of the tests.
pub(crate) fn country_name(country: Country, language: &str) -> &'static str {
    const NAMES: &[(&str, &str, &str, &str)] = &[
        ("BE", "Belgium", "Belgique", "Belgien"),
        ("BG", "Bulgaria", "Bulgarie", "Bulgarien"),
        ("CZ", "Czech Republic", "République tchèque", "Tschechische Republik"),
        ("DE", "Germany", "Allemagne", "Deutschland"),
        ("DK", "Denmark", "Danemark", "Dänemark"),
        ("ES", "Spain", "Espagne", "Spanien"),
        ("FI", "Finland", "Finlande", "Finnland"),
        ("FR", "France", "France", "Frankreich"),
        ("GB", "United Kingdom", "Royaume-Uni", "Vereinigtes Königreich"),
        ("GR", "Greece", "Grèce", "Griechenland"),
        ("HR", "Croatia", "Croatie", "Kroatien"),
        ("HU", "Hungary", "Hongrie", "Ungarn"),
        ("IE", "Ireland", "Irlande", "Irland"),
        ("IT", "Italy", "Italie", "Italien"),
        ("LV", "Latvia", "Lettonie", "Lettland"),
        ("NL", "Netherlands", "Pays-Bas", "Niederlande"),
        ("PL", "Poland", "Pologne", "Polen"),
        ("PT", "Portugal", "Portugal", "Portugal"),
        ("RO", "Romania", "Roumanie", "Rumänien"),
        ("SE", "Sweden", "Suède", "Schweden"),
        ("SG", "Singapore", "Singapour", "Singapur"),
        ("SI", "Slovenia", "Slovénie", "Slowenien"),
        ("SK", "Slovakia", "Slovaquie", "Slowakei"),
    ];
    let (_, en, fr, de) = NAMES.iter().find(|(code, ..)| *code == country.code()).unwrap();
    match language {
        "fr" => fr,
        "de" => de,
        _ => en,
    }
}

/// The countries of a fact, joined as lists join them.
pub(crate) fn countries(fact: &Fact, language: &str, joint: &str) -> String {
    fact.countries.iter().map(|&country| country_name(country, language)).collect::<Vec<_>>().join(joint)
}
