//! What a cohort is made of.
//!
//! Three things are counted and never share a name: a **row** is one application as the list prints it,
//! the **cities** behind a row are its members, and a **place** is where a city stands on a map.

use centum_base::Country;
use serde::{Deserialize, Serialize};

/// The part that a participation plays in its edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// A city that receives the guidance.
    Core,
    /// A city that guides others.
    Mentor,
    /// A city from outside the programme's own area.
    International,
    /// A city that looks on.
    Observer,
    /// A city of a fellowship scheme.
    Fellow,
}

impl Part {
    /// Every part, in the order in which lists show them.
    pub const ALL: [Self; 5] = [Self::Core, Self::Mentor, Self::International, Self::Observer, Self::Fellow];

    /// The name in the database, in files and in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Core => "core",
            Self::Mentor => "mentor",
            Self::International => "international",
            Self::Observer => "observer",
            Self::Fellow => "fellow",
        }
    }

    /// The part of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }
}

/// How a participation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Selected and asked.
    Invited,
    /// Has said yes.
    Confirmed,
    /// Takes part.
    Active,
    /// Went through to the end.
    Completed,
    /// Left before the end.
    Withdrawn,
}

impl Standing {
    /// Every standing, in the order of a participation's life.
    pub const ALL: [Self; 5] =
        [Self::Invited, Self::Confirmed, Self::Active, Self::Completed, Self::Withdrawn];

    /// The name in the database, in files and in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Confirmed => "confirmed",
            Self::Active => "active",
            Self::Completed => "completed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The standing of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.name() == name)
    }
}

/// Whether the body that leads a consortium is one of the cities behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lead {
    /// The lead is a member and the list of members names it (Ljubljana, Gava).
    ListedMember,
    /// The lead is a member that the list of members leaves out (Espoo).
    UnlistedMember,
    /// The lead is an association or a network, not a city (Coastal Towns Association).
    NotACity,
}

impl Lead {
    /// Every kind of lead.
    pub const ALL: [Self; 3] = [Self::ListedMember, Self::UnlistedMember, Self::NotACity];

    /// The name in the database and in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::ListedMember => "listed-member",
            Self::UnlistedMember => "unlisted-member",
            Self::NotACity => "not-a-city",
        }
    }

    /// The kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lead| lead.name() == name)
    }
}

/// One city that a consortium names.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Member {
    /// The words of the list, legal words and articles included.
    pub printed: String,
    /// The name alone ("Municipality of Celje" gives "Celje").
    pub name: String,
    /// Its country where it is known; a member of a row with two countries may lack one until its place is found.
    pub country: Option<Country>,
}

/// Who applies: one body, or several with a lead.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Applicant {
    /// One body for one city.
    Single,
    /// An application that counts as one, with no city behind it: an agency on its own, or bodies that apply together and are all none.
    NoCity {
        /// Whether several bodies apply together.
        together: bool,
    },
    /// Several cities with a lead, whose name is the row's name.
    Consortium {
        /// What the lead is.
        lead: Lead,
        /// The cities that the list names, in its order.
        members: Vec<Member>,
    },
}

/// One row: one application, as far as counting goes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Row {
    /// The name without marks and brackets; of a consortium, its lead's or its own.
    pub name: String,
    /// The part that the list gives it.
    pub part: Part,
    /// One country, or several in the printed order ("Italy / Sweden"). Never empty in a confirmed register.
    pub countries: Vec<Country>,
    /// Marks of the row such as "DCC". Nothing says which members of a consortium a mark is about.
    pub marks: Vec<String>,
    /// One body or a consortium.
    pub applicant: Applicant,
}

impl Row {
    /// Whether several apply together.
    pub fn is_consortium(&self) -> bool {
        matches!(self.applicant, Applicant::Consortium { .. } | Applicant::NoCity { together: true })
    }

    /// The cities behind the row, each with its name: one for a single body; the members, and the lead where it is
    /// a member that its own list leaves out; none where nobody who applies is a city.
    pub fn cities(&self) -> Vec<&str> {
        match &self.applicant {
            Applicant::Single => vec![&self.name],
            Applicant::NoCity { .. } => Vec::new(),
            Applicant::Consortium { lead, members } => {
                let unlisted = (*lead == Lead::UnlistedMember).then_some(self.name.as_str());
                unlisted.into_iter().chain(members.iter().map(|member| member.name.as_str())).collect()
            }
        }
    }
}

/// A seat that is promised and not yet filled ("one European mentor city is still to be selected").
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OpenSeat {
    /// The part that the seat is for.
    pub part: Part,
    /// How many such seats.
    pub count: u32,
    /// Whether the seat is for a city inside the programme's own area ("European"), outside, or unsaid.
    pub inside: Option<bool>,
    /// The sentence that says so.
    pub sentence: String,
}

/// The rows and open seats that figures are computed from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roster {
    /// One entry an application.
    pub rows: Vec<Row>,
    /// Seats without a city yet.
    pub open_seats: Vec<OpenSeat>,
}

/// What a printed figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quantity {
    /// Expressions of interest received: the rows of a list that is usually not printed.
    Expressions,
    /// Cities behind the expressions of interest.
    ApplicantCities,
    /// Countries that expressions came from.
    ApplicantCountries,
    /// Applications selected: rows.
    Selected,
    /// Cities behind the selected rows.
    Cities,
    /// Countries of the selected rows.
    Countries,
    /// Selected rows without the mark of an earlier programme.
    New,
    /// Selected rows with the mark of an earlier programme.
    Alumni,
    /// Selected mentor rows.
    Mentors,
    /// Selected core rows.
    CoreRows,
    /// Selected rows from outside the programme's area.
    International,
    /// Selected rows that are consortia.
    Consortia,
    /// Seats still open.
    OpenSeats,
    /// What the programme will hold once every seat is filled ("the 100").
    Total,
    /// Cities that an earlier programme helped: not a figure of this list.
    EarlierProgramme,
    /// A figure that no rule knows.
    Other,
}

/// How a sentence narrows a figure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Qualifier {
    /// The part that the words name ("mentor cities").
    pub part: Option<Part>,
    /// "EU", "European": only inside the programme's area; "international": only outside.
    pub inside: Option<bool>,
    /// The countries that the words add to the area ("… and the United Kingdom").
    pub with_countries: Vec<Country>,
    /// The mark that the words name ("Digital Cities Challenge" is DCC), where the text itself ties the two.
    pub mark: Option<String>,
    /// Still to be selected: the figure speaks of open seats.
    pub still_open: bool,
}

/// A figure as it is printed, with the sentence that it stands in. It is shown beside ours, never corrected.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Claim {
    /// What is counted.
    pub quantity: Quantity,
    /// How the words narrow it.
    pub qualifier: Qualifier,
    /// The printed number.
    pub value: i64,
    /// The words right around the number ("26 cities that took part in the …").
    pub words: String,
    /// The whole sentence.
    pub sentence: String,
    /// The line of the source, from 1.
    pub line: u32,
    /// Claims of one sentence group that are parts of one total share a number: `54 + 26 + 9` of the `90`.
    pub sum: Option<SumRole>,
}

/// The place of a claim in a printed sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "role", rename_all = "kebab-case")]
pub enum SumRole {
    /// The total of sum `group`.
    Total {
        /// Which sum of the source.
        group: u32,
    },
    /// A part of sum `group`.
    Part {
        /// Which sum of the source.
        group: u32,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    fn consortium(lead: Lead) -> Row {
        let member = |name: &str| Member { printed: name.into(), name: name.into(), country: None };
        Row {
            name: "Espoo".into(),
            part: Part::Mentor,
            countries: Vec::new(),
            marks: vec!["DCC".into()],
            applicant: Applicant::Consortium { lead, members: vec![member("Tampere"), member("Turku")] },
        }
    }

    #[test]
    fn a_lead_that_its_own_list_leaves_out_is_one_of_the_cities() {
        assert_eq!(consortium(Lead::UnlistedMember).cities(), ["Espoo", "Tampere", "Turku"]);
    }

    #[test]
    fn an_association_is_not_a_city() {
        assert_eq!(consortium(Lead::NotACity).cities(), ["Tampere", "Turku"]);
    }

    #[test]
    fn an_agency_that_applies_alone_has_no_city_behind_it() {
        let none = |together| Applicant::NoCity { together };
        let row = |together| Row { applicant: none(together), ..consortium(Lead::NotACity) };
        assert!(row(false).cities().is_empty() && row(true).cities().is_empty());
        assert!(!row(false).is_consortium() && row(true).is_consortium());
    }

    #[test]
    fn names_of_parts_and_standings_are_read_back() {
        assert!(Part::ALL.into_iter().all(|part| Part::named(part.name()) == Some(part)));
        assert!(Standing::ALL.into_iter().all(|standing| Standing::named(standing.name()) == Some(standing)));
        assert!(Lead::ALL.into_iter().all(|lead| Lead::named(lead.name()) == Some(lead)));
    }
}
