//! What a fetcher may do: where it goes, how fast, and how much it takes.

use std::str::FromStr;
use std::time::Duration;

use url::Url;

/// Ports below this one belong to services that a web client has no business with.
const FIRST_HIGH_PORT: u16 = 1024;

/// All rules of a fetcher.
#[derive(Clone, Debug)]
pub struct Policy {
    /// How it names itself.
    pub agent: Agent,
    /// How much it takes.
    pub limits: Limits,
    /// How fast it asks.
    pub politeness: Politeness,
    /// Which ports it may use.
    pub ports: Ports,
    /// Redirects followed; 5.
    pub max_hops: usize,
    /// Whether a redirect may lead from `https` to `http`; no.
    pub downgrade: bool,
    /// Hosts that may be asked although their address is private or their port closed. By configuration only;
    /// a redirect of any other host does not lead there.
    pub allowed_hosts: Vec<AllowedHost>,
    /// Root certificates (DER) trusted beside those of the web.
    pub extra_roots: Vec<Vec<u8>>,
}

impl Policy {
    /// The closed policy: public addresses alone, everything bounded.
    pub fn new(agent: Agent) -> Self {
        Self {
            agent,
            limits: Limits::default(),
            politeness: Politeness::default(),
            ports: Ports::default(),
            max_hops: 5,
            downgrade: false,
            allowed_hosts: Vec::new(),
            extra_roots: Vec::new(),
        }
    }

    /// Whether the URL's host and port are allowed by name.
    pub(crate) fn allows_by_name(&self, url: &Url) -> bool {
        let (Some(host), Some(port)) = (url.host_str(), url.port_or_known_default()) else { return false };
        self.allowed_hosts.iter().any(|allowed| allowed.host == plain(host) && allowed.port == port)
    }
}

/// How a fetcher names itself to hosts.
#[derive(Clone, Debug)]
pub struct Agent {
    /// The product.
    pub product: String,
    /// Its version.
    pub version: String,
    /// Where its operator can be reached: a URL or a mail address.
    pub contact: String,
}

impl Agent {
    /// The `User-Agent` header.
    pub(crate) fn header(&self) -> String {
        format!("{}/{} (+{})", self.product, self.version, self.contact)
    }
}

/// How much a fetcher takes, in time and bytes.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Finding the address, connecting and encrypting; 10 s.
    pub connect: Duration,
    /// From the connection to the end of the headers; 60 s, because portals compute their catalogue while one waits.
    pub first_byte: Duration,
    /// Between two pieces of the body; 30 s.
    pub idle: Duration,
    /// All together, without the pauses of politeness; 10 minutes.
    pub total: Duration,
    /// All headers of an answer, in bytes; 64 KiB.
    pub header_bytes: u32,
    /// Headers of an answer; 100.
    pub header_count: usize,
    /// The body as sent, and as inflated, unless the request says less; 256 MiB.
    pub body_bytes: u64,
    /// Inflated bytes for each byte sent; 200. Catalogues are repetitive, yet stay below 50.
    pub ratio: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            first_byte: Duration::from_secs(60),
            idle: Duration::from_secs(30),
            total: Duration::from_secs(600),
            header_bytes: 64 * 1024,
            header_count: 100,
            body_bytes: 256 * 1024 * 1024,
            ratio: 200,
        }
    }
}

/// How fast one host is asked.
#[derive(Clone, Copy, Debug)]
pub struct Politeness {
    /// Between the starts of two requests to one host; 250 ms.
    pub interval: Duration,
    /// Requests to one host at once; 2.
    pub at_once: usize,
    /// How long a fetch may wait for its turn before it ends with `Later`; 60 s.
    pub patience: Duration,
    /// The pause after a host asked for one without saying how long; 60 s.
    pub pause: Duration,
    /// The longest pause that a host is believed; one hour.
    pub longest_pause: Duration,
}

impl Default for Politeness {
    fn default() -> Self {
        Self {
            interval: Duration::from_millis(250),
            at_once: 2,
            patience: Duration::from_secs(60),
            pause: Duration::from_secs(60),
            longest_pause: Duration::from_secs(3600),
        }
    }
}

impl Politeness {
    /// No pauses: for hosts that are one's own.
    pub fn none() -> Self {
        Self { interval: Duration::ZERO, at_once: usize::MAX >> 4, ..Self::default() }
    }
}

/// Which ports may be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ports {
    /// 80 and 443.
    Web,
    /// Those, and from 1024 on, where test systems and application servers stand.
    #[default]
    WebAndHigh,
}

impl Ports {
    /// Whether the port is open.
    pub(crate) fn has(self, port: u16) -> bool {
        matches!(port, 80 | 443) || (self == Self::WebAndHigh && port >= FIRST_HIGH_PORT)
    }
}

/// One host with its port that is allowed by configuration: `localhost:8080`, `192.168.1.5:443`, `[::1]:9000`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllowedHost {
    host: String,
    port: u16,
}

/// The text names no host with a port.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not HOST:PORT: {text}")]
pub struct AllowedHostError {
    /// The text.
    pub text: String,
}

impl FromStr for AllowedHost {
    type Err = AllowedHostError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || AllowedHostError { text: text.to_owned() };
        let (name, port) = text.rsplit_once(':').ok_or_else(wrong)?;
        let port = port.parse().map_err(|_| wrong())?;
        let url = Url::parse(&format!("http://{name}/")).map_err(|_| wrong())?;
        let bare = url.port().is_none()
            && url.path() == "/"
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none();
        match url.host_str() {
            Some(host) if bare => Ok(Self { host: plain(host).to_owned(), port }),
            _ => Err(wrong()),
        }
    }
}

/// A host without the dot at its end, which changes nothing about where it leads.
pub(crate) fn plain(host: &str) -> &str {
    host.strip_suffix('.').unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(allowed: &str) -> Policy {
        let agent = Agent { product: "P".into(), version: "1".into(), contact: "https://p.example".into() };
        Policy { allowed_hosts: vec![allowed.parse().unwrap()], ..Policy::new(agent) }
    }

    #[test]
    fn a_host_is_allowed_with_its_port_alone() {
        let policy = policy("localhost:8080");
        for (url, allowed) in [
            ("http://localhost:8080/a", true),
            ("http://LOCALHOST.:8080/", true),
            ("https://localhost:8080/", true),
            ("http://localhost:8081/", false),
            ("http://localhost/", false),
            ("http://sub.localhost:8080/", false),
            ("http://127.0.0.1:8080/", false),
        ] {
            assert_eq!(policy.allows_by_name(&url.parse().unwrap()), allowed, "{url}");
        }
    }

    #[test]
    fn allowed_addresses_are_compared_in_one_spelling() {
        assert!(policy("127.0.0.1:80").allows_by_name(&"http://0x7f.1/".parse().unwrap()));
        assert!(policy("[0::1]:9000").allows_by_name(&"http://[::1]:9000/".parse().unwrap()));
    }

    #[test]
    fn what_names_no_host_with_a_port_is_not_allowed() {
        for text in
            ["localhost", "localhost:", "localhost:http", "a/b:80", "u@h:80", ":80", "h?:80", "h:1:80"]
        {
            assert!(text.parse::<AllowedHost>().is_err(), "{text}");
        }
    }

    #[test]
    fn low_ports_are_closed_except_those_of_the_web() {
        assert!(Ports::Web.has(80) && Ports::Web.has(443) && !Ports::Web.has(8080));
        assert!(Ports::WebAndHigh.has(8080) && Ports::WebAndHigh.has(80));
        assert!(![0, 22, 25, 110, 1023].into_iter().any(|port| Ports::WebAndHigh.has(port)));
    }

    #[test]
    fn the_agent_names_product_and_contact() {
        assert_eq!(policy("a:1").agent.header(), "P/1 (+https://p.example)");
    }
}
