//! What readers get.

use std::net::SocketAddr;

use axum::http::StatusCode;
use centum_web::locale::{PSEUDO, outside_brackets};
use centum_web::openapi::disagreements;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::small::{BEGUN, GATE, Site, modules};

#[tokio::test]
async fn every_sample_is_complete_in_every_language() {
    let site = Site::new().await;
    for module in modules() {
        for sample in (module.samples)() {
            for locale in site.app.catalogue.all() {
                let html = (sample.render)(locale).unwrap();
                assert!(
                    html.contains(&format!("lang=\"{}\"", locale.tag())),
                    "{} {}",
                    sample.name,
                    locale.tag()
                );
                assert_eq!(locale.misses(), Vec::<String>::new(), "{}", sample.name);
                if locale.tag() == PSEUDO {
                    let words = outside_brackets(&html, sample.data);
                    assert!(words.is_empty(), "{}: {words:?} stand in the page itself", sample.name);
                }
            }
        }
    }
}

#[tokio::test]
async fn no_sample_carries_a_script_or_a_style_inside() {
    let site = Site::new().await;
    for sample in modules().iter().flat_map(|module| (module.samples)()) {
        let html = (sample.render)(site.app.catalogue.english()).unwrap();
        assert!(!html.contains(" style=") && !html.contains("<style"), "{}", sample.name);
        assert!(!html.contains(" onclick=") && html.matches("<script").count() == 1, "{}", sample.name);
    }
}

#[tokio::test]
async fn translations_fit_english() {
    let site = Site::new().await;
    assert_eq!(site.app.catalogue.faults(), Vec::<String>::new());
}

#[tokio::test]
async fn a_choice_of_language_lasts_and_a_wrong_one_is_ignored() {
    let site = Site::new().await;
    let chosen = site.get("/design?lang=de", &[("accept-language", "fr")]).await;
    assert!(chosen.text.contains("<html lang=\"de\""));
    let cookies = chosen.cookies();
    assert!(chosen.header("set-cookie").contains("Max-Age=31536000"), "{}", chosen.header("set-cookie"));
    let later = site.get("/design", &[("cookie", &cookies), ("accept-language", "fr")]).await;
    assert_eq!(later.header("content-language"), "de");
    let wrong = site.get("/design?lang=xx", &[("accept-language", "fr")]).await;
    assert_eq!((wrong.header("content-language"), wrong.cookies().as_str()), ("fr", ""));
    assert_eq!(site.get("/design?lang=en-XA", &[]).await.header("content-language"), "en");
}

#[tokio::test]
async fn a_text_that_is_not_translated_yet_is_marked_as_english() {
    let site = Site::new().await;
    let page = site.get("/design?lang=fr", &[]).await.text;
    assert!(page.contains("<h2><span lang=\"en\">Figures</span></h2>"), "{page}");
}

#[tokio::test]
async fn a_choice_of_appearance_lasts() {
    let site = Site::new().await;
    let dark = site.get("/plain?appearance=dark", &[]).await;
    assert!(dark.text.contains("data-theme=\"dark\""));
    let later = site.get("/plain", &[("cookie", &dark.cookies())]).await;
    assert!(later.text.contains("data-theme=\"dark\""));
}

#[tokio::test]
async fn a_reader_who_only_reads_gets_no_cookie() {
    let site = Site::new().await;
    let page = site.get("/plain", &[]).await;
    assert_eq!(page.cookies(), "");
    assert_eq!(page.header("cache-control"), "no-cache");
}

#[tokio::test]
async fn an_address_with_a_stroke_too_many_leads_to_the_one_without_and_never_to_another_site() {
    let site = Site::new().await;
    for (path, target) in [("/plain/", "/plain"), ("/plain//?a=b%20c", "/plain?a=b%20c")] {
        let answer = site.get(path, &[]).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::TEMPORARY_REDIRECT, target));
    }
    for path in ["//evil.example/", "///"] {
        assert_eq!(site.get(path, &[]).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn what_goes_wrong_is_a_page_for_people_and_a_document_for_programs() {
    let site = Site::new().await;
    let page = site.get("/nowhere", &[("accept", "text/html")]).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.text.contains(page.header("x-request-id")), "the number to quote stands on the page");
    for (path, accept) in [("/nowhere", "application/json"), ("/api/nowhere", "text/html")] {
        let answer = site.get(path, &[("accept", accept)]).await;
        assert_eq!(answer.header("content-type"), "application/problem+json");
        let problem: serde_json::Value = serde_json::from_str(&answer.text).unwrap();
        assert_eq!(problem["status"], 404);
        assert_eq!(problem["type"], "https://centum.example/api#problem-not-found");
        let detail = problem["detail"].as_str().unwrap();
        assert!(detail.contains("identifier") && !page.text.contains(detail), "{detail} is for programs");
        assert!(problem["instance"].as_str().unwrap().ends_with(answer.header("x-request-id")));
    }
    let fragment = site.get("/nowhere", &[("accept", "text/html"), ("x-fragment", "1")]).await.text;
    assert!(fragment.starts_with("<div") && !fragment.contains("<html"));
}

#[tokio::test]
async fn a_wrong_method_is_told_which_are_right() {
    let site = Site::new().await;
    let answer = site.post("/plain", &[], "").await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(answer.header("allow"), "GET,HEAD");
}

#[tokio::test]
async fn a_handler_that_breaks_gives_a_page_and_no_detail() {
    let site = Site::new().await;
    let answer = site.get("/broken", &[]).await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(!answer.text.contains("c4n4ry") && answer.text.contains("A fault of this program"));
    assert_eq!(site.get("/plain", &[]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn files_are_kept_for_ever_and_compressed() {
    let site = Site::new().await;
    let href = site.app.assets.href("public.css");
    let plain = site.get(&href, &[]).await;
    assert_eq!(plain.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(plain.header("content-type"), "text/css; charset=utf-8");
    let packed = site.get(&href, &[("accept-encoding", "gzip, br")]).await;
    assert_eq!(packed.header("content-encoding"), "br");
    let known = site.get(&href, &[("if-none-match", plain.header("etag"))]).await;
    assert_eq!((known.status, known.text.as_str()), (StatusCode::NOT_MODIFIED, ""));
    assert_eq!(site.get("/static/000000000000/public.css", &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_is_signed_in_keeps_styles_and_scripts_like_everybody() {
    let site = Site::new().await;
    let cookie = site.sign_in(centum_accounts::Role::Organiser).await;
    let href = site.app.assets.href("public.css");
    let own = site.get(&href, &[("cookie", &cookie)]).await;
    assert_eq!(own.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(own.header("set-cookie"), "");
}

#[tokio::test]
async fn a_page_that_never_changes_is_kept_once_for_each_language() {
    let site = Site::new().await;
    let first = site.get("/frozen/1", &[("accept-language", "en")]).await;
    let again = site.get("/frozen/1", &[("accept-language", "en")]).await;
    assert_eq!(first.text, again.text);
    assert_eq!(site.app.frozen.len(), 1);
    site.get("/frozen/1", &[("accept-language", "de")]).await;
    assert_eq!(site.app.frozen.len(), 2);
    site.get("/frozen/1?made-up=1", &[]).await;
    assert_eq!(site.app.frozen.len(), 2, "an address with a query is not kept");
    let known = site.get("/frozen/1", &[("if-none-match", first.header("etag"))]).await;
    assert_eq!(known.status, StatusCode::NOT_MODIFIED);
    assert!(first.header("vary").contains("accept-encoding"));
}

#[tokio::test]
async fn a_signed_in_reader_sees_their_own_frame_around_a_page_that_never_changes() {
    let site = Site::new().await;
    let cookie = site.sign_in(centum_accounts::Role::Organiser).await;
    let own = site.get("/frozen/1", &[("cookie", &cookie)]).await;
    assert!(own.text.contains("Ana"));
    assert_eq!((own.header("cache-control"), site.app.frozen.len()), ("no-store", 0));
    assert!(!site.get("/frozen/1", &[]).await.text.contains("Ana"));
}

#[tokio::test]
async fn something_is_said_once() {
    let site = Site::new().await;
    let page = site.get("/form", &[]).await;
    let body = format!("csrf={}&name=x&role=a&role=b", page.token());
    let sent = site.post("/form", &[("cookie", &page.cookies())], &body).await;
    let next = site.get("/plain", &[("cookie", &sent.cookies())]).await;
    assert!(next.text.contains("2 results"), "{}", next.text);
    assert!(next.header("set-cookie").starts_with("__Host-flash=; "), "{}", next.header("set-cookie"));
}

#[tokio::test]
async fn the_house_is_ready_when_its_schema_is_that_of_the_program() {
    let site = Site::new().await;
    assert_eq!(site.get("/health", &[]).await.text, "{\"status\":\"alive\"}");
    assert_eq!(site.get("/ready", &[]).await.text, "{\"status\":\"ready\"}");
    site.house.db.close().await;
    assert_eq!(site.get("/ready", &[]).await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(
        site.get("/plain", &[("cookie", "__Host-session=x")]).await.status,
        StatusCode::SERVICE_UNAVAILABLE
    );
}

#[tokio::test]
async fn the_document_and_the_routes_of_the_web_itself_agree() {
    let site = Site::new().await;
    assert_eq!(disagreements(&[centum_web::module()], &site.app.openapi), Vec::<String>::new());
    let document = site.get("/api/openapi.json", &[]).await;
    assert!(document.text.contains("\"openapi\": \"3.1.0\""));
    assert_eq!(document.header("access-control-allow-origin"), "*");
}

#[tokio::test]
async fn a_request_that_runs_is_finished_before_the_server_ends() {
    let site = Site::new().await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address: SocketAddr = listener.local_addr().unwrap();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let app = site.app.clone();
    let server = tokio::spawn(async move {
        let modules = modules();
        centum_web::serve(app, &modules, listener, async move { drop(stopped.await) }).await
    });
    let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
    stream.write_all(b"GET /slow HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await.unwrap();
    BEGUN.acquire().await.unwrap().forget();
    stop.send(()).unwrap();
    while tokio::net::TcpStream::connect(address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    GATE.add_permits(1);
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("finished"), "{answer}");
    server.await.unwrap().unwrap();
}
