//! Signing off, taking that back, and handing in.

use axum::extract::Path;
use axum::response::Response;
use centum_base::Digest;
use centum_web::{Message, Problem, Tone, Typed, Visit};

use super::{id_of, onward, path, review, seen};
use crate::expression::ExpressionError;
use crate::expression::actions::{self, Signature};

/// What the form says.
struct Sent {
    content: Option<Digest>,
    shown: i64,
    signature: Signature,
}

impl Sent {
    fn of(typed: &Typed) -> Self {
        let value = |name: &str| typed.value(name).unwrap_or_default().to_owned();
        Self {
            content: value("seen").parse().ok(),
            shown: value("shown").parse().unwrap_or(i64::MAX),
            signature: Signature { name: value("name"), duty: value("duty"), mandate: value("mandate") },
        }
    }
}

/// `POST /expressions/{id}/sign`.
pub(super) async fn sign(visit: Visit, Path(id): Path<String>, typed: Typed) -> Result<Response, Problem> {
    let seen = seen(&visit, &id).await?;
    let member = id_of(typed.value("member").unwrap_or_default())?;
    let sent = Sent::of(&typed);
    let content = sent.content.ok_or_else(|| Problem::bad_request("problem-form"))?;
    let (head, at) = (seen.dossier.head.id, visit.received_at);
    let done = actions::sign_off(&visit.app, &visit.actor, head, member, content, &sent.signature, at).await;
    match done {
        Ok(()) => {
            visit.flash(Tone::Success, "calls-hand-signed-now");
            Ok(onward(&format!("{}/review#sign-{member}", path(&seen.dossier))))
        }
        Err(error) => refused(&visit, &id, error, sent, &member.to_string()).await,
    }
}

/// `POST /expressions/{id}/take-back`.
pub(super) async fn take_back(
    visit: Visit,
    Path(id): Path<String>,
    typed: Typed,
) -> Result<Response, Problem> {
    let seen = seen(&visit, &id).await?;
    let member = id_of(typed.value("member").unwrap_or_default())?;
    let (head, at) = (seen.dossier.head.id, visit.received_at);
    actions::take_back(&visit.app, &visit.actor, head, member, at).await?;
    visit.flash(Tone::Success, "calls-hand-taken-back");
    Ok(onward(&format!("{}/review#sign-{member}", path(&seen.dossier))))
}

/// `POST /expressions/{id}/submit`.
pub(super) async fn submit(visit: Visit, Path(id): Path<String>, typed: Typed) -> Result<Response, Problem> {
    let seen = seen(&visit, &id).await?;
    let sent = Sent::of(&typed);
    let content = sent.content.ok_or_else(|| Problem::bad_request("problem-form"))?;
    let (head, at) = (seen.dossier.head.id, visit.received_at);
    match actions::submit(&visit.app, &visit.actor, head, content, &sent.signature, at).await {
        Ok(handed) => {
            let reference = &handed.receipt.receipt.reference;
            visit.flash(Tone::Success, Message::new("calls-hand-handed-in").arg("reference", reference));
            Ok(onward(&format!("{}/receipts/{}", path(&seen.dossier), handed.number)))
        }
        Err(error) => refused(&visit, &id, error, sent, "lead").await,
    }
}

/// The page again, with every reason and what was typed. What stands now is shown, not what was seen then.
async fn refused(
    visit: &Visit,
    id: &str,
    error: ExpressionError,
    sent: Sent,
    of: &str,
) -> Result<Response, Problem> {
    let status = match error {
        ExpressionError::Refused(_) | ExpressionError::Absent | ExpressionError::Store(_) => {
            return Err(error.into());
        }
        ExpressionError::ForTheLead | ExpressionError::NotYourPart => centum_web::Kind::Forbidden,
        ExpressionError::Incomplete(_) | ExpressionError::Unsigned(_) | ExpressionError::Name => {
            centum_web::Kind::Refused
        }
        _ => centum_web::Kind::Conflict,
    };
    let seen = seen(visit, id).await?;
    let mut view = review::view(visit, &seen).await?;
    view.refused = review::explained(visit, &seen.dossier, &error, of);
    if matches!(error, ExpressionError::OtherContent) {
        view.changed = review::changed_since(visit, &seen.dossier, sent.shown).await?;
    }
    view.signature = sent.signature;
    let mut response = visit.html(&view)?;
    *response.status_mut() = status.status();
    Ok(response)
}
