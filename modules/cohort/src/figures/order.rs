//! Printed figures of one source that cannot stand in any order: no more can be selected than applied.

use serde::Serialize;

use crate::model::{Claim, Quantity};

/// Two printed figures, of which the first cannot be larger than the second.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct OrderFinding {
    /// The claim that cannot be larger, by its place in the list of claims.
    pub smaller: usize,
    /// The claim that cannot be smaller.
    pub larger: usize,
    /// The larger less the smaller: below zero the text contradicts itself.
    pub room: i64,
}

impl OrderFinding {
    /// Whether the two printed figures can both be true.
    pub fn holds(&self) -> bool {
        self.room >= 0
    }
}

/// What cannot be larger than what, whatever the list: a part than its whole, rows than the cities behind them,
/// countries than the cities in them.
const PAIRS: [(Quantity, Quantity); 13] = [
    (Quantity::Expressions, Quantity::ApplicantCities),
    (Quantity::ApplicantCountries, Quantity::ApplicantCities),
    (Quantity::Selected, Quantity::Cities),
    (Quantity::Selected, Quantity::Total),
    (Quantity::Countries, Quantity::Cities),
    (Quantity::New, Quantity::Selected),
    (Quantity::Alumni, Quantity::Selected),
    (Quantity::Alumni, Quantity::EarlierProgramme),
    (Quantity::Mentors, Quantity::Selected),
    (Quantity::CoreRows, Quantity::Selected),
    (Quantity::Consortia, Quantity::Selected),
    (Quantity::CoreRows, Quantity::Expressions),
    (Quantity::OpenSeats, Quantity::Total),
];

/// Every pair of claims that must stand in an order, with the room between them.
pub(super) fn orders(claims: &[Claim]) -> Vec<OrderFinding> {
    let first = |quantity: Quantity| {
        claims.iter().position(|claim| {
            claim.quantity == quantity && (quantity == Quantity::OpenSeats || !claim.qualifier.still_open)
        })
    };
    let pair = |(smaller, larger): &(Quantity, Quantity)| {
        let (smaller, larger) = (first(*smaller)?, first(*larger)?);
        let whole = &claims[larger].qualifier;
        let narrowed = whole.part.is_some() || whole.inside == Some(false);
        let room = claims[larger].value.saturating_sub(claims[smaller].value);
        (!narrowed).then_some(OrderFinding { smaller, larger, room })
    };
    PAIRS.iter().filter_map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::claim;
    use super::*;

    #[test]
    fn more_selected_rows_than_cities_behind_them_is_a_contradiction() {
        let found = orders(&[claim(Quantity::Cities, 80), claim(Quantity::Selected, 88)]);
        assert_eq!(found, [OrderFinding { smaller: 1, larger: 0, room: -8 }]);
        assert!(!found[0].holds());
    }

    #[test]
    fn figures_in_their_order_leave_room() {
        let found = orders(&[claim(Quantity::Expressions, 130), claim(Quantity::ApplicantCities, 192)]);
        assert!(found[0].holds());
        assert_eq!(found[0].room, 62);
    }

    #[test]
    fn a_narrowed_whole_says_nothing_about_the_rest() {
        let mut mentors = claim(Quantity::Cities, 10);
        mentors.qualifier.part = Some(crate::model::Part::Mentor);
        assert!(orders(&[mentors, claim(Quantity::Selected, 88)]).is_empty());
    }
}
