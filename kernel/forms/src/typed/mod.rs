//! From what a person typed to an answer, and back into the inputs.
//!
//! What cannot be read stays as the text that it is, and [`check`](crate::check) says so: nothing typed is lost. Only
//! what goes beyond a [limit](crate::limits) is refused.
//!
//! The inputs of a field are named `a.<part>.<field>`, with `.name` and the like for parts, `.0.column` for cells; beside them
//! `base.<part>.<field>` carries the revision that the person saw.

mod day;
mod number;
mod pairs;
mod unread;

use std::collections::BTreeMap;

use centum_base::{Country, fold::fold};
use serde_json::Value as Json;

use crate::limits::{self, Limit, MAX_ROWS};
use crate::{Fault, Field, FieldKey, Form, Kind, Opt, Part, PersonValue, Place, Value};

pub use number::Writing;
pub(crate) use number::is_finer;
pub use pairs::Pairs;
pub use unread::unread;

/// What a ticked box sends.
pub const YES: &str = "yes";

/// Reads one answer; `None` is a blank one. Files are not typed: they are added and taken away one by one, see [`Kind::is_typed`].
pub fn read(field: &Field, typed: &Pairs, writing: Writing) -> Result<Option<Value>, Fault> {
    if !field.kind.is_typed() {
        return Ok(None);
    }
    let Some(value) = value(field, typed, writing)? else { return Ok(None) };
    match limits::beyond(&value) {
        Some(limit) => Err(Fault::Beyond { limit }),
        None => Ok(Some(value)),
    }
}

/// Reads one answer from JSON in the shape of [`Pairs::from_json`].
pub fn read_json(field: &Field, json: &Json, writing: Writing) -> Result<Option<Value>, Fault> {
    let pairs = Pairs::from_json(json, writing).ok_or(Fault::OfAnotherKind)?;
    read(field, &pairs, writing)
}

/// One answer as a page sent it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sent {
    /// Whose answer.
    pub part: Part,
    /// To which field.
    pub field: FieldKey,
    /// The revision that the person saw; 0 before the first.
    pub base: u32,
    /// The answer, or the limit that it goes beyond.
    pub answer: Result<Option<Value>, Fault>,
    /// What stood in the inputs.
    pub typed: Pairs,
}

/// Reads every answer of a page. A field belongs to the page if its base was sent; others, unknown ones and files are left alone.
pub fn read_page(form: &Form, page: &[(String, String)], writing: Writing) -> Vec<Sent> {
    let mut answers: BTreeMap<(&str, &str), Pairs> = BTreeMap::new();
    let mut bases = Vec::new();
    for (name, text) in page {
        let mut parts = name.splitn(4, '.');
        let (kind, place) =
            (parts.next(), (parts.next().unwrap_or_default(), parts.next().unwrap_or_default()));
        match kind {
            Some("a") => {
                let below = parts.next().unwrap_or_default().to_owned();
                answers.entry(place).or_default().0.push((below, text.clone()));
            }
            Some("base") => bases.push((place, text)),
            _ => {}
        }
    }
    let mut sent = Vec::new();
    for ((part, key), base) in bases {
        let Some((_, field)) = form.field(key).filter(|(_, field)| field.kind.is_typed()) else { continue };
        let typed = answers.remove(&(part, key)).unwrap_or_default();
        let Ok(part) = part.parse();
        let answer = read(field, &typed, writing);
        sent.push(Sent { part, field: field.key.clone(), base: base.parse().unwrap_or(0), answer, typed });
    }
    sent
}

impl Kind {
    /// Whether an answer is typed, as all are but files.
    pub fn is_typed(&self) -> bool {
        !matches!(self, Self::File { .. })
    }
}

fn value(field: &Field, typed: &Pairs, writing: Writing) -> Result<Option<Value>, Fault> {
    if let Kind::Table { columns, .. } = &field.kind {
        return table(columns, typed, writing);
    }
    if typed.is_blank() {
        return Ok(None);
    }
    let text = clean(typed.get("").unwrap_or_default());
    // Pairs under names that are not the field's, or signs that no keyboard types, leave nothing.
    let or_text =
        |value: Option<Value>| value.or_else(|| (!text.trim().is_empty()).then(|| Value::Text(text.clone())));
    Ok(match &field.kind {
        Kind::Short { .. } | Kind::Long { .. } => or_text(None),
        Kind::Choice { options } => or_text(option(options, &text).map(Value::Choice)),
        Kind::Several { options, .. } => Some(several(options, typed)),
        Kind::Number { decimals, unit, .. } => or_text(
            number::read(without_units(&text, unit.0.values()), writing, *decimals).ok().map(Value::Number),
        ),
        Kind::Money { currency, .. } => {
            let euro = (currency == "EUR").then_some("€".to_owned());
            let bare = without_units(&text, [currency].into_iter().chain(&euro));
            or_text(number::read(bare, writing, 2).ok().map(Value::Money))
        }
        Kind::Day { .. } => or_text(day::read(&text).map(Value::Day)),
        Kind::Place { .. } => place(typed),
        Kind::Person => person(typed),
        Kind::Declaration => match text.trim().to_lowercase().as_str() {
            YES | "true" | "on" | "x" | "1" => Some(Value::Agreed),
            "no" | "false" | "0" => None,
            _ => or_text(None),
        },
        Kind::Table { .. } | Kind::File { .. } => None,
    })
}

/// Line ends become one character, and what no keyboard types is left out.
fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}

/// The option of that key, else the one of that label in any language, as a workbook may name it.
fn option(options: &[Opt], text: &str) -> Option<FieldKey> {
    let by_key = options.iter().find(|option| option.key.as_str() == text.trim());
    let folded = fold(text);
    let by_label = || {
        let says = |option: &&Opt| option.label.0.values().any(|label| fold(label) == folded);
        options.iter().find(says).filter(|_| !folded.is_empty())
    };
    by_key.or_else(by_label).map(|option| option.key.clone())
}

fn several(options: &[Opt], typed: &Pairs) -> Value {
    let sent: Vec<&str> = typed.all("").filter(|text| !text.trim().is_empty()).collect();
    let chosen: Option<Vec<Vec<FieldKey>>> = sent.iter().map(|text| options_in(options, text)).collect();
    let Some(chosen) = chosen else { return Value::Text(clean(&sent.join("\n"))) };
    let mut chosen = chosen.concat();
    chosen.sort_by_key(|key| options.iter().position(|option| option.key == *key));
    chosen.dedup();
    Value::Several(chosen)
}

/// The option that the text names, or several parted by semicolons or ends of lines; nothing if one of them is unknown.
fn options_in(options: &[Opt], text: &str) -> Option<Vec<FieldKey>> {
    match option(options, text) {
        Some(one) => Some(vec![one]),
        None => {
            let parts = text.split([';', '\n']).filter(|part| !part.trim().is_empty());
            parts.map(|part| option(options, part)).collect()
        }
    }
}

/// The text without a unit before or after the number.
fn without_units<'t>(text: &'t str, units: impl IntoIterator<Item = &'t String>) -> &'t str {
    let text = text.trim();
    for unit in units {
        let unit = unit.trim();
        let Some(bare) = text.len().checked_sub(unit.len()).filter(|_| !unit.is_empty()) else { continue };
        if text.get(bare..).is_some_and(|end| end.eq_ignore_ascii_case(unit)) {
            return text[..bare].trim_end();
        }
        if text.get(..unit.len()).is_some_and(|start| start.eq_ignore_ascii_case(unit)) {
            return text[unit.len()..].trim_start();
        }
    }
    text
}

/// The code of a country by ISO 3166-1, where the Union writes another.
pub(crate) fn iso(code: &str) -> &str {
    match code {
        "EL" => "GR",
        "UK" => "GB",
        code => code,
    }
}

fn place(typed: &Pairs) -> Option<Value> {
    let part = |name: &str| clean(typed.get(name).unwrap_or_default());
    let mut name = if typed.get("name").is_some() { part("name") } else { part("") };
    let written = part("country");
    let country: Option<Country> = iso(written.trim()).parse().ok();
    if country.is_none() && !written.trim().is_empty() {
        name = format!("{name}, {}", written.trim());
    }
    // The place was chosen for a name in a country; once another stands there, it is no longer chosen.
    let chosen_for = typed.get("for").is_none_or(|chosen_for| chosen_for.trim() == name.trim());
    let chosen_in = typed.get("in").map_or("", str::trim);
    let stays = chosen_for && (chosen_in.is_empty() || chosen_in == written.trim());
    let id = Some(part("id").trim().to_owned()).filter(|id| !id.is_empty() && stays);
    (!name.trim().is_empty() || country.is_some()).then_some(Value::Place(Place { name, country, id }))
}

fn person(typed: &Pairs) -> Option<Value> {
    let part = |name: &str| clean(typed.get(name).unwrap_or_default());
    let name = if typed.get("name").is_some() { part("name") } else { part("") };
    let person =
        PersonValue { name, function: part("function"), mail: part("mail"), telephone: part("telephone") };
    (!person.is_blank()).then_some(Value::Person(person))
}

/// The rows in the order of their numbers; blank ones are no rows.
fn table(columns: &[Field], typed: &Pairs, writing: Writing) -> Result<Option<Value>, Fault> {
    let mut rows: BTreeMap<u32, Pairs> = BTreeMap::new();
    for (name, text) in &typed.0 {
        let (row, below) = name.split_once('.').unwrap_or((name, ""));
        if let Ok(row) = row.parse() {
            rows.entry(row).or_default().0.push((below.to_owned(), text.clone()));
        }
    }
    rows.retain(|_, cells| !cells.is_blank());
    if rows.len() > MAX_ROWS {
        return Err(Fault::Beyond { limit: Limit::Rows });
    }
    let mut table = Vec::with_capacity(rows.len());
    for cells in rows.values() {
        let mut row = BTreeMap::new();
        for column in columns.iter().filter(|column| column.kind.is_typed()) {
            if let Some(value) = value(column, &cells.below(column.key.as_str()), writing)? {
                row.insert(column.key.clone(), value);
            }
        }
        if !row.is_empty() {
            table.push(row);
        }
    }
    let text = clean(typed.get("").unwrap_or_default());
    Ok(match (table.is_empty(), text.trim().is_empty()) {
        (false, _) => Some(Value::Table(table)),
        (true, false) => Some(Value::Text(text)),
        (true, true) => None,
    })
}

/// What to put into the inputs so that reading them gives the same answer.
pub fn write(field: &Field, value: &Value, writing: Writing) -> Pairs {
    let some = |pairs: Vec<(&str, String)>| {
        Pairs(pairs.into_iter().map(|(name, text)| (name.to_owned(), text)).collect())
    };
    match value {
        Value::Text(text) => Pairs::one(text),
        Value::Choice(key) => Pairs::one(key.as_str()),
        Value::Several(keys) => Pairs(keys.iter().map(|key| (String::new(), key.to_string())).collect()),
        Value::Number(number) => Pairs::one(writing.write(*number, field.kind.decimals())),
        Value::Money(cents) => Pairs::one(writing.write_cents(*cents)),
        Value::Day(day) => Pairs::one(day.to_string()),
        Value::Agreed => Pairs::one(YES),
        Value::Files(_) => Pairs::default(),
        Value::Place(Place { name, country, id }) => some(vec![
            ("name", name.clone()),
            ("country", country.map(|country| country.to_string()).unwrap_or_default()),
            ("id", id.clone().unwrap_or_default()),
            ("for", name.clone()),
            ("in", country.map(|country| country.to_string()).unwrap_or_default()),
        ]),
        Value::Person(person) => {
            some(person.parts().into_iter().map(|(name, text)| (name, text.to_owned())).collect())
        }
        Value::Table(rows) => {
            let cell = |column: &FieldKey, value: &Value| {
                let column = field.kind.columns().iter().find(|known| known.key == *column)?;
                Some(write(column, value, writing))
            };
            let pairs = rows.iter().enumerate().flat_map(|(row, cells)| {
                let cells =
                    cells.iter().filter_map(move |(column, value)| Some((column, cell(column, value)?)));
                cells.flat_map(move |(column, pairs)| pairs.put_below(format!("{row}.{column}")))
            });
            Pairs(pairs.collect())
        }
    }
}

impl Kind {
    /// How many decimals a number of this kind has.
    pub fn decimals(&self) -> u8 {
        match self {
            Self::Number { decimals, .. } => *decimals,
            Self::Money { .. } => 2,
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests;
