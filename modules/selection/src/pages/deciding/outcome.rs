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
use centum_ledger::{Choice, Told, chosen};
use centum_store::{Conn, StoreResult};
use centum_web::{Html, Locale, Page, Problem, Route, Tone, Typed, Visit};

use super::grounds::{Earlier, Grounds, earlier, grounds, line_of, reason, result};
use super::words::Naming;
use super::{STYLE, onward};
use crate::consensus::{PanelMark, Reported, reported_at};
use crate::decision::{
    Complaint, CriterionLine, Decision, Input, Line, RedressOutcome, complaints_about, file_complaint, lots,
    redress_ends, released, steps,
};
use crate::pages::words::{half_points, points};
use crate::process::{self, Selection};
use crate::seats::{Seat, SeatState, confirm, decline, seat_of};

#[derive(Template)]
#[template(path = "deciding/outcome.html")]
pub(super) struct View {
    page: Page,
    path: String,
    id: String,
    reference: String,
    title: String,
    result: String,
    tone: &'static str,
    reason: String,
    change: Option<String>,
    /// For each bound that could alone have changed it, by how much.
    steps: Vec<String>,
    rank: Option<String>,
    /// The rule that put it below one with as many points.
    placed: Option<String>,
    score: Option<String>,
    marks: Vec<MarkRow>,
    /// How many reviewers left before the report was agreed, if any, in words.
    not_awaited: Option<String>,
    ineligible: Vec<(String, String)>,
    seat: Option<SeatView>,
    leads: bool,
    complaints: Vec<(Html, String, String, String)>,
    may_complain: Option<Html>,
    decision: u32,
    released: Html,
    terms: String,
    drawn: Option<Drawn>,
    grounds: Grounds,
    earlier: Vec<Earlier>,
}

struct MarkRow {
    criterion: String,
    mark: String,
    most: String,
    weight: String,
    threshold: String,
    comment: String,
    /// What the panel made of the mark of the reviewers, and why.
    panel: Option<(String, String)>,
}

/// What the draw was for an application that nothing else parted from others.
struct Drawn {
    place: String,
    ticket: String,
    pool: String,
    seed: String,
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

/// Entries about the eligibility of one application that are looked through.
const MOST_FOUND: u32 = 1_000;

/// Everything that the page rests on.
pub(super) struct Seen {
    pub(super) call: Call,
    pub(super) head: Expression,
    pub(super) leads: bool,
    pub(super) selection: Selection,
    /// The last one that tells of the application, and those that were released before it.
    pub(super) decision: Decision,
    pub(super) before: Vec<Decision>,
    pub(super) reported: Reported,
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
    let mut before = released(conn, selection.id).await?;
    // One that was withdrawn since is told of no more, and what was decided of it stays.
    let told = before.iter().rposition(|one| one.tells_of(id)).ok_or_else(Problem::not_found)?;
    before.truncate(told + 1);
    let decision = before.pop().ok_or_else(Problem::not_found)?;
    // A report that was opened again since shows nothing of that here.
    let released_at = decision.released.as_ref().map_or(decision.proposed_at, |(_, at)| *at);
    let reported = reported_at(conn, id, &dossier.call.terms.criteria, released_at).await?;
    let submission = dossier.head.in_force().unwrap_or_default();
    let not_met = not_met(conn, (id, submission), &decision, released_at).await?;
    let seat = seat_of(conn, id).await?;
    let complaints = complaints_about(conn, id).await?;
    Ok(Seen {
        call: dossier.call.clone(),
        head: dossier.head.clone(),
        leads: access.leads,
        selection,
        decision,
        before,
        reported,
        not_met,
        seat,
        complaints,
        now: visit.app.house.now(),
    })
}

/// The rules of eligibility that a decision found not to be met, each with the reason of then. What was found since is part of no
/// released decision and shows nothing here.
async fn not_met(
    conn: &mut Conn<'_>,
    (id, submission): (Id<Expression>, u32),
    decision: &Decision,
    until: Timestamp,
) -> StoreResult<Vec<(String, String)>> {
    let Some(found) = decision.content.input.ineligible.iter().find(|one| one.id == id) else {
        return Ok(Vec::new());
    };
    let (kind, verb) = ("expression".to_owned(), "calls.decide-eligibility".to_owned());
    let of = Choice { kind, verb, id: id.to_string(), ..Choice::default() };
    let told = chosen(conn, &of, None, MOST_FOUND).await?;
    let kept = checks(conn, id, submission).await?;
    let why = |rule: &String| {
        let says = |one: &&Told| {
            let is = |field: &str, value: &str| one.details.get(field).is_some_and(|said| said == value);
            one.entry.at <= until && is("rule", rule) && is("decided", "not-met")
        };
        let told = told.iter().find(says).and_then(|one| one.details.get("reason")?.as_str());
        let kept = || kept.iter().find(|one| one.rule == *rule && !one.met && one.decided_at <= until);
        let why = told.or_else(|| Some(kept()?.reason.as_str()));
        (rule.clone(), why.unwrap_or_default().to_owned())
    };
    Ok(found.rules.iter().map(why).collect())
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
    let line = line_of(&seen.decision, seen.head.id);
    let (outcome, tone) = result(line);
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
        id: seen.head.id.to_string(),
        reference: reference(seen.head.number),
        title: seen.head.title.clone(),
        result: locale.text(&format!("selection-{outcome}")),
        tone,
        reason: reason(locale, &naming, line),
        change: line.and_then(|line| naming.change(line, false)),
        steps: line.map(|line| stepped(&naming, input, line)).unwrap_or_default(),
        rank: line
            .map(|line| locale.say("selection-rank-of").arg("rank", line.rank).arg("all", weighed).plain()),
        placed: line.and_then(|line| naming.placed(&line.parted)),
        score: line.map(|line| naming.total(line)),
        marks: marks(locale, &naming, input, seen),
        not_awaited: (seen.reported.not_awaited > 0).then(|| {
            locale.say("selection-summary-not-awaited").arg("count", seen.reported.not_awaited).plain()
        }),
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
        released: locale.moment(released_at),
        terms: format!("/calls/{}/selection", seen.call.slug),
        drawn: drawn(locale, seen),
        grounds: grounds(locale, &seen.call, &seen.decision, seen.head.id),
        earlier: earlier(locale, &seen.call, &seen.before, seen.head.id),
    }
}

fn stepped(naming: &Naming<'_>, input: &Input, line: &Line) -> Vec<String> {
    steps(input, line).iter().map(|step| naming.step(step, line.selected)).collect()
}

/// The own ticket, where the draw placed the application. The others are not named to this one.
fn drawn(locale: &Locale, seen: &Seen) -> Option<Drawn> {
    let content = &seen.decision.content;
    let is_own = |(id, _): &(Id<Expression>, _)| *id == seen.head.id;
    let lot = lots(content).into_iter().find(|lot| lot.tickets.iter().any(is_own))?;
    let place = lot.tickets.iter().position(is_own)?;
    let said = locale.say("selection-draw-own-rule").arg("place", place + 1).arg("all", lot.tickets.len());
    Some(Drawn {
        place: said.plain(),
        ticket: lot.tickets[place].1.to_string(),
        pool: content.input.drawn_from().to_string(),
        seed: content.input.seed.to_string(),
    })
}

/// The marks that the decision rests on, with what the report said of them, and where the panel changed one, why.
fn marks(locale: &Locale, naming: &Naming<'_>, input: &Input, seen: &Seen) -> Vec<MarkRow> {
    let Some(candidate) = input.candidates.iter().find(|one| one.id == seen.head.id) else {
        return Vec::new();
    };
    let none = || locale.text("word-none");
    let row = |(criterion, decided): (&CriterionLine, &u32)| {
        let reported = seen.reported.marks.iter().find(|mark| mark.criterion == criterion.key);
        let panel = |change: &PanelMark| {
            let before = reported.and_then(|mark| mark.halves);
            let before = before.map_or_else(none, |halves| half_points(locale, halves));
            let said = locale.say("selection-mark-panel").arg("before", before);
            (said.arg("mark", half_points(locale, change.halves)).plain(), change.reason.clone())
        };
        MarkRow {
            criterion: naming.criterion(&criterion.key),
            mark: half_points(locale, *decided),
            most: half_points(locale, criterion.max_halves),
            weight: points(locale, criterion.weight),
            threshold: criterion.threshold_halves.map_or_else(none, |least| half_points(locale, least)),
            comment: reported.map(|mark| mark.comment.clone()).unwrap_or_default(),
            panel: seen.reported.changed.iter().rfind(|one| one.criterion == criterion.key).map(panel),
        }
    };
    input.criteria.iter().zip(&candidate.marks).map(row).collect()
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
