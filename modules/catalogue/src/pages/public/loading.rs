//! Finding what a page shows.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use centum_store::{Conn, StoreResult};
use centum_web::{Page, Problem, Visit};

use super::around::Surroundings;
use super::words::said;
use crate::dcat;
use crate::listing::{Line, near};
use crate::records::{Entry, Record, current, record_by_slug};

/// Records with a like name that a reader is offered.
const OFFERED: u32 = 8;

/// A record with what is known of it.
pub(super) struct Known {
    pub(super) record: Record,
    pub(super) entry: Entry,
    pub(super) typed: dcat::Record,
    pub(super) around: Surroundings,
}

/// The record of that name; none where nothing ever had it.
pub(super) async fn known(conn: &mut Conn<'_>, visit: &Visit, slug: &str) -> StoreResult<Option<Known>> {
    let Some(record) = record_by_slug(conn, slug).await? else { return Ok(None) };
    let Some(entry) = current(conn, record.id).await? else { return Ok(None) };
    let Some(around) = Surroundings::of(conn, &visit.locale, record.source).await? else { return Ok(None) };
    let typed = typed(&entry);
    Ok(Some(Known { record, entry, typed, around }))
}

/// What an entry says. One that cannot be read says nothing, and the page shows where it comes from.
pub(super) fn typed(entry: &Entry) -> dcat::Record {
    serde_json::from_str(&entry.content.record).unwrap_or_default()
}

/// A link inside the site, with what it leads to.
#[derive(Clone, Debug)]
pub(crate) struct LineLink {
    pub(crate) href: String,
    pub(crate) title: super::words::Said,
    pub(crate) when: centum_web::Html,
}

/// A line of a list.
pub(super) fn line_link(locale: &centum_web::Locale, line: &Line) -> LineLink {
    LineLink {
        href: path(&line.slug),
        title: said(locale, &line.titles)
            .unwrap_or_else(|| super::words::Said::bare(&locale.text("catalogue-search-untitled"))),
        when: locale.day(line.first_seen.to_zoned(jiff::tz::TimeZone::UTC).date()),
    }
}

/// The address of a record.
pub(super) fn path(slug: &str) -> String {
    format!("/data/datasets/{slug}")
}

#[derive(Template)]
#[template(path = "public/absent.html")]
pub(crate) struct AbsentPage {
    pub(crate) page: Page,
    pub(crate) near: Vec<LineLink>,
}

/// There is no such record; those with a like name may be meant.
pub(super) async fn absent(visit: &Visit, slug: &str) -> Result<Response, Problem> {
    let near = near(&mut visit.app.house.read().await?.conn(), slug, OFFERED).await?;
    if near.is_empty() {
        return Err(Problem::not_found());
    }
    let page =
        visit.public_page(visit.locale.text("catalogue-public-absent")).crumb("/data", data_title(visit));
    let near = near.iter().map(|line| line_link(&visit.locale, line)).collect();
    with_status(visit, StatusCode::NOT_FOUND, &AbsentPage { page, near })
}

/// The name of the catalogue's first page.
pub(super) fn data_title(visit: &Visit) -> String {
    visit.locale.text("catalogue-public-data")
}

/// A page with a status of its own.
pub(super) fn with_status(
    visit: &Visit,
    status: StatusCode,
    view: &impl Template,
) -> Result<Response, Problem> {
    let mut response = visit.html(view)?;
    *response.status_mut() = status;
    Ok(response)
}
