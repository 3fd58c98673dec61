//! One answer is kept while somebody writes: what the script of a form sends, and any program may.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use centum_base::{Id, Timestamp};
use centum_forms::typed::{Pairs, Writing, read_json, unread, write};
use centum_forms::view::echo;
use centum_forms::{Fault, Field, Part, Severity, Value, check_value, words};
use centum_web::errors::Kind;
use centum_web::{Json, Message, Problem, Visit, all_known};
use serde::{Deserialize, Serialize};
use serde_json::Value as JsonValue;
use utoipa::ToSchema;

use super::super::programs::{attempt, is_trial, json};
use super::{name_of, names};
use crate::call::form_of;
use crate::expression::actions::{self, Save, Saved};
use crate::expression::model::Answer;
use crate::expression::rules::Refusal;
use crate::expression::{Expression, ExpressionError, dossier, find, store};

/// The longest name of a save.
const MAX_SAVE_ID: usize = 100;
/// Characters of a name that is not asked for, as it is told.
const MAX_NAME: usize = 60;

/// An answer to be kept
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sent {
    /// The revision that its author saw; 0 if there was none.
    #[serde(default)]
    base: u32,
    /// The answer as it is typed: a text, a list of texts, an object of parts, a list of rows; or a value with its kind,
    /// such as {"is": "number", "value": 12}. A person has the parts name, function, mail and telephone; a place has name,
    /// country and id; a row has its columns by their keys. What a field does not ask for is refused. Null clears the field.
    #[serde(default)]
    #[schema(value_type = serde_json::Value)]
    value: JsonValue,
    /// A name of the sender's own for this save: sent twice, it is kept once.
    #[serde(default)]
    save: String,
    /// The revision that stands aside and is settled by this answer.
    #[serde(default)]
    settles: Option<u32>,
}

/// An answer that is kept
#[derive(Serialize, ToSchema)]
pub(crate) struct Kept {
    /// Its revision: the base of the next save.
    revision: u32,
    /// When it was kept.
    #[schema(value_type = String, format = DateTime)]
    saved_at: Timestamp,
    /// Words of a text, by the rule that limits count by.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<usize>,
    /// How a number, an amount or a day was understood.
    #[serde(skip_serializing_if = "Option::is_none")]
    echo: Option<String>,
    /// What is wrong with it, in the reader's language. It is kept all the same.
    faults: Vec<String>,
    /// What a person should know about it; nothing has to be changed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    remarks: Vec<String>,
    /// What stands instead: this save had been kept before, and somebody wrote over it since. Present only then, and then the
    /// base of the next save.
    #[serde(skip_serializing_if = "Option::is_none")]
    stands: Option<Theirs>,
    /// Whether this was only a trial.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    dry_run: bool,
}

/// Somebody saved another version in the meantime; both are kept
#[derive(Serialize, ToSchema)]
pub(crate) struct Met {
    #[serde(rename = "type")]
    kind: String,
    title: String,
    status: u16,
    detail: String,
    /// What stands.
    theirs: Theirs,
    /// The revision under which what was sent stands aside.
    mine_kept_as: u32,
}

/// The version that stands
#[derive(Serialize, ToSchema)]
struct Theirs {
    /// The answer as it is typed.
    #[schema(value_type = serde_json::Value)]
    value: JsonValue,
    /// Its revision.
    revision: u32,
    /// Who saved it.
    author: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
}

/// Keep one answer
#[utoipa::path(put, path = "/api/v1/expressions/{id}/answers/{part}/{field}", tag = "expressions",
    params(
        ("id" = String, Path, description = "The expression of interest"),
        ("part" = String, Path, description = "`application`, or the identifier of a member"),
        ("field" = String, Path, description = "The field of the form"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
        ("If-Match" = Option<String>, Header, description = "The ETag of the expression of interest that was read; `base` names the answer in any case"),
    ),
    request_body = Sent,
    responses(
        (status = 200, description = "Kept", body = Kept),
        (status = 400, description = "The value or the name of the save cannot be read"),
        (status = 403, description = "The part is not yours to write in"),
        (status = 404, description = "There is no such expression of interest or field, or it is not yours to see"),
        (status = 409, description = "Somebody saved another version in the meantime: both are kept", body = Met, content_type = "application/problem+json"),
        (status = 412, description = "It was changed since; nothing was kept"),
        (status = 413, description = "Larger than any answer may be"),
        (status = 422, description = "The deadline has passed: what was sent is kept as the revision `kept_as`, and is no part of the application; or a rule says no"),
        (status = 507, description = "The disk is full; nothing was kept"),
    ))]
pub(super) async fn save(
    visit: Visit,
    Path((id, part, field)): Path<(String, String, String)>,
    Json(sent): Json<Sent>,
) -> Result<Response, Problem> {
    let id: Id<Expression> = id.parse().map_err(|_| Problem::not_found())?;
    let Ok(part) = part.parse::<Part>();
    let asked = asked(&visit, id, &field).await?;
    if sent.save.len() > MAX_SAVE_ID {
        return Err(Problem::bad_request("calls-autosave-save-id"));
    }
    let value = value(&visit, &asked, &sent.value)?;
    let save = Save { part, field: asked.key.clone(), base: sent.base, value, save_id: sent.save };
    let outcome = keep(&visit, id, &save, sent.settles).await?;
    answered(&visit, &asked, &save, outcome, is_trial(&visit)).await
}

/// The field, for somebody who may see the application.
async fn asked(visit: &Visit, id: Id<Expression>, field: &str) -> Result<Field, Problem> {
    let mut reader = visit.app.house.db.read_current().await?;
    let head = find(&mut reader.conn(), id).await?.ok_or_else(Problem::not_found)?;
    let members = store::members(&mut reader.conn(), id).await?;
    let writers = store::writers(&mut reader.conn(), id).await?;
    if !dossier::access(&visit.actor, &members, &writers).sees() {
        return Err(Problem::not_found());
    }
    let form = form_of(&mut reader.conn(), head.call, head.form).await?.unwrap_or_default();
    let found = form.field(field).map(|(_, field)| field.clone());
    let missing = || ExpressionError::NoSuchField(field.chars().take(MAX_NAME).collect());
    found.ok_or_else(|| Problem::saying(Kind::NotFound, super::super::problem::message(&missing())))
}

fn value(visit: &Visit, field: &Field, sent: &JsonValue) -> Result<Option<Value>, Problem> {
    let with_kind = sent.get("is").is_some_and(JsonValue::is_string);
    let read = if with_kind {
        let value: Value = serde_json::from_value(sent.clone())
            .map_err(|_| Problem::bad_request("calls-autosave-unreadable"))?;
        all_known(sent, &serde_json::to_value(&value).map_err(Problem::fault)?)?;
        match centum_forms::limits::beyond(&value) {
            Some(limit) => Err(Fault::Beyond { limit }),
            None => Ok(Some(value)),
        }
    } else if sent.is_null() {
        Ok(None)
    } else {
        let writing = Writing::of(visit.locale.tag());
        if let Some(name) = Pairs::from_json(sent, writing).and_then(|typed| unread(field, &typed)) {
            let name = format!("{}.{name}", field.key).chars().take(MAX_NAME).collect();
            return Err(ExpressionError::NoSuchField(name).into());
        }
        read_json(field, sent, writing)
    };
    read.map_err(|fault| {
        let kind = if matches!(fault, Fault::Beyond { .. }) { Kind::TooLarge } else { Kind::Refused };
        Problem::saying(kind, centum_forms::message(&fault, &visit.locale))
    })
}

async fn keep(
    visit: &Visit,
    id: Id<Expression>,
    save: &Save,
    settles: Option<u32>,
) -> Result<Saved, ExpressionError> {
    let (app, actor, at) = (attempt(visit), &visit.actor, visit.received_at);
    if let Some(aside) = settles {
        match actions::settle(app, actor, id, aside, save, at).await {
            // It is settled already, as when the same is sent twice: then it is a save like any other. After the deadline
            // nothing is settled any more; as a save, what was written is kept.
            Err(ExpressionError::Changed)
            | Err(ExpressionError::Rule(Refusal::DeadlineOver | Refusal::CallClosed)) => {}
            settled => return settled,
        }
    }
    first(actions::save(app, actor, id, std::slice::from_ref(save), at).await)
}

fn first(saved: Result<Vec<Saved>, ExpressionError>) -> Result<Saved, ExpressionError> {
    saved?.into_iter().next().ok_or(ExpressionError::Changed)
}

async fn answered(
    visit: &Visit,
    field: &Field,
    save: &Save,
    outcome: Saved,
    dry_run: bool,
) -> Result<Response, Problem> {
    match outcome {
        Saved::Taken { revision, at } | Saved::Unchanged { revision, at, stands: None } => {
            let kept = Kept::of(visit, field, save.value.as_ref(), (revision, at));
            json(StatusCode::OK, "application/json", &Kept { dry_run, ..kept })
        }
        Saved::Unchanged { revision, at, stands: Some(stands) } => {
            let kept = Kept::of(visit, field, stands.value.as_ref(), (revision, at));
            let stands = Some(theirs_of(visit, field, Some(*stands)).await?);
            json(StatusCode::OK, "application/json", &Kept { dry_run, stands, ..kept })
        }
        Saved::Aside { kept_as, theirs } => {
            let theirs = theirs_of(visit, field, theirs.map(|answer| *answer)).await?;
            problem(visit, Kind::Conflict, "calls-autosave-met".into(), |body| {
                body.insert("theirs".into(), serde_json::to_value(theirs).unwrap_or_default());
                body.insert("mine_kept_as".into(), kept_as.into());
            })
        }
        Saved::Late { kept_as } => problem(visit, Kind::Refused, "calls-autosave-late".into(), |body| {
            body.insert("kept_as".into(), kept_as.into());
        }),
    }
}

impl Kept {
    /// What is said of a value in the field.
    fn of(
        visit: &Visit,
        field: &Field,
        value: Option<&Value>,
        (revision, saved_at): (u32, Timestamp),
    ) -> Self {
        Self {
            revision,
            saved_at,
            words: match value {
                Some(Value::Text(text)) => Some(words(text)),
                _ => None,
            },
            echo: value.and_then(|value| echo(field, value, &visit.locale)),
            faults: faults(visit, field, value, Severity::Wrong),
            remarks: faults(visit, field, value, Severity::Remark),
            stands: None,
            dry_run: false,
        }
    }
}

/// What is wrong with an answer. While somebody writes, what is missing still is no fault.
fn faults(visit: &Visit, field: &Field, value: Option<&Value>, of: Severity) -> Vec<String> {
    let Some(value) = value else { return Vec::new() };
    let found = check_value(field, value).into_iter().filter(|fault| fault.severity() == of);
    found.map(|fault| visit.locale.tell(&centum_forms::message(&fault, &visit.locale)).plain()).collect()
}

async fn theirs_of(visit: &Visit, field: &Field, answer: Option<Answer>) -> Result<Theirs, Problem> {
    let Some(answer) = answer else {
        return Ok(Theirs {
            value: JsonValue::Null,
            revision: 0,
            author: String::new(),
            at: visit.received_at,
        });
    };
    let mut reader = visit.app.house.db.read_current().await?;
    let names = names(&mut reader.conn(), &[answer.author.as_str()]).await?;
    let value = match &answer.value {
        Some(value) => write(field, value, Writing::of(visit.locale.tag())).to_json(),
        None => JsonValue::Null,
    };
    Ok(Theirs {
        value,
        revision: answer.revision,
        author: name_of(&visit.locale, &names, &answer.author),
        at: answer.saved_at,
    })
}

/// A problem document (RFC 9457) with members of its own.
pub(super) fn problem(
    visit: &Visit,
    kind: Kind,
    detail: Message,
    add: impl FnOnce(&mut serde_json::Map<String, JsonValue>),
) -> Result<Response, Problem> {
    let mut body = serde_json::Map::new();
    let about = visit.app.settings.base.join(&format!("/api#problem-{}", kind.name()));
    body.insert("type".into(), about.into());
    body.insert("title".into(), visit.locale.text(&format!("problem-title-{}", kind.name())).into());
    body.insert("status".into(), kind.status().as_u16().into());
    body.insert("detail".into(), visit.locale.tell(&detail).plain().into());
    add(&mut body);
    json(kind.status(), "application/problem+json", &body)
}
