//! When something was received: days whose month may be either number, and days without a time.

use std::borrow::Cow;

use centum_base::Timestamp;

use super::mapping::CellFault;
use crate::call::{MomentError, Zone, read_moment};

/// The last minute of a day.
const END: &str = "23:59";

/// Which number of a day such as 03/04/2026 is the month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DayOrder {
    /// Nobody said: a day that can be read both ways is not read at all.
    #[default]
    Unsaid,
    /// The second.
    DayFirst,
    /// The first.
    MonthFirst,
}

impl DayOrder {
    /// Every order.
    pub const ALL: [Self; 3] = [Self::Unsaid, Self::DayFirst, Self::MonthFirst];

    /// The name in forms; blank while nobody said.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unsaid => "",
            Self::DayFirst => "day-first",
            Self::MonthFirst => "month-first",
        }
    }

    /// The order of that name; unsaid for an unknown one.
    pub fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|order| order.name() == name).unwrap_or_default()
    }
}

/// The text so that its day can be read in one way only; nothing if it can be read in two and nobody said which is meant.
pub(super) fn told_apart(text: &str, order: DayOrder) -> Option<Cow<'_, str>> {
    let apart = |letter: char| !(letter.is_ascii_digit() || matches!(letter, '/' | '-'));
    let mut days = text.split(apart).filter_map(|word| Some((word, numbers(word)?)));
    let Some((word, (first, second, year))) = days.next() else { return Some(Cow::Borrowed(text)) };
    match order {
        DayOrder::Unsaid if first != second && first <= 12 && second <= 12 => None,
        DayOrder::MonthFirst => {
            let day = format!("{year}-{first:02}-{second:02}");
            Some(Cow::Owned(text.replacen(word, &day, 1)))
        }
        DayOrder::Unsaid | DayOrder::DayFirst => Some(Cow::Borrowed(text)),
    }
}

/// The numbers of a day that ends with its year, between strokes or hyphens. Between points the day comes first everywhere.
fn numbers(word: &str) -> Option<(u8, u8, &str)> {
    let mut parts = word.split(['/', '-']);
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Some((first.parse().ok()?, second.parse().ok()?, year))
}

/// Reads when something was received, and tells whether only the day was said: then its last minute counts.
pub(super) fn received(
    text: &str,
    order: DayOrder,
    (zone, now): (&Zone, Timestamp),
) -> Result<(Timestamp, bool), CellFault> {
    let text = text.trim();
    let text = told_apart(text, order).ok_or_else(|| CellFault::WhichDay(text.to_owned()))?;
    let read = match text.parse::<Timestamp>() {
        Ok(at) => Ok((at, false)),
        Err(_) => match read_moment(&text, zone) {
            Err(MomentError::NoTime) => read_moment(&format!("{text} {END}"), zone).map(|at| (at, true)),
            read => read.map(|at| (at, false)),
        },
    };
    match read.map_err(CellFault::NotAMoment)? {
        // The day is not over: its last minute cannot stand for the hour at which something came today.
        (at, true) if at > now && zone.show(at).date == zone.show(now).date => {
            Err(CellFault::NotAMoment(MomentError::NoTime))
        }
        (at, _) if at > now => Err(CellFault::InTheFuture),
        found => Ok(found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, order: DayOrder) -> Result<(String, bool), CellFault> {
        let zone = Zone::named("Europe/Brussels").unwrap();
        let now = "2026-05-04T09:00:00Z".parse().unwrap();
        received(text, order, (&zone, now)).map(|(at, whole)| (at.to_string(), whole))
    }

    #[test]
    fn a_day_that_can_be_read_both_ways_is_not_guessed() {
        for text in ["03/04/2026 14:30", "3-4-2026", "Friday 03/04/2026, 14:30 CEST", "03/04/2026T14:30"] {
            assert_eq!(read(text, DayOrder::Unsaid), Err(CellFault::WhichDay(text.into())), "{text}");
        }
        let at = |text: &str, order| read(text, order).map(|(at, _)| at);
        assert_eq!(at("03/04/2026 14:30", DayOrder::DayFirst).unwrap(), "2026-04-03T12:30:00Z");
        assert_eq!(at("03/04/2026 14:30", DayOrder::MonthFirst).unwrap(), "2026-03-04T13:30:00Z");
        assert_eq!(at("4/3/2026, 2:30 pm", DayOrder::MonthFirst).unwrap(), "2026-04-03T12:30:00Z");
        for text in ["2026-04-03 14:30", "03.04.2026 14:30", "3 April 2026 14:30", "2026-04-03T12:30:00Z"] {
            for order in DayOrder::ALL {
                assert_eq!(at(text, order).unwrap(), "2026-04-03T12:30:00Z", "{text} {order:?}");
            }
        }
        assert_eq!(at("04/04/2026 14:30", DayOrder::Unsaid).unwrap(), "2026-04-04T12:30:00Z");
        assert_eq!(at("30/04/2026 14:30", DayOrder::Unsaid).unwrap(), "2026-04-30T12:30:00Z");
        let none = at("30/04/2026 14:30", DayOrder::MonthFirst);
        assert!(matches!(none, Err(CellFault::NotAMoment(MomentError::NoSuchDay(_)))), "{none:?}");
    }

    #[test]
    fn a_day_alone_counts_to_its_last_minute_on_the_clocks_of_the_call() {
        let day = |text: &str| read(text, DayOrder::Unsaid);
        assert_eq!(day("2026-03-28").unwrap(), ("2026-03-28T22:59:00Z".into(), true));
        // Summer time begins on that day.
        assert_eq!(day("29.03.2026").unwrap(), ("2026-03-29T21:59:00Z".into(), true));
        assert_eq!(day("2 May 2026").unwrap(), ("2026-05-02T21:59:00Z".into(), true));
        assert_eq!(day("2026-05-04"), Err(CellFault::NotAMoment(MomentError::NoTime)), "today is not over");
        assert_eq!(day("2026-05-05"), Err(CellFault::InTheFuture));
        assert_eq!(day("2026-05-04 11:00").unwrap(), ("2026-05-04T09:00:00Z".into(), false));
        assert_eq!(day("2026-05-04 11:01"), Err(CellFault::InTheFuture));
        assert!(matches!(day(""), Err(CellFault::NotAMoment(MomentError::NoDate))));
    }
}
