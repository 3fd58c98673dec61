//! What the interface says of itself: its first page, its classes, its collection, what can be asked.

use axum::extract::Path;
use axum::response::Response;
use centum_web::{Problem, Visit};
use serde_json::{Map, Value, json};

use super::answered::{GEO_JSON, as_json, at, link};
use super::asked::{CORE, FILTERS, SORTED};
use super::filter::NAMED;
use super::{CLASSES, DATASETS};

const JSON: &str = "application/json";
const SCHEMA: &str = "application/schema+json";
const OPENAPI: &str = "application/vnd.oai.openapi+json;version=3.0";

/// `GET /ogc`.
pub(super) async fn landing(visit: Visit) -> Result<Response, Problem> {
    let base = &visit.app.settings.base;
    let said = |id: &str| visit.locale.text(id);
    let links = [
        link(at(base, ""), "self", JSON, None),
        link(at(base, "/api"), "service-desc", OPENAPI, Some(&said("catalogue-standards-ogc-api"))),
        link(base.join("/api"), "service-doc", "text/html", None),
        link(at(base, "/conformance"), "conformance", JSON, None),
        link(at(base, "/conformance"), "http://www.opengis.net/def/rel/ogc/1.0/conformance", JSON, None),
        link(at(base, "/collections"), "data", JSON, Some(&said("catalogue-standards-ogc-collections"))),
        link(at(base, "/collections"), "http://www.opengis.net/def/rel/ogc/1.0/data", JSON, None),
        link(
            at(base, "/collections/datasets"),
            "http://www.opengis.net/def/rel/ogc/1.0/ogc-catalog",
            JSON,
            None,
        ),
        link(base.join("/data"), "alternate", "text/html", None),
    ];
    let told = json!({
        "title": visit.app.settings.site_name,
        "description": said("catalogue-standards-whole"),
        "links": links,
    });
    as_json(&visit, &told, None)
}

/// `GET /ogc/conformance`.
pub(super) async fn conformance(visit: Visit) -> Result<Response, Problem> {
    as_json(&visit, &json!({ "conformsTo": CLASSES }), None)
}

/// `GET /ogc/collections`.
pub(super) async fn collections(visit: Visit) -> Result<Response, Problem> {
    let base = &visit.app.settings.base;
    let told = json!({
        "links": [link(at(base, "/collections"), "self", JSON, None), link(at(base, ""), "root", JSON, None)],
        "collections": [told(&visit)],
    });
    as_json(&visit, &told, None)
}

/// `GET /ogc/collections/{collection}`.
pub(super) async fn collection(visit: Visit, Path(name): Path<String>) -> Result<Response, Problem> {
    is_ours(&name)?;
    as_json(&visit, &told(&visit), None)
}

/// There is one collection.
pub(super) fn is_ours(name: &str) -> Result<(), Problem> {
    if name == DATASETS { Ok(()) } else { Err(Problem::not_found()) }
}

fn told(visit: &Visit) -> Value {
    let base = &visit.app.settings.base;
    let own = at(base, "/collections/datasets");
    let items = format!("{own}/items");
    let rel = |name: &str| format!("http://www.opengis.net/def/rel/ogc/1.0/{name}");
    json!({
        "id": DATASETS,
        "type": "Collection",
        "itemType": "record",
        "title": visit.app.settings.site_name,
        "description": visit.locale.text("catalogue-standards-whole"),
        "crs": ["http://www.opengis.net/def/crs/OGC/1.3/CRS84"],
        "extent": { "spatial": { "bbox": [[-180, -90, 180, 90]] }, "temporal": { "interval": [[null, null]] } },
        "links": [
            link(own.clone(), "self", JSON, None),
            link(items, "items", GEO_JSON, None),
            link(format!("{own}/queryables"), &rel("queryables"), SCHEMA, None),
            link(format!("{own}/sortables"), &rel("sortables"), SCHEMA, None),
            link(base.join("/catalogue.ttl"), "alternate", "text/turtle", None),
            link(base.join("/data"), "alternate", "text/html", None),
        ],
    })
}

/// `GET /ogc/collections/{collection}/queryables`.
pub(super) async fn queryables(visit: Visit, Path(name): Path<String>) -> Result<Response, Problem> {
    is_ours(&name)?;
    let named = CORE.into_iter().chain(FILTERS.map(|(name, _)| name)).chain(NAMED);
    schema(&visit, "queryables", named.chain(["geometry"]))
}

/// `GET /ogc/collections/{collection}/sortables`.
pub(super) async fn sortables(visit: Visit, Path(name): Path<String>) -> Result<Response, Problem> {
    is_ours(&name)?;
    schema(&visit, "sortables", SORTED.map(|(name, _)| name))
}

/// Which values a property has, as a schema.
fn kind(name: &str) -> Value {
    match name {
        "geometry" => json!({ "title": name, "$ref": "https://geojson.org/schema/Geometry.json" }),
        "created" | "updated" | "issued" | "modified" => {
            json!({ "title": name, "type": "string", "format": "date-time" })
        }
        _ => json!({ "title": name, "type": "string" }),
    }
}

/// What a collection takes, as a schema.
fn schema(
    visit: &Visit,
    what: &str,
    names: impl IntoIterator<Item = &'static str>,
) -> Result<Response, Problem> {
    let each = names.into_iter().map(|name| (name.to_owned(), kind(name)));
    let properties: Map<String, Value> = each.collect();
    let told = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": at(&visit.app.settings.base, &format!("/collections/datasets/{what}")),
        "type": "object",
        "title": visit.app.settings.site_name,
        "properties": properties,
        "additionalProperties": false,
    });
    as_json(visit, &told, Some(SCHEMA))
}
