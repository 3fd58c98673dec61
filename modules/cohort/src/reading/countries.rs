//! Countries in the words of a list: one or several, at the end of a line or at its beginning.

use centum_base::Country;
use centum_base::fold::fold;
use centum_places::countries;

use super::language::Language;

/// Countries that one row may print.
const MAX_COUNTRIES: usize = 6;
/// Words that the country at an end of a line may have.
const MAX_WORDS: usize = 10;
/// Characters of the longest text that is tried as a country.
const MAX_CHARS: usize = 160;

/// Words that join two countries.
const JOINING_WORDS: [&str; 9] = [" and ", " et ", " und ", " y ", " e ", " i ", " en ", " & ", " + "];
/// Signs that join two countries. A plain hyphen is tried last: some countries have one.
const JOINING_SIGNS: [char; 6] = ['/', ';', ',', '–', '—', '-'];

/// The languages in which a country calls itself, beside English.
const OWN_LANGUAGES: &[(&str, &[&str])] = &[
    ("AT", &["de"]),
    ("BE", &["fr", "nl", "de"]),
    ("BG", &["bg"]),
    ("CY", &["el"]),
    ("CZ", &["cs"]),
    ("DE", &["de"]),
    ("DK", &["da"]),
    ("EE", &["et"]),
    ("ES", &["es"]),
    ("FI", &["fi", "sv"]),
    ("FR", &["fr"]),
    ("GR", &["el"]),
    ("HR", &["hr"]),
    ("HU", &["hu"]),
    ("IE", &["ga"]),
    ("IT", &["it"]),
    ("LT", &["lt"]),
    ("LU", &["fr", "de"]),
    ("LV", &["lv"]),
    ("MT", &["mt"]),
    ("NL", &["nl"]),
    ("PL", &["pl"]),
    ("PT", &["pt"]),
    ("RO", &["ro"]),
    ("SE", &["sv"]),
    ("SI", &["sl"]),
    ("SK", &["sk"]),
    ("CH", &["de", "fr", "it"]),
];
/// The languages whose names are looked through for a foreign one.
const LANGUAGES: [&str; 24] = [
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt",
    "nl", "pl", "pt", "ro", "sk", "sl", "sv",
];

/// Whether `text` names `country` in none of the languages that a source of `language` would use: in an English list,
/// "Granada" is a city, though it is Grenada in Spanish.
fn is_foreign(text: &str, country: Country, language: Language) -> bool {
    let key = fold(text);
    let named_in = |code: &str| fold(countries::name(country, code)) == key;
    if named_in(language.code()) || named_in("en") {
        return false;
    }
    let own = OWN_LANGUAGES.iter().find(|(code, _)| *code == country.code()).map_or(&[][..], |&(_, own)| own);
    !own.iter().any(|code| named_in(code)) && LANGUAGES.iter().any(|code| named_in(code))
}

/// The one country that `text` names to a reader of `language`, or of any language where none is given.
pub(super) fn one(text: &str, language: Option<Language>) -> Option<Country> {
    let text = text.trim();
    if text.is_empty() || text.len() > MAX_CHARS || !text.chars().any(char::is_alphabetic) {
        return None;
    }
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    // "de" ends Spanish names and "IT" is a country: a code counts only in capitals.
    if letters <= 3 && text.chars().any(char::is_lowercase) && text.is_ascii() {
        return None;
    }
    if text.chars().next().is_some_and(char::is_lowercase) && !text.contains(' ') {
        return None;
    }
    let english = || countries::read_in(text, countries::Language::new("en")?);
    let country = countries::read(text).or_else(english)?;
    language.is_none_or(|language| !is_foreign(text, country, language)).then_some(country)
}

/// The countries that `text` names, in its order: "Italy / Sweden", "Belgium-Netherlands", "Bosnia and Herzegovina".
pub(super) fn several(text: &str, language: Option<Language>) -> Option<Vec<Country>> {
    let text = text.trim();
    if text.len() > MAX_CHARS {
        return None;
    }
    if let Some(country) = one(text, language) {
        return Some(vec![country]);
    }
    let is_joining = |word: &str| JOINING_WORDS.iter().any(|joint| joint.trim() == word);
    if !text.contains(JOINING_SIGNS) && !text.split(' ').any(is_joining) {
        return None;
    }
    let parts = JOINING_WORDS
        .iter()
        .map(|word| text.split(word).collect::<Vec<_>>())
        .chain(JOINING_SIGNS.iter().map(|&sign| text.split(sign).collect()));
    for parts in parts.filter(|parts| (2..=MAX_COUNTRIES).contains(&parts.len())) {
        let countries: Option<Vec<_>> = parts.into_iter().map(|part| several(part, language)).collect();
        if let Some(countries) = countries.map(|all| all.concat()) {
            // "Belgique / Belgium" is one country in two languages.
            if countries.iter().all(|country| *country == countries[0]) && text.contains('/') {
                return Some(vec![countries[0]]);
            }
            let repeated = (1..countries.len()).any(|at| countries[..at].contains(&countries[at]));
            return (!repeated && countries.len() <= MAX_COUNTRIES).then_some(countries);
        }
    }
    None
}

/// A name and the countries beside it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Beside<'a> {
    pub(super) name: &'a str,
    pub(super) countries: Vec<Country>,
}

/// Signs that may stand between a name and its country.
fn is_parting(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | ':' | '|' | '–' | '—' | '-' | '/' | '=' | '>' | '→' | '·')
}

/// Places where a word begins, as offsets, the first one left out.
fn word_starts(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut parted = false;
    for (at, c) in text.char_indices() {
        let parts = c.is_whitespace() || matches!(c, ',' | ';' | ':' | '|' | '/' | '–' | '—');
        if parted && !parts && at > 0 {
            starts.push(at);
        }
        parted = parts;
    }
    starts
}

/// The longest end of `text` that reads as countries, with the name before it: "Luxembourg Luxembourg" is a name and
/// a country.
pub(super) fn at_end(text: &str, language: Option<Language>) -> Option<Beside<'_>> {
    let starts = word_starts(text);
    let from = starts.len().saturating_sub(MAX_WORDS);
    starts[from..].iter().find_map(|&start| {
        let countries = several(&text[start..], language)?;
        let name = without_article(text[..start].trim_end_matches(is_parting));
        (!name.is_empty()).then_some(Beside { name, countries })
    })
}

/// The longest beginning of `text` that reads as countries, with the name after it. Without a sign between the two
/// only where `loose` says so: "Sweden Emilia Romagna Network" is a name.
pub(super) fn at_start(text: &str, language: Option<Language>, loose: bool) -> Option<Beside<'_>> {
    let starts = word_starts(text);
    starts[..starts.len().min(MAX_WORDS)].iter().rev().find_map(|&start| {
        let before = &text[..start];
        let country_words = before.trim_end_matches(is_parting);
        let between = &before[country_words.len()..];
        let parted = between.contains("  ") || between.chars().any(|c| is_parting(c) && c != ' ');
        if !parted && !loose {
            return None;
        }
        let countries = several(country_words, language)?;
        Some(Beside { name: text[start..].trim(), countries })
    })
}

/// "Amsterdam the" is Amsterdam: the article belonged to the country.
fn without_article(name: &str) -> &str {
    match name.rsplit_once(' ') {
        Some((name, "the" | "The" | "la" | "les" | "die" | "der")) => name.trim_end_matches(is_parting),
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(countries: &[Country]) -> Vec<&str> {
        countries.iter().map(Country::code).collect()
    }

    fn end(text: &str) -> Option<(&str, Vec<String>)> {
        at_end(text, None)
            .map(|found| (found.name, codes(&found.countries).iter().map(ToString::to_string).collect()))
    }

    #[test]
    fn a_city_may_have_the_name_of_its_country() {
        assert_eq!(end("Luxembourg Luxembourg"), Some(("Luxembourg", vec!["LU".into()])));
        assert_eq!(end("Singapore Singapore"), Some(("Singapore", vec!["SG".into()])));
        assert_eq!(end("Singapore"), None);
    }

    #[test]
    fn the_country_is_the_longest_end_that_reads_as_one() {
        assert_eq!(end("Derry/Londonderry United Kingdom"), Some(("Derry/Londonderry", vec!["GB".into()])));
        assert_eq!(end("Sarajevo Bosnia and Herzegovina"), Some(("Sarajevo", vec!["BA".into()])));
        assert_eq!(end("Amsterdam, the Netherlands"), Some(("Amsterdam", vec!["NL".into()])));
        assert_eq!(end("Brno – Czech Republic"), Some(("Brno", vec!["CZ".into()])));
    }

    #[test]
    fn two_countries_are_read_however_they_are_joined() {
        for text in
            ["Italy / Sweden", "Italy and Sweden", "Italy-Sweden", "Italie et Suède", "Italien und Schweden"]
        {
            assert_eq!(
                several(text, None).map(|found| codes(&found).join("+")).as_deref(),
                Some("IT+SE"),
                "{text}"
            );
        }
        assert_eq!(end("A Network Italy / Sweden"), Some(("A Network", vec!["IT".into(), "SE".into()])));
    }

    #[test]
    fn a_city_that_is_a_country_in_another_language_is_a_city() {
        let english = Some(Language::English);
        assert_eq!(one("Granada", english), None);
        assert_eq!(one("Granada", Some(Language::Spanish)).map(|c| c.to_string()).as_deref(), Some("GD"));
        for text in ["Spain", "España", "UK", "Czechia", "the Netherlands", "DE"] {
            assert!(one(text, english).is_some(), "{text}");
        }
    }

    #[test]
    fn a_code_counts_in_capitals_only() {
        assert_eq!(end("Aarhus DK"), Some(("Aarhus", vec!["DK".into()])));
        assert_eq!(end("Las Rozas de"), None);
    }

    #[test]
    fn a_country_before_the_name_wants_a_sign_between() {
        let start = |text, loose| at_start(text, None, loose).map(|found| found.name);
        assert_eq!(start("Denmark – Aarhus", false), Some("Aarhus"));
        assert_eq!(start("Spain: Alcoy, Gijón", false), Some("Alcoy, Gijón"));
        assert_eq!(start("Sweden Emilia Romagna Network", false), None);
        assert_eq!(start("Denmark Aarhus", true), Some("Aarhus"));
    }
}
