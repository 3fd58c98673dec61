//! Why nothing was fetched.

use std::net::IpAddr;
use std::time::Duration;

use url::Url;

/// Why a fetch came to nothing. A status that the host sent is an answer, except one that asks to come later.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FetchError {
    /// The text is no absolute URL with a host.
    #[error("not an absolute URL: {text}")]
    NotAUrl {
        /// The text, cut to a length that can be shown.
        text: String,
    },
    /// Only `http` and `https` are spoken.
    #[error("scheme not spoken: {scheme}")]
    Scheme {
        /// The scheme.
        scheme: String,
    },
    /// The URL carries a name or a password.
    #[error("credentials in the URL of {host}")]
    Credentials {
        /// The host.
        host: String,
    },
    /// The port is not among those that the policy opens.
    #[error("port {port} of {host} is closed by policy")]
    Port {
        /// The host.
        host: String,
        /// The port.
        port: u16,
    },
    /// The host is, or resolves to nothing but, addresses that are not reachable by everybody;
    /// or a stranger's redirect leads to a host that is allowed by configuration only.
    #[error("{host} is not public{}", .address.map(|address| format!(" ({address})")).unwrap_or_default())]
    Private {
        /// The host.
        host: String,
        /// The address, where one was looked up.
        address: Option<IpAddr>,
    },
    /// The host has no address.
    #[error("{host} has no address")]
    Unresolved {
        /// The host.
        host: String,
    },
    /// A redirect leads from `https` to `http`.
    #[error("redirect from {from} to unencrypted {to}")]
    Downgrade {
        /// The page that redirects.
        from: Box<Url>,
        /// Where to.
        to: Box<Url>,
    },
    /// A redirect without a target that can be read.
    #[error("redirect {status} without a readable target")]
    RedirectTarget {
        /// The status.
        status: u16,
    },
    /// More redirects than the policy follows.
    #[error("more than {limit} redirects")]
    TooManyHops {
        /// The limit.
        limit: usize,
    },
    /// No connection.
    #[error("no connection to {host}")]
    Connect {
        /// The host.
        host: String,
        /// What the network says.
        #[source]
        source: reqwest::Error,
    },
    /// The host does not prove who it is, or speaks no TLS.
    #[error("no trusted encryption with {host}: {cause}")]
    Tls {
        /// The host.
        host: String,
        /// What TLS says.
        cause: rustls::Error,
    },
    /// Something took longer than its limit.
    #[error("time is up: {stage:?} after {limit:?}")]
    TimeUp {
        /// What took too long.
        stage: Stage,
        /// The limit.
        limit: Duration,
    },
    /// Something is larger than its limit.
    #[error("too large: {what:?} over {limit}")]
    TooLarge {
        /// What is too large.
        what: Measure,
        /// The limit: bytes, a number of headers or a ratio.
        limit: u64,
    },
    /// The body ended before it was whole.
    #[error("cut short after {received} bytes of {declared:?}")]
    CutShort {
        /// Bytes that came.
        received: u64,
        /// Bytes that were announced.
        declared: Option<u64>,
    },
    /// The body is packed in a way that was not asked for.
    #[error("content encoding not spoken: {coding}")]
    Coding {
        /// The coding.
        coding: String,
    },
    /// The packed body cannot be unpacked.
    #[error("{coding} body is damaged")]
    Damaged {
        /// The coding.
        coding: &'static str,
    },
    /// The host wants a pause, or politeness demands one that is longer than the caller's patience.
    #[error("come back in {wait:?}")]
    Later {
        /// The status that asked for it; none when an earlier answer did.
        status: Option<u16>,
        /// How long.
        wait: Duration,
    },
    /// The host does not speak HTTP as it should.
    #[error("broken HTTP from {host}")]
    Protocol {
        /// The host.
        host: String,
        /// What is wrong.
        #[source]
        source: reqwest::Error,
    },
    /// A header value of the request cannot be sent.
    #[error("header {name} of the request cannot be sent")]
    Header {
        /// The header's name.
        name: &'static str,
    },
    /// The bytes could not be passed on.
    #[error("writing what was fetched")]
    Sink(#[source] std::io::Error),
}

/// What took too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Finding the address, connecting and encrypting.
    Connect,
    /// From the connection to the end of the headers.
    FirstByte,
    /// Between two pieces of the body.
    Idle,
    /// All together.
    Total,
}

/// What is too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The headers, in bytes.
    HeaderBytes,
    /// The headers, by number.
    HeaderCount,
    /// The body as sent.
    Sent,
    /// The body as inflated.
    Inflated,
    /// Inflated bytes for each byte sent.
    Ratio,
}

/// Why no fetcher could be made.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    /// The agent's name or contact cannot stand in a header.
    #[error("the agent cannot stand in a header")]
    Agent,
    /// A root certificate cannot be read.
    #[error("root certificate {index} cannot be read")]
    Root {
        /// Which one.
        index: usize,
        /// What is wrong.
        #[source]
        source: rustls::Error,
    },
    /// The encryption cannot be set up.
    #[error("encryption cannot be set up")]
    Tls(#[source] rustls::Error),
    /// The client cannot be set up.
    #[error("client cannot be set up")]
    Client(#[source] reqwest::Error),
}
