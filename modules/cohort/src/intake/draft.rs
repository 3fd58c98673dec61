//! A list that was read and waits for a person.

use centum_base::Country;
use centum_places::Facts;
use serde::{Deserialize, Serialize};

use super::placing::{Suggestion, placement};
use crate::model::{Applicant, OpenSeat, Roster, Row};
use crate::reading::{Doubt, ReadRow, Reading};
use crate::register::{City, Consent, Decided, cities_of};

/// A list that was read and waits for a person.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// The rows in the order of the source.
    pub rows: Vec<DraftRow>,
    /// Seats that the source leaves open.
    pub seats: Vec<OpenSeat>,
}

/// One row of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DraftRow {
    /// The line of the source.
    pub line: u32,
    /// The words of the source.
    pub printed: String,
    /// What was understood, or what a person made of it.
    pub row: Row,
    /// How sure the reader was, in percent; 100 once a person has looked.
    pub confidence: u8,
    /// Why it was not surer.
    pub doubts: Vec<Doubt>,
    /// The cities behind the row.
    pub cities: Vec<DraftCity>,
    /// Whether a person left the row out.
    pub dropped: bool,
    /// Whether a person has looked at it.
    pub checked: bool,
    /// What the applicant itself said of being named in public, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<Said>,
}

/// What an applicant itself said of being named in public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// What.
    pub consent: Consent,
    /// Where it says so.
    pub basis: String,
}

/// A city of a draft.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DraftCity {
    /// The name, legal words removed.
    pub name: String,
    /// The words of the source.
    pub printed: String,
    /// Where its place may lie: the city's own country, else the row's.
    pub countries: Vec<Country>,
    /// Whether it leads its consortium.
    pub is_lead: bool,
    /// Which place it is.
    pub placement: Placement,
}

/// Which place a city is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "kebab-case")]
pub enum Placement {
    /// By the resolver's rule.
    Automatic {
        /// The place.
        facts: Facts,
        /// Percent, by the resolver's written rule.
        confidence: u8,
    },
    /// By a person.
    Person {
        /// The place.
        facts: Facts,
    },
    /// A person says that it stands nowhere on a map.
    Nowhere,
    /// Not yet known.
    Open {
        /// Why not.
        why: WhyOpen,
        /// Places that it may be.
        suggestions: Vec<Suggestion>,
    },
}

/// Why a place is not known yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhyOpen {
    /// Without a country a name means nothing.
    NoCountry,
    /// Several places have the name, none ten times as large as the next.
    Several,
    /// The name is one of a body that consists of places.
    Body,
    /// The data say that the name is no place.
    NotAPlace,
    /// No place has the name.
    Unknown,
}

/// What must be put right before the list can be confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Obstacle {
    /// A row without a country.
    NoCountry {
        /// Its index in the draft.
        row: usize,
    },
    /// A consortium without cities.
    NoMembers {
        /// Its index in the draft.
        row: usize,
    },
}

/// What a draft holds, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Rows that will be taken.
    pub rows: usize,
    /// Rows that a person left out.
    pub dropped: usize,
    /// Rows that the reader was unsure of and nobody has looked at.
    pub doubtful: usize,
    /// Cities behind the rows.
    pub cities: usize,
    /// Cities placed by rule.
    pub automatic: usize,
    /// Cities placed by a person.
    pub by_person: usize,
    /// Cities that still need a place.
    pub open: usize,
}

impl Draft {
    /// A draft of what was read, each city held against the gazetteer.
    pub fn of(reading: &Reading) -> Self {
        let rows = reading.rows.iter().map(DraftRow::of).collect();
        Self { rows, seats: reading.open_seats.iter().map(|read| read.seat.clone()).collect() }
    }

    /// The rows that will be taken, with their cities.
    pub fn taken(&self) -> impl Iterator<Item = &DraftRow> {
        self.rows.iter().filter(|row| !row.dropped)
    }

    /// What figures are computed from.
    pub fn roster(&self) -> Roster {
        Roster { rows: self.taken().map(|row| row.row.clone()).collect(), open_seats: self.seats.clone() }
    }

    /// What must be put right before confirming.
    pub fn obstacles(&self) -> Vec<Obstacle> {
        let rows = self.rows.iter().enumerate().filter(|(_, row)| !row.dropped);
        rows.filter_map(|(index, row)| {
            if row.row.countries.is_empty() {
                Some(Obstacle::NoCountry { row: index })
            } else if row.lacks_cities() {
                Some(Obstacle::NoMembers { row: index })
            } else {
                None
            }
        })
        .collect()
    }

    /// The draft in numbers.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally { dropped: self.rows.len(), ..Tally::default() };
        for row in self.taken() {
            tally.dropped -= 1;
            tally.rows += 1;
            tally.doubtful += usize::from(!row.checked && row.confidence < 100);
            for city in &row.cities {
                tally.cities += 1;
                match city.placement {
                    Placement::Automatic { .. } => tally.automatic += 1,
                    Placement::Person { .. } | Placement::Nowhere => tally.by_person += 1,
                    Placement::Open { .. } => tally.open += 1,
                }
            }
        }
        tally
    }
}

impl DraftRow {
    fn of(read: &ReadRow) -> Self {
        let cities = placed(&read.row, &[]);
        Self {
            line: read.line,
            printed: read.printed.clone(),
            row: read.row.clone(),
            confidence: read.confidence,
            doubts: read.doubts.clone(),
            cities,
            dropped: false,
            checked: false,
            said: None,
        }
    }

    /// Whether there must be cities behind the row and none is known.
    pub fn lacks_cities(&self) -> bool {
        self.cities.is_empty() && !matches!(self.row.applicant, Applicant::NoCity { .. })
    }

    /// Puts a person's version of the row in its place. Cities that keep their name and countries keep their place.
    pub fn replace(&mut self, row: Row) {
        self.cities = placed(&row, &self.cities);
        self.row = row;
        self.confidence = 100;
        self.checked = true;
        self.dropped = false;
    }
}

fn placed(row: &Row, known: &[DraftCity]) -> Vec<DraftCity> {
    let place = |city: City| {
        let countries = city.country.map_or_else(|| row.countries.clone(), |country| vec![country]);
        let kept = known.iter().find(|old| old.name == city.name && old.countries == countries);
        let placement = kept.map_or_else(|| placement(&city.name, &countries), |old| old.placement.clone());
        DraftCity { name: city.name, printed: city.printed, countries, is_lead: city.is_lead, placement }
    };
    cities_of(row).into_iter().map(place).collect()
}

impl DraftCity {
    /// The facts of the place, where it is known.
    pub fn facts(&self) -> Option<&Facts> {
        match &self.placement {
            Placement::Automatic { facts, .. } | Placement::Person { facts } => Some(facts),
            Placement::Nowhere | Placement::Open { .. } => None,
        }
    }

    /// Who decided.
    pub fn decided(&self) -> Decided {
        match self.placement {
            Placement::Automatic { .. } => Decided::Automatic,
            Placement::Person { .. } | Placement::Nowhere => Decided::Person,
            Placement::Open { .. } => Decided::Open,
        }
    }

    /// The country: the place's, else the only one that it may lie in.
    pub fn country(&self) -> Option<Country> {
        match (self.facts(), self.countries.as_slice()) {
            // A row of one country keeps it, even where the place lies in a part with a code of its own.
            (_, [country]) => Some(*country),
            (Some(facts), _) => Some(facts.country),
            (None, _) => None,
        }
    }
}

/// A consortium's members take the countries that their places gave them.
pub(super) fn with_countries(row: &Row, cities: &[DraftCity]) -> Row {
    let mut row = row.clone();
    if let Applicant::Consortium { members, .. } = &mut row.applicant {
        for member in members.iter_mut().filter(|member| member.country.is_none()) {
            let city = cities.iter().find(|city| city.name == member.name);
            member.country = city.and_then(DraftCity::country);
        }
    }
    row
}
