//! What is written is read back.

use std::collections::BTreeMap;

use centum_web::Locale;
use centum_web::locale::{Catalogue, Customs};
use proptest::prelude::*;

use super::*;
use crate::testing::{answers, choice, field, form, long, options, row, section, short};
use crate::{Answers, Circumstances, Fault, Form, Kind, Part, PersonValue, Place, Texts, Value};

fn locale(tag: &str) -> Locale {
    let texts = centum_web::module().messages.iter().chain(crate::module().messages).copied();
    let catalogue = Catalogue::new(&texts.collect::<Vec<_>>(), Customs::default()).unwrap();
    catalogue.get(tag).unwrap_or(catalogue.english()).clone()
}

fn everything() -> Form {
    let several = Kind::Several { options: options(&["trees", "water"]), min: 0, max: Some(2) };
    let number = Kind::Number { unit: Texts::default(), decimals: 1, min: None, max: None };
    let table = Kind::Table {
        columns: vec![short("who"), field("share", number.clone()), field("contact", Kind::Person)],
        min_rows: 0,
        max_rows: 5,
    };
    form([
        section(
            "about",
            [
                short("name"),
                long("vision"),
                choice("body", &["town", "district"]),
                field("tracks", several),
                field("share", number),
                field("money", Kind::Money { currency: "EUR".into(), max_cents: None }),
                field("since", Kind::Day { from: None, until: None }),
            ],
        ),
        section(
            "more",
            [
                field("partners", table),
                field("place", Kind::Place { countries: Vec::new() }),
                field("contact", Kind::Person),
                field("agreed", Kind::Declaration),
            ],
        ),
    ])
}

fn filled() -> Answers {
    let ana = PersonValue { name: "Ana".into(), mail: "ana@city.example".into(), ..PersonValue::default() };
    let partner = row([
        ("who", Value::Text("=cmd()".into())),
        ("share", Value::Number(125)),
        ("contact", Value::Person(ana.clone())),
    ]);
    answers([
        ("name", Value::Text("Iași".into())),
        ("vision", Value::Text("More trees.\n\nLess heat.".into())),
        ("body", Value::Choice("district".parse().unwrap())),
        ("tracks", Value::Several(vec!["trees".parse().unwrap(), "water".parse().unwrap()])),
        ("share", Value::Number(-12_345)),
        ("money", Value::Money(123_450)),
        ("since", Value::Day("2020-05-29".parse().unwrap())),
        ("partners", Value::Table(vec![partner.clone(), partner])),
        ("place", Value::Place(Place { name: "Lille".into(), country: "FR".parse().ok(), id: None })),
        ("contact", Value::Person(ana)),
        ("agreed", Value::Agreed),
    ])
}

fn written(form: &Form, answers: &Answers, tag: &str) -> Vec<u8> {
    let revisions = answers.0.keys().map(|key| (key.clone(), 7)).collect();
    let copy = Copy {
        of: "app-1",
        title: "Iași",
        version: 3,
        form,
        answers,
        revisions: &revisions,
        circumstances: &Circumstances::default(),
        names: &BTreeMap::new(),
        parts: &[Part::Application],
    };
    write(&copy, &locale(tag)).unwrap()
}

fn answers_of(filled: &Filled) -> Answers {
    let given = filled.answers.iter().filter_map(|read| {
        let value = read.answer.clone().unwrap()?;
        Some(((read.part.clone(), read.field.clone()), value))
    });
    Answers(given.collect())
}

#[test]
fn a_copy_that_nobody_changed_says_what_stood() {
    let (form, answers) = (everything(), filled());
    let copy = read(&written(&form, &answers, "en"), &form).unwrap();
    assert_eq!((copy.of.as_str(), copy.form, copy.lang.as_str()), ("app-1", 3, "en"));
    assert_eq!(copy.unknown, Vec::new());
    assert_eq!(answers_of(&copy), answers);
    assert!(copy.answers.iter().all(|read| read.base == 7));
    assert_eq!(copy.answers.len(), 11, "a blank answer is read too, so that clearing one is seen");
}

#[test]
fn an_empty_copy_holds_every_question_and_no_answer() {
    let form = everything();
    let copy = read(&written(&form, &Answers::default(), "en"), &form).unwrap();
    assert_eq!(copy.answers.len(), 11);
    assert!(copy.answers.iter().all(|read| read.answer == Ok(None) && read.base == 0));
}

#[test]
fn what_no_cell_holds_is_not_read_back_and_so_never_cut() {
    let form = everything();
    let mut answers = filled();
    let long = Value::Text("Water. ".repeat(5_000));
    answers.0.insert((Part::Application, "vision".parse().unwrap()), long.clone());
    let rows = Value::Table(vec![row([("who", Value::Text("Ana".into()))]), row([("who", long)])]);
    answers.0.insert((Part::Application, "partners".parse().unwrap()), rows);
    let copy = read(&written(&form, &answers, "en"), &form).unwrap();
    let names: Vec<&str> = copy.answers.iter().map(|read| read.field.as_str()).collect();
    assert!(!names.contains(&"vision") && !names.contains(&"partners"), "{names:?}");
    assert_eq!(copy.answers.len(), 9);
}

#[test]
fn a_sign_that_spreadsheets_count_twice_is_counted_twice() {
    let form = everything();
    for (trees, read_back) in [(16_000, 11), (17_000, 10)] {
        let mut answers = filled();
        let wood = Value::Text("🌳".repeat(trees));
        answers.0.insert((Part::Application, "vision".parse().unwrap()), wood);
        let copy = read(&written(&form, &answers, "en"), &form).unwrap();
        assert_eq!(copy.answers.len(), read_back, "{trees}");
    }
}

/// The copy as another program writes it, with the cells of one sheet as `change` leaves them.
fn changed(bytes: &[u8], name: &str, change: impl Fn(&mut Vec<CellText>)) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for mut sheet in sheets(bytes).unwrap() {
        if sheet.name == name {
            change(&mut sheet.cells);
        }
        let page = workbook.add_worksheet();
        page.set_name(sheet.name.as_str()).unwrap();
        for cell in &sheet.cells {
            let column = u16::try_from(cell.column).unwrap();
            page.write_string(cell.row, column, cell.text.as_str()).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_sheet_whose_columns_were_moved_clears_no_answer() {
    let form = everything();
    let bytes = written(&form, &filled(), "en");
    for first in [1, 2, 3] {
        let moved = changed(&bytes, "about", |cells| {
            cells.iter_mut().filter(|cell| cell.column >= first).for_each(|cell| cell.column += 1);
        });
        assert_eq!(read(&moved, &form).unwrap().answers.len(), 4, "only those of the other sheet: {first}");
    }
    let without_help = changed(&bytes, "about", |cells| cells.retain(|cell| cell.column != 4));
    assert_eq!(read(&without_help, &form).unwrap().answers.len(), 11);
}

#[test]
fn words_in_a_row_that_was_put_in_are_named_by_their_cell() {
    let form = everything();
    let bytes = written(&form, &filled(), "en");
    assert_eq!(read(&bytes, &form).unwrap().stray, Vec::new());
    let put_in = changed(&bytes, "more", |cells| {
        // Below the first row of the table.
        cells.iter_mut().filter(|cell| cell.row > 6).for_each(|cell| cell.row += 1);
        cells.push(CellText { row: 7, column: 3, text: "Leuven".into(), time: None, number: false });
    });
    assert_eq!(read(&put_in, &form).unwrap().stray, [("more".to_owned(), "D8".to_owned())]);
}

#[test]
fn a_workbook_that_is_no_copy_is_refused() {
    let mut other = rust_xlsxwriter::Workbook::new();
    other.add_worksheet().write_string(0, 0, "a.application.name").unwrap();
    let read = read(&other.save_to_buffer().unwrap(), &everything());
    assert_eq!(read, Err(OfflineError::NotACopy));
}

#[test]
fn a_question_that_the_form_no_longer_has_is_named_by_its_cell() {
    let form = everything();
    let bytes = written(&form, &filled(), "en");
    let mut smaller = form.clone();
    smaller.sections[0].fields.remove(0);
    let copy = read(&bytes, &smaller).unwrap();
    assert_eq!(copy.unknown, [("about".to_owned(), "D5".to_owned())]);
}

#[test]
fn what_cannot_be_read_as_a_number_stays_what_was_typed_and_its_cell_is_known() {
    let form = everything();
    let mut answers = filled();
    let key = (Part::Application, "share".parse().unwrap());
    answers.0.insert(key.clone(), Value::Text("about twelve".into()));
    let copy = read(&written(&form, &answers, "en"), &form).unwrap();
    let share = copy.answers.iter().find(|read| read.field == key.1).unwrap();
    assert_eq!(share.answer, Ok(Some(Value::Text("about twelve".into()))));
    let (_, field) = form.field("share").unwrap();
    assert_eq!(crate::check_value(field, &Value::Text("about twelve".into())), [Fault::NotANumber]);
    assert!(share.cell.starts_with('D'), "{}", share.cell);
}

#[test]
fn a_sheet_has_a_name_that_spreadsheets_take() {
    let title = "A very long title: of / a [section] that is longer than any sheet";
    let mut one = section("a", [short("x")]);
    one.title = Texts::english(title);
    let mut two = section("b", [short("y")]);
    two.title = Texts::english(title);
    let form = form([one, two]);
    assert_eq!(read(&written(&form, &Answers::default(), "en"), &form).unwrap().answers.len(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_words_come_back(words in "[^\\p{C}]{0,60}", more in "[^\\p{C}]{1,20}") {
        let form = form([section("s", [short("one"), long("two")])]);
        let text = format!("{words}\n{more}");
        prop_assume!(!more.trim().is_empty());
        let given = answers([("two", Value::Text(text))]);
        let copy = read(&written(&form, &given, "en"), &form).unwrap();
        prop_assert_eq!(answers_of(&copy), given);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
        let _ = read(&bytes, &everything());
    }
}
