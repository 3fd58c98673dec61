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

/// The most letters of a version.
const VERSION: usize = 100;

/// A version, cut to what other portals take.
pub(super) fn version(text: &str) -> &str {
    text.char_indices().nth(VERSION).map_or(text, |(end, _)| &text[..end])
}

/// The first address for letters that other portals take. They refuse a whole dataset for one that has letters beyond
/// ASCII, or a dot where none belongs.
pub(super) fn mail(all: &[String]) -> Option<&str> {
    all.iter().map(String::as_str).find(|text| is_plain_mail(text))
}

fn is_plain_mail(text: &str) -> bool {
    let Some((own, host)) = text.split_once('@') else { return false };
    let is_own = |byte: u8| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte);
    let is_label = |label: &str| {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        (1..=63).contains(&label.len())
            && label.bytes().all(fits)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let has_lone_dots = !own.starts_with('.') && !text.contains("..");
    has_lone_dots && !own.is_empty() && own.bytes().all(is_own) && host.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_for_letters_is_one_that_other_portals_take() {
        for text in ["a@b", "open.data+1@stadt-x.example", "{a}@b.c", "a.@b.c"] {
            assert_eq!(mail(&[text.to_owned()]), Some(text));
        }
        let odd = [
            "info@münchen.de",
            "info@stadt.de.",
            "a@b..c",
            ".a@b.c",
            "a..b@c.d",
            "a b@c.d",
            "a@-b.c",
            "a@b_c.d",
        ];
        let mut all: Vec<String> =
            odd.iter().chain(&["a@b@c", "a", "@b", "a@", ""]).map(|&it| it.into()).collect();
        assert_eq!(mail(&all), None);
        all.push("a@b.c".into());
        assert_eq!(mail(&all), Some("a@b.c"));
    }

    #[test]
    fn a_version_is_cut_between_letters() {
        assert_eq!(version("2.0"), "2.0");
        assert_eq!(version(&"é".repeat(150)), "é".repeat(100));
    }

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
