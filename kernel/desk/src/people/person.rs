//! One person: roles with their dates, and what was done.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::{
    AccountError, Membership, Person, Role, end_membership, find_person, give_role, memberships,
};
use centum_base::{Id, Timestamp};
use centum_web::components::{Choice, Heading};
use centum_web::{Message, Page, Problem, Tone, Typed, Visit, onward};

use super::{LIST, role_choices, role_name, shown};
use crate::account::RoleLine;
use crate::history::History;

#[derive(Template)]
#[template(path = "people/person.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) erased: bool,
    pub(super) email: String,
    pub(super) language: Option<String>,
    pub(super) has_password: bool,
    pub(super) since: Timestamp,
    pub(super) roles: Vec<RoleLine>,
    pub(super) headings: Vec<Heading>,
    pub(super) offered: Vec<Choice>,
    pub(super) history: History,
}

#[derive(Template)]
#[template(path = "people/end_role.html")]
pub(super) struct EndRole {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) action: String,
    pub(super) name: String,
    pub(super) line: RoleLine,
}

/// The person of an address, erased or not.
pub(super) async fn found(visit: &Visit, id: &str) -> Result<Person, Problem> {
    let id: Id<Person> = id.parse().map_err(|_| Problem::not_found())?;
    let found = find_person(&mut visit.app.house.read().await?.conn(), id).await?;
    found.ok_or_else(Problem::not_found)
}

/// `GET /desk/people/{id}`.
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let person = found(&visit, &id).await?;
    let held = memberships(&mut visit.app.house.read().await?.conn(), person.id).await?;
    let history = History::of(&visit, "person", person.id).await?;
    let locale = &visit.locale;
    let path = format!("{LIST}/{}", person.id);
    let line = |membership: Membership| {
        let end = format!("{path}/roles/{}/end", membership.id);
        RoleLine::new(locale, membership, Some(end))
    };
    let language = person.locale.as_deref().and_then(|tag| visit.app.catalogue.get(tag));
    let erased = person.email.is_none();
    let title = if erased { locale.text("desk-erased-person") } else { person.name.clone() };
    visit.html(&View {
        page: visit.desk_page(title).crumb(LIST, locale.text("desk-people-title")),
        erased,
        email: person.email.unwrap_or_default(),
        language: language.map(|locale| locale.endonym()),
        has_password: person.has_password,
        since: person.created_at,
        roles: held.into_iter().map(line).collect(),
        headings: super::sample::role_headings(locale),
        offered: role_choices(locale, None),
        history,
        path,
    })
}

/// `POST /desk/people/{id}/roles`.
pub(super) async fn give(visit: Visit, Path(id): Path<String>, typed: Typed) -> Result<Response, Problem> {
    let person = found(&visit, &id).await?;
    let role: Role = typed
        .value("role")
        .and_then(|name| name.parse().ok())
        .ok_or_else(|| Problem::bad_request("problem-form"))?;
    let (tone, told) = match give_role(&visit.app.house, &visit.actor, person.id, role).await {
        Err(AccountError::RoleHeld) => (Tone::Warning, "desk-role-held"),
        given => {
            shown(&visit, given)?;
            (Tone::Success, "desk-role-given")
        }
    };
    let name = role_name(&visit.locale, role);
    visit.flash(tone, Message::new(told).arg("name", &person.name).arg("role", name));
    Ok(onward(&format!("{LIST}/{}", person.id)))
}

async fn membership_of(visit: &Visit, person: &Person, id: &str) -> Result<Membership, Problem> {
    let held = memberships(&mut visit.app.house.read().await?.conn(), person.id).await?;
    let found =
        held.into_iter().find(|membership| membership.id.to_string() == id && membership.until.is_none());
    found.ok_or_else(Problem::not_found)
}

/// `GET /desk/people/{id}/roles/{role}/end`.
pub(super) async fn ask_end(
    visit: Visit,
    Path((id, role)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let person = found(&visit, &id).await?;
    let membership = membership_of(&visit, &person, &role).await?;
    let locale = &visit.locale;
    let path = format!("{LIST}/{}", person.id);
    let page = visit
        .desk_page(locale.text("desk-end-role-title"))
        .crumb(LIST, locale.text("desk-people-title"))
        .crumb(&path, &person.name);
    let action = format!("{path}/roles/{}/end", membership.id);
    let line = RoleLine::new(locale, membership, None);
    visit.html(&EndRole { page, path, action, name: person.name, line })
}

/// `POST /desk/people/{id}/roles/{role}/end`.
pub(super) async fn end(
    visit: Visit,
    Path((id, role)): Path<(String, String)>,
    _: Typed,
) -> Result<Response, Problem> {
    let person = found(&visit, &id).await?;
    let membership = membership_of(&visit, &person, &role).await?;
    shown(&visit, end_membership(&visit.app.house, &visit.actor, membership.id).await)?;
    let role = role_name(&visit.locale, membership.role);
    visit.flash(Tone::Success, Message::new("desk-role-ended").arg("name", &person.name).arg("role", role));
    Ok(onward(&format!("{LIST}/{}", person.id)))
}
