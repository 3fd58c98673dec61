//! The history of an application: who did what, and when.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_desk::history::{Line, Names};
use centum_ledger::{Choice, chosen};
use centum_web::links::Query;
use centum_web::{Page, Problem, Visit};

use super::{Seen, below, past, path, seen};

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
    let choice =
        Choice { kind: "expression".to_owned(), id: dossier.head.id.to_string(), ..Choice::default() };
    let mut reader = visit.app.house.db.read_current().await?;
    let mut told = chosen(&mut reader.conn(), &choice, before, SHOWN + 1).await?;
    let more = told.len() > SHOWN as usize;
    told.truncate(SHOWN as usize);
    let last = told.last().filter(|_| more).map(|last| last.entry.seq);
    told.retain(|one| access.reads(&one.entry.verb));
    let names = Names::of(&mut reader.conn(), &told).await?.and(past::known(&dossier));
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
