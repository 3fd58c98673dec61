//! One application as it was handed in, and the own marks beside it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_calls::call::Criterion;
use centum_web::components::Choice;
use centum_web::flash::Tone;
use centum_web::{FieldErrors, Html, Locale, Page, Problem, Typed, Visit};

use super::handed_in::{self, handed_in};
use super::marks::{MarksForm, Sent, field_names, id_of, read_page, rule, settled, slots, unsent};
use super::{HOME, again, below, onward};
use crate::pages::problem::review_message;
use crate::pages::words::{Said, exact_points, half_points, points, said};
use crate::reviews::marking::{Save, Saved};
use crate::reviews::rules::{Missing, may_write, sees_others};
use crate::reviews::{Own, Review, ReviewError, decline, own, save_marks, score, settle, submit};

#[derive(Template)]
#[template(path = "reviewing/one.html")]
pub(crate) struct View {
    page: Page,
    path: String,
    handed_in: Html,
    /// Where to say that one is not impartial.
    interests: String,
    /// The form of marks, as long as they can be written.
    form: Option<Html>,
    /// What was typed before that and is not sent.
    unsent: Option<Html>,
    /// Why they cannot.
    why: Option<String>,
    given: Vec<Given>,
    total: Option<(String, String)>,
    report: Option<String>,
    declines: bool,
    decline_typed: String,
    errors: FieldErrors,
}

/// A mark that was given.
struct Given {
    label: Said,
    rule: String,
    points: String,
    comment: String,
}

/// What a page was sent and could not be kept.
#[derive(Default)]
pub(crate) struct Refused {
    pub(super) typed: Vec<Save>,
    pub(super) errors: FieldErrors,
    pub(super) decline: String,
}

pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let own = found(&visit, id_of(&id)?).await?;
    visit.html(&composed(&visit, &own, Refused::default())?)
}

async fn found(visit: &Visit, id: centum_base::Id<Review>) -> Result<Own, Problem> {
    let mut reader = visit.app.house.db.read_current().await?;
    Ok(own(&mut reader.conn(), &visit.actor, id).await?)
}

fn composed(visit: &Visit, own: &Own, refused: Refused) -> Result<View, Problem> {
    let title = format!("{} {}", own.dossier.head.reference(), own.dossier.head.title);
    let page = below(visit, title).bringing(visit, "fill.js");
    Ok(view(&visit.locale, page, own, refused)?)
}

pub(crate) fn view(locale: &Locale, page: Page, own: &Own, refused: Refused) -> askama::Result<View> {
    let path = format!("{HOME}/{}", own.review.id);
    let (dossier, criteria) = (&own.dossier, &own.dossier.call.terms.criteria);
    let files = format!("{path}/files");
    let may = may_write(own.selection.state, own.is_agreed, own.review.state);
    let form = match may {
        Ok(()) => Some(form(locale, &page, own, &refused)?),
        Err(_) => None,
    };
    let unsent = match &form {
        Some(_) => None,
        None => Some(unsent(&page, &store_key(own), &save_url(own), &path)?),
    };
    let why = may.err().map(|refusal| locale.tell(&review_message(&ReviewError::Rule(refusal))).plain());
    let marks = own.sheet.marks(criteria);
    let total = score::exact(criteria, &marks).filter(|_| form.is_none());
    Ok(View {
        handed_in: handed_in(locale, dossier, &files)?,
        interests: format!("/reviews/interests/{}", dossier.call.slug),
        given: if form.is_none() { given(locale, criteria, own) } else { Vec::new() },
        total: total.map(|total| (exact_points(locale, total), points(locale, score::greatest(criteria)))),
        report: sees_others(own.selection.state, own.review.state).then(|| format!("{path}/report")),
        declines: own.review.submitted_at.is_none(),
        decline_typed: refused.decline,
        errors: refused.errors,
        form,
        unsent,
        why,
        path,
        page,
    })
}

fn form(locale: &Locale, page: &Page, own: &Own, refused: &Refused) -> askama::Result<Html> {
    let id = own.review.id;
    let criteria = &own.dossier.call.terms.criteria;
    let form = MarksForm {
        page,
        action: format!("{HOME}/{id}"),
        save_url: save_url(own),
        key: store_key(own),
        slots: slots(locale, criteria, &own.sheet, &refused.typed, &refused.errors),
        saved: own.sheet.saved_at().map(|at| locale.moment(at)),
        submit: locale.text("selection-review-submit"),
        save: locale.text("word-save"),
    };
    form.render().map(Html::trusted)
}

/// Where its marks are saved one by one.
fn save_url(own: &Own) -> String {
    format!("/api/v1/reviews/{}", own.review.id)
}

/// The name of a review in the browser's store.
fn store_key(own: &Own) -> String {
    format!("review-{}", own.review.id)
}

fn given(locale: &Locale, criteria: &[Criterion], own: &Own) -> Vec<Given> {
    let line = |(criterion, mark): (&Criterion, crate::reviews::Mark)| Given {
        label: said(locale, &criterion.label),
        rule: rule(locale, criterion),
        points: mark.halves.map(|halves| half_points(locale, halves)).unwrap_or_default(),
        comment: mark.comment,
    };
    criteria.iter().zip(own.sheet.marks(criteria)).map(line).collect()
}

/// The choices of a list of points.
pub(crate) fn points_of(locale: &Locale, criterion: &Criterion, current: Option<u32>) -> Vec<Choice> {
    let option = |halves| Choice {
        value: crate::pages::words::plain_points(halves),
        text: half_points(locale, halves),
        chosen: current == Some(halves),
    };
    (0..=criterion.max_halves).map(option).collect()
}

/// `POST /reviews/{id}`: saves what was typed, and submits it if that was the button.
pub(super) async fn save(visit: Visit, Path(id): Path<String>, typed: Typed) -> Result<Response, Problem> {
    let id = id_of(&id)?;
    let before = found(&visit, id).await?;
    let criteria = before.dossier.call.terms.criteria.clone();
    let Sent { saves, mut errors } = read_page(&criteria, &typed);
    let (house, actor) = (&visit.app.house, &visit.actor);
    let is_faulty = |save: &Save| {
        let (points, comment) = field_names(&save.mark.criterion);
        errors.of(&points).is_some() || errors.of(&comment).is_some()
    };
    let (faulty, whole): (Vec<Save>, Vec<Save>) = saves.into_iter().partition(is_faulty);
    let touched: Vec<Save> = whole.into_iter().filter(|save| !before.sheet.is_untouched(save)).collect();
    let saved = match save_marks(house, actor, id, &touched, visit.received_at).await {
        Ok(saved) => saved,
        Err(error @ (ReviewError::Rule(_) | ReviewError::TooMany(_))) => {
            // Nothing was kept: what was typed stands in the inputs again.
            errors.push("marks", review_message(&error));
            let typed = touched.into_iter().chain(faulty).collect();
            let refused = Refused { typed, errors, decline: String::new() };
            return again(&visit, &composed(&visit, &before, refused)?);
        }
        Err(error) => return Err(error.into()),
    };
    let path = format!("{HOME}/{id}");
    if let Some(settled) = settled(&typed, &before.sheet) {
        settle(house, actor, id, settled.aside, &settled.chosen, visit.received_at).await?;
        return Ok(onward(&path));
    }
    let mut refused = Refused { typed: faulty, errors, decline: String::new() };
    if refused.errors.is_empty() && typed.value("go") == Some("submit") {
        match submit(house, actor, id).await {
            Ok(()) => {
                visit.flash(Tone::Success, "selection-review-submitted");
                return Ok(onward(&path));
            }
            Err(ReviewError::Incomplete(missing)) => name_missing(&mut refused.errors, &missing),
            Err(error @ ReviewError::Unsettled) => refused.errors.push("marks", review_message(&error)),
            Err(error) => return Err(error.into()),
        }
    }
    if refused.errors.is_empty() {
        if saved.iter().any(|one| matches!(one, Saved::Aside { .. })) {
            visit.flash(Tone::Warning, "selection-review-met");
        } else {
            visit.flash(Tone::Success, "selection-review-saved");
        }
        return Ok(onward(&path));
    }
    let after = found(&visit, id).await?;
    again(&visit, &composed(&visit, &after, refused)?)
}

/// Puts each thing that is missing at its place.
pub(crate) fn name_missing(errors: &mut FieldErrors, missing: &[(String, Missing)]) {
    for (criterion, what) in missing {
        let (points, comment) = field_names(criterion);
        match what {
            Missing::Points => errors.push(points, "selection-review-points-missing"),
            Missing::Comment => errors.push(comment, "selection-review-comment-missing"),
        }
    }
}

/// `POST /reviews/{id}/decline`.
pub(super) async fn decline_it(
    visit: Visit,
    Path(id): Path<String>,
    typed: Typed,
) -> Result<Response, Problem> {
    let id = id_of(&id)?;
    let reason = typed.value("reason").unwrap_or_default();
    match decline(&visit.app.house, &visit.actor, id, reason).await {
        Ok(()) => {
            visit.flash(Tone::Success, "selection-review-declined");
            Ok(onward(HOME))
        }
        Err(error @ ReviewError::ReasonNeeded(_)) => {
            let mut refused = Refused { decline: reason.to_owned(), ..Refused::default() };
            refused.errors.push("reason", review_message(&error));
            let own = found(&visit, id).await?;
            again(&visit, &composed(&visit, &own, refused)?)
        }
        Err(error) => Err(error.into()),
    }
}

/// A file of an answer.
pub(super) async fn file(
    visit: Visit,
    Path((id, part, field, digest)): Path<(String, String, String, String)>,
) -> Result<Response, Problem> {
    let own = found(&visit, id_of(&id)?).await?;
    handed_in::file(&visit, &own.dossier, (&part, &field, &digest)).await
}
