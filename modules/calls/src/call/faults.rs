//! What a call still lacks, or contradicts itself in, before everyone may read it.

use std::collections::BTreeSet;

use centum_forms::{Form, Kind};
use centum_places::countries;

use super::changes::List;
use super::{RuleTest, Terms, TextPart, Zone, deadline_for};

/// The longest grace, in minutes: a day.
pub const MAX_GRACE: u32 = 24 * 60;
/// The greatest total that a decision is worked out with, in half hundredths of a point: 10,000 points.
const MAX_TOTAL: u64 = 2_000_000;
/// The most entries of one list.
pub(super) const MAX_ITEMS: usize = 100;
/// The roles in the cohort that a selected applicant may have.
pub const ROLES: [&str; 5] = ["core", "mentor", "international", "observer", "fellow"];

/// One thing that is missing or wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A text says nothing in any language.
    NoText(TextPart),
    /// A list is empty.
    NoneOf(List),
    /// A list is too long.
    TooMany(List),
    /// Two of a list have the same name in data, or one has none.
    Twice(List, String),
    /// An entry says nothing for people.
    NoLabel(List, String),
    /// A category leads to no role of the cohort.
    Role(String),
    /// The zone is none.
    Zone(String),
    /// It is not said when the call opens.
    NoOpening,
    /// A category has no deadline.
    NoDeadline(String),
    /// A deadline is for a category that the call does not have.
    DeadlineOf(String),
    /// A deadline is for a document that the form does not ask for.
    DeadlineOfDocument(String),
    /// A document would be due before the application that it belongs to.
    DocumentBeforeApplication {
        /// The document.
        document: String,
        /// The category for which it would.
        category: String,
    },
    /// A deadline lies before the opening.
    DeadlineBeforeOpening,
    /// The grace is longer than a day.
    Grace,
    /// Answers would be kept no time at all, or longer than anybody may say.
    Retention,
    /// The window for looking beforehand ends before it begins, or after the last deadline.
    PreScreening,
    /// A criterion has no weight, no points, or a threshold above its most.
    Points(String),
    /// All criteria together give more points than decisions are worked out with.
    TooManyPoints,
    /// A floor is above its ceiling.
    Bounds(String),
    /// A rule asks for a field that the form does not have.
    RuleField(String),
    /// A rule tests a field that cannot hold what it looks for: every applicant would fail it, or nobody be judged.
    RuleKind(String),
    /// A rule accepts an answer that its field does not offer.
    RuleOption(String, String),
    /// A rule lists a country by a code that none has: nobody would be from there.
    RuleCountry(String, String),
    /// A rule is for a category that the call does not have.
    RuleOf(String),
    /// The form asks nothing.
    EmptyForm,
    /// The form has so many faults of its own.
    Form(usize),
}

/// Every fault, in the order in which a call is read.
pub fn faults(terms: &Terms, form: &Form) -> Vec<Fault> {
    let mut found = Vec::new();
    for (which, texts) in
        [(TextPart::Title, &terms.title), (TextPart::Summary, &terms.summary), (TextPart::Text, &terms.text)]
    {
        if texts.is_empty() {
            found.push(Fault::NoText(which));
        }
    }
    lists(terms, &mut found);
    times(terms, form, &mut found);
    points(terms, &mut found);
    eligibility(terms, form, &mut found);
    let of_form = form.faults().len();
    if form.fields().next().is_none() {
        found.push(Fault::EmptyForm);
    } else if of_form > 0 {
        found.push(Fault::Form(of_form));
    }
    found
}

fn lists(terms: &Terms, found: &mut Vec<Fault>) {
    let texts = |list: List| -> Vec<(&str, bool)> {
        match list {
            List::Categories => {
                terms.categories.iter().map(|one| (one.key.as_str(), one.label.is_empty())).collect()
            }
            List::Eligibility => {
                terms.eligibility.iter().map(|one| (one.key.as_str(), one.label.is_empty())).collect()
            }
            List::Criteria => {
                terms.criteria.iter().map(|one| (one.key.as_str(), one.label.is_empty())).collect()
            }
            List::Seats => terms.seats.iter().map(|one| (one.key.as_str(), one.label.is_empty())).collect(),
            List::Contacts => {
                terms.contacts.iter().map(|one| (one.mail.as_str(), one.name.trim().is_empty())).collect()
            }
            List::Documents => {
                terms.documents.iter().map(|one| (one.href.as_str(), one.title.is_empty())).collect()
            }
        }
    };
    use List::{Categories, Contacts, Criteria, Documents, Eligibility, Seats};
    for list in [Categories, Eligibility, Criteria, Seats, Contacts, Documents] {
        let entries = texts(list);
        if entries.is_empty() && matches!(list, Categories | Criteria | Contacts) {
            found.push(Fault::NoneOf(list));
        }
        if entries.len() > MAX_ITEMS {
            found.push(Fault::TooMany(list));
        }
        let mut seen = BTreeSet::new();
        for (key, silent) in entries {
            if key.trim().is_empty() || !seen.insert(key) {
                found.push(Fault::Twice(list, key.to_owned()));
            }
            if silent {
                found.push(Fault::NoLabel(list, key.to_owned()));
            }
        }
    }
    for category in terms.categories.iter().filter(|one| !ROLES.contains(&one.role.as_str())) {
        found.push(Fault::Role(category.key.clone()));
    }
}

fn times(terms: &Terms, form: &Form, found: &mut Vec<Fault>) {
    if Zone::named(&terms.zone).is_err() {
        found.push(Fault::Zone(terms.zone.clone()));
    }
    if terms.opens.is_none() {
        found.push(Fault::NoOpening);
    }
    for category in &terms.categories {
        if deadline_for(terms, &category.key, None).is_none() {
            found.push(Fault::NoDeadline(category.key.clone()));
        }
    }
    for deadline in &terms.deadlines {
        let unknown = deadline.categories.iter().find(|key| !has_category(terms, key));
        found.extend(unknown.map(|key| Fault::DeadlineOf(key.clone())));
        if let Some(document) = &deadline.document
            && !documents_of(form).any(|known| known == document)
        {
            found.push(Fault::DeadlineOfDocument(document.clone()));
        }
        if terms.opens.is_some_and(|opens| deadline.at <= opens) {
            found.push(Fault::DeadlineBeforeOpening);
        }
    }
    found.extend(documents_before(terms));
    if terms.grace_minutes > MAX_GRACE {
        found.push(Fault::Grace);
    }
    if !terms.retention.holds() {
        found.push(Fault::Retention);
    }
    if let Some(window) = terms.pre_screening {
        let after_all = super::last_deadline(terms).is_some_and(|last| window.until > last);
        if window.until <= window.from || after_all {
            found.push(Fault::PreScreening);
        }
    }
}

/// Documents whose own deadline comes before the application's: it would be shown, and nothing could keep to it, for until
/// an application is handed in all of it may be written.
fn documents_before(terms: &Terms) -> Vec<Fault> {
    let documents: BTreeSet<&str> =
        terms.deadlines.iter().filter_map(|one| one.document.as_deref()).collect();
    let mut found = Vec::new();
    for category in &terms.categories {
        let Some(whole) = deadline_for(terms, &category.key, None) else { continue };
        for document in &documents {
            let own = deadline_for(terms, &category.key, Some(document));
            if own.is_some_and(|own| own.at < whole.at) {
                let (document, category) = ((*document).to_owned(), category.key.clone());
                found.push(Fault::DocumentBeforeApplication { document, category });
            }
        }
    }
    found
}

fn points(terms: &Terms, found: &mut Vec<Fault>) {
    for one in &terms.criteria {
        let above = one.threshold_halves.is_some_and(|least| least > one.max_halves);
        if one.weight == 0 || one.max_halves == 0 || above {
            found.push(Fault::Points(one.key.clone()));
        }
    }
    let most =
        terms.criteria.iter().map(|one| u64::from(one.max_halves) * u64::from(one.weight)).sum::<u64>();
    if most > MAX_TOTAL {
        found.push(Fault::TooManyPoints);
    }
    for one in &terms.seats {
        let crossed = one.floor.zip(one.ceiling).is_some_and(|(floor, ceiling)| floor > ceiling);
        if crossed || (one.floor.is_none() && one.ceiling.is_none()) {
            found.push(Fault::Bounds(one.key.clone()));
        }
    }
}

fn eligibility(terms: &Terms, form: &Form, found: &mut Vec<Fault>) {
    for rule in &terms.eligibility {
        let tested = match &rule.test {
            RuleTest::Chosen { field, .. } | RuleTest::Agreed { field } => Some(field),
            RuleTest::Population { field, .. } => field.as_ref(),
            RuleTest::Countries { .. }
            | RuleTest::ConsortiumSize { .. }
            | RuleTest::Excluded { .. }
            | RuleTest::ByPerson => None,
        };
        if let Some(field) = tested {
            match form.field(field) {
                None => found.push(Fault::RuleField(rule.key.clone())),
                Some((_, field)) => found.extend(ill_fitting(&rule.key, &rule.test, &field.kind)),
            }
        }
        if let RuleTest::Countries { also, .. } = &rule.test
            && let Some(odd) = also.iter().find(|country| countries::read(country.code()) != Some(**country))
        {
            found.push(Fault::RuleCountry(rule.key.clone(), odd.to_string()));
        }
        if rule.categories.iter().any(|key| !has_category(terms, key)) {
            found.push(Fault::RuleOf(rule.key.clone()));
        }
    }
}

/// What keeps a rule from ever finding what it looks for in a field of that kind.
fn ill_fitting(rule: &str, test: &RuleTest, kind: &Kind) -> Option<Fault> {
    match (test, kind) {
        (RuleTest::Chosen { any_of, .. }, Kind::Choice { options }) => {
            let offers = |key: &str| options.iter().any(|one| one.key.as_str() == key);
            let unknown = any_of.iter().find(|key| !offers(key));
            unknown.map(|key| Fault::RuleOption(rule.to_owned(), key.clone()))
        }
        (RuleTest::Agreed { .. }, Kind::Declaration) | (RuleTest::Population { .. }, Kind::Number { .. }) => {
            None
        }
        _ => Some(Fault::RuleKind(rule.to_owned())),
    }
}

fn has_category(terms: &Terms, key: &str) -> bool {
    terms.categories.iter().any(|category| category.key == key)
}

/// The documents of a form: what its file fields name.
pub fn documents_of(form: &Form) -> impl Iterator<Item = &String> {
    form.fields().filter_map(|(_, field)| match &field.kind {
        Kind::File { document, .. } => document.as_ref(),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Deadline, template};
    use super::*;

    fn found(change: impl FnOnce(&mut Terms)) -> Vec<Fault> {
        let mut terms = template::sample_call().terms;
        change(&mut terms);
        faults(&terms, &template::form())
    }

    #[test]
    fn the_ready_template_lacks_only_its_times_and_contacts() {
        let form = template::form();
        let open: Vec<_> = faults(&template::terms(), &form);
        let times = |fault: &Fault| {
            matches!(fault, Fault::NoOpening | Fault::NoDeadline(_) | Fault::NoneOf(List::Contacts))
        };
        assert!(open.iter().all(times), "{open:?}");
        assert_eq!(found(|_| ()), []);
    }

    #[test]
    fn a_threshold_above_the_most_is_a_fault() {
        assert_eq!(
            found(|terms| terms.criteria[0].threshold_halves = Some(11)),
            [Fault::Points("relevance".into())]
        );
    }

    #[test]
    fn more_points_than_a_decision_is_worked_out_with_are_a_fault() {
        let of = |weight: u32| {
            found(|terms| {
                terms.criteria.truncate(1);
                terms.criteria[0].max_halves = 200;
                terms.criteria[0].weight = weight;
            })
        };
        assert_eq!(of(10_000), []);
        assert_eq!(of(10_001), [Fault::TooManyPoints]);
    }

    #[test]
    fn a_zone_that_is_an_abbreviation_is_a_fault() {
        assert_eq!(found(|terms| terms.zone = "CET".into()), [Fault::Zone("CET".into())]);
    }

    #[test]
    fn a_deadline_for_what_nobody_asks_for_is_a_fault() {
        let gone = found(|terms| terms.deadlines[0].document = Some("plan".into()));
        assert!(gone.contains(&Fault::DeadlineOfDocument("plan".into())), "{gone:?}");
    }

    #[test]
    fn a_document_that_would_be_due_before_its_application_is_a_fault() {
        let due = |days: i64| {
            found(|terms| {
                let at = terms.deadlines[0].at + jiff::SignedDuration::from_hours(24 * days);
                terms.deadlines.retain(|one| one.document.is_none());
                terms.deadlines.push(Deadline {
                    categories: vec![terms.categories[0].key.clone()],
                    document: Some("letter-of-support".into()),
                    at,
                });
            })
        };
        let category = template::sample_call().terms.categories[0].key.clone();
        let document = "letter-of-support".to_owned();
        assert_eq!(due(-1), [Fault::DocumentBeforeApplication { document, category }]);
        assert_eq!(due(0), []);
        assert_eq!(due(9), []);
    }

    #[test]
    fn answers_that_are_kept_for_no_time_or_for_ever_are_a_fault() {
        assert_eq!(found(|terms| terms.retention.personal_months = 0), [Fault::Retention]);
        assert_eq!(found(|terms| terms.retention.redress_days = 1_826), [Fault::Retention]);
    }

    #[test]
    fn two_criteria_of_one_name_are_a_fault() {
        let twice = found(|terms| terms.criteria.push(terms.criteria[0].clone()));
        assert_eq!(twice, [Fault::Twice(List::Criteria, "relevance".into())]);
    }

    #[test]
    fn a_rule_about_a_field_that_is_not_asked_is_a_fault() {
        let rule = found(|terms| terms.eligibility[0].test = RuleTest::Agreed { field: "nowhere".into() });
        assert!(matches!(&rule[..], [Fault::RuleField(_)]), "{rule:?}");
    }

    #[test]
    fn a_rule_for_a_country_that_there_is_not_is_a_fault() {
        let of = |code: &str| {
            let also = vec![code.parse().unwrap()];
            found(|terms| {
                terms.eligibility.truncate(1);
                terms.eligibility[0].key = "odd".into();
                terms.eligibility[0].test = RuleTest::Countries { union: true, also };
            })
        };
        assert_eq!(of("GB"), []);
        assert_eq!(of("UK"), [Fault::RuleCountry("odd".into(), "UK".into())]);
    }

    #[test]
    fn a_rule_that_looks_for_what_its_field_cannot_hold_is_a_fault() {
        let of = |test: RuleTest| {
            found(|terms| {
                terms.eligibility.truncate(1);
                terms.eligibility[0].key = "odd".into();
                terms.eligibility[0].test = test;
            })
        };
        let people = |field: &str| RuleTest::Population {
            field: Some(field.into()),
            at_least: 50_000,
            consortium_exempt: true,
        };
        assert_eq!(of(people("population")), []);
        assert_eq!(of(people("body-kind")), [Fault::RuleKind("odd".into())]);
        let chosen = |field: &str, option: &str| RuleTest::Chosen {
            field: field.into(),
            any_of: vec!["municipality".into(), option.into()],
        };
        assert_eq!(of(chosen("body-kind", "municipality")), []);
        let not_offered = Fault::RuleOption("odd".into(), "city-hall".into());
        assert_eq!(of(chosen("body-kind", "city-hall")), [not_offered]);
        assert_eq!(of(chosen("population", "municipality")), [Fault::RuleKind("odd".into())]);
        assert_eq!(of(RuleTest::Agreed { field: "population".into() }), [Fault::RuleKind("odd".into())]);
    }
}
