//! Lists of catalogues, publishers, cities and themes: as pages, as CSV and as JSON.

mod items;

use askama::Template;
use axum::response::Response;
use centum_cohort::exports::{Cell, Table, table_csv};
use centum_web::components::{Heading, Paging, Sorting};
use centum_web::links::Query;
use centum_web::negotiate::{Format, as_file, document};
use centum_web::security::headers::open_to_all;
use centum_web::{Page, Problem, Visit};
use serde_json::json;

pub(crate) use items::Item;

use super::STYLE;
use super::loading::data_title;

/// Lines on one page.
const A_PAGE: usize = 100;

/// What is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Listed {
    /// Catalogues.
    Catalogues,
    /// Publishers.
    Publishers,
    /// Cities that catalogues publish for.
    Cities,
    /// The Union's data themes.
    Themes,
}

impl Listed {
    /// The name in addresses and ids of texts.
    fn name(self) -> &'static str {
        match self {
            Self::Catalogues => "catalogues",
            Self::Publishers => "publishers",
            Self::Cities => "cities",
            Self::Themes => "themes",
        }
    }
}

#[derive(Template)]
#[template(path = "public/list.html")]
pub(crate) struct ListPage {
    pub(crate) page: Page,
    pub(crate) name: &'static str,
    pub(crate) headings: Vec<Heading>,
    pub(crate) items: Vec<Item>,
    pub(crate) paging: Paging,
}

macro_rules! shown {
    ($($page:ident $csv:ident $json:ident $listed:ident;)+) => {$(
        pub(super) async fn $page(visit: Visit) -> Result<Response, Problem> {
            page(&visit, Listed::$listed).await
        }
        pub(super) async fn $csv(visit: Visit) -> Result<Response, Problem> {
            file(&visit, Listed::$listed, Format::Csv).await
        }
        pub(super) async fn $json(visit: Visit) -> Result<Response, Problem> {
            file(&visit, Listed::$listed, Format::Json).await
        }
    )+};
}
shown! {
    catalogues catalogues_csv catalogues_json Catalogues;
    publishers publishers_csv publishers_json Publishers;
    cities cities_csv cities_json Cities;
    themes themes_csv themes_json Themes;
}

async fn page(visit: &Visit, listed: Listed) -> Result<Response, Problem> {
    let locale = &visit.locale;
    let name = listed.name();
    let path = format!("/data/{name}");
    let query = Query::parse(visit.uri.query()).without("lang").without("appearance");
    let sorting = Sorting::read(&query, &["name", "datasets"]);
    let mut items = items::of(&mut visit.app.house.read().await?.conn(), locale, listed).await?;
    locale.sort_by_text(&mut items, |item| &item.name);
    if sorting.by == "datasets" {
        items.sort_by_key(|item| item.count);
    }
    if sorting.order == centum_web::components::Order::Descending {
        items.reverse();
    }
    let paging = Paging::read(&path, &query, A_PAGE, items.len());
    let items = items.into_iter().skip(paging.offset()).take(A_PAGE).collect();
    let title = locale.text(&format!("catalogue-lists-{name}"));
    let headings = vec![
        sorting.heading(&path, &query, "name", locale.text(&format!("catalogue-lists-{name}-name"))),
        Heading::plain(locale.text(&format!("catalogue-lists-{name}-note"))),
        sorting.heading(&path, &query, "datasets", locale.text("catalogue-figures-datasets")).of_numbers(),
    ];
    let page = visit.public_page(title).crumb("/data", data_title(visit)).bringing(visit, STYLE);
    visit.html(&ListPage {
        page: page.described(locale.text(&format!("catalogue-lists-{name}-lead"))),
        name,
        headings,
        items,
        paging,
    })
}

async fn file(visit: &Visit, listed: Listed, format: Format) -> Result<Response, Problem> {
    let items = items::of(&mut visit.app.house.read().await?.conn(), &visit.locale, listed).await?;
    let base = &visit.app.settings.base;
    let bytes = match format {
        Format::Csv => table_csv(&Table {
            columns: ["id", "name", "note", "datasets", "address"].map(Into::into).to_vec(),
            rows: items
                .iter()
                .map(|item| {
                    let note = item.note.as_deref().map_or(Cell::Empty, Cell::from);
                    let (id, name) = (item.key.as_str(), item.name.as_str());
                    vec![id.into(), name.into(), note, item.count.into(), base.join(&item.href).into()]
                })
                .collect(),
        }),
        _ => {
            let row = |item: &Item| {
                json!({
                    "id": item.key, "name": item.name, "note": item.note, "datasets": item.count,
                    "address": base.join(&item.href),
                })
            };
            json!({ listed.name(): items.iter().map(row).collect::<Vec<_>>() }).to_string().into_bytes()
        }
    };
    let mut response = document(&visit.headers, format, bytes);
    if format == Format::Csv {
        as_file(&mut response, &format!("{}.csv", listed.name()));
    }
    open_to_all(&mut response);
    Ok(response)
}
