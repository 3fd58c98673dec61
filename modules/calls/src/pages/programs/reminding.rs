//! Reminders: who would be written to, and the letters on their way.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use centum_base::{Digest, Timestamp};
use centum_web::{Json, Problem, Visit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{is_trial, json};
use crate::expression::reference;
use crate::organiser::reminding::{Reason, Recipient, digest, letter, recipients, remind};
use crate::pages::public::any;
use crate::telling::language;
use crate::{Attempt, Site};

/// Who would be reminded, and how
#[derive(Serialize, ToSchema)]
pub(super) struct Reminding {
    /// The digest of the list: what sending names.
    #[schema(value_type = String)]
    seen: Digest,
    /// Who would get a letter now.
    recipients: Vec<Reminded>,
    /// Who was reminded of the same a short while ago, and is left in peace.
    resting: Vec<Reminded>,
    /// The letter to the first of them, as it would be sent.
    preview: Option<Letter>,
}

/// Somebody on the list
#[derive(Serialize, ToSchema)]
struct Reminded {
    /// The name.
    name: String,
    /// Where the letter goes.
    mail: String,
    /// The applications that it is about.
    about: Vec<String>,
    /// When the person was last reminded of the same.
    #[schema(value_type = Option<String>, format = DateTime)]
    reminded_at: Option<Timestamp>,
}

/// A letter
#[derive(Serialize, ToSchema)]
struct Letter {
    /// Its subject.
    subject: String,
    /// Its text.
    body: String,
}

/// The list that is agreed to
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Agreeing {
    /// The digest of the list that was read.
    #[schema(value_type = String)]
    seen: Digest,
}

/// Letters that are on their way, or would be
#[derive(Serialize, ToSchema)]
pub(super) struct OnTheirWay {
    /// How many.
    letters: usize,
    /// Whether this was only a trial.
    dry_run: bool,
}

fn reminded(one: &Recipient) -> Reminded {
    Reminded {
        name: one.name.clone(),
        mail: one.mail.clone(),
        about: one.about.iter().map(|about| reference(about.number)).collect(),
        reminded_at: one.reminded_at,
    }
}

/// Who would be reminded
#[utoipa::path(get, path = "/api/v1/calls/{slug}/reminders/{reason}", tag = "calls",
    params(
        ("slug" = String, Path, description = "The call's name in addresses"),
        ("reason" = String, Path, description = "Of what, as the tabs of the page name it"),
    ),
    responses(
        (status = 200, description = "The list and a preview", body = Reminding),
        (status = 403, description = "The right to manage calls is missing"),
        (status = 404, description = "There is no such call or reason"),
    ))]
pub(super) async fn show(
    visit: Visit,
    Path((slug, reason)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let call = any(&visit, &slug).await?.call;
    let reason = Reason::named(&reason).ok_or_else(Problem::not_found)?;
    let now = visit.app.house.now();
    let all = recipients(&mut visit.app.house.read().await?.conn(), &call, reason, now).await?;
    let (due, resting): (Vec<&Recipient>, Vec<&Recipient>) = all.iter().partition(|one| one.is_due(now));
    let site = Site::of(&visit.app.settings);
    let preview = due.first().map(|one| {
        let of = language(one.locale.as_deref());
        let (subject, body) = letter(of, &one.name, &call, reason, &one.about, &site);
        Letter { subject, body }
    });
    let document = Reminding {
        seen: digest(&due),
        recipients: due.into_iter().map(reminded).collect(),
        resting: resting.into_iter().map(reminded).collect(),
        preview,
    };
    json(StatusCode::OK, "application/json", &document)
}

/// Send reminders to exactly the list that was read
#[utoipa::path(post, path = "/api/v1/calls/{slug}/reminders/{reason}", tag = "calls",
    params(
        ("slug" = String, Path, description = "The call's name in addresses"),
        ("reason" = String, Path, description = "Of what, as the tabs of the page name it"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and send nothing"),
    ),
    request_body = Agreeing,
    responses(
        (status = 200, description = "On their way", body = OnTheirWay),
        (status = 403, description = "The right to manage calls is missing"),
        (status = 404, description = "There is no such call or reason"),
        (status = 409, description = "The list is another one now"),
    ))]
pub(super) async fn send(
    visit: Visit,
    Path((slug, reason)): Path<(String, String)>,
    Json(Agreeing { seen }): Json<Agreeing>,
) -> Result<Response, Problem> {
    let call = any(&visit, &slug).await?.call;
    let reason = Reason::named(&reason).ok_or_else(Problem::not_found)?;
    let dry_run = is_trial(&visit);
    let house = Attempt::new(&visit.app.house, dry_run);
    let letters = remind(house, &visit.actor, call.id, reason, seen, &Site::of(&visit.app.settings)).await?;
    json(StatusCode::OK, "application/json", &OnTheirWay { letters, dry_run })
}
