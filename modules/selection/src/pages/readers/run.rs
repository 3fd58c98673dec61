//! One assignment that was worked out: pairs with their reasons or why there are none, and carrying it out.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_base::Id;
use centum_calls::Site;
use centum_calls::expression::model::Expression;
use centum_store::StoreError;
use centum_web::components::Tab;
use centum_web::flash::Tone;
use centum_web::{Form, Html, Message, Page, Problem, Visit};
use serde::Deserialize;

use super::room::Room;
use super::run_words::{self, Names};
use super::{below, onward, tabs};
use crate::assignment::{Answer, Assigned, AssignmentError, Question, Run, carry_out, find_run};
use crate::process::SelectionState;
use crate::reviewers::Reviewer;
use crate::reviews::ReviewState;

#[derive(Template)]
#[template(path = "readers/run.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) tabs: Vec<Tab>,
    pub(super) at: Html,
    pub(super) by: String,
    pub(super) carried_out: Option<Html>,
    pub(super) question: String,
    pub(super) answer: String,
    pub(super) seed: String,
    /// What it came to, if there is an assignment.
    pub(super) figures: Vec<(String, String, String)>,
    /// Things to know about it, each with its tone.
    pub(super) notes: Vec<(&'static str, String)>,
    pub(super) rows: Vec<Row>,
    pub(super) loads: Vec<(String, u32, u32, u32)>,
    pub(super) clash: Vec<String>,
    pub(super) ways: Vec<String>,
    /// What carrying it out gives and takes, while that can be done.
    pub(super) step: Option<(usize, usize)>,
}

/// One pair.
pub(super) struct Row {
    pub(super) application: String,
    pub(super) href: String,
    pub(super) reader: String,
    pub(super) affinity: String,
    pub(super) rank: u32,
    pub(super) origin: String,
    pub(super) passed: Vec<String>,
}

async fn room_of(visit: &Visit, slug: &str) -> Result<Room, Problem> {
    let room = Room::of(visit, slug).await?;
    if room.is_kept { Err(AssignmentError::Own.into()) } else { Ok(room) }
}

/// `GET /desk/calls/{slug}/selection/assignment/{number}`.
pub(super) async fn show(
    visit: Visit,
    Path((slug, number)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let number = number.parse().map_err(|_| Problem::not_found())?;
    let room = room_of(&visit, &slug).await?;
    let mut reader = visit.app.house.read().await?;
    let run = find_run(&mut reader.conn(), room.selection.id, number).await?;
    let last = crate::assignment::last_run(&mut reader.conn(), room.selection.id).await?;
    drop(reader);
    let run = run.ok_or_else(Problem::not_found)?;
    visit.html(&view(&visit, &room, &run, last == number)?)
}

fn view(visit: &Visit, room: &Room, run: &Run, is_last: bool) -> Result<View, Problem> {
    let unreadable = |error| StoreError::unreadable("assignment", error);
    let question: Question = serde_json::from_str(&run.question).map_err(unreadable)?;
    let answer: Answer = serde_json::from_str(&run.answer).map_err(unreadable)?;
    let locale = &visit.locale;
    let home = room.home();
    let names = Names {
        locale,
        pieces: question
            .pieces
            .iter()
            .map(|piece| {
                let found = room.by_id(piece.expression);
                let title = found.map(super::words::quoted).unwrap_or_else(|| locale.number(piece.number));
                (
                    title,
                    found
                        .map(|one| one.members.iter().filter_map(|member| member.country).collect())
                        .unwrap_or_default(),
                )
            })
            .collect(),
        readers: question.readers.iter().map(|one| room.reader(one.reviewer).to_owned()).collect(),
    };
    let by = run.by.strip_prefix("person:").and_then(|id| id.parse().ok());
    let may_step =
        is_last && run.carried_out_at.is_none() && room.selection.state <= SelectionState::Reviewing;
    let title = locale.say("readers-run-title").arg("number", run.number).plain();
    let mut view = View {
        page: below(visit, room, title)
            .crumb(format!("{home}/assignment"), locale.text("readers-assignment")),
        path: format!("{home}/assignment/{}", run.number),
        tabs: tabs(locale, &home, "assignment"),
        at: locale.moment(run.at),
        by: by.map_or_else(|| run.by.clone(), |id| room.name(id).to_owned()),
        carried_out: run.carried_out_at.map(|at| locale.moment(at)),
        question: run.question_digest.to_string(),
        answer: run.answer_digest.to_string(),
        seed: question.seed.to_string(),
        figures: Vec::new(),
        notes: Vec::new(),
        rows: Vec::new(),
        loads: Vec::new(),
        clash: Vec::new(),
        ways: Vec::new(),
        step: None,
    };
    match &answer {
        Answer::Assigned(found) => {
            view.figures = run_words::figures(locale, found);
            view.notes = run_words::notes(&names, found);
            view.rows = rows(&names, &home, &question, found);
            view.loads = question
                .readers
                .iter()
                .zip(&found.loads)
                .zip(&names.readers)
                .map(|((one, load), name)| (name.clone(), *load, one.lower, one.upper))
                .collect();
            view.step = may_step.then(|| difference(room, &question, found));
        }
        Answer::Impossible(clash) => {
            view.clash = run_words::rules(&names, &question, &clash.rules);
            let ways = clash.ways.iter().filter(|way| run_words::leads_on(way));
            view.ways = ways.map(|way| run_words::way(&names, way)).collect();
            let id = if clash.irreducible { "readers-clash-irreducible" } else { "readers-clash-some" };
            view.notes = vec![("danger", locale.text(id))];
        }
        Answer::Unsettled => view.notes = vec![("warning", locale.text("readers-run-unsettled"))],
        Answer::Refused { .. } => view.notes = vec![("danger", locale.text("readers-run-refused"))],
    }
    Ok(view)
}

fn rows(names: &Names<'_>, home: &str, question: &Question, found: &Assigned) -> Vec<Row> {
    let locale = names.locale;
    let row = |pair: &crate::assignment::Given| Row {
        application: names.piece(pair.piece),
        href: format!("{home}/readers/{}", question.pieces[pair.piece].number),
        reader: names.reader(pair.reader),
        affinity: super::words::percent(locale, pair.affinity),
        rank: pair.rank,
        origin: locale.text(&format!("readers-origin-{}", pair.origin.name())),
        passed: pair.passed.iter().map(|one| run_words::passed(names, one)).collect(),
    };
    found.pairs.iter().map(row).collect()
}

/// How many reviews carrying it out would give, and how many it would take back.
fn difference(room: &Room, question: &Question, found: &Assigned) -> (usize, usize) {
    let wanted: BTreeSet<(Id<Expression>, Id<Reviewer>)> = found
        .pairs
        .iter()
        .map(|pair| (question.pieces[pair.piece].expression, question.readers[pair.reader].reviewer))
        .collect();
    let live: BTreeSet<(Id<Expression>, Id<Reviewer>)> = room
        .reviews
        .iter()
        .filter(|one| one.state.is_live())
        .map(|one| (one.expression, one.reviewer))
        .collect();
    let ended = room
        .reviews
        .iter()
        .filter(|one| matches!(one.state, ReviewState::Assigned | ReviewState::Open))
        .filter(|one| !wanted.contains(&(one.expression, one.reviewer)));
    (wanted.difference(&live).count(), ended.count())
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Nothing {}

/// `POST /desk/calls/{slug}/selection/assignment/{number}`.
pub(super) async fn carry(
    visit: Visit,
    Path((slug, number)): Path<(String, String)>,
    Form(Nothing {}): Form<Nothing>,
) -> Result<Response, Problem> {
    let number = number.parse().map_err(|_| Problem::not_found())?;
    let room = room_of(&visit, &slug).await?;
    let (house, site) = (&visit.app.house, Site::of(&visit.app.settings));
    let carried = carry_out(house, &visit.actor, room.selection.id, number, &site).await?;
    let said = Message::new("readers-carried-out")
        .arg("given", carried.given)
        .arg("taken", carried.taken_back)
        .arg("letters", carried.letters);
    visit.flash(Tone::Success, said);
    Ok(onward(&format!("{}/assignment", room.home())))
}
