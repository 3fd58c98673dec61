//! Packages and resources, alone and in lists.

use centum_search::Clause;
use centum_web::Visit;
use serde_json::{Value, json};

use crate::ckan::answer::{Fault, Outcome};
use crate::ckan::call::Call;
use crate::ckan::guide::Guide;
use crate::ckan::package::package;
use crate::ckan::search;
use crate::ckan::store::{self, Shown};
use crate::ckan::{resource, store::by_name, writes};

/// Names in one answer. A client that wants more pages by `limit` and `offset`.
const MOST_NAMES: usize = 1_000_000;
/// Whole packages in one answer.
pub(in crate::ckan) const MOST_PACKAGES: usize = 1000;

/// `package_list`: names, in their order.
pub(in crate::ckan) async fn list(visit: &Visit, call: &Call) -> Outcome {
    let limit = call.number("limit")?.unwrap_or(MOST_NAMES).min(MOST_NAMES);
    let offset = call.number("offset")?.unwrap_or_default();
    let mut reader = visit.app.house.read().await?;
    Ok(json!(store::names(&mut reader.conn(), wide(limit), wide(offset)).await?))
}

/// `current_package_list_with_resources`: whole packages, the last changed first.
pub(in crate::ckan) async fn current(visit: &Visit, call: &Call) -> Outcome {
    let limit = call.number("limit")?.unwrap_or(MOST_PACKAGES).min(MOST_PACKAGES);
    let offset = match call.number("offset")? {
        Some(offset) => offset,
        None => call.number("page")?.unwrap_or(1).saturating_sub(1).saturating_mul(limit),
    };
    let shown = search::shown_from(visit, Clause::Everything, offset, limit).await?;
    let mut reader = visit.app.house.read().await?;
    let guide = Guide::read(&mut reader.conn()).await?;
    Ok(packages(visit, &shown, &guide))
}

/// Whole packages.
pub(in crate::ckan) fn packages(visit: &Visit, shown: &[Shown], guide: &Guide) -> Value {
    shown.iter().map(|one| package(one, guide.of(one.source), &visit.app.settings.base)).collect()
}

/// `package_show`: by identifier or name.
pub(in crate::ckan) async fn show(visit: &Visit, call: &Call) -> Outcome {
    let name = match call.text("id") {
        Some(id) => id,
        None => call.text("name_or_id").ok_or_else(|| Fault::missing("id"))?,
    };
    whole(visit, &name).await
}

/// The package of that identifier or name.
pub(in crate::ckan) async fn whole(visit: &Visit, name: &str) -> Outcome {
    let mut reader = visit.app.house.db.read_current().await?;
    match by_name(&mut reader.conn(), name).await? {
        Some(shown) => {
            let guide = Guide::read(&mut reader.conn()).await?;
            Ok(package(&shown, guide.of(shown.source), &visit.app.settings.base))
        }
        // Who writes it sees what is not public yet; for anybody else it does not exist.
        None => {
            writes::unpublished(visit, &mut reader.conn(), name).await?.ok_or(Fault::NotFound("Not found"))
        }
    }
}

/// `resource_show`.
pub(in crate::ckan) async fn resource(visit: &Visit, call: &Call) -> Outcome {
    let id = call.needed("id")?;
    const NONE: Fault = Fault::NotFound("Resource was not found.");
    let ids = resource::records_of(&id).ok_or(NONE)?;
    let mut reader = visit.app.house.db.read_current().await?;
    let mut conn = reader.conn();
    let shown = store::between(&mut conn, &ids).await?;
    let found = shown.iter().flat_map(resource::all).find(|one| one["id"] == id.as_str());
    if found.is_some() {
        return found.ok_or(NONE);
    }
    writes::unpublished_resource(visit, &mut conn, &id).await?.ok_or(NONE)
}

pub(super) fn wide(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
