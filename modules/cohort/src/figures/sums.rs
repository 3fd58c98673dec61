//! Printed sums: whether the parts make the total, and what would close the gap.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::convention::{Outside, Parts, Seats};
use super::figure::{Figure, evaluate};
use super::reconcile::Finding;
use super::rule::Question;
use super::tally::{Item, Tally};
use super::verdict::Verdict;
use crate::model::{Claim, Part, SumRole};

/// No more groups than these are put together to close a gap.
pub const MOST_GROUPS: usize = 3;
/// No more readings of a gap than these are listed; the others are counted.
pub const MOST_READINGS: usize = 24;
/// Only so many groups are put together at all: what stands apart in more ways explains nothing.
const MOST_CANDIDATES: usize = 24;

/// What became of a printed sum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct SumFinding {
    /// The number of the sum in its source.
    pub group: u32,
    /// The claim of the total, by its place in the list of claims; none if only parts are printed.
    pub total: Option<usize>,
    /// The claims of the parts.
    pub parts: Vec<usize>,
    /// The total as printed.
    pub printed: Option<i64>,
    /// What the parts make.
    pub computed: i64,
    /// The printed total less the sum of its parts: 1 is "one short".
    pub difference: Option<i64>,
    /// What would close the gap, by how little it assumes; no more than [`MOST_READINGS`].
    pub readings: Vec<GapReading>,
    /// How many more there are.
    pub further: usize,
}

/// Something in the register that has exactly the size of a gap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "reading", rename_all = "kebab-case")]
pub enum GapReading {
    /// The total counts something that no part names.
    NotInAnyPart {
        /// The groups that close the gap together.
        groups: Vec<Group>,
    },
    /// The parts count some rows more than once.
    CountedTwice {
        /// Those rows, by their place in the register.
        rows: Vec<usize>,
    },
}

/// Rows or seats of one sort.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Group {
    /// Their part.
    pub part: Part,
    /// Whether they stand outside the area.
    pub outside: bool,
    /// Rows with or without a mark; nothing of seats.
    pub marked: Option<bool>,
    /// How many they are for the total.
    pub size: i64,
    /// The rows or seats.
    pub items: Vec<Item>,
}

/// Judges every printed sum, after the claims have been judged.
pub(super) fn sums(claims: &[Claim], findings: &[Finding], tally: &Tally<'_>) -> Vec<SumFinding> {
    let mut groups: BTreeMap<u32, (Option<usize>, Vec<usize>)> = BTreeMap::new();
    for (place, claim) in claims.iter().enumerate() {
        match claim.sum {
            Some(SumRole::Total { group }) => {
                groups.entry(group).or_default().0.get_or_insert(place);
            }
            Some(SumRole::Part { group }) => groups.entry(group).or_default().1.push(place),
            None => {}
        }
    }
    groups.retain(|_, (_, parts)| !parts.is_empty());
    groups
        .into_iter()
        .map(|(group, (total, parts))| judge(group, total, parts, claims, findings, tally))
        .collect()
}

fn judge(
    group: u32,
    total: Option<usize>,
    parts: Vec<usize>,
    claims: &[Claim],
    findings: &[Finding],
    tally: &Tally<'_>,
) -> SumFinding {
    let computed = parts.iter().map(|&part| claims[part].value).fold(0, i64::saturating_add);
    let printed = total.map(|total| claims[total].value);
    let difference = printed.map(|printed| printed.saturating_sub(computed));
    let counted: Option<Vec<Figure>> = parts.iter().map(|&part| as_counted(&findings[part], tally)).collect();
    let (readings, further) = match (total, difference, counted) {
        (Some(total), Some(gap), Some(counted)) if gap > 0 => {
            let question = Question::of(&claims[total], claims);
            missing(gap, &leftovers(&question, &counted, tally))
        }
        (_, Some(excess), Some(counted)) if excess < 0 => {
            (counted_twice(excess.saturating_neg(), &counted), 0)
        }
        _ => (Vec::new(), 0),
    };
    SumFinding { group, total, parts, printed, computed, difference, readings, further }
}

/// What a part counts under the rule that its own verdict found; none if the register is silent or disagrees, since
/// then nobody can say what is left over.
fn as_counted(finding: &Finding, tally: &Tally<'_>) -> Option<Figure> {
    match &finding.verdict {
        Verdict::Holds { rule, .. } => Some(evaluate(tally, rule.clone())),
        Verdict::HoldsIf { rules, .. } => rules.first().map(|rule| evaluate(tally, rule.clone())),
        Verdict::DoesNotAdd { .. } | Verdict::CannotBeChecked { .. } => None,
    }
}

/// What the total could count and no part does, in groups of one sort.
fn leftovers(question: &Question, counted: &[Figure], tally: &Tally<'_>) -> Vec<Group> {
    let named: BTreeSet<Item> = counted.iter().flat_map(|figure| figure.counted.items()).map(whole).collect();
    let mut widest = question.standard;
    widest.parts = Parts::All;
    widest.seats = Seats::All;
    if widest.outside != Outside::Alone {
        widest.outside = Outside::Counted;
    }
    let mut groups: BTreeMap<(Part, bool, Option<bool>), Group> = BTreeMap::new();
    for atom in tally.atoms.iter().filter(|atom| widest.admits(atom.slot) && question.asks_about(atom, tally))
    {
        if named.contains(&whole(&atom.item)) {
            continue;
        }
        let marked = tally.row_of(atom.item).map(|row| !row.marks.is_empty());
        let (part, outside) = (atom.part, atom.slot.outside);
        let empty = Group { part, outside, marked, size: 0, items: Vec::new() };
        let group = groups.entry((part, outside, marked)).or_insert(empty);
        group.size += atom.weight;
        group.items.push(atom.item);
    }
    groups.into_values().collect()
}

/// The row or seat that an item is a piece of.
fn whole(item: &Item) -> Item {
    match *item {
        Item::City { row, .. } => Item::Row { row },
        other => other,
    }
}

/// The sets of groups that have the size of the gap: one group alone, then two, and so on; and how many more there
/// are than can be listed.
fn missing(gap: i64, groups: &[Group]) -> (Vec<GapReading>, usize) {
    let fitting: Vec<&Group> = groups.iter().filter(|group| (1..=gap).contains(&group.size)).collect();
    let fitting = &fitting[..fitting.len().min(MOST_CANDIDATES)];
    let mut found = Vec::new();
    for together in 1..=MOST_GROUPS {
        choose(fitting, together, gap, &mut Vec::new(), &mut found);
    }
    let further = found.len().saturating_sub(MOST_READINGS);
    let listed = found.into_iter().take(MOST_READINGS);
    let reading = |groups: Vec<&Group>| groups.into_iter().cloned().collect();
    (listed.map(|groups| GapReading::NotInAnyPart { groups: reading(groups) }).collect(), further)
}

/// Extends `chosen` by `left` more groups that make the rest of the gap. Sizes are positive, so that no set that
/// makes the gap can hold another one that does.
fn choose<'g>(
    groups: &[&'g Group],
    left: usize,
    gap: i64,
    chosen: &mut Vec<&'g Group>,
    found: &mut Vec<Vec<&'g Group>>,
) {
    if left == 0 {
        if gap == 0 {
            found.push(chosen.clone());
        }
        return;
    }
    for (place, group) in groups.iter().enumerate().filter(|(_, group)| group.size <= gap) {
        chosen.push(group);
        choose(&groups[place + 1..], left - 1, gap - group.size, chosen, found);
        chosen.pop();
    }
}

/// Rows that stand in several parts, if they are as many as the sum is too large.
fn counted_twice(excess: i64, counted: &[Figure]) -> Vec<GapReading> {
    let mut times: BTreeMap<usize, i64> = BTreeMap::new();
    for figure in counted {
        let rows: BTreeSet<usize> = figure.counted.items().iter().filter_map(row_index).collect();
        rows.into_iter().for_each(|row| *times.entry(row).or_default() += 1);
    }
    times.retain(|_, times| *times > 1);
    let surplus: i64 = times.values().map(|times| times - 1).sum();
    if surplus == excess {
        vec![GapReading::CountedTwice { rows: times.into_keys().collect() }]
    } else {
        Vec::new()
    }
}

fn row_index(item: &Item) -> Option<usize> {
    match item {
        Item::Row { row } | Item::City { row, .. } => Some(*row),
        Item::Seat { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::reconcile;
    use super::super::sample::{area, marked, row, small, sum};
    use super::*;
    use crate::model::{Quantity, Roster};

    /// The first sum of a text: its parts, and what would close it.
    fn finding(roster: &Roster, claims: &[Claim]) -> SumFinding {
        reconcile(roster, claims, &area()).sums.remove(0)
    }

    fn european(mut claims: Vec<Claim>) -> Vec<Claim> {
        claims[3].qualifier.inside = Some(true);
        claims
    }

    #[test]
    fn one_row_and_one_seat_that_no_part_names_would_each_close_a_gap_of_one() {
        let claims = european(sum(7, &[(Quantity::New, 3), (Quantity::Alumni, 2), (Quantity::Mentors, 1)]));
        let found = finding(&small(), &claims);
        assert_eq!((found.computed, found.difference), (6, Some(1)));
        let items: Vec<Vec<Item>> = found.readings.iter().map(items_of).collect();
        assert_eq!(items, [[Item::Seat { seat: 0 }], [Item::Row { row: 6 }]]);
    }

    #[test]
    fn a_gap_of_two_is_closed_by_both_together() {
        let claims = european(sum(8, &[(Quantity::New, 3), (Quantity::Alumni, 2), (Quantity::Mentors, 1)]));
        let found = finding(&small(), &claims);
        let items: Vec<Vec<Item>> = found.readings.iter().map(items_of).collect();
        assert_eq!(items, [[Item::Seat { seat: 0 }, Item::Row { row: 6 }]]);
    }

    #[test]
    fn parts_that_the_list_contradicts_leave_nothing_to_explain_the_gap_with() {
        let found = finding(&small(), &sum(9, &[(Quantity::New, 4), (Quantity::Alumni, 4)]));
        assert_eq!((found.difference, found.readings), (Some(1), vec![]));
    }

    #[test]
    fn rows_that_stand_in_two_parts_explain_a_sum_that_is_too_large() {
        let rows = vec![marked(row("Nice", Part::Mentor, "FR")), row("Cork", Part::Core, "IE")];
        let roster = Roster { rows, open_seats: vec![] };
        let parts = [(Quantity::CoreRows, 1), (Quantity::Mentors, 1), (Quantity::Alumni, 1)];
        let found = finding(&roster, &sum(2, &parts));
        assert_eq!(found.difference, Some(-1));
        assert_eq!(found.readings, [GapReading::CountedTwice { rows: vec![0] }]);
    }

    #[test]
    fn a_sum_is_checked_without_any_list() {
        let parts = [(Quantity::New, 54), (Quantity::Alumni, 26), (Quantity::Mentors, 8)];
        let found = finding(&Roster::default(), &sum(88, &parts));
        assert_eq!((found.computed, found.difference), (88, Some(0)));
        assert!(found.readings.is_empty());
    }

    fn items_of(reading: &GapReading) -> Vec<Item> {
        match reading {
            GapReading::NotInAnyPart { groups } => {
                groups.iter().flat_map(|group| group.items.clone()).collect()
            }
            GapReading::CountedTwice { .. } => Vec::new(),
        }
    }
}
