//! An answer as plain text.

use centum_forms::{Field, Value};
use centum_web::Locale;

/// An answer in one text: options by their labels, rows between line ends, parts between commas.
pub fn said(field: &Field, value: &Value, locale: &Locale) -> String {
    let lang = locale.tag();
    let option = |key: &centum_forms::FieldKey| {
        let known = field.kind.options().iter().find(|option| option.key == *key);
        known.map_or(key.as_str(), |option| option.label.in_lang(lang)).to_owned()
    };
    match value {
        Value::Text(text) => text.clone(),
        Value::Choice(key) => option(key),
        Value::Several(keys) => keys.iter().map(option).collect::<Vec<_>>().join("; "),
        Value::Number(number) => centum_forms::trimmed(*number, field.kind.decimals()),
        Value::Money(cents) => centum_forms::plain(*cents, 2),
        Value::Day(day) => day.to_string(),
        Value::Agreed => locale.text("calls-export-yes"),
        Value::Files(files) => files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join("; "),
        Value::Place(place) => match place.country {
            Some(country) => format!("{}, {country}", place.name),
            None => place.name.clone(),
        },
        Value::Person(person) => {
            let parts = person.parts().into_iter().map(|(_, text)| text).filter(|text| !text.is_empty());
            parts.collect::<Vec<_>>().join(", ")
        }
        Value::Table(rows) => {
            let cell = |(key, value): (&centum_forms::FieldKey, &Value)| {
                let column = field.kind.columns().iter().find(|column| column.key == *key)?;
                Some(format!("{}: {}", column.label.in_lang(lang), said(column, value, locale)))
            };
            let row = |row: &std::collections::BTreeMap<_, _>| {
                row.iter().filter_map(cell).collect::<Vec<_>>().join("; ")
            };
            rows.iter().map(row).collect::<Vec<_>>().join("\n")
        }
    }
}
