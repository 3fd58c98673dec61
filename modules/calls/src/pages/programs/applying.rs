//! An expression of interest is begun, found again, taken up again, and looked at beforehand.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use centum_base::{Country, Id, Timestamp};
use centum_places::countries;
use centum_web::{Json, Problem, Visit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{AfterWrite, Done, Empty, after, attempt, done, is_trial, json, must_name, tried, whole};
use crate::call::{deadline_for, find_call};
use crate::expression::actions::{self, NewExpression};
use crate::expression::{Expression, of_person};
use crate::pages::applicant::seen;
use crate::pages::placing::{NONE, Placed, place};
use crate::pages::public::shown;

/// An expression of interest in a list
#[derive(Serialize, ToSchema)]
pub(super) struct Line {
    /// Its identifier.
    id: String,
    /// The number as people quote it.
    reference: String,
    /// The call, by its name in addresses.
    call: String,
    /// What it is called.
    title: String,
    /// `draft`, `submitted` or `withdrawn`.
    state: &'static str,
    /// The deadline of the application, without the grace.
    #[schema(value_type = Option<String>, format = DateTime)]
    deadline: Option<Timestamp>,
    /// When something of it was last saved.
    #[schema(value_type = String, format = DateTime)]
    saved_at: Timestamp,
}

/// Who applies, and as what
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Beginning {
    /// The city or the body that leads.
    lead: String,
    /// Its country, by ISO 3166-1.
    #[schema(value_type = Option<String>)]
    country: Option<Country>,
    /// Its place in the gazetteer, or `none`. Absent: what the name means, if it means one thing.
    place: Option<String>,
    /// Whether it is a city that takes part itself.
    #[serde(default = "yes")]
    city: bool,
    /// The category of applicants, by its key in the call.
    category: String,
    /// Whether several bodies apply together.
    #[serde(default)]
    consortium: bool,
}

/// Which one it begins with
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Starting {
    /// The earlier expression of interest.
    #[schema(value_type = String)]
    from: Id<Expression>,
}

fn yes() -> bool {
    true
}

/// The country of a code that was sent: by ISO 3166-1, or EL and UK as the Union writes them.
pub(super) fn known(country: Option<Country>) -> Result<Option<Country>, Problem> {
    let Some(sent) = country else { return Ok(None) };
    let unknown = || Problem::refused("calls-api-no-such-country").arg("code", sent.code());
    countries::read(sent.code()).map(Some).ok_or_else(unknown)
}

/// The place of a body, if it is plain or one of those that its name may mean.
pub(super) fn placed(
    name: &str,
    country: Option<Country>,
    chosen: Option<&str>,
) -> Result<Option<String>, Problem> {
    match place(name, country, chosen.unwrap_or_default()) {
        Placed::Is(found)
            if chosen.is_none_or(|chosen| chosen == NONE || found.as_deref() == Some(chosen)) =>
        {
            Ok(found)
        }
        Placed::Ask(offers) if chosen.is_none() => {
            let ids: Vec<String> =
                offers.into_iter().map(|offer| format!("{} ({})", offer.id, offer.name)).collect();
            Err(Problem::refused("calls-api-which-place").arg("places", ids.join(", ")))
        }
        _ => Err(Problem::refused("calls-api-no-such-place")),
    }
}

/// Your expressions of interest
#[utoipa::path(get, path = "/api/v1/expressions", tag = "expressions",
    responses((status = 200, description = "Those that you write in, the newest first", body = Vec<Line>)))]
pub(super) async fn list(visit: Visit) -> Result<Response, Problem> {
    let Some(person) = visit.actor.person() else { return Err(Problem::not_found()) };
    let mut reader = visit.app.house.db.read_current().await?;
    let mut lines = Vec::new();
    for head in of_person(&mut reader.conn(), person.id).await? {
        let Some(call) = find_call(&mut reader.conn(), head.call).await? else { continue };
        lines.push(Line {
            id: head.id.to_string(),
            reference: head.reference(),
            title: head.title.clone(),
            state: head.state.name(),
            deadline: deadline_for(&call.terms, &head.category, None).map(|one| one.at),
            saved_at: head.saved_at,
            call: call.slug,
        });
    }
    json(StatusCode::OK, "application/json", &lines)
}

/// The longest name of a request.
const MAX_NAME_OF_REQUEST: usize = 200;

/// The name that the sender gave a request, so that it can be sent again.
pub(super) fn name_of_request(visit: &Visit) -> Result<&str, Problem> {
    let Some(sent) = visit.headers.get("idempotency-key") else { return Ok("") };
    let name = sent.to_str().ok().map(str::trim);
    let name = name.filter(|name| (1..=MAX_NAME_OF_REQUEST).contains(&name.len()));
    name.ok_or_else(|| {
        Problem::bad_request("calls-api-head-idempotency-key").arg("most", MAX_NAME_OF_REQUEST)
    })
}

/// Begin an expression of interest
///
/// Send an `Idempotency-Key` of your own, such as a UUID: the same request sent again with it finds the draft of the first and
/// begins no second one.
#[utoipa::path(post, path = "/api/v1/calls/{slug}/expressions", tag = "expressions",
    params(
        ("slug" = String, Path, description = "The call's name in addresses"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
        ("Idempotency-Key" = Option<String>, Header, description = "A name of your own for the request, at most 200 characters"),
    ),
    request_body = Beginning,
    responses(
        (status = 200, description = "Begun; you write for the lead", body = AfterWrite),
        (status = 400, description = "The Idempotency-Key cannot be read"),
        (status = 404, description = "No such call is published"),
        (status = 409, description = "The call takes none now"),
        (status = 422, description = "A rule says no, or the name means several places"),
        (status = 429, description = "You have begun as many in this call within a day as one person may"),
    ))]
pub(super) async fn begin(
    visit: Visit,
    Path(slug): Path<String>,
    Json(sent): Json<Beginning>,
) -> Result<Response, Problem> {
    let call = shown(&visit, &slug).await?.call.id;
    let Beginning { lead, country, place, city: is_city, category, consortium } = sent;
    let country = known(country)?;
    let place = placed(&lead, country, place.as_deref())?;
    let new = NewExpression { call, lead, country, place, is_city, category, consortium };
    let name = name_of_request(&visit)?;
    let id = actions::begin_once(attempt(&visit), &visit.actor, &new, name, visit.received_at).await?;
    if is_trial(&visit) {
        return tried();
    }
    let (dossier, _) = seen(&visit, &id.to_string()).await?;
    whole(&visit, &dossier)
}

/// Take up again what was withdrawn
#[utoipa::path(post, path = "/api/v1/expressions/{id}/restore", tag = "expressions",
    params(
        ("id" = String, Path, description = "The expression of interest"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
        ("If-Match" = Option<String>, Header, description = "The ETag of the version that was read"),
    ),
    request_body = Empty,
    responses(
        (status = 200, description = "A draft again", body = AfterWrite),
        (status = 404, description = "There is none, or it is not yours to see"),
        (status = 409, description = "Not possible now"),
        (status = 412, description = "It was changed since"),
    ))]
pub(super) async fn restore(
    visit: Visit,
    Path(id): Path<String>,
    Json(Empty {}): Json<Empty>,
) -> Result<Response, Problem> {
    let (dossier, _) = seen(&visit, &id).await?;
    actions::restore(attempt(&visit), &visit.actor, dossier.head.id, visit.received_at).await?;
    after(&visit, &id).await
}

/// Take over the form that applies now
///
/// Answers stay; what no longer fits is set aside in the history.
#[utoipa::path(post, path = "/api/v1/expressions/{id}/form", tag = "expressions",
    params(
        ("id" = String, Path, description = "The expression of interest"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
        ("If-Match" = String, Header, description = "The ETag of the version that was read"),
    ),
    request_body = Empty,
    responses(
        (status = 200, description = "The answers are for the present form", body = AfterWrite),
        (status = 400, description = "If-Match is missing"),
        (status = 403, description = "Only the lead takes it over"),
        (status = 404, description = "There is none, or it is not yours to see"),
        (status = 409, description = "Not possible now"),
        (status = 412, description = "It was changed since"),
    ))]
pub(super) async fn take_over(
    visit: Visit,
    Path(id): Path<String>,
    Json(Empty {}): Json<Empty>,
) -> Result<Response, Problem> {
    let (dossier, _) = seen(&visit, &id).await?;
    must_name(&visit)?;
    actions::take_over_form(attempt(&visit), &visit.actor, dossier.head.id, visit.received_at).await?;
    after(&visit, &id).await
}

/// Fill in what is still empty from an earlier expression of interest of yours
///
/// Files are carried over too. What no longer fits is left out.
#[utoipa::path(post, path = "/api/v1/expressions/{id}/start-from", tag = "expressions",
    params(
        ("id" = String, Path, description = "The expression of interest"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
        ("If-Match" = Option<String>, Header, description = "The ETag of the version that was read"),
    ),
    request_body = Starting,
    responses(
        (status = 200, description = "Filled in", body = AfterWrite),
        (status = 403, description = "Only the lead does that"),
        (status = 404, description = "There is none, or it is not yours to see, or you do not write for the lead of the earlier one"),
        (status = 409, description = "Not possible now"),
        (status = 412, description = "It was changed since"),
    ))]
pub(super) async fn start_from(
    visit: Visit,
    Path(id): Path<String>,
    Json(Starting { from }): Json<Starting>,
) -> Result<Response, Problem> {
    let (dossier, _) = seen(&visit, &id).await?;
    actions::start_from(attempt(&visit), &visit.actor, dossier.head.id, from, visit.received_at).await?;
    after(&visit, &id).await
}

/// Ask whether it is complete and eligible, before the deadline
#[utoipa::path(post, path = "/api/v1/expressions/{id}/pre-screening", tag = "expressions",
    params(
        ("id" = String, Path, description = "The expression of interest"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
        ("If-Match" = Option<String>, Header, description = "The ETag of the version that was read"),
    ),
    request_body = Empty,
    responses(
        (status = 200, description = "Asked, as the question of that number", body = Done),
        (status = 404, description = "There is none, or it is not yours to see"),
        (status = 409, description = "The call has no such time now, or a question waits already"),
        (status = 412, description = "It was changed since"),
    ))]
pub(super) async fn ask(
    visit: Visit,
    Path(id): Path<String>,
    Json(Empty {}): Json<Empty>,
) -> Result<Response, Problem> {
    let (dossier, _) = seen(&visit, &id).await?;
    let number =
        actions::ask_pre_screening(attempt(&visit), &visit.actor, dossier.head.id, visit.received_at).await?;
    done(&visit, None, Some(number))
}
