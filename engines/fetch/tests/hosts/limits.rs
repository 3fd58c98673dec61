//! Hosts that mean harm, or are merely broken.

use std::io::Write;
use std::sync::atomic::Ordering;
use std::time::Duration;

use crate::host::{Host, Script, closed, ok};
use centum_fetch::{FetchError, Fetcher, Limits, Measure, Request, Stage};
use flate2::Compression;
use flate2::write::GzEncoder;

const SHORT: Duration = Duration::from_millis(150);
const LONG: Duration = Duration::from_secs(20);

async fn fetch(script: Script, limits: Limits) -> Result<bytes::Bytes, FetchError> {
    let host = Host::new(vec![script]).await;
    let fetcher = Fetcher::new(centum_fetch::Policy { limits, ..host.policy() }).unwrap();
    fetcher.fetch(Request::get(host.url("/"))).await.map(|answer| answer.body)
}

fn limits() -> Limits {
    Limits { connect: LONG, first_byte: LONG, idle: LONG, total: LONG, ..Limits::default() }
}

fn head(lines: &str) -> Vec<u8> {
    format!("HTTP/1.1 200 OK\r\n{lines}\r\n").into_bytes()
}

#[tokio::test]
async fn a_bomb_is_too_large() {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    for _ in 0..64 {
        encoder.write_all(&vec![0; 1024 * 1024]).unwrap();
    }
    let bomb = ok("Content-Encoding: gzip\r\n", encoder.finish().unwrap());
    let refused = fetch(bomb.clone(), limits()).await;
    assert!(matches!(refused, Err(FetchError::TooLarge { what: Measure::Ratio, limit: 200 })), "{refused:?}");
    let refused = fetch(bomb, Limits { body_bytes: 500_000, ..limits() }).await;
    assert!(matches!(refused, Err(FetchError::TooLarge { what: Measure::Inflated, .. })), "{refused:?}");
}

#[tokio::test]
async fn an_endless_body_is_too_large() {
    for packed in ["", "Content-Encoding: gzip\r\n"] {
        let start = head(&format!("Transfer-Encoding: chunked\r\n{packed}"));
        let mut again = b"1000\r\n".to_vec();
        again.extend([b'x'; 4096]);
        again.extend(b"\r\n");
        let refused =
            fetch(Script::SayForEver(start, again), Limits { body_bytes: 300_000, ..limits() }).await;
        let ended = matches!(
            refused,
            Err(FetchError::TooLarge { what: Measure::Sent, limit: 300_000 } | FetchError::Damaged { .. })
        );
        assert!(ended, "{refused:?}");
    }
    let unframed = Script::SayForEver(head(""), vec![b'x'; 4096]);
    let refused = fetch(unframed, Limits { body_bytes: 300_000, ..limits() }).await;
    assert!(matches!(refused, Err(FetchError::TooLarge { what: Measure::Sent, .. })), "{refused:?}");
}

#[tokio::test]
async fn a_length_over_the_limit_is_refused_before_the_body() {
    let stalled = Script::SayAndStall(head("Content-Length: 999999999999\r\n"));
    let refused = fetch(stalled, limits()).await;
    assert!(matches!(refused, Err(FetchError::TooLarge { what: Measure::Sent, .. })), "{refused:?}");
    let host = Host::new(vec![ok("", "eleven byte")]).await;
    let refused = host.fetcher().fetch(Request::get(host.url("/")).at_most(10)).await;
    assert!(matches!(refused, Err(FetchError::TooLarge { what: Measure::Sent, limit: 10 })), "{refused:?}");
    assert_eq!(
        host.fetcher().fetch(Request::get(host.url("/")).at_most(11)).await.unwrap().body,
        "eleven byte"
    );
}

#[tokio::test]
async fn a_body_shorter_than_its_length_is_cut_short() {
    let short = Script::SayAndClose([head("Content-Length: 50\r\n"), b"only this".to_vec()].concat());
    let refused = fetch(short, limits()).await;
    assert!(matches!(refused, Err(FetchError::CutShort { received: 9, declared: Some(50) })), "{refused:?}");
    let chunked =
        Script::SayAndClose([head("Transfer-Encoding: chunked\r\n"), b"4\r\nthis\r\n".to_vec()].concat());
    let refused = fetch(chunked, limits()).await;
    assert!(matches!(refused, Err(FetchError::CutShort { received: 4, declared: None })), "{refused:?}");
}

#[tokio::test]
async fn bytes_beyond_the_length_do_not_answer_the_next_request() {
    let smuggled = b"trueHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfalse".to_vec();
    let lie = Script::Say([head("Content-Length: 4\r\n"), smuggled].concat());
    let host = Host::new(vec![lie, ok("", "second")]).await;
    let fetcher = host.fetcher();
    assert_eq!(fetcher.fetch(Request::get(host.url("/1"))).await.unwrap().body, "true");
    assert_eq!(fetcher.fetch(Request::get(host.url("/2"))).await.unwrap().body, "second");
    assert_eq!(host.connections.load(Ordering::SeqCst), 2, "the connection was not used again");
}

#[tokio::test]
async fn two_lengths_that_differ_are_broken_http() {
    let refused = fetch(
        Script::Say([head("Content-Length: 4\r\nContent-Length: 9\r\n"), b"true".to_vec()].concat()),
        limits(),
    )
    .await;
    assert!(matches!(refused, Err(FetchError::Protocol { .. })), "{refused:?}");
}

#[tokio::test]
async fn a_host_that_stalls_is_given_up_at_each_stage() {
    let (connect, first_byte) = (Duration::from_millis(50), Duration::from_millis(100));
    let early = Limits { connect, first_byte, ..limits() };
    for script in [Script::SayAndStall(vec![]), Script::SayAndStall(b"HTTP/1.1 200 OK\r\nX-A: ".to_vec())] {
        let refused = fetch(script, early).await;
        assert!(matches!(refused, Err(FetchError::TimeUp { stage: Stage::FirstByte, .. })), "{refused:?}");
    }
    let within = Script::SayAndStall([head("Content-Length: 50\r\n"), b"only this".to_vec()].concat());
    let refused = fetch(within, Limits { idle: SHORT, ..limits() }).await;
    assert!(matches!(refused, Err(FetchError::TimeUp { stage: Stage::Idle, limit: SHORT })), "{refused:?}");
}

#[tokio::test]
async fn a_host_that_drips_is_given_up_in_the_end() {
    let body = [head("Content-Length: 5000\r\n"), vec![b'x'; 5000]].concat();
    let refused = fetch(Script::Drip(body, 2), Limits { total: SHORT * 2, ..limits() }).await;
    assert!(matches!(refused, Err(FetchError::TimeUp { stage: Stage::Total, .. })), "{refused:?}");
    let headers = head(&format!("X-Slow: {}\r\n", "x".repeat(5000)));
    let refused = fetch(Script::Drip(headers, 2), Limits { total: SHORT * 2, ..limits() }).await;
    assert!(matches!(refused, Err(FetchError::TimeUp { stage: Stage::Total, .. })), "{refused:?}");
}

#[tokio::test]
async fn a_flood_of_headers_is_too_large() {
    let many = (0..500).map(|number| format!("X-{number}: 1\r\n")).collect::<String>();
    let refused = fetch(ok(&many, "x"), limits()).await;
    assert!(
        matches!(refused, Err(FetchError::TooLarge { what: Measure::HeaderCount, limit: 100 })),
        "{refused:?}"
    );
    let long = format!("X-Long: {}\r\n", "x".repeat(100_000));
    let refused = fetch(ok(&long, "x"), limits()).await;
    assert!(matches!(refused, Err(FetchError::TooLarge { what: Measure::HeaderBytes, .. })), "{refused:?}");
    let endless = Script::SayForEver(b"HTTP/1.1 200 OK\r\nX-Endless: ".to_vec(), vec![b'x'; 4096]);
    let refused = fetch(endless, limits()).await;
    assert!(matches!(refused, Err(FetchError::TooLarge { .. })), "{refused:?}");
}

#[tokio::test]
async fn what_is_no_http_is_broken() {
    for bytes in ["SSH-2.0-OpenSSH_9.6\r\n", "", "HTTP/1.1 2000 OK\r\n\r\n", "<html>"] {
        let refused = fetch(Script::SayAndClose(bytes.into()), limits()).await;
        assert!(matches!(refused, Err(FetchError::Protocol { .. })), "{bytes:?} {refused:?}");
    }
}

#[tokio::test]
async fn a_coding_that_was_not_asked_for_is_named() {
    let refused = fetch(ok("Content-Encoding: zstd\r\n", "x"), limits()).await;
    assert!(matches!(refused, Err(FetchError::Coding { coding }) if coding == "zstd"));
    let refused = fetch(ok("Content-Encoding: gzip\r\n", "no gzip at all"), limits()).await;
    assert!(matches!(refused, Err(FetchError::Damaged { coding: "gzip" })), "{refused:?}");
}

#[tokio::test]
async fn a_port_where_nobody_listens_is_no_connection() {
    let address = {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        listener.local_addr().unwrap().to_string()
    };
    let policy = centum_fetch::Policy { allowed_hosts: vec![address.parse().unwrap()], ..closed() };
    let refused = Fetcher::new(policy).unwrap().fetch(Request::get(format!("http://{address}/"))).await;
    assert!(matches!(refused, Err(FetchError::Connect { .. })), "{refused:?}");
}
