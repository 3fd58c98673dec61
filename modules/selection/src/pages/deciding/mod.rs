//! What is declared, decided and released: for the organiser, for applicants, for everyone.

mod decision;
mod doors;
mod grounds;
mod list;
mod outcome;
mod overview;
mod paper;
mod problem;
mod public;
mod sample;
mod seats;
mod terms;
mod waiting;
mod what_if;
mod words;

use centum_base::Id;
use centum_calls::Site;
use centum_calls::call::Call;
use centum_web::assets::Own;
use centum_web::{Message, Page, Problem, Route, Visit, again, onward};

use super::place::{OVERVIEW, begun, home, of_slug, tabs};
use crate::decision::{Content, DecisionError, work_out};
use crate::process::Selection;
use crate::reviewers::is_impartial;

pub(crate) use doors::doors;
pub(crate) use list::{LIST, NAV};
pub(crate) use sample::{call as sample_call, samples};
pub(crate) use waiting::tiles;

/// The English texts of the room.
pub(crate) const ENGLISH: &str = include_str!("../../../locales/en/deciding.ftl");

/// The style of these pages.
pub(crate) const STYLE: Own =
    Own { name: "deciding.css", text: include_str!("../../../static/deciding.css") };

/// The script of the page on which bounds and weights are tried.
pub(crate) const SCRIPT: Own = Own { name: "what-if.js", text: include_str!("../../../static/what-if.js") };

/// The routes of the room.
pub(crate) fn routes() -> Vec<Route> {
    [
        list::routes(),
        overview::routes(),
        terms::routes(),
        decision::routes(),
        paper::routes(),
        what_if::routes(),
        seats::routes(),
        outcome::routes(),
        public::routes(),
    ]
    .concat()
}

/// The call and the selection of an address, for somebody who is kept from none of the applications: a decision tells
/// something of each.
pub(crate) async fn impartial(visit: &Visit, slug: &str) -> Result<(Call, Selection), Problem> {
    let (call, selection) = begun(visit, slug).await?;
    let mut reader = visit.app.house.read().await?;
    if is_impartial(&mut reader.conn(), &visit.actor, &selection).await? {
        return Ok((call, selection));
    }
    Err(DecisionError::Partial.into())
}

/// What would be decided now, or the sentence that says why nothing can be.
async fn worked_out(visit: &Visit, id: Id<Selection>) -> Result<Result<Content, Message>, Problem> {
    match work_out(&visit.app.house, &visit.actor, id).await {
        Ok(content) => Ok(Ok(content)),
        Err(error) => problem::not_now(error, visit.locale.tag()).map(Err),
    }
}

/// The frame of a page of the selection.
pub(crate) fn below(visit: &Visit, call: &Call, title: impl Into<String>) -> Page {
    let locale = &visit.locale;
    visit
        .desk_page(title)
        .crumb(LIST, locale.text("selection-list-title"))
        .crumb(home(call), call.terms.title.in_lang(locale.tag()))
        .bringing(visit, STYLE.name)
}

fn site(visit: &Visit) -> Site {
    Site::of(&visit.app.settings)
}
