//! One row of the register: what it says, whether it may be named, which places its cities are.

use std::collections::HashMap;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission;
use centum_base::{Date, Id};
use centum_desk::History;
use centum_places::Place;
use centum_web::components::Choice;
use centum_web::links::Query;
use centum_web::{FieldErrors, Form, Locale, Message, Page, Problem, Route, Tone, Visit};
use serde::Deserialize;

use super::choosing::{self, Chooser, Chosen, NOWHERE};
use super::{EDITIONS, again, below, countries_in, id_of, onward, open_to, words, words_in};
use crate::edition::{Edition, edition_by_id};
use crate::intake::Suggestion;
use crate::model::{Part, Standing};
use crate::register::{
    Amendment, City, Consent, Decided, Participation, RegisterError, amend, find_participation, place_city,
    set_consent,
};

#[derive(Template)]
#[template(path = "desk/participation.html")]
pub(super) struct View {
    pub(super) page: Page,
    pub(super) path: String,
    pub(super) seen: i64,
    pub(super) form: AmendForm,
    pub(super) parts: Vec<Choice>,
    pub(super) standings: Vec<Choice>,
    pub(super) consents: Vec<Choice>,
    pub(super) basis: String,
    pub(super) errors: FieldErrors,
    /// Cities whose place a person is asked for.
    pub(super) asked: Vec<Chooser>,
    /// The others.
    pub(super) choosers: Vec<Chooser>,
    pub(super) source: String,
    pub(super) history: History,
}

/// What is typed about a row.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct AmendForm {
    pub(super) seen: i64,
    pub(super) name: String,
    pub(super) part: String,
    pub(super) standing: String,
    pub(super) countries: String,
    pub(super) marks: String,
    pub(super) since: String,
    pub(super) until: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct ConsentForm {
    consent: String,
    basis: String,
}

pub(super) fn routes() -> Vec<Route> {
    use Permission::ManageCohort;
    vec![
        Route::get("/desk/participations/{id}", ManageCohort, show),
        Route::post("/desk/participations/{id}", ManageCohort, keep),
        Route::post("/desk/participations/{id}/consent", ManageCohort, agree),
        Route::post("/desk/participations/{id}/cities/{city}", ManageCohort, place),
    ]
}

type Places = HashMap<Id<Place>, Place>;

async fn found(visit: &Visit, id: &str) -> Result<(Participation, Edition, Places), Problem> {
    let id = id_of(id)?;
    let mut reader = visit.app.house.read().await?;
    let one = find_participation(&mut reader.conn(), id).await?.ok_or_else(Problem::not_found)?;
    let edition = edition_by_id(&mut reader.conn(), one.edition).await?.ok_or_else(Problem::not_found)?;
    let places = centum_places::places_by_id(&mut reader.conn()).await?;
    drop(reader);
    Ok((one, open_to(visit, edition).await?, places))
}

async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let (one, edition, places) = found(&visit, &id).await?;
    let form = AmendForm::of(&visit.locale, &one);
    let query = Query::parse(visit.uri.query());
    visit.html(&with_history(&visit, &edition, &one, &places, form, &query, FieldErrors::new()).await?)
}

/// The page of a row, with its history from the ledger.
async fn with_history(
    visit: &Visit,
    edition: &Edition,
    one: &Participation,
    places: &Places,
    form: AmendForm,
    query: &Query,
    errors: FieldErrors,
) -> Result<View, Problem> {
    let known = places.iter().map(|(id, place)| (id.to_string(), place.name.clone()));
    let history = History::naming(visit, "participation", one.id, known).await?;
    let view = view(&visit.locale, page(visit, edition, one), one, places, form, query, errors);
    Ok(View { history, ..view })
}

fn page(visit: &Visit, edition: &Edition, one: &Participation) -> Page {
    let cohort = format!("{EDITIONS}/{}/cohort", edition.slug);
    below(visit, edition, &one.name).crumb(cohort, visit.locale.text("cohort-desk-cohort"))
}

pub(super) fn view(
    locale: &Locale,
    page: Page,
    one: &Participation,
    places: &Places,
    form: AmendForm,
    query: &Query,
    errors: FieldErrors,
) -> View {
    let path = format!("/desk/participations/{}", one.id);
    let city =
        |(position, city): (usize, &City)| chooser(locale, &path, one, places, (position, city), query);
    let (asked, choosers) = one.cities.iter().enumerate().map(city).partition(Chooser::asks);
    View {
        page,
        seen: one.version,
        parts: words::parts(locale, Some(&form.part)),
        standings: words::standings(locale, Some(&form.standing)),
        consents: words::consents(locale, Some(one.consent.name())),
        basis: one.consent_note.clone(),
        asked,
        choosers,
        source: format!("/desk/imports/{}", one.source),
        history: History::default(),
        form,
        errors,
        path,
    }
}

fn chooser(
    locale: &Locale,
    path: &str,
    one: &Participation,
    places: &Places,
    (position, city): (usize, &City),
    query: &Query,
) -> Chooser {
    let here = query.get("city").and_then(|asked| asked.parse().ok()) == Some(position);
    let q = query.get("q").filter(|_| here).unwrap_or_default();
    let kept = city.place.and_then(|id| places.get(&id));
    let nowhere = city.decided == Decided::Person && kept.is_none();
    let now = match kept {
        Some(place) => place.source_id.as_deref().map(|id| format!("{}:{id}", place.source.name())),
        None => nowhere.then(|| NOWHERE.to_owned()),
    };
    let chooser = Chooser {
        name: city.name.clone(),
        printed: city.printed.clone(),
        is_lead: city.is_lead,
        now: match (kept, nowhere) {
            (Some(place), _) => format!("{}, {}", place.name, locale.country(place.country)),
            (None, true) => locale.text("cohort-desk-placed-nowhere"),
            (None, false) => locale.text("cohort-desk-no-place-yet"),
        },
        open: city.decided == Decided::Open,
        action: format!("{path}/cities/{position}"),
        position,
        searched: q.to_owned(),
        ..Chooser::default()
    };
    chooser.offering(locale, &offered(one, city, q), now.as_deref())
}

fn offered(one: &Participation, city: &City, q: &str) -> Vec<Suggestion> {
    let countries = city.country.map_or_else(|| one.countries.clone(), |country| vec![country]);
    choosing::candidates(&[], if q.trim().is_empty() { &city.name } else { q }, &countries)
}

async fn keep(
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<AmendForm>,
) -> Result<Response, Problem> {
    let (one, edition, places) = found(&visit, &id).await?;
    let mut errors = FieldErrors::new();
    if let Some(to) = form.amendment(&mut errors) {
        match amend(&visit.app.house, &visit.actor, one.id, form.seen, &to).await {
            Ok(()) => {
                visit.flash(
                    Tone::Success,
                    Message::new("cohort-desk-participation-kept").arg("name", &to.name),
                );
                return Ok(onward(&format!("/desk/participations/{id}")));
            }
            Err(RegisterError::Changed) => errors.push("name", "cohort-desk-error-changed-kept"),
            Err(RegisterError::Name) => errors.push("name", "cohort-desk-error-name"),
            Err(RegisterError::Country) => errors.push("countries", "cohort-desk-error-country"),
            Err(RegisterError::Dates) => errors.push("until", "cohort-desk-error-dates"),
            Err(RegisterError::Mark) => errors.push("marks", "cohort-desk-error-mark"),
            Err(error) => return Err(error.into()),
        }
    }
    let query = Query::default();
    again(&visit, &with_history(&visit, &edition, &one, &places, form, &query, errors).await?)
}

async fn agree(
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<ConsentForm>,
) -> Result<Response, Problem> {
    let (one, edition, places) = found(&visit, &id).await?;
    let mut errors = FieldErrors::new();
    match Consent::named(&form.consent) {
        None => errors.push("consent", "cohort-desk-error-choose"),
        Some(Consent::Given) if form.basis.trim().is_empty() => {
            errors.push("basis", "cohort-desk-error-basis");
        }
        Some(consent) => {
            set_consent(&visit.app.house, &visit.actor, one.id, consent, form.basis.trim()).await?;
            visit.flash(Tone::Success, "cohort-desk-consent-kept");
            return Ok(onward(&format!("/desk/participations/{id}")));
        }
    }
    let amend = AmendForm::of(&visit.locale, &one);
    let query = Query::default();
    again(&visit, &with_history(&visit, &edition, &one, &places, amend, &query, errors).await?)
}

async fn place(
    visit: Visit,
    Path((id, position)): Path<(String, usize)>,
    Form(chosen): Form<Chosen>,
) -> Result<Response, Problem> {
    let (one, _, _) = found(&visit, &id).await?;
    let city = one.cities.get(position).ok_or_else(Problem::not_found)?;
    let facts =
        offered(&one, city, &chosen.q).into_iter().find(|one| choosing::key(&one.facts) == chosen.place);
    if facts.is_none() && chosen.place != NOWHERE {
        visit.flash(Tone::Warning, "cohort-desk-error-place");
        return Ok(onward(&format!("/desk/participations/{id}")));
    }
    let facts = facts.map(|one| one.facts);
    place_city(&visit.app.house, &visit.actor, one.id, chosen.seen, position, facts.as_ref()).await?;
    visit.flash(Tone::Success, Message::new("cohort-desk-city-placed").arg("city", &city.name));
    Ok(onward(&format!("/desk/participations/{id}")))
}

impl AmendForm {
    pub(super) fn of(locale: &Locale, one: &Participation) -> Self {
        let day = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        let countries: Vec<String> = one.countries.iter().map(|country| locale.country(*country)).collect();
        Self {
            seen: one.version,
            name: one.name.clone(),
            part: one.part.name().to_owned(),
            standing: one.standing.name().to_owned(),
            countries: countries.join(", "),
            marks: one.marks.join(", "),
            since: day(one.since),
            until: day(one.until),
        }
    }

    fn amendment(&self, errors: &mut FieldErrors) -> Option<Amendment> {
        let (part, standing) = (Part::named(&self.part), Standing::named(&self.standing));
        if part.is_none() {
            errors.push("part", "cohort-desk-error-choose");
        }
        if standing.is_none() {
            errors.push("standing", "cohort-desk-error-choose");
        }
        let countries = countries_in(&self.countries);
        if let Err(word) = &countries {
            errors.push("countries", Message::new("cohort-desk-error-not-a-country").arg("word", word));
        }
        let mut day = |name: &str, text: &str| match text.trim() {
            "" => None,
            text => text.parse::<Date>().map_err(|_| errors.push(name, "form-date")).ok(),
        };
        let (since, until) = (day("since", &self.since), day("until", &self.until));
        if !errors.is_empty() {
            return None;
        }
        Some(Amendment {
            name: self.name.clone(),
            part: part?,
            standing: standing?,
            countries: countries.ok()?,
            marks: words_in(&self.marks),
            since,
            until,
        })
    }
}
