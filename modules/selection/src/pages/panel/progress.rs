//! How far each reviewer and each application is.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_calls::call::Call;
use centum_web::components::{Paging, Tab};
use centum_web::links::Query;
use centum_web::{Locale, Page, Problem, Visit};

use super::{SIZE, begun, frame, home, tabs};
use crate::consensus::rules::Standing;
use crate::consensus::{Board, Line, Load, board};
use crate::reviews::ReviewState;

#[derive(Template)]
#[template(path = "panel/progress.html")]
pub(super) struct View {
    page: Page,
    tabs: Vec<Tab>,
    submitted: usize,
    given: usize,
    agreed: usize,
    applications: usize,
    readers: Vec<(String, Load)>,
    lines: Vec<Application>,
    paging: Paging,
}

struct Application {
    href: Option<String>,
    title: String,
    given: usize,
    submitted: usize,
    state: String,
    tone: &'static str,
}

pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let (call, selection) = begun(&visit, &slug).await?;
    let mut reader = visit.app.house.read().await?;
    let board = board(&mut reader.conn(), &visit.actor, &selection, &call).await?;
    drop(reader);
    let page = frame(&visit, &call, visit.locale.text("selection-progress-title"));
    let query = Query::parse(visit.uri.query());
    visit.html(&view(&visit.locale, page, &call, &board, &query))
}

pub(super) fn view(locale: &Locale, page: Page, call: &Call, board: &Board, query: &Query) -> View {
    let paging = Paging::read(&format!("{}/progress", home(call)), query, SIZE, board.lines.len());
    let lines = board.lines.iter().skip(paging.offset()).take(SIZE);
    let loads = board.loads();
    let mut readers: Vec<(String, Load)> =
        loads.iter().map(|(person, load)| (board.name(*person).to_owned(), *load)).collect();
    locale.sort_by_text(&mut readers, |(name, _)| name.as_str());
    let is_agreed = |line: &&Line| line.outcome.as_ref().is_some_and(|one| one.standing == Standing::Agreed);
    View {
        tabs: tabs(locale, &home(call), "progress"),
        submitted: loads.values().map(|load| load.submitted).sum(),
        given: loads.values().map(|load| load.given).sum(),
        agreed: board.lines.iter().filter(is_agreed).count(),
        applications: board.lines.len(),
        lines: lines.map(|line| application(locale, call, line)).collect(),
        paging,
        readers,
        page,
    }
}

fn application(locale: &Locale, call: &Call, line: &Line) -> Application {
    let live = line.held.iter().filter(|held| held.review.state.is_live());
    let submitted = line.held.iter().filter(|held| held.review.state == ReviewState::Submitted);
    let (given, submitted) = (live.count(), submitted.count());
    let (state, tone) = match line.outcome.as_ref().map(|outcome| outcome.standing) {
        Some(Standing::Agreed) => ("agreed", "success"),
        Some(Standing::Unsettled) => ("unsettled", "warning"),
        Some(Standing::Waiting(_)) => ("approving", "accent"),
        Some(Standing::Drafting) => ("reporting", "accent"),
        None if given == 0 => ("unassigned", "warning"),
        None if submitted == given => ("read", "success"),
        None => ("reading", "neutral"),
    };
    let entrant = &line.entrant;
    Application {
        href: (!line.held.is_empty()).then(|| format!("{}/reports/{}", home(call), entrant.number)),
        title: format!("{} {}", entrant.reference(), entrant.title),
        given,
        submitted,
        state: locale.text(&format!("selection-progress-{state}")),
        tone,
    }
}
