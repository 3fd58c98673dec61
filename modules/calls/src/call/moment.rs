//! Reading an instant as an organiser types it, and refusing what does not name exactly one.

use centum_base::{Date, Timestamp};
use jiff::civil::{DateTime, Time, Weekday};
use jiff::tz::{AmbiguousOffset, Offset};

use super::zone::{ClockFace, InForce, Zone};

/// The longest text that is read as an instant.
const MAX_CHARS: usize = 120;
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Why a text names no instant, or more than one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MomentError {
    /// There is no day in it.
    #[error("the day is missing: write it such as 2023-05-31")]
    NoDate,
    /// There is no time in it.
    #[error("the time is missing: write it such as 23:59")]
    NoTime,
    /// Part of it cannot be read.
    #[error("“{0}” cannot be read: write a day such as 2023-05-31 or 31/05/2023, then a time such as 23:59")]
    Unreadable(String),
    /// There is no such day in the calendar, or the day of the week is another.
    #[error("“{0}” is no day of the calendar")]
    NoSuchDay(String),
    /// There is no such time: the last minute of a day is 23:59, the first 00:00.
    #[error("“{0}” is no time: a day goes from 00:00 to 23:59")]
    NoSuchTime(String),
    /// The day of the week does not fit the day.
    #[error("{date} is not a {given}")]
    Weekday {
        /// What was written.
        given: String,
        /// The day.
        date: Date,
    },
    /// No zone has that name.
    #[error("“{0}” is no time zone; write one such as Europe/Brussels")]
    UnknownZone(String),
    /// The zone knows the abbreviation, but another one is in force then: CET in summer.
    #[error("{given} is not in force in {zone} then; it is {right}")]
    NotInForce {
        /// What was written.
        given: String,
        /// The zone.
        zone: String,
        /// What is in force.
        right: InForce,
    },
    /// The zone has no such abbreviation or offset.
    #[error("{zone} has no {given}; then it is {right}")]
    NotOfZone {
        /// What was written.
        given: String,
        /// The zone.
        zone: String,
        /// What is in force.
        right: InForce,
    },
    /// The clock jumps over that time.
    #[error("the clocks jump over that time")]
    Gap {
        /// What the clock shows so long after the jump as was written after the last hour before it.
        later: Box<ClockFace>,
        /// What the clock shows so long before the jump.
        earlier: Box<ClockFace>,
    },
    /// The clock shows that time twice.
    #[error("the clocks show that time twice")]
    Fold {
        /// The first time.
        first: Box<ClockFace>,
        /// The second.
        second: Box<ClockFace>,
    },
}

/// Reads an instant: `2023-04-28 23:59 CEST`, `31/05/2023 23:59 Europe/Brussels`, `Friday 29 May 2020, 23:59`.
/// Without a zone of its own it is in `zone`. Days are written year first or day first, never month first.
pub fn read_moment(text: &str, zone: &Zone) -> Result<Timestamp, MomentError> {
    Pieces::read(text)?.resolve(zone)
}

/// Reads an instant from two fields: a day, and a time that may carry a zone or an abbreviation.
pub fn read_fields(day: &str, time: &str, zone: &Zone) -> Result<Timestamp, MomentError> {
    if day.trim().is_empty() {
        return Err(MomentError::NoDate);
    }
    if time.trim().is_empty() {
        return Err(MomentError::NoTime);
    }
    read_moment(&format!("{day} {time}"), zone)
}

/// The parts of a text, before they are put together.
#[derive(Default)]
struct Pieces {
    /// Of a day in words: the day, then the year.
    numbers: Vec<i16>,
    month: Option<i8>,
    weekday: Option<(String, Weekday)>,
    date: Option<Date>,
    time: Option<Time>,
    /// Of a clock that goes round twice a day: whether it is after noon.
    half: Option<bool>,
    zone: Option<Zone>,
    offset: Option<(String, Offset)>,
    abbreviation: Option<String>,
}

impl Pieces {
    fn read(text: &str) -> Result<Self, MomentError> {
        if text.chars().count() > MAX_CHARS {
            return Err(unreadable(text));
        }
        let mut pieces = Self::default();
        let apart = |letter: char| letter.is_whitespace() || matches!(letter, ',' | '(' | ')' | ';');
        for word in text.split(apart).filter(|word| !word.is_empty()) {
            pieces.take(word)?;
        }
        match (pieces.month, pieces.numbers.as_slice()) {
            (None, []) => {}
            (Some(month), &[day, year]) => pieces.date_of(text, year, month.into(), day)?,
            _ => return Err(unreadable(text)),
        }
        Ok(pieces)
    }

    fn take(&mut self, word: &str) -> Result<(), MomentError> {
        if let Some((day, time)) = word.split_once('T').filter(|(day, _)| is_date(day)) {
            self.take(day)?;
            return self.take(time);
        }
        if is_date(word) {
            return self.take_date(word);
        }
        if word.starts_with(|letter: char| letter.is_ascii_digit()) && word.contains(':') {
            return self.take_time(word);
        }
        if let Ok(number) = word.parse::<i16>() {
            // “+2” is a number to the machine and an offset to a person.
            if word.starts_with(|letter: char| letter.is_ascii_digit()) {
                return once(self.numbers.len() < 2, word).map(|()| self.numbers.push(number));
            }
        }
        self.take_name(word)
    }

    fn take_name(&mut self, word: &str) -> Result<(), MomentError> {
        let lower = word.to_lowercase();
        let half = match lower.as_str() {
            "am" | "a.m." => Some(false),
            "pm" | "p.m." => Some(true),
            _ => None,
        };
        if half.is_some() {
            once(self.half.is_none(), word)?;
            self.half = half;
            return Ok(());
        }
        let begins = |name: &&str| lower.len() >= 3 && name.starts_with(lower.as_str());
        if let Some(month) = MONTHS.iter().position(begins) {
            once(self.month.is_none(), word)?;
            self.month = i8::try_from(month + 1).ok();
        } else if let Some(day) = WEEKDAYS.iter().position(begins) {
            let day = i8::try_from(day + 1).ok().and_then(|day| Weekday::from_monday_one_offset(day).ok());
            self.weekday = day.map(|day| (word.to_owned(), day));
        } else if let Some(offset) = offset_of(word) {
            once(self.offset.is_none(), word)?;
            self.offset = Some((word.to_owned(), offset));
        } else if word.contains('/') || matches!(word, "UTC" | "Z") {
            once(self.zone.is_none(), word)?;
            let name = if word == "Z" { "UTC" } else { word };
            self.zone = Some(Zone::named(name).map_err(|error| MomentError::UnknownZone(error.0))?);
        } else if word.len() <= 6 && word.chars().all(|letter| letter.is_ascii_alphabetic()) {
            once(self.abbreviation.is_none(), word)?;
            self.abbreviation = Some(word.to_owned());
        } else {
            return Err(unreadable(word));
        }
        Ok(())
    }

    fn take_date(&mut self, word: &str) -> Result<(), MomentError> {
        once(self.date.is_none(), word)?;
        let parts: Vec<i16> = word.split(['-', '/', '.']).filter_map(|part| part.parse().ok()).collect();
        let [first, month, last] = parts[..] else { return Err(unreadable(word)) };
        let (year, day) = if first > 31 { (first, last) } else { (last, first) };
        self.date_of(word, year, month, day)
    }

    fn date_of(&mut self, given: &str, year: i16, month: i16, day: i16) -> Result<(), MomentError> {
        once(self.date.is_none(), given)?;
        let none = || MomentError::NoSuchDay(shortened(given));
        // A year of two figures is a year of two centuries.
        let year = Some(year).filter(|year| *year >= 1900).ok_or_else(none)?;
        let small = |number: i16| i8::try_from(number).map_err(|_| none());
        self.date = Some(Date::new(year, small(month)?, small(day)?).map_err(|_| none())?);
        Ok(())
    }

    fn take_time(&mut self, word: &str) -> Result<(), MomentError> {
        once(self.time.is_none(), word)?;
        let end = word.find(|letter: char| !letter.is_ascii_digit() && letter != ':').unwrap_or(word.len());
        let (digits, rest) = word.split_at(end);
        let parts: Vec<i8> = digits.split(':').filter_map(|part| part.parse().ok()).collect();
        let (hour, minute, second) = match (parts[..].len(), digits.split(':').count()) {
            (2, 2) => (parts[0], parts[1], 0),
            (3, 3) => (parts[0], parts[1], parts[2]),
            _ => return Err(unreadable(word)),
        };
        let time = Time::new(hour, minute, second, 0);
        self.time = Some(time.map_err(|_| MomentError::NoSuchTime(shortened(word)))?);
        if rest.is_empty() { Ok(()) } else { self.take(rest) }
    }

    fn resolve(self, zone: &Zone) -> Result<Timestamp, MomentError> {
        let date = self.date.ok_or(MomentError::NoDate)?;
        let time = self.time.ok_or(MomentError::NoTime)?;
        let time = self.half.map_or(Ok(time), |after_noon| of_half(time, after_noon))?;
        if let Some((given, _)) = self.weekday.filter(|(_, day)| *day != date.weekday()) {
            return Err(MomentError::Weekday { given, date });
        }
        let zone = self.zone.as_ref().unwrap_or(zone);
        let candidates = candidates(date.to_datetime(time), zone)?;
        let by_name = |at: &Timestamp| match &self.abbreviation {
            Some(name) => {
                zone.in_force(*at).abbreviation.is_some_and(|right| right.eq_ignore_ascii_case(name))
            }
            None => true,
        };
        let by_offset = |at: &Timestamp| match &self.offset {
            Some((_, offset)) => zone.rules().to_offset(*at) == *offset,
            None => true,
        };
        let fitting: Vec<_> = candidates.iter().copied().filter(by_name).filter(by_offset).collect();
        match (fitting[..].first(), fitting[..].get(1)) {
            (Some(only), None) => Ok(*only),
            (Some(first), Some(second)) => Err(MomentError::Fold {
                first: Box::new(zone.show(*first)),
                second: Box::new(zone.show(*second)),
            }),
            (None, _) => Err(not_fitting(&candidates, zone, self.abbreviation, self.offset)),
        }
    }
}

/// The instants at which a clock of the zone shows that: one, or two when it is turned back, or none when it jumps.
fn candidates(local: DateTime, zone: &Zone) -> Result<Vec<Timestamp>, MomentError> {
    let instant = |offset: Offset| {
        offset.to_timestamp(local).map_err(|_| MomentError::NoSuchDay(local.date().to_string()))
    };
    match zone.rules().to_ambiguous_zoned(local).offset() {
        AmbiguousOffset::Unambiguous { offset } => Ok(vec![instant(offset)?]),
        AmbiguousOffset::Fold { before, after } => Ok(vec![instant(before)?, instant(after)?]),
        AmbiguousOffset::Gap { before, after } => Err(MomentError::Gap {
            later: Box::new(zone.show(instant(before)?)),
            earlier: Box::new(zone.show(instant(after)?)),
        }),
    }
}

fn not_fitting(
    candidates: &[Timestamp],
    zone: &Zone,
    abbreviation: Option<String>,
    offset: Option<(String, Offset)>,
) -> MomentError {
    let at = candidates.first().copied().unwrap_or(Timestamp::UNIX_EPOCH);
    let right = zone.in_force(at);
    let named =
        |name: &str| right.abbreviation.as_deref().is_some_and(|right| right.eq_ignore_ascii_case(name));
    match (abbreviation.filter(|name| !named(name)), offset) {
        (Some(given), _) if knows(zone, &given, at) => {
            MomentError::NotInForce { given, zone: zone.name().to_owned(), right }
        }
        (Some(given), _) | (None, Some((given, _))) => {
            MomentError::NotOfZone { given, zone: zone.name().to_owned(), right }
        }
        (None, None) => MomentError::NoTime,
    }
}

/// Whether the abbreviation is in force in the zone at some time of the year around an instant.
fn knows(zone: &Zone, abbreviation: &str, at: Timestamp) -> bool {
    const MONTH: std::time::Duration = std::time::Duration::from_secs(30 * 24 * 3600);
    (0..13).filter_map(|months| at.checked_add(MONTH * months).ok()).any(|at| {
        zone.in_force(at).abbreviation.is_some_and(|known| known.eq_ignore_ascii_case(abbreviation))
    })
}

/// The time that a clock with twelve hours shows.
fn of_half(time: Time, after_noon: bool) -> Result<Time, MomentError> {
    let none = || MomentError::NoSuchTime(time.to_string());
    if !(1..=12).contains(&time.hour()) {
        return Err(none());
    }
    let hour = time.hour() % 12 + if after_noon { 12 } else { 0 };
    Time::new(hour, time.minute(), time.second(), 0).map_err(|_| none())
}

fn is_date(word: &str) -> bool {
    let parts: Vec<&str> = word.split(['-', '/', '.']).collect();
    parts.len() == 3 && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
}

/// `+02:00`, `+2`, `UTC+2`, `GMT-3:30`.
fn offset_of(word: &str) -> Option<Offset> {
    let bare = word.strip_prefix("UTC").or_else(|| word.strip_prefix("GMT")).unwrap_or(word);
    let sign = match bare.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let (hours, minutes) = match &bare[1..] {
        rest if rest.contains(':') => rest.split_once(':')?,
        rest if rest.len() == 4 && rest.is_ascii() => rest.split_at(2),
        rest => (rest, "0"),
    };
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let fits = (0..=14).contains(&hours) && (0..60).contains(&minutes);
    fits.then(|| Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok())?
}

fn once(first: bool, word: &str) -> Result<(), MomentError> {
    if first { Ok(()) } else { Err(unreadable(word)) }
}

fn unreadable(text: &str) -> MomentError {
    MomentError::Unreadable(shortened(text))
}

fn shortened(text: &str) -> String {
    text.trim().chars().take(MAX_CHARS).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn brussels() -> Zone {
        Zone::named("Europe/Brussels").unwrap()
    }

    fn read(text: &str) -> Result<String, MomentError> {
        read_moment(text, &brussels()).map(|at| at.to_string())
    }

    #[test]
    fn what_organisers_type_is_read() {
        for text in [
            "2023-05-31 23:59",
            "2023-05-31T23:59",
            "31/05/2023 23:59 Europe/Brussels",
            "31.05.2023, 23:59:00 CEST",
            "Wednesday 31 May 2023, 23:59 (CEST)",
            "31 may 2023 23:59 CEST (UTC+2)",
            "2023-05-31 23:59 +02:00",
            "2023-05-31 21:59 UTC",
            "2023-05-31T21:59Z",
            "31/05/2023 22:59 Europe/Lisbon",
            "2023/05/31 11:59:00 PM GMT+2",
            "31 May 2023, 11:59pm",
        ] {
            assert_eq!(read(text), Ok("2023-05-31T21:59:00Z".to_owned()), "{text}");
        }
        let fields = read_fields("2023-05-31", "23:59 CEST", &brussels()).unwrap();
        assert_eq!(fields.to_string(), "2023-05-31T21:59:00Z");
    }

    #[test]
    fn cet_in_summer_is_refused_with_what_is_right() {
        let right = InForce { abbreviation: Some("CEST".into()), offset: "UTC+2".into() };
        let refused = MomentError::NotInForce { given: "CET".into(), zone: "Europe/Brussels".into(), right };
        assert_eq!(read("2023-04-28 23:59 CET"), Err(refused.clone()));
        assert_eq!(refused.to_string(), "CET is not in force in Europe/Brussels then; it is CEST (UTC+2)");
        assert!(matches!(read("2023-01-28 23:59 CEST"), Err(MomentError::NotInForce { .. })));
        assert!(read("2023-01-28 23:59 CET").is_ok());
    }

    #[test]
    fn an_abbreviation_or_an_offset_of_elsewhere_is_refused() {
        assert!(matches!(read("2023-04-28 23:59 EST"), Err(MomentError::NotOfZone { .. })));
        assert!(matches!(read("2023-04-28 23:59 UTC+1"), Err(MomentError::NotOfZone { .. })));
        assert!(matches!(read("2023-04-28 23:59 Europe/Atlantis"), Err(MomentError::UnknownZone(_))));
    }

    #[test]
    fn a_time_that_the_clocks_jump_over_is_refused_with_both_that_it_may_mean() {
        let Err(MomentError::Gap { later, earlier }) = read("2023-03-26 02:30") else { panic!("read") };
        assert_eq!(format!("{} {}", later.time, later.in_force), "03:30:00 CEST (UTC+2)");
        assert_eq!(format!("{} {}", earlier.time, earlier.in_force), "01:30:00 CET (UTC+1)");
    }

    #[test]
    fn a_time_that_the_clocks_show_twice_needs_its_abbreviation() {
        let Err(MomentError::Fold { first, second }) = read("2023-10-29 02:30") else { panic!("read") };
        assert_eq!(first.in_force.to_string(), "CEST (UTC+2)");
        assert_eq!(second.in_force.to_string(), "CET (UTC+1)");
        assert_eq!(read("2023-10-29 02:30 CEST").unwrap(), "2023-10-29T00:30:00Z");
        assert_eq!(read("2023-10-29 02:30 CET").unwrap(), "2023-10-29T01:30:00Z");
        assert_eq!(read("2023-10-29 02:30 UTC+1").unwrap(), "2023-10-29T01:30:00Z");
    }

    #[test]
    fn what_is_no_day_or_no_time_is_told_apart_from_what_is_missing() {
        assert_eq!(read("23:59 CEST"), Err(MomentError::NoDate));
        assert_eq!(read("2023-05-31"), Err(MomentError::NoTime));
        assert!(matches!(read("05/31/2023 23:59"), Err(MomentError::NoSuchDay(_))), "never month first");
        assert!(matches!(read("2023-02-29 23:59"), Err(MomentError::NoSuchDay(_))));
        assert!(read("2024-02-29 23:59").is_ok());
        assert!(matches!(read("31/05/23 23:59"), Err(MomentError::NoSuchDay(_))));
        assert!(matches!(read("2023-05-31 24:00"), Err(MomentError::NoSuchTime(_))));
        assert!(matches!(read("2023-05-31 23:59 PM"), Err(MomentError::NoSuchTime(_))));
        assert_eq!(read("2023-05-31 12:05 am").unwrap(), "2023-05-30T22:05:00Z");
        assert!(matches!(read("Monday 31 May 2023 23:59"), Err(MomentError::Weekday { .. })));
        assert!(matches!(read("2023-05-31 noon-ish"), Err(MomentError::Unreadable(_))));
        assert!(matches!(read("2023-05-31 2023-06-01 23:59"), Err(MomentError::Unreadable(_))));
        assert_eq!(read(""), Err(MomentError::NoDate));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_in_peace(text in "\\PC{0,60}|[0-9TZ:./+a-zA-Z -]{0,40}") {
            let _ = read(&text);
        }

        #[test]
        fn what_a_clock_shows_is_read_back(second in 1_000_000_000_i64..2_000_000_000, zone in 0..4_usize) {
            let zone = Zone::named(
                ["Europe/Brussels", "Europe/Dublin", "America/St_Johns", "Pacific/Auckland"][zone],
            ).unwrap();
            let at = Timestamp::from_second(second).unwrap();
            let face = zone.show(at);
            let hour = face.in_force.abbreviation.clone().unwrap_or(face.in_force.offset.clone());
            let text = format!("{} {} {hour}", face.date, face.time);
            prop_assert_eq!(read_moment(&text, &zone), Ok(at), "{}", text);
        }
    }
}
