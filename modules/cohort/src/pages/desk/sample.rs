//! A sample of every page of the desk.

use std::collections::{BTreeMap, HashMap};

use askama::Template;
use centum_base::{Digest, Id, Timestamp};
use centum_web::components::Heading;
use centum_web::links::Query;
use centum_web::page::Face;
use centum_web::{FieldErrors, Locale, Page, Sample};

use super::{
    announcement, announcements, bulk, cohort, confirming, editions, figures, imports, overview,
    participation, preview, row,
};
use crate::announcement::{Announcement, Barrier, Ingredients, State, Texts, compose};
use crate::edition::{Edition, Settings};
use crate::intake::{Effects, Received, SourceDocument, SourceState};
use crate::model::Standing;
use crate::reading::{Column, Mapping, NeedsMapping};
use crate::register::{Bulk, Consent, Decided, Participation, cities_of, lead_of, roster};

const LIST: &str = "Θεσσαλονίκη (Ελλάδα)\nΧαλκίδα (Ελλάδα)\nПловдив (България)\n";

/// A sample of every page of the desk.
pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("desk-editions", |l| {
            let view = editions::List {
                page: page(l, "cohort-desk-editions"),
                headings: editions::headings(l),
                lines: vec![(edition(), 90)],
            };
            view.render()
        }),
        Sample::new("desk-edition-new", |l| {
            let page = page(l, "cohort-desk-edition-new");
            let mut errors = FieldErrors::new();
            errors.push("slug", "cohort-desk-error-slug");
            editions::New { page, form: editions::NewForm::default(), errors }.render()
        }),
        Sample::new("desk-overview", |l| {
            let facts = overview::Facts {
                drafts: 1,
                confirmed: 1,
                rows: 90,
                silent: 2,
                unplaced: 1,
                open_version: false,
                published: 1,
            };
            let path = "/desk/editions/x".to_owned();
            let steps = overview::steps(&path, &facts);
            overview::Overview {
                page: page(l, "cohort-desk-steps"),
                path,
                edition: edition(),
                steps,
                area: String::new(),
            }
            .render()
        }),
        Sample::new("desk-settings", |l| {
            let page = page(l, "cohort-desk-settings");
            let (path, form) = ("/".to_owned(), overview::SettingsForm::default());
            overview::SettingsPage { page, path, form, errors: FieldErrors::new() }.render()
        }),
        Sample::new("desk-imports", |l| {
            let (page, headings) = (page(l, "cohort-desk-imports"), imports::headings(l));
            imports::List { page, path: "/".to_owned(), headings, lines: Vec::new() }.render()
        }),
        Sample::new("desk-import-new", |l| {
            let mut errors = FieldErrors::new();
            errors.push("text", "cohort-desk-read-empty");
            let (page, form) = (page(l, "cohort-desk-import-new"), imports::Typed::default());
            imports::New { page, path: "/".to_owned(), form, errors }.render()
        }),
        Sample::new("desk-mapping", mapping),
        Sample::new("desk-import", |l| {
            preview::view(l, page(l, "cohort-desk-row"), &document(), Some("all"), Some(effects())).render()
        }),
        Sample::new("desk-import-row", |l| {
            let document = document();
            let first = &document.draft.rows[0];
            let (form, query) = (row::RowForm::of(l, first), Query::default());
            row::view(l, page(l, "cohort-desk-row"), &document, 0, first, form, &query, FieldErrors::new())
                .render()
        })
        .with_data(&["Thessalon", "ki"]),
        Sample::new("desk-confirm", |l| {
            let page = page(l, "cohort-desk-confirm");
            confirming::view(l, page, &document(), effects(), true, None, "", FieldErrors::new()).render()
        })
        .with_data(&["and"]),
        Sample::new("desk-cohort", |l| {
            cohort::view(l, page(l, "cohort-desk-cohort"), "x", &Query::default(), register()).render()
        }),
        Sample::new("desk-bulk", |l| {
            let (page, bulk) = (page(l, "cohort-desk-bulk"), Bulk::Standing(Standing::Active));
            let form = bulk::BulkForm { change: "standing:active".into(), ..bulk::BulkForm::default() };
            bulk::view(l, page, "/".to_owned(), form, &bulk, &register()).render()
        }),
        Sample::new("desk-participation", |l| {
            let one = &register()[0];
            let form = participation::AmendForm::of(l, one);
            let page = page(l, "cohort-desk-row");
            let (query, errors) = (Query::default(), FieldErrors::new());
            let view = participation::view(l, page, one, &HashMap::new(), form, &query, errors);
            participation::View { history: centum_desk::History::sample(l), ..view }.render()
        })
        // The map names places, and countries by the data of places.
        .with_data(&["Thessalon", "ki", "Bulgaria"]),
        Sample::new("desk-figures", |l| {
            let (roster, area) = (roster(&register(), Vec::new()), edition().area());
            let page = page(l, "cohort-desk-figures");
            figures::view(l, page, "x", &Query::default(), &roster, &area, Vec::new()).render()
        }),
        Sample::new("desk-announcements", |l| {
            let (page, headings) = (page(l, "cohort-desk-announcements"), announcements::headings(l));
            let lines = vec![announcements::line(l, &version(l))];
            announcements::List { page, path: "/".to_owned(), headings, lines, is_open: false }.render()
        }),
        Sample::new("desk-announcement-new", |l| {
            let (page, words) =
                (page(l, "cohort-desk-announcement-new"), announcements::WordsForm::default());
            announcements::New { page, path: "/".to_owned(), words, errors: FieldErrors::new() }.render()
        }),
        Sample::new("desk-announcement", |l| {
            let barriers = [Barrier::NotReviewed, Barrier::NoConsent { rows: vec!["Χαλκίδα".into()] }];
            announcement::compose(l, page(l, "cohort-desk-version"), &version(l), &barriers).render()
        }),
    ]
}

fn page(locale: &Locale, title: &str) -> Page {
    Page::sample(Face::Desk, locale, locale.text(title))
}

fn edition() -> Edition {
    Edition {
        id: Id::of_name("edition", "sample"),
        slug: "x".into(),
        name: "Πρόκληση".into(),
        programme: "Πρόγραμμα".into(),
        publisher: "Επιτροπή".into(),
        licence: "CC-BY-4.0".into(),
        members_on: jiff::civil::date(2020, 7, 3),
        settings: Settings::default(),
        invented: true,
        version: 1,
    }
}

fn document() -> SourceDocument {
    let received = Received { bytes: LIST.into(), ..Received::default() };
    let (reading, draft) = crate::intake::preview(&received).expect("the sample is a list");
    SourceDocument {
        id: Id::of_name("source", "sample"),
        edition: edition().id,
        label: "Ανακοίνωση".into(),
        dated: None,
        digest: Digest::of(LIST.as_bytes()),
        file_name: None,
        reading,
        draft,
        state: SourceState::Draft,
        number: None,
        received_at: Timestamp::UNIX_EPOCH,
        confirmed_at: None,
        version: 1,
    }
}

fn effects() -> Effects {
    Effects {
        added: vec!["Θεσσαλονίκη".into()],
        changed: vec![("Χαλκίδα".into(), vec!["marks", "countries"])],
        removed: vec!["Пловдив".into()],
        unchanged: 87,
    }
}

fn register() -> Vec<Participation> {
    let document = document();
    let rows = document.draft.rows.iter().zip(1_i64..);
    let one = |(row, position): (&crate::intake::DraftRow, i64)| Participation {
        id: Id::of_name("participation", &row.row.name),
        edition: document.edition,
        position,
        name: row.row.name.clone(),
        part: row.row.part,
        standing: Standing::Confirmed,
        lead: lead_of(&row.row),
        since: None,
        until: None,
        consent: Consent::Unasked,
        consent_note: String::new(),
        source: document.id,
        countries: row.row.countries.clone(),
        marks: Vec::new(),
        cities: cities_of(&row.row)
            .into_iter()
            .map(|city| crate::register::City { decided: Decided::Open, ..city })
            .collect(),
        version: 1,
    };
    rows.map(one).collect()
}

fn version(locale: &Locale) -> Announcement {
    let (edition, register, places) = (edition(), register(), HashMap::new());
    let from =
        Ingredients { edition: &edition, register: &register, seats: &[], places: &places, documents: &[] };
    let texts = Texts { title: "Ανακοίνωση".into(), introduction: String::new() };
    let texts = BTreeMap::from([("en".to_owned(), texts)]);
    let content = compose(&from, 1, jiff::civil::date(2020, 7, 3), texts, Timestamp::UNIX_EPOCH);
    Announcement {
        id: Id::of_name("announcement", "sample"),
        edition: edition.id,
        number: 1,
        state: State::Draft,
        hash: content.hash(),
        content,
        drafted_by: locale.text("word-none"),
        reviewed_by: None,
        reviewed_at: None,
        published_by: None,
        published_at: None,
        created_at: Timestamp::UNIX_EPOCH,
        version: 1,
    }
}

fn mapping(locale: &Locale) -> askama::Result<String> {
    let headers = vec!["Πόλη".to_owned(), "Χώρα".to_owned()];
    let guess = Mapping(BTreeMap::from([(headers[0].clone(), Column::Name)]));
    let samples = vec![vec!["Χαλκίδα".to_owned(), "Ελλάδα".to_owned()]];
    let needs = NeedsMapping { headers, samples, guess };
    imports::MappingPage {
        page: page(locale, "cohort-desk-mapping"),
        path: "/".to_owned(),
        form: imports::Typed::default(),
        held: String::new(),
        file_name: String::new(),
        columns: imports::columns(locale, &needs, &needs.guess),
        headings: needs.headers.iter().map(Heading::plain).collect(),
        samples: needs.samples.clone(),
        errors: FieldErrors::new(),
    }
    .render()
}
