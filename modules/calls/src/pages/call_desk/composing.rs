//! The form of a call, composed step by step. Of a published call a working copy is composed, which a corrigendum puts in
//! force.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_forms::compose::{apply_all, posted};
use centum_forms::typed::Writing;
use centum_forms::view::{Composer, Open, bring};
use centum_forms::{Form, say};
use centum_web::components::Choice;
use centum_web::links::Query;
use centum_web::{Form as Sent, Html, Message, Page, Problem, Tone, Typed, Visit};
use serde::Deserialize;

use super::proposing::{Proposed, propose};
use super::{CALLS, again, below, call_of, edited_language, endonym, languages, onward};
use crate::call::{self, CallError, CallState};
use crate::pages::public::Shown;
use crate::pages::words::category;

#[derive(Template)]
#[template(path = "call_desk/composing.html")]
pub(super) struct Composing {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) composer: Html,
    /// The languages that it is not written in yet.
    pub(super) languages: Vec<Choice>,
    /// Whether a working copy waits for its corrigendum.
    pub(super) working: bool,
    pub(super) published: bool,
    pub(super) seen: i64,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct DropForm {
    seen: i64,
}

/// The form that is composed, and whether it is a working copy.
pub(super) async fn composed(visit: &Visit, shown: &Shown) -> Result<(Form, bool), Problem> {
    let working = call::working_form(&mut visit.app.house.read().await?.conn(), shown.call.id).await?;
    Ok(match working {
        Some(form) => (form, true),
        None => (shown.form.clone(), false),
    })
}

/// Why a step was refused, and what was typed.
pub(super) type Refused<'a> = (Message, &'a [(String, String)]);

/// The composer of a form on a page.
#[expect(
    clippy::too_many_arguments,
    reason = "what the composer is made of, once for pages and once for samples"
)]
pub(super) fn markup(
    page: &Page,
    form: &Form,
    lang: &str,
    open: Option<&Open>,
    path: &str,
    seen: &str,
    categories: &[(String, String)],
    refused: Option<Refused<'_>>,
) -> askama::Result<Html> {
    let langs = written(form, lang);
    let typed = refused.as_ref().map(|(_, typed)| *typed).unwrap_or_default();
    let refused = refused.map(|(why, _)| why);
    Composer { page, form, lang, langs: &langs, open, path, seen, categories, refused, typed }.html()
}

/// The languages that the form is written in, and the one that is being written, by tag and name.
fn written(form: &Form, lang: &str) -> Vec<(String, String)> {
    let mut langs: Vec<(String, String)> = Vec::new();
    let written = form.sections.iter().flat_map(|section| section.title.0.keys().map(String::as_str));
    for tag in ["en"].into_iter().chain(written).chain([lang]) {
        if !langs.iter().any(|(known, _)| known == tag) {
            langs.push((tag.to_owned(), endonym(tag).to_owned()));
        }
    }
    langs
}

fn view(
    visit: &Visit,
    shown: &Shown,
    (form, working): (&Form, bool),
    lang: &str,
    open: Option<&Open>,
    refused: Option<Refused<'_>>,
) -> Result<Composing, Problem> {
    let Shown { call, .. } = shown;
    let locale = &visit.locale;
    let page = below(visit, call, locale.text("calls-desk-form"));
    let page = bring(page.described(locale.text("calls-desk-form-lead")), visit);
    let path = format!("{CALLS}/{}", call.slug);
    let labels = call.terms.categories.iter();
    let categories: Vec<(String, String)> =
        labels.map(|one| (one.key.clone(), category(locale, &call.terms, &one.key))).collect();
    let at = format!("{path}/form");
    let seen = call.version.to_string();
    let composer = markup(&page, form, lang, open, &at, &seen, &categories, refused)?;
    let langs = written(form, lang);
    let mut further = languages(lang);
    further.retain(|choice| langs.iter().all(|(tag, _)| *tag != choice.value));
    Ok(Composing {
        composer,
        languages: further,
        working,
        published: call.state != CallState::Draft,
        seen: call.version,
        path,
        page,
    })
}

/// `GET /desk/calls/{slug}/form`.
pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let shown = call_of(&visit, &slug).await?;
    let (form, working) = composed(&visit, &shown).await?;
    let open = Query::parse(visit.uri.query()).get("open").and_then(Open::read);
    visit.html(&view(&visit, &shown, (&form, working), &edited_language(&visit), open.as_ref(), None)?)
}

/// `POST /desk/calls/{slug}/form`: one step of the composer.
pub(super) async fn compose(
    visit: Visit,
    Path(slug): Path<String>,
    typed: Typed,
) -> Result<Response, Problem> {
    let shown = call_of(&visit, &slug).await?;
    let (before, working) = composed(&visit, &shown).await?;
    let lang = typed.value("lang").filter(|lang| super::LANGUAGES.contains(lang)).unwrap_or("en");
    let seen: i64 = typed.value("seen").and_then(|seen| seen.parse().ok()).unwrap_or(0);
    let open = opened(&typed);
    let mut form = before.clone();
    let steps = posted::commands(&before, &typed.0, Writing::of(visit.locale.tag()));
    let refused = match steps.and_then(|steps| apply_all(&mut form, steps)) {
        Ok(()) => match call::keep_form(&visit.app.house, &visit.actor, shown.call.id, seen, &form).await {
            Ok(()) => {
                visit.flash(Tone::Success, "calls-desk-form-kept");
                let open = added(&before, &form).or(open).filter(|open| stands(&form, open));
                return Ok(onward(&address(&slug, lang, open.as_ref())));
            }
            Err(CallError::Changed) => Message::new("calls-call-error-changed"),
            Err(CallError::TooLong) => Message::new("calls-call-error-long"),
            Err(CallError::Form(count)) => Message::new("calls-call-error-form").arg("count", count),
            Err(error) => return Err(error.into()),
        },
        Err(error) => say::refusal(&error),
    };
    let refused = Some((refused, typed.0.as_slice()));
    again(&visit, &view(&visit, &shown, (&before, working), lang, open.as_ref(), refused)?)
}

/// What was open when a step was sent.
fn opened(typed: &Typed) -> Option<Open> {
    let value = |name| typed.value(name).filter(|value| !value.is_empty());
    match (typed.value("do")?, value("field"), value("column"), value("section")) {
        ("save-field", Some(field), Some(column), _) => Open::read(&format!("field.{field}.{column}")),
        ("save-field", Some(field), None, _) => Open::read(&format!("field.{field}")),
        ("save-section", _, _, Some(section)) => Open::read(&format!("section.{section}")),
        _ => None,
    }
}

/// What a step added: it is opened, for its help and limits come next.
fn added(before: &Form, after: &Form) -> Option<Open> {
    for section in &after.sections {
        if !before.sections.iter().any(|known| known.key == section.key) {
            return Some(Open::Section(section.key.clone()));
        }
    }
    for (_, field) in after.fields() {
        let Some((_, known)) = before.field(field.key.as_str()) else {
            return Some(Open::Field(field.key.clone(), None));
        };
        let columns = known.kind.columns();
        let new = field.kind.columns().iter().find(|one| !columns.iter().any(|known| known.key == one.key));
        if let Some(column) = new.filter(|_| !columns.is_empty() || known.kind == field.kind) {
            return Some(Open::Field(field.key.clone(), Some(column.key.clone())));
        }
    }
    None
}

fn stands(form: &Form, open: &Open) -> bool {
    match open {
        Open::Section(key) => form.sections.iter().any(|section| section.key == *key),
        Open::Field(key, None) => form.field(key.as_str()).is_some(),
        Open::Field(key, Some(column)) => form
            .field(key.as_str())
            .is_some_and(|(_, field)| field.kind.columns().iter().any(|one| one.key == *column)),
    }
}

fn address(slug: &str, lang: &str, open: Option<&Open>) -> String {
    let query = Query::default().with("in", lang);
    let path = format!("{CALLS}/{slug}/form");
    match open {
        Some(open) => format!("{}#{}", query.with("open", open.name()).href(&path), open.name()),
        None => query.href(&path),
    }
}

/// `GET /desk/calls/{slug}/form/difference`: what the working copy would change.
pub(super) async fn difference(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let shown = call_of(&visit, &slug).await?;
    let (form, working) = composed(&visit, &shown).await?;
    if !working {
        return Ok(onward(&format!("{CALLS}/{slug}/form")));
    }
    let proposed = Proposed { terms: shown.call.terms.clone(), form: Some(form), seen: shown.call.version };
    propose(&visit, &shown, proposed, String::new(), Vec::new()).await
}

/// `POST /desk/calls/{slug}/form/drop`.
pub(super) async fn drop(
    visit: Visit,
    Path(slug): Path<String>,
    Sent(form): Sent<DropForm>,
) -> Result<Response, Problem> {
    let shown = call_of(&visit, &slug).await?;
    call::drop_form(&visit.app.house, &visit.actor, shown.call.id, form.seen).await?;
    visit.flash(Tone::Success, "calls-desk-form-dropped");
    Ok(onward(&format!("{CALLS}/{slug}/form")))
}
