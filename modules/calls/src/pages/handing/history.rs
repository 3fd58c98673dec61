//! The history of an application: who did what, and when.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_desk::history::{Line, Names};
use centum_web::links::Query;
use centum_web::{Page, Problem, Visit};

use super::{Seen, below, past, path, seen};
use crate::pages::told::told;

/// Entries of the ledger on one page.
const SHOWN: u32 = 100;

#[derive(Template)]
#[template(path = "handing/history.html")]
pub(super) struct HistoryPage {
    pub(super) page: Page,
    pub(super) lines: Vec<Line>,
    /// The page of what was before.
    pub(super) earlier: Option<String>,
    /// The newest, where this page is not it.
    pub(super) newest: Option<String>,
}

/// `GET /expressions/{id}/history`.
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let Seen { mut dossier, access } = seen(&visit, &id).await?;
    let query = Query::parse(visit.uri.query());
    let before: Option<i64> = query.get("before").and_then(|text| text.parse().ok());
    let mut reader = visit.app.house.db.read_current().await?;
    let (told, last) = told(&mut reader.conn(), (&dossier, &access), before, SHOWN).await?;
    let names = Names::of(&mut reader.conn(), &told).await?.and(past::known(&dossier));
    let names = names.and(past::codes(&visit.locale, &dossier));
    // What only an earlier form asks is called by its label too; the present form goes before.
    for form in past::earlier_forms(&mut reader.conn(), &dossier).await? {
        dossier.form.sections.extend(form.sections);
    }
    drop(reader);
    let dossier = &dossier;
    let here = format!("{}/history", path(dossier));
    let earlier = last.map(|last| Query::default().with("before", last).href(&here));
    visit.html(&HistoryPage {
        page: below(&visit, dossier, visit.locale.text("calls-hand-history-title")),
        lines: past::lines(&visit.locale, dossier, &names, &told),
        earlier,
        newest: before.map(|_| here),
    })
}
