//! A portal that is asked what it speaks: what was asked, what answered, and what may be made of it.

use askama::Template;
use axum::Json;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use centum_accounts::Permission;
use centum_web::components::{Heading, Progress};
use centum_web::{FieldErrors, Locale, Page, Problem, Route, Visit};
use serde_json::json;

use super::already::{self, Already};
use super::taking::{self, TakeForm};
use super::{HOME, below, id_of, words};
use crate::intake::{Answered, Attempt, Looking, Stage, looking};
use crate::officers::reach;

#[derive(Template)]
#[template(path = "desk/looking.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) address: String,
    /// While the portal is being asked.
    pub(super) progress: Option<Progress>,
    pub(super) headings: Vec<Heading>,
    pub(super) lines: Vec<Line>,
    /// Sources that read the same portal.
    pub(super) already: Vec<Already>,
    /// Where something was made of it already.
    pub(super) taken: Option<String>,
    /// What is to be made of it.
    pub(super) form: Option<TakeForm>,
    pub(super) errors: FieldErrors,
}

/// One request.
pub(super) struct Line {
    pub(super) url: String,
    pub(super) answer: String,
    pub(super) tone: &'static str,
}

pub(super) fn routes() -> Vec<Route> {
    use Permission::PublishData;
    vec![
        Route::get("/desk/catalogue/lookings/{id}", PublishData, show),
        Route::get("/desk/catalogue/lookings/{id}/progress", PublishData, progress),
        Route::post("/desk/catalogue/lookings/{id}", PublishData, taking::take),
    ]
}

pub(super) async fn of(visit: &Visit, id: &str) -> Result<Looking, Problem> {
    let id = id_of(id)?;
    // What was written a moment ago is looked at.
    let mut reader = visit.app.house.db.read_current().await?;
    let mut conn = reader.conn();
    let recorded = visit.actor.require(Permission::PublishData)?;
    let reach = reach(&mut conn, &visit.actor).await?;
    let found = looking(&mut conn, id).await?.filter(|found| found.is_open_to(&reach, &recorded));
    found.ok_or_else(Problem::not_found)
}

async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let found = of(&visit, &id).await?;
    let form = match found.stage {
        Stage::Asked if !found.found.offers.is_empty() => Some(taking::begin(&visit, &found).await?),
        _ => None,
    };
    let already = already::of_looking(&visit, &found).await?;
    let page = below(&visit, visit.locale.text("catalogue-desk-looking"));
    visit.html(&View { already, ..view(&visit.locale, page, &found, form, FieldErrors::new()) })
}

/// How far it is, for the script.
async fn progress(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let found = of(&visit, &id).await?;
    let shown = how_far(&visit.locale, &found);
    let path = path(&found);
    let ended = (found.stage != Stage::Asking).then_some(path);
    let count = visit.locale.say("progress-count").arg("done", shown.done);
    let count = count.arg("total", shown.total.unwrap_or(0)).plain();
    let state = json!({ "text": shown.text, "done": shown.done, "total": shown.total, "count": count, "ended": ended });
    Ok(Json(state).into_response())
}

fn path(looking: &Looking) -> String {
    format!("{HOME}/lookings/{}", looking.id)
}

fn how_far(locale: &Locale, looking: &Looking) -> Progress {
    let whole = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let attempts = &looking.found.attempts;
    Progress {
        text: locale.text("catalogue-desk-looking-now"),
        done: whole(attempts.len()),
        total: (looking.found.planned > 0).then(|| whole(looking.found.planned)),
        left: None,
        ask: Some(format!("{}/progress", path(looking))),
    }
}

pub(super) fn view(
    locale: &Locale,
    page: Page,
    looking: &Looking,
    form: Option<TakeForm>,
    errors: FieldErrors,
) -> View {
    View {
        page,
        path: path(looking),
        address: looking.address.clone(),
        progress: (looking.stage == Stage::Asking).then(|| how_far(locale, looking)),
        headings: vec![
            Heading::plain(locale.text("catalogue-desk-asked")),
            Heading::plain(locale.text("catalogue-desk-answered")),
        ],
        lines: looking.found.attempts.iter().map(|attempt| line(locale, attempt)).collect(),
        already: Vec::new(),
        taken: looking.source.map(|source| format!("{HOME}/sources/{source}")),
        form,
        errors,
    }
}

fn line(locale: &Locale, attempt: &Attempt) -> Line {
    let (answer, tone) = match &attempt.answered {
        Answered::Dialect { dialect, total } => {
            let dialect = words::dialect(locale, dialect);
            let said = match total {
                Some(total) => {
                    let said = locale.say("catalogue-desk-answer-records").arg("count", *total);
                    said.arg("dialect", dialect).plain()
                }
                None => locale.say("catalogue-desk-answer-dialect").arg("dialect", dialect).plain(),
            };
            (said, "success")
        }
        Answered::Page => (locale.text("catalogue-desk-answer-page"), "neutral"),
        Answered::Other { media_type, bytes } => {
            let kind = media_type.clone().unwrap_or_else(|| locale.text("word-unknown"));
            let said = locale.say("catalogue-desk-answer-other").arg("kind", kind).arg("bytes", *bytes);
            (said.plain(), "neutral")
        }
        Answered::Fault { code, detail } => {
            (locale.tell(&words::fault(locale, code, detail)).plain(), "warning")
        }
    };
    Line { url: attempt.url.clone(), answer, tone }
}
