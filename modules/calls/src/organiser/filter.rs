//! Which applications of a call are wanted, and in which order. Everything stands in the address.

use centum_base::{Country, fold};
use centum_places::countries;
use centum_store::{Value, args};
use centum_web::links::Query;

use crate::call::Call;
use crate::call::eligibility::Verdict;

/// The columns that the list is sorted by.
pub const COLUMNS: [&str; 6] = ["number", "lead", "country", "state", "submitted", "saved"];
/// The names of the states, as filters name them.
pub const STATES: [&str; 3] = ["draft", "submitted", "withdrawn"];
/// What is looked for when eligibility is filtered by.
pub const ELIGIBILITY: [&str; 5] = ["met", "unknown", "not-met", "to-confirm", "refused"];
/// The kinds of applicants, as filters name them.
const KINDS: [&str; 2] = ["single", "consortium"];
/// What can be asked for alone.
const ONLY: [&str; 3] = ["incomplete", "unsigned", "overlap"];
/// The longest search.
const MAX_WORDS: usize = 200;

/// Applications that are wanted. An unknown value filters nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words in the name of the application or of a member, or its number.
    pub words: String,
    /// How it stands.
    pub state: Option<&'static str>,
    /// The category, by its key.
    pub category: Option<String>,
    /// The country of the lead.
    pub country: Option<Country>,
    /// Whether it is a consortium.
    pub consortium: Option<bool>,
    /// Something is missing or wrong.
    pub incomplete: bool,
    /// A member has not signed off what stands.
    pub unsigned: bool,
    /// A member stands in another application too.
    pub overlap: bool,
    /// The verdict of the rules, or what a person decided: one of [`ELIGIBILITY`].
    pub eligibility: Option<&'static str>,
}

fn known(value: &str, among: &[&'static str]) -> Option<&'static str> {
    among.iter().copied().find(|name| *name == value)
}

impl Filter {
    /// Reads the filters of an address.
    pub fn read(query: &Query) -> Self {
        let named = |name: &str| query.get(name).filter(|value| !value.is_empty());
        let is = |value: &str| named("only") == Some(value) || query.all("only").any(|only| only == value);
        Self {
            words: query.get("q").unwrap_or_default().trim().chars().take(MAX_WORDS).collect(),
            state: named("state").and_then(|value| known(value, &STATES)),
            category: named("category").map(str::to_owned),
            // EL and UK are Greece and the United Kingdom here too.
            country: named("country").and_then(countries::read),
            consortium: match named("kind") {
                Some("consortium") => Some(true),
                Some("single") => Some(false),
                _ => None,
            },
            incomplete: is("incomplete"),
            unsigned: is("unsigned"),
            overlap: is("overlap"),
            eligibility: named("eligibility").and_then(|value| known(value, &ELIGIBILITY)),
        }
    }

    /// The first filter of an address that says nothing known, with what it says. A page passes it over; a program would take
    /// everything for what it asked for.
    pub fn unknown(query: &Query) -> Option<(&'static str, &str)> {
        let lists: [(&'static str, &[&str]); 4] =
            [("state", &STATES), ("kind", &KINDS), ("only", &ONLY), ("eligibility", &ELIGIBILITY)];
        for (name, known) in lists {
            let stray = query.all(name).find(|value| !value.is_empty() && !known.contains(value));
            if let Some(value) = stray {
                return Some((name, value));
            }
        }
        let said = |name: &str| query.get(name).filter(|value| !value.is_empty());
        if let Some(code) = said("country").filter(|code| countries::read(code).is_none()) {
            return Some(("country", code));
        }
        let column = |by: &str| COLUMNS.contains(&by.strip_prefix('-').unwrap_or(by));
        said("sort").filter(|by| !column(by)).map(|by| ("sort", by))
    }

    /// The number that the words name: `EOI-0012`, `eoi 12`, `12`.
    fn number(&self) -> i64 {
        let words = self.words.to_ascii_lowercase();
        let digits = words.strip_prefix("eoi").unwrap_or(&words).trim_start_matches(['-', ' ']);
        digits.parse().ok().filter(|number| *number > 0).unwrap_or(0)
    }

    /// The values of the statements that ask for them.
    pub(super) fn values(&self, call: &Call) -> Vec<Value> {
        let folded = fold::fold(&self.words);
        // Signs that fold to nothing are looked for as they are: they are in no name, and do not stand for all.
        let words = if folded.is_empty() { self.words.clone() } else { folded };
        let verdict = [Verdict::Met, Verdict::Unknown, Verdict::NotMet]
            .into_iter()
            .map(Verdict::name)
            .find(|name| self.eligibility == Some(name));
        let flag = |on: bool| i64::from(on);
        args![
            call.id,
            self.state.unwrap_or_default(),
            self.category.as_deref().unwrap_or_default(),
            self.country.map(|country| country.to_string()).unwrap_or_default(),
            self.consortium.map_or(-1, i64::from),
            if words.is_empty() { String::new() } else { format!("%{}%", escaped(&words)) },
            self.number(),
            flag(self.incomplete),
            flag(self.unsigned),
            flag(self.overlap),
            verdict.unwrap_or_default(),
            flag(self.eligibility == Some("to-confirm")),
            flag(self.eligibility == Some("refused")),
        ]
    }
}

/// Words as a pattern that means nothing but itself; `!` stands before what would.
fn escaped(words: &str) -> String {
    words.chars().flat_map(|c| matches!(c, '%' | '_' | '!').then_some('!').into_iter().chain([c])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Filter {
        Filter::read(&Query::parse(Some(query)))
    }

    #[test]
    fn filters_are_read_from_the_address_and_unknown_ones_filter_nothing() {
        let filter =
            read("state=submitted&country=DE&kind=consortium&only=unsigned&only=overlap&eligibility=met");
        assert_eq!((filter.state, filter.consortium), (Some("submitted"), Some(true)));
        assert!(filter.unsigned && filter.overlap && !filter.incomplete);
        assert_eq!(read("state=lost&country=Atlantis&eligibility=perhaps&only=x"), Filter::default());
        assert_eq!(read("country=EL").country, read("country=GR").country);
    }

    #[test]
    fn to_a_program_what_filters_nothing_is_named() {
        let unknown = |text: &str| {
            let query = Query::parse(Some(text));
            Filter::unknown(&query).map(|(name, value)| format!("{name}={value}"))
        };
        for stray in ["state=submited", "kind=both", "eligibility=perhaps", "country=Atlantis", "sort=-age"] {
            assert_eq!(unknown(stray).as_deref(), Some(stray));
        }
        assert_eq!(unknown("only=unsigned&only=x").as_deref(), Some("only=x"));
        assert_eq!(unknown("state=draft&state=&country=UK&kind=single&only=overlap&sort=-saved&q=x"), None);
    }

    #[test]
    fn a_number_is_found_however_it_is_quoted() {
        for words in ["EOI-0012", "eoi 12", "12"] {
            assert_eq!(Filter { words: words.into(), ..Filter::default() }.number(), 12, "{words}");
        }
        assert_eq!(Filter { words: "12 cities".into(), ..Filter::default() }.number(), 0);
    }

    #[test]
    fn signs_of_patterns_mean_themselves() {
        assert_eq!(escaped("50%_!"), "50!%!_!!");
    }
}
