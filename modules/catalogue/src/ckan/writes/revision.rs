//! What `package_revise` asks for: what has to stand in a package, what goes, and what is put in.
//!
//! A place is named by steps such as `resources__0__name`: a name in a dictionary, in a list a number (from the end where it
//! is negative) or the beginning of an identifier.

use serde_json::{Map, Value};

use super::dictionary::OURS;
use crate::ckan::answer::Fault;
use crate::ckan::call::Call;

/// The fewest letters of an identifier that name an item.
const FEWEST: usize = 5;
/// Steps of one path.
const DEEPEST: usize = 8;
/// What `update__…__extend` ends in: items are added to a list.
const EXTEND: &str = "extend";

type Fields = Map<String, Value>;

/// A change of a package, read.
pub(super) struct Revision {
    matches: Vec<(String, Value)>,
    filters: Vec<String>,
    updates: Vec<(String, Value)>,
}

impl Revision {
    /// Reads a call.
    pub(super) fn of(call: &Call) -> Result<Self, Fault> {
        let filters = call.list("filter");
        let filters = filters.iter().flat_map(|text| text.split(',')).map(|text| text.trim().to_owned());
        let (matches, updates) = (places(call, "match")?, places(call, "update")?);
        Ok(Self { matches, filters: filters.collect(), updates })
    }

    /// The identifier or the name of the package that is meant.
    pub(super) fn meant(&self) -> Result<&str, Fault> {
        let said = |wanted: &str| self.matches.iter().find(|(path, _)| path == wanted)?.1.as_str();
        said("id").or_else(|| said("name")).ok_or_else(|| Fault::missing("match__id"))
    }

    /// The package with the change; refused where it does not stand as it has to.
    pub(super) fn onto(&self, before: &Fields) -> Result<Fields, Fault> {
        let mut package = Value::Object(before.clone());
        for (path, wanted) in &self.matches {
            if at(&mut package, path).is_none_or(|found| !stands(found, wanted)) {
                return Err(Fault::of("match", format!("match__{path}")));
            }
        }
        package = Value::Object(before.clone());
        self.filter(&mut package)?;
        for (path, value) in &self.updates {
            let longer = path.strip_suffix(EXTEND).and_then(|path| path.strip_suffix("__"));
            let name = format!("update__{path}");
            let found = at(&mut package, longer.unwrap_or(path));
            let found = found.ok_or_else(|| Fault::of(&name, "There is no such place"))?;
            match (longer, found, value) {
                (None, found, value) => merge(found, value.clone()),
                (Some(_), Value::Array(list), Value::Array(more)) => list.extend(more.iter().cloned()),
                _ => return Err(Fault::of(&name, "Only a list can be extended, by a list")),
            }
        }
        match package {
            Value::Object(fields) => Ok(fields),
            _ => Err(Fault::of("update", "Must be a dict")),
        }
    }

    /// Takes out what is marked with a minus; `-*` is everything but what a plus stands before and what is not the client's.
    fn filter(&self, package: &mut Value) -> Result<(), Fault> {
        // Without these it would be no package.
        let mut kept = vec!["name", "type"];
        for pattern in &self.filters {
            let plain = |path: &&str| !path.contains('*');
            let name = pattern.strip_prefix('+').filter(plain).filter(|name| !name.contains("__"));
            match (name, pattern.strip_prefix('-')) {
                (Some(name), _) => kept.push(name),
                (None, Some("*")) => {
                    let stays = |name: &str| kept.contains(&name) || OURS.contains(&name);
                    let all = package.as_object_mut().into_iter().flatten();
                    all.filter(|(name, _)| !stays(name)).for_each(|(_, value)| empty(value));
                }
                (None, Some(path)) if plain(&path) => match at(package, path) {
                    Some(found) if path.contains("__") => *found = Value::Null,
                    Some(found) => empty(found),
                    None => {}
                },
                _ if pattern.is_empty() => {}
                _ => return Err(Fault::of("filter", format!("Cannot be read: {pattern}"))),
            }
        }
        // What went leaves no gaps, and moved nothing before all was said.
        let all = package.as_object_mut().into_iter().flatten();
        for list in all.filter_map(|(_, value)| value.as_array_mut()) {
            list.retain(|item| !item.is_null());
        }
        Ok(())
    }
}

/// Takes away what a field says: one that is empty is another than before, one that is missing would be as it was.
fn empty(value: &mut Value) {
    *value = match value {
        Value::Array(_) => Value::Array(Vec::new()),
        Value::String(_) => Value::String(String::new()),
        _ => Value::Null,
    };
}

/// The places of a call, with what is said of each: in a dictionary under this name, and in names that go on after it.
fn places(call: &Call, name: &str) -> Result<Vec<(String, Value)>, Fault> {
    let mut found = Vec::new();
    match call.given.get(name).cloned().map(read) {
        None => {}
        Some(Value::Object(fields)) => found.extend(fields),
        Some(_) => return Err(Fault::of(name, "Must be a dict")),
    }
    for (key, value) in &call.given {
        if let Some(path) = key.strip_prefix(name).and_then(|key| key.strip_prefix("__")) {
            found.push((path.to_owned(), read(value.clone())));
        }
    }
    Ok(found)
}

/// A list or a dictionary may come as a text of JSON.
fn read(value: Value) -> Value {
    let parsed = match &value {
        Value::String(text) if text.trim_start().starts_with(['{', '[']) => serde_json::from_str(text).ok(),
        _ => None,
    };
    parsed.unwrap_or(value)
}

/// The place that a path leads to; a name that a dictionary does not have is made.
fn at<'a>(value: &'a mut Value, path: &str) -> Option<&'a mut Value> {
    let mut steps = path.split("__");
    if steps.clone().count() > DEEPEST {
        return None;
    }
    steps.try_fold(value, |value, step| match value {
        Value::Object(fields) => Some(fields.entry(step).or_insert(Value::Null)),
        Value::Array(list) => {
            let number = place(list, step)?;
            list.get_mut(number)
        }
        _ => None,
    })
}

/// Which item of a list a step names.
fn place(list: &[Value], step: &str) -> Option<usize> {
    if let Ok(number) = step.parse::<i64>()
        && step.len() < FEWEST
    {
        let from_end = usize::try_from(number.unsigned_abs()).ok()?;
        return if number < 0 { list.len().checked_sub(from_end) } else { Some(from_end) };
    }
    let begins = |item: &Value| item["id"].as_str().is_some_and(|id| id.starts_with(step));
    let mut found = list.iter().enumerate().filter(|(_, item)| step.len() >= FEWEST && begins(item));
    let (place, _) = found.next()?;
    found.next().is_none().then_some(place)
}

/// Whether something is as it has to be; a form sends texts alone.
fn stands(found: &Value, wanted: &Value) -> bool {
    match (found, wanted) {
        (Value::Object(found), Value::Object(wanted)) => {
            wanted.iter().all(|(name, wanted)| found.get(name).is_some_and(|found| stands(found, wanted)))
        }
        (Value::Array(found), Value::Array(wanted)) => {
            let mut pairs = found.iter().zip(wanted);
            wanted.len() <= found.len() && pairs.all(|(found, wanted)| stands(found, wanted))
        }
        (Value::Bool(_) | Value::Number(_), Value::String(wanted)) => {
            let said = found.to_string();
            said == wanted.to_lowercase()
        }
        _ => found == wanted,
    }
}

/// Dictionaries and lists are changed where something is said, everything else is replaced.
fn merge(old: &mut Value, new: Value) {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            for (name, value) in new {
                merge(old.entry(name).or_insert(Value::Null), value);
            }
        }
        (Value::Array(old), Value::Array(new)) => {
            for (at, value) in new.into_iter().enumerate() {
                match old.get_mut(at) {
                    Some(old) => merge(old, value),
                    None => old.push(value),
                }
            }
        }
        (old, new) => *old = new,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn package() -> Fields {
        let resource = |id: &str, name: &str| json!({ "id": id, "name": name });
        let package = json!({
            "id": "p1", "name": "trees", "type": "dataset", "title": "Trees", "notes": "Old.",
            "private": false, "embargo": "2027-01-31T00:00:00Z", "tags": [{ "name": "oak" }],
            "resources": [resource("aaaaa1", "one"), resource("aaaaa2", "two"), resource("bbbbb1", "three")],
        });
        package.as_object().cloned().unwrap()
    }

    fn made(given: Value) -> Result<Value, Fault> {
        let given = given.as_object().cloned().unwrap();
        let call = Call { given, upload: None };
        Revision::of(&call)?.onto(&package()).map(Value::Object)
    }

    #[test]
    fn what_is_said_of_a_place_changes_that_place_alone() {
        let now = made(json!({ "match": { "name": "trees" }, "update": { "notes": "New." } })).unwrap();
        assert_eq!((&now["notes"], &now["title"]), (&json!("New."), &json!("Trees")));
        let now = made(json!({
            "match__name": "trees", "update__resources__1__name": "second", "update__resources__-1__url": "u",
        }));
        let now = now.unwrap();
        assert_eq!(now["resources"][1], json!({ "id": "aaaaa2", "name": "second" }));
        assert_eq!(now["resources"][2], json!({ "id": "bbbbb1", "name": "three", "url": "u" }));
        let by_id = json!({ "match__id": "p1", "update__resources__bbbbb": "{\"name\": \"third\"}" });
        assert_eq!(made(by_id).unwrap()["resources"][2]["name"], "third");
        let first = json!({ "match__id": "p1", "update": { "resources": [{ "name": "first" }] } });
        assert_eq!(made(first).unwrap()["resources"][0], json!({ "id": "aaaaa1", "name": "first" }));
        let more = json!({ "match__id": "p1", "update__resources__extend": [{ "name": "four" }] });
        assert_eq!(made(more).unwrap()["resources"].as_array().unwrap().len(), 4);
    }

    #[test]
    fn what_is_filtered_goes_and_the_rest_keeps_its_place() {
        let filter = json!(["-resources__0", "-resources__1, -notes"]);
        let now = made(json!({ "match__id": "p1", "filter": filter })).unwrap();
        assert_eq!(now["resources"], json!([{ "id": "bbbbb1", "name": "three" }]));
        assert_eq!(now["notes"], "");
        let now = made(json!({ "match__id": "p1", "filter": "+title, +resources, -*" })).unwrap();
        assert_eq!((&now["title"], &now["type"]), (&json!("Trees"), &json!("dataset")));
        assert_eq!((&now["notes"], &now["tags"]), (&json!(""), &json!([])));
        assert_eq!(now["resources"].as_array().unwrap().len(), 3);
        assert_eq!(now["embargo"], "2027-01-31T00:00:00Z", "what is closed stays so");
    }

    #[test]
    fn what_does_not_stand_so_or_is_not_there_is_refused() {
        let deep = format!("update__{}", "a__".repeat(100));
        for given in [
            json!({ "match": { "name": "trees", "title": "Bushes" }, "update__notes": "x" }),
            json!({ "match__name": "trees", "match__resources__0__name": "two", "update__notes": "x" }),
            json!({ "match__name": "trees", "update__resources__7__name": "x" }),
            json!({ "match__name": "trees", "update__resources__aaaaa__name": "x" }),
            json!({ "match__name": "trees", "update__title__extend": ["x"] }),
            json!({ "match__name": "trees", "filter": "-resources__*__name" }),
            json!({ "match__name": "trees", "filter": "é" }),
            json!({ "match__name": "trees", "update": "x" }),
            json!({ "match__name": "trees", deep: "x" }),
        ] {
            assert!(matches!(made(given.clone()), Err(Fault::Validation(_))), "{given}");
        }
        let said = json!({ "match": { "name": "trees", "private": "False" }, "update__notes": "x" });
        assert!(made(said).is_ok());
    }
}
