//! One entry, with everything that its hash covers.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_ledger::{Entry, find_entry, head};
use centum_web::links::Query;
use centum_web::{Page, Problem, Visit};

use super::LIST;
use crate::history::{Line, Names, line};
use crate::withheld;

#[derive(Template)]
#[template(path = "ledger/entry.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) entry: Entry,
    pub(super) line: Line,
    /// Everything about the same thing.
    pub(super) same: String,
    /// Everything that the same person or part of the program did.
    pub(super) by: String,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
}

/// `GET /desk/ledger/{seq}`.
pub(super) async fn show(visit: Visit, Path(seq): Path<String>) -> Result<Response, Problem> {
    withheld::refuse(&visit).await?;
    // One thing, one address: `041` is not `41`.
    let number: i64 =
        seq.parse().ok().filter(|number: &i64| number.to_string() == seq).ok_or_else(Problem::not_found)?;
    let mut reader = visit.app.house.read().await?;
    let told = find_entry(&mut reader.conn(), number).await?.ok_or_else(Problem::not_found)?;
    let last = head(&mut reader.conn()).await?.seq;
    let names = Names::of(&mut reader.conn(), std::slice::from_ref(&told)).await?;
    let locale = &visit.locale;
    let title = locale.say("desk-entry-title").arg("number", number).plain();
    let query = Query::default();
    let neighbour = |number: i64| format!("{LIST}/{number}");
    visit.html(&View {
        page: visit.desk_page(title).crumb(LIST, locale.text("desk-ledger-title")),
        line: line(locale, &names, &told, false),
        same: query.with("kind", &told.entry.subject_kind).with("id", &told.entry.subject_id).href(LIST),
        by: query.with("actor", &told.entry.actor).href(LIST),
        before: (number > 1).then(|| neighbour(number - 1)),
        after: (number < last).then(|| neighbour(number + 1)),
        entry: told.entry,
    })
}
