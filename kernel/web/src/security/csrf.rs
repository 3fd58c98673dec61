//! A form is answered only if this site gave it to this browser.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use axum::http::{HeaderMap, Method, header};
use centum_base::Random;

use super::cookies::{Cookie, Jar};
use crate::markup::Html;
use crate::settings::{Settings, SigningKey, same, signature};

/// The name of the hidden field.
pub const FIELD: &str = "csrf";
/// The header that programs send who sign in by cookie.
pub const HEADER: &str = "x-csrf-token";

const PURPOSE: &str = "csrf";
const VISITOR: &str = "visitor";

/// Makes and checks the tokens of one browser. A visitor who sees no form gets no cookie, and costs nothing.
#[derive(Clone)]
pub struct Csrf {
    source: Arc<Source>,
    given: Arc<AtomicBool>,
    random: Arc<dyn Random>,
}

enum Source {
    Session { key: String },
    Visitor { cookie: Option<String>, signing: SigningKey, known: OnceLock<Visitor> },
}

struct Visitor {
    key: String,
    /// What the cookie will hold, if it has to be set.
    fresh: Option<String>,
}

impl Csrf {
    /// The tokens of a session.
    pub fn of_session(key: &str, random: Arc<dyn Random>) -> Self {
        Self { source: Arc::new(Source::Session { key: key.to_owned() }), given: Arc::default(), random }
    }

    /// The tokens of someone who has not signed in.
    pub fn of_visitor(cookie: Option<&str>, signing: &SigningKey, random: Arc<dyn Random>) -> Self {
        let cookie = cookie.map(str::to_owned);
        let source = Source::Visitor { cookie, signing: signing.clone(), known: OnceLock::new() };
        Self { source: Arc::new(source), given: Arc::default(), random }
    }

    fn visitor(&self) -> Option<&Visitor> {
        let Source::Visitor { cookie, signing, known } = &*self.source else { return None };
        Some(known.get_or_init(|| {
            let sent = cookie.as_deref().and_then(|cookie| {
                let (id, signed) = cookie.split_once('.')?;
                same(signed, &signing.sign(VISITOR, id)).then(|| id.to_owned())
            });
            let is_fresh = sent.is_none();
            let id = sent.unwrap_or_else(|| self.random.token());
            let fresh = is_fresh.then(|| format!("{id}.{}", signing.sign(VISITOR, &id)));
            Visitor { key: signing.sign("visitor form", &id), fresh }
        }))
    }

    fn key(&self) -> &str {
        match &*self.source {
            Source::Session { key } => key,
            Source::Visitor { .. } => self.visitor().map_or("", |visitor| &visitor.key),
        }
    }

    /// A new token. Each one differs, so that compression cannot give it away.
    pub fn token(&self) -> String {
        self.given.store(true, Ordering::Relaxed);
        let mut nonce = [0; 12];
        self.random.fill(&mut nonce);
        let nonce = hex::encode(nonce);
        let signed = signature(self.key().as_bytes(), PURPOSE, &nonce);
        format!("{nonce}.{signed}")
    }

    /// Whether the token is one of this browser's.
    pub fn is_valid(&self, token: &str) -> bool {
        token
            .split_once('.')
            .is_some_and(|(nonce, signed)| same(signed, &signature(self.key().as_bytes(), PURPOSE, nonce)))
    }

    /// The hidden field that stands first in every form.
    pub fn field(&self) -> Html {
        Html::trusted(format!("<input type=\"hidden\" name=\"{FIELD}\" value=\"{}\">", self.token()))
    }

    /// Whether a token was given out for this answer: it belongs to one reader and must not be kept by caches.
    pub fn was_given(&self) -> bool {
        self.given.load(Ordering::Relaxed)
    }

    /// Sets the visitor cookie if the answer holds a form.
    pub(crate) fn settle(&self, jar: &Jar) {
        if self.was_given()
            && let Some(cookie) = self.visitor().and_then(|visitor| visitor.fresh.as_deref())
        {
            jar.set(Cookie::Visitor, cookie);
        }
    }
}

/// Whether a request that changes something was made by one of our own pages, as far as the browser tells.
/// Programs tell nothing; their token decides.
pub(crate) fn comes_from_us(method: &Method, headers: &HeaderMap, settings: &Settings) -> bool {
    if method.is_safe() {
        return true;
    }
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    if let Some(site) = text("sec-fetch-site")
        && !matches!(site, "same-origin" | "none")
    {
        return false;
    }
    let Some(origin) = text(header::ORIGIN.as_str()) else { return true };
    let host = text(header::HOST.as_str()).unwrap_or_default();
    let scheme = if settings.base.is_secure() { "https" } else { "http" };
    origin == settings.base.as_str() || origin == format!("{scheme}://{host}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::BaseUrl;
    use centum_base::SeededRandom;

    fn key() -> SigningKey {
        SigningKey::new([1; 32])
    }

    fn dice() -> Arc<dyn Random> {
        Arc::new(SeededRandom::new(1))
    }

    #[test]
    fn a_token_holds_for_its_own_session_only() {
        let mine = Csrf::of_session("a", dice());
        let token = mine.token();
        assert!(mine.is_valid(&token));
        assert_ne!(token, mine.token());
        assert!(!Csrf::of_session("b", dice()).is_valid(&token));
        for wrong in ["", ".", "x.y", &token[..token.len() - 1]] {
            assert!(!mine.is_valid(wrong), "{wrong}");
        }
    }

    #[test]
    fn a_visitor_gets_a_cookie_only_with_a_form() {
        let visitor = Csrf::of_visitor(None, &key(), dice());
        let jar = Jar::new(true);
        let mut headers = HeaderMap::new();
        visitor.settle(&jar);
        jar.pour(&mut headers);
        assert!(headers.is_empty());
        let token = visitor.token();
        visitor.settle(&jar);
        jar.pour(&mut headers);
        let set = headers[header::SET_COOKIE].to_str().unwrap();
        let cookie = set.split(['=', ';']).nth(1).unwrap();
        assert!(Csrf::of_visitor(Some(cookie), &key(), dice()).is_valid(&token));
    }

    #[test]
    fn a_visitor_cookie_that_we_did_not_sign_is_replaced() {
        let forged = Csrf::of_visitor(Some("attacker.0000"), &key(), dice());
        assert!(forged.visitor().unwrap().fresh.is_some());
    }

    #[test]
    fn a_foreign_page_is_told_by_either_header() {
        let settings = Settings::new(BaseUrl::new("https://centum.example").unwrap(), key());
        let from = |name: &'static str, value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, "centum.example".parse().unwrap());
            headers.insert(name, value.parse().unwrap());
            comes_from_us(&Method::POST, &headers, &settings)
        };
        assert!(from("origin", "https://centum.example"));
        assert!(from("sec-fetch-site", "same-origin"));
        for (name, value) in [
            ("origin", "https://evil.example"),
            ("origin", "null"),
            ("origin", "http://centum.example"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
        ] {
            assert!(!from(name, value), "{name}: {value}");
        }
    }
}
