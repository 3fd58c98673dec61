//! Places for programs: what a name means, one place, and the countries.

use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Permission;
use centum_base::{Country, Id};
use centum_web::negotiate::{Format, document};
use centum_web::security::headers::open_to_all;
use centum_web::{Problem, Route, Visit};
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};

use crate::countries;
use crate::model::{Query, Resolution};
use crate::rules::resolve;
use crate::store::{Place, find_place, names};

/// The routes for programs.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/api/v1/places/resolve", Permission::ReadPublic, resolved),
        Route::get("/api/v1/places/{id}", Permission::ReadPublic, place),
        Route::get("/api/v1/countries", Permission::ReadPublic, all_countries),
    ]
}

/// The document of these routes.
#[derive(OpenApi)]
#[openapi(paths(resolved, place, all_countries))]
pub(crate) struct Document;

/// What a name means in a country.
#[derive(Serialize, ToSchema)]
struct Answer<'a> {
    /// The name as it was asked.
    name: &'a str,
    /// The country.
    #[schema(value_type = String)]
    country: Country,
    /// The answer with its candidates, reasons and confidence.
    #[schema(value_type = Object)]
    resolution: Resolution,
    /// Whom the data are owed to.
    attribution: &'static str,
}

/// A place.
#[derive(Serialize, ToSchema)]
struct PlaceAnswer {
    /// Its identifier.
    id: String,
    /// Its own name.
    name: String,
    /// Its other names.
    names: Vec<NameLine>,
    /// Its country.
    #[schema(value_type = String)]
    country: Country,
    /// `settlement` or `body`.
    kind: &'static str,
    /// Where its facts come from: `geonames`, `overlay` or `own`.
    source: &'static str,
    /// Its identifier there.
    source_id: Option<String>,
    /// Degrees north.
    latitude: Option<f64>,
    /// Degrees east.
    longitude: Option<f64>,
    /// People of the settlement, not of the municipality.
    population: Option<i64>,
    /// The year of the data.
    population_year: Option<i64>,
    /// Which data.
    data_version: String,
    /// The place that this one turned out to be.
    merged_into: Option<String>,
    /// Whom the data are owed to.
    attribution: &'static str,
}

/// A name of a place.
#[derive(Serialize, ToSchema)]
struct NameLine {
    /// The name.
    name: String,
    /// Its language, where known.
    language: Option<String>,
    /// `official`, `alternate` or `alias`.
    kind: String,
}

/// A country.
#[derive(Serialize, ToSchema)]
struct CountryLine {
    /// Its code.
    #[schema(value_type = String)]
    code: Country,
    /// Its name in the language of the request.
    name: String,
}

const ATTRIBUTION: &str = "GeoNames (https://www.geonames.org/), CC BY 4.0";

/// What a name means in a country
#[utoipa::path(get, path = "/api/v1/places/resolve", tag = "places",
    params(
        ("name" = String, Query, description = "The name as it was printed, in any language and script"),
        ("country" = String, Query, description = "The country by its two capital letters"),
    ),
    responses((status = 200, description = "The answer", body = Answer<'static>), (status = 400, description = "The country is missing or unknown")))]
async fn resolved(visit: Visit) -> Result<Response, Problem> {
    let query = centum_web::links::Query::parse(visit.uri.query());
    let name = query.get("name").unwrap_or_default();
    // EL and UK are Greece and the United Kingdom; two letters of no country would be a name that means nothing there.
    let country = query.get("country").and_then(countries::read);
    let country = country.ok_or_else(|| Problem::bad_request("places-search-needs-country"))?;
    let resolution = resolve(&Query::new(name, country));
    open(&visit, &Answer { name, country, resolution, attribution: ATTRIBUTION })
}

/// One place
#[utoipa::path(get, path = "/api/v1/places/{id}", tag = "places",
    params(("id" = String, Path, description = "The identifier that this site gave the place when something first referred to it; `resolve` answers with those of the gazetteer")),
    responses((status = 200, description = "The place", body = PlaceAnswer), (status = 404, description = "There is no such place")))]
async fn place(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let id: Id<Place> = id.parse().map_err(|_| Problem::not_found())?;
    let mut reader = visit.app.house.read().await?;
    let place = find_place(&mut reader.conn(), id).await?.ok_or_else(Problem::not_found)?;
    let names = names(&mut reader.conn(), id).await?;
    drop(reader);
    let answer = PlaceAnswer {
        id: place.id.to_string(),
        name: place.name,
        names: names
            .into_iter()
            .map(|name| NameLine { name: name.name, language: name.language, kind: name.kind })
            .collect(),
        country: place.country,
        kind: place.kind.name(),
        source: place.source.name(),
        source_id: place.source_id,
        latitude: place.latitude,
        longitude: place.longitude,
        population: place.population,
        population_year: place.population_year,
        data_version: place.data_version,
        merged_into: place.merged_into.map(|id| id.to_string()),
        attribution: ATTRIBUTION,
    };
    open(&visit, &answer)
}

/// The countries, with their names in the language of the request
#[utoipa::path(get, path = "/api/v1/countries", tag = "places",
    responses((status = 200, description = "The countries", body = Vec<CountryLine>)))]
async fn all_countries(visit: Visit) -> Result<Response, Problem> {
    let line = |code| CountryLine { code, name: visit.locale.country(code) };
    let mut lines: Vec<CountryLine> = countries::all().map(line).collect();
    visit.locale.sort_by_text(&mut lines, |line| &line.name);
    let mut response = open(&visit, &lines)?;
    centum_web::negotiate::vary(&mut response, "accept-language");
    Ok(response)
}

fn open(visit: &Visit, answer: &impl Serialize) -> Result<Response, Problem> {
    let text = serde_json::to_string_pretty(answer).map_err(Problem::fault)?;
    let mut response = document(&visit.headers, Format::Json, text);
    open_to_all(&mut response);
    Ok(response)
}
