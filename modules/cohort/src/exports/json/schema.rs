//! The JSON Schema of the file, derived from the same types as the file itself.

use serde_json::{Map, Value};
use utoipa::{PartialSchema, ToSchema};

use super::document::{Announcement, FORMAT};

/// Where types stand in an OpenAPI document, and where they stand in a schema of its own.
const MOVED: (&str, &str) = ("#/components/schemas/", "#/$defs/");

/// The schema of the JSON file, by JSON Schema 2020-12.
pub fn schema() -> Value {
    let mut parts = Vec::new();
    Announcement::schemas(&mut parts);
    let mut definitions: Vec<(String, Value)> =
        parts.into_iter().map(|(name, part)| (name, value_of(part))).collect();
    definitions.sort_by(|(one, _), (other, _)| one.cmp(other));
    definitions.dedup_by(|(one, _), (other, _)| one == other);
    let mut schema = Map::new();
    schema.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
    schema.insert("$id".into(), format!("urn:{}", FORMAT.replace('/', ":")).into());
    schema.insert("title".into(), "Announcement".into());
    if let Value::Object(root) = value_of(Announcement::schema()) {
        schema.extend(root);
    }
    schema.insert("$defs".into(), definitions.into_iter().collect::<Map<_, _>>().into());
    Value::Object(schema)
}

fn value_of(part: impl serde::Serialize) -> Value {
    let mut value = serde_json::to_value(part).expect("every schema has a JSON form");
    adapt(&mut value);
    value
}

/// Makes a part of an OpenAPI document a part of a schema of its own: references lead to its own definitions, every
/// field is there (it is written as null where nothing is known), and formats are those of JSON Schema.
fn adapt(value: &mut Value) {
    match value {
        Value::Object(keywords) => {
            keywords.values_mut().for_each(adapt);
            if let Some(Value::String(target)) = keywords.get_mut("$ref") {
                *target = target.replace(MOVED.0, MOVED.1);
            }
            if let Some(Value::Object(fields)) = keywords.get("properties") {
                let names = fields.keys().cloned().collect();
                keywords.insert("required".into(), names);
            }
            if keywords.get("format").is_some_and(|format| format.as_str().is_some_and(is_of_openapi)) {
                keywords.shift_remove("format");
            }
        }
        Value::Array(items) => items.iter_mut().for_each(adapt),
        _ => {}
    }
}

fn is_of_openapi(format: &str) -> bool {
    matches!(format, "int32" | "int64" | "double")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_reference_leads_to_a_definition() {
        let schema = schema();
        let text = schema.to_string();
        let targets = text.split("\"$ref\":\"#").skip(1).filter_map(|rest| rest.split('"').next());
        let found: Vec<bool> = targets.map(|target| schema.pointer(target).is_some()).collect();
        assert!(found.len() > 10 && found.iter().all(|found| *found));
    }

    #[test]
    fn a_field_that_may_be_null_is_required_all_the_same() {
        let mut part = json!({ "properties": { "a": { "type": ["integer", "null"], "format": "int64" } } });
        adapt(&mut part);
        assert_eq!(
            part,
            json!({ "properties": { "a": { "type": ["integer", "null"] } }, "required": ["a"] })
        );
    }
}
