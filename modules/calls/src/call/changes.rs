//! What differs between two versions of a call's terms.

use std::collections::BTreeSet;

use centum_base::Timestamp;
use centum_forms::Texts;

use super::{Category, Contact, Criterion, Document, Quota, Retention, Rule, Terms, Window};

/// One difference.
#[derive(Clone, Debug, PartialEq)]
pub enum TermChange {
    /// A text in one language.
    Text {
        /// Which text.
        which: TextPart,
        /// The language.
        lang: String,
        /// What stood there; empty if nothing.
        before: String,
        /// What stands there now; empty if nothing.
        after: String,
    },
    /// The zone of the deadlines.
    Zone {
        /// Before.
        before: String,
        /// Now.
        after: String,
    },
    /// When it opens.
    Opens {
        /// Before.
        before: Option<Timestamp>,
        /// Now.
        after: Option<Timestamp>,
    },
    /// A deadline: moved, added or taken away.
    Deadline {
        /// The category that it holds for; all that have none of their own if absent.
        category: Option<String>,
        /// The document; the application itself if absent.
        document: Option<String>,
        /// Before.
        before: Option<Timestamp>,
        /// Now.
        after: Option<Timestamp>,
    },
    /// The grace, in minutes.
    Grace {
        /// Before.
        before: u32,
        /// Now.
        after: u32,
    },
    /// When completeness and eligibility may be looked at beforehand.
    PreScreening {
        /// Before.
        before: Option<Window>,
        /// Now.
        after: Option<Window>,
    },
    /// How long answers are kept.
    Retention {
        /// Before.
        before: Retention,
        /// Now.
        after: Retention,
    },
    /// Something of a list: added, taken away or changed.
    Item {
        /// Before.
        before: Option<Item>,
        /// Now.
        after: Option<Item>,
    },
    /// The same things in another order.
    Order(List),
    /// Another version of the form.
    Form {
        /// The number of the version before.
        before: u32,
        /// The number now.
        after: u32,
    },
}

/// Which text of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextPart {
    /// The name.
    Title,
    /// What it is about.
    Summary,
    /// The full text.
    Text,
}

/// The lists of a call's terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// Who may apply as what.
    Categories,
    /// Who may apply at all.
    Eligibility,
    /// How expressions of interest are weighed.
    Criteria,
    /// How many are wanted.
    Seats,
    /// Whom to ask.
    Contacts,
    /// What to read.
    Documents,
}

impl List {
    /// The name in ids of texts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Categories => "categories",
            Self::Eligibility => "eligibility",
            Self::Criteria => "criteria",
            Self::Seats => "seats",
            Self::Contacts => "contacts",
            Self::Documents => "documents",
        }
    }
}

/// Something that stands in a list.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A category.
    Category(Category),
    /// A rule of eligibility.
    Rule(Rule),
    /// A criterion.
    Criterion(Criterion),
    /// A quota.
    Quota(Quota),
    /// A contact.
    Contact(Contact),
    /// A document.
    Document(Document),
}

impl Item {
    /// The list that it stands in.
    pub fn list(&self) -> List {
        match self {
            Self::Category(_) => List::Categories,
            Self::Rule(_) => List::Eligibility,
            Self::Criterion(_) => List::Criteria,
            Self::Quota(_) => List::Seats,
            Self::Contact(_) => List::Contacts,
            Self::Document(_) => List::Documents,
        }
    }

    /// What makes it the same thing in two versions.
    fn key(&self) -> &str {
        match self {
            Self::Category(one) => &one.key,
            Self::Rule(one) => &one.key,
            Self::Criterion(one) => &one.key,
            Self::Quota(one) => &one.key,
            Self::Contact(one) => &one.mail,
            Self::Document(one) => &one.href,
        }
    }
}

impl TermChange {
    /// The list that the change is about, if it is about one.
    pub fn list(&self) -> Option<List> {
        match self {
            Self::Item { before, after } => after.as_ref().or(before.as_ref()).map(Item::list),
            Self::Order(list) => Some(*list),
            _ => None,
        }
    }
}

/// Every difference, in the order in which a call is read.
pub fn changes(before: &Terms, after: &Terms) -> Vec<TermChange> {
    let mut found = Vec::new();
    for (which, old, new) in [
        (TextPart::Title, &before.title, &after.title),
        (TextPart::Summary, &before.summary, &after.summary),
        (TextPart::Text, &before.text, &after.text),
    ] {
        texts(which, old, new, &mut found);
    }
    if before.zone != after.zone {
        found.push(TermChange::Zone { before: before.zone.clone(), after: after.zone.clone() });
    }
    if before.opens != after.opens {
        found.push(TermChange::Opens { before: before.opens, after: after.opens });
    }
    deadlines(before, after, &mut found);
    if before.grace_minutes != after.grace_minutes {
        found.push(TermChange::Grace { before: before.grace_minutes, after: after.grace_minutes });
    }
    if before.pre_screening != after.pre_screening {
        found.push(TermChange::PreScreening { before: before.pre_screening, after: after.pre_screening });
    }
    if before.retention != after.retention {
        found.push(TermChange::Retention { before: before.retention, after: after.retention });
    }
    items(&before.categories, &after.categories, Item::Category, &mut found);
    items(&before.eligibility, &after.eligibility, Item::Rule, &mut found);
    items(&before.criteria, &after.criteria, Item::Criterion, &mut found);
    items(&before.seats, &after.seats, Item::Quota, &mut found);
    items(&before.contacts, &after.contacts, Item::Contact, &mut found);
    items(&before.documents, &after.documents, Item::Document, &mut found);
    found
}

fn texts(which: TextPart, before: &Texts, after: &Texts, found: &mut Vec<TermChange>) {
    let said = |texts: &Texts, lang: &str| texts.0.get(lang).cloned().unwrap_or_default();
    let langs: BTreeSet<&String> = before.0.keys().chain(after.0.keys()).collect();
    for lang in langs {
        let (before, after) = (said(before, lang), said(after, lang));
        if before != after {
            found.push(TermChange::Text { which, lang: lang.clone(), before, after });
        }
    }
}

/// Whom a deadline is for: a category or all, and the document or the application.
type Target = (Option<String>, Option<String>);

/// Every deadline by whom it is for; of two for the same the first counts, as it does in `deadline_for`.
fn by_target(terms: &Terms) -> Vec<(Target, Timestamp)> {
    let mut targets: Vec<(Target, Timestamp)> = Vec::new();
    for deadline in &terms.deadlines {
        let named = deadline.categories.iter().cloned().map(Some);
        let all = deadline.categories.is_empty().then_some(None);
        for category in named.chain(all) {
            let target = (category, deadline.document.clone());
            if !targets.iter().any(|(known, _)| *known == target) {
                targets.push((target, deadline.at));
            }
        }
    }
    targets
}

fn deadlines(before: &Terms, after: &Terms, found: &mut Vec<TermChange>) {
    let (before, after) = (by_target(before), by_target(after));
    let of = |targets: &[(Target, Timestamp)], wanted: &Target| {
        targets.iter().find(|(target, _)| target == wanted).map(|(_, at)| *at)
    };
    let gone = before.iter().filter(|(target, _)| of(&after, target).is_none());
    for (target, _) in after.iter().chain(gone) {
        let (old, new) = (of(&before, target), of(&after, target));
        if old != new {
            let (category, document) = target.clone();
            found.push(TermChange::Deadline { category, document, before: old, after: new });
        }
    }
}

fn items<T: Clone + PartialEq>(before: &[T], after: &[T], wrap: fn(T) -> Item, found: &mut Vec<TermChange>) {
    if before == after {
        return;
    }
    let wrapped = |list: &[T]| list.iter().cloned().map(wrap).collect::<Vec<_>>();
    let (before, after) = (wrapped(before), wrapped(after));
    let known = found.len();
    for item in &before {
        if !after.iter().any(|other| other.key() == item.key()) {
            found.push(TermChange::Item { before: Some(item.clone()), after: None });
        }
    }
    for item in &after {
        let old = before.iter().find(|other| other.key() == item.key());
        if old != Some(item) {
            found.push(TermChange::Item { before: old.cloned(), after: Some(item.clone()) });
        }
    }
    if found.len() == known
        && let Some(item) = after.first()
    {
        found.push(TermChange::Order(item.list()));
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Deadline, template};
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn terms() -> Terms {
        let deadline = |categories: &[&str], day: &str| Deadline {
            categories: categories.iter().map(|key| (*key).to_owned()).collect(),
            document: None,
            at: at(&format!("{day}T21:59:00Z")),
        };
        Terms {
            deadlines: vec![deadline(&[], "2020-04-06"), deadline(&["alumnus"], "2020-04-01")],
            ..template::terms()
        }
    }

    #[test]
    fn the_same_terms_do_not_differ() {
        assert_eq!(changes(&terms(), &terms()), []);
    }

    #[test]
    fn an_extension_is_a_deadline_before_and_after() {
        let mut after = terms();
        after.deadlines[0].at = at("2020-05-29T21:59:00Z");
        let expected = TermChange::Deadline {
            category: None,
            document: None,
            before: Some(at("2020-04-06T21:59:00Z")),
            after: Some(at("2020-05-29T21:59:00Z")),
        };
        assert_eq!(changes(&terms(), &after), [expected]);
    }

    #[test]
    fn a_deadline_written_for_two_categories_at_once_is_the_same_as_two() {
        let mut one = terms();
        one.deadlines[1].categories.push("mentor".to_owned());
        let mut two = terms();
        two.deadlines.push(Deadline { categories: vec!["mentor".into()], ..two.deadlines[1].clone() });
        assert_eq!(changes(&one, &two), []);
    }

    #[test]
    fn a_changed_weight_names_its_criterion_before_and_after() {
        let mut after = terms();
        after.criteria[0].weight = 150;
        let found = changes(&terms(), &after);
        let [change @ TermChange::Item { before: Some(Item::Criterion(before)), .. }] = &found[..] else {
            panic!("{found:?}")
        };
        assert_eq!(change.list(), Some(List::Criteria));
        assert_eq!((before.weight, before.key.as_str()), (100, after.criteria[0].key.as_str()));
    }

    #[test]
    fn another_order_is_a_change_of_its_own() {
        let mut after = terms();
        after.criteria.reverse();
        assert_eq!(changes(&terms(), &after), [TermChange::Order(List::Criteria)]);
    }

    #[test]
    fn a_text_is_told_by_its_language() {
        let mut after = terms();
        after.title = after.title.and("fr", "Cent villes");
        let found = changes(&terms(), &after);
        assert!(
            matches!(&found[..], [TermChange::Text { which: TextPart::Title, lang, .. }] if lang == "fr")
        );
    }
}
