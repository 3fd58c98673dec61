//! What a host answered.

use std::time::Duration;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, ETAG, HeaderMap, HeaderName, HeaderValue, LAST_MODIFIED, LINK};
use url::Url;

use crate::media::{self, MediaType};
use crate::policy::Policy;
use crate::{redirect, retry, target};

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

    /// The head of an answer that `url` gave with these lines, and where it leads as far as `policy` follows it: for
    /// whoever tries what no host should send. None where `url` may not be asked, or the status is none.
    pub fn of_lines(
        policy: &Policy,
        url: &str,
        status: u16,
        lines: &[(&[u8], &[u8])],
    ) -> Option<(Self, Option<Url>)> {
        let url = target::read(url).ok()?;
        let door = target::admit(policy, &url).ok()?;
        let status = StatusCode::from_u16(status).ok()?;
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            if let (Ok(name), Ok(value)) = (HeaderName::from_bytes(name), HeaderValue::from_bytes(value)) {
                headers.append(name, value);
            }
        }
        let hop = redirect::is_redirect(status).then(|| redirect::next(policy, &url, door, status, &headers));
        let next = hop.and_then(Result::ok).map(|hop| hop.url);
        Some((Self::read(url, Vec::new(), status, &headers), next))
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
    use super::*;
    use crate::policy::Agent;

    #[test]
    fn lines_are_read_as_they_come_and_lead_to_no_private_place() {
        let agent = Agent { product: "P".into(), version: "1".into(), contact: "https://p.example".into() };
        let policy = Policy::new(agent);
        let read = |status: u16, lines: &[(&[u8], &[u8])]| {
            Head::of_lines(&policy, "https://a.example/x", status, lines).unwrap()
        };
        let (head, next) = read(200, &[(b"Content-Type", b"text/turtle; charset=utf-8"), (b"not one", b"x")]);
        assert_eq!((head.charset(), next), (Some("utf-8"), None));
        let (_, next) = read(302, &[(b"location", b"/y")]);
        assert_eq!(next.as_ref().map(Url::as_str), Some("https://a.example/y"));
        for place in ["https://127.0.0.1/", "https://[::1]/", "http://b.example/", "ftp://b.example/"] {
            assert_eq!(read(302, &[(b"location", place.as_bytes())]).1, None, "{place}");
        }
        assert!(Head::of_lines(&policy, "https://10.0.0.1/", 200, &[]).is_none());
    }

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
