//! Differences of two entries, in words.

use std::collections::HashSet;

use centum_web::Locale;
use serde_json::Value;

use crate::dcat::{Change, Lang, Record, difference};
use crate::pages::public::words::{language_name, line};

/// So many distributions that differ are compared with each other; the others are counted.
const MOST_PARTS: usize = 300;
/// So many differences are shown.
pub(super) const MOST: usize = 300;

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChangeLine {
    pub(crate) field: String,
    /// In which language, or of which part.
    pub(crate) of: Option<String>,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
}

/// The differences, and whether there are more than are shown.
pub(super) fn changes(locale: &Locale, before: &Record, after: &Record) -> (Vec<ChangeLine>, bool) {
    let (mut before, mut after) = (before.clone(), after.clone());
    let cut = without_common(&mut before, &mut after);
    let all = difference(&before, &after);
    let more = cut || all.len() > MOST;
    (all.iter().take(MOST).map(|change| told(locale, change)).collect(), more)
}

/// Takes out the distributions that both have: comparing each with each would take the square of their number.
fn without_common(before: &mut Record, after: &mut Record) -> bool {
    let text = |part: &crate::dcat::Distribution| serde_json::to_string(part).unwrap_or_default();
    let of = |record: &Record| record.distributions.iter().map(text).collect::<HashSet<_>>();
    let (old, new) = (of(before), of(after));
    before.distributions.retain(|part| !new.contains(&text(part)));
    after.distributions.retain(|part| !old.contains(&text(part)));
    let cut = before.distributions.len().max(after.distributions.len()) > MOST_PARTS;
    before.distributions.truncate(MOST_PARTS);
    after.distributions.truncate(MOST_PARTS);
    cut
}

fn told(locale: &Locale, change: &Change) -> ChangeLine {
    let (field, rest) = split(&change.path);
    let id = format!("catalogue-field-{}", field.replace('_', "-"));
    let value = |value: &Option<Value>| value.as_ref().map(words).filter(|words| !words.is_empty());
    ChangeLine {
        field: if locale.has(&id) { locale.text(&id) } else { line(field) },
        of: of(locale, field, rest),
        before: value(&change.from),
        after: value(&change.to),
    }
}

/// The field of a path, and what stands behind it: `titles.de`, `distributions[https://…].licences`.
fn split(path: &str) -> (&str, &str) {
    path.split_at(path.find(['.', '[']).unwrap_or(path.len()))
}

fn of(locale: &Locale, field: &str, rest: &str) -> Option<String> {
    let in_languages = matches!(field, "titles" | "descriptions" | "keywords" | "version_notes");
    match rest.strip_prefix('.') {
        Some(tag) if in_languages => Some(language_name(locale, &Lang::new(tag))),
        _ => {
            let rest = line(rest.trim_start_matches(['.', '[']).trim_end_matches(']'));
            (!rest.is_empty()).then_some(rest)
        }
    }
}

/// A value in words: of a thing with many fields, that by which people know it.
fn words(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => line(text),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::Array(list) => line(&list.iter().take(50).map(words).collect::<Vec<_>>().join(", ")),
        Value::Object(map) => {
            let known =
                ["code", "text", "iri", "titles", "names", "labels", "download_urls", "access_urls", "uri"];
            let named = known.iter().find_map(|name| map.get(*name)).map(words);
            let all = || map.values().take(20).map(words).collect::<Vec<_>>().join(", ");
            line(&named.filter(|name| !name.is_empty()).unwrap_or_else(all))
        }
    }
}
