//! The ready template: what a new call begins with. `data/README.md` says what it is modelled on and what is ours.

use centum_base::{Id, Timestamp};
use centum_forms::Form;

use super::{Call, CallState, Contact, Deadline, Terms};

const TERMS: &str = include_str!("../../data/template-terms.json");
const FORM: &str = include_str!("../../data/template-form.json");
const READS: &str = "the template is read by a test";

/// The terms: everything but times and contacts, which no two calls share.
pub fn terms() -> Terms {
    serde_json::from_str(TERMS).expect(READS)
}

/// The form.
pub fn form() -> Form {
    serde_json::from_str(FORM).expect(READS)
}

/// A call made of the template, with the days of 2020: for samples of pages and for tests.
pub(crate) fn sample_call() -> Call {
    let at = |second| Timestamp::from_second(second).expect("a fixed instant");
    let deadline = |document: Option<&str>, second| Deadline {
        categories: Vec::new(),
        document: document.map(str::to_owned),
        at: at(second),
    };
    let contact = Contact { name: "Helpdesk".to_owned(), mail: "call@example.org".to_owned() };
    let terms = Terms {
        // 27 February 2020, 9:00; 29 May and 9 June, 23:59, in Brussels.
        opens: Some(at(1_582_790_400)),
        deadlines: vec![deadline(None, 1_590_789_540), deadline(Some("letter-of-support"), 1_591_739_940)],
        contacts: vec![contact],
        ..terms()
    };
    Call {
        id: Id::of_name("call", "sample"),
        edition: Id::of_name("edition", "sample"),
        slug: "sample".to_owned(),
        state: CallState::Open,
        terms,
        form: 1,
        corrigendum: 0,
        closed_at: None,
        announced_at: None,
        version: 1,
    }
}

#[cfg(test)]
mod tests {
    use centum_forms::Kind;

    use super::*;

    #[test]
    fn the_template_asks_what_its_rules_judge_by() {
        let form = form();
        assert_eq!(form.faults(), []);
        assert!(form.sections.len() >= 9);
        for key in ["place", "population", "body-kind", "mandate", "named-if-selected", "named-if-not"] {
            assert!(form.field(key).is_some(), "{key}");
        }
        let letter = form.field("letter-of-support").unwrap().1;
        assert!(
            matches!(&letter.kind, Kind::File { document: Some(name), .. } if name == "letter-of-support")
        );
    }

    #[test]
    fn the_thresholds_are_three_of_five_each_and_so_twelve_of_twenty() {
        let criteria = terms().criteria;
        assert_eq!(criteria.iter().map(|one| one.max_halves).sum::<u32>(), 40);
        assert_eq!(criteria.iter().filter_map(|one| one.threshold_halves).sum::<u32>(), 24);
    }

    #[test]
    fn titles_and_labels_stand_in_three_languages() {
        let (terms, form) = (terms(), form());
        let labels = form.fields().map(|(_, field)| &field.label);
        let titles = form.sections.iter().map(|section| &section.title);
        let of_terms = terms.criteria.iter().map(|one| &one.label);
        for texts in labels.chain(titles).chain(of_terms).chain([&terms.title, &terms.summary]) {
            for lang in ["en", "de", "fr"] {
                assert!(texts.0.contains_key(lang), "{texts:?} has no {lang}");
            }
        }
    }
}
