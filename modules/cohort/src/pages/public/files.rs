//! The files of a version: the same bytes for good, and the address says which.

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use bytes::Bytes;
use centum_web::negotiate::{Format, as_file, document};
use centum_web::security::headers::open_to_all;
use centum_web::{Problem, Visit};

use super::{drawing, loading, words};
use crate::announcement::Content;
use crate::edition::edition_by_slug;
use crate::exports::{self, Licence, Links, Published, feed};

/// A published file never changes at its address.
const FOREVER: &str = "public, max-age=31536000, immutable";

/// A file as a page offers it.
pub(crate) struct FileLine {
    /// Where it is.
    pub href: String,
    /// Its name.
    pub name: &'static str,
    /// What is in it: the id of a text.
    pub what: &'static str,
    /// Its media type.
    pub media_type: &'static str,
}

/// The files that a version offers.
pub(crate) fn offered(content: &Content) -> Vec<FileLine> {
    let path = words::version_path(&content.edition.slug, content.number);
    let line = |format: exports::Format| FileLine {
        href: format!("{path}/{}", format.file_name()),
        name: format.file_name(),
        what: what(format),
        media_type: format.media_type(),
    };
    exports::Format::ALL.into_iter().filter(|format| format.is_offered(content)).map(line).collect()
}

fn what(format: exports::Format) -> &'static str {
    use exports::Format;
    match format {
        Format::Json => "cohort-file-json",
        Format::RowsCsv => "cohort-file-rows",
        Format::CitiesCsv => "cohort-file-cities",
        Format::JsonLd => "cohort-file-jsonld",
        Format::GeoJson => "cohort-file-geojson",
        Format::Xlsx => "cohort-file-xlsx",
        Format::ICalendar => "cohort-file-calendar",
    }
}

/// `GET /editions/{slug}/announcements/{number}/{file}`.
pub(crate) async fn show(
    visit: Visit,
    Path((slug, number, file)): Path<(String, String, String)>,
) -> Result<Response, Problem> {
    let format = exports::Format::named(&file).ok_or_else(Problem::not_found)?;
    written(&visit, &slug, &number, format, true).await
}

/// The file of a form, asked for by `Accept` or by an ending: then the address is the file's own.
pub(crate) async fn by_format(
    visit: &Visit,
    slug: &str,
    number: &str,
    format: Format,
    own_address: bool,
) -> Result<Response, Problem> {
    let format = match format {
        Format::Json => exports::Format::Json,
        Format::JsonLd => exports::Format::JsonLd,
        Format::GeoJson => exports::Format::GeoJson,
        Format::Csv => exports::Format::RowsCsv,
        Format::Xlsx => exports::Format::Xlsx,
        Format::Calendar => exports::Format::ICalendar,
        Format::Svg => return map(visit, slug, number).await,
        Format::Html | Format::Atom | Format::Png | Format::Text => return Err(Problem::not_found()),
    };
    written(visit, slug, number, format, own_address).await
}

async fn written(
    visit: &Visit,
    slug: &str,
    number: &str,
    format: exports::Format,
    own_address: bool,
) -> Result<Response, Problem> {
    let make = async || {
        let version = loading::version(visit, slug, number).await?;
        let bytes = format.write(&version.content, &links(visit)?).map_err(Problem::fault)?;
        bytes.map(Bytes::from).ok_or_else(Problem::not_found)
    };
    let mut response = visit.frozen(as_of_web(format), make).await?;
    response.headers_mut().remove(header::CONTENT_LANGUAGE);
    if own_address {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(FOREVER));
    }
    if matches!(format, exports::Format::RowsCsv | exports::Format::CitiesCsv | exports::Format::Xlsx) {
        as_file(&mut response, &format!("{slug}-{number}-{}", format.file_name()));
    }
    licensed(visit, &mut response, slug).await?;
    open_to_all(&mut response);
    Ok(response)
}

/// Names the licence of the data in the header, where programs look for it. An edition keeps its licence for good.
async fn licensed(visit: &Visit, response: &mut Response, slug: &str) -> Result<(), Problem> {
    let mut reader = visit.app.house.read().await?;
    if let Some(edition) = edition_by_slug(&mut reader.conn(), slug).await? {
        let licence = Licence { id: &edition.licence }.address();
        if let Ok(value) = HeaderValue::try_from(format!("<{licence}>; rel=\"license\"")) {
            response.headers_mut().append(header::LINK, value);
        }
    }
    Ok(())
}

/// `GET /editions/{slug}/announcements/{number}/map.svg`.
pub(crate) async fn map_file(
    visit: Visit,
    Path((slug, number)): Path<(String, String)>,
) -> Result<Response, Problem> {
    map(&visit, &slug, &number).await
}

async fn map(visit: &Visit, slug: &str, number: &str) -> Result<Response, Problem> {
    let make = async || {
        let version = loading::version(visit, slug, number).await?;
        let drawn = drawing::stand_alone(&visit.locale, &version.content);
        drawn.map(Bytes::from).ok_or_else(Problem::not_found)
    };
    let mut response = visit.frozen(Format::Svg, make).await?;
    // A drawing that is opened by itself brings its own colours, and may do nothing else.
    let policy = HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; sandbox");
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    licensed(visit, &mut response, slug).await?;
    Ok(response)
}

/// `GET /editions/{slug}/announcements.atom`, and `/feed.atom` for those who guess.
pub(crate) async fn announcements_feed(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let shown = loading::announced(&visit, &slug).await?;
    let versions: Vec<Published<'_>> = shown
        .versions
        .iter()
        .filter_map(|version| Some(Published { content: &version.content, at: version.published_at? }))
        .collect();
    let text = feed(&versions, &links(&visit)?).ok_or_else(Problem::not_found)?;
    let mut response = document(&visit.headers, Format::Atom, text);
    licensed(&visit, &mut response, &slug).await?;
    open_to_all(&mut response);
    Ok(response)
}

/// The addresses that files carry.
pub(crate) fn links(visit: &Visit) -> Result<Links, Problem> {
    Links::new(visit.app.settings.base.as_str()).map_err(Problem::fault)
}

fn as_of_web(format: exports::Format) -> Format {
    match format {
        exports::Format::Json => Format::Json,
        exports::Format::RowsCsv | exports::Format::CitiesCsv => Format::Csv,
        exports::Format::JsonLd => Format::JsonLd,
        exports::Format::GeoJson => Format::GeoJson,
        exports::Format::Xlsx => Format::Xlsx,
        exports::Format::ICalendar => Format::Calendar,
    }
}
