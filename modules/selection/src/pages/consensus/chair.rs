//! One application as those see it who run the selection: reviews with names, the report, what the panel makes of it.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission::{ChairPanel, ManageCalls, ReadDesk, ReleaseDecision};
use centum_accounts::{Person, names_of};
use centum_base::Id;
use centum_calls::call::{Call, Criterion};
use centum_calls::expression::find_by_number;
use centum_desk::History;
use centum_web::components::Choice;
use centum_web::flash::Tone;
use centum_web::{FieldErrors, Locale, Message, Page, Problem, Typed, Visit};

use super::parts::{
    AgainLine, ChangeLine, CommentLine, SideBySide, SilentLine, TextLine, VoiceLine, again_lines, changes,
    comments, gone_on, not_awaited, side_by_side, standing, text, voices,
};
use crate::consensus::rules::{Standing, is_paneling, is_written, may_evaluate_again};
use crate::consensus::{
    Reading, ReportError, Written, change_mark, evaluate_again, for_manager, go_on_without, name_rapporteur,
};
use crate::pages::panel::below;
use crate::pages::place::{begun, home};
use crate::pages::problem::{report_message, review_message};
use crate::pages::reviewing::marks::id_of;
use crate::pages::reviewing::one::points_of;
use crate::pages::reviewing::{again, onward};
use crate::pages::words::{criterion_name, read_points, said};
use crate::reviews::{ReviewError, reopen};

#[derive(Template)]
#[template(path = "consensus/chair.html")]
pub(super) struct View {
    page: Page,
    path: String,
    application: String,
    state: Option<(String, &'static str)>,
    rapporteur: String,
    reviews: Vec<ReviewLine>,
    side: SideBySide,
    text: Vec<TextLine>,
    voices: Vec<VoiceLine>,
    /// Who did not speak of what stands and is not waited for.
    not_awaited: Vec<SilentLine>,
    gone_on: Vec<AgainLine>,
    /// The round that waits for voices, and whose, where who looks may go on without them.
    waits: Option<(u32, String)>,
    comments: Vec<CommentLine>,
    changes: Vec<ChangeLine>,
    /// Who can be named rapporteur.
    rapporteurs: Vec<Choice>,
    /// The criteria with the points that can be given, where the panel may change them.
    changing: Vec<(String, String, Vec<Choice>)>,
    again: Vec<AgainLine>,
    /// Whether the report can be opened again.
    may_again: bool,
    /// For those who may read the desk.
    history: Option<History>,
    typed: BTreeMap<String, String>,
    errors: FieldErrors,
}

/// A review of the application.
struct ReviewLine {
    id: String,
    who: String,
    state: String,
    tone: &'static str,
    reason: String,
    reopens: bool,
}

/// What the page shows besides the report.
#[derive(Default)]
pub(super) struct Around {
    pub(super) names: BTreeMap<Id<Person>, String>,
    pub(super) chairs: bool,
    /// Whether applications can be seen as the organiser does.
    pub(super) organises: bool,
    /// Whether a decision can be released by who looks.
    pub(super) releases: bool,
    /// Whether who looks was given the application to review.
    pub(super) reviews: bool,
    pub(super) history: Option<History>,
    pub(super) typed: BTreeMap<String, String>,
}

impl View {
    fn typed(&self, field: &str) -> &str {
        self.typed.get(field).map_or("", String::as_str)
    }
}

pub(super) async fn show(
    visit: Visit,
    Path((slug, number)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let view = composed(&visit, &slug, &number, BTreeMap::new(), FieldErrors::new()).await?;
    visit.html(&view)
}

pub(super) async fn found(visit: &Visit, slug: &str, number: &str) -> Result<(Call, Reading), Problem> {
    let (call, selection) = begun(visit, slug).await?;
    let number: u32 = number.parse().map_err(|_| Problem::not_found())?;
    let mut reader = visit.app.house.db.read_current().await?;
    let conn = &mut reader.conn();
    let head = find_by_number(conn, call.id, number).await?.ok_or_else(Problem::not_found)?;
    let reading = for_manager(conn, &visit.actor, selection, head.id).await?;
    // An application that nobody was given to read has nothing to show here.
    if reading.individual.is_empty() { Err(Problem::not_found()) } else { Ok((call, reading)) }
}

async fn composed(
    visit: &Visit,
    slug: &str,
    number: &str,
    typed: BTreeMap<String, String>,
    errors: FieldErrors,
) -> Result<View, Problem> {
    let (call, reading) = found(visit, slug, number).await?;
    let persons: BTreeSet<Id<Person>> = reading.individual.iter().map(|one| one.held.person).collect();
    let mut reader = visit.app.house.read().await?;
    let names = names_of(&mut reader.conn(), &persons).await?;
    drop(reader);
    let history = if visit.actor.may(ReadDesk) {
        Some(History::of(visit, "report", reading.expression.id).await?)
    } else {
        None
    };
    let around = Around {
        names,
        chairs: visit.actor.may(ChairPanel),
        organises: visit.actor.may(ManageCalls),
        releases: visit.actor.may(ReleaseDecision),
        reviews: visit.actor.person().is_some_and(|person| persons.contains(&person.id)),
        history,
        typed,
    };
    let title = format!("{} {}", reading.expression.reference(), reading.expression.title);
    let page = below(visit, &call, title);
    Ok(view(&visit.locale, page, &reading, around, errors))
}

pub(super) fn view(
    locale: &Locale,
    page: Page,
    reading: &Reading,
    around: Around,
    errors: FieldErrors,
) -> View {
    let name = |_: &str, person: Id<Person>| around.names.get(&person).cloned().unwrap_or_default();
    let written = reading.report.as_ref();
    let rapporteur = written.map(|one| one.report.rapporteur);
    let person_of = |id| reading.individual.iter().find(|one| one.held.review.reviewer == id);
    let state = reading.selection.state;
    let choice = |one: &crate::consensus::Individual| {
        let current = rapporteur.map(|id| id.to_string());
        let id = one.held.review.reviewer.to_string();
        Choice::new(id, name("", one.held.person), current.as_deref())
    };
    let rapporteurs = reading.individual.iter().filter(|one| one.counts()).map(choice).collect();
    let is_agreed = written.is_some_and(|one| one.standing == Standing::Agreed);
    let changes_marks = around.chairs && is_agreed && is_paneling(state).is_ok();
    let changing = |criterion: &Criterion| {
        let key = criterion.key.clone();
        let label = said(locale, &criterion.label).text;
        // What was chosen stays chosen, and otherwise the mark that stands: never the lowest by itself.
        let typed = around.typed.get("points").filter(|_| around.typed.get("criterion") == Some(&key));
        let stands = || written?.last_marks().iter().find(|one| one.criterion == key)?.halves;
        let current = typed.and_then(|text| read_points(text)).or_else(stands);
        (key, label, points_of(locale, criterion, current))
    };
    let criteria = reading.criteria().iter().filter(|_| changes_marks);
    let waits = |one: &&Written| {
        let is_waiting = matches!(one.standing, Standing::Waiting(_));
        is_waiting && !around.reviews && is_written(state, Some(one.standing)).is_ok()
    };
    let path = format!("{}/reports/{}", home(&reading.call), reading.expression.number);
    View {
        application: if around.organises {
            format!("/desk/calls/{}/applications/{}", reading.call.slug, reading.expression.number)
        } else {
            format!("{path}/application")
        },
        path,
        state: written.map(|one| standing(locale, one.standing)),
        rapporteur: rapporteur
            .and_then(person_of)
            .map_or_else(|| locale.text("selection-report-nobody"), |one| name("", one.held.person)),
        reviews: review_lines(locale, reading, &name, around.chairs),
        side: side_by_side(locale, reading, &name),
        text: text(locale, reading),
        voices: voices(locale, reading, &name),
        not_awaited: not_awaited(locale, reading, &name),
        gone_on: gone_on(locale, reading),
        waits: written.filter(waits).map(|one| {
            let awaited = reading.awaited();
            (one.report.round, locale.list(awaited.iter().map(|one| name("", one.held.person))))
        }),
        comments: comments(locale, reading, &name),
        changes: changes(locale, reading),
        rapporteurs: if is_written(state, written.map(|one| one.standing)).is_ok() {
            rapporteurs
        } else {
            Vec::new()
        },
        changing: criteria.map(changing).collect(),
        again: again_lines(locale, reading),
        may_again: around.releases
            && written.is_some_and(|one| may_evaluate_again(state, one.standing).is_ok()),
        history: around.history,
        typed: around.typed,
        errors,
        page,
    }
}

fn review_lines(
    locale: &Locale,
    reading: &Reading,
    name: &dyn Fn(&str, Id<Person>) -> String,
    chairs: bool,
) -> Vec<ReviewLine> {
    let line = |one: &crate::consensus::Individual| {
        let review = &one.held.review;
        let may = crate::reviews::rules::may_reopen(reading.selection.state, review.state);
        ReviewLine {
            id: review.id.to_string(),
            who: name(&one.letter, one.held.person),
            state: locale.text(&format!("selection-review-state-{}", review.state.name())),
            tone: crate::pages::reviewing::tone(review.state),
            reason: review.state_reason.clone(),
            reopens: chairs && may.is_ok(),
        }
    };
    reading.individual.iter().map(line).collect()
}

async fn refused(
    visit: &Visit,
    (slug, number): (&str, &str),
    typed: &Typed,
    (field, message): (String, Message),
) -> Result<Response, Problem> {
    let mut errors = FieldErrors::new();
    errors.push(field, message);
    let typed = typed.0.iter().cloned().collect();
    again(visit, &composed(visit, slug, number, typed, errors).await?)
}

/// Tells what became of a deed that needs a reason, in the field of the form.
async fn with_reason(
    visit: &Visit,
    call: &Call,
    (slug, number): (&str, &str),
    typed: &Typed,
    done: Result<(), ReportError>,
    (field, said): (&str, Message),
) -> Result<Response, Problem> {
    match done {
        Ok(()) => {
            visit.flash(Tone::Success, said);
            Ok(onward(&format!("{}/reports/{number}", home(call))))
        }
        Err(ReportError::Marks(error @ ReviewError::ReasonNeeded(_))) => {
            refused(visit, (slug, number), typed, (field.to_owned(), review_message(&error))).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Names who writes the report, which begins it.
pub(super) async fn rapporteur(
    visit: Visit,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Result<Response, Problem> {
    let (_, reading) = found(&visit, &slug, &number).await?;
    let place = (reading.selection.id, reading.expression.id);
    let reviewer = id_of(typed.value("rapporteur").unwrap_or_default())?;
    match name_rapporteur(&visit.app.house, &visit.actor, place, reviewer).await {
        Ok(()) => {
            visit.flash(Tone::Success, "selection-report-rapporteur-named");
            Ok(onward(&format!("{}/reports/{number}", home(&reading.call))))
        }
        Err(error @ ReportError::Rule(_)) => {
            let at = ("rapporteur".to_owned(), report_message(&error));
            refused(&visit, (&slug, &number), &typed, at).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Opens the report again after marks were final.
pub(super) async fn evaluate(
    visit: Visit,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Result<Response, Problem> {
    let (_, reading) = found(&visit, &slug, &number).await?;
    let place = (reading.selection.id, reading.expression.id);
    let reason = typed.value("reason-again").unwrap_or_default();
    let done = evaluate_again(&visit.app.house, &visit.actor, place, reason).await;
    let told = ("reason-again", "selection-report-again-done".into());
    with_reason(&visit, &reading.call, (&slug, &number), &typed, done, told).await
}

/// Goes on without those who have not spoken.
pub(super) async fn without(
    visit: Visit,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Result<Response, Problem> {
    let (_, reading) = found(&visit, &slug, &number).await?;
    let place = (reading.selection.id, reading.expression.id);
    let round = typed.value("round").and_then(|round| round.parse().ok()).unwrap_or(0);
    let reason = typed.value("reason-without").unwrap_or_default();
    let done = go_on_without(&visit.app.house, &visit.actor, place, round, reason).await;
    let told = ("reason-without", "selection-report-unheard-done".into());
    with_reason(&visit, &reading.call, (&slug, &number), &typed, done, told).await
}

/// Opens a review again.
pub(super) async fn reopen_it(
    visit: Visit,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Result<Response, Problem> {
    let (_, reading) = found(&visit, &slug, &number).await?;
    let asked = typed.value("review").unwrap_or_default();
    let of = reading.individual.iter().find(|one| one.held.review.id.to_string() == asked);
    let id = of.ok_or_else(Problem::not_found)?.held.review.id;
    let field = format!("reason-{id}");
    let reason = typed.value(&field).unwrap_or_default();
    match reopen(&visit.app.house, &visit.actor, id, reason).await {
        Ok(()) => {
            visit.flash(Tone::Success, "selection-review-reopened");
            Ok(onward(&format!("{}/reports/{number}", home(&reading.call))))
        }
        Err(error @ ReviewError::ReasonNeeded(_)) => {
            refused(&visit, (&slug, &number), &typed, (field, review_message(&error))).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Changes a mark, as the panel.
pub(super) async fn mark(
    visit: Visit,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Result<Response, Problem> {
    let (_, reading) = found(&visit, &slug, &number).await?;
    let place = (reading.selection.id, reading.expression.id);
    let criterion = typed.value("criterion").unwrap_or_default();
    let halves = typed.value("points").and_then(read_points);
    let halves = halves.ok_or_else(|| Problem::refused("selection-review-points-unreadable"))?;
    let field = format!("reason-{criterion}");
    let reason = typed.value(&field).unwrap_or_default();
    let done = change_mark(&visit.app.house, &visit.actor, place, criterion, halves, reason).await;
    let name = criterion_name(&visit.locale, reading.criteria(), criterion);
    let said = Message::new("selection-panel-mark-changed").arg("criterion", name);
    with_reason(&visit, &reading.call, (&slug, &number), &typed, done, (&field, said)).await
}
