//! When a request came in: the instant of its first byte, however long the rest takes.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use centum_base::{Clock, Timestamp};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// When the first byte of a request came in. Stands among the request's extensions.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arrival(pub(crate) Timestamp);

/// Nothing of the next request has come in.
const NOTHING: i64 = i64::MIN;

/// Tells when the first byte of the present request came in.
#[derive(Clone)]
pub(crate) struct Arrivals {
    clock: Arc<dyn Clock>,
    first: Arc<AtomicI64>,
    longest_head: Duration,
}

impl Arrivals {
    /// For one connection, on which the head of a request takes at most `longest_head`.
    pub(crate) fn new(clock: Arc<dyn Clock>, longest_head: Duration) -> Self {
        Self { clock, first: Arc::new(AtomicI64::new(NOTHING)), longest_head }
    }

    /// When the first byte of the request came in whose head has just been read.
    pub(crate) fn of_this(&self) -> Arrival {
        let now = self.clock.now();
        let earliest = now.checked_sub(self.longest_head).unwrap_or(now);
        let first = Timestamp::from_microsecond(self.first.load(Ordering::Relaxed)).unwrap_or(now);
        // A byte that is older than any head may take belonged to another request.
        Arrival(if (earliest..=now).contains(&first) { first } else { now })
    }

    fn byte(&self) {
        let now = self.clock.now().as_microsecond();
        let _ = self.first.compare_exchange(NOTHING, now, Ordering::Relaxed, Ordering::Relaxed);
    }

    fn answered(&self) {
        self.first.store(NOTHING, Ordering::Relaxed);
    }
}

/// A connection that notes when bytes come in. What is answered ends a request: the next byte begins another.
pub(crate) struct Noted<S> {
    stream: S,
    arrivals: Arrivals,
}

impl<S> Noted<S> {
    pub(crate) fn new(stream: S, arrivals: Arrivals) -> Self {
        Self { stream, arrivals }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Noted<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buf.filled().len();
        let polled = Pin::new(&mut self.stream).poll_read(cx, buf);
        if buf.filled().len() > before {
            self.arrivals.byte();
        }
        polled
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Noted<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.arrivals.answered();
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.arrivals.answered();
        Pin::new(&mut self.stream).poll_write_vectored(cx, bytes)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use centum_base::VirtualClock;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;

    const HEAD: Duration = Duration::from_secs(20);

    #[tokio::test]
    async fn the_first_byte_of_each_request_counts_and_no_later_one() {
        let clock = Arc::new(VirtualClock::at("2020-05-29T21:58:59Z".parse().unwrap()));
        let arrivals = Arrivals::new(clock.clone(), HEAD);
        let (mut client, server) = tokio::io::duplex(64);
        let mut server = Noted::new(server, arrivals.clone());
        let mut bytes = [0; 4];

        client.write_all(b"POST").await.unwrap();
        server.read_exact(&mut bytes).await.unwrap();
        let first = clock.now();
        clock.advance(Duration::from_secs(5));
        client.write_all(b" /x ").await.unwrap();
        server.read_exact(&mut bytes).await.unwrap();
        assert_eq!(arrivals.of_this().0, first);

        server.write_all(b"200 ").await.unwrap();
        clock.advance(Duration::from_secs(60));
        client.write_all(b"POST").await.unwrap();
        server.read_exact(&mut bytes).await.unwrap();
        assert_eq!(arrivals.of_this().0, clock.now());
    }

    #[test]
    fn a_byte_of_long_ago_is_no_excuse() {
        let clock = Arc::new(VirtualClock::at("2020-05-29T21:58:59Z".parse().unwrap()));
        let arrivals = Arrivals::new(clock.clone(), HEAD);
        assert_eq!(arrivals.of_this().0, clock.now());
        arrivals.byte();
        clock.advance(HEAD + Duration::from_secs(1));
        assert_eq!(arrivals.of_this().0, clock.now());
    }
}
