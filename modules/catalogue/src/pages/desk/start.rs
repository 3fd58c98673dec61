//! The start of the catalogue's desk: paste an address, see what waits, find a source. Officers see their own.

use askama::Template;
use axum::response::Response;
use centum_accounts::Permission;
use centum_base::Timestamp;
use centum_store::Conn;
use centum_web::components::Heading;
use centum_web::links::Query;
use centum_web::{FieldErrors, Form, Locale, Page, Problem, Route, Visit, again, onward};
use serde::Deserialize;

use super::seat::Seat;
use super::{HOME, waiting, words};
use crate::harvest::{Stage, newest_failed, runs, runs_in};
use crate::intake::{IntakeError, look};
use crate::officers::{Participant, Standing, open_shelf};
use crate::records::{Decision, State, count_duplicates, standing};
use crate::sources::{Source, catalogues, sources};

#[derive(Template)]
#[template(path = "desk/start.html")]
pub(super) struct Start {
    pub(super) page: Page,
    pub(super) address: String,
    pub(super) errors: FieldErrors,
    /// Whether an organiser looks.
    pub(super) manages: bool,
    /// For whom an officer acts.
    pub(super) acts_for: Vec<Participant>,
    /// Portals of officers that wait for an organiser's yes: where it is given, and what they are called.
    pub(super) asking: Vec<(String, String)>,
    /// Runs that halted, and those that failed: where they are and what they are called.
    pub(super) guarded: Vec<(String, String)>,
    pub(super) failed: Vec<(String, String)>,
    pub(super) alike: i64,
    pub(super) headings: Vec<Heading>,
    pub(super) lines: Vec<Line>,
}

/// One source.
pub(super) struct Line {
    pub(super) href: String,
    pub(super) name: String,
    pub(super) address: String,
    /// Whose officers look after it.
    pub(super) of: Option<String>,
    /// Whether it waits for an organiser, or why one said no.
    pub(super) leave: Option<Leave>,
    pub(super) dialect: String,
    pub(super) records: i64,
    pub(super) last: Option<Last>,
    pub(super) next: Option<Timestamp>,
    /// How often it is read, where nothing is planned.
    pub(super) schedule: String,
}

/// What an organiser said of a portal.
pub(super) struct Leave {
    pub(super) text: String,
    pub(super) tone: &'static str,
    pub(super) reason: Option<String>,
}

/// Its last run.
pub(super) struct Last {
    pub(super) href: String,
    pub(super) stage: String,
    pub(super) tone: &'static str,
    pub(super) mode: String,
    pub(super) at: Timestamp,
}

/// What was pasted.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Pasted {
    address: String,
}

/// A participant that was chosen.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Chosen {
    of: String,
}

pub(super) fn routes() -> Vec<Route> {
    use Permission::PublishData;
    vec![
        Route::get(HOME, PublishData, show),
        Route::post("/desk/catalogue/lookings", PublishData, ask),
        Route::post("/desk/catalogue/shelves", PublishData, write),
    ]
}

async fn show(visit: Visit) -> Result<Response, Problem> {
    visit.html(&view(&visit, String::new(), FieldErrors::new()).await?)
}

async fn ask(visit: Visit, Form(pasted): Form<Pasted>) -> Result<Response, Problem> {
    match look(&visit.app.house, &visit.actor, &pasted.address).await {
        Ok(id) => Ok(onward(&format!("{HOME}/lookings/{id}"))),
        Err(IntakeError::Address(fault)) => {
            let mut errors = FieldErrors::new();
            errors.push("address", words::address_fault(fault));
            again(&visit, &view(&visit, pasted.address, errors).await?)
        }
        Err(error) => Err(error.into()),
    }
}

/// Leads to where a participant without a portal writes.
async fn write(visit: Visit, Form(chosen): Form<Chosen>) -> Result<Response, Problem> {
    let of = super::id_of(&chosen.of)?;
    let own = open_shelf(&visit.app.house, &visit.actor, of).await?;
    Ok(onward(&Query::default().with("catalogue", own.slug).href("/desk/publish/new")))
}

async fn view(visit: &Visit, address: String, errors: FieldErrors) -> Result<Start, Problem> {
    let locale = &visit.locale;
    let mut reader = visit.app.house.db.read_current().await?;
    let mut conn = reader.conn();
    let seat = Seat::of(visit, &mut conn).await?;
    let names: std::collections::HashMap<_, _> =
        catalogues(&mut conn).await?.into_iter().map(|one| (one.id, one.name)).collect();
    let mut all = sources(&mut conn).await?;
    all.retain(|source| seat.shows(source.catalogue));
    let name_of = |source: &Source| names.get(&source.catalogue).cloned().unwrap_or_default();
    let of_run = |run: &crate::harvest::Run| {
        let source = all.iter().find(|source| source.id == run.source);
        let name = source.map(name_of).unwrap_or_default();
        let text =
            locale.say("catalogue-desk-run-of").arg("number", run.number).arg("catalogue", name).plain();
        (format!("{HOME}/runs/{}", run.id), text)
    };
    let is_own = |run: &&crate::harvest::Run| all.iter().any(|source| source.id == run.source);
    let guarded = runs_in(&mut conn, Stage::Guarded, waiting::MOST).await?;
    let guarded = guarded.iter().filter(is_own).map(of_run).collect();
    let failed = newest_failed(&mut conn, waiting::MOST).await?;
    let failed = failed.iter().filter(is_own).map(of_run).collect();
    let alike = match seat.manages() {
        true => count_duplicates(&mut conn, Decision::Open).await?,
        false => 0,
    };
    let waits = seat.charges().iter().filter(|charge| charge.standing == Standing::Asked);
    let asking = waits.filter(|_| seat.manages()).filter_map(|charge| {
        let name = names.get(&charge.catalogue).cloned()?;
        Some((format!("{HOME}/runs/{}", charge.wish?.run), name))
    });
    let asking = asking.collect();
    let mut lines = Vec::with_capacity(all.len());
    for source in &all {
        lines.push(line(locale, &mut conn, (&seat, source), name_of(source)).await?);
    }
    locale.sort_by_text(&mut lines, |line| &line.name);
    let page = visit.desk_page(locale.text("catalogue-desk-title"));
    let lead = if seat.manages() { "catalogue-desk-lead" } else { "catalogue-officer-lead" };
    Ok(Start {
        page: page.described(locale.text(lead)),
        address,
        errors,
        manages: seat.manages(),
        acts_for: seat.acts_for(),
        asking,
        guarded,
        failed,
        alike,
        headings: headings(locale),
        lines,
    })
}

pub(super) fn headings(locale: &Locale) -> Vec<Heading> {
    let plain = |id| Heading::plain(locale.text(id));
    vec![
        plain("catalogue-desk-catalogue"),
        plain("catalogue-desk-dialect"),
        plain("catalogue-desk-records").of_numbers(),
        plain("catalogue-desk-last-run"),
        plain("catalogue-desk-next-run"),
    ]
}

async fn line(
    locale: &Locale,
    conn: &mut Conn<'_>,
    (seat, source): (&Seat, &Source),
    name: String,
) -> Result<Line, Problem> {
    let charge = seat.charge(source.catalogue);
    let last = runs(conn, source.id, 1).await?.into_iter().next();
    let shown = standing(conn, source.id).await?.into_iter();
    let shown = shown.filter(|(state, _)| state.is_shown()).map(|(_, count): (State, i64)| count).sum();
    let schedule = match source.enabled {
        true => words::schedule(locale, source.care.every_minutes),
        false => locale.text("catalogue-desk-paused"),
    };
    Ok(Line {
        href: format!("{HOME}/sources/{}", source.id),
        name,
        address: source.address.clone(),
        of: charge.and_then(|charge| seat.participant(charge)).map(|one| one.name.clone()),
        leave: charge.and_then(|charge| words::leave(locale, charge)),
        dialect: words::dialect(locale, &source.dialect),
        records: shown,
        last: last.map(|run| Last {
            href: format!("{HOME}/runs/{}", run.id),
            stage: words::stage(locale, &run),
            tone: words::tone(&run),
            mode: words::mode(locale, run.mode),
            at: run.ended_at.unwrap_or(run.started_at),
        }),
        next: source.next_at,
        schedule,
    })
}
