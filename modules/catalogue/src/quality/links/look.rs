//! One look at an address.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use centum_fetch::{FetchError, Fetcher, Request};
use tokio::io::AsyncWrite;

use crate::harvest::Promise;

/// What a look found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Looked {
    /// Something answered, with this status.
    Answer {
        /// The status.
        status: u16,
        /// Whether that means that something is there.
        there: bool,
        /// What it says it is.
        media_type: Option<String>,
        /// Whether it begins as a page for people does, where that was looked at.
        html: Option<bool>,
    },
    /// Nobody answered, or the address cannot be asked: a short word for why.
    Nothing(&'static str),
    /// The host wants to be left alone for so long; that says nothing about the address.
    Later(Duration),
}

/// Looks at addresses. It must reach no private one, keep a distance between two looks at one host, and read little.
pub trait Look: Send + Sync + 'static {
    /// Looks at an address.
    fn look<'a>(&'a self, address: &'a str) -> Promise<'a, Looked>;

    /// The beginning of what stands at an address, at most so many bytes, and whether that is all of it.
    fn begin<'a>(&'a self, address: &'a str, most: usize) -> Promise<'a, Option<(Vec<u8>, bool)>> {
        let _ = (address, most);
        Box::pin(async { None })
    }
}

impl Look for Fetcher {
    fn look<'a>(&'a self, address: &'a str) -> Promise<'a, Looked> {
        Box::pin(async move {
            match self.probe(address).await {
                Ok(probe) => Looked::Answer {
                    status: probe.status,
                    there: probe.answers(),
                    media_type: probe.media_type.map(|kind| kind.essence),
                    html: probe.html,
                },
                Err(FetchError::Later { wait, .. }) => Looked::Later(wait),
                Err(error) => Looked::Nothing(word(&error)),
            }
        })
    }

    fn begin<'a>(&'a self, address: &'a str, most: usize) -> Promise<'a, Option<(Vec<u8>, bool)>> {
        Box::pin(async move {
            let mut beginning = Beginning { bytes: Vec::new(), most, cut: false };
            match self.fetch_into(Request::get(address), &mut beginning).await {
                Ok(head) if head.is_success() => Some((beginning.bytes, true)),
                Err(_) if beginning.cut => Some((beginning.bytes, false)),
                _ => None,
            }
        })
    }
}

/// Takes so many bytes and no more: what comes then is refused, which ends the answer.
struct Beginning {
    bytes: Vec<u8>,
    most: usize,
    cut: bool,
}

impl AsyncWrite for Beginning {
    fn poll_write(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<Result<usize, std::io::Error>> {
        let room = self.most - self.bytes.len();
        if bytes.len() > room {
            self.cut = true;
            self.bytes.extend_from_slice(&bytes[..room]);
            return Poll::Ready(Err(std::io::ErrorKind::StorageFull.into()));
        }
        self.bytes.extend_from_slice(bytes);
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), std::io::Error>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<(), std::io::Error>> {
        Poll::Ready(Ok(()))
    }
}

fn word(error: &FetchError) -> &'static str {
    match error {
        FetchError::NotAUrl { .. } | FetchError::Scheme { .. } | FetchError::Credentials { .. } => "address",
        FetchError::Port { .. } | FetchError::Private { .. } => "closed",
        FetchError::Unresolved { .. } => "unresolved",
        FetchError::Connect { .. } => "connect",
        FetchError::Tls { .. } => "tls",
        FetchError::TimeUp { .. } => "time",
        FetchError::TooManyHops { .. } | FetchError::RedirectTarget { .. } | FetchError::Downgrade { .. } => {
            "redirect"
        }
        _ => "other",
    }
}

/// Every word that [`Looked::Nothing`] can carry from here.
#[cfg(test)]
pub(crate) const WORDS: [&str; 8] =
    ["address", "closed", "unresolved", "connect", "tls", "time", "redirect", "other"];
