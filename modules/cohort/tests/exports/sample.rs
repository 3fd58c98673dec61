//! An announcement with a little of everything, hostile names among them.

use std::collections::BTreeMap;

use centum_base::{Country, Digest, Timestamp};
use centum_cohort::announcement::{
    CityEntry, Clause, Content, EditionCard, Entry, FigureLine, Note, Placing, SourceLine, Texts,
};
use centum_cohort::exports::Links;
use centum_cohort::model::{Claim, Lead, OpenSeat, Part, Qualifier, Quantity, Standing, SumRole};
use jiff::civil::date;

/// Names that break formats, and names that careless programs lose.
pub(crate) const HOSTILE: [&str; 16] = [
    "Halle, Saale",
    "The \"Gate\" of Europe",
    "Two\nlines",
    "Carriage\r\nreturn",
    "=cmd|' /C calc'!A1",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\tTab",
    "עיר הבירה",
    "\u{202e}drawkcaB",
    "</script><script>alert(1)</script>",
    "Iași și Târgu Mureș",
    "🏙️ City",
    "'s-Hertogenbosch",
    "A;B\\C & <D> ]]>",
];

pub(crate) fn links() -> Links {
    Links::new("https://cities.example.eu").expect("an address")
}

fn country(code: &str) -> Country {
    Country::new(code).expect("two capital letters")
}

pub(crate) fn city(name: &str, code: &str) -> CityEntry {
    CityEntry { name: name.into(), country: Country::new(code), is_lead: false, place: None }
}

pub(crate) fn placed(
    mut city: CityEntry,
    id: u64,
    latitude: Option<f64>,
    longitude: Option<f64>,
) -> CityEntry {
    city.place = Some(Placing {
        id: id.to_string(),
        name: format!("{} (own name)", city.name),
        geonames: Some(id),
        latitude,
        longitude,
        population: Some(id / 7),
    });
    city
}

pub(crate) fn entry(name: &str, codes: &[&str], cities: Vec<CityEntry>) -> Entry {
    Entry {
        participation: format!("participation-of-{}", Digest::of(name.as_bytes()).short()),
        name: name.into(),
        part: Part::Core,
        standing: Standing::Confirmed,
        countries: codes.iter().map(|code| country(code)).collect(),
        marks: Vec::new(),
        lead: None,
        cities,
    }
}

fn entries() -> Vec<Entry> {
    let cork = placed(city("Cork", "IE"), 2_965_140, Some(51.89797), Some(-8.47061));
    let singapore = placed(city("Singapore", "SG"), 1_880_252, Some(1.28967), Some(103.85007));
    let half_known = placed(city("Silvi", "IT"), 3_166_380, Some(42.55), None);
    let mut lead = placed(city("Espoo", "FI"), 660_129, Some(60.2052), Some(24.6522));
    lead.is_lead = true;
    let mut own = placed(city("Urban Community", "FR"), 1, Some(45.76), Some(4.84));
    if let Some(place) = &mut own.place {
        (place.id, place.geonames) = ("overlay-1".into(), None);
    }
    let coast = entry("Coastal Towns Association", &["IT"], vec![half_known, city("Pineto", "IT")]);
    let seas = entry("Two Seas Network", &["IT", "SE"], vec![city("Cervia", "IT"), city("Vara", "")]);
    let pair = entry("Espoo", &["FI"], vec![lead, city("Turku", "FI")]);
    let mut entries = vec![
        Entry { marks: vec!["DCC".into()], ..entry("Cork", &["IE"], vec![cork]) },
        Entry { part: Part::Mentor, ..entry("Singapore", &["SG"], vec![singapore]) },
        Entry { lead: Some(Lead::NotACity), standing: Standing::Withdrawn, ..coast },
        Entry { lead: Some(Lead::NotACity), ..seas },
        Entry { part: Part::Mentor, lead: Some(Lead::UnlistedMember), ..pair },
        entry("Urban Community", &["FR"], vec![own]),
    ];
    entries.extend(HOSTILE.iter().map(|name| entry(name, &["RO"], vec![city(name, "RO")])));
    entries
}

pub(crate) fn content() -> Content {
    let edition = EditionCard {
        slug: "icc-2020".into(),
        name: "Intelligent Cities 2020, <first>".into(),
        programme: "Intelligent Cities; a programme".into(),
        publisher: "The Commission & partners".into(),
        licence: "CC-BY-4.0".into(),
        members_on: date(2020, 7, 7),
        extra_countries: vec![Country::UNITED_KINGDOM],
        marks: BTreeMap::from([("DCC".into(), "Alumnus of an earlier programme".into())]),
        dates: vec![
            (date(2020, 9, 28), date(2020, 10, 2), "Launch week, online; all cities".into()),
            (date(2020, 12, 31), date(2020, 12, 31), "Last day".into()),
        ],
        invented: true,
    };
    let texts =
        |title: &str| Texts { title: title.into(), introduction: "One.\n\nTwo </script> & more.".into() };
    Content {
        edition,
        number: 2,
        date: date(2020, 7, 7),
        texts: BTreeMap::from([("en".into(), texts("Selected <cities>")), ("fr".into(), texts("Villes"))]),
        entries: entries(),
        open_seats: vec![OpenSeat {
            part: Part::Mentor,
            count: 1,
            inside: Some(true),
            sentence: "One European mentor city is still to be selected.".into(),
        }],
        figures: vec![FigureLine {
            name: "selected".into(),
            value: 22,
            rule: vec![Clause {
                id: "rule-selected".into(),
                args: BTreeMap::new(),
                english: "Applications selected: the rows of the list".into(),
            }],
        }],
        sources: vec![SourceLine {
            label: "The printed list".into(),
            digest: Digest::of(b"list"),
            date: Some(date(2020, 7, 7)),
            has_rows: true,
            claims: vec![Claim {
                quantity: Quantity::Selected,
                qualifier: Qualifier { part: Some(Part::Core), ..Qualifier::default() },
                value: 90,
                words: "90 applications".into(),
                sentence: "In total, 90 applications were selected.".into(),
                line: 3,
                sum: Some(SumRole::Total { group: 1 }),
            }],
        }],
        as_of: "2020-07-06T15:00:00Z".parse().expect("an instant"),
        exception: Some(Note {
            reason: "The source is printed so.".into(),
            by: "Ines Example".into(),
            at: Timestamp::UNIX_EPOCH,
        }),
    }
}

/// The least that a content can say.
pub(crate) fn bare() -> Content {
    let mut content = content();
    content.entries = Vec::new();
    content.texts = BTreeMap::new();
    content.open_seats = Vec::new();
    content.figures = Vec::new();
    content.sources = Vec::new();
    content.edition.dates = Vec::new();
    content.exception = None;
    content
}
