//! How long answers are kept, in words and with the date.

use std::collections::BTreeMap;

use centum_base::Timestamp;
use centum_forms::{Field, Form};
use centum_web::{Html, Locale};

use super::words::{self, Said, said};
use crate::call::retention::{Expiry, Going, Passing, expiry, going};
use crate::call::{Call, Retention};

/// Answers of one class: what goes when.
pub(crate) struct RetentionLine {
    /// The rule in words.
    pub(crate) rule: String,
    /// The date, or what it hangs on.
    pub(crate) when: Html,
    /// The questions, each with the column where only that goes.
    pub(crate) questions: Vec<Question>,
}

/// A question whose answers go.
pub(crate) struct Question {
    pub(crate) label: Said,
    /// The column of a table, where only that goes.
    pub(crate) column: Option<Said>,
}

/// What a call says of the questions of a form, as far as `is_shown` lets them in; classes without questions are left out.
pub(crate) fn lines(
    locale: &Locale,
    call: &Call,
    form: &Form,
    now: Timestamp,
    is_shown: impl Fn(&Going) -> bool,
) -> Vec<RetentionLine> {
    let mut all = going(&BTreeMap::from([(call.form, form.clone())]));
    let order = |one: &Going| form.fields().position(|(_, field)| field.key == one.field);
    all.sort_by_key(order);
    let line = |class: Passing| {
        let of_class = all.iter().filter(|one| one.class == class && is_shown(one));
        let questions: Vec<Question> = of_class.map(|one| question(locale, form, one)).collect();
        (!questions.is_empty()).then(|| RetentionLine {
            rule: rule(locale, call.terms.retention, class),
            when: when(locale, call, class, now),
            questions,
        })
    };
    Passing::ALL.into_iter().filter_map(line).collect()
}

/// What a question is called; its name in data where the form does not ask it any more.
pub(crate) fn question(locale: &Locale, form: &Form, one: &Going) -> Question {
    let field = form.field(one.field.as_str()).map(|(_, field)| field);
    let name = |field: Option<&Field>, key: &str| match field {
        Some(field) => said(locale, &field.label),
        None => Said { text: key.to_owned(), lang: "zxx".to_owned() },
    };
    let column = one.column.as_ref().map(|key| {
        let of = field.and_then(|field| field.kind.columns().iter().find(|column| column.key == *key));
        name(of, key.as_str())
    });
    Question { label: name(field, one.field.as_str()), column }
}

/// When answers of a class go, in words.
pub(crate) fn rule(locale: &Locale, retention: Retention, class: Passing) -> String {
    let rule = locale.say(&format!("calls-retention-rule-{}", class.name()));
    rule.arg("months", retention.personal_months).arg("days", retention.redress_days).plain()
}

/// The date on which answers of a class go, or what it hangs on.
pub(crate) fn when(locale: &Locale, call: &Call, class: Passing, now: Timestamp) -> Html {
    let zone = words::zone_of(&call.terms);
    let dated = |id, at| locale.say(id).markup("at", &words::time(locale, at, &zone)).html();
    match expiry(call, class) {
        Expiry::At(at) if at <= now => dated("calls-retention-since", at),
        Expiry::At(at) => dated("calls-retention-at", at),
        Expiry::AfterDecision(Some(at)) => dated("calls-retention-not-before", at),
        Expiry::AfterDecision(None) => locale.html("calls-retention-after-decision"),
    }
}
