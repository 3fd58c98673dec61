//! Spellings of the Action API.

use centum_base::Timestamp;

use crate::dcat::{Coded, Moment, Texts, vocabulary};

/// An instant as this interface writes it: UTC, with microseconds, without a zone.
pub(super) fn naive(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S.%6f").to_string()
}

/// The text that stands where one language has a place: English, else the undetermined one, else any.
pub(super) fn one(texts: &Texts) -> Option<&str> {
    texts.best(&["en"]).map(|(_, text)| text)
}

/// A code as its address, where its list has one; else as it stands.
pub(super) fn address_of<F>(coded: &Coded, list: &vocabulary::Vocabulary<F>) -> String {
    let known = coded.code().and_then(|code| list.get(code)).and_then(|concept| concept.iri.clone());
    known.unwrap_or_else(|| coded.as_str().to_owned())
}

/// A moment as it was said.
pub(super) fn said(moment: Option<&Moment>) -> Option<String> {
    moment.map(ToString::to_string)
}

/// The fewest and the most letters of a tag.
const TAG: std::ops::RangeInclusive<usize> = 2..=100;

/// A keyword as a tag. Other portals refuse a whole dataset for a tag that holds more than letters, digits, blanks, `-`, `_`
/// and `.`.
pub(super) fn tag(word: &str) -> Option<String> {
    let fits = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.');
    let words = word.split(|letter| !fits(letter)).filter(|word| !word.is_empty());
    let plain: String = words.collect::<Vec<_>>().join(" ").chars().take(*TAG.end()).collect();
    let plain = plain.trim_end();
    (plain.chars().count() >= *TAG.start()).then(|| plain.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_holds_what_other_portals_take() {
        for (word, tag_of) in [
            ("Grünfläche", Some("Grünfläche")),
            ("Wasser/Abwasser", Some("Wasser Abwasser")),
            (" l'eau,  \"potable\" ", Some("l eau potable")),
            ("open-data_2.0", Some("open-data_2.0")),
            ("Δέντρα & πάρκα", Some("Δέντρα πάρκα")),
            ("C++", None),
            ("…", None),
        ] {
            assert_eq!(tag(word).as_deref(), tag_of, "{word}");
        }
        assert_eq!(tag(&"long word ".repeat(20)).map(|tag| tag.len()), Some(99));
    }
}
