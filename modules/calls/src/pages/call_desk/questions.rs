//! The questions about a call, for those who answer them.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::names_of;
use centum_web::{Form, Html, Message, Page, Problem, Tone, Visit};
use serde::Deserialize;

use super::{CALLS, below, call_of, onward};
use crate::Site;
use crate::pages::words;
use crate::questions::{
    self, Asked, MAX_ANSWER, MAX_QUESTION, Question, QuestionError, find_question, questions_of,
};

/// A question with what was made of it.
pub(super) struct QuestionLine {
    pub(super) id: String,
    pub(super) seen: i64,
    pub(super) who: String,
    pub(super) asked: String,
    pub(super) when: Html,
    pub(super) waiting: bool,
    pub(super) number: Option<u32>,
    pub(super) wording: String,
    pub(super) answer: String,
    /// What is wrong with what was typed.
    pub(super) error: Option<Message>,
}

#[derive(Template)]
#[template(path = "call_desk/questions.html")]
pub(super) struct Questions {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) waiting: Vec<QuestionLine>,
    pub(super) done: Vec<QuestionLine>,
    /// Whether something is wrong with what was typed about one that is done.
    pub(super) done_open: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct AnswerForm {
    seen: i64,
    wording: String,
    answer: String,
    deed: String,
}

async fn page(
    visit: &Visit,
    slug: &str,
    typed: Option<(&str, &AnswerForm, Message)>,
) -> Result<Questions, Problem> {
    let shown = call_of(visit, slug).await?;
    let zone = words::zone_of(&shown.call.terms);
    let mut reader = visit.app.house.read().await?;
    let all = questions_of(&mut reader.conn(), shown.call.id).await?;
    let (mut waiting, mut done) = (Vec::new(), Vec::new());
    let people: BTreeSet<_> = all.iter().filter_map(|question| question.person).collect();
    let names = names_of(&mut reader.conn(), &people).await?;
    for question in all {
        let who = question.person.and_then(|person| names.get(&person).cloned());
        let mut line = line(visit, &zone, question, who);
        if let Some((id, form, message)) = &typed
            && *id == line.id
        {
            (line.wording, line.answer) = (form.wording.clone(), form.answer.clone());
            line.error = Some(message.clone());
        }
        if line.waiting { waiting.push(line) } else { done.push(line) }
    }
    drop(reader);
    Ok(Questions {
        page: below(visit, &shown.call, visit.locale.text("calls-questions")),
        path: format!("{CALLS}/{slug}"),
        waiting,
        done_open: done.iter().any(|line: &QuestionLine| line.error.is_some()),
        done,
    })
}

fn line(visit: &Visit, zone: &crate::call::Zone, question: Question, who: Option<String>) -> QuestionLine {
    let waiting = question.state == Asked::Waiting;
    let (number, wording, answer) = match question.state {
        Asked::Answered { number, wording, answer, .. } => (Some(number), wording, answer),
        // The words of the asker are where the public ones begin; the organiser takes names out.
        Asked::Waiting | Asked::SetAside => (None, question.asked.clone(), String::new()),
    };
    QuestionLine {
        id: question.id.to_string(),
        seen: question.version,
        who: who.unwrap_or_else(|| visit.locale.text("calls-desk-nobody")),
        asked: question.asked,
        when: words::time(&visit.locale, question.asked_at, zone),
        waiting,
        number,
        wording,
        answer,
        error: None,
    }
}

/// `GET /desk/calls/{slug}/questions`.
pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let view = page(&visit, &slug, None).await?;
    visit.html(&view)
}

/// `POST /desk/calls/{slug}/questions/{id}`.
pub(super) async fn answer(
    visit: Visit,
    Path((slug, id)): Path<(String, String)>,
    Form(form): Form<AnswerForm>,
) -> Result<Response, Problem> {
    let question = id.parse().map_err(|_| Problem::not_found())?;
    let house = &visit.app.house;
    // What is answered is told to those who follow its call: the page must be one of that.
    let call = call_of(&visit, &slug).await?.call.id;
    let found = find_question(&mut house.db.read_current().await?.conn(), question).await?;
    if found.is_none_or(|found| found.call != call) {
        return Err(Problem::not_found());
    }
    let done = if form.deed == "set-aside" {
        questions::set_aside(house, &visit.actor, question, form.seen)
            .await
            .map(|()| "calls-desk-set-aside-done")
    } else {
        let site = Site::of(&visit.app.settings);
        let said = (form.wording.as_str(), form.answer.as_str());
        questions::answer(house, &visit.actor, question, form.seen, said, &site)
            .await
            .map(|_| "calls-desk-answered")
    };
    let message = match done {
        Ok(text) => {
            visit.flash(Tone::Success, text);
            return Ok(onward(&format!("{CALLS}/{slug}/questions")));
        }
        Err(QuestionError::Question) => Message::new("calls-call-error-question").arg("most", MAX_QUESTION),
        Err(QuestionError::Answer) => Message::new("calls-desk-error-answer").arg("most", MAX_ANSWER),
        Err(QuestionError::Changed) => Message::new("calls-call-error-changed"),
        Err(error) => return Err(error.into()),
    };
    let view = page(&visit, &slug, Some((&id, &form, message))).await?;
    super::again(&visit, &view)
}
