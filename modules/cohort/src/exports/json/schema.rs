//! The JSON Schema of the file, derived from the same types as the file itself.

use serde_json::{Map, Value, json};
use utoipa::openapi::schema::{ArrayBuilder, KnownFormat, ObjectBuilder, Schema, SchemaFormat, SchemaType, Type};
use utoipa::{PartialSchema, ToSchema};

use super::document::{Announcement, FORMAT};
use crate::model::{Lead, Part, Standing};

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
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("urn:{}", FORMAT.replace('/', ":")),
        "title": "Announcement",
    });
    if let (Some(schema), Value::Object(root)) = (schema.as_object_mut(), value_of(Announcement::schema())) {
        schema.extend(root);
        schema.insert("$defs".into(), Value::Object(definitions.into_iter().collect::<Map<_, _>>()));
    }
    schema
}

fn value_of(part: impl serde::Serialize) -> Value {
    let mut value = serde_json::to_value(part).expect("every schema has a JSON form");
    move_references(&mut value);
    value
}

fn move_references(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                match field {
                    Value::String(target) if name == "$ref" => *target = target.replace(MOVED.0, MOVED.1),
                    _ => move_references(field),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(move_references),
        _ => {}
    }
}

fn text(nullable: bool) -> ObjectBuilder {
    let kind = if nullable {
        SchemaType::Array(vec![Type::String, Type::Null])
    } else {
        SchemaType::Type(Type::String)
    };
    ObjectBuilder::new().schema_type(kind)
}

fn one_of(names: impl Iterator<Item = &'static str>, nullable: bool) -> Schema {
    let names = names.map(Value::from).chain(nullable.then_some(Value::Null));
    text(nullable).enum_values(Some(names)).into()
}

pub(super) fn digest() -> Schema {
    text(false).pattern(Some("^[0-9a-f]{64}$")).into()
}

pub(super) fn date() -> Schema {
    text(false).format(Some(SchemaFormat::KnownFormat(KnownFormat::Date))).into()
}

pub(super) fn some_date() -> Schema {
    text(true).format(Some(SchemaFormat::KnownFormat(KnownFormat::Date))).into()
}

pub(super) fn instant() -> Schema {
    text(false).format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime))).into()
}

pub(super) fn countries() -> Schema {
    ArrayBuilder::new().items(country(false)).into()
}

pub(super) fn some_country() -> Schema {
    country(true).into()
}

/// Two letters of ISO 3166-1, and XK.
fn country(nullable: bool) -> ObjectBuilder {
    text(nullable).pattern(Some("^[A-Z]{2}$"))
}

pub(super) fn part() -> Schema {
    one_of(Part::ALL.into_iter().map(Part::name), false)
}

pub(super) fn some_part() -> Schema {
    one_of(Part::ALL.into_iter().map(Part::name), true)
}

pub(super) fn standing() -> Schema {
    one_of(Standing::ALL.into_iter().map(Standing::name), false)
}

pub(super) fn lead() -> Schema {
    one_of(Lead::ALL.into_iter().map(Lead::name), true)
}

pub(super) fn address() -> Schema {
    text(false).format(Some(SchemaFormat::Custom("uri".into()))).into()
}
