//! How a value of a note is written: words for codes, names for identifiers, and of two lists only what differs.

use centum_base::{Country, Id, Timestamp};
use centum_ledger::Told;
use centum_web::{Html, Locale};
use serde_json::{Map, Value};

use super::{NOBODY, Names, data, shortened, word};

/// Writes the values of one module's notes.
pub(super) struct Writer<'w> {
    pub(super) locale: &'w Locale,
    pub(super) names: &'w Names,
    pub(super) module: &'w str,
}

impl Writer<'_> {
    /// The value of a field.
    pub(super) fn write(&self, field: &str, value: &Value) -> Html {
        let locale = self.locale;
        match value {
            Value::Null => data(NOBODY),
            Value::Bool(yes) => locale.html(if *yes { "word-yes" } else { "word-no" }),
            Value::Number(number) => match number.as_i64() {
                Some(number) => Html::text(&locale.number(number)),
                None => Html::text(&locale.decimal(&number.to_string())),
            },
            Value::String(text) => match (instant(text), self.said(field, text)) {
                (Some(at), _) => locale.moment(at),
                (None, Some(words)) => data(&shortened(&words)),
                (None, None) => word(locale, &[format!("role-{text}")], text),
            },
            Value::Object(fields) if fields.contains_key("committed") => locale.html("desk-history-erased"),
            Value::Object(fields) if named(fields) => data(&shortened(&self.record(fields))),
            Value::Array(items) if items.is_empty() => data(NOBODY),
            Value::Array(items) if items.iter().all(is_plain) => {
                let items = items.iter().map(|item| self.item(field, item));
                data(&shortened(&locale.list(items)))
            }
            Value::Object(fields) => self.fields(fields).unwrap_or_else(|| code(value)),
            other => code(other),
        }
    }

    /// Before and after; of two lists of records only the records that differ.
    pub(super) fn write_pair(&self, field: &str, before: &Value, after: &Value) -> (Html, Html) {
        match (before, after) {
            (Value::Array(old), Value::Array(new)) if old.iter().chain(new).all(Value::is_object) => {
                let only = |these: &[Value], others: &[Value]| -> Value {
                    these.iter().filter(|one| !others.contains(one)).cloned().collect()
                };
                (self.write(field, &only(old, new)), self.write(field, &only(new, old)))
            }
            (Value::Object(old), Value::Object(new)) if !named(old) && !old.contains_key("committed") => {
                let only = |these: &Map<String, Value>, others: &Map<String, Value>| -> Value {
                    let differ = these.iter().filter(|(field, value)| others.get(*field) != Some(*value));
                    differ.map(|(field, value)| (field.clone(), value.clone())).collect()
                };
                (self.write(field, &only(old, new)), self.write(field, &only(new, old)))
            }
            _ => (self.write(field, before), self.write(field, after)),
        }
    }

    /// The fields of a thing without a name, each by its own; none where one of them has no words.
    fn fields(&self, fields: &Map<String, Value>) -> Option<Html> {
        if fields.is_empty() {
            return Some(data(NOBODY));
        }
        let mut parts = Vec::with_capacity(fields.len());
        for (field, value) in fields {
            let id = format!("{}-field-{}", self.module, field.replace('_', "-"));
            if value.is_object() || value.is_array() || !self.locale.has(&id) {
                return None;
            }
            parts.push(format!("{}: {}", self.locale.html(&id), self.write(field, value)));
        }
        Some(Html::trusted(parts.join("; ")))
    }

    fn item(&self, field: &str, item: &Value) -> String {
        match item {
            Value::Object(fields) => self.record(fields),
            Value::String(text) => self.said(field, text).unwrap_or_else(|| text.clone()),
            other => other.to_string(),
        }
    }

    /// A record: its name, then what of its fields has words.
    fn record(&self, fields: &Map<String, Value>) -> String {
        let name = fields.get("name").and_then(Value::as_str).unwrap_or_default();
        let rest = fields.iter().filter(|(field, _)| *field != "name").flat_map(|(field, value)| {
            let texts: Vec<&str> = match value {
                Value::String(text) => vec![text],
                Value::Array(items) => items.iter().filter_map(Value::as_str).collect(),
                _ => Vec::new(),
            };
            texts.into_iter().filter_map(|text| self.said(field, text)).collect::<Vec<_>>()
        });
        let rest: Vec<String> = rest.collect();
        if rest.is_empty() { name.to_owned() } else { format!("{name} ({})", rest.join("; ")) }
    }

    /// The words of a code, a country or an identifier, if there are any.
    fn said(&self, field: &str, text: &str) -> Option<String> {
        if matches!(field, "country" | "countries") {
            return Country::new(text).map(|country| self.locale.country(country));
        }
        if is_id(text) {
            return self.names.of_id(text).map(str::to_owned);
        }
        if let Some(name) = self.names.of_id(&format!("{field}:{text}")) {
            return Some(name.to_owned());
        }
        let id = format!("{}-value-{}-{text}", self.module, field.replace('_', "-"));
        self.locale.has(&id).then(|| self.locale.text(&id))
    }
}

fn code(value: &Value) -> Html {
    Html::trusted(format!("<code>{}</code>", Html::text(&shortened(&value.to_string()))))
}

fn named(fields: &Map<String, Value>) -> bool {
    fields.get("name").is_some_and(Value::is_string)
}

fn is_plain(value: &Value) -> bool {
    match value {
        Value::Object(fields) => named(fields),
        other => other.is_string(),
    }
}

/// An instant as notes write it; the page keeps it to the fraction for programs.
fn instant(text: &str) -> Option<Timestamp> {
    text.ends_with('Z').then(|| text.parse().ok()).flatten()
}

/// Identifiers tell a reader nothing but for the names behind them.
pub(super) fn is_id(text: &str) -> bool {
    text.parse::<Id<Told>>().is_ok()
}
