//! What changed, as an activity stream: the log, read backwards.

use centum_base::Id;
use centum_search::Clause;
use centum_web::Visit;
use serde_json::{Value, json};

use super::packages::wide;
use crate::ckan::answer::{Fault, Outcome};
use crate::ckan::call::Call;
use crate::ckan::search;
use crate::ckan::store::{Happening, by_name, recent};
use crate::ckan::words::{naive, one};
use crate::records::{State, What, record, record_by_slug};

/// Activities in one answer, where the client does not say, and at most.
const USUAL: usize = 31;
const MOST: usize = 100;

fn page(call: &Call) -> Result<(i64, i64), Fault> {
    let limit = call.number("limit")?.unwrap_or(USUAL).min(MOST);
    Ok((wide(limit), wide(call.number("offset")?.unwrap_or_default())))
}

/// `recently_changed_packages_activity_list`.
pub(in crate::ckan) async fn recently_changed(visit: &Visit, call: &Call) -> Outcome {
    let (limit, offset) = page(call)?;
    let mut reader = visit.app.house.read().await?;
    Ok(recent(&mut reader.conn(), None, limit, offset).await?.iter().map(activity).collect())
}

/// `package_activity_list`. What was once shown is still told of.
pub(in crate::ckan) async fn of_package(visit: &Visit, call: &Call) -> Outcome {
    let name = call.needed("id")?;
    let (limit, offset) = page(call)?;
    let mut reader = visit.app.house.read().await?;
    let mut conn = reader.conn();
    let known = match name.parse::<Id<_>>() {
        Ok(id) => record(&mut conn, id).await?,
        Err(_) => record_by_slug(&mut conn, &name).await?,
    };
    let id = match known {
        Some(known) => known.id,
        None => by_name(&mut conn, &name).await?.ok_or(Fault::NotFound("Not found"))?.id,
    };
    Ok(recent(&mut conn, Some(id), limit, offset).await?.iter().map(activity).collect())
}

/// What last became of each of these datasets, the last changed first.
pub(super) async fn of_many(visit: &Visit, call: &Call, clause: Clause) -> Outcome {
    let limit = call.number("limit")?.unwrap_or(USUAL).min(MOST);
    let offset = call.number("offset")?.unwrap_or_default();
    let shown = search::shown_from(visit, clause, offset, limit).await?;
    let mut reader = visit.app.house.read().await?;
    let mut conn = reader.conn();
    let mut told = Vec::new();
    for one in &shown {
        told.extend(recent(&mut conn, Some(one.id), 1, 0).await?.iter().map(activity));
    }
    Ok(Value::Array(told))
}

fn activity(it: &Happening) -> Value {
    let kind = match it.what {
        What::Created | What::Returned | What::Restored | What::Shown => "new package",
        What::Changed | What::Reread => "changed package",
        What::Vanished | What::Withdrawn | What::Hidden => "deleted package",
    };
    // What a person took out is not told again by what happened to it.
    let title = one(&it.typed.titles).filter(|_| it.state != State::Withdrawn).unwrap_or(&it.slug);
    let actor = if it.by_person { "editor" } else { "harvester" };
    json!({
        "id": Id::<Happening>::of_name("catalogue-activity", &it.position.to_string()), "timestamp": naive(it.at),
        "user_id": actor, "object_id": it.record, "revision_id": null, "activity_type": kind,
        "data": {
            "package": { "id": it.record, "name": it.slug, "title": title },
            "actor": actor,
        },
    })
}
