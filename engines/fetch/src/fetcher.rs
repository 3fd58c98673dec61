//! The way of one request: check, turn, connection, hops, body.

use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{
    ACCEPT, ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderName,
    HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH,
};
use reqwest::{Client, Method, Response, StatusCode};
use tokio::io::{AsyncWrite, AsyncWriteExt};
use url::{Position, Url};

use crate::answer::{Answer, Head, text};
use crate::budget::Budget;
use crate::client::{client, encryption, why};
use crate::error::{FetchError, Measure, SetupError, Stage};
use crate::gate::{Gate, Seat};
use crate::inflate::{Cap, Coding, Inflater};
use crate::policy::Policy;
use crate::redirect;
use crate::request::{Request, Verb};
use crate::resolve::{Lookup, SystemLookup};
use crate::retry;
use crate::target::{self, Door};

/// The beginning of a body that is kept of an answer that is no success.
const FAILURE_BYTES: u64 = 16 * 1024;

/// Fetches by its policy. Cheap to clone; all clones share connections and politeness.
#[derive(Clone)]
pub struct Fetcher {
    inner: Arc<Inner>,
}

struct Inner {
    policy: Policy,
    public: Client,
    /// Two clients, so that no connection and no resolver of the one can serve the other.
    allowed: Client,
    gate: Gate,
}

/// What is sent at each hop.
pub(crate) struct Sending {
    pub(crate) method: Method,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Option<bytes::Bytes>,
    pub(crate) apart: Duration,
}

/// An answer whose body has not been read.
pub(crate) struct Opened {
    pub(crate) head: Head,
    pub(crate) response: Response,
    budget: Budget,
    _seat: Seat,
}

impl std::fmt::Debug for Fetcher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fetcher").field("policy", &self.inner.policy).finish_non_exhaustive()
    }
}

impl Fetcher {
    /// A fetcher that asks the operating system for addresses.
    pub fn new(policy: Policy) -> Result<Self, SetupError> {
        Self::with_lookup(policy, Arc::new(SystemLookup))
    }

    /// A fetcher that asks somebody else for addresses; the answers are filtered all the same.
    pub fn with_lookup(policy: Policy, lookup: Arc<dyn Lookup>) -> Result<Self, SetupError> {
        let encryption = encryption(&policy)?;
        let public = client(&policy, encryption.clone(), lookup.clone(), Door::Public)?;
        let allowed = client(&policy, encryption, lookup, Door::Allowed)?;
        let gate = Gate::new(policy.politeness);
        Ok(Self { inner: Arc::new(Inner { policy, public, allowed, gate }) })
    }

    /// Whether a page at `from` may name `to` as the next: what is allowed by configuration is reached from what is allowed
    /// alone, as with redirects. Addresses that cannot be asked at all are told of when they are asked.
    pub fn leads(&self, from: &str, to: &str) -> bool {
        let door =
            |text: &str| target::read(text).and_then(|url| target::admit(&self.inner.policy, &url)).ok();
        door(to) != Some(Door::Allowed) || door(from) == Some(Door::Allowed)
    }

    /// Fetches into memory. Every final status is an answer, except 429 and 503, which are `Later`.
    pub async fn fetch(&self, request: Request) -> Result<Answer, FetchError> {
        let mut body = Vec::new();
        let mut opened = self.open_request(&request).await?;
        if opened.head.is_success() {
            let max = self.max_bytes(&request);
            self.receive(&mut opened, max, &mut body).await?;
        } else if !opened.head.not_modified() {
            // What a failure says is of interest, but whether it says it well is not.
            let max = FAILURE_BYTES.min(self.max_bytes(&request));
            drop(self.receive(&mut opened, max, &mut body).await);
        }
        Ok(Answer { head: opened.head, body: body.into() })
    }

    /// Fetches into a writer. Nothing is written unless [`Head::is_success`]; what was written before an error
    /// is a beginning that the caller throws away.
    pub async fn fetch_into<W>(&self, request: Request, out: &mut W) -> Result<Head, FetchError>
    where
        W: AsyncWrite + Unpin + Send,
    {
        let mut opened = self.open_request(&request).await?;
        if opened.head.is_success() {
            self.receive(&mut opened, self.max_bytes(&request), out).await?;
            out.flush().await.map_err(FetchError::Sink)?;
        }
        Ok(opened.head)
    }

    fn max_bytes(&self, request: &Request) -> u64 {
        let most = self.inner.policy.limits.body_bytes;
        request.max_bytes.map_or(most, |bytes| bytes.min(most))
    }

    async fn open_request(&self, request: &Request) -> Result<Opened, FetchError> {
        let url = target::read(&request.url)?;
        self.open(url, Sending::of(request)?).await
    }

    /// Asks an address and follows its redirects.
    pub(crate) async fn open(&self, mut url: Url, mut sending: Sending) -> Result<Opened, FetchError> {
        let Inner { policy, public, allowed, gate } = &*self.inner;
        let mut door = target::admit(policy, &url)?;
        let mut budget = Budget::new(policy.limits.total);
        let mut hops = Vec::new();
        loop {
            let host = url.host_str().unwrap_or_default().to_owned();
            let place = url[Position::BeforeHost..Position::AfterPort].to_owned();
            let seat = gate.enter(&place, sending.apart).await?;
            let client = match door {
                Door::Public => public,
                Door::Allowed => allowed,
            };
            let answering = sending.send(client, url.clone());
            let limit = policy.limits.connect + policy.limits.first_byte;
            let response = budget.spend(Stage::FirstByte, limit, answering).await?;
            let response = response.map_err(|error| why(error, &host, &policy.limits))?;
            let (status, headers) = (response.status(), response.headers());
            weigh(headers, policy.limits.header_bytes, policy.limits.header_count)?;
            if matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE) {
                let wait = gate.pause(&place, retry::after(headers));
                return Err(FetchError::Later { status: Some(status.as_u16()), wait });
            }
            if !redirect::is_redirect(status) {
                let head = Head::read(url, hops, status, headers);
                return Ok(Opened { head, response, budget, _seat: seat });
            }
            if hops.len() >= policy.max_hops {
                return Err(FetchError::TooManyHops { limit: policy.max_hops });
            }
            let hop = redirect::next(policy, &url, door, status, headers)?;
            if !hop.keeps_verb {
                sending.only_read();
            }
            hops.push(std::mem::replace(&mut url, hop.url));
            door = hop.door;
        }
    }

    /// Reads a body, unpacked, into a writer.
    pub(crate) async fn receive<W>(
        &self,
        opened: &mut Opened,
        max: u64,
        out: &mut W,
    ) -> Result<(), FetchError>
    where
        W: AsyncWrite + Unpin + Send,
    {
        let limits = &self.inner.policy.limits;
        let headers = opened.response.headers();
        let declared = text(headers, &CONTENT_LENGTH).and_then(|length| length.parse().ok());
        if declared.is_some_and(|length| length > max) {
            return Err(FetchError::TooLarge { what: Measure::Sent, limit: max });
        }
        let coding = Coding::read(text(headers, &CONTENT_ENCODING).as_deref())?;
        let mut inflater = Inflater::new(coding, Cap { bytes: max, ratio: limits.ratio });
        let mut received = 0;
        loop {
            let chunk = opened.budget.spend(Stage::Idle, limits.idle, opened.response.chunk()).await?;
            let Some(chunk) = chunk.map_err(|_| FetchError::CutShort { received, declared })? else { break };
            received += chunk.len() as u64;
            if received > max && coding != Coding::Identity {
                return Err(FetchError::TooLarge { what: Measure::Sent, limit: max });
            }
            for piece in Inflater::pieces(&chunk) {
                let done = inflater.push(piece);
                out.write_all(&inflater.take()).await.map_err(FetchError::Sink)?;
                done?;
            }
        }
        let done = inflater.finish();
        out.write_all(&inflater.take()).await.map_err(FetchError::Sink)?;
        done
    }
}

impl Sending {
    fn of(request: &Request) -> Result<Self, FetchError> {
        let mut headers = HeaderMap::new();
        let mut put = |name: HeaderName, label: &'static str, value: Option<&str>| match value {
            None => Ok(()),
            Some(value) => {
                let value = HeaderValue::from_str(value).map_err(|_| FetchError::Header { name: label })?;
                headers.insert(name, value);
                Ok(())
            }
        };
        put(ACCEPT, "accept", request.accept.as_deref())?;
        put(ACCEPT_ENCODING, "accept-encoding", Some(Coding::WELCOME))?;
        put(IF_NONE_MATCH, "if-none-match", request.if_none_match.as_deref())?;
        put(IF_MODIFIED_SINCE, "if-modified-since", request.if_modified_since.as_deref())?;
        let apart = request.apart;
        Ok(match &request.verb {
            Verb::Get => Self { method: Method::GET, headers, body: None, apart },
            Verb::Post { content_type, body } => {
                put(CONTENT_TYPE, "content-type", Some(content_type))?;
                Self { method: Method::POST, headers, body: Some(body.clone()), apart }
            }
        })
    }

    /// What remains of a request after a redirect that says "look there". Looking at headers stays that.
    fn only_read(&mut self) {
        if self.method == Method::POST {
            self.method = Method::GET;
        }
        self.body = None;
        self.headers.remove(CONTENT_TYPE);
    }

    fn send(&self, client: &Client, url: Url) -> impl Future<Output = reqwest::Result<Response>> + use<> {
        let mut request = client.request(self.method.clone(), url).headers(self.headers.clone());
        if let Some(body) = &self.body {
            request = request.body(body.clone());
        }
        request.send()
    }
}

/// Refuses headers beyond their limits, however they were sent.
fn weigh(headers: &HeaderMap, max_bytes: u32, max_count: usize) -> Result<(), FetchError> {
    if headers.len() > max_count {
        return Err(FetchError::TooLarge { what: Measure::HeaderCount, limit: max_count as u64 });
    }
    let bytes: usize = headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
    if bytes as u64 > u64::from(max_bytes) {
        return Err(FetchError::TooLarge { what: Measure::HeaderBytes, limit: max_bytes.into() });
    }
    Ok(())
}
