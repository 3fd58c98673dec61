//! The interface for programs: one OpenAPI document of all modules, and a page that a person can read.

mod common;
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

/// What holds for every operation, for whoever reads the document alone.
const CONVENTIONS: &str = "What is published is read without a token. Everything else takes an access token from the page of \
    one's account, as `Authorization: Bearer TOKEN`. A write with the parameter `dry_run` works everything out when it is `true`, \
    and keeps nothing. `If-Match` names the ETag that was read; 412 says that something was changed since. A request with the \
    same `Idempotency-Key` and the same content counts once. A name that is not known in what is sent is refused.";

/// The documents of all modules in one.
pub(crate) fn merged(modules: &[Module], settings: &Settings) -> OpenApi {
    let mut info = Info::new(settings.site_name.as_str(), env!("CARGO_PKG_VERSION"));
    info.license = Some(License::new("EUPL-1.2"));
    info.description = Some(CONVENTIONS.to_owned());
    let mut document = OpenApi::new(info, Paths::new());
    for module in modules {
        document.merge((module.openapi)());
    }
    document.servers = Some(vec![Server::new(settings.base.as_str())]);
    common::complete(&mut document, modules);
    document
}

/// Where the routes and the document part: every `/api/` route must be described, and nothing else may be; and no two
/// shapes may go by one name, for of two modules' the first would stand for both.
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
    let shapes = |document: &OpenApi| {
        let found = document.components.as_ref().map(|components| components.schemas.clone());
        found.unwrap_or_default()
    };
    let shown = shapes(document);
    let alike = modules
        .iter()
        .flat_map(|module| shapes(&(module.openapi)()))
        .filter(|(name, shape)| shown.get(name).is_some_and(|shown| shown != shape))
        .map(|(name, _)| format!("{name} names two shapes"));
    lacks.chain(extra).chain(alike).collect()
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
    fn two_shapes_of_one_name_are_found() {
        let mut other = outline::example();
        for shape in other.components.iter_mut().flat_map(|components| components.schemas.values_mut()) {
            *shape = utoipa::openapi::RefOr::Ref(utoipa::openapi::Ref::from_schema_name("Town"));
        }
        let found = disagreements(&[module()], &other);
        assert!(found.contains(&"City names two shapes".to_owned()), "{found:?}");
    }

    #[test]
    fn every_operation_has_its_own_name_and_says_who_may_call_it_and_what_a_problem_looks_like() {
        let mut document = outline::example();
        common::complete(&mut document, &[Module { routes: Vec::new, ..module() }]);
        let document = serde_json::to_value(&document).unwrap();
        let get = &document["paths"]["/api/cities/{id}"]["get"];
        assert_eq!(get["operationId"], "get_cities_id");
        assert_eq!(get["security"][0]["token"], serde_json::json!([]), "no route is known to be open to all");
        for status in ["401", "404", "default"] {
            let told = &get["responses"][status]["content"]["application/problem+json"]["schema"];
            assert_eq!(told["$ref"], "#/components/schemas/Problem", "{status}");
        }
        assert_eq!(document["components"]["securitySchemes"]["token"]["scheme"], "bearer");
        let mut open = outline::example();
        common::complete(&mut open, &[module()]);
        let open = serde_json::to_value(&open).unwrap();
        assert!(open["paths"]["/api/cities/{id}"]["get"].get("security").is_none());
    }

    #[test]
    fn a_file_is_told_as_bytes_and_a_form_that_brings_one_has_a_field_for_it() {
        let numbers = serde_json::json!({ "type": "array", "items": { "type": "integer" } });
        let mut document: OpenApi = serde_json::from_value(serde_json::json!({
            "openapi": "3.1.0", "info": { "title": "Files", "version": "1" },
            "paths": { "/api/files": { "post": {
                "requestBody": { "content": { "multipart/form-data": { "schema": { "type": "object" } } } },
                "responses": { "200": { "description": "It", "content": { "text/csv": { "schema": numbers } } } }
            } } }
        }))
        .unwrap();
        common::complete(&mut document, &[]);
        let document = serde_json::to_value(&document).unwrap();
        let post = &document["paths"]["/api/files"]["post"];
        let form = &post["requestBody"]["content"]["multipart/form-data"]["schema"];
        assert_eq!(form["properties"]["file"]["format"], "binary");
        assert_eq!(form["required"][0], "file");
        assert_eq!(post["responses"]["200"]["content"]["text/csv"]["schema"]["format"], "binary");
        for status in ["400", "415"] {
            let told = &post["responses"][status]["content"]["application/problem+json"];
            assert!(told.is_object(), "what cannot be read is told as a problem: {status}");
        }
    }

    #[test]
    fn a_description_without_a_route_is_found() {
        let none = Module { routes: Vec::new, ..module() };
        assert_eq!(disagreements(&[none], &outline::example()), ["get /api/cities/{id} has no route"]);
    }
}
