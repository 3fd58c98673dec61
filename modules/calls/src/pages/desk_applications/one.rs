//! One application as an organiser sees it: as it stands, or as it was handed in.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use centum_accounts::Permission::ManageCalls;
use centum_base::Digest;
use centum_desk::History;
use centum_forms::Value;
use centum_forms::view::{Answering, bring, read};
use centum_web::components::Tab;
use centum_web::flash::Tone;
use centum_web::links::Query;
use centum_web::security::headers::shut_in;
use centum_web::{FieldErrors, Html, Locale, Page, Problem, Route, Typed, Visit};

use super::lines::{
    MemberLine, RuleLine, SubmissionLine, came_with, hand_over, head_facts, members, rules, submissions,
    versions,
};
use super::{again, below_list, call_of, home, onward};
use crate::call::Call;
use crate::call::eligibility::Judged;
use crate::expression::model::{Expression, State};
use crate::expression::{Dossier, ExpressionError, Overlap, find_by_number, stock, store};
use crate::organiser::submitted::as_submitted;
use crate::organiser::{Check, Decision, checks, decide_eligibility, deciding};
use crate::pages::applicant::names;
use crate::pages::words::zone_of;

#[derive(Template)]
#[template(path = "desk_applications/one.html")]
pub(super) struct View {
    page: Page,
    path: String,
    state: String,
    state_tone: &'static str,
    facts: Vec<(String, String)>,
    /// Where the first is asked to write for the applicant, while nobody does.
    hand_over: Option<String>,
    /// Where the documents that came with it are added, meanwhile.
    came_with: Vec<(String, String)>,
    gone_on: bool,
    asides: usize,
    versions: Vec<Tab>,
    answers: Html,
    members: Vec<MemberLine>,
    rules: Vec<RuleLine>,
    decides: Option<u32>,
    screening: bool,
    submissions: Vec<SubmissionLine>,
    history: History,
    errors: FieldErrors,
}

/// What was typed of a decision.
#[derive(Debug, Default)]
pub(super) struct Decided {
    submission: u32,
    pub(super) rule: String,
    decided: String,
    pub(super) reason: String,
}

impl Decided {
    fn read(typed: &Typed) -> Self {
        let text = |name: &str| typed.value(name).unwrap_or_default().to_owned();
        let rule = text("rule");
        Self {
            submission: text("submission").parse().unwrap_or(0),
            decided: text("decided"),
            reason: text(&format!("reason-{rule}")),
            rule,
        }
    }
}

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/desk/calls/{slug}/applications/{number}", ManageCalls, show),
        Route::post("/desk/calls/{slug}/applications/{number}/eligibility", ManageCalls, decide),
        Route::get("/desk/calls/{slug}/applications/{number}/receipts/{submission}", ManageCalls, receipt),
        Route::get(
            "/desk/calls/{slug}/applications/{number}/files/{part}/{field}/{digest}",
            ManageCalls,
            file,
        ),
    ]
}

/// The call and the application of an address.
pub(super) async fn found(visit: &Visit, slug: &str, number: &str) -> Result<(Call, Dossier), Problem> {
    let call = call_of(visit, slug).await?;
    let number: u32 = number.parse().map_err(|_| Problem::not_found())?;
    let mut reader = visit.app.house.read().await?;
    let head = find_by_number(&mut reader.conn(), call.id, number).await?;
    let head: Expression = head.ok_or_else(Problem::not_found)?;
    let dossier = Dossier::load(&mut reader.conn(), head.id).await?.ok_or_else(Problem::not_found)?;
    Ok((call, dossier))
}

async fn show(visit: Visit, Path((slug, number)): Path<(String, String)>) -> Result<Response, Problem> {
    let (call, dossier) = found(&visit, &slug, &number).await?;
    let view = composed(&visit, &call, &dossier, None, FieldErrors::new()).await?;
    visit.html(&view)
}

async fn decide(
    visit: Visit,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Result<Response, Problem> {
    let form = Decided::read(&typed);
    let (call, dossier) = found(&visit, &slug, &number).await?;
    let decision = Decision {
        submission: form.submission,
        rule: form.rule.clone(),
        met: form.decided == "met",
        reason: form.reason.clone(),
    };
    let said = matches!(form.decided.as_str(), "met" | "not-met");
    let outcome = if said {
        decide_eligibility(&visit.app, &visit.actor, dossier.head.id, &decision).await
    } else {
        Err(ExpressionError::NoReason)
    };
    match outcome {
        Ok(()) => {
            visit.flash(Tone::Success, "calls-organiser-decided");
            Ok(onward(&format!("{}/{}#rule-{}", home(&call), dossier.head.number, form.rule)))
        }
        Err(error @ (ExpressionError::NoReason | ExpressionError::TooLarge(_))) => {
            let mut errors = FieldErrors::new();
            errors.push(format!("reason-{}", form.rule), crate::pages::problem::message(&error));
            again(&visit, &composed(&visit, &call, &dossier, Some(form), errors).await?)
        }
        Err(other) => Err(other.into()),
    }
}

/// Reads what the page needs besides the dossier.
async fn composed(
    visit: &Visit,
    call: &Call,
    dossier: &Dossier,
    typed: Option<Decided>,
    errors: FieldErrors,
) -> Result<View, Problem> {
    let mut reader = visit.app.house.read().await?;
    let conn = &mut reader.conn();
    let in_force = dossier.in_force().map(|one| one.number);
    let query = Query::parse(visit.uri.query());
    let asked = query.get("as").and_then(|number| number.parse().ok());
    let then = match asked {
        Some(number) => Some(as_submitted(conn, dossier, number).await?.ok_or_else(Problem::not_found)?),
        None => None,
    };
    let screening = store::screenings(conn, dossier.head.id).await?.iter().any(|one| one.answer.is_none());
    let overlaps = store::others_with(conn, dossier.head.id, call.id).await?;
    let (judged, checks) = match in_force {
        Some(number) => (
            deciding::judged_as_submitted(conn, dossier, number).await?,
            checks(conn, dossier.head.id, number).await?,
        ),
        None => {
            let area = deciding::area(conn, call).await?;
            (area.map(|area| stock::judged(dossier, &area)).unwrap_or_default(), Vec::new())
        }
    };
    let deciders: Vec<&str> = checks.iter().map(|check| check.decided_by.as_str()).collect();
    let deciders = names(conn, &deciders).await?;
    drop(reader);
    let known = dossier.members.iter().map(|member| (member.id.to_string(), member.name.clone()));
    let history = History::naming(visit, "expression", dossier.head.id, known).await?;
    let title = format!("{} {}", dossier.head.reference(), dossier.head.title);
    let page = bring(below_list(visit, call, title), visit);
    let then = then.as_ref().zip(asked);
    let facts = Facts { then, overlaps, judged, checks, deciders, typed, history, screening };
    Ok(view(&visit.locale, page, dossier, facts, errors)?)
}

/// What a page shows besides the dossier.
#[derive(Default)]
pub(super) struct Facts<'a> {
    pub(super) then: Option<(&'a Dossier, u32)>,
    pub(super) overlaps: Vec<Overlap>,
    pub(super) judged: Vec<Judged>,
    pub(super) checks: Vec<Check>,
    /// The names of those who decided, as checks name them.
    pub(super) deciders: BTreeMap<String, String>,
    pub(super) typed: Option<Decided>,
    pub(super) history: History,
    /// Whether a question of pre-screening is open.
    pub(super) screening: bool,
}

pub(super) fn view(
    locale: &Locale,
    page: Page,
    dossier: &Dossier,
    facts: Facts<'_>,
    errors: FieldErrors,
) -> askama::Result<View> {
    let call = &dossier.call;
    let zone = zone_of(&call.terms);
    let path = format!("{}/{}", home(call), dossier.head.number);
    let shown = facts.then.map_or(dossier, |(then, _)| then);
    let names: BTreeMap<String, String> =
        shown.members.iter().map(|member| (member.id.to_string(), member.name.clone())).collect();
    let files = format!("{path}/files");
    let answering = Answering {
        form: &shown.form,
        answers: &shown.answers(),
        circumstances: &shown.circumstances(),
        names: &names,
        lang: None,
        files_url: Some(&files),
    };
    let in_force = dossier.in_force().map(|one| one.number);
    let state = dossier.head.state;
    Ok(View {
        state: locale.text(&format!("calls-organiser-state-{}", state.name())),
        state_tone: match state {
            State::Submitted(_) => "success",
            State::Draft => "neutral",
            State::Withdrawn => "danger",
        },
        facts: head_facts(locale, &zone, dossier),
        hand_over: hand_over(dossier),
        came_with: came_with(locale, dossier),
        gone_on: dossier.has_gone_on(),
        asides: dossier.asides.len(),
        versions: versions(locale, &path, dossier, facts.then.map(|(_, number)| number)),
        answers: read(&answering, locale)?,
        members: members(locale, &zone, dossier, facts.then, &facts.overlaps),
        rules: rules(locale, &zone, call, &facts),
        decides: in_force,
        screening: facts.screening,
        submissions: submissions(locale, &zone, &path, dossier),
        history: facts.history,
        page,
        path,
        errors,
    })
}

/// The signed receipt of a submission, as the applicant has it.
async fn receipt(
    visit: Visit,
    Path((slug, number, submission)): Path<(String, String, String)>,
) -> Result<Response, Problem> {
    let (_, dossier) = found(&visit, &slug, &number).await?;
    let one = dossier.submissions.iter().find(|one| one.number.to_string() == submission);
    let one = one.ok_or_else(Problem::not_found)?;
    let kind = [(header::CONTENT_TYPE, centum_web::Format::Json.content_type())];
    let mut response = (kind, one.receipt.clone()).into_response();
    let name = format!("{slug}-{}-receipt-{}.json", dossier.head.reference(), one.number);
    centum_web::negotiate::as_file(&mut response, &name);
    Ok(response)
}

/// A file of an answer, of what stands or of a submission.
async fn file(
    visit: Visit,
    Path((slug, number, part, field, digest)): Path<(String, String, String, String, String)>,
) -> Result<Response, Problem> {
    let (_, dossier) = found(&visit, &slug, &number).await?;
    let digest: Digest = digest.parse().map_err(|_| Problem::not_found())?;
    let mut reader = visit.app.house.read().await?;
    let mut values: Vec<Value> = dossier
        .answers
        .iter()
        .filter(|one| one.part.to_string() == part && one.field.as_str() == field)
        .filter_map(|one| one.value.clone())
        .collect();
    for submission in &dossier.submissions {
        let answers =
            store::submission_answers(&mut reader.conn(), dossier.head.id, submission.number).await?;
        let of = answers.into_iter().filter(|(of, key, ..)| *of == part && *key == field);
        values.extend(of.filter_map(|(.., value)| serde_json::from_str(&value?).ok()));
    }
    let named = values.iter().find_map(|value| match value {
        Value::Files(files) => files.iter().find(|file| file.digest == digest),
        _ => None,
    });
    let name = named.ok_or_else(Problem::not_found)?.name.clone();
    let found = store::read_file(&mut reader.conn(), digest).await?;
    let (head, content) = found.ok_or_else(Problem::not_found)?;
    let mut response = ([(header::CONTENT_TYPE, head.media_type)], content).into_response();
    shut_in(&mut response, &name);
    Ok(response)
}
