//! The published schema of an import describes what is really written.

use std::path::Path;

use centum_cohort::intake::{Effects, Received, Report, preview};
use serde_json::Value;

use crate::announcement::{announcement, page};

fn schema() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schema/reading.schema.json");
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// Checks `value` by the keywords that the schema uses; a keyword that it does not know is a fault of the schema.
fn check(root: &Value, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
    let fail = |what: &str| Err(format!("{at}: {what}: {value}"));
    for (keyword, rule) in schema.as_object().ok_or("a schema is an object")? {
        match keyword.as_str() {
            "$schema" | "$id" | "title" | "description" | "$defs" | "pattern" => {}
            "$ref" => {
                let pointer =
                    rule.as_str().and_then(|path| path.strip_prefix('#')).ok_or("a local reference")?;
                check(root, root.pointer(pointer).ok_or("a known reference")?, value, at)?;
            }
            "type" => {
                let fits = match rule.as_str() {
                    Some("object") => value.is_object(),
                    Some("array") => value.is_array(),
                    Some("string") => value.is_string(),
                    Some("integer") => value.is_i64() || value.is_u64(),
                    Some("number") => value.is_number(),
                    Some("boolean") => value.is_boolean(),
                    Some("null") => value.is_null(),
                    _ => false,
                };
                if !fits {
                    return fail(&format!("is no {rule}"));
                }
            }
            "const" if value != rule => return fail(&format!("is not {rule}")),
            "enum" if !rule.as_array().is_some_and(|known| known.contains(value)) => {
                return fail("is not listed");
            }
            "minimum" if value.as_i64() < rule.as_i64() => return fail("is too small"),
            "maximum" if value.as_i64() > rule.as_i64() => return fail("is too large"),
            "minItems"
                if value.as_array().map(Vec::len)
                    < rule.as_u64().and_then(|least| usize::try_from(least).ok()) =>
            {
                return fail("has too few items");
            }
            "maxItems"
                if value.as_array().map(Vec::len)
                    > rule.as_u64().and_then(|most| usize::try_from(most).ok()) =>
            {
                return fail("has too many items");
            }
            "const" | "enum" | "minimum" | "maximum" | "minItems" | "maxItems" => {}
            "prefixItems" => {
                let (rules, items) = (rule.as_array().ok_or("rules")?, value.as_array().ok_or("items")?);
                for (place, (rule, item)) in rules.iter().zip(items).enumerate() {
                    check(root, rule, item, &format!("{at}/{place}"))?;
                }
            }
            "items" if rule == &Value::Bool(false) => {
                let named = schema.get("prefixItems").and_then(Value::as_array).map_or(0, Vec::len);
                if value.as_array().is_some_and(|items| items.len() > named) {
                    return fail("has too many items");
                }
            }
            "items" => {
                for (place, item) in value.as_array().into_iter().flatten().enumerate() {
                    check(root, rule, item, &format!("{at}/{place}"))?;
                }
            }
            "required" => {
                for key in rule.as_array().into_iter().flatten().filter_map(Value::as_str) {
                    if value.get(key).is_none() {
                        return fail(&format!("lacks {key}"));
                    }
                }
            }
            "properties" => {
                for (key, rule) in rule.as_object().into_iter().flatten() {
                    if let Some(inner) = value.get(key) {
                        check(root, rule, inner, &format!("{at}/{key}"))?;
                    }
                }
            }
            "additionalProperties" => {
                for (key, inner) in value.as_object().into_iter().flatten() {
                    let declared = schema.get("properties").and_then(|known| known.get(key)).is_some();
                    if !declared && rule == &Value::Bool(false) {
                        return fail(&format!("{key} is not declared"));
                    }
                    if !declared && rule.is_object() {
                        check(root, rule, inner, &format!("{at}/{key}"))?;
                    }
                }
            }
            "oneOf" => {
                let choices = rule.as_array().ok_or("choices")?;
                let fitting = choices.iter().filter(|choice| check(root, choice, value, at).is_ok()).count();
                if fitting != 1 {
                    return fail(&format!("fits {fitting} of the choices"));
                }
            }
            other => return Err(format!("the schema uses {other}, which this test does not know")),
        }
    }
    Ok(())
}

/// What the command prints for `source`.
fn printed(file_name: &str, source: &[u8]) -> Value {
    let received = Received {
        label: String::new(),
        dated: None,
        file_name: Some(file_name.to_owned()),
        bytes: source.to_vec(),
        mapping: None,
    };
    let (reading, draft) = preview(&received).unwrap();
    let effects = Effects {
        added: vec!["Ulm".to_owned()],
        changed: vec![("Nice".to_owned(), vec!["marks", "part"])],
        removed: Vec::new(),
        unchanged: 7,
    };
    let report = Report::of("an-edition", "previewed", &reading, &draft, Some(effects));
    serde_json::to_value(&report).unwrap()
}

fn assert_fits(file_name: &str, source: &[u8]) {
    let schema = schema();
    check(&schema, &schema, &printed(file_name, source), "").unwrap();
}

#[test]
fn the_schema_describes_the_announcement_and_the_news_page() {
    assert_fits("announcement.txt", &announcement());
    assert_fits("news.txt", &page("announcement-2020-07-07-leuven.txt"));
}

#[test]
fn the_schema_describes_doubts_notices_and_what_is_unread() {
    let text = "Core cities\nUlm\u{200b}\u{a0}(Danube) Germany\nUlm (Danube) Germany\nZagreb Croatai\nTwo (A, B and C) Italy\n\
                A (with B and C and D) Spain\n* = took part before\nPori* Finland\n\nReserve list of cities\nCork Ireland\n\
                Seats are still open and cities to be selected.";
    assert_fits("list.txt", text.as_bytes());
    assert_fits(
        "list.csv",
        "City;Country;Role;Mayor\nUlm;Germany;judge;A. B.\nRome;Atlantis;;\nNice;;core;\n".as_bytes(),
    );
}

#[test]
fn the_schema_refuses_what_is_not_written() {
    let schema = schema();
    let mut report = printed("announcement.txt", &announcement());
    report["rows"][0]["part"] = "judge".into();
    assert!(check(&schema, &schema, &report, "").is_err());
    report["rows"][0]["part"] = "core".into();
    assert!(check(&schema, &schema, &report, "").is_ok());
    report["surprise"] = 1.into();
    assert!(check(&schema, &schema, &report, "").is_err());
}
