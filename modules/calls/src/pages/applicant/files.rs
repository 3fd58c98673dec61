//! Files of answers: added, taken away, and read by those who may see the application, as attachments alone.

use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use centum_base::Digest;
use centum_forms::view::type_name;
use centum_forms::{FieldKey, Kind, Part, StoredFile, Value};
use centum_web::security::headers::shut_in;
use centum_web::security::upload::MIB;
use centum_web::{App, Message, Problem, Tone, Typed, Upload, Visit};

use super::super::problem::message;
use super::{onward, progress, seen};
use crate::expression::actions::{attach, detach};
use crate::expression::files::{FileFault, UNKNOWN, Upload as Arriving};
use crate::expression::{Dossier, ExpressionError, store};

/// The largest file that any form may ask for.
pub(super) const MOST: usize = 50 * MIB;
/// What a form with one file needs besides the file.
const AROUND: usize = 64 * 1024;

/// A field that files are asked for in, by an address.
pub(crate) struct Spot {
    pub(crate) part: Part,
    pub(crate) field: FieldKey,
    pub(crate) max_bytes: u64,
}

/// The field of an address, if the form asks for files there.
pub(crate) fn spot(dossier: &Dossier, part: &str, field: &str) -> Result<Spot, Problem> {
    let Some((_, asked)) = dossier.form.field(field) else { return Err(Problem::not_found()) };
    let Kind::File { max_bytes, .. } = &asked.kind else { return Err(Problem::not_found()) };
    let Ok(part) = part.parse();
    Ok(Spot { part, field: asked.key.clone(), max_bytes: *max_bytes })
}

/// Reads the file of a form, and no more than the field takes.
pub(crate) async fn arriving(app: &App, request: Request, spot: &Spot) -> Result<Option<Arriving>, Problem> {
    let most = usize::try_from(spot.max_bytes).unwrap_or(MOST).saturating_add(AROUND).min(MOST);
    let upload = Upload::<MOST>::of_at_most(most, request, app).await?;
    let file = upload.files.into_iter().find(|file| file.field == "file");
    Ok(file.map(|file| Arriving { name: file.name, content: file.bytes.to_vec() }))
}

/// The file that a page sends for a field, or what its sender is told instead: whoever chose too large a file is led back to
/// where another one is chosen.
pub(super) async fn sent(
    visit: &Visit,
    request: Request,
    spot: &Spot,
) -> Result<Result<Arriving, Message>, Problem> {
    match arriving(&visit.app, request, spot).await {
        Ok(Some(upload)) => Ok(Ok(upload)),
        Ok(None) => Ok(Err("calls-file-none".into())),
        Err(problem) if matches!(problem.kind(), centum_web::Kind::TooLarge) => {
            Ok(Err(over(visit, spot.max_bytes)))
        }
        Err(problem) => Err(problem),
    }
}

/// That a file is too large, where it is not known or makes no difference in words how large it is.
fn over(visit: &Visit, most: u64) -> Message {
    Message::new("calls-file-over").arg("most", centum_forms::say::size(most, &visit.locale))
}

/// Where the page of a field is.
fn back(dossier: &Dossier, spot: &Spot) -> String {
    let several = dossier.members.len() > 1;
    match dossier.form.field(spot.field.as_str()) {
        Some((section, _)) => {
            let href = progress::href(dossier, section, &spot.part, several);
            format!("{href}#slot.{}", centum_forms::view::input_id(&spot.part, spot.field.as_str()))
        }
        None => super::path_of(dossier.head.id),
    }
}

/// Why a file is not taken, and what to do.
pub(crate) fn said(visit: &Visit, error: &ExpressionError) -> Message {
    let ExpressionError::File(fault) = error else { return message(error) };
    let size = |bytes| centum_forms::say::size(bytes, &visit.locale);
    match fault {
        FileFault::NotAsked => "calls-file-not-asked".into(),
        FileFault::Empty => "calls-file-empty".into(),
        FileFault::TooLarge { bytes, max } if size(*bytes) == size(*max) => over(visit, *max),
        FileFault::TooLarge { bytes, max } => {
            Message::new("calls-file-too-large").arg("size", size(*bytes)).arg("most", size(*max))
        }
        FileFault::OtherKind { found, wanted } => {
            // Where the content shows nothing, there is no name for it.
            let id = if found == UNKNOWN { "calls-file-unknown-kind" } else { "calls-file-other-kind" };
            let wanted = visit.locale.list(wanted.iter().map(|one| type_name(one)));
            Message::new(id).arg("found", type_name(found)).arg("wanted", wanted)
        }
        FileFault::TooMany(most) => Message::new("calls-file-too-many").arg("most", *most),
        FileFault::Twice => "calls-file-twice".into(),
    }
}

/// Whether the error is told on the page that the person came from.
fn is_of_page(error: &ExpressionError) -> bool {
    matches!(error, ExpressionError::File(_) | ExpressionError::Rule(_))
}

/// `POST /expressions/{id}/files/{part}/{field}`.
pub(super) async fn add(
    State(app): State<App>,
    visit: Visit,
    Path((id, part, field)): Path<(String, String, String)>,
    request: Request,
) -> Result<Response, Problem> {
    let (dossier, _) = seen(&visit, &id).await?;
    let spot = spot(&dossier, &part, &field)?;
    let to = back(&dossier, &spot);
    let upload = match sent(&visit, request, &spot).await? {
        Ok(upload) => upload,
        Err(why) => {
            visit.flash(Tone::Danger, why);
            return Ok(onward(&to));
        }
    };
    let id = dossier.head.id;
    match attach(&app, &visit.actor, id, &spot.part, &spot.field, upload, visit.received_at).await {
        Ok(file) => visit.flash(Tone::Success, Message::new("calls-file-added").arg("name", &file.name)),
        Err(error) if is_of_page(&error) => visit.flash(Tone::Danger, said(&visit, &error)),
        Err(error) => return Err(error.into()),
    }
    Ok(onward(&to))
}

/// `POST /expressions/{id}/files/{part}/{field}/{digest}/remove`.
pub(super) async fn remove(
    visit: Visit,
    Path((id, part, field, digest)): Path<(String, String, String, String)>,
    _: Typed,
) -> Result<Response, Problem> {
    let (dossier, _) = seen(&visit, &id).await?;
    let spot = spot(&dossier, &part, &field)?;
    let digest: Digest = digest.parse().map_err(|_| Problem::not_found())?;
    let id = dossier.head.id;
    match detach(&visit.app, &visit.actor, id, &spot.part, &spot.field, digest, visit.received_at).await {
        Ok(()) => visit.flash(Tone::Success, "calls-file-removed"),
        Err(error) if is_of_page(&error) => visit.flash(Tone::Danger, said(&visit, &error)),
        Err(error) => return Err(error.into()),
    }
    Ok(onward(&back(&dossier, &spot)))
}

/// `GET /expressions/{id}/files/{part}/{field}/{digest}`. Only what stands or stood in that answer of this application is
/// given: whoever knows a digest has no file by it.
pub(crate) async fn read(
    visit: Visit,
    Path((id, part, field, digest)): Path<(String, String, String, String)>,
) -> Result<Response, Problem> {
    let (dossier, _) = seen(&visit, &id).await?;
    let digest: Digest = digest.parse().map_err(|_| Problem::not_found())?;
    let (Ok(part), Ok(field)) = (part.parse::<Part>(), field.parse::<FieldKey>()) else {
        return Err(Problem::not_found());
    };
    let file = listed(&visit, &dossier, &part, &field, digest).await?.ok_or_else(Problem::not_found)?;
    let mut reader = visit.app.house.db.read_current().await?;
    let kept = store::read_file(&mut reader.conn(), digest).await?;
    drop(reader);
    let (head, content) = kept.ok_or_else(Problem::not_found)?;
    let mut response = Body::from(content).into_response();
    let kind = HeaderValue::try_from(head.media_type.as_str())
        .unwrap_or(HeaderValue::from_static("application/octet-stream"));
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    shut_in(&mut response, &file.name);
    Ok(response)
}

/// The file as that answer names it: now, in a version of it, or in something that was handed in.
async fn listed(
    visit: &Visit,
    dossier: &Dossier,
    part: &Part,
    field: &FieldKey,
    digest: Digest,
) -> Result<Option<StoredFile>, Problem> {
    let stands = dossier.answer(part, field).and_then(|answer| answer.value.clone());
    if let Some(file) = stands.as_ref().and_then(|value| among(value, digest)) {
        return Ok(Some(file));
    }
    let id = dossier.head.id;
    let mut reader = visit.app.house.db.read_current().await?;
    let revisions = store::revisions(&mut reader.conn(), id, part, field).await?;
    let kept = revisions.iter().rev().filter_map(|revision| revision.value.as_ref());
    if let Some(file) = kept.into_iter().find_map(|value| among(value, digest)) {
        return Ok(Some(file));
    }
    for submission in &dossier.submissions {
        let answers = store::submission_answers(&mut reader.conn(), id, submission.number).await?;
        let here =
            answers.into_iter().filter(|(of, key, ..)| *of == part.to_string() && key == field.as_str());
        let values = here.filter_map(|(_, _, _, value)| serde_json::from_str::<Value>(&value?).ok());
        if let Some(file) = values.into_iter().find_map(|value| among(&value, digest)) {
            return Ok(Some(file));
        }
    }
    Ok(None)
}

fn among(value: &Value, digest: Digest) -> Option<StoredFile> {
    match value {
        Value::Files(files) => files.iter().find(|file| file.digest == digest).cloned(),
        _ => None,
    }
}
