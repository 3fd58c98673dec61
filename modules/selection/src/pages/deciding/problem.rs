//! What goes wrong with a selection, in words: what is the matter, and what to do.

use centum_places::countries;
use centum_web::errors::IntoProblem;
use centum_web::{Kind, Message, Problem};

use super::words::unpointed;
use crate::decision::{Clashing, DecisionError, Undecidable};
use crate::process::SelectionError;
use crate::seats::SeatError;

impl IntoProblem for SelectionError {
    fn into_problem(self) -> Problem {
        let (kind, message): (Kind, Message) = match self {
            Self::Refused(refused) => return refused.into_problem(),
            Self::Store(error) => return error.into_problem(),
            Self::Absent => return Problem::not_found(),
            Self::Begun => (Kind::Conflict, "selection-error-begun".into()),
            Self::Faults(faults) => {
                (Kind::Refused, Message::new("selection-error-faults").arg("count", faults.len()))
            }
            Self::ReasonNeeded => (Kind::Refused, "selection-error-reason".into()),
            Self::MarksInView => (Kind::Conflict, "selection-error-marks-in-view".into()),
            Self::OnlySeats => (Kind::Conflict, "selection-error-only-seats".into()),
            Self::Frozen => (Kind::Conflict, "selection-error-frozen".into()),
            Self::Barriers(_) => (Kind::Conflict, "selection-error-barriers".into()),
            Self::Partial => (Kind::Forbidden, "selection-error-partial".into()),
            Self::Changed => (Kind::Conflict, "selection-error-changed".into()),
        };
        Problem::saying(kind, message)
    }
}

impl IntoProblem for DecisionError {
    fn into_problem(self) -> Problem {
        let (kind, message): (Kind, Message) = match self {
            Self::Refused(refused) => return refused.into_problem(),
            Self::Store(error) => return error.into_problem(),
            Self::Absent => return Problem::not_found(),
            Self::State(_) | Self::Missing(_) | Self::Undecidable(_) => match not_now(self, "en") {
                Ok(message) => (Kind::Conflict, message),
                Err(problem) => return problem,
            },
            Self::SamePerson => (Kind::Forbidden, "selection-error-same-person".into()),
            Self::DecidedIt => (Kind::Forbidden, "selection-error-decided-it".into()),
            Self::ReasonNeeded => (Kind::Refused, "selection-error-reason".into()),
            Self::Text(most) => (Kind::Refused, Message::new("selection-error-text").arg("most", most)),
            Self::Partial => (Kind::Forbidden, "selection-error-partial".into()),
            Self::RedressOver => (Kind::Conflict, "selection-error-redress-over".into()),
            Self::ComplaintOpen => (Kind::Conflict, "selection-error-complaint-open".into()),
            Self::Changed => (Kind::Conflict, "selection-error-changed".into()),
            Self::DoesNotFollow => (Kind::Conflict, "selection-error-does-not-follow".into()),
        };
        Problem::saying(kind, message)
    }
}

impl IntoProblem for SeatError {
    fn into_problem(self) -> Problem {
        let (kind, message): (Kind, Message) = match self {
            Self::Refused(refused) => return refused.into_problem(),
            Self::Store(error) => return error.into_problem(),
            Self::Intake(error) => return error.into_problem(),
            Self::Absent => return Problem::not_found(),
            Self::Partial => (Kind::Forbidden, "selection-error-partial".into()),
            Self::State(_) => (Kind::Conflict, "selection-error-seat".into()),
            Self::ReasonTooLong => (Kind::Refused, "selection-error-reason".into()),
            Self::NobodyConfirmed => (Kind::Conflict, "selection-error-nobody-confirmed".into()),
            Self::Changed => (Kind::Conflict, "selection-error-changed".into()),
        };
        Problem::saying(kind, message)
    }
}

/// Why nothing can be decided as things stand, in a sentence; anything else that went wrong is a problem.
pub(super) fn not_now(error: DecisionError, lang: &str) -> Result<Message, Problem> {
    match error {
        DecisionError::State(_) => Ok("selection-error-not-deciding".into()),
        DecisionError::Missing(missing) => Ok(Message::new("selection-error-missing")
            .arg("eligibility", missing.eligibility.len())
            .arg("marks", missing.marks.len())),
        DecisionError::Undecidable(error) => Ok(undecidable(&error, lang)),
        other => Err(other.into_problem()),
    }
}

/// Why no decision can be worked out, in a sentence.
pub(crate) fn undecidable(error: &Undecidable, lang: &str) -> Message {
    match error {
        Undecidable::Clash(sides) => {
            let mut all: Vec<String> = Vec::new();
            for name in sides.iter().map(|side| named(side, lang)) {
                // Floor and ceiling of one bound have one name.
                if !all.contains(&name) {
                    all.push(name);
                }
            }
            // What is enough for all bounds goes before what ends this clash and no other one.
            let ends = sides.iter().filter_map(|side| Some((side, side.enough?))).min_by_key(|one| one.1);
            let least =
                ends.or_else(|| sides.iter().map(|side| (side, side.short_by)).min_by_key(|one| one.1));
            let side = if least.is_some_and(|(side, _)| side.is_floor) { "floor" } else { "ceiling" };
            let further = if ends.is_some() { "" } else { "-further" };
            let said = Message::new(format!("selection-error-clash-{side}{further}"));
            let said = said.arg("count", all.len()).arg("bounds", all.join(", "));
            let said = said.arg("least", least.map(|(side, _)| named(side, lang)).unwrap_or_default());
            said.arg("by", least.map_or(0, |(_, by)| by))
        }
        Undecidable::Marks(number) => Message::new("selection-error-marks").arg("number", *number),
        Undecidable::Choice(_) => "selection-error-choice".into(),
    }
}

/// The words of a bound, with the country where it is one of each country.
fn named(side: &Clashing, lang: &str) -> String {
    let label = unpointed(side.label.in_lang(lang));
    match side.key.split_once(':') {
        Some((_, country)) => match country.parse() {
            Ok(country) => format!("“{label} ({})”", countries::name(country, lang)),
            Err(_) => format!("“{label} ({country})”"),
        },
        None => format!("“{label}”"),
    }
}

#[cfg(test)]
mod tests {
    use centum_forms::Texts;

    use super::*;

    fn side(key: &str, is_floor: bool, short_by: u64, enough: Option<u64>) -> Clashing {
        Clashing { key: key.into(), label: Texts::english("Eight cities."), is_floor, short_by, enough }
    }

    #[test]
    fn what_would_end_a_clash_is_what_all_bounds_leave_room_for() {
        let sides = vec![side("seats", true, 1, Some(3)), side("country:IT", false, 1, Some(2))];
        let said = undecidable(&Undecidable::Clash(sides), "en");
        let expected = Message::new("selection-error-clash-ceiling").arg("count", 2_usize);
        let expected = expected.arg("bounds", "“Eight cities”, “Eight cities (Italy)”");
        assert_eq!(said, expected.arg("least", "“Eight cities (Italy)”").arg("by", 2_u64));
        // One bound with both sides has one name; and where nothing is enough alone, that is said.
        let sides = vec![side("seats", true, 1, None), side("seats", false, 1, None)];
        let said = undecidable(&Undecidable::Clash(sides), "en");
        let expected = Message::new("selection-error-clash-floor-further").arg("count", 1_usize);
        let expected = expected.arg("bounds", "“Eight cities”").arg("least", "“Eight cities”");
        assert_eq!(said, expected.arg("by", 1_u64));
    }
}
