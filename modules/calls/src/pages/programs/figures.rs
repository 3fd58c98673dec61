//! The live figures of a call, with the curve over time.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use centum_base::{Date, Timestamp};
use centum_web::{Problem, Visit};
use serde::Serialize;
use utoipa::ToSchema;

use super::json;
use crate::organiser::figures::{self, Cities, Tally};
use crate::pages::public::any;
use crate::pages::words::zone_of;

/// The figures of a call
#[derive(Serialize, ToSchema)]
pub(super) struct FiguresDocument {
    /// When they were counted.
    #[schema(value_type = String, format = DateTime)]
    as_of: Timestamp,
    /// Every application.
    all: Count,
    /// By category, by its key.
    by_category: BTreeMap<String, Count>,
    /// Applications of one body.
    single: Count,
    /// Applications of several.
    consortia: Count,
    /// By the country of the lead, by ISO 3166-1; an empty name where it is not said.
    by_country: BTreeMap<String, Count>,
    /// Behind all that are not withdrawn.
    cities: CityCount,
    /// Behind those that are submitted.
    cities_submitted: CityCount,
    /// The zone of the days.
    zone: String,
    /// Day by day, without a gap: the last 1,500; what came before them counts on the first.
    days: Vec<DayCount>,
}

/// Applications
#[derive(Serialize, ToSchema)]
struct Count {
    /// Ever begun.
    begun: u64,
    /// Of which nothing counts.
    drafts: u64,
    /// With a submission that counts.
    submitted: u64,
    /// Withdrawn.
    withdrawn: u64,
}

/// Cities behind applications
#[derive(Serialize, ToSchema)]
struct CityCount {
    /// Members that are cities, once for each application.
    cities: u64,
    /// Of them, chosen from the gazetteer.
    placed: u64,
    /// Different places.
    places: u64,
}

/// One day
#[derive(Serialize, ToSchema)]
struct DayCount {
    /// The day.
    #[schema(value_type = String, format = Date)]
    on: Date,
    /// Begun on it.
    begun: u64,
    /// Handed in for the first time on it.
    handed_in: u64,
}

fn count(tally: &Tally) -> Count {
    let Tally { drafts, submitted, withdrawn } = *tally;
    Count { begun: tally.begun(), drafts, submitted, withdrawn }
}

fn city_count(found: Cities) -> CityCount {
    let Cities { cities, placed, places } = found;
    CityCount { cities, placed, places }
}

/// The figures of a call while it runs
#[utoipa::path(get, path = "/api/v1/calls/{slug}/figures", tag = "calls",
    params(("slug" = String, Path, description = "The call's name in addresses")),
    responses(
        (status = 200, description = "The figures, counted now", body = FiguresDocument),
        (status = 403, description = "The right to manage calls is missing"),
        (status = 404, description = "There is no such call"),
    ))]
pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let call = any(&visit, &slug).await?.call;
    let zone = zone_of(&call.terms);
    let mut reader = visit.app.house.read().await?;
    let found = figures::figures(&mut reader.conn(), &call, &zone).await?;
    let cities = figures::cities(&mut reader.conn(), &call).await?;
    drop(reader);
    let country =
        |country: Option<centum_base::Country>| country.map_or_else(String::new, |one| one.code().to_owned());
    let days =
        found.days.iter().map(|day| DayCount { on: day.on, begun: day.begun, handed_in: day.handed_in });
    let document = FiguresDocument {
        as_of: visit.app.house.now(),
        all: count(&found.all),
        by_category: found.by_category.iter().map(|(key, tally)| (key.clone(), count(tally))).collect(),
        single: count(&found.single),
        consortia: count(&found.consortia),
        by_country: found.by_country.iter().map(|(of, tally)| (country(*of), count(tally))).collect(),
        cities: city_count(cities),
        cities_submitted: city_count(found.cities_submitted),
        zone: zone.name().to_owned(),
        days: days.collect(),
    };
    json(StatusCode::OK, "application/json", &document)
}
