//! Invitations, answering one, saying what to know of oneself, and leaving.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_web::components::Tab;
use centum_web::flash::Tone;
use centum_web::{Form, Html, Page, Problem, Visit, onward};
use serde::Deserialize;

use super::{HOME, Own, again, below, tabs};
use crate::pages::readers::profile::{Fields, ProfileForm};
use crate::reviewers::{
    Answer, Profile, ProfileFault, ReviewerError, ReviewerState, answer_invitation, change_profile, leave,
};

#[derive(Template)]
#[template(path = "interests/list.html")]
pub(super) struct List {
    pub(super) page: Page,
    /// Address, call, state, since when.
    pub(super) lines: Vec<(String, String, String, Html)>,
}

#[derive(Template)]
#[template(path = "interests/invitation.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) tabs: Vec<Tab>,
    pub(super) state: &'static str,
    pub(super) said: String,
    pub(super) readers: u32,
    pub(super) own_country: bool,
    pub(super) fields: Fields,
    pub(super) seen: i64,
}

/// `GET /reviews/invitations`.
pub(super) async fn list(visit: Visit) -> Result<Response, Problem> {
    let locale = &visit.locale;
    let line = |own: &Own| {
        (
            format!("{HOME}/{}", own.call.slug),
            own.call.terms.title.in_lang(locale.tag()).to_owned(),
            locale.text(&format!("readers-state-{}", own.reviewer.state.name())),
            locale.moment(own.reviewer.invited_at),
        )
    };
    let lines = Own::all(&visit).await?.iter().map(line).collect();
    visit.html(&List { page: visit.desk_page(locale.text("interests-invitations")), lines })
}

fn view(visit: &Visit, own: &Own, form: &ProfileForm, faults: &[ProfileFault]) -> View {
    let locale = &visit.locale;
    View {
        page: below(visit, own),
        path: format!("{HOME}/{}", own.call.slug),
        tabs: if own.reviewer.state == ReviewerState::Accepted {
            tabs(locale, &own.call.slug, "invitations")
        } else {
            Vec::new()
        },
        state: own.reviewer.state.name(),
        said: locale.text(&format!("interests-state-{}", own.reviewer.state.name())),
        readers: own.selection.terms.readers,
        own_country: own.selection.terms.own_country_is_conflict,
        fields: form.fields(locale, faults),
        seen: own.reviewer.version,
    }
}

/// `GET /reviews/invitations/{slug}`.
pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let own = Own::of(&visit, &slug).await?;
    let form = ProfileForm::of(&Profile::of(&own.reviewer));
    visit.html(&view(&visit, &own, &form, &[]))
}

/// `POST /reviews/invitations/{slug}`: accepts, declines, or changes what is known after having accepted.
pub(super) async fn answer(
    visit: Visit,
    Path(slug): Path<String>,
    typed: centum_web::Typed,
) -> Result<Response, Problem> {
    let own = Own::of(&visit, &slug).await?;
    let house = &visit.app.house;
    let of = own.selection.id;
    let form: ProfileForm = typed.read()?;
    let (done, said) = if typed.value("deed") == Some("decline") {
        (answer_invitation(house, &visit.actor, of, &Answer::Decline).await, "interests-declined")
    } else {
        match form.profile() {
            Err(faults) => (Err(ReviewerError::Faults(faults)), ""),
            Ok(profile) if own.reviewer.state == ReviewerState::Accepted => {
                let id = own.reviewer.id;
                (change_profile(house, &visit.actor, id, form.seen, &profile).await, "interests-changed")
            }
            Ok(profile) => {
                let answer = Answer::Accept(profile);
                (answer_invitation(house, &visit.actor, of, &answer).await, "interests-accepted")
            }
        }
    };
    match done {
        Ok(()) => {
            visit.flash(Tone::Success, said);
            let to = if said == "interests-accepted" { "interests" } else { "invitations" };
            Ok(onward(&format!("/reviews/{to}/{slug}")))
        }
        Err(ReviewerError::Faults(faults)) => again(&visit, &view(&visit, &own, &form, &faults)),
        Err(other) => Err(other.into()),
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Ending {
    reason: String,
}

/// `POST /reviews/invitations/{slug}/leave`.
pub(super) async fn end(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form): Form<Ending>,
) -> Result<Response, Problem> {
    let own = Own::of(&visit, &slug).await?;
    leave(&visit.app.house, &visit.actor, own.reviewer.id, &form.reason).await?;
    visit.flash(Tone::Success, "interests-left");
    Ok(onward(&format!("{HOME}/{slug}")))
}
