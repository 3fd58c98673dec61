//! JSON itself: a bound on its depth, strings with raw line breaks, and the one form that RDF takes it in.

use crate::fault::FaultKind;
use crate::limits::Limits;
use crate::read::ReadError;
use crate::sink::Sink;
use serde_json::{Number, Value};
use std::fmt::Write as _;

/// Parses a text; control characters inside strings are escaped where they alone are in the way.
pub(super) fn parse(text: &str, sink: &mut Sink<'_>) -> Result<Value, ReadError> {
    let limit = sink.limits.depth.min(Limits::DEEPEST_JSON);
    if depth(text) > limit {
        return Err(ReadError::TooDeep { limit });
    }
    match serde_json::from_str(text) {
        Ok(value) => Ok(value),
        Err(error) => {
            let mended = escape_controls(text);
            let mended = mended_json(mended.as_deref().unwrap_or(text)).or(mended);
            match mended.as_deref().map(serde_json::from_str) {
                Some(Ok(value)) => {
                    sink.fault(FaultKind::Escaped, "");
                    Ok(value)
                }
                _ => Err(ReadError::Json { line: error.line(), column: error.column() }),
            }
        }
    }
}

fn depth(text: &str) -> usize {
    let (mut now, mut most) = (0_usize, 0);
    let (mut inside, mut escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if inside => escaped = true,
            b'"' => inside = !inside,
            b'{' | b'[' if !inside => {
                now += 1;
                most = most.max(now);
            }
            b'}' | b']' if !inside => now = now.saturating_sub(1),
            _ => {}
        }
    }
    most
}

fn escape_controls(text: &str) -> Option<String> {
    let (mut inside, mut escaped, mut changed) = (false, false, false);
    let mut mended = String::with_capacity(text.len() + 64);
    for letter in text.chars() {
        let was_escaped = std::mem::take(&mut escaped);
        if inside && letter < ' ' {
            changed = true;
            let _ = write!(mended, "\\u{:04x}", u32::from(letter));
            continue;
        }
        match letter {
            '\\' if inside && !was_escaped => escaped = true,
            '"' if !was_escaped => inside = !inside,
            _ => {}
        }
        mended.push(letter);
    }
    changed.then_some(mended)
}

/// Words that JSON does not have, and that some programs write where a number is missing.
const NO_NUMBERS: [&str; 3] = ["NaN", "-Infinity", "Infinity"];

/// A text of JSON with `null` where `NaN` or infinity stands for a number, and a mark where half a letter was cut off; nothing
/// where neither is there.
pub fn mended_json(text: &str) -> Option<String> {
    let numbers = without_numbers_that_are_none(text);
    without_half_letters(numbers.as_deref().unwrap_or(text)).or(numbers)
}

/// Programs that cut texts by units of UTF-16 leave `\ud83d` without its other half.
fn without_half_letters(text: &str) -> Option<String> {
    let unit = |at: usize| u32::from_str_radix(text.get(at..at + 6)?.strip_prefix("\\u")?, 16).ok();
    let (mut mended, mut kept, mut at) = (String::new(), 0, 0);
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('\\')) {
        let start = at + found;
        at = match (unit(start), unit(start + 6)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => start + 12,
            (Some(0xd800..=0xdfff), _) => {
                mended.push_str(&text[kept..start]);
                mended.push_str("\\ufffd");
                kept = start + 6;
                kept
            }
            (Some(_), _) => start + 6,
            (None, _) => start + 2,
        };
    }
    mended.push_str(&text[kept..]);
    (kept > 0).then_some(mended)
}

fn without_numbers_that_are_none(text: &str) -> Option<String> {
    let (mut inside, mut escaped) = (false, false);
    let (mut mended, mut kept) = (String::new(), 0);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if inside => escaped = true,
            b'"' => inside = !inside,
            b'N' | b'-' | b'I' if !inside && at >= kept => {
                let rest = &text.as_bytes()[at..];
                if let Some(word) = NO_NUMBERS.iter().find(|word| rest.starts_with(word.as_bytes())) {
                    mended.push_str(&text[kept..at]);
                    mended.push_str("null");
                    kept = at + word.len();
                }
            }
            _ => {}
        }
    }
    mended.push_str(&text[kept..]);
    (kept > 0).then_some(mended)
}

/// The canonical text of a JSON value (RFC 8785), which is what a literal of JSON holds.
pub(super) fn canonical(value: &Value) -> String {
    let mut text = String::new();
    write_canonical(value, &mut text);
    text
}

fn write_canonical(value: &Value, text: &mut String) {
    match value {
        Value::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                write_canonical(item, text);
            }
            text.push(']');
        }
        Value::Object(map) => {
            let mut keys: Vec<&String> = map.keys().collect();
            keys.sort_by(|a, b| a.encode_utf16().cmp(b.encode_utf16()));
            text.push('{');
            for (index, key) in keys.into_iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                text.push_str(&Value::from(key.as_str()).to_string());
                text.push(':');
                write_canonical(&map[key.as_str()], text);
            }
            text.push('}');
        }
        Value::Number(number) => text.push_str(&ecmascript(number)),
        other => text.push_str(&other.to_string()),
    }
}

/// A number as ECMAScript writes it.
fn ecmascript(number: &Number) -> String {
    let Some(float) = number.as_f64().filter(|_| number.is_f64()) else { return number.to_string() };
    let size = float.abs();
    if size == 0.0 {
        "0".to_owned()
    } else if (1e-6..1e21).contains(&size) {
        format!("{float}")
    } else {
        let text = format!("{float:e}");
        match text.split_once('e') {
            Some((digits, power)) if !power.starts_with('-') => format!("{digits}e+{power}"),
            _ => text,
        }
    }
}

/// A number as a literal of XML Schema: its text, and whether it is a double.
pub(super) fn number(number: &Number, as_double: bool) -> (String, bool) {
    let float = number.as_f64().unwrap_or_default();
    let whole = !number.is_f64() || (float.fract() == 0.0 && float.abs() < 1e21);
    if whole && !as_double {
        let text = if number.is_f64() { format!("{float:.0}") } else { number.to_string() };
        return (if text == "-0" { "0".to_owned() } else { text }, false);
    }
    let text = format!("{float:.15E}");
    let (digits, power) = text.split_once('E').unwrap_or((&text, "0"));
    let digits = digits.trim_end_matches('0');
    let digits = if digits.ends_with('.') { format!("{digits}0") } else { digits.to_owned() };
    (format!("{digits}E{power}"), true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn numbers_are_written_as_xml_schema_writes_them() {
        let written = |value: Value, double| match value {
            Value::Number(inner) => number(&inner, double),
            _ => unreachable!("a number"),
        };
        assert_eq!(written(json!(5.0), false), ("5".to_owned(), false));
        assert_eq!(written(json!(5), true), ("5.0E0".to_owned(), true));
        assert_eq!(written(json!(5.3), false), ("5.3E0".to_owned(), true));
        assert_eq!(written(json!(0.001), false), ("1.0E-3".to_owned(), true));
        assert_eq!(written(json!(1e22), false), ("1.0E22".to_owned(), true));
    }

    #[test]
    fn numbers_that_are_none_become_nothing_and_words_stay() {
        let text = r#"{"a": [NaN, -Infinity,Infinity, -1], "b": "NaN \" Infinity"}"#;
        let mended = without_numbers_that_are_none(text);
        assert_eq!(mended.as_deref(), Some(r#"{"a": [null, null,null, -1], "b": "NaN \" Infinity"}"#));
        assert_eq!(without_numbers_that_are_none(r#"{"Infinity": "NaN", "n": -1}"#), None);
    }

    #[test]
    fn half_a_letter_becomes_a_mark_and_whole_ones_stay() {
        let mended = mended_json(r#"{"a": "\ud83c\udf33 \ud83c", "b": "\udf33\\ud83c", "c": NaN}"#).unwrap();
        assert_eq!(mended, r#"{"a": "\ud83c\udf33 \ufffd", "b": "\ufffd\\ud83c", "c": null}"#);
        assert_eq!(mended_json(r#"{"a": "\ud83c\udf33\n"}"#), None);
    }

    #[test]
    fn json_has_one_form() {
        assert_eq!(
            canonical(&json!({"b": [1.50, true, null], "a": "\u{20ac}\n"})),
            r#"{"a":"€\n","b":[1.5,true,null]}"#
        );
        assert_eq!(canonical(&json!([1e30, 1e-7])), "[1e+30,1e-7]");
    }

    #[test]
    fn depth_is_counted_outside_strings() {
        assert_eq!(depth(r#"[{"a": "[[[[\"[["}]"#), 2);
    }
}
