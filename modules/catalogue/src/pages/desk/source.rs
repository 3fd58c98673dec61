//! A source: how it stands, how it is treated, its runs.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission;
use centum_base::Timestamp;
use centum_desk::History;
use centum_store::Conn;
use centum_web::components::{Choice, Heading};
use centum_web::{FieldErrors, Form, Locale, Page, Problem, Route, Tone, Visit, again, onward};
use serde::Deserialize;

use super::seat::{Seat, seen_source};
use super::{HOME, below, harvester, id_of, taking, words};
use crate::harvest::{Mode, Run, runs, start_run};
use crate::officers::{Charge, Participant, give_charge, participants};
use crate::records::{State, standing};
use crate::sources::{Catalogue, Source, SourceError, catalogue, change_source, published_for, publisher};

/// So many of its runs are listed.
const RUNS: u32 = 50;

#[derive(Template)]
#[template(path = "desk/source.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) address: String,
    pub(super) dialect: String,
    pub(super) enabled: bool,
    pub(super) next: Option<Timestamp>,
    pub(super) publisher: Option<String>,
    pub(super) cities: Vec<String>,
    /// Whether an organiser looks.
    pub(super) manages: bool,
    /// Whose officers look after it, and who brought it.
    pub(super) charge: Option<Charged>,
    /// The participants that it can be handed to.
    pub(super) participants: Vec<Choice>,
    /// How many records stand how.
    pub(super) standing: Vec<(String, i64)>,
    pub(super) headings: Vec<Heading>,
    pub(super) runs: Vec<Line>,
    /// Whether a run has not ended: there is one at a time.
    pub(super) is_running: bool,
    pub(super) seen: i64,
    pub(super) dialects: Vec<Choice>,
    pub(super) schedules: Vec<Choice>,
    pub(super) care: CareForm,
    pub(super) errors: FieldErrors,
    pub(super) history: History,
}

/// One run.
pub(super) struct Line {
    pub(super) href: String,
    pub(super) name: String,
    pub(super) stage: String,
    pub(super) tone: &'static str,
    pub(super) at: Timestamp,
    pub(super) seen: i64,
    pub(super) new: i64,
    pub(super) changed: i64,
    pub(super) refused: i64,
}

/// Whose officers look after a source.
pub(super) struct Charged {
    pub(super) participant: String,
    pub(super) by: Option<String>,
    pub(super) at: Timestamp,
    pub(super) leave: Option<super::start::Leave>,
}

/// To whom a source is handed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Handed {
    of: String,
}

/// How a source is treated, as it is typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct CareForm {
    pub(super) seen: i64,
    pub(super) dialect: String,
    pub(super) schedule: String,
    pub(super) pause: String,
    pub(super) guard: String,
    pub(super) grace: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Switch {
    seen: i64,
    on: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Start {
    mode: String,
}

/// A source with what belongs to it.
pub(super) struct Whole {
    pub(super) source: Source,
    pub(super) catalogue: Catalogue,
    pub(super) publisher: Option<String>,
    pub(super) cities: Vec<String>,
    pub(super) standing: Vec<(State, i64)>,
    pub(super) runs: Vec<Run>,
    pub(super) manages: bool,
    pub(super) charge: Option<(Charge, String, Option<String>)>,
    /// The participants of its cities, and whose it is.
    pub(super) participants: Vec<Participant>,
}

pub(super) fn routes() -> Vec<Route> {
    use Permission::{ManageCatalogue, PublishData};
    vec![
        Route::get("/desk/catalogue/sources/{id}", PublishData, show),
        Route::post("/desk/catalogue/sources/{id}", PublishData, keep),
        Route::post("/desk/catalogue/sources/{id}/switch", PublishData, switch),
        Route::post("/desk/catalogue/sources/{id}/runs", PublishData, start),
        Route::post("/desk/catalogue/sources/{id}/charge", ManageCatalogue, hand_over),
    ]
}

pub(super) async fn of(visit: &Visit, id: &str) -> Result<Whole, Problem> {
    let id = id_of(id)?;
    // What was written a moment ago is looked at.
    let mut reader = visit.app.house.db.read_current().await?;
    let mut conn = reader.conn();
    let source = seen_source(visit, &mut conn, id).await?;
    let seat = Seat::of(visit, &mut conn).await?;
    let catalogue = catalogue(&mut conn, source.catalogue).await?.ok_or_else(Problem::not_found)?;
    let publisher = match catalogue.publisher {
        Some(id) => publisher(&mut conn, id).await?.map(|one| one.name),
        None => None,
    };
    let places = centum_places::places_by_id(&mut conn).await?;
    let cities = published_for(&mut conn, catalogue.id).await?;
    let charge = match seat.charge(catalogue.id) {
        Some(charge) => {
            let participant = seat.participant(charge).map(|one| one.name.clone()).unwrap_or_default();
            Some((charge.clone(), participant, by_name(&mut conn, &charge.brought_by).await?))
        }
        None => None,
    };
    let mut of: Vec<_> = cities.iter().filter_map(|city| city.participation).collect();
    of.extend(charge.as_ref().map(|(charge, ..)| charge.participation));
    of.sort_unstable();
    of.dedup();
    let participants = if seat.manages() { participants(&mut conn, &of).await? } else { Vec::new() };
    let named = |city: &crate::sources::PublishesFor| places.get(&city.place).map(|place| place.name.clone());
    Ok(Whole {
        publisher,
        cities: cities.iter().filter_map(named).collect(),
        standing: standing(&mut conn, id).await?,
        runs: runs(&mut conn, id, RUNS).await?,
        manages: seat.manages(),
        charge,
        participants,
        source,
        catalogue,
    })
}

/// The name of who did something, as far as it is a person who is known.
async fn by_name(conn: &mut Conn<'_>, by: &str) -> Result<Option<String>, Problem> {
    let Some(id) = by.strip_prefix("person:").and_then(|id| id.parse().ok()) else { return Ok(None) };
    Ok(centum_accounts::find_person(conn, id).await?.map(|person| person.name))
}

/// Hands a source to the officers of a participant, or back to the organisers.
async fn hand_over(
    visit: Visit,
    Path(id): Path<String>,
    Form(handed): Form<Handed>,
) -> Result<Response, Problem> {
    let whole = of(&visit, &id).await?;
    let to = whole.participants.iter().find(|one| one.id.to_string() == handed.of).map(|one| one.id);
    if to.is_none() && !handed.of.is_empty() {
        return Err(Problem::not_found());
    }
    give_charge(&visit.app.house, &visit.actor, whole.catalogue.id, to).await?;
    visit.flash(Tone::Success, "catalogue-officer-handed");
    Ok(onward(&format!("{HOME}/sources/{id}")))
}

async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let whole = of(&visit, &id).await?;
    let care = CareForm::of(&whole.source);
    visit.html(&framed(&visit, &whole, care, FieldErrors::new()).await?)
}

async fn framed(visit: &Visit, whole: &Whole, care: CareForm, errors: FieldErrors) -> Result<View, Problem> {
    let history = match whole.manages {
        true => History::of(visit, "catalogue-source", whole.source.id).await?,
        false => History::default(),
    };
    let page = below(visit, &whole.catalogue.name);
    Ok(View { history, ..view(&visit.locale, page, whole, care, errors) })
}

pub(super) fn view(locale: &Locale, page: Page, whole: &Whole, care: CareForm, errors: FieldErrors) -> View {
    let Whole { source, charge, .. } = whole;
    let current = charge.as_ref().map(|(charge, ..)| charge.participation.to_string()).unwrap_or_default();
    let nobody = Choice::new("", locale.text("catalogue-officer-nobody"), Some(&current));
    let choices = taking::participants(&whole.participants, &current);
    View {
        manages: whole.manages,
        charge: charge.as_ref().map(|(charge, participant, by)| Charged {
            participant: participant.clone(),
            by: by.clone(),
            at: charge.brought_at,
            leave: words::leave(locale, charge),
        }),
        participants: std::iter::once(nobody).chain(choices).collect(),
        page,
        path: format!("{HOME}/sources/{}", source.id),
        address: source.address.clone(),
        dialect: words::dialect(locale, &source.dialect),
        enabled: source.enabled,
        next: source.next_at,
        publisher: whole.publisher.clone(),
        cities: whole.cities.clone(),
        standing: whole.standing.iter().map(|(state, n)| (words::state(locale, *state), *n)).collect(),
        headings: headings(locale),
        is_running: whole.runs.first().is_some_and(|run| !run.stage.is_over()),
        runs: whole.runs.iter().map(|run| line(locale, run)).collect(),
        seen: source.version,
        dialects: words::dialects(locale, &care.dialect),
        schedules: words::schedules(locale, &care.schedule),
        care,
        errors,
        history: History::default(),
    }
}

fn headings(locale: &Locale) -> Vec<Heading> {
    let plain = |id| Heading::plain(locale.text(id));
    vec![
        plain("catalogue-desk-run"),
        plain("word-state"),
        plain("catalogue-desk-begun"),
        plain("catalogue-desk-count-seen").of_numbers(),
        plain("catalogue-desk-count-new").of_numbers(),
        plain("catalogue-desk-count-changed").of_numbers(),
        plain("catalogue-desk-count-refused").of_numbers(),
    ]
}

fn line(locale: &Locale, run: &Run) -> Line {
    let name = locale.say("catalogue-desk-run-title").arg("number", run.number);
    Line {
        href: format!("{HOME}/runs/{}", run.id),
        name: name.arg("mode", words::mode(locale, run.mode)).plain(),
        stage: words::stage(locale, run),
        tone: words::tone(run),
        at: run.started_at,
        seen: run.counts.seen,
        new: run.counts.new,
        changed: run.counts.changed,
        refused: run.counts.refused,
    }
}

async fn keep(visit: Visit, Path(id): Path<String>, Form(form): Form<CareForm>) -> Result<Response, Problem> {
    let whole = of(&visit, &id).await?;
    let mut errors = FieldErrors::new();
    if let Some(changed) = form.read(&whole.source, &mut errors) {
        match change_source(&visit.app.house, &visit.actor, &changed).await {
            Ok(()) => {
                visit.flash(Tone::Success, "catalogue-desk-care-kept");
                return Ok(onward(&format!("{HOME}/sources/{id}")));
            }
            Err(SourceError::Changed) => errors.push("schedule", "catalogue-desk-error-changed"),
            Err(SourceError::Pause) => errors.push("pause", "catalogue-officer-pause"),
            Err(SourceError::NeedsLeave) => errors.push("schedule", "catalogue-officer-needs-leave"),
            Err(SourceError::Care) => errors.push("schedule", "catalogue-desk-error-care"),
            Err(error) => return Err(error.into()),
        }
    }
    again(&visit, &framed(&visit, &whole, form, errors).await?)
}

/// Pauses the schedule, or lets it go on.
async fn switch(visit: Visit, Path(id): Path<String>, Form(form): Form<Switch>) -> Result<Response, Problem> {
    let Whole { source, .. } = of(&visit, &id).await?;
    let on = form.on == "yes";
    let changed = Source { enabled: on, version: form.seen, ..source };
    change_source(&visit.app.house, &visit.actor, &changed).await?;
    visit.flash(Tone::Success, if on { "catalogue-desk-resumed" } else { "catalogue-desk-was-paused" });
    Ok(onward(&format!("{HOME}/sources/{id}")))
}

async fn start(visit: Visit, Path(id): Path<String>, Form(form): Form<Start>) -> Result<Response, Problem> {
    let Whole { source, .. } = of(&visit, &id).await?;
    let mode = Mode::named(&form.mode).unwrap_or(Mode::Dry);
    let dialects = &*harvester(&visit)?.dialects;
    let begun = start_run(&visit.app.house, &visit.actor, dialects, source.id, mode).await?;
    Ok(onward(&format!("{HOME}/runs/{begun}")))
}

impl CareForm {
    pub(super) fn of(source: &Source) -> Self {
        let care = source.care;
        Self {
            seen: source.version,
            dialect: source.dialect.clone(),
            schedule: care.every_minutes.map_or_else(|| words::BY_HAND.to_owned(), |m| m.to_string()),
            pause: care.pause_millis.to_string(),
            guard: care.guard_percent.to_string(),
            grace: care.grace_days.to_string(),
        }
    }

    /// The source as it shall be; what is wrong goes to `errors`.
    fn read(&self, source: &Source, errors: &mut FieldErrors) -> Option<Source> {
        let mut number = |field: &str, text: &str, most: u32, message: &'static str| {
            let read = text.trim().parse::<u32>().ok().filter(|number| *number <= most);
            if read.is_none() {
                errors.push(field, message);
            }
            read
        };
        let pause = number("pause", &self.pause, 600_000, "catalogue-desk-error-pause");
        let guard = number("guard", &self.guard, 100, "catalogue-desk-error-guard");
        let grace = number("grace", &self.grace, 3650, "catalogue-desk-error-grace");
        let schedule = words::read_schedule(&self.schedule);
        if schedule.is_none() {
            errors.push("schedule", "catalogue-desk-error-choose");
        }
        if crate::adapters::named(&self.dialect).is_none() && self.dialect != source.dialect {
            errors.push("dialect", "catalogue-desk-error-choose");
            return None;
        }
        let mut changed = source.clone();
        changed.version = self.seen;
        changed.dialect.clone_from(&self.dialect);
        changed.care.every_minutes = schedule?;
        changed.care.pause_millis = pause?;
        changed.care.guard_percent = guard?;
        changed.care.grace_days = grace?;
        Some(changed)
    }
}
