//! The server: every layer in its order, and an end that loses nothing.

use std::any::Any;
use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use crate::app::App;
use crate::errors::Problem;
use crate::module::{Module, routes};
use crate::security::upload::MIB;
use crate::{observe, visit};

/// The most that any route reads of a body. Each extractor has its own, lower limit.
const MAX_BODY: usize = 80 * MIB;
/// How long requests that run are waited for at the end.
const DRAIN: Duration = Duration::from_secs(25);

/// All routes of all modules inside all layers. This is what tests call.
pub fn router(app: &App, modules: &[Module]) -> Router {
    let panicked = {
        let app = app.clone();
        move |cause: Box<dyn Any + Send>| panicked(&app, &*cause)
    };
    routes(modules)
        .fallback(async || Problem::not_found())
        .method_not_allowed_fallback(async || Problem::new(crate::errors::Kind::Method))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(app.clone(), visit::layer))
        .layer(from_fn_with_state(app.clone(), crate::security::headers::secure))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(from_fn_with_state(app.clone(), observe::observe))
        .with_state(app.clone())
}

/// Answers on `listener` until `shutdown` is done; then no new request is taken, and those that run are finished.
pub async fn serve(
    app: App,
    modules: &[Module],
    listener: TcpListener,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let service = router(&app, modules).into_make_service_with_connect_info::<SocketAddr>();
    let (told, tell) = tokio::sync::oneshot::channel();
    let ending = async move {
        shutdown.await;
        tracing::info!("stopping: no new requests are taken");
        let _ = told.send(());
    };
    let serving = axum::serve(listener, service).with_graceful_shutdown(ending);
    let late = async move {
        // Without a word the server ended by itself: then there is nothing to wait for.
        match tell.await {
            Ok(()) => tokio::time::sleep(DRAIN).await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        ended = serving => ended,
        () = late => {
            tracing::warn!("some requests did not end in time and were cut off");
            Ok(())
        }
    }
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
