//! A new call: from the template or from another call.

use askama::Template;
use axum::response::Response;
use centum_cohort::edition::editions;
use centum_web::components::Choice;
use centum_web::{FieldErrors, Form, Page, Problem, Tone, Visit};
use serde::Deserialize;

use super::{CALLS, again, onward};
use crate::call::{self, Begin, CallError};
use crate::pages::words::said;

#[derive(Template)]
#[template(path = "call_desk/new.html")]
pub(super) struct New {
    pub(super) page: Page,
    pub(super) editions: Vec<Choice>,
    pub(super) begins: Vec<Choice>,
    pub(super) slug: String,
    pub(super) errors: FieldErrors,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct NewForm {
    edition: String,
    slug: String,
    begin: String,
}

async fn page(visit: &Visit, form: &NewForm, errors: FieldErrors) -> Result<New, Problem> {
    let locale = &visit.locale;
    let mut reader = visit.app.house.read().await?;
    let editions = editions(&mut reader.conn()).await?;
    let calls = call::calls(&mut reader.conn()).await?;
    drop(reader);
    let chosen = |value: &str| Some(value.to_owned()).filter(|value| !value.is_empty());
    let (edition, begin) = (chosen(&form.edition), chosen(&form.begin));
    let begin = Some(begin.as_deref().unwrap_or("template"));
    let template = Choice::new("template", locale.text("calls-desk-template"), begin);
    let others = calls.iter().map(|other| {
        let title = said(locale, &other.terms.title).text;
        let text = locale.say("calls-desk-like").arg("title", title).arg("slug", &other.slug).plain();
        Choice::new(other.id.to_string(), text, begin)
    });
    let begins = std::iter::once(template).chain(others).collect();
    let editions = editions.iter();
    Ok(New {
        page: visit.desk_page(locale.text("calls-desk-new")).crumb(CALLS, locale.text("calls-desk-title")),
        editions: editions
            .map(|one| Choice::new(one.id.to_string(), &*one.name, edition.as_deref()))
            .collect(),
        begins,
        slug: form.slug.clone(),
        errors,
    })
}

/// `GET /desk/calls/new`.
pub(super) async fn show(visit: Visit) -> Result<Response, Problem> {
    let view = page(&visit, &NewForm::default(), FieldErrors::new()).await?;
    visit.html(&view)
}

/// `POST /desk/calls`.
pub(super) async fn create(visit: Visit, Form(form): Form<NewForm>) -> Result<Response, Problem> {
    let mut errors = FieldErrors::new();
    let edition = form.edition.parse().map_err(|_| errors.push("edition", "form-required"));
    let begin = match form.begin.as_str() {
        "template" | "" => Begin::Template,
        id => Begin::Call(id.parse().map_err(|_| Problem::not_found())?),
    };
    if let Ok(edition) = edition {
        let slug = form.slug.trim();
        match call::create_call(&visit.app.house, &visit.actor, edition, slug, begin).await {
            Ok(_) => {
                visit.flash(Tone::Success, "calls-desk-created");
                return Ok(onward(&format!("{CALLS}/{slug}")));
            }
            Err(CallError::Slug) => errors.push("slug", "calls-call-error-slug"),
            Err(CallError::SlugTaken) => errors.push("slug", "calls-call-error-slug-taken"),
            Err(CallError::Absent) => errors.push("edition", "calls-call-error-absent-edition"),
            Err(error) => return Err(error.into()),
        }
    }
    let view = page(&visit, &form, errors).await?;
    again(&visit, &view)
}
