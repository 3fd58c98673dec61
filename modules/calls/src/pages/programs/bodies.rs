//! The members of an expression of interest: who they are, who writes for them, and their sign-offs.

use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Email;
use centum_base::{Country, Digest, Id};
use centum_web::{Json, Problem, Visit};
use serde::Deserialize;
use utoipa::ToSchema;

use super::applying::{known, name_of_request, placed};
use super::{AfterWrite, Done, after, attempt, done, must_name};
use crate::expression::Member;
use crate::expression::actions::{self, NewMember, Signature};
use crate::pages::applicant::seen;

/// A body that is to take part
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Body {
    /// Its name, as it should be printed.
    name: String,
    /// Its country, by ISO 3166-1.
    #[schema(value_type = Option<String>)]
    country: Option<Country>,
    /// Its place in the gazetteer, or `none`. Absent: what the name means, if it means one thing.
    place: Option<String>,
    /// Whether it is a city that takes part itself.
    #[serde(default)]
    city: bool,
}

impl Body {
    fn new_member(self) -> Result<NewMember, Problem> {
        let country = known(self.country)?;
        let place = placed(&self.name, country, self.place.as_deref())?;
        Ok(NewMember { name: self.name, country, place, is_city: self.city })
    }
}

/// Who is asked to write
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Invitee {
    /// Where the letter goes.
    mail: String,
}

/// Who signs off what
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Signing {
    /// The content that the person saw: `content` of the expression of interest.
    #[schema(value_type = String)]
    content: Digest,
    /// Who signs.
    name: String,
    /// The function.
    function: String,
    /// By which mandate.
    mandate: String,
}

fn member_of(text: &str) -> Result<Id<Member>, Problem> {
    text.parse().map_err(|_| Problem::not_found())
}

/// Add a partner
///
/// Send an `Idempotency-Key` of your own, such as a UUID: the same request sent again with it adds no second one.
#[utoipa::path(post, path = "/api/v1/expressions/{id}/members", tag = "expressions",
    params(
        ("id" = String, Path, description = "The expression of interest"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
        ("If-Match" = Option<String>, Header, description = "The ETag of the version that was read"),
        ("Idempotency-Key" = Option<String>, Header, description = "A name of your own for the request, at most 200 characters"),
    ),
    request_body = Body,
    responses(
        (status = 200, description = "Added", body = Done),
        (status = 400, description = "The Idempotency-Key cannot be read"),
        (status = 403, description = "Only the lead adds partners"),
        (status = 404, description = "There is none, or it is not yours to see"),
        (status = 409, description = "Not possible now"),
        (status = 412, description = "It was changed since"),
        (status = 422, description = "A rule says no, or the name means several places"),
    ))]
pub(super) async fn add(
    visit: Visit,
    Path(id): Path<String>,
    Json(body): Json<Body>,
) -> Result<Response, Problem> {
    let (dossier, _) = seen(&visit, &id).await?;
    let new = body.new_member()?;
    let (app, head, at) = (attempt(&visit), dossier.head.id, visit.received_at);
    let name = name_of_request(&visit)?;
    let member = actions::add_member_once(app, &visit.actor, head, &new, name, at).await?;
    done(&visit, Some(member.to_string()), None)
}

/// Change a member
#[utoipa::path(put, path = "/api/v1/expressions/{id}/members/{member}", tag = "expressions",
    params(
        ("id" = String, Path, description = "The expression of interest"),
        ("member" = String, Path, description = "The member"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
        ("If-Match" = String, Header, description = "The ETag of the version that was read"),
    ),
    request_body = Body,
    responses(
        (status = 200, description = "Changed", body = AfterWrite),
        (status = 400, description = "If-Match is missing"),
        (status = 403, description = "The member is not yours to change"),
        (status = 404, description = "There is none, or it is not yours to see"),
        (status = 409, description = "Not possible now"),
        (status = 412, description = "It was changed since"),
        (status = 422, description = "A rule says no, or the name means several places"),
    ))]
pub(super) async fn change(
    visit: Visit,
    Path((id, member)): Path<(String, String)>,
    Json(body): Json<Body>,
) -> Result<Response, Problem> {
    let (dossier, _) = seen(&visit, &id).await?;
    must_name(&visit)?;
    let (member, change) = (member_of(&member)?, body.new_member()?);
    let (head, at) = (dossier.head.id, visit.received_at);
    actions::change_member(attempt(&visit), &visit.actor, head, member, &change, at).await?;
    after(&visit, &id).await
}

/// Take a partner out
///
/// What it wrote stays in the history.
#[utoipa::path(delete, path = "/api/v1/expressions/{id}/members/{member}", tag = "expressions",
    params(
        ("id" = String, Path, description = "The expression of interest"),
        ("member" = String, Path, description = "The member"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
        ("If-Match" = String, Header, description = "The ETag of the version that was read"),
    ),
    responses(
        (status = 200, description = "Taken out", body = Done),
        (status = 400, description = "If-Match is missing"),
        (status = 403, description = "The member is not yours to take out"),
        (status = 404, description = "There is none, or it is not yours to see"),
        (status = 409, description = "Not possible now"),
        (status = 412, description = "It was changed since"),
    ))]
pub(super) async fn remove(
    visit: Visit,
    Path((id, member)): Path<(String, String)>,
) -> Result<Response, Problem> {
    visit.require_csrf_header()?;
    let (dossier, _) = seen(&visit, &id).await?;
    must_name(&visit)?;
    let (head, at) = (dossier.head.id, visit.received_at);
    actions::remove_member(attempt(&visit), &visit.actor, head, member_of(&member)?, at).await?;
    // A partner that took itself out does not see the rest any more.
    done(&visit, None, None)
}

/// Ask somebody by letter to write for a member
#[utoipa::path(post, path = "/api/v1/expressions/{id}/members/{member}/invitations", tag = "expressions",
    params(
        ("id" = String, Path, description = "The expression of interest"),
        ("member" = String, Path, description = "The member"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and send nothing"),
    ),
    request_body = Invitee,
    responses(
        (status = 200, description = "The letter is on its way", body = Done),
        (status = 403, description = "The member is not yours"),
        (status = 404, description = "There is none, or it is not yours to see"),
        (status = 422, description = "The address cannot be one"),
        (status = 429, description = "Enough invitations went to this address, or from you, within a day"),
    ))]
pub(super) async fn invite(
    visit: Visit,
    Path((id, member)): Path<(String, String)>,
    Json(Invitee { mail }): Json<Invitee>,
) -> Result<Response, Problem> {
    let (dossier, _) = seen(&visit, &id).await?;
    let mail: Email = mail.parse().map_err(|_| Problem::refused("calls-api-no-address"))?;
    let (head, at) = (dossier.head.id, visit.received_at);
    let made = actions::invite(attempt(&visit), &visit.actor, head, member_of(&member)?, &mail, at).await?;
    done(&visit, Some(made.to_string()), None)
}

/// Take an invitation back
#[utoipa::path(delete, path = "/api/v1/expressions/{id}/invitations/{invitation}", tag = "expressions",
    params(
        ("id" = String, Path, description = "The expression of interest"),
        ("invitation" = String, Path, description = "The invitation"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
    ),
    responses(
        (status = 200, description = "Its link works no more", body = Done),
        (status = 404, description = "There is none, or it is not yours to see"),
        (status = 422, description = "It was accepted or taken back already"),
    ))]
pub(super) async fn uninvite(
    visit: Visit,
    Path((id, invitation)): Path<(String, String)>,
) -> Result<Response, Problem> {
    visit.require_csrf_header()?;
    let (dossier, _) = seen(&visit, &id).await?;
    let invitation = invitation.parse().map_err(|_| Problem::not_found())?;
    let (head, at) = (dossier.head.id, visit.received_at);
    actions::withdraw_invitation(attempt(&visit), &visit.actor, head, invitation, at).await?;
    done(&visit, None, None)
}

/// Sign off for a member what stands
#[utoipa::path(put, path = "/api/v1/expressions/{id}/members/{member}/sign-off", tag = "expressions",
    params(
        ("id" = String, Path, description = "The expression of interest"),
        ("member" = String, Path, description = "The member"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
        ("If-Match" = Option<String>, Header, description = "The ETag of the version that was read; `content` names it exactly"),
    ),
    request_body = Signing,
    responses(
        (status = 200, description = "Signed off", body = AfterWrite),
        (status = 403, description = "The member is not yours"),
        (status = 404, description = "There is none, or it is not yours to see"),
        (status = 409, description = "Not possible now, or not the content that stands"),
        (status = 412, description = "It was changed since"),
        (status = 422, description = "Name, function or mandate is missing"),
    ))]
pub(super) async fn sign_off(
    visit: Visit,
    Path((id, member)): Path<(String, String)>,
    Json(sent): Json<Signing>,
) -> Result<Response, Problem> {
    let (dossier, _) = seen(&visit, &id).await?;
    let Signing { content, name, function, mandate } = sent;
    let (head, at, member) = (dossier.head.id, visit.received_at, member_of(&member)?);
    let signature = Signature { name, duty: function, mandate };
    actions::sign_off(attempt(&visit), &visit.actor, head, member, content, &signature, at).await?;
    after(&visit, &id).await
}

/// Take a sign-off back
#[utoipa::path(delete, path = "/api/v1/expressions/{id}/members/{member}/sign-off", tag = "expressions",
    params(
        ("id" = String, Path, description = "The expression of interest"),
        ("member" = String, Path, description = "The member"),
        ("dry_run" = Option<bool>, Query, description = "Work out what would happen, and keep nothing"),
        ("If-Match" = Option<String>, Header, description = "The ETag of the version that was read"),
    ),
    responses(
        (status = 200, description = "Taken back", body = AfterWrite),
        (status = 403, description = "The member is not yours"),
        (status = 404, description = "There is none, or none that holds"),
        (status = 409, description = "Not possible now"),
        (status = 412, description = "It was changed since"),
    ))]
pub(super) async fn take_back(
    visit: Visit,
    Path((id, member)): Path<(String, String)>,
) -> Result<Response, Problem> {
    visit.require_csrf_header()?;
    let (dossier, _) = seen(&visit, &id).await?;
    let (head, at) = (dossier.head.id, visit.received_at);
    actions::take_back(attempt(&visit), &visit.actor, head, member_of(&member)?, at).await?;
    after(&visit, &id).await
}
