//! Any form, any field, any answer.

use std::collections::BTreeMap;

use centum_base::{Country, Date, Digest};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::{field as of_kind, key, options};
use crate::typed::Pairs;
use crate::{
    Answers, Field, FieldKey, Form, Kind, Part, PersonValue, Place, StoredFile, Texts, Value, Whose,
};

const OPTIONS: [&str; 4] = ["a", "b", "c", "d"];

/// Texts with what usually breaks: quotes, markup, several scripts, ends of lines. At least one visible letter.
fn text() -> impl Strategy<Value = String> {
    "[a-zλж0-9<&\"' \n.,;–é]{0,20}[a-zλж]".prop_map(|text| text)
}

fn plain_kind() -> impl Strategy<Value = Kind> {
    let some = || subsequence(OPTIONS.to_vec(), 1..=4).prop_map(|keys| options(&keys));
    prop_oneof![
        (1..50_u32).prop_map(|max_chars| Kind::Short { max_chars }),
        (1..50_u32).prop_map(|max_words| Kind::Long { max_words }),
        some().prop_map(|options| Kind::Choice { options }),
        (some(), 0..3_u32, option::of(0..3_u32)).prop_map(|(options, min, max)| Kind::Several {
            options,
            min,
            max
        }),
        (0..4_u8, option::of(-100..100_i64), option::of(-100..100_i64)).prop_map(|(decimals, min, max)| {
            Kind::Number { unit: Texts::english("km"), decimals, min, max }
        }),
        option::of(0..1000_i64).prop_map(|max_cents| Kind::Money { currency: "EUR".into(), max_cents }),
        Just(Kind::Day { from: None, until: Date::new(2024, 2, 29).ok() }),
        Just(Kind::Place { countries: Country::new("SI").into_iter().collect() }),
        Just(Kind::Person),
        Just(Kind::Declaration),
    ]
}

fn kind() -> impl Strategy<Value = Kind> {
    let column = (0..4_usize, plain_kind(), any::<bool>());
    let table = (vec(column, 1..4), 0..3_u32, 1..4_u32).prop_map(|(columns, min_rows, max_rows)| {
        let columns: BTreeMap<usize, Field> = columns
            .into_iter()
            .map(|(n, kind, required)| (n, Field { required, ..of_kind(OPTIONS[n], kind) }))
            .collect();
        Kind::Table { columns: columns.into_values().collect(), min_rows, max_rows }
    });
    let file = Kind::File { types: vec!["a/b".into()], max_bytes: 9, max_files: 2, document: None };
    prop_oneof![6 => plain_kind(), 2 => table, 1 => Just(file)]
}

/// Any field of that name.
pub(crate) fn field(name: &'static str) -> impl Strategy<Value = Field> {
    (kind(), any::<bool>()).prop_map(move |(kind, required)| Field { required, ..of_kind(name, kind) })
}

/// An answer that fits the kind. A table has at least one cell in each row, as nobody can type an empty row.
pub(crate) fn value(kind: &Kind) -> BoxedStrategy<Value> {
    match kind.clone() {
        Kind::Short { .. } | Kind::Long { .. } => text().prop_map(Value::Text).boxed(),
        Kind::Choice { options } => select(options).prop_map(|option| Value::Choice(option.key)).boxed(),
        Kind::Several { options, .. } => {
            let keys: Vec<FieldKey> = options.into_iter().map(|option| option.key).collect();
            let count = keys.len();
            subsequence(keys, 1..=count).prop_map(Value::Several).boxed()
        }
        Kind::Number { .. } => any::<i32>().prop_map(|n| Value::Number(n.into())).boxed(),
        Kind::Money { .. } => any::<u32>().prop_map(|n| Value::Money(n.into())).boxed(),
        Kind::Day { .. } => (1900..2100_i16, 1..=12_i8, 1..=28_i8)
            .prop_map(|(year, month, day)| Value::Day(Date::new(year, month, day).unwrap()))
            .boxed(),
        Kind::Place { .. } => (text(), any::<bool>(), option::of("[0-9]{1,9}"))
            .prop_map(|(name, si, id)| {
                Value::Place(Place { name, country: Country::new(if si { "SI" } else { "HR" }), id })
            })
            .boxed(),
        Kind::Person => (text(), "[a-z]{0,9}", "[a-z@.]{0,9}", "[+0-9 ]{0,9}")
            .prop_map(|(name, function, mail, telephone)| {
                Value::Person(PersonValue { name, function, mail, telephone })
            })
            .boxed(),
        Kind::Declaration => Just(Value::Agreed).boxed(),
        Kind::File { .. } => vec((text(), 0..99_u64), 1..3)
            .prop_map(|files| {
                let file = |(name, bytes): (String, u64)| StoredFile {
                    digest: Digest::of(name.as_bytes()),
                    name,
                    media_type: "a/b".into(),
                    bytes,
                };
                Value::Files(files.into_iter().map(file).collect())
            })
            .boxed(),
        Kind::Table { columns, .. } => {
            let first = columns[0].clone();
            let rest = columns[1..].to_vec();
            let row = value(&first.kind).prop_flat_map(move |cell| {
                let first = first.key.clone();
                let rest: Vec<_> = rest
                    .iter()
                    .map(|column| (Just(column.key.clone()), option::of(value(&column.kind))))
                    .collect();
                rest.prop_map(move |cells| {
                    let cells = cells.into_iter().filter_map(|(key, cell)| Some((key, cell?)));
                    cells.chain([(first.clone(), cell.clone())]).collect::<BTreeMap<_, _>>()
                })
            });
            vec(row, 1..4).prop_map(Value::Table).boxed()
        }
    }
}

/// A field with an answer that fits its kind.
pub(crate) fn answered_field() -> impl Strategy<Value = (Field, Value)> {
    field("x").prop_flat_map(|field| {
        let value = value(&field.kind);
        (Just(field), value)
    })
}

/// Anything in inputs, whoever sent it.
pub(crate) fn typed() -> impl Strategy<Value = Pairs> {
    let name = prop_oneof![
        Just(String::new()),
        select(vec![
            "name",
            "mail",
            "country",
            "id",
            "for",
            "in",
            "0.a",
            "0.a.name",
            "1.b",
            "99999999999.a",
            ".",
            "0."
        ])
        .prop_map(str::to_owned),
        ".{0,6}"
    ];
    vec((name, ".{0,30}"), 0..8).prop_map(Pairs)
}

const FIELDS: [&str; 6] = ["f1", "f2", "f3", "f4", "f5", "f6"];

/// Any form of up to six fields in two sections, of the application and of each member.
pub(crate) fn form() -> impl Strategy<Value = Form> {
    let fields = vec((0..FIELDS.len(), kind(), any::<bool>()), 1..7);
    fields.prop_map(|fields| {
        let mut sections = [super::section("s1", []), super::section("s2", [])];
        sections[1].whose = Whose::EachMember;
        let fields: BTreeMap<usize, (Kind, bool)> =
            fields.into_iter().map(|(n, kind, second)| (n, (kind, second))).collect();
        for (n, (kind, second)) in fields {
            sections[usize::from(second)].fields.push(of_kind(FIELDS[n], kind));
        }
        super::form(sections)
    })
}

/// A form with an answer to some of its fields.
pub(crate) fn answered_form() -> impl Strategy<Value = (Form, Answers)> {
    form().prop_flat_map(|form| {
        let answers: Vec<_> = form
            .fields()
            .map(|(section, field)| {
                let part = match section.whose {
                    Whose::Application => Part::Application,
                    Whose::EachMember => Part::Member("m1".into()),
                };
                (Just((part, key(field.key.as_str()))), option::of(value(&field.kind)))
            })
            .collect();
        let answers = answers.prop_map(|answers| {
            Answers(answers.into_iter().filter_map(|(place, value)| Some((place, value?))).collect())
        });
        (Just(form), answers)
    })
}
