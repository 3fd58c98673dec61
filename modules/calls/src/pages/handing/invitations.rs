//! Asking people to write for a member, and ending it.

use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Email;
use centum_web::{FieldErrors, Message, Problem, Tone, Typed, Visit};

use super::member::{member_of, no_longer, view};
use super::{again, id_of, onward, path, seen};
use crate::expression::model::Writer;
use crate::expression::{ExpressionError, actions};

/// `POST /expressions/{id}/members/{member}/invite`.
pub(super) async fn invite(
    visit: Visit,
    Path((id, member)): Path<(String, String)>,
    typed: Typed,
) -> Result<Response, Problem> {
    let seen = seen(&visit, &id).await?;
    let Ok(member) = member_of(&seen, &member) else { return no_longer(&visit, &seen, &member).await };
    let text = typed.value("email").unwrap_or_default().trim().to_owned();
    let Ok(email) = text.parse::<Email>() else {
        let mut errors = FieldErrors::new();
        errors.push("email", "form-email");
        let view = view(&visit, &seen, member, text, errors).await?;
        return again(&visit, &view);
    };
    let (id, at) = (seen.dossier.head.id, visit.received_at);
    let once = typed.value("once").unwrap_or_default();
    let asked = match actions::invite_once(&visit.app, &visit.actor, id, member.id, &email, once, at).await {
        Err(ExpressionError::TooOften) => {
            let mut errors = FieldErrors::new();
            errors.push("email", "calls-error-too-often");
            let view = view(&visit, &seen, member, text, errors).await?;
            return again(&visit, &view);
        }
        asked => asked?,
    };
    // Sent again, it finds the invitation of the first time, which may be withdrawn by now.
    let known = seen.dossier.invitations.iter().find(|one| one.id == asked);
    let (tone, text) = match known.is_some_and(|one| one.withdrawn_at.is_some()) {
        true => (Tone::Warning, "calls-hand-invited-withdrawn"),
        false => (Tone::Success, "calls-hand-invited"),
    };
    visit.flash(tone, Message::new(text).arg("email", email.as_str()));
    Ok(onward(&format!("{}/members/{}", path(&seen.dossier), member.id)))
}

/// `POST /expressions/{id}/invitations/{invitation}/withdraw`.
pub(super) async fn withdraw(
    visit: Visit,
    Path((id, invitation)): Path<(String, String)>,
    _: Typed,
) -> Result<Response, Problem> {
    let seen = seen(&visit, &id).await?;
    let invitation = id_of(&invitation)?;
    let known = seen.dossier.invitations.iter().find(|one| one.id == invitation);
    let member = known.ok_or_else(Problem::not_found)?.member;
    let (id, at) = (seen.dossier.head.id, visit.received_at);
    actions::withdraw_invitation(&visit.app, &visit.actor, id, invitation, at).await?;
    visit.flash(Tone::Success, "calls-hand-invitation-gone");
    Ok(onward(&format!("{}/members/{member}", path(&seen.dossier))))
}

/// `POST /expressions/{id}/members/{member}/writers/{person}/end`.
pub(super) async fn end_writing(
    visit: Visit,
    Path((id, member, person)): Path<(String, String, String)>,
    _: Typed,
) -> Result<Response, Problem> {
    let seen = seen(&visit, &id).await?;
    let writer = Writer { person: id_of(&person)?, member: member_of(&seen, &member)?.id };
    let (id, at) = (seen.dossier.head.id, visit.received_at);
    actions::end_writing(&visit.app, &visit.actor, id, &writer, at).await?;
    visit.flash(Tone::Success, "calls-hand-writing-ended");
    let me = visit.actor.person().map(|person| person.id);
    let left = seen.dossier.writers.iter().any(|one| Some(one.person) == me && *one != writer);
    let stays = Some(writer.person) != me || left || seen.access.organiser;
    let to = format!("{}/members/{}", path(&seen.dossier), writer.member);
    Ok(onward(if stays { &to } else { "/expressions" }))
}
