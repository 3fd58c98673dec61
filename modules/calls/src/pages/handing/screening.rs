//! Asking the programme team before the deadline whether the draft is complete and eligible.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_base::Timestamp;
use centum_web::components::Mark;
use centum_web::{Html, Message, Page, Problem, Tone, Typed, Visit};

use super::people::People;
use super::{Seen, barred, below, onward, past, path, seen};
use crate::expression::actions::ask_pre_screening;
use crate::expression::rules::Deed;
use crate::expression::screening::{Looks, Point, PointOf, Screening};
use crate::expression::{Dossier, ExpressionError, store};
use crate::pages::{problem, words};

/// One point of an answer.
pub(super) struct PointLine {
    pub(super) about: String,
    pub(super) mark: Mark,
    pub(super) looks: String,
    pub(super) remark: String,
}

/// A question, and its answer.
pub(super) struct QuestionLine {
    pub(super) number: u32,
    pub(super) asked_by: String,
    pub(super) asked_at: Html,
    pub(super) answered: Option<Html>,
    pub(super) points: Vec<PointLine>,
    pub(super) note: String,
    /// Whether what stands now is what was asked about.
    pub(super) is_current: bool,
}

#[derive(Template)]
#[template(path = "handing/screening.html")]
pub(super) struct ScreeningPage {
    pub(super) page: Page,
    pub(super) path: String,
    /// When the programme team looks, if it does.
    pub(super) window: Option<(Html, Html)>,
    pub(super) questions: Vec<QuestionLine>,
    pub(super) can_ask: bool,
    pub(super) barred: Option<Message>,
}

impl ScreeningPage {
    pub(super) fn of(page: Page, seen: &Seen, people: &People, asked: &[Screening]) -> Self {
        let (dossier, locale) = (&seen.dossier, page.locale.clone());
        let zone = words::zone_of(&dossier.call.terms);
        let time = |at: Timestamp| words::time(&locale, at, &zone);
        let content = dossier.manifest().digest();
        let question = |one: &Screening| QuestionLine {
            number: one.number,
            asked_by: people.name(&locale, &one.asked_by),
            asked_at: time(one.asked_at),
            answered: one.answer.as_ref().map(|answer| time(answer.at)),
            points: one
                .answer
                .iter()
                .flat_map(|answer| &answer.findings)
                .map(|point| line(&locale, dossier, point))
                .collect(),
            note: one.answer.as_ref().map(|answer| answer.note.clone()).unwrap_or_default(),
            is_current: one.content == content,
        };
        let window = dossier.call.terms.pre_screening;
        Self {
            path: format!("{}/pre-screening", path(dossier)),
            window: window.map(|window| (time(window.from), time(window.until))),
            questions: asked.iter().rev().map(question).collect(),
            can_ask: seen.access.leads && asked.iter().all(|one| one.answer.is_some()),
            barred: None,
            page,
        }
    }
}

fn line(locale: &centum_web::Locale, dossier: &Dossier, point: &Point) -> PointLine {
    PointLine {
        about: match &point.about {
            PointOf::Rule { key } => {
                let rule = dossier.call.terms.eligibility.iter().find(|rule| rule.key == *key);
                rule.map_or_else(|| key.clone(), |rule| words::said(locale, &rule.label).text)
            }
            PointOf::Field { part, field } => past::label(locale, dossier, &(part.clone(), field.clone())),
        },
        mark: match point.looks {
            Looks::Right => Mark::Holds,
            Looks::Missing | Looks::Wrong => Mark::Fails,
            Looks::Unclear => Mark::Unknown,
        },
        looks: locale.text(&format!("calls-hand-looks-{}", point.looks.name())),
        remark: point.remark.clone(),
    }
}

/// `GET /expressions/{id}/pre-screening`.
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let seen = seen(&visit, &id).await?;
    let mut reader = visit.app.house.db.read_current().await?;
    let asked = store::screenings(&mut reader.conn(), seen.dossier.head.id).await?;
    let people = People::of(&mut reader.conn(), asked.iter().map(|one| one.asked_by.clone())).await?;
    drop(reader);
    let page = below(&visit, &seen.dossier, visit.locale.text("calls-hand-screening-title"));
    let mut view = ScreeningPage::of(page, &seen, &people, &asked);
    if let Some(refusal) = barred(&visit, &seen.dossier, Deed::AskPreScreening) {
        view.can_ask = false;
        view.barred = Some(problem::message(&ExpressionError::Rule(refusal)));
    }
    visit.html(&view)
}

/// `POST /expressions/{id}/pre-screening`.
pub(super) async fn ask(visit: Visit, Path(id): Path<String>, _: Typed) -> Result<Response, Problem> {
    let seen = seen(&visit, &id).await?;
    ask_pre_screening(&visit.app, &visit.actor, seen.dossier.head.id, visit.received_at).await?;
    visit.flash(Tone::Success, "calls-hand-screening-asked");
    Ok(onward(&format!("{}/pre-screening", path(&seen.dossier))))
}
