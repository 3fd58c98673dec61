//! Which form an answer takes: by `Accept`, or by the ending of the address.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use centum_base::{Digest, Timestamp};

/// Ranges of an Accept header that are looked at.
const MAX_RANGES: usize = 32;

/// A form that a thing can be given in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// A page for people.
    Html,
    /// JSON.
    Json,
    /// JSON-LD with schema.org terms.
    JsonLd,
    /// GeoJSON.
    GeoJson,
    /// Comma-separated values.
    Csv,
    /// An Atom feed.
    Atom,
    /// An iCalendar file.
    Calendar,
    /// A spreadsheet.
    Xlsx,
    /// A drawing.
    Svg,
    /// A picture.
    Png,
    /// Plain text.
    Text,
}

impl Format {
    /// Every form.
    pub const ALL: [Self; 11] = [
        Self::Html,
        Self::Json,
        Self::JsonLd,
        Self::GeoJson,
        Self::Csv,
        Self::Atom,
        Self::Calendar,
        Self::Xlsx,
        Self::Svg,
        Self::Png,
        Self::Text,
    ];

    /// The ending of an address, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Json => "json",
            Self::JsonLd => "jsonld",
            Self::GeoJson => "geojson",
            Self::Csv => "csv",
            Self::Atom => "atom",
            Self::Calendar => "ics",
            Self::Xlsx => "xlsx",
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Text => "txt",
        }
    }

    /// The content type.
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Html => "text/html; charset=utf-8",
            Self::Json => "application/json",
            Self::JsonLd => "application/ld+json",
            Self::GeoJson => "application/geo+json",
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Atom => "application/atom+xml; charset=utf-8",
            Self::Calendar => "text/calendar; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Text => "text/plain; charset=utf-8",
        }
    }

    fn essence(self) -> &'static str {
        self.content_type().split(';').next().unwrap_or_default()
    }

    /// Parts an address such as `3.json` into `3` and the form; without a known ending there is none.
    pub fn split(segment: &str) -> (&str, Option<Self>) {
        let known = segment.rsplit_once('.').and_then(|(stem, ending)| {
            let format = Self::ALL.into_iter().find(|format| format.ending() == ending)?;
            (!stem.is_empty()).then_some((stem, Some(format)))
        });
        known.unwrap_or((segment, None))
    }
}

/// A weight such as `0.7` in thousandths; `None` if it is none. Clients in Java leave the nought away.
pub(crate) fn quality(text: &str) -> Option<u16> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    if part.len() > 3 || !part.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    match whole {
        "0" | "" if !text.is_empty() => format!("{part:0<3}").parse().ok(),
        "1" if part.bytes().all(|digit| digit == b'0') => Some(1000),
        _ => None,
    }
}

/// The offered form that `Accept` likes best; the first where it likes all the same or says nothing.
/// `None` if it accepts none of them.
pub fn accepted(headers: &HeaderMap, offered: &[Format]) -> Option<Format> {
    // A list may come in several lines.
    let mut lines = headers.get_all(header::ACCEPT).iter().filter_map(|line| line.to_str().ok()).peekable();
    if lines.peek().is_none() {
        return offered.first().copied();
    }
    let ranges: Vec<(u16, &str)> = lines
        .flat_map(|line| line.split(','))
        .take(MAX_RANGES)
        .filter_map(|range| {
            let mut parts = range.split(';').map(str::trim);
            let name = parts.next()?;
            let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(Some(1000), quality)?;
            Some((weight, name))
        })
        .collect();
    let weight = |format: &Format| {
        let essence = format.essence();
        let group = essence.split('/').next().unwrap_or_default();
        // The most exact range counts, whatever the others say.
        let exact = ranges.iter().find(|(_, name)| name.eq_ignore_ascii_case(essence));
        let by_group = || ranges.iter().find(|(_, name)| name.strip_suffix("/*") == Some(group));
        let any = || ranges.iter().find(|(_, name)| *name == "*/*");
        exact.or_else(by_group).or_else(any).map_or(0, |(weight, _)| *weight)
    };
    let mut best: Option<(u16, Format)> = None;
    for format in offered {
        let weight = weight(format);
        if weight > best.map_or(0, |(weight, _)| weight) {
            best = Some((weight, *format));
        }
    }
    best.map(|(_, format)| format)
}

/// The strong entity tag of bytes.
pub fn etag(bytes: &[u8]) -> HeaderValue {
    HeaderValue::try_from(format!("\"{}\"", Digest::of(bytes).short()))
        .unwrap_or(HeaderValue::from_static("\"\""))
}

/// Whether the asker has these bytes already.
pub fn is_known(headers: &HeaderMap, etag: &HeaderValue) -> bool {
    let Ok(etag) = etag.to_str() else { return false };
    let lines = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|line| line.to_str().ok());
    lines
        .flat_map(|line| line.split(','))
        .map(str::trim)
        .any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == etag)
}

/// A document with its entity tag; `304` without a body if the asker has it already.
pub fn document(asked: &HeaderMap, format: Format, bytes: impl Into<Bytes>) -> Response {
    let bytes = bytes.into();
    let etag = etag(&bytes);
    let mut response = if is_known(asked, &etag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, format.content_type())], bytes).into_response()
    };
    response.headers_mut().insert(header::ETAG, etag);
    vary(&mut response, "accept");
    response
}

/// Adds when the document was last changed.
pub fn last_modified(response: &mut Response, at: Timestamp) {
    let text = at.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
    if let Ok(value) = HeaderValue::try_from(text) {
        response.headers_mut().insert(header::LAST_MODIFIED, value);
    }
}

/// Makes a browser save the document under `name` instead of showing it (RFC 6266: a plain name for old readers, and the
/// name as it is).
pub fn as_file(response: &mut Response, name: &str) {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '-' }).collect();
    let whole = if plain == name {
        String::new()
    } else {
        let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        let encoded: String = name
            .bytes()
            .map(|byte| if unreserved(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
            .collect();
        format!("; filename*=UTF-8''{encoded}")
    };
    if let Ok(value) = HeaderValue::try_from(format!("attachment; filename=\"{plain}\"{whole}")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
}

/// Adds a request header that the answer depends on.
pub fn vary(response: &mut Response, on: &'static str) {
    let known = response.headers().get_all(header::VARY).iter().any(|value| {
        value.to_str().is_ok_and(|value| value.split(',').any(|name| name.trim().eq_ignore_ascii_case(on)))
    });
    if !known {
        response.headers_mut().append(header::VARY, HeaderValue::from_static(on));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_keeps_its_name_in_any_script_and_cannot_break_the_header() {
        let named = |name: &str| {
            let mut response = StatusCode::OK.into_response();
            as_file(&mut response, name);
            response.headers()[header::CONTENT_DISPOSITION].to_str().unwrap().to_owned()
        };
        assert_eq!(named("letter.pdf"), "attachment; filename=\"letter.pdf\"");
        assert_eq!(named("ε\".pdf"), "attachment; filename=\"--.pdf\"; filename*=UTF-8''%CE%B5%22.pdf");
        assert!(!named("a\r\nb").contains('\n'));
    }

    fn asks(accept: &str) -> Option<Format> {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT, accept.parse().unwrap());
        accepted(&headers, &[Format::Html, Format::Json, Format::Csv])
    }

    #[test]
    fn a_browser_gets_a_page_and_a_program_json() {
        assert_eq!(
            asks("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
            Some(Format::Html)
        );
        assert_eq!(asks("application/json"), Some(Format::Json));
        assert_eq!(asks("*/*"), Some(Format::Html));
        assert_eq!(accepted(&HeaderMap::new(), &[Format::Json]), Some(Format::Json));
    }

    #[test]
    fn weights_decide_and_the_exact_range_counts() {
        assert_eq!(asks("text/*;q=0.4, application/json;q=0.5"), Some(Format::Json));
        assert_eq!(asks("text/html;q=0, text/*"), Some(Format::Csv));
        assert_eq!(asks("image/png"), None);
        assert_eq!(asks("image/gif, image/jpeg, *; q=.2, */*; q=.2"), Some(Format::Html), "as Java asks");
    }

    #[test]
    fn a_list_may_come_in_several_lines() {
        let lines = ["image/png", "text/html;q=0.5", "text/csv"]
            .map(|line| (header::ACCEPT, HeaderValue::from_static(line)));
        let offered = [Format::Html, Format::Json, Format::Csv];
        assert_eq!(accepted(&HeaderMap::from_iter(lines), &offered), Some(Format::Csv));
        let known = ["\"a\"", "\"b\""].map(|tag| (header::IF_NONE_MATCH, HeaderValue::from_static(tag)));
        assert!(is_known(&HeaderMap::from_iter(known), &HeaderValue::from_static("\"b\"")));
    }

    #[test]
    fn weights_that_are_none_are_left_out() {
        assert_eq!(quality("0.7"), Some(700));
        assert_eq!(quality("1.000"), Some(1000));
        assert_eq!(quality(".2"), Some(200));
        for wrong in ["1.1", "2", "-1", "0.1234", "", "a", "0.x"] {
            assert_eq!(quality(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn an_ending_names_the_form() {
        assert_eq!(Format::split("3.json"), ("3", Some(Format::Json)));
        assert_eq!(Format::split("3"), ("3", None));
        assert_eq!(Format::split("v1.2"), ("v1.2", None));
        assert_eq!(Format::split(".json"), (".json", None));
    }

    #[test]
    fn bytes_that_are_known_are_not_sent_again() {
        let first = document(&HeaderMap::new(), Format::Json, "{}");
        let mut headers = HeaderMap::new();
        headers.insert(header::IF_NONE_MATCH, first.headers()[header::ETAG].clone());
        assert_eq!(document(&headers, Format::Json, "{}").status(), StatusCode::NOT_MODIFIED);
        assert_eq!(document(&headers, Format::Json, "[]").status(), StatusCode::OK);
    }

    #[test]
    fn a_header_to_vary_on_stands_once() {
        let mut response = document(&HeaderMap::new(), Format::Json, "{}");
        vary(&mut response, "Accept");
        vary(&mut response, "cookie");
        assert_eq!(response.headers().get_all(header::VARY).iter().count(), 2);
    }
}
