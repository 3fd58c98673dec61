//! The part of JSON Schema 2020-12 that our schema uses. A keyword that is not known here is a failure.

use serde_json::Value;

/// Where a value breaks the schema.
pub(crate) fn faults(schema: &Value, value: &Value) -> Vec<String> {
    below(schema, schema, value, "")
}

fn below(root: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let keywords = schema.as_object().into_iter().flatten();
    keywords.flat_map(|(keyword, rule)| by_keyword(root, (keyword, rule), value, at)).collect()
}

fn by_keyword(root: &Value, (keyword, rule): (&str, &Value), value: &Value, at: &str) -> Vec<String> {
    let unless =
        |holds: bool| if holds { Vec::new() } else { vec![format!("{at} breaks {keyword}: {rule}")] };
    let fields = || value.as_object().into_iter().flatten();
    let bound = || rule.as_f64().expect("a bound is a number");
    match keyword {
        "type" => unless(match rule {
            Value::Array(kinds) => kinds.iter().any(|kind| is_a(kind, value)),
            kind => is_a(kind, value),
        }),
        "enum" => unless(rule.as_array().is_some_and(|names| names.contains(value))),
        "minimum" => unless(value.as_f64().is_none_or(|number| number >= bound())),
        "maximum" => unless(value.as_f64().is_none_or(|number| number <= bound())),
        "required" => {
            let names = rule.as_array().into_iter().flatten().filter_map(Value::as_str);
            unless(names.into_iter().all(|name| value.get(name).is_some()))
        }
        "properties" => fields()
            .flat_map(|(name, field)| match rule.get(name) {
                Some(part) => below(root, part, field, &format!("{at}/{name}")),
                None => vec![format!("{at}/{name} is not in the schema")],
            })
            .collect(),
        "additionalProperties" => {
            fields().flat_map(|(name, field)| below(root, rule, field, &format!("{at}/{name}"))).collect()
        }
        "items" => {
            let items = value.as_array().into_iter().flatten().enumerate();
            items.flat_map(|(place, item)| below(root, rule, item, &format!("{at}/{place}"))).collect()
        }
        "oneOf" => {
            let choices = rule.as_array().into_iter().flatten();
            unless(choices.filter(|choice| below(root, choice, value, at).is_empty()).count() == 1)
        }
        "$ref" => {
            let target = rule.as_str().and_then(|target| target.strip_prefix('#'));
            below(
                root,
                target.and_then(|target| root.pointer(target)).expect("the target is there"),
                value,
                at,
            )
        }
        // What says something of a value without limiting it here: patterns and formats are tried by other tools.
        "$schema" | "$id" | "$defs" | "title" | "description" | "format" | "pattern" | "propertyNames" => {
            Vec::new()
        }
        other => panic!("{at}: the keyword {other} is not known here"),
    }
}

fn is_a(kind: &Value, value: &Value) -> bool {
    match kind.as_str() {
        Some("null") => value.is_null(),
        Some("string") => value.is_string(),
        Some("boolean") => value.is_boolean(),
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("number") => value.is_number(),
        other => panic!("{other:?} is no type"),
    }
}
