//! A document with a later deadline of its own is added to what was handed in; or one that came with what was received elsewhere.

use askama::Template;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use centum_base::Timestamp;
use centum_forms::{Kind, StoredFile, Value};
use centum_web::{App, FieldErrors, Html, Message, Page, Problem, Tone, Visit};

use super::super::public::SCRIPT;
use super::super::words::{Said, said};
use super::files::{said as told, sent, spot};
use super::standing::Due;
use super::{again, below, onward, path_of, progress, seen};
use crate::call;
use crate::expression::actions;
use crate::expression::rules::may_supplement;
use crate::expression::{Dossier, ExpressionError};

#[derive(Template)]
#[template(path = "applicant/supplement.html")]
pub(crate) struct View {
    pub(crate) page: Page,
    pub(crate) path: String,
    pub(crate) action: String,
    pub(crate) label: Said,
    pub(crate) help: Said,
    pub(crate) member: Option<String>,
    pub(crate) due: Option<Due>,
    /// Whether an organiser brings in what came with the application.
    pub(crate) brings: bool,
    pub(crate) there: Vec<StoredFile>,
    pub(crate) replaces: bool,
    pub(crate) types: String,
    pub(crate) accept: String,
    pub(crate) most: String,
    pub(crate) number: u32,
    pub(crate) errors: FieldErrors,
}

/// Whether the document of that field can be added to what counts.
pub(super) fn is_open(dossier: &Dossier, field: &str, now: Timestamp) -> bool {
    due(dossier, field).is_some_and(|due| {
        // What came with an application is as late as that.
        let at = if dossier.is_orphaned() { due } else { now };
        let hour = call::standing(due, call::grace(&dossier.call.terms), due, at);
        may_supplement(dossier.situation(now), hour).is_ok()
    })
}

fn due(dossier: &Dossier, field: &str) -> Option<Timestamp> {
    let (_, field) = dossier.form.field(field)?;
    let Kind::File { document, .. } = &field.kind else { return None };
    match document {
        _ if dossier.is_orphaned() => dossier.due(None),
        Some(document) => dossier.due(Some(document)),
        None => None,
    }
}

/// Where whoever adds a document came from.
fn home(dossier: &Dossier) -> String {
    if dossier.is_orphaned() {
        format!("/desk/calls/{}/applications/{}", dossier.call.slug, dossier.head.number)
    } else {
        path_of(dossier.head.id)
    }
}

fn view(
    visit: &Visit,
    dossier: &Dossier,
    part: &str,
    field: &str,
    errors: FieldErrors,
) -> Result<View, Problem> {
    let spot = spot(dossier, part, field)?;
    let locale = &visit.locale;
    let page = below(visit, dossier, locale.text("calls-supplement-title")).bringing(visit, SCRIPT);
    View::of(page, dossier, &spot, visit.received_at, errors).ok_or_else(Problem::not_found)
}

impl View {
    pub(super) fn of(
        page: Page,
        dossier: &Dossier,
        spot: &super::files::Spot,
        now: Timestamp,
        errors: FieldErrors,
    ) -> Option<Self> {
        let locale = page.locale.clone();
        let (_, asked) = dossier.form.field(spot.field.as_str())?;
        let Kind::File { types, max_bytes, max_files, .. } = &asked.kind else { return None };
        let brings = dossier.is_orphaned();
        let due = due(dossier, spot.field.as_str()).filter(|_| !brings);
        let member = progress::member_name(dossier, &spot.part);
        Some(Self {
            action: format!("{}/supplement/{}/{}", path_of(dossier.head.id), spot.part, spot.field),
            label: said(&locale, &asked.label),
            help: said(&locale, &asked.help),
            member: Some(member).filter(|name| !name.is_empty() && dossier.members.len() > 1),
            due: due.map(|at| Due::at(&locale, &dossier.call, at, now, None)),
            there: match dossier.answer(&spot.part, &spot.field).and_then(|answer| answer.value.clone()) {
                Some(Value::Files(files)) => files,
                _ => Vec::new(),
            },
            replaces: *max_files == 1,
            types: locale.list(types.iter().map(|one| centum_forms::view::type_name(one))),
            accept: types.join(","),
            most: centum_forms::say::size(*max_bytes, &locale),
            number: dossier.head.in_force().unwrap_or(0),
            path: home(dossier),
            brings,
            errors,
            page,
        })
    }

    /// A page of a sample.
    pub(super) fn sample(
        page: Page,
        dossier: &Dossier,
        part: centum_forms::Part,
        now: Timestamp,
        errors: FieldErrors,
    ) -> Option<Self> {
        let field = "letter-of-support".parse().ok()?;
        Self::of(page, dossier, &super::files::Spot { part, field, max_bytes: 0 }, now, errors)
    }

    fn size(&self, bytes: &u64) -> Html {
        Html::text(&centum_forms::say::size(*bytes, &self.page.locale))
    }
}

/// `GET /expressions/{id}/supplement/{part}/{field}`.
pub(super) async fn show(
    visit: Visit,
    Path((id, part, field)): Path<(String, String, String)>,
) -> Result<Response, Problem> {
    let (dossier, access) = seen(&visit, &id).await?;
    let view = view(&visit, &dossier, &part, &field, FieldErrors::new())?;
    let Ok(part) = part.parse();
    if !access.writes(dossier.head.shared, &part) && !dossier.may_tend(&access) {
        return Err(ExpressionError::NotYourPart.into());
    }
    if !is_open(&dossier, &field, visit.received_at) {
        visit.flash(Tone::Warning, "calls-supplement-over");
        return Ok(onward(&home(&dossier)));
    }
    visit.html(&view)
}

/// `POST /expressions/{id}/supplement/{part}/{field}`.
pub(super) async fn add(
    State(app): State<App>,
    visit: Visit,
    Path((id, part, field)): Path<(String, String, String)>,
    request: Request,
) -> Result<Response, Problem> {
    let (dossier, _) = seen(&visit, &id).await?;
    let spot = spot(&dossier, &part, &field)?;
    let refused = |message: Message| {
        let mut errors = FieldErrors::new();
        errors.push("file", message);
        again(&visit, &view(&visit, &dossier, &part, &field, errors)?)
    };
    let upload = match sent(&visit, request, &spot).await? {
        Ok(upload) => upload,
        Err(why) => return refused(why),
    };
    let id = dossier.head.id;
    let done =
        actions::supplement(&app, &visit.actor, id, &spot.part, &spot.field, upload, visit.received_at).await;
    match done {
        Ok(handed) => {
            visit.flash(Tone::Success, Message::new("calls-supplement-done").arg("number", handed.number));
            Ok(onward(&home(&dossier)))
        }
        Err(error @ (ExpressionError::File(_) | ExpressionError::Rule(_))) => refused(told(&visit, &error)),
        Err(error) => Err(error.into()),
    }
}
