//! Recalling, withdrawing and taking up again, after the page that asks whether one is sure.

use axum::extract::Path;
use axum::response::Response;
use centum_web::{Problem, Tone, Typed, Visit};

use super::{onward, path, seen};
use crate::expression::actions;

/// `POST /expressions/{id}/recall`.
pub(super) async fn recall(visit: Visit, Path(id): Path<String>, _: Typed) -> Result<Response, Problem> {
    let seen = seen(&visit, &id).await?;
    actions::recall(&visit.app, &visit.actor, seen.dossier.head.id, visit.received_at).await?;
    visit.flash(Tone::Success, "calls-hand-recalled");
    Ok(onward(&path(&seen.dossier)))
}

/// `POST /expressions/{id}/withdraw`.
pub(super) async fn withdraw(visit: Visit, Path(id): Path<String>, _: Typed) -> Result<Response, Problem> {
    let seen = seen(&visit, &id).await?;
    actions::withdraw(&visit.app, &visit.actor, seen.dossier.head.id, visit.received_at).await?;
    visit.flash(Tone::Success, "calls-hand-withdrawn");
    Ok(onward(&path(&seen.dossier)))
}

/// `POST /expressions/{id}/restore`.
pub(super) async fn restore(visit: Visit, Path(id): Path<String>, _: Typed) -> Result<Response, Problem> {
    let seen = seen(&visit, &id).await?;
    actions::restore(&visit.app, &visit.actor, seen.dossier.head.id, visit.received_at).await?;
    visit.flash(Tone::Success, "calls-hand-restored");
    Ok(onward(&path(&seen.dossier)))
}
