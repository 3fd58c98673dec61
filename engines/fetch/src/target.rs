//! The check that every address passes before it is asked, the first and each hop of a redirect.

use std::net::IpAddr;

use url::{Host, Url};

use crate::address::is_public;
use crate::error::FetchError;
use crate::policy::{Policy, plain};

/// The most characters of a text that an error repeats.
const SHOWN: usize = 200;

/// Through which door a host is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Door {
    /// Its addresses are filtered.
    Public,
    /// It is allowed by configuration, whatever its address.
    Allowed,
}

/// Reads an address as somebody wrote it.
pub(crate) fn read(text: &str) -> Result<Url, FetchError> {
    let wrong = || FetchError::NotAUrl { text: text.chars().take(SHOWN).collect() };
    let mut url = Url::parse(text.trim()).map_err(|_| wrong())?;
    url.set_fragment(None);
    Ok(url)
}

/// Whether the URL may be asked, as far as that can be said without its addresses.
pub(crate) fn admit(policy: &Policy, url: &Url) -> Result<Door, FetchError> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(FetchError::Scheme { scheme: url.scheme().to_owned() });
    }
    let wrong = || FetchError::NotAUrl { text: url.as_str().chars().take(SHOWN).collect() };
    let host = url.host().ok_or_else(wrong)?;
    let name = || host.to_string();
    if !url.username().is_empty() || url.password().is_some() {
        return Err(FetchError::Credentials { host: name() });
    }
    if policy.allows_by_name(url) {
        return Ok(Door::Allowed);
    }
    let port = url.port_or_known_default().ok_or_else(wrong)?;
    if !policy.ports.has(port) {
        return Err(FetchError::Port { host: name(), port });
    }
    // A connection does not ask its resolver about a literal.
    let literal = match host {
        Host::Domain(_) => None,
        Host::Ipv4(address) => Some(IpAddr::V4(address)),
        Host::Ipv6(address) => Some(IpAddr::V6(address)),
    };
    match literal {
        None if matches!(host, Host::Domain(domain) if is_loopback_name(domain)) => {
            Err(FetchError::Private { host: name(), address: None })
        }
        Some(address) if !is_public(address) => {
            Err(FetchError::Private { host: name(), address: Some(address) })
        }
        _ => Ok(Door::Public),
    }
}

/// Names that mean one's own machine wherever they are asked (RFC 6761), whatever a resolver makes of them.
fn is_loopback_name(domain: &str) -> bool {
    let domain = plain(domain);
    domain == "localhost" || domain.ends_with(".localhost")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Agent, Ports};

    fn closed() -> Policy {
        let agent = Agent { product: "P".into(), version: "1".into(), contact: "https://p.example".into() };
        Policy::new(agent)
    }

    fn judge(text: &str) -> Result<Door, FetchError> {
        admit(&closed(), &read(text)?)
    }

    #[test]
    fn private_addresses_are_refused_in_every_spelling() {
        for text in [
            "http://127.0.0.1/",
            "http://127.1/",
            "http://127.0.0.1./",
            "http://0x7f.1/",
            "http://0x7f000001/",
            "http://2130706433/",
            "http://017700000001/",
            "http://0177.0.0.01/",
            "http://0/",
            "http://１２７.０.０.１/",
            "http://①②⑦.0.0.1/",
            "http://127%2e0.0.1/",
            "http://127。0。0。1/",
            "http://169.254.169.254/latest/meta-data/",
            "http://[::1]/",
            "http://[::]/",
            "http://[::ffff:127.0.0.1]/",
            "http://[::ffff:7f00:1]/",
            "http://[64:ff9b::7f00:1]/",
            "http://[fe80::1]/",
            "https://10.0.0.1:8443/",
            "\thttp://192.168.1.1/\n",
        ] {
            assert!(matches!(judge(text), Err(FetchError::Private { address: Some(_), .. })), "{text}");
        }
    }

    #[test]
    fn names_of_the_own_machine_are_refused_without_asking() {
        for text in
            ["http://localhost/", "http://LOCALHOST.:8080/", "http://db.localhost/", "http://ｌocalhost/"]
        {
            assert!(matches!(judge(text), Err(FetchError::Private { address: None, .. })), "{text}");
        }
        assert!(judge("http://notlocalhost.example/").is_ok());
    }

    #[test]
    fn public_hosts_pass() {
        for text in
            ["https://data.example.org/catalog.ttl#top", "http://8.8.8.8/", "https://[2606:4700::1]:8443/"]
        {
            assert!(matches!(judge(text), Ok(Door::Public)), "{text}");
        }
        assert_eq!(read("https://a.example/x#y").unwrap().as_str(), "https://a.example/x");
        assert_eq!(read("https://bücher.example/").unwrap().host_str(), Some("xn--bcher-kva.example"));
    }

    #[test]
    fn other_schemes_are_refused() {
        for text in
            ["file:///etc/passwd", "gopher://a.example/", "ftp://a.example/", "data:,x", "javascript:1"]
        {
            assert!(matches!(judge(text), Err(FetchError::Scheme { .. })), "{text}");
        }
        for text in ["", "a.example/x", "/x", "http://", "https://[::1", "http://a b/", "http://256.1.1.1/"] {
            assert!(matches!(judge(text), Err(FetchError::NotAUrl { .. })), "{text}");
        }
    }

    #[test]
    fn credentials_are_refused_and_not_repeated() {
        for text in
            ["https://user@a.example/", "https://user:secret@a.example/", "https://:secret@a.example/"]
        {
            let error = judge(text).unwrap_err();
            assert!(matches!(error, FetchError::Credentials { .. }), "{text}");
            assert!(!format!("{error:?} {error}").contains("secret"));
        }
    }

    #[test]
    fn ports_are_closed_by_policy() {
        assert!(matches!(judge("http://a.example:25/"), Err(FetchError::Port { port: 25, .. })));
        assert!(judge("http://a.example:8080/").is_ok());
        let strict = Policy { ports: Ports::Web, ..closed() };
        let url = read("http://a.example:8080/").unwrap();
        assert!(matches!(admit(&strict, &url), Err(FetchError::Port { port: 8080, .. })));
    }

    #[test]
    fn a_host_allowed_by_configuration_passes_with_its_port_alone() {
        let policy = Policy { allowed_hosts: vec!["127.0.0.1:99".parse().unwrap()], ..closed() };
        assert_eq!(admit(&policy, &read("http://127.0.0.1:99/").unwrap()).unwrap(), Door::Allowed);
        assert!(admit(&policy, &read("http://127.0.0.1:9900/").unwrap()).is_err());
        assert!(admit(&policy, &read("http://u@127.0.0.1:99/").unwrap()).is_err());
    }
}
