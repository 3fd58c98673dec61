//! A sample of every page of publishing.

use std::sync::LazyLock;

use askama::Template;
use centum_base::{Id, Timestamp};
use centum_web::page::Face;
use centum_web::{FieldErrors, Locale, Page, Sample};

use super::{form, list, one, settings, state_text};
use crate::dcat::{self, Coded, Distribution, Format, Texts, vocabulary};
use crate::publishing::{Publication, State};

const TITLE: &str = "Δέντρα της Θεσσαλονίκης";

/// What public lists call their entries, the longest first: data, in the language of the reader where a list has it.
static LABELS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let languages = vocabulary::languages().concepts().iter().map(|one| one.label("en"));
    let themes = vocabulary::themes().concepts().iter().map(|one| one.label("en"));
    let licences = vocabulary::licences().concepts().iter().map(|one| one.label("en"));
    let frequencies = vocabulary::frequencies().concepts().iter().map(|one| one.label("en"));
    let mut labels: Vec<_> = languages.chain(themes).chain(licences).chain(frequencies).collect();
    labels.sort_by_key(|label| std::cmp::Reverse(label.len()));
    labels
});

/// A sample of every page of publishing.
pub(crate) fn samples() -> Vec<Sample> {
    vec![
        Sample::new("publish-list", |l| {
            let it = publication(State::Review);
            let shelf = list::Shelf {
                slug: "thessaloniki".into(),
                name: "Δεδομένα".into(),
                reviewed: true,
                lines: vec![list::line(l, &it)],
                is_cut: true,
            };
            let page = page(l, "catalogue-publish-nav");
            list::List { page, headings: list::headings(l), shelves: vec![shelf], manages: true }.render()
        }),
        Sample::new("publish-list-empty", |l| {
            let page = page(l, "catalogue-publish-nav");
            list::List { page, headings: list::headings(l), shelves: Vec::new(), manages: false }.render()
        }),
        Sample::new("publish-form", |l| {
            let mut errors = FieldErrors::new();
            errors.push("title", "form-required");
            errors.push("embargo", "catalogue-publish-embargo-wrong");
            let target = ("/desk/publish/new".to_owned(), "/desk/publish".to_owned());
            let typed = form::Typed { title: TITLE.into(), language: "el".into(), ..form::Typed::default() };
            form::view(page(l, "catalogue-publish-new"), l, target, typed, errors).render()
        })
        .with_data(&LABELS),
        Sample::new("publish-one", |l| {
            let past = one::Past {
                at: Timestamp::UNIX_EPOCH,
                state: state_text(l, State::Review),
                by: Some("Ελένη Παππά".into()),
                reason: Some("Λείπει η άδεια".into()),
            };
            one::view(l, page(l, "catalogue-publish-change"), &publication(State::Review), vec![past])
                .render()
        }),
        Sample::new("publish-one-draft", |l| {
            let it = Publication { document: dcat::Record::default(), ..publication(State::Draft) };
            one::view(l, page(l, "catalogue-publish-change"), &it, Vec::new()).render()
        }),
        Sample::new("publish-settings", |l| {
            let view = settings::SettingsPage {
                page: page(l, "catalogue-publish-settings"),
                path: "/desk/publish/in/x".into(),
                reviewed: true,
                people: vec![("x".into(), "Ελένη Παππά".into())],
                mail: String::new(),
                errors: FieldErrors::new(),
            };
            view.render()
        }),
    ]
}

fn page(locale: &Locale, title: &str) -> Page {
    Page::sample(Face::Desk, locale, locale.text(title))
}

fn publication(state: State) -> Publication {
    let file = Distribution {
        titles: Texts::one("el", "Πίνακας"),
        download_urls: vec!["https://data.example/1.csv".into()],
        format: Some(Format { value: Some(Coded::Code("CSV".into())), given: None }),
        byte_size: Some(1200),
        ..Distribution::default()
    };
    Publication {
        id: Id::of_name("publication", "sample"),
        catalogue: Id::of_name("catalogue", "sample"),
        slug: "1-2".into(),
        state,
        live: true,
        document: dcat::Record {
            titles: Texts::one("el", TITLE),
            descriptions: Texts::one("el", "Κάθε δέντρο."),
            distributions: vec![file],
            ..dcat::Record::default()
        },
        embargo: Some(Timestamp::UNIX_EPOCH),
        version: 1,
        changed_by: String::new(),
        changed_at: Timestamp::UNIX_EPOCH,
    }
}
