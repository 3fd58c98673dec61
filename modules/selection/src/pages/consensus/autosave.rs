//! One mark of a report is kept while the rapporteur writes.

use axum::extract::Path;
use axum::response::Response;
use centum_web::{Json, Problem, Visit};

use crate::consensus::{Place, ReportError, save_marks, settle, try_marks, try_settling};
use crate::pages::reviewing::autosave::{KeptMark, MetMark, SentMark, answered, is_trial};
use crate::pages::reviewing::marks::id_of;
use crate::reviews::{self, Review};

/// Where the report is that belongs to one's own review.
pub(super) async fn place(visit: &Visit, id: &str) -> Result<Place, Problem> {
    let id = id_of::<Review>(id)?;
    let mut reader = visit.app.house.db.read_current().await?;
    let (review, selection) = reviews::of_reader(&mut reader.conn(), &visit.actor, id).await?;
    Ok((selection.id, review.expression))
}

/// Keep one mark of a report, as its rapporteur
#[utoipa::path(put, path = "/api/v1/reviews/{id}/report/marks/{criterion}", tag = "reviews",
    params(
        ("id" = String, Path, description = "The rapporteur's own review of the application"),
        ("criterion" = String, Path, description = "The criterion of the call"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
    ),
    request_body = SentMark,
    responses(
        (status = 200, description = "Kept", body = KeptMark),
        (status = 404, description = "There is no such report or criterion, or it is not yours to see"),
        (status = 409, description = "Another version was saved in the meantime: both are kept; or somebody else writes the report", body = MetMark, content_type = "application/problem+json"),
        (status = 413, description = "The comment is longer than any may be"),
        (status = 422, description = "Not points that can be given"),
    ))]
pub(crate) async fn save(
    visit: Visit,
    Path((id, criterion)): Path<(String, String)>,
    Json(sent): Json<SentMark>,
) -> Result<Response, Problem> {
    let place = place(&visit, &id).await?;
    let save = sent.save(&criterion)?;
    let (house, actor, at) = (&visit.app.house, &visit.actor, visit.received_at);
    let is_trial = is_trial(&visit);
    if let Some(aside) = sent.settles {
        let settled = if is_trial {
            try_settling(house, actor, place, aside, &save, at).await
        } else {
            settle(house, actor, place, aside, &save, at).await
        };
        match settled {
            // It is settled already, as when the same is sent twice: then it is a save like any other.
            Err(ReportError::Changed) => {}
            settled => return answered(&visit, settled?),
        }
    }
    let saved = if is_trial {
        try_marks(house, actor, place, &[save], at).await?
    } else {
        save_marks(house, actor, place, &[save], at).await?
    };
    answered(&visit, saved.into_iter().next().ok_or_else(Problem::not_found)?)
}
