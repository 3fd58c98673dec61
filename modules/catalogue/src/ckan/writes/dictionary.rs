//! From a package as a client sends it to what a publication says.
//!
//! A client reads a package, changes a field and sends the whole back. What it did not know of comes back unchanged and
//! must not outweigh what it did change: a new title wins over the old translations of the title.

use serde_json::{Map, Value, json};

use crate::adapters::of_package;
use crate::ckan::answer::Fault;
use crate::ckan::guide::Organisation;
use crate::dcat::{self, vocabulary};

/// The most extras, tags, groups or resources of one package.
const MOST: usize = 1000;
/// Fields, and what else says the same in other words.
const SAME: [(&str, &[&str]); 6] = [
    ("title", &["title_translated"]),
    ("notes", &["notes_translated"]),
    ("tags", &["tags_translated"]),
    ("license_id", &["license_url", "license_title"]),
    ("license_url", &["license_id", "license_title"]),
    ("url", &[]),
];
/// The same for fields that extras say in other words.
const SAME_IN_EXTRAS: [(&str, &[&str]); 5] = [
    ("groups", &["theme"]),
    ("maintainer", &["contact_uri", "contact_name", "contact_email", "contact"]),
    ("maintainer_email", &["contact_email", "contact"]),
    ("author", &["creator_uri", "creator_name", "creator_email", "creator_url", "creator_type", "creator"]),
    ("author_email", &["creator_email", "creator"]),
];
/// The same within a resource.
const SAME_IN_RESOURCES: [(&str, &[&str]); 3] = [
    ("url", &["access_url", "download_url", "size", "hash", "hash_algorithm", "mimetype"]),
    ("format", &["mimetype"]),
    ("last_modified", &["modified"]),
];
/// What a client may send and only the house can know.
pub(super) const OURS: [&str; 17] = [
    "id",
    "embargo",
    "private",
    "state",
    "metadata_created",
    "metadata_modified",
    "organization",
    "owner_org",
    "creator_user_id",
    "num_resources",
    "num_tags",
    "isopen",
    "relationships_as_subject",
    "relationships_as_object",
    "revision_id",
    "tracking_summary",
    "__junk",
];

type Fields = Map<String, Value>;

/// Puts what clients may also say in another way under the names that it is read by: tags in one text, and groups by their
/// identifiers, which are the codes of themes.
pub(super) fn in_usual_words(sent: &mut Fields) {
    if let Some(Value::String(words)) = sent.remove("tag_string") {
        let words = words.split(',').map(str::trim).filter(|word| !word.is_empty());
        let named = words.map(|word| json!({ "name": word }));
        let tags = sent.entry("tags").or_insert(Value::Null);
        if tags.is_null() {
            *tags = Value::Array(Vec::new());
        }
        if let Value::Array(tags) = tags {
            tags.extend(named);
        }
    }
    let groups = sent.get_mut("groups").and_then(Value::as_array_mut).into_iter().flatten();
    for group in groups.filter_map(Value::as_object_mut).filter(|group| !group.contains_key("name")) {
        let code = group.get("id").and_then(Value::as_str).and_then(|id| vocabulary::themes().find(id));
        if let Some(theme) = code {
            group.insert("name".into(), theme.code.into());
        }
    }
}

/// Lets go of what says in other words what the client changed.
pub(super) fn reconcile(sent: &mut Fields, before: &Fields) {
    for (field, others) in SAME {
        drop_stale(sent, before, field, others);
    }
    let is_licence_new = differs(sent, before, "license_id") || differs(sent, before, "license_url");
    for (field, others) in SAME_IN_EXTRAS {
        if !differs(sent, before, field) {
            continue;
        }
        let known = |key: &Value| extra(before, key.as_str().unwrap_or_default());
        if let Some(Value::Array(extras)) = sent.get_mut("extras") {
            extras.retain(|pair| {
                let is_other = others.iter().any(|other| pair["key"] == **other);
                !(is_other && known(&pair["key"]) == Some(&pair["value"]))
            });
        }
    }
    let known = before.get("resources").and_then(Value::as_array).cloned().unwrap_or_default();
    let Some(Value::Array(resources)) = sent.get_mut("resources") else { return };
    for resource in resources.iter_mut().filter_map(Value::as_object_mut) {
        let id = resource.get("id").cloned().unwrap_or_default();
        let Some(before) = known.iter().find(|one| one["id"] == id).and_then(Value::as_object) else {
            continue;
        };
        for (field, others) in SAME_IN_RESOURCES {
            drop_stale(resource, before, field, others);
        }
        if is_licence_new && resource.get("license") == before.get("license") {
            resource.remove("license");
        }
    }
}

fn differs(sent: &Fields, before: &Fields, field: &str) -> bool {
    sent.get(field).is_some_and(|value| before.get(field) != Some(value))
}

fn drop_stale(sent: &mut Fields, before: &Fields, field: &str, others: &[&str]) {
    if differs(sent, before, field) {
        sent.retain(|name, value| !(others.contains(&name.as_str()) && before.get(name) == Some(value)));
    }
}

fn extra<'a>(fields: &'a Fields, key: &str) -> Option<&'a Value> {
    let extras = fields.get("extras")?.as_array()?;
    extras.iter().find(|pair| pair["key"] == key).map(|pair| &pair["value"])
}

/// What a package says, as a record. `known` is what was said before: a resource that is named by its identifier keeps
/// its address.
pub(super) fn record(
    mut sent: Fields,
    slug: &str,
    known: &[(String, Option<String>)],
    own: Option<&Organisation>,
    base: &str,
) -> Result<dcat::Record, Fault> {
    check(&sent)?;
    for name in OURS {
        sent.remove(name);
    }
    sent.insert("id".into(), slug.into());
    let page = format!("{base}/data/datasets/{slug}");
    if sent.get("url").is_none_or(|url| url.as_str().is_none_or(|url| url.is_empty() || *url == page)) {
        sent.insert("url".into(), Value::String(page.clone()));
    }
    let names_publisher = ["publisher", "publisher_name", "publisher_uri"];
    if let Some(own) = own
        && !names_publisher.iter().any(|name| sent.contains_key(*name) || extra(&sent, name).is_some())
    {
        sent.insert("publisher_name".into(), own.title.clone().into());
        sent.insert("publisher_uri".into(), format!("{base}/data/publishers/{}", own.name).into());
    }
    if let Some(Value::Array(resources)) = sent.get_mut("resources") {
        for resource in resources.iter_mut().filter_map(Value::as_object_mut) {
            let id = resource.remove("id");
            resource.remove("uri");
            resource.remove("metadata_modified");
            let id = id.as_ref().and_then(Value::as_str);
            let uri =
                known.iter().find(|(known, _)| Some(known.as_str()) == id).and_then(|(_, uri)| uri.clone());
            if let Some(uri) = uri {
                resource.insert("uri".into(), uri.into());
            }
        }
    }
    let found = of_package(&Value::Object(sent), base)
        .ok_or_else(|| Fault::of("type", "This kind of package is not published here: send dataset"))?;
    let (mut record, _) = dcat::record(&found.graph, (&found.subject).into());
    record.landing_pages.retain(|url| *url != page);
    Ok(record)
}

/// What a publication says after a change: a package tells less than a record, so only the fields that the change
/// touched are taken from it. `before` and `after` are the record as the package told it, before and after.
pub(super) fn onto(document: &dcat::Record, before: &dcat::Record, after: &dcat::Record) -> dcat::Record {
    let [own, before, after] = [document, before, after].map(json);
    let known = |list: &Value, uri: &Value| {
        list.as_array().into_iter().flatten().find(|one| !uri.is_null() && one["uri"] == *uri).cloned()
    };
    let files = after["distributions"].as_array().into_iter().flatten().map(|file| {
        let uri = &file["uri"];
        match (known(&own["distributions"], uri), known(&before["distributions"], uri)) {
            (Some(own), Some(before)) => merged(&own, &before, file),
            _ => file.clone(),
        }
    });
    let files: Vec<Value> = files.collect();
    let mut made = merged(&own, &before, &after);
    made["distributions"] = Value::Array(files);
    serde_json::from_value(made).unwrap_or_else(|_| document.clone())
}

fn json(record: &dcat::Record) -> Value {
    serde_json::to_value(record).expect("a record has a JSON form")
}

/// The members of `own`, but for those in which `before` and `after` differ.
fn merged(own: &Value, before: &Value, after: &Value) -> Value {
    let mut made = own.as_object().cloned().unwrap_or_default();
    let names = before.as_object().into_iter().chain(after.as_object()).flat_map(Map::keys);
    for name in names {
        match (before.get(name), after.get(name)) {
            (before, after) if before == after => {}
            (_, Some(value)) => drop(made.insert(name.clone(), value.clone())),
            (_, None) => drop(made.remove(name)),
        }
    }
    Value::Object(made)
}

/// What is wrong with the form of a package; what it says is judged by the rules of publishing.
fn check(sent: &Fields) -> Result<(), Fault> {
    for name in ["extras", "tags", "groups", "resources"] {
        match sent.get(name) {
            None | Some(Value::Null) => {}
            Some(Value::Array(list)) if list.len() > MOST => {
                return Err(Fault::of(name, format!("At most {MOST} are possible")));
            }
            Some(Value::Array(list)) if list.iter().all(|one| one.is_object() || name == "tags") => {}
            Some(_) => return Err(Fault::of(name, "Only lists of dicts can be placed against subschema")),
        }
    }
    for (field, longest) in [("title", 1000), ("notes", 100_000)] {
        match sent.get(field) {
            None | Some(Value::Null) => {}
            Some(Value::String(text)) if text.chars().count() <= longest => {}
            Some(Value::String(_)) => return Err(Fault::of(field, format!("At most {longest} characters"))),
            Some(_) => return Err(Fault::of(field, "Must be a Unicode string value")),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(value: Value) -> Fields {
        match value {
            Value::Object(fields) => fields,
            _ => unreachable!("the tests hand in objects"),
        }
    }

    #[test]
    fn tags_in_one_text_and_groups_by_their_identifiers_are_read_too() {
        let mut sent = fields(json!({
            "tags": [{ "name": "oak" }], "tag_string": "elm, , old trees",
            "groups": [{ "id": "ECON" }, { "id": "x" }, { "id": "x", "name": "envi" }],
        }));
        in_usual_words(&mut sent);
        assert_eq!(
            Value::Object(sent),
            json!({
                "tags": [{ "name": "oak" }, { "name": "elm" }, { "name": "old trees" }],
                "groups": [{ "id": "ECON", "name": "ECON" }, { "id": "x" }, { "id": "x", "name": "envi" }],
            })
        );
        let mut bare = fields(json!({ "tag_string": "elm", "tags": null }));
        in_usual_words(&mut bare);
        assert_eq!(Value::Object(bare), json!({ "tags": [{ "name": "elm" }] }));
    }

    #[test]
    fn a_new_title_wins_over_its_old_translations() {
        let before = fields(
            json!({ "title": "Trees", "title_translated": { "en": "Trees", "de": "Bäume" }, "notes": "x" }),
        );
        let mut sent = before.clone();
        sent["title"] = json!("Old trees");
        reconcile(&mut sent, &before);
        assert_eq!(Value::Object(sent), json!({ "title": "Old trees", "notes": "x" }));
        let mut same = before.clone();
        reconcile(&mut same, &before);
        assert_eq!(same, before);
    }

    #[test]
    fn a_new_address_of_a_resource_wins_over_what_was_known_of_the_old_one() {
        let resource = json!({ "id": "r", "url": "https://a.example/1.csv", "download_url": "https://a.example/1.csv", "size": 5 });
        let before = fields(json!({ "resources": [resource] }));
        let mut sent = before.clone();
        sent["resources"][0]["url"] = json!("https://a.example/2.csv");
        reconcile(&mut sent, &before);
        assert_eq!(sent["resources"], json!([{ "id": "r", "url": "https://a.example/2.csv" }]));
    }

    #[test]
    fn a_package_becomes_a_record_and_its_resources_keep_their_addresses() {
        let sent = fields(json!({
            "name": "trees", "title": "Trees", "tags": [{ "name": "oak" }], "private": true, "license_id": "cc-by",
            "resources": [{ "id": "r1", "url": "https://a.example/1.csv", "format": "CSV" }, { "id": "new", "url": "https://a.example/2.csv" }],
        }));
        let known = [("r1".to_owned(), Some("https://c.example/data/datasets/trees#1".to_owned()))];
        let record = record(sent, "trees", &known, None, "https://c.example").unwrap();
        assert_eq!(record.titles.best(&["en"]).map(|(_, title)| title), Some("Trees"));
        let uris: Vec<_> = record.distributions.iter().map(|one| one.uri.as_deref()).collect();
        assert!(
            uris.contains(&Some("https://c.example/data/datasets/trees#1")) && uris.contains(&None),
            "{uris:?}"
        );
        assert_eq!(record.identifiers, ["trees"]);
        assert!(record.landing_pages.is_empty());
        assert!(record.distributions.iter().all(|one| one.licences.len() == 1));
    }

    #[test]
    fn what_a_package_cannot_tell_survives_a_change_through_it() {
        let both = dcat::Texts(
            [(dcat::Lang::new("en"), "Table".to_owned()), (dcat::Lang::new("nl"), "Tabel".to_owned())].into(),
        );
        let file = |titles: dcat::Texts| dcat::Distribution {
            uri: Some("https://c.example/#1".into()),
            titles,
            ..dcat::Distribution::default()
        };
        let record = |title: &str, titles: dcat::Texts| dcat::Record {
            titles: dcat::Texts::one("en", title),
            distributions: vec![file(titles)],
            ..dcat::Record::default()
        };
        let own = record("Trees", both.clone());
        let told = dcat::Texts::one("", "Table");
        let made = onto(&own, &record("Trees", told.clone()), &record("Old trees", told));
        assert_eq!(made, record("Old trees", both));
    }

    #[test]
    fn a_list_that_is_none_is_said_to_be_none() {
        let sent = fields(json!({ "title": "Trees", "resources": "x" }));
        assert!(matches!(record(sent, "trees", &[], None, "https://c.example"), Err(Fault::Validation(_))));
    }
}
