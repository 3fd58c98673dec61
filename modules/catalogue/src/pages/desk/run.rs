//! A run: how far it is, what came, what is wrong with it, and what a person decides.

use askama::Template;
use axum::Json;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use centum_accounts::Permission;
use centum_base::{Id, Timestamp};
use centum_web::components::{Choice, Progress};
use centum_web::{
    FieldErrors, Form, Locale, Message, Page, Problem, Route, Tone, Typed, Visit, again, onward,
};
use serde::Deserialize;
use serde_json::json;

use super::already::{self, Already};
use super::leave::{self, Leave};
use super::report::Report;
use super::seat::{Seat, seen_run};
use super::{HOME, below, harvester, id_of, words};
use crate::harvest::{
    Guard, Mode, Run, RunError, Stage, cancel_run, confirm_run, reject_run, send_report, start_run,
};
use crate::intake::{IntakeError, approve};
use crate::officers::{Charge, ask_leave, asks};
use crate::quality::pages::score::ScoreView;
use crate::quality::{Score, of_catalogue};
use crate::sources::{Catalogue, Publisher, Source, catalogue, publisher};

#[derive(Template)]
#[template(path = "desk/run.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) source: String,
    pub(super) address: String,
    pub(super) mode: String,
    pub(super) stage: String,
    pub(super) tone: &'static str,
    pub(super) started: Timestamp,
    /// How long it took, once it is over.
    pub(super) took: Option<String>,
    pub(super) progress: Option<Progress>,
    /// What went wrong last, and when it is tried again.
    pub(super) failure: Option<Message>,
    pub(super) tried_again: Option<Timestamp>,
    pub(super) guard: Option<Guard>,
    /// Why somebody decided on it as they did.
    pub(super) decided: Option<String>,
    pub(super) report: Report,
    /// What the catalogue is worth by the Union's points, or would be, and what to mend first.
    pub(super) score: Option<ScoreView>,
    /// Other sources that read the same portal.
    pub(super) already: Vec<Already>,
    /// Where readers find it.
    pub(super) public: Option<String>,
    /// Whether an organiser has a word in it.
    pub(super) leave: Leave,
    /// What was typed as a colleague's address.
    pub(super) colleague: String,
    /// How many records a real run would take in.
    pub(super) harvest: Option<i64>,
    pub(super) schedules: Vec<Choice>,
    /// Whom a report would go to.
    pub(super) recipient: Option<String>,
    pub(super) is_over: bool,
    pub(super) reason: String,
    pub(super) errors: FieldErrors,
}

/// A run with all that it belongs to.
pub(super) struct Whole {
    pub(super) run: Run,
    pub(super) source: Source,
    pub(super) catalogue: Catalogue,
    pub(super) publisher: Option<Publisher>,
    pub(super) score: Option<Score>,
    pub(super) manages: bool,
    pub(super) charge: Option<Charge>,
    /// Whether organisers want to be asked.
    pub(super) asks: bool,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Reason {
    reason: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Approval {
    schedule: String,
}

pub(super) fn routes() -> Vec<Route> {
    use Permission::{ManageCatalogue, PublishData};
    vec![
        Route::get("/desk/catalogue/runs/{id}", PublishData, show),
        Route::get("/desk/catalogue/runs/{id}/progress", PublishData, progress),
        Route::post("/desk/catalogue/runs/{id}/harvest", PublishData, harvest),
        Route::post("/desk/catalogue/runs/{id}/again", PublishData, once_more),
        Route::post("/desk/catalogue/runs/{id}/send", PublishData, send),
        Route::post("/desk/catalogue/runs/{id}/cancel", PublishData, cancel),
        Route::post("/desk/catalogue/runs/{id}/confirm", PublishData, confirm),
        Route::post("/desk/catalogue/runs/{id}/reject", PublishData, reject),
        Route::post("/desk/catalogue/runs/{id}/forward", PublishData, leave::forward),
        Route::post("/desk/catalogue/runs/{id}/clear", ManageCatalogue, leave::yes),
        Route::post("/desk/catalogue/runs/{id}/decline", ManageCatalogue, leave::no),
    ]
}

pub(super) async fn of(visit: &Visit, id: &str) -> Result<Whole, Problem> {
    let id = id_of(id)?;
    // What was written a moment ago is looked at.
    let mut reader = visit.app.house.db.read_current().await?;
    let mut conn = reader.conn();
    let (run, source) = seen_run(visit, &mut conn, id).await?;
    let catalogue = catalogue(&mut conn, source.catalogue).await?.ok_or_else(Problem::not_found)?;
    let publisher = match catalogue.publisher {
        Some(id) => publisher(&mut conn, id).await?,
        None => None,
    };
    let score = match run.mode {
        Mode::Dry => run.outcome.as_ref().and_then(|outcome| outcome.tally.clone()).and_then(Score::of),
        Mode::Real if run.stage == Stage::Done => of_catalogue(&mut conn, catalogue.id).await?,
        Mode::Real => None,
    };
    let seat = Seat::of(visit, &mut conn).await?;
    let charge = seat.charge(catalogue.id).cloned();
    let asks = asks(&mut conn).await?;
    Ok(Whole { run, source, catalogue, publisher, score, manages: seat.manages(), charge, asks })
}

async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let whole = of(&visit, &id).await?;
    let already = match whole.run.mode {
        Mode::Dry => {
            let mut reader = visit.app.house.db.read_current().await?;
            let mut conn = reader.conn();
            let seat = Seat::of(&visit, &mut conn).await?;
            already::beside(&mut conn, &seat, &whole.source).await?
        }
        Mode::Real => Vec::new(),
    };
    visit.html(&View { already, ..framed(&visit, &whole, String::new(), FieldErrors::new()) })
}

pub(super) fn framed(visit: &Visit, whole: &Whole, reason: String, errors: FieldErrors) -> View {
    let title = visit.locale.say("catalogue-desk-run-title").arg("number", whole.run.number);
    let title = title.arg("mode", words::mode(&visit.locale, whole.run.mode)).plain();
    let page = below(visit, title).crumb(source_path(whole), &whole.catalogue.name);
    view(&visit.locale, page, whole, reason, errors)
}

fn source_path(whole: &Whole) -> String {
    format!("{HOME}/sources/{}", whole.source.id)
}

pub(super) fn path(run: Id<Run>) -> String {
    format!("{HOME}/runs/{run}")
}

pub(super) fn view(locale: &Locale, page: Page, whole: &Whole, reason: String, errors: FieldErrors) -> View {
    let Whole { run, source, publisher, .. } = whole;
    let schedule = source.care.every_minutes.unwrap_or(24 * 60).to_string();
    let is_shown = run.mode == Mode::Dry && run.stage == Stage::Done;
    let waits = run.stage.is_working() && run.failure.is_some();
    View {
        page,
        path: path(run.id),
        source: source_path(whole),
        address: source.address.clone(),
        mode: words::mode(locale, run.mode),
        stage: words::stage(locale, run),
        tone: words::tone(run),
        started: run.started_at,
        took: run.ended_at.map(|ended| words::took(locale, run.started_at, ended)),
        progress: run.stage.is_working().then(|| how_far(locale, run)),
        failure: run.failure.as_ref().map(|failure| words::failure(locale, failure)),
        tried_again: waits.then_some(run.not_before),
        guard: run.outcome.as_ref().and_then(|outcome| outcome.guard).filter(|_| run.stage == Stage::Guarded),
        decided: run.reason.clone().filter(|reason| run.decided_by.is_some() && !reason.is_empty()),
        report: Report::of(locale, run),
        score: whole.score.as_ref().map(|score| ScoreView::of(locale, score)),
        already: Vec::new(),
        public: (run.mode == Mode::Real && run.stage == Stage::Done)
            .then(|| format!("/data/catalogues/{}", whole.catalogue.slug)),
        leave: Leave::of(whole),
        colleague: String::new(),
        harvest: is_shown.then_some(run.counts.seen),
        schedules: words::schedules(locale, &schedule),
        recipient: publisher.as_ref().and_then(|one| one.mail.clone()).filter(|_| run.stage.is_over()),
        is_over: run.stage.is_over(),
        reason,
        errors,
    }
}

fn how_far(locale: &Locale, run: &Run) -> Progress {
    let whole = |count: i64| u64::try_from(count).unwrap_or_default();
    let text = match run.stage {
        Stage::Settling => locale.text("catalogue-desk-settling"),
        _ => locale.say("catalogue-desk-reading-page").arg("page", run.page + 1).plain(),
    };
    let left = locale.say("catalogue-desk-so-far").arg("seen", run.counts.seen);
    let left = left.arg("refused", run.counts.refused).plain();
    let done = whole(run.counts.seen + run.counts.refused);
    Progress {
        text,
        done,
        total: run.total.map(|total| whole(total).max(done)),
        left: Some(left),
        ask: Some(format!("{}/progress", path(run.id))),
    }
}

/// How far it is, for the script.
async fn progress(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let Whole { run, .. } = of(&visit, &id).await?;
    let shown = how_far(&visit.locale, &run);
    let count = shown
        .total
        .map(|total| visit.locale.say("progress-count").arg("done", shown.done).arg("total", total).plain());
    let ended = (!run.stage.is_working()).then(|| path(run.id));
    let state = json!({
        "text": shown.text, "done": shown.done, "total": shown.total, "count": count, "left": shown.left,
        "ended": ended,
    });
    Ok(Json(state).into_response())
}

/// Begins the real run that this dry run has shown.
async fn harvest(
    visit: Visit,
    Path(id): Path<String>,
    Form(approval): Form<Approval>,
) -> Result<Response, Problem> {
    let whole = of(&visit, &id).await?;
    let Some(every) = words::read_schedule(&approval.schedule) else {
        let mut errors = FieldErrors::new();
        errors.push("schedule", "catalogue-desk-error-choose");
        return again(&visit, &framed(&visit, &whole, String::new(), errors));
    };
    let dialects = &*harvester(&visit)?.dialects;
    let begun = match approve(&visit.app.house, &visit.actor, dialects, whole.run.id, every).await {
        Err(IntakeError::NeedsLeave) => {
            ask_leave(&visit.app.house, &visit.actor, whole.run.id, every).await?;
            visit.flash(Tone::Success, "catalogue-officer-asked");
            return Ok(onward(&path(whole.run.id)));
        }
        done => done?,
    };
    visit.flash(Tone::Success, "catalogue-desk-harvest-begun");
    Ok(onward(&path(begun)))
}

/// Begins another run of the same kind.
async fn once_more(visit: Visit, Path(id): Path<String>, _: Typed) -> Result<Response, Problem> {
    let whole = of(&visit, &id).await?;
    let dialects = &*harvester(&visit)?.dialects;
    let (source, mode) = (whole.source.id, whole.run.mode);
    let begun = start_run(&visit.app.house, &visit.actor, dialects, source, mode).await?;
    Ok(onward(&path(begun)))
}

async fn send(visit: Visit, Path(id): Path<String>, _: Typed) -> Result<Response, Problem> {
    let whole = of(&visit, &id).await?;
    let site = visit.app.settings.site_name.clone();
    send_report(&visit.app.house, &visit.actor, whole.run.id, &site).await?;
    visit.flash(Tone::Success, "catalogue-desk-report-sent");
    Ok(onward(&path(whole.run.id)))
}

async fn cancel(visit: Visit, Path(id): Path<String>, Form(form): Form<Reason>) -> Result<Response, Problem> {
    let whole = of(&visit, &id).await?;
    let done = cancel_run(&visit.app.house, &visit.actor, whole.run.id, &form.reason).await;
    decided(&visit, &whole, form.reason, done, "catalogue-desk-cancelled")
}

async fn confirm(
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<Reason>,
) -> Result<Response, Problem> {
    let whole = of(&visit, &id).await?;
    let done = confirm_run(&visit.app.house, &visit.actor, whole.run.id, &form.reason).await;
    decided(&visit, &whole, form.reason, done, "catalogue-desk-confirmed")
}

async fn reject(visit: Visit, Path(id): Path<String>, Form(form): Form<Reason>) -> Result<Response, Problem> {
    let whole = of(&visit, &id).await?;
    let done = reject_run(&visit.app.house, &visit.actor, whole.run.id, &form.reason).await;
    decided(&visit, &whole, form.reason, done, "catalogue-desk-rejected")
}

fn decided(
    visit: &Visit,
    whole: &Whole,
    reason: String,
    done: Result<(), RunError>,
    said: &'static str,
) -> Result<Response, Problem> {
    match done {
        Ok(()) => {
            visit.flash(Tone::Success, said);
            Ok(onward(&path(whole.run.id)))
        }
        Err(RunError::Reason) => {
            let mut errors = FieldErrors::new();
            errors.push("reason", "catalogue-desk-error-reason");
            again(visit, &framed(visit, whole, reason, errors))
        }
        Err(error) => Err(error.into()),
    }
}
