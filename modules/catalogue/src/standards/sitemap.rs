//! The pages of records, for search engines: a list of lists.

use std::fmt::Write as _;

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use centum_accounts::Permission::ReadPublic;
use centum_base::{Digest, Timestamp};
use centum_web::{Problem, Route, Visit};

use super::conditional::Mark;
use super::shelf::Line;
use super::{held, store};

/// Records of one list; the standard allows fifty thousand.
const A_LIST: usize = 10_000;
/// Lists of one list of lists, by the standard.
const MOST_LISTS: usize = 50_000;
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const SPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/robots.txt", ReadPublic, robots),
        Route::get("/sitemap.xml", ReadPublic, index),
        Route::get("/sitemaps/{number}", ReadPublic, list),
    ]
}

/// `GET /robots.txt`: where the list of lists is. Nothing is forbidden: pages that are not to be listed say so themselves.
async fn robots(visit: Visit) -> Response {
    let sitemap = visit.app.settings.base.join("/sitemap.xml");
    let text = format!("User-agent: *\nDisallow:\n\nSitemap: {sitemap}\n");
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

fn newest(lines: &[Line]) -> Option<Timestamp> {
    lines.iter().map(|line| line.changed).max().and_then(|at| Timestamp::from_microsecond(at).ok())
}

/// What tells one state of a list from another.
fn heads(lines: &[Line]) -> String {
    let bytes: Vec<u8> = lines.iter().flat_map(|line| line.head.to_be_bytes()).collect();
    Digest::of(&bytes).to_string()
}

fn xml(text: String) -> Response {
    ([(header::CONTENT_TYPE, "application/xml; charset=utf-8")], text).into_response()
}

/// `GET /sitemap.xml`.
async fn index(visit: Visit) -> Result<Response, Problem> {
    let parts = held(&visit)?;
    let shown = parts.shelf.now(&visit.app.house).await?;
    let mark = Mark::of(&["sitemap", &heads(&shown.lines)], None);
    let make = async || {
        let mut text = format!("{HEAD}<sitemapindex xmlns=\"{SPACE}\">\n");
        for (number, lines) in (1..).zip(shown.lines.chunks(A_LIST)).take(MOST_LISTS) {
            let address = parts.uris.join(&format!("/sitemaps/{number}"));
            let changed = newest(lines).map(|at| at.to_string()).unwrap_or_default();
            let _ = writeln!(text, "<sitemap><loc>{address}</loc><lastmod>{changed}</lastmod></sitemap>");
        }
        text.push_str("</sitemapindex>\n");
        Ok(xml(text))
    };
    mark.answer(&visit.headers, make).await
}

/// `GET /sitemaps/{number}`.
async fn list(visit: Visit, Path(number): Path<String>) -> Result<Response, Problem> {
    let number: usize = number.parse().map_err(|_| Problem::not_found())?;
    let parts = held(&visit)?;
    let shown = parts.shelf.now(&visit.app.house).await?;
    let place = number.checked_sub(1).ok_or_else(Problem::not_found)?;
    let lines = shown.lines.chunks(A_LIST).nth(place).ok_or_else(Problem::not_found)?;
    let mark = Mark::of(&["sitemap", &heads(lines)], None);
    let make = async || {
        let mut text = format!("{HEAD}<urlset xmlns=\"{SPACE}\">\n");
        let mut reader = visit.app.house.read().await?;
        let limit = u32::try_from(lines.len()).unwrap_or(u32::MAX);
        for (slug, changed) in store::names(&mut reader.conn(), lines[0].id, limit).await? {
            let address = parts.uris.dataset(&slug);
            let _ = writeln!(text, "<url><loc>{address}</loc><lastmod>{changed}</lastmod></url>");
        }
        text.push_str("</urlset>\n");
        Ok(xml(text))
    };
    mark.answer(&visit.headers, make).await
}
