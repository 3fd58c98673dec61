//! The codes that a record is found by.

use std::collections::BTreeSet;

use centum_base::fold::fold;

use super::fields::{NONE, OTHER};
use crate::dcat::vocabulary::{self, Concept, Vocabulary};
use crate::dcat::{Coded, Record};

/// Codes of the formats of its distributions, or of the service itself.
pub(super) fn formats(record: &Record) -> Vec<String> {
    let offered = record.distributions.iter().filter_map(|distribution| distribution.format.as_ref());
    let codes = offered.chain(&record.formats).filter_map(|format| format.value.as_ref()?.code());
    sorted(codes)
}

/// Codes of its licences; [`OTHER`] for one that the table does not know, [`NONE`] where none is given.
pub(super) fn licences(record: &Record) -> Vec<String> {
    let of_files = record.distributions.iter().flat_map(|distribution| &distribution.licences);
    let all: Vec<String> =
        sorted(record.licences.iter().chain(of_files).map(|licence| licence.code().unwrap_or(OTHER)));
    if all.is_empty() { vec![NONE.to_owned()] } else { all }
}

/// Whether anybody may use, change and share it, as far as one licence stands for the whole.
pub(super) fn is_open(record: &Record) -> bool {
    let known = record.licence().and_then(Coded::code).and_then(|code| vocabulary::licences().get(code));
    known.is_some_and(|licence| licence.facts.open)
}

/// Codes of its themes.
pub(super) fn themes(record: &Record) -> Vec<String> {
    sorted(record.themes.iter().filter_map(Coded::code))
}

/// Its categories of high-value datasets, and those above them.
pub(super) fn categories(record: &Record) -> Vec<String> {
    let list = vocabulary::hvd_categories();
    let given = record.hvd_categories.iter().filter_map(Coded::code);
    sorted(given.flat_map(|code| {
        let above = |code: &&str| list.get(code).map(|found| found.facts).filter(|above| !above.is_empty());
        // No list is deeper; one that goes round ends all the same.
        std::iter::successors(Some(code), above).take(4)
    }))
}

/// Tags of the languages of its data.
pub(super) fn languages(record: &Record) -> Vec<String> {
    let list = vocabulary::languages();
    let of_files = record.distributions.iter().flat_map(|distribution| &distribution.languages);
    let codes = record.languages.iter().chain(of_files).filter_map(Coded::code);
    sorted(codes.filter_map(|code| list.get(code)).map(|found| found.facts).filter(|tag| !tag.is_empty()))
}

/// Its keywords, folded.
pub(super) fn keywords(record: &Record) -> BTreeSet<String> {
    let folded = record.keywords.values().flatten().map(|keyword| fold(keyword));
    folded
        .filter(|keyword| !keyword.is_empty() && keyword.len() <= LONGEST_KEYWORD)
        .take(MOST_KEYWORDS)
        .collect()
}

/// The longest keyword that is counted, in bytes.
const LONGEST_KEYWORD: usize = 200;
/// Keywords of one record that are counted.
const MOST_KEYWORDS: usize = 500;

/// The labels of codes with their languages.
pub(super) fn labels<'a, F>(
    list: &'a Vocabulary<F>,
    codes: &'a [String],
) -> impl Iterator<Item = (&'static str, &'static str)> + 'a {
    codes.iter().filter_map(|code| list.get(code)).flat_map(Concept::labels)
}

fn sorted<'a>(codes: impl Iterator<Item = &'a str>) -> Vec<String> {
    codes.collect::<BTreeSet<_>>().into_iter().map(str::to_owned).collect()
}
