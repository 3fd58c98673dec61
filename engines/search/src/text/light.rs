//! Light rules for the languages that Snowball has no stemmer for: endings of nouns and adjectives, on folded words.
//!
//! Longest ending first, at most twice, and never below three letters. Twice, because `program` ends like a case
//! itself: what one form loses in one step, another loses in two.

const SHORTEST_STEM: usize = 3;
const STEPS: usize = 2;

const LATVIAN: [&str; 26] = [
    "ajiem", "ajam", "ajos", "ajas", "ajai", "iem", "ais", "ies", "am", "em", "im", "um", "as", "es", "is",
    "us", "os", "ai", "ei", "ie", "a", "e", "i", "u", "o", "s",
];
const MALTESE: [&str; 8] = ["ijiet", "jiet", "iet", "in", "at", "a", "i", "u"];
const SLOVAK: [&str; 31] = [
    "iach", "ovia", "ami", "ymi", "imi", "och", "ech", "ach", "eho", "emu", "ych", "ich", "ov", "om", "am",
    "em", "im", "ym", "ou", "ej", "mi", "iu", "ia", "ie", "ii", "a", "e", "i", "o", "u", "y",
];
const SLOVENE: [&str; 22] = [
    "ega", "emu", "imi", "ima", "oma", "ema", "ami", "ama", "ih", "im", "ah", "am", "ov", "ev", "om", "em",
    "ju", "a", "e", "i", "o", "u",
];
const BULGARIAN: [&str; 14] =
    ["овце", "ове", "еве", "ища", "ище", "ът", "ят", "и", "е", "а", "о", "я", "й", "ъ"];

pub(super) fn latvian(word: &str) -> &str {
    steps(word, &LATVIAN)
}

pub(super) fn maltese(word: &str) -> &str {
    steps(word, &MALTESE)
}

pub(super) fn slovak(word: &str) -> &str {
    steps(word, &SLOVAK)
}

/// Also the vowel that flees: podatek and podatki are both `podat`.
pub(super) fn slovene(word: &str) -> &str {
    let stem = steps(word, &SLOVENE);
    ["ek", "ec", "k", "c"]
        .into_iter()
        .find_map(|ending| without(stem, ending).filter(|rest| rest.len() > 4))
        .unwrap_or(stem)
}

/// The article first, which leans on what stands before it: the `та` of картата is one, that of карта is not.
pub(super) fn bulgarian(word: &str) -> &str {
    let bare = ["та", "то", "те"].into_iter().find_map(|article| {
        let rest = without(word, article)?;
        let leans = match article {
            "та" => rest.ends_with(['а', 'я', 'и', 'т', 'щ']),
            "то" => rest.ends_with(['о', 'е']),
            _ => rest.ends_with(['и', 'е', 'а']),
        };
        leans.then_some(rest)
    });
    steps(bare.unwrap_or(word), &BULGARIAN)
}

fn steps<'a>(word: &'a str, endings: &[&str]) -> &'a str {
    let mut stem = word;
    for _ in 0..STEPS {
        match endings.iter().find_map(|ending| without(stem, ending)) {
            Some(shorter) => stem = shorter,
            None => break,
        }
    }
    stem
}

fn without<'a>(word: &'a str, ending: &str) -> Option<&'a str> {
    word.strip_suffix(ending).filter(|stem| stem.chars().count() >= SHORTEST_STEM)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one_stem(rules: fn(&str) -> &str, forms: &[&str]) {
        for form in forms {
            assert_eq!(rules(form), rules(forms[0]), "{form}");
        }
    }

    #[test]
    fn bulgarian_articles_and_plurals_are_taken_off() {
        one_stem(bulgarian, &["град", "града", "градът", "градове", "градовете"]);
        one_stem(bulgarian, &["карта", "картата", "карти", "картите"]);
        one_stem(bulgarian, &["училище", "училища", "училищата", "училището"]);
        one_stem(bulgarian, &["област", "области", "областта", "областите"]);
    }

    #[test]
    fn latvian_cases_are_taken_off() {
        one_stem(latvian, &["skola", "skolas", "skolu", "skolam", "skolas"]);
        one_stem(latvian, &["autobuss", "autobusi", "autobusu", "autobusiem"]);
    }

    #[test]
    fn slovak_and_slovene_cases_are_taken_off() {
        one_stem(slovak, &["skola", "skoly", "skolach", "skolami", "skol"]);
        one_stem(slovak, &["udaj", "udaje", "udajov", "udajoch"]);
        one_stem(slovak, &["verejny", "verejna", "verejneho", "verejnych"]);
        one_stem(slovene, &["program", "programi", "programov", "programih"]);
        one_stem(slovene, &["postaja", "postaje", "postaj", "postajah"]);
    }

    #[test]
    fn regular_maltese_plurals_are_taken_off() {
        one_stem(maltese, &["servizz", "servizzi"]);
        one_stem(maltese, &["karozza", "karozzi"]);
    }

    #[test]
    fn a_short_word_is_left_alone() {
        assert_eq!(slovene("dom"), "dom");
        assert_eq!(latvian("iela"), "iel");
    }
}
