//! Erasing a person: first what will happen, then the address typed by hand.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::{Email, Person, erase_person, invitations_to, memberships, sessions_of};
use centum_jobs::letters_to;
use centum_ledger::{Choice, chosen};
use centum_web::{FieldErrors, Kind, Message, Page, Problem, Tone, Typed, Visit, onward};

use super::person::found;
use super::{LIST, shown};
use crate::history::shown_to;

/// What is counted of each kind; beyond it the page says “at least”.
const COUNTED: u32 = 10_000;

/// What goes and what stays.
#[derive(Clone, Copy, Default)]
pub(super) struct Effects {
    pub(super) roles: usize,
    pub(super) sessions: usize,
    pub(super) letters: usize,
    pub(super) invitations: usize,
    pub(super) deeds: usize,
}

#[derive(Template)]
#[template(path = "people/erase.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) typed: String,
    pub(super) effects: Effects,
    pub(super) errors: FieldErrors,
}

/// `GET /desk/people/{id}/erase`.
pub(super) async fn ask(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let person = still_there(&visit, &id).await?;
    let view = view(&visit, person, String::new(), FieldErrors::new()).await?;
    visit.html(&view)
}

/// `POST /desk/people/{id}/erase`.
pub(super) async fn erase(visit: Visit, Path(id): Path<String>, typed: Typed) -> Result<Response, Problem> {
    let person = still_there(&visit, &id).await?;
    let confirmed = typed.value("email").unwrap_or_default().trim().to_owned();
    if Some(confirmed.to_lowercase()) != person.email.as_ref().map(|email| email.to_lowercase()) {
        let mut errors = FieldErrors::new();
        errors.push("email", "desk-erase-mismatch");
        let view = view(&visit, person, confirmed, errors).await?;
        let mut response = visit.html(&view)?;
        *response.status_mut() = Kind::Refused.status();
        return Ok(response);
    }
    shown(&visit, erase_person(&visit.app.house, &visit.actor, person.id, &visit.app.keepers).await)?;
    // A page that is kept ready may name whoever was erased.
    visit.app.frozen.clear();
    visit.flash(Tone::Success, Message::new("desk-erased"));
    Ok(onward(LIST))
}

async fn still_there(visit: &Visit, id: &str) -> Result<Person, Problem> {
    let person = found(visit, id).await?;
    if person.email.is_none() { Err(Problem::not_found()) } else { Ok(person) }
}

async fn view(visit: &Visit, person: Person, typed: String, errors: FieldErrors) -> Result<View, Problem> {
    let effects = effects(visit, &person).await?;
    let locale = &visit.locale;
    let path = format!("{LIST}/{}", person.id);
    let page = visit
        .desk_page(locale.say("desk-erase-title").arg("name", &person.name).plain())
        .crumb(LIST, locale.text("desk-people-title"))
        .crumb(&path, &person.name);
    Ok(View {
        page,
        path,
        name: person.name,
        email: person.email.unwrap_or_default(),
        typed,
        effects,
        errors,
    })
}

async fn effects(visit: &Visit, person: &Person) -> Result<Effects, Problem> {
    let house = &visit.app.house;
    let by = Choice { actor: format!("person:{}", person.id), ..Choice::default() };
    let deeds = chosen(&mut house.read().await?.conn(), &by, None, COUNTED).await?;
    let deeds = shown_to(visit, deeds).await?.len();
    let mut reader = house.read().await?;
    let email = person.email.as_deref().unwrap_or_default();
    let held = memberships(&mut reader.conn(), person.id).await?;
    let invitations = match email.parse::<Email>() {
        Ok(email) => invitations_to(&mut reader.conn(), &email).await?.len(),
        Err(_) => 0,
    };
    Ok(Effects {
        roles: held.iter().filter(|membership| membership.until.is_none()).count(),
        sessions: sessions_of(&mut reader.conn(), person.id, None, house.now()).await?.len(),
        letters: letters_to(&mut reader.conn(), email, COUNTED).await?.len(),
        invitations,
        deeds,
    })
}
