//! Inviting someone to a role, and the invitations that wait for an answer.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::{
    AccountError, Email, Invitation, Invite, Role, find_person, invite, open_invitations, withdraw_invitation,
};
use centum_base::{Id, Timestamp};
use centum_web::components::{Choice, Heading};
use centum_web::{FieldErrors, Kind, Locale, Message, Page, Problem, Tone, Typed, Visit, onward};

use super::{INVITATIONS, LIST, role_choices, role_name, shown};
use crate::letters::{self, Invited};
use crate::problem::said;

/// Characters of a name.
const NAME: usize = 200;
const FIELDS: [&str; 5] = ["email", "name", "role", "organisation", "language"];

#[derive(Template)]
#[template(path = "people/invite.html")]
pub(super) struct Form {
    pub(super) page: Page,
    pub(super) email: String,
    /// The name of the person; `name` is what a form macro calls its field.
    pub(super) person: String,
    pub(super) organisation: String,
    pub(super) roles: Vec<Choice>,
    pub(super) languages: Vec<Choice>,
    pub(super) errors: FieldErrors,
}

/// A row of the list.
pub(super) struct Row {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) role: String,
    pub(super) by: String,
    pub(super) sent: Timestamp,
    pub(super) expires: Timestamp,
}

#[derive(Template)]
#[template(path = "people/invitations.html")]
pub(super) struct List {
    pub(super) page: Page,
    pub(super) headings: Vec<Heading>,
    pub(super) rows: Vec<Row>,
}

/// `GET /desk/people/invite`.
pub(super) async fn form(visit: Visit) -> Result<Response, Problem> {
    visit.html(&again(&visit, &Default::default(), FieldErrors::new()))
}

fn again(visit: &Visit, typed: &Typed, errors: FieldErrors) -> Form {
    let value = |field: &str| typed.value(field).unwrap_or_default().to_owned();
    let locale = &visit.locale;
    let language = typed.value("language").unwrap_or(locale.tag());
    let offered = visit.app.catalogue.offered();
    Form {
        page: visit.desk_page(locale.text("desk-invite-title")).crumb(LIST, locale.text("desk-people-title")),
        email: value("email"),
        person: value("name"),
        organisation: value("organisation"),
        roles: role_choices(locale, typed.value("role")),
        languages: offered
            .map(|locale| Choice::new(locale.tag(), locale.endonym(), Some(language)))
            .collect(),
        errors,
    }
}

/// What was typed, if it holds.
fn read(typed: &Typed) -> Result<Invite, FieldErrors> {
    let [email, name, role, organisation, _] =
        FIELDS.map(|field| typed.value(field).unwrap_or_default().trim());
    let mut errors = FieldErrors::new();
    let parsed = email.parse::<Email>().map_err(|_| errors.push("email", "form-email")).ok();
    for (field, text, required) in [("name", name, true), ("organisation", organisation, false)] {
        if required && text.is_empty() {
            errors.push(field, "form-required");
        } else if text.chars().count() > NAME {
            errors.push(field, Message::new("form-too-long").arg("limit", NAME));
        }
    }
    let role = role.parse::<Role>().map_err(|_| errors.push("role", "desk-role-missing")).ok();
    match (parsed, role) {
        (Some(email), Some(role)) if errors.is_empty() => {
            let organisation = (!organisation.is_empty()).then(|| (organisation.to_owned(), None));
            Ok(Invite { email, name: name.to_owned(), role, organisation })
        }
        _ => Err(errors),
    }
}

/// `POST /desk/people/invite`.
pub(super) async fn send(visit: Visit, typed: Typed) -> Result<Response, Problem> {
    let refused = |errors| {
        let mut response = visit.html(&again(&visit, &typed, errors))?;
        *response.status_mut() = Kind::Refused.status();
        Ok(response)
    };
    let to = match read(&typed) {
        Ok(to) => to,
        Err(errors) => return refused(errors),
    };
    let locale = letters::language(&visit.app, typed.value("language").unwrap_or_default());
    let by = visit.actor.person().map(|person| person.name.clone()).unwrap_or_default();
    let invited = Invited { email: to.email.as_str(), name: &to.name, role: to.role, by: &by };
    let compose = |secret: &_| letters::invitation(&visit.app, &locale, &invited, secret);
    match invite(&visit.app.house, &visit.actor, &to, &compose).await {
        Err(error @ AccountError::RoleHeld) => {
            let mut errors = FieldErrors::new();
            errors.push("role", said(&visit.locale, &error));
            return refused(errors);
        }
        invited => shown(&visit, invited)?,
    };
    visit.flash(
        Tone::Success,
        Message::new("desk-invited").arg("name", &to.name).arg("email", to.email.as_str()),
    );
    Ok(onward(INVITATIONS))
}

/// `GET /desk/people/invitations`.
pub(super) async fn list(visit: Visit) -> Result<Response, Problem> {
    let house = &visit.app.house;
    let mut reader = house.read().await?;
    let waiting = open_invitations(&mut reader.conn(), house.now()).await?;
    let inviting: BTreeSet<_> = waiting.iter().map(|invitation| invitation.invited_by).collect();
    let mut names = BTreeMap::new();
    for id in inviting {
        let by = find_person(&mut reader.conn(), id).await?;
        names.insert(id, by.map(|person| person.name).unwrap_or_default());
    }
    let locale = &visit.locale;
    let row = |invitation: Invitation| Row {
        by: names.get(&invitation.invited_by).cloned().unwrap_or_default(),
        id: invitation.id.to_string(),
        name: invitation.name,
        email: invitation.email,
        role: role_name(locale, invitation.role),
        sent: invitation.created_at,
        expires: invitation.expires_at,
    };
    let page =
        visit.desk_page(locale.text("desk-invitations-title")).crumb(LIST, locale.text("desk-people-title"));
    let rows = waiting.into_iter().map(row).collect();
    visit.html(&List { page, headings: headings(locale), rows })
}

pub(super) fn headings(locale: &Locale) -> Vec<Heading> {
    [
        "word-name",
        "desk-email",
        "word-role",
        "desk-invited-by",
        "desk-invited-at",
        "desk-invitation-until",
        "desk-step",
    ]
    .map(|id| Heading::plain(locale.text(id)))
    .to_vec()
}

/// `POST /desk/people/invitations/{id}/withdraw`.
pub(super) async fn withdraw(visit: Visit, Path(id): Path<String>, _: Typed) -> Result<Response, Problem> {
    let id: Id<Invitation> = id.parse().map_err(|_| Problem::not_found())?;
    match withdraw_invitation(&visit.app.house, &visit.actor, id).await {
        Ok(()) => visit.flash(Tone::Success, "desk-withdrawn"),
        // Accepted or withdrawn in the meantime: the list shows how it stands.
        Err(AccountError::Absent) => visit.flash(Tone::Info, "desk-withdrawn-already"),
        Err(error) => shown(&visit, Err(error))?,
    }
    Ok(onward(INVITATIONS))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(fields: &[(&str, &str)]) -> Typed {
        Typed(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn every_field_that_does_not_hold_is_named() {
        let errors = read(&typed(&[("email", "nobody"), ("name", " "), ("role", "king")])).unwrap_err();
        assert_eq!(errors.iter().map(|(field, _)| field).collect::<Vec<_>>(), ["email", "name", "role"]);
        let long = "x".repeat(NAME + 1);
        let errors = read(&typed(&[("email", "a@b.eu"), ("name", &long), ("role", "mentor")])).unwrap_err();
        assert!(errors.of("name").is_some() && errors.len() == 1);
    }

    #[test]
    fn an_organisation_may_be_left_out() {
        let invite = read(&typed(&[("email", "a@b.eu"), ("name", "Ana"), ("role", "city-officer")])).unwrap();
        assert!(invite.organisation.is_none() && invite.role == Role::CityOfficer);
    }
}
