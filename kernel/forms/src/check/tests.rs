use centum_base::{Country, Digest};

use super::*;
use crate::testing::{answers, field, form, key, options, required, row, section, short};
use crate::{Part, Severity, Whose};

fn faults(kind: Kind, value: Value) -> Vec<Fault> {
    check_value(&field("x", kind), &value)
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn number(decimals: u8, min: Option<i64>, max: Option<i64>) -> Kind {
    Kind::Number { unit: Texts::default(), decimals, min, max }
}

#[test]
fn only_what_is_asked_for_and_required_is_missing() {
    let mut of_members = section("m", [required(short("mayor"))]);
    of_members.whose = Whose::EachMember;
    let form = form([section("a", [required(short("name")), short("motto")]), of_members]);
    let circumstances =
        Circumstances { members: vec!["one".into(), "two".into()], ..Circumstances::default() };
    let mut answers = answers([("name", text("Ptuj"))]);
    answers.0.insert((Part::Member("one".into()), key("mayor")), text("N. N."));
    let findings = check(&form, &answers, &circumstances);
    let missing = Finding { part: Part::Member("two".into()), field: key("mayor"), fault: Fault::Missing };
    assert_eq!(findings, [missing]);
    assert_eq!(findings[0].severity(), Severity::Missing);
}

#[test]
fn words_and_characters_are_counted_against_their_limits() {
    assert_eq!(faults(Kind::Short { max_chars: 4 }, text("Łódź")), []);
    assert_eq!(
        faults(Kind::Short { max_chars: 3 }, text("Łódź")),
        [Fault::TooManyChars { chars: 4, most: 3 }]
    );
    assert_eq!(
        faults(Kind::Long { max_words: 2 }, text("a city-wide plan")),
        [Fault::TooManyWords { words: 3, most: 2 }]
    );
}

#[test]
fn a_number_that_cannot_be_read_is_kept_and_named() {
    assert_eq!(faults(number(0, None, None), text("many")), [Fault::NotANumber]);
    assert_eq!(faults(number(1, None, None), text("12.55")), [Fault::TooFine { decimals: 1 }]);
    let money = Kind::Money { currency: "EUR".into(), max_cents: Some(100_000) };
    assert_eq!(faults(money.clone(), text("a lot")), [Fault::NotAnAmount]);
    assert_eq!(faults(money.clone(), Value::Money(100_001)), [Fault::TooLarge { most: "1000.00".into() }]);
    assert_eq!(faults(money, Value::Money(-1)), [Fault::TooSmall { least: "0.00".into() }]);
}

#[test]
fn bounds_belong_to_the_range() {
    let kind = number(1, Some(10), Some(20));
    assert_eq!(faults(kind.clone(), Value::Number(10)), []);
    assert_eq!(faults(kind.clone(), Value::Number(20)), []);
    assert_eq!(faults(kind.clone(), Value::Number(9)), [Fault::TooSmall { least: "1.0".into() }]);
    assert_eq!(faults(kind, Value::Number(21)), [Fault::TooLarge { most: "2.0".into() }]);
}

#[test]
fn a_day_outside_its_range_names_the_bound() {
    let [first, last, after] = ["2024-01-01", "2024-02-29", "2024-03-01"].map(|day| day.parse().unwrap());
    let kind = Kind::Day { from: Some(first), until: Some(last) };
    assert_eq!(faults(kind.clone(), Value::Day(last)), []);
    assert_eq!(faults(kind.clone(), Value::Day(after)), [Fault::TooLate { until: last }]);
    assert_eq!(faults(kind, text("next spring")), [Fault::NotADay]);
}

#[test]
fn choices_are_of_the_form_and_as_many_as_asked() {
    let kind = Kind::Several { options: options(&["a", "b", "c"]), min: 2, max: Some(2) };
    let chosen = |keys: &[&str]| Value::Several(keys.iter().map(|k| key(k)).collect());
    assert_eq!(faults(kind.clone(), chosen(&["a", "c"])), []);
    assert_eq!(faults(kind.clone(), chosen(&["a"])), [Fault::TooFew { least: 2 }]);
    assert_eq!(faults(kind.clone(), chosen(&["a", "b", "c"])), [Fault::TooMany { most: 2 }]);
    assert_eq!(faults(kind, chosen(&["a", "z"])), [Fault::UnknownOption { text: "z".into() }]);
    let kind = Kind::Choice { options: options(&["a"]) };
    assert_eq!(faults(kind, text("Hm")), [Fault::UnknownOption { text: "Hm".into() }]);
}

#[test]
fn a_fault_in_a_table_names_its_row_and_column() {
    let columns = vec![required(short("who")), field("share", number(0, None, Some(100)))];
    let kind = Kind::Table { columns, min_rows: 3, max_rows: 9 };
    let rows = vec![row([("who", text("A")), ("share", text("half"))]), row([("share", Value::Number(50))])];
    let found = faults(kind, Value::Table(rows));
    let places: Vec<_> = found
        .iter()
        .map(|fault| match fault {
            Fault::Cell { row, column, fault, .. } => (*row, column.to_string(), (**fault).clone()),
            other => (0, String::new(), other.clone()),
        })
        .collect();
    assert_eq!(
        places,
        [
            (0, String::new(), Fault::TooFewRows { least: 3 }),
            (1, "share".into(), Fault::NotANumber),
            (2, "who".into(), Fault::Missing),
        ]
    );
    assert_eq!(found[2].severity(), Severity::Missing);
}

#[test]
fn files_are_judged_by_type_size_and_number() {
    let kind =
        Kind::File { types: vec!["application/pdf".into()], max_bytes: 10, max_files: 1, document: None };
    let file = |name: &str, media_type: &str, bytes| StoredFile {
        digest: Digest::of(name.as_bytes()),
        name: name.into(),
        media_type: media_type.into(),
        bytes,
    };
    assert_eq!(faults(kind.clone(), Value::Files(vec![file("a.pdf", "application/pdf", 10)])), []);
    let found =
        faults(kind, Value::Files(vec![file("a.pdf", "application/pdf", 11), file("b.png", "image/png", 1)]));
    assert_eq!(
        found,
        [
            Fault::TooManyFiles { most: 1 },
            Fault::FileSize { name: "a.pdf".into(), most: 10 },
            Fault::FileType { name: "b.png".into(), media_type: "image/png".into() },
        ]
    );
}

#[test]
fn a_place_that_was_not_chosen_is_a_remark_only() {
    let kind = Kind::Place { countries: vec![Country::new("SI").unwrap()] };
    let place = |country: &str, id: Option<&str>| {
        Value::Place(Place { name: "Ptuj".into(), country: Country::new(country), id: id.map(str::to_owned) })
    };
    assert_eq!(faults(kind.clone(), place("SI", Some("1"))), []);
    let found = faults(kind.clone(), place("SI", None));
    assert_eq!(found[0].severity(), Severity::Remark);
    let elsewhere = Fault::PlaceElsewhere { country: Country::new("HR").unwrap() };
    assert_eq!(faults(kind, place("HR", Some("1"))), [elsewhere]);
}

#[test]
fn a_person_has_a_name_and_a_mail_address_that_looks_like_one() {
    let person = |name: &str, mail: &str| {
        Value::Person(PersonValue { name: name.into(), mail: mail.into(), ..PersonValue::default() })
    };
    assert_eq!(faults(Kind::Person, person("Ana", "")), []);
    assert_eq!(check_value(&required(field("x", Kind::Person)), &person("Ana", "")), [Fault::NoMail]);
    assert_eq!(
        faults(Kind::Person, person(" ", "ana@")),
        [Fault::NoName, Fault::NotAMail { text: "ana@".into() }]
    );
    for good in ["a@b.eu", "župan.ptuj+ici@občina-ptuj.si"] {
        assert!(is_mail(good), "{good}");
    }
    for bad in ["", "a", "a@b", "a@@b.eu", "a@b..eu", "a b@c.eu", "a@b.eu, c@d.eu", "<a@b.eu>"] {
        assert!(!is_mail(bad), "{bad}");
    }
}

#[test]
fn an_answer_of_another_kind_is_said_to_be_one() {
    assert_eq!(faults(Kind::Declaration, Value::Number(1)), [Fault::OfAnotherKind]);
    assert_eq!(faults(Kind::Short { max_chars: 9 }, Value::Agreed), [Fault::OfAnotherKind]);
}
