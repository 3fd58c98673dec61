//! A sample of every page of the room.

use askama::Template;
use centum_calls::call::Call;
use centum_letters::{Template as Text, Written};
use centum_web::page::Face;
use centum_web::{FieldErrors, Page, Sample};

use super::{edit, list};
use crate::pages::deciding::sample_call;
use crate::wording::Wording;

/// Words of people and of languages, which no catalogue translates.
const DATA: &[&str] = &["Λάρισα", "English", "en"];

/// A sample of every page of the room.
pub(crate) fn samples() -> Vec<Sample> {
    vec![
        Sample::new("wording-list", |l| {
            let page = Page::sample(Face::Desk, l, l.text("wording-title"));
            let call: Call = sample_call();
            list::view(l, page, &call, (&Wording::default(), &[crate::letters::english()])).render()
        })
        .with_data(DATA),
        Sample::new("wording-edit", |l| {
            let page = Page::sample(Face::Desk, l, l.text("wording-title"));
            let mut errors = FieldErrors::new();
            errors.push("body", "wording-fault-empty");
            let text = Text { subject: "Λάρισα".into(), body: "Λάρισα".into() };
            let shown = edit::Shown { text, is_own: true, errors };
            let written = Written { subject: "Λάρισα".into(), body: "Λάρισα".into() };
            edit::view(l, page, ("/".into(), "en"), shown, (&[], "", Some(Ok(written)))).render()
        })
        .with_data(DATA),
        Sample::new("wording-edit-none", |l| {
            let page = Page::sample(Face::Desk, l, l.text("wording-title"));
            let text = Text { subject: "Λάρισα".into(), body: "Λάρισα".into() };
            let shown = edit::Shown { text, is_own: false, errors: FieldErrors::new() };
            edit::view(l, page, ("/".into(), "en"), shown, (&[], "", None)).render()
        })
        .with_data(DATA),
    ]
}
