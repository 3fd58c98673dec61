//! The conditions of a call as rows: each with the fields that its kind of test needs.

use centum_forms::{Form, Kind};
use centum_places::countries;
use centum_web::components::Choice;
use centum_web::{FieldErrors, Locale, Message};

use super::rows::{Cell, Filled, Look, cell, new_key, put};
use crate::call::{Rule, RuleTest, Terms};
use crate::pages::words::said;

const TESTS: [&str; 7] =
    ["countries", "chosen", "agreed", "population", "consortium-size", "excluded", "by-person"];

fn test_name(test: &RuleTest) -> &'static str {
    match test {
        RuleTest::Countries { .. } => "countries",
        RuleTest::Chosen { .. } => "chosen",
        RuleTest::Agreed { .. } => "agreed",
        RuleTest::Population { .. } => "population",
        RuleTest::ConsortiumSize { .. } => "consortium-size",
        RuleTest::Excluded { .. } => "excluded",
        RuleTest::ByPerson => "by-person",
    }
}

pub(super) fn rules_in(terms: &Terms, lang: &str) -> Vec<Filled> {
    terms.eligibility.iter().map(|rule| rule_in(rule, lang)).collect()
}

fn rule_in(rule: &Rule, lang: &str) -> Filled {
    let yes = |is: bool| if is { "yes" } else { "no" }.to_owned();
    let mut values = vec![
        ("key", rule.key.clone()),
        ("label", rule.label.0.get(lang).cloned().unwrap_or_default()),
        ("of", rule.categories.join(", ")),
        ("test", test_name(&rule.test).to_owned()),
    ];
    match &rule.test {
        RuleTest::Countries { union, also } => {
            let also: Vec<String> = also.iter().map(ToString::to_string).collect();
            values.extend([("union", yes(*union)), ("also", also.join(", "))]);
        }
        RuleTest::Chosen { field, any_of } => {
            values.extend([("field", field.clone()), ("options", any_of.join(", "))]);
        }
        RuleTest::Agreed { field } => values.push(("field", field.clone())),
        RuleTest::Population { field, at_least, consortium_exempt } => values.extend([
            ("field", field.clone().unwrap_or_default()),
            ("least", at_least.to_string()),
            ("exempt", yes(*consortium_exempt)),
        ]),
        RuleTest::ConsortiumSize { min, max } => {
            values.extend([("min", min.to_string()), ("max", max.to_string())]);
        }
        RuleTest::Excluded { names } => values.push(("names", names.join("\n"))),
        RuleTest::ByPerson => {}
    }
    Filled::of(values)
}

pub(super) fn rule_cells(locale: &Locale, form: &Form, row: &Filled) -> Vec<Cell> {
    let current = Some(row.get("test")).filter(|test| !test.is_empty()).unwrap_or("by-person");
    let tests = TESTS
        .iter()
        .map(|test| Choice::new(*test, locale.text(&format!("calls-desk-test-{test}")), Some(current)));
    let fields = |fits: fn(&Kind) -> bool, none: bool| {
        let chosen = row.get("field");
        let none = none.then(|| Choice::new("", locale.text("calls-desk-no-field"), Some(chosen)));
        let fields = form.fields().filter(|(_, field)| fits(&field.kind));
        let named = fields
            .map(|(_, field)| Choice::new(field.key.as_str(), said(locale, &field.label).text, Some(chosen)));
        Look::Select(none.into_iter().chain(named).collect())
    };
    let yes_no = |name: &str| {
        let chosen = Some(row.get(name)).filter(|chosen| !chosen.is_empty()).unwrap_or("yes");
        let choice =
            |word: &'static str| Choice::new(word, locale.text(&format!("calls-desk-{word}")), Some(chosen));
        Look::Select(vec![choice("yes"), choice("no")])
    };
    let mut cells = vec![
        cell(row, "label", "calls-desk-rule-label", "", Look::Area),
        cell(row, "of", "calls-desk-rule-of", "calls-desk-rule-of-help", Look::Line),
        cell(row, "test", "calls-desk-test", "calls-desk-test-help", Look::Select(tests.collect())),
    ];
    match current {
        "countries" => cells.extend([
            cell(row, "union", "calls-desk-union", "", yes_no("union")),
            cell(row, "also", "calls-desk-also", "calls-desk-also-help", Look::Line),
        ]),
        "chosen" => cells.extend([
            cell(
                row,
                "field",
                "calls-desk-field",
                "",
                fields(|kind| matches!(kind, Kind::Choice { .. }), false),
            ),
            cell(row, "options", "calls-desk-options", "calls-desk-options-help", Look::Line),
        ]),
        "agreed" => cells.push(cell(
            row,
            "field",
            "calls-desk-field",
            "",
            fields(|kind| matches!(kind, Kind::Declaration), false),
        )),
        "population" => cells.extend([
            cell(
                row,
                "field",
                "calls-desk-field",
                "calls-desk-population-help",
                fields(|kind| matches!(kind, Kind::Number { .. }), true),
            ),
            cell(row, "least", "calls-desk-least-people", "", Look::Line),
            cell(row, "exempt", "calls-desk-exempt", "", yes_no("exempt")),
        ]),
        "consortium-size" => cells.extend([
            cell(row, "min", "calls-desk-floor", "", Look::Line),
            cell(row, "max", "calls-desk-ceiling", "", Look::Line),
        ]),
        "excluded" => cells.push(cell(row, "names", "calls-desk-names", "calls-desk-names-help", Look::Area)),
        _ => {}
    }
    cells
}

pub(super) fn put_rules(
    terms: &mut Terms,
    form: &Form,
    rows: &[Filled],
    lang: &str,
    errors: &mut FieldErrors,
) {
    let mut list: Vec<Rule> = Vec::new();
    for row in rows {
        let old = terms.eligibility.iter().find(|one| one.key == row.get("key")).cloned();
        let key = old.as_ref().map(|one| one.key.clone());
        let known = terms.eligibility.iter().chain(&list).map(|one| one.key.as_str());
        let key = key.unwrap_or_else(|| new_key(row.get("label"), known.clone()));
        let test = test_of(row, form, errors);
        list.push(Rule {
            key,
            label: put(&old.map(|one| one.label).unwrap_or_default(), lang, row.get("label")),
            categories: row.words("of"),
            test,
        });
    }
    terms.eligibility = list;
}

/// The test of a row. A kind that was chosen just now begins with usual bounds, to be looked at next.
fn test_of(row: &Filled, form: &Form, errors: &mut FieldErrors) -> RuleTest {
    let first = |fits: fn(&Kind) -> bool| {
        form.fields().find(|(_, field)| fits(&field.kind)).map(|(_, field)| field.key.to_string())
    };
    let named = || Some(row.get("field").to_owned()).filter(|field| !field.is_empty());
    match row.get("test") {
        "countries" => {
            let mut also = Vec::new();
            for word in row.words("also") {
                // UK and EL are read as what they mean: taken for codes, they would be countries that nobody is from.
                match countries::read(&word).or_else(|| countries::read(&word.to_uppercase())) {
                    Some(country) => also.push(country),
                    None => errors
                        .push(row.name("also"), Message::new("calls-desk-error-country").arg("name", word)),
                }
            }
            RuleTest::Countries { union: row.get("union") != "no", also }
        }
        "chosen" => RuleTest::Chosen {
            field: named().or_else(|| first(|kind| matches!(kind, Kind::Choice { .. }))).unwrap_or_default(),
            any_of: row.words("options"),
        },
        "agreed" => RuleTest::Agreed {
            field: named().or_else(|| first(|kind| matches!(kind, Kind::Declaration))).unwrap_or_default(),
        },
        "population" => RuleTest::Population {
            field: named(),
            at_least: row.number("least", errors).map_or(50_000, i64::from),
            consortium_exempt: row.get("exempt") != "no",
        },
        "consortium-size" => RuleTest::ConsortiumSize {
            min: row.number("min", errors).unwrap_or(2),
            max: row.number("max", errors).unwrap_or(15),
        },
        "excluded" => RuleTest::Excluded { names: row.lines("names") },
        _ => RuleTest::ByPerson,
    }
}

#[cfg(test)]
mod tests {
    use centum_web::Typed;

    use super::super::rows::filled;
    use super::*;
    use crate::call::template;

    #[test]
    fn every_rule_of_the_template_comes_back_from_its_row() {
        let (terms, form) = (template::terms(), template::form());
        let mut typed = Typed::default();
        for (at, row) in rules_in(&terms, "en").into_iter().enumerate() {
            let locale_free = [
                "key", "label", "of", "test", "union", "also", "field", "options", "least", "exempt", "min",
                "max",
            ];
            for name in locale_free {
                typed.0.push((format!("{name}-{at}"), row.get(name).to_owned()));
            }
        }
        let mut again = terms.clone();
        let mut errors = FieldErrors::new();
        put_rules(&mut again, &form, &filled(&typed, "label"), "en", &mut errors);
        assert!(errors.is_empty());
        assert_eq!(again.eligibility, terms.eligibility);
    }

    #[test]
    fn countries_of_a_rule_are_read_by_the_codes_of_the_union_too() {
        let mut terms = template::terms();
        let row =
            [("label-0", "Where"), ("test-0", "countries"), ("union-0", "yes"), ("also-0", "UK, no, EL")];
        let typed = Typed(row.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec());
        let mut errors = FieldErrors::new();
        put_rules(&mut terms, &template::form(), &filled(&typed, "label"), "en", &mut errors);
        assert!(errors.is_empty());
        let also: Vec<centum_base::Country> = ["GB", "NO", "GR"].map(|code| code.parse().unwrap()).to_vec();
        assert_eq!(terms.eligibility[0].test, RuleTest::Countries { union: true, also });
    }
}
