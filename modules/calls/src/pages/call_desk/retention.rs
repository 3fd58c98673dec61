//! How many answers of which questions will be erased when, and what was.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_web::components::Heading;
use centum_web::{Html, Locale, Page, Problem, Visit};

use super::{CALLS, below, call_of};
use crate::call::retention::{Passing, due};
use crate::call::{Call, Going};
use crate::expression::actions::all_going;
use crate::expression::{Erasure, erasures, store};
use crate::pages::public::Shown;
use crate::pages::retention::{Question, question, rule, when};
use crate::pages::words;

/// Answers of one class.
pub(super) struct Class {
    pub(super) name: &'static str,
    pub(super) rule: String,
    pub(super) when: Html,
    /// Whether the next pass of the clock erases them.
    pub(super) is_due: bool,
    /// The questions, each with how many answers there are.
    pub(super) lines: Vec<(Question, u64)>,
    pub(super) total: u64,
    /// What was erased already.
    pub(super) done: Option<Html>,
}

#[derive(Template)]
#[template(path = "call_desk/retention.html")]
pub(super) struct RetentionPage {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) headings: Vec<Heading>,
    pub(super) classes: Vec<Class>,
}

pub(super) fn headings(locale: &Locale) -> Vec<Heading> {
    let plain = |id| Heading::plain(locale.text(id));
    vec![plain("calls-desk-retention-question"), plain("calls-desk-retention-answers").of_numbers()]
}

/// What was erased of a class, in words.
pub(super) fn done(locale: &Locale, call: &Call, one: &Erasure) -> Html {
    let zone = words::zone_of(&call.terms);
    let said = locale.say("calls-desk-retention-done").arg("answers", one.answers).arg("files", one.files);
    let said = said.markup("first", &words::time(locale, one.first_at, &zone));
    said.markup("last", &words::time(locale, one.last_at, &zone)).html()
}

/// `GET /desk/calls/{slug}/retention`.
pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let shown = call_of(&visit, &slug).await?;
    let Shown { call, form, .. } = &shown;
    let locale = &visit.locale;
    let mut reader = visit.app.house.read().await?;
    // The same question counts once, in however many versions of the form it stands.
    let mut counts: BTreeMap<Going, u64> = BTreeMap::new();
    for one in all_going(&mut reader.conn(), call).await? {
        let count = store::count_going(&mut reader.conn(), call.id, &one).await?;
        *counts.entry(Going { form: call.form, ..one }).or_default() += count;
    }
    let erased = erasures(&mut reader.conn(), call.id).await?;
    drop(reader);
    let now = visit.app.house.now();
    let is_due = due(call, now);
    let class = |class: Passing| {
        let of_class = counts.iter().filter(|(one, _)| one.class == class);
        let lines: Vec<(Question, u64)> =
            of_class.map(|(one, count)| (question(locale, form, one), *count)).collect();
        let erased = erased.iter().find(|one| one.class == class);
        let said = !lines.is_empty() || erased.is_some();
        said.then(|| Class {
            name: class.name(),
            rule: rule(locale, call.terms.retention, class),
            when: when(locale, call, class, now),
            is_due: is_due.contains(&class),
            total: lines.iter().map(|(_, count)| count).sum(),
            done: erased.map(|one| done(locale, call, one)),
            lines,
        })
    };
    let classes = Passing::ALL.into_iter().filter_map(class).collect();
    let page = below(&visit, call, locale.text("calls-retention"))
        .described(locale.text("calls-desk-retention-lead"));
    let path = format!("{CALLS}/{}", call.slug);
    visit.html(&RetentionPage { page, path, headings: headings(locale), classes })
}
