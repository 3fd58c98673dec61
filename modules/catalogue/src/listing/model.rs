//! Lines, figures and what they are asked by.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use centum_base::{Id, Timestamp};

use crate::dcat::Texts;
use crate::named::named;
use crate::records::{Kind, Record};
use crate::sources::Catalogue;

named! {
    /// By what datasets are counted.
    Figure {
        /// What the record describes; the only figure that counts series and services too.
        Kind = "kind",
        /// The themes; a dataset of two counts in both.
        Theme = "theme",
        /// The formats; a dataset of two counts in both.
        Format = "format",
        /// The licences of the distributions; a dataset of two counts in both.
        Licence = "licence",
        /// The month that the source gives for the last change.
        Modified = "modified",
        /// The month in which it was first seen here.
        Seen = "seen",
    }
}

named! {
    /// What a record says of another.
    Relation {
        /// It belongs to that series.
        InSeries = "in-series",
        /// It serves that dataset.
        Serves = "serves",
    }
}

/// A month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// The year.
    pub year: i16,
    /// The month, from 1.
    pub month: i8,
}

impl Month {
    /// The month of a day.
    pub fn of(day: jiff::civil::Date) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    /// The month of an instant, in UTC.
    pub fn at(at: Timestamp) -> Self {
        Self::of(at.to_zoned(jiff::tz::TimeZone::UTC).date())
    }

    /// Its first day.
    pub fn first_day(self) -> Option<jiff::civil::Date> {
        jiff::civil::Date::new(self.year, self.month, 1).ok()
    }

    /// How many months it lies before `other`; less than nought if after.
    pub fn months_before(self, other: Self) -> i32 {
        let months = |month: Self| i32::from(month.year) * 12 + i32::from(month.month);
        months(other) - months(self)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for Month {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (year, month) = text.split_once('-').ok_or(())?;
        let found = Self { year: year.parse().map_err(|_| ())?, month: month.parse().map_err(|_| ())? };
        if (1..=12).contains(&found.month) { Ok(found) } else { Err(()) }
    }
}

named! {
    /// How long ago the source last changed a dataset, in whole months.
    Age {
        /// This month or the one before.
        Month = "month",
        /// Within a year.
        Year = "year",
        /// One to three years.
        Years = "years",
        /// Longer ago.
        Older = "older",
        /// On a day that has not come.
        Future = "future",
        /// The source gives no day.
        Unknown = "unknown",
    }
}

impl Age {
    /// The class of a key of the figure of changes, in the month `now`.
    pub fn of(key: &str, now: Month) -> Self {
        match key.parse::<Month>() {
            Err(()) => Self::Unknown,
            Ok(month) => match month.months_before(now) {
                ..0 => Self::Future,
                0..=1 => Self::Month,
                2..=12 => Self::Year,
                13..=36 => Self::Years,
                _ => Self::Older,
            },
        }
    }
}

/// Whose datasets are counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All.
    Whole,
    /// Those of these catalogues, each of which stands here once.
    Of(Vec<Id<Catalogue>>),
}

/// How many datasets have each key of a figure.
pub type Shares = BTreeMap<String, i64>;

/// How far the log is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// By which generation of the rules.
    pub generation: i64,
    /// The position of the last entry that is counted.
    pub position: i64,
    /// When that entry was made.
    pub at: Option<Timestamp>,
}

/// A record that is shown, as lists need it.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Which record.
    pub record: Id<Record>,
    /// The catalogue that it belongs to.
    pub catalogue: Id<Catalogue>,
    /// What it describes.
    pub kind: Kind,
    /// Its name in addresses.
    pub slug: String,
    /// Its titles.
    pub titles: Texts,
    /// When the source says that it was last changed: as exact as it says.
    pub modified: Option<String>,
    /// When it was first seen here.
    pub first_seen: Timestamp,
}

/// What one record says of another by its address.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// What it says.
    pub relation: Relation,
    /// The other's address.
    pub target: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_month_is_of_one_age() {
        let now: Month = "2020-07".parse().unwrap();
        for (key, age) in [
            ("2020-07", Age::Month),
            ("2020-06", Age::Month),
            ("2020-05", Age::Year),
            ("2019-07", Age::Year),
            ("2019-06", Age::Years),
            ("2017-07", Age::Years),
            ("2017-06", Age::Older),
            ("2099-01", Age::Future),
            ("none", Age::Unknown),
        ] {
            assert_eq!(Age::of(key, now), age, "{key}");
        }
    }

    #[test]
    fn months_are_counted_over_years_and_come_back_from_their_text() {
        let month = |text: &str| text.parse::<Month>().unwrap();
        assert_eq!(month("2019-11").months_before(month("2020-02")), 3);
        assert_eq!(month("2020-02").months_before(month("2019-11")), -3);
        assert_eq!(month("2020-02").to_string(), "2020-02");
        for wrong in ["", "2020", "2020-13", "2020-0", "x-1"] {
            assert!(wrong.parse::<Month>().is_err(), "{wrong}");
        }
    }
}
