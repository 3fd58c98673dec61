//! What came of an application, for those who wrote it: the answer to “why”, the marks, the seat, and how to complain.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission::Apply;
use centum_base::{Id, Timestamp};
use centum_calls::call::Call;
use centum_calls::expression::Dossier;
use centum_calls::expression::model::{Expression, reference};
use centum_calls::organiser::deciding::checks;
use centum_web::{Html, Locale, Page, Problem, Route, Tone, Typed, Visit};

use super::words::Naming;
use super::{STYLE, onward};
use crate::consensus::reported_at;
use crate::decision::{
    Complaint, Decision, Input, RedressOutcome, complaints_about, file_complaint, last_released, redress_ends,
};
use crate::pages::words::{half_points, points};
use crate::process::{self, Selection};
use crate::reviews::Mark;
use crate::seats::{Seat, SeatState, confirm, decline, seat_of};

#[derive(Template)]
#[template(path = "deciding/outcome.html")]
pub(super) struct View {
    page: Page,
    path: String,
    reference: String,
    title: String,
    result: String,
    tone: &'static str,
    reason: String,
    change: Option<String>,
    rank: Option<String>,
    score: Option<String>,
    marks: Vec<MarkRow>,
    ineligible: Vec<(String, String)>,
    seat: Option<SeatView>,
    leads: bool,
    complaints: Vec<(Html, String, String, String)>,
    may_complain: Option<Html>,
    decision: u32,
    digest: String,
    released: Html,
    terms: String,
}

struct MarkRow {
    criterion: String,
    mark: String,
    most: String,
    weight: String,
    threshold: String,
    comment: String,
}

struct SeatView {
    state: String,
    until: Html,
    is_open: bool,
    is_confirmed: bool,
}

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/expressions/{id}/outcome", Apply, show),
        Route::post("/expressions/{id}/outcome/confirm", Apply, confirm_seat),
        Route::post("/expressions/{id}/outcome/decline", Apply, decline_seat),
        Route::post("/expressions/{id}/outcome/complain", Apply, complain),
    ]
}

/// Everything that the page rests on.
pub(super) struct Seen {
    pub(super) call: Call,
    pub(super) head: Expression,
    pub(super) leads: bool,
    pub(super) selection: Selection,
    pub(super) decision: Decision,
    pub(super) marks: Vec<Mark>,
    pub(super) not_met: Vec<(String, String)>,
    pub(super) seat: Option<Seat>,
    pub(super) complaints: Vec<Complaint>,
    pub(super) now: Timestamp,
}

/// To everyone who does not write in the application, and before a decision was released, the page does not exist.
async fn seen(visit: &Visit, id: &str) -> Result<Seen, Problem> {
    let id: Id<Expression> = id.parse().map_err(|_| Problem::not_found())?;
    let mut reader = visit.app.house.read().await?;
    let conn = &mut reader.conn();
    let dossier = Dossier::load(conn, id).await?.ok_or_else(Problem::not_found)?;
    let access = dossier.access(&visit.actor);
    if access.members.is_empty() {
        return Err(Problem::not_found());
    }
    let selection = process::of_call(conn, dossier.call.id).await?.ok_or_else(Problem::not_found)?;
    let decision = last_released(conn, selection.id).await?.ok_or_else(Problem::not_found)?;
    let is_told = decision.content.output.lines.iter().any(|line| line.id == id)
        || decision.content.input.ineligible.iter().any(|one| one.id == id);
    if !is_told {
        return Err(Problem::not_found());
    }
    let marks = decided_marks(conn, &dossier.call, &decision, id).await?;
    let submission = dossier.head.in_force().unwrap_or_default();
    let not_met = checks(conn, id, submission).await?.into_iter().filter(|one| !one.met);
    let not_met = not_met.map(|one| (one.rule, one.reason)).collect();
    let seat = seat_of(conn, id).await?;
    let complaints = complaints_about(conn, id).await?;
    Ok(Seen {
        call: dossier.call.clone(),
        head: dossier.head.clone(),
        leads: access.leads,
        selection,
        decision,
        marks,
        not_met,
        seat,
        complaints,
        now: visit.app.house.now(),
    })
}

/// The marks that the decision rests on, with what the report said when it was released: a report that was opened again since
/// shows nothing of that here.
async fn decided_marks(
    conn: &mut centum_store::Conn<'_>,
    call: &Call,
    decision: &Decision,
    id: Id<Expression>,
) -> Result<Vec<Mark>, Problem> {
    let input = &decision.content.input;
    let Some(candidate) = input.candidates.iter().find(|one| one.id == id) else { return Ok(Vec::new()) };
    let released_at = decision.released.as_ref().map_or(decision.proposed_at, |(_, at)| *at);
    let mut marks = reported_at(conn, id, &call.terms.criteria, released_at).await?;
    for (criterion, halves) in input.criteria.iter().zip(&candidate.marks) {
        for mark in marks.iter_mut().filter(|mark| mark.criterion == criterion.key) {
            mark.halves = Some(*halves);
        }
    }
    Ok(marks)
}

async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let seen = seen(&visit, &id).await?;
    let page = visit
        .public_page(visit.locale.text("selection-outcome"))
        .crumb("/expressions", visit.locale.text("selection-expressions"))
        .crumb(format!("/expressions/{}", seen.head.id), seen.head.title.clone())
        .bringing(&visit, STYLE.name);
    visit.html(&view(&visit.locale, page, &seen))
}

pub(super) fn view(locale: &Locale, page: Page, seen: &Seen) -> View {
    let input = &seen.decision.content.input;
    let naming = Naming::of(locale, &seen.call, input);
    let line = seen.decision.content.output.lines.iter().find(|line| line.id == seen.head.id);
    let (outcome, tone) = match line {
        Some(line) if line.selected => ("selected", "success"),
        Some(_) => ("not-selected", "neutral"),
        None => ("ineligible", "neutral"),
    };
    let label = |rule: &str| {
        let found = seen.call.terms.eligibility.iter().find(|one| one.key == rule);
        found.map_or(rule, |one| one.label.in_lang(locale.tag())).to_owned()
    };
    let released_at = seen.decision.released.as_ref().map_or(seen.decision.proposed_at, |(_, at)| *at);
    let ends = redress_ends(&seen.selection, released_at);
    let is_open = seen.complaints.iter().any(|one| one.outcome == RedressOutcome::Open);
    let weighed = seen.decision.content.output.lines.len();
    View {
        page,
        path: format!("/expressions/{}/outcome", seen.head.id),
        reference: reference(seen.head.number),
        title: seen.head.title.clone(),
        result: locale.text(&format!("selection-{outcome}")),
        tone,
        // Other applicants are not named to this one.
        reason: match line {
            Some(line) => naming.reason(line, false),
            None => locale.text("selection-reason-ineligible"),
        },
        change: line.and_then(|line| naming.change(line, false)),
        rank: line
            .map(|line| locale.say("selection-rank-of").arg("rank", line.rank).arg("all", weighed).plain()),
        score: line.map(|line| points(locale, line.score)),
        marks: line.map(|_| marks(locale, &naming, input, &seen.marks)).unwrap_or_default(),
        ineligible: match line {
            Some(_) => Vec::new(),
            None => seen.not_met.iter().map(|(rule, why)| (label(rule), why.clone())).collect(),
        },
        seat: seen.seat.as_ref().map(|seat| SeatView {
            state: locale.text(&format!("selection-seat-{}", seat.state.name())),
            until: locale.moment(seat.answer_until),
            is_open: seat.state == SeatState::Offered && seen.now <= seat.answer_until,
            is_confirmed: seat.state == SeatState::Confirmed,
        }),
        leads: seen.leads,
        complaints: seen
            .complaints
            .iter()
            .map(|one| {
                let outcome = locale.text(&format!("selection-redress-{}", one.outcome.name()));
                (locale.moment(one.filed_at), one.complaint.clone(), outcome, one.answer.clone())
            })
            .collect(),
        may_complain: (seen.leads && !is_open && seen.now <= ends).then(|| locale.moment(ends)),
        decision: seen.decision.number,
        digest: seen.decision.digest.to_string(),
        released: locale.moment(released_at),
        terms: format!("/calls/{}/selection", seen.call.slug),
    }
}

fn marks(locale: &Locale, naming: &Naming<'_>, input: &Input, marks: &[Mark]) -> Vec<MarkRow> {
    let row = |criterion: &crate::decision::CriterionLine| {
        let mark = marks.iter().find(|mark| mark.criterion == criterion.key);
        let none = || locale.text("word-none");
        MarkRow {
            criterion: naming.criterion(&criterion.key),
            mark: mark.and_then(|mark| mark.halves).map_or_else(none, |given| half_points(locale, given)),
            most: half_points(locale, criterion.max_halves),
            weight: points(locale, criterion.weight),
            threshold: criterion.threshold_halves.map_or_else(none, |least| half_points(locale, least)),
            comment: mark.map(|mark| mark.comment.clone()).unwrap_or_default(),
        }
    };
    input.criteria.iter().map(row).collect()
}

async fn confirm_seat(visit: Visit, Path(id): Path<String>, _: Typed) -> Result<Response, Problem> {
    let id: Id<Expression> = id.parse().map_err(|_| Problem::not_found())?;
    confirm(&visit.app.house, &visit.actor, id).await?;
    visit.flash(Tone::Success, "selection-seat-taken");
    Ok(onward(&format!("/expressions/{id}/outcome")))
}

async fn decline_seat(visit: Visit, Path(id): Path<String>, typed: Typed) -> Result<Response, Problem> {
    let id: Id<Expression> = id.parse().map_err(|_| Problem::not_found())?;
    let reason = typed.value("reason").unwrap_or_default();
    decline(&visit.app.house, &visit.actor, id, reason).await?;
    visit.flash(Tone::Success, "selection-seat-given-back");
    Ok(onward(&format!("/expressions/{id}/outcome")))
}

async fn complain(visit: Visit, Path(id): Path<String>, typed: Typed) -> Result<Response, Problem> {
    let id: Id<Expression> = id.parse().map_err(|_| Problem::not_found())?;
    let text = typed.value("complaint").unwrap_or_default();
    file_complaint(&visit.app.house, &visit.actor, id, text).await?;
    visit.flash(Tone::Success, "selection-complained");
    Ok(onward(&format!("/expressions/{id}/outcome")))
}
