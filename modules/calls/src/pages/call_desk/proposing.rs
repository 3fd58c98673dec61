//! A correction of a published call: what would differ is shown before anybody is told.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_web::{FieldErrors, Form, Message, Page, Problem, Tone, Visit};
use serde::Deserialize;

use super::{CALLS, again, below, call_of, onward};
use crate::Site;
use crate::call::{self, CallError, Correction, Objection, Terms};
use crate::pages::call_words::objection;
use crate::pages::difference::{Line, lines};
use crate::pages::public::Shown;

#[derive(Template)]
#[template(path = "call_desk/proposal.html")]
pub(super) struct Proposal {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) lines: Vec<Line>,
    /// What the form would change, for those who have answered already.
    pub(super) form_lines: Vec<Message>,
    pub(super) with_form: bool,
    pub(super) terms: String,
    pub(super) seen: i64,
    pub(super) number: u32,
    pub(super) letters: i64,
    pub(super) reason: String,
    pub(super) reopens: bool,
    pub(super) barred: bool,
    pub(super) errors: FieldErrors,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct CorrectForm {
    terms: String,
    seen: i64,
    reason: String,
    /// Whether the working copy of the form goes into force too.
    form: Option<String>,
}

/// What is proposed: what the call shall say, and the form if that changes too.
pub(super) struct Proposed {
    pub(super) terms: Terms,
    pub(super) form: Option<centum_forms::Form>,
    pub(super) seen: i64,
}

/// The page that shows what would differ, and who would be told.
pub(super) async fn propose(
    visit: &Visit,
    shown: &Shown,
    proposed: Proposed,
    reason: String,
    found: Vec<Objection>,
) -> Result<Response, Problem> {
    let Proposed { terms, form: new_form, seen } = proposed;
    let Shown { call, form, .. } = shown;
    let now = visit.app.house.now();
    let changes = call::changes(&call.terms, &terms);
    let mut errors = FieldErrors::new();
    let first_look = found.is_empty();
    // Before a reason was typed, only what no reason can heal is said.
    let found = match first_look {
        true => match call::correct(call, &terms, (form, new_form.as_ref()), "…", now) {
            Err(found) => found,
            Ok(_) => Vec::new(),
        },
        false => found,
    };
    for one in &found {
        errors.push("reason", objection(one));
    }
    let letters = call::followers(&mut visit.app.house.read().await?.conn(), call.id).await?;
    let view = Proposal {
        page: below(visit, call, visit.locale.text("calls-desk-proposal")),
        path: format!("{CALLS}/{}", call.slug),
        lines: lines(&visit.locale, (&call.terms, &terms), form, &changes),
        form_lines: new_form
            .iter()
            .flat_map(|new| centum_forms::moved(form, new))
            .map(|change| centum_forms::say::change(&change, &visit.locale))
            .collect(),
        with_form: new_form.is_some(),
        reopens: call::reopens(call, &terms, now),
        barred: found.iter().any(|one| !matches!(one, Objection::NoReason | Objection::ReasonTooLong)),
        terms: serde_json::to_string(&terms).map_err(Problem::fault)?,
        number: call.corrigendum + 1,
        seen,
        letters,
        reason,
        errors,
    };
    if view.errors.is_empty() { visit.html(&view) } else { again(visit, &view) }
}

/// `POST /desk/calls/{slug}/correct`.
pub(super) async fn correct(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form): Form<CorrectForm>,
) -> Result<Response, Problem> {
    let shown = call_of(&visit, &slug).await?;
    let terms: Terms = serde_json::from_str(&form.terms).map_err(|_| Problem::bad_request("problem-form"))?;
    let site = Site::of(&visit.app.settings);
    let new_form = match form.form {
        Some(_) => call::working_form(&mut visit.app.house.read().await?.conn(), shown.call.id).await?,
        None => None,
    };
    let correction = Correction { terms: terms.clone(), form: new_form.clone(), reason: form.reason.clone() };
    let done =
        call::correct_call(&visit.app.house, &visit.actor, shown.call.id, form.seen, correction, &site).await;
    match done {
        Ok(_) => {
            visit.flash(Tone::Success, "calls-desk-corrected");
            Ok(onward(&format!("{CALLS}/{slug}")))
        }
        Err(CallError::Objected(found)) => {
            let proposed = Proposed { terms, form: new_form, seen: form.seen };
            propose(&visit, &shown, proposed, form.reason, found).await
        }
        Err(error) => Err(error.into()),
    }
}
