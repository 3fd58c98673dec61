//! A participation: one row of the register.

use centum_base::{Country, Date, Id, fold::fold};
use centum_places::Place;
use serde::{Deserialize, Serialize};

use crate::edition::Edition;
use crate::intake::SourceDocument;
use crate::model::{Applicant, Lead, Member, OpenSeat, Part, Roster, Row, Standing};

/// Whether the city agreed to be named in public.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Consent {
    /// It did.
    Given,
    /// It did not.
    Refused,
    /// Nobody has asked yet.
    Unasked,
}

impl Consent {
    /// Every answer.
    pub const ALL: [Self; 3] = [Self::Given, Self::Refused, Self::Unasked];

    /// The name in the database and in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Refused => "refused",
            Self::Unasked => "unasked",
        }
    }

    /// The answer of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|consent| consent.name() == name)
    }
}

/// Who decided which place a city is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decided {
    /// The resolver's rule.
    Automatic,
    /// A person.
    Person,
    /// Nobody yet.
    Open,
}

impl Decided {
    /// The name in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Automatic => "automatic",
            Self::Person => "person",
            Self::Open => "open",
        }
    }

    /// The state of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Automatic, Self::Person, Self::Open].into_iter().find(|decided| decided.name() == name)
    }
}

/// A city behind a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct City {
    /// The name, legal words removed.
    pub name: String,
    /// The words of the source.
    pub printed: String,
    /// The country, where known.
    pub country: Option<Country>,
    /// Whether it leads its consortium.
    pub is_lead: bool,
    /// The place.
    pub place: Option<Id<Place>>,
    /// Who decided that.
    pub decided: Decided,
}

/// A city together with the participation that it stands behind.
#[derive(Clone, Debug)]
pub struct PlacedCity {
    /// The participation.
    pub participation: Id<Participation>,
    /// The position among its cities.
    pub position: usize,
    /// The city.
    pub city: City,
}

/// One row of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Participation {
    /// The identifier: the address of its page.
    pub id: Id<Participation>,
    /// The edition.
    pub edition: Id<Edition>,
    /// The position in the list.
    pub position: i64,
    /// The name of the row.
    pub name: String,
    /// Its part.
    pub part: Part,
    /// How it stands.
    pub standing: Standing,
    /// For a consortium, what its lead is.
    pub lead: Option<Lead>,
    /// From when it takes part.
    pub since: Option<Date>,
    /// Until when it took part.
    pub until: Option<Date>,
    /// Whether it may be named.
    pub consent: Consent,
    /// On what that rests.
    pub consent_note: String,
    /// The document that last spoke of it.
    pub source: Id<SourceDocument>,
    /// Countries in the printed order.
    pub countries: Vec<Country>,
    /// Marks.
    pub marks: Vec<String>,
    /// The cities behind it; none where nobody who takes part in it is one.
    pub cities: Vec<City>,
    /// Grows with each change.
    pub version: i64,
}

impl Participation {
    /// The row as it is counted.
    pub fn row(&self) -> Row {
        let applicant = match self.lead {
            _ if self.cities.is_empty() => Applicant::NoCity { together: self.lead.is_some() },
            None => Applicant::Single,
            Some(lead) => {
                let unlisted = lead == Lead::UnlistedMember;
                let members = self.cities.iter().filter(|city| !(unlisted && city.is_lead));
                let members = members.map(|city| Member {
                    printed: city.printed.clone(),
                    name: city.name.clone(),
                    country: city.country,
                });
                Applicant::Consortium { lead, members: members.collect() }
            }
        };
        Row {
            name: self.name.clone(),
            part: self.part,
            countries: self.countries.clone(),
            marks: self.marks.clone(),
            applicant,
        }
    }

    /// Whether the row is counted: everyone but those who left.
    pub fn counts(&self) -> bool {
        self.standing != Standing::Withdrawn
    }
}

/// The cities behind a row that is about to be kept, none of them placed yet.
pub(crate) fn cities_of(row: &Row) -> Vec<City> {
    let bare = |name: &str, printed: &str, country, is_lead| City {
        name: name.to_owned(),
        printed: printed.to_owned(),
        country,
        is_lead,
        place: None,
        decided: Decided::Open,
    };
    let only = match row.countries.as_slice() {
        [country] => Some(*country),
        _ => None,
    };
    match &row.applicant {
        Applicant::Single => vec![bare(&row.name, &row.name, only, false)],
        Applicant::NoCity { .. } => Vec::new(),
        Applicant::Consortium { lead, members } => {
            let lead_key = fold(&row.name);
            let unlisted = (*lead == Lead::UnlistedMember).then(|| bare(&row.name, &row.name, only, true));
            let mut lead_seen = *lead != Lead::ListedMember;
            let members = members.iter().map(|member| {
                let is_lead = !lead_seen && fold(&member.name) == lead_key;
                lead_seen |= is_lead;
                bare(&member.name, &member.printed, member.country.or(only), is_lead)
            });
            unlisted.into_iter().chain(members).collect()
        }
    }
}

/// What figures are computed from.
pub fn roster(participations: &[Participation], open_seats: Vec<OpenSeat>) -> Roster {
    let rows = participations.iter().filter(|participation| participation.counts()).map(Participation::row);
    Roster { rows: rows.collect(), open_seats }
}
