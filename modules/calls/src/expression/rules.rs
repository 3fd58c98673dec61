//! What may be done to an expression of interest, and when: pure rules.

use super::model::State;
use crate::call::{CallState, Standing};

/// Something that is done to an expression of interest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deed {
    /// Answers, members, the category: everything that is content.
    Write,
    /// A member signs the content off, or takes that back.
    SignOff,
    /// The lead hands in.
    Submit,
    /// The lead takes back what counts, to go on writing.
    Recall,
    /// The applicant gives up.
    Withdraw,
    /// The applicant takes up again what it gave up.
    Restore,
    /// The applicant asks whether it is complete and eligible.
    AskPreScreening,
}

impl Deed {
    /// Every deed.
    pub const ALL: [Self; 7] = [
        Self::Write,
        Self::SignOff,
        Self::Submit,
        Self::Recall,
        Self::Withdraw,
        Self::Restore,
        Self::AskPreScreening,
    ];
}

/// How the hour stands to the deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hour {
    /// Before the call opens.
    TooEarly,
    /// In time.
    InTime,
    /// After the deadline, within the declared grace.
    InGrace,
    /// After both.
    Late,
}

/// Why something may not be done. Nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// The call does not take expressions of interest yet.
    NotOpenYet,
    /// The deadline has passed.
    DeadlineOver,
    /// The call has gone on to evaluation.
    CallClosed,
    /// The applicant has withdrawn.
    Withdrawn,
    /// Nothing was handed in that could be recalled.
    NothingInForce,
    /// It is not withdrawn.
    NotWithdrawn,
    /// This is not the time of pre-screening.
    NoPreScreening,
}

/// What the rules look at.
#[derive(Clone, Copy, Debug)]
pub struct Situation {
    /// How the expression of interest stands.
    pub state: State,
    /// How far the call is.
    pub call: CallState,
    /// How the hour stands to the deadline of this applicant.
    pub hour: Hour,
    /// Whether the window of pre-screening is open.
    pub pre_screening: bool,
}

/// Whether the deed may be done.
pub fn may(deed: Deed, now: Situation) -> Result<(), Refusal> {
    let writable = match (now.call, now.hour) {
        (CallState::Draft | CallState::Published, _) | (_, Hour::TooEarly) => Err(Refusal::NotOpenYet),
        (CallState::Open, Hour::InTime) => Ok(()),
        (CallState::Open, Hour::InGrace | Hour::Late) => Err(Refusal::DeadlineOver),
        _ => Err(Refusal::CallClosed),
    };
    let alive = if now.state == State::Withdrawn { Err(Refusal::Withdrawn) } else { Ok(()) };
    match deed {
        Deed::Write | Deed::SignOff => alive.and(writable),
        Deed::Submit => {
            alive?;
            match (writable, now.call, now.hour) {
                // What was complete and signed off at the deadline may still be handed in: it cannot change any more.
                (Err(_), CallState::Open, Hour::InGrace) => Ok(()),
                (writable, ..) => writable,
            }
        }
        Deed::Recall => {
            alive?;
            match now.state {
                State::Submitted(_) => writable,
                State::Draft | State::Withdrawn => Err(Refusal::NothingInForce),
            }
        }
        Deed::Withdraw => match now.call {
            // What is archived is the record alone. Until then nobody is held; a seat goes by the rules of the selection.
            CallState::Archived => Err(Refusal::CallClosed),
            _ => alive,
        },
        Deed::Restore if now.state == State::Withdrawn => writable,
        Deed::Restore => Err(Refusal::NotWithdrawn),
        Deed::AskPreScreening => {
            alive.and(writable)?;
            if now.pre_screening { Ok(()) } else { Err(Refusal::NoPreScreening) }
        }
    }
}

/// Whether a document with a deadline of its own may be added to what counts. Its deadline decides, not the application's.
pub fn may_supplement(now: Situation, document: Standing) -> Result<(), Refusal> {
    match (now.call, now.state) {
        (CallState::Draft | CallState::Published, _) => Err(Refusal::NotOpenYet),
        (CallState::Decided | CallState::Announced | CallState::Archived, _) => Err(Refusal::CallClosed),
        (_, State::Withdrawn) => Err(Refusal::Withdrawn),
        (_, State::Draft) => Err(Refusal::NothingInForce),
        (_, State::Submitted(_)) if document.counts() => Ok(()),
        (_, State::Submitted(_)) => Err(Refusal::DeadlineOver),
    }
}

/// The state after a deed that may be done. `number` is the number of a new submission.
pub fn after(deed: Deed, state: State, number: u32) -> State {
    match deed {
        Deed::Submit => State::Submitted(number),
        Deed::Recall | Deed::Restore => State::Draft,
        Deed::Withdraw => State::Withdrawn,
        Deed::Write | Deed::SignOff | Deed::AskPreScreening => state,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    fn in_time(state: State) -> Situation {
        Situation { state, call: CallState::Open, hour: Hour::InTime, pre_screening: false }
    }

    #[test]
    fn until_the_deadline_a_submission_can_be_recalled_and_handed_in_again() {
        let submitted = after(Deed::Submit, State::Draft, 1);
        assert_eq!(may(Deed::Recall, in_time(submitted)), Ok(()));
        let recalled = after(Deed::Recall, submitted, 1);
        assert_eq!(recalled, State::Draft);
        assert_eq!(after(Deed::Submit, recalled, 2), State::Submitted(2));
        assert_eq!(may(Deed::Recall, in_time(State::Draft)), Err(Refusal::NothingInForce));
    }

    #[test]
    fn in_the_grace_one_may_hand_in_but_not_write() {
        let grace = Situation { hour: Hour::InGrace, ..in_time(State::Draft) };
        assert_eq!(may(Deed::Submit, grace), Ok(()));
        assert_eq!(may(Deed::Write, grace), Err(Refusal::DeadlineOver));
        assert_eq!(may(Deed::SignOff, grace), Err(Refusal::DeadlineOver));
        let late = Situation { hour: Hour::Late, ..grace };
        assert_eq!(may(Deed::Submit, late), Err(Refusal::DeadlineOver));
    }

    #[test]
    fn a_document_follows_what_was_handed_in_until_its_own_deadline() {
        let closed = Situation { call: CallState::Closed, hour: Hour::Late, ..in_time(State::Submitted(1)) };
        let in_time_of_its_own = Standing::InTime { left: jiff::SignedDuration::ZERO };
        let late = Standing::Late { by: jiff::SignedDuration::from_secs(1) };
        assert_eq!(may_supplement(closed, in_time_of_its_own), Ok(()));
        assert_eq!(may_supplement(closed, late), Err(Refusal::DeadlineOver));
        let never = Situation { state: State::Draft, ..closed };
        assert_eq!(may_supplement(never, in_time_of_its_own), Err(Refusal::NothingInForce));
        let decided = Situation { call: CallState::Decided, ..closed };
        assert_eq!(may_supplement(decided, in_time_of_its_own), Err(Refusal::CallClosed));
    }

    #[test]
    fn one_may_withdraw_at_any_time_until_the_call_is_archived() {
        for call in CallState::ALL {
            let now = Situation { call, hour: Hour::Late, ..in_time(State::Submitted(1)) };
            assert_eq!(may(Deed::Withdraw, now).is_ok(), call != CallState::Archived, "{call}");
        }
    }

    proptest! {
        #[test]
        fn nothing_but_withdrawing_changes_content_or_state_after_the_grace(
            deed in select(&Deed::ALL[..]),
            state in select(vec![State::Draft, State::Submitted(3), State::Withdrawn]),
            call in select(&CallState::ALL[..]),
            pre_screening: bool,
        ) {
            let now = Situation { state, call, hour: Hour::Late, pre_screening };
            prop_assert!(may(deed, now).is_err() || deed == Deed::Withdraw);
        }

        #[test]
        fn whatever_is_done_in_whatever_order_the_state_stays_a_legal_one(
            deeds in prop::collection::vec(select(&Deed::ALL[..]), 1..60)
        ) {
            let (mut state, mut handed_in) = (State::Draft, 0);
            for deed in deeds {
                let now = in_time(state);
                if may(deed, now).is_err() {
                    continue;
                }
                handed_in += u32::from(deed == Deed::Submit);
                state = after(deed, state, handed_in);
                if let State::Submitted(number) = state {
                    prop_assert!(number == handed_in && number > 0);
                }
                prop_assert_eq!(State::of(state.name(), match state { State::Submitted(n) => Some(n), _ => None }), Some(state));
            }
        }
    }
}
