//! How well somebody fits an application, in hundredths from 0 to 10,000: by what they read, never by who they are.
//!
//! Two parts are added. **Languages** weigh [`LANGUAGE_WEIGHT`]: all of it for one who reads an official language of a
//! member's country, nothing for one who reads none of them, half where the languages are not known. **Topics** weigh
//! [`TOPIC_WEIGHT`]: all of it for one with a topic that stands in the title, nothing where only others have such a topic,
//! half where nobody's topic says anything about it.

use std::collections::BTreeSet;

use centum_base::fold::fold;
use centum_calls::organiser::entrants::Entrant;

use super::tongues::of_country;
use crate::reviewers::Reviewer;

/// What languages weigh, in hundredths.
pub const LANGUAGE_WEIGHT: u32 = 6_000;
/// What topics weigh, in hundredths.
pub const TOPIC_WEIGHT: u32 = 4_000;

/// The affinities of each reviewer to an application, in the order of the reviewers.
pub(super) fn affinities(entrant: &Entrant, reviewers: &[&Reviewer]) -> Vec<u32> {
    let written: BTreeSet<&str> =
        entrant.members.iter().filter_map(|member| member.country).flat_map(of_country).copied().collect();
    let title = format!(" {} ", fold(&entrant.title));
    let fits = |one: &&Reviewer| {
        one.topics
            .iter()
            .map(|topic| fold(topic))
            .any(|topic| !topic.is_empty() && title.contains(&format!(" {topic} ")))
    };
    let topical: Vec<bool> = reviewers.iter().map(fits).collect();
    let known = topical.contains(&true);
    let of = |(one, topical): (&&Reviewer, &bool)| {
        let language = if written.is_empty() || one.languages.is_empty() {
            LANGUAGE_WEIGHT / 2
        } else if one.languages.iter().any(|tag| written.contains(tag.split('-').next().unwrap_or(tag))) {
            LANGUAGE_WEIGHT
        } else {
            0
        };
        let topic = match (known, topical) {
            (false, _) => TOPIC_WEIGHT / 2,
            (true, true) => TOPIC_WEIGHT,
            (true, false) => 0,
        };
        language + topic
    };
    reviewers.iter().zip(&topical).map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assignment::building::tests::{entrant, reviewer};

    fn of(title: &str, country: &str, readers: &[(&[&str], &[&str])]) -> Vec<u32> {
        let readers: Vec<Reviewer> = readers
            .iter()
            .enumerate()
            .map(|(at, (languages, topics))| Reviewer {
                languages: languages.iter().map(|tag| (*tag).to_owned()).collect(),
                topics: topics.iter().map(|topic| (*topic).to_owned()).collect(),
                ..reviewer(&at.to_string())
            })
            .collect();
        affinities(&entrant(1, title, country), &readers.iter().collect::<Vec<_>>())
    }

    #[test]
    fn who_reads_the_language_and_knows_the_topic_fits_wholly() {
        assert_eq!(of("Clean water", "GR", &[(&["el"], &["water"]), (&["fr"], &["trees"])]), [10_000, 0]);
    }

    #[test]
    fn what_is_not_known_weighs_half() {
        assert_eq!(of("Clean water", "ZZ", &[(&["el"], &["trees"]), (&[], &[])]), [5_000, 5_000]);
    }

    #[test]
    fn a_variant_of_a_language_is_read_like_the_language() {
        assert_eq!(of("Trees", "RS", &[(&["sr-latn"], &[])]), [8_000]);
    }

    #[test]
    fn no_affinity_exceeds_what_both_parts_weigh() {
        assert_eq!(LANGUAGE_WEIGHT + TOPIC_WEIGHT, centum_optimise::assign::BEST_AFFINITY);
    }
}
