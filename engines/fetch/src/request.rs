//! What is asked for.

use std::time::Duration;

use bytes::Bytes;

/// One request.
#[derive(Clone, Debug)]
pub struct Request {
    /// The address, as somebody wrote it.
    pub url: String,
    /// What to do there.
    pub verb: Verb,
    /// The media types that are welcome (`Accept`).
    pub accept: Option<String>,
    /// The entity tag of what one has already.
    pub if_none_match: Option<String>,
    /// The `Last-Modified` of what one has already, as the host spelt it.
    pub if_modified_since: Option<String>,
    /// The most bytes taken, as sent and as inflated; the policy's where it is less.
    pub max_bytes: Option<u64>,
    /// The least time since the start of the last request to the same host, whoever asked; never less than the policy's.
    pub apart: Duration,
}

/// What to do at an address.
#[derive(Clone, Debug)]
pub enum Verb {
    /// Read.
    Get,
    /// Ask with a body.
    Post {
        /// The body's media type.
        content_type: String,
        /// The body.
        body: Bytes,
    },
}

impl Request {
    /// Reads an address.
    pub fn get(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            verb: Verb::Get,
            accept: None,
            if_none_match: None,
            if_modified_since: None,
            max_bytes: None,
            apart: Duration::ZERO,
        }
    }

    /// Asks an address with a body.
    pub fn post(url: impl Into<String>, content_type: impl Into<String>, body: impl Into<Bytes>) -> Self {
        let verb = Verb::Post { content_type: content_type.into(), body: body.into() };
        Self { verb, ..Self::get(url) }
    }

    /// Names the media types that are welcome.
    pub fn accept(self, accept: impl Into<String>) -> Self {
        Self { accept: Some(accept.into()), ..self }
    }

    /// Keeps this distance to the last request to the same host.
    pub fn apart(self, apart: Duration) -> Self {
        Self { apart, ..self }
    }

    /// Wants nothing again that has not changed since.
    pub fn unless(self, etag: Option<String>, last_modified: Option<String>) -> Self {
        Self { if_none_match: etag, if_modified_since: last_modified, ..self }
    }

    /// Takes no more than that.
    pub fn at_most(self, bytes: u64) -> Self {
        Self { max_bytes: Some(bytes), ..self }
    }
}
