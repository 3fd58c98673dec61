//! What counts in which figure: pure rules over one record.

use std::collections::{BTreeMap, BTreeSet};

use centum_base::Timestamp;
use serde::{Deserialize, Serialize};

use super::model::{Figure, Link, Month, Relation};
use crate::dcat::{Coded, Record, Texts, vocabulary};
use crate::records::Kind;

/// The key of a dataset that says nothing.
pub(crate) const NONE: &str = "none";
/// The key of a dataset that says something no list knows.
pub(crate) const OTHER: &str = "other";
/// More links than this of one record are not followed back.
const MOST_LINKS: usize = 2_000;
/// The longest address that is followed back, in bytes.
const LONGEST_TARGET: usize = 1_000;
/// The longest title in a list, in characters.
const LONGEST_TITLE: usize = 300;
/// More languages than this of a title are left to the dataset's own page.
const MOST_TITLES: usize = 40;

/// The keys of a record by figure: what it adds to the numbers as long as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts(pub BTreeMap<String, BTreeSet<String>>);

impl Facts {
    /// The keys of a figure.
    pub fn of(&self, figure: Figure) -> impl Iterator<Item = &str> {
        self.0.get(figure.name()).into_iter().flatten().map(String::as_str)
    }

    /// Theme, figure and key of every number that the record counts in. The theme is empty for the numbers over all.
    pub fn counts(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        let themes = self.of(Figure::Theme).filter(|theme| *theme != NONE && *theme != OTHER);
        std::iter::once("").chain(themes).flat_map(move |theme| {
            let figures =
                self.0.iter().filter(move |(name, _)| theme.is_empty() || *name != Figure::Theme.name());
            figures.flat_map(move |(figure, keys)| {
                keys.iter().map(move |key| (theme, figure.as_str(), key.as_str()))
            })
        })
    }
}

/// The keys of a record. Only datasets count by more than their kind.
pub fn facts(record: &Record, kind: Kind, first_seen: Timestamp) -> Facts {
    let mut facts = Facts::default();
    let mut put = |figure: Figure, keys: BTreeSet<String>| facts.0.insert(figure.name().to_owned(), keys);
    let one = |key: String| BTreeSet::from([key]);
    put(Figure::Kind, one(kind.name().to_owned()));
    if kind != Kind::Dataset {
        return facts;
    }
    put(Figure::Theme, coded(record.themes.iter()));
    let formats = record.distributions.iter().filter_map(|part| part.format.as_ref()?.value.as_ref());
    put(Figure::Format, coded(formats));
    let own = record.licences.iter();
    put(Figure::Licence, coded(own.chain(record.distributions.iter().flat_map(|part| &part.licences))));
    let month = record.modified.as_ref().and_then(|modified| modified.day()).map(Month::of);
    put(Figure::Modified, one(month.map_or_else(|| NONE.to_owned(), |month| month.to_string())));
    put(Figure::Seen, one(Month::at(first_seen).to_string()));
    facts
}

fn coded<'a>(values: impl Iterator<Item = &'a Coded>) -> BTreeSet<String> {
    let keys: BTreeSet<String> = values.map(|value| value.code().unwrap_or(OTHER).to_owned()).collect();
    if keys.is_empty() { BTreeSet::from([NONE.to_owned()]) } else { keys }
}

/// The codes of the Union's themes that a record has.
pub(super) fn themes(record: &Record) -> BTreeSet<&str> {
    let known = |code: &&str| vocabulary::themes().get(code).is_some();
    record.themes.iter().filter_map(Coded::code).filter(known).collect()
}

/// What the record says of others, to be found from their side.
pub(super) fn links(record: &Record) -> BTreeSet<Link> {
    let link = |relation, target: &String| Link { relation, target: target.clone() };
    let series = record.in_series.iter().map(|target| link(Relation::InSeries, target));
    let served = record.serves_datasets.iter().map(|target| link(Relation::Serves, target));
    let plain =
        |link: &Link| link.target.len() <= LONGEST_TARGET && !link.target.chars().any(char::is_control);
    series.chain(served).filter(plain).take(MOST_LINKS).collect()
}

/// When the source says that it was last changed, where that is a day or a month or a year.
pub(super) fn modified(record: &Record) -> Option<String> {
    record.modified.as_ref().filter(|modified| modified.day().is_some()).map(ToString::to_string)
}

/// The titles as lists show them.
pub(super) fn titles(record: &Record) -> Texts {
    let short = |text: &String| text.chars().take(LONGEST_TITLE).collect();
    let titles = record.titles.0.iter().take(MOST_TITLES);
    Texts(titles.map(|(lang, text)| (lang.clone(), short(text))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dcat::{Distribution, Format, Moment};

    fn keys(facts: &Facts, figure: Figure) -> Vec<&str> {
        facts.of(figure).collect()
    }

    fn code(text: &str) -> Coded {
        Coded::Code(text.to_owned())
    }

    #[test]
    fn a_dataset_counts_once_for_each_key_and_as_none_where_it_says_nothing() {
        let format = |text: &str| Some(Format { value: Some(code(text)), given: None });
        let part = |text: &str| Distribution { format: format(text), ..Distribution::default() };
        let record = Record {
            themes: vec![code("TRAN"), Coded::Text("trees".to_owned())],
            distributions: vec![part("CSV"), part("CSV"), part("JSON")],
            modified: Some(Moment::of("2020-05-03")),
            ..Record::default()
        };
        let facts = facts(&record, Kind::Dataset, Timestamp::UNIX_EPOCH);
        assert_eq!(keys(&facts, Figure::Theme), ["TRAN", OTHER]);
        assert_eq!(keys(&facts, Figure::Format), ["CSV", "JSON"]);
        assert_eq!(keys(&facts, Figure::Licence), [NONE]);
        assert_eq!(keys(&facts, Figure::Modified), ["2020-05"]);
        assert_eq!(keys(&facts, Figure::Seen), ["1970-01"]);
        assert!(facts.counts().any(|count| count == ("TRAN", "format", "CSV")));
        assert!(!facts.counts().any(|(theme, figure, _)| theme == "TRAN" && figure == "theme"));
        assert!(!facts.counts().any(|(theme, ..)| theme == OTHER));
    }

    #[test]
    fn a_series_counts_by_its_kind_alone() {
        let facts = facts(&Record::default(), Kind::Series, Timestamp::UNIX_EPOCH);
        assert_eq!(facts.counts().collect::<Vec<_>>(), [("", "kind", "series")]);
    }

    #[test]
    fn links_and_titles_of_any_number_and_length_are_bounded() {
        let record = Record {
            in_series: vec!["x".repeat(LONGEST_TARGET + 1), "https://a.example/s".to_owned()],
            serves_datasets: (0..5_000).map(|at| format!("https://a.example/{at}")).collect(),
            titles: Texts::one("en", &"ä".repeat(10_000)),
            ..Record::default()
        };
        assert_eq!(links(&record).len(), MOST_LINKS);
        assert_eq!(titles(&record).0.values().next().unwrap().chars().count(), LONGEST_TITLE);
    }
}
