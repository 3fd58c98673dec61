//! The report as one of the reviewers sees it. Reviewers know each other by letters.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_base::Digest;
use centum_web::flash::Tone;
use centum_web::{FieldErrors, Html, Locale, Page, Problem, Typed, Visit};

use super::autosave::place;
use super::parts::{
    AgainLine, ChangeLine, CommentLine, SideBySide, SilentLine, TextLine, VoiceLine, again_lines, changes,
    comments, gone_on, not_awaited, side_by_side, standing, text, voices,
};
use crate::consensus::rules::{Standing, is_written};
use crate::consensus::{
    Reading, ReportError, Said, ask_approval, comment, for_reader, save_marks, settle, speak,
};
use crate::pages::problem::report_message;
use crate::pages::reviewing::marks::{MarksForm, Sent, id_of, read_page, settled, slots, unsent};
use crate::pages::reviewing::one::name_missing;
use crate::pages::reviewing::{HOME, again, below, onward};
use crate::reviews::marking::{Save, Saved};
use crate::reviews::{Review, ReviewError};

#[derive(Template)]
#[template(path = "consensus/reader.html")]
pub(super) struct View {
    page: Page,
    path: String,
    me: String,
    rapporteur: String,
    state: Option<(String, &'static str)>,
    round: u32,
    side: SideBySide,
    /// The form, for the rapporteur.
    form: Option<Html>,
    /// What was typed while there was one and is not sent.
    unsent: Option<Html>,
    /// What can be approved: its round and its digest.
    asked: Option<(u32, String)>,
    text: Vec<TextLine>,
    voices: Vec<VoiceLine>,
    /// Who did not speak of what stands and is not waited for.
    not_awaited: Vec<SilentLine>,
    gone_on: Vec<AgainLine>,
    comments: Vec<CommentLine>,
    changes: Vec<ChangeLine>,
    again: Vec<AgainLine>,
    speaks: bool,
    /// What was typed where its field is no more: nobody has kept it.
    unkept: Vec<String>,
    typed: Spoken,
    errors: FieldErrors,
}

/// What was typed and could not be kept.
#[derive(Default)]
pub(super) struct Spoken {
    view: String,
    said: String,
    marks: Vec<Save>,
}

pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    visit.html(&composed(&visit, &id, Spoken::default(), FieldErrors::new()).await?)
}

async fn found(visit: &Visit, id: &str) -> Result<(Reading, Review), Problem> {
    let mut reader = visit.app.house.db.read_current().await?;
    Ok(for_reader(&mut reader.conn(), &visit.actor, id_of(id)?).await?)
}

async fn composed(visit: &Visit, id: &str, typed: Spoken, errors: FieldErrors) -> Result<View, Problem> {
    let (reading, review) = found(visit, id).await?;
    let name = format!("{} {}", reading.expression.reference(), reading.expression.title);
    let title = visit.locale.say("selection-report-of").arg("application", &name).plain();
    let page = below(visit, title).crumb(format!("{HOME}/{}", review.id), name).bringing(visit, "fill.js");
    Ok(view(&visit.locale, page, (&reading, &review), typed, errors)?)
}

pub(super) fn view(
    locale: &Locale,
    page: Page,
    (reading, review): (&Reading, &Review),
    typed: Spoken,
    errors: FieldErrors,
) -> askama::Result<View> {
    let letter = |letter: &str| locale.say("selection-reviewer").arg("letter", letter).plain();
    let named = |of: &str, _| letter(of);
    let written = reading.report.as_ref();
    let deliberates = is_written(reading.selection.state, written.map(|one| one.standing)).is_ok();
    let is_rapporteur = written.is_some_and(|one| one.report.rapporteur == review.reviewer);
    let form = match written {
        Some(_) if is_rapporteur && deliberates => Some(form(&page, reading, review, &typed, &errors)?),
        _ => None,
    };
    let path = format!("{HOME}/{}/report", review.id);
    let unsent = match &form {
        Some(_) => None,
        None => Some(unsent(&page, &store_key(review), &save_url(review), &path)?),
    };
    let has_spoken = written.is_some_and(|one| {
        one.voices.iter().any(|voice| voice.round == one.report.round && voice.reviewer == review.reviewer)
    });
    let asked = written
        .filter(|one| matches!(one.standing, Standing::Waiting(_) | Standing::Agreed))
        .filter(|_| deliberates && !has_spoken)
        .map(|one| (one.report.round, one.content.to_string()));
    let rapporteur = written.and_then(|one| reading.letter(one.report.rapporteur)).map(letter);
    let speaks = deliberates && written.is_some();
    let mut unkept: Vec<String> = Vec::new();
    if form.is_none() {
        unkept.extend(typed.marks.iter().map(|save| save.mark.comment.clone()));
    }
    if asked.is_none() {
        unkept.push(typed.view.clone());
    }
    if !speaks {
        unkept.push(typed.said.clone());
    }
    unkept.retain(|text| !text.trim().is_empty());
    Ok(View {
        path,
        me: reading.letter(review.reviewer).map(letter).unwrap_or_default(),
        rapporteur: rapporteur.unwrap_or_else(|| locale.text("selection-report-nobody")),
        state: written.map(|one| standing(locale, one.standing)),
        round: written.map_or(0, |one| one.report.round),
        side: side_by_side(locale, reading, &named),
        voices: voices(locale, reading, &named),
        not_awaited: not_awaited(locale, reading, &named),
        gone_on: gone_on(locale, reading),
        comments: comments(locale, reading, &named),
        changes: changes(locale, reading),
        again: again_lines(locale, reading),
        speaks,
        unkept,
        text: if form.is_none() { text(locale, reading) } else { Vec::new() },
        form,
        unsent,
        asked,
        typed,
        errors,
        page,
    })
}

fn form(
    page: &Page,
    reading: &Reading,
    review: &Review,
    typed: &Spoken,
    errors: &FieldErrors,
) -> askama::Result<Html> {
    let locale = &page.locale;
    let sheet = reading.report.as_ref().map(|one| one.sheet.clone()).unwrap_or_default();
    let form = MarksForm {
        page,
        action: format!("{HOME}/{}/report", review.id),
        save_url: save_url(review),
        key: store_key(review),
        slots: slots(locale, reading.criteria(), &sheet, &typed.marks, errors),
        saved: sheet.saved_at().map(|at| locale.moment(at)),
        submit: locale.text("selection-report-ask"),
        save: locale.text("word-save"),
    };
    form.render().map(Html::trusted)
}

/// Where its marks are saved one by one.
fn save_url(review: &Review) -> String {
    format!("/api/v1/reviews/{}/report", review.id)
}

/// The name of a report in the browser's store: each who writes it has one of their own, for several may sit at one browser.
fn store_key(review: &Review) -> String {
    format!("report-{}", review.id)
}

/// `POST /reviews/{id}/report`: the rapporteur saves, and asks for approval if that was the button.
pub(super) async fn save(visit: Visit, Path(id): Path<String>, typed: Typed) -> Result<Response, Problem> {
    let place = place(&visit, &id).await?;
    let (reading, _) = found(&visit, &id).await?;
    let sheet = reading.report.as_ref().map(|one| one.sheet.clone()).unwrap_or_default();
    let Sent { saves, errors } = read_page(reading.criteria(), &typed);
    if !errors.is_empty() {
        let typed = Spoken { marks: saves, ..Spoken::default() };
        return again(&visit, &composed(&visit, &id, typed, errors).await?);
    }
    let (house, actor, at) = (&visit.app.house, &visit.actor, visit.received_at);
    let touched: Vec<Save> = saves.into_iter().filter(|save| !sheet.is_untouched(save)).collect();
    let saved = match save_marks(house, actor, place, &touched, at).await {
        Ok(saved) => saved,
        Err(error @ ReportError::Rule(_)) if !touched.is_empty() => {
            // Nothing was kept: what was typed stands on the page again.
            let mut errors = FieldErrors::new();
            errors.push("marks", report_message(&error));
            let typed = Spoken { marks: touched, ..Spoken::default() };
            return again(&visit, &composed(&visit, &id, typed, errors).await?);
        }
        Err(error) => return Err(error.into()),
    };
    let path = format!("{HOME}/{id}/report");
    if let Some(settled) = settled(&typed, &sheet) {
        settle(house, actor, place, settled.aside, &settled.chosen, at).await?;
        return Ok(onward(&path));
    }
    if saved.iter().any(|one| matches!(one, Saved::Aside { .. })) {
        visit.flash(Tone::Warning, "selection-review-met");
        return Ok(onward(&path));
    }
    if typed.value("go") != Some("submit") {
        visit.flash(Tone::Success, "selection-review-saved");
        return Ok(onward(&path));
    }
    match ask_approval(house, actor, place).await {
        Ok(_) => {
            visit.flash(Tone::Success, "selection-report-asked-done");
            Ok(onward(&path))
        }
        Err(ReportError::Marks(ReviewError::Incomplete(missing))) => {
            let mut errors = FieldErrors::new();
            name_missing(&mut errors, &missing);
            again(&visit, &composed(&visit, &id, Spoken::default(), errors).await?)
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /reviews/{id}/report/voice`.
pub(super) async fn voice(visit: Visit, Path(id): Path<String>, typed: Typed) -> Result<Response, Problem> {
    let place = place(&visit, &id).await?;
    let round = typed.value("round").and_then(|round| round.parse().ok()).unwrap_or(0);
    let content: Digest =
        typed.value("content").unwrap_or_default().parse().map_err(|_| Problem::not_found())?;
    let view = typed.value("view").unwrap_or_default().to_owned();
    let said = match typed.value("voice") {
        Some("approves") => Said::Approves,
        _ => Said::Minority(view.clone()),
    };
    match speak(&visit.app.house, &visit.actor, place, (round, content), &said).await {
        Ok(()) => {
            visit.flash(Tone::Success, "selection-report-spoken");
            Ok(onward(&format!("{HOME}/{id}/report")))
        }
        Err(error) if is_shown_again(&error, &view) => {
            let mut errors = FieldErrors::new();
            errors.push("view", report_message(&error));
            let typed = Spoken { view, ..Spoken::default() };
            again(&visit, &composed(&visit, &id, typed, errors).await?)
        }
        Err(error) => Err(error.into()),
    }
}

/// Whether the page is shown again with what was typed: it may be too long, or the report may have changed meanwhile.
fn is_shown_again(error: &ReportError, typed: &str) -> bool {
    match error {
        ReportError::Say(_) => true,
        ReportError::Rule(_) | ReportError::TooMany(_) => !typed.trim().is_empty(),
        _ => false,
    }
}

/// `POST /reviews/{id}/report/comments`.
pub(super) async fn say(visit: Visit, Path(id): Path<String>, typed: Typed) -> Result<Response, Problem> {
    let place = place(&visit, &id).await?;
    let said = typed.value("said").unwrap_or_default().to_owned();
    match comment(&visit.app.house, &visit.actor, place, &said).await {
        Ok(()) => Ok(onward(&format!("{HOME}/{id}/report#comments"))),
        Err(error) if is_shown_again(&error, &said) => {
            let mut errors = FieldErrors::new();
            errors.push("said", report_message(&error));
            let typed = Spoken { said, ..Spoken::default() };
            again(&visit, &composed(&visit, &id, typed, errors).await?)
        }
        Err(error) => Err(error.into()),
    }
}
