//! What changed between two records: for history and for previews of a harvest.

use serde::Serialize;
use serde_json::{Map, Value};

use super::Record;

/// One change. What came has no `from`, what went has no `to`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// Where: `titles.de`, `distributions[https://…].licences`.
    pub path: String,
    /// What stood there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Value>,
    /// What stands there now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Value>,
}

/// The changes from one record to another, in the order of the fields.
pub fn difference(before: &Record, after: &Record) -> Vec<Change> {
    let value = |record: &Record| serde_json::to_value(record).unwrap_or_default();
    let mut changes = Vec::new();
    compare("", &value(before), &value(after), &mut changes);
    changes
}

fn compare(path: &str, before: &Value, after: &Value, changes: &mut Vec<Change>) {
    match (before, after) {
        _ if before == after => {}
        (Value::Object(before), Value::Object(after)) => compare_members(path, before, after, changes),
        (Value::Array(before), Value::Array(after)) => compare_lists(path, before, after, changes),
        _ => changes.push(Change {
            path: path.to_owned(),
            from: Some(before.clone()).filter(|value| !value.is_null()),
            to: Some(after.clone()).filter(|value| !value.is_null()),
        }),
    }
}

fn compare_members(
    path: &str,
    before: &Map<String, Value>,
    after: &Map<String, Value>,
    changes: &mut Vec<Change>,
) {
    let names = before.keys().chain(after.keys().filter(|name| !before.contains_key(*name)));
    for name in names {
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        let nothing = |other: &Value| match other {
            // A list or a map that is not written is an empty one.
            Value::Array(_) => Value::Array(Vec::new()),
            Value::Object(_) => Value::Object(Map::new()),
            _ => Value::Null,
        };
        match (before.get(name), after.get(name)) {
            (Some(before), Some(after)) => compare(&path, before, after, changes),
            // Codes change as a whole: `{"code": …}` has no inner life.
            (Some(before), None) => compare(&path, before, &nothing(before), changes),
            (None, Some(after)) => compare(&path, &nothing(after), after, changes),
            (None, None) => {}
        }
    }
}

/// Lists are sets: members that are in both are no change; of the rest, those that share a name are compared inside.
fn compare_lists(path: &str, before: &[Value], after: &[Value], changes: &mut Vec<Change>) {
    let mut gone: Vec<&Value> = before.iter().filter(|member| !after.contains(member)).collect();
    for came in after.iter().filter(|member| !before.contains(member)) {
        let name = name(came);
        let twin = name
            .as_ref()
            .and_then(|own| gone.iter().position(|member| self::name(member).as_ref() == Some(own)));
        match (twin, name) {
            (Some(at), Some(name)) => {
                let twin = gone.remove(at);
                compare(&format!("{path}[{name}]"), twin, came, changes);
            }
            _ => changes.push(Change { path: path.to_owned(), from: None, to: Some(came.clone()) }),
        }
    }
    let gone = gone.into_iter();
    changes.extend(gone.map(|went| Change { path: path.to_owned(), from: Some(went.clone()), to: None }));
}

/// What a member of a list is known by: its address, where its file is, or its title.
fn name(member: &Value) -> Option<String> {
    let map = member.as_object()?;
    let first = |name: &str| map.get(name).and_then(|list| list.get(0)).and_then(Value::as_str);
    let title =
        || map.get("titles").or(map.get("names")).and_then(Value::as_object)?.values().next()?.as_str();
    map.get("uri")
        .and_then(Value::as_str)
        .or_else(|| first("download_urls"))
        .or_else(|| first("access_urls"))
        .or_else(title)
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::dcat::{Coded, Distribution, Moment, Texts};

    fn record() -> Record {
        Record {
            titles: Texts::one("en", "Trees"),
            modified: Some(Moment::of("2020-01-01")),
            themes: vec![Coded::Code("ENVI".to_owned())],
            distributions: vec![Distribution {
                uri: Some("https://a.example/1".to_owned()),
                byte_size: Some(1),
                ..Distribution::default()
            }],
            ..Record::default()
        }
    }

    #[test]
    fn equal_records_have_no_changes() {
        assert_eq!(difference(&record(), &record()), []);
    }

    #[test]
    fn changes_are_named_by_the_place_where_they_happened() {
        let mut after = record();
        after.titles.0.insert(crate::dcat::Lang::new("de"), "Bäume".to_owned());
        after.modified = Some(Moment::of("2021"));
        after.themes = vec![Coded::Code("TRAN".to_owned())];
        after.distributions[0].byte_size = Some(2);
        after.distributions.push(Distribution { titles: Texts::one("en", "x"), ..Distribution::default() });
        let changes = difference(&record(), &after);
        let said: Vec<_> = changes.iter().map(|c| (c.path.as_str(), c.from.clone(), c.to.clone())).collect();
        assert_eq!(
            said,
            [
                ("titles.de", None, Some(json!("Bäume"))),
                ("themes", None, Some(json!({"code": "TRAN"}))),
                ("themes", Some(json!({"code": "ENVI"})), None),
                ("modified", Some(json!("2020-01-01")), Some(json!("2021"))),
                ("distributions[https://a.example/1].byte_size", Some(json!(1)), Some(json!(2))),
                ("distributions", None, Some(json!({"titles": {"en": "x"}}))),
            ]
        );
    }

    #[test]
    fn what_went_is_told_member_by_member() {
        let changes = difference(&record(), &Record::default());
        let paths: Vec<_> = changes.iter().map(|change| change.path.as_str()).collect();
        assert_eq!(paths, ["titles.en", "themes", "modified", "distributions"]);
        assert!(changes.iter().all(|change| change.to.is_none() && change.from.is_some()));
    }
}
