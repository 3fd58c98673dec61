//! The server: every layer in its order, and an end that loses nothing.

use std::any::Any;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, DefaultBodyLimit};
use axum::http::{Method, Uri};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Redirect, Response};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tower::Service;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use crate::app::App;
use crate::arrival::{Arrivals, Noted};
use crate::errors::Problem;
use crate::links::LocalPath;
use crate::module::{Module, routes};
use crate::security::upload::MIB;
use crate::{observe, visit};

/// The most that any route reads of a body. Each extractor has its own, lower limit.
const MAX_BODY: usize = 80 * MIB;
/// Connections at once; the next waits until one closes.
const MAX_CONNECTIONS: usize = 8_192;
/// A connection that has not sent the head of a request by then is closed.
const HEADERS_WITHIN: Duration = Duration::from_secs(20);
/// The pause after the system refused a connection.
const BREATH: Duration = Duration::from_millis(200);
/// How long requests that run are waited for at the end.
const DRAIN: Duration = Duration::from_secs(25);

/// All routes of all modules inside all layers. This is what tests call.
pub fn router(app: &App, modules: &[Module]) -> Router {
    let panicked = {
        let app = app.clone();
        move |cause: Box<dyn Any + Send>| panicked(&app, &*cause)
    };
    routes(modules)
        .fallback(absent)
        .method_not_allowed_fallback(async || Problem::new(crate::errors::Kind::Method))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(app.clone(), visit::layer))
        .layer(from_fn_with_state(app.clone(), crate::security::headers::secure))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(from_fn_with_state(app.clone(), observe::observe))
        .with_state(app.clone())
}

/// What stands nowhere. An address with a stroke too many at its end leads to the one without: programs put addresses
/// together.
async fn absent(method: Method, uri: Uri) -> Result<Redirect, Problem> {
    let plain = uri.path().trim_end_matches('/');
    let reads = matches!(method, Method::GET | Method::HEAD) && plain != uri.path();
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    // Two strokes at its beginning would lead to another site.
    let target = LocalPath::new(&format!("{plain}{query}")).filter(|_| reads);
    target.map(|target| Redirect::temporary(target.as_str())).ok_or_else(Problem::not_found)
}

/// Answers on `listener` until `shutdown` is done; then no new connection is taken, and requests that run are finished.
pub async fn serve(
    app: App,
    modules: &[Module],
    listener: TcpListener,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let router = router(&app, modules);
    let open = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    let mut shutdown = pin!(shutdown);
    loop {
        let accepted = tokio::select! {
            accepted = accept(&listener, &places) => accepted,
            () = &mut shutdown => break,
        };
        match accepted {
            Ok((stream, peer, place)) => {
                let arrivals = Arrivals::new(Arc::clone(&app.house.clock), HEADERS_WITHIN);
                connect(Noted::new(stream, arrivals.clone()), arrivals, peer, place, router.clone(), &open);
            }
            Err(error) => {
                // Mostly too many open files: those that are open have to close first.
                tracing::warn!(%error, "a connection cannot be taken");
                tokio::time::sleep(BREATH).await;
            }
        }
    }
    drop(listener);
    tracing::info!("stopping: no new connections are taken");
    if tokio::time::timeout(DRAIN, open.shutdown()).await.is_err() {
        tracing::warn!("some requests did not end in time and were cut off");
    }
    Ok(())
}

async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> std::io::Result<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
    let place = Arc::clone(places).acquire_owned().await.map_err(std::io::Error::other)?;
    let (stream, peer) = listener.accept().await?;
    stream.set_nodelay(true)?;
    Ok((stream, peer, place))
}

fn connect(
    stream: Noted<TcpStream>,
    arrivals: Arrivals,
    peer: SocketAddr,
    place: OwnedSemaphorePermit,
    router: Router,
    open: &GracefulShutdown,
) {
    let has_asked = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&has_asked);
    let service = tower::service_fn(move |mut request: axum::http::Request<_>| {
        asked.store(true, Ordering::Relaxed);
        request.extensions_mut().insert(ConnectInfo(peer));
        request.extensions_mut().insert(arrivals.of_this());
        router.clone().call(request)
    });
    let mut builder = auto::Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(HEADERS_WITHIN);
    builder.http2().timer(TokioTimer::new()).keep_alive_interval(HEADERS_WITHIN);
    let connection =
        builder.serve_connection(TokioIo::new(stream), TowerToHyperService::new(service)).into_owned();
    let connection = open.watch(connection);
    // While the first bytes have to tell the version of HTTP, no other timer runs: without this one, connections that
    // say nothing would keep their places for ever.
    let silent = async move {
        tokio::time::sleep(HEADERS_WITHIN).await;
        if has_asked.load(Ordering::Relaxed) {
            std::future::pending::<()>().await;
        }
    };
    tokio::spawn(async move {
        tokio::select! {
            ended = connection => {
                if let Err(error) = ended {
                    tracing::debug!(error, "a connection broke off");
                }
            }
            () = silent => tracing::debug!("a connection asked for nothing"),
        }
        drop(place);
    });
}

/// Done when the process is asked to stop, by SIGTERM or SIGINT.
pub async fn asked_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let terminate = async {
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        () = terminate => {}
        () = interrupt => {}
    }
}

fn panicked(app: &App, cause: &(dyn Any + Send)) -> Response {
    app.metrics.count_panic();
    let words =
        cause.downcast_ref::<&str>().copied().or_else(|| cause.downcast_ref::<String>().map(String::as_str));
    Problem::fault(words.unwrap_or("a handler broke off")).into_response()
}
