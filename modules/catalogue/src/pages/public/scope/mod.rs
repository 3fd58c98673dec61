//! The pages of a catalogue, a publisher, a city and a theme: four different things that are told alike.

mod catalogue;
mod city;
mod publisher;
mod theme;

pub(super) use catalogue::show as catalogue;
pub(super) use city::show as city;
pub(super) use publisher::show as publisher;
pub(super) use theme::show as theme;

use askama::Template;
use axum::response::Response;
use centum_store::{Conn, StoreResult};
use centum_web::{Html, Locale, Page, Problem, Visit};

use super::facts::Section;
use super::figures::{Asked, Chart, Drawn, counted};
use super::loading::{LineLink, data_title, line_link};
use super::words::Said;
use super::{STYLE, around::City};
use crate::listing::{Figure, Line, Scope, counted_at, newest, newest_of, shares};
use crate::records::Kind;

/// So many of the newest stand on a page.
const NEWEST: u32 = 10;

#[derive(Template)]
#[template(path = "public/scope.html")]
pub(crate) struct ScopePage {
    pub(crate) page: Page,
    /// What kind of thing it is.
    pub(crate) kicker: String,
    pub(crate) title: Said,
    pub(crate) own_name: Option<String>,
    pub(crate) lead: Html,
    /// All its data in the search.
    pub(crate) search: String,
    pub(crate) headlines: Vec<(String, String)>,
    pub(crate) as_of: Option<Html>,
    pub(crate) behind: bool,
    pub(crate) sections: Vec<Section>,
    pub(crate) map: Option<Html>,
    pub(crate) newest: Vec<LineLink>,
    pub(crate) charts: Vec<Chart>,
}

/// What one of the four says of itself.
struct About {
    /// The id of the text that names its kind, and the list that it stands in.
    kicker: &'static str,
    list: &'static str,
    title: Said,
    own_name: Option<String>,
    lead: Html,
    sections: Vec<Section>,
    map: Option<Html>,
    charts: &'static [Drawn],
}

async fn page(conn: &mut Conn<'_>, visit: &Visit, about: About, asked: &Asked) -> Result<Response, Problem> {
    let locale = &visit.locale;
    let (at, behind) = counted_at(conn).await?;
    let kinds = shares(conn, &asked.scope, &asked.theme, Figure::Kind).await?;
    let now = visit.app.house.now();
    let mut charts = Vec::new();
    for drawn in about.charts {
        let numbers = counted(conn, locale, asked, *drawn, now).await?;
        if !numbers.is_empty() {
            charts.push(Chart::of(locale, asked, &numbers));
        }
    }
    let newest: Vec<LineLink> =
        newest_lines(conn, asked).await?.iter().map(|line| line_link(locale, line)).collect();
    let shown = |kind: &&Kind| **kind == Kind::Dataset || kinds.contains_key(kind.name());
    let headline = |kind: &Kind| {
        let count = kinds.get(kind.name()).copied().unwrap_or(0);
        let label =
            locale.say(&format!("catalogue-figures-kind-{}", kind.name())).arg("count", count).plain();
        (locale.number(count), label)
    };
    let frame = visit
        .public_page(about.title.text.clone())
        .crumb("/data", data_title(visit))
        .crumb(about.list, locale.text(list_title(about.list)));
    visit.html(&ScopePage {
        page: frame.bringing(visit, STYLE),
        kicker: locale.text(about.kicker),
        title: about.title,
        own_name: about.own_name,
        lead: about.lead,
        search: asked.query.href("/data"),
        headlines: Kind::ALL.iter().filter(shown).map(headline).collect(),
        as_of: at.map(|at| locale.moment(at)),
        behind,
        sections: about.sections,
        map: about.map,
        newest,
        charts,
    })
}

async fn newest_lines(conn: &mut Conn<'_>, asked: &Asked) -> StoreResult<Vec<Line>> {
    match (&asked.scope, asked.theme.as_str()) {
        (Scope::Whole, "") => newest(conn, Kind::Dataset, NEWEST).await,
        (Scope::Whole, theme) => crate::listing::newest_of_theme(conn, theme, NEWEST).await,
        (Scope::Of(catalogues), _) => newest_of(conn, catalogues, Kind::Dataset, NEWEST).await,
    }
}

/// The text that names a list.
fn list_title(list: &str) -> &'static str {
    match list {
        "/data/catalogues" => "catalogue-lists-catalogues",
        "/data/publishers" => "catalogue-lists-publishers",
        "/data/cities" => "catalogue-lists-cities",
        _ => "catalogue-lists-themes",
    }
}

/// A city with its country, as a line.
fn city_line(locale: &Locale, city: &City) -> Html {
    let link = super::links::inward(&city.href(), &city.name);
    Html::trusted(format!("{link} <span class=\"soft\">{}</span>", Html::text(&locale.country(city.country))))
}
