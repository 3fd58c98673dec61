//! From marks to figures: a pure function, so that what is kept can be made again.

use centum_optimise::calibrate::{Calibration, Mark, calibrate};

use super::model::{Estimate, Found, Given, Marks, Severe};
use crate::consensus::NotCalibrated;
use crate::reviews::score::weighted;

/// Works a calibration out. The same marks have the same figures.
pub fn work_out(marks: &Marks) -> Found {
    let mut applications: Vec<u32> = marks.given.iter().map(|given| given.application).collect();
    applications.sort_unstable();
    applications.dedup();
    let mark = |given: &Given| {
        let piece = applications.binary_search(&given.application).ok()?;
        let pairs = given.halves.iter().copied().zip(marks.criteria.iter().map(|one| one.weight));
        Some(Mark { piece, reader: given.reviewer, score: i64::from(weighted(pairs)) })
    };
    let totals: Vec<Mark> = marks.given.iter().filter_map(mark).collect();
    match calibrate(&totals) {
        Ok(found) => figures(&found, &applications, marks),
        Err(error) => Found::Nothing(NotCalibrated::from(&error)),
    }
}

fn figures(found: &Calibration, applications: &[u32], marks: &Marks) -> Found {
    let applications = found.pieces.iter().filter_map(|one| {
        let application = *applications.get(one.piece)?;
        Some(Estimate { application, estimate: one.estimate, error: one.error })
    });
    let reviewers = found.readers.iter().filter_map(|one| {
        let reviewer = *marks.reviewers.get(one.reader)?;
        Some(Severe { reviewer, severity: one.severity, low: one.low, high: one.high })
    });
    Found::Figures { applications: applications.collect(), reviewers: reviewers.collect() }
}

#[cfg(test)]
mod tests {
    use centum_base::Id;

    use super::super::model::Criterion;
    use super::*;

    /// Three applications, two reviewers, the second half a point more severe each time.
    fn marks() -> Marks {
        let given = |application: u32, reviewer: usize, halves: u32| Given {
            review: Id::of_name("review", &format!("{application} {reviewer}")),
            application,
            reviewer,
            halves: vec![halves, 4],
        };
        Marks {
            criteria: [("idea", 100), ("team", 50)]
                .map(|(key, weight)| Criterion { key: key.into(), weight })
                .to_vec(),
            reviewers: ["a", "b"].map(|name| Id::of_name("reviewer", name)).to_vec(),
            given: (0..3)
                .flat_map(|at| [given(at * 7 + 2, 0, 4 + 2 * at), given(at * 7 + 2, 1, 3 + 2 * at)])
                .collect(),
        }
    }

    #[test]
    fn figures_stand_under_the_numbers_of_applications_and_under_who_reviewed() {
        let marks = marks();
        let Found::Figures { applications, reviewers } = work_out(&marks) else { panic!("no figures") };
        assert_eq!(applications.iter().map(|one| one.application).collect::<Vec<_>>(), [2, 9, 16]);
        assert!(applications.is_sorted_by_key(|one| one.estimate), "{applications:?}");
        assert_eq!(reviewers.iter().map(|one| one.reviewer).collect::<Vec<_>>(), marks.reviewers);
        assert!(reviewers[0].severity < reviewers[1].severity, "{reviewers:?}");
    }

    #[test]
    fn the_order_of_the_reviews_does_not_matter() {
        let (marks, mut turned) = (marks(), marks());
        turned.given.reverse();
        assert_eq!(work_out(&marks), work_out(&turned));
    }

    #[test]
    fn where_nothing_can_be_said_the_reason_is_kept() {
        assert_eq!(work_out(&Marks::default()), Found::Nothing(NotCalibrated::NoReviews));
        let mut alone = marks();
        alone.given.retain(|given| given.reviewer == 0);
        assert_eq!(work_out(&alone), Found::Nothing(NotCalibrated::TooFew));
    }
}
