//! Seats and complaints: who has answered, what is free, what was complained of.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission::{ManageSelection, ReleaseDecision};
use centum_base::Id;
use centum_calls::call::Call;
use centum_calls::expression::model::{Expression, reference};
use centum_cohort::intake::{Receipt, SourceState};
use centum_web::components::Tab;
use centum_web::{Html, Locale, Message, Page, Problem, Route, Tone, Typed, Visit};

use super::{below, home, impartial, onward, site, tabs};
use crate::decision::{
    Complaint, Content, Decision, Input, RedressOutcome, Settled, answer_complaint, chosen, complaints,
    had_part, released,
};
use crate::seats::{Seat, SeatState, hand_over, lapse, seats};

#[derive(Template)]
#[template(path = "deciding/seats.html")]
pub(super) struct View {
    page: Page,
    tabs: Vec<Tab>,
    path: String,
    figures: Vec<(String, String, String)>,
    seats: Vec<Row>,
    next: Vec<(String, String)>,
    complaints: Vec<ComplaintRow>,
    may_hand_over: bool,
}

struct Row {
    id: String,
    name: String,
    state: String,
    tone: &'static str,
    until: Html,
    answered: Option<Html>,
    reason: String,
    may_lapse: bool,
}

struct ComplaintRow {
    id: String,
    name: String,
    at: Html,
    said: String,
    is_open: bool,
    outcome: String,
    answer: String,
    /// Whether whoever looks is one to answer it, what they typed, and what is wrong with it.
    may_answer: bool,
    typed: String,
    error: Option<Message>,
    /// The report, which is written again where the complaint led to that.
    report: Option<String>,
}

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/desk/calls/{slug}/selection/seats", ManageSelection, show),
        Route::post("/desk/calls/{slug}/selection/seats/lapse", ManageSelection, lapse_one),
        Route::post("/desk/calls/{slug}/selection/seats/hand-over", ManageSelection, hand_all_over),
        Route::post("/desk/calls/{slug}/selection/complaints", ReleaseDecision, answer),
    ]
}

async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    visit.html(&looked(&visit, &slug).await?)
}

async fn looked(visit: &Visit, slug: &str) -> Result<View, Problem> {
    let (call, selection) = impartial(visit, slug).await?;
    let by = visit.actor.require(ManageSelection)?.to_string();
    let mut reader = visit.app.house.read().await?;
    let seats = seats(&mut reader.conn(), selection.id).await?;
    let complaints = complaints(&mut reader.conn(), selection.id).await?;
    let decisions = released(&mut reader.conn(), selection.id).await?;
    drop(reader);
    let page = below(visit, &call, visit.locale.text("selection-tab-seats"));
    let looks = (visit.app.house.now(), by.as_str());
    Ok(view(&visit.locale, page, &call, &decisions, (&seats, &complaints), looks))
}

pub(super) fn view(
    locale: &Locale,
    page: Page,
    call: &Call,
    decisions: &[Decision],
    (seats, complaints): (&[Seat], &[Complaint]),
    (now, by): (centum_base::Timestamp, &str),
) -> View {
    // An application that was withdrawn since is named by the last decision that tells of it.
    let contents = || decisions.iter().rev().map(|decision| &decision.content);
    let name = |id| {
        let weighed = contents().flat_map(|content| &content.output.lines);
        let weighed = weighed.map(|line| (line.id, line.number, &line.title));
        let ineligible = contents().flat_map(|content| &content.input.ineligible);
        let mut all = weighed.chain(ineligible.map(|one| (one.id, one.number, &one.title)));
        let found = all.find(|(one, ..)| *one == id);
        found.map(|(_, number, title)| format!("{} {title}", reference(number))).unwrap_or_default()
    };
    let row = |seat: &Seat| Row {
        id: seat.expression.to_string(),
        name: name(seat.expression),
        state: locale.text(&format!("selection-seat-{}", seat.state.name())),
        tone: match seat.state {
            SeatState::Confirmed => "success",
            SeatState::Offered => "warning",
            SeatState::Declined | SeatState::Lapsed | SeatState::Withdrawn => "neutral",
        },
        until: locale.moment(seat.answer_until),
        answered: seat.answered_at.map(|at| locale.moment(at)),
        reason: seat.reason.clone(),
        may_lapse: seat.state == SeatState::Offered && now > seat.answer_until,
    };
    let report = |id| {
        let found = contents().flat_map(|content| &content.output.lines).find(|line| line.id == id);
        found.map(|line| format!("{}/reports/{}", home(call), line.number))
    };
    let complaint = |one: &Complaint| ComplaintRow {
        report: report(one.expression),
        id: one.id.to_string(),
        name: name(one.expression),
        at: locale.moment(one.filed_at),
        said: one.complaint.clone(),
        is_open: one.outcome == RedressOutcome::Open,
        outcome: locale.text(&format!("selection-redress-{}", one.outcome.name())),
        answer: one.answer.clone(),
        may_answer: one.outcome == RedressOutcome::Open
            && !decisions.iter().any(|decision| decision.number == one.decision && had_part(decision, by)),
        typed: String::new(),
        error: None,
    };
    let count = |state: SeatState| seats.iter().filter(|seat| seat.state == state).count();
    let figure = |state: SeatState| {
        let id = format!("selection-seat-{}", state.name());
        (locale.number(count(state)), locale.text(&id), locale.text(&format!("{id}-rule")))
    };
    View {
        page,
        tabs: tabs(locale, &home(call), "seats"),
        path: home(call),
        figures: SeatState::ALL.map(figure).to_vec(),
        seats: seats.iter().map(row).collect(),
        next: decisions
            .last()
            .map(|last| next_in_line(locale, call, &last.content, seats, &name))
            .unwrap_or_default(),
        complaints: complaints.iter().map(complaint).collect(),
        may_hand_over: count(SeatState::Confirmed) > 0,
    }
}

/// Who would come in now, and who beside them if the last one of each category gave its seat back: the same rule, with everyone
/// else staying.
fn next_in_line(
    locale: &Locale,
    call: &Call,
    content: &Content,
    seats: &[Seat],
    name: &impl Fn(Id<Expression>) -> String,
) -> Vec<(String, String)> {
    let input = as_settled(&content.input, seats);
    let mut lines = Vec::new();
    let free = coming_in(&input);
    if let Some(free) = &free {
        let says = if free.is_empty() {
            locale.text("selection-next-full")
        } else {
            locale.list(free.iter().copied().map(name))
        };
        lines.push((locale.text("selection-next-free"), says));
    }
    let free = free.unwrap_or_default();
    let by_rank = || content.output.lines.iter().map(|line| line.id);
    for category in &call.terms.categories {
        let holds: BTreeSet<Id<Expression>> = input
            .candidates
            .iter()
            .filter(|one| one.category == category.key && one.settled == Settled::Keeps)
            .map(|one| one.id)
            .collect();
        let Some(last) = by_rank().rfind(|id| holds.contains(id)) else { continue };
        let comes = coming_in_without(&input, last, &free).unwrap_or_default();
        let says = if comes.is_empty() {
            locale.text("selection-next-nobody")
        } else {
            locale.list(comes.into_iter().map(name))
        };
        lines.push((category.label.in_lang(locale.tag()).to_owned(), says));
    }
    lines
}

/// Who would come in if one gave its seat back, without those who come in anyway; nothing where no set keeps the bounds.
fn coming_in_without(
    input: &Input,
    last: Id<Expression>,
    anyway: &[Id<Expression>],
) -> Option<Vec<Id<Expression>>> {
    let mut without = input.clone();
    for candidate in without.candidates.iter_mut().filter(|one| one.id == last) {
        candidate.settled = Settled::Gone;
    }
    let mut comes = coming_in(&without)?;
    comes.retain(|id| !anyway.contains(id));
    Some(comes)
}

/// What a decision rests on, with every seat as it was answered: what is offered is taken for kept.
fn as_settled(input: &Input, seats: &[Seat]) -> Input {
    let states: BTreeMap<Id<Expression>, SeatState> =
        seats.iter().map(|seat| (seat.expression, seat.state)).collect();
    let mut input = input.clone();
    for candidate in &mut input.candidates {
        candidate.settled = match states.get(&candidate.id) {
            Some(SeatState::Offered | SeatState::Confirmed) => Settled::Keeps,
            Some(SeatState::Declined | SeatState::Lapsed) => Settled::Gone,
            Some(SeatState::Withdrawn) | None => Settled::Open,
        };
    }
    input
}

/// Who holds no seat and would be chosen, the best first; nothing where no set keeps the bounds.
fn coming_in(input: &Input) -> Option<Vec<Id<Expression>>> {
    let open: BTreeSet<Id<Expression>> =
        input.candidates.iter().filter(|one| one.settled == Settled::Open).map(|one| one.id).collect();
    let by_rank = chosen(input).ok()?.by_rank;
    Some(by_rank.into_iter().filter(|id| open.contains(id)).collect())
}

fn expression(typed: &Typed) -> Result<Id<Expression>, Problem> {
    typed.value("expression").unwrap_or_default().parse().map_err(|_| Problem::not_found())
}

async fn lapse_one(visit: Visit, Path(slug): Path<String>, typed: Typed) -> Result<Response, Problem> {
    let (call, _) = impartial(&visit, &slug).await?;
    lapse(&visit.app.house, &visit.actor, expression(&typed)?, &site(&visit)).await?;
    visit.flash(Tone::Success, "selection-lapsed");
    Ok(onward(&format!("{}/seats", home(&call))))
}

async fn hand_all_over(visit: Visit, Path(slug): Path<String>, _: Typed) -> Result<Response, Problem> {
    let (call, selection) = impartial(&visit, &slug).await?;
    let said = match hand_over(&visit.app.house, &visit.actor, selection.id).await? {
        Receipt::Known(_, SourceState::Confirmed) => "selection-handed-over-before",
        Receipt::New(_) | Receipt::Known(..) => "selection-handed-over",
    };
    visit.flash(Tone::Success, said);
    Ok(onward(&format!("{}/seats", home(&call))))
}

async fn answer(visit: Visit, Path(slug): Path<String>, typed: Typed) -> Result<Response, Problem> {
    let (call, _) = impartial(&visit, &slug).await?;
    let id = typed.value("complaint").unwrap_or_default();
    let id: Id<Complaint> = id.parse().map_err(|_| Problem::not_found())?;
    let outcome = typed.value("outcome").and_then(RedressOutcome::named);
    let outcome = outcome.ok_or_else(|| Problem::bad_request("problem-form"))?;
    let text = typed.value("answer").unwrap_or_default();
    let done = answer_complaint(&visit.app.house, &visit.actor, id, outcome, text, &site(&visit)).await;
    let Err(error) = done else {
        visit.flash(Tone::Success, "selection-answered");
        return Ok(onward(&format!("{}/seats", home(&call))));
    };
    let problem = Problem::from(error);
    let mut view = looked(&visit, &slug).await?;
    // What was typed stays where it was, beside the reason why it was not kept.
    let row = view.complaints.iter_mut().find(|row| row.may_answer && row.id == id.to_string());
    let Some(row) = row.filter(|_| problem.status().is_client_error()) else { return Err(problem) };
    row.typed = text.to_owned();
    row.error = Some(problem.detail().clone());
    let mut response = visit.html(&view)?;
    *response.status_mut() = problem.status();
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::super::sample::content;
    use super::*;

    #[test]
    fn next_in_line_for_a_seat_is_who_does_not_come_in_for_another_one_anyway() {
        let mut input = content().input;
        // The first gave its seat back; the second and the mentor keep theirs; a second mentor waits.
        for (at, settled) in [(0, Settled::Gone), (1, Settled::Keeps), (2, Settled::Keeps)] {
            input.candidates[at].settled = settled;
        }
        let id = Id::of_name("expression", "second-mentor");
        let mut second = input.candidates[2].clone();
        (second.id, second.number, second.marks) = (id, 6, vec![6]);
        second.settled = Settled::Open;
        input.candidates.push(second);
        let [mentor, fifth] = [2, 4].map(|at: usize| input.candidates[at].id);
        let free = coming_in(&input).unwrap();
        assert_eq!(free, [fifth]);
        assert_eq!(coming_in_without(&input, mentor, &free), Some(vec![id]), "the seat is kept for a mentor");
    }
}
