//! Tags, formats and licences.

use centum_base::fold::fold;
use centum_web::Visit;
use serde_json::{Value, json};

use super::groups::PACKAGES;
use super::packages::packages;
use crate::ckan::answer::{Fault, Outcome};
use crate::ckan::call::Call;
use crate::ckan::guide::Guide;
use crate::ckan::licences::STOCK;
use crate::ckan::search;
use crate::dcat::vocabulary;

/// Tags in one answer.
const MOST_TAGS: usize = 1000;

/// `tag_list`: by name, of the most frequent ones and of those that hold what is asked for.
pub(in crate::ckan) async fn tags(visit: &Visit, call: &Call) -> Outcome {
    let (_, names) = asked(visit, call).await?;
    let whole = call.flag("all_fields") == Some(true);
    Ok(names.into_iter().map(|name| if whole { tag(&name) } else { Value::String(name) }).collect())
}

/// How many tags there are of what is asked for, and those of them that the answer holds.
async fn asked(visit: &Visit, call: &Call) -> Result<(usize, Vec<String>), Fault> {
    if call.text("vocabulary_id").is_some() {
        return Err(Fault::NotFound("could not find vocabulary"));
    }
    let query = call.text("query").or_else(|| call.text("q")).unwrap_or_default();
    let limit = call.number("limit")?.unwrap_or(MOST_TAGS).min(MOST_TAGS);
    let offset = call.number("offset")?.unwrap_or_default();
    let names = search::keywords(visit, &query).await?;
    Ok((names.len(), names.into_iter().skip(offset).take(limit).collect()))
}

/// `tag_show`.
pub(in crate::ckan) async fn tag_of(visit: &Visit, call: &Call) -> Outcome {
    let id = call.needed("id")?;
    let name = fold(&id);
    if !search::has_keyword(visit, &name).await? {
        return Err(Fault::NotFound("Not found"));
    }
    let mut told = tag(&name);
    if call.flag("include_datasets") == Some(true) {
        let shown = search::shown_where(visit, search::of_keyword(&name), PACKAGES).await?;
        let mut reader = visit.app.house.read().await?;
        told["packages"] = packages(visit, &shown, &Guide::read(&mut reader.conn()).await?);
    }
    Ok(told)
}

fn tag(name: &str) -> Value {
    json!({ "id": name, "name": name, "display_name": name, "state": "active", "vocabulary_id": null })
}

/// `tag_search`.
pub(in crate::ckan) async fn tag_search(visit: &Visit, call: &Call) -> Outcome {
    let (count, names) = asked(visit, call).await?;
    let results: Vec<Value> = names.iter().map(|name| tag(name)).collect();
    Ok(json!({ "count": count, "results": results }))
}

/// `format_autocomplete`.
pub(in crate::ckan) fn formats(call: &Call) -> Outcome {
    let begins = call.text("q").unwrap_or_default().to_lowercase();
    let limit = call.number("limit")?.unwrap_or(5).min(100);
    let labels = vocabulary::file_types().concepts().iter().map(|one| one.label("en").to_lowercase());
    let mut found: Vec<String> = labels.filter(|label| label.contains(&begins)).collect();
    found.sort_by_key(|label| (!label.starts_with(&begins), label.clone()));
    found.dedup();
    found.truncate(limit);
    Ok(json!(found))
}

/// `license_list`: what CKAN comes with, as packages tell it.
pub(in crate::ckan) fn licences() -> Outcome {
    let all = STOCK.iter().map(|one| {
        let conformance = if one.open { "approved" } else { "rejected" };
        json!({
            "id": one.id, "title": one.title, "url": one.url, "status": "active",
            "od_conformance": conformance, "osd_conformance": "not reviewed", "is_generic": one.generic,
            "domain_content": true, "domain_data": true, "domain_software": false, "family": "", "maintainer": "",
        })
    });
    Ok(all.collect())
}
