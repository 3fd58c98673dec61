//! Which deadline counts for whom, and how something stands against it.

use std::time::Duration;

use centum_base::Timestamp;
use jiff::SignedDuration;

use super::{Deadline, Terms};

/// The deadline for an applicant of `category`, for the application or for one of its `document`s.
///
/// The first that exists counts: the document's for the category; the document's for all; the application's for the
/// category; the application's for all. So a document without a deadline of its own is due with the application.
pub fn deadline_for<'t>(terms: &'t Terms, category: &str, document: Option<&str>) -> Option<&'t Deadline> {
    let find = |document: Option<&str>, named: bool| {
        terms.deadlines.iter().find(|deadline| {
            let holds = match named {
                true => deadline.categories.iter().any(|one| one == category),
                false => deadline.categories.is_empty(),
            };
            deadline.document.as_deref() == document && holds
        })
    };
    let of_document = document.and_then(|_| find(document, true).or_else(|| find(document, false)));
    of_document.or_else(|| find(None, true)).or_else(|| find(None, false))
}

/// Whether an application of `category` that came in at `at` came after its deadline.
pub fn is_late(terms: &Terms, category: &str, at: Timestamp) -> bool {
    deadline_for(terms, category, None).is_some_and(|deadline| at > deadline.at)
}

/// The last deadline of an application of any category.
pub fn last_deadline(terms: &Terms) -> Option<Timestamp> {
    let categories = terms.categories.iter().map(|category| category.key.as_str());
    categories.filter_map(|category| deadline_for(terms, category, None)).map(|deadline| deadline.at).max()
}

/// When the clock closes the call: the last deadline of an application, and the grace.
pub fn closes_at(terms: &Terms) -> Option<Timestamp> {
    last_deadline(terms).map(|at| after(at, grace(terms)))
}

/// How long what was begun in time may still be handed in.
pub fn grace(terms: &Terms) -> Duration {
    Duration::from_secs(u64::from(terms.grace_minutes) * 60)
}

/// How a request stands against a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// In time.
    InTime {
        /// How long there still is.
        left: SignedDuration,
    },
    /// Too late, but begun in time and within the grace.
    InGrace {
        /// When the grace ends.
        until: Timestamp,
    },
    /// Too late.
    Late {
        /// By how much.
        by: SignedDuration,
    },
}

impl Standing {
    /// Whether it still counts.
    pub fn counts(self) -> bool {
        !matches!(self, Self::Late { .. })
    }
}

/// How something that was begun at `begun_at`, and whose first byte the server received at `received_at`, stands
/// against a deadline. The deadline's own instant is in time; so is the last instant of the grace.
pub fn standing(
    deadline: Timestamp,
    grace: Duration,
    begun_at: Timestamp,
    received_at: Timestamp,
) -> Standing {
    let until = after(deadline, grace);
    if received_at <= deadline {
        Standing::InTime { left: deadline.duration_since(received_at) }
    } else if begun_at <= deadline && received_at <= until {
        Standing::InGrace { until }
    } else {
        Standing::Late { by: received_at.duration_since(deadline) }
    }
}

fn after(at: Timestamp, by: Duration) -> Timestamp {
    at.checked_add(by).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use centum_base::{Clock, VirtualClock};
    use proptest::prelude::*;

    use super::super::{Category, Zone, read_moment};
    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn due(categories: &[&str], document: Option<&str>, day: &str) -> Deadline {
        Deadline {
            categories: categories.iter().map(|key| (*key).to_owned()).collect(),
            document: document.map(str::to_owned),
            at: at(&format!("{day}T21:59:00Z")),
        }
    }

    fn terms(deadlines: Vec<Deadline>) -> Terms {
        let category = |key: &str| Category {
            key: key.to_owned(),
            label: Default::default(),
            help: Default::default(),
            role: "core".to_owned(),
        };
        Terms { deadlines, categories: vec![category("new"), category("alumnus")], ..Terms::default() }
    }

    #[test]
    fn the_nearest_deadline_counts_and_the_general_one_last() {
        let terms = terms(vec![
            due(&[], None, "2020-05-29"),
            due(&["alumnus"], None, "2020-05-22"),
            due(&[], Some("letter"), "2020-06-09"),
            due(&["alumnus"], Some("letter"), "2020-06-02"),
        ]);
        let day = |category, document| {
            deadline_for(&terms, category, document).map(|deadline| deadline.at.to_string()[..10].to_owned())
        };
        assert_eq!(day("new", None).unwrap(), "2020-05-29");
        assert_eq!(day("alumnus", None).unwrap(), "2020-05-22");
        assert_eq!(day("new", Some("letter")).unwrap(), "2020-06-09");
        assert_eq!(day("alumnus", Some("letter")).unwrap(), "2020-06-02");
        assert_eq!(
            day("alumnus", Some("plan")).unwrap(),
            "2020-05-22",
            "a document without its own is due with the rest"
        );
        assert_eq!(last_deadline(&terms), Some(at("2020-05-29T21:59:00Z")));
    }

    #[test]
    fn a_category_without_a_deadline_has_none() {
        assert!(deadline_for(&terms(vec![due(&["alumnus"], None, "2020-05-22")]), "new", None).is_none());
    }

    #[test]
    fn the_deadlines_own_instant_is_in_time_and_the_next_microsecond_is_not() {
        let deadline = at("2020-05-29T21:59:00Z");
        let clock = VirtualClock::at(deadline);
        let now = |clock: &VirtualClock| standing(deadline, Duration::ZERO, clock.now(), clock.now());
        assert_eq!(now(&clock), Standing::InTime { left: SignedDuration::ZERO });
        clock.advance(Duration::from_micros(1));
        assert_eq!(now(&clock), Standing::Late { by: SignedDuration::from_micros(1) });
    }

    #[test]
    fn grace_is_for_what_was_begun_in_time() {
        let deadline = at("2020-05-29T21:59:00Z");
        let (begun, until) = (at("2020-05-20T10:00:00Z"), at("2020-05-29T22:14:00Z"));
        assert_eq!(standing(deadline, 15 * MINUTE, begun, until), Standing::InGrace { until });
        assert!(!standing(deadline, 15 * MINUTE, at("2020-05-29T21:59:01Z"), until).counts());
        assert!(!standing(deadline, 15 * MINUTE, begun, at("2020-05-29T22:14:01Z")).counts());
    }

    /// The wall's clock says 23:59 on both sides of a change; what lies between is an hour longer or shorter.
    #[test]
    fn a_deadline_at_the_wall_clock_holds_across_both_changes_of_the_clock_and_a_leap_day() {
        let zone = Zone::named("Europe/Brussels").unwrap();
        let wall = |text: &str| read_moment(text, &zone).unwrap();
        for (begin, end, hours) in [
            ("2023-03-25 23:59", "2023-03-26 23:59", 23),
            ("2023-10-28 23:59", "2023-10-29 23:59", 25),
            ("2024-02-28 23:59", "2024-03-01 23:59", 48),
            ("2023-02-28 23:59", "2023-03-01 23:59", 24),
        ] {
            let clock = VirtualClock::at(wall(begin));
            let deadline = wall(end);
            let left = SignedDuration::from_hours(hours);
            assert_eq!(
                standing(deadline, Duration::ZERO, clock.now(), clock.now()),
                Standing::InTime { left },
                "{begin}"
            );
            clock.advance(Duration::from_secs(hours.unsigned_abs() * 3600 + 1));
            assert!(!standing(deadline, Duration::ZERO, clock.now(), clock.now()).counts(), "{end}");
        }
    }

    proptest! {
        #[test]
        fn extending_never_makes_an_in_time_thing_late(
            deadline in 1_500_000_000_i64..1_900_000_000,
            longer in 0_u64..10_000_000,
            grace in 0_u64..7_200,
            more_grace in 0_u64..7_200,
            begun in -10_000_000_i64..10_000_000,
            received in -10_000_000_i64..10_000_000,
        ) {
            let second = |second| Timestamp::from_second(second).unwrap();
            let (begun, received) = (second(deadline + begun), second(deadline + received));
            let before = standing(second(deadline), Duration::from_secs(grace), begun, received);
            let extended = second(deadline + i64::try_from(longer).unwrap());
            let after = standing(extended, Duration::from_secs(grace + more_grace), begun, received);
            prop_assert!(!before.counts() || after.counts(), "{before:?} became {after:?}");
            if matches!(before, Standing::InTime { .. }) {
                prop_assert!(matches!(after, Standing::InTime { .. }), "an in-time thing became {after:?}");
            }
        }

        #[test]
        fn every_instant_has_one_standing_and_they_follow_each_other(
            begun in -100_i64..100, grace in 0_u64..50, received in -200_i64..200,
        ) {
            let base = 1_600_000_000;
            let second = |offset| Timestamp::from_second(base + offset).unwrap();
            let rank = |standing| match standing {
                Standing::InTime { .. } => 0,
                Standing::InGrace { .. } => 1,
                Standing::Late { .. } => 2,
            };
            let of = |at| rank(standing(second(0), Duration::from_secs(grace), second(begun), second(at)));
            prop_assert!(of(received) <= of(received + 1));
        }
    }
}
