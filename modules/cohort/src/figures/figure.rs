//! Figures: the number that a rule gives, with everything that it has counted.

use std::collections::BTreeSet;
use std::fmt;

use centum_base::Country;
use serde::Serialize;

use super::Area;
use super::convention::{Convention, Extra, Outside, TwoCountries};
use super::rule::{Rule, counts_cities};
use super::tally::{Atom, Item, Kind, Tally};
use crate::model::{Quantity, Roster, Row};

/// A country, or several that stand together as one label ("Italy / Sweden").
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Label(Vec<Country>);

impl Label {
    /// The label that a row prints.
    pub fn of(row: &Row) -> Self {
        Self(row.countries.clone())
    }

    /// The countries of the label, in their printed order.
    pub fn countries(&self) -> &[Country] {
        &self.0
    }
}

impl From<Country> for Label {
    fn from(country: Country) -> Self {
        Self(vec![country])
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, country) in self.0.iter().enumerate() {
            write!(f, "{}{country}", if place == 0 { "" } else { " / " })?;
        }
        Ok(())
    }
}

/// A number with its rule, and the list of what was counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Figure {
    /// The number.
    pub value: i64,
    /// The rule that gives it.
    pub rule: Rule,
    /// What the rule has counted.
    pub counted: Counted,
}

/// What a rule has counted, in the order of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Counted {
    /// Rows, cities and seats.
    Items {
        /// Each counts for one, a seat for as many as it stands for.
        items: Vec<Item>,
    },
    /// Countries.
    Countries {
        /// Each counts for one.
        labels: BTreeSet<Label>,
    },
}

impl Counted {
    /// The rows, cities and seats; none where countries were counted.
    pub fn items(&self) -> &[Item] {
        match self {
            Self::Items { items } => items,
            Self::Countries { .. } => &[],
        }
    }
}

/// The figure of a quantity by a convention.
pub fn figure(roster: &Roster, quantity: Quantity, convention: &Convention, area: &Area) -> Figure {
    evaluate(&Tally::of(roster, area), Rule::new(quantity, convention))
}

/// The figure that a rule gives.
pub(super) fn evaluate(tally: &Tally<'_>, rule: Rule) -> Figure {
    let admitted = tally.atoms.iter().filter(|atom| rule.admits(atom, tally));
    if rule.counts_countries() {
        let mut labels = BTreeSet::new();
        admitted
            .filter_map(|atom| tally.row_of(atom.item))
            .for_each(|row| labels_of(&row.countries, &rule.convention, tally.area, &mut labels));
        return Figure { value: count(labels.len()), rule, counted: Counted::Countries { labels } };
    }
    let as_cities = counts_cities(rule.quantity);
    let (mut value, mut items) = (0, Vec::new());
    for atom in admitted {
        value += atom.weight;
        items.push(shown(atom, as_cities));
    }
    Figure { value, rule, counted: Counted::Items { items } }
}

/// A length as a figure.
pub(super) fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// The item of an atom; a row of one body is shown as its city where cities are counted.
fn shown(atom: &Atom, as_cities: bool) -> Item {
    match atom.item {
        Item::Row { row } if as_cities && atom.slot.kind == Kind::Single => Item::City { row, member: None },
        item => item,
    }
}

/// Adds what the countries of one row stand for by the convention.
pub(super) fn labels_of(
    printed: &[Country],
    convention: &Convention,
    area: &Area,
    labels: &mut BTreeSet<Label>,
) {
    let counts = |country: &Country| {
        let on_the_side = match convention.outside {
            Outside::Counted => true,
            Outside::LeftOut => area.contains(*country),
            Outside::Alone => !area.contains(*country),
        };
        on_the_side && (convention.extra == Extra::Within || !area.adds(*country))
    };
    let counted = printed.iter().copied().filter(counts);
    match convention.two_countries {
        TwoCountries::Each => labels.extend(counted.map(Label::from)),
        TwoCountries::First => labels.extend(counted.take(1).map(Label::from)),
        TwoCountries::OwnLabel => {
            let all: Vec<Country> = counted.collect();
            if !all.is_empty() {
                labels.insert(Label(all));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::convention::{Choice, Consortia, Inclusion, Parts, Seats};
    use super::super::sample::{area, country, row, small};
    use super::*;
    use crate::model::{Applicant, Part};

    fn value(quantity: Quantity, choices: &[Choice]) -> i64 {
        let convention = choices
            .iter()
            .fold(Convention::standard(quantity), |convention, choice| convention.with(*choice));
        figure(&small(), quantity, &convention, &area()).value
    }

    #[test]
    fn by_default_every_row_counts_and_consortia_are_expanded_into_cities() {
        assert_eq!(value(Quantity::Selected, &[]), 7);
        assert_eq!(value(Quantity::Cities, &[]), 3 + 2 + 3 + 3 + 1);
        assert_eq!(value(Quantity::Countries, &[]), 6);
        assert_eq!(value(Quantity::Consortia, &[]), 3);
        assert_eq!(value(Quantity::Total, &[]), 8);
        assert_eq!(value(Quantity::OpenSeats, &[]), 1);
        assert_eq!(value(Quantity::International, &[]), 1);
    }

    #[test]
    fn a_body_that_is_no_city_counts_as_an_application_and_as_no_city() {
        let mut roster = small();
        roster.rows[2].applicant = Applicant::NoCity { together: false };
        let value = |quantity| figure(&roster, quantity, &Convention::standard(quantity), &area()).value;
        assert_eq!([Quantity::Selected, Quantity::Cities, Quantity::Consortia].map(value), [7, 11, 3]);
        roster.rows[2].applicant = Applicant::NoCity { together: true };
        let value = |quantity| figure(&roster, quantity, &Convention::standard(quantity), &area()).value;
        assert_eq!([Quantity::Selected, Quantity::Cities, Quantity::Consortia].map(value), [7, 11, 4]);
    }

    #[test]
    fn new_and_alumni_speak_of_core_rows() {
        assert_eq!(value(Quantity::Alumni, &[]), 2);
        assert_eq!(value(Quantity::Alumni, &[Choice::Parts(Parts::All)]), 3);
        assert_eq!(value(Quantity::New, &[]), 3);
    }

    #[test]
    fn each_choice_changes_what_counts() {
        let cities = |choice| value(Quantity::Cities, &[choice]);
        assert_eq!(cities(Choice::Parts(Parts::WithoutMentors)), 8);
        assert_eq!(cities(Choice::Outside(Outside::LeftOut)), 11);
        assert_eq!(cities(Choice::Seats(Seats::Mentor)), 13);
        assert_eq!(cities(Choice::Seats(Seats::International)), 12);
        assert_eq!(cities(Choice::Consortia(Consortia::One)), 7);
        assert_eq!(cities(Choice::UnlistedLeads(Inclusion::LeftOut)), 11);
        assert_eq!(cities(Choice::NetworkNames(Inclusion::Counted)), 14);
    }

    #[test]
    fn an_inter_municipal_body_is_one_city_or_none() {
        let roster = Roster { rows: vec![row("Métropole de Lille", Part::Core, "FR")], open_seats: vec![] };
        let standard = Convention::standard(Quantity::Cities);
        let none = standard.with(Choice::Bodies(Inclusion::LeftOut));
        assert_eq!(figure(&roster, Quantity::Cities, &standard, &area()).value, 1);
        assert_eq!(figure(&roster, Quantity::Cities, &none, &area()).value, 0);
    }

    #[test]
    fn a_row_with_two_countries_counts_in_both_in_the_first_or_as_its_own_label() {
        let rows = vec![row("Two Seas", Part::Core, "IT SE"), row("Padua", Part::Core, "IT")];
        let roster = Roster { rows, open_seats: vec![] };
        let labels = |choice| {
            let convention = Convention::standard(Quantity::Countries).with(Choice::TwoCountries(choice));
            match figure(&roster, Quantity::Countries, &convention, &area()).counted {
                Counted::Countries { labels } => labels.iter().map(Label::to_string).collect::<Vec<_>>(),
                Counted::Items { .. } => Vec::new(),
            }
        };
        assert_eq!(labels(TwoCountries::Each), ["IT", "SE"]);
        assert_eq!(labels(TwoCountries::First), ["IT"]);
        assert_eq!(labels(TwoCountries::OwnLabel), ["IT", "IT / SE"]);
    }

    #[test]
    fn an_added_country_stands_within_the_number_or_beside_it() {
        assert_eq!(value(Quantity::Countries, &[Choice::Extra(Extra::Beside)]), 5);
    }

    #[test]
    fn only_the_inside_half_of_a_row_counts_where_the_outside_is_left_out() {
        let (mut labels, area) = (BTreeSet::new(), area());
        let inside = Convention::standard(Quantity::Countries).with(Choice::Outside(Outside::LeftOut));
        labels_of(&[country("SG"), country("IT")], &inside, &area, &mut labels);
        assert_eq!(labels.into_iter().collect::<Vec<_>>(), [Label::from(country("IT"))]);
    }

    #[test]
    fn a_figure_lists_what_it_has_counted() {
        let convention = Convention::standard(Quantity::Cities).with(Choice::Parts(Parts::CoreOnly));
        let figure = figure(&small(), Quantity::Cities, &convention, &area());
        assert_eq!(figure.counted.items()[0], Item::City { row: 0, member: None });
        assert_eq!(figure.counted.items()[3], Item::City { row: 3, member: Some(0) });
        assert_eq!(count(figure.counted.items().len()), figure.value);
    }
}
