//! What a new version of a form does to answers: what fits stays, what no longer fits is set aside. Nothing is dropped.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::decimal::rescaled;
use crate::{Answers, Field, FieldKey, Form, Kind, Part, Texts, Value};

/// Answers under a new version of the form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Carried {
    /// What stays.
    pub answers: Answers,
    /// What no longer fits, whole or in part: of several options those that are gone, of a table the columns that are gone.
    pub set_aside: Vec<(Part, FieldKey, Value)>,
    /// What happened, where something happened.
    pub notes: Vec<Note>,
}

/// What happened to an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Whose answer.
    pub part: Part,
    /// To which field.
    pub field: FieldKey,
    /// What happened.
    pub what: Happened,
}

/// What can happen to an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Happened {
    /// It says the same in another form, such as one option among several.
    Converted,
    /// Set aside: the field is gone.
    FieldGone,
    /// Set aside: the field is answered by others now.
    OtherPart,
    /// Set aside: the field asks for another kind of answer.
    OtherKind,
    /// Set aside: the option is gone.
    OptionGone,
    /// Set aside: the column is gone.
    ColumnGone,
    /// Set aside: what was agreed to reads differently, so that it has to be agreed to anew.
    OtherWords,
}

/// Carries answers from one version of a form to another.
pub fn carry(before: &Form, after: &Form, answers: &Answers) -> Carried {
    let mut carried = Carried::default();
    for ((part, key), value) in &answers.0 {
        let known = before.field(key.as_str());
        let outcome = match after.field(key.as_str()) {
            None => Outcome::aside(value, Happened::FieldGone),
            Some((now, _)) if known.is_some_and(|(section, _)| section.whose != now.whose) => {
                Outcome::aside(value, Happened::OtherPart)
            }
            Some((_, field)) => fit(known.map_or(field, |(_, field)| field), field, value),
        };
        if let Some(stays) = outcome.stays {
            carried.answers.0.insert((part.clone(), key.clone()), stays);
        }
        if let Some(aside) = outcome.aside {
            carried.set_aside.push((part.clone(), key.clone(), aside));
        }
        let note = |what| Note { part: part.clone(), field: key.clone(), what };
        carried.notes.extend(outcome.happened.into_iter().map(note));
    }
    carried
}

/// What becomes of one answer.
struct Outcome {
    stays: Option<Value>,
    aside: Option<Value>,
    happened: Vec<Happened>,
}

impl Outcome {
    fn stays(value: &Value) -> Self {
        Self { stays: Some(value.clone()), aside: None, happened: Vec::new() }
    }

    fn converted(value: Value) -> Self {
        Self { stays: Some(value), aside: None, happened: vec![Happened::Converted] }
    }

    fn aside(value: &Value, why: Happened) -> Self {
        Self { stays: None, aside: Some(value.clone()), happened: vec![why] }
    }
}

fn fit(before: &Field, now: &Field, value: &Value) -> Outcome {
    let offered = |key: &FieldKey| now.kind.options().iter().any(|option| option.key == *key);
    let same_kind = std::mem::discriminant(&before.kind) == std::mem::discriminant(&now.kind);
    match (value, &now.kind) {
        (Value::Text(_), Kind::Short { .. } | Kind::Long { .. }) => Outcome::stays(value),
        // What could not be read before is still what its author typed there.
        (Value::Text(_), _) if same_kind => Outcome::stays(value),
        (Value::Choice(key), Kind::Choice { .. } | Kind::Several { .. }) if !offered(key) => {
            Outcome::aside(value, Happened::OptionGone)
        }
        (Value::Choice(_), Kind::Choice { .. }) => Outcome::stays(value),
        (Value::Choice(key), Kind::Several { .. }) => Outcome::converted(Value::Several(vec![key.clone()])),
        (Value::Several(keys), Kind::Several { .. }) => several(keys, offered),
        (Value::Several(keys), Kind::Choice { .. }) => match keys.as_slice() {
            [one] if offered(one) => Outcome::converted(Value::Choice(one.clone())),
            [_] => Outcome::aside(value, Happened::OptionGone),
            _ => Outcome::aside(value, Happened::OtherKind),
        },
        (Value::Number(number), Kind::Number { decimals, .. }) if same_kind => {
            let scale = before.kind.decimals();
            match rescaled(*number, scale, *decimals) {
                Some(_) if scale == *decimals => Outcome::stays(value),
                Some(rescaled) => Outcome::converted(Value::Number(rescaled)),
                None => Outcome::aside(value, Happened::OtherKind),
            }
        }
        (Value::Money(_), Kind::Money { currency, .. }) => match &before.kind {
            Kind::Money { currency: known, .. } if known == currency => Outcome::stays(value),
            _ => Outcome::aside(value, Happened::OtherKind),
        },
        (Value::Agreed, Kind::Declaration) if rewords(&before.label, &now.label) => {
            Outcome::aside(value, Happened::OtherWords)
        }
        (Value::Agreed, Kind::Declaration)
        | (Value::Day(_), Kind::Day { .. })
        | (Value::Place(_), Kind::Place { .. })
        | (Value::Person(_), Kind::Person)
        | (Value::Files(_), Kind::File { .. }) => Outcome::stays(value),
        (Value::Table(rows), Kind::Table { columns, .. }) => table(before.kind.columns(), columns, rows),
        _ => Outcome::aside(value, Happened::OtherKind),
    }
}

/// Whether a text reads differently in a language that it stood in. A new translation changes nothing for those who agreed.
fn rewords(before: &Texts, now: &Texts) -> bool {
    before.0.iter().any(|(lang, text)| !text.trim().is_empty() && now.0.get(lang) != Some(text))
}

fn several(keys: &[FieldKey], offered: impl Fn(&FieldKey) -> bool) -> Outcome {
    let (stay, gone): (Vec<FieldKey>, Vec<FieldKey>) = keys.iter().cloned().partition(|key| offered(key));
    let some = |keys: Vec<FieldKey>| (!keys.is_empty()).then_some(Value::Several(keys));
    let happened = if gone.is_empty() { Vec::new() } else { vec![Happened::OptionGone] };
    Outcome { stays: some(stay), aside: some(gone), happened }
}

fn table(before: &[Field], now: &[Field], rows: &[BTreeMap<FieldKey, Value>]) -> Outcome {
    let find = |columns: &'_ [Field], key: &FieldKey| columns.iter().position(|column| column.key == *key);
    let mut happened = Vec::new();
    let (mut stay, mut aside) = (Vec::new(), Vec::new());
    for row in rows {
        let (mut stays, mut gone) = (BTreeMap::new(), BTreeMap::new());
        for (key, value) in row {
            let outcome = match find(now, key).map(|at| &now[at]) {
                None => Outcome::aside(value, Happened::ColumnGone),
                Some(column) => fit(find(before, key).map_or(column, |at| &before[at]), column, value),
            };
            happened.extend(outcome.happened);
            stays.extend(outcome.stays.map(|value| (key.clone(), value)));
            gone.extend(outcome.aside.map(|value| (key.clone(), value)));
        }
        stay.extend((!stays.is_empty()).then_some(stays));
        aside.push(gone);
    }
    happened.sort();
    happened.dedup();
    let some = |rows: Vec<BTreeMap<_, _>>| {
        rows.iter().any(|row: &BTreeMap<FieldKey, Value>| !row.is_empty()).then_some(Value::Table(rows))
    };
    // What is set aside keeps its row, so that it can be put beside what stayed.
    Outcome { stays: some(stay), aside: some(aside), happened }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::{answers, arbitrary, choice, field, form, key, long, options, row, section, short};
    use crate::trimmed;

    fn one(field: Field) -> Form {
        form([section("s", [field])])
    }

    fn carried(before: Field, after: Field, value: Value) -> (Option<Value>, Option<Value>, Vec<Happened>) {
        let name = before.key.to_string();
        let answers = answers([(name.as_str(), value)]);
        let carried = carry(&one(before), &one(after), &answers);
        let aside = carried.set_aside.into_iter().map(|(_, _, value)| value).next();
        let happened = carried.notes.into_iter().map(|note| note.what).collect();
        (carried.answers.0.into_values().next(), aside, happened)
    }

    fn text(text: &str) -> Value {
        Value::Text(text.into())
    }

    #[test]
    fn a_text_stays_when_its_field_grows_or_shrinks() {
        let (stays, aside, happened) = carried(long("x"), short("x"), text("Long"));
        assert_eq!((stays, aside, happened), (Some(text("Long")), None, vec![]));
    }

    #[test]
    fn what_no_field_asks_for_is_set_aside() {
        let (stays, aside, happened) = carried(short("x"), short("y"), text("kept"));
        assert_eq!((stays, aside, happened), (None, Some(text("kept")), vec![Happened::FieldGone]));
    }

    #[test]
    fn of_several_options_the_gone_ones_are_set_aside() {
        let several =
            |names: &[&str]| field("x", Kind::Several { options: options(names), min: 0, max: None });
        let chosen = |names: &[&str]| Value::Several(names.iter().map(|name| key(name)).collect());
        let (stays, aside, _) = carried(several(&["a", "b"]), several(&["b"]), chosen(&["a", "b"]));
        assert_eq!((stays, aside), (Some(chosen(&["b"])), Some(chosen(&["a"]))));
        let (stays, _, happened) = carried(choice("x", &["a"]), several(&["a"]), Value::Choice(key("a")));
        assert_eq!((stays, happened), (Some(chosen(&["a"])), vec![Happened::Converted]));
    }

    #[test]
    fn a_number_keeps_its_worth_or_is_set_aside() {
        let number =
            |decimals| field("x", Kind::Number { unit: Texts::default(), decimals, min: None, max: None });
        assert_eq!(carried(number(1), number(2), Value::Number(125)).0, Some(Value::Number(1250)));
        assert_eq!(carried(number(1), number(0), Value::Number(125)).1, Some(Value::Number(125)));
        let money = |currency: &str| field("x", Kind::Money { currency: currency.into(), max_cents: None });
        assert_eq!(carried(money("EUR"), money("SEK"), Value::Money(1)).1, Some(Value::Money(1)));
    }

    #[test]
    fn what_was_agreed_to_has_to_be_agreed_to_anew_in_other_words() {
        let declaration = |texts: Texts| Field { label: texts, ..field("x", Kind::Declaration) };
        let before = declaration(Texts::english("We commit a team."));
        let translated = declaration(Texts::english("We commit a team.").and("de", "Wir stellen ein Team."));
        assert_eq!(carried(before.clone(), translated, Value::Agreed).0, Some(Value::Agreed));
        let other = declaration(Texts::english("We commit a team and money."));
        assert_eq!(carried(before, other, Value::Agreed).2, [Happened::OtherWords]);
    }

    #[test]
    fn a_table_sets_aside_the_cells_of_a_gone_column_row_by_row() {
        let table = |columns| field("x", Kind::Table { columns, min_rows: 0, max_rows: 9 });
        let rows = vec![row([("a", text("1"))]), row([("a", text("2")), ("b", text("3"))])];
        let (stays, aside, happened) =
            carried(table(vec![short("a"), short("b")]), table(vec![short("a")]), Value::Table(rows));
        assert_eq!(stays, Some(Value::Table(vec![row([("a", text("1"))]), row([("a", text("2"))])])));
        assert_eq!(aside, Some(Value::Table(vec![row([]), row([("b", text("3"))])])));
        assert_eq!(happened, [Happened::ColumnGone]);
    }

    /// Every single thing that an answer says, whatever form it says it in.
    fn atoms(form: &Form, place: &(Part, FieldKey), value: &Value, atoms: &mut Vec<String>) {
        let kind = form.field(place.1.as_str()).map(|(_, field)| &field.kind);
        sayings(&format!("{}/{}", place.0, place.1), kind, value, atoms);
    }

    fn sayings(name: &str, kind: Option<&Kind>, value: &Value, atoms: &mut Vec<String>) {
        match value {
            Value::Choice(key) => atoms.push(format!("{name}: {key}")),
            Value::Several(keys) => atoms.extend(keys.iter().map(|key| format!("{name}: {key}"))),
            Value::Number(n) => {
                atoms.push(format!("{name}: {}", trimmed(*n, kind.map_or(0, Kind::decimals))));
            }
            Value::Table(rows) => {
                for (key, cell) in rows.iter().flatten() {
                    let column =
                        kind.and_then(|kind| kind.columns().iter().find(|column| column.key == *key));
                    sayings(&format!("{name}.{key}"), column.map(|column| &column.kind), cell, atoms);
                }
            }
            other => atoms.push(format!("{name}: {}", serde_json::to_string(other).unwrap())),
        }
    }

    proptest! {
        #[test]
        fn nothing_that_was_said_is_lost((before, answers) in arbitrary::answered_form(), after in arbitrary::form()) {
            let carried = carry(&before, &after, &answers);
            let (mut said, mut kept) = (Vec::new(), Vec::new());
            for (place, value) in &answers.0 {
                atoms(&before, place, value, &mut said);
            }
            for (place, value) in &carried.answers.0 {
                atoms(&after, place, value, &mut kept);
            }
            for (part, key, value) in &carried.set_aside {
                atoms(&before, &(part.clone(), key.clone()), value, &mut kept);
            }
            said.sort();
            kept.sort();
            prop_assert_eq!(said, kept);
            let _ = crate::moved(&before, &after);
        }

        #[test]
        fn an_unchanged_form_keeps_every_answer((form, answers) in arbitrary::answered_form()) {
            let carried = carry(&form, &form, &answers);
            prop_assert_eq!(&carried.answers, &answers);
            prop_assert!(carried.set_aside.is_empty() && carried.notes.is_empty());
        }

        #[test]
        fn a_check_never_fails_to_end((form, answers) in arbitrary::answered_form(), members in 0..3_usize) {
            let members = (0..members).map(|n| format!("m{n}")).collect();
            let circumstances = crate::Circumstances { members, ..crate::Circumstances::default() };
            let _ = (crate::check(&form, &answers, &circumstances), form.faults());
        }
    }
}
