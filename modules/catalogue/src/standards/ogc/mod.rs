//! OGC API – Records, Part 1: the catalogue as a collection of records.

mod about;
mod answered;
mod asked;
mod filter;
mod items;
mod openapi;
mod record;

use axum::response::Response;
use centum_accounts::Permission::ReadPublic;
use centum_web::links::Query;
use centum_web::module::Manner;
use centum_web::security::headers::open_to_all;
use centum_web::{Problem, Route, Visit};

/// There is no page here, so that whoever names no form is a program.
pub(crate) const MANNER: Manner = Manner { below: "/ogc/", tell };

fn tell(visit: &Visit, problem: &Problem) -> Response {
    let mut response = centum_web::errors::document(visit, problem);
    open_to_all(&mut response);
    response
}

/// Whether a text can be read as what is asked of the records: for whoever tries what no client would send.
pub fn is_question(text: &str) -> bool {
    asked::Asked::of(&Query::parse(Some(text))).map(|asked| asked.request(None)).is_ok()
}

/// The conformance classes of what is served here.
const CLASSES: [&str; 18] = [
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/landing-page",
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/json",
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/oas30",
    "http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters",
    "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/record-core",
    "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/record-collection",
    "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/record-core-query-parameters",
    // The draft and the standard name it differently, and so do clients that look for it before they ask for records.
    "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/record-api",
    "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/records-api",
    "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/searchable-catalog",
    "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/oas30",
    "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/json",
    "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/sorting",
];

/// The one collection.
const DATASETS: &str = "datasets";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/ogc", ReadPublic, about::landing),
        Route::get("/ogc/", ReadPublic, about::landing),
        Route::get("/ogc/conformance", ReadPublic, about::conformance),
        Route::get("/ogc/api", ReadPublic, openapi::document),
        Route::get("/ogc/collections", ReadPublic, about::collections),
        Route::get("/ogc/collections/{collection}", ReadPublic, about::collection),
        Route::get("/ogc/collections/{collection}/queryables", ReadPublic, about::queryables),
        Route::get("/ogc/collections/{collection}/sortables", ReadPublic, about::sortables),
        Route::get("/ogc/collections/{collection}/items", ReadPublic, items::list),
        Route::post("/ogc/collections/{collection}/items", ReadPublic, items::ask),
        Route::get("/ogc/collections/{collection}/items/{item}", ReadPublic, items::one),
    ]
}
