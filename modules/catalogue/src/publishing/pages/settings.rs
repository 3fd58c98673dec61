//! Who publishes in one of our own catalogues, and whether a second person looks at it. For organisers.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::{Email, Person, find_person, find_person_by_email};
use centum_base::Id;
use centum_web::{FieldErrors, Form, Page, Problem, Tone, Visit, again, onward};
use serde::Deserialize;

use super::PUBLISH;
use crate::publishing::{add_editor, editors, is_reviewed, remove_editor, set_review};
use crate::sources::{Catalogue, CatalogueKind, catalogue_by_slug};

#[derive(Template)]
#[template(path = "publish/settings.html")]
pub(super) struct SettingsPage {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) reviewed: bool,
    pub(super) people: Vec<(String, String)>,
    pub(super) mail: String,
    pub(super) errors: FieldErrors,
}

/// What is to be done.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Deed {
    deed: String,
    mail: String,
    person: String,
    reviewed: Option<String>,
}

async fn own(visit: &Visit, slug: &str) -> Result<Catalogue, Problem> {
    let found = catalogue_by_slug(&mut visit.app.house.read().await?.conn(), slug).await?;
    found.filter(|one| one.kind == CatalogueKind::Own).ok_or_else(Problem::not_found)
}

async fn view(visit: &Visit, of: &Catalogue) -> Result<SettingsPage, Problem> {
    let mut reader = visit.app.house.db.read_current().await?;
    let mut people = Vec::new();
    for id in editors(&mut reader.conn(), of.id).await? {
        let person = find_person(&mut reader.conn(), id).await?;
        people.push((id.to_string(), person.map(|person| person.name).unwrap_or_default()));
    }
    let locale = &visit.locale;
    let title = locale.say("catalogue-publish-settings-of").arg("catalogue", of.name.as_str()).plain();
    Ok(SettingsPage {
        page: visit.desk_page(title).crumb(PUBLISH, locale.text("catalogue-publish-nav")),
        path: format!("{PUBLISH}/in/{}", of.slug),
        reviewed: is_reviewed(&mut reader.conn(), of.id).await?,
        people,
        mail: String::new(),
        errors: FieldErrors::new(),
    })
}

/// `GET /desk/publish/in/{catalogue}`.
pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let of = own(&visit, &slug).await?;
    visit.html(&view(&visit, &of).await?)
}

/// `POST /desk/publish/in/{catalogue}`.
pub(super) async fn act(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form): Form<Deed>,
) -> Result<Response, Problem> {
    let of = own(&visit, &slug).await?;
    let (house, actor) = (&visit.app.house, &visit.actor);
    match form.deed.as_str() {
        "review" => set_review(house, actor, of.id, form.reviewed.is_some()).await?,
        "remove" => {
            let person: Id<Person> = form.person.parse().map_err(|_| Problem::not_found())?;
            remove_editor(house, actor, of.id, person).await?;
        }
        "add" => {
            let email: Option<Email> = form.mail.trim().parse().ok();
            let found = match &email {
                Some(email) => find_person_by_email(&mut house.read().await?.conn(), email).await?,
                None => None,
            };
            let Some(person) = found else {
                let mut view = view(&visit, &of).await?;
                view.errors.push("mail", "catalogue-publish-editor-unknown");
                view.mail = form.mail;
                return again(&visit, &view);
            };
            add_editor(house, actor, of.id, person.id).await?;
        }
        _ => return Err(Problem::bad_request("problem-form")),
    }
    visit.flash(Tone::Success, "catalogue-publish-settings-kept");
    Ok(onward(&format!("{PUBLISH}/in/{}", of.slug)))
}
