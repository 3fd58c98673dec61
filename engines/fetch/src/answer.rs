//! What a host answered.

use std::time::Duration;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, ETAG, HeaderMap, HeaderName, LAST_MODIFIED, LINK};
use url::Url;

use crate::media::{self, MediaType};
use crate::retry;

/// An answer without its body.
#[derive(Clone, Debug)]
pub struct Head {
    /// The address that answered, after all redirects.
    pub url: Url,
    /// The addresses that led there, in order.
    pub hops: Vec<Url>,
    /// The status.
    pub status: u16,
    /// The entity tag, as the host spelt it.
    pub etag: Option<String>,
    /// The date of the last change, as the host spelt it.
    pub last_modified: Option<String>,
    /// What the body says it is.
    pub media_type: Option<MediaType>,
    /// How long the host wants to be left alone.
    pub retry_after: Option<Duration>,
    /// Whether the host says that it left out a part of what was asked for.
    pub is_part: bool,
    /// Where the host says that the meaning of plain JSON stands: the context of JSON-LD that it links to.
    pub context: Option<Url>,
}

/// The relation of such a link.
const CONTEXT: &str = "http://www.w3.org/ns/json-ld#context";

/// By what Virtuoso says so: it cut at its number of rows, or at its time.
const PART: [&str; 2] = ["x-sparql-maxrows", "x-sql-state"];

/// An answer with its body.
#[derive(Clone, Debug)]
pub struct Answer {
    /// All but the body.
    pub head: Head,
    /// The body, unpacked. Of an answer that is no success only a beginning.
    pub body: Bytes,
}

/// What a look at an address found, without its body.
#[derive(Clone, Debug)]
pub struct Probe {
    /// The address that answered, after all redirects.
    pub url: Url,
    /// The addresses that led there, in order.
    pub hops: Vec<Url>,
    /// The status.
    pub status: u16,
    /// What the body says it is.
    pub media_type: Option<MediaType>,
    /// The body's length, where the host says it.
    pub length: Option<u64>,
    /// The date of the last change, as the host spelt it.
    pub last_modified: Option<String>,
    /// Whether the beginning of the body is a page of HTML; unknown when only headers were asked for.
    pub html: Option<bool>,
}

impl Head {
    pub(crate) fn read(url: Url, hops: Vec<Url>, status: StatusCode, headers: &HeaderMap) -> Self {
        let context = context(headers, &url);
        Self {
            url,
            hops,
            status: status.as_u16(),
            etag: text(headers, &ETAG),
            last_modified: text(headers, &LAST_MODIFIED),
            media_type: text(headers, &CONTENT_TYPE).and_then(|value| MediaType::read(&value)),
            retry_after: retry::after(headers),
            is_part: status == StatusCode::PARTIAL_CONTENT
                || PART.iter().any(|name| headers.contains_key(*name)),
            context,
        }
    }

    /// Whether the host gave what was asked for.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Whether nothing has changed since the last time.
    pub fn not_modified(&self) -> bool {
        self.status == 304
    }

    /// The charset that the host declares.
    pub fn charset(&self) -> Option<&str> {
        self.media_type.as_ref()?.charset.as_deref()
    }
}

impl Answer {
    /// The body as text, in the charset that it is in, and whether something could not be read.
    pub fn text(&self) -> (String, bool) {
        media::text(&self.body, self.head.charset())
    }

    /// Whether the body begins as a page of HTML does, whatever the host calls it.
    pub fn looks_like_html(&self) -> bool {
        media::looks_like_html(&self.body)
    }
}

impl Probe {
    /// Whether something is there. A range that cannot be served is a file without a byte.
    pub fn answers(&self) -> bool {
        (200..300).contains(&self.status) || self.status == 416
    }
}

/// The context that a header links to.
fn context(headers: &HeaderMap, url: &Url) -> Option<Url> {
    let lines = headers.get_all(LINK).iter().filter_map(|value| value.to_str().ok());
    let mut targets = lines.flat_map(|line| line.split('<').skip(1)).filter_map(|link| {
        let (target, relation) = link.split_once('>')?;
        relation.contains(CONTEXT).then_some(target)
    });
    url.join(targets.next()?).ok()
}

/// A header as text.
pub(crate) fn text(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderValue;

    use super::*;

    #[test]
    fn the_context_of_plain_json_is_found_among_the_links() {
        let url = Url::parse("https://a.example/data/c.json").unwrap();
        let mut headers = HeaderMap::new();
        headers.append(LINK, HeaderValue::from_static("</next>; rel=\"next\""));
        assert_eq!(context(&headers, &url), None);
        let link = "</more>; rel=more, <../c.jsonld>; rel=\"http://www.w3.org/ns/json-ld#context\"; type=\"application/ld+json\"";
        headers.append(LINK, HeaderValue::from_static(link));
        let found = context(&headers, &url);
        assert_eq!(found.as_ref().map(Url::as_str), Some("https://a.example/c.jsonld"));
    }
}
