//! The search over conventions: every reading of a question that differs in what it counts.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::Hash;

use super::convention::Convention;
use super::figure::{Label, count, labels_of};
use super::rule::{Question, Rule, counts_countries};
use super::tally::{Slot, Tally};

/// What a reading counts: two readings of equal meaning count the same things on this register.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Meaning {
    /// The slots that count, one bit each.
    Slots(u128),
    /// The countries that count.
    Countries(BTreeSet<Label>),
}

/// One way to understand a question, with the figure that it gives.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub(super) convention: Convention,
    pub(super) value: i64,
    /// In how many choices it departs from the default.
    pub(super) deviations: usize,
}

/// Every reading of one question on one register.
pub(super) struct Search {
    pub(super) question: Question,
    /// How many conventions were tried.
    pub(super) tried: usize,
    /// The readings that differ in meaning, the default first and then by their deviations.
    pub(super) readings: Vec<Reading>,
}

/// What a question is about on a register, summed up so that each convention costs a few steps and not a pass.
pub(super) enum Basis<'a> {
    /// The slots that are not empty, with what stands in each.
    Items(Vec<(Slot, i64)>),
    /// The kinds of rows, each with the countries that they print.
    Countries(Vec<(Slot, &'a [centum_base::Country])>, &'a Tally<'a>),
}

impl<'a> Basis<'a> {
    pub(super) fn of(question: &Question, tally: &'a Tally<'a>) -> Self {
        let about = tally.atoms.iter().filter(|atom| question.asks_about(atom, tally));
        if counts_countries(question.quantity) {
            let mut seen = HashSet::new();
            let rows = about.filter_map(|atom| Some((atom.slot, &tally.row_of(atom.item)?.countries[..])));
            let kinds = rows.filter(|(slot, countries)| seen.insert((slot.index(), *countries))).collect();
            return Self::Countries(kinds, tally);
        }
        let mut slots: [Option<(Slot, i64)>; Slot::COUNT] = [None; Slot::COUNT];
        for atom in about {
            slots[atom.slot.index()].get_or_insert((atom.slot, 0)).1 += atom.weight;
        }
        Self::Items(slots.into_iter().flatten().collect())
    }

    /// The figure by a convention, and what it means.
    pub(super) fn read(&self, convention: &Convention) -> (i64, Meaning) {
        match self {
            Self::Items(slots) => {
                let (mut value, mut meaning) = (0, 0_u128);
                for (slot, weight) in slots.iter().filter(|(slot, _)| convention.admits(*slot)) {
                    value += weight;
                    meaning |= 1 << slot.index();
                }
                (value, Meaning::Slots(meaning))
            }
            Self::Countries(kinds, tally) => {
                let mut labels = BTreeSet::new();
                for (_, countries) in kinds.iter().filter(|(slot, _)| convention.admits(*slot)) {
                    labels_of(countries, convention, tally.area, &mut labels);
                }
                (count(labels.len()), Meaning::Countries(labels))
            }
        }
    }
}

impl Search {
    pub(super) fn of(question: Question, tally: &Tally<'_>) -> Self {
        let conventions = question.standard.variants(&question.axes);
        let tried = conventions.len();
        let basis = Basis::of(&question, tally);
        let read = conventions.into_iter().map(|convention| {
            let (value, meaning) = basis.read(&convention);
            let deviations = convention.differs_from(&question.standard, &question.axes).len();
            (meaning, Reading { convention, value, deviations })
        });
        let readings = one_of_each(read, |reading| reading.deviations);
        Self { question, tried, readings }
    }

    /// The reading that is taken when nothing else is said.
    pub(super) fn standard(&self) -> &Reading {
        &self.readings[0]
    }

    /// The rule of a reading.
    pub(super) fn rule(&self, reading: &Reading) -> Rule {
        self.question.rule(&reading.convention)
    }

    /// The readings that satisfy a condition, without those that deviate more than they must: a reading falls
    /// away if another one satisfies it with only a part of its deviations.
    pub(super) fn minimal(&self, satisfies: impl Fn(i64) -> bool) -> Vec<Rule> {
        let mut rules: Vec<Rule> = Vec::new();
        for reading in self.readings.iter().filter(|reading| satisfies(reading.value)) {
            let rule = self.rule(reading);
            let more_than_needed =
                |known: &Rule| known.differs.iter().all(|choice| rule.differs.contains(choice));
            if !rules.iter().any(more_than_needed) {
                rules.push(rule);
            }
        }
        rules
    }
}

/// Of everything with one meaning, what deviates least; in the order of deviations.
pub(super) fn one_of_each<M: Eq + Hash, R>(
    read: impl Iterator<Item = (M, R)>,
    deviations: impl Fn(&R) -> usize,
) -> Vec<R> {
    let mut places: HashMap<M, usize> = HashMap::new();
    let mut kept: Vec<R> = Vec::new();
    for (meaning, reading) in read {
        match places.get(&meaning) {
            Some(&place) if deviations(&reading) < deviations(&kept[place]) => kept[place] = reading,
            Some(_) => {}
            None => {
                places.insert(meaning, kept.len());
                kept.push(reading);
            }
        }
    }
    kept.sort_by_key(deviations);
    kept
}

#[cfg(test)]
mod tests {
    use super::super::convention::{Choice, Outside, Seats};
    use super::super::figure::evaluate;
    use super::super::sample::{area, small};
    use super::*;
    use crate::model::Quantity;

    const ALL: [Quantity; 12] = [
        Quantity::Selected,
        Quantity::Cities,
        Quantity::Countries,
        Quantity::New,
        Quantity::Alumni,
        Quantity::Mentors,
        Quantity::CoreRows,
        Quantity::International,
        Quantity::Consortia,
        Quantity::OpenSeats,
        Quantity::Total,
        Quantity::ApplicantCountries,
    ];

    #[test]
    fn the_summed_up_register_gives_the_figures_that_counting_one_by_one_gives() {
        let (roster, area) = (small(), area());
        let tally = Tally::of(&roster, &area);
        for quantity in ALL {
            let question = Question::plain(quantity);
            let basis = Basis::of(&question, &tally);
            for convention in question.standard.variants(&question.axes) {
                let listed = evaluate(&tally, question.rule(&convention));
                assert_eq!(basis.read(&convention).0, listed.value, "{quantity:?} {convention:?}");
            }
        }
    }

    #[test]
    fn readings_of_equal_meaning_are_told_once_by_their_fewest_deviations() {
        let (roster, area) = (small(), area());
        let tally = Tally::of(&roster, &area);
        let search = Search::of(Question::plain(Quantity::Selected), &tally);
        assert_eq!(search.tried, 3 * 2 * 4);
        // The one open seat is a mentor's and the one row from outside too, so there are: all, without the outside,
        // both with or without the seat, and no mentors at all.
        assert_eq!(search.readings.len(), 5);
        assert_eq!(search.standard().deviations, 0);
        assert!(search.readings.is_sorted_by_key(|reading| reading.deviations));
    }

    #[test]
    fn a_rule_that_deviates_more_than_it_must_is_not_named() {
        let (roster, area) = (small(), area());
        let tally = Tally::of(&roster, &area);
        let search = Search::of(Question::plain(Quantity::Selected), &tally);
        let six: Vec<_> = search.minimal(|value| value == 6).into_iter().map(|rule| rule.differs).collect();
        assert_eq!(six, [vec![Choice::Outside(Outside::LeftOut)]]);
        let seven: Vec<_> = search.minimal(|value| value == 7).into_iter().map(|rule| rule.differs).collect();
        assert_eq!(seven, [vec![]]);
        let eight: Vec<_> = search.minimal(|value| value == 8).into_iter().map(|rule| rule.differs).collect();
        assert_eq!(eight, [vec![Choice::Seats(Seats::Mentor)]]);
    }
}
