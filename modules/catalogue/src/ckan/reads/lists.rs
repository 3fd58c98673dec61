//! Tags, formats and licences.

use centum_base::fold::fold;
use centum_web::Visit;
use serde_json::{Value, json};

use crate::ckan::answer::{Fault, Outcome};
use crate::ckan::call::Call;
use crate::ckan::search;
use crate::dcat::vocabulary;

/// Tags in one answer.
const MOST_TAGS: usize = 1000;

/// `tag_list`: the most frequent ones, by name.
pub(in crate::ckan) async fn tags(visit: &Visit, call: &Call) -> Outcome {
    if call.text("vocabulary_id").is_some() {
        return Err(Fault::NotFound("could not find vocabulary"));
    }
    let query = call.text("query").or_else(|| call.text("q")).map(|text| fold(&text)).unwrap_or_default();
    let limit = call.number("limit")?.unwrap_or(MOST_TAGS).min(MOST_TAGS);
    let counts = search::counts(visit, "keyword").await;
    let mut names: Vec<String> = counts.into_keys().filter(|name| name.contains(&query)).collect();
    names.sort();
    names.truncate(limit);
    let whole = call.flag("all_fields") == Some(true);
    Ok(names.into_iter().map(|name| if whole { tag(&name) } else { Value::String(name) }).collect())
}

/// `tag_show`.
pub(in crate::ckan) async fn tag_of(visit: &Visit, call: &Call) -> Outcome {
    let id = call.needed("id")?;
    let counts = search::counts(visit, "keyword").await;
    let name = fold(&id);
    counts.get(&name).map(|_| tag(&name)).ok_or(Fault::NotFound("Not found"))
}

fn tag(name: &str) -> Value {
    json!({ "id": name, "name": name, "display_name": name, "state": "active", "vocabulary_id": null })
}

/// `tag_search`.
pub(in crate::ckan) async fn tag_search(visit: &Visit, call: &Call) -> Outcome {
    let names = tags(visit, call).await?;
    let results: Vec<Value> =
        names.as_array().into_iter().flatten().filter_map(Value::as_str).map(tag).collect();
    Ok(json!({ "count": results.len(), "results": results }))
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

/// `license_list`.
pub(in crate::ckan) fn licences() -> Outcome {
    let all = vocabulary::licences().concepts().iter().map(|one| {
        let conformance = if one.facts.open { "approved" } else { "rejected" };
        json!({
            "id": one.code, "title": one.label("en"), "url": one.facts.address, "status": "active",
            "od_conformance": conformance, "osd_conformance": "not reviewed", "is_generic": false,
            "domain_content": true, "domain_data": true, "domain_software": false, "family": "", "maintainer": "",
        })
    });
    Ok(all.collect())
}
