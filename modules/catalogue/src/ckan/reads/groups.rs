//! Organisations and groups: who publishes, and the data themes.

use centum_web::Visit;
use serde_json::{Value, json};

use super::activity::of_many;
use super::packages::packages;
use crate::ckan::answer::{Fault, Outcome};
use crate::ckan::call::Call;
use crate::ckan::guide::{Guide, Organisation};
use crate::ckan::package::group;
use crate::ckan::search::{self, Counts};
use crate::dcat::vocabulary;

/// Members of a list where the whole of each is asked for.
const MOST_WHOLE: usize = 1000;
/// Members of a list of names.
const MOST_NAMES: usize = 100_000;
/// Packages that come along with an organisation, a group or a tag.
pub(super) const PACKAGES: usize = 1000;

/// `organization_list`.
pub(in crate::ckan) async fn organisations(visit: &Visit, call: &Call) -> Outcome {
    let mut reader = visit.app.house.read().await?;
    let guide = Guide::counted(&mut reader.conn()).await?;
    let wanted = wanted(call, "organizations");
    let is_wanted =
        |one: &Organisation| wanted.is_empty() || wanted.iter().any(|it| *it == one.name || *it == one.id);
    listed(call, guide.all().into_iter().filter(|one| is_wanted(one)).map(Organisation::whole).collect())
}

/// `organization_show`.
pub(in crate::ckan) async fn organisation(visit: &Visit, call: &Call) -> Outcome {
    let id = call.needed("id")?;
    let mut reader = visit.app.house.read().await?;
    let guide = Guide::counted(&mut reader.conn()).await?;
    let found = guide.named(&id).ok_or(Fault::NotFound("Not found"))?;
    let mut whole = found.whole();
    if call.flag("include_datasets") == Some(true) {
        let shown = search::shown_where(visit, search::of_organisation(found), PACKAGES).await?;
        whole["packages"] = packages(visit, &shown, &guide);
    }
    Ok(whole)
}

/// `group_list`: the data themes.
pub(in crate::ckan) async fn groups(visit: &Visit, call: &Call) -> Outcome {
    let counts = search::counts(visit, "theme").await;
    let wanted = wanted(call, "groups");
    let is_wanted = |code: &str| wanted.is_empty() || wanted.iter().any(|it| it.eq_ignore_ascii_case(code));
    let all = vocabulary::themes().concepts().iter().filter(|one| is_wanted(one.code));
    listed(call, all.map(|theme| whole(theme, &counts)).collect())
}

/// `group_show`.
pub(in crate::ckan) async fn group_of(visit: &Visit, call: &Call) -> Outcome {
    let id = call.needed("id")?;
    let theme = vocabulary::themes().get(&id.to_uppercase()).ok_or(Fault::NotFound("Not found"))?;
    let mut whole = whole(theme, &search::counts(visit, "theme").await);
    if call.flag("include_datasets") == Some(true) {
        let shown = search::shown_where(visit, search::of_theme(theme.code), PACKAGES).await?;
        let mut reader = visit.app.house.read().await?;
        whole["packages"] = packages(visit, &shown, &Guide::read(&mut reader.conn()).await?);
    }
    Ok(whole)
}

/// `group_package_show`: the datasets of a theme alone.
pub(in crate::ckan) async fn packages_of(visit: &Visit, call: &Call) -> Outcome {
    let id = call.needed("id")?;
    let theme = vocabulary::themes().get(&id.to_uppercase()).ok_or(Fault::NotFound("Not found"))?;
    let limit = call.number("limit")?.unwrap_or(PACKAGES).min(PACKAGES);
    let shown = search::shown_where(visit, search::of_theme(theme.code), limit).await?;
    let mut reader = visit.app.house.read().await?;
    Ok(packages(visit, &shown, &Guide::read(&mut reader.conn()).await?))
}

/// `member_list`: of an organisation or a group its datasets; who publishes is not told here.
pub(in crate::ckan) async fn members(visit: &Visit, call: &Call) -> Outcome {
    let id = call.needed("id")?;
    let mut reader = visit.app.house.read().await?;
    let guide = Guide::read(&mut reader.conn()).await?;
    drop(reader);
    let theme = || vocabulary::themes().get(&id.to_uppercase()).map(|theme| search::of_theme(theme.code));
    let clause = guide.named(&id).map(search::of_organisation).or_else(theme);
    let clause = clause.ok_or(Fault::NotFound("Not found"))?;
    if call.text("object_type").is_some_and(|kind| kind != "package") {
        return Ok(json!([]));
    }
    let shown = search::shown_where(visit, clause, PACKAGES).await?;
    Ok(shown.iter().map(|one| json!([one.id, "package", "public"])).collect())
}

/// `organization_activity_list`.
pub(in crate::ckan) async fn activity_of_organisation(visit: &Visit, call: &Call) -> Outcome {
    let id = call.needed("id")?;
    let mut reader = visit.app.house.read().await?;
    let guide = Guide::read(&mut reader.conn()).await?;
    drop(reader);
    let found = guide.named(&id).ok_or(Fault::NotFound("Not found"))?;
    of_many(visit, call, search::of_organisation(found)).await
}

/// `group_activity_list`.
pub(in crate::ckan) async fn activity_of_group(visit: &Visit, call: &Call) -> Outcome {
    let id = call.needed("id")?;
    let theme = vocabulary::themes().get(&id.to_uppercase()).ok_or(Fault::NotFound("Not found"))?;
    of_many(visit, call, search::of_theme(theme.code)).await
}

fn whole(theme: &vocabulary::Concept<()>, counts: &Counts) -> Value {
    let mut whole = group(theme);
    let more = json!({
        "type": "group", "is_organization": false, "approval_status": "approved", "state": "active", "image_url": "",
        "num_followers": 0, "package_count": counts.get(theme.code).copied().unwrap_or_default(), "extras": [],
        "tags": [], "groups": [], "users": [],
    });
    if let (Value::Object(whole), Value::Object(more)) = (&mut whole, more) {
        whole.extend(more);
    }
    whole
}

/// The names that a list is narrowed to: each by itself, or with commas between them.
fn wanted(call: &Call, name: &str) -> Vec<String> {
    let all = call.list(name);
    let names = all.iter().flat_map(|text| text.split(',')).map(str::trim);
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// A list as it was asked for: with some words, ordered, from where, so many, names or the whole of each.
fn listed(call: &Call, mut all: Vec<Value>) -> Outcome {
    if let Some(words) = call.text("q").map(|words| words.to_lowercase()) {
        let has = |value: &Value| value.as_str().is_some_and(|text| text.to_lowercase().contains(&words));
        all.retain(|one| has(&one["name"]) || has(&one["title"]));
    }
    let sort = call.text("sort").or_else(|| call.text("order_by")).unwrap_or_else(|| "title asc".into());
    let mut parts = sort.split_whitespace();
    let field = match parts.next() {
        Some("packages" | "package_count") => "package_count",
        Some("name") => "name",
        Some("title") | None => "title",
        Some(_) => return Err(Fault::of("sort", "Cannot sort by this field")),
    };
    let by_count = field == "package_count";
    let descending = parts.next().map_or(by_count, |direction| direction.eq_ignore_ascii_case("desc"));
    all.sort_by(|one, other| {
        let order = if by_count {
            one[field].as_i64().cmp(&other[field].as_i64())
        } else {
            one[field].as_str().map(str::to_lowercase).cmp(&other[field].as_str().map(str::to_lowercase))
        };
        if descending { order.reverse() } else { order }
    });
    let is_whole = call.flag("all_fields") == Some(true);
    let most = if is_whole { MOST_WHOLE } else { MOST_NAMES };
    let limit = call.number("limit")?.unwrap_or(most).min(most);
    let offset = call.number("offset")?.unwrap_or_default();
    let part = all.into_iter().skip(offset).take(limit);
    Ok(if is_whole { part.collect() } else { part.map(|one| one["name"].clone()).collect() })
}

/// `organization_autocomplete` and `group_autocomplete`.
pub(in crate::ckan) async fn autocomplete(visit: &Visit, call: &Call, organisations: bool) -> Outcome {
    let begins = call.text("q").unwrap_or_default().to_lowercase();
    let limit = call.number("limit")?.unwrap_or(20).min(100);
    let all: Vec<Value> = if organisations {
        let mut reader = visit.app.house.read().await?;
        Guide::read(&mut reader.conn()).await?.all().into_iter().map(Organisation::whole).collect()
    } else {
        vocabulary::themes().concepts().iter().map(group).collect()
    };
    let has = |value: &Value| value.as_str().is_some_and(|text| text.to_lowercase().contains(&begins));
    let found = all.into_iter().filter(|one| has(&one["name"]) || has(&one["title"])).take(limit);
    Ok(found.map(|one| json!({ "id": one["id"], "name": one["name"], "title": one["title"] })).collect())
}
