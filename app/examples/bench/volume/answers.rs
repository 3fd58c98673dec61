//! Answers of the length that cities write, plainly invented.

use centum_base::Country;
use centum_forms::{Field, FieldKey, Form, Kind, Opt, Part, PersonValue, Place, Value, Whose};

/// What a city would describe, at some length.
const WORDS: &str = "This answer is invented and stands where a city would describe its plans: what is to change, for whom, \
    by when, and how anyone could tell that it did. The council has decided on three aims for the coming years and has named \
    those who answer for them. Streets that are too hot in summer are to be planted, buildings that waste heat are to be \
    repaired, and what the city knows about both is to be published so that anyone can check it. Earlier work has shown where \
    the money runs out first and which offices have to sit at one table. ";

/// The fields that are saved while somebody writes.
pub(super) const WRITTEN: [&str; 6] = ["vision", "baseline", "earlier", "offer", "challenges", "joint"];

/// A text of about so many words.
pub(super) fn text(name: &str, words: u32) -> String {
    let mut said = format!("{name}:");
    for word in WORDS.split_whitespace().cycle().take(words.min(150) as usize) {
        said.push(' ');
        said.push_str(word);
    }
    said
}

/// An answer to every question that is always asked; those to each member by `member`.
pub(crate) fn answers(
    form: &Form,
    member: &Part,
    name: &str,
    country: Country,
) -> Vec<(Part, FieldKey, Value)> {
    let mut all = Vec::new();
    for section in &form.sections {
        let part = match section.whose {
            Whose::Application => Part::Application,
            Whose::EachMember => member.clone(),
        };
        for field in section.fields.iter().filter(|field| field.required) {
            if let Some(value) = said(field, name, country) {
                all.push((part.clone(), field.key.clone(), value));
            }
        }
    }
    all
}

fn first(options: &[Opt]) -> Option<FieldKey> {
    options.first().map(|option| option.key.clone())
}

fn said(field: &Field, name: &str, country: Country) -> Option<Value> {
    Some(match &field.kind {
        Kind::Short { .. } => Value::Text(format!("{name} (invented)")),
        Kind::Long { max_words } => Value::Text(text(name, *max_words / 2)),
        Kind::Choice { options } => Value::Choice(first(options)?),
        Kind::Several { options, .. } => Value::Several(vec![first(options)?]),
        Kind::Number { min, max, .. } => {
            Value::Number(84_000.min(max.unwrap_or(i64::MAX) / 2).max(min.unwrap_or(0)))
        }
        Kind::Money { .. } => Value::Money(25_000_000),
        Kind::Day { from, .. } => Value::Day((*from)?),
        Kind::Table { columns, min_rows, .. } => {
            let cells = columns.iter().filter_map(|one| Some((one.key.clone(), said(one, name, country)?)));
            Value::Table(vec![cells.collect(); (*min_rows).max(3) as usize])
        }
        Kind::Place { .. } => Value::Place(Place { name: name.to_owned(), country: Some(country), id: None }),
        Kind::Person => Value::Person(PersonValue {
            name: "Ofelia Officer".into(),
            function: "Head of strategy".into(),
            mail: "officer@bench.example".into(),
            telephone: String::new(),
        }),
        Kind::Declaration => Value::Agreed,
        Kind::File { .. } => return None,
    })
}
