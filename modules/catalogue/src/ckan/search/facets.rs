//! Counts under the names that clients know.

use std::collections::BTreeMap;

use centum_search::{Answer, FacetCounts};
use serde_json::{Map, Value, json};

use crate::ckan::call::Call;
use crate::ckan::guide::Guide;
use crate::ckan::licences;
use crate::dcat::vocabulary;
use crate::search::fields;

/// The facets that a call asks for.
pub(super) fn asked(call: &Call) -> Vec<String> {
    if call.flag("facet") == Some(false) {
        return Vec::new();
    }
    let mut names = call.list("facet.field");
    names.dedup();
    names
}

/// The field of the index behind a name.
pub(super) fn field(name: &str) -> Option<&'static str> {
    Some(match name {
        "organization" | "owner_org" => fields::CATALOGUE,
        "groups" | "theme" => fields::THEME,
        "tags" => fields::KEYWORD,
        "res_format" => fields::FORMAT,
        "license_id" => fields::LICENCE,
        "isopen" => fields::OPEN,
        "num_resources" => fields::PART_COUNT,
        "dataset_type" | "type" => fields::KIND,
        other => return fields::FACETS.into_iter().find(|known| *known == other),
    })
}

/// The counts as CKAN tells them twice: `facets`, and `search_facets` with titles; those of at least so many, and so many
/// of them.
pub(super) fn told(
    asked: &[String],
    (least, most): (u64, usize),
    answer: &Answer,
    guide: &Guide,
) -> (Value, Value) {
    let (mut plain, mut titled) = (Map::new(), Map::new());
    for name in asked {
        let found = field(name).and_then(|field| answer.facets.iter().find(|one| one.field == field));
        let mut items = found.map(|counts| items(name, counts, guide)).unwrap_or_default();
        items.retain(|(_, (_, count))| *count >= least);
        items.truncate(most);
        let counts: Map<String, Value> =
            items.iter().map(|(name, item)| (name.clone(), json!(item.1))).collect();
        let items: Vec<Value> = items
            .iter()
            .map(|(name, (title, count))| json!({ "name": name, "display_name": title, "count": count }))
            .collect();
        plain.insert(name.clone(), Value::Object(counts));
        titled.insert(name.clone(), json!({ "title": name, "items": items }));
    }
    (Value::Object(plain), Value::Object(titled))
}

fn items(name: &str, counts: &FacetCounts, guide: &Guide) -> Vec<(String, (String, u64))> {
    let mut items = BTreeMap::<String, (String, u64)>::new();
    for value in counts.values.iter().filter(|value| value.count > 0) {
        let (key, title) = said(name, &value.value, guide);
        items.entry(key).or_insert((title, 0)).1 += value.count;
    }
    let mut items: Vec<_> = items.into_iter().collect();
    items.sort_by(|one, other| other.1.1.cmp(&one.1.1).then_with(|| one.0.cmp(&other.0)));
    items
}

/// A value under the name that filters know it by, and its title.
fn said(name: &str, value: &str, guide: &Guide) -> (String, String) {
    let as_it_is = || (value.to_owned(), value.to_owned());
    match name {
        "organization" | "owner_org" => guide.named(value).map_or_else(as_it_is, |one| {
            let key = if name == "owner_org" { &one.id } else { &one.name };
            (key.clone(), one.title.clone())
        }),
        "groups" => {
            let title = vocabulary::themes().get(value).map_or(value, |theme| theme.label("en"));
            (value.to_lowercase(), title.to_owned())
        }
        "theme" => {
            let title = vocabulary::themes().get(value).map_or(value, |theme| theme.label("en"));
            (value.to_owned(), title.to_owned())
        }
        "res_format" => {
            let label = vocabulary::file_types().get(value).map_or(value, |one| one.label("en"));
            (label.to_owned(), label.to_owned())
        }
        "license_id" => {
            let (id, title) = licences::said(value);
            (id.to_owned(), title.to_owned())
        }
        _ => as_it_is(),
    }
}
