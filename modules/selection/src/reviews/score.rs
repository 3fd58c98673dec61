//! What marks come to: totals in hundredths of a point, and thresholds. Exact integers throughout.

use centum_calls::call::Criterion;

use super::model::Mark;

/// Half points under their weights, in half hundredths of a point: the one formula of every total, and exact.
///
/// A mark of `h` half points under a weight of `w` hundredths gives `h * w` half hundredths.
pub fn doubled(halves_and_weights: impl IntoIterator<Item = (u32, u32)>) -> u64 {
    let pairs = halves_and_weights.into_iter();
    pairs.map(|(halves, weight)| u64::from(halves) * u64::from(weight)).sum()
}

/// The same for a reader, in hundredths of a point. Half a hundredth is rounded up, once and not for each criterion.
pub fn weighted(halves_and_weights: impl IntoIterator<Item = (u32, u32)>) -> u32 {
    rounded(doubled(halves_and_weights))
}

fn rounded(doubled: u64) -> u32 {
    u32::try_from(doubled.div_ceil(2)).unwrap_or(u32::MAX)
}

/// The weighted total of marks, in hundredths of a point; none while a criterion has no mark.
pub fn total(criteria: &[Criterion], marks: &[Mark]) -> Option<u32> {
    exact(criteria, marks).map(rounded)
}

/// The same in half hundredths, exact: what thresholds and ranks look at, and what is shown beside them.
pub fn exact(criteria: &[Criterion], marks: &[Mark]) -> Option<u64> {
    let pair = |criterion: &Criterion| {
        let mark = marks.iter().find(|mark| mark.criterion == criterion.key)?;
        Some((mark.halves?, criterion.weight))
    };
    Some(doubled(criteria.iter().map(pair).collect::<Option<Vec<_>>>()?))
}

/// The greatest total that there can be, in hundredths of a point.
pub fn greatest(criteria: &[Criterion]) -> u32 {
    weighted(criteria.iter().map(|one| (one.max_halves, one.weight)))
}

/// The criteria whose threshold is missed. A criterion without a mark misses none.
pub fn below<'c>(criteria: &'c [Criterion], marks: &[Mark]) -> Vec<&'c Criterion> {
    let misses = |criterion: &&Criterion| {
        let mark = marks.iter().find(|mark| mark.criterion == criterion.key);
        let halves = mark.and_then(|mark| mark.halves);
        halves.zip(criterion.threshold_halves).is_some_and(|(halves, least)| halves < least)
    };
    criteria.iter().filter(misses).collect()
}

#[cfg(test)]
mod tests {
    use centum_forms::Texts;

    use super::*;

    fn criterion(key: &str, weight: u32, threshold: Option<u32>) -> Criterion {
        Criterion {
            key: key.to_owned(),
            label: Texts::english(key),
            help: Texts::default(),
            weight,
            max_halves: 10,
            threshold_halves: threshold,
        }
    }

    fn mark(criterion: &str, halves: u32) -> Mark {
        Mark { criterion: criterion.to_owned(), halves: Some(halves), comment: String::new() }
    }

    #[test]
    fn three_and_a_half_points_under_a_weight_of_one_and_a_half_are_525_hundredths() {
        assert_eq!(total(&[criterion("a", 150, None)], &[mark("a", 7)]), Some(525));
        assert_eq!(greatest(&[criterion("a", 150, None), criterion("b", 100, None)]), 1250);
    }

    #[test]
    fn half_a_hundredth_is_rounded_up_once_and_not_per_criterion() {
        let criteria = [criterion("a", 33, None), criterion("b", 33, None)];
        assert_eq!(total(&criteria, &[mark("a", 1), mark("b", 1)]), Some(33));
        assert_eq!(total(&criteria[..1], &[mark("a", 1)]), Some(17));
        assert_eq!(exact(&criteria[..1], &[mark("a", 1)]), Some(33), "which is 16.5 hundredths");
    }

    #[test]
    fn without_every_mark_there_is_no_total() {
        assert_eq!(total(&[criterion("a", 100, None), criterion("b", 100, None)], &[mark("a", 1)]), None);
    }

    #[test]
    fn a_threshold_is_met_by_exactly_that_mark() {
        let criteria = [criterion("a", 100, Some(6))];
        assert!(below(&criteria, &[mark("a", 6)]).is_empty());
        assert_eq!(below(&criteria, &[mark("a", 5)]).len(), 1);
        assert!(below(&criteria, &[]).is_empty());
    }
}
