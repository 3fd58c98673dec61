//! What the panel discusses now. Without a script the page has a link that looks again; with it the page does so itself.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission::ChairPanel;
use centum_calls::call::Call;
use centum_web::components::{Choice, Tab};
use centum_web::flash::Tone;
use centum_web::{Locale, Page, Problem, Typed, Visit};

use super::{SCRIPT, begun, frame, home, tabs};
use crate::consensus::{Board, Live, board, is_sitting, live, put_on_table, sits};
use crate::pages::reviewing::marks::id_of;
use crate::pages::reviewing::{self, onward};
use crate::process::Selection;

#[derive(Template)]
#[template(path = "panel/live.html")]
pub(super) struct View {
    page: Page,
    tabs: Vec<Tab>,
    here: String,
    live: Live,
    /// Where the application can be read, for those who may.
    href: Option<String>,
    /// What the chair may put on the table, and the version that was seen.
    choices: Option<(i64, Vec<Choice>)>,
}

/// For those who run the selection.
pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let (call, selection) = begun(&visit, &slug).await?;
    let mut reader = visit.app.house.db.read_current().await?;
    let conn = &mut reader.conn();
    let live = live(conn, &visit.actor, &selection, visit.app.house.now()).await?;
    let board = if visit.actor.may(ChairPanel) && is_sitting(&selection) {
        Some(board(conn, &visit.actor, &selection, &call).await?)
    } else {
        None
    };
    drop(reader);
    let page = frame(&visit, &call, visit.locale.text("selection-panel-live"));
    let page = page.bringing(&visit, SCRIPT.name);
    visit.html(&view(&visit.locale, page, (&call, &selection), live, board.as_ref()))
}

pub(super) fn view(
    locale: &Locale,
    page: Page,
    (call, selection): (&Call, &Selection),
    live: Live,
    board: Option<&Board>,
) -> View {
    let current = selection.on_table.map(|id| id.to_string());
    let choice = |line: &crate::consensus::Line| {
        let text = format!("{} {}", line.entrant.reference(), line.entrant.title);
        Choice::new(line.entrant.id.to_string(), text, current.as_deref())
    };
    let choices = board.map(|board| {
        let read = board.lines.iter().filter(|line| !line.held.is_empty());
        (selection.version, read.map(choice).collect())
    });
    let href = match &live {
        Live::Discussed { number, .. } => Some(format!("{}/reports/{number}", home(call))),
        Live::Nothing | Live::Leave => None,
    };
    let here = format!("{}/panel", home(call));
    View { tabs: tabs(locale, &home(call), "panel"), here, live, href, choices, page }
}

/// For those who read in the selection.
pub(super) async fn show_reader(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let (_, selection) = begun(&visit, &slug).await?;
    let person = visit.actor.person().ok_or_else(Problem::not_found)?.id;
    let mut reader = visit.app.house.db.read_current().await?;
    let conn = &mut reader.conn();
    if !is_sitting(&selection) || !sits(conn, person, &selection).await? {
        return Err(Problem::not_found());
    }
    let live = live(conn, &visit.actor, &selection, visit.app.house.now()).await?;
    let page = reviewing::below(&visit, visit.locale.text("selection-panel-live"));
    let page = page.bringing(&visit, SCRIPT.name);
    let here = format!("{}/panel/{slug}", reviewing::HOME);
    visit.html(&View { tabs: Vec::new(), here, live, href: None, choices: None, page })
}

/// Puts an application on the table, or clears it.
pub(super) async fn put(visit: Visit, Path(slug): Path<String>, typed: Typed) -> Result<Response, Problem> {
    let (call, selection) = begun(&visit, &slug).await?;
    let seen = typed.value("version").and_then(|seen| seen.parse().ok()).unwrap_or(0);
    let expression = match (typed.value("go"), typed.value("application")) {
        (Some("clear"), _) | (_, None | Some("")) => None,
        (_, Some(id)) => Some(id_of(id)?),
    };
    put_on_table(&visit.app.house, &visit.actor, selection.id, seen, expression).await?;
    let said = if expression.is_some() { "selection-panel-put" } else { "selection-panel-cleared" };
    visit.flash(Tone::Success, said);
    Ok(onward(&format!("{}/panel", home(&call))))
}
