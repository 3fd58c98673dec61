//! The whole catalogue in figures.

use askama::Template;
use axum::response::Response;
use centum_web::links::Query;
use centum_web::{Html, Page, Problem, Visit};

use super::chart::Chart;
use super::counted::{Asked, Drawn, by_city, counted};
use crate::listing::{Figure, Scope, counted_at, shares};
use crate::pages::public::loading::data_title;
use crate::pages::public::{STYLE, drawing};
use crate::records::Kind;

#[derive(Template)]
#[template(path = "public/figures.html")]
pub(crate) struct FiguresPage {
    pub(crate) page: Page,
    pub(crate) as_of: Option<Html>,
    pub(crate) behind: bool,
    pub(crate) headlines: Vec<(String, String)>,
    pub(crate) map: Option<Html>,
    pub(crate) unplaced: usize,
    pub(crate) charts: Vec<Chart>,
}

/// `GET /data/figures`.
pub(in crate::pages::public) async fn show(visit: Visit) -> Result<Response, Problem> {
    let locale = &visit.locale;
    let asked = Asked { scope: Scope::Whole, theme: String::new(), query: Query::default() };
    let mut reader = visit.app.house.read().await?;
    let mut conn = reader.conn();
    let (at, behind) = counted_at(&mut conn).await?;
    let kinds = shares(&mut conn, &asked.scope, "", Figure::Kind).await?;
    let cities = by_city(&mut conn, locale, &asked).await?;
    let mut charts = Vec::new();
    for drawn in Drawn::ALL {
        let numbers = counted(&mut conn, locale, &asked, drawn, visit.app.house.now()).await?;
        charts.push(Chart::of(locale, &asked, &numbers));
    }
    drop(reader);
    let mut headlines: Vec<(String, String)> = Kind::ALL
        .iter()
        .map(|kind| {
            let count = kinds.get(kind.name()).copied().unwrap_or(0);
            (
                locale.number(count),
                locale.say(&format!("catalogue-figures-kind-{}", kind.name())).arg("count", count).plain(),
            )
        })
        .collect();
    headlines.push((
        locale.number(cities.len()),
        locale.say("catalogue-figures-cities").arg("count", cities.len()).plain(),
    ));
    let title = locale.text("catalogue-figures-title");
    let page = visit.public_page(title).crumb("/data", data_title(&visit)).bringing(&visit, STYLE);
    visit.html(&FiguresPage {
        page: page.described(locale.text("catalogue-figures-lead")),
        as_of: at.map(|at| locale.moment(at)),
        behind,
        headlines,
        map: drawing::cities(locale, &cities).map(|map| Html::trusted(map.render())),
        unplaced: cities
            .iter()
            .filter(|(city, _)| city.latitude.is_none() || city.longitude.is_none())
            .count(),
        charts,
    })
}
