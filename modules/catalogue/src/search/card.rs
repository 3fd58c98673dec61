//! What a list shows of a record, without asking the database.

use serde::{Deserialize, Serialize};

use crate::adapters::without_markup;
use crate::dcat::{Moment, Texts};
use crate::views::Shown;

use super::codes;

/// The longest title in a list, in characters.
const LONGEST_TITLE: usize = 300;
/// The longest summary, in characters.
const LONGEST_SUMMARY: usize = 600;
/// Languages of a title or a summary.
const MOST_LANGUAGES: usize = 30;
/// Formats and cities in a list.
const MOST_NAMES: usize = 40;

/// A record in a list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Card {
    /// Its identifier.
    pub id: String,
    /// Its name in addresses.
    pub slug: String,
    /// What it describes, as [`crate::records::Kind::name`] writes it.
    pub kind: String,
    /// Its title.
    pub titles: Texts,
    /// How its description begins, without marks.
    pub summary: Texts,
    /// Who publishes.
    pub publisher: Option<Named>,
    /// The catalogue.
    pub catalogue: Named,
    /// The cities.
    pub cities: Vec<Named>,
    /// Codes of formats.
    pub formats: Vec<String>,
    /// The code of a licence, [`super::fields::OTHER`] or [`super::fields::NONE`].
    pub licence: String,
    /// When the source says that it was last changed.
    pub modified: Option<Moment>,
    /// When this catalogue first saw it, in microseconds.
    pub seen: i64,
    /// Points of quality, of 405.
    pub points: Option<u32>,
}

/// A name, and the name in addresses that it leads to. A body that is known by its name alone has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Named {
    /// The name in addresses.
    pub slug: String,
    /// The name.
    pub name: String,
}

impl Named {
    fn new(slug: impl Into<String>, name: &str) -> Self {
        Self { slug: slug.into(), name: clipped(name, LONGEST_TITLE) }
    }
}

impl Card {
    /// The card of a record.
    pub fn of(shown: &Shown) -> Self {
        let Shown { record, typed, around, .. } = shown;
        let agent = typed.publishers.first().and_then(|agent| agent.names.best(&[]));
        let publisher = match &around.publisher {
            Some(publisher) => Some(Named::new(&publisher.slug, &publisher.name)),
            None => agent.map(|(_, name)| Named::new("", name)),
        };
        let mut cities: Vec<Named> =
            around.places.iter().map(|place| Named::new(place.id.to_string(), place.name())).collect();
        cities.truncate(MOST_NAMES);
        let mut formats = codes::formats(typed);
        formats.truncate(MOST_NAMES);
        let licences = codes::licences(typed);
        Self {
            id: record.id.to_string(),
            slug: record.slug.clone(),
            kind: record.kind.name().to_owned(),
            titles: each(&typed.titles, |title| clipped(title, LONGEST_TITLE)),
            summary: each(&typed.descriptions, |text| clipped(&plain(text), LONGEST_SUMMARY)),
            publisher,
            catalogue: Named::new(&around.catalogue.slug, &around.catalogue.name),
            cities,
            formats,
            licence: licences.into_iter().next().unwrap_or_default(),
            modified: typed.modified.clone().filter(|modified| modified.day().is_some()),
            seen: record.first_seen.as_microsecond(),
            points: shown.points,
        }
    }
}

fn each(texts: &Texts, made: impl Fn(&str) -> String) -> Texts {
    Texts(texts.0.iter().take(MOST_LANGUAGES).map(|(lang, text)| (lang.clone(), made(text))).collect())
}

/// So many characters of a text, with white space joined.
fn clipped(text: &str, most: usize) -> String {
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match joined.char_indices().nth(most) {
        None => joined,
        Some((end, _)) => {
            let cut = joined[..end].rfind(' ').filter(|space| *space > end / 2).unwrap_or(end);
            format!("{}…", &joined[..cut])
        }
    }
}

/// What a list can show of a description: portals send HTML, of any length.
fn plain(text: &str) -> String {
    without_markup(&text[..text.floor_char_boundary(8 * LONGEST_SUMMARY)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_has_no_tags_and_ends_at_a_word() {
        assert_eq!(clipped(&plain("<p>Air &amp; <b>noise</b></p>\n a < b"), 300), "Air & noise a < b");
        assert_eq!(clipped("one two three", 9), "one two…");
        assert_eq!(clipped("onetwothree", 4), "onet…");
    }

    #[test]
    fn a_description_without_an_end_is_cut_soon() {
        assert!(plain(&"<".repeat(100_000)).len() < 20_000);
        assert!(plain(&"<b>ä".repeat(100_000)).len() < 20_000);
    }
}
