//! The records that fit a question, and one by its name.

use std::collections::HashMap;

use axum::body::to_bytes;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use centum_base::Id;
use centum_search::{Request, Start};
use centum_store::Conn;
use centum_web::links::Query;
use centum_web::negotiate::vary;
use centum_web::{Kind, Problem, Visit};
use serde_json::{Value, json};

use super::about::is_ours;
use super::answered::{GEO_JSON, as_json, at, link};
use super::asked::Asked;
use super::record::record as written;
use crate::dcat;
use crate::records::{self, Entry, Record};
use crate::standards::{gone, search_problem, store, views};

const PATH: &str = "/collections/datasets/items";
/// Bytes of a filter that comes as a body.
const LARGEST_BODY: usize = 64 * 1024;
/// What the forms of pages send, which is no filter.
const FORMS: [&str; 2] = ["application/x-www-form-urlencoded", "multipart/form-data"];

/// `GET /ogc/collections/{collection}/items`.
pub(super) async fn list(visit: Visit, Path(name): Path<String>) -> Result<Response, Problem> {
    is_ours(&name)?;
    found(&visit, Query::parse(visit.uri.query())).await
}

/// `POST /ogc/collections/{collection}/items`: the same with a filter as JSON in the body, which OWSLib sends so under any
/// media type.
pub(super) async fn ask(
    visit: Visit,
    Path(name): Path<String>,
    request: axum::extract::Request,
) -> Result<Response, Problem> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if kind.is_some_and(|kind| FORMS.iter().any(|form| kind.starts_with(*form))) {
        return Err(Problem::new(Kind::Unsupported));
    }
    is_ours(&name)?;
    let bytes = to_bytes(request.into_body(), LARGEST_BODY).await;
    let bytes = bytes.map_err(|_| Problem::too_large(LARGEST_BODY))?;
    let query = Query::parse(visit.uri.query()).with("filter-lang", "cql2-json");
    found(&visit, query.with("filter", String::from_utf8_lossy(&bytes).trim())).await
}

async fn found(visit: &Visit, query: Query) -> Result<Response, Problem> {
    let asked = Asked::of(&query).map_err(Problem::bad_request)?;
    let mut reader = visit.app.house.read().await?;
    let keys = keys(&mut reader.conn(), &asked).await?;
    drop(reader);
    let (search, request) = (views(visit)?.search(), asked.request(keys));
    let answer = match &asked.cursor {
        Some(cursor) => search.run(Request { start: Start::After(cursor.as_str().into()), ..request }).await,
        None => search.run_from(request, asked.offset).await,
    };
    let answer = answer.map_err(search_problem)?;
    let ids: Vec<Id<Record>> = answer.hits.iter().filter_map(|hit| hit.key.parse().ok()).collect();
    let mut reader = visit.app.house.read().await?;
    let entries = entries(&mut reader.conn(), &ids).await?;
    drop(reader);
    let base = &visit.app.settings.base;
    let features =
        entries.iter().map(|(record, entry)| feature(visit, record, entry)).collect::<Result<Vec<_>, _>>()?;
    let to = |query: Query| at(base, &query.href(PATH));
    let mut links = vec![
        link(to(query.clone()), "self", GEO_JSON, None),
        link(at(base, "/collections/datasets"), "collection", "application/json", None),
        link(base.join("/data"), "alternate", "text/html", None),
    ];
    if let Some(cursor) = &answer.next {
        let next = query.without("offset").without("cursor").with("cursor", cursor);
        links.push(link(to(next), "next", GEO_JSON, None));
    }
    if asked.cursor.is_none() && asked.offset > 0 {
        let before = query.with("offset", asked.offset.saturating_sub(asked.limit));
        links.push(link(to(before), "prev", GEO_JSON, None));
    }
    let told = json!({
        "type": "FeatureCollection",
        "numberMatched": answer.total,
        "numberReturned": features.len(),
        "features": features,
        "links": links,
    });
    finished(visit, &told)
}

/// `GET /ogc/collections/{collection}/items/{item}`.
pub(super) async fn one(
    visit: Visit,
    Path((name, item)): Path<(String, String)>,
) -> Result<Response, Problem> {
    is_ours(&name)?;
    let mut reader = visit.app.house.read().await?;
    let conn = &mut reader.conn();
    let record = records::record_by_slug(conn, &item).await?.ok_or_else(Problem::not_found)?;
    let entry = records::current(conn, record.id).await?.ok_or_else(Problem::not_found)?;
    drop(reader);
    if !record.state.is_shown() {
        return gone::answer(&visit, &record, &entry);
    }
    finished(&visit, &feature(&visit, &record, &entry)?)
}

fn finished(visit: &Visit, told: &Value) -> Result<Response, Problem> {
    let mut response = as_json(visit, told, Some(GEO_JSON))?;
    vary(&mut response, "accept-language");
    response.headers_mut().insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(visit.locale.tag()));
    Ok(response)
}

fn feature(visit: &Visit, record: &Record, entry: &Entry) -> Result<Value, Problem> {
    let typed: dcat::Record = serde_json::from_str(&entry.content.record).map_err(Problem::fault)?;
    Ok(written(&visit.app.settings.base, (record, entry), &typed, &[visit.locale.tag(), "en"]))
}

/// Keys of the records that are asked for by a name of theirs; none where none is given.
async fn keys(conn: &mut Conn<'_>, asked: &Asked) -> Result<Option<Vec<String>>, Problem> {
    if asked.ids.is_empty() && asked.external.is_empty() {
        return Ok(None);
    }
    let mut found = store::named(conn, &asked.ids).await?;
    // An address is told with its scheme, and may be asked for with it.
    let plain = asked.external.iter().filter_map(|value| value.strip_prefix("uri:"));
    let external: Vec<&str> = asked.external.iter().map(String::as_str).chain(plain).collect();
    found.extend(store::known_elsewhere(conn, &external).await?);
    Ok(Some(found.into_iter().map(|id| id.to_string()).collect()))
}

/// The records with what holds for them, in the order of the identifiers.
async fn entries(conn: &mut Conn<'_>, ids: &[Id<Record>]) -> Result<Vec<(Record, Entry)>, Problem> {
    let heads = store::heads(conn, ids).await?;
    let found = records::at(conn, &heads).await?;
    let mut by_id: HashMap<_, _> =
        found.into_iter().map(|(record, entry)| (record.id, (record, entry))).collect();
    Ok(ids.iter().filter_map(|id| by_id.remove(id)).collect())
}
