//! An OpenAPI document as a person reads it: groups, operations, tables of properties.

use std::collections::BTreeMap;

use serde_json::Value;
use utoipa::openapi::OpenApi;

/// How deep a type is followed before its name alone is shown.
const MAX_DEPTH: usize = 4;

/// What the page shows.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    /// Operations under their tags.
    pub(crate) groups: Vec<Group>,
    /// Named types.
    pub(crate) schemas: Vec<Schema>,
}

/// The operations of one tag.
#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) name: String,
    pub(crate) operations: Vec<Operation>,
}

/// One method on one path.
#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) id: String,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) summary: String,
    pub(crate) description: String,
    pub(crate) parameters: Vec<Property>,
    pub(crate) body: Option<TypeName>,
    pub(crate) answers: Vec<Answer>,
}

/// What an operation answers.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: String,
    pub(crate) description: String,
    pub(crate) kinds: Vec<(String, TypeName)>,
}

/// A named type.
#[derive(Debug)]
pub(crate) struct Schema {
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) properties: Vec<Property>,
    pub(crate) values: Vec<String>,
}

/// A property or a parameter.
#[derive(Debug)]
pub(crate) struct Property {
    pub(crate) name: String,
    pub(crate) place: String,
    pub(crate) kind: TypeName,
    pub(crate) required: bool,
    pub(crate) description: String,
}

/// The name of a type, which leads to its table where it has one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TypeName {
    pub(crate) text: String,
    pub(crate) link: Option<String>,
}

/// The outline of a document.
pub(crate) fn outline(document: &OpenApi) -> Outline {
    let Ok(document) = serde_json::to_value(document) else { return Outline::default() };
    let mut groups: BTreeMap<String, Vec<Operation>> = BTreeMap::new();
    for (path, methods) in entries(&document["paths"]) {
        for (method, operation) in entries(methods) {
            if matches!(method.as_str(), "get" | "post" | "put" | "delete" | "patch" | "head") {
                let tag = text(&operation["tags"][0]);
                groups.entry(tag).or_default().push(operation_of(path, method, operation));
            }
        }
    }
    let groups = groups.into_iter().map(|(name, operations)| Group { name, operations }).collect();
    let schemas =
        entries(&document["components"]["schemas"]).map(|(name, schema)| schema_of(name, schema)).collect();
    Outline { groups, schemas }
}

fn operation_of(path: &str, method: &str, operation: &Value) -> Operation {
    let parameters = items(&operation["parameters"]).map(|parameter| Property {
        name: text(&parameter["name"]),
        place: text(&parameter["in"]),
        kind: type_of(&parameter["schema"], 0),
        required: parameter["required"].as_bool().unwrap_or(false),
        description: text(&parameter["description"]),
    });
    let answers = entries(&operation["responses"]).map(|(status, answer)| Answer {
        status: status.clone(),
        description: text(&answer["description"]),
        kinds: entries(&answer["content"])
            .map(|(kind, it)| (kind.clone(), type_of(&it["schema"], 0)))
            .collect(),
    });
    let body = entries(&operation["requestBody"]["content"])
        .next()
        .map(|(_, content)| type_of(&content["schema"], 0));
    let plain: String = path.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    Operation {
        id: format!("{method}{plain}"),
        method: method.to_uppercase(),
        path: path.to_owned(),
        summary: text(&operation["summary"]),
        description: text(&operation["description"]),
        parameters: parameters.collect(),
        body,
        answers: answers.collect(),
    }
}

fn schema_of(name: &str, schema: &Value) -> Schema {
    let required: Vec<&str> = items(&schema["required"]).filter_map(Value::as_str).collect();
    let parts = items(&schema["allOf"]).chain([schema]);
    let properties = parts.flat_map(|part| entries(&part["properties"])).map(|(name, property)| Property {
        name: name.clone(),
        place: String::new(),
        kind: type_of(property, 0),
        required: required.contains(&name.as_str()),
        description: text(&property["description"]),
    });
    Schema {
        name: name.to_owned(),
        description: text(&schema["description"]),
        properties: properties.collect(),
        values: items(&schema["enum"]).map(plain).collect(),
    }
}

fn type_of(schema: &Value, depth: usize) -> TypeName {
    if let Some(name) = schema["$ref"].as_str().and_then(|name| name.rsplit('/').next()) {
        return TypeName { text: name.to_owned(), link: Some(format!("#schema-{name}")) };
    }
    if depth > MAX_DEPTH {
        return TypeName { text: "…".to_owned(), link: None };
    }
    for several in ["oneOf", "anyOf", "allOf"] {
        let parts: Vec<TypeName> = items(&schema[several]).map(|part| type_of(part, depth + 1)).collect();
        if !parts.is_empty() {
            let link = parts.iter().find_map(|part| part.link.clone());
            let texts: Vec<String> = parts.into_iter().map(|part| part.text).collect();
            return TypeName { text: texts.join(" | "), link };
        }
    }
    let mut kinds: Vec<String> = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().map(plain).collect(),
        Value::String(kind) => vec![kind.clone()],
        _ => Vec::new(),
    };
    let mut link = None;
    for kind in &mut kinds {
        if kind == "array" {
            let item = type_of(&schema["items"], depth + 1);
            *kind = format!("[{}]", item.text);
            link = item.link;
        }
    }
    let mut text = kinds.join(" | ");
    if let Some(format) = schema["format"].as_str() {
        text = format!("{text} ({format})");
    }
    TypeName { text, link }
}

fn entries(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A small document, for the sample of the page and the tests.
pub(crate) fn example() -> OpenApi {
    let document = serde_json::json!({
        "openapi": "3.1.0",
        "info": { "title": "Ἑκατόν", "version": "1" },
        "paths": { "/api/cities/{id}": { "get": {
            "tags": ["πόλεις"], "summary": "Μία πόλη", "responses": {
                "200": { "description": "Η πόλη", "content": { "application/json": {
                    "schema": { "$ref": "#/components/schemas/City" } } } },
                "404": { "description": "Δεν υπάρχει" } },
            "parameters": [
                { "name": "id", "in": "path", "required": true, "schema": { "type": "string", "format": "uuid" } }
            ] } } },
        "components": { "schemas": { "City": {
            "type": "object", "required": ["name"], "properties": {
                "name": { "type": "string", "description": "Το όνομα" },
                "parts": { "type": ["array", "null"], "items": { "$ref": "#/components/schemas/City" } } } } } }
    });
    serde_json::from_value(document).expect("a fixed document")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_named_and_lead_to_their_tables() {
        let outline = outline(&example());
        let city = &outline.schemas[0];
        assert_eq!(city.properties[0].kind.text, "string");
        assert!(city.properties[0].required && !city.properties[1].required);
        assert_eq!(city.properties[1].kind.text, "[City] | null");
        assert_eq!(city.properties[1].kind.link.as_deref(), Some("#schema-City"));
        let get = &outline.groups[0].operations[0];
        assert_eq!((get.method.as_str(), get.parameters[0].kind.text.as_str()), ("GET", "string (uuid)"));
        assert_eq!(get.answers.len(), 2);
    }

    #[test]
    fn a_type_without_end_is_cut() {
        let mut schema = serde_json::json!({ "type": "string" });
        for _ in 0..50 {
            schema = serde_json::json!({ "type": "array", "items": schema });
        }
        assert!(type_of(&schema, 0).text.contains('…'));
    }
}
