//! Expressions of interest for programs of their people: the same actions as the pages.

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use centum_base::{Country, Digest, Timestamp};
use centum_forms::{FieldKey, Part, Severity, Value};
use centum_web::errors::Kind;
use centum_web::negotiate::is_known;
use centum_web::{Json, Locale, Problem, Visit};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::super::problem::message;
use super::autosave::{self, is_dry, json, problem};
use super::seen;
use crate::call;
use crate::expression::actions::{self, Signature};
use crate::expression::model::{Member, SignOff, Submission};
use crate::expression::receipt::SignedReceipt;
use crate::expression::{Dossier, Expression, ExpressionError};

/// The document of these routes.
#[derive(OpenApi)]
#[openapi(
    paths(show, change, submit, recall, withdraw, autosave::save),
    components(schemas(Whole, HeadChange, Handing, HandedIn, Empty))
)]
pub(crate) struct Document;

/// An expression of interest with everything in it
#[derive(Serialize, ToSchema)]
pub(crate) struct Whole {
    /// Its identifier.
    id: String,
    /// Its number within the call.
    number: u32,
    /// The number as people quote it.
    reference: String,
    /// The call, by its name in addresses.
    call: String,
    /// What it is called.
    title: String,
    /// The category of applicants, by its key in the call.
    category: String,
    /// Whether several bodies apply together.
    consortium: bool,
    /// Whether partners may write in the common sections too.
    shared: bool,
    /// The version of the form that the answers are for.
    form: u32,
    /// `draft`, `submitted` or `withdrawn`.
    state: &'static str,
    /// The submission that counts.
    in_force: Option<u32>,
    /// Grows with every change but answers.
    version: i64,
    /// When it was begun.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// When something of it was last saved.
    #[schema(value_type = String, format = DateTime)]
    saved_at: Timestamp,
    /// The deadline of the application, without the grace.
    #[schema(value_type = Option<String>, format = DateTime)]
    deadline: Option<Timestamp>,
    /// SHA-256 of the content as it stands: what is signed off and handed in.
    #[schema(value_type = String)]
    content: Digest,
    /// Who applies, the lead first.
    members: Vec<MemberLine>,
    /// What is answered.
    answers: Vec<AnswerLine>,
    /// Versions that met another one and wait for a person.
    asides: Vec<AsideLine>,
    /// Every sign-off.
    sign_offs: Vec<SignOffLine>,
    /// Everything that was handed in.
    submissions: Vec<SubmissionLine>,
    /// What is missing or wrong.
    findings: Vec<FindingLine>,
}

/// A body that applies
#[derive(Serialize, ToSchema)]
struct MemberLine {
    /// Its identifier, which also names its part of the answers.
    id: String,
    /// Its name.
    name: String,
    /// Its country.
    #[schema(value_type = Option<String>)]
    country: Option<Country>,
    /// Its place in the gazetteer.
    place: Option<String>,
    /// Whether it leads.
    lead: bool,
    /// Whether it is a city that takes part.
    city: bool,
    /// Whether a sign-off of it holds for the content as it stands.
    signed: bool,
}

/// An answer
#[derive(Serialize, ToSchema)]
struct AnswerLine {
    /// `application`, or the identifier of a member.
    #[schema(value_type = String)]
    part: Part,
    /// The field of the form.
    #[schema(value_type = String)]
    field: FieldKey,
    /// Its revision: the base of the next save.
    revision: u32,
    /// The answer with its kind; null if the field was cleared.
    #[schema(value_type = Object, nullable)]
    value: Option<Value>,
    /// When it was saved.
    #[schema(value_type = String, format = DateTime)]
    saved_at: Timestamp,
}

/// A version that stands aside
#[derive(Serialize, ToSchema)]
struct AsideLine {
    /// `application`, or the identifier of a member.
    #[schema(value_type = String)]
    part: Part,
    /// The field of the form.
    #[schema(value_type = String)]
    field: FieldKey,
    /// Its revision.
    revision: u32,
    /// What it says.
    #[schema(value_type = Object, nullable)]
    value: Option<Value>,
    /// When it was saved.
    #[schema(value_type = String, format = DateTime)]
    saved_at: Timestamp,
}

/// A sign-off
#[derive(Serialize, ToSchema)]
struct SignOffLine {
    /// Which member.
    member: String,
    /// The content that was signed.
    #[schema(value_type = String)]
    content: Digest,
    /// Who signed.
    name: String,
    /// The function.
    function: String,
    /// By which mandate.
    mandate: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    signed_at: Timestamp,
    /// When it ended.
    #[schema(value_type = Option<String>, format = DateTime)]
    ended_at: Option<Timestamp>,
    /// Why: `changed`, `taken-back` or `replaced`.
    ended_why: Option<&'static str>,
}

/// Something that was handed in
#[derive(Serialize, ToSchema)]
struct SubmissionLine {
    /// Its number.
    number: u32,
    /// SHA-256 of what was handed in.
    #[schema(value_type = String)]
    content: Digest,
    /// When the first byte of the request came in.
    #[schema(value_type = String, format = DateTime)]
    received_at: Timestamp,
    /// Whether that was in the grace.
    in_grace: bool,
    /// When it ceased to count.
    #[schema(value_type = Option<String>, format = DateTime)]
    ended_at: Option<Timestamp>,
    /// Why: `recalled`, `replaced` or `withdrawn`.
    ended_why: Option<&'static str>,
}

/// Something that is missing or wrong
#[derive(Serialize, ToSchema)]
struct FindingLine {
    /// `application`, or the identifier of a member.
    #[schema(value_type = String)]
    part: Part,
    /// The field of the form.
    #[schema(value_type = String)]
    field: FieldKey,
    /// `remark`, `missing` or `wrong`.
    #[schema(value_type = String)]
    severity: Severity,
    /// What, in the language of the request.
    message: String,
}

/// What is to be changed of the head; what is absent stays
#[derive(Deserialize, ToSchema)]
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

/// Nothing more is needed
#[derive(Deserialize, ToSchema)]
pub(crate) struct Empty {}

impl Whole {
    fn of(locale: &Locale, dossier: &Dossier, now: Timestamp) -> Self {
        let head = &dossier.head;
        let content = dossier.manifest().digest();
        let member = |one: &Member| MemberLine {
            id: one.id.to_string(),
            name: one.name.clone(),
            country: one.country,
            place: one.place.clone(),
            lead: one.is_lead,
            city: one.is_city,
            signed: dossier.sign_off(one.id, content).is_some(),
        };
        let sign_off = |one: &SignOff| SignOffLine {
            member: one.member.to_string(),
            content: one.content,
            name: one.name.clone(),
            function: one.duty.clone(),
            mandate: one.mandate.clone(),
            signed_at: one.signed_at,
            ended_at: one.ended.map(|(at, _)| at),
            ended_why: one.ended.map(|(_, why)| why.name()),
        };
        let submission = |one: &Submission| SubmissionLine {
            number: one.number,
            content: one.content,
            received_at: one.received_at,
            in_grace: one.in_grace,
            ended_at: one.ended.map(|(at, _)| at),
            ended_why: one.ended.map(|(_, why)| why.name()),
        };
        Self {
            id: head.id.to_string(),
            number: head.number,
            reference: head.reference(),
            call: dossier.call.slug.clone(),
            title: head.title.clone(),
            category: head.category.clone(),
            consortium: head.consortium,
            shared: head.shared,
            form: head.form,
            state: head.state.name(),
            in_force: head.in_force(),
            version: head.version,
            created_at: head.created_at,
            saved_at: head.saved_at,
            deadline: call::deadline_for(&dossier.call.terms, &head.category, None).map(|one| one.at),
            content,
            members: dossier.members.iter().map(member).collect(),
            answers: answers(dossier),
            asides: dossier
                .asides
                .iter()
                .map(|(part, field, one)| AsideLine {
                    part: part.clone(),
                    field: field.clone(),
                    revision: one.revision,
                    value: one.value.clone(),
                    saved_at: one.saved_at,
                })
                .collect(),
            sign_offs: dossier.sign_offs.iter().map(sign_off).collect(),
            submissions: dossier.submissions.iter().map(submission).collect(),
            findings: findings(locale, dossier, now),
        }
    }
}

fn answers(dossier: &Dossier) -> Vec<AnswerLine> {
    let line = |answer: &crate::expression::model::Answer| AnswerLine {
        part: answer.part.clone(),
        field: answer.field.clone(),
        revision: answer.revision,
        value: answer.value.clone(),
        saved_at: answer.saved_at,
    };
    dossier.standing_answers().map(line).collect()
}

fn findings(locale: &Locale, dossier: &Dossier, now: Timestamp) -> Vec<FindingLine> {
    told(locale, dossier.findings(now))
}

fn told(locale: &Locale, findings: Vec<centum_forms::Finding>) -> Vec<FindingLine> {
    let line = |one: centum_forms::Finding| FindingLine {
        severity: one.severity(),
        message: locale.tell(&centum_forms::message(&one.fault, locale)).plain(),
        part: one.part,
        field: one.field,
    };
    findings.into_iter().map(line).collect()
}

/// The version and the last save: what `If-Match` names.
fn tag(head: &Expression) -> HeaderValue {
    HeaderValue::try_from(format!("\"{}-{}\"", head.version, head.saved_at.as_microsecond()))
        .unwrap_or(HeaderValue::from_static("\"\""))
}

/// Refuses who names another version than the present one.
fn matches(headers: &HeaderMap, head: &Expression) -> Result<(), Problem> {
    let Some(named) = headers.get(header::IF_MATCH).and_then(|named| named.to_str().ok()) else {
        return Ok(());
    };
    let tag = tag(head);
    let tag = tag.to_str().unwrap_or_default();
    let fits = named.split(',').map(str::trim).any(|one| one == "*" || one == tag);
    if fits { Ok(()) } else { Err(Problem::new(Kind::Precondition)) }
}

fn whole(visit: &Visit, dossier: &Dossier) -> Result<Response, Problem> {
    let mut response =
        json(StatusCode::OK, "application/json", &Whole::of(&visit.locale, dossier, visit.received_at))?;
    response.headers_mut().insert(header::ETAG, tag(&dossier.head));
    Ok(response)
}

/// One expression of interest, for its people and for organisers
#[utoipa::path(get, path = "/api/v1/expressions/{id}", tag = "expressions",
    params(("id" = String, Path, description = "The expression of interest")),
    responses(
        (status = 200, description = "The expression of interest; its ETag is what If-Match names", body = Whole),
        (status = 304, description = "It is still the version that If-None-Match names"),
        (status = 404, description = "There is none, or it is not yours to see"),
    ))]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let (dossier, _) = seen(&visit, &id).await?;
    let tag = tag(&dossier.head);
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
        ("If-Match" = String, Header, description = "The ETag of the version that was read"),
    ),
    request_body = HeadChange,
    responses(
        (status = 200, description = "Changed", body = Whole),
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
    if !visit.headers.contains_key(header::IF_MATCH) {
        return Err(Problem::bad_request("calls-api-head-if-match"));
    }
    matches(&visit.headers, &dossier.head)?;
    let HeadChange { title, category, consortium, shared } = change;
    let change = |head: &mut Expression| {
        head.title = title.unwrap_or_else(|| head.title.clone());
        head.category = category.unwrap_or_else(|| head.category.clone());
        head.consortium = consortium.unwrap_or(head.consortium);
        head.shared = shared.unwrap_or(head.shared);
    };
    let head = &dossier.head;
    let done =
        actions::change_head(&visit.app, &visit.actor, head.id, head.version, change, visit.received_at);
    match done.await {
        Ok(()) => {}
        Err(ExpressionError::Changed) => return Err(Problem::new(Kind::Precondition)),
        Err(error) => return Err(error.into()),
    }
    let (dossier, _) = seen(&visit, &id).await?;
    whole(&visit, &dossier)
}

/// Hand in what stands
#[utoipa::path(post, path = "/api/v1/expressions/{id}/submit", tag = "expressions",
    params(
        ("id" = String, Path, description = "The expression of interest"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and do nothing"),
    ),
    request_body = Handing,
    responses(
        (status = 200, description = "Handed in, with the signed receipt", body = HandedIn),
        (status = 404, description = "There is none, or it is not yours to see"),
        (status = 409, description = "Not possible now, or not the content that stands"),
        (status = 422, description = "Something is missing: `findings` and `unsigned` say what"),
    ))]
pub(super) async fn submit(
    visit: Visit,
    Path(id): Path<String>,
    Json(handing): Json<Handing>,
) -> Result<Response, Problem> {
    let (dossier, _) = seen(&visit, &id).await?;
    matches(&visit.headers, &dossier.head)?;
    let id = dossier.head.id;
    let Handing { content, name, function, mandate } = handing;
    let signature = Signature { name, duty: function, mandate };
    let (app, actor, at) = (&visit.app, &visit.actor, visit.received_at);
    let dry_run = is_dry(&visit);
    let done = if dry_run {
        let number = actions::try_submit(app, actor, id, content, &signature, at).await;
        number.map(|submission| HandedIn { submission, receipt: None, dry_run })
    } else {
        let handed = actions::submit(app, actor, id, content, &signature, at).await;
        handed.map(|handed| HandedIn { submission: handed.number, receipt: Some(handed.receipt), dry_run })
    };
    match done {
        Ok(handed) => json(StatusCode::OK, "application/json", &handed),
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
    params(("id" = String, Path, description = "The expression of interest")),
    request_body = Empty,
    responses(
        (status = 200, description = "Recalled: nothing counts until it is handed in again", body = Whole),
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
    matches(&visit.headers, &dossier.head)?;
    actions::recall(&visit.app, &visit.actor, dossier.head.id, visit.received_at).await?;
    let (dossier, _) = seen(&visit, &id).await?;
    whole(&visit, &dossier)
}

/// Withdraw: give up
#[utoipa::path(post, path = "/api/v1/expressions/{id}/withdraw", tag = "expressions",
    params(("id" = String, Path, description = "The expression of interest")),
    request_body = Empty,
    responses(
        (status = 200, description = "Withdrawn; everything is kept", body = Whole),
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
    matches(&visit.headers, &dossier.head)?;
    actions::withdraw(&visit.app, &visit.actor, dossier.head.id, visit.received_at).await?;
    let (dossier, _) = seen(&visit, &id).await?;
    whole(&visit, &dossier)
}
