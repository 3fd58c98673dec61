//! Well-known text as GeoJSON: what the extra `spatial` of a package holds.

use serde_json::{Value, json};

/// Brackets in each other, at most: a collection of polygons has three.
const DEEPEST: usize = 4;

/// A geometry in degrees as GeoJSON; none where it is of another kind, or of a reference system that GeoJSON has not.
pub(super) fn of_wkt(text: &str) -> Option<Value> {
    let body = without_system(text.trim())?;
    let (name, rest) = body.split_at(body.find('(')?);
    let kind = match name.trim().to_ascii_uppercase().as_str() {
        "POINT" => "Point",
        "MULTIPOINT" => "MultiPoint",
        "LINESTRING" => "LineString",
        "MULTILINESTRING" => "MultiLineString",
        "POLYGON" => "Polygon",
        "MULTIPOLYGON" => "MultiPolygon",
        _ => return None,
    };
    let mut rest = rest;
    let mut found = list(&mut rest, 0)?;
    if !rest.trim().is_empty() {
        return None;
    }
    let coordinates = match kind {
        "Point" => found.pop()?,
        // Its points may stand in brackets of their own.
        "MultiPoint" => found.into_iter().map(alone).collect(),
        _ => Value::Array(found),
    };
    (depth(&coordinates) == wanted(kind)).then(|| json!({ "type": kind, "coordinates": coordinates }))
}

/// The text behind the name of its reference system, where that is longitude and latitude in degrees.
fn without_system(text: &str) -> Option<&str> {
    let (system, body) = match text.strip_prefix('<') {
        Some(rest) => rest.split_once('>')?,
        None => match text.split_once(';') {
            Some((system, body)) => (system, body),
            None => return Some(text),
        },
    };
    let system = system.to_ascii_lowercase();
    (system.ends_with("crs84") || system == "srid=4326").then_some(body.trim())
}

/// What stands between two brackets: positions, or more of these.
fn list(text: &mut &str, depth: usize) -> Option<Vec<Value>> {
    *text = text.trim_start().strip_prefix('(').filter(|_| depth < DEEPEST)?;
    let mut all = Vec::new();
    loop {
        *text = text.trim_start();
        if text.starts_with('(') {
            all.push(Value::Array(list(text, depth + 1)?));
        } else {
            let (numbers, rest) = text.split_at(text.find([',', ')'])?);
            all.push(position(numbers)?);
            *text = rest;
        }
        let (mark, rest) = text.trim_start().split_at_checked(1)?;
        *text = rest;
        match mark {
            ")" => return Some(all),
            "," => {}
            _ => return None,
        }
    }
}

fn position(text: &str) -> Option<Value> {
    let numbers = text.split_whitespace().map(|part| part.parse().ok().filter(|it: &f64| it.is_finite()));
    let numbers: Vec<f64> = numbers.collect::<Option<_>>()?;
    (2..=4).contains(&numbers.len()).then(|| json!(numbers[..numbers.len().min(3)]))
}

fn alone(one: Value) -> Value {
    match one {
        Value::Array(mut inner) if inner.len() == 1 => inner.pop().unwrap_or_default(),
        other => other,
    }
}

/// How many lists stand around a number.
fn depth(value: &Value) -> usize {
    value.as_array().map_or(0, |inner| 1 + inner.first().map_or(0, depth))
}

fn wanted(kind: &str) -> usize {
    match kind {
        "Point" => 1,
        "MultiPoint" | "LineString" => 2,
        "MultiLineString" | "Polygon" => 3,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_shape_is_told() {
        for (text, kind, coordinates) in [
            ("POINT (4.6 50.8)", "Point", json!([4.6, 50.8])),
            ("SRID=4326;point(4.6 50.8)", "Point", json!([4.6, 50.8])),
            ("MULTIPOINT ((1 2), (3 4))", "MultiPoint", json!([[1.0, 2.0], [3.0, 4.0]])),
            ("MULTIPOINT (1 2, 3 4)", "MultiPoint", json!([[1.0, 2.0], [3.0, 4.0]])),
            ("LINESTRING (1 2, 3 4)", "LineString", json!([[1.0, 2.0], [3.0, 4.0]])),
            (
                "<http://www.opengis.net/def/crs/OGC/1.3/CRS84> POLYGON((1 2,3 4,5 6,1 2))",
                "Polygon",
                json!([[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0], [1.0, 2.0]]]),
            ),
            (
                "MULTIPOLYGON (((1 2, 3 4, 1 2)), ((5 6, 7 8, 5 6)))",
                "MultiPolygon",
                json!([[[[1.0, 2.0], [3.0, 4.0], [1.0, 2.0]]], [[[5.0, 6.0], [7.0, 8.0], [5.0, 6.0]]]]),
            ),
        ] {
            assert_eq!(of_wkt(text), Some(json!({ "type": kind, "coordinates": coordinates })), "{text}");
        }
    }

    #[test]
    fn what_geojson_has_no_words_for_is_not_told() {
        for text in [
            "",
            "POLYGON",
            "POLYGON EMPTY",
            "POLYGON ((1 2, 3 4",
            "POLYGON ((1 2, 3 x))",
            "POLYGON (1 2, 3 4)",
            "CIRCLE (1 2)",
            "POINT (1 2) POINT (3 4)",
            "<http://www.opengis.net/def/crs/EPSG/0/25832> POINT(500000 5600000)",
            "POINT ((((((1 2))))))",
            "POINT (1 2)é",
        ] {
            assert_eq!(of_wkt(text), None, "{text}");
        }
    }
}
