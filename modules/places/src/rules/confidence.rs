//! How sure a candidate is, in percent, by a written rule.
//!
//! A candidate starts at 100 and loses points for every step between the printed name and the
//! place ([`cost`]). Among several candidates the rest is shared out by people, so that a
//! candidate can never be surer than its share. A candidate that a person must look at stays at or
//! below [`MOST_WHEN_ASKED`]; one that is accepted stays at or above [`LEAST_WHEN_ACCEPTED`].

use crate::model::Reason;

/// A place that was accepted by the rule is at least this sure.
pub const LEAST_WHEN_ACCEPTED: u8 = 70;

/// A place that a person must look at is at most this sure.
pub const MOST_WHEN_ASKED: u8 = 69;

/// The points that a reason costs.
pub fn cost(reason: &Reason) -> u8 {
    match reason {
        Reason::ExactName
        | Reason::OnlyOneInCountry
        | Reason::CountryRepeated
        | Reason::Overlay { .. }
        | Reason::MemberOfBody => 0,
        Reason::FoldedName => 1,
        Reason::AlternateName => 2,
        Reason::LegalWordsRemoved { .. } => 3,
        // Ten times the next is just enough; a hundred times is as good as alone.
        Reason::PopulationRatio { times } => (100 / (*times).max(10)).min(10) as u8,
        Reason::OneOfTwoNames { .. } => 5,
        Reason::OtherSpelling { .. } => 6,
        Reason::InflectedForm { .. } => 8,
        Reason::AdditionIgnored { .. } => 10,
        Reason::NotATown => 30,
        Reason::SurroundingsMeant => 35,
        Reason::SmallByOtherName => 30,
        Reason::LongerName => 40,
        Reason::PartOfName => 45,
        Reason::SeatOfBody => 50,
        Reason::Misspelt { letters } => letters.saturating_mul(20).saturating_add(20).min(90),
    }
}

/// The confidence of a candidate that was accepted.
pub fn accepted(reasons: &[Reason]) -> u8 {
    points(reasons).max(LEAST_WHEN_ACCEPTED)
}

/// The confidence of a candidate that a person must look at, with its share of the people of all
/// candidates in percent.
pub fn asked(reasons: &[Reason], share: u8) -> u8 {
    points(reasons).min(share).min(MOST_WHEN_ASKED)
}

fn points(reasons: &[Reason]) -> u8 {
    reasons.iter().fold(100_u8, |points, reason| points.saturating_sub(cost(reason)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exact_name_alone_in_its_country_is_certain() {
        assert_eq!(accepted(&[Reason::ExactName, Reason::OnlyOneInCountry]), 100);
    }

    #[test]
    fn ten_times_the_next_is_less_sure_than_a_hundred_times() {
        let sure = |times| accepted(&[Reason::ExactName, Reason::PopulationRatio { times }]);
        assert_eq!((sure(10), sure(100), sure(u32::MAX)), (90, 99, 100));
    }

    #[test]
    fn what_a_person_must_look_at_is_never_as_sure_as_what_is_accepted() {
        let many_steps = [Reason::AlternateName, Reason::InflectedForm { key: String::new() }];
        assert!(asked(&[Reason::ExactName], 100) < accepted(&many_steps));
        assert!(asked(&[Reason::Misspelt { letters: 9 }], 100) <= 10);
    }

    #[test]
    fn a_candidate_is_no_surer_than_its_share() {
        assert_eq!(asked(&[Reason::ExactName], 40), 40);
    }
}
