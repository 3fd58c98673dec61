//! The cities of the announcement of 2020, and names that it did not print.
//!
//! `announced.tsv` is the reference of the 126 cities; `exonyms.tsv` and `unseen.tsv` were written from
//! memory and their answers read by eye, one by one.

#![expect(clippy::unwrap_used, reason = "a table that cannot be read fails the test")]

mod oracle;

use centum_base::Country;
use centum_places::{BodyKind, Outcome, Query, Reason, UnknownCause, resolve};

fn outcome(name: &str, country: &str) -> Outcome {
    resolve(&Query::new(name, Country::new(country).unwrap())).outcome
}

#[test]
fn of_the_126_cities_at_least_115_are_automatic_and_none_is_wrong() {
    let tally = oracle::tally(oracle::read(include_str!("announced.tsv")));
    assert_eq!(tally.wrong, [""; 0]);
    assert!(tally.right.len() >= 115, "{} automatic", tally.right.len());
    assert_eq!(tally.asked, ["Ravne"]);
    assert_eq!(tally.bodies.len(), 7, "{:?}", tally.bodies);
    assert_eq!(tally.other, [""; 0]);
}

#[test]
fn the_members_of_the_announcement_are_found_with_their_legal_words() {
    for name in ["Municipality of  Murska Sobota", "Municipality of\u{a0}Ptuj", "Municipality of Škofljica"]
    {
        assert!(matches!(outcome(name, "SI"), Outcome::Automatic { .. }), "{name}");
    }
    for name in ["Gava City Council", "Castelldefels City Council"] {
        assert!(matches!(outcome(name, "ES"), Outcome::Automatic { .. }), "{name}");
    }
}

#[test]
fn names_in_any_script_lead_to_the_same_place() {
    let tally = oracle::tally(oracle::read(include_str!("exonyms.tsv")));
    assert_eq!((tally.wrong, tally.asked, tally.other), (vec![], vec![], vec![]));
    assert!(tally.right.len() >= 170, "{} right", tally.right.len());
}

#[test]
fn cities_that_the_announcement_did_not_print_are_found_too() {
    let tally = oracle::tally(oracle::read(include_str!("unseen.tsv")));
    assert_eq!((tally.wrong, tally.asked, tally.other), (vec![], vec![], vec![]));
    assert!(tally.right.len() >= 900, "{} right", tally.right.len());
}

#[test]
fn the_lead_names_that_are_no_place_are_told() {
    let leads = [
        ("Association of Municipalities and Towns of Slovenia", "SI"),
        ("Coastal Towns Association", "IT"),
        ("Sweden Emilia Romagna Network", "SE"),
    ];
    for (name, country) in leads {
        assert!(matches!(outcome(name, country), Outcome::NotAPlace { .. }), "{name}");
    }
}

#[test]
fn bodies_nobody_listed_are_told_by_their_words_and_never_accepted() {
    for (name, country, kind, seat) in [
        ("Métropole de Lyon", "FR", BodyKind::Metropolis, Some("Lyon")),
        ("Toulouse Métropole", "FR", BodyKind::Metropolis, Some("Toulouse")),
        ("Communauté d’agglomération de La Rochelle", "FR", BodyKind::Agglomeration, Some("La Rochelle")),
        ("Città metropolitana di Milano", "IT", BodyKind::Metropolis, Some("Milan")),
        ("Unione dei Comuni Valdarno e Valdisieve", "IT", BodyKind::UnionOfMunicipalities, None),
        ("Provincia di Brescia", "IT", BodyKind::County, Some("Brescia")),
        ("Cork County Council", "IE", BodyKind::County, Some("Cork")),
        ("Brussels-Capital Region", "BE", BodyKind::Region, Some("Brussels")),
        ("Baltic Cities Network", "LT", BodyKind::Association, None),
    ] {
        let Outcome::Body { body } = outcome(name, country) else { panic!("{name}") };
        assert_eq!((body.kind, body.known), (kind, None), "{name}");
        assert_eq!(body.seats.first().map(|seat| seat.name), seat, "{name}");
    }
}

#[test]
fn what_the_rule_does_not_accept_is_asked_with_the_largest_first() {
    for (name, country, first) in [
        ("Ravne", "SI", "Ravne na Koroškem"),
        ("Halle", "BE", "Halle"),
        ("Saint-Denis", "FR", "Saint-Denis"),
        ("Agios Nikolaos", "GR", "Ágios Nikólaos"),
        ("Gmina Wejherowo", "PL", "Wejherowo"),
        ("Bucharest, District 2", "RO", "Bucharest"),
        ("Leuven (Germany)", "BE", "Leuven"),
        ("Ulm/Neu-Ulm", "DE", "Ulm"),
        ("Santa Fe", "ES", "Santa Fe de Mondújar"),
    ] {
        let Outcome::Ask { candidates } = outcome(name, country) else { panic!("{name}") };
        assert_eq!(candidates[0].name, first);
        assert!(candidates.is_sorted_by_key(|candidate| std::cmp::Reverse(candidate.population)), "{name}");
        assert!(candidates.iter().all(|candidate| candidate.confidence < 70), "{name}");
    }
}

#[test]
fn a_misspelt_or_shortened_name_is_unknown_with_suggestions() {
    for (name, country, meant) in [
        ("Leuvan", "BE", "Leuven"),
        ("Thesaloniki", "GR", "Thessaloníki"),
        ("Szombately", "HU", "Szombathely"),
        ("Tarrasa", "ES", "Terrassa"),
        ("Sant Boi", "ES", "Sant Boi de Llobregat"),
        ("Nice Côte d’Azur", "FR", "Nice"),
    ] {
        let Outcome::Unknown { cause, suggestions } = outcome(name, country) else { panic!("{name}") };
        assert_eq!(cause, UnknownCause::NoSuchName);
        assert_eq!(suggestions.first().map(|first| first.name), Some(meant), "{name}");
    }
}

#[test]
fn every_step_from_the_name_to_the_place_is_a_reason() {
    let Outcome::Automatic { place } = outcome("Câmara Municipal de Lisboa", "PT") else { panic!() };
    assert_eq!(
        place.reasons,
        [
            Reason::AlternateName,
            Reason::LegalWordsRemoved { words: "camara municipal".into() },
            Reason::OnlyOneInCountry
        ]
    );
    assert_eq!((place.name, place.matched_name, place.confidence), ("Lisbon", "Lisboa", 95));
}

#[test]
fn a_name_in_two_countries_is_accepted_only_if_one_of_them_has_it() {
    let both = |name| {
        let countries = [Country::new("IT").unwrap(), Country::new("SE").unwrap()];
        let countries = centum_places::Countries::several(&countries).unwrap();
        resolve(&Query { name, countries }).outcome
    };
    assert!(matches!(both("Ravenna"), Outcome::Automatic { .. }));
    assert!(matches!(both("Trollhättan"), Outcome::Automatic { .. }));
    assert!(matches!(both("Sweden Emilia Romagna Network"), Outcome::NotAPlace { .. }));
}
