use super::*;
use crate::Wrong;
use crate::testing::{choice, form, key, section, short, when};

fn sample() -> Form {
    let of_region = when(short("region"), "kind", &["region"]);
    form([section("a", [choice("kind", &["city", "region"]), of_region]), section("b", [short("last")])])
}

fn order(form: &Form) -> Vec<String> {
    form.fields().map(|(section, field)| format!("{}/{}", section.key, field.key)).collect()
}

fn at(field: &str) -> At {
    At::of(key(field))
}

fn wrongs(result: Result<(), ComposeError>) -> Vec<Wrong> {
    match result {
        Err(ComposeError::Breaks(faults)) => faults.into_iter().map(|fault| fault.wrong).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_form_is_composed_step_by_step() {
    let mut form = Form::default();
    let en = || "en".to_owned();
    let steps = [
        Command::AddSection { lang: en(), title: "City profile".into(), whose: Whose::EachMember },
        Command::AddField {
            section: "city-profile".parse().unwrap(),
            lang: en(),
            label: "Kind of body".into(),
            kind: Kind::Choice { options: Vec::new() },
        },
        Command::AddOption { at: at("kind-of-body"), lang: en(), label: "A city".into() },
        Command::WriteField {
            at: at("kind-of-body"),
            text: FieldText::Label,
            lang: "de".into(),
            says: "Art der Körperschaft".into(),
        },
        Command::Required { at: at("kind-of-body"), required: true },
    ];
    for command in steps {
        apply(&mut form, command).unwrap();
    }
    assert_eq!(form.faults(), []);
    let (_, field) = form.field("kind-of-body").unwrap();
    assert_eq!(field.label.in_lang("de"), "Art der Körperschaft");
    assert_eq!(field.kind.options()[0].key, key("a-city"));
    assert!(field.required);
}

#[test]
fn a_key_stays_when_the_label_changes() {
    let mut form = sample();
    let says = "Something else".to_owned();
    let write = Command::WriteField { at: at("last"), text: FieldText::Label, lang: "en".into(), says };
    apply(&mut form, write).unwrap();
    assert_eq!(form.field("last").unwrap().1.label.in_lang("en"), "Something else");
}

#[test]
fn fields_move_within_and_between_sections() {
    let mut form = sample();
    let to =
        |section: &str, to| Command::MoveField { field: key("last"), section: section.parse().unwrap(), to };
    apply(&mut form, to("a", 0)).unwrap();
    assert_eq!(order(&form), ["a/last", "a/kind", "a/region"]);
    apply(&mut form, to("a", 99)).unwrap();
    assert_eq!(order(&form), ["a/kind", "a/region", "a/last"]);
}

#[test]
fn a_step_that_would_break_a_condition_is_refused_and_changes_nothing() {
    let mut form = sample();
    let whole = form.clone();
    let forward = Wrong::NotEarlier { field: key("kind") };
    let moved = Command::MoveField { field: key("kind"), section: "b".parse().unwrap(), to: 0 };
    assert_eq!(wrongs(apply(&mut form, moved)), std::slice::from_ref(&forward));
    assert_eq!(wrongs(apply(&mut form, Command::Remove { at: at("kind") })), [forward]);
    let option = Command::RemoveOption { at: at("kind"), option: key("region") };
    assert!(matches!(wrongs(apply(&mut form, option)).as_slice(), [Wrong::NoSuchOption { .. }]));
    assert_eq!(form, whole);
}

#[test]
fn what_is_not_there_is_named() {
    let mut form = sample();
    let gone = Command::Required { at: At { field: key("kind"), column: Some(key("x")) }, required: true };
    assert_eq!(apply(&mut form, gone), Err(ComposeError::NoSuch("x".into())));
    let section = "zzz".parse().unwrap();
    let moved = Command::MoveField { field: key("last"), section, to: 0 };
    assert_eq!(apply(&mut form, moved), Err(ComposeError::NoSuch("zzz".into())));
    assert_eq!(order(&form), ["a/kind", "a/region", "b/last"]);
}

#[test]
fn options_stay_when_one_of_several_becomes_several_of_several() {
    let mut form = sample();
    let kind = Kind::Several { options: Vec::new(), min: 0, max: Some(1) };
    apply(&mut form, Command::Kind { at: at("kind"), kind }).unwrap();
    assert_eq!(form.field("kind").unwrap().1.kind.options().len(), 2);
    let text = Kind::Short { max_chars: 10 };
    assert!(apply(&mut form, Command::Kind { at: at("kind"), kind: text }).is_err());
}

#[test]
fn a_table_gets_columns_that_are_plain() {
    let mut form = sample();
    let table = Kind::Table { columns: Vec::new(), min_rows: 0, max_rows: 5 };
    apply(&mut form, Command::Kind { at: at("last"), kind: table.clone() }).unwrap();
    let column =
        |kind| Command::AddColumn { table: key("last"), lang: "en".into(), label: "Who".into(), kind };
    apply(&mut form, column(Kind::Person)).unwrap();
    assert_eq!(wrongs(apply(&mut form, column(table))), [Wrong::NotInATable]);
    apply(&mut form, Command::Remove { at: At { field: key("last"), column: Some(key("who")) } }).unwrap();
    assert_eq!(form.field("last").unwrap().1.kind.columns(), []);
}
