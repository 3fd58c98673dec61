//! The metrics of one record, and what to mend first. Pure: everything is told from the typed record, what the shapes found, and
//! which of its addresses answer.
//!
//! Only datasets are assessed, as in the Union. What is counted over distributions counts each of them; a dataset without any
//! has one in which everything is missing. For the interoperability of a dataset its best distribution stands.

use std::collections::HashMap;

use super::check::breaks_the_profile;
use super::metric::{Metric, Over};
use super::tally::{Band, Points, Share, Tally};
use crate::dcat::vocabulary::{self as list, Concept, FileType};
use crate::dcat::{Coded, Distribution, Kind, Record};
use crate::records::Finding;

/// What is known of addresses: whether each answers. One that is not in it was not looked at yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(HashMap<String, bool>);

impl Answers {
    /// Whether one of these addresses answers: not known while one of them was not looked at and none of the others does.
    fn any(&self, addresses: &[String]) -> Option<bool> {
        let mut known = true;
        for address in addresses {
            match self.0.get(address) {
                Some(true) => return Some(true),
                Some(false) => {}
                None => known = false,
            }
        }
        known.then_some(false)
    }
}

impl FromIterator<(String, bool)> for Answers {
    fn from_iter<I: IntoIterator<Item = (String, bool)>>(known: I) -> Self {
        Self(known.into_iter().collect())
    }
}

/// Assesses a record by what is said in it, what was found wrong with it, and what is known of its addresses; nothing for what is
/// no dataset.
pub fn assess(record: &Record, findings: &[Finding], answers: &Answers) -> Option<Tally> {
    if record.kind != Kind::Dataset {
        return None;
    }
    let mut tally = Tally::of_datasets(1);
    let known = |coded: &Option<Coded>| coded.as_ref().is_some_and(|coded| coded.code().is_some());
    for (metric, passes) in [
        (Metric::Keyword, record.keywords.values().any(|words| !words.is_empty())),
        (Metric::Theme, !record.themes.is_empty()),
        (Metric::Spatial, !record.spatial.is_empty()),
        (Metric::Temporal, !record.temporal.is_empty()),
        (Metric::Compliant, !findings.iter().any(breaks_the_profile)),
        (Metric::AccessRights, record.access_rights.is_some()),
        (Metric::AccessRightsKnown, known(&record.access_rights)),
        (Metric::Contact, !record.contacts.is_empty()),
        (Metric::Publisher, !record.publishers.is_empty()),
        (Metric::Issued, record.issued.is_some()),
        (Metric::Modified, record.modified.is_some()),
    ] {
        tally.add(metric, Share::one(passes));
    }
    let nothing = [Distribution::default()];
    let distributions = if record.distributions.is_empty() { &nothing[..] } else { &record.distributions };
    for distribution in distributions {
        for (metric, passes) in of_distribution(distribution, answers) {
            tally.add(metric, Share::known(passes));
        }
    }
    for (metric, passes) in best(distributions) {
        tally.add(metric, Share::one(passes));
    }
    Some(tally)
}

fn of_distribution(of: &Distribution, answers: &Answers) -> [(Metric, Option<bool>); 7] {
    let in_table = |licence: &Coded| {
        let concept = licence.code().and_then(|code| list::licences().get(code));
        concept.is_some_and(|concept| concept.facts.in_authority)
    };
    [
        (Metric::AccessAnswers, answers.any(&of.access_urls)),
        (Metric::Download, Some(!of.download_urls.is_empty())),
        (Metric::DownloadAnswers, answers.any(&of.download_urls)),
        (Metric::Licence, Some(!of.licences.is_empty())),
        (Metric::LicenceKnown, Some(of.licences.iter().any(in_table))),
        (Metric::Rights, Some(!of.rights.is_empty())),
        (Metric::ByteSize, Some(of.byte_size.is_some())),
    ]
}

/// The interoperability of the distribution that has the most of it.
fn best(distributions: &[Distribution]) -> [(Metric, bool); 5] {
    let points = |metrics: &[(Metric, bool); 5]| -> u32 {
        metrics.iter().filter(|(_, passes)| *passes).map(|(metric, _)| metric.points()).sum()
    };
    let all = distributions.iter().map(interoperability);
    // Of equals the first stands, so that the order of records decides and nothing else.
    all.reduce(|best, next| if points(&next) > points(&best) { next } else { best })
        .unwrap_or_else(|| interoperability(&Distribution::default()))
}

fn interoperability(of: &Distribution) -> [(Metric, bool); 5] {
    let format = of.format.as_ref().and_then(|format| format.value.as_ref());
    let media = of.media_type.as_deref();
    let by_format = format.and_then(Coded::code).and_then(|code| list::file_types().get(code));
    let by_media = media.and_then(list::file_type_of);
    let types = [by_format, by_media];
    let is = |fact: fn(&FileType) -> bool| {
        types.iter().flatten().any(|concept: &&Concept<FileType>| fact(&concept.facts))
    };
    let known = by_format.is_some_and(|concept| concept.iri.is_some()) || media.is_some_and(is_registered);
    [
        (Metric::Format, format.is_some()),
        (Metric::MediaType, media.is_some()),
        (Metric::FormatKnown, known),
        (Metric::NonProprietary, is(|facts| facts.non_proprietary)),
        (Metric::MachineReadable, is(|facts| facts.machine_readable)),
    ]
}

/// Whether a media type can stand in the register: it has a tree of the register, and is not marked as somebody's own.
fn is_registered(media: &str) -> bool {
    const TREES: [&str; 9] =
        ["application", "audio", "font", "image", "message", "model", "multipart", "text", "video"];
    media.split_once('/').is_some_and(|(tree, name)| {
        TREES.contains(&tree) && !name.is_empty() && !name.starts_with("x-") && !name.starts_with("x.")
    })
}

/// A score: what was counted, and the points that it gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// What was counted.
    pub tally: Tally,
    /// The points.
    pub points: Points,
    /// The band.
    pub band: Band,
}

impl Score {
    /// The score of a tally; none where there is no dataset.
    pub fn of(tally: Tally) -> Option<Self> {
        let (points, band) = (tally.points(), tally.band());
        (!tally.is_empty()).then_some(Self { tally, points, band })
    }
}

/// What would be gained by mending one thing everywhere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gain {
    /// What is to be mended.
    pub metric: Metric,
    /// In how many datasets or distributions it is missing.
    pub missing: i64,
    /// Of how many.
    pub of: i64,
    /// What that is counted over.
    pub over: Over,
    /// The points that it brings. Gains are apart from one another: all of them together make the score whole.
    pub points: f64,
}

/// What cannot be had without something else: a licence that is not there is from no vocabulary either.
const FOLLOWS: [(Metric, &[Metric]); 4] = [
    (Metric::Licence, &[Metric::LicenceKnown]),
    (Metric::AccessRights, &[Metric::AccessRightsKnown]),
    (Metric::Download, &[Metric::DownloadAnswers]),
    (Metric::Format, &[Metric::FormatKnown, Metric::NonProprietary, Metric::MachineReadable]),
];

/// What to mend first: what brings the most points.
pub fn first(score: &Score) -> Vec<Gain> {
    let points = score.points;
    let scale = if points.judged == 0 { 0.0 } else { f64::from(points.most()) / f64::from(points.judged) };
    let weight = |metric: Metric, missing: i64| {
        let judged = score.tally.of(metric).judged;
        if judged == 0 { 0.0 } else { missing as f64 / judged as f64 * f64::from(metric.points()) * scale }
    };
    let missing = |metric: Metric| score.tally.of(metric).failed();
    let mut gains = Vec::new();
    for metric in Metric::ALL.iter().copied() {
        let led = FOLLOWS
            .iter()
            .find(|(_, follow)| follow.contains(&metric))
            .map_or(0, |(first, _)| missing(*first));
        let own = missing(metric) - led.min(missing(metric));
        let follow = FOLLOWS.iter().find(|(first, _)| *first == metric).map_or(&[][..], |(_, follow)| follow);
        let more: f64 = follow.iter().map(|next| weight(*next, missing(*next).min(own))).sum();
        if own > 0 {
            let of = score.tally.of(metric).judged;
            gains.push(Gain {
                metric,
                missing: own,
                of,
                over: metric.over(),
                points: weight(metric, own) + more,
            });
        }
    }
    gains.sort_by(|one, other| other.points.total_cmp(&one.points));
    gains
}

#[cfg(test)]
mod tests;
