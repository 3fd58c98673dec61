//! One's own expressions of interest.

use askama::Template;
use axum::response::Response;
use centum_web::components::Heading;
use centum_web::{Html, Locale, Page, Problem, Visit};

use super::super::words;
use super::standing::Due;
use super::{STYLE, path_of};
use crate::call::{self, Call};
use crate::expression::{Expression, State, of_person};

/// One of them.
pub(crate) struct Line {
    href: String,
    title: String,
    reference: String,
    call: words::Said,
    state: String,
    tone: &'static str,
    due: Option<Due>,
    saved: Html,
}

impl Line {
    pub(crate) fn of(locale: &Locale, head: &Expression, call: &Call, now: centum_base::Timestamp) -> Self {
        Self {
            href: path_of(head.id),
            title: head.title.clone(),
            reference: head.reference(),
            call: words::said(locale, &call.terms.title),
            state: state(locale, head.state),
            tone: tone(head.state),
            due: Due::of(locale, call, &head.category, now, None),
            saved: locale.moment(head.saved_at),
        }
    }
}

/// A state as a badge says it.
pub(crate) fn state(locale: &Locale, state: State) -> String {
    locale.text(&format!("calls-mine-state-{}", state.name()))
}

/// The tone of a state's badge.
pub(crate) fn tone(state: State) -> &'static str {
    match state {
        State::Draft => "warning",
        State::Submitted(_) => "success",
        State::Withdrawn => "neutral",
    }
}

#[derive(Template)]
#[template(path = "applicant/list.html")]
pub(crate) struct View {
    pub(crate) page: Page,
    pub(crate) headings: Vec<Heading>,
    pub(crate) lines: Vec<Line>,
}

pub(crate) fn headings(locale: &Locale) -> Vec<Heading> {
    ["calls-mine-application", "calls-mine-call", "word-state", "calls-deadline", "calls-mine-saved"]
        .map(|id| Heading::plain(locale.text(id)))
        .into()
}

/// `GET /expressions`.
pub(super) async fn show(visit: Visit) -> Result<Response, Problem> {
    let locale = &visit.locale;
    let Some(person) = visit.actor.person() else { return Err(Problem::not_found()) };
    let mut reader = visit.app.house.db.read_current().await?;
    let mut lines = Vec::new();
    for head in of_person(&mut reader.conn(), person.id).await? {
        if let Some(call) = call::find_call(&mut reader.conn(), head.call).await? {
            lines.push(Line::of(locale, &head, &call, visit.received_at));
        }
    }
    drop(reader);
    let page = visit.public_page(locale.text("calls-mine-title")).bringing(&visit, STYLE.name);
    visit.html(&View { page, headings: headings(locale), lines })
}
