//! The few cookies that the site sets, each needed for what the reader asked for; none needs consent.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::http::{HeaderMap, HeaderValue, header};

/// Bytes of a cookie header that are looked at.
const MAX_COOKIE_HEADER: usize = 8 * 1024;
/// How long a choice of language or theme lasts.
const CHOICE: Duration = Duration::from_secs(365 * 24 * 3600);

/// A cookie of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cookie {
    /// The secret of a session.
    Session,
    /// Someone who filled in a form without having signed in; only this browser's forms are bound to it.
    Visitor,
    /// A language that was chosen.
    Language,
    /// Light or dark, where it was chosen.
    Theme,
    /// What the next page says once.
    Flash,
}

impl Cookie {
    /// The name. Over TLS it has the prefix that binds it to this host ([`crate::BaseUrl::binds_cookies`]).
    fn name(self, secure: bool) -> String {
        let name = match self {
            Self::Session => "session",
            Self::Visitor => "visitor",
            Self::Language => "language",
            Self::Theme => "theme",
            Self::Flash => "flash",
        };
        if secure { format!("__Host-{name}") } else { name.to_owned() }
    }

    /// Its value in a request.
    pub fn read(self, headers: &HeaderMap, secure: bool) -> Option<&str> {
        let name = self.name(secure);
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .filter(|value| value.len() <= MAX_COOKIE_HEADER)
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find_map(|(found, value)| (found == name).then_some(value))
    }
}

/// The cookies that an answer will set. Cheap to clone: all clones share them.
#[derive(Clone, Debug)]
pub struct Jar {
    secure: bool,
    set: Arc<Mutex<Vec<HeaderValue>>>,
}

impl Jar {
    /// An empty jar for a site that is reached over TLS, or not.
    pub fn new(secure: bool) -> Self {
        Self { secure, set: Arc::default() }
    }

    /// Sets a cookie until the browser is closed.
    pub fn set(&self, cookie: Cookie, value: &str) {
        self.push(cookie, value, None);
    }

    /// Sets a cookie for a time.
    pub fn keep(&self, cookie: Cookie, value: &str, lasting: Duration) {
        self.push(cookie, value, Some(lasting));
    }

    /// Sets a cookie that remembers a choice.
    pub fn remember(&self, cookie: Cookie, value: &str) {
        self.keep(cookie, value, CHOICE);
    }

    /// Takes a cookie away.
    pub fn remove(&self, cookie: Cookie) {
        self.push(cookie, "", Some(Duration::ZERO));
    }

    fn push(&self, cookie: Cookie, value: &str, lasting: Option<Duration>) {
        let mut text = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax", cookie.name(self.secure));
        if self.secure {
            text.push_str("; Secure");
        }
        if let Some(lasting) = lasting {
            text.push_str(&format!("; Max-Age={}", lasting.as_secs()));
        }
        if let Ok(mut value) = HeaderValue::try_from(text) {
            value.set_sensitive(true);
            self.set.lock().unwrap_or_else(PoisonError::into_inner).push(value);
        }
    }

    /// Writes the cookies into the headers of the answer.
    pub(crate) fn pour(&self, headers: &mut HeaderMap) {
        for value in self.set.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
            headers.append(header::SET_COOKIE, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn over_tls_a_cookie_is_bound_to_the_host() {
        let jar = Jar::new(true);
        jar.set(Cookie::Session, "abc");
        let mut headers = HeaderMap::new();
        jar.pour(&mut headers);
        let set = headers[header::SET_COOKIE].to_str().unwrap();
        assert_eq!(set, "__Host-session=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
        assert!(headers[header::SET_COOKIE].is_sensitive());
    }

    #[test]
    fn a_cookie_is_found_by_its_exact_name() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, "x__Host-session=no; __Host-session=yes; session=no".parse().unwrap());
        assert_eq!(Cookie::Session.read(&headers, true), Some("yes"));
        assert_eq!(Cookie::Session.read(&headers, false), Some("no"));
        assert_eq!(Cookie::Theme.read(&headers, true), None);
    }
}
