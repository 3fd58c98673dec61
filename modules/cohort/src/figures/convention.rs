//! Conventions: the ways in which a list can be counted, as choices on a few axes.

use serde::{Deserialize, Serialize};

use crate::model::Quantity;

/// Which parts of the list count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Parts {
    /// Rows of every part.
    All,
    /// Every part but the mentors.
    WithoutMentors,
    /// Core rows alone.
    CoreOnly,
}

/// What happens to rows and seats from outside the programme's area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outside {
    /// They count like the others.
    Counted,
    /// They do not count.
    LeftOut,
    /// They alone count.
    Alone,
}

/// Which open seats count as if they were filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seats {
    /// None: only rows that stand in the list.
    None,
    /// Those for mentors from inside the area.
    Mentor,
    /// Those for cities from outside the area.
    International,
    /// Every open seat.
    All,
}

/// What a consortium counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Consortia {
    /// One, like any other row.
    One,
    /// As many as there are cities behind it.
    Cities,
}

/// Whether something counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Inclusion {
    /// It does.
    Counted,
    /// It does not.
    LeftOut,
}

/// Where a row with two countries counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TwoCountries {
    /// In each of its countries.
    Each,
    /// In the country that is printed first.
    First,
    /// As a label of its own ("Italy / Sweden").
    OwnLabel,
}

/// Where the countries stand that a programme adds to the Union.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Extra {
    /// Within the number: "20 countries", the added one among them.
    Within,
    /// Beside the number: "20 countries and the added one".
    Beside,
}

/// One choice on one axis. Its sentence is the message `rule-<axis>-<choice>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "axis", content = "choice", rename_all = "kebab-case")]
pub enum Choice {
    /// Which parts count.
    Parts(Parts),
    /// Rows from outside the area.
    Outside(Outside),
    /// Open seats.
    Seats(Seats),
    /// A consortium as one or as its cities.
    Consortia(Consortia),
    /// A lead that is a city and that its own list leaves out.
    UnlistedLeads(Inclusion),
    /// The name of an association or a network, taken for a city.
    NetworkNames(Inclusion),
    /// Inter-municipal bodies, taken for one city each.
    Bodies(Inclusion),
    /// Rows with two countries.
    TwoCountries(TwoCountries),
    /// Countries added to the Union.
    Extra(Extra),
}

/// A subject on which counts differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Axis {
    /// Which parts count.
    Parts,
    /// Rows from outside the area.
    Outside,
    /// Open seats.
    Seats,
    /// A consortium as one or as its cities.
    Consortia,
    /// A lead that is a city and that its own list leaves out.
    UnlistedLeads,
    /// The name of an association or a network.
    NetworkNames,
    /// Inter-municipal bodies.
    Bodies,
    /// Rows with two countries.
    TwoCountries,
    /// Countries added to the Union.
    Extra,
}

/// One choice on every axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Convention {
    /// Which parts count.
    pub parts: Parts,
    /// Rows from outside the area.
    pub outside: Outside,
    /// Open seats.
    pub seats: Seats,
    /// A consortium as one or as its cities.
    pub consortia: Consortia,
    /// A lead that is a city and that its own list leaves out.
    pub unlisted_leads: Inclusion,
    /// The name of an association or a network.
    pub network_names: Inclusion,
    /// Inter-municipal bodies.
    pub bodies: Inclusion,
    /// Rows with two countries.
    pub two_countries: TwoCountries,
    /// Countries added to the Union.
    pub extra: Extra,
}

impl Axis {
    /// The axes that change what a quantity means, in the order in which a sentence names them. The others are
    /// held at their default: a row is a row however many cities stand behind it.
    pub fn of(quantity: Quantity) -> &'static [Self] {
        use Axis::{
            Bodies, Consortia, Extra, NetworkNames, Outside, Parts, Seats, TwoCountries, UnlistedLeads,
        };
        match quantity {
            Quantity::Selected | Quantity::Total => &[Parts, Outside, Seats],
            Quantity::Cities => &[Parts, Outside, Seats, Consortia, UnlistedLeads, NetworkNames, Bodies],
            Quantity::Countries | Quantity::ApplicantCountries => &[Parts, Outside, TwoCountries, Extra],
            Quantity::New | Quantity::Alumni => &[Parts, Outside, Consortia],
            Quantity::Mentors | Quantity::CoreRows => &[Outside, Seats, Consortia],
            Quantity::International => &[Parts, Seats, Consortia],
            Quantity::Consortia | Quantity::Expressions | Quantity::ApplicantCities => &[Parts, Outside],
            Quantity::OpenSeats => &[Outside, Seats],
            Quantity::EarlierProgramme | Quantity::Other => &[],
        }
    }

    /// Every choice on the axis.
    pub fn choices(self) -> &'static [Choice] {
        const fn inclusion(choices: &'static [Choice; 2]) -> &'static [Choice] {
            choices
        }
        match self {
            Self::Parts => &[
                Choice::Parts(Parts::All),
                Choice::Parts(Parts::WithoutMentors),
                Choice::Parts(Parts::CoreOnly),
            ],
            Self::Outside => &[Choice::Outside(Outside::Counted), Choice::Outside(Outside::LeftOut)],
            Self::Seats => &[
                Choice::Seats(Seats::None),
                Choice::Seats(Seats::Mentor),
                Choice::Seats(Seats::International),
                Choice::Seats(Seats::All),
            ],
            Self::Consortia => &[Choice::Consortia(Consortia::One), Choice::Consortia(Consortia::Cities)],
            Self::UnlistedLeads => inclusion(&[
                Choice::UnlistedLeads(Inclusion::Counted),
                Choice::UnlistedLeads(Inclusion::LeftOut),
            ]),
            Self::NetworkNames => inclusion(&[
                Choice::NetworkNames(Inclusion::Counted),
                Choice::NetworkNames(Inclusion::LeftOut),
            ]),
            Self::Bodies => {
                inclusion(&[Choice::Bodies(Inclusion::Counted), Choice::Bodies(Inclusion::LeftOut)])
            }
            Self::TwoCountries => &[
                Choice::TwoCountries(TwoCountries::Each),
                Choice::TwoCountries(TwoCountries::First),
                Choice::TwoCountries(TwoCountries::OwnLabel),
            ],
            Self::Extra => &[Choice::Extra(Extra::Within), Choice::Extra(Extra::Beside)],
        }
    }
}

impl Convention {
    /// How a quantity is counted when nothing else is said.
    ///
    /// - every row of the list counts, mentors and rows from outside the area too, and no open seat;
    /// - a consortium is one application, and as many cities as it names; its lead is one of them where it is a
    ///   city, and not where it is an association or a network; an inter-municipal body is one city;
    /// - a body that applies alone and is no city is one application, and no city;
    /// - a row with two countries counts in both, and a country that the programme adds is one of the number;
    /// - **new** and **alumni** speak of core rows, since mentors are counted by a name of their own;
    /// - the **total** is what there will be once every open seat is filled; **open seats** are all of them;
    /// - **international** is what comes from outside the area.
    pub fn standard(quantity: Quantity) -> Self {
        let base = Self {
            parts: Parts::All,
            outside: Outside::Counted,
            seats: Seats::None,
            consortia: Consortia::One,
            unlisted_leads: Inclusion::Counted,
            network_names: Inclusion::LeftOut,
            bodies: Inclusion::Counted,
            two_countries: TwoCountries::Each,
            extra: Extra::Within,
        };
        match quantity {
            Quantity::Cities | Quantity::ApplicantCities => Self { consortia: Consortia::Cities, ..base },
            Quantity::New | Quantity::Alumni => Self { parts: Parts::CoreOnly, ..base },
            Quantity::Total | Quantity::OpenSeats => Self { seats: Seats::All, ..base },
            Quantity::International => Self { outside: Outside::Alone, ..base },
            _ => base,
        }
    }

    /// The same with one choice changed.
    pub fn with(mut self, choice: Choice) -> Self {
        match choice {
            Choice::Parts(choice) => self.parts = choice,
            Choice::Outside(choice) => self.outside = choice,
            Choice::Seats(choice) => self.seats = choice,
            Choice::Consortia(choice) => self.consortia = choice,
            Choice::UnlistedLeads(choice) => self.unlisted_leads = choice,
            Choice::NetworkNames(choice) => self.network_names = choice,
            Choice::Bodies(choice) => self.bodies = choice,
            Choice::TwoCountries(choice) => self.two_countries = choice,
            Choice::Extra(choice) => self.extra = choice,
        }
        self
    }

    /// The choice on an axis.
    pub fn on(&self, axis: Axis) -> Choice {
        match axis {
            Axis::Parts => Choice::Parts(self.parts),
            Axis::Outside => Choice::Outside(self.outside),
            Axis::Seats => Choice::Seats(self.seats),
            Axis::Consortia => Choice::Consortia(self.consortia),
            Axis::UnlistedLeads => Choice::UnlistedLeads(self.unlisted_leads),
            Axis::NetworkNames => Choice::NetworkNames(self.network_names),
            Axis::Bodies => Choice::Bodies(self.bodies),
            Axis::TwoCountries => Choice::TwoCountries(self.two_countries),
            Axis::Extra => Choice::Extra(self.extra),
        }
    }

    /// Every convention that differs from this one on some of the axes, and this one, which comes first.
    pub fn variants(&self, axes: &[Axis]) -> Vec<Self> {
        let mut all = vec![*self];
        for &axis in axes {
            let own = self.on(axis);
            let others = axis.choices().iter().filter(|&&choice| choice != own);
            let varied: Vec<Self> = others
                .flat_map(|&choice| all.iter().map(move |convention| convention.with(choice)))
                .collect();
            all.extend(varied);
        }
        all
    }

    /// The choices that differ from another convention, on the given axes.
    pub fn differs_from(&self, other: &Self, axes: &[Axis]) -> Vec<Choice> {
        axes.iter().map(|&axis| self.on(axis)).filter(|choice| other.with(*choice) != *other).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_conventions_for_cities_are_every_combination_once() {
        let standard = Convention::standard(Quantity::Cities);
        let all = standard.variants(Axis::of(Quantity::Cities));
        assert_eq!(all.len(), 3 * 2 * 4 * 2 * 2 * 2 * 2);
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len());
        assert_eq!(all[0], standard);
    }

    #[test]
    fn a_choice_is_read_back_from_its_axis() {
        let standard = Convention::standard(Quantity::Selected);
        for &choice in Axis::of(Quantity::Cities).iter().flat_map(|axis| axis.choices()) {
            let changed = standard.with(choice);
            assert!(Axis::of(Quantity::Cities).iter().any(|&axis| changed.on(axis) == choice));
        }
    }

    #[test]
    fn only_what_differs_is_named() {
        let standard = Convention::standard(Quantity::Cities);
        let axes = Axis::of(Quantity::Cities);
        assert!(standard.differs_from(&standard, axes).is_empty());
        let other = standard.with(Choice::Seats(Seats::Mentor)).with(Choice::Outside(Outside::LeftOut));
        assert_eq!(
            other.differs_from(&standard, axes),
            [Choice::Outside(Outside::LeftOut), Choice::Seats(Seats::Mentor)]
        );
    }

    #[test]
    fn axes_and_choices_have_stable_names() {
        let json = serde_json::to_string(&Choice::UnlistedLeads(Inclusion::LeftOut)).unwrap();
        assert_eq!(json, r#"{"axis":"unlisted-leads","choice":"left-out"}"#);
    }
}
