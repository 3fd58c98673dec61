//! What a form asks, row by row.

use crate::{Field, Kind, Part, Value};

/// The rows of one question.
pub(super) struct Row {
    /// What the row asks: the name of an input below the field, empty for the field itself.
    pub(super) below: String,
    /// What stands before the answer, besides the question itself.
    pub(super) label: Label,
    /// How it is answered.
    pub(super) input: Input,
}

/// What stands before an answer.
pub(super) enum Label {
    /// The question.
    Question,
    /// A part of a person or a place, by its name in ids of texts.
    Part(&'static str),
    /// An option.
    Option(crate::Texts),
}

/// How a cell is answered.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Input {
    /// Words.
    Words,
    /// A number with so many decimals.
    Number(u8),
    /// One of these options.
    OneOf(Vec<crate::Opt>),
    /// A tick.
    Tick,
}

/// Rows that a copy has for a table, filled or not.
pub(super) const MAX_TABLE_ROWS: usize = 60;

/// The rows of a field that is no table and no file.
pub(super) fn of(field: &Field) -> Vec<Row> {
    let one = |input| vec![Row { below: String::new(), label: Label::Question, input }];
    let parts = |names: &[&'static str]| {
        let row = |name: &&'static str| Row {
            below: (*name).to_owned(),
            label: Label::Part(name),
            input: Input::Words,
        };
        names.iter().map(row).collect()
    };
    match &field.kind {
        Kind::Several { options, .. } => options
            .iter()
            .map(|option| Row {
                below: format!(":{}", option.key),
                label: Label::Option(option.label.clone()),
                input: Input::Tick,
            })
            .collect(),
        Kind::Place { .. } => parts(&["name", "country"]),
        Kind::Person => parts(&["name", "function", "mail", "telephone"]),
        kind => one(input(kind)),
    }
}

/// How one cell of that kind is answered.
pub(super) fn input(kind: &Kind) -> Input {
    match kind {
        Kind::Choice { options } => Input::OneOf(options.clone()),
        Kind::Number { decimals, .. } => Input::Number(*decimals),
        Kind::Money { .. } => Input::Number(2),
        Kind::Declaration => Input::Tick,
        _ => Input::Words,
    }
}

/// The name in hidden cells of what a row asks.
pub(super) fn key(part: &Part, field: &Field, below: &str) -> String {
    match below {
        "" => format!("a.{part}.{}", field.key),
        option if option.starts_with(':') => format!("a.{part}.{}{option}", field.key),
        below => format!("a.{part}.{}.{below}", field.key),
    }
}

/// What stands in the cell of a row for an answer; `lang` is the reader's language.
pub(super) fn shown(field: &Field, row: &Row, value: &Value, lang: &str) -> Option<Shown> {
    let words = |text: &str| (!text.is_empty()).then(|| Shown::Words(text.to_owned()));
    match (value, row.below.as_str()) {
        (Value::Text(text), "" | "name") => words(text),
        (Value::Choice(key), _) => {
            let option = field.kind.options().iter().find(|option| option.key == *key);
            words(option.map_or(key.as_str(), |option| option.label.in_lang(lang)))
        }
        (Value::Several(keys), below) => {
            let ticked = keys.iter().any(|key| below.strip_prefix(':') == Some(key.as_str()));
            ticked.then(|| Shown::Words(super::TICK.to_owned()))
        }
        (Value::Number(number) | Value::Money(number), "") => {
            Some(Shown::Number(*number, field.kind.decimals()))
        }
        (Value::Day(day), "") => words(&day.to_string()),
        (Value::Agreed, "") => words(super::TICK),
        (Value::Place(place), "name") => words(&place.name),
        (Value::Place(place), "country") => {
            words(place.country.as_ref().map_or("", |country| country.code()))
        }
        (Value::Person(person), below) => {
            let part = person.parts().into_iter().find(|(name, _)| *name == below);
            words(part.map_or("", |(_, text)| text))
        }
        _ => None,
    }
}

/// What stands in a cell.
pub(super) enum Shown {
    /// Words.
    Words(String),
    /// A number with so many decimals.
    Number(i64, u8),
}

/// The cells of a table's row: each input of each column, in order.
pub(super) fn columns(columns: &[Field]) -> Vec<(&Field, Row)> {
    let mut cells = Vec::new();
    for column in columns.iter().filter(|column| column.kind.is_typed()) {
        // Several options of a cell stand in it side by side, parted by semicolons.
        let rows = match column.kind {
            Kind::Several { .. } => {
                vec![Row { below: String::new(), label: Label::Question, input: Input::Words }]
            }
            _ => of(column),
        };
        cells.extend(rows.into_iter().map(|row| (column, row)));
    }
    cells
}

/// What stands in a table's cell.
pub(super) fn cell(column: &Field, row: &Row, value: &Value, lang: &str) -> Option<Shown> {
    match value {
        Value::Several(keys) => {
            let label = |key: &crate::FieldKey| {
                let option = column.kind.options().iter().find(|option| option.key == *key);
                option.map_or(key.as_str(), |option| option.label.in_lang(lang)).to_owned()
            };
            Some(Shown::Words(keys.iter().map(label).collect::<Vec<_>>().join("; ")))
        }
        value => shown(column, row, value, lang),
    }
}
