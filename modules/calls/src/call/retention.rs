//! How long answers are kept that are no part of the record: pure rules.
//!
//! What an applicant was told stands in the terms. Nothing goes while anybody may still ask for redress: as long as the
//! decision is not public, and for the days after that which the terms name.

use std::collections::BTreeMap;

use centum_base::Timestamp;
use centum_forms::{Field, FieldKey, Form, Keeping, Value};
use jiff::{Span, ToSpan};
use serde::{Deserialize, Serialize};

use super::{Call, CallState, Terms, Zone, closes_at};

/// The longest time for answers about persons, in months.
pub const MAX_PERSONAL_MONTHS: u32 = 240;
/// The longest time for answers that are needed until the decision is final, in days.
pub const MAX_REDRESS_DAYS: u32 = 1_825;

/// How long answers are kept that are no part of the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Retention {
    /// Answers about persons: so many months after the call closed.
    pub personal_months: u32,
    /// Answers that are needed until the decision is final: so many days after it was made public.
    pub redress_days: u32,
}

impl Default for Retention {
    fn default() -> Self {
        Self { personal_months: 60, redress_days: 90 }
    }
}

impl Retention {
    /// Whether both times lie within their limits.
    pub fn holds(self) -> bool {
        (1..=MAX_PERSONAL_MONTHS).contains(&self.personal_months)
            && (1..=MAX_REDRESS_DAYS).contains(&self.redress_days)
    }

    /// Whether anything would be kept longer than before.
    pub fn is_longer_than(self, before: Self) -> bool {
        self.personal_months > before.personal_months || self.redress_days > before.redress_days
    }
}

/// Answers that have an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Passing {
    /// About a person.
    Personal,
    /// Needed until the decision is final.
    UntilDecided,
}

impl Passing {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Personal, Self::UntilDecided];

    /// The name in the database, in the ledger and in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Personal => "personal",
            Self::UntilDecided => "until-decided",
        }
    }

    /// The class of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.name() == name)
    }

    /// The class of what is kept so; none for what stays with the record.
    pub fn of(keeping: Keeping) -> Option<Self> {
        match keeping {
            Keeping::Record => None,
            Keeping::Personal => Some(Self::Personal),
            Keeping::UntilDecided => Some(Self::UntilDecided),
        }
    }
}

/// When answers of a class go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expiry {
    /// At this instant.
    At(Timestamp),
    /// The decision is not public: not before that, and not before this instant if one is known.
    AfterDecision(Option<Timestamp>),
}

/// When answers of a class go, by what the call says now.
pub fn expiry(call: &Call, class: Passing) -> Expiry {
    let Retention { personal_months, redress_days } = call.terms.retention;
    let final_at = decided_in_public(call).map(|at| after(&call.terms, at, redress_days, Span::try_days));
    match class {
        Passing::UntilDecided => final_at.map_or(Expiry::AfterDecision(None), Expiry::At),
        Passing::Personal => {
            let closed = call.closed_at.or_else(|| closes_at(&call.terms));
            let closed = closed.map(|at| after(&call.terms, at, personal_months, Span::try_months));
            match final_at {
                // Whoever may still ask for redress is still to be reached.
                Some(final_at) => Expiry::At(closed.map_or(final_at, |closed| closed.max(final_at))),
                None => Expiry::AfterDecision(closed),
            }
        }
    }
}

/// The classes of answers that are due for a call at an instant.
pub fn due(call: &Call, at: Timestamp) -> Vec<Passing> {
    let is_due = |class: &Passing| matches!(expiry(call, *class), Expiry::At(then) if then <= at);
    Passing::ALL.into_iter().filter(is_due).collect()
}

/// When the decision was made public, if it was.
fn decided_in_public(call: &Call) -> Option<Timestamp> {
    call.announced_at.filter(|_| call.state >= CallState::Announced)
}

/// So many months or days later, by the calendar of the call's zone.
fn after(
    terms: &Terms,
    at: Timestamp,
    count: u32,
    unit: fn(Span, i64) -> Result<Span, jiff::Error>,
) -> Timestamp {
    let zone = Zone::named(&terms.zone).unwrap_or_else(|_| Zone::utc());
    let zone = jiff::tz::TimeZone::get(zone.name()).unwrap_or(jiff::tz::TimeZone::UTC);
    let span = unit(0.days(), i64::from(count));
    let later = span.and_then(|span| at.to_zoned(zone).checked_add(span));
    later.map_or(Timestamp::MAX, |later| later.timestamp())
}

/// A question whose answers go: all of the answer, or one column of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Going {
    /// When they go.
    pub class: Passing,
    /// The version of the form that the applications are for.
    pub form: u32,
    /// The question.
    pub field: FieldKey,
    /// The column of a table, where only that goes.
    pub column: Option<FieldKey>,
}

/// Every question of a call whose answers go, by the versions of its form. An application keeps to what its own version
/// says; of a question that its version does not ask any more, to what the last one said that did.
pub fn going(forms: &BTreeMap<u32, Form>) -> Vec<Going> {
    let mut found = Vec::new();
    let mut known: BTreeMap<FieldKey, &Field> = BTreeMap::new();
    for (version, form) in forms {
        known.extend(form.fields().map(|(_, field)| (field.key.clone(), field)));
        for (key, field) in &known {
            let of = |class, column| Going { class, form: *version, field: key.clone(), column };
            let whole = Passing::of(field.keeping);
            found.extend(whole.map(|class| of(class, None)));
            let columns = field.kind.columns().iter();
            let columns = columns.filter_map(|column| Some((Passing::of(column.keeping)?, column)));
            let apart = columns.filter(|(class, _)| Some(*class) != whole);
            found.extend(apart.map(|(class, column)| of(class, Some(column.key.clone()))));
        }
    }
    found
}

impl Going {
    /// What is left of an answer; nothing where there is nothing to let go of.
    pub fn left_of(&self, value: &Value) -> Option<Option<Value>> {
        match (&self.column, value) {
            (None, _) => Some(None),
            (Some(column), Value::Table(rows)) => {
                let mut rows = rows.clone();
                let gone = rows.iter_mut().filter_map(|row| row.remove(column)).count();
                (gone > 0).then_some(Some(Value::Table(rows)))
            }
            // What was typed in the place of a table cannot be told apart by columns.
            (Some(_), _) => Some(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::super::template;
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn call(state: CallState) -> Call {
        let reached = |wanted, text: &str| (state >= wanted).then(|| at(text));
        Call {
            state,
            closed_at: reached(CallState::Closed, "2020-05-29T21:59:00Z"),
            announced_at: reached(CallState::Announced, "2020-07-15T08:00:00Z"),
            ..template::sample_call()
        }
    }

    #[test]
    fn nothing_is_due_while_the_decision_is_not_public() {
        let late = at("2090-01-01T00:00:00Z");
        for state in CallState::ALL.into_iter().filter(|state| *state < CallState::Announced) {
            assert_eq!(due(&call(state), late), [], "{state}");
        }
        let waits = Expiry::AfterDecision(Some(at("2025-05-29T21:59:00Z")));
        assert_eq!(expiry(&call(CallState::Evaluation), Passing::Personal), waits);
        assert_eq!(expiry(&call(CallState::Evaluation), Passing::UntilDecided), Expiry::AfterDecision(None));
    }

    #[test]
    fn each_class_goes_at_its_own_time_and_not_a_microsecond_earlier() {
        let call = call(CallState::Announced);
        let (redress, personal) = (at("2020-10-13T08:00:00Z"), at("2025-05-29T21:59:00Z"));
        let before = |at: Timestamp| at.checked_sub(1.microsecond()).unwrap();
        assert_eq!(due(&call, before(redress)), []);
        assert_eq!(due(&call, redress), [Passing::UntilDecided]);
        assert_eq!(due(&call, before(personal)), [Passing::UntilDecided]);
        assert_eq!(due(&call, personal), Passing::ALL);
    }

    #[test]
    fn persons_can_be_reached_as_long_as_redress_may_be_asked_for() {
        let mut call = call(CallState::Announced);
        call.terms.retention.personal_months = 1;
        assert_eq!(expiry(&call, Passing::Personal), Expiry::At(at("2020-10-13T08:00:00Z")));
    }

    #[test]
    fn terms_that_say_nothing_of_it_keep_to_the_times_that_hold_for_all() {
        let terms: Terms = serde_json::from_value(json!({ "retention": { "redress_days": 30 } })).unwrap();
        assert_eq!(terms.retention, Retention { personal_months: 60, redress_days: 30 });
        assert_eq!(serde_json::from_value::<Terms>(json!({})).unwrap().retention, Retention::default());
    }

    fn form(fields: serde_json::Value) -> Form {
        let section = json!({ "key": "all", "title": {}, "fields": fields });
        serde_json::from_value(json!({ "sections": [section] })).unwrap()
    }

    fn field(key: &str, keeping: &str) -> serde_json::Value {
        json!({ "key": key, "label": {}, "kind": { "kind": "person" }, "keeping": keeping })
    }

    #[test]
    fn an_application_keeps_to_what_its_own_version_of_the_form_says() {
        let first = form(json!([field("contact", "personal"), field("deputy", "personal")]));
        let second = form(json!([field("contact", "record")]));
        let found = going(&BTreeMap::from([(1, first), (2, second)]));
        let lines: Vec<_> = found.iter().map(|one| (one.form, one.field.as_str())).collect();
        assert_eq!(
            lines,
            [(1, "contact"), (1, "deputy"), (2, "deputy")],
            "what is not asked any more goes too"
        );
    }

    #[test]
    fn of_a_table_that_stays_only_the_column_goes() {
        let table = json!({ "key": "team", "label": {}, "kind": { "kind": "table", "max_rows": 5, "columns": [
            field("who", "personal"), { "key": "role", "label": {}, "kind": { "kind": "short", "max_chars": 80 } },
        ] } });
        let found = going(&BTreeMap::from([(1, form(json!([table])))]));
        let [column] = &found[..] else { panic!("{found:?}") };
        assert_eq!(column.column.as_ref().map(FieldKey::as_str), Some("who"));
        let key = |text: &str| text.parse::<FieldKey>().unwrap();
        let role = BTreeMap::from([(key("role"), Value::Text("lead".into()))]);
        let mut full = role.clone();
        full.insert(key("who"), Value::Text("Zoe".into()));
        let left = column.left_of(&Value::Table(vec![full]));
        assert_eq!(left, Some(Some(Value::Table(vec![role.clone()]))));
        assert_eq!(column.left_of(&Value::Table(vec![role])), None, "done twice changes nothing");
    }

    proptest! {
        #[test]
        fn what_is_due_stays_due(month in 1_u32..=240, days in 1_u32..=1825, second in 0_i64..1_000_000_000) {
            let mut call = call(CallState::Announced);
            call.terms.retention = Retention { personal_months: month, redress_days: days };
            let then = Timestamp::from_second(1_590_000_000 + second).unwrap();
            let later = due(&call, then.checked_add(1.hour()).unwrap());
            prop_assert!(due(&call, then).iter().all(|class| later.contains(class)));
        }
    }
}
