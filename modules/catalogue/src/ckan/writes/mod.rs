//! Writing through the Action API: packages are publications, and go the way of all publications.

mod dictionary;
mod packages;
mod resources;
mod revision;

use axum::http::Method;
use centum_accounts::Permission;
use centum_store::Conn;
use centum_web::{IntoProblem as _, Kind, Problem, Visit};
use serde_json::{Map, Value};

use super::answer::{Fault, Outcome};
use super::call::Call;
use super::guide::Guide;
use super::help;
use super::never;
use super::package::package;
use super::resource;
use super::store::{Shown, between, by_name, written_between};
use crate::dcat;
use crate::harvest::Harvester;
use crate::publishing::{self, Press, Publication, PublishError, State};

/// Actions that this interface has elsewhere and will not have here, with what to do instead.
const NEVER: [(&str, &str); 7] = [
    ("organization_", "organisations are kept at the desk, under Catalogues"),
    ("group_", "the groups are the data themes of the Union; give a dataset themes instead"),
    ("member_", "who may publish is said at the desk, under Catalogues"),
    ("user_", "accounts are kept at the desk, under People"),
    ("api_token_", "access tokens are made on the page of your own account"),
    ("dataset_purge", "what was published stays in the log; withdraw it with package_delete"),
    ("vocabulary_", "vocabularies are those of the Union, and are not changed here"),
];

/// The actions that change something here.
const ALL: [&str; 9] = [
    "package_create",
    "package_update",
    "package_patch",
    "package_revise",
    "package_delete",
    "resource_create",
    "resource_update",
    "resource_patch",
    "resource_delete",
];

/// Whether an action of this name writes.
pub(super) fn is_one(name: &str) -> bool {
    ALL.contains(&name)
}

/// The actions that write. What is only asked for changes nothing.
pub(super) async fn dispatch(visit: &Visit, name: &str, call: &Call) -> Outcome {
    if visit.method != Method::POST && help::of(name).is_some() {
        return Err(Fault::Bad("Invalid request. Please use POST method for your request".into()));
    }
    match name {
        "package_create" => packages::create(visit, call).await,
        "package_update" => packages::update(visit, call).await,
        "package_patch" => packages::patch(visit, call).await,
        "package_revise" => packages::revise(visit, call).await,
        "package_delete" => packages::delete(visit, call).await,
        "resource_create" => resources::create(visit, call).await,
        "resource_update" => resources::update(visit, call).await,
        "resource_patch" => resources::patch(visit, call).await,
        "resource_delete" => resources::delete(visit, call).await,
        _ => {
            let why = NEVER.iter().find(|(begins, _)| name.starts_with(begins) && changes(name));
            let shown: String = name.chars().take(60).collect();
            Err(why
                .map_or_else(|| Fault::Bad(format!("Action name not known: {shown}")), |(_, why)| never(why)))
        }
    }
}

/// Whether an action of this name would change something.
fn changes(name: &str) -> bool {
    !["_list", "_show", "_search", "_count", "_autocomplete", "_authz"]
        .iter()
        .any(|ends| name.ends_with(ends))
}

/// What writing is put together from: the caller may publish somewhere, and this house can.
fn press(visit: &Visit) -> Result<Press, Fault> {
    visit.actor.require(Permission::PublishData)?;
    visit.require_csrf_header()?;
    let harvester = visit.app.held::<Harvester>().cloned();
    let harvester =
        harvester.ok_or_else(|| Problem::saying(Kind::Unavailable, "catalogue-publish-no-store"))?;
    Ok(Press { harvester, base: visit.app.settings.base.as_str().to_owned() })
}

impl From<PublishError> for Fault {
    fn from(error: PublishError) -> Self {
        match error {
            PublishError::Refused(refused) => refused.into(),
            PublishError::Absent => Self::NotFound("Not found"),
            PublishError::NameTaken => Self::of("name", "That URL is already in use."),
            PublishError::Wrong(wrong) => Self::Validation(
                wrong.iter().map(|one| (one.field.to_owned(), Value::from(vec![one.what.words()]))).collect(),
            ),
            PublishError::TakenOut => never("an organiser took this dataset out of the catalogue"),
            error @ (PublishError::Changed
            | PublishError::Standing(_)
            | PublishError::SecondPerson
            | PublishError::Organiser
            | PublishError::Reason
            | PublishError::Unreadable(_)) => Self::of("id", error.to_string()),
            error @ PublishError::File(_) => Self::of("upload", error.to_string()),
            other => Self::Problem(other.into_problem()),
        }
    }
}

/// The publication of that identifier or name, for somebody who may write it.
async fn publication(visit: &Visit, conn: &mut Conn<'_>, name: &str) -> Result<Publication, Fault> {
    match publishing::find_named(conn, &visit.actor, name).await {
        Err(PublishError::Absent) => match by_name(conn, name).await? {
            Some(_) => Err(never("you may not write in the catalogue that this dataset comes from")),
            None => Err(Fault::NotFound("Not found")),
        },
        found => Ok(found?),
    }
}

/// A publication that is not public, for somebody who may write it.
pub(super) async fn unpublished(
    visit: &Visit,
    conn: &mut Conn<'_>,
    name: &str,
) -> Result<Option<Value>, Fault> {
    if !visit.actor.may(Permission::PublishData) {
        return Ok(None);
    }
    match publishing::find_named(conn, &visit.actor, name).await {
        Ok(found) => Ok(Some(told(visit, conn, &found).await?)),
        Err(PublishError::Absent) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The publication that a resource belongs to, for somebody who may write it.
async fn of_resource(visit: &Visit, conn: &mut Conn<'_>, id: &str) -> Result<Publication, Fault> {
    const NONE: Fault = Fault::NotFound("Resource was not found.");
    let ids = resource::records_of(id).ok_or(NONE)?;
    let is_of =
        |record, parts: &[dcat::Distribution]| resource::ids(record, parts).iter().any(|one| one == id);
    for one in written_between(conn, &ids).await? {
        match publishing::find_named(conn, &visit.actor, &one.to_string()).await {
            Ok(found) if is_of(found.id, &found.document.distributions) => return Ok(found),
            Ok(_) | Err(PublishError::Absent) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let shown = between(conn, &ids).await?;
    let is_shown = shown.iter().any(|it| is_of(it.id, &it.typed.distributions));
    Err(if is_shown {
        never("you may not write in the catalogue that this dataset comes from")
    } else {
        NONE
    })
}

/// A resource of a publication that is not public, for somebody who may write it.
pub(super) async fn unpublished_resource(
    visit: &Visit,
    conn: &mut Conn<'_>,
    id: &str,
) -> Result<Option<Value>, Fault> {
    if !visit.actor.may(Permission::PublishData) {
        return Ok(None);
    }
    match of_resource(visit, conn, id).await {
        Ok(found) => {
            let package = told(visit, conn, &found).await?;
            let mut all = package["resources"].as_array().into_iter().flatten();
            Ok(all.find(|one| one["id"] == id).cloned())
        }
        Err(Fault::NotFound(_) | Fault::NotAuthorized(_)) => Ok(None),
        Err(fault) => Err(fault),
    }
}

/// The package of a publication as it is written, public or not.
async fn told(visit: &Visit, conn: &mut Conn<'_>, it: &Publication) -> Outcome {
    let guide = Guide::read(conn).await?;
    let own = guide.named(&it.catalogue.to_string());
    let shown = Shown {
        id: it.id,
        slug: it.slug.clone(),
        source: centum_base::Id::of_name("catalogue-none", ""),
        created: it.changed_at,
        changed: it.changed_at,
        typed: it.document.clone(),
    };
    let mut package = package(&shown, own, &visit.app.settings.base);
    if let Some(until) = it.embargo {
        package["embargo"] = Value::from(until.to_string());
    }
    package["private"] = Value::Bool(!it.live && it.state == State::Draft);
    package["state"] = match it.state {
        State::Published => "active",
        State::Withdrawn => "deleted",
        State::Draft | State::Review | State::Waiting => "draft",
    }
    .into();
    Ok(package)
}

/// A dictionary that has to be one.
fn fields(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}
