//! Invented portals: one on this machine over HTTP, as a harvester asks for it, and many that answer without a wire.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

use axum::Router;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use centum_catalogue::adapters::{Answer, Request};
use centum_catalogue::harvest::{Again, Fetch, FetchFault, Fetched, Promise, Validators};
use serde::Deserialize;
use tokio::net::TcpListener;

use super::invented;

/// Datasets of a page.
pub(super) const A_PAGE: usize = 100;

/// How a portal answers who asks again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// The same bytes, and nothing to ask by.
    Plain = 0,
    /// Tags; 304 where they still hold.
    Tagged = 1,
    /// The same statements in another order.
    Backwards = 2,
}

/// The pages of a catalogue of so many datasets.
pub(super) struct Portal {
    pages: [Vec<String>; 2],
    manner: AtomicU8,
}

impl Portal {
    pub(super) fn of(datasets: usize) -> Arc<Self> {
        let pages = datasets.div_ceil(A_PAGE);
        let page = |page: usize, backwards| {
            let numbers = (page - 1) * A_PAGE..(page * A_PAGE).min(datasets);
            invented::page("catalogue.ttl", (page, pages), numbers, backwards)
        };
        let all = |backwards| (1..=pages).map(|at| page(at, backwards)).collect();
        Arc::new(Self { pages: [all(false), all(true)], manner: AtomicU8::new(Manner::Plain as u8) })
    }

    pub(super) fn bytes(&self) -> usize {
        self.pages[0].iter().map(String::len).sum()
    }

    /// From now on it answers so.
    pub(super) fn answers(&self, manner: Manner) {
        self.manner.store(manner as u8, Ordering::Relaxed);
    }

    /// Serves it until the program ends.
    pub(super) async fn serve(self: Arc<Self>) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = Router::new().route("/catalogue.ttl", get(page)).with_state(self);
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        address
    }
}

#[derive(Deserialize)]
struct Asked {
    page: Option<usize>,
}

async fn page(State(portal): State<Arc<Portal>>, Query(asked): Query<Asked>, headers: HeaderMap) -> Response {
    let manner = portal.manner.load(Ordering::Relaxed);
    let number = asked.page.unwrap_or(1);
    let Some(page) = portal.pages[usize::from(manner == Manner::Backwards as u8)].get(number.wrapping_sub(1))
    else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let turtle = (header::CONTENT_TYPE, "text/turtle; charset=utf-8".to_owned());
    if manner != Manner::Tagged as u8 {
        return ([turtle], page.clone()).into_response();
    }
    let tag = format!("\"p{number}\"");
    if headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response();
    }
    ([turtle, (header::ETAG, tag)], page.clone()).into_response()
}

/// Portals of so many datasets each, whose pages are made when they are asked for: `https://portal-N.example/catalogue.ttl`.
pub(super) struct Invented {
    pub(super) datasets: usize,
    pub(super) a_page: usize,
}

impl Invented {
    pub(super) fn address(number: usize) -> String {
        format!("https://portal-{number}.example/catalogue.ttl")
    }

    fn page(&self, url: &str) -> Option<String> {
        let rest = url.strip_prefix("https://portal-")?;
        let (portal, _) = rest.split_once('.')?;
        let portal: usize = portal.parse().ok()?;
        let page = url.split_once("?page=").map_or(Some(1), |(_, page)| page.parse().ok())?;
        let (pages, first) = (self.datasets.div_ceil(self.a_page), portal * self.datasets);
        let numbers = (page - 1) * self.a_page..(page * self.a_page).min(self.datasets);
        let numbers = first + numbers.start..first + numbers.end;
        Some(invented::page("catalogue.ttl", (page, pages), numbers, false))
    }
}

impl Fetch for Invented {
    fn fetch<'a>(
        &'a self,
        request: &'a Request,
        _: &'a Validators,
        _: Duration,
    ) -> Promise<'a, Result<Fetched, FetchFault>> {
        Box::pin(async move {
            let Some(body) = self.page(&request.url) else {
                return Err(FetchFault { code: "fetch-status", detail: "404".into(), again: Again::Never });
            };
            let answer = Answer {
                url: request.url.clone(),
                media_type: Some("text/turtle".into()),
                body: body.into_bytes().into(),
            };
            Ok(Fetched::Answer(answer, Validators::default()))
        })
    }
}
