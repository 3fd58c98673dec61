//! Opening, deadlines and grace, as an organiser types them and with what they mean.

use centum_base::Timestamp;
use centum_forms::Form;
use centum_web::components::Choice;
use centum_web::{FieldErrors, Locale, Typed};

use super::rows::{Cell, Filled, Look, cell};
use crate::call::{Deadline, Fault, MomentError, Terms, Window, Zone, documents_of, read_moment};
use crate::pages::call_words::{self, fault};
use crate::pages::words::{category, document, zone_of};

/// What is typed.
#[derive(Clone, Debug, Default)]
pub(super) struct TimesForm {
    pub(super) zone: String,
    pub(super) opens: String,
    pub(super) grace: String,
    pub(super) from: String,
    pub(super) until: String,
    pub(super) personal: String,
    pub(super) redress: String,
}

/// An instant as it is typed again: “2020-05-29 23:59:00 CEST”.
fn typed_again(at: Timestamp, zone: &Zone) -> String {
    let face = zone.show(at);
    let hour = face.in_force.abbreviation.unwrap_or(face.in_force.offset);
    let time = face.time.strip_suffix(":00").unwrap_or(&face.time);
    format!("{} {time} {hour}", face.date)
}

impl TimesForm {
    pub(super) fn of(terms: &Terms) -> Self {
        let zone = zone_of(terms);
        let again = |at: Option<Timestamp>| at.map(|at| typed_again(at, &zone)).unwrap_or_default();
        Self {
            zone: terms.zone.clone(),
            opens: again(terms.opens),
            grace: terms.grace_minutes.to_string(),
            from: again(terms.pre_screening.map(|window| window.from)),
            until: again(terms.pre_screening.map(|window| window.until)),
            personal: terms.retention.personal_months.to_string(),
            redress: terms.retention.redress_days.to_string(),
        }
    }

    pub(super) fn typed(typed: &Typed) -> Self {
        let value = |name| typed.value(name).unwrap_or_default().trim().to_owned();
        Self {
            zone: value("zone"),
            opens: value("opens"),
            grace: value("grace"),
            from: value("from"),
            until: value("until"),
            personal: value("personal"),
            redress: value("redress"),
        }
    }

    /// Reads everything; what cannot be read goes to the errors with what is right.
    pub(super) fn put(&self, terms: &mut Terms, deadlines: &[Filled], errors: &mut FieldErrors) {
        let zone = match Zone::named(&self.zone) {
            Ok(zone) => zone,
            Err(error) => {
                errors.push("zone", call_words::moment(&MomentError::UnknownZone(error.0)));
                return;
            }
        };
        let old_zone = zone_of(terms);
        let mut read = |name: String, text: &str, old: Option<Timestamp>| {
            // What nobody touched stays what it is, to the microsecond.
            if let Some(old) = old.filter(|old| typed_again(*old, &old_zone) == text.trim()) {
                return Some(old);
            }
            if text.trim().is_empty() {
                return None;
            }
            let found =
                read_moment(text, &zone).map_err(|error| errors.push(name, call_words::moment(&error)));
            found.ok()
        };
        let opens = read("opens".to_owned(), &self.opens, terms.opens);
        let window = terms.pre_screening;
        let from = read("from".to_owned(), &self.from, window.map(|window| window.from));
        let until = read("until".to_owned(), &self.until, window.map(|window| window.until));
        let mut list = Vec::new();
        for row in deadlines {
            let at = row.name("at");
            let old: Option<Timestamp> = row.get("key").parse().ok();
            if let Some(at) = read(at, row.get("at"), old) {
                let word = |name: &str| Some(row.get(name).to_owned()).filter(|word| !word.is_empty());
                list.push(Deadline { categories: row.words("category"), document: word("document"), at });
            }
        }
        terms.pre_screening = from.zip(until).map(|(from, until)| Window { from, until });
        if self.from.is_empty() != self.until.is_empty() {
            errors.push(if self.from.is_empty() { "from" } else { "until" }, "form-required");
        }
        let numbers = [
            ("grace", &self.grace, &mut terms.grace_minutes),
            ("personal", &self.personal, &mut terms.retention.personal_months),
            ("redress", &self.redress, &mut terms.retention.redress_days),
        ];
        for (name, typed, kept) in numbers {
            match typed.parse() {
                Ok(number) => *kept = number,
                Err(_) => errors.push(name, "calls-desk-error-number"),
            }
        }
        if !terms.retention.holds() {
            errors.push("personal", fault(&Fault::Retention));
        }
        terms.zone = zone.name().to_owned();
        terms.opens = opens;
        terms.deadlines = list;
    }
}

/// The deadlines as rows.
pub(super) fn deadlines_in(terms: &Terms) -> Vec<Filled> {
    let zone = zone_of(terms);
    let row = |one: &Deadline| {
        Filled::of([
            ("key", one.at.to_string()),
            ("category", one.categories.join(",")),
            ("document", one.document.clone().unwrap_or_default()),
            ("at", typed_again(one.at, &zone)),
        ])
    };
    terms.deadlines.iter().map(row).collect()
}

pub(super) fn deadline_cells(locale: &Locale, terms: &Terms, form: &Form, row: &Filled) -> Vec<Cell> {
    let chosen = row.get("category");
    let mut categories = vec![Choice::new("", locale.text("calls-desk-all-categories"), Some(chosen))];
    for one in &terms.categories {
        categories.push(Choice::new(&*one.key, category(locale, terms, &one.key), Some(chosen)));
    }
    if chosen.contains(',') {
        let keys = chosen.split(',').map(|key| category(locale, terms, key));
        categories.push(Choice::new(chosen, locale.list(keys), Some(chosen)));
    }
    let chosen = row.get("document");
    let mut documents = vec![Choice::new("", locale.text("calls-the-application"), Some(chosen))];
    let mut keys: Vec<&String> = documents_of(form).collect();
    keys.dedup();
    documents.extend(keys.into_iter().map(|key| Choice::new(key, document(locale, form, key), Some(chosen))));
    vec![
        cell(row, "at", "calls-desk-at", "calls-desk-at-help", Look::Line),
        cell(row, "category", "calls-desk-for", "", Look::Select(categories)),
        cell(row, "document", "calls-desk-what", "", Look::Select(documents)),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::rows::filled;
    use super::*;
    use crate::call::template;

    fn put(terms: &mut Terms, at: &str) -> FieldErrors {
        let typed = Typed(vec![("at-0".into(), at.into()), ("document-0".into(), String::new())]);
        let mut errors = FieldErrors::new();
        TimesForm::of(terms).put(terms, &filled(&typed, "at"), &mut errors);
        errors
    }

    #[test]
    fn what_nobody_touched_stays_what_it_is() {
        let mut terms = template::sample_call().terms;
        let before = terms.clone();
        let rows = deadlines_in(&terms);
        let mut errors = FieldErrors::new();
        TimesForm::of(&terms).put(&mut terms, &rows, &mut errors);
        assert!(errors.is_empty());
        assert_eq!(terms, before);
    }

    #[test]
    fn cet_in_summer_is_told_at_its_field() {
        let mut terms = template::sample_call().terms;
        let errors = put(&mut terms, "2023-04-28 23:59 CET");
        assert_eq!(errors.of("at-0").unwrap().id, "calls-moment-not-in-force");
        assert!(put(&mut terms, "2023-04-28 23:59 CEST").is_empty());
    }
}
