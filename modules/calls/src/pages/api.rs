//! Calls for programs: what everyone may read, as JSON.

use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission::ReadPublic;
use centum_base::Timestamp;
use centum_web::negotiate::{Format, document};
use centum_web::security::headers::open_to_all;
use centum_web::{Problem, Route, Visit};
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};

use super::public::shown;
use crate::call::{self, Call};
use crate::questions::{Asked, Earlier, answered, corrections};

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::get("/api/v1/calls", ReadPublic, list), Route::get("/api/v1/calls/{slug}", ReadPublic, one)]
}

/// The document of these routes.
#[derive(OpenApi)]
#[openapi(paths(
    list,
    one,
    super::desk_applications::files::applications,
    super::desk_applications::files::export
))]
pub(crate) struct Document;

/// A published call
#[derive(Serialize, ToSchema)]
pub(crate) struct CallLine {
    /// Its name in addresses.
    slug: String,
    /// How far it is: published, open, closed, evaluation, decided, announced or archived.
    state: &'static str,
    /// Its title by language.
    #[schema(value_type = Object)]
    title: centum_forms::Texts,
    /// The IANA zone of its deadlines.
    zone: String,
    /// When it opens.
    #[schema(value_type = Option<String>, format = DateTime)]
    opens: Option<Timestamp>,
    /// The last deadline of an application, without the grace.
    #[schema(value_type = Option<String>, format = DateTime)]
    closes: Option<Timestamp>,
    /// The number of the last corrigendum; 0 before there is one.
    corrigendum: u32,
    /// Its page.
    address: String,
}

/// A published call with everything that it says
#[derive(Serialize, ToSchema)]
struct CallDocument {
    #[serde(flatten)]
    line: CallLine,
    /// What applies now: texts, categories, eligibility, criteria, seats, deadlines, contacts, documents.
    #[schema(value_type = Object)]
    terms: call::Terms,
    /// The number of the form's version.
    form_version: u32,
    /// The form: sections and fields.
    #[schema(value_type = Object)]
    form: centum_forms::Form,
    /// The corrigenda, in order.
    corrigenda: Vec<Corrigendum>,
    /// Questions that were answered for everyone.
    answers: Vec<AnsweredQuestion>,
}

/// A corrigendum
#[derive(Serialize, ToSchema)]
struct Corrigendum {
    /// Its number.
    number: u32,
    /// Why.
    reason: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    made_at: Timestamp,
}

/// An answered question
#[derive(Serialize, ToSchema)]
struct AnsweredQuestion {
    /// Its number.
    number: u32,
    /// The question, in words that name nobody.
    question: String,
    /// The answer.
    answer: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    answered_at: Timestamp,
    /// What it said before it was corrected, the first first.
    earlier: Vec<EarlierAnswer>,
}

/// What an answer said before
#[derive(Serialize, ToSchema)]
struct EarlierAnswer {
    /// The number of the correction, within the call.
    correction: u32,
    /// The question, as it was worded.
    question: String,
    /// The answer.
    answer: String,
    /// Since when it stood.
    #[schema(value_type = String, format = DateTime)]
    answered_at: Timestamp,
    /// When it was corrected.
    #[schema(value_type = String, format = DateTime)]
    corrected_at: Timestamp,
}

impl From<&Earlier> for EarlierAnswer {
    fn from(one: &Earlier) -> Self {
        Self {
            correction: one.number,
            question: one.wording.clone(),
            answer: one.answer.clone(),
            answered_at: one.answered_at,
            corrected_at: one.corrected_at,
        }
    }
}

fn line(visit: &Visit, call: &Call) -> CallLine {
    CallLine {
        slug: call.slug.clone(),
        state: call.state.name(),
        title: call.terms.title.clone(),
        zone: call.terms.zone.clone(),
        opens: call.terms.opens,
        closes: call::last_deadline(&call.terms),
        corrigendum: call.corrigendum,
        address: visit.app.settings.base.join(&format!("/calls/{}", call.slug)),
    }
}

fn open(visit: &Visit, answer: &impl Serialize) -> Result<Response, Problem> {
    let json = serde_json::to_string_pretty(answer).map_err(Problem::fault)?;
    let mut response = document(&visit.headers, Format::Json, json);
    open_to_all(&mut response);
    Ok(response)
}

/// Every published call
#[utoipa::path(get, path = "/api/v1/calls", tag = "calls",
    responses((status = 200, description = "The calls, the newest first", body = Vec<CallLine>)))]
async fn list(visit: Visit) -> Result<Response, Problem> {
    let calls = call::calls(&mut visit.app.house.read().await?.conn()).await?;
    let public = calls.iter().filter(|call| call.state.is_public());
    open(&visit, &public.map(|call| line(&visit, call)).collect::<Vec<_>>())
}

/// One call with everything that it says
#[utoipa::path(get, path = "/api/v1/calls/{slug}", tag = "calls",
    params(("slug" = String, Path, description = "The call's name in addresses")),
    responses((status = 200, description = "The call", body = CallDocument), (status = 404, description = "No such call is published")))]
async fn one(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let shown = shown(&visit, &slug).await?;
    let mut reader = visit.app.house.read().await?;
    let versions = call::versions(&mut reader.conn(), shown.call.id).await?;
    let answers = answered(&mut reader.conn(), shown.call.id).await?;
    let before = corrections(&mut reader.conn(), shown.call.id).await?;
    drop(reader);
    let corrigenda = versions.into_iter().filter(|version| version.number > 0).map(|version| Corrigendum {
        number: version.number,
        reason: version.reason,
        made_at: version.made_at,
    });
    let answers = answers.into_iter().filter_map(|question| match question.state {
        Asked::Answered { number, wording, answer, at } => {
            let earlier = before.iter().filter(|one| one.question == question.id).map(EarlierAnswer::from);
            let earlier = earlier.collect();
            Some(AnsweredQuestion { number, question: wording, answer, answered_at: at, earlier })
        }
        Asked::Waiting | Asked::SetAside => None,
    });
    open(
        &visit,
        &CallDocument {
            line: line(&visit, &shown.call),
            form_version: shown.call.form,
            corrigenda: corrigenda.collect(),
            answers: answers.collect(),
            terms: shown.call.terms,
            form: shown.form,
        },
    )
}
