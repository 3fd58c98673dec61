//! CKAN's Action API, version 3: what clients and harvesters of other portals speak, over our own catalogue.
//!
//! Reading needs no token. Writing goes through [`crate::publishing`], as the desk's pages do: the same rights, the same
//! rules, the same log.

mod answer;
mod call;
mod geojson;
mod guide;
mod help;
mod kept;
mod licences;
mod package;
mod reads;
mod resource;
mod search;
pub mod solr;
mod store;
mod words;
mod writes;

use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use centum_accounts::Permission::ReadPublic;
use centum_web::{App, Problem, Route, Visit};
use serde_json::json;
use utoipa::OpenApi;

use answer::{Fault, Outcome, answer};
use call::Call;
pub(crate) use kept::Kept;
pub(crate) use store::STATEMENTS;

/// Whatever goes wrong below these addresses is said in the words of the contract.
pub(crate) const MANNERS: &[centum_web::module::Manner] = &[
    centum_web::module::Manner { below: "/api/3/action/", tell: answer::tell },
    centum_web::module::Manner { below: "/api/action/", tell: answer::tell },
];

/// The routes of this room.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/api/3", ReadPublic, version),
        Route::get("/api/util/status", ReadPublic, status),
        Route::get("/dataset/{name}", ReadPublic, page),
        Route::get("/dataset/{name}/resource/{id}", ReadPublic, page_of_resource),
        Route::get("/api/3/action/{name}", ReadPublic, ask),
        Route::post("/api/3/action/{name}", ReadPublic, act),
        Route::get("/api/action/{name}", ReadPublic, ask_unversioned),
        Route::post("/api/action/{name}", ReadPublic, act_unversioned),
    ]
}

/// Whether a text, a form or JSON, can be read as a search: for whoever tries what no client would send.
pub fn is_search(text: &str) -> bool {
    Call::of_text(text).is_ok_and(|call| search::is_read(&call))
}

/// The document of these routes.
#[derive(OpenApi)]
#[openapi(paths(version, status, ask, act, ask_unversioned, act_unversioned))]
pub(crate) struct Document;

/// Which Action API of CKAN is spoken
#[utoipa::path(get, path = "/api/3", tag = "ckan", responses((status = 200, description = "Its version", body = Object)))]
async fn version() -> axum::Json<serde_json::Value> {
    axum::Json(json!({ "version": 3 }))
}

/// What speaks here, as clients ask for it that look at the version first
///
/// The result of `status_show`, without an envelope.
#[utoipa::path(get, path = "/api/util/status", tag = "ckan",
    responses((status = 200, description = "The version that is spoken, and whose site it is", body = Object)))]
async fn status(visit: Visit) -> Response {
    match reads::site::status(&visit) {
        Ok(told) => answer::plain(&visit, &told),
        fault => answer(&visit, "status_show", fault),
    }
}

/// Forms of a dataset that portals of CKAN name by an ending.
const ENDINGS: [&str; 5] = [".ttl", ".rdf", ".xml", ".jsonld", ".nt"];

/// Where portals of CKAN have the page of a dataset: programs that know its name or identifier put such links together.
async fn page(visit: Visit, Path(name): Path<String>) -> Result<Response, Problem> {
    let ending = ENDINGS.into_iter().find(|ending| name.ends_with(*ending)).unwrap_or_default();
    let plain = name.strip_suffix(ending).unwrap_or(&name);
    let mut reader = visit.app.house.read().await?;
    let shown = store::by_name(&mut reader.conn(), plain).await?.ok_or_else(Problem::not_found)?;
    Ok(Redirect::temporary(&format!("/data/datasets/{}{ending}", shown.slug)).into_response())
}

/// Where portals of CKAN have the page of a resource: ours stands on that of its dataset.
async fn page_of_resource(
    visit: Visit,
    Path((name, id)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let mut reader = visit.app.house.read().await?;
    let shown = store::by_name(&mut reader.conn(), &name).await?.ok_or_else(Problem::not_found)?;
    let parts = &shown.typed.distributions;
    let place = resource::ids(shown.id, parts).iter().position(|one| *one == id);
    let key = place.and_then(|at| crate::standards::distribution_keys(parts).into_iter().nth(at));
    let key = key.ok_or_else(Problem::not_found)?;
    let page = format!("/data/datasets/{}#distribution-{key}", shown.slug);
    Ok(Redirect::temporary(&page).into_response())
}

/// Ask by the Action API of CKAN
///
/// Parameters stand in the query. The answer is `{help, success, result}`; see `help_show` for what each action takes.
#[utoipa::path(get, path = "/api/3/action/{name}", tag = "ckan",
    params(("name" = String, Path, description = "The action, such as package_search")),
    responses(
        (status = 200, description = "The result", body = Object),
        (status = 400, description = "There is no such action, or the request cannot be read"),
        (status = 403, description = "Authorization Error"), (status = 404, description = "Not Found Error"),
        (status = 409, description = "Validation Error, or a query that cannot be understood", body = Object),
    ))]
async fn ask(state: State<App>, visit: Visit, name: Path<String>, request: Request) -> Response {
    carry_out(&state.0, &visit, &name.0, request).await
}

/// Act by the Action API of CKAN
///
/// Parameters are JSON, a form, or a form with a file in `upload`. Writing needs an access token in `Authorization`.
#[utoipa::path(post, path = "/api/3/action/{name}", tag = "ckan",
    params(("name" = String, Path, description = "The action, such as package_create")),
    request_body(content = Object, content_type = "application/json"),
    responses(
        (status = 200, description = "The result", body = Object),
        (status = 400, description = "There is no such action, or the request cannot be read"),
        (status = 403, description = "Authorization Error"), (status = 404, description = "Not Found Error"),
        (status = 409, description = "Validation Error, or a query that cannot be understood", body = Object),
    ))]
async fn act(state: State<App>, visit: Visit, name: Path<String>, request: Request) -> Response {
    carry_out(&state.0, &visit, &name.0, request).await
}

/// The same without a version
#[utoipa::path(get, path = "/api/action/{name}", tag = "ckan",
    params(("name" = String, Path, description = "The action")), responses((status = 200, description = "The result", body = Object)))]
async fn ask_unversioned(state: State<App>, visit: Visit, name: Path<String>, request: Request) -> Response {
    carry_out(&state.0, &visit, &name.0, request).await
}

/// The same without a version
#[utoipa::path(post, path = "/api/action/{name}", tag = "ckan",
    params(("name" = String, Path, description = "The action")),
    request_body(content = Object, content_type = "application/json"),
    responses((status = 200, description = "The result", body = Object)))]
async fn act_unversioned(state: State<App>, visit: Visit, name: Path<String>, request: Request) -> Response {
    carry_out(&state.0, &visit, &name.0, request).await
}

async fn carry_out(app: &App, visit: &Visit, name: &str, request: Request) -> Response {
    let outcome = match Call::read(request, app).await {
        Ok(call) if writes::is_one(name) => dispatch(visit, name, call).await,
        // The largest of answers comes as text.
        Ok(call) if name == "package_search" => {
            match search::packages(visit, &call.or_address(&visit.uri)).await {
                Ok(result) => return answer::written(visit, name, &result),
                Err(fault) => Err(fault),
            }
        }
        // What only reads may be asked in the address of any request.
        Ok(call) => dispatch(visit, name, call.or_address(&visit.uri)).await,
        Err(fault) => Err(fault),
    };
    answer(visit, name, outcome)
}

async fn dispatch(visit: &Visit, name: &str, call: Call) -> Outcome {
    use reads::{activity, groups, lists, packages, people, site};
    let call = &call;
    match name {
        "resource_search" => search::resources(visit, call).await,
        "package_autocomplete" => search::autocomplete(visit, call).await,
        "package_show" => packages::show(visit, call).await,
        "package_list" => packages::list(visit, call).await,
        "current_package_list_with_resources" => packages::current(visit, call).await,
        "resource_show" => packages::resource(visit, call).await,
        "package_activity_list" => activity::of_package(visit, call).await,
        "recently_changed_packages_activity_list" => activity::recently_changed(visit, call).await,
        "organization_activity_list" => groups::activity_of_organisation(visit, call).await,
        "group_activity_list" => groups::activity_of_group(visit, call).await,
        "organization_list" => groups::organisations(visit, call).await,
        "organization_show" => groups::organisation(visit, call).await,
        "organization_autocomplete" => groups::autocomplete(visit, call, true).await,
        "organization_list_for_user" => people::organisations(visit).await,
        "group_list" => groups::groups(visit, call).await,
        "group_show" => groups::group_of(visit, call).await,
        "group_package_show" => groups::packages_of(visit, call).await,
        "member_list" => groups::members(visit, call).await,
        "group_autocomplete" => groups::autocomplete(visit, call, false).await,
        "tag_list" | "tag_autocomplete" => lists::tags(visit, call).await,
        "tag_show" => lists::tag_of(visit, call).await,
        "tag_search" => lists::tag_search(visit, call).await,
        "license_list" => lists::licences(),
        "format_autocomplete" => lists::formats(call),
        "user_show" => people::user(visit, call),
        "status_show" => site::status(visit),
        "help_show" => site::help_of(call),
        "site_read" => Ok(json!(true)),
        "am_following_dataset" | "am_following_group" | "am_following_user" => Ok(json!(false)),
        "dataset_follower_count"
        | "organization_follower_count"
        | "group_follower_count"
        | "user_follower_count"
        | "followee_count"
        | "dashboard_new_activities_count" => Ok(json!(0)),
        "vocabulary_list"
        | "group_list_authz"
        | "term_translation_show"
        | "resource_view_list"
        | "package_relationships_list"
        | "dashboard_activity_list"
        | "dataset_follower_list"
        | "organization_follower_list"
        | "group_follower_list"
        | "user_follower_list"
        | "user_autocomplete"
        | "user_list" => Ok(json!([])),
        "vocabulary_show" => Err(Fault::NotFound("Not found")),
        _ => Box::pin(writes::dispatch(visit, name, call)).await,
    }
}

/// What no caller may do here, and why.
fn never(what: &str) -> Fault {
    Fault::NotAuthorized(format!("Access denied: {what}"))
}
