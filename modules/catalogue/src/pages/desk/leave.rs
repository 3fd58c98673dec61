//! A portal of officers under an organiser's eye: asked for, allowed, declined; and its report sent to a colleague.

use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Email;
use centum_web::{FieldErrors, Form, Problem, Tone, Typed, Visit, again, onward};
use serde::Deserialize;

use super::harvester;
use super::run::{Whole, framed, of, path};
use crate::harvest::forward_report;
use crate::officers::{OfficerError, Standing, clear, decline, rules};

/// Whether an organiser has a word in what a dry run has shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Leave {
    /// The button asks an organiser instead of beginning.
    pub(super) is_needed: bool,
    /// An organiser is asked, and whoever looks is none.
    pub(super) is_asked: bool,
    /// Why one said no.
    pub(super) declined: Option<String>,
    /// Whoever looks is asked.
    pub(super) decides: bool,
}

impl Leave {
    /// What stands between a dry run and its harvest.
    pub(super) fn of(whole: &Whole) -> Self {
        let Some(charge) = &whole.charge else { return Self::default() };
        let asked = charge.standing == Standing::Asked;
        let is_needed = !whole.manages && !rules::may_take_in(whole.asks, charge.standing);
        let of_this = charge.wish.is_some_and(|wish| wish.run == whole.run.id);
        Self {
            is_needed,
            is_asked: is_needed && asked,
            declined: charge.reason.clone().filter(|_| charge.standing == Standing::Declined),
            decides: whole.manages && asked && of_this,
        }
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Reason {
    reason: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Colleague {
    colleague: String,
}

/// Says yes to what officers ask: the harvest begins.
pub(super) async fn yes(visit: Visit, Path(id): Path<String>, _: Typed) -> Result<Response, Problem> {
    let whole = of(&visit, &id).await?;
    let dialects = &*harvester(&visit)?.dialects;
    let begun = clear(&visit.app.house, &visit.actor, dialects, whole.catalogue.id).await?;
    visit.flash(Tone::Success, "catalogue-desk-harvest-begun");
    Ok(onward(&path(begun)))
}

/// Says no, with a reason.
pub(super) async fn no(
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<Reason>,
) -> Result<Response, Problem> {
    let whole = of(&visit, &id).await?;
    match decline(&visit.app.house, &visit.actor, whole.catalogue.id, &form.reason).await {
        Ok(()) => {
            visit.flash(Tone::Success, "catalogue-officer-declined");
            Ok(onward(&path(whole.run.id)))
        }
        Err(OfficerError::Reason) => {
            let mut errors = FieldErrors::new();
            errors.push("reason", "catalogue-desk-error-reason");
            again(&visit, &framed(&visit, &whole, form.reason, errors))
        }
        Err(error) => Err(error.into()),
    }
}

/// Sends the report to a colleague.
pub(super) async fn forward(
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<Colleague>,
) -> Result<Response, Problem> {
    let whole = of(&visit, &id).await?;
    let Ok(colleague) = form.colleague.trim().parse::<Email>() else {
        let mut errors = FieldErrors::new();
        errors.push("colleague", "catalogue-officer-error-colleague");
        let mut view = framed(&visit, &whole, String::new(), errors);
        view.colleague = form.colleague;
        return again(&visit, &view);
    };
    let site = visit.app.settings.site_name.clone();
    let to = (&colleague, visit.locale.tag());
    forward_report(&visit.app.house, &visit.actor, whole.run.id, to, &site).await?;
    visit.flash(Tone::Success, "catalogue-desk-report-sent");
    Ok(onward(&path(whole.run.id)))
}
