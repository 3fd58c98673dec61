//! One reviewer and one application: every ground, everything that was fixed, and fixing it anew with a reason.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_web::components::{Choice, Tab};
use centum_web::flash::Tone;
use centum_web::{FieldErrors, Form, Html, Message, Page, Problem, Visit};
use serde::Deserialize;

use super::room::Room;
use super::{again, below, onward, tabs, words};
use crate::reviewers::{About, Pinned, ReviewerError, interests_of, pin_conflict, pins_of, rules};

#[derive(Template)]
#[template(path = "readers/pair.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) tabs: Vec<Tab>,
    pub(super) reader: String,
    pub(super) verdict: String,
    pub(super) tone: &'static str,
    pub(super) grounds: Vec<String>,
    pub(super) resembles: Vec<String>,
    /// What the reviewer declared that bears on it: kind, about what, explanation, when.
    pub(super) declared: Vec<(String, String, String, Html)>,
    /// What was fixed: what, why, who, when.
    pub(super) pins: Vec<(String, String, String, Html)>,
    pub(super) choices: Vec<Choice>,
    pub(super) reason: String,
    pub(super) errors: FieldErrors,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct PinForm {
    pinned: String,
    reason: String,
}

/// `GET /desk/calls/{slug}/selection/conflicts/{number}/{reviewer}`.
pub(super) async fn show(
    visit: Visit,
    Path((slug, number, id)): Path<(String, String, String)>,
) -> Result<Response, Problem> {
    let room = Room::of(&visit, &slug).await?;
    let view = view(&visit, &room, (&number, &id), &PinForm::default(), FieldErrors::new()).await?;
    visit.html(&view)
}

async fn view(
    visit: &Visit,
    room: &Room,
    (number, id): (&str, &str),
    typed: &PinForm,
    errors: FieldErrors,
) -> Result<View, Problem> {
    let locale = &visit.locale;
    let entrant = room.entrant(number.parse().map_err(|_| Problem::not_found())?)?;
    let one = room.reviewer(id.parse().map_err(|_| Problem::not_found())?).ok_or_else(Problem::not_found)?;
    let stance = room.conflicts.stance(one.person, entrant.id).cloned().unwrap_or_default();
    let mut reader = visit.app.house.read().await?;
    let interests = interests_of(&mut reader.conn(), room.selection.id, one.person).await?;
    let pins = pins_of(&mut reader.conn(), room.selection.id, one.person, entrant.id).await?;
    drop(reader);
    let declared = interests.iter().filter(|interest| interest.ended_at.is_none()).filter_map(|interest| {
        let about = match &interest.about {
            About::Application(id) if *id == entrant.id => locale.text("readers-this-application"),
            About::Body { name, key } if entrant.members.iter().any(|member| member.key == *key) => {
                name.clone()
            }
            _ => return None,
        };
        let kind = locale.text(&format!("readers-kind-{}", interest.kind.name()));
        Some((kind, about, interest.explanation.clone(), locale.moment(interest.declared_at)))
    });
    let pins = pins.iter().rev().map(|pin| {
        let by = pin.by.strip_prefix("person:").and_then(|id| id.parse().ok());
        let by = by.map_or_else(|| pin.by.clone(), |id| room.name(id).to_owned());
        (
            locale.text(&format!("readers-pinned-{}", pin.pinned.name())),
            pin.reason.clone(),
            by,
            locale.moment(pin.at),
        )
    });
    let verdict = if stance.is_conflict() {
        "readers-verdict-kept"
    } else if stance.cleared.is_some() {
        "readers-verdict-cleared"
    } else {
        "readers-verdict-free"
    };
    let home = room.home();
    Ok(View {
        page: below(visit, room, words::quoted(entrant))
            .crumb(format!("{home}/conflicts"), locale.text("readers-conflicts")),
        tabs: tabs(locale, &home, "conflicts"),
        path: format!("{home}/conflicts/{}/{}", entrant.number, one.id),
        reader: room.name(one.person).to_owned(),
        verdict: locale.text(verdict),
        tone: if stance.is_conflict() { "danger" } else { "success" },
        grounds: stance.grounds.iter().map(|ground| words::ground(locale, ground)).collect(),
        resembles: stance.resembles.clone(),
        declared: declared.collect(),
        pins: pins.collect(),
        choices: Pinned::ALL
            .map(|pinned| {
                let text = locale.text(&format!("readers-pin-{}", pinned.name()));
                Choice::new(pinned.name(), text, Some(typed.pinned.as_str()))
            })
            .to_vec(),
        reason: typed.reason.clone(),
        errors,
    })
}

/// `POST /desk/calls/{slug}/selection/conflicts/{number}/{reviewer}`.
pub(super) async fn pin(
    visit: Visit,
    Path((slug, number, id)): Path<(String, String, String)>,
    Form(form): Form<PinForm>,
) -> Result<Response, Problem> {
    let room = Room::of(&visit, &slug).await?;
    let entrant = room.entrant(number.parse().map_err(|_| Problem::not_found())?)?;
    let one = room.reviewer(id.parse().map_err(|_| Problem::not_found())?).ok_or_else(Problem::not_found)?;
    let mut errors = FieldErrors::new();
    if let Some(pinned) = Pinned::named(&form.pinned) {
        let pair = (one.person, entrant.id);
        let house = &visit.app.house;
        match pin_conflict(house, &visit.actor, room.selection.id, pair, pinned, &form.reason).await {
            Ok(()) => {
                visit.flash(Tone::Success, "readers-pin-done");
                // Who has just named a conflict of their own cannot look at the pair any more.
                let is_own = visit.actor.person().is_some_and(|person| person.id == one.person);
                let below = if is_own { String::new() } else { format!("/{number}/{id}") };
                return Ok(onward(&format!("{}/conflicts{below}", room.home())));
            }
            Err(ReviewerError::Reason) => {
                errors.push("reason", Message::new("readers-error-reason").arg("most", rules::MAX_REASON));
            }
            Err(ReviewerError::Own) => errors.push("pinned", "readers-error-clears"),
            Err(other) => return Err(other.into()),
        }
    } else {
        errors.push("pinned", "readers-error-choose");
    }
    let view = view(&visit, &room, (&number, &id), &form, errors).await?;
    again(&visit, &view)
}
