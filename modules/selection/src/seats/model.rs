//! What a seat is, and how it stands.

use centum_base::{Id, Timestamp};
use centum_calls::expression::model::Expression;

use crate::process::Selection;

/// A seat that was offered to an application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Where.
    pub selection: Id<Selection>,
    /// To whom.
    pub expression: Id<Expression>,
    /// By which decision.
    pub decision: u32,
    /// How it stands.
    pub state: SeatState,
    /// When it was offered.
    pub offered_at: Timestamp,
    /// Until when it waits for an answer.
    pub answer_until: Timestamp,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
    /// Why it was declined or lapsed.
    pub reason: String,
    /// Grows with each change.
    pub version: i64,
}

/// How a seat stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SeatState {
    /// It waits for an answer.
    Offered,
    /// The applicant takes it.
    Confirmed,
    /// The applicant does not take it.
    Declined,
    /// Nobody answered in time.
    Lapsed,
    /// A further decision took it back.
    Withdrawn,
}

impl SeatState {
    /// Every state.
    pub const ALL: [Self; 5] =
        [Self::Offered, Self::Confirmed, Self::Declined, Self::Lapsed, Self::Withdrawn];

    /// Whether the applicant has it, or may still take it.
    pub fn is_held(self) -> bool {
        matches!(self, Self::Offered | Self::Confirmed)
    }

    /// The name in the database and in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::Confirmed => "confirmed",
            Self::Declined => "declined",
            Self::Lapsed => "lapsed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// What can become of a seat that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is taken.
    Confirm,
    /// It is given back.
    Decline,
    /// Nobody answered.
    Lapse,
}

/// The state that an answer leads to; none where the seat cannot be answered so. A confirmed seat may still be given back.
pub fn answered(state: SeatState, answer: Answer, now: Timestamp, until: Timestamp) -> Option<SeatState> {
    match (state, answer) {
        (SeatState::Offered, Answer::Confirm) if now <= until => Some(SeatState::Confirmed),
        (SeatState::Offered | SeatState::Confirmed, Answer::Decline) => Some(SeatState::Declined),
        (SeatState::Offered, Answer::Lapse) if now > until => Some(SeatState::Lapsed),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn the_last_instant_to_answer_counts_and_the_next_one_does_not() {
        let answer = |now| answered(SeatState::Offered, Answer::Confirm, at(now), at(100));
        assert_eq!(answer(100), Some(SeatState::Confirmed));
        assert_eq!(answer(101), None);
        assert_eq!(answered(SeatState::Offered, Answer::Lapse, at(100), at(100)), None);
        assert_eq!(answered(SeatState::Offered, Answer::Lapse, at(101), at(100)), Some(SeatState::Lapsed));
    }

    #[test]
    fn a_confirmed_seat_may_be_given_back_and_a_lapsed_one_is_gone() {
        let decline = |state| answered(state, Answer::Decline, at(500), at(100));
        assert_eq!(decline(SeatState::Confirmed), Some(SeatState::Declined));
        assert_eq!(decline(SeatState::Offered), Some(SeatState::Declined));
        for gone in [SeatState::Declined, SeatState::Lapsed, SeatState::Withdrawn] {
            assert_eq!(decline(gone), None);
            assert_eq!(answered(gone, Answer::Confirm, at(50), at(100)), None);
        }
    }
}
