//! How a call goes from one state to the next, and what must hold for it.

use centum_base::Timestamp;
use centum_forms::Form;

use super::faults::{Fault, faults};
use super::{Call, CallState, closes_at};

/// The longest reason, in characters.
pub const MAX_REASON: usize = 2_000;

/// A step in a call's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Everyone may read it from now on.
    Publish,
    /// It may be answered from now on.
    Open,
    /// No new expressions of interest from now on.
    Close,
    /// Evaluators begin to read.
    Evaluate,
    /// The decision stands.
    Decide,
    /// The decision is public.
    Announce,
    /// It is kept for the record.
    Archive,
}

impl Step {
    /// Every step, in its order.
    pub const ALL: [Self; 7] =
        [Self::Publish, Self::Open, Self::Close, Self::Evaluate, Self::Decide, Self::Announce, Self::Archive];

    /// The name in addresses and in ids of texts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Publish => "publish",
            Self::Open => "open",
            Self::Close => "close",
            Self::Evaluate => "evaluate",
            Self::Decide => "decide",
            Self::Announce => "announce",
            Self::Archive => "archive",
        }
    }

    /// The step of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }

    /// What the ledger calls it.
    pub fn verb(self) -> &'static str {
        match self {
            Self::Publish => "calls.publish",
            Self::Open => "calls.open",
            Self::Close => "calls.close",
            Self::Evaluate => "calls.evaluate",
            Self::Decide => "calls.decide",
            Self::Announce => "calls.announce",
            Self::Archive => "calls.archive",
        }
    }

    /// From which state it leads to which. There is one way, and one step at a time.
    pub fn leads(self) -> (CallState, CallState) {
        let at = Self::ALL.iter().position(|step| *step == self).unwrap_or(0);
        (CallState::ALL[at], CallState::ALL[at + 1])
    }

    /// The step that comes next in a state; none at the end.
    pub fn next(state: CallState) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.leads().0 == state)
    }
}

/// Who takes a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By<'r> {
    /// The clock, at the time that the terms name.
    Clock,
    /// A person, with a reason where one was given.
    Hand {
        /// Why.
        reason: &'r str,
    },
}

/// What stands in the way of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Barrier {
    /// The call is not in the state from which the step leads.
    State(CallState),
    /// The terms or the form are not complete.
    Incomplete(Fault),
    /// Every deadline has passed already.
    DeadlinePassed,
    /// The time has not come.
    TooEarly {
        /// When it comes; absent if the terms name none.
        at: Option<Timestamp>,
    },
    /// The clock closes the call later; whoever closes it by hand says why.
    ReasonNeeded {
        /// When the clock would close it.
        at: Timestamp,
    },
    /// The reason is too long.
    ReasonTooLong,
}

/// Takes a step, or tells everything that stands in its way.
pub fn take(
    step: Step,
    call: &Call,
    form: &Form,
    now: Timestamp,
    by: By<'_>,
) -> Result<CallState, Vec<Barrier>> {
    let (from, to) = step.leads();
    if call.state != from {
        return Err(vec![Barrier::State(call.state)]);
    }
    let mut barriers = Vec::new();
    match step {
        Step::Publish => {
            barriers.extend(faults(&call.terms, form).into_iter().map(Barrier::Incomplete));
            if barriers.is_empty() && has_passed(call, now) {
                barriers.push(Barrier::DeadlinePassed);
            }
        }
        Step::Open => {
            let early = call.terms.opens.is_none_or(|opens| now < opens);
            if by == By::Clock && early {
                barriers.push(Barrier::TooEarly { at: call.terms.opens });
            }
            if has_passed(call, now) {
                barriers.push(Barrier::DeadlinePassed);
            }
        }
        Step::Close => barriers.extend(before_closing(call, now, by)),
        Step::Evaluate | Step::Decide | Step::Announce | Step::Archive => {}
    }
    if matches!(by, By::Hand { reason } if reason.chars().count() > MAX_REASON) {
        barriers.push(Barrier::ReasonTooLong);
    }
    if barriers.is_empty() { Ok(to) } else { Err(barriers) }
}

/// The last deadline and its grace are the clock's. A person may close earlier, for a reason that everyone can read.
fn before_closing(call: &Call, now: Timestamp, by: By<'_>) -> Option<Barrier> {
    let at = closes_at(&call.terms);
    let at = at.filter(|at| now <= *at)?;
    match by {
        By::Clock => Some(Barrier::TooEarly { at: Some(at) }),
        By::Hand { reason } if reason.trim().is_empty() => Some(Barrier::ReasonNeeded { at }),
        By::Hand { .. } => None,
    }
}

fn has_passed(call: &Call, now: Timestamp) -> bool {
    super::last_deadline(&call.terms).is_none_or(|last| last <= now)
}

/// The step that the clock takes next, and when.
pub fn next_turn(call: &Call) -> Option<(Step, Timestamp)> {
    match call.state {
        CallState::Published => call.terms.opens.map(|at| (Step::Open, at)),
        // The last instant of the grace still counts: the call closes after it.
        CallState::Open => closes_at(&call.terms).map(|at| {
            let after = at.checked_add(std::time::Duration::from_micros(1)).unwrap_or(at);
            (Step::Close, after)
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::template;
    use super::*;

    const OPENS: &str = "2020-02-27T09:00:00Z";
    const DEADLINE: &str = "2020-05-29T21:59:00Z";

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn call(state: CallState) -> Call {
        let mut call = template::sample_call();
        call.state = state;
        call.terms.opens = Some(at(OPENS));
        call.terms.grace_minutes = 15;
        for deadline in &mut call.terms.deadlines {
            deadline.at = at(DEADLINE);
        }
        call
    }

    fn step(step: Step, state: CallState, now: &str, by: By<'_>) -> Result<CallState, Vec<Barrier>> {
        take(step, &call(state), &template::form(), at(now), by)
    }

    const HAND: By<'_> = By::Hand { reason: "" };

    #[test]
    fn there_is_one_way_through_a_calls_life() {
        let mut state = CallState::Draft;
        let mut seen = vec![state];
        while let Some(next) = Step::next(state) {
            assert_eq!(next.leads().0, state);
            state = next.leads().1;
            seen.push(state);
        }
        assert_eq!(seen, CallState::ALL);
    }

    #[test]
    fn the_ready_template_can_be_published() {
        assert_eq!(
            step(Step::Publish, CallState::Draft, "2020-02-20T00:00:00Z", HAND),
            Ok(CallState::Published)
        );
    }

    #[test]
    fn a_call_whose_deadline_has_passed_is_not_published() {
        let late = step(Step::Publish, CallState::Draft, "2020-06-01T00:00:00Z", HAND);
        assert_eq!(late, Err(vec![Barrier::DeadlinePassed]));
    }

    #[test]
    fn the_clock_opens_at_its_time_and_a_person_at_any() {
        let early = "2020-02-27T08:59:59Z";
        assert_eq!(
            step(Step::Open, CallState::Published, early, By::Clock),
            Err(vec![Barrier::TooEarly { at: Some(at(OPENS)) }])
        );
        assert_eq!(step(Step::Open, CallState::Published, OPENS, By::Clock), Ok(CallState::Open));
        assert_eq!(step(Step::Open, CallState::Published, early, HAND), Ok(CallState::Open));
    }

    #[test]
    fn the_clock_closes_after_the_grace_and_a_person_earlier_only_with_a_reason() {
        let last = "2020-05-29T22:14:00Z";
        let close = |now, by| step(Step::Close, CallState::Open, now, by);
        assert!(close(last, By::Clock).is_err(), "the last instant of the grace counts");
        assert_eq!(close("2020-05-29T22:14:00.000001Z", By::Clock), Ok(CallState::Closed));
        assert_eq!(close(DEADLINE, HAND), Err(vec![Barrier::ReasonNeeded { at: at(last) }]));
        assert_eq!(close(DEADLINE, By::Hand { reason: "The programme is stopped" }), Ok(CallState::Closed));
        assert_eq!(next_turn(&call(CallState::Open)), Some((Step::Close, at("2020-05-29T22:14:00.000001Z"))));
    }

    #[test]
    fn an_unfinished_call_tells_all_that_is_missing_at_once() {
        let mut call = call(CallState::Draft);
        call.terms = Default::default();
        let barriers = take(Step::Publish, &call, &Form::default(), at(OPENS), HAND).unwrap_err();
        assert!(barriers.len() >= 6, "{barriers:?}");
    }

    proptest! {
        #[test]
        fn any_steps_by_anyone_keep_the_call_on_its_way(
            steps in proptest::collection::vec((0..7_usize, any::<bool>(), 1_580_000_000_i64..1_600_000_000), 0..40),
        ) {
            let mut call = call(CallState::Draft);
            let form = template::form();
            for (step, clock, second) in steps {
                let step = Step::ALL[step];
                let now = Timestamp::from_second(second).unwrap();
                let by = if clock { By::Clock } else { HAND };
                let before = call.state;
                match take(step, &call, &form, now, by) {
                    Ok(after) => {
                        prop_assert_eq!(step.leads(), (before, after));
                        call.state = after;
                    }
                    Err(barriers) => prop_assert!(!barriers.is_empty()),
                }
            }
        }
    }
}
