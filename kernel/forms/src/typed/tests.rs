use proptest::prelude::*;

use super::*;
use crate::testing::{arbitrary, choice, field, form, key, long, options, section, short};
use crate::{StoredFile, Texts, check_value};

const EN: fn() -> Writing = || Writing::of("en");

fn text(text: &str) -> Option<Value> {
    Some(Value::Text(text.to_owned()))
}

fn one(field: &Field, typed: &str) -> Option<Value> {
    read(field, &Pairs::one(typed), EN()).unwrap()
}

fn pairs(pairs: &[(&str, &str)]) -> Pairs {
    Pairs(pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect())
}

#[test]
fn blanks_are_no_answer_and_text_stays_as_it_is() {
    assert_eq!(one(&long("x"), " \r\n "), None);
    assert_eq!(one(&long("x"), " Two\r\nlines\u{0} "), text(" Two\nlines "));
}

#[test]
fn what_cannot_be_read_stays_and_is_named_by_the_check() {
    let number = Kind::Number { unit: Texts::default(), decimals: 0, min: None, max: None };
    for (kind, typed) in [
        (number, "about 40,000"),
        (Kind::Money { currency: "EUR".into(), max_cents: None }, "to be decided"),
        (Kind::Day { from: None, until: None }, "in spring"),
        (Kind::Choice { options: options(&["a"]) }, "another"),
        (Kind::Declaration, "perhaps"),
    ] {
        let field = field("x", kind);
        let value = one(&field, typed);
        assert_eq!(value, text(typed));
        assert_eq!(check_value(&field, &value.unwrap()).len(), 1, "{typed}");
    }
}

#[test]
fn units_and_currencies_may_stand_beside_the_number() {
    let unit = Texts::english("km²").and("de", "Quadratkilometer");
    let area = field("x", Kind::Number { unit, decimals: 1, min: None, max: None });
    for typed in ["12.5", "12.5 km²", "12,5 Quadratkilometer"] {
        assert_eq!(one(&area, typed), Some(Value::Number(125)), "{typed}");
    }
    let money = field("x", Kind::Money { currency: "EUR".into(), max_cents: None });
    for typed in ["1,250.50", "€ 1 250,50", "1.250,50 eur", "EUR 1250.5"] {
        assert_eq!(one(&money, typed), Some(Value::Money(125_050)), "{typed}");
    }
}

#[test]
fn options_are_found_by_key_and_by_label() {
    let mut labelled = options(&["city", "region"]);
    labelled[1].label = Texts::english("A region").and("de", "Eine Region");
    let field = field("x", Kind::Several { options: labelled, min: 0, max: None });
    let both = Some(Value::Several(vec![key("city"), key("region")]));
    assert_eq!(read(&field, &pairs(&[("", "region"), ("", "city")]), EN()), Ok(both.clone()));
    assert_eq!(one(&field, "eine region; City"), both);
    assert_eq!(one(&field, "eine region; Dorf"), text("eine region; Dorf"));
}

#[test]
fn a_place_is_no_longer_chosen_once_its_name_or_its_country_is_another() {
    let field = field("x", Kind::Place { countries: Vec::new() });
    let place_in = |name: &str, country: &str| {
        let typed =
            pairs(&[("name", name), ("country", country), ("id", "7"), ("for", "Ptuj"), ("in", "SI")]);
        match read(&field, &typed, EN()).unwrap() {
            Some(Value::Place(place)) => place,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(place_in("Ptuj", "SI").id.as_deref(), Some("7"));
    assert_eq!(place_in("Maribor", "SI").id, None);
    assert_eq!(place_in("Ptuj", "AT").id, None, "the place of that name was in another country");
}

#[test]
fn a_country_that_the_union_writes_in_its_own_way_is_the_same_country() {
    let field = field("x", Kind::Place { countries: Vec::new() });
    for (written, code) in [("EL", "GR"), ("UK", "GB"), ("GR", "GR"), ("SI", "SI")] {
        let value = read(&field, &pairs(&[("name", "Somewhere"), ("country", written)]), EN()).unwrap();
        let Some(Value::Place(place)) = value else { panic!("a place") };
        assert_eq!(place.country.map(|country| country.to_string()).as_deref(), Some(code));
    }
}

#[test]
fn rows_keep_their_order_and_blank_rows_are_none() {
    let columns = vec![short("who"), field("person", Kind::Person)];
    let table = field("x", Kind::Table { columns, min_rows: 0, max_rows: 9 });
    let typed = pairs(&[
        ("10.who", "last"),
        ("2.who", "first"),
        ("3.who", " "),
        ("3.person.mail", ""),
        ("10.person.mail", "a@b.eu"),
    ]);
    let Ok(Some(Value::Table(rows))) = read(&table, &typed, EN()) else { panic!("a table") };
    assert_eq!(
        rows.iter().map(|row| row[&key("who")].clone()).collect::<Vec<_>>(),
        [Value::Text("first".into()), Value::Text("last".into())]
    );
    assert!(matches!(&rows[1][&key("person")], Value::Person(person) if person.mail == "a@b.eu"));
}

#[test]
fn beyond_a_limit_nothing_is_taken_in_and_the_limit_is_named() {
    let huge = "x".repeat(limits::MAX_TEXT_CHARS + 1);
    let refused = |limit| Err(Fault::Beyond { limit });
    assert_eq!(read(&long("x"), &Pairs::one(huge), EN()), refused(Limit::Chars));
    let table = field("x", Kind::Table { columns: vec![short("a")], min_rows: 0, max_rows: 9 });
    let rows = (0..=MAX_ROWS).map(|row| (format!("{row}.a"), "x".to_owned())).collect();
    assert_eq!(read(&table, &Pairs(rows), EN()), refused(Limit::Rows));
}

#[test]
fn a_page_answers_the_fields_whose_base_it_sent() {
    let file = Kind::File { types: vec![], max_bytes: 1, max_files: 1, document: None };
    let form = form([section("s", [short("a"), choice("b", &["x"]), long("c"), field("f", file)])]);
    let page = pairs(&[
        ("base.application.a", "3"),
        ("a.application.a", "Text"),
        ("base.m1.b", ""),
        ("a.application.c", "not on this page"),
        ("base.application.f", "1"),
        ("base.application.zzz", "1"),
    ]);
    let sent: Vec<_> =
        read_page(&form, &page.0, EN()).into_iter().map(|s| (s.part, s.field, s.base, s.answer)).collect();
    let expected = vec![
        (Part::Application, key("a"), 3, Ok(text("Text"))),
        (Part::Member("m1".into()), key("b"), 0, Ok(None)),
    ];
    assert_eq!(sent, expected);
}

proptest! {
    #[test]
    fn an_answer_that_is_written_into_inputs_is_read_as_the_same(
        (field, value) in arbitrary::answered_field(), lang in 0..3_usize,
    ) {
        let writing = Writing::of(["en", "de", "fr"][lang]);
        let typed = write(&field, &value, writing);
        let again = read(&field, &typed, writing);
        match value {
            Value::Files(files) => prop_assert!(files.iter().all(|_: &StoredFile| again == Ok(None))),
            value => prop_assert_eq!(again, Ok(Some(value.clone()))),
        }
        let json = typed.to_json();
        prop_assert_eq!(Pairs::from_json(&json, writing), Some(typed));
    }

    #[test]
    fn whatever_is_typed_is_read_kept_or_refused_by_a_limit(
        field in arbitrary::field("x"), typed in arbitrary::typed(),
    ) {
        if let Ok(Some(value)) = read(&field, &typed, EN()) {
            let _ = check_value(&field, &value);
            prop_assert_eq!(limits::beyond(&value), None);
        }
    }

    #[test]
    fn any_json_is_read_kept_or_refused(field in arbitrary::field("x"), text in "[\\[\\]{}\":,a-z0-9 ]{0,60}") {
        if let Ok(json) = serde_json::from_str(&text) {
            let _ = read_json(&field, &json, EN());
        }
    }
}

#[test]
fn what_is_sent_under_a_name_that_is_not_the_fields_is_no_answer() {
    let strange = pairs(&[("a", "0")]);
    assert_eq!(read(&short("x"), &strange, EN()).unwrap(), None);
    assert_eq!(one(&short("x"), "\u{1}\u{2}"), None);
}
