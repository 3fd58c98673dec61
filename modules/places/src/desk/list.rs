//! The places that something refers to, those that may be one, and a place of one's own.

use askama::Template;
use axum::response::Response;
use centum_base::fold::fold;
use centum_web::components::{Heading, Paging};
use centum_web::links::Query;
use centum_web::page::Face;
use centum_web::{FieldErrors, Form, Locale, Message, Page, Problem, Sample, Tone, Visit};
use serde::Deserialize;

use super::{LIST, onward};
use crate::actions::{Facts, PlaceError, add_place};
use crate::duplicates::{Likeness, duplicates};
use crate::store::{Place, PlaceKind, Source, places};

/// Places on a page.
const SIZE: usize = 100;

#[derive(Template)]
#[template(path = "desk/list.html")]
struct View {
    page: Page,
    words: String,
    headings: Vec<Heading>,
    lines: Vec<Place>,
    paging: Paging,
    pairs: Vec<PairLine>,
    form: OwnForm,
    errors: FieldErrors,
}

/// Two places that may be one.
struct PairLine {
    first: Place,
    second: Place,
    because: &'static str,
}

/// A place of one's own, as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct OwnForm {
    name: String,
    country: String,
    latitude: String,
    longitude: String,
}

pub(super) async fn show(visit: Visit) -> Result<Response, Problem> {
    let all = places(&mut visit.app.house.read().await?.conn()).await?;
    let query = Query::parse(visit.uri.query());
    let page = visit.desk_page(visit.locale.text("places-desk-title"));
    visit.html(&view(&visit.locale, page, all, &query, OwnForm::default(), FieldErrors::new()))
}

fn view(
    locale: &Locale,
    page: Page,
    all: Vec<Place>,
    query: &Query,
    form: OwnForm,
    errors: FieldErrors,
) -> View {
    let find = |id| all.iter().find(|place| place.id == id).cloned();
    let pairs = duplicates(&all).into_iter().filter_map(|pair| {
        let because = match pair.because {
            Likeness::SameName => "places-desk-same-name",
            Likeness::Near => "places-desk-near",
        };
        Some(PairLine { first: find(pair.first)?, second: find(pair.second)?, because })
    });
    let pairs = pairs.collect();
    let words = query.get("q").unwrap_or_default().to_owned();
    let key = fold(&words);
    let found: Vec<Place> = all.into_iter().filter(|place| fold(&place.name).contains(&key)).collect();
    let paging = Paging::read(LIST, query, SIZE, found.len());
    let plain = |id| Heading::plain(locale.text(id));
    View {
        page: page.described(locale.text("places-desk-lead")),
        words,
        headings: vec![
            plain("word-name"),
            plain("word-country"),
            plain("places-desk-source"),
            plain("places-desk-people").of_numbers(),
        ],
        lines: found.into_iter().skip(paging.offset()).take(SIZE).collect(),
        paging,
        pairs,
        form,
        errors,
    }
}

pub(super) async fn add(visit: Visit, Form(form): Form<OwnForm>) -> Result<Response, Problem> {
    let mut errors = FieldErrors::new();
    if let Some(facts) = form.facts(&mut errors) {
        match add_place(&visit.app.house, &visit.actor, &facts).await {
            Ok(id) => {
                visit.flash(Tone::Success, Message::new("places-desk-added").arg("name", &facts.name));
                return Ok(onward(&format!("{LIST}/{id}")));
            }
            Err(PlaceError::Name) => errors.push("name", "places-desk-name-length"),
            Err(PlaceError::Point) => errors.push("latitude", "places-desk-point-range"),
            Err(error) => return Err(error.into()),
        }
    }
    let all = places(&mut visit.app.house.read().await?.conn()).await?;
    let page = visit.desk_page(visit.locale.text("places-desk-title"));
    let mut response = visit.html(&view(&visit.locale, page, all, &Query::default(), form, errors))?;
    *response.status_mut() = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

impl OwnForm {
    fn facts(&self, errors: &mut FieldErrors) -> Option<Facts> {
        let country = crate::countries::read(&self.country);
        if country.is_none() {
            errors.push("country", "places-desk-no-country");
        }
        let degrees = |text: &str| {
            text.trim().replace(',', ".").parse::<f64>().ok().filter(|number| number.is_finite())
        };
        let point = match (self.latitude.trim(), self.longitude.trim()) {
            ("", "") => None,
            (latitude, longitude) => {
                let point = degrees(latitude).zip(degrees(longitude));
                if point.is_none() {
                    errors.push("latitude", "places-desk-point-range");
                }
                point
            }
        };
        let country = country.filter(|_| errors.is_empty())?;
        Some(Facts {
            source: Source::Own,
            source_id: None,
            kind: PlaceKind::Settlement,
            name: self.name.trim().to_owned(),
            other_names: Vec::new(),
            country,
            admin: None,
            point,
            population: None,
            population_year: None,
            data_version: String::new(),
            parts: Vec::new(),
        })
    }
}

pub(super) fn samples() -> Vec<Sample> {
    vec![Sample::new("desk-places", |locale| {
        let page = Page::sample(Face::Desk, locale, locale.text("places-desk-title"));
        let all = vec![super::one::sample("Χαλκίδα"), super::one::sample("Χαλκίδα ")];
        view(locale, page, all, &Query::default(), OwnForm::default(), FieldErrors::new()).render()
    })]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_needs_both_numbers_and_a_country_is_read_in_any_language() {
        let form = OwnForm {
            name: "Ano".into(),
            country: "Griechenland".into(),
            latitude: "38,46".into(),
            longitude: "23.6".into(),
        };
        let facts = form.facts(&mut FieldErrors::new()).unwrap();
        assert_eq!((facts.country.code(), facts.point), ("GR", Some((38.46, 23.6))));
        let mut errors = FieldErrors::new();
        assert!(OwnForm { longitude: String::new(), ..form }.facts(&mut errors).is_none());
        assert!(errors.of("latitude").is_some());
    }
}
