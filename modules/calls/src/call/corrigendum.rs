//! What may still be changed once everyone has read a call.

use centum_base::Timestamp;
use centum_forms::Form;

use super::changes::{List, TermChange, changes};
use super::faults::{Fault, documents_of, faults};
use super::rules::MAX_REASON;
use super::{Call, CallState, Terms, deadline_for, grace};

/// Why a change cannot be made any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Objection {
    /// Nothing is changed.
    Nothing,
    /// A correction needs a reason that everyone can read.
    NoReason,
    /// The reason is too long.
    ReasonTooLong,
    /// A draft is changed without a corrigendum; an archived call not at all.
    State(CallState),
    /// Applicants rely on the list since the call opened.
    Frozen(List),
    /// The form is fixed since the call closed.
    FormFixed,
    /// Somebody may rely on a deadline: it may move later, never earlier.
    Earlier {
        /// The category.
        category: String,
        /// The document; the application itself if absent.
        document: Option<String>,
        /// What applies.
        before: Timestamp,
        /// What it would become; absent if there would be none.
        after: Option<Timestamp>,
    },
    /// A deadline is moved to a time that has passed.
    Passed(Timestamp),
    /// The grace may become longer, not shorter.
    GraceShorter,
    /// Applicants were told when their answers go: they may go earlier, not later.
    KeptLonger,
    /// The call has opened: when it did is a fact.
    Opened,
    /// Evaluation has begun: deadlines stand.
    DeadlinesStand,
    /// The terms would not be complete any more.
    Incomplete(Fault),
}

/// Checks a correction of a call's terms, and of its form if that changes too. Gives the differences.
pub fn correct(
    call: &Call,
    after: &Terms,
    form: (&Form, Option<&Form>),
    reason: &str,
    now: Timestamp,
) -> Result<Vec<TermChange>, Vec<Objection>> {
    let (form_before, new_form) = form;
    let new_form = new_form.filter(|new| *new != form_before);
    let mut found = changes(&call.terms, after);
    if new_form.is_some() {
        found.push(TermChange::Form { before: call.form, after: call.form + 1 });
    }
    let mut objections = Vec::new();
    if matches!(call.state, CallState::Draft | CallState::Archived) {
        objections.push(Objection::State(call.state));
    }
    if found.is_empty() {
        objections.push(Objection::Nothing);
    }
    if reason.trim().is_empty() {
        objections.push(Objection::NoReason);
    }
    if reason.chars().count() > MAX_REASON {
        objections.push(Objection::ReasonTooLong);
    }
    let form_after = new_form.unwrap_or(form_before);
    // What stood when it was published, under the rules of that day, keeps nothing else from being corrected.
    let stood = faults(&call.terms, form_before);
    let found_now = faults(after, form_after).into_iter().filter(|fault| !stood.contains(fault));
    objections.extend(found_now.map(Objection::Incomplete));
    if call.state >= CallState::Open {
        objections.extend(frozen(&found));
        objections.extend(earlier(&call.terms, after, form_after));
        if after.grace_minutes < call.terms.grace_minutes {
            objections.push(Objection::GraceShorter);
        }
        if after.retention.is_longer_than(call.terms.retention) {
            objections.push(Objection::KeptLonger);
        }
        if call.terms.opens != after.opens {
            objections.push(Objection::Opened);
        }
    }
    if call.state >= CallState::Closed && new_form.is_some() {
        objections.push(Objection::FormFixed);
    }
    let moved = found.iter().filter_map(|change| match change {
        TermChange::Deadline { after, .. } => Some(*after),
        _ => None,
    });
    for at in moved {
        match at {
            _ if call.state >= CallState::Evaluation => objections.push(Objection::DeadlinesStand),
            Some(at) if at <= now => objections.push(Objection::Passed(at)),
            _ => {}
        }
    }
    objections.dedup();
    if objections.is_empty() { Ok(found) } else { Err(objections) }
}

/// Whether a correction gives a closed call new time, by a later deadline or a longer grace, so that it opens again. One that
/// a person closed before its deadline stays closed where something else is corrected.
pub fn reopens(call: &Call, after: &Terms, now: Timestamp) -> bool {
    let until = |terms: &Terms, category: &str| {
        let deadline = deadline_for(terms, category, None)?;
        deadline.at.checked_add(grace(terms)).ok()
    };
    let gets_time = after.categories.iter().any(|category| {
        let new = until(after, &category.key).filter(|at| *at > now);
        new.is_some() && new > until(&call.terms, &category.key)
    });
    call.state == CallState::Closed && gets_time
}

/// Who may apply, how it is weighed and how many are wanted stand as they were when the call opened.
fn frozen(found: &[TermChange]) -> Vec<Objection> {
    let mut lists: Vec<List> = found
        .iter()
        .filter(|change| match change {
            // What a category is called, and how it is explained, may be said better.
            TermChange::Item {
                before: Some(super::Item::Category(before)),
                after: Some(super::Item::Category(after)),
            } => before.role != after.role,
            _ => true,
        })
        .filter_map(TermChange::list)
        .filter(|list| matches!(list, List::Categories | List::Eligibility | List::Criteria | List::Seats))
        .collect();
    lists.sort();
    lists.dedup();
    lists.into_iter().map(Objection::Frozen).collect()
}

/// Deadlines that come earlier for anyone and anything, however the lists of deadlines are written.
fn earlier(before: &Terms, after: &Terms, form: &Form) -> Vec<Objection> {
    let mut documents: Vec<Option<&str>> = vec![None];
    documents.extend(documents_of(form).map(|document| Some(document.as_str())));
    documents.extend(before.deadlines.iter().map(|deadline| deadline.document.as_deref()));
    documents.sort();
    documents.dedup();
    let mut found = Vec::new();
    for category in &before.categories {
        for document in &documents {
            let Some(old) = deadline_for(before, &category.key, *document) else { continue };
            let new = deadline_for(after, &category.key, *document).map(|deadline| deadline.at);
            if new.is_none_or(|new| new < old.at) {
                found.push(Objection::Earlier {
                    category: category.key.clone(),
                    document: document.map(str::to_owned),
                    before: old.at,
                    after: new,
                });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Deadline, RuleTest, template};
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn call(state: CallState) -> Call {
        Call { state, ..template::sample_call() }
    }

    fn corrected(
        state: CallState,
        change: impl FnOnce(&mut Terms),
    ) -> Result<Vec<TermChange>, Vec<Objection>> {
        let call = call(state);
        let mut after = call.terms.clone();
        change(&mut after);
        let form = template::form();
        correct(&call, &after, (&form, None), "Because of the pandemic", at("2020-03-20T12:00:00Z"))
    }

    #[test]
    fn an_open_call_may_be_extended_but_not_shortened() {
        let extended = corrected(CallState::Open, |terms| {
            for deadline in &mut terms.deadlines {
                deadline.at = at("2020-06-30T21:59:00Z");
            }
        });
        assert!(extended.is_ok(), "{extended:?}");
        let shortened =
            corrected(CallState::Open, |terms| terms.deadlines[0].at = at("2020-04-01T21:59:00Z"));
        assert!(matches!(shortened.unwrap_err()[0], Objection::Earlier { .. }));
        let before_opening =
            corrected(CallState::Published, |terms| terms.deadlines[0].at = at("2020-04-02T21:59:00Z"));
        assert!(before_opening.is_ok());
    }

    #[test]
    fn an_earlier_deadline_for_one_category_is_seen_though_it_is_a_new_line() {
        let added = corrected(CallState::Open, |terms| {
            let early = Deadline {
                categories: vec![terms.categories[0].key.clone()],
                document: None,
                at: at("2020-04-01T21:59:00Z"),
            };
            terms.deadlines.push(early);
        });
        assert!(added.unwrap_err().iter().any(|one| matches!(one, Objection::Earlier { .. })));
    }

    #[test]
    fn a_document_is_not_moved_before_its_application_and_an_old_one_there_hinders_nothing_else() {
        let early = |terms: &mut Terms| {
            let at = terms.deadlines[0].at - jiff::SignedDuration::from_hours(24);
            let document = Some("letter-of-support".to_owned());
            terms.deadlines.retain(|one| one.document.is_none());
            terms.deadlines.push(Deadline { categories: Vec::new(), document, at });
        };
        let refused = corrected(CallState::Published, early).unwrap_err();
        assert!(
            matches!(refused[0], Objection::Incomplete(Fault::DocumentBeforeApplication { .. })),
            "{refused:?}"
        );
        let mut old = call(CallState::Evaluation);
        early(&mut old.terms);
        let mut after = old.terms.clone();
        after.title = centum_forms::Texts::english("A better name");
        let form = template::form();
        let now = at("2020-07-01T12:00:00Z");
        assert!(correct(&old, &after, (&form, None), "A slip", now).is_ok());
    }

    #[test]
    fn answers_may_go_earlier_than_applicants_were_told_but_not_later() {
        let kept = |months| move |terms: &mut Terms| terms.retention.personal_months = months;
        assert!(corrected(CallState::Open, kept(12)).is_ok());
        assert_eq!(corrected(CallState::Open, kept(61)).unwrap_err(), [Objection::KeptLonger]);
        assert!(corrected(CallState::Published, kept(61)).is_ok());
    }

    #[test]
    fn criteria_weights_seats_and_eligibility_are_frozen_once_open() {
        let weight = |terms: &mut Terms| terms.criteria[0].weight = 200;
        assert!(corrected(CallState::Published, weight).is_ok());
        assert_eq!(corrected(CallState::Open, weight).unwrap_err(), [Objection::Frozen(List::Criteria)]);
        let rule = |terms: &mut Terms| terms.eligibility[0].test = RuleTest::ByPerson;
        assert_eq!(corrected(CallState::Open, rule).unwrap_err(), [Objection::Frozen(List::Eligibility)]);
        let seats = |terms: &mut Terms| terms.seats.clear();
        assert_eq!(corrected(CallState::Open, seats).unwrap_err(), [Objection::Frozen(List::Seats)]);
        let words = |terms: &mut Terms| {
            terms.categories[0].help = centum_forms::Texts::english("In other words");
        };
        assert!(corrected(CallState::Open, words).is_ok());
    }

    #[test]
    fn a_correction_says_why_and_changes_something() {
        let call = call(CallState::Open);
        let form = template::form();
        let objections = correct(&call, &call.terms, (&form, Some(&form)), " ", at("2020-03-20T12:00:00Z"));
        assert_eq!(objections, Err(vec![Objection::Nothing, Objection::NoReason]));
    }

    #[test]
    fn a_deadline_cannot_be_moved_into_the_past_nor_once_evaluation_has_begun() {
        let to = |day: &'static str| {
            move |terms: &mut Terms| {
                terms.deadlines.iter_mut().for_each(|one| one.at = at(&format!("{day}T21:59:00Z")));
            }
        };
        let past = corrected(CallState::Published, to("2020-03-19")).unwrap_err();
        assert!(matches!(past[0], Objection::Passed(_)), "{past:?}");
        let late = corrected(CallState::Evaluation, to("2020-08-01")).unwrap_err();
        assert_eq!(late, [Objection::DeadlinesStand]);
    }

    #[test]
    fn a_closed_call_that_gets_new_time_opens_again() {
        let now = at("2020-06-02T12:00:00Z");
        let call = call(CallState::Closed);
        let mut after = call.terms.clone();
        assert!(!reopens(&call, &after, now));
        after.deadlines[0].at = at("2020-06-12T21:59:00Z");
        assert!(reopens(&call, &after, now));
    }

    #[test]
    fn a_closed_call_whose_grace_becomes_longer_takes_again_what_was_begun_in_time() {
        let call = call(CallState::Closed);
        let closed = super::super::closes_at(&call.terms).unwrap();
        let mut after = call.terms.clone();
        after.grace_minutes += 10;
        let minutes = jiff::SignedDuration::from_mins;
        assert!(reopens(&call, &after, closed + minutes(5)));
        assert!(!reopens(&call, &after, closed + minutes(15)));
    }

    #[test]
    fn a_call_that_was_closed_by_hand_before_its_deadline_stays_closed_when_a_text_is_corrected() {
        let call = call(CallState::Closed);
        let now = at("2020-03-20T12:00:00Z");
        assert!(super::super::last_deadline(&call.terms).is_some_and(|last| last > now));
        let mut after = call.terms.clone();
        after.title = centum_forms::Texts::english("A better name");
        assert!(!reopens(&call, &after, now));
        after.deadlines[0].at = at("2020-06-12T21:59:00Z");
        assert!(reopens(&call, &after, now));
    }

    proptest! {
        #[test]
        fn no_accepted_correction_of_an_open_call_makes_a_deadline_earlier(
            moves in proptest::collection::vec((0..6_usize, -40_i64..40), 1..6),
        ) {
            let call = call(CallState::Open);
            let form = template::form();
            let mut after = call.terms.clone();
            for (line, days) in moves {
                if let Some(deadline) = after.deadlines.get_mut(line) {
                    deadline.at += jiff::SignedDuration::from_hours(24 * days);
                }
            }
            let now = at("2020-03-20T12:00:00Z");
            if correct(&call, &after, (&form, None), "Moved", now).is_ok() {
                for category in &call.terms.categories {
                    let of = |terms| deadline_for(terms, &category.key, None).map(|one| one.at);
                    prop_assert!(of(&after) >= of(&call.terms));
                }
            }
        }
    }
}
