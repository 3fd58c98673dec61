//! The interface as an OpenAPI 3.0 document, which clients of the standard ask for.

use axum::response::Response;
use centum_web::{Problem, Visit};
use serde_json::{Map, Value, json};

use super::answered::{GEO_JSON, as_json};
use super::asked::FILTERS;
use super::filter::NAMED;
use crate::search::FARTHEST;

fn parameter(name: &str, place: &str, kind: Value) -> Value {
    let mut told = json!({ "name": name, "in": place, "required": place == "path", "schema": kind });
    if place == "query" {
        // Lists have commas between their members; without a word it would be said that a name comes once for each.
        told["style"] = json!("form");
        told["explode"] = json!(false);
    }
    told
}

fn get(summary: &str, parameters: &[Value], media_type: &str) -> Value {
    let mut content = Map::new();
    content.insert(media_type.to_owned(), json!({ "schema": { "type": "object" } }));
    json!({ "get": {
        "summary": summary,
        "parameters": parameters,
        "responses": { "200": { "description": "OK", "content": content }, "default": { "description": "problem+json" } },
    }})
}

/// `GET /ogc/api`.
pub(super) async fn document(visit: Visit) -> Result<Response, Problem> {
    let text = json!({ "type": "string" });
    let collection = parameter("collectionId", "path", json!({ "type": "string", "enum": ["datasets"] }));
    let item = parameter("recordId", "path", text.clone());
    let mut asked = vec![collection.clone()];
    let query = |name: &str, kind: Value| parameter(name, "query", kind);
    asked.push(query(
        "bbox",
        json!({ "type": "array", "items": { "type": "number" }, "minItems": 4, "maxItems": 6 }),
    ));
    let others = ["bbox-crs", "datetime", "q", "type", "ids", "externalIds", "filter", "filter-lang"];
    for name in others.into_iter().chain(["filter-crs", "cursor"]).chain(NAMED) {
        asked.push(query(name, text.clone()));
    }
    let said = |id: &str| visit.locale.text(id);
    let mut sorted = query("sortby", text.clone());
    sorted["description"] = json!(said("catalogue-standards-ogc-order"));
    asked.push(sorted);
    asked.push(query(
        "limit",
        json!({ "type": "integer", "minimum": 1, "maximum": centum_search::MAX_HITS, "default": 10 }),
    ));
    asked.push(query("offset", json!({ "type": "integer", "minimum": 0, "maximum": FARTHEST })));
    asked.extend(FILTERS.iter().map(|(name, _)| query(name, text.clone())));
    let json_type = "application/json";
    let one = [collection.clone()];
    let paths = json!({
        "/": get(&said("catalogue-standards-ogc-landing"), &[], json_type),
        "/conformance": get(&said("catalogue-standards-ogc-conformance"), &[], json_type),
        "/collections": get(&said("catalogue-standards-ogc-collections"), &[], json_type),
        "/collections/{collectionId}": get(&said("catalogue-standards-ogc-collection"), &one, json_type),
        "/collections/{collectionId}/queryables": get(&said("catalogue-standards-ogc-queryables"), &one, "application/schema+json"),
        "/collections/{collectionId}/sortables": get(&said("catalogue-standards-ogc-sortables"), &one, "application/schema+json"),
        "/collections/{collectionId}/items": get(&said("catalogue-standards-ogc-items"), &asked, GEO_JSON),
        "/collections/{collectionId}/items/{recordId}": get(&said("catalogue-standards-ogc-item"), &[collection, item], GEO_JSON),
    });
    let settings = &visit.app.settings;
    let told = json!({
        "openapi": "3.0.3",
        "info": { "title": settings.site_name, "version": env!("CARGO_PKG_VERSION"),
            "license": { "name": "EUPL-1.2", "url": "https://joinup.ec.europa.eu/collection/eupl" } },
        "servers": [{ "url": settings.base.join("/ogc") }],
        "paths": paths,
    });
    as_json(&visit, &told, Some("application/vnd.oai.openapi+json;version=3.0"))
}
