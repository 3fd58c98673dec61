//! The same part of CQL2 as JSON: `{"op": "=", "args": [{"property": "type"}, "dataset"]}`.

use centum_search::Clause;
use serde_json::Value;

use super::{DEEPEST, MOST_BYTES, Property, around, not, within};

/// Reads a filter; none where it is not understood.
pub(super) fn read(text: &str) -> Option<Clause> {
    if text.len() > MOST_BYTES {
        return None;
    }
    clause(&serde_json::from_str(text).ok()?, 0)
}

fn clause(node: &Value, depth: usize) -> Option<Clause> {
    if depth > DEEPEST {
        return None;
    }
    let args = node["args"].as_array()?.as_slice();
    let each = || args.iter().map(|arg| clause(arg, depth + 1)).collect::<Option<Vec<_>>>();
    match (node["op"].as_str()?, args) {
        ("and", [_, ..]) => each().map(Clause::All),
        ("or", [_, ..]) => each().map(Clause::Any),
        ("not", [inner]) => clause(inner, depth + 1).map(not),
        ("isNull", [asked]) => Some(not(Clause::Present { field: property(asked)?.field() })),
        ("like", [asked, pattern]) => property(asked)?.like(&value(pattern)?),
        ("between", [asked, from, to]) => {
            let asked = property(asked)?;
            let from = asked.compared(">=", &value(from)?)?;
            Some(Clause::All(vec![from, asked.compared("<=", &value(to)?)?]))
        }
        ("in", [asked, Value::Array(values)]) if !values.is_empty() => {
            let asked = property(asked)?;
            let any = values.iter().map(|one| asked.compared("=", &value(one)?));
            any.collect::<Option<Vec<_>>>().map(Clause::Any)
        }
        ("s_intersects", [place, shape]) if place["property"] == "geometry" => on_the_map(shape),
        (sign, [asked, against]) => property(asked)?.compared(sign, &value(against)?),
        _ => None,
    }
}

/// A property, bare or within a function that takes letters for the same.
fn property(node: &Value) -> Option<Property> {
    match node["op"].as_str() {
        Some("casei" | "accenti") => property(node["args"].get(0)?).filter(|property| property.is_folded()),
        Some(_) => None,
        None => Property::named(node["property"].as_str()?),
    }
}

fn value(node: &Value) -> Option<String> {
    match node {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Object(fields) => {
            let day = fields.get("date").or_else(|| fields.get("timestamp"));
            let folded = || {
                let is_folded = ["casei", "accenti"].iter().any(|name| node["op"] == *name);
                node["args"].get(0).filter(|_| is_folded)
            };
            value(day.or_else(folded)?)
        }
        Value::Null | Value::Array(_) => None,
    }
}

/// The records that meet a shape: a box by its sides, or by its corners.
fn on_the_map(shape: &Value) -> Option<Clause> {
    if let Some(sides) = shape["bbox"].as_array() {
        return within(&sides.iter().map(Value::as_f64).collect::<Option<Vec<_>>>()?);
    }
    let rings = shape["coordinates"].as_array().filter(|_| shape["type"] == "Polygon")?;
    let [ring] = rings.as_slice() else { return None };
    let corner = |pair: &Value| Some([pair.get(0)?.as_f64()?, pair.get(1)?.as_f64()?]);
    around(&ring.as_array()?.iter().map(corner).collect::<Option<Vec<_>>>()?)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::read as text;
    use super::*;

    #[test]
    fn what_is_said_as_json_is_what_is_said_as_text() {
        let property = |name: &str| json!({ "property": name });
        let csv = json!({ "op": "=", "args": [property("format"), "CSV"] });
        let folded = |of: Value| json!({ "op": "casei", "args": [of] });
        let map = json!([[4.6, 50.8], [4.8, 50.8], [4.8, 50.9], [4.6, 50.9], [4.6, 50.8]]);
        for (node, same) in [
            (csv.clone(), "format = 'CSV'"),
            (json!({ "op": "not", "args": [csv.clone()] }), "NOT format = 'CSV'"),
            (
                json!({ "op": "and", "args": [csv.clone(), { "op": "isNull", "args": [property("theme")] }] }),
                "format = 'CSV' AND theme IS NULL",
            ),
            (
                json!({ "op": "or", "args": [csv, { "op": "like", "args": [property("title"), "%tree%"] }] }),
                "format = 'CSV' OR title LIKE '%tree%'",
            ),
            (
                json!({ "op": "like", "args": [folded(property("title")), folded(json!("%Tree%"))] }),
                "CASEI(title) LIKE CASEI('%Tree%')",
            ),
            (
                json!({ "op": "between", "args": [property("issued"), { "date": "2020-01-01" }, "2020-12-31"] }),
                "issued BETWEEN DATE('2020-01-01') AND '2020-12-31'",
            ),
            (
                json!({ "op": ">=", "args": [property("updated"), { "timestamp": "2020-01-01T00:00:00Z" }] }),
                "updated >= TIMESTAMP('2020-01-01T00:00:00Z')",
            ),
            (
                json!({ "op": "in", "args": [property("format"), ["CSV", "JSON"]] }),
                "format IN ('CSV', 'JSON')",
            ),
            (
                json!({ "op": "s_intersects", "args": [property("geometry"), { "bbox": [4.6, 50.8, 4.8, 50.9] }] }),
                "S_INTERSECTS(geometry, BBOX(4.6, 50.8, 4.8, 50.9))",
            ),
            (
                json!({ "op": "s_intersects", "args": [property("geometry"), { "type": "Polygon", "coordinates": [map] }] }),
                "S_INTERSECTS(geometry, BBOX(4.6, 50.8, 4.8, 50.9))",
            ),
        ] {
            let read = read(&node.to_string());
            assert!(read.is_some(), "{node}");
            assert_eq!(read, text(same), "{node}");
        }
    }

    #[test]
    fn what_is_not_understood_is_none() {
        for node in [
            json!({}),
            json!([]),
            json!("format = 'CSV'"),
            json!({ "op": "and", "args": [] }),
            json!({ "op": "=", "args": [{ "property": "colour" }, "red"] }),
            json!({ "op": "=", "args": [{ "property": "format" }] }),
            json!({ "op": "in", "args": [{ "property": "format" }, []] }),
            json!({ "op": "t_after", "args": [{ "property": "format" }, "CSV"] }),
            json!({ "op": "=", "args": [{ "op": "casei", "args": [{ "property": "format" }] }, "csv"] }),
            json!({ "op": "s_intersects", "args": [{ "property": "geometry" }, { "type": "Point", "coordinates": [4, 50] }] }),
        ] {
            assert_eq!(read(&node.to_string()), None, "{node}");
        }
        assert_eq!(read(&"{\"op\":\"not\",\"args\":[".repeat(20)), None);
        let mut deep = json!({ "op": "=", "args": [{ "property": "format" }, "CSV"] });
        for _ in 0..20 {
            deep = json!({ "op": "not", "args": [deep] });
        }
        assert_eq!(read(&deep.to_string()), None);
    }
}
