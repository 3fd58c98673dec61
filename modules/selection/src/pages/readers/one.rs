//! One reviewer: what is known, what keeps them, what they have; changing it, and ending it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_web::components::Tab;
use centum_web::flash::Tone;
use centum_web::{Form, Page, Problem, Visit};
use serde::Deserialize;

use super::profile::{Fields, ProfileForm};
use super::room::{Load, Room};
use super::{again, below, onward, tabs, words};
use crate::reviewers::{
    Profile, ProfileFault, Reviewer, ReviewerError, ReviewerState, change_profile, leave,
};

#[derive(Template)]
#[template(path = "readers/one.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) tabs: Vec<Tab>,
    pub(super) state: String,
    pub(super) tone: &'static str,
    pub(super) load: Load,
    pub(super) fields: Fields,
    pub(super) seen: i64,
    /// Applications that are worth a word: number, title, address of the pair, what is to be said, its tone.
    pub(super) stances: Vec<(String, String, String, &'static str)>,
    pub(super) may_end: bool,
}

/// `GET /desk/calls/{slug}/selection/reviewers/{reviewer}`.
pub(super) async fn show(
    visit: Visit,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let room = Room::of(&visit, &slug).await?;
    let one = of(&room, &id)?;
    let mut form = ProfileForm::of(&Profile::of(one));
    form.seen = one.version;
    visit.html(&view(&visit, &room, one, &form, &[]))
}

fn of<'r>(room: &'r Room, id: &str) -> Result<&'r Reviewer, Problem> {
    let id = id.parse().map_err(|_| Problem::not_found())?;
    room.reviewer(id).ok_or_else(Problem::not_found)
}

fn view(visit: &Visit, room: &Room, one: &Reviewer, form: &ProfileForm, faults: &[ProfileFault]) -> View {
    let locale = &visit.locale;
    let home = room.home();
    let stances = room.entrants.iter().filter_map(|entrant| {
        let stance = room.conflicts.stance(one.person, entrant.id)?;
        let href = format!("{home}/conflicts/{}/{}", entrant.number, one.id);
        Some((words::quoted(entrant), href, words::stance(locale, stance), words::tone(stance)))
    });
    View {
        page: below(visit, room, room.name(one.person))
            .crumb(format!("{home}/reviewers"), locale.text("readers-reviewers")),
        tabs: tabs(locale, &home, "reviewers"),
        path: format!("{home}/reviewers/{}", one.id),
        state: locale.text(&format!("readers-state-{}", one.state.name())),
        tone: words::state_tone(one.state),
        load: room.load(one.id),
        fields: form.fields(locale, faults),
        seen: form.seen,
        stances: stances.collect(),
        may_end: one.state != ReviewerState::Left,
    }
}

/// `POST /desk/calls/{slug}/selection/reviewers/{reviewer}`.
pub(super) async fn change(
    visit: Visit,
    Path((slug, id)): Path<(String, String)>,
    Form(form): Form<ProfileForm>,
) -> Result<Response, Problem> {
    let room = Room::of(&visit, &slug).await?;
    let one = of(&room, &id)?;
    let house = &visit.app.house;
    let done = match form.profile() {
        Ok(profile) => change_profile(house, &visit.actor, one.id, form.seen, &profile).await,
        Err(faults) => Err(ReviewerError::Faults(faults)),
    };
    match done {
        Ok(()) => {
            visit.flash(Tone::Success, "readers-changed");
            Ok(onward(&format!("{}/reviewers/{}", room.home(), one.id)))
        }
        Err(ReviewerError::Faults(faults)) => again(&visit, &view(&visit, &room, one, &form, &faults)),
        Err(other) => Err(other.into()),
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Ending {
    reason: String,
}

/// `POST /desk/calls/{slug}/selection/reviewers/{reviewer}/leave`.
pub(super) async fn end(
    visit: Visit,
    Path((slug, id)): Path<(String, String)>,
    Form(form): Form<Ending>,
) -> Result<Response, Problem> {
    let room = Room::of(&visit, &slug).await?;
    let one = of(&room, &id)?;
    leave(&visit.app.house, &visit.actor, one.id, &form.reason).await?;
    visit.flash(Tone::Success, "readers-ended");
    Ok(onward(&format!("{}/reviewers", room.home())))
}
