//! The interface for programs: one OpenAPI document of all modules, and a page that a person can read.

mod outline;

use std::collections::BTreeSet;

use askama::Template;
use axum::response::Response;
use utoipa::openapi::{Info, License, OpenApi, Paths, Server};

use outline::{Group, Schema, outline};

use crate::errors::{Kind, Problem};
use crate::module::{Module, Sample};
use crate::negotiate::{Format, document};
use crate::page::{Face, Page};
use crate::security::headers::open_to_all;
use crate::settings::Settings;
use crate::visit::Visit;

/// The documents of all modules in one.
pub(crate) fn merged(modules: &[Module], settings: &Settings) -> OpenApi {
    let mut info = Info::new(settings.site_name.as_str(), env!("CARGO_PKG_VERSION"));
    info.license = Some(License::new("EUPL-1.2"));
    let mut document = OpenApi::new(info, Paths::new());
    for module in modules {
        document.merge((module.openapi)());
    }
    document.servers = Some(vec![Server::new(settings.base.as_str())]);
    document
}

/// Where the routes and the document part: every `/api/` route must be described, and nothing else may be.
pub fn disagreements(modules: &[Module], document: &OpenApi) -> Vec<String> {
    let routed: BTreeSet<(String, String)> = modules
        .iter()
        .flat_map(|module| (module.routes)())
        .filter(|route| route.is_api() && route.path != DOCUMENT)
        .map(|route| (route.path.to_owned(), route.method.as_str().to_lowercase()))
        .collect();
    let described: BTreeSet<(String, String)> = outline(document)
        .groups
        .into_iter()
        .flat_map(|group| group.operations)
        .map(|operation| (operation.path, operation.method.to_lowercase()))
        .collect();
    let lacks =
        routed.difference(&described).map(|(path, method)| format!("{method} {path} is not described"));
    let extra = described.difference(&routed).map(|(path, method)| format!("{method} {path} has no route"));
    lacks.chain(extra).collect()
}

/// The address of the document.
pub const DOCUMENT: &str = "/api/openapi.json";

/// `GET /api/openapi.json`.
pub(crate) async fn json(visit: Visit) -> Result<Response, Problem> {
    let text = visit.app.openapi.to_pretty_json().map_err(Problem::fault)?;
    let mut response = document(&visit.headers, Format::Json, text);
    open_to_all(&mut response);
    Ok(response)
}

#[derive(Template)]
#[template(path = "pages/api.html")]
struct ApiPage {
    page: Page,
    document: &'static str,
    groups: Vec<Group>,
    schemas: Vec<Schema>,
    problems: Vec<(&'static str, u16, String)>,
}

/// `GET /api`.
pub(crate) async fn page(visit: Visit) -> Result<Response, Problem> {
    let page = visit.public_page(visit.locale.text("api-title"));
    visit.html(&view(page, &visit.app.openapi))
}

fn view(page: Page, document: &OpenApi) -> ApiPage {
    let outline = outline(document);
    let title = |kind: &Kind| page.text(&format!("problem-title-{}", kind.name()));
    let problems = Kind::ALL.iter().map(|kind| (kind.name(), kind.status().as_u16(), title(kind))).collect();
    ApiPage { page, document: DOCUMENT, groups: outline.groups, schemas: outline.schemas, problems }
}

pub(crate) fn samples() -> Vec<Sample> {
    vec![
        Sample::new("api", |locale| {
            view(Page::sample(Face::Public, locale, locale.text("api-title")), &outline::example()).render()
        })
        .with_data(&["City"]),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::module::Route;
    use centum_accounts::Permission;

    fn module() -> Module {
        let routes = || {
            let handler = async || "";
            vec![
                Route::get("/api/cities/{id}", Permission::ReadPublic, handler),
                Route::get("/api/forgotten", Permission::ReadPublic, handler),
                Route::get("/cities", Permission::ReadPublic, handler),
            ]
        };
        Module { routes, openapi: outline::example, ..Module::named("cities") }
    }

    #[test]
    fn a_route_that_is_not_described_is_found() {
        assert_eq!(disagreements(&[module()], &outline::example()), ["get /api/forgotten is not described"]);
    }

    #[test]
    fn a_description_without_a_route_is_found() {
        let none = Module { routes: Vec::new, ..module() };
        assert_eq!(disagreements(&[none], &outline::example()), ["get /api/cities/{id} has no route"]);
    }
}
