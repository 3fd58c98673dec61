//! The public face of calls: what everyone may read, ask and follow.

mod changes;
mod documents;
mod doors;
mod facts;
mod feed;
mod list;
mod one;
mod questions;
mod sample;

pub(crate) use doors::doors;
pub(crate) use one::{CallPage, is_web};
pub(crate) use sample::{sample_shown, samples};

use centum_accounts::Permission::{Apply, ManageCalls, ReadPublic};
use centum_cohort::edition::{Edition, edition_by_id};
use centum_forms::Form;
use centum_web::module::Route;
use centum_web::{Page, Problem, Visit};

use super::words::said;
use crate::call::{self, Call};

/// The style of these pages.
pub(crate) const STYLE: &str = "calls.css";
/// The script of these pages: the reader's own clock.
pub(crate) const SCRIPT: &str = "calls.js";

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/calls", ReadPublic, list::show),
        Route::get("/calls/{slug}", ReadPublic, one::show),
        Route::get("/calls/{slug}/print", ReadPublic, one::print),
        Route::get("/calls/{slug}/changes", ReadPublic, changes::show),
        Route::get("/calls/{slug}/changes.atom", ReadPublic, feed::show),
        Route::get("/calls/{slug}/documents/{digest}/{name}", ReadPublic, documents::show),
        Route::get("/calls/{slug}/questions", ReadPublic, questions::show),
        Route::post("/calls/{slug}/questions", Apply, questions::ask),
        Route::post("/calls/{slug}/follow", Apply, questions::follow),
    ]
}

/// A call that everyone may read, with its form and its edition.
pub(crate) struct Shown {
    pub(crate) call: Call,
    pub(crate) form: Form,
    pub(crate) edition: Edition,
}

/// The call of that name for a reader who may know of it. A draft exists for organisers alone.
pub(crate) async fn shown(visit: &Visit, slug: &str) -> Result<Shown, Problem> {
    let shown = any(visit, slug).await?;
    if shown.call.state.is_public() { Ok(shown) } else { Err(Problem::not_found()) }
}

/// The call of that name, drafts too.
pub(crate) async fn any(visit: &Visit, slug: &str) -> Result<Shown, Problem> {
    let mut reader = visit.app.house.read().await?;
    let call = call::call_by_slug(&mut reader.conn(), slug).await?.ok_or_else(Problem::not_found)?;
    if !call.state.is_public() && !visit.actor.may(ManageCalls) {
        return Err(Problem::not_found());
    }
    let form = call::form_of(&mut reader.conn(), call.id, call.form).await?.ok_or_else(Problem::not_found)?;
    let edition = edition_by_id(&mut reader.conn(), call.edition).await?.ok_or_else(Problem::not_found)?;
    Ok(Shown { call, form, edition })
}

/// The frame of a page below a call.
fn below(visit: &Visit, call: &Call, title: &str) -> Page {
    let name = said(&visit.locale, &call.terms.title).text;
    let page = visit.public_page(visit.locale.text(title));
    let page = page.crumb("/calls", visit.locale.text("calls-title"));
    page.crumb(format!("/calls/{}", call.slug), name).bringing(visit, STYLE)
}
