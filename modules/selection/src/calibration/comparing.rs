//! Holds what is kept of a calibration against what follows from it, and against the reviews that it was made from.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use centum_base::{Digest, Id};

use super::model::{Criterion, Estimate, Found, Given, Record, SCHEMA, Severe};
use super::store::Kept;
use super::working::work_out;
use crate::reviewers::Reviewer;
use crate::reviews::{Mark, Review};

/// Something that is not as it was when a decision was proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The ledger names a calibration, and none is kept.
    Lost,
    /// The record is in no form that this program reads.
    Unreadable,
    /// The record has another digest than the one that is kept with it.
    Digest,
    /// Of a review other marks stand than those that were calibrated.
    Review {
        /// Which.
        review: Id<Review>,
        /// Of which application.
        application: u32,
    },
    /// One says that there are figures, and the other why there are none.
    Outcome,
    /// The figures of an application.
    Application {
        /// Its number.
        application: u32,
        /// As they are kept.
        kept: Option<Estimate>,
        /// As they follow from the marks.
        again: Option<Estimate>,
    },
    /// How severe a reviewer is.
    Reviewer {
        /// Who.
        reviewer: Id<Reviewer>,
        /// As it is kept.
        kept: Option<Severe>,
        /// As it follows from the marks.
        again: Option<Severe>,
    },
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lost => write!(f, "the ledger names a record that is not there"),
            Self::Unreadable => write!(f, "the record cannot be read"),
            Self::Digest => write!(f, "the record has another digest"),
            Self::Review { review, application } => {
                write!(f, "review {review} of application {application} has other marks")
            }
            Self::Outcome => write!(f, "the record says otherwise whether there are figures"),
            Self::Application { application, kept, again } => {
                let said = |of: &Option<Estimate>| {
                    of.map_or_else(|| "nothing".to_owned(), |one| format!("{} ± {}", one.estimate, one.error))
                };
                write!(f, "application {application} has {} and comes to {}", said(kept), said(again))
            }
            Self::Reviewer { reviewer, kept, again } => {
                let said = |of: &Option<Severe>| {
                    of.map_or_else(
                        || "nothing".to_owned(),
                        |one| format!("{} ({} to {})", one.severity, one.low, one.high),
                    )
                };
                write!(f, "reviewer {reviewer} has {} and comes to {}", said(kept), said(again))
            }
        }
    }
}

/// Works a calibration out again and says what differs. `standing` are the marks of reviews as they are kept now.
pub fn differences(kept: &Kept, standing: &BTreeMap<Id<Review>, Vec<Mark>>) -> Vec<Difference> {
    let mut all = Vec::new();
    if Digest::of(kept.text.as_bytes()) != kept.digest {
        all.push(Difference::Digest);
    }
    let Some(record) = kept.record().filter(|record| record.schema == SCHEMA) else {
        all.push(Difference::Unreadable);
        return all;
    };
    all.extend(of_reviews(&record, standing));
    all.extend(of_figures(&record.found, &work_out(&record.marks)));
    all
}

fn of_reviews<'r>(
    record: &'r Record,
    standing: &'r BTreeMap<Id<Review>, Vec<Mark>>,
) -> impl Iterator<Item = Difference> + 'r {
    let criteria = &record.marks.criteria;
    let stands = move |given: &Given| {
        let marks = standing.get(&given.review).map_or(&[][..], Vec::as_slice);
        let halves = |criterion: &Criterion| {
            marks.iter().find(|mark| mark.criterion == criterion.key).and_then(|mark| mark.halves)
        };
        criteria.iter().map(halves).eq(given.halves.iter().copied().map(Some))
    };
    let changed = record.marks.given.iter().filter(move |given| !stands(given));
    changed.map(|given| Difference::Review { review: given.review, application: given.application })
}

fn of_figures(kept: &Found, again: &Found) -> Vec<Difference> {
    match (kept, again) {
        (
            Found::Figures { applications, reviewers },
            Found::Figures { applications: of_applications, reviewers: of_reviewers },
        ) => {
            let application =
                |(application, kept, again)| Difference::Application { application, kept, again };
            let reviewer = |(reviewer, kept, again)| Difference::Reviewer { reviewer, kept, again };
            let applications = unlike(applications, of_applications, |one: &Estimate| one.application);
            let reviewers = unlike(reviewers, of_reviewers, |one: &Severe| one.reviewer);
            applications.into_iter().map(application).chain(reviewers.into_iter().map(reviewer)).collect()
        }
        (kept, again) if kept == again => Vec::new(),
        _ => vec![Difference::Outcome],
    }
}

/// What two lists say of one and the same, where they say it otherwise.
fn unlike<T: Copy + PartialEq, K: Copy + Ord>(
    kept: &[T],
    again: &[T],
    key: impl Fn(&T) -> K,
) -> Vec<(K, Option<T>, Option<T>)> {
    let by_key = |list: &[T]| list.iter().map(|one| (key(one), *one)).collect::<BTreeMap<K, T>>();
    let (kept, again) = (by_key(kept), by_key(again));
    let keys: BTreeSet<K> = kept.keys().chain(again.keys()).copied().collect();
    let both = keys.into_iter().map(|key| (key, kept.get(&key).copied(), again.get(&key).copied()));
    both.filter(|(_, kept, again)| kept != again).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn estimate(application: u32, estimate: i64) -> Estimate {
        Estimate { application, estimate, error: 1 }
    }

    #[test]
    fn what_is_changed_missing_or_too_much_is_named_and_nothing_else() {
        let kept = [estimate(1, 500), estimate(2, 400), estimate(4, 100)];
        let again = [estimate(1, 500), estimate(2, 401), estimate(3, 300)];
        let found = unlike(&kept, &again, |one| one.application);
        assert_eq!(
            found,
            [
                (2, Some(estimate(2, 400)), Some(estimate(2, 401))),
                (3, None, Some(estimate(3, 300))),
                (4, Some(estimate(4, 100)), None),
            ]
        );
    }
}
