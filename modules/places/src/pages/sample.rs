//! The pages of places with invented content, and with names that the data hold.

use askama::Template;
use centum_base::{Country, Id};
use centum_web::page::Face;
use centum_web::{Locale, Page, Sample};

use super::place::{PlacePage, TakesPart};
use super::search::SearchPage;
use crate::store::{Place, PlaceKind, PlaceName, Source};

fn place(name: &str, kind: PlaceKind) -> Place {
    Place {
        id: Id::of_name("place", name),
        source: Source::Own,
        source_id: None,
        kind,
        name: name.into(),
        country: Country::new("GR").unwrap_or(Country::SINGAPORE),
        admin: None,
        latitude: Some(40.64361),
        longitude: Some(22.93086),
        population: Some(354_290),
        population_year: Some(2024),
        data_version: "1".into(),
        merged_into: None,
    }
}

fn page(locale: &Locale, title: &str) -> Page {
    Page::sample(Face::Public, locale, title)
}

pub(super) fn samples() -> Vec<Sample> {
    vec![
        Sample::new("places-place", |locale| {
            let name = |name: &str, language: Option<&str>, kind: &str| PlaceName {
                name: name.into(),
                language: language.map(str::to_owned),
                kind: kind.into(),
            };
            let names = vec![
                name("Θεσσαλονίκη", Some("el"), "official"),
                name("Солун", None, "alternate"),
                name("Σαλονίκη", None, "alias"),
            ];
            let takes_part = vec![TakesPart {
                href: "/editions/a/participants/b".into(),
                name: "Θεσσαλονίκη".into(),
                edition: "Εκατόν Πόλεις".into(),
                part: locale.text("places-title"),
            }];
            let found = place("Θεσσαλονίκη", PlaceKind::Settlement);
            PlacePage::of(page(locale, &found.name), &found, names, &[], takes_part).render()
        }),
        Sample::new("places-body", |locale| {
            let body = place("Ένωση", PlaceKind::Body);
            let parts = [place("Βόλος", PlaceKind::Settlement)];
            PlacePage::of(page(locale, &body.name), &body, Vec::new(), &parts, Vec::new()).render()
        }),
        Sample::new("places-search", |locale| {
            SearchPage::of(page(locale, &locale.text("places-title")), "", "").render()
        }),
        Sample::new("places-search-without-country", |locale| {
            SearchPage::of(page(locale, &locale.text("places-title")), "Θεσσαλονίκη", "").render()
        }),
        Sample::new("places-search-unknown", |locale| {
            SearchPage::of(page(locale, &locale.text("places-title")), "ΞΞΞΞΞΞΞΞΞ", "GR").render()
        }),
        Sample::new("places-search-answer", |locale| {
            SearchPage::of(page(locale, &locale.text("places-title")), "Θεσσαλονίκη", "GR").render()
        })
        .with_data(&["Thessaloníki", "Thessaloniki"]),
    ]
}
