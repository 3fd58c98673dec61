//! What comes back from hosts that behave, and what is sent to them.

use std::io::Write;
use std::time::Duration;

use crate::host::{Host, Script, answer, ok, redirect};
use centum_fetch::{FetchError, Fetcher, Policy, Politeness, Request};
use flate2::Compression;
use flate2::write::GzEncoder;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[tokio::test]
async fn an_answer_names_its_place_type_and_tag() {
    let headers = "Content-Type: text/turtle; charset=UTF-8\r\nETag: \"v1\"\r\nLast-Modified: Sun, 22 Nov 2026 14:00:00 GMT\r\n";
    let host = Host::new(vec![redirect("/b#x"), ok(headers, "<a> <b> <c> .")]).await;
    let answer = host.fetcher().fetch(Request::get(host.url("/a")).accept("text/turtle")).await.unwrap();
    let head = &answer.head;
    assert_eq!((head.status, head.url.path(), head.url.fragment()), (200, "/b", None));
    assert_eq!(head.hops.iter().map(|hop| hop.path()).collect::<Vec<_>>(), ["/a"]);
    assert_eq!(head.media_type.as_ref().unwrap().essence, "text/turtle");
    assert_eq!((head.charset(), head.etag.as_deref()), (Some("utf-8"), Some("\"v1\"")));
    assert_eq!(head.last_modified.as_deref(), Some("Sun, 22 Nov 2026 14:00:00 GMT"));
    assert!(head.is_success() && !head.not_modified() && !answer.looks_like_html());
    assert_eq!(answer.text(), ("<a> <b> <c> .".to_owned(), false));
    for request in host.asked() {
        let request = request.to_ascii_lowercase();
        assert!(
            request.contains("user-agent: centum/1.0 (+https://centum.example/contact)\r\n"),
            "{request}"
        );
        assert!(request.contains("accept: text/turtle\r\n"), "{request}");
        assert!(request.contains("accept-encoding: gzip, deflate, br\r\n"), "{request}");
        assert!(!request.contains("referer") && !request.contains("cookie"), "{request}");
    }
}

#[tokio::test]
async fn what_has_not_changed_is_not_sent_again() {
    let host =
        Host::new(vec![Script::Say(b"HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\n\r\n".to_vec())]).await;
    let request = Request::get(host.url("/"))
        .unless(Some("\"v1\"".into()), Some("Sun, 22 Nov 2026 14:00:00 GMT".into()));
    let answer = host.fetcher().fetch(request).await.unwrap();
    assert!(answer.head.not_modified() && answer.body.is_empty());
    let asked = host.asked()[0].to_ascii_lowercase();
    assert!(asked.contains("if-none-match: \"v1\"\r\n"), "{asked}");
    assert!(asked.contains("if-modified-since: sun, 22 nov 2026 14:00:00 gmt\r\n"), "{asked}");
}

#[tokio::test]
async fn a_packed_body_is_unpacked() {
    let text = "one line of a catalogue\n".repeat(5000);
    let host = Host::new(vec![ok("Content-Encoding: gzip\r\n", gzip(text.as_bytes()))]).await;
    assert_eq!(host.fetcher().fetch(Request::get(host.url("/"))).await.unwrap().body, text);
    let mut out = Vec::new();
    let head = host.fetcher().fetch_into(Request::get(host.url("/")), &mut out).await.unwrap();
    assert!(head.is_success() && out == text.as_bytes());
}

#[tokio::test]
async fn a_page_under_a_false_name_is_seen_for_what_it_is() {
    let host =
        Host::new(vec![ok("Content-Type: text/turtle\r\n", "\n<!DOCTYPE html><title>Sign in</title>")]).await;
    assert!(host.fetcher().fetch(Request::get(host.url("/"))).await.unwrap().looks_like_html());
}

#[tokio::test]
async fn a_failure_is_an_answer_with_a_beginning_of_what_it_says() {
    let host =
        Host::new(vec![answer("404 Not Found", "", "x".repeat(100_000)), answer("500 Oops", "", "why")])
            .await;
    let missing = host.fetcher().fetch(Request::get(host.url("/"))).await.unwrap();
    assert!(missing.head.status == 404 && missing.body.len() <= 16 * 1024);
    assert_eq!(host.fetcher().fetch(Request::get(host.url("/"))).await.unwrap().body, "why");
    let mut out = Vec::new();
    let head = host.fetcher().fetch_into(Request::get(host.url("/")), &mut out).await.unwrap();
    assert!(head.status == 500 && out.is_empty());
}

#[tokio::test]
async fn a_question_with_a_body_keeps_it_where_the_redirect_says_so() {
    let kept = answer("307 Temporary Redirect", "Location: /b\r\n", "");
    let host = Host::new(vec![kept, answer("303 See Other", "Location: /c\r\n", ""), ok("", "done")]).await;
    let request = Request::post(host.url("/a"), "application/sparql-query", "ASK {}");
    assert_eq!(host.fetcher().fetch(request).await.unwrap().body, "done");
    let asked = host.asked();
    assert!(asked[0].starts_with("POST /a ") && asked[0].ends_with("\r\n\r\nASK {}"), "{}", asked[0]);
    assert!(asked[1].starts_with("POST /b ") && asked[1].ends_with("\r\n\r\nASK {}"), "{}", asked[1]);
    assert!(asked[2].starts_with("GET /c ") && asked[2].ends_with("\r\n\r\n"), "{}", asked[2]);
    assert!(!asked[2].to_ascii_lowercase().contains("content-type"), "{}", asked[2]);
}

#[tokio::test]
async fn a_header_that_would_break_the_request_is_refused() {
    let host = Host::new(vec![ok("", "")]).await;
    let request = Request::get(host.url("/")).unless(Some("x\r\nEvil: 1".into()), None);
    let refused = host.fetcher().fetch(request).await;
    assert!(matches!(refused, Err(FetchError::Header { name: "if-none-match" })), "{refused:?}");
    assert!(host.asked().is_empty());
}

#[tokio::test]
async fn a_host_that_asks_for_a_pause_is_left_alone() {
    let host = Host::new(vec![answer("429 Slow Down", "Retry-After: 90\r\n", ""), ok("", "later")]).await;
    let fetcher = host.fetcher();
    let later = fetcher.fetch(Request::get(host.url("/"))).await.unwrap_err();
    assert!(
        matches!(later, FetchError::Later { status: Some(429), wait } if wait.as_secs() == 90),
        "{later:?}"
    );
    let later = fetcher.fetch(Request::get(host.url("/"))).await.unwrap_err();
    assert!(matches!(later, FetchError::Later { status: None, wait } if wait.as_secs() > 80), "{later:?}");
    let later = fetcher.clone().probe(&host.url("/")).await.unwrap_err();
    assert!(matches!(later, FetchError::Later { status: None, .. }), "{later:?}");
    assert_eq!(host.asked().len(), 1, "it was not asked again");
}

#[tokio::test]
async fn requests_to_one_host_keep_their_distance() {
    let host = Host::new(vec![ok("", "x")]).await;
    let interval = Duration::from_millis(40);
    let politeness = Politeness { interval, at_once: 1, ..Politeness::default() };
    let fetcher = Fetcher::new(Policy { politeness, ..host.policy() }).unwrap();
    let start = std::time::Instant::now();
    for _ in 0..4 {
        fetcher.fetch(Request::get(host.url("/"))).await.unwrap();
    }
    assert!(start.elapsed() >= interval * 3);
}

#[tokio::test]
async fn a_look_reads_headers_alone() {
    let script =
        Script::Say(b"HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Length: 123456\r\n\r\n".to_vec());
    let host = Host::new(vec![redirect("/file.csv"), script]).await;
    let probe = host.fetcher().probe(&host.url("/")).await.unwrap();
    assert!(probe.answers() && probe.status == 200 && probe.hops.len() == 1);
    assert_eq!(
        (probe.length, probe.html, probe.media_type.unwrap().essence),
        (Some(123_456), None, "text/csv".into())
    );
    assert!(host.asked().iter().all(|request| request.starts_with("HEAD ")));
}

#[tokio::test]
async fn a_look_reads_a_beginning_where_headers_are_not_given() {
    let part =
        answer("206 Partial Content", "Content-Type: text/csv\r\nContent-Range: bytes 0-4/77\r\n", "a;b\n1");
    let host = Host::new(vec![answer("405 Method Not Allowed", "", ""), part]).await;
    let policy = Policy { politeness: Politeness { at_once: 1, ..Politeness::none() }, ..host.policy() };
    let probe = Fetcher::new(policy).unwrap().probe(&host.url("/x")).await.unwrap();
    assert_eq!((probe.status, probe.length, probe.html), (206, Some(77), Some(false)));
    let asked = host.asked();
    assert!(
        asked[1].starts_with("GET /x ") && asked[1].to_ascii_lowercase().contains("range: bytes=0-4095\r\n")
    );
}

#[tokio::test]
async fn a_look_at_an_endless_page_reads_a_beginning_only() {
    let start = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n<html>\r\n".to_vec();
    let endless =
        Script::SayForEver(start, b"400\r\n".iter().copied().chain([b'x'; 1024]).chain(*b"\r\n").collect());
    let host = Host::new(vec![answer("403 Forbidden", "", ""), endless]).await;
    let probe = host.fetcher().probe(&host.url("/")).await.unwrap();
    assert_eq!((probe.status, probe.length, probe.html), (200, None, Some(true)));
}

#[tokio::test]
async fn a_look_believes_what_is_gone() {
    let host = Host::new(vec![answer("410 Gone", "", "")]).await;
    let probe = host.fetcher().probe(&host.url("/")).await.unwrap();
    assert!(!probe.answers() && probe.status == 410);
    assert_eq!(host.asked().len(), 1);
}
