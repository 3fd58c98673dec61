//! Rows, marks, consortia and cities by country: by the label that a row prints, and split by country.

use std::collections::BTreeMap;

use centum_base::Country;
use serde::Serialize;

use super::convention::Convention;
use super::figure::Label;
use super::rule::Rule;
use super::tally::{Atom, Item, Tally};
use super::{Area, figure::count};
use crate::model::{Applicant, Part, Quantity, Roster, Row};

/// A register by country.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct CountryTable {
    /// The rule by which cities were counted.
    pub rule: Rule,
    /// One line for each label as printed; a row with two countries stands on a line of its own.
    pub lines: Vec<CountryLine>,
    /// The sum of the lines.
    pub total: Tallied,
    /// One line for each country, with its share of the rows that print several.
    pub split: Vec<CountrySplit>,
    /// Cities of rows with several countries that nobody has placed in one of them yet.
    pub unplaced: Vec<Item>,
}

/// The rows of one label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct CountryLine {
    /// The country or countries as printed; empty for rows without one.
    pub label: Label,
    /// What they count.
    #[serde(flatten)]
    pub counts: Tallied,
}

/// The counts of a table's line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Tallied {
    /// Mentor rows.
    pub mentor_rows: i64,
    /// Core rows.
    pub core_rows: i64,
    /// Rows of any other part.
    pub other_rows: i64,
    /// Mentor rows with a mark.
    pub marked_mentor_rows: i64,
    /// Core rows with a mark.
    pub marked_core_rows: i64,
    /// Consortium rows.
    pub consortia: i64,
    /// Cities behind the rows.
    pub cities: i64,
}

/// The share of one country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct CountrySplit {
    /// The country.
    pub country: Country,
    /// Rows that print this country alone.
    pub rows_alone: i64,
    /// Rows that print it among others.
    pub rows_shared: i64,
    /// Cities that stand in it: those of its own rows, and those of shared rows that are placed.
    pub cities: i64,
}

impl CountrySplit {
    /// Its rows if a row with several countries counts in each of them.
    pub fn rows_in_each(&self) -> i64 {
        self.rows_alone + self.rows_shared
    }
}

impl Tallied {
    /// All rows.
    pub fn rows(&self) -> i64 {
        self.mentor_rows + self.core_rows + self.other_rows
    }

    fn add_row(&mut self, row: &Row) {
        let marked = i64::from(!row.marks.is_empty());
        match row.part {
            Part::Mentor => {
                self.mentor_rows += 1;
                self.marked_mentor_rows += marked;
            }
            Part::Core => {
                self.core_rows += 1;
                self.marked_core_rows += marked;
            }
            Part::International | Part::Observer | Part::Fellow => self.other_rows += 1,
        }
        self.consortia += i64::from(row.is_consortium());
    }

    fn add(&mut self, other: &Self) {
        self.mentor_rows += other.mentor_rows;
        self.core_rows += other.core_rows;
        self.other_rows += other.other_rows;
        self.marked_mentor_rows += other.marked_mentor_rows;
        self.marked_core_rows += other.marked_core_rows;
        self.consortia += other.consortia;
        self.cities += other.cities;
    }
}

/// The register by country; the convention says which rows and cities count.
pub fn by_country(roster: &Roster, convention: &Convention, area: &Area) -> CountryTable {
    let rule = Rule::new(Quantity::Cities, convention);
    let tally = Tally::of(roster, area);
    let mut lines: BTreeMap<Label, Tallied> = BTreeMap::new();
    let mut split = Split::default();
    for atom in &tally.atoms {
        let Some(row) = tally.row_of(atom.item).filter(|_| convention.admits_row_of(atom.slot)) else {
            continue;
        };
        let line = lines.entry(Label::of(row)).or_default();
        if atom.slot.kind.is_row() {
            line.add_row(row);
            split.add_row(row);
        }
        if rule.admits(atom, &tally) {
            line.cities += atom.weight;
            split.add_city(row, atom);
        }
    }
    let mut total = Tallied::default();
    lines.values().for_each(|line| total.add(line));
    let lines = lines.into_iter().map(|(label, counts)| CountryLine { label, counts }).collect();
    CountryTable {
        rule,
        lines,
        total,
        split: split.countries.into_values().collect(),
        unplaced: split.unplaced,
    }
}

#[derive(Default)]
struct Split {
    countries: BTreeMap<Country, CountrySplit>,
    unplaced: Vec<Item>,
}

impl Split {
    fn of(&mut self, country: Country) -> &mut CountrySplit {
        let empty = CountrySplit { country, rows_alone: 0, rows_shared: 0, cities: 0 };
        self.countries.entry(country).or_insert(empty)
    }

    fn add_row(&mut self, row: &Row) {
        match row.countries[..] {
            [only] => self.of(only).rows_alone += 1,
            ref several => several.iter().for_each(|country| self.of(*country).rows_shared += 1),
        }
    }

    fn add_city(&mut self, row: &Row, atom: &Atom) {
        match city_country(row, atom.item) {
            Some(country) => self.of(country).cities += atom.weight,
            None => self.unplaced.push(atom.item),
        }
    }
}

/// The country of one city: its own where the register knows it, otherwise that of a row with a single one.
fn city_country(row: &Row, item: Item) -> Option<Country> {
    let of_row = match row.countries[..] {
        [only] => Some(only),
        _ => None,
    };
    let own = match (&row.applicant, item) {
        (Applicant::Consortium { members, .. }, Item::City { member: Some(place), .. }) => {
            members.get(place).and_then(|member| member.country)
        }
        _ => None,
    };
    own.or(of_row)
}

impl CountryTable {
    /// How many labels are printed.
    pub fn labels(&self) -> i64 {
        count(self.lines.len())
    }
}

#[cfg(test)]
mod tests {
    use super::super::convention::{Choice, Parts};
    use super::super::sample::{area, country, small};
    use super::*;

    fn table() -> CountryTable {
        by_country(&small(), &Convention::standard(Quantity::Cities), &area())
    }

    fn share(table: &CountryTable, code: &str) -> CountrySplit {
        *table.split.iter().find(|share| share.country == country(code)).unwrap()
    }

    #[test]
    fn a_row_with_two_countries_has_a_line_of_its_own() {
        let table = table();
        let labels: Vec<String> = table.lines.iter().map(|line| line.label.to_string()).collect();
        assert_eq!(labels, ["FI", "GB", "IE", "IT", "IT / SE", "SG"]);
        assert_eq!((table.total.rows(), table.total.cities, table.total.consortia), (7, 12, 3));
    }

    #[test]
    fn a_row_with_two_countries_counts_in_both_or_in_neither() {
        let italy = share(&table(), "IT");
        assert_eq!((italy.rows_in_each(), italy.rows_alone), (3, 2));
        let sweden = share(&table(), "SE");
        assert_eq!((sweden.rows_in_each(), sweden.rows_alone), (1, 0));
    }

    #[test]
    fn a_city_that_nobody_has_placed_is_told_and_given_to_no_country() {
        let table = table();
        assert_eq!(table.unplaced.len(), 3);
        assert_eq!(table.split.iter().map(|share| share.cities).sum::<i64>(), 9);
        let mut roster = small();
        if let Applicant::Consortium { members, .. } = &mut roster.rows[4].applicant {
            members.iter_mut().for_each(|member| member.country = Some(country("SE")));
        }
        let placed = by_country(&roster, &Convention::standard(Quantity::Cities), &area());
        assert!(placed.unplaced.is_empty());
        assert_eq!(share(&placed, "SE").cities, 3);
    }

    #[test]
    fn the_convention_says_which_rows_stand_in_the_table() {
        let core = Convention::standard(Quantity::Cities).with(Choice::Parts(Parts::CoreOnly));
        let table = by_country(&small(), &core, &area());
        assert_eq!((table.labels(), table.total.mentor_rows, table.total.cities), (4, 0, 8));
    }
}
