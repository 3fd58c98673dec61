//! The organiser's view of the applications of a call.

pub(crate) mod bringing;
mod charts;
mod doubles;
pub(crate) mod files;
mod lines;
mod list;
mod numbers;
mod one;
mod reminders;
mod sample;
mod screening;
mod words;

use centum_web::components::Tab;
use centum_web::{Locale, Page, Problem, Route, Visit, again, onward};

use crate::call::{Call, call_by_slug};

pub(crate) use sample::samples;

/// The English texts of the room.
pub(crate) const ENGLISH: &str = include_str!("../../../locales/en/desk_applications.ftl");

const CALLS: &str = "/desk/calls";

/// The routes of the room.
pub(crate) fn routes() -> Vec<Route> {
    [
        list::routes(),
        numbers::routes(),
        reminders::routes(),
        doubles::routes(),
        bringing::routes(),
        files::routes(),
        one::routes(),
        screening::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The call of an address.
async fn call_of(visit: &Visit, slug: &str) -> Result<Call, Problem> {
    let mut reader = visit.app.house.read().await?;
    call_by_slug(&mut reader.conn(), slug).await?.ok_or_else(Problem::not_found)
}

/// The address of the applications of a call.
fn home(call: &Call) -> String {
    format!("{CALLS}/{}/applications", call.slug)
}

/// The frame of a page of a call.
fn below(visit: &Visit, call: &Call, title: impl Into<String>) -> Page {
    let locale = &visit.locale;
    visit
        .desk_page(title)
        .crumb(CALLS, locale.text("calls-organiser-calls"))
        .crumb(format!("{CALLS}/{}", call.slug), call.terms.title.in_lang(locale.tag()))
}

/// The frame of a page below the applications.
fn below_list(visit: &Visit, call: &Call, title: impl Into<String>) -> Page {
    below(visit, call, title).crumb(home(call), visit.locale.text("calls-organiser-applications"))
}

/// What there is to see of the applications of a call.
fn tabs(locale: &Locale, home: &str, current: &str) -> Vec<Tab> {
    let tab = |below: &str, id: &str| Tab {
        href: if below.is_empty() { home.to_owned() } else { format!("{home}/{below}") },
        text: locale.text(id),
        count: None,
        current: below == current,
    };
    vec![
        tab("", "calls-organiser-tab-list"),
        tab("figures", "calls-organiser-tab-figures"),
        tab("reminders", "calls-organiser-tab-reminders"),
        tab("doubles", "calls-organiser-tab-doubles"),
    ]
}
