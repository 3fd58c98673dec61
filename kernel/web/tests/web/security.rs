//! What strangers try.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use centum_accounts::Role;
use centum_web::BaseUrl;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::small::{Site, modules};

const JSON: (&str, &str) = ("content-type", "application/json");

#[tokio::test]
async fn every_answer_carries_the_headers_that_keep_strangers_out() {
    let site = Site::new().await;
    for path in ["/plain", "/nowhere", "/broken", "/health", "/api/openapi.json"] {
        let answer = site.get(path, &[]).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{path}");
        assert!(!policy.contains("unsafe"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert!(answer.header("strict-transport-security").starts_with("max-age="), "{path}");
        assert!(!answer.header("x-request-id").is_empty(), "{path}");
    }
}

#[tokio::test]
async fn a_connection_that_asks_for_nothing_does_not_keep_its_place() {
    let site = Site::new().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let app = site.app.clone();
    let server = tokio::spawn(async move {
        centum_web::serve(app, &modules(), listener, std::future::pending::<()>()).await
    });
    let mut mute = TcpStream::connect(address).await.unwrap();
    // So far it could be either version of HTTP.
    let mut undecided = TcpStream::connect(address).await.unwrap();
    undecided.write_all(b"PRI * HTTP/2.0\r\n").await.unwrap();
    tokio::time::pause();
    for stream in [&mut mute, &mut undecided] {
        let mut answer = Vec::new();
        let ended = tokio::time::timeout(Duration::from_secs(60), stream.read_to_end(&mut answer)).await;
        assert!(ended.is_ok(), "it is kept open");
    }
    server.abort();
}

#[tokio::test]
async fn a_form_is_taken_with_the_token_of_this_browser_only() {
    let site = Site::new().await;
    let page = site.get("/form", &[]).await;
    let (cookies, body) = (page.cookies(), format!("csrf={}&name=Leuven&role=a&role=b", page.token()));
    assert!(cookies.starts_with("__Host-visitor="), "{cookies}");
    assert_eq!(page.header("cache-control"), "no-store");

    let taken = site.post("/form", &[("cookie", &cookies)], &body).await;
    assert_eq!((taken.status, taken.text.as_str()), (StatusCode::OK, "Leuven"));

    let other = site.get("/form", &[]).await.cookies();
    for (cookie, body) in [
        ("", body.as_str()),
        (other.as_str(), body.as_str()),
        (cookies.as_str(), "name=Leuven"),
        (cookies.as_str(), "csrf=x.y&name=Leuven"),
    ] {
        let refused = site.post("/form", &[("cookie", cookie)], body).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{cookie} {body}");
    }
}

#[tokio::test]
async fn what_was_typed_into_an_old_form_can_be_sent_again() {
    let site = Site::new().await;
    let refused = site.post("/form", &[], "csrf=old&name=Ghent+%3Cb%3E&role=a&password=c4n4ry").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.text.contains("name=\"name\" value=\"Ghent &#60;b&#62;\""), "{}", refused.text);
    assert!(!refused.text.contains("c4n4ry"), "a password is not written into a page");
    let body = format!("csrf={}&name=Ghent&role=a", refused.token());
    assert_eq!(site.post("/form", &[("cookie", &refused.cookies())], &body).await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_was_typed_before_the_session_ended_is_offered_again_and_sent_after_signing_in() {
    let site = Site::new().await;
    // A long section: more than a page of a few fields, and less than a form may hold.
    let long = "Trees ".repeat(40_000);
    let body = format!("csrf=old&name=Ghent+%3Cb%3E&text={}&password=c4n4ry", long.replace(' ', "+"));
    let refused = site.post("/desk?part=1", &[], &body).await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    assert!(refused.text.contains("name=\"name\" value=\"Ghent &#60;b&#62;\""));
    assert!(refused.text.contains(&long) && refused.text.contains("action=\"/desk?part=1\""));
    assert!(!refused.text.contains("c4n4ry") && !refused.text.contains("csrf\" value=\"old\""));
    assert!(refused.text.contains("href=\"/sign-in?return=%2Fdesk%3Fpart%3D1\" target=\"_blank\""));
    assert_eq!(refused.header("cache-control"), "no-store");

    // Who signed in since has another token: the form is handed back once more, and then taken.
    let organiser = site.sign_in(Role::Organiser).await;
    let send = async |token: &str| {
        let body = format!("csrf={token}&name=Ghent");
        site.post("/desk?part=1", &[("cookie", &organiser)], &body).await
    };
    let stale = send(refused.token()).await;
    assert_eq!(stale.status, StatusCode::FORBIDDEN);
    assert!(stale.text.contains("value=\"Ghent\""));
    let taken = send(stale.token()).await;
    assert_eq!((taken.status, taken.text.as_str()), (StatusCode::OK, "Ghent"));
}

#[tokio::test]
async fn a_refused_form_leads_back_to_the_page_that_it_stood_on() {
    let site = Site::new().await;
    let ours = ("referer", "https://centum.example/plain?part=1&lang=en");
    let refused = site.post("/desk", &[ours], "name=Ghent").await;
    assert!(refused.text.contains("href=\"/sign-in?return=%2Fplain%3Fpart%3D1\""), "{}", refused.text);
    assert!(refused.text.contains("href=\"/plain?part=1&#38;appearance=dark\""), "{}", refused.text);
    assert!(refused.text.contains("action=\"/desk\""), "what was typed goes where it was sent");
    for elsewhere in
        ["https://centum.example.evil/plain", "https://evil.example/plain", "https://centum.example"]
    {
        let refused = site.post("/desk", &[("referer", elsewhere)], "name=Ghent").await;
        assert!(refused.text.contains("href=\"/sign-in?return=%2Fdesk\""), "{elsewhere}: {}", refused.text);
    }
}

#[tokio::test]
async fn a_form_that_nobody_may_send_is_not_read_without_an_end() {
    let site = Site::new().await;
    let long = format!("name={}", "x".repeat(2 * 1024 * 1024));
    let refused = site.post("/desk", &[], &long).await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    assert!(!refused.text.contains("xxx"));
    let foreign = site.post("/desk", &[("origin", "https://evil.example")], "name=Leuven").await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
    assert!(!foreign.text.contains("Leuven"));
}

#[tokio::test]
async fn what_another_site_sends_is_refused_and_not_offered_again() {
    let site = Site::new().await;
    let page = site.get("/form", &[]).await;
    let (cookies, body) = (page.cookies(), format!("csrf={}&name=Leuven", page.token()));
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
        let refused = site.post("/form", &[("cookie", &cookies), (name, value)], &body).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert!(!refused.text.contains("Leuven"));
    }
    let ours = [
        ("cookie", cookies.as_str()),
        ("origin", "https://centum.example"),
        ("sec-fetch-site", "same-origin"),
    ];
    assert_eq!(site.post("/form", &ours, &body).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_desk_asks_for_its_right_before_anything_else() {
    let site = Site::new().await;
    let stranger = site.get("/desk?x=1", &[]).await;
    assert_eq!(stranger.status, StatusCode::SEE_OTHER);
    assert_eq!(stranger.header("location"), "/sign-in?return=%2Fdesk%3Fx%3D1");
    assert_eq!(site.get("/desk", &[("accept", "application/json")]).await.status, StatusCode::UNAUTHORIZED);

    let mentor = site.sign_in(Role::Mentor).await;
    assert_eq!(site.get("/desk", &[("cookie", &mentor)]).await.status, StatusCode::FORBIDDEN);
    let organiser = site.sign_in(Role::Organiser).await;
    let desk = site.get("/desk", &[("cookie", &organiser)]).await;
    assert_eq!(desk.status, StatusCode::OK);
    assert_eq!(desk.header("cache-control"), "no-store");
    assert!(desk.text.contains("Ana") && desk.text.contains("Organiser"));
}

#[tokio::test]
async fn a_program_with_a_cookie_sends_the_token_in_a_header() {
    let site = Site::new().await;
    let free = site.ask(Method::POST, "/api/things", &[JSON], "{\"a\":1}").await;
    assert_eq!((free.status, free.text.as_str()), (StatusCode::OK, "{\"a\":1}"));
    let cookie = site.sign_in(Role::Organiser).await;
    let bare = [JSON, ("cookie", cookie.as_str())];
    assert_eq!(site.ask(Method::POST, "/api/things", &bare, "{}").await.status, StatusCode::FORBIDDEN);
    let page = site.get("/form", &[("cookie", &cookie)]).await;
    let with_token = [JSON, ("cookie", cookie.as_str()), ("x-csrf-token", page.token())];
    assert_eq!(site.ask(Method::POST, "/api/things", &with_token, "{}").await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_one_database_cannot_keep_is_replaced_at_the_door_of_both() {
    let site = Site::new().await;
    let page = site.get("/form", &[]).await;
    let (cookies, body) = (page.cookies(), format!("csrf={}&name=A%00B", page.token()));
    assert_eq!(site.post("/form", &[("cookie", &cookies)], &body).await.text, "A\u{fffd}B");
    for (sent, kept) in [
        (r#"{"a":["x\u0000"],"b":{"c":"\u0000y"}}"#, "{\"a\":[\"x\u{fffd}\"],\"b\":{\"c\":\"\u{fffd}y\"}}"),
        (r#"{"a":"\\u0000"}"#, r#"{"a":"\\u0000"}"#),
    ] {
        assert_eq!(site.ask(Method::POST, "/api/things", &[JSON], sent).await.text, kept);
    }
    let answer = site.get("/frozen/a%00b", &[]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_upload_is_measured_while_it_is_read() {
    let site = Site::new().await;
    let page = site.get("/form", &[]).await;
    let cookies = page.cookies();
    let part =
        |head: &str, body: &str| format!("--X\r\nContent-Disposition: form-data; {head}\r\n\r\n{body}\r\n");
    let send = async |parts: String| {
        let headers = [("content-type", "multipart/form-data; boundary=X"), ("cookie", cookies.as_str())];
        site.ask(Method::POST, "/upload", &headers, format!("{parts}--X--\r\n")).await
    };
    let token = part("name=\"csrf\"", page.token());
    let file = part("name=\"list\"; filename=\"../list.csv\"", "Leuven;BE");

    let taken = send(token.clone() + &file + &part("name=\"note\"", "hello")).await;
    assert_eq!(taken.text, "hello list.csv:9");
    let unsigned = send(file.clone() + &token).await;
    assert_eq!(unsigned.status, StatusCode::FORBIDDEN);
    let by_script = [
        ("content-type", "multipart/form-data; boundary=X"),
        ("cookie", cookies.as_str()),
        ("x-csrf-token", page.token()),
    ];
    let body = format!("{file}{}--X--\r\n", part("name=\"note\"", "hello"));
    assert_eq!(site.ask(Method::POST, "/upload", &by_script, body).await.text, "hello list.csv:9");
    let large = send(token.clone() + &part("name=\"list\"; filename=\"x\"", &"x".repeat(5_000))).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    let many = send(token.clone() + &part("name=\"a\"", "b").repeat(300)).await;
    assert_eq!(many.status, StatusCode::PAYLOAD_TOO_LARGE);
    let broken = site
        .ask(
            Method::POST,
            "/upload",
            &[("content-type", "multipart/form-data; boundary=X"), ("cookie", &cookies)],
            token + "--X\r\nContent-Disp",
        )
        .await;
    assert_eq!(broken.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_form_has_an_end() {
    let site = Site::new().await;
    let page = site.get("/form", &[]).await;
    let (cookies, token) = (page.cookies(), page.token());
    let long = format!("csrf={token}&name={}", "x".repeat(2 * 1024 * 1024));
    assert_eq!(
        site.post("/form", &[("cookie", &cookies)], &long).await.status,
        StatusCode::PAYLOAD_TOO_LARGE
    );
    let many = format!("csrf={token}&name=x{}", "&a=b".repeat(20_000));
    assert_eq!(
        site.post("/form", &[("cookie", &cookies)], &many).await.status,
        StatusCode::PAYLOAD_TOO_LARGE
    );
}

#[tokio::test]
async fn figures_of_the_house_are_for_this_machine_or_the_token() {
    let site = Site::with(|settings| settings.metrics_token = Some("let-me-in".into())).await;
    assert_eq!(site.get("/metrics", &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        site.get("/metrics", &[("authorization", "Bearer wrong")]).await.status,
        StatusCode::NOT_FOUND
    );
    let read = site.get("/metrics", &[("authorization", "Bearer let-me-in")]).await;
    assert!(read.text.contains("centum_http_requests_total"), "{}", read.text);
}

#[tokio::test]
async fn cookies_are_bound_to_the_host_but_on_this_machine_without_tls() {
    for (base, bound) in [
        ("https://centum.example", true),
        ("https://localhost:8443", true),
        ("http://centum.example", true),
        ("http://192.0.2.7:8080", true),
        ("http://localhost:8080", false),
        ("http://127.0.0.1:8080", false),
    ] {
        let site = Site::with(|settings| settings.base = BaseUrl::new(base).unwrap()).await;
        let page = site.get("/form", &[]).await;
        let set = page.header("set-cookie");
        assert_eq!(
            (set.starts_with("__Host-visitor="), set.ends_with("; Secure")),
            (bound, bound),
            "{base}: {set}"
        );
        assert!(bound || set.starts_with("visitor="), "{base}: {set}");
        let body = format!("csrf={}&name=Leuven", page.token());
        let other = if bound { "visitor=" } else { "__Host-visitor=" };
        let cookies = page.cookies();
        let value = cookies.split_once('=').unwrap().1;
        let misnamed = site.post("/form", &[("cookie", &format!("{other}{value}"))], &body).await;
        assert_eq!(misnamed.status, StatusCode::FORBIDDEN, "{base}");
        assert_eq!(site.post("/form", &[("cookie", &cookies)], &body).await.status, StatusCode::OK, "{base}");
    }
}
