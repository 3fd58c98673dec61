//! One mark is kept while somebody writes: what the script of a form sends, and any program may. Reviews and reports are
//! answered alike.

use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use centum_base::Timestamp;
use centum_web::errors::Kind;
use centum_web::links::Query;
use centum_web::{Json, Locale, Problem, Visit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::marks::{id_of, lines};
use crate::pages::words::{plain_points, read_points};
use crate::reviews::marking::{Save, Saved, Version};
use crate::reviews::{Mark, ReviewError, save_marks, settle, try_marks, try_settling};

/// A mark to be kept
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SentMark {
    /// The revision that its author saw; 0 if there was none.
    #[serde(default)]
    base: u32,
    /// The points and the comment; null clears both.
    #[serde(default)]
    value: Option<Typed>,
    /// A name of the sender's own for this save. The same mark sent twice is kept once.
    #[serde(default, rename = "save")]
    _save: String,
    /// The revision that stands aside and is settled by this mark.
    #[serde(default)]
    pub(crate) settles: Option<u32>,
}

/// A mark as it is typed
#[derive(Clone, Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(rename = "TypedMark", deny_unknown_fields)]
pub(crate) struct Typed {
    /// Points in steps of a half, such as "3.5"; empty for none.
    #[serde(default)]
    points: String,
    /// The comment.
    #[serde(default)]
    comment: String,
}

/// A mark that is kept
#[derive(Serialize, ToSchema)]
pub(crate) struct KeptMark {
    /// Its revision: the base of the next save.
    revision: u32,
    /// When it was kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, format = DateTime)]
    saved_at: Option<Timestamp>,
    /// What is wrong with it, in the reader's language.
    faults: Vec<String>,
    /// Whether this was only a trial.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    dry_run: bool,
}

/// Another version was saved in the meantime; both are kept
#[derive(Serialize, ToSchema)]
pub(crate) struct MetMark {
    #[serde(rename = "type")]
    kind: String,
    title: String,
    status: u16,
    detail: String,
    /// What stands.
    theirs: TheirMark,
    /// The revision under which what was sent stands aside.
    mine_kept_as: u32,
}

/// The version that stands
#[derive(Serialize, ToSchema)]
struct TheirMark {
    /// The mark as it is typed.
    value: Typed,
    /// Its revision.
    revision: u32,
    /// Who saved it.
    author: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
}

impl SentMark {
    /// The save that was sent.
    pub(crate) fn save(&self, criterion: &str) -> Result<Save, Problem> {
        let Typed { points, comment } = self.value.clone().unwrap_or_default();
        let halves = read_points(&points);
        if halves.is_none() && !points.trim().is_empty() {
            return Err(Problem::refused("selection-review-points-unreadable"));
        }
        let mark = Mark { criterion: criterion.to_owned(), halves, comment: lines(&comment) };
        Ok(Save { base: self.base, mark })
    }
}

/// Keep one mark of a review
#[utoipa::path(put, path = "/api/v1/reviews/{id}/marks/{criterion}", tag = "reviews",
    params(
        ("id" = String, Path, description = "The review"),
        ("criterion" = String, Path, description = "The criterion of the call"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
    ),
    request_body = SentMark,
    responses(
        (status = 200, description = "Kept", body = KeptMark),
        (status = 404, description = "There is no such review or criterion, or it is not yours to see"),
        (status = 409, description = "Another version was saved in the meantime: both are kept; or marks are not written now", body = MetMark, content_type = "application/problem+json"),
        (status = 413, description = "The comment is longer than any may be"),
        (status = 422, description = "Not points that can be given"),
    ))]
pub(crate) async fn save(
    visit: Visit,
    Path((id, criterion)): Path<(String, String)>,
    Json(sent): Json<SentMark>,
) -> Result<Response, Problem> {
    let id = id_of(&id)?;
    let save = sent.save(&criterion)?;
    let (house, actor, at) = (&visit.app.house, &visit.actor, visit.received_at);
    let is_trial = is_trial(&visit);
    if let Some(aside) = sent.settles {
        let settled = if is_trial {
            try_settling(house, actor, id, aside, &save, at).await
        } else {
            settle(house, actor, id, aside, &save, at).await
        };
        match settled {
            // It is settled already, as when the same is sent twice: then it is a save like any other.
            Err(ReviewError::Changed) => {}
            settled => return answered(&visit, settled?),
        }
    }
    let saved = if is_trial {
        try_marks(house, actor, id, &[save], at).await?
    } else {
        save_marks(house, actor, id, &[save], at).await?
    };
    answered(&visit, saved.into_iter().next().ok_or_else(Problem::not_found)?)
}

/// Whether the request asks for a trial only.
pub(crate) fn is_trial(visit: &Visit) -> bool {
    Query::parse(visit.uri.query()).is_trial()
}

/// The answer to a save.
pub(crate) fn answered(visit: &Visit, saved: Saved) -> Result<Response, Problem> {
    let dry_run = is_trial(visit);
    let kept = |revision, saved_at| {
        let kept = KeptMark { revision, saved_at, faults: Vec::new(), dry_run };
        json(StatusCode::OK, "application/json", &kept)
    };
    match saved {
        Saved::Taken { revision, at } => kept(revision, Some(at)),
        Saved::Unchanged { revision, at } => kept(revision, at),
        Saved::Aside { kept_as, theirs } => {
            let kind = Kind::Conflict;
            let locale = &visit.locale;
            let met = MetMark {
                kind: visit.app.settings.base.join(&format!("/api#problem-{}", kind.name())),
                title: locale.text(&format!("problem-title-{}", kind.name())),
                status: kind.status().as_u16(),
                detail: locale.text("selection-review-met"),
                theirs: theirs_of(locale, theirs, visit.received_at),
                mine_kept_as: kept_as,
            };
            json(kind.status(), "application/problem+json", &met)
        }
    }
}

fn theirs_of(locale: &Locale, version: Option<Version>, now: Timestamp) -> TheirMark {
    // Only one person writes a review, and one a report: what stands was written in another tab.
    let author = locale.text("selection-review-yourself");
    match version {
        Some(Version { revision, mark, saved_at, .. }) => {
            let points = mark.halves.map(plain_points).unwrap_or_default();
            TheirMark { value: Typed { points, comment: mark.comment }, revision, author, at: saved_at }
        }
        None => TheirMark { value: Typed::default(), revision: 0, author, at: now },
    }
}

fn json(status: StatusCode, kind: &'static str, body: &impl Serialize) -> Result<Response, Problem> {
    let text = serde_json::to_string(body).map_err(Problem::fault)?;
    let mut response = (status, text).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    Ok(response)
}
