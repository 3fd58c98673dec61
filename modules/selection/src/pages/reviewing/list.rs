//! What somebody was given to read.

use askama::Template;
use axum::response::Response;
use centum_web::{Locale, Page, Problem, Visit};

use super::{HOME, STYLE};
use crate::consensus::is_sitting;
use crate::pages::words::{Said, said};
use crate::reviews::{Desk, ReviewState, Task, desks};

#[derive(Template)]
#[template(path = "reviewing/list.html")]
pub(crate) struct View {
    page: Page,
    calls: Vec<CallPart>,
}

struct CallPart {
    title: Said,
    state: String,
    submitted: usize,
    lines: Vec<Line>,
    panel: Option<String>,
}

struct Line {
    href: String,
    reference: String,
    title: String,
    members: usize,
    given: usize,
    of: usize,
    state: String,
    tone: &'static str,
}

pub(super) async fn show(visit: Visit) -> Result<Response, Problem> {
    // Right after a save a replica may not know of it yet.
    let mut reader = visit.app.house.db.read_current().await?;
    let desks = desks(&mut reader.conn(), &visit.actor).await?;
    let page = visit.desk_page(visit.locale.text("selection-review-title")).bringing(&visit, STYLE.name);
    visit.html(&view(&visit.locale, page, &desks))
}

pub(crate) fn view(locale: &Locale, page: Page, desks: &[Desk]) -> View {
    let part = |desk: &Desk| {
        let of = desk.call.terms.criteria.len();
        let is_submitted = |task: &&Task| task.review.state == ReviewState::Submitted;
        CallPart {
            title: said(locale, &desk.call.terms.title),
            state: locale.text(&format!("selection-state-{}", desk.selection.state.name())),
            submitted: desk.tasks.iter().filter(is_submitted).count(),
            lines: desk.tasks.iter().map(|task| line(locale, task, of)).collect(),
            panel: is_sitting(&desk.selection).then(|| format!("{HOME}/panel/{}", desk.call.slug)),
        }
    };
    View { calls: desks.iter().map(part).collect(), page }
}

fn line(locale: &Locale, task: &Task, of: usize) -> Line {
    let state = task.review.state;
    Line {
        href: format!("{HOME}/{}", task.review.id),
        reference: task.entrant.reference(),
        title: task.entrant.title.clone(),
        members: task.entrant.members.len(),
        given: task.given,
        of,
        state: locale.text(&format!("selection-review-state-{}", state.name())),
        tone: tone(state),
    }
}

/// The colour of a state.
pub(crate) fn tone(state: ReviewState) -> &'static str {
    match state {
        ReviewState::Submitted => "success",
        ReviewState::Open => "accent",
        ReviewState::Assigned | ReviewState::TakenBack => "neutral",
        ReviewState::Declined | ReviewState::Recused | ReviewState::Discounted => "warning",
    }
}
