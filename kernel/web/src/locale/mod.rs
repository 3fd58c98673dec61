//! A reader's language: texts, numbers, dates, lists and order.

mod catalogue;
mod choose;
mod format;
mod pseudo;
mod saying;

use std::cmp::Ordering;
use std::sync::{Arc, Mutex, PoisonError};
use std::{collections::BTreeSet, fmt};

use centum_base::{Country, Date, Timestamp};
use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;

pub use catalogue::{Catalogue, CatalogueError, CountryNames, Customs, OFFICIAL, Texts};
pub use choose::{Wish, choose};
pub use format::Formatters;
pub use pseudo::outside_brackets;
pub use saying::{Saying, ToValue, Value, Whole};

use crate::markup::Html;

/// English: the language of the source, in which every text exists.
pub const ENGLISH: &str = "en";
/// The pseudo-locale of the tests: English, accented, 40 % longer and in brackets.
pub const PSEUDO: &str = "en-XA";

/// How many missing ids are remembered.
const MAX_MISSES: usize = 1_000;

/// One language with its texts and its ways of writing. Cheap to clone.
#[derive(Clone)]
pub struct Locale(Arc<Inner>);

struct Inner {
    tag: &'static str,
    layers: Vec<Arc<Layer>>,
    formatters: Formatters,
    customs: Customs,
    misses: Mutex<BTreeSet<String>>,
}

/// The texts of one language.
struct Layer {
    tag: &'static str,
    bundle: FluentBundle<FluentResource>,
}

impl Locale {
    fn new(tag: &'static str, layers: Vec<Arc<Layer>>, customs: Customs) -> Self {
        let formatters = Formatters::new(tag);
        Self(Arc::new(Inner { tag, layers, formatters, customs, misses: Mutex::default() }))
    }

    /// The language tag, as it stands in `lang`.
    pub fn tag(&self) -> &'static str {
        self.0.tag
    }

    /// The direction of writing, as it stands in `dir`.
    pub fn dir(&self) -> &'static str {
        // None of the 24 official languages is written from right to left.
        "ltr"
    }

    /// The name of the language in itself.
    pub fn endonym(&self) -> String {
        self.text("language-name")
    }

    /// A text without arguments.
    pub fn text(&self, id: &str) -> String {
        self.say(id).plain()
    }

    /// A text with arguments.
    pub fn with(&self, id: &str, args: &[(&str, Value)]) -> String {
        args.iter().fold(self.say(id), |saying, (name, value)| saying.arg(name, value)).plain()
    }

    /// A text as markup: what falls back to English carries `lang="en"`.
    pub fn html(&self, id: &str) -> Html {
        self.say(id).html()
    }

    /// A text that arguments are still added to. In a template it writes itself as markup.
    pub fn say(&self, id: &str) -> Saying<'_> {
        Saying::new(self, id)
    }

    /// Whether the text exists in this language or in English.
    pub fn has(&self, id: &str) -> bool {
        self.0.layers.iter().any(|layer| layer.bundle.has_message(id))
    }

    /// A whole number with the digits grouped as the reader does.
    pub fn number(&self, number: impl Whole) -> String {
        self.own(self.0.formatters.number(number.whole()))
    }

    /// A number with decimals, written as a plain decimal such as `0.125`.
    pub fn decimal(&self, decimal: &str) -> String {
        self.own(self.0.formatters.decimal(decimal))
    }

    /// A day: “3 July 2020”.
    pub fn date(&self, date: Date) -> String {
        self.own(self.0.formatters.date(date))
    }

    /// The month of a day: “July 2020”.
    pub fn month(&self, date: Date) -> String {
        self.own(self.0.formatters.month(date))
    }

    /// A day in the house's zone of an instant.
    pub fn date_of(&self, at: Timestamp) -> String {
        self.date(at.to_zoned(self.0.customs.zone.clone()).date())
    }

    /// An instant with its zone and offset: “3 July 2020, 14:02 CEST (UTC+2)”.
    pub fn instant(&self, at: Timestamp) -> String {
        self.own(self.0.formatters.instant(&at.to_zoned(self.0.customs.zone.clone())))
    }

    /// A day as markup that a program can read too.
    pub fn day(&self, date: Date) -> Html {
        Html::time(&date.to_string(), &self.date(date))
    }

    /// An instant as markup that a program can read too.
    pub fn moment(&self, at: Timestamp) -> Html {
        Html::time(&at.to_string(), &self.instant(at))
    }

    /// The name of a country, or its code where the house knows no name.
    pub fn country(&self, country: Country) -> String {
        let named = self.0.layers.iter().find_map(|layer| (self.0.customs.country_names)(layer.tag, country));
        self.own(named.map_or_else(|| country.code().to_owned(), str::to_owned))
    }

    /// “a, b and c”.
    pub fn list<T: fmt::Display>(&self, items: impl IntoIterator<Item = T>) -> String {
        let items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
        self.0.formatters.list(&items)
    }

    /// The order of two texts in this language.
    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        self.0.formatters.compare(left, right)
    }

    /// Sorts by a text in the order of this language.
    pub fn sort_by_text<T>(&self, items: &mut [T], text: impl Fn(&T) -> &str) {
        items.sort_by(|left, right| self.compare(text(left), text(right)));
    }

    /// The ids that were asked for and exist in no language.
    pub fn misses(&self) -> Vec<String> {
        self.0.misses.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    /// What is written in the reader's way stands in brackets in the pseudo-locale, like the texts.
    fn own(&self, text: String) -> String {
        if self.0.tag == PSEUDO { pseudo::bracketed(&text) } else { text }
    }

    fn missed(&self, id: &str) {
        let mut misses = self.0.misses.lock().unwrap_or_else(PoisonError::into_inner);
        if misses.len() < MAX_MISSES && misses.insert(id.to_owned()) {
            tracing::warn!(message_id = id, "a text is missing in every language");
        }
    }
}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Locale({})", self.0.tag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EN: Texts = (
        "en",
        "language-name = English\nhello = Hello { $name }\ncities = { $n ->\n [one] { $n } city\n *[other] { $n } cities\n}\nonly = Only & here\n",
    );
    const DE: Texts = ("de", "language-name = Deutsch\nhello = Hallo { $name }\n");

    fn names(tag: &str, country: Country) -> Option<&'static str> {
        (tag == "de" && country.code() == "IT").then_some("Italien")
    }

    fn german() -> Locale {
        let customs = Customs { country_names: names, ..Customs::default() };
        Catalogue::new(&[EN, DE], customs).unwrap().get("de").unwrap().clone()
    }

    #[test]
    fn a_text_is_said_in_the_readers_language() {
        assert_eq!(german().with("hello", &[("name", "Leuven".into())]), "Hallo Leuven");
    }

    #[test]
    fn what_falls_back_to_english_is_marked_in_markup_only() {
        let german = german();
        assert_eq!(german.text("only"), "Only & here");
        assert_eq!(german.html("only").to_string(), "<span lang=\"en\">Only &amp; here</span>");
        assert_eq!(german.say("cities").arg("n", 1234).to_string(), "<span lang=\"en\">1,234 cities</span>");
    }

    #[test]
    fn arguments_cannot_bring_markup() {
        let said = german().say("hello").arg("name", "<b>").to_string();
        assert_eq!(said, "Hallo &lt;b&gt;");
        let link = Html::trusted("<a href=\"/x\">X</a>".to_owned());
        assert_eq!(german().say("hello").markup("name", &link).to_string(), "Hallo <a href=\"/x\">X</a>");
    }

    #[test]
    fn a_missing_text_shows_its_id_and_is_remembered() {
        let german = german();
        assert_eq!(german.text("nowhere"), "⟨nowhere⟩");
        assert_eq!(german.misses(), ["nowhere"]);
    }

    #[test]
    fn numbers_dates_and_lists_follow_the_language() {
        let german = german();
        assert_eq!(german.number(12_345), "12.345");
        assert_eq!(german.decimal("1234.5"), "1.234,5");
        assert_eq!(german.date(jiff::civil::date(2020, 7, 3)), "3. Juli 2020");
        assert_eq!(german.month(jiff::civil::date(2020, 7, 3)), "Juli 2020");
        assert_eq!(german.list(["Rom", "Wien", "Prag"]), "Rom, Wien und Prag");
        assert_eq!(german.country(Country::new("IT").unwrap()), "Italien");
        assert_eq!(german.country(Country::SINGAPORE), "SG");
    }

    #[test]
    fn an_instant_carries_zone_and_offset() {
        let at: Timestamp = "2020-07-03T12:02:00Z".parse().unwrap();
        assert_eq!(german().instant(at), "3. Juli 2020, 14:02 CEST (UTC+2)");
        let winter: Timestamp = "2020-02-27T22:59:00Z".parse().unwrap();
        assert_eq!(german().instant(winter), "27. Februar 2020, 23:59 CET (UTC+1)");
    }

    #[test]
    fn order_is_that_of_the_language() {
        let mut names = ["Zagreb", "Östersund", "Oslo", "Århus"];
        german().sort_by_text(&mut names, |name| name);
        assert_eq!(names, ["Århus", "Oslo", "Östersund", "Zagreb"]);
    }
}
