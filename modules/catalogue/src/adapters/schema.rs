//! Datasets as pages tell search engines of them: schema.org in JSON-LD, with short names or with prefixes, as a tree or as a
//! graph whose nodes refer to one another.

use std::collections::HashMap;

use centum_rdf::NamedOrBlankNode;
use serde_json::{Map, Value};

use super::draft::{Draft, dcat, dct};
use super::parts::Who;
use super::plain::{first, named, objects, said, texts, unwrapped, without_markup, words};
use crate::dcat::read::byte_size;

/// How deep datasets are looked for.
const DEEPEST: usize = 6;
/// The most datasets of one page.
const MOST: usize = 1000;

/// How often one reference after another is followed.
const STEPS: usize = 3;
/// Up to so many bytes of text in the datasets of one page, what they refer to is put in its place.
const MOST_TEXT: usize = 2 << 20;
/// What is read of a dataset and may be described elsewhere on the page.
const DESCRIBED: [&str; 10] = [
    "publisher",
    "creator",
    "provider",
    "sourceOrganization",
    "contactPoint",
    "distribution",
    "spatialCoverage",
    "geo",
    "license",
    "identifier",
];
/// Who publishes where nobody is named as the publisher.
const INSTEAD: [&str; 5] = ["creator", "provider", "sourceOrganization", "author", "maintainer"];
/// What stands before the names of schema.org where they are not short.
const PREFIXES: [&str; 3] = ["schema:", "http://schema.org/", "https://schema.org/"];

/// Nodes of a page by their names.
type Nodes<'a> = HashMap<&'a str, &'a Map<String, Value>>;

/// The datasets that a value holds, wherever they stand in it: each with short names, and with what it refers to in its place.
pub(super) fn datasets(value: &Value) -> Vec<Value> {
    let (mut found, mut nodes) = (Vec::new(), Nodes::new());
    look(value, DEEPEST, &mut found);
    name(value, DEEPEST, &mut nodes);
    let mut left = MOST_TEXT;
    found.into_iter().map(|own| whole(own, &nodes, STEPS, &mut left)).collect()
}

fn name<'a>(value: &'a Value, depth: usize, nodes: &mut Nodes<'a>) {
    match value {
        Value::Array(items) if depth > 0 => items.iter().for_each(|item| name(item, depth - 1, nodes)),
        Value::Object(map) if depth > 0 => {
            if let Some(Value::String(id)) = map.get("@id").filter(|_| map.len() > 1) {
                nodes.entry(id).or_insert(map);
            }
            map.values().for_each(|inner| name(inner, depth - 1, nodes));
        }
        _ => {}
    }
}

/// A value with short names, plain texts, and nodes in the place of references to them.
fn whole(value: &Value, nodes: &Nodes<'_>, steps: usize, left: &mut usize) -> Value {
    match value {
        Value::Array(items) => items.iter().map(|item| whole(item, nodes, steps, left)).collect(),
        Value::Object(map) => match (map.get("@value"), map.get("@list").or_else(|| map.get("@set"))) {
            (Some(text), _) if !map.contains_key("@language") => whole(text, nodes, 0, left),
            (_, Some(list)) => whole(list, nodes, steps, left),
            _ => {
                let id = map.get("@id").and_then(Value::as_str).filter(|_| map.len() == 1 && steps > 0);
                let node = id.and_then(|id| nodes.get(id)).copied();
                let steps = steps.saturating_sub(usize::from(node.is_some()));
                members_of(node.unwrap_or(map), nodes, steps, left)
            }
        },
        other => {
            *left = left.saturating_sub(other.as_str().map_or(1, str::len));
            other.clone()
        }
    }
}

fn members_of(map: &Map<String, Value>, nodes: &Nodes<'_>, steps: usize, left: &mut usize) -> Value {
    let members = map.iter().map(|(key, inner)| {
        let key = PREFIXES.iter().find_map(|prefix| key.strip_prefix(*prefix)).unwrap_or(key);
        *left = left.saturating_sub(key.len());
        let steps = if *left > 0 && DESCRIBED.contains(&key) { steps } else { 0 };
        (key.to_owned(), whole(inner, nodes, steps, left))
    });
    Value::Object(members.collect())
}

fn look<'a>(value: &'a Value, depth: usize, found: &mut Vec<&'a Value>) {
    if depth == 0 || found.len() >= MOST {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| look(item, depth - 1, found)),
        Value::Object(_) if is_dataset(value) => found.push(value),
        Value::Object(map) => map.values().for_each(|inner| look(inner, depth - 1, found)),
        _ => {}
    }
}

fn is_dataset(value: &Value) -> bool {
    let kinds = value.get("@type").map(words).unwrap_or_default();
    kinds.iter().any(|kind| kind.rsplit(['/', ':']).next() == Some("Dataset"))
}

/// A dataset that a page tells of.
pub(super) fn draft(own: &Value, page: &str) -> Draft {
    let uri = [first(own, &["@id"]), first(own, &["url"])].into_iter().flatten();
    let uri = uri.filter_map(|uri| super::address::resolve(page, &uri)).find(|uri| uri.starts_with("http"));
    let uri = uri.unwrap_or_else(|| page.to_owned());
    let mut draft = Draft::new(&uri, &uri, page);
    let it = draft.subject();
    draft.kind(&it, dcat("Dataset"));
    let language = first(own, &["inLanguage"]).filter(|tag| (2..=8).contains(&tag.len()));
    for (name, property) in [("name", dct("title")), ("description", dct("description"))] {
        let plain = own.get(name).map(texts).unwrap_or_default().into_iter();
        let plain = plain.map(|(lang, text)| (lang.or_else(|| language.clone()), without_markup(&text)));
        draft.texts(&it, &property, plain.collect());
    }
    for one in members(own, "identifier") {
        if let Some(value) = said(&one).or_else(|| first(&one, &["value", "@id", "url", "name"])) {
            draft.text(&it, dct("identifier"), None, &value);
        }
    }
    let words_of = |name: &str| own.get(name).map(words).unwrap_or_default();
    let keywords: Vec<String> = members(own, "keywords")
        .iter()
        .filter_map(|one| said(one).or_else(|| first(one, &["name"])))
        .collect();
    for word in keywords.iter().flat_map(|text| text.split([',', ';'])).map(str::trim) {
        if !word.is_empty() {
            draft.text(&it, dcat("keyword"), language.as_deref(), word);
        }
    }
    if let Some(url) = first(own, &["url", "mainEntityOfPage"]) {
        draft.page(&it, dcat("landingPage"), &url);
    }
    for (names, property) in
        [(["datePublished", "dateCreated"], "issued"), (["dateModified", ""], "modified")]
    {
        // GeoNetwork writes each in a list.
        if let Some(day) = names.iter().find_map(|name| words_of(name).into_iter().next()) {
            draft.moment(&it, dct(property), &day);
        }
    }
    for language in words_of("inLanguage") {
        draft.language(&it, &language);
    }
    people(own, &mut draft);
    for text in words_of("temporalCoverage") {
        draft.period_of_text(&text);
    }
    place(own, &mut draft);
    let licence = terms(own);
    let files = own.get("distribution").map(objects).unwrap_or_default();
    for one in &files {
        file(one, &mut draft, licence.as_ref());
    }
    if files.is_empty() {
        draft.licence(&it, &[licence]);
    }
    draft
}

/// The values of a member, one or several.
fn members(own: &Value, name: &str) -> Vec<Value> {
    match own.get(name).map(unwrapped) {
        Some(Value::Array(items)) => items.into_iter().take(MOST).collect(),
        Some(Value::Null) | None => Vec::new(),
        Some(one) => vec![one],
    }
}

/// Under which terms: the first that says anything.
fn terms(own: &Value) -> Option<String> {
    members(own, "license").iter().find_map(|one| said(one).or_else(|| first(one, &["url", "@id", "name"])))
}

fn people(own: &Value, draft: &mut Draft) {
    let who = |value: &Value| Who {
        uri: first(value, &["@id"]).filter(|uri| uri.starts_with("http")),
        name: said(value).or_else(|| named(value, &["name", "legalName"])),
        email: first(value, &["email"]),
        url: first(value, &["url"]),
        ..Who::default()
    };
    let mut is_published = false;
    for value in members(own, "publisher") {
        is_published |= draft.agent("publisher", &who(&value));
    }
    for value in members(own, "creator") {
        draft.agent("creator", &who(&value));
    }
    let instead = || INSTEAD.iter().find_map(|name| members(own, name).into_iter().next());
    if !is_published && let Some(one) = instead() {
        draft.agent("publisher", &who(&one));
    }
    let people = ["publisher"].iter().chain(&INSTEAD).flat_map(|name| members(own, name));
    let points = people.flat_map(|one| one.get("contactPoint").map(objects).unwrap_or_default());
    for point in points.take(3) {
        draft.contact(&who(&point));
    }
}

fn place(own: &Value, draft: &mut Draft) {
    for value in own
        .get("spatialCoverage")
        .map(|value| match value {
            Value::Array(items) => items.clone(),
            one => vec![one.clone()],
        })
        .unwrap_or_default()
        .iter()
        .take(100)
    {
        let geo = match value.get("geo") {
            Some(Value::Array(several)) => several.first(),
            one => one,
        };
        let geo = geo.unwrap_or(&Value::Null);
        // South, west, north, east.
        let sides = first(geo, &["box"]).map(|text| text.replace(',', " "));
        let sides: Option<Vec<f64>> =
            sides.and_then(|text| text.split_whitespace().map(|side| side.parse().ok()).collect());
        let point = first(geo, &["latitude"]).zip(first(geo, &["longitude"]));
        match (sides.as_deref(), point) {
            (Some([south, west, north, east]), _) => {
                draft.place_of_text(&format!("{west},{south},{east},{north}"));
            }
            (_, Some((north, east))) => draft.place_of_text(&format!("POINT ({east} {north})")),
            _ => {
                if let Some(shape) = first(geo, &["polygon"]) {
                    draft.place_of_text(&around(&shape));
                } else if let Some(name) = said(value).or_else(|| first(value, &["name"])) {
                    draft.place_of_text(&name);
                }
            }
        }
    }
}

/// The box around points in a row, latitude first; what is no such row stays as it is.
fn around(points: &str) -> String {
    let parts = points.split([' ', ',', '\n']).filter(|part| !part.is_empty());
    let degrees: Option<Vec<f64>> = parts.map(|part| part.parse().ok()).collect();
    let Some(degrees) = degrees.filter(|all| all.len() >= 4) else { return points.to_owned() };
    let side = |axis: usize, choose: fn(f64, f64) -> f64| {
        degrees.iter().skip(axis).step_by(2).copied().reduce(choose).unwrap_or_default()
    };
    let (west, south) = (side(1, f64::min), side(0, f64::min));
    format!("{west},{south},{},{}", side(1, f64::max), side(0, f64::max))
}

fn file(one: &Value, draft: &mut Draft, licence: Option<&String>) {
    let uri = first(one, &["@id"]).filter(|uri| uri.starts_with("http"));
    let node: NamedOrBlankNode = draft.distribution(uri.as_deref());
    if let Some(title) = first(one, &["name"]) {
        draft.text(&node, dct("title"), None, &title);
    }
    let (content, page) = (first(one, &["contentUrl"]), first(one, &["url"]));
    if let Some(url) = page.as_ref().or(content.as_ref()) {
        draft.link(&node, dcat("accessURL"), url);
    }
    if let Some(url) = &content {
        draft.link(&node, dcat("downloadURL"), url);
    }
    if let Some(format) = first(one, &["encodingFormat", "fileFormat"]) {
        match format.contains('/') && !format.contains("://") {
            true => draft.media_type(&node, &format),
            false => draft.format(&node, &format),
        }
    }
    if let Some(size) = first(one, &["contentSize"]) {
        // Here people write it with its unit.
        let bytes = byte_size(&size).map(|(bytes, _)| bytes.to_string());
        draft.size(&node, bytes.as_deref().unwrap_or(&size));
    }
    draft.licence(&node, &[terms(one), licence.cloned()]);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn box_of(place: &Value) -> Option<[f64; 4]> {
        let own = json!({ "@type": "Dataset", "name": "Trees", "spatialCoverage": place });
        let found = draft(&own, "https://a.example/1").found(bytes::Bytes::new());
        let (record, _) = crate::dcat::record(&found.graph, (&found.subject).into());
        record.spatial.first()?.bbox.map(|found| [found.west, found.south, found.east, found.north])
    }

    #[test]
    fn a_size_with_its_unit_is_a_number_of_bytes() {
        let file = json!({ "contentUrl": "https://a.example/1.csv", "contentSize": "12.5 KB" });
        let own = json!({ "@type": "Dataset", "name": "Trees", "distribution": file });
        let found = draft(&own, "https://a.example/1").found(bytes::Bytes::new());
        let (record, notes) = crate::dcat::record(&found.graph, (&found.subject).into());
        assert_eq!(record.distributions[0].byte_size, Some(12_500));
        assert!(notes.iter().all(|note| note.path != "dcat:byteSize"), "{notes:?}");
    }

    #[test]
    fn whom_to_ask_is_found_with_one_of_several_publishers() {
        let point = json!({ "@type": "ContactPoint", "email": "open@a.example" });
        let publishers = json!([{ "name": "City" }, { "name": "Parks", "contactPoint": point }]);
        let own = json!({ "@type": "Dataset", "name": "Trees", "publisher": publishers });
        let found = draft(&own, "https://a.example/1").found(bytes::Bytes::new());
        let (record, _) = crate::dcat::record(&found.graph, (&found.subject).into());
        assert_eq!((record.publishers.len(), record.contacts[0].emails.len()), (2, 1));
    }

    #[test]
    fn a_place_in_a_list_and_a_shape_of_points_are_not_lost() {
        let leuven = Some([4.6, 50.8, 4.8, 50.9]);
        let shapes = [
            json!([{ "@type": "GeoShape", "box": "50.8 4.6 50.9 4.8" }]),
            json!({ "polygon": "50.8 4.6 50.9 4.6 50.9 4.8 50.8 4.6" }),
            json!({ "polygon": "50.8,4.6 50.9,4.6 50.9,4.8 50.8,4.6" }),
            json!({ "polygon": "POLYGON ((4.6 50.8, 4.8 50.8, 4.8 50.9, 4.6 50.8))" }),
        ];
        for geo in shapes {
            assert_eq!(box_of(&json!({ "@type": "Place", "geo": geo })), leuven, "{geo}");
        }
    }
}
