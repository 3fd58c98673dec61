//! Headings: which line begins a list, of which part, and which line only names the columns.

use centum_base::fold::fold;

use super::words::headings::{HeadingWord, MANY_CITIES, read as read_word};
use super::words::{LINKING, SENTENCE_WORDS};
use crate::model::Part;

/// Words of the longest heading.
const MAX_WORDS: usize = 14;
/// Words of the longest heading that ends with a colon: those may be sentences.
const MAX_WORDS_BEFORE_COLON: usize = 30;
/// Words of the longest heading with words in it that are not known.
const MAX_WORDS_LOOSE: usize = 8;

/// What a heading announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Announces {
    /// A list.
    List {
        /// The part that it names.
        part: Option<Part>,
        /// Whether those on it wait or were not chosen.
        waiting: bool,
        /// Whether it says more than "cities": a part, or that they were selected.
        explicit: bool,
    },
    /// The columns of a list, and perhaps its part ("Mentor city Country").
    Columns {
        /// The part that it names.
        part: Option<Part>,
    },
}

/// What `text` announces, if it is a heading.
pub(super) fn read(text: &str) -> Option<Announces> {
    let text = text.trim().trim_matches(['#', '*', '_', '=']).trim();
    let ends_with_colon = text.ends_with(':');
    let words = words(text);
    let limit = if ends_with_colon { MAX_WORDS_BEFORE_COLON } else { MAX_WORDS };
    if words.is_empty() || words.len() > limit {
        return None;
    }
    let known: Vec<HeadingWord> = words.iter().filter_map(|&(_, word)| word).collect();
    let has = |wanted: HeadingWord| known.contains(&wanted);
    let strict = known.len() == words.len();
    let part = only_part(&known);
    let names_part = known.iter().any(|word| matches!(word, HeadingWord::Part(_) | HeadingWord::PartCity(_)));
    let winners = has(HeadingWord::Winners);
    let who = has(HeadingWord::City) || has(HeadingWord::Name) || winners || names_part;
    let selects = has(HeadingWord::List) || has(HeadingWord::Selected) || winners;
    if strict && has(HeadingWord::Country) && !selects && words.len() <= 8 {
        return Some(Announces::Columns { part });
    }
    let pair = winners || has_pair(&words, ends_with_colon);
    if !strict {
        let short = ends_with_colon || (words.len() <= MAX_WORDS_LOOSE && !is_sentence(text));
        if !(short && pair) {
            return None;
        }
    }
    let waits = has(HeadingWord::Waiting);
    let waiting = (waits || has(HeadingWord::Not)) && (selects || who) || waits && words.len() <= 3;
    let list = waiting || names_part || winners || has(HeadingWord::City);
    let explicit = names_part || winners || (selects && has(HeadingWord::City));
    list.then_some(Announces::List { part, waiting, explicit })
}

/// The part that the words of a cell or a heading name, if they name exactly one.
pub(super) fn part(text: &str) -> Option<Part> {
    let known: Vec<HeadingWord> = words(text).into_iter().filter_map(|(_, word)| word).collect();
    only_part(&known)
}

/// The part that a few words name, and nothing besides: "mentor city", "città mentore".
pub(super) fn part_alone(text: &str) -> Option<Part> {
    let words = words(text);
    let plain = |(_, says): &(String, Option<HeadingWord>)| {
        use HeadingWord::{City, Glue, Part, PartCity, Selected};
        matches!(says, Some(Part(_) | PartCity(_) | City | Selected | Glue))
    };
    let known: Vec<HeadingWord> = words.iter().filter_map(|&(_, word)| word).collect();
    (words.len() <= 4 && words.iter().all(plain)).then(|| only_part(&known)).flatten()
}

/// The part that a few words name for one city alone: "mentor city", and not "mentor cities".
pub(super) fn part_of_one(text: &str) -> Option<Part> {
    let several = words(text).iter().any(|(word, _)| MANY_CITIES.contains(word));
    part_alone(text).filter(|_| !several)
}

/// Whether a header says no more than a name or a city: "Name of the municipality".
pub(super) fn names_column(text: &str) -> bool {
    use HeadingWord::{City, Glue, Name, Selected};
    let words = words(text);
    let known = |says: &Option<HeadingWord>| matches!(says, Some(City | Name | Glue | Selected));
    words.iter().any(|(_, says)| matches!(says, Some(City | Name)))
        && words.iter().all(|(_, says)| known(says))
}

/// Whether a few words only say that somebody takes part: "participating city", "Teilnehmer".
pub(super) fn takes_part(text: &str) -> bool {
    let words = words(text);
    !words.is_empty()
        && words.len() <= 3
        && words.iter().all(|(_, says)| {
            matches!(
                says,
                Some(HeadingWord::City | HeadingWord::Selected | HeadingWord::Glue | HeadingWord::Winners)
            )
        })
}

/// Whether `text` is running text: it ends like a sentence, or has a word that only sentences have.
pub(super) fn is_sentence(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['"', '”', '»', ')', '*']);
    let count = text.split_whitespace().count();
    let ends = text.ends_with(['.', '!', '?', '…']) && !text.ends_with("etc.");
    if ends && count >= 4 {
        return true;
    }
    count >= 5 && fold(text).split(' ').any(|word| SENTENCE_WORDS.contains(word))
}

/// Whether `text` could be the name of a city or a body: few words, a capital first, nothing that makes a sentence.
pub(super) fn is_name_like(text: &str) -> bool {
    let text = text.trim();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let Some(first) = text.chars().find(|c| c.is_alphabetic()) else { return false };
    let key = fold(text);
    let mut words = key.split(' ');
    let links_first =
        words.next().is_some_and(|word| LINKING.contains(word) && word.len() > 1 && first.is_lowercase());
    let starts_small = first.is_lowercase()
        && !text.starts_with("the ")
        && !text.chars().take(4).any(|c| matches!(c, '\'' | '’'));
    !starts_small
        && !links_first
        && letters >= 2
        && letters * 2 >= text.chars().filter(|c| !c.is_whitespace()).count()
        && key.split(' ').count() <= 12
        && !is_sentence(text)
        && !has_sentence_end(text)
        && text.split_whitespace().filter(|word| word.chars().all(|c| c.is_ascii_digit())).count() < 2
        && !text.contains(['©', '®', '@', '{', '}', '<', '>', '=', '?', '!', '%', '€'])
        && !text.contains("://")
}

/// Whether a longer word ends with a point and more follows: "St. Pölten" is a name, "All rights reserved. Brussels" none.
fn has_sentence_end(text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    std::iter::from_fn(|| words.next().map(|word| (word, words.peek().is_some()))).any(|(word, more)| {
        more && word.ends_with('.') && word.chars().filter(|c| c.is_lowercase()).count() >= 4
    })
}

/// The words of a heading with what each says. Capitals such as "ICC", numbers and single letters say nothing.
fn words(text: &str) -> Vec<(String, Option<HeadingWord>)> {
    let mut words: Vec<(String, Option<HeadingWord>)> = text
        .split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’'))
        .filter(|word| !word.is_empty())
        .flat_map(|word| {
            let silent = word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit()) || word.len() == 1;
            let folded = fold(word);
            let parts: Vec<String> = folded.split(' ').map(str::to_owned).collect();
            parts.into_iter().filter(|part| !part.is_empty()).map(move |part| {
                let says = if silent { Some(HeadingWord::Glue) } else { None };
                let says = read_word(&part).or(says);
                (part, says)
            })
        })
        .collect();
    // "Lead cities" are a part; cities that lead are not.
    for at in 0..words.len() {
        let before_cities = words.get(at + 1).is_some_and(|(_, next)| *next == Some(HeadingWord::City));
        if words[at].0 == "lead" && !before_cities {
            words[at].1 = None;
        }
    }
    words
}

/// Whether two words that belong together stand side by side ("mentor cities", "villes sélectionnées"). Before a colon
/// they may stand apart.
fn has_pair(words: &[(String, Option<HeadingWord>)], anywhere: bool) -> bool {
    use HeadingWord::{City, List, Part, PartCity, Selected, Waiting};
    let marks = |word: HeadingWord| matches!(word, Part(_) | Selected | Waiting);
    let known = || words.iter().map(|&(_, word)| word);
    if known().any(|word| matches!(word, Some(PartCity(_)))) {
        return true;
    }
    if anywhere {
        return known().flatten().any(marks) && known().flatten().any(|word| matches!(word, City | List));
    }
    words.windows(2).any(|pair| match (pair[0].1, pair[1].1) {
        (Some(first), Some(second)) => {
            (marks(first) && matches!(second, City | List)) || (matches!(first, City | List) && marks(second))
        }
        _ => false,
    })
}

fn only_part(words: &[HeadingWord]) -> Option<Part> {
    let mut parts = words.iter().filter_map(|word| match word {
        HeadingWord::Part(part) | HeadingWord::PartCity(part) => Some(*part),
        _ => None,
    });
    let first = parts.next()?;
    parts.all(|part| part == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(text: &str) -> Option<(Option<Part>, bool)> {
        match read(text) {
            Some(Announces::List { part, waiting, .. }) => Some((part, waiting)),
            _ => None,
        }
    }

    #[test]
    fn headings_of_lists_are_understood_in_several_languages() {
        for (text, part) in [
            ("List of selected mentor cities:", Some(Part::Mentor)),
            ("Villes mentors", Some(Part::Mentor)),
            ("Liste des villes mentors sélectionnées :", Some(Part::Mentor)),
            ("Mentorstädte", Some(Part::Mentor)),
            ("Liste der ausgewählten Kernstädte:", Some(Part::Core)),
            ("Ciudades mentoras", Some(Part::Mentor)),
            ("Città mentore selezionate", Some(Part::Mentor)),
            ("Villes sélectionnées", None),
            ("Ausgewählte Städte", None),
            ("International cities (9)", Some(Part::International)),
            ("The following cities have been selected as observer cities:", Some(Part::Observer)),
            ("Announcement of selected ICC cities", None),
            ("The winners are:", None),
        ] {
            assert_eq!(list(text), Some((part, false)), "{text}");
        }
    }

    #[test]
    fn lists_of_those_who_wait_are_told_apart() {
        for text in [
            "Reserve list of cities",
            "Cities not selected",
            "Villes non retenues",
            "Warteliste der Städte",
            "Warteliste",
        ] {
            assert!(list(text).is_some_and(|(_, waiting)| waiting), "{text}");
        }
    }

    #[test]
    fn names_of_columns_are_no_list() {
        assert_eq!(read("Mentor city Country"), Some(Announces::Columns { part: Some(Part::Mentor) }));
        assert_eq!(read("Ville Pays"), Some(Announces::Columns { part: None }));
        assert_eq!(read("Stadt\tLand"), Some(Announces::Columns { part: None }));
    }

    #[test]
    fn other_headings_announce_nothing() {
        for text in [
            "COVID-19 ICC support",
            "Shaping the cities of tomorrow",
            "Digital Cities Challenge Achievements",
            "100 Intelligent Cities Challenge",
            "Related News",
            "Leuven selected as one of the 'smart cities' for the EU's Intelligent Cities Challenge",
            "41 cities develop digital transformation strategies",
            "The program includes:",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn names_and_sentences_are_told_apart() {
        for name in [
            "Aarhus",
            "'s-Hertogenbosch",
            "the Pays de Lumbres",
            "St. Pölten",
            "L'Aquila",
            "Χαλκίδα",
            "Association of Towns",
        ] {
            assert!(is_name_like(name), "{name}");
        }
        for text in [
            "one European mentor city is still to be selected.",
            "how can we help?",
            "12",
            "in the city",
            "",
            "All rights reserved. Brussels",
            "12 rue de la Loi 1040 Bruxelles",
        ] {
            assert!(!is_name_like(text), "{text}");
        }
    }
}
