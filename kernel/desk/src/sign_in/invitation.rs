//! An invitation: who invites, to which role, until when; accepting it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::{AccountError, Secret, accept_invitation, find_invitation, find_person};
use centum_base::Timestamp;
use centum_web::links::LocalPath;
use centum_web::{Kind, Page, Problem, Typed, Visit};

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
}

/// `GET /invitation/{token}`.
pub(super) async fn show(visit: Visit, Path(token): Path<String>) -> Result<Response, Problem> {
    let house = &visit.app.house;
    let mut reader = house.read().await?;
    let found = find_invitation(&mut reader.conn(), &Secret::handed_in(&token), house.now()).await?;
    let invitation = found.ok_or_else(over)?;
    let by = find_person(&mut reader.conn(), invitation.invited_by).await?;
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
    })
}

/// `POST /invitation/{token}`.
pub(super) async fn accept(visit: Visit, Path(token): Path<String>, _: Typed) -> Result<Response, Problem> {
    match accept_invitation(&visit.app.house, &Secret::handed_in(&token), &visit.browser()).await {
        Ok(session) => welcome(&visit, &session, LocalPath::home()).await,
        Err(AccountError::LinkOver) => Err(over()),
        Err(error) => Err(account_problem(&visit.locale, error)),
    }
}

/// Accepted, withdrawn, too late and never sent look alike.
fn over() -> Problem {
    Problem::saying(Kind::NotFound, "desk-invitation-over")
}
