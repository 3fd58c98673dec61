//! Forms of one word: as it is spelt, in lower case, and folded to what people type.
//!
//! Folding takes marks away (é, ő, ģ, Greek tonos), spells letters out that have no decomposition (ß, ł, ø, æ, đ, ħ)
//! and makes one of the two Greek sigmas. The script stays: Cyrillic stays Cyrillic, and й stays apart from и.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Words are cut after this many bytes: nobody types them, and a dictionary of them is heavy.
pub(crate) const MAX_WORD_BYTES: usize = 64;

/// The word in lower case with its marks, composed: what "spelt exactly so" means.
pub fn lower_word(word: &str) -> String {
    if word.is_ascii() {
        return cut(word.to_ascii_lowercase());
    }
    cut(word.nfkc().flat_map(char::to_lowercase).filter(|c| !is_invisible(*c)).map(sigma).nfc().collect())
}

/// The word as the index of all spellings knows it. Folding twice changes nothing.
pub fn fold_word(word: &str) -> String {
    if word.is_ascii() {
        return cut(word.to_ascii_lowercase());
    }
    let mut folded = String::with_capacity(word.len());
    for c in word.nfkc().flat_map(char::to_lowercase).nfc() {
        match c {
            'й' => folded.push(c),
            _ => fold_char(c, &mut folded),
        }
    }
    cut(folded)
}

fn fold_char(c: char, folded: &mut String) {
    for part in std::iter::once(c).nfd() {
        if is_combining_mark(part) || is_invisible(part) {
            continue;
        }
        match spelled_out(part) {
            Some(letters) => folded.push_str(letters),
            None => folded.push(sigma(part)),
        }
    }
}

fn sigma(c: char) -> char {
    if c == 'ς' { 'σ' } else { c }
}

/// In the text but not on the page: soft hyphens, joiners, marks of direction.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Letters without a decomposition, as the letters that people type instead.
fn spelled_out(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ł' => "l",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ŋ' => "n",
        'ŧ' => "t",
        'ĸ' => "k",
        _ => return None,
    })
}

fn cut(mut word: String) -> String {
    if word.len() > MAX_WORD_BYTES {
        let mut end = MAX_WORD_BYTES;
        while !word.is_char_boundary(end) {
            end -= 1;
        }
        word.truncate(end);
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_and_special_letters_fold_to_what_people_type() {
        for (word, folded) in [
            ("Straße", "strasse"),
            ("ŁÓDŹ", "lodz"),
            ("København", "kobenhavn"),
            ("Ærøskøbing", "aeroskobing"),
            ("żgħir", "zghir"),
            ("Galați", "galati"),
            ("Galaţi", "galati"),
            ("ποιότητα", "ποιοτητα"),
            ("αέρας", "αερασ"),
            ("ΑΈΡΑΣ", "αερασ"),
            ("въздух", "въздух"),
            ("Район", "район"),
            ("Go\u{ad}rica", "gorica"),
            ("cafe\u{301}", "cafe"),
        ] {
            assert_eq!(fold_word(word), folded);
        }
    }

    #[test]
    fn lower_case_keeps_the_marks() {
        assert_eq!(lower_word("MÜNCHEN"), "münchen");
        assert_eq!(lower_word("Mu\u{308}nchen"), "münchen");
        assert_eq!(lower_word("ΑΈΡΑΣ"), lower_word("αέρας"));
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(word in "\\PC{0,40}") {
            let once = fold_word(&word);
            prop_assert_eq!(fold_word(&once), once);
        }

        #[test]
        fn the_lower_form_folds_to_the_same(word in "[\\p{Latin}\\p{Greek}\\p{Cyrillic}]{0,12}") {
            prop_assert_eq!(fold_word(&lower_word(&word)), fold_word(&word));
        }
    }
}
