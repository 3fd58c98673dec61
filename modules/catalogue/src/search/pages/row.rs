//! One record in a list.

use centum_web::{Html, Locale};

use super::super::fields;
use super::super::marking::Wanted;
use super::super::names::{Name, coded};
use super::super::{Card, Named};
use crate::dcat::{Lang, Moment, Texts};

/// Formats in a list; the others are on the page of the record.
const MOST_FORMATS: usize = 6;
/// Cities in a list.
const MOST_CITIES: usize = 4;

/// A text in a language, which is marked where it is not the reader's.
pub(super) struct Told {
    /// The tag for `lang`; empty where nobody knows.
    pub lang: String,
    pub html: Html,
}

/// A name that may lead somewhere.
pub(super) struct Link {
    pub href: String,
    pub text: String,
}

/// A record in a list.
pub(super) struct Row {
    pub href: String,
    /// What it is, where that is no dataset.
    pub kind: Option<String>,
    pub title: Option<Told>,
    /// The language of the title, where it is not the reader's.
    pub foreign: Option<String>,
    pub summary: Option<Told>,
    pub publisher: Option<Link>,
    pub cities: Vec<Link>,
    pub more_cities: usize,
    pub catalogue: Link,
    pub date: Option<Html>,
    pub formats: Vec<String>,
    pub more_formats: usize,
    pub licence: Name,
    /// Why it stands where it stands; none where nothing was typed.
    pub why: Option<String>,
}

impl Row {
    /// The row of a record for a reader.
    pub(super) fn of(locale: &Locale, card: &Card, wanted: &Wanted, why: Option<String>) -> Self {
        let title = best(locale, &card.titles);
        let foreign = title.and_then(|(lang, _)| foreign(locale, lang));
        let told = |(lang, text): (&Lang, &str)| Told { lang: tag(lang), html: wanted.marked(text) };
        let link = |path: &str, named: &Named| Link {
            href: if named.slug.is_empty() { String::new() } else { format!("{path}/{}", named.slug) },
            text: named.name.clone(),
        };
        Self {
            href: format!("/data/datasets/{}", card.slug),
            kind: (card.kind != "dataset").then(|| coded(locale, fields::KIND, &card.kind).text),
            title: title.map(told),
            foreign,
            summary: best(locale, &card.summary).filter(|(_, text)| !text.is_empty()).map(told),
            publisher: card.publisher.as_ref().map(|publisher| link("/data/publishers", publisher)),
            cities: card.cities.iter().take(MOST_CITIES).map(|city| link("/data/cities", city)).collect(),
            more_cities: card.cities.len().saturating_sub(MOST_CITIES),
            catalogue: link("/data/catalogues", &card.catalogue),
            date: card.modified.as_ref().and_then(|modified| date(locale, modified)),
            formats: card.formats.iter().take(MOST_FORMATS).map(|format| short(format)).collect(),
            more_formats: card.formats.len().saturating_sub(MOST_FORMATS),
            licence: coded(locale, fields::LICENCE, &card.licence),
            why,
        }
    }
}

/// The text for a reader.
pub(super) fn best<'a>(locale: &Locale, texts: &'a Texts) -> Option<(&'a Lang, &'a str)> {
    texts.best(&[locale.tag()])
}

/// A format as it stands beside a record: the code of a service without what only says that it is one.
fn short(format: &str) -> String {
    format.trim_end_matches("_SRVC").to_owned()
}

/// The tag as `lang` takes it; empty where the language is not known.
pub(super) fn tag(lang: &Lang) -> String {
    if lang.is_undetermined() { String::new() } else { lang.as_str().to_owned() }
}

/// The name of a language that is not the reader's.
fn foreign(locale: &Locale, lang: &Lang) -> Option<String> {
    if lang.is_undetermined() || locale.tag().split('-').next() == Some(lang.primary()) {
        return None;
    }
    Some(coded(locale, fields::LANGUAGE, lang.primary()).text)
}

/// A moment as exactly as it was said.
pub(super) fn date(locale: &Locale, moment: &Moment) -> Option<Html> {
    match moment {
        Moment::Text(_) => None,
        Moment::Year(_) | Moment::Month(..) => {
            let text = moment.to_string();
            Some(Html::time(&text, &text))
        }
        Moment::Day(_) | Moment::Instant(_) => moment.day().map(|day| locale.day(day)),
    }
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn a_service_goes_by_what_it_speaks_and_other_formats_by_their_code() {
        assert_eq!(["WMS_SRVC", "GML", "RDF_XML"].map(short), ["WMS", "GML", "RDF_XML"]);
    }
}
