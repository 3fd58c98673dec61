//! The start of the data: how much there is, of whom, about what, and what is new.

use askama::Template;
use axum::response::Response;
use centum_search::{Answer, FacetCounts};
use centum_web::{Html, Page, Problem, Visit};

use super::super::fields;
use super::super::marking::Wanted;
use super::super::names::{Name, Names};
use super::super::question::Question;
use super::super::{Card, Search};
use super::row::Row;
use crate::records;

/// Records that are shown as the newest.
const NEWEST: usize = 5;
/// Cities in the page.
const MOST_CITIES: usize = 24;
/// Values that are counted at most.
const MOST: usize = 1_000;

/// A value with its count, as a link.
pub(super) struct Way {
    pub name: Name,
    pub count: u64,
    pub href: String,
}

#[derive(Template)]
#[template(path = "search/landing.html")]
pub(super) struct LandingPage {
    pub page: Page,
    pub total: u64,
    pub cities: u64,
    pub publishers: u64,
    pub as_of: Option<Html>,
    pub themes: Vec<Way>,
    pub formats: Vec<Way>,
    pub towns: Vec<Way>,
    pub newest: Vec<Row>,
    pub behind: i64,
    /// The form carries nothing along.
    pub carried: Vec<(String, String)>,
}

impl LandingPage {
    pub(super) fn of(page: Page, answer: &Answer, names: &Names, as_of: Option<Html>, behind: i64) -> Self {
        let locale = page.locale.clone();
        let open = Question::default();
        let counts = |field: &str| answer.facets.iter().find(|facet| facet.field == field);
        let ways = |field: &'static str, most: usize| -> Vec<Way> {
            let values = counts(field).map(|facet| facet.values.as_slice()).unwrap_or_default();
            let way = |count: &centum_search::FacetCount| Way {
                name: names.of(&locale, field, &count.value),
                count: count.count,
                href: open.turned(field, &count.value).href(),
            };
            values.iter().take(most).map(way).collect()
        };
        let number = |field: &str| counts(field).map_or(0, |facet: &FacetCounts| facet.values.len() as u64);
        let (cities, publishers) = (number(fields::CITY), number(fields::PUBLISHER));
        let cards = answer.hits.iter().filter_map(|hit| serde_json::from_slice::<Card>(&hit.stored).ok());
        let newest = cards.map(|card| Row::of(&locale, &card, &Wanted::default(), None)).collect();
        Self {
            total: answer.total,
            cities,
            publishers,
            as_of,
            themes: ways(fields::THEME, MOST),
            formats: ways(fields::FORMAT, 10),
            towns: ways(fields::CITY, MOST_CITIES),
            newest,
            behind,
            carried: Vec::new(),
            page,
        }
    }
}

/// The start.
pub(super) async fn show(visit: &Visit, search: &Search, behind: i64) -> Result<Response, Problem> {
    let counts = [(fields::CITY, MOST), (fields::PUBLISHER, MOST), (fields::THEME, 30), (fields::FORMAT, 10)];
    let answer = search.run(Question::default().counting(NEWEST, None, &counts)).await?;
    let mut reader = visit.app.house.read().await?;
    let mut few = answer.facets.clone();
    // Names are looked up one by one: those that are not shown need none.
    few.iter_mut().for_each(|facet| facet.values.truncate(MOST_CITIES));
    let names = Names::load(&mut reader.conn(), &few, &Question::default()).await?;
    let last = records::version(&mut reader.conn(), search.position()).await?;
    drop(reader);
    let page = visit.public_page(visit.locale.text("catalogue-search-landing-title"));
    let page = page.bringing(visit, super::STYLE).bringing(visit, super::SCRIPT);
    let as_of = last.map(|entry| visit.locale.moment(entry.at));
    visit.html(&LandingPage::of(page, &answer, &names, as_of, behind))
}
