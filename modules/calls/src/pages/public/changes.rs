//! What changed about a call since it was published: corrigenda, steps and answers, the newest first.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_base::Timestamp;
use centum_forms::{moved, say};
use centum_web::{Html, Locale, Message, Page, Problem, Visit};

use super::super::difference::{Line, lines};
use super::super::words;
use super::{Shown, below, shown};
use crate::call::{self, CallState, TermChange, Version, changes};
use crate::questions::{Asked, Earlier, Question, answered, corrections};

/// Something that happened.
pub(crate) struct Event {
    pub(crate) at: Timestamp,
    pub(crate) when: Html,
    pub(crate) what: What,
}

/// What happened.
pub(crate) enum What {
    /// It was corrected.
    Corrigendum { number: u32, reason: String, lines: Vec<Line>, form: Vec<Message> },
    /// It went on.
    Step { state: String, reason: String },
    /// A question was answered.
    Answer { number: u32, wording: String, answer: String },
    /// An answer was corrected.
    Correction { number: u32, correction: u32, wording: String, lines: Vec<Line> },
}

/// Everything that happened, the newest first.
pub(crate) async fn events(visit: &Visit, shown: &Shown) -> Result<Vec<Event>, Problem> {
    let mut reader = visit.app.house.read().await?;
    let call = &shown.call;
    let versions = call::versions(&mut reader.conn(), call.id).await?;
    let steps = call::steps_of(&mut reader.conn(), call.id).await?;
    let answers = answered(&mut reader.conn(), call.id).await?;
    let corrections = corrections(&mut reader.conn(), call.id).await?;
    let mut forms = BTreeMap::new();
    for version in &versions {
        if let Entry::Vacant(place) = forms.entry(version.form)
            && let Some(form) = call::form_of(&mut reader.conn(), call.id, version.form).await?
        {
            place.insert(form);
        }
    }
    drop(reader);
    Ok(composed(&visit.locale, shown, &History { versions, forms, steps, answers, corrections }))
}

/// What is kept of a call's life.
pub(crate) struct History {
    pub(crate) versions: Vec<Version>,
    pub(crate) forms: BTreeMap<u32, centum_forms::Form>,
    pub(crate) steps: Vec<call::Taken>,
    pub(crate) answers: Vec<Question>,
    pub(crate) corrections: Vec<Earlier>,
}

pub(crate) fn composed(locale: &Locale, shown: &Shown, history: &History) -> Vec<Event> {
    let History { versions, forms, steps, answers, corrections } = history;
    let zone = words::zone_of(&shown.call.terms);
    let event = |at, what| Event { at, when: words::time(locale, at, &zone), what };
    let mut events = Vec::new();
    for pair in versions.windows(2) {
        let [before, after] = pair else { continue };
        let mut found = changes(&before.terms, &after.terms);
        if before.form != after.form {
            found.push(TermChange::Form { before: before.form, after: after.form });
        }
        let moved = forms.get(&before.form).zip(forms.get(&after.form)).map(|(old, new)| moved(old, new));
        let form = moved.unwrap_or_default().iter().map(|change| say::change(change, locale)).collect();
        let lines = lines(locale, (&before.terms, &after.terms), &shown.form, &found);
        let reason = after.reason.clone();
        events.push(event(after.made_at, What::Corrigendum { number: after.number, reason, lines, form }));
    }
    for step in steps.iter().filter(|step| step.state <= CallState::Announced) {
        let what = What::Step { state: words::state(locale, step.state), reason: step.reason.clone() };
        events.push(event(step.at, what));
    }
    for question in answers {
        let Asked::Answered { number, wording, answer, at } = &question.state else { continue };
        let id = question.id;
        let earlier = || corrections.iter().filter(move |one| one.question == id);
        let now = [(wording, answer, *at)];
        let said = earlier().map(|one| (&one.wording, &one.answer, one.answered_at)).chain(now);
        let said: Vec<(&String, &String, Timestamp)> = said.collect();
        if let Some((wording, answer, at)) = said.first() {
            let what =
                What::Answer { number: *number, wording: (*wording).clone(), answer: (*answer).clone() };
            events.push(event(*at, what));
        }
        for (pair, correction) in said.windows(2).zip(earlier()) {
            let [before, (wording, answer, at)] = pair else { continue };
            let lines = reworded(locale, (before.0, before.1), (wording, answer));
            let (number, correction, wording) = (*number, correction.number, (*wording).clone());
            events.push(event(*at, What::Correction { number, correction, wording, lines }));
        }
    }
    events.sort_by_key(|event| std::cmp::Reverse(event.at));
    events
}

/// How the words of an answer differ from those before.
fn reworded(locale: &Locale, before: (&str, &str), after: (&str, &str)) -> Vec<Line> {
    let line = |id: &str, before: &str, after: &str| {
        let side = |text: &str| Some(text.to_owned());
        (before != after).then(|| Line { label: locale.text(id), before: side(before), after: side(after) })
    };
    let question = line("calls-answer-part-question", before.0, after.0);
    question.into_iter().chain(line("calls-answer-part-answer", before.1, after.1)).collect()
}

#[derive(Template)]
#[template(path = "calls/changes.html")]
pub(crate) struct ChangesPage {
    pub(crate) page: Page,
    pub(crate) path: String,
    pub(crate) events: Vec<Event>,
}

/// `GET /calls/{slug}/changes`.
pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let shown = shown(&visit, &slug).await?;
    let events = events(&visit, &shown).await?;
    let page = below(&visit, &shown.call, "calls-changes").described(visit.locale.text("calls-changes-lead"));
    visit.html(&ChangesPage { page, path: format!("/calls/{slug}"), events })
}
