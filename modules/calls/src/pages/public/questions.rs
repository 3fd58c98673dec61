//! Questions and answers: what was answered for everyone, and what the reader asked.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use centum_web::{FieldErrors, Form, Html, Message, Page, Problem, Tone, Visit, onward};
use serde::Deserialize;

use super::super::text::markup;
use super::super::words;
use super::{Shown, below, shown};
use crate::call::{self, Following};
use crate::questions::{
    self, Asked, Earlier, MAX_QUESTION, QuestionError, answered, corrections, questions_of_person,
};

/// An answer for everyone.
pub(crate) struct AnswerLine {
    pub(crate) number: u32,
    pub(crate) wording: Html,
    pub(crate) answer: Html,
    pub(crate) when: Html,
    /// What it said before, the first first.
    pub(crate) earlier: Vec<EarlierLine>,
}

/// What an answer said before it was corrected.
pub(crate) struct EarlierLine {
    pub(crate) wording: Html,
    pub(crate) answer: Html,
    pub(crate) from: Html,
    pub(crate) until: Html,
}

/// A question of the reader.
pub(crate) struct OwnLine {
    pub(crate) asked: String,
    pub(crate) when: Html,
    /// The number of its answer.
    pub(crate) answered: Option<u32>,
    pub(crate) set_aside: bool,
}

#[derive(Template)]
#[template(path = "calls/questions.html")]
pub(crate) struct QuestionsPage {
    pub(crate) page: Page,
    pub(crate) path: String,
    pub(crate) answers: Vec<AnswerLine>,
    pub(crate) own: Vec<OwnLine>,
    pub(crate) signed_in: bool,
    pub(crate) following: Following,
    pub(crate) asked: String,
    /// The name of the page: sent twice, as by a second click, it asks one question.
    pub(crate) once: String,
    pub(crate) errors: FieldErrors,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct AskForm {
    question: String,
    once: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct FollowForm {
    follow: String,
}

async fn page(
    visit: &Visit,
    shown: &Shown,
    asked: String,
    errors: FieldErrors,
) -> Result<QuestionsPage, Problem> {
    let locale = &visit.locale;
    let zone = words::zone_of(&shown.call.terms);
    let mut reader = visit.app.house.read().await?;
    let answers = answered(&mut reader.conn(), shown.call.id).await?;
    let before = corrections(&mut reader.conn(), shown.call.id).await?;
    let person = visit.actor.person().map(|person| person.id);
    let (own, following) = match person {
        Some(person) => (
            questions_of_person(&mut reader.conn(), shown.call.id, person).await?,
            call::following(&mut reader.conn(), shown.call.id, person).await?,
        ),
        None => (Vec::new(), Following::No),
    };
    drop(reader);
    let earlier = |one: &Earlier| EarlierLine {
        wording: markup(&one.wording),
        answer: markup(&one.answer),
        from: words::time(locale, one.answered_at, &zone),
        until: words::time(locale, one.corrected_at, &zone),
    };
    let answers = answers.into_iter().filter_map(|question| match question.state {
        Asked::Answered { number, wording, answer, at } => Some(AnswerLine {
            number,
            wording: markup(&wording),
            answer: markup(&answer),
            when: words::time(locale, at, &zone),
            earlier: before.iter().filter(|one| one.question == question.id).map(earlier).collect(),
        }),
        Asked::Waiting | Asked::SetAside => None,
    });
    let own = own.into_iter().map(|question| OwnLine {
        when: words::time(locale, question.asked_at, &zone),
        answered: match question.state {
            Asked::Answered { number, .. } => Some(number),
            _ => None,
        },
        set_aside: question.state == Asked::SetAside,
        asked: question.asked,
    });
    Ok(QuestionsPage {
        page: below(visit, &shown.call, "calls-questions").described(locale.text("calls-questions-lead")),
        path: format!("/calls/{}", shown.call.slug),
        answers: answers.collect(),
        own: own.collect(),
        signed_in: person.is_some(),
        following,
        asked,
        once: visit.app.house.random.token(),
        errors,
    })
}

/// `GET /calls/{slug}/questions`.
pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let shown = shown(&visit, &slug).await?;
    let view = page(&visit, &shown, String::new(), FieldErrors::new()).await?;
    visit.html(&view)
}

/// `POST /calls/{slug}/questions`.
pub(super) async fn ask(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form): Form<AskForm>,
) -> Result<Response, Problem> {
    let shown = shown(&visit, &slug).await?;
    let (house, call, question) = (&visit.app.house, shown.call.id, form.question.as_str());
    let refused = match questions::ask_once(house, &visit.actor, call, question, &form.once).await {
        Ok(_) => {
            visit.flash(Tone::Success, "calls-asked");
            return Ok(onward(&format!("/calls/{slug}/questions")));
        }
        Err(QuestionError::Question) => Message::new("calls-call-error-question").arg("most", MAX_QUESTION),
        Err(QuestionError::TooMany) => Message::new("calls-call-error-waiting"),
        Err(error) => return Err(error.into()),
    };
    let mut errors = FieldErrors::new();
    errors.push("question", refused);
    let view = page(&visit, &shown, form.question, errors).await?;
    let mut response = visit.html(&view)?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

/// `POST /calls/{slug}/follow`.
pub(super) async fn follow(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form): Form<FollowForm>,
) -> Result<Response, Problem> {
    let shown = shown(&visit, &slug).await?;
    let on = form.follow != "no";
    call::follow(&visit.app.house, &visit.actor, &shown.call, on).await?;
    visit.flash(Tone::Success, if on { "calls-followed" } else { "calls-unfollowed" });
    Ok(onward(&format!("/calls/{slug}/questions")))
}
