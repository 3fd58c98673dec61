//! A sample of every page of the room.

use askama::Template;
use centum_web::page::Face;
use centum_web::{FieldErrors, Html, Locale, Message, Page, Sample};

use super::compare::Line;
use super::{Preview, Print, View};

pub(crate) fn samples() -> Vec<Sample> {
    vec![
        Sample::new("copy", |l| {
            let mut errors = FieldErrors::new();
            errors.push("file", "calls-copy-not-a-copy");
            View { page: page(l, "calls-copy-title"), path: "/".to_owned(), errors }.render()
        })
        .with_data(DATA),
        Sample::new("copy-preview", |l| {
            let page = page(l, "calls-copy-preview-title");
            preview(page, vec![line(true), line(false)]).render()
        })
        .with_data(DATA),
        Sample::new("copy-preview-nothing", |l| {
            preview(page(l, "calls-copy-preview-title"), Vec::new()).render()
        })
        .with_data(DATA),
        Sample::new("copy-print", |l| {
            let facts = vec![(l.text("calls-copy-call"), "Πόλεις".to_owned())];
            Print { page: page(l, "calls-copy-print-title"), facts, answers: Html::text("Λάρισα") }.render()
        })
        .with_data(DATA),
    ]
}

const DATA: &[&str] = &["XLSX", "D5"];

fn page(l: &Locale, title: &str) -> Page {
    Page::sample(Face::Public, l, l.text(title))
}

fn preview(page: Page, lines: Vec<Line>) -> Preview {
    Preview {
        page,
        path: "/".to_owned(),
        conflicts: lines.iter().filter(|line| line.conflict).count(),
        lines,
        unchanged: 3,
        keeping: 2,
        unknown: vec![("Πόλη".to_owned(), "D5".to_owned())],
        missing: vec!["Όραμα".to_owned()],
        stray: vec![("Πόλη".to_owned(), "D5".to_owned())],
        other_form: true,
        held: "[]".to_owned(),
        copy: String::new(),
    }
}

fn line(conflict: bool) -> Line {
    Line {
        place: "Πόλη!D5".to_owned(),
        question: "Όραμα".to_owned(),
        member: Some("Λάρισα".to_owned()),
        before: String::new(),
        after: "Νερό".to_owned(),
        conflict,
        left_out: (!conflict).then(|| Message::from("calls-error-not-your-part")),
        faults: vec!["forms-missing".into()],
    }
}
