//! The form of the call has changed: what moved, what becomes of the answers, and taking it over.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_forms::view::{Answering, bring, read};
use centum_forms::{Answers, Carried, Form, Part, carry, moved, say};
use centum_web::{Html, Locale, Message, Page, Problem, Tone, Typed, Visit};

use super::super::words::{Said, said};
use super::{below, onward, path_of, progress, seen};
use crate::call::form_of;
use crate::expression::Dossier;
use crate::expression::actions::take_over_form;
use crate::expression::rules::{Deed, may};

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
    /// What no longer fits, to be read before it leaves the form.
    pub(crate) aside: Html,
    pub(crate) may: bool,
    /// Whether the reader writes for a partner, and the lead may take it over.
    pub(crate) is_for_the_lead: bool,
}

impl View {
    pub(crate) fn of(page: Page, dossier: &Dossier, now: &Form, may: bool) -> askama::Result<Self> {
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
        Ok(Self {
            aside: aside(&locale, dossier, &carried)?,
            path: path_of(dossier.head.id),
            changes: moved(&dossier.form, now).iter().map(|change| say::change(change, &locale)).collect(),
            notes: carried.notes.iter().map(note).collect(),
            set_aside: carried.set_aside.len(),
            may,
            is_for_the_lead: false,
            page,
        })
    }
}

/// What is set aside, under the questions that it answered.
fn aside(locale: &Locale, dossier: &Dossier, carried: &Carried) -> askama::Result<Html> {
    let gone =
        carried.set_aside.iter().map(|(part, key, value)| ((part.clone(), key.clone()), value.clone()));
    let answers = Answers(gone.collect());
    let mut form = dossier.form.clone();
    for section in &mut form.sections {
        // Whether it is asked was decided when it was answered.
        section.when = None;
        section.fields.retain(|field| answers.0.keys().any(|(_, key)| *key == field.key));
        section.fields.iter_mut().for_each(|field| field.when = None);
    }
    let mut circumstances = dossier.circumstances();
    circumstances.members.retain(|id| answers.0.keys().any(|(part, _)| *part == Part::Member(id.clone())));
    let names = dossier.members.iter().map(|one| (one.id.to_string(), one.name.clone())).collect();
    let files = format!("{}/files", path_of(dossier.head.id));
    let answering = Answering {
        form: &form,
        answers: &answers,
        circumstances: &circumstances,
        names: &names,
        lang: None,
        files_url: Some(&files),
    };
    read(&answering, locale)
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
    let is_open = may(Deed::Write, dossier.situation(visit.received_at)).is_ok();
    let page = below(&visit, &dossier, visit.locale.text("calls-form-change-title"));
    let may = access.leads && is_open;
    let mut view = View::of(bring(page, &visit), &dossier, &form.unwrap_or_default(), may)?;
    view.is_for_the_lead = !access.leads && !access.members.is_empty() && is_open;
    visit.html(&view)
}

/// `POST /expressions/{id}/form-change`.
pub(super) async fn take_over(visit: Visit, Path(id): Path<String>, _: Typed) -> Result<Response, Problem> {
    let (dossier, _) = seen(&visit, &id).await?;
    let id = dossier.head.id;
    let carried = take_over_form(&visit.app, &visit.actor, id, visit.received_at).await?;
    let count = carried.set_aside.len();
    visit.flash(Tone::Success, Message::new("calls-form-change-done").arg("count", count));
    Ok(onward(&path_of(id)))
}
