//! The SPARQL 1.1 endpoint: for programs by the protocol, for people as a page.

mod formats;
mod page;
mod protocol;
mod refused;
mod run;

use centum_accounts::Permission::ReadPublic;
use centum_web::Route;

pub(super) use page::samples;
pub(super) use run::Gate;

/// The addresses of the endpoint. A query changes nothing: pages of other sites may ask, and tokens count on both.
pub(crate) const ADDRESSES: [&str; 2] = ["/sparql", "/api/sparql"];

pub(super) fn routes() -> Vec<Route> {
    vec![
        // Who may ask depends on the installation: the handlers look.
        Route::get("/sparql", ReadPublic, protocol::get),
        Route::post("/sparql", ReadPublic, protocol::post),
        Route::get("/api/sparql", ReadPublic, protocol::api_get),
        Route::post("/api/sparql", ReadPublic, protocol::api_post),
    ]
}

/// The document of the routes for programs that hold access tokens.
#[derive(utoipa::OpenApi)]
#[openapi(paths(protocol::api_get, protocol::api_post))]
pub(crate) struct Document;
