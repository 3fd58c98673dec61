//! What is declared, decided and released: for the organiser, for applicants, for everyone.

mod decision;
mod outcome;
mod overview;
mod problem;
mod public;
mod sample;
mod seats;
mod terms;
mod what_if;
mod words;

use centum_calls::Site;
use centum_calls::call::{Call, call_by_slug};
use centum_web::assets::Own;
use centum_web::components::Tab;
use centum_web::{Locale, Page, Problem, Route, Visit, again, onward};

use crate::decision::DecisionError;
use crate::process::{self, Selection};
use crate::reviewers::is_impartial;

pub(crate) use sample::samples;

/// The English texts of the room.
pub(crate) const ENGLISH: &str = include_str!("../../../locales/en/deciding.ftl");

/// The style of these pages.
pub(crate) const STYLE: Own =
    Own { name: "deciding.css", text: include_str!("../../../static/deciding.css") };

/// The routes of the room.
pub(crate) fn routes() -> Vec<Route> {
    [
        overview::routes(),
        terms::routes(),
        decision::routes(),
        what_if::routes(),
        seats::routes(),
        outcome::routes(),
        public::routes(),
    ]
    .concat()
}

/// The call of an address, and its selection where it was begun.
async fn of_slug(visit: &Visit, slug: &str) -> Result<(Call, Option<Selection>), Problem> {
    let mut reader = visit.app.house.read().await?;
    let call = call_by_slug(&mut reader.conn(), slug).await?.filter(|call| call.state.is_public());
    let call = call.ok_or_else(Problem::not_found)?;
    let selection = process::of_call(&mut reader.conn(), call.id).await?;
    Ok((call, selection))
}

/// The call of an address and its selection.
async fn begun(visit: &Visit, slug: &str) -> Result<(Call, Selection), Problem> {
    let (call, selection) = of_slug(visit, slug).await?;
    Ok((call, selection.ok_or_else(Problem::not_found)?))
}

/// The same, for somebody who is kept from none of the applications: a decision tells something of each.
async fn impartial(visit: &Visit, slug: &str) -> Result<(Call, Selection), Problem> {
    let (call, selection) = begun(visit, slug).await?;
    let mut reader = visit.app.house.read().await?;
    if is_impartial(&mut reader.conn(), &visit.actor, &selection).await? {
        return Ok((call, selection));
    }
    Err(DecisionError::Partial.into())
}

/// The address of the selection of a call.
fn home(call: &Call) -> String {
    format!("/desk/calls/{}/selection", call.slug)
}

/// The frame of a page of the selection.
fn below(visit: &Visit, call: &Call, title: impl Into<String>) -> Page {
    let locale = &visit.locale;
    visit
        .desk_page(title)
        .crumb(format!("/calls/{}", call.slug), call.terms.title.in_lang(locale.tag()))
        .crumb(home(call), locale.text("selection-title"))
        .bringing(visit, STYLE.name)
}

/// What there is to see of a selection.
fn tabs(locale: &Locale, call: &Call, current: &str) -> Vec<Tab> {
    let tab = |below: &str, id: &str| Tab {
        href: if below.is_empty() { home(call) } else { format!("{}/{below}", home(call)) },
        text: locale.text(id),
        count: None,
        current: below == current,
    };
    vec![
        tab("", "selection-tab-overview"),
        tab("reviewers", "selection-tab-reviewers"),
        tab("conflicts", "selection-tab-conflicts"),
        tab("assignment", "selection-tab-assignment"),
        tab("scores", "selection-tab-scores"),
        tab("decision", "selection-tab-decision"),
        tab("what-if", "selection-tab-what-if"),
        tab("seats", "selection-tab-seats"),
    ]
}

fn site(visit: &Visit) -> Site {
    Site::of(&visit.app.settings)
}
