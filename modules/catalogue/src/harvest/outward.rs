//! The parts of a harvest that reach outside: the closed client, and the place where bytes are kept.

use std::io::{self, Read as _};
use std::time::Duration;

use bytes::Bytes;
use centum_base::Digest;
use centum_blobs::Blobs;
use centum_fetch::{FetchError, Fetcher, Measure, MediaType};
use flate2::read::MultiGzDecoder;

use super::parts::{Again, Fetch, FetchFault, Fetched, Promise, Validators, Vault, VaultFault};
use crate::adapters::{Answer, Request};

/// Answers that are no success, and may be one later; those from 520 on are said by what stands before the host.
const PASSING: [u16; 11] = [408, 425, 429, 500, 502, 504, 520, 521, 522, 523, 524];
/// How a body begins that is packed by gzip.
const GZIP: [u8; 3] = [0x1f, 0x8b, 0x08];
/// The most bytes that come out of a packed body, in all and for each of its own.
const MOST_UNPACKED: u64 = 256 << 20;
const MOST_OF_A_BYTE: u64 = 200;
/// So much may come out of the smallest.
const LEAST_UNPACKED: u64 = 1 << 20;

/// What needs no context from elsewhere.
const JSON_LD: &str = "application/ld+json";
/// By what an object names its own.
const OWN_CONTEXT: &[u8] = b"\"@context\"";

impl Fetch for Fetcher {
    fn fetch<'a>(
        &'a self,
        request: &'a Request,
        validators: &'a Validators,
        pause: Duration,
    ) -> Promise<'a, Result<Fetched, FetchFault>> {
        Box::pin(async move {
            let asked = match &request.body {
                Some((body, kind)) => {
                    centum_fetch::Request::post(&request.url, kind, Bytes::from(body.clone()))
                }
                None => centum_fetch::Request::get(&request.url),
            };
            // The client keeps its own distance to a host; a source may ask for more.
            let asked = asked.accept(&request.accept).apart(pause);
            // A condition on a question that is posted is answered with 412 where it does not hold.
            let asked = match request.body {
                None => asked.unless(validators.etag.clone(), validators.last_modified.clone()),
                Some(_) => asked,
            };
            let answer = Self::fetch(self, asked).await.map_err(|error| fault(&error))?;
            let head = answer.head;
            if head.not_modified() {
                return Ok(Fetched::NotModified);
            }
            if !head.is_success() {
                let again = match (PASSING.contains(&head.status), head.retry_after) {
                    (_, Some(wait)) => Again::After(wait),
                    (true, None) => Again::Later,
                    (false, None) => Again::Never,
                };
                return Err(FetchFault { code: "fetch-status", detail: head.status.to_string(), again });
            }
            // Of a question; a list that was asked for by its address has pages.
            if head.is_part && request.body.is_some() {
                let detail = head.url.to_string();
                return Err(FetchFault { code: "fetch-part", detail, again: Again::Never });
            }
            let validators = Validators { etag: head.etag, last_modified: head.last_modified };
            let content_type = head.media_type.as_ref().map(content_type).unwrap_or_default();
            let media_type = head.media_type.map(|kind| kind.essence);
            let body = unpacked(answer.body).await?;
            let body = if is_foreign(&body, &content_type) {
                Bytes::from(centum_rdf::text_in(&body, &content_type).into_owned())
            } else {
                body
            };
            // What says of itself that it is JSON-LD says what it means, too.
            let is_plain = |kind: &str| kind.ends_with("json") && kind != JSON_LD;
            let is_plain = media_type.as_deref().is_some_and(is_plain);
            let body = match head.context.filter(|_| is_plain) {
                Some(context) => in_context(body, context.as_str()),
                None => body,
            };
            Ok(Fetched::Answer(Answer { url: head.url.into(), media_type, body }, validators))
        })
    }

    fn leads(&self, from: &str, to: &str) -> bool {
        Self::leads(self, from, to)
    }
}

/// What a host says of a body, in one text.
fn content_type(kind: &MediaType) -> String {
    format!("{}; charset={}", kind.essence, kind.charset.as_deref().unwrap_or_default())
}

/// Whether a body is in an encoding that its host alone names: it is not in UTF-8, and does not say itself what it is in.
fn is_foreign(body: &[u8], content_type: &str) -> bool {
    let says_so = || body[..body.len().min(200)].windows(9).any(|part| part == b"encoding=");
    let name = content_type.rsplit_once("charset=").map_or("", |(_, name)| name);
    !["", "utf-8"].contains(&name) && !says_so() && std::str::from_utf8(body).is_err()
}

/// The body as it is meant: a file such as `sitemap.xml.gz` is served as it lies there, and no header says how it is packed.
async fn unpacked(body: Bytes) -> Result<Bytes, FetchFault> {
    if !body.starts_with(&GZIP) {
        return Ok(body);
    }
    let told = |code, detail: String, again| Err(FetchFault { code, detail, again });
    match tokio::task::spawn_blocking(move || unpack(&body)).await {
        Ok(Ok(Some(plain))) => Ok(plain),
        Ok(Ok(None)) => told("fetch-size", "gzip".to_owned(), Again::Never),
        Ok(Err(error)) => told("fetch-damaged", error.to_string(), Again::Later),
        Err(error) => told("fetch-other", error.to_string(), Again::Later),
    }
}

/// What is packed in a body; nothing where it is more than is read.
fn unpack(body: &[u8]) -> io::Result<Option<Bytes>> {
    let most = (body.len() as u64).saturating_mul(MOST_OF_A_BYTE).clamp(LEAST_UNPACKED, MOST_UNPACKED);
    let mut plain = Vec::new();
    MultiGzDecoder::new(body).take(most + 1).read_to_end(&mut plain)?;
    Ok((plain.len() as u64 <= most).then(|| plain.into()))
}

/// An object of JSON with the context that its host names, unless it has its own. It is named alone: nothing is fetched.
fn in_context(body: Bytes, context: &str) -> Bytes {
    let start = body.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or_default();
    let is_object = body.get(start) == Some(&b'{');
    let inner = body.get(start + 1..).unwrap_or_default();
    let has_own = inner.windows(OWN_CONTEXT.len()).any(|part| part == OWN_CONTEXT);
    if !is_object || has_own || inner.trim_ascii_start().starts_with(b"}") {
        return body;
    }
    let mut whole = format!("{{\"@context\":{},", serde_json::Value::from(context)).into_bytes();
    whole.extend_from_slice(inner);
    whole.into()
}

fn fault(error: &FetchError) -> FetchFault {
    use Again::{After, Later, Never};
    let (code, again) = match error {
        FetchError::NotAUrl { .. } => ("fetch-address", Never),
        FetchError::Scheme { .. } => ("fetch-scheme", Never),
        FetchError::Credentials { .. } => ("fetch-credentials", Never),
        FetchError::Port { .. } => ("fetch-port", Never),
        FetchError::Private { .. } => ("fetch-private", Never),
        FetchError::Unresolved { .. } => ("fetch-unresolved", Later),
        FetchError::Downgrade { .. } => ("fetch-downgrade", Never),
        FetchError::RedirectTarget { .. } => ("fetch-redirect", Never),
        FetchError::TooManyHops { .. } => ("fetch-hops", Never),
        FetchError::Connect { .. } => ("fetch-connect", Later),
        FetchError::Tls { .. } => ("fetch-tls", Later),
        FetchError::TimeUp { .. } => ("fetch-time", Later),
        FetchError::TooLarge { .. } => ("fetch-size", Never),
        FetchError::CutShort { .. } => ("fetch-cut", Later),
        FetchError::Coding { .. } => ("fetch-coding", Never),
        FetchError::Damaged { .. } => ("fetch-damaged", Later),
        FetchError::Later { wait, .. } => ("fetch-later", After(*wait)),
        FetchError::Protocol { .. } => ("fetch-protocol", Later),
        _ => ("fetch-other", Later),
    };
    FetchFault { code, detail: detail(error), again }
}

/// What the message of a fault names; what went wrong, the message says itself.
fn detail(error: &FetchError) -> String {
    const MIB: u64 = 1 << 20;
    match error {
        FetchError::Private { host, address: Some(address) } => format!("{host} ({address})"),
        FetchError::Private { host, address: None } => host.clone(),
        FetchError::TimeUp { limit, .. } => format!("{limit:?}"),
        FetchError::Later { wait, .. } => format!("{} s", wait.as_secs()),
        FetchError::TooLarge { what: Measure::Sent | Measure::Inflated, limit } if *limit >= MIB => {
            format!("{} MiB", limit / MIB)
        }
        FetchError::CutShort { received, declared: Some(declared) } => {
            format!("{received} of {declared} bytes")
        }
        FetchError::CutShort { received, declared: None } => format!("{received} bytes"),
        other => other.to_string(),
    }
}

impl Vault for Blobs {
    fn put(&self, bytes: Bytes) -> Promise<'_, Result<Digest, VaultFault>> {
        Box::pin(async move {
            let name = Self::put(self, bytes).await.map_err(|error| VaultFault(error.to_string()))?;
            name.to_string().parse().map_err(|_| VaultFault("a name that is no digest".into()))
        })
    }

    fn put_all(&self, all: Vec<Bytes>) -> Promise<'_, Result<(), VaultFault>> {
        Box::pin(async move {
            Self::put_many(self, all).await.map(drop).map_err(|error| VaultFault(error.to_string()))
        })
    }

    fn get(&self, digest: Digest) -> Promise<'_, Result<Option<Bytes>, VaultFault>> {
        Box::pin(async move {
            let name = digest.to_string().parse();
            let name = name.map_err(|_| VaultFault("a name that is no digest".into()))?;
            Self::get(self, &name).await.map_err(|error| VaultFault(error.to_string()))
        })
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn packed(plain: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(plain).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn plain_json_is_read_in_the_context_that_its_host_names() {
        let read = |body: &'static str| in_context(Bytes::from(body), "https://a.example/c");
        assert_eq!(read(" {\"name\": 1}"), "{\"@context\":\"https://a.example/c\",\"name\": 1}");
        for same in ["{\"@context\": {}}", "{ }", "[1]", ""] {
            assert_eq!(read(same), same);
        }
    }

    #[test]
    fn an_encoding_that_the_host_alone_names_is_believed_where_the_body_is_not_utf_8() {
        let kind = MediaType { essence: "application/json".into(), charset: Some("iso-8859-2".into()) };
        let said = content_type(&kind);
        assert!(is_foreign(b"\"\xb1\"", &said));
        assert_eq!(centum_rdf::text_in(b"\"\xb1\"", &said), "\"\u{105}\"");
        assert!(!is_foreign("\"\u{105}\"".as_bytes(), &said), "what is UTF-8 is that");
        assert!(!is_foreign(b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xb1</a>", &said));
        assert!(!is_foreign(b"\xb1", &content_type(&MediaType { charset: None, ..kind })));
    }

    #[test]
    fn a_file_that_is_packed_is_unpacked_though_no_header_says_so_and_a_bomb_is_not() {
        let body = packed(b"<urlset/>");
        assert!(body.starts_with(&GZIP));
        assert_eq!(unpack(&body).unwrap().as_deref(), Some(&b"<urlset/>"[..]));
        assert!(unpack(&body[..body.len() - 9]).is_err(), "what is cut off is damaged");
        assert_eq!(unpack(&packed(&b" ".repeat(4 << 20))).unwrap(), None);
    }

    #[test]
    fn what_went_wrong_is_told_in_words_for_people() {
        let large = FetchError::TooLarge { what: Measure::Inflated, limit: 256 << 20 };
        let cut = FetchError::CutShort { received: 2270, declared: Some(99_999) };
        let late = FetchError::Later { status: Some(503), wait: Duration::from_secs(60) };
        let address = Some(std::net::IpAddr::from([10, 0, 0, 7]));
        let private = FetchError::Private { host: "a.example".into(), address };
        for (error, told) in [
            (large, "256 MiB"),
            (cut, "2270 of 99999 bytes"),
            (late, "60 s"),
            (private, "a.example (10.0.0.7)"),
        ] {
            assert_eq!(fault(&error).detail, told);
        }
    }
}
