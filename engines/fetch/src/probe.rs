//! A look at an address that costs its host as little as possible.

use std::time::Duration;

use reqwest::Method;
use reqwest::header::{CONTENT_LENGTH, CONTENT_RANGE, HeaderMap, HeaderValue, RANGE};
use url::Url;

use crate::answer::{Head, Probe, text};
use crate::error::FetchError;
use crate::fetcher::{Fetcher, Opened, Sending};
use crate::media::looks_like_html;
use crate::target;

/// The beginning of a body that is asked for and read.
const BEGINNING: u64 = 4 * 1024;
const RANGE_OF_BEGINNING: HeaderValue = HeaderValue::from_static("bytes=0-4095");

impl Fetcher {
    /// Looks whether something is there: by its headers, or, where a host does not answer that question well,
    /// by the beginning of its body.
    pub async fn probe(&self, url: &str) -> Result<Probe, FetchError> {
        let url = target::read(url)?;
        let mut opened = match self.look(url.clone()).await? {
            Some(opened) => {
                let length = length(opened.head.status, opened.response.headers());
                return Ok(found(opened.head, length, None));
            }
            None => {
                let headers = HeaderMap::from_iter([(RANGE, RANGE_OF_BEGINNING)]);
                self.open(url, Sending { method: Method::GET, headers, body: None, apart: Duration::ZERO })
                    .await?
            }
        };
        let length = length(opened.head.status, opened.response.headers());
        let mut beginning = Vec::new();
        if opened.head.is_success() {
            // A host that ignores the range sends everything: its length is in the header, the rest is not read.
            drop(self.receive_beginning(&mut opened, &mut beginning).await);
        }
        let html = opened.head.is_success().then(|| looks_like_html(&beginning));
        Ok(found(opened.head, length, html))
    }

    /// Asks for the headers alone; nothing where the answer says nothing.
    async fn look(&self, url: Url) -> Result<Option<Opened>, FetchError> {
        match self
            .open(
                url,
                Sending {
                    method: Method::HEAD,
                    headers: HeaderMap::new(),
                    body: None,
                    apart: Duration::ZERO,
                },
            )
            .await
        {
            Ok(opened) => Ok(Some(opened).filter(|opened| !is_unsure(opened.head.status))),
            Err(FetchError::Protocol { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    async fn receive_beginning(&self, opened: &mut Opened, out: &mut Vec<u8>) -> Result<(), FetchError> {
        opened.response.headers_mut().remove(CONTENT_LENGTH);
        self.receive(opened, BEGINNING, out).await
    }
}

/// Whether the answer to a question about headers says nothing about the thing itself. "Not found" and "gone" are
/// believed; everything else that fails may only mean that nobody expected the question.
fn is_unsure(status: u16) -> bool {
    status >= 400 && !matches!(status, 404 | 410)
}

fn found(head: Head, length: Option<u64>, html: Option<bool>) -> Probe {
    Probe {
        url: head.url,
        hops: head.hops,
        status: head.status,
        media_type: head.media_type,
        length,
        last_modified: head.last_modified,
        html,
    }
}

/// The length of the whole thing, from a part of it too.
fn length(status: u16, headers: &HeaderMap) -> Option<u64> {
    match status {
        206 | 416 => text(headers, &CONTENT_RANGE)?.rsplit_once('/')?.1.trim().parse().ok(),
        _ => text(headers, &CONTENT_LENGTH)?.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_of_a_part_is_not_the_length_of_the_whole() {
        let headers = HeaderMap::from_iter([
            (CONTENT_LENGTH, HeaderValue::from_static("4096")),
            (CONTENT_RANGE, HeaderValue::from_static("bytes 0-4095/123456")),
        ]);
        assert_eq!((length(206, &headers), length(200, &headers)), (Some(123_456), Some(4096)));
        let unknown = HeaderMap::from_iter([(CONTENT_RANGE, HeaderValue::from_static("bytes 0-9/*"))]);
        assert_eq!((length(206, &unknown), length(200, &unknown)), (None, None));
    }

    #[test]
    fn only_not_found_and_gone_are_believed() {
        assert!([403, 405, 500, 501, 400].into_iter().all(is_unsure));
        assert!(![200, 204, 304, 404, 410].into_iter().any(is_unsure));
    }
}
