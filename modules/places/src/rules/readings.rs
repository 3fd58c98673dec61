//! The ways to read a name that nothing has as printed, from the plainest to the boldest.

use std::iter::once_with;

use crate::model::{Countries, Reason};

use super::{inflection, legal, spelling};

/// How far a reading may be accepted without a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trust {
    /// Never: a person looks.
    AskAlways,
    /// Only if one place alone in the country has the name.
    OnlyIfAlone,
    /// By the rule of ten times the people.
    ByTheRule,
}

/// A key to look up, and what was done to the printed name to arrive at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) key: String,
    pub(super) steps: Vec<Reason>,
    pub(super) trust: Trust,
}

impl Reading {
    pub(super) fn as_printed(key: String) -> Self {
        Self { key, steps: Vec::new(), trust: Trust::ByTheRule }
    }

    fn then(&self, key: String, step: Reason, trust: Trust) -> Self {
        let steps = [&self.steps[..], &[step]].concat();
        Self { key, steps, trust: self.trust.min(trust) }
    }
}

/// The readings of `key` other than as printed. Each kind is computed only when the one before it
/// has found nothing.
pub(super) fn other_than_printed<'a>(
    key: &'a str,
    countries: &'a Countries,
) -> impl Iterator<Item = Reading> + 'a {
    let bare = once_with(move || legal::readings(key)).flatten();
    let spelt = once_with(move || other_spellings(key)).flatten();
    let inflected = once_with(move || base_forms(key, countries)).flatten();
    bare.chain(spelt).chain(inflected)
}

/// The printed name and its bare forms, spelt otherwise.
fn other_spellings(key: &str) -> Vec<Reading> {
    let mut readings = vec![Reading::as_printed(key.to_owned())];
    readings.extend(legal::readings(key));
    let spelt = readings.iter().flat_map(|reading| {
        spelling::variants(&reading.key).into_iter().map(|variant| {
            let step = Reason::OtherSpelling { key: variant.clone() };
            reading.then(variant, step, Trust::ByTheRule)
        })
    });
    spelt.collect()
}

/// The bare forms with their grammatical ending undone: "Göteborgs stad".
fn base_forms(key: &str, countries: &Countries) -> Vec<Reading> {
    let mut readings = Vec::new();
    for reading in legal::readings(key) {
        for country in countries.iter() {
            for form in inflection::base_forms(&reading.key, country) {
                let step = Reason::InflectedForm { key: form.clone() };
                readings.push(reading.then(form, step, Trust::ByTheRule));
            }
        }
    }
    readings
}
