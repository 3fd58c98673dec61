//! The lists of a call as rows, and rows as lists: categories, criteria, seats, contacts, documents.

use centum_web::components::Choice;
use centum_web::{FieldErrors, Locale};

use super::rows::{Cell, Filled, Look, cell, new_key, put};
use crate::call::{Category, Contact, Criterion, Document, Quota, QuotaOf, ROLES, Terms};
use crate::pages::words::{points, weight};

pub(super) fn categories_in(terms: &Terms, lang: &str) -> Vec<Filled> {
    let row = |one: &Category| {
        Filled::of([
            ("key", one.key.clone()),
            ("label", one.label.0.get(lang).cloned().unwrap_or_default()),
            ("help", one.help.0.get(lang).cloned().unwrap_or_default()),
            ("role", one.role.clone()),
        ])
    };
    terms.categories.iter().map(row).collect()
}

pub(super) fn category_cells(locale: &Locale, row: &Filled) -> Vec<Cell> {
    let current = Some(row.get("role")).filter(|role| !role.is_empty()).unwrap_or("core");
    let roles = ROLES
        .iter()
        .map(|role| Choice::new(*role, locale.text(&format!("calls-desk-role-{role}")), Some(current)));
    vec![
        cell(row, "label", "calls-desk-label", "", Look::Line),
        cell(row, "help", "calls-desk-help", "calls-desk-category-help", Look::Area),
        cell(row, "role", "calls-desk-role", "calls-desk-role-help", Look::Select(roles.collect())),
    ]
}

pub(super) fn put_categories(terms: &mut Terms, rows: &[Filled], lang: &str) {
    let mut list: Vec<Category> = Vec::new();
    for row in rows {
        let old = terms.categories.iter().find(|one| one.key == row.get("key")).cloned();
        let key = old.as_ref().map(|one| one.key.clone());
        let known = terms.categories.iter().chain(&list).map(|one| one.key.as_str());
        let key = key.unwrap_or_else(|| new_key(row.get("label"), known.clone()));
        let (label, help) = old.map(|one| (one.label, one.help)).unwrap_or_default();
        list.push(Category {
            key,
            label: put(&label, lang, row.get("label")),
            help: put(&help, lang, row.get("help")),
            role: row.get("role").to_owned(),
        });
    }
    terms.categories = list;
}

pub(super) fn criteria_in(locale: &Locale, terms: &Terms, lang: &str) -> Vec<Filled> {
    let row = |one: &Criterion| {
        Filled::of([
            ("key", one.key.clone()),
            ("label", one.label.0.get(lang).cloned().unwrap_or_default()),
            ("help", one.help.0.get(lang).cloned().unwrap_or_default()),
            ("weight", weight(locale, one.weight)),
            ("most", points(locale, one.max_halves)),
            ("least", one.threshold_halves.map(|least| points(locale, least)).unwrap_or_default()),
        ])
    };
    terms.criteria.iter().map(row).collect()
}

pub(super) fn criterion_cells(row: &Filled) -> Vec<Cell> {
    vec![
        cell(row, "label", "calls-desk-label", "", Look::Line),
        cell(row, "help", "calls-desk-help", "calls-desk-criterion-help", Look::Area),
        cell(row, "weight", "calls-weight", "calls-desk-weight-help", Look::Line),
        cell(row, "most", "calls-desk-most-points", "", Look::Line),
        cell(row, "least", "calls-desk-least-points", "calls-desk-least-help", Look::Line),
    ]
}

pub(super) fn put_criteria(terms: &mut Terms, rows: &[Filled], lang: &str, errors: &mut FieldErrors) {
    let mut list: Vec<Criterion> = Vec::new();
    for row in rows {
        let old = terms.criteria.iter().find(|one| one.key == row.get("key")).cloned();
        let key = old.as_ref().map(|one| one.key.clone());
        let known = terms.criteria.iter().chain(&list).map(|one| one.key.as_str());
        let key = key.unwrap_or_else(|| new_key(row.get("label"), known.clone()));
        let (label, help) = old.map(|one| (one.label, one.help)).unwrap_or_default();
        list.push(Criterion {
            key,
            label: put(&label, lang, row.get("label")),
            help: put(&help, lang, row.get("help")),
            weight: row.scaled("weight", 100, errors).unwrap_or(100),
            max_halves: row.scaled("most", 2, errors).unwrap_or(10),
            threshold_halves: row.scaled("least", 2, errors),
        });
    }
    terms.criteria = list;
}

/// What a quota counts, as one word of a list to choose from.
fn of_word(of: &QuotaOf) -> String {
    match of {
        QuotaOf::Seats => "seats".to_owned(),
        QuotaOf::Category { key } => format!("category:{key}"),
        QuotaOf::EachCountry => "each-country".to_owned(),
        QuotaOf::Country { country } => format!("country:{country}"),
        QuotaOf::Consortia => "consortia".to_owned(),
        QuotaOf::Cities => "cities".to_owned(),
    }
}

fn of_named(word: &str) -> Option<QuotaOf> {
    Some(match word.split_once(':') {
        Some(("category", key)) => QuotaOf::Category { key: key.to_owned() },
        Some(("country", code)) => QuotaOf::Country { country: code.parse().ok()? },
        _ => match word {
            "seats" => QuotaOf::Seats,
            "each-country" => QuotaOf::EachCountry,
            "consortia" => QuotaOf::Consortia,
            "cities" => QuotaOf::Cities,
            _ => return None,
        },
    })
}

pub(super) fn seats_in(terms: &Terms, lang: &str) -> Vec<Filled> {
    let bound = |bound: Option<u32>| bound.map(|bound| bound.to_string()).unwrap_or_default();
    let row = |one: &Quota| {
        Filled::of([
            ("key", one.key.clone()),
            ("label", one.label.0.get(lang).cloned().unwrap_or_default()),
            ("of", of_word(&one.of)),
            ("floor", bound(one.floor)),
            ("ceiling", bound(one.ceiling)),
        ])
    };
    terms.seats.iter().map(row).collect()
}

pub(super) fn seat_cells(locale: &Locale, terms: &Terms, row: &Filled) -> Vec<Cell> {
    let current = Some(row.get("of")).filter(|of| !of.is_empty()).unwrap_or("seats");
    let plain =
        |word: &'static str| Choice::new(word, locale.text(&format!("calls-desk-of-{word}")), Some(current));
    let mut of = vec![plain("seats"), plain("cities"), plain("consortia"), plain("each-country")];
    for category in &terms.categories {
        let name = crate::pages::words::category(locale, terms, &category.key);
        let text = locale.say("calls-desk-of-category").arg("name", name).plain();
        of.push(Choice::new(format!("category:{}", category.key), text, Some(current)));
    }
    for country in centum_base::Country::eu_members(centum_base::Date::constant(2020, 7, 3)) {
        let text = locale.say("calls-desk-of-country").arg("name", locale.country(country)).plain();
        of.push(Choice::new(format!("country:{country}"), text, Some(current)));
    }
    vec![
        cell(row, "label", "calls-desk-label", "calls-desk-seat-help", Look::Line),
        cell(row, "of", "calls-desk-of", "", Look::Select(of)),
        cell(row, "floor", "calls-desk-floor", "", Look::Line),
        cell(row, "ceiling", "calls-desk-ceiling", "", Look::Line),
    ]
}

pub(super) fn put_seats(terms: &mut Terms, rows: &[Filled], lang: &str, errors: &mut FieldErrors) {
    let mut list: Vec<Quota> = Vec::new();
    for row in rows {
        let old = terms.seats.iter().find(|one| one.key == row.get("key")).cloned();
        let key = old.as_ref().map(|one| one.key.clone());
        let known = terms.seats.iter().chain(&list).map(|one| one.key.as_str());
        let key = key.unwrap_or_else(|| new_key(row.get("label"), known.clone()));
        let of = of_named(row.get("of"));
        if of.is_none() {
            errors.push(row.name("of"), "form-required");
        }
        list.push(Quota {
            key,
            label: put(&old.map(|one| one.label).unwrap_or_default(), lang, row.get("label")),
            of: of.unwrap_or(QuotaOf::Seats),
            floor: row.number("floor", errors),
            ceiling: row.number("ceiling", errors),
        });
    }
    terms.seats = list;
}

pub(super) fn contacts_in(terms: &Terms) -> Vec<Filled> {
    let row = |one: &Contact| Filled::of([("name", one.name.clone()), ("mail", one.mail.clone())]);
    terms.contacts.iter().map(row).collect()
}

pub(super) fn contact_cells(row: &Filled) -> Vec<Cell> {
    vec![
        cell(row, "name", "word-name", "calls-desk-contact-help", Look::Line),
        cell(row, "mail", "calls-desk-mail", "", Look::Line),
    ]
}

pub(super) fn put_contacts(terms: &mut Terms, rows: &[Filled], errors: &mut FieldErrors) {
    for row in rows {
        if !centum_forms::is_mail(row.get("mail")) {
            errors.push(row.name("mail"), "calls-desk-error-mail");
        }
    }
    let contact =
        |row: &Filled| Contact { name: row.get("name").to_owned(), mail: row.get("mail").to_owned() };
    terms.contacts = rows.iter().map(contact).collect();
}

pub(super) fn documents_in(terms: &Terms, lang: &str) -> Vec<Filled> {
    let row = |one: &Document| {
        let title = one.title.0.get(lang).cloned().unwrap_or_default();
        Filled::of([("key", one.href.clone()), ("title", title), ("href", one.href.clone())])
    };
    terms.documents.iter().map(row).collect()
}

pub(super) fn document_cells(row: &Filled) -> Vec<Cell> {
    vec![
        cell(row, "title", "calls-desk-label", "", Look::Line),
        cell(row, "href", "calls-desk-href", "calls-desk-href-help", Look::Line),
    ]
}

pub(super) fn put_documents(terms: &mut Terms, rows: &[Filled], lang: &str, errors: &mut FieldErrors) {
    let mut list = Vec::new();
    for row in rows {
        let href = row.get("href");
        if !crate::pages::public::is_web(href) {
            errors.push(row.name("href"), "calls-desk-error-href");
        }
        let old = terms.documents.iter().find(|one| one.href == row.get("key"));
        let title = old.map(|one| one.title.clone()).unwrap_or_default();
        list.push(Document { title: put(&title, lang, row.get("title")), href: href.to_owned() });
    }
    terms.documents = list;
}
