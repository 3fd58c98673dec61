//! Expressions of interest for programs of their people: the same actions as the pages.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use centum_base::Digest;
use centum_web::errors::Kind;
use centum_web::negotiate::is_known;
use centum_web::{Json, Problem, Visit};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::super::problem::message;
use super::super::programs::{AfterWrite, Empty, after, attempt, is_trial, json, must_name, tag, whole};
use super::autosave::{self, problem};
use super::seen;
use super::whole::{Whole, told};
use crate::expression::actions::{self, Handed, Signature};
use crate::expression::receipt::SignedReceipt;
use crate::expression::{Expression, ExpressionError};

/// The document of these routes.
#[derive(OpenApi)]
#[openapi(
    paths(show, change, submit, recall, withdraw, autosave::save),
    components(schemas(Whole, HeadChange, Handing, HandedIn))
)]
pub(crate) struct Document;

/// What is to be changed of the head; what is absent stays
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct HeadChange {
    /// What it is called.
    title: Option<String>,
    /// The category of applicants, by its key in the call.
    category: Option<String>,
    /// Whether several bodies apply together.
    consortium: Option<bool>,
    /// Whether partners may write in the common sections too.
    shared: Option<bool>,
}

/// Who hands in what
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Handing {
    /// The content that the person saw: `content` of the expression of interest.
    #[schema(value_type = String)]
    content: Digest,
    /// Who signs for the lead.
    name: String,
    /// The function.
    function: String,
    /// By which mandate.
    mandate: String,
}

/// What was handed in
#[derive(Serialize, ToSchema)]
pub(crate) struct HandedIn {
    /// The number of the submission.
    submission: u32,
    /// The signed receipt; absent in a trial.
    #[schema(value_type = Option<Object>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    receipt: Option<SignedReceipt>,
    /// Whether this was only a trial.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    dry_run: bool,
}

impl HandedIn {
    /// What was handed in; of a trial without the receipt, for that of what does not happen leaves nobody's hands.
    pub(crate) fn of(handed: Handed, dry_run: bool) -> Self {
        Self { submission: handed.number, receipt: Some(handed.receipt).filter(|_| !dry_run), dry_run }
    }
}

/// One expression of interest, for its people and for organisers
///
/// Its ETag changes with everything that is shown: answers, versions that stand aside, sign-offs, deadlines, what is missing. A
/// write under `If-Match` is done only while that version stands, looked at in the same transaction: otherwise 412. What puts
/// something in another's place asks for it (400 without).
#[utoipa::path(get, path = "/api/v1/expressions/{id}", tag = "expressions",
    params(("id" = String, Path, description = "The expression of interest")),
    responses(
        (status = 200, description = "The expression of interest; its ETag is what If-Match names", body = Whole),
        (status = 304, description = "It is still the version that If-None-Match names"),
        (status = 404, description = "There is none, or it is not yours to see"),
    ))]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let (dossier, _) = seen(&visit, &id).await?;
    let tag = tag(&dossier, visit.received_at);
    if is_known(&visit.headers, &tag) {
        let mut response = StatusCode::NOT_MODIFIED.into_response();
        response.headers_mut().insert(header::ETAG, tag);
        return Ok(response);
    }
    whole(&visit, &dossier)
}

/// Change the title, the category, or how it is written together
#[utoipa::path(put, path = "/api/v1/expressions/{id}", tag = "expressions",
    params(
        ("id" = String, Path, description = "The expression of interest"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
        ("If-Match" = String, Header, description = "The ETag of the version that was read"),
    ),
    request_body = HeadChange,
    responses(
        (status = 200, description = "Changed", body = AfterWrite),
        (status = 400, description = "If-Match is missing"),
        (status = 404, description = "There is none, or it is not yours to see"),
        (status = 412, description = "It was changed since"),
        (status = 422, description = "A rule says no"),
    ))]
pub(super) async fn change(
    visit: Visit,
    Path(id): Path<String>,
    Json(change): Json<HeadChange>,
) -> Result<Response, Problem> {
    let (dossier, _) = seen(&visit, &id).await?;
    must_name(&visit)?;
    let HeadChange { title, category, consortium, shared } = change;
    let change = |head: &mut Expression| {
        head.title = title.unwrap_or_else(|| head.title.clone());
        head.category = category.unwrap_or_else(|| head.category.clone());
        head.consortium = consortium.unwrap_or(head.consortium);
        head.shared = shared.unwrap_or(head.shared);
    };
    let head = &dossier.head;
    let done =
        actions::change_head(attempt(&visit), &visit.actor, head.id, head.version, change, visit.received_at);
    match done.await {
        Ok(()) => {}
        Err(ExpressionError::Changed) => return Err(Problem::new(Kind::Precondition)),
        Err(error) => return Err(error.into()),
    }
    after(&visit, &id).await
}

/// Hand in what stands
#[utoipa::path(post, path = "/api/v1/expressions/{id}/submit", tag = "expressions",
    params(
        ("id" = String, Path, description = "The expression of interest"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and do nothing"),
        ("If-Match" = Option<String>, Header, description = "The ETag of the version that was read; `content` names it exactly"),
    ),
    request_body = Handing,
    responses(
        (status = 200, description = "Handed in, with the signed receipt", body = HandedIn),
        (status = 404, description = "There is none, or it is not yours to see"),
        (status = 409, description = "Not possible now, or not the content that stands"),
        (status = 412, description = "It was changed since"),
        (status = 422, description = "Something is missing: `findings` and `unsigned`, members of the problem, say what"),
    ))]
pub(super) async fn submit(
    visit: Visit,
    Path(id): Path<String>,
    Json(handing): Json<Handing>,
) -> Result<Response, Problem> {
    let (dossier, _) = seen(&visit, &id).await?;
    let id = dossier.head.id;
    let Handing { content, name, function, mandate } = handing;
    let signature = Signature { name, duty: function, mandate };
    let at = visit.received_at;
    let dry_run = is_trial(&visit);
    match actions::submit(attempt(&visit), &visit.actor, id, content, &signature, at).await {
        Ok(handed) => json(StatusCode::OK, "application/json", &HandedIn::of(handed, dry_run)),
        Err(error) => refused(&visit, error),
    }
}

/// Why nothing was handed in, with what is missing by part and field.
fn refused(visit: &Visit, error: ExpressionError) -> Result<Response, Problem> {
    let said = message(&error);
    match error {
        ExpressionError::Incomplete(findings) => problem(visit, Kind::Refused, said, |body| {
            let findings = told(&visit.locale, findings);
            body.insert("findings".into(), serde_json::to_value(findings).unwrap_or_default());
        }),
        ExpressionError::Unsigned(members) => problem(visit, Kind::Refused, said, |body| {
            body.insert(
                "unsigned".into(),
                members.iter().map(ToString::to_string).collect::<Vec<_>>().into(),
            );
        }),
        error => Err(error.into()),
    }
}

/// Take back what counts, to go on writing
#[utoipa::path(post, path = "/api/v1/expressions/{id}/recall", tag = "expressions",
    params(
        ("id" = String, Path, description = "The expression of interest"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
        ("If-Match" = Option<String>, Header, description = "The ETag of the version that was read"),
    ),
    request_body = Empty,
    responses(
        (status = 200, description = "Recalled: nothing counts until it is handed in again", body = AfterWrite),
        (status = 404, description = "There is none, or it is not yours to see"),
        (status = 409, description = "Not possible now"),
        (status = 412, description = "It was changed since"),
    ))]
pub(super) async fn recall(
    visit: Visit,
    Path(id): Path<String>,
    Json(Empty {}): Json<Empty>,
) -> Result<Response, Problem> {
    let (dossier, _) = seen(&visit, &id).await?;
    actions::recall(attempt(&visit), &visit.actor, dossier.head.id, visit.received_at).await?;
    after(&visit, &id).await
}

/// Withdraw: give up
#[utoipa::path(post, path = "/api/v1/expressions/{id}/withdraw", tag = "expressions",
    params(
        ("id" = String, Path, description = "The expression of interest"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
        ("If-Match" = Option<String>, Header, description = "The ETag of the version that was read"),
    ),
    request_body = Empty,
    responses(
        (status = 200, description = "Withdrawn; everything is kept", body = AfterWrite),
        (status = 404, description = "There is none, or it is not yours to see"),
        (status = 409, description = "Not possible now"),
        (status = 412, description = "It was changed since"),
    ))]
pub(super) async fn withdraw(
    visit: Visit,
    Path(id): Path<String>,
    Json(Empty {}): Json<Empty>,
) -> Result<Response, Problem> {
    let (dossier, _) = seen(&visit, &id).await?;
    actions::withdraw(attempt(&visit), &visit.actor, dossier.head.id, visit.received_at).await?;
    after(&visit, &id).await
}
