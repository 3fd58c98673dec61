//! What is wrong with answers, and what is still missing.

use std::collections::BTreeMap;

use crate::condition::{Asked, Circumstances};
use crate::decimal::plain;
use crate::limits;
use crate::words::{characters, words};
use crate::{
    Answers, Fault, Field, FieldKey, Finding, Form, Kind, Opt, PersonValue, Place, StoredFile, Texts, Value,
};

/// What is wrong with every answer that is asked for, in the order of the form. Answers that are not asked for are kept and not judged.
pub fn check(form: &Form, answers: &Answers, circumstances: &Circumstances) -> Vec<Finding> {
    let asked = Asked::of(form, answers, circumstances);
    let mut findings = Vec::new();
    for section in &form.sections {
        for part in circumstances.parts(section.whose) {
            for field in asked.fields(&part, section) {
                let faults = check_answer(field, answers.get(&part, &field.key));
                let here = |fault| Finding { part: part.clone(), field: field.key.clone(), fault };
                findings.extend(faults.into_iter().map(here));
            }
        }
    }
    findings
}

/// What is wrong with an answer or with its absence.
pub fn check_answer(field: &Field, answer: Option<&Value>) -> Vec<Fault> {
    match answer {
        Some(value) => check_value(field, value),
        None if field.required => vec![Fault::Missing],
        None => Vec::new(),
    }
}

/// What is wrong with an answer that is there.
pub fn check_value(field: &Field, value: &Value) -> Vec<Fault> {
    if let Some(limit) = limits::beyond(value) {
        return vec![Fault::Beyond { limit }];
    }
    match (&field.kind, value) {
        (Kind::Short { max_chars }, Value::Text(text)) => {
            let chars = characters(text);
            one_if(chars > *max_chars as usize, || Fault::TooManyChars { chars, most: *max_chars })
        }
        (Kind::Long { max_words }, Value::Text(text)) => {
            let words = words(text);
            one_if(words > *max_words as usize, || Fault::TooManyWords { words, most: *max_words })
        }
        (Kind::Choice { options }, Value::Choice(chosen)) => unknown(options, std::slice::from_ref(chosen)),
        (Kind::Several { options, min, max }, Value::Several(chosen)) => {
            let mut faults = unknown(options, chosen);
            let count = chosen.len();
            faults.extend((count < *min as usize).then_some(Fault::TooFew { least: *min }));
            faults.extend(max.filter(|max| count > *max as usize).map(|most| Fault::TooMany { most }));
            faults
        }
        (Kind::Choice { .. } | Kind::Several { .. }, Value::Text(text)) => {
            vec![Fault::UnknownOption { text: text.clone() }]
        }
        (Kind::Number { decimals, min, max, .. }, Value::Number(number)) => {
            bounds(*number, *decimals, *min, *max)
        }
        (Kind::Number { decimals, .. }, Value::Text(text)) => {
            vec![match crate::typed::is_finer(text, *decimals) {
                true => Fault::TooFine { decimals: *decimals },
                false => Fault::NotANumber,
            }]
        }
        (Kind::Money { max_cents, .. }, Value::Money(cents)) => bounds(*cents, 2, Some(0), *max_cents),
        (Kind::Money { .. }, Value::Text(_)) => vec![Fault::NotAnAmount],
        (Kind::Day { from, until }, Value::Day(day)) => {
            let early = from.filter(|from| day < from).map(|from| Fault::TooEarly { from });
            let late = until.filter(|until| day > until).map(|until| Fault::TooLate { until });
            early.into_iter().chain(late).collect()
        }
        (Kind::Day { .. }, Value::Text(_)) => vec![Fault::NotADay],
        (Kind::Table { columns, min_rows, max_rows }, Value::Table(rows)) => {
            table(columns, *min_rows, *max_rows, rows)
        }
        (Kind::File { types, max_bytes, max_files, .. }, Value::Files(stored)) => {
            files(types, *max_bytes, *max_files, stored)
        }
        (Kind::Place { countries }, Value::Place(place)) => check_place(countries, place),
        (Kind::Person, Value::Person(person)) => check_person(field.required, person),
        (Kind::Declaration, Value::Agreed) => Vec::new(),
        _ => vec![Fault::OfAnotherKind],
    }
}

fn one_if(wrong: bool, fault: impl FnOnce() -> Fault) -> Vec<Fault> {
    if wrong { vec![fault()] } else { Vec::new() }
}

fn unknown(options: &[Opt], chosen: &[FieldKey]) -> Vec<Fault> {
    let offered = |key: &&FieldKey| options.iter().any(|option| option.key == **key);
    let strange = chosen.iter().filter(|key| !offered(key));
    strange.map(|key| Fault::UnknownOption { text: key.to_string() }).collect()
}

fn bounds(number: i64, decimals: u8, min: Option<i64>, max: Option<i64>) -> Vec<Fault> {
    let small = min.filter(|min| number < *min).map(|min| Fault::TooSmall { least: plain(min, decimals) });
    let large = max.filter(|max| number > *max).map(|max| Fault::TooLarge { most: plain(max, decimals) });
    small.into_iter().chain(large).collect()
}

fn table(columns: &[Field], min_rows: u32, max_rows: u32, rows: &[BTreeMap<FieldKey, Value>]) -> Vec<Fault> {
    let mut faults = Vec::new();
    faults.extend((rows.len() < min_rows as usize).then_some(Fault::TooFewRows { least: min_rows }));
    faults.extend((rows.len() > max_rows as usize).then_some(Fault::TooManyRows { most: max_rows }));
    for (index, row) in rows.iter().enumerate() {
        let cell = |column: &FieldKey, label: &Texts, fault| Fault::Cell {
            row: index + 1,
            column: column.clone(),
            label: label.clone(),
            fault: Box::new(fault),
        };
        for column in columns {
            let found = check_answer(column, row.get(&column.key));
            faults.extend(found.into_iter().map(|fault| cell(&column.key, &column.label, fault)));
        }
        let strange = row.keys().filter(|key| !columns.iter().any(|column| column.key == **key));
        faults.extend(strange.map(|key| cell(key, &Texts::english(key.as_str()), Fault::OfAnotherKind)));
    }
    faults
}

fn files(types: &[String], max_bytes: u64, max_files: u32, stored: &[StoredFile]) -> Vec<Fault> {
    let mut faults = Vec::new();
    faults.extend((stored.len() > max_files as usize).then_some(Fault::TooManyFiles { most: max_files }));
    for StoredFile { name, media_type, bytes, .. } in stored {
        if !types.contains(media_type) {
            faults.push(Fault::FileType { name: name.clone(), media_type: media_type.clone() });
        }
        if *bytes > max_bytes {
            faults.push(Fault::FileSize { name: name.clone(), most: max_bytes });
        }
    }
    faults
}

fn check_place(countries: &[centum_base::Country], place: &Place) -> Vec<Fault> {
    let elsewhere = place.country.filter(|country| !countries.is_empty() && !countries.contains(country));
    let not_chosen = place.id.is_none().then(|| Fault::PlaceNotChosen { name: place.name.clone() });
    elsewhere.map(|country| Fault::PlaceElsewhere { country }).into_iter().chain(not_chosen).collect()
}

fn check_person(required: bool, person: &PersonValue) -> Vec<Fault> {
    let mut faults = one_if(person.name.trim().is_empty(), || Fault::NoName);
    match person.mail.trim() {
        "" => faults.extend(required.then_some(Fault::NoMail)),
        mail if !is_mail(mail) => faults.push(Fault::NotAMail { text: mail.to_owned() }),
        _ => {}
    }
    faults
}

/// Whether the text has the shape of a mail address: something, one `@`, a domain with a dot, no blank. Whether
/// anyone reads there only a letter can tell.
pub fn is_mail(text: &str) -> bool {
    let plain = |part: &str| {
        !part.is_empty()
            && !part.chars().any(|c| c.is_whitespace() || c.is_control() || "<>(),;:\"\\".contains(c))
    };
    let mut parts = text.split('@');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(name), Some(domain), None) => {
            let labels: Vec<_> = domain.split('.').collect();
            text.len() <= 254
                && plain(name)
                && plain(domain)
                && labels.len() > 1
                && labels.iter().all(|l| !l.is_empty())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests;
