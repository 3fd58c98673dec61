//! Short words for forms and answers in tests.

pub(crate) mod arbitrary;

use std::collections::BTreeMap;

use crate::{
    Answers, Condition, Field, FieldKey, Form, Keeping, Kind, Opt, Part, Section, Test, Texts, Value, Whose,
};

pub(crate) fn key(text: &str) -> FieldKey {
    text.parse().unwrap()
}

pub(crate) fn form(sections: impl IntoIterator<Item = Section>) -> Form {
    Form { sections: sections.into_iter().collect() }
}

pub(crate) fn section(name: &str, fields: impl IntoIterator<Item = Field>) -> Section {
    Section {
        key: name.parse().unwrap(),
        title: Texts::english(name),
        help: Texts::default(),
        whose: Whose::Application,
        when: None,
        fields: fields.into_iter().collect(),
    }
}

pub(crate) fn field(name: &str, kind: Kind) -> Field {
    Field {
        key: key(name),
        label: Texts::english(name),
        help: Texts::default(),
        example: Texts::default(),
        kind,
        required: false,
        when: None,
        keeping: Keeping::Record,
    }
}

pub(crate) fn short(name: &str) -> Field {
    field(name, Kind::Short { max_chars: 200 })
}

pub(crate) fn long(name: &str) -> Field {
    field(name, Kind::Long { max_words: 300 })
}

pub(crate) fn options(names: &[&str]) -> Vec<Opt> {
    names.iter().map(|name| Opt { key: key(name), label: Texts::english(*name) }).collect()
}

pub(crate) fn choice(name: &str, names: &[&str]) -> Field {
    field(name, Kind::Choice { options: options(names) })
}

pub(crate) fn required(field: Field) -> Field {
    Field { required: true, ..field }
}

pub(crate) fn when(field: Field, tested: &str, any_of: &[&str]) -> Field {
    let test = Test::Chosen { field: key(tested), any_of: any_of.iter().map(|name| key(name)).collect() };
    Field { when: Some(Condition { all: vec![test] }), ..field }
}

pub(crate) fn row<'a>(cells: impl IntoIterator<Item = (&'a str, Value)>) -> BTreeMap<FieldKey, Value> {
    cells.into_iter().map(|(name, value)| (key(name), value)).collect()
}

pub(crate) fn answers<'a>(answers: impl IntoIterator<Item = (&'a str, Value)>) -> Answers {
    Answers(answers.into_iter().map(|(name, value)| ((Part::Application, key(name)), value)).collect())
}
