//! Who reads one application: giving it to somebody by hand, and taking it back, each with a reason.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_calls::Site;
use centum_web::components::{Choice, Tab};
use centum_web::flash::Tone;
use centum_web::{Form, Html, Page, Problem, Visit};
use serde::Deserialize;

use super::room::Room;
use super::{below, onward, tabs, words};
use crate::assignment::{AssignmentError, assign_by_hand, take_back};
use crate::consensus::is_agreed;
use crate::process::SelectionState;
use crate::reviews::ReviewState;
use crate::reviews::rules::may_give;

#[derive(Template)]
#[template(path = "readers/piece.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) tabs: Vec<Tab>,
    pub(super) lines: Vec<Line>,
    pub(super) free: Vec<Choice>,
    pub(super) is_open: bool,
}

/// A review of the application, live or ended.
pub(super) struct Line {
    pub(super) id: String,
    pub(super) reader: String,
    pub(super) state: String,
    pub(super) tone: &'static str,
    pub(super) why: String,
    pub(super) at: Html,
    pub(super) may_take: bool,
}

async fn room_of(visit: &Visit, slug: &str) -> Result<Room, Problem> {
    let room = Room::of(visit, slug).await?;
    if room.is_kept { Err(AssignmentError::Own.into()) } else { Ok(room) }
}

/// `GET /desk/calls/{slug}/selection/readers/{number}`.
pub(super) async fn show(
    visit: Visit,
    Path((slug, number)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let room = room_of(&visit, &slug).await?;
    let entrant = room.entrant(number.parse().map_err(|_| Problem::not_found())?)?;
    let locale = &visit.locale;
    let home = room.home();
    let mut reader = visit.app.house.read().await?;
    let criteria = &room.call.terms.criteria;
    let is_agreed = is_agreed(&mut reader.conn(), &room.selection, criteria, entrant.id).await?;
    drop(reader);
    let is_open = may_give(room.selection.state, is_agreed);
    let is_closed = room.selection.state == SelectionState::Closed;
    let lines = room.reviews.iter().filter(|one| one.expression == entrant.id).map(|one| Line {
        id: one.id.to_string(),
        reader: room.reader(one.reviewer).to_owned(),
        state: locale.text(&format!("readers-review-{}", one.state.name())),
        tone: words::review_tone(one.state),
        why: words::ended(locale, one),
        at: locale.moment(one.assigned_at),
        may_take: !is_closed && one.state == ReviewState::Assigned,
    });
    let has = |id| room.readers_of(entrant.id).any(|one| one.reviewer == id);
    let mut free: Vec<Choice> = room
        .reading()
        .filter(|one| !has(one.id) && !room.conflicts.keeps(one.person, entrant.id))
        .map(|one| {
            let text = locale.say("readers-name-load").arg("name", room.name(one.person));
            let text = text.arg("load", room.load(one.id).live).arg("most", one.most).plain();
            Choice::new(one.id.to_string(), text, None)
        })
        .collect();
    locale.sort_by_text(&mut free, |choice| &choice.text);
    visit.html(&View {
        page: below(&visit, &room, words::quoted(entrant))
            .crumb(format!("{home}/assignment"), locale.text("readers-assignment")),
        path: format!("{home}/readers/{}", entrant.number),
        tabs: tabs(locale, &home, "assignment"),
        lines: lines.collect(),
        free,
        is_open,
    })
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct HandForm {
    reviewer: String,
    review: String,
    reason: String,
}

/// `POST /desk/calls/{slug}/selection/readers/{number}`.
pub(super) async fn give(
    visit: Visit,
    Path((slug, number)): Path<(String, String)>,
    Form(form): Form<HandForm>,
) -> Result<Response, Problem> {
    let room = room_of(&visit, &slug).await?;
    let entrant = room.entrant(number.parse().map_err(|_| Problem::not_found())?)?;
    let reviewer = form.reviewer.parse().map_err(|_| Problem::not_found())?;
    let (house, site) = (&visit.app.house, Site::of(&visit.app.settings));
    let pair = (entrant.id, reviewer);
    assign_by_hand(house, &visit.actor, room.selection.id, pair, &form.reason, &site).await?;
    visit.flash(Tone::Success, "readers-hand-done");
    Ok(onward(&format!("{}/readers/{number}", room.home())))
}

/// `POST /desk/calls/{slug}/selection/readers/{number}/take-back`.
pub(super) async fn take(
    visit: Visit,
    Path((slug, number)): Path<(String, String)>,
    Form(form): Form<HandForm>,
) -> Result<Response, Problem> {
    let room = room_of(&visit, &slug).await?;
    let review = form.review.parse().map_err(|_| Problem::not_found())?;
    take_back(&visit.app.house, &visit.actor, room.selection.id, review, &form.reason).await?;
    visit.flash(Tone::Success, "readers-taken-back");
    Ok(onward(&format!("{}/readers/{number}", room.home())))
}
