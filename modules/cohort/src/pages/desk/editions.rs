//! The editions, and a new one.

use askama::Template;
use axum::response::Response;
use centum_accounts::Permission;
use centum_base::fold::fold;
use centum_web::components::Heading;
use centum_web::{FieldErrors, Form, Locale, Page, Problem, Route, Tone, Visit};
use serde::Deserialize;

use super::overview::{SettingsForm, read_settings};
use super::{EDITIONS, again, is_kept_from, onward};
use crate::edition::{Edition, EditionError, NewEdition, create_edition, editions};
use crate::register::standings;

#[derive(Template)]
#[template(path = "desk/editions.html")]
pub(super) struct List {
    pub(super) page: Page,
    pub(super) headings: Vec<Heading>,
    pub(super) lines: Vec<(Edition, i64)>,
}

#[derive(Template)]
#[template(path = "desk/edition_new.html")]
pub(super) struct New {
    pub(super) page: Page,
    pub(super) form: NewForm,
    pub(super) errors: FieldErrors,
}

/// What is typed for a new edition.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct NewForm {
    pub(super) programme: String,
    pub(super) programme_slug: String,
    pub(super) name: String,
    pub(super) slug: String,
    pub(super) publisher: String,
    pub(super) licence: String,
    pub(super) invented: Option<String>,
    #[serde(flatten)]
    pub(super) settings: SettingsForm,
}

pub(super) fn routes() -> Vec<Route> {
    use Permission::ManageCohort;
    vec![
        Route::get(EDITIONS, ManageCohort, list),
        Route::post(EDITIONS, ManageCohort, create),
        Route::get("/desk/editions/new", ManageCohort, new),
    ]
}

async fn list(visit: Visit) -> Result<Response, Problem> {
    let mut reader = visit.app.house.read().await?;
    let all = editions(&mut reader.conn()).await?;
    let rows = standings(&mut reader.conn()).await?;
    drop(reader);
    let count = |slug: &str| rows.iter().find(|one| one.edition == slug).map_or(0, |one| one.rows);
    let mut lines = Vec::with_capacity(all.len());
    for edition in all {
        // Even how many take part would tell.
        if !is_kept_from(&visit, &edition).await? {
            let rows = count(&edition.slug);
            lines.push((edition, rows));
        }
    }
    let locale = &visit.locale;
    let page = visit
        .desk_page(locale.text("cohort-desk-editions"))
        .described(locale.text("cohort-desk-editions-lead"));
    visit.html(&List { page, headings: headings(locale), lines })
}

pub(super) fn headings(locale: &Locale) -> Vec<Heading> {
    let plain = |id| Heading::plain(locale.text(id));
    vec![
        plain("word-name"),
        plain("cohort-desk-programme"),
        plain("cohort-desk-members-on"),
        plain("cohort-desk-rows").of_numbers(),
    ]
}

async fn new(visit: Visit) -> Result<Response, Problem> {
    let mut form = NewForm { licence: "CC-BY-4.0".into(), ..NewForm::default() };
    let today = visit.app.house.now().to_zoned(jiff::tz::TimeZone::UTC).date();
    form.settings.members_on = today.to_string();
    visit.html(&New { page: new_page(&visit), form, errors: FieldErrors::new() })
}

fn new_page(visit: &Visit) -> Page {
    let title = visit.locale.text("cohort-desk-edition-new");
    visit.desk_page(title).crumb(EDITIONS, visit.locale.text("cohort-desk-editions"))
}

async fn create(visit: Visit, Form(form): Form<NewForm>) -> Result<Response, Problem> {
    let mut errors = FieldErrors::new();
    for (field, value) in [
        ("programme", &form.programme),
        ("name", &form.name),
        ("publisher", &form.publisher),
        ("licence", &form.licence),
    ] {
        if value.trim().is_empty() {
            errors.push(field, "form-required");
        }
    }
    let read = read_settings(&form.settings, &mut errors);
    if let (Some((members_on, settings)), true) = (read, errors.is_empty()) {
        let edition = NewEdition {
            programme_slug: slug_of(&form.programme_slug, &form.programme),
            programme: form.programme.trim().to_owned(),
            slug: slug_of(&form.slug, &form.name),
            name: form.name.trim().to_owned(),
            publisher: form.publisher.trim().to_owned(),
            licence: form.licence.trim().to_owned(),
            members_on,
            settings,
            invented: form.invented.is_some(),
        };
        match create_edition(&visit.app.house, &visit.actor, &edition).await {
            Ok(_) => {
                visit.flash(Tone::Success, "cohort-desk-edition-created");
                return Ok(onward(&format!("{EDITIONS}/{}", edition.slug)));
            }
            Err(EditionError::Slug(slug)) if slug == edition.programme_slug => {
                errors.push("programme_slug", "cohort-desk-error-slug");
            }
            Err(EditionError::Slug(_)) => errors.push("slug", "cohort-desk-error-slug"),
            Err(EditionError::SlugTaken(_)) => errors.push("slug", "cohort-desk-error-slug-taken"),
            Err(EditionError::Name) => errors.push("name", "cohort-desk-error-names"),
            Err(error) => return Err(error.into()),
        }
    }
    again(&visit, &New { page: new_page(&visit), form, errors })
}

/// The name in addresses as it was typed; left empty, it is made from the name.
fn slug_of(typed: &str, name: &str) -> String {
    if !typed.trim().is_empty() {
        return typed.trim().to_owned();
    }
    let folded = fold(name);
    let words = folded.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_addresses_that_is_left_empty_is_made_from_the_name() {
        assert_eq!(slug_of("", "Défi des villes – 2027"), "defi-des-villes-2027");
        assert_eq!(slug_of(" own ", "Défi"), "own");
    }
}
