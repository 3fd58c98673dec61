//! An invitation: who invites, to which role, until when; accepting it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::{
    AccountError, Email, Secret, accept_invitation, find_invitation, find_person, find_person_by_email,
};
use centum_base::Timestamp;
use centum_web::links::{LocalPath, Query};
use centum_web::{Kind, Page, Problem, Tone, Typed, Visit, onward};

use super::welcome;
use crate::problem::account_problem;

#[derive(Template)]
#[template(path = "sign_in/invitation.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) token: String,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) role: String,
    pub(super) by: String,
    pub(super) organisation: Option<String>,
    pub(super) expires: Timestamp,
    pub(super) way: Way,
    /// Who is signed in here and would be signed out by accepting.
    pub(super) instead_of: Option<String>,
}

/// How it goes on for whoever looks at an invitation.
pub(super) enum Way {
    Accept,
    /// There is an account with the address: its owner signs in there first.
    SignIn {
        href: String,
    },
    /// There is one, and somebody else is signed in.
    SignOut,
}

/// `GET /invitation/{token}`.
pub(super) async fn show(visit: Visit, Path(token): Path<String>) -> Result<Response, Problem> {
    let house = &visit.app.house;
    let mut reader = house.read().await?;
    let found = find_invitation(&mut reader.conn(), &Secret::handed_in(&token), house.now()).await?;
    let invitation = found.ok_or_else(over)?;
    let by = find_person(&mut reader.conn(), invitation.invited_by).await?;
    let owner = match invitation.email.parse::<Email>() {
        Ok(email) => find_person_by_email(&mut reader.conn(), &email).await?,
        Err(_) => None,
    };
    let instead_of = visit.actor.person().filter(|_| owner.is_none()).map(|other| other.name.clone());
    let way = match (owner, visit.actor.person()) {
        (None, _) => Way::Accept,
        (Some(_), None) => Way::SignIn { href: sign_in(&token) },
        (Some(owner), Some(asking)) if owner.id == asking.id => Way::Accept,
        (Some(_), Some(_)) => Way::SignOut,
    };
    let page = visit.public_page(visit.locale.text("desk-invitation-title"));
    visit.html(&View {
        page,
        token,
        role: visit.locale.text(&format!("role-{}", invitation.role.name())),
        name: invitation.name,
        email: invitation.email,
        by: by.map(|person| person.name).unwrap_or_default(),
        organisation: invitation.organisation,
        expires: invitation.expires_at,
        way,
        instead_of,
    })
}

/// Where the owner of the account signs in and comes back.
fn sign_in(token: &str) -> String {
    Query::default().with("return", format!("/invitation/{token}")).href("/sign-in")
}

/// `POST /invitation/{token}`.
pub(super) async fn accept(visit: Visit, Path(token): Path<String>, _: Typed) -> Result<Response, Problem> {
    let secret = Secret::handed_in(&token);
    match accept_invitation(&visit.app.house, &visit.actor, &secret, &visit.browser()).await {
        Ok(session) => welcome(&visit, &session, LocalPath::home()).await,
        Err(AccountError::LinkOver) => Err(over()),
        Err(AccountError::SignInFirst) if visit.actor.person().is_none() => {
            visit.flash(Tone::Warning, "desk-invitation-sign-in");
            Ok(onward(&sign_in(&token)))
        }
        Err(error) => Err(account_problem(&visit.locale, error)),
    }
}

/// Accepted, withdrawn, too late and never sent look alike.
fn over() -> Problem {
    Problem::saying(Kind::NotFound, "desk-invitation-over")
}
