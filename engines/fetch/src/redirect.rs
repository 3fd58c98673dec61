//! Where a redirect leads, and whether it is followed.

use reqwest::StatusCode;
use reqwest::header::{HeaderMap, LOCATION};
use url::Url;

use crate::error::FetchError;
use crate::policy::Policy;
use crate::target::{self, Door};

/// What follows a redirect.
#[derive(Debug, PartialEq)]
pub(crate) struct Hop {
    pub(crate) url: Url,
    pub(crate) door: Door,
    /// Whether a body is sent again, or the target only read.
    pub(crate) keeps_verb: bool,
}

/// Whether the status is a redirect that is followed.
pub(crate) fn is_redirect(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

/// The next hop, checked like the first.
pub(crate) fn next(
    policy: &Policy,
    from: &Url,
    door: Door,
    status: StatusCode,
    headers: &HeaderMap,
) -> Result<Hop, FetchError> {
    let unreadable = || FetchError::RedirectTarget { status: status.as_u16() };
    // Many hosts send UTF-8 where only ASCII is allowed; the parser encodes it.
    let location = headers.get(LOCATION).ok_or_else(unreadable)?;
    let location = std::str::from_utf8(location.as_bytes()).map_err(|_| unreadable())?;
    let mut url = from.join(location.trim()).map_err(|_| unreadable())?;
    url.set_fragment(None);
    if !policy.downgrade
        && let Some(encrypted) = itself(from, &url)
    {
        url = encrypted;
    }
    let next = target::admit(policy, &url)?;
    if next == Door::Allowed && door == Door::Public {
        let host = url.host_str().unwrap_or_default().to_owned();
        return Err(FetchError::Private { host, address: None });
    }
    if from.scheme() == "https" && url.scheme() == "http" && !policy.downgrade {
        return Err(FetchError::Downgrade { from: Box::new(from.clone()), to: Box::new(url) });
    }
    // A query that was posted to an address without encryption is meant for the same host with it.
    let keeps_verb = match status.as_u16() {
        307 | 308 => true,
        301 | 302 => from.host() == url.host(),
        _ => false,
    };
    Ok(Hop { url, door: next, keeps_verb })
}

/// The same target with encryption, where a host that was asked with it leads to another of its own pages without: behind a
/// proxy many do not know how they were asked. Nothing where it leads to the very page that it was asked for.
fn itself(from: &Url, to: &Url) -> Option<Url> {
    let is_itself = from.scheme() == "https"
        && to.scheme() == "http"
        && from.host() == to.host()
        && from.port().is_none()
        && to.port().is_none();
    let mut encrypted = to.clone();
    let is_other = is_itself && encrypted.set_scheme("https").is_ok() && encrypted != *from;
    is_other.then_some(encrypted)
}

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderValue;

    use super::*;
    use crate::policy::Agent;

    fn policy() -> Policy {
        let agent = Agent { product: "P".into(), version: "1".into(), contact: "https://p.example".into() };
        Policy { allowed_hosts: vec!["localhost:99".parse().unwrap()], ..Policy::new(agent) }
    }

    fn hop(policy: &Policy, from: &str, to: &[u8], status: u16) -> Result<Hop, FetchError> {
        let from: Url = from.parse().unwrap();
        let door = target::admit(policy, &from).unwrap();
        let headers = HeaderMap::from_iter([(LOCATION, HeaderValue::from_bytes(to).unwrap())]);
        next(policy, &from, door, StatusCode::from_u16(status).unwrap(), &headers)
    }

    #[test]
    fn a_relative_target_is_read_against_the_page() {
        let found = hop(&policy(), "https://a.example/x/y", b"../z?q#f", 301).unwrap();
        assert_eq!((found.url.as_str(), found.keeps_verb), ("https://a.example/z?q", true));
        let found = hop(&policy(), "http://a.example/x", b"https://b.example/x", 302).unwrap();
        assert!(!found.keeps_verb, "another host is only asked to read");
        assert!(!hop(&policy(), "http://a.example/x", b"https://a.example/x", 303).unwrap().keeps_verb);
        let found = hop(&policy(), "https://a.example/x", "/kraków".as_bytes(), 308).unwrap();
        assert_eq!((found.url.path(), found.keeps_verb), ("/krak%C3%B3w", true));
    }

    #[test]
    fn a_redirect_to_a_private_place_is_refused() {
        for to in [
            "http://127.0.0.1/",
            "//169.254.169.254/",
            "http://[::1]/",
            "http://2130706433/",
            "http://0x7f.1",
        ] {
            let refused = hop(&policy(), "http://a.example/", to.as_bytes(), 302);
            assert!(matches!(refused, Err(FetchError::Private { .. })), "{to} {refused:?}");
        }
        assert!(matches!(
            hop(&policy(), "http://a.example/", b"file:///x", 302),
            Err(FetchError::Scheme { .. })
        ));
        let refused = hop(&policy(), "http://a.example/", b"http://u:p@b.example/", 302);
        assert!(matches!(refused, Err(FetchError::Credentials { .. })));
    }

    #[test]
    fn a_stranger_does_not_lead_to_a_host_that_is_allowed_by_configuration() {
        let refused = hop(&policy(), "http://a.example/", b"http://localhost:99/", 302);
        assert!(matches!(refused, Err(FetchError::Private { address: None, .. })), "{refused:?}");
        assert!(hop(&policy(), "http://localhost:99/a", b"/b", 302).is_ok());
    }

    #[test]
    fn encryption_is_not_given_up_unless_the_policy_says_so() {
        let refused = hop(&policy(), "https://a.example/", b"http://a.example/", 301);
        assert!(matches!(refused, Err(FetchError::Downgrade { .. })));
        let lenient = Policy { downgrade: true, ..policy() };
        assert!(hop(&lenient, "https://a.example/", b"http://a.example/", 301).is_ok());
        assert!(hop(&policy(), "http://a.example/", b"https://a.example/", 301).is_ok());
    }

    #[test]
    fn a_host_that_names_itself_without_encryption_is_asked_with_it() {
        let found = hop(&policy(), "https://a.example/catalog", b"http://a.example/catalog/", 301).unwrap();
        assert_eq!((found.url.as_str(), found.keeps_verb), ("https://a.example/catalog/", true));
        for to in ["http://b.example/", "http://a.example:8080/catalog/", "http://a.example/catalog"] {
            let refused = hop(&policy(), "https://a.example/catalog", to.as_bytes(), 301);
            let is_refused = matches!(refused, Err(FetchError::Downgrade { .. } | FetchError::Port { .. }));
            assert!(is_refused, "{to} {refused:?}");
        }
    }

    #[test]
    fn a_target_that_cannot_be_read_is_named() {
        assert!(matches!(
            hop(&policy(), "http://a.example/", b"http://[", 302),
            Err(FetchError::RedirectTarget { status: 302 })
        ));
        let from: Url = "http://a.example/".parse().unwrap();
        let none = next(&policy(), &from, Door::Public, StatusCode::FOUND, &HeaderMap::new());
        assert!(matches!(none, Err(FetchError::RedirectTarget { .. })));
    }
}
