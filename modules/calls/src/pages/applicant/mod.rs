//! The applicant's pages: beginning, one's own list, how an application stands, filling it in, files.

mod api;
mod apply;
mod autosave;
mod confirm;
pub(crate) mod files;
mod form_change;
mod gone;
mod list;
mod overview;
mod progress;
mod sample;
mod saving;
mod section;
mod standing;
mod supplement;
mod unsent;
pub(crate) mod whole;

pub(crate) use api::{Document, HandedIn};
pub(crate) use sample::{form as sample_form, samples};
pub(crate) use unsent::unsent;

use std::collections::BTreeMap;

use centum_accounts::Permission::{Apply, ReadPublic};
use centum_accounts::{Person, find_person};
use centum_base::Id;
use centum_store::{Conn, StoreResult};
use centum_web::module::{NavItem, Route};
use centum_web::page::Face;
use centum_web::{Locale, Page, Problem, Visit, again, onward};

use super::words::said;
use crate::expression::{Access, Dossier, Expression};

/// The English texts of these pages.
pub(crate) const ENGLISH: &str = include_str!("../../../locales/en/applicant.ftl");

/// The style of these pages.
pub(crate) const STYLE: centum_web::assets::Own =
    centum_web::assets::Own { name: "applicant.css", text: include_str!("../../../static/applicant.css") };

/// The line of one's own applications in the navigation.
pub(crate) const NAV: NavItem = NavItem {
    face: Face::Public,
    href: "/expressions",
    message: "calls-mine-nav",
    permission: Apply,
    order: 60,
};

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/calls/{slug}/apply", ReadPublic, apply::show),
        Route::post("/calls/{slug}/apply", Apply, apply::begin),
        Route::get("/expressions", Apply, list::show),
        Route::get("/expressions/{id}", Apply, overview::show),
        Route::get("/expressions/{id}/form/{section}", Apply, section::show),
        Route::post("/expressions/{id}/form/{section}", Apply, saving::save),
        Route::get("/expressions/{id}/form-change", Apply, form_change::show),
        Route::post("/expressions/{id}/form-change", Apply, form_change::take_over),
        Route::get("/expressions/{id}/recall", Apply, confirm::recall),
        Route::get("/expressions/{id}/withdraw", Apply, confirm::withdraw),
        Route::get("/expressions/{id}/restore", Apply, confirm::restore),
        Route::post("/expressions/{id}/files/{part}/{field}", Apply, files::add),
        Route::get("/expressions/{id}/files/{part}/{field}/{digest}", Apply, files::read),
        Route::post("/expressions/{id}/files/{part}/{field}/{digest}/remove", Apply, files::remove),
        Route::get("/expressions/{id}/supplement/{part}/{field}", Apply, supplement::show),
        Route::post("/expressions/{id}/supplement/{part}/{field}", Apply, supplement::add),
        Route::put("/api/v1/expressions/{id}/answers/{part}/{field}", Apply, autosave::save),
        Route::get("/api/v1/expressions/{id}", Apply, api::show),
        Route::put("/api/v1/expressions/{id}", Apply, api::change),
        Route::post("/api/v1/expressions/{id}/submit", Apply, api::submit),
        Route::post("/api/v1/expressions/{id}/recall", Apply, api::recall),
        Route::post("/api/v1/expressions/{id}/withdraw", Apply, api::withdraw),
    ]
}

/// An expression of interest for somebody who may see it. To everyone else it does not exist.
pub(crate) async fn seen(visit: &Visit, id: &str) -> Result<(Dossier, Access), Problem> {
    let id: Id<Expression> = id.parse().map_err(|_| Problem::not_found())?;
    // Right after a save a replica may not know of it yet.
    let mut reader = visit.app.house.db.read_current().await?;
    let dossier = Dossier::load(&mut reader.conn(), id).await?.ok_or_else(Problem::not_found)?;
    let access = dossier.access(&visit.actor);
    if access.sees() { Ok((dossier, access)) } else { Err(Problem::not_found()) }
}

/// Where an expression of interest stands.
pub(crate) fn path_of(id: Id<Expression>) -> String {
    format!("/expressions/{id}")
}

/// The frame of a page below an expression of interest.
pub(super) fn framed(visit: &Visit, dossier: &Dossier, title: impl Into<String>) -> Page {
    visit
        .public_page(title)
        .crumb("/expressions", visit.locale.text("calls-mine-title"))
        .crumb(path_of(dossier.head.id), &dossier.head.title)
}

/// The same with the style of these pages.
fn below(visit: &Visit, dossier: &Dossier, title: impl Into<String>) -> Page {
    framed(visit, dossier, title).bringing(visit, STYLE.name)
}

/// What the call is called, in the reader's language.
fn call_name(locale: &Locale, dossier: &Dossier) -> super::words::Said {
    said(locale, &dossier.call.terms.title)
}

/// The names of authors, as answers and revisions keep them.
pub(crate) async fn names(conn: &mut Conn<'_>, authors: &[&str]) -> StoreResult<BTreeMap<String, String>> {
    let mut names = BTreeMap::new();
    for author in authors.iter().copied() {
        if names.contains_key(author) {
            continue;
        }
        let id = author.strip_prefix("person:").and_then(|id| id.parse::<Id<Person>>().ok());
        let Some(id) = id else { continue };
        if let Some(person) = find_person(conn, id).await? {
            names.insert(author.to_owned(), person.name);
        }
    }
    Ok(names)
}

/// Who wrote the versions that stand aside.
fn aside_authors(dossier: &Dossier) -> Vec<&str> {
    dossier.asides.iter().map(|(_, _, one)| one.author.as_str()).collect()
}

/// The name of an author; of one who is not known any more only that.
pub(crate) fn name_of(locale: &Locale, names: &BTreeMap<String, String>, author: &str) -> String {
    names.get(author).cloned().unwrap_or_else(|| locale.text("calls-somebody"))
}
