//! What an installation decides: its name, its address, its theme.

use std::fmt;
use std::net::IpAddr;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::locale::Customs;
use crate::markup::Html;

/// The settings that pages and security depend on.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The name of the site, as the owner calls it.
    pub site_name: String,
    /// Where the site is reached.
    pub base: BaseUrl,
    /// Whom a reader may ask: a mail address. Error pages name it.
    pub contact: Option<String>,
    /// The owner's theme.
    pub theme: ThemeSlots,
    /// A demonstration: says so on every page.
    pub demo: bool,
    /// Signs cookies and tokens. The same on every node.
    pub secret: SigningKey,
    /// Whether a proxy of ours stands before the site and writes `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// Lets a collector read `/metrics` from elsewhere. Without it, only this machine may.
    pub metrics_token: Option<String>,
    /// Zone and names.
    pub customs: Customs,
}

impl Settings {
    /// The settings of a site at `base` that has no theme of its own.
    pub fn new(base: BaseUrl, secret: SigningKey) -> Self {
        Self {
            site_name: "Centum".to_owned(),
            base,
            contact: None,
            theme: ThemeSlots::default(),
            demo: false,
            secret,
            behind_proxy: false,
            metrics_token: None,
            customs: Customs::default(),
        }
    }
}

/// What an owner puts in the place of the neutral theme. All of it is trusted as the program itself is.
#[derive(Clone, Debug, Default)]
pub struct ThemeSlots {
    /// The logo, an SVG that stands before the name.
    pub logo: Option<Html>,
    /// Markup above the header.
    pub header: Option<Html>,
    /// Markup inside the footer.
    pub footer: Option<Html>,
    /// Styles that override tokens.
    pub css: Option<String>,
}

/// The scheme and authority of the site, such as `https://centum.example`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl(String);

/// The text is not the address of a site.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not the address of a site: expected https://HOST or http://HOST:PORT, without a path")]
pub struct BaseUrlError(String);

impl BaseUrl {
    /// Reads an address.
    pub fn new(text: &str) -> Result<Self, BaseUrlError> {
        let text = text.strip_suffix('/').unwrap_or(text);
        let authority = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let plain = |c: char| c.is_ascii_alphanumeric() || ".-:[]".contains(c);
        match authority {
            Some(authority) if !authority.is_empty() && authority.chars().all(plain) => {
                Ok(Self(text.to_ascii_lowercase()))
            }
            _ => Err(BaseUrlError(text.chars().take(100).collect())),
        }
    }

    /// The address without a slash at its end.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the site is reached over TLS.
    pub fn is_secure(&self) -> bool {
        self.0.starts_with("https://")
    }

    /// Whether only this machine reaches the site under this address.
    pub fn is_local(&self) -> bool {
        let host = self.host();
        host == "localhost"
            || host.ends_with(".localhost")
            || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
    }

    /// Whether what readers send can be read on its way: neither TLS nor this machine alone.
    pub fn is_exposed(&self) -> bool {
        !self.is_secure() && !self.is_local()
    }

    /// Whether cookies are for TLS only and bound to this host. The one exception is a site on this machine without
    /// TLS; elsewhere without TLS a browser does not keep them, and nobody signs in over an open line.
    pub fn binds_cookies(&self) -> bool {
        self.is_secure() || self.is_exposed()
    }

    /// The host without port and brackets.
    fn host(&self) -> &str {
        let authority = self.0.split_once("://").map_or("", |(_, authority)| authority);
        match authority.strip_prefix('[') {
            Some(v6) => v6.split(']').next().unwrap_or_default(),
            None => authority.split(':').next().unwrap_or_default(),
        }
    }

    /// The absolute address of a local path.
    pub fn join(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A key that never shows itself.
#[derive(Clone)]
pub struct SigningKey([u8; 32]);

impl SigningKey {
    /// A key of 256 random bits.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The HMAC-SHA-256 of `text` for one purpose, in hexadecimal.
    pub fn sign(&self, purpose: &str, text: &str) -> String {
        signature(&self.0, purpose, text)
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(…)")
    }
}

/// The HMAC-SHA-256 of `text` for one purpose.
pub(crate) fn signature(key: &[u8], purpose: &str, text: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    mac.update(&(purpose.len() as u64).to_be_bytes());
    mac.update(purpose.as_bytes());
    mac.update(text.as_bytes());
    hex::encode(mac.finalize().into_bytes())
}

/// Compares without telling by the time it takes where the difference is.
pub(crate) fn same(left: &str, right: &str) -> bool {
    use subtle::ConstantTimeEq;
    left.as_bytes().ct_eq(right.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_scheme_and_a_host_and_no_path() {
        assert_eq!(BaseUrl::new("https://Centum.example/").unwrap().as_str(), "https://centum.example");
        assert!(BaseUrl::new("http://127.0.0.1:8080").is_ok());
        for wrong in
            ["", "centum.example", "ftp://x", "https://", "https://x/y", "https://x y", "https://a@b"]
        {
            assert!(BaseUrl::new(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn only_this_machine_may_do_without_tls() {
        let base = |text| BaseUrl::new(text).unwrap();
        for local in
            ["http://localhost:8080", "http://a.localhost", "http://127.0.0.9:1", "http://[::1]:8080"]
        {
            assert!(!base(local).is_exposed() && !base(local).binds_cookies(), "{local}");
        }
        for open in [
            "http://centum.example",
            "http://127.0.0.1.example",
            "http://localhost.example",
            "http://192.0.2.7",
        ] {
            assert!(base(open).is_exposed() && base(open).binds_cookies(), "{open}");
        }
        for tls in ["https://centum.example", "https://localhost", "https://127.0.0.1:8443"] {
            assert!(!base(tls).is_exposed() && base(tls).binds_cookies(), "{tls}");
        }
    }

    #[test]
    fn a_signature_serves_one_purpose_only() {
        let secret = SigningKey::new([7; 32]);
        assert_ne!(secret.sign("visitor", "a"), secret.sign("flash", "a"));
        assert_ne!(signature(b"k", "ab", "c"), signature(b"k", "a", "bc"));
    }

    #[test]
    fn a_secret_does_not_show_itself() {
        assert_eq!(format!("{:?}", SigningKey::new([7; 32])), "SigningKey(…)");
    }
}
