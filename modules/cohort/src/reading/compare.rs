//! What changed between two readings of a list.

use std::collections::{BTreeMap, BTreeSet};

use centum_base::fold::fold;
use serde::{Deserialize, Serialize};

use crate::model::{Applicant, Lead, Row};

/// One difference between an older and a newer list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum Change {
    /// The newer list has a row that the older one lacks.
    Added {
        /// Its place in the newer list.
        new: usize,
        /// The place in the older list of a removed row that it may be under another name.
        renamed_from: Option<usize>,
    },
    /// The older list has a row that the newer one lacks.
    Removed {
        /// Its place in the older list.
        old: usize,
        /// The place in the newer list of an added row that it may have become.
        renamed_to: Option<usize>,
    },
    /// Both lists have the row, and it differs.
    Changed {
        /// Its place in the older list.
        old: usize,
        /// Its place in the newer list.
        new: usize,
        /// What differs.
        fields: Vec<Field>,
    },
}

/// What may differ between two rows of one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// The spelling of the name.
    Name,
    /// The part.
    Part,
    /// The countries.
    Countries,
    /// The marks.
    Marks,
    /// Whether it is a consortium, what its lead is, or its members.
    Applicant,
}

/// Names that share so many of a hundred pairs of letters may be one name.
const ALIKE: usize = 60;

/// What changed from `old` to `new`. Rows are the same where the folded name and the countries are; a row whose
/// countries alone differ is matched by its name where that is unique.
pub fn diff(old: &[Row], new: &[Row]) -> Vec<Change> {
    let pairs = matched(old, new);
    let matched_old: BTreeSet<usize> = pairs.iter().map(|&(at, _)| at).collect();
    let matched_new: BTreeSet<usize> = pairs.iter().map(|&(_, at)| at).collect();
    let removed: Vec<usize> = (0..old.len()).filter(|at| !matched_old.contains(at)).collect();
    let added: Vec<usize> = (0..new.len()).filter(|at| !matched_new.contains(at)).collect();
    let renamed = renamed(old, &removed, new, &added);
    let mut changes: Vec<Change> = removed
        .iter()
        .map(|&at| Change::Removed {
            old: at,
            renamed_to: renamed.iter().find(|pair| pair.0 == at).map(|pair| pair.1),
        })
        .collect();
    changes.extend(added.iter().map(|&at| Change::Added {
        new: at,
        renamed_from: renamed.iter().find(|pair| pair.1 == at).map(|pair| pair.0),
    }));
    changes.extend(pairs.into_iter().filter_map(|(before, after)| {
        let fields = fields(&old[before], &new[after]);
        (!fields.is_empty()).then_some(Change::Changed { old: before, new: after, fields })
    }));
    changes
}

fn key(row: &Row) -> (String, BTreeSet<&str>) {
    (fold(&row.name), row.countries.iter().map(|country| country.code()).collect())
}

/// Pairs of rows that are the same row; rows of one key pair up in their order.
fn matched(old: &[Row], new: &[Row]) -> Vec<(usize, usize)> {
    let mut by_key: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (at, row) in new.iter().enumerate().rev() {
        by_key.entry(key(row)).or_default().push(at);
    }
    let mut pairs: Vec<(usize, usize)> = old
        .iter()
        .enumerate()
        .filter_map(|(at, row)| Some((at, by_key.get_mut(&key(row))?.pop()?)))
        .collect();
    let left_new: Vec<usize> = by_key.into_values().flatten().collect();
    let mut by_name: BTreeMap<String, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    let paired: BTreeSet<usize> = pairs.iter().map(|&(at, _)| at).collect();
    for at in (0..old.len()).filter(|at| !paired.contains(at)) {
        by_name.entry(fold(&old[at].name)).or_default().0.push(at);
    }
    for at in left_new {
        by_name.entry(fold(&new[at].name)).or_default().1.push(at);
    }
    pairs.extend(by_name.into_values().filter_map(|sides| match (&sides.0[..], &sides.1[..]) {
        ([old], [new]) => Some((*old, *new)),
        _ => None,
    }));
    pairs.sort_unstable();
    pairs
}

fn fields(old: &Row, new: &Row) -> Vec<Field> {
    let members = |applicant: &Applicant| match applicant {
        Applicant::Single => None,
        Applicant::NoCity { .. } => Some((Lead::NotACity, BTreeSet::new())),
        Applicant::Consortium { lead, members } => {
            let names: BTreeSet<String> = members.iter().map(|member| fold(&member.name)).collect();
            Some((*lead, names))
        }
    };
    let set = |marks: &[String]| marks.iter().cloned().collect::<BTreeSet<_>>();
    [
        (Field::Name, old.name != new.name),
        (Field::Part, old.part != new.part),
        (Field::Countries, old.countries != new.countries),
        (Field::Marks, set(&old.marks) != set(&new.marks)),
        (Field::Applicant, members(&old.applicant) != members(&new.applicant)),
    ]
    .into_iter()
    .filter_map(|(field, differs)| differs.then_some(field))
    .collect()
}

/// Removed and added rows that may be one row under two names: a country in common, and names alike or one inside the
/// other. Each row is suspected once, the likest pair first.
fn renamed(old: &[Row], removed: &[usize], new: &[Row], added: &[usize]) -> Vec<(usize, usize)> {
    /// Beyond so many pairs a list was replaced, and no row was renamed.
    const MAX_PAIRS: usize = 250_000;
    if removed.len().saturating_mul(added.len()) > MAX_PAIRS {
        return Vec::new();
    }
    let mut pairs = Vec::new();
    for &before in removed {
        for &after in added {
            let shared = old[before].countries.iter().any(|country| new[after].countries.contains(country));
            let likeness = likeness(&fold(&old[before].name), &fold(&new[after].name));
            if shared && likeness >= ALIKE {
                pairs.push((likeness, before, after));
            }
        }
    }
    pairs.sort_unstable_by_key(|&(likeness, before, after)| (std::cmp::Reverse(likeness), before, after));
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for (_, before, after) in pairs {
        if taken.iter().all(|&(old, new)| old != before && new != after) {
            taken.push((before, after));
        }
    }
    taken
}

/// How many of a hundred pairs of neighbouring letters two names share; a name inside the other counts as alike.
fn likeness(a: &str, b: &str) -> usize {
    let bounded = |long: &str, short: &str| format!(" {long} ").contains(&format!(" {short} "));
    if bounded(a, b) || bounded(b, a) {
        return 90;
    }
    let pairs = |text: &str| {
        let letters: Vec<char> = text.chars().collect();
        letters.windows(2).map(|pair| (pair[0], pair[1])).collect::<Vec<_>>()
    };
    let (first, mut second) = (pairs(a), pairs(b));
    let total = first.len() + second.len();
    let mut shared = 0usize;
    for pair in first {
        if let Some(at) = second.iter().position(|other| *other == pair) {
            second.swap_remove(at);
            shared += 1;
        }
    }
    (shared * 200).checked_div(total).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use centum_base::Country;

    use super::*;
    use crate::model::Part;

    fn row(name: &str, country: &str) -> Row {
        Row {
            name: name.into(),
            part: Part::Core,
            countries: Country::new(country).into_iter().collect(),
            marks: Vec::new(),
            applicant: Applicant::Single,
        }
    }

    #[test]
    fn the_same_list_in_another_order_has_no_changes() {
        let old = [row("Ulm", "DE"), row("Nice", "FR"), row("Ulm", "DE")];
        let new = [row("Ulm", "DE"), row("Ulm", "DE"), row("Nice", "FR")];
        assert_eq!(diff(&old, &new), []);
    }

    #[test]
    fn rows_that_come_go_and_change_are_told_apart() {
        let old = [row("Ulm", "DE"), row("Nice", "FR"), row("Cork", "IE")];
        let mut marked = row("Nice", "FR");
        marked.marks.push("DCC".into());
        let new = [row("Ulm", "DE"), marked, row("Porto", "PT")];
        assert_eq!(
            diff(&old, &new),
            [
                Change::Removed { old: 2, renamed_to: None },
                Change::Added { new: 2, renamed_from: None },
                Change::Changed { old: 1, new: 1, fields: vec![Field::Marks] },
            ]
        );
    }

    #[test]
    fn a_row_under_another_name_is_suspected() {
        let old = [row("Gava", "ES"), row("Las Rozas", "ES")];
        let new = [row("Las Rozas de Madrid", "ES"), row("Gavà", "ES")];
        assert_eq!(
            diff(&old, &new),
            [
                Change::Removed { old: 1, renamed_to: Some(0) },
                Change::Added { new: 0, renamed_from: Some(1) },
                Change::Changed { old: 0, new: 1, fields: vec![Field::Name] },
            ]
        );
    }

    #[test]
    fn a_corrected_country_is_a_change_of_one_row() {
        let changes = diff(&[row("Tripoli", "LY")], &[row("Tripoli", "GR")]);
        assert_eq!(changes, [Change::Changed { old: 0, new: 0, fields: vec![Field::Countries] }]);
    }
}
