//! The web's own module: probes, files, the interface's document and the sample of the design.

use centum_accounts::Permission;

use crate::module::{Module, Route, Sample};
use crate::{assets, errors, observe, openapi, styleguide};

/// The descriptor of the web itself. Every router needs it.
pub fn module() -> Module {
    Module {
        routes,
        messages: &[
            ("en", include_str!("../locales/en/frame.ftl")),
            ("en", include_str!("../locales/en/words.ftl")),
            ("en", include_str!("../locales/en/problems.ftl")),
            ("en", include_str!("../locales/en/api.ftl")),
            ("en", include_str!("../locales/en/design.ftl")),
            ("de", include_str!("../locales/de/frame.ftl")),
            ("de", include_str!("../locales/de/words.ftl")),
            ("de", include_str!("../locales/de/problems.ftl")),
            ("fr", include_str!("../locales/fr/frame.ftl")),
            ("fr", include_str!("../locales/fr/words.ftl")),
            ("fr", include_str!("../locales/fr/problems.ftl")),
        ],
        samples,
        ..Module::named("web")
    }
}

fn routes() -> Vec<Route> {
    use Permission::ReadPublic;
    vec![
        Route::get("/health", ReadPublic, observe::health),
        Route::get("/ready", ReadPublic, observe::ready),
        Route::get("/metrics", ReadPublic, observe::metrics),
        Route::get("/static/{hash}/{name}", ReadPublic, assets::serve),
        Route::get("/api", ReadPublic, openapi::page),
        Route::get(openapi::DOCUMENT, ReadPublic, openapi::json),
        Route::get("/design", ReadPublic, styleguide::public),
        Route::get("/design/desk", ReadPublic, styleguide::desk),
    ]
}

fn samples() -> Vec<Sample> {
    [errors::samples(), openapi::samples(), styleguide::samples()].concat()
}
