//! Values of JSON as people fill them in: numbers as texts, lists as texts, nothing as "null", texts with mark-up.

use serde_json::{Map, Value};

/// The most parts that a list of words is taken apart into.
const MOST: usize = 1000;
/// The longest text that mark-up is taken out of, in bytes; the rest is left.
const LONGEST_MARKUP: usize = 1 << 20;
/// The longest tag, in bytes: a `<` that is not closed within is a letter.
const LONGEST_TAG: usize = 4 << 10;

/// A plain value as text; none where nothing is said.
pub(super) fn said(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(flag) => flag.to_string(),
        _ => return None,
    };
    let is_template = text.starts_with("{{") && text.ends_with("}}");
    let is_nothing =
        ["null", "none", "undefined", "n/a", "[]", "{}"].iter().any(|no| text.eq_ignore_ascii_case(no));
    (!text.is_empty() && !is_template && !is_nothing).then_some(text)
}

/// A value that may stand as a text of JSON: lists and objects in a string are read.
pub(super) fn unwrapped(value: &Value) -> Value {
    match value {
        Value::String(text) if text.trim_start().starts_with(['[', '{', '"']) => {
            serde_json::from_str(text).unwrap_or_else(|_| value.clone())
        }
        other => other.clone(),
    }
}

/// A list of words: an array, an array in a text, or one word.
pub(super) fn words(value: &Value) -> Vec<String> {
    match unwrapped(value) {
        Value::Array(items) => items.iter().take(MOST).filter_map(said).collect(),
        other => said(&other).into_iter().collect(),
    }
}

/// The objects of a value: an array of them, one, or a text that holds either.
pub(super) fn objects(value: &Value) -> Vec<Value> {
    match unwrapped(value) {
        Value::Array(items) => items.into_iter().take(MOST).filter(Value::is_object).collect(),
        object @ Value::Object(_) => vec![object],
        _ => Vec::new(),
    }
}

/// Names under which a text stands whose language nobody said.
const NO_LANGUAGE: [&str; 9] = ["", "und", "undefined", "default", "none", "value", "label", "name", "title"];

/// A text in languages: `{"de": "…"}`, a value of JSON-LD, several of either, or any of that in a text; else one text
/// without a language.
pub(super) fn texts(value: &Value) -> Vec<(Option<String>, String)> {
    let one = |value: &Value| match value {
        Value::Object(map) => in_languages(map),
        other => said(other).into_iter().map(|text| (None, text)).collect(),
    };
    match unwrapped(value) {
        Value::Array(items) => items.iter().take(MOST).flat_map(one).collect(),
        other => one(&other),
    }
}

fn in_languages(map: &Map<String, Value>) -> Vec<(Option<String>, String)> {
    for (text, lang) in [("@value", "@language"), ("value", "lang"), ("value", "language")] {
        if let Some(text) = map.get(text).filter(|_| map.contains_key(lang) || text == "@value") {
            let lang = map.get(lang).and_then(said).and_then(|lang| language_tag(&lang));
            return said(text).into_iter().map(|text| (lang.clone(), text)).collect();
        }
    }
    let all = map.iter().flat_map(|(key, text)| {
        let lang = language_tag(key);
        let counts = lang.is_some() || NO_LANGUAGE.iter().any(|no| key.trim().eq_ignore_ascii_case(no));
        let words = if counts { words(text) } else { Vec::new() };
        words.into_iter().map(move |text| (lang.clone(), text))
    });
    all.collect()
}

/// The tag of a language, where a text is one.
fn language_tag(text: &str) -> Option<String> {
    let tag = text.trim().replace('_', "-").to_ascii_lowercase();
    let primary = tag.split('-').next().unwrap_or_default();
    let is_word = (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_lowercase());
    let fits = tag.len() <= 35 && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (is_word && fits && primary != "und").then_some(tag)
}

/// The first of some members that says something, in one language or as the text of a map of languages.
pub(super) fn named(value: &Value, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| {
        let member = value.get(name)?;
        said(member).or_else(|| (!texts(member).is_empty()).then(|| member.to_string()))
    })
}

/// The first of some members that says something.
pub(super) fn first(value: &Value, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| said(value.get(name)?))
}

/// A text without its mark-up: tags become blanks or line breaks, entities their letters.
pub(crate) fn without_markup(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return text.to_owned();
    }
    let text = &text[..text.floor_char_boundary(LONGEST_MARKUP)];
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let used = if rest.starts_with('<') { tag(rest, &mut plain) } else { entity(rest, &mut plain) };
        rest = &rest[used..];
    }
    plain.push_str(rest);
    let lines: Vec<String> =
        plain.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Takes a tag off the front; gives its length.
fn tag(text: &str, plain: &mut String) -> usize {
    let is_tag =
        text[1..].starts_with(|letter: char| letter.is_ascii_alphabetic() || matches!(letter, '/' | '!'));
    let head = &text[..text.floor_char_boundary(LONGEST_TAG)];
    let Some(end) = head.find('>').filter(|_| is_tag) else {
        plain.push('<');
        return 1;
    };
    let name: String =
        text[1..end].trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
    let name = name.to_ascii_lowercase();
    if matches!(name.as_str(), "script" | "style") && !text.starts_with("</") {
        let is_close =
            |at: &usize| text[at + 2..].get(..name.len()).is_some_and(|it| it.eq_ignore_ascii_case(&name));
        return text
            .match_indices("</")
            .map(|(at, _)| at)
            .find(|at| *at > end && is_close(at))
            .unwrap_or(text.len());
    }
    let breaks =
        matches!(name.as_str(), "p" | "br" | "div" | "li" | "ul" | "ol" | "tr" | "h1" | "h2" | "h3" | "h4");
    if breaks {
        plain.push('\n');
    }
    end + 1
}

/// Takes an entity off the front; gives its length.
fn entity(text: &str, plain: &mut String) -> usize {
    let head = &text[1..text.floor_char_boundary(12)];
    let Some((name, _)) = head.split_once(';') else {
        plain.push('&');
        return 1;
    };
    let number = name.strip_prefix('#').and_then(|digits| match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => digits.parse().ok(),
    });
    let letter = number.and_then(char::from_u32).filter(|letter| !letter.is_control() || *letter == '\n').or(
        match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" | "rsquo" => Some('\''),
            "nbsp" => Some(' '),
            "eacute" => Some('é'),
            "egrave" => Some('è'),
            "agrave" => Some('à'),
            "auml" => Some('ä'),
            "ouml" => Some('ö'),
            "uuml" => Some('ü'),
            "szlig" => Some('ß'),
            _ => None,
        },
    );
    match letter {
        Some(letter) => {
            plain.push(letter);
            name.len() + 2
        }
        None => {
            plain.push('&');
            1
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn nothing_is_said_in_many_ways() {
        for value in
            [json!(""), json!("  "), json!(null), json!("None"), json!("null"), json!([]), json!("{{name}}")]
        {
            assert_eq!(said(&value), None, "{value}");
        }
        assert_eq!(said(&json!(12)), Some("12".into()));
    }

    #[test]
    fn lists_and_languages_are_found_in_texts() {
        assert_eq!(words(&json!("[\"a\", \"b\", null]")), ["a", "b"]);
        assert_eq!(words(&json!("plain")), ["plain"]);
        assert_eq!(words(&json!("[broken")), ["[broken"]);
        let both = texts(&json!("{\"de_AT\": \"Bäume\", \"en\": \"\"}"));
        assert_eq!(both, [(Some("de-at".to_owned()), "Bäume".to_owned())]);
        assert_eq!(texts(&json!("Trees")), [(None, "Trees".to_owned())]);
    }

    #[test]
    fn a_language_that_nobody_said_is_no_language() {
        let said = |value: Value| texts(&value);
        let plain = |text: &str| (None, text.to_owned());
        let german = || (Some("de".to_owned()), "Bäume".to_owned());
        for key in ["und", "undefined", "default", "", "None"] {
            assert_eq!(said(json!({ key: "Trees" })), [plain("Trees")], "{key}");
        }
        assert_eq!(said(json!({ "@language": "de", "@value": "Bäume" })), [german()]);
        assert_eq!(
            said(json!([{ "@value": "Bäume", "@language": "de" }, "Trees"])),
            [german(), plain("Trees")]
        );
        assert_eq!(said(json!([{ "lang": "de", "value": "Bäume" }])), [german()]);
        assert_eq!(said(json!({ "@type": "x", "sortOrder": "1", "de": "Bäume" })), [german()]);
        assert_eq!(said(json!({ "de": null, "fr": "" })), []);
        assert_eq!(
            named(&json!({ "title": { "de": "Amt" } }), &["title"]).as_deref(),
            Some("{\"de\":\"Amt\"}")
        );
        assert_eq!(named(&json!({ "title": {}, "name": "amt" }), &["title", "name"]).as_deref(), Some("amt"));
    }

    #[test]
    fn mark_up_is_taken_out_and_the_words_stay() {
        let html = "<p>Trees &amp; <b>shrubs</b>&nbsp;of Li&eacute;ge</p><script>x<y</script><p>1 < 2 & 3 &#233;</p>";
        assert_eq!(without_markup(html), "Trees & shrubs of Liége\n1 < 2 & 3 é");
        assert_eq!(without_markup("a<"), "a<");
        assert_eq!(without_markup("&"), "&");
        assert_eq!(without_markup("<p"), "<p");
    }
}
