//! Time zones by their IANA names, and what a clock in one of them shows.

use centum_base::{Date, TimeZone, Timestamp, offset_in_words};

/// A time zone of the IANA database, such as `Europe/Brussels`.
#[derive(Clone, Debug, PartialEq)]
pub struct Zone {
    name: String,
    rules: TimeZone,
}

/// No time zone has this name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no time zone; write one such as Europe/Brussels")]
pub struct UnknownZone(pub String);

impl Zone {
    /// The zone of that name. `CET` and `EST` name zones too, in an old part of the database; they are refused, because
    /// whoever writes them means an abbreviation of the hour and not a place with its rules.
    pub fn named(name: &str) -> Result<Self, UnknownZone> {
        let unknown = || UnknownZone(name.chars().take(60).collect());
        let name = name.trim();
        if name == "UTC" {
            return Ok(Self::utc());
        }
        if !name.contains('/') || name.len() > 60 {
            return Err(unknown());
        }
        let rules = TimeZone::get(name).map_err(|_| unknown())?;
        let name = rules.iana_name().unwrap_or(name).to_owned();
        Ok(Self { name, rules })
    }

    /// Universal time.
    pub fn utc() -> Self {
        Self { name: "UTC".to_owned(), rules: TimeZone::UTC }
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The rules by which its clocks go.
    pub(super) fn rules(&self) -> &TimeZone {
        &self.rules
    }

    /// The day that a calendar in the zone shows at an instant.
    pub fn day(&self, at: Timestamp) -> Date {
        self.rules.to_datetime(at).date()
    }

    /// What a clock in the zone shows at an instant.
    pub fn show(&self, at: Timestamp) -> ClockFace {
        let here = at.to_zoned(self.rules.clone());
        ClockFace {
            weekday: here.weekday().to_monday_one_offset().unsigned_abs(),
            date: here.date(),
            time: here.strftime("%H:%M:%S").to_string(),
            in_force: self.in_force(at),
        }
    }

    /// Which hour counts in the zone at an instant.
    pub fn in_force(&self, at: Timestamp) -> InForce {
        let info = self.rules.to_offset_info(at);
        let abbreviation = info.abbreviation();
        let named = abbreviation.chars().all(|letter| letter.is_ascii_alphabetic());
        InForce {
            abbreviation: named.then(|| abbreviation.to_owned()),
            offset: offset_in_words(info.offset()),
        }
    }
}

/// What a clock shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockFace {
    /// The day of the week, Monday being 1.
    pub weekday: u8,
    /// The day.
    pub date: Date,
    /// The time to the second.
    pub time: String,
    /// Which hour counts.
    pub in_force: InForce,
}

/// Which hour counts in a zone: `CEST` and `UTC+2`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InForce {
    /// The abbreviation, where the zone has one of letters.
    pub abbreviation: Option<String>,
    /// The distance from universal time.
    pub offset: String,
}

impl std::fmt::Display for InForce {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.abbreviation {
            // “UTC (UTC)” says it twice.
            Some(abbreviation) if *abbreviation != self.offset => {
                write!(f, "{abbreviation} ({})", self.offset)
            }
            _ => f.write_str(&self.offset),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(zone: &str, at: &str) -> (u8, String) {
        let face = Zone::named(zone).unwrap().show(at.parse().unwrap());
        (face.weekday, format!("{} {} {}", face.date, face.time, face.in_force))
    }

    #[test]
    fn a_clock_carries_its_hour_and_offset_in_summer_and_in_winter() {
        assert_eq!(
            shown("Europe/Brussels", "2020-05-29T21:59:00Z"),
            (5, "2020-05-29 23:59:00 CEST (UTC+2)".into())
        );
        assert_eq!(shown("Europe/Brussels", "2020-02-27T22:59:00Z").1, "2020-02-27 23:59:00 CET (UTC+1)");
        assert_eq!(shown("UTC", "2020-02-27T22:59:00Z").1, "2020-02-27 22:59:00 UTC");
        assert_eq!(shown("Asia/Kathmandu", "2020-02-27T22:59:00Z").1, "2020-02-28 04:44:00 UTC+5:45");
        assert_eq!(shown("America/St_Johns", "2020-02-27T22:59:00Z").1, "2020-02-27 19:29:00 NST (UTC-3:30)");
    }

    #[test]
    fn an_abbreviation_is_no_zone() {
        for wrong in ["CET", "EST", "Brussels", "", "Europe/Atlantis", "europe/../brussels"] {
            assert!(Zone::named(wrong).is_err(), "{wrong}");
        }
        assert_eq!(Zone::named("europe/brussels").unwrap().name(), "Europe/Brussels");
    }
}
