//! The link of an invitation to write. Looking at it does nothing: programs that scan mail look at every link.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use centum_accounts::Secret;
use centum_web::links::Query;
use centum_web::{FieldErrors, Html, Page, Problem, Tone, Typed, Visit};

use super::{again, onward};
use crate::expression::ExpressionError;
use crate::expression::actions::{Invited, accept as take_up, accept_by_letter, invited};

#[derive(Template)]
#[template(path = "handing/invitation.html")]
pub(super) struct InvitationPage {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) application: String,
    pub(super) member: String,
    pub(super) email: String,
    pub(super) until: Html,
    /// Who is signed in.
    pub(super) person: Option<String>,
    pub(super) called: String,
    pub(super) errors: FieldErrors,
}

#[derive(Template)]
#[template(path = "handing/invitation_over.html")]
pub(super) struct OverPage {
    pub(super) page: Page,
    pub(super) signed_in: bool,
}

fn view(visit: &Visit, token: &str, found: Invited, called: String, errors: FieldErrors) -> InvitationPage {
    let locale = &visit.locale;
    InvitationPage {
        page: visit
            .public_page(locale.say("calls-hand-invitation-title").arg("member", &found.member.name).plain()),
        path: format!("/expressions/invitations/{token}"),
        application: found.head.title,
        member: found.member.name,
        email: found.invitation.email,
        until: locale.moment(found.invitation.expires_at),
        person: visit.actor.person().map(|person| person.name.clone()),
        called,
        errors,
    }
}

fn over(visit: &Visit) -> Result<Response, Problem> {
    let page = visit.public_page(visit.locale.text("calls-hand-over-title"));
    let mut response = visit.html(&OverPage { page, signed_in: visit.actor.person().is_some() })?;
    *response.status_mut() = StatusCode::NOT_FOUND;
    Ok(response)
}

/// Where somebody has an account already, its owner signs in and comes back.
fn sign_in_first(visit: &Visit, token: &str) -> Result<Response, Problem> {
    visit.flash(Tone::Warning, "calls-hand-invitation-sign-in");
    let back = format!("/expressions/invitations/{token}");
    Ok(onward(&Query::default().with("return", back).href("/sign-in")))
}

/// `GET /expressions/invitations/{token}`.
pub(super) async fn show(visit: Visit, Path(token): Path<String>) -> Result<Response, Problem> {
    match invited(&visit.app, &Secret::handed_in(&token)).await {
        Ok(found) if found.has_account && visit.actor.person().is_none() => sign_in_first(&visit, &token),
        Ok(found) => visit.html(&view(&visit, &token, found, String::new(), FieldErrors::new())),
        Err(ExpressionError::LinkOver) => over(&visit),
        Err(error) => Err(error.into()),
    }
}

/// `POST /expressions/invitations/{token}`.
pub(super) async fn accept(
    visit: Visit,
    Path(token): Path<String>,
    typed: Typed,
) -> Result<Response, Problem> {
    let secret = Secret::handed_in(&token);
    let done = if visit.actor.person().is_some() {
        take_up(&visit.app, &visit.actor, &secret).await
    } else {
        let name = typed.value("name").unwrap_or_default().trim().to_owned();
        if name.is_empty() {
            let mut errors = FieldErrors::new();
            errors.push("name", "form-required");
            return match invited(&visit.app, &secret).await {
                Ok(found) if found.has_account => sign_in_first(&visit, &token),
                Ok(found) => again(&visit, &view(&visit, &token, found, name, errors)),
                Err(ExpressionError::LinkOver) => over(&visit),
                Err(error) => Err(error.into()),
            };
        }
        accept_by_letter(&visit.app, &secret, &name, &visit.browser()).await.map(|(id, session)| {
            visit.hand_out(&session);
            id
        })
    };
    match done {
        Ok(id) => {
            visit.flash(Tone::Success, "calls-hand-accepted");
            Ok(onward(&format!("/expressions/{id}")))
        }
        Err(ExpressionError::SignInFirst) => sign_in_first(&visit, &token),
        Err(ExpressionError::LinkOver) => over(&visit),
        Err(error) => Err(error.into()),
    }
}
