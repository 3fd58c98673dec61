//! An older text beside a newer list: which few rows, taken back, leave the figures that the older text prints.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Area;
use super::convention::Choice;
use super::reconcile::{Finding, Reconciliation, reconcile};
use super::rule::Rule;
use super::tally::{Item, Tally};
use super::verdict::Verdict;
use crate::model::{Claim, Quantity, Roster};

/// No more rows and seats than these are taken back.
pub const MOST_TAKEN_BACK: usize = 3;
/// No more ways than these are listed for one convention: so many explain nothing.
pub const MOST_WAYS: usize = 24;
/// Rows of more sorts than these are not combined.
const MOST_SORTS: usize = 64;

/// One way from the newer list back to the older figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct EarlierReading {
    /// Where the convention that gives the newer figures departs from the defaults.
    pub differs: Vec<Choice>,
    /// What was not there yet.
    pub without: Vec<Without>,
}

/// Some of several rows or seats, which the figures cannot tell apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Without {
    /// How many of them.
    pub count: usize,
    /// The rows and seats that it can be.
    pub among: Vec<Item>,
}

/// The ways to take back a few rows or seats from a list, so that every figure which both texts print and the list
/// explains goes from its newer to its older value. None if the figures are the same, or if one has shrunk.
pub fn earlier(roster: &Roster, newer: &[Claim], older: &[Claim], area: &Area) -> Vec<EarlierReading> {
    let found = reconcile(roster, newer, area);
    let tally = Tally::of(roster, &found.area);
    let mut readings = Vec::new();
    for (differs, explained) in explanations(&found) {
        let gaps: Vec<(Rule, i64)> = explained
            .into_iter()
            .filter_map(|(finding, rule)| Some((rule, gap(&finding.claim, older)?)))
            .collect();
        let wanted: Vec<i64> = gaps.iter().map(|(_, gap)| *gap).collect();
        if wanted.iter().any(|gap| *gap < 0) || wanted.iter().all(|gap| *gap == 0) {
            continue;
        }
        let rules: Vec<Rule> = gaps.into_iter().map(|(rule, _)| rule).collect();
        let sorts = sorts(&rules, &wanted, &tally);
        let mut ways = Vec::new();
        take_back(&sorts, MOST_TAKEN_BACK, &wanted, &mut Vec::new(), &mut ways);
        readings.extend(ways.into_iter().map(|without| EarlierReading { differs: differs.clone(), without }));
    }
    readings
}

type Explained<'f> = Vec<(&'f Finding, Rule)>;

/// For every convention that gives the newer figures together: the rule of each newer figure that the list explains.
fn explanations(found: &Reconciliation) -> Vec<(Vec<Choice>, Explained<'_>)> {
    let alone = |skip: &[usize]| -> Explained<'_> {
        let findings = found.findings.iter().enumerate().filter(|(place, _)| !skip.contains(place));
        findings.filter_map(|(_, finding)| Some((finding, explains(finding)?))).collect()
    };
    let Some(joint) = found.joint.first() else { return vec![(Vec::new(), alone(&[]))] };
    let explanation = |reading: &super::JointReading| {
        let together = joint.claims.iter().map(|&place| &found.findings[place]);
        let mut explained: Explained<'_> = together.zip(reading.rules.iter().cloned()).collect();
        explained.extend(alone(&joint.claims));
        (reading.differs.clone(), explained)
    };
    joint.readings.iter().map(explanation).collect()
}

/// The rule by which the list gives the figure exactly, if it counts rows or cities.
fn explains(finding: &Finding) -> Option<Rule> {
    let counts_rows = matches!(
        finding.claim.quantity,
        Quantity::Selected
            | Quantity::Cities
            | Quantity::New
            | Quantity::Alumni
            | Quantity::Mentors
            | Quantity::CoreRows
            | Quantity::International
            | Quantity::Consortia
    );
    match &finding.verdict {
        _ if !counts_rows || finding.claim.qualifier.still_open => None,
        Verdict::Holds { rule, .. } => Some(rule.clone()),
        Verdict::HoldsIf { rules, .. } => rules.first().cloned(),
        Verdict::DoesNotAdd { .. } | Verdict::CannotBeChecked { .. } => None,
    }
}

/// By how much the figure has grown since the older text, if that one prints it.
fn gap(newer: &Claim, older: &[Claim]) -> Option<i64> {
    let same = |old: &&Claim| {
        let (words, others) = (&old.qualifier, &newer.qualifier);
        (old.quantity, words.part, words.inside, words.still_open)
            == (newer.quantity, others.part, others.inside, others.still_open)
    };
    older.iter().find(same).map(|old| newer.value.saturating_sub(old.value))
}

/// Rows and seats that every rule counts alike.
struct Sort {
    /// What one of them adds to each figure.
    adds: Vec<i64>,
    available: usize,
    among: Vec<Item>,
}

/// The rows and seats by what they add, without those that add nothing or more than is wanted.
fn sorts(rules: &[Rule], wanted: &[i64], tally: &Tally<'_>) -> Vec<Sort> {
    let mut adds: BTreeMap<Item, Vec<i64>> = BTreeMap::new();
    for atom in &tally.atoms {
        let owner = match atom.item {
            Item::City { row, .. } => Item::Row { row },
            item => item,
        };
        let sums = adds.entry(owner).or_insert_with(|| vec![0; rules.len()]);
        for (sum, rule) in sums.iter_mut().zip(rules) {
            // Seats are taken back one by one, however many stand together.
            *sum += i64::from(atom.weight > 0 && rule.admits(atom, tally));
        }
    }
    let fits =
        |adds: &[i64]| adds.iter().any(|n| *n > 0) && adds.iter().zip(wanted).all(|(n, most)| n <= most);
    let mut sorts: BTreeMap<Vec<i64>, Sort> = BTreeMap::new();
    for (item, adds) in adds.into_iter().filter(|(_, adds)| fits(adds)) {
        let empty = Sort { adds: adds.clone(), available: 0, among: Vec::new() };
        let sort = sorts.entry(adds).or_insert(empty);
        sort.available += match item {
            Item::Seat { seat } => tally.roster.open_seats[seat].count as usize,
            Item::Row { .. } | Item::City { .. } => 1,
        };
        sort.among.push(item);
    }
    sorts.into_values().take(MOST_SORTS).collect()
}

/// Chooses how many of the first sort are taken back, and goes on with the others.
fn take_back(
    sorts: &[Sort],
    left: usize,
    wanted: &[i64],
    chosen: &mut Vec<Without>,
    ways: &mut Vec<Vec<Without>>,
) {
    if ways.len() == MOST_WAYS {
        return;
    }
    if wanted.iter().all(|gap| *gap == 0) {
        ways.push(chosen.clone());
        return;
    }
    let Some((sort, others)) = sorts.split_first() else { return };
    take_back(others, left, wanted, chosen, ways);
    let mut rest = wanted.to_vec();
    for count in 1..=left.min(sort.available) {
        rest.iter_mut().zip(&sort.adds).for_each(|(gap, adds)| *gap -= adds);
        if rest.iter().any(|gap| *gap < 0) {
            break;
        }
        chosen.push(Without { count, among: sort.among.clone() });
        take_back(others, left - count, &rest, chosen, ways);
        chosen.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{area, claim, small};
    use super::*;

    fn ways(newer: &[(Quantity, i64)], older: &[(Quantity, i64)]) -> Vec<(usize, Vec<Vec<usize>>)> {
        let claims = |printed: &[(Quantity, i64)]| -> Vec<Claim> {
            printed.iter().map(|&(quantity, value)| claim(quantity, value)).collect()
        };
        let rows = |without: &Without| -> Vec<usize> {
            let row = |item: &Item| if let Item::Row { row } = item { Some(*row) } else { None };
            without.among.iter().filter_map(row).collect()
        };
        let found = earlier(&small(), &claims(newer), &claims(older), &area());
        found.iter().map(|way| (way.differs.len(), way.without.iter().map(rows).collect())).collect()
    }

    #[test]
    fn a_single_city_less_was_one_of_those_that_count_alike() {
        let newer = [(Quantity::Selected, 7), (Quantity::Cities, 12), (Quantity::Alumni, 2)];
        let older = [(Quantity::Selected, 6), (Quantity::Cities, 11), (Quantity::Alumni, 1)];
        // By both conventions that give the newer figures, Cork or Padua.
        assert_eq!(ways(&newer, &older), [(0, vec![vec![0, 1]]), (2, vec![vec![0, 1]])]);
    }

    #[test]
    fn a_consortium_less_was_one_of_the_core_consortia() {
        let newer = [(Quantity::CoreRows, 5), (Quantity::Consortia, 3), (Quantity::Mentors, 2)];
        let older = [(Quantity::CoreRows, 4), (Quantity::Consortia, 2), (Quantity::Mentors, 2)];
        assert_eq!(ways(&newer, &older), [(0, vec![vec![3, 4]])]);
    }

    #[test]
    fn figures_that_shrank_or_stayed_have_no_way_back() {
        let newer = [(Quantity::Selected, 7), (Quantity::Cities, 12)];
        assert!(ways(&newer, &newer).is_empty());
        assert!(ways(&newer, &[(Quantity::Selected, 8), (Quantity::Cities, 11)]).is_empty());
    }

    #[test]
    fn too_many_rows_are_not_guessed_at() {
        let newer = [(Quantity::Selected, 7), (Quantity::Cities, 12)];
        assert!(ways(&newer, &[(Quantity::Selected, 3), (Quantity::Cities, 2)]).is_empty());
    }
}
