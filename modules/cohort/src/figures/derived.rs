//! What follows from printed figures and the register together, and only as bounds.

use serde::Serialize;

use super::convention::{Choice, Convention, Parts};
use super::rule::Rule;
use super::tally::Tally;
use super::verdict::Bounds;
use crate::model::{Claim, Quantity};

/// A figure that nobody printed and that the printed ones limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Derived {
    /// What it is.
    pub what: Unselected,
    /// The printed figure of everyone who applied, by its place in the list of claims.
    pub applied: usize,
    /// The printed figure of the selected.
    pub selected: usize,
    /// The figure if every selected row had applied (lower), and if only core rows had (upper; unknown without a
    /// list).
    pub bounds: Bounds,
}

/// Who applied and was not selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unselected {
    /// Expressions of interest.
    Applications,
    /// Cities behind them.
    Cities,
}

/// How many were not selected, as far as the text and the list tell.
pub(super) fn derived(claims: &[Claim], tally: &Tally<'_>) -> Vec<Derived> {
    let pairs = [
        (Unselected::Applications, Quantity::Expressions, Quantity::Selected),
        (Unselected::Cities, Quantity::ApplicantCities, Quantity::Cities),
    ];
    let plain = |quantity| {
        claims.iter().position(|claim| claim.quantity == quantity && claim.qualifier.part.is_none())
    };
    let follow = |(what, applied, selected)| {
        let (applied, taken) = (plain(applied)?, plain(selected)?);
        let all = claims[applied].value;
        let core = core_rows(selected, tally).map(|core| all.saturating_sub(core));
        let bounds = Bounds { lower: all.saturating_sub(claims[taken].value), upper: core };
        let possible = bounds.lower >= 0 && bounds.upper.is_none_or(|upper| upper >= bounds.lower);
        possible.then_some(Derived { what, applied, selected: taken, bounds })
    };
    pairs.into_iter().filter_map(follow).collect()
}

/// The quantity over core rows alone; none without a list.
fn core_rows(quantity: Quantity, tally: &Tally<'_>) -> Option<i64> {
    let core = Convention::standard(quantity).with(Choice::Parts(Parts::CoreOnly));
    let rule = Rule::new(quantity, &core);
    let counted = tally.atoms.iter().filter(|atom| rule.admits(atom, tally));
    (!tally.roster.rows.is_empty()).then(|| counted.map(|atom| atom.weight).sum())
}

#[cfg(test)]
mod tests {
    use super::super::sample::{area, claim, small};
    use super::*;
    use crate::model::Roster;

    #[test]
    fn who_was_not_selected_lies_between_two_readings_of_who_applied() {
        let claims = [claim(Quantity::Expressions, 20), claim(Quantity::Selected, 7)];
        let (roster, area) = (small(), area());
        let found = derived(&claims, &Tally::of(&roster, &area));
        assert_eq!(found[0].bounds, Bounds { lower: 13, upper: Some(15) });
    }

    #[test]
    fn without_a_list_there_is_no_upper_bound() {
        let claims = [claim(Quantity::ApplicantCities, 192), claim(Quantity::Cities, 124)];
        let (roster, area) = (Roster::default(), area());
        let found = derived(&claims, &Tally::of(&roster, &area));
        assert_eq!((found[0].what, found[0].bounds), (Unselected::Cities, Bounds { lower: 68, upper: None }));
    }

    #[test]
    fn figures_that_contradict_each_other_derive_nothing() {
        let claims = [claim(Quantity::Expressions, 5), claim(Quantity::Selected, 7)];
        let (roster, area) = (small(), area());
        assert!(derived(&claims, &Tally::of(&roster, &area)).is_empty());
    }
}
