//! How a record stands, at the top of its page; and what programs read in its head.

use centum_web::{BaseUrl, Html, Locale};

use crate::dcat;
use crate::pages::public::loading::Known;
use crate::pages::public::prose::{printable, summary};
use crate::pages::public::words::{Said, said};
use crate::records::{Record, State};
use crate::standards::linked_data;

/// More ways to get it than these are left out of what search engines read.
const MOST_PARTS: usize = 100;
/// The longest description that search engines read, in characters.
const LONGEST: usize = 5_000;

/// What a reader has to know before anything else; none where all is as it should be.
pub(super) fn standing(locale: &Locale, record: &Record) -> Option<Html> {
    match (record.state, record.missing_since) {
        (State::Missing, Some(since)) => {
            Some(locale.say("catalogue-public-missing").markup("since", &locale.moment(since)).html())
        }
        (State::Missing, None) => Some(locale.html("catalogue-public-missing-now")),
        _ => None,
    }
}

/// The record for search engines, shortened to what they read. They read over what has no name, so that one without a title
/// goes by the one that stands on its page.
pub(super) fn schema(base: &BaseUrl, slug: &str, record: &dcat::Record, shown: &Said) -> Html {
    let mut known = record.clone();
    known.titles.0.retain(|_, title| !title.trim().is_empty());
    if known.titles.is_empty() {
        known.titles = dcat::Texts::one(&shown.lang, &shown.text);
    }
    known.distributions.truncate(MOST_PARTS);
    known.spatial.truncate(MOST_PARTS);
    for text in known.titles.0.values_mut() {
        *text = printable(text);
    }
    for text in known.descriptions.0.values_mut() {
        *text = summary(text, LONGEST);
    }
    Html::trusted(linked_data(base, slug, &known))
}

/// The title for this reader. What has none is called by what it is and whose.
pub(super) fn title(locale: &Locale, known: &Known) -> Said {
    said(locale, &known.typed.titles).unwrap_or_else(|| {
        let publisher = known.typed.publishers.first().and_then(|one| said(locale, &one.names));
        let whom = publisher.map_or_else(|| known.around.catalogue.name.clone(), |one| one.text);
        let text = locale.say("catalogue-public-untitled").arg("kind", known.record.kind.name());
        Said { text: text.arg("whom", whom).plain(), ..Said::default() }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_search_engines_read_is_short_and_cannot_end_its_element() {
        let record = dcat::Record {
            titles: dcat::Texts::one("en", "</script><script>alert(1)</script>"),
            descriptions: dcat::Texts::one("en", &"long ".repeat(100_000)),
            ..dcat::Record::default()
        };
        let base = BaseUrl::new("https://centum.example").unwrap();
        let schema = schema(&base, "x", &record, &Said::default()).to_string();
        assert!(!schema.contains('<') && schema.len() < 10_000, "{schema}");
    }
}
