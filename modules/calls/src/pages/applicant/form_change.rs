//! The form of the call has changed: what moved, what becomes of the answers, and taking it over.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_forms::{Form, carry, moved, say};
use centum_web::{Locale, Message, Page, Problem, Tone, Typed, Visit};

use super::super::words::{Said, said};
use super::{below, onward, path_of, progress, seen};
use crate::call::form_of;
use crate::expression::actions::take_over_form;
use crate::expression::rules::{Deed, may};
use crate::expression::{Dossier, ExpressionError};

/// What becomes of an answer.
pub(crate) struct NoteLine {
    pub(crate) label: Said,
    pub(crate) member: String,
    pub(crate) text: Message,
}

#[derive(Template)]
#[template(path = "applicant/form_change.html")]
pub(crate) struct View {
    pub(crate) page: Page,
    pub(crate) path: String,
    pub(crate) changes: Vec<Message>,
    pub(crate) notes: Vec<NoteLine>,
    pub(crate) set_aside: usize,
    pub(crate) may: bool,
}

impl View {
    pub(crate) fn of(page: Page, dossier: &Dossier, now: &Form, may: bool) -> Self {
        let locale: Locale = page.locale.clone();
        let carried = carry(&dossier.form, now, &dossier.answers());
        let several = dossier.members.len() > 1;
        let note = |note: &centum_forms::Note| NoteLine {
            label: dossier
                .form
                .field(note.field.as_str())
                .map(|(_, field)| said(&locale, &field.label))
                .unwrap_or_else(|| Said { text: note.field.to_string(), lang: locale.tag().to_owned() }),
            member: if several { progress::member_name(dossier, &note.part) } else { String::new() },
            text: say::note(note),
        };
        Self {
            path: path_of(dossier.head.id),
            changes: moved(&dossier.form, now).iter().map(|change| say::change(change, &locale)).collect(),
            notes: carried.notes.iter().map(note).collect(),
            set_aside: carried.set_aside.len(),
            may,
            page,
        }
    }
}

/// `GET /expressions/{id}/form-change`.
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let (dossier, access) = seen(&visit, &id).await?;
    if dossier.head.form == dossier.call.form {
        return Ok(onward(&path_of(dossier.head.id)));
    }
    let mut reader = visit.app.house.db.read_current().await?;
    let form = form_of(&mut reader.conn(), dossier.call.id, dossier.call.form).await?;
    drop(reader);
    let may = !access.members.is_empty() && may(Deed::Write, dossier.situation(visit.received_at)).is_ok();
    let page = below(&visit, &dossier, visit.locale.text("calls-form-change-title"));
    visit.html(&View::of(page, &dossier, &form.unwrap_or_default(), may))
}

/// `POST /expressions/{id}/form-change`.
pub(super) async fn take_over(visit: Visit, Path(id): Path<String>, _: Typed) -> Result<Response, Problem> {
    let (dossier, access) = seen(&visit, &id).await?;
    if access.members.is_empty() {
        return Err(ExpressionError::NotYourPart.into());
    }
    let id = dossier.head.id;
    let carried = take_over_form(&visit.app, &visit.actor, id, visit.received_at).await?;
    let count = carried.set_aside.len();
    visit.flash(Tone::Success, Message::new("calls-form-change-done").arg("count", count));
    Ok(onward(&path_of(id)))
}
