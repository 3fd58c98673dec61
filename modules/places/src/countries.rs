//! Names of countries in the languages of Europe: reading a printed name, and naming a country to a reader.

use std::collections::HashMap;
use std::sync::LazyLock;

use centum_base::{Country, fold::fold};

/// A text longer than this (in bytes) is not the name of a country.
const MAX_NAME_BYTES: usize = 200;

/// One row a country, one column a language; made by `xtask gazetteer --countries`.
const TABLE: &str = include_str!("../../../data/countries/countries.tsv");

/// Names that the table lacks, and names that it should show differently; kept by hand.
const VARIANTS: &str = include_str!("../../../data/countries/variants.tsv");

/// Articles that may stand before a country's name.
const ARTICLES: [&str; 24] = [
    "the", "la", "le", "les", "l", "el", "los", "las", "il", "lo", "gli", "i", "o", "os", "a", "as", "an",
    "die", "der", "das", "de", "het", "η", "το",
];

/// What states call themselves before their name.
const STATE_WORDS: [&str; 24] = [
    "republic of",
    "kingdom of",
    "federal republic of",
    "state of",
    "principality of",
    "grand duchy of",
    "republique de",
    "republique d",
    "royaume de",
    "republica de",
    "reino de",
    "repubblica di",
    "repubblica d",
    "regno di",
    "republik",
    "konigreich",
    "republiek",
    "koninkrijk",
    "republika",
    "republica",
    "δημοκρατια της",
    "република",
    "republiken",
    "republikken",
];

/// A language in which names of countries are known, by its two-letter code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Language(u8);

impl Language {
    /// The language of a code such as `fr` or `fr-BE`; `None` when no names are known in it.
    pub fn new(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next().unwrap_or(code);
        let column = NAMES.languages.iter().position(|known| known.eq_ignore_ascii_case(primary))?;
        u8::try_from(column).ok().map(Self)
    }

    /// The two-letter code.
    pub fn code(self) -> &'static str {
        NAMES.languages[usize::from(self.0)]
    }
}

/// The country that `text` names in any known language, or by its code in capitals. `None` when
/// it names none, or different countries in different languages.
pub fn read(text: &str) -> Option<Country> {
    find(text, |meanings| match meanings {
        [first, rest @ ..] if rest.iter().all(|other| other.country == first.country) => Some(first.country),
        _ => None,
    })
}

/// The country that `text` names to a reader of `language`; other languages count when that one
/// has no such name.
pub fn read_in(text: &str, language: Language) -> Option<Country> {
    let in_language = find(text, |meanings| {
        let mut own = meanings.iter().filter(|meaning| meaning.speaks(language));
        let first = own.next()?.country;
        own.all(|other| other.country == first).then_some(first)
    });
    in_language.or_else(|| read(text))
}

/// The country's name in the language of the code `lang`, or in English, or else its code.
pub fn name(country: Country, lang: &str) -> &'static str {
    let Some(row) = NAMES.shown.get(&country) else { return "" };
    let in_language = Language::new(lang).map(|language| row.names[usize::from(language.0)]);
    match in_language {
        Some(name) if !name.is_empty() => name,
        _ if !row.names[NAMES.english].is_empty() => row.names[NAMES.english],
        _ => row.code,
    }
}

/// Every country that has a name, in order of code.
pub fn all() -> impl Iterator<Item = Country> {
    let mut countries: Vec<_> = NAMES.shown.keys().copied().collect();
    countries.sort_unstable();
    countries.into_iter()
}

/// What a folded name means in one or several languages.
struct Meaning {
    country: Country,
    /// One bit a language, by its column.
    languages: u32,
}

impl Meaning {
    fn speaks(&self, language: Language) -> bool {
        self.languages & (1 << language.0) != 0
    }
}

/// What is shown for one country, by column.
struct Shown {
    code: &'static str,
    names: Vec<&'static str>,
}

struct Names {
    languages: Vec<&'static str>,
    english: usize,
    shown: HashMap<Country, Shown>,
    by_code: HashMap<&'static str, Country>,
    by_key: HashMap<String, Vec<Meaning>>,
}

static NAMES: LazyLock<Names> = LazyLock::new(Names::load);

impl Names {
    fn load() -> Self {
        let mut lines = TABLE.lines();
        let languages: Vec<_> = lines.next().unwrap_or_default().split('\t').skip(2).collect();
        let english = languages.iter().position(|&code| code == "en").unwrap_or(0);
        let mut names = Self {
            languages,
            english,
            shown: HashMap::new(),
            by_code: HashMap::new(),
            by_key: HashMap::new(),
        };
        lines.for_each(|line| names.add_row(line));
        VARIANTS.lines().skip(1).for_each(|line| names.add_variant(line));
        // The codes that the Union's own style guide uses beside ISO's.
        for (code, country) in [("UK", "GB"), ("EL", "GR")] {
            if let Some(country) = Country::new(country) {
                names.by_code.insert(code, country);
            }
        }
        names
    }

    fn add_row(&mut self, line: &'static str) {
        let mut cells = line.split('\t');
        let (Some(code), Some(alpha3)) = (cells.next(), cells.next()) else { return };
        let Some(country) = Country::new(code) else { return };
        self.by_code.insert(code, country);
        self.by_code.insert(alpha3, country);
        let mut shown = Vec::with_capacity(self.languages.len());
        for (column, cell) in cells.enumerate() {
            for name in cell.split('|').filter(|name| !name.is_empty()) {
                self.mean(name, country, 1 << column);
            }
            shown.push(cell.split('|').next().unwrap_or_default());
        }
        shown.resize(self.languages.len(), "");
        self.shown.insert(country, Shown { code, names: shown });
    }

    fn add_variant(&mut self, line: &'static str) {
        let mut cells = line.split('\t');
        let (Some(code), Some(language), Some(role), Some(name)) =
            (cells.next(), cells.next(), cells.next(), cells.next())
        else {
            return;
        };
        let Some(country) = Country::new(code) else { return };
        let column = self.languages.iter().position(|&known| known == language);
        self.mean(name, country, column.map_or(u32::MAX, |column| 1 << column));
        if let (Some(column), "shown", Some(shown)) = (column, role, self.shown.get_mut(&country)) {
            shown.names[column] = name;
        }
    }

    fn mean(&mut self, name: &str, country: Country, languages: u32) {
        let meanings = self.by_key.entry(fold(name)).or_default();
        match meanings.iter_mut().find(|meaning| meaning.country == country) {
            Some(meaning) => meaning.languages |= languages,
            None => meanings.push(Meaning { country, languages }),
        }
    }
}

fn find(text: &str, choose: impl Fn(&[Meaning]) -> Option<Country>) -> Option<Country> {
    let text = text.trim();
    if text.len() > MAX_NAME_BYTES {
        return None;
    }
    if let Some(country) = NAMES.by_code.get(text) {
        return Some(*country);
    }
    let key = fold(text);
    let mut rest = key.as_str();
    // Strip at most an article, a state's word and another article ("the Republic of the Gambia").
    for words in [&[][..], &ARTICLES, &STATE_WORDS, &ARTICLES] {
        rest = without_leading(rest, words);
        if let Some(country) = NAMES.by_key.get(rest).and_then(|meanings| choose(meanings)) {
            return Some(country);
        }
    }
    None
}

fn without_leading<'a>(key: &'a str, words: &[&str]) -> &'a str {
    words.iter().find_map(|word| key.strip_prefix(word)?.strip_prefix(' ')).unwrap_or(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use centum_base::Date;

    fn code_of(text: &str) -> Option<String> {
        read(text).map(|country| country.to_string())
    }

    #[test]
    fn a_name_is_read_in_every_official_language() {
        let today: Date = "2020-07-07".parse().unwrap();
        let official = &NAMES.languages[..24];
        for country in Country::eu_members(today) {
            for language in official {
                let name = name(country, language);
                assert!(!name.is_empty(), "{country} has no name in {language}");
                assert_eq!(read(name), Some(country), "{name} in {language}");
            }
        }
    }

    #[test]
    fn names_that_people_use_beside_the_official_one_are_read() {
        for (text, code) in [
            ("UK", "GB"),
            ("U.K.", "GB"),
            ("Great Britain", "GB"),
            ("Scotland", "GB"),
            ("the Netherlands", "NL"),
            ("Holland", "NL"),
            ("Czech Republic", "CZ"),
            ("CZECHIA", "CZ"),
            ("Türkiye", "TR"),
            ("Turkey", "TR"),
            ("Republic of Ireland", "IE"),
            ("Republic of Moldova", "MD"),
            ("Slovak Republic", "SK"),
            ("Republic of North Macedonia", "MK"),
            ("la France", "FR"),
            ("Die Niederlande", "NL"),
            ("EL", "GR"),
            ("ITA", "IT"),
            ("Ελλάδα", "GR"),
            ("България", "BG"),
            ("Україна", "UA"),
        ] {
            assert_eq!(code_of(text).as_deref(), Some(code), "{text}");
        }
    }

    #[test]
    fn what_names_no_country_is_not_read() {
        for text in ["", "Utopia", "Italy / Sweden", "it", "Republic of", &"Italy ".repeat(100)] {
            assert_eq!(code_of(text), None, "{text}");
        }
    }

    #[test]
    fn a_name_that_means_two_countries_is_left_to_a_person() {
        assert_eq!(code_of("Congo"), None);
    }

    #[test]
    fn a_reader_language_comes_first() {
        let french = Language::new("fr-BE").unwrap();
        assert_eq!(french.code(), "fr");
        assert_eq!(read_in("Pays-Bas", french), Country::new("NL"));
        assert_eq!(read_in("Germany", french), Country::new("DE"));
        assert_eq!(Language::new("xx"), None);
    }

    #[test]
    fn a_country_is_named_in_english_when_the_language_is_unknown() {
        let czechia = Country::new("CZ").unwrap();
        assert_eq!(name(czechia, "xx"), "Czechia");
        assert_eq!(name(czechia, "fr"), "Tchéquie");
        assert_eq!(name(Country::SINGAPORE, "lv"), "Singapūra");
    }

    #[test]
    fn every_line_of_variants_names_a_known_country_language_and_use() {
        for line in VARIANTS.lines().skip(1) {
            let cells: Vec<_> = line.split('\t').collect();
            let [code, language, role, name] = cells[..] else { panic!("{line}") };
            let country = Country::new(code).unwrap_or_else(|| panic!("{line}"));
            assert!(NAMES.shown.contains_key(&country), "{line}");
            assert!(language == "*" || NAMES.languages.contains(&language), "{line}");
            assert!(matches!(role, "shown" | "read") && !name.is_empty(), "{line}");
        }
    }
}
