//! One place: its names, and merging it into another with the effect in view first.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use centum_base::{Id, fold::fold};
use centum_desk::History;
use centum_web::page::Face;
use centum_web::{FieldErrors, Form, Locale, Message, Page, Problem, Sample, Tone, Visit};
use serde::Deserialize;

use super::{LIST, onward, place_of};
use crate::actions::{PlaceError, add_alias, drop_alias, merge};
use crate::store::{Place, PlaceKind, PlaceName, Source, names, names_of_all, places};

#[derive(Template)]
#[template(path = "desk/one.html")]
struct View {
    page: Page,
    path: String,
    place: Place,
    names: Vec<PlaceName>,
    /// Where a merged place leads.
    merged: Option<String>,
    /// Other places of the country whose names begin alike: what it may be merged into.
    others: Vec<Place>,
    /// Its page for everybody.
    public: String,
    history: History,
}

#[derive(Template)]
#[template(path = "desk/merge.html")]
struct Merge {
    page: Page,
    path: String,
    back: String,
    from: Place,
    into: Place,
    /// The names that the other place gets.
    gained: Vec<String>,
    reason: String,
    errors: FieldErrors,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct NameForm {
    name: String,
    language: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct MergeForm {
    reason: String,
}

pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let place = place_of(&visit, &id).await?;
    let mut reader = visit.app.house.read().await?;
    let names = names(&mut reader.conn(), place.id).await?;
    let all = places(&mut reader.conn()).await?;
    let known = names_of_all(&mut reader.conn()).await?;
    drop(reader);
    let history = History::naming(&visit, "place", place.id, known).await?;
    let page = visit.desk_page(&place.name).crumb(LIST, visit.locale.text("places-desk-title"));
    visit.html(&view(page, place, names, all, history))
}

fn view(page: Page, place: Place, names: Vec<PlaceName>, all: Vec<Place>, history: History) -> View {
    // The first letter of the folded name: another spelling keeps it as a rule, and a country has few such places here.
    let start = |name: &str| fold(name).chars().take(1).collect::<String>();
    let key = start(&place.name);
    let alike =
        |other: &Place| other.id != place.id && other.country == place.country && start(&other.name) == key;
    View {
        path: format!("{LIST}/{}", place.id),
        merged: place.merged_into.map(|into| format!("{LIST}/{into}")),
        others: if place.merged_into.is_some() {
            Vec::new()
        } else {
            all.into_iter().filter(alike).collect()
        },
        public: format!("/places/{}", place.id),
        page,
        place,
        names,
        history,
    }
}

pub(super) async fn add(
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<NameForm>,
) -> Result<Response, Problem> {
    let place = place_of(&visit, &id).await?;
    let language = Some(form.language.trim()).filter(|language| !language.is_empty());
    match add_alias(&visit.app.house, &visit.actor, place.id, &form.name, language).await {
        Ok(()) => {
            visit.flash(Tone::Success, Message::new("places-desk-alias-added").arg("name", form.name.trim()));
        }
        Err(PlaceError::Name) => visit.flash(Tone::Danger, "places-desk-name-length"),
        Err(error) => return Err(error.into()),
    }
    Ok(onward(&format!("{LIST}/{id}")))
}

pub(super) async fn drop_name(
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<NameForm>,
) -> Result<Response, Problem> {
    let place = place_of(&visit, &id).await?;
    drop_alias(&visit.app.house, &visit.actor, place.id, &form.name).await?;
    visit.flash(Tone::Success, Message::new("places-desk-alias-dropped").arg("name", &form.name));
    Ok(onward(&format!("{LIST}/{id}")))
}

pub(super) async fn ask(visit: Visit, Path((id, into)): Path<(String, String)>) -> Result<Response, Problem> {
    let (from, into) = (place_of(&visit, &id).await?, place_of(&visit, &into).await?);
    visit.html(&question(&visit, from, into, String::new(), FieldErrors::new()).await?)
}

async fn question(
    visit: &Visit,
    from: Place,
    into: Place,
    reason: String,
    errors: FieldErrors,
) -> Result<Merge, Problem> {
    let mut reader = visit.app.house.read().await?;
    let known = names(&mut reader.conn(), into.id).await?;
    let brought = names(&mut reader.conn(), from.id).await?;
    drop(reader);
    let page = visit
        .desk_page(visit.locale.text("places-desk-merge"))
        .crumb(LIST, visit.locale.text("places-desk-title"))
        .crumb(format!("{LIST}/{}", from.id), &from.name);
    let new =
        brought.into_iter().map(|one| one.name).filter(|name| !known.iter().any(|one| one.name == *name));
    Ok(Merge { reason, errors, ..Merge::of(page, from, into, new.collect()) })
}

impl Merge {
    fn of(page: Page, from: Place, into: Place, gained: Vec<String>) -> Self {
        let back = format!("{LIST}/{}", from.id);
        let path = format!("{back}/merge/{}", into.id);
        Self { page, path, back, from, into, gained, reason: String::new(), errors: FieldErrors::new() }
    }
}

pub(super) async fn merge_into(
    visit: Visit,
    Path((id, into)): Path<(String, String)>,
    Form(form): Form<MergeForm>,
) -> Result<Response, Problem> {
    let (from, into) = (place_of(&visit, &id).await?, place_of(&visit, &into).await?);
    match merge(&visit.app.house, &visit.actor, from.id, into.id, &form.reason).await {
        Ok(()) => {
            let said = Message::new("places-desk-merged").arg("from", &from.name).arg("into", &into.name);
            visit.flash(Tone::Success, said);
            Ok(onward(&format!("{LIST}/{}", into.id)))
        }
        Err(PlaceError::Reason) => {
            let mut errors = FieldErrors::new();
            errors.push("reason", "places-desk-merge-needs-reason");
            let view = question(&visit, from, into, form.reason, errors).await?;
            let mut response = visit.html(&view)?;
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(response)
        }
        Err(error) => Err(error.into()),
    }
}

/// A place for samples of pages.
pub(super) fn sample(name: &str) -> Place {
    Place {
        id: Id::of_name("place", name),
        source: Source::Own,
        source_id: None,
        kind: PlaceKind::Settlement,
        name: name.trim().to_owned(),
        country: "GR".parse().expect("a country's code"),
        admin: None,
        latitude: None,
        longitude: None,
        population: Some(59_125),
        population_year: None,
        data_version: String::new(),
        merged_into: None,
    }
}

fn page(locale: &Locale) -> Page {
    Page::sample(Face::Desk, locale, locale.text("places-desk-title"))
}

pub(super) fn samples() -> Vec<Sample> {
    vec![
        Sample::new("desk-place", |locale| {
            let name =
                |kind: &str| PlaceName { name: "Χαλκίς".into(), language: None, kind: kind.into() };
            let all = vec![sample("Χαλκίδα ")];
            let names = vec![name("alias"), name("official")];
            view(page(locale), sample("Χαλκίδα"), names, all, History::sample(locale)).render()
        }),
        Sample::new("desk-place-merge", |locale| {
            let mut question =
                Merge::of(page(locale), sample("Χαλκίδα"), sample("Χαλκίς"), vec!["Χαλκίδα".into()]);
            question.errors.push("reason", "places-desk-merge-needs-reason");
            question.render()
        }),
    ]
}
