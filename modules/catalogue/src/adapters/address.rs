//! Addresses as adapters need them: the root of a portal out of any of its pages, one parameter, the next page.

use centum_rdf::Iri;

use super::{Answer, PageError, Request};

/// What JSON is asked for with.
pub(super) const JSON: &str = "application/json, application/ld+json;q=0.9, */*;q=0.1";

/// A request without a body.
pub(super) fn get(url: impl Into<String>, accept: &str) -> Request {
    Request { url: url.into(), accept: accept.to_owned(), body: None, then: Vec::new() }
}

/// Scheme and host: `https://a.example` of `https://a.example/b?c`.
pub(super) fn origin(address: &str) -> &str {
    let start = address.find("://").map_or(0, |at| at + 3);
    let end = address[start..].find(['/', '?', '#']).map_or(address.len(), |at| start + at);
    &address[..end]
}

/// The address without query and fragment and without a last slash.
pub(super) fn path(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/')
}

/// The root of a portal: what stands before the first of the `marks`, each a segment or several of its own pages.
pub(super) fn root<'a>(address: &'a str, marks: &[&str]) -> &'a str {
    let path = path(address.trim());
    let host = origin(path).len();
    let cut = marks.iter().filter_map(|mark| {
        path[host..].match_indices(mark).map(|(at, _)| host + at).find(|at| {
            matches!(path.as_bytes().get(at + mark.len()), None | Some(b'/')) || mark.ends_with('.')
        })
    });
    path[..cut.min().unwrap_or(path.len())].trim_end_matches('/')
}

/// The value of a parameter.
pub(super) fn parameter<'a>(address: &'a str, name: &str) -> Option<&'a str> {
    let query = address.split('#').next()?.split_once('?')?.1;
    query
        .split('&')
        .find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name))
        .map(|(_, value)| value)
}

/// A number that a parameter holds, nought where there is none.
pub(super) fn number(address: &str, name: &str) -> u64 {
    parameter(address, name).and_then(|value| value.parse().ok()).unwrap_or(0)
}

/// The address with a parameter set to a number.
pub(super) fn with_number(address: &str, name: &str, value: u64) -> String {
    let bare = address.split('#').next().unwrap_or_default();
    let (path, query) = bare.split_once('?').unwrap_or((bare, ""));
    let mut pairs: Vec<String> = query
        .split('&')
        .filter(|pair| !pair.is_empty() && pair.split('=').next() != Some(name))
        .map(str::to_owned)
        .collect();
    pairs.push(format!("{name}={value}"));
    format!("{path}?{}", pairs.join("&"))
}

/// An address as it is meant where it stands.
pub(super) fn resolve(base: &str, address: &str) -> Option<String> {
    Iri::parse(base).ok()?.resolve(address.trim()).ok().map(Iri::into_inner)
}

/// The request for a page that an answer names as the next one.
///
/// Portals behind a proxy often name themselves without TLS: the same host is then asked as before.
pub(super) fn next(asked: &Request, answer: &Answer, target: &str) -> Result<Request, PageError> {
    let broken = || PageError::Broken { place: "next".into(), detail: target.chars().take(200).collect() };
    let mut url = resolve(&answer.url, target).or_else(|| resolve(&asked.url, target)).ok_or_else(broken)?;
    if let Some(end) = url.find('#') {
        url.truncate(end);
    }
    if let Some(rest) = url.strip_prefix("http://")
        && let Some(mine) = asked.url.strip_prefix("https://")
        && origin(rest).split('/').next() == origin(mine).split('/').next()
    {
        url = format!("https://{rest}");
    }
    url = at_home(&asked.url, url);
    if same(&url, &asked.url) || same(&url, &answer.url) {
        return Err(PageError::Endless);
    }
    Ok(Request { url, ..asked.clone() })
}

/// An address at a host that only the portal itself can reach, as it is reached from outside: portals that nobody told their
/// own name link to `localhost` and to names such as `ckan:5000`.
pub(super) fn at_home(mine: &str, url: String) -> String {
    let (theirs, mine) = (origin(&url), origin(mine));
    if !is_inner(theirs) || is_inner(mine) || !theirs.contains("://") {
        return url;
    }
    format!("{mine}{}", &url[theirs.len()..])
}

fn is_inner(origin: &str) -> bool {
    let authority = origin.split_once("://").map_or(origin, |(_, authority)| authority);
    let host = authority.rsplit_once(':').map_or(authority, |(host, _)| host);
    !host.contains('.') || host.parse::<std::net::Ipv4Addr>().is_ok()
}

/// A text as it stands in the query of an address or in a form.
pub(super) fn encoded(text: &str) -> String {
    use std::fmt::Write as _;
    let mut encoded = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        let is_plain = byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        let written =
            if is_plain { encoded.write_char(char::from(byte)) } else { write!(encoded, "%{byte:02X}") };
        written.expect("a text takes all that is written to it");
    }
    encoded
}

fn same(one: &str, other: &str) -> bool {
    let bare = |address: &str| address.split('#').next().unwrap_or_default().trim_end_matches('/').to_owned();
    bare(one) == bare(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_of_a_portal_is_found_from_any_of_its_pages() {
        let marks = ["/api", "/dataset", "/organization"];
        for (address, want) in [
            ("https://a.example", "https://a.example"),
            ("https://a.example/?q=x", "https://a.example"),
            ("https://a.example/data/dataset/trees#r", "https://a.example/data"),
            ("https://a.example/api/3/action/package_list", "https://a.example"),
            ("https://a.example/datasets", "https://a.example/datasets"),
            ("https://dataset.example/api/3", "https://dataset.example"),
        ] {
            assert_eq!(root(address, &marks), want);
        }
    }

    #[test]
    fn a_parameter_is_replaced_and_the_others_stay() {
        assert_eq!(
            with_number("https://a.example/x?start=0&rows=1", "start", 7),
            "https://a.example/x?rows=1&start=7"
        );
        assert_eq!(number("https://a.example/x?start=12#start=3", "start"), 12);
        assert_eq!(number("https://a.example/x?start=many", "start"), 0);
    }

    #[test]
    fn the_next_page_is_asked_over_tls_where_this_one_was() {
        let asked = get("https://a.example/c.ttl?page=1", "*/*");
        let answer = Answer { url: asked.url.clone(), media_type: None, body: bytes::Bytes::new() };
        let url = |target: &str| next(&asked, &answer, target).map(|request| request.url);
        assert_eq!(url("http://a.example/c.ttl?page=2").as_deref(), Ok("https://a.example/c.ttl?page=2"));
        assert_eq!(url("?page=2#x").as_deref(), Ok("https://a.example/c.ttl?page=2"));
        assert_eq!(url("http://b.example/2").as_deref(), Ok("http://b.example/2"));
        for inner in ["http://localhost:5000", "http://ckan:5000", "http://10.0.0.7", "https://[::1]:80"] {
            let next = url(&format!("{inner}/c.ttl?page=2"));
            assert_eq!(next.as_deref(), Ok("https://a.example/c.ttl?page=2"), "{inner}");
        }
        let inside = "http://127.0.0.1:9/2".to_owned();
        assert_eq!(at_home("http://127.0.0.1:8/1", inside.clone()), inside, "one inner host is not another");
        assert_eq!(url("http://a.example/c.ttl?page=1"), Err(PageError::Endless));
        assert!(matches!(url("http://[bad"), Err(PageError::Broken { .. })));
    }
}
