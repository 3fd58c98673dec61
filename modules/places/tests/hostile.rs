//! Names that nobody means well: the resolver answers every one of them.

#![expect(clippy::unwrap_used, reason = "a country that cannot be read fails the test")]

use centum_base::Country;
use centum_places::rules::MAX_NAME_BYTES;
use centum_places::{Outcome, Query, UnknownCause, resolve};
use proptest::prelude::*;

fn outcome(name: &str, country: &str) -> Outcome {
    resolve(&Query::new(name, Country::new(country).unwrap())).outcome
}

fn cause(outcome: &Outcome) -> Option<UnknownCause> {
    match outcome {
        Outcome::Unknown { cause, .. } => Some(*cause),
        _ => None,
    }
}

#[test]
fn a_name_of_ten_thousand_characters_is_too_long() {
    for letter in ["a", "é", "漢", "\u{202e}", " "] {
        assert_eq!(cause(&outcome(&letter.repeat(10_000), "IT")), Some(UnknownCause::TooLong));
    }
    let longest = "a".repeat(MAX_NAME_BYTES);
    assert_eq!(cause(&outcome(&longest, "IT")), Some(UnknownCause::NoSuchName));
}

#[test]
fn a_name_without_a_letter_is_empty() {
    for name in ["", " ", "\u{a0}", "\u{200b}\u{202e}", "—", "()", "*"] {
        assert_eq!(cause(&outcome(name, "IT")), Some(UnknownCause::Empty), "{name:?}");
    }
}

#[test]
fn marks_of_direction_and_invisible_spaces_change_nothing() {
    let plain = outcome("Gelsenkirchen", "DE");
    assert!(matches!(plain, Outcome::Automatic { .. }));
    for name in
        ["\u{202e}Gelsenkirchen\u{202c}", "Gelsen\u{200b}kirchen", "\u{feff}Gelsen\u{ad}kirchen\u{a0}"]
    {
        let Outcome::Automatic { place } = outcome(name, "DE") else { panic!("{name:?}") };
        assert_eq!(place.name, "Gelsenkirchen");
    }
}

proptest! {
    #[test]
    fn any_text_gets_an_answer(name in any::<String>(), country in "IT|FR|GR|SG|ZZ") {
        outcome(&name, &country);
    }

    #[test]
    fn any_heap_of_words_brackets_and_hyphens_gets_an_answer(
        name in "((Stadt|of|de|d'|Saint|St\\.|Region|Network|[Α-ωÀ-ž]{1,4}|\\(|\\)|/|,|-| |\u{200f}){0,30})"
    ) {
        for country in ["DE", "GR", "LT"] {
            let answer = outcome(&name, country);
            if let Outcome::Ask { candidates } = &answer {
                prop_assert!(!candidates.is_empty());
            }
        }
    }
}
