//! How a selection goes on, and what may be declared when.

use centum_calls::call::{CallState, Criterion};

use super::model::{Bound, Of, SelectionState, Terms, Tie};
use crate::reviews::score::greatest;

/// The most bounds of one selection.
pub const MAX_BOUNDS: usize = 60;
/// The most people that read one application.
pub const MAX_READERS: u32 = 9;
/// The longest time to answer or to complain, in days.
pub const MAX_DAYS: u32 = 365;

/// What is wrong with terms, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TermsFault {
    /// No bound counts the seats.
    NoSeats,
    /// Two bounds have one name.
    SameKey(String),
    /// A bound has neither floor nor ceiling.
    Unbounded(String),
    /// The floor lies above the ceiling, or more is held back than there is.
    Crossed(String),
    /// The bound's label is empty.
    Unlabelled(String),
    /// A tie is broken by a criterion that the call does not have.
    NoSuchCriterion(String),
    /// Too many bounds.
    TooManyBounds,
    /// The threshold lies above the greatest total that there can be, in hundredths of a point.
    Threshold(u32),
    /// So many readers cannot be asked for.
    Readers(u32),
    /// A time is too long or none at all.
    Days(u32),
}

/// Everything that is wrong with terms.
pub fn faults(terms: &Terms, criteria: &[Criterion]) -> Vec<TermsFault> {
    let mut faults = Vec::new();
    if !terms.bounds.iter().any(|bound| bound.of == Of::Seats && bound.ceiling.is_some()) {
        faults.push(TermsFault::NoSeats);
    }
    if terms.bounds.len() > MAX_BOUNDS {
        faults.push(TermsFault::TooManyBounds);
    }
    for (at, bound) in terms.bounds.iter().enumerate() {
        if terms.bounds[..at].iter().any(|earlier| earlier.key == bound.key) {
            faults.push(TermsFault::SameKey(bound.key.clone()));
        }
        faults.extend(of_bound(bound));
    }
    for tie in &terms.ties {
        if let Tie::Criterion { key } = tie
            && !criteria.iter().any(|criterion| criterion.key == *key)
        {
            faults.push(TermsFault::NoSuchCriterion(key.clone()));
        }
    }
    let most = greatest(criteria);
    if terms.threshold.is_some_and(|least| least > most) {
        faults.push(TermsFault::Threshold(most));
    }
    if !(1..=MAX_READERS).contains(&terms.readers) {
        faults.push(TermsFault::Readers(terms.readers));
    }
    let days = [terms.redress_days, terms.answer_days];
    faults.extend(days.into_iter().filter(|days| !(1..=MAX_DAYS).contains(days)).map(TermsFault::Days));
    faults
}

fn of_bound(bound: &Bound) -> Option<TermsFault> {
    let key = bound.key.clone();
    if bound.label.is_empty() {
        return Some(TermsFault::Unlabelled(key));
    }
    match (bound.floor, bound.ceiling) {
        (None, None) => Some(TermsFault::Unbounded(key)),
        (floor, Some(ceiling)) if floor.unwrap_or(0) > ceiling.saturating_sub(bound.held_back) => {
            Some(TermsFault::Crossed(key))
        }
        (Some(_), None) if bound.held_back > 0 => Some(TermsFault::Crossed(key)),
        _ => None,
    }
}

/// How terms may be changed while the call and the selection stand so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Declaring {
    /// Freely: nobody is bound yet.
    Free,
    /// The call has closed: only with a reason, which is published beside the terms.
    WithReason,
    /// Marks are in view: with a reason, by somebody without a conflict; and method, ties, bounds and threshold stay.
    Rest,
    /// A decision stands on them: with a reason, seats that were held back are opened, and nothing else changes.
    OpeningSeats,
    /// The selection is over.
    Frozen,
}

/// How terms may be changed. `in_view` is whether a review was submitted while others are still written: who runs the selection
/// sees its marks.
pub fn declaring(call: CallState, selection: SelectionState, in_view: bool) -> Declaring {
    match selection {
        SelectionState::Preparing | SelectionState::Reviewing if call <= CallState::Open => Declaring::Free,
        SelectionState::Reviewing if in_view => Declaring::Rest,
        SelectionState::Preparing | SelectionState::Reviewing => Declaring::WithReason,
        SelectionState::Deliberating | SelectionState::Deciding => Declaring::Rest,
        SelectionState::Released => Declaring::OpeningSeats,
        SelectionState::Closed => Declaring::Frozen,
    }
}

/// Whether terms say the same of how the set is chosen.
pub fn chooses_alike(before: &Terms, after: &Terms) -> bool {
    let of = |terms: &Terms| (terms.method, terms.threshold);
    of(before) == of(after) && before.ties == after.ties && before.bounds == after.bounds
}

/// Whether terms differ from those before in bounds alone that leave more room. Where bounds cannot be kept together there is no
/// other way to a decision.
pub fn only_loosens(before: &Terms, after: &Terms) -> bool {
    let is_looser = |(was, is): (&Bound, &Bound)| {
        let lower = is.floor.unwrap_or(0) <= was.floor.unwrap_or(0);
        let higher = is.ceiling.unwrap_or(u32::MAX) >= was.ceiling.unwrap_or(u32::MAX);
        lower && higher && *is == Bound { floor: is.floor, ceiling: is.ceiling, ..was.clone() }
    };
    before.bounds != after.bounds
        && before.bounds.len() == after.bounds.len()
        && before.bounds.iter().zip(&after.bounds).all(is_looser)
        && Terms { bounds: before.bounds.clone(), ..after.clone() } == *before
}

/// Whether terms differ from those before in seats alone that were held back and are not any more.
pub fn only_opens_seats(before: &Terms, after: &Terms) -> bool {
    let mut with_seats = before.clone();
    let mut opened = false;
    for (bound, after) in with_seats.bounds.iter_mut().zip(&after.bounds) {
        opened |= after.held_back < bound.held_back;
        bound.held_back = bound.held_back.min(after.held_back);
    }
    opened && with_seats == *after
}

/// What a selection is about to do, as far as its own state goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Barrier {
    /// The state from which the step leads is another one.
    State(SelectionState),
    /// The call takes applications still.
    CallOpen,
    /// So many applications have no reviewer.
    Unassigned(u32),
    /// So many reviews are not submitted.
    ReviewsOpen(u32),
    /// So many applications have no agreed report.
    ReportsOpen(u32),
    /// So many complaints have no answer.
    ComplaintsOpen(u32),
    /// The time to complain about the last decision is not over. What is closed is not evaluated again.
    RedressOpen,
}

/// What has been done, as far as steps ask for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Applications that are to be read: submitted, and not decided to be ineligible.
    pub eligible: u32,
    /// Those of them without a review that counts or may still come.
    pub unassigned: u32,
    /// Those of them that fewer people read than the terms declare.
    pub short: u32,
    /// Reviews that are not submitted yet.
    pub reviews_open: u32,
    /// Applications without an agreed report.
    pub reports_open: u32,
    /// Complaints without an answer.
    pub complaints_open: u32,
    /// Whether complaints about the decision that was released last can still be filed.
    pub redress_open: bool,
}

/// Takes the step to the next state, or tells everything that stands in its way. `Released` is entered by the release of a
/// decision alone.
pub fn next(
    state: SelectionState,
    call: CallState,
    progress: Progress,
) -> Result<SelectionState, Vec<Barrier>> {
    let mut barriers = Vec::new();
    let to = match state {
        SelectionState::Preparing => {
            if call < CallState::Closed {
                barriers.push(Barrier::CallOpen);
            }
            if progress.unassigned > 0 {
                barriers.push(Barrier::Unassigned(progress.unassigned));
            }
            SelectionState::Reviewing
        }
        SelectionState::Reviewing => {
            if progress.reviews_open > 0 {
                barriers.push(Barrier::ReviewsOpen(progress.reviews_open));
            }
            SelectionState::Deliberating
        }
        SelectionState::Deliberating => {
            if progress.reports_open > 0 {
                barriers.push(Barrier::ReportsOpen(progress.reports_open));
            }
            SelectionState::Deciding
        }
        SelectionState::Released => {
            if progress.complaints_open > 0 {
                barriers.push(Barrier::ComplaintsOpen(progress.complaints_open));
            }
            if progress.redress_open {
                barriers.push(Barrier::RedressOpen);
            }
            SelectionState::Closed
        }
        SelectionState::Deciding | SelectionState::Closed => return Err(vec![Barrier::State(state)]),
    };
    if barriers.is_empty() { Ok(to) } else { Err(barriers) }
}

#[cfg(test)]
mod tests {
    use centum_forms::Texts;

    use super::*;
    use crate::process::Method;

    fn terms() -> Terms {
        let bound = |key: &str, of, floor, ceiling| Bound {
            key: key.into(),
            label: Texts::english(key),
            of,
            floor,
            ceiling,
            held_back: 0,
        };
        let bounds = vec![
            bound("seats", Of::Seats, None, Some(90)),
            bound("newcomers", Of::Newcomers, Some(12), None),
        ];
        Terms { bounds, ..Terms::default() }
    }

    #[test]
    fn how_the_set_is_chosen_is_declared_before_any_mark_is_in_view() {
        use SelectionState::{Closed, Deciding, Deliberating, Preparing, Released, Reviewing};
        let of = |state| declaring(CallState::Closed, state, false);
        assert_eq!(declaring(CallState::Open, Preparing, false), Declaring::Free);
        assert_eq!([of(Preparing), of(Reviewing)], [Declaring::WithReason; 2]);
        assert_eq!(declaring(CallState::Closed, Reviewing, true), Declaring::Rest, "a mark is in view");
        assert_eq!([of(Deliberating), of(Deciding)], [Declaring::Rest; 2]);
        assert_eq!([of(Released), of(Closed)], [Declaring::OpeningSeats, Declaring::Frozen]);
    }

    #[test]
    fn a_selection_is_not_closed_before_the_time_to_complain_is_over() {
        let closing = |progress| next(SelectionState::Released, CallState::Closed, progress);
        let open = Progress { redress_open: true, ..Progress::default() };
        assert_eq!(closing(open), Err(vec![Barrier::RedressOpen]));
        assert_eq!(closing(Progress::default()), Ok(SelectionState::Closed));
        // Nothing else waits for it.
        assert!(next(SelectionState::Deliberating, CallState::Closed, open).is_ok());
    }

    #[test]
    fn method_ties_bounds_and_threshold_choose_the_set_and_times_do_not() {
        let before = terms();
        assert!(chooses_alike(&before, &Terms { answer_days: 60, ..terms() }));
        let others = [
            Terms { method: Method::Greatest, ..terms() },
            Terms { ties: vec![Tie::Newcomer], ..terms() },
            Terms { bounds: Vec::new(), ..terms() },
            Terms { threshold: Some(1), ..terms() },
        ];
        assert!(others.iter().all(|after| !chooses_alike(&before, after)));
    }

    #[test]
    fn a_threshold_that_nobody_can_meet_is_a_fault() {
        let criterion = Criterion {
            key: "idea".to_owned(),
            label: Texts::english("Idea"),
            help: Texts::default(),
            weight: 200,
            max_halves: 10,
            threshold_halves: None,
        };
        let with = |threshold| faults(&Terms { threshold, ..terms() }, std::slice::from_ref(&criterion));
        assert_eq!((with(None), with(Some(1_000))), (Vec::new(), Vec::new()));
        assert_eq!(with(Some(1_001)), [TermsFault::Threshold(1_000)]);
    }

    #[test]
    fn a_bound_is_loosened_by_more_room_on_either_side_and_by_nothing_else() {
        let changed = |at: usize, floor, ceiling| {
            let mut after = terms();
            (after.bounds[at].floor, after.bounds[at].ceiling) = (floor, ceiling);
            only_loosens(&terms(), &after)
        };
        assert!(changed(1, Some(10), None) && changed(0, None, Some(91)));
        assert!(!changed(1, Some(13), None) && !changed(0, None, Some(89)) && !changed(1, Some(12), None));
        let also = Terms { threshold: Some(1), ..terms() };
        assert!(!only_loosens(&terms(), &also));
        let mut dropped = terms();
        dropped.bounds.pop();
        assert!(!only_loosens(&terms(), &dropped));
    }
}
