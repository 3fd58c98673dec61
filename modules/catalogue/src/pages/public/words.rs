//! What a source said, in the reader's language where it says so, and codes by their names.

use centum_web::markup::escaped;
use centum_web::{Html, Locale};

use super::links::{data, outward};
use super::prose::printable;
use crate::dcat::{Coded, Lang, Moment, Reference, Texts, vocabulary};

/// The longest words of a source in one line of a page, in characters.
const LONGEST_LINE: usize = 400;

/// Words of a source, with their language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// The words.
    pub(super) text: String,
    /// The language as a page writes it; empty where nobody knows.
    pub(super) lang: String,
    /// The name of the language, where it is not the reader's.
    pub(super) foreign: Option<String>,
}

impl Said {
    /// Words whose language is not known.
    pub(super) fn bare(text: &str) -> Self {
        Self { text: line(text), ..Self::default() }
    }

    /// As markup: words of a source, marked where they are in another language.
    pub(super) fn html(&self) -> Html {
        let lang =
            if self.lang.is_empty() { String::new() } else { format!(" lang=\"{}\"", escaped(&self.lang)) };
        Html::trusted(format!("<span translate=\"no\" dir=\"auto\"{lang}>{}</span>", escaped(&self.text)))
    }
}

/// The text for this reader.
pub(super) fn said(locale: &Locale, texts: &Texts) -> Option<Said> {
    let (lang, text) = texts.best(&[locale.tag(), primary(locale)])?;
    let words = line(text);
    (!words.is_empty()).then(|| Said { text: words, ..language(locale, lang) })
}

/// The language of words without the words.
pub(super) fn language(locale: &Locale, lang: &Lang) -> Said {
    if lang.is_undetermined() || !is_tag(lang.as_str()) {
        return Said::default();
    }
    let foreign = (lang.primary() != primary(locale)).then(|| language_name(locale, lang));
    Said { text: String::new(), lang: lang.as_str().to_owned(), foreign }
}

/// The name of a language, else its tag.
pub(super) fn language_name(locale: &Locale, lang: &Lang) -> String {
    let known = vocabulary::language_of(lang.primary());
    known.map_or_else(|| lang.as_str().to_owned(), |known| known.label(primary(locale)).to_owned())
}

fn primary(locale: &Locale) -> &'static str {
    locale.tag().split('-').next().unwrap_or_default()
}

/// A tag may come from anywhere: only letters, digits and hyphens stand in an attribute.
fn is_tag(tag: &str) -> bool {
    tag.len() <= 35 && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// A text as one line of bounded length.
pub(super) fn line(text: &str) -> String {
    let most = text.char_indices().nth(LONGEST_LINE * 4).map_or(text, |(at, _)| &text[..at]);
    let words = printable(most).split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(LONGEST_LINE) {
        Some((at, _)) => format!("{}…", words[..at].trim_end()),
        None => words,
    }
}

/// The lists that codes come from.
#[derive(Clone, Copy, Debug)]
pub(super) enum List {
    Theme,
    Access,
    Availability,
    Status,
    Type,
    FileType,
    Licence,
    Frequency,
    Language,
    Hvd,
}

/// The name of a code in the reader's language.
pub(super) fn label(locale: &Locale, list: List, code: &str) -> Option<&'static str> {
    let tag = primary(locale);
    match list {
        List::Theme => vocabulary::themes().get(code).map(|one| one.label(tag)),
        List::Access => vocabulary::access_rights().get(code).map(|one| one.label(tag)),
        List::Availability => vocabulary::availabilities().get(code).map(|one| one.label(tag)),
        List::Status => vocabulary::statuses().get(code).map(|one| one.label(tag)),
        List::Type => vocabulary::dataset_types().get(code).map(|one| one.label(tag)),
        List::FileType => vocabulary::file_types().get(code).map(|one| one.label(tag)),
        List::Licence => vocabulary::licences().get(code).map(|one| one.label(tag)),
        List::Frequency => vocabulary::frequencies().get(code).map(|one| one.label(tag)),
        List::Language => vocabulary::languages().get(code).map(|one| one.label(tag)),
        List::Hvd => vocabulary::hvd_categories().get(code).map(|one| one.label(tag)),
    }
}

/// A value of a list by its name, else as it was given.
pub(super) fn named(locale: &Locale, list: List, value: &Coded) -> String {
    let known = value.code().and_then(|code| label(locale, list, code));
    known.map_or_else(|| line(value.as_str()), str::to_owned)
}

/// The same as markup; an address that no list knows is a link.
pub(super) fn coded(locale: &Locale, list: List, value: &Coded) -> Html {
    match value {
        Coded::Iri(address) => outward(address, &line(address)),
        _ => data(&named(locale, list, value)),
    }
}

/// A licence by its name, leading to its text.
pub(super) fn licence(locale: &Locale, value: &Coded) -> Html {
    match value.code().and_then(|code| vocabulary::licences().get(code)) {
        Some(known) => outward(known.facts.address, known.label(primary(locale))),
        None => coded(locale, List::Licence, value),
    }
}

/// Something that is referred to: by its words, leading to its address.
pub(super) fn reference(locale: &Locale, reference: &Reference) -> Option<Html> {
    let words = said(locale, &reference.labels);
    match (&reference.uri, words) {
        (Some(address), Some(words)) => Some(outward(address, &words.text)),
        (Some(address), None) => Some(outward(address, &line(address))),
        (None, words) => words.map(|words| words.html()),
    }
}

/// A moment, as exact as its source said it.
pub(super) fn moment(locale: &Locale, moment: &Moment) -> Html {
    match moment {
        Moment::Day(day) => locale.day(*day),
        Moment::Instant(at) => locale.moment(*at),
        Moment::Year(year) => Html::time(&format!("{year:04}"), &year.to_string()),
        Moment::Month(..) => {
            let code = moment.to_string();
            let name = moment.day().map_or_else(|| code.clone(), |day| locale.month(day));
            Html::time(&code, &name)
        }
        Moment::Text(text) => data(&line(text)),
    }
}

/// Bytes as people say them.
pub(super) fn size(locale: &Locale, bytes: u64) -> String {
    const UNITS: [&str; 4] = ["kb", "mb", "gb", "tb"];
    if bytes < 1000 {
        return locale.say("catalogue-public-bytes").arg("count", bytes).plain();
    }
    let mut value = bytes as f64 / 1000.0;
    let mut unit = 0;
    while value >= 999.95 && unit + 1 < UNITS.len() {
        value /= 1000.0;
        unit += 1;
    }
    let number = if value < 10.0 { format!("{value:.1}") } else { format!("{value:.0}") };
    let id = format!("catalogue-public-size-{}", UNITS[unit]);
    locale.say(&id).arg("number", locale.decimal(&number)).plain()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_one_line_and_ends() {
        assert_eq!(line(" a\n\u{202E}b\t c "), "a b c");
        assert!(line(&"ä".repeat(5_000)).chars().count() <= LONGEST_LINE + 1);
    }
}
