//! Other ways to write the same name: abbreviations spelt out, and letters written as two.

/// A name is tried in no more spellings than this.
const MAX_VARIANTS: usize = 12;

/// Words that stand for each other, folded.
const WORDS: [(&str, &[&str]); 17] = [
    ("st", &["saint", "sankt", "sint", "sveti"]),
    ("ste", &["sainte"]),
    ("sta", &["santa"]),
    ("sto", &["santo"]),
    ("sv", &["sveti", "sveta", "svaty"]),
    ("saint", &["st"]),
    ("sainte", &["ste"]),
    ("sankt", &["st"]),
    ("sint", &["st"]),
    ("agios", &["ayios"]),
    ("agia", &["ayia"]),
    ("n", &["nad"]),
    ("p", &["pod"]),
    ("b", &["bei", "bij"]),
    ("i", &["im", "in"]),
    ("upon", &["on"]),
    ("und", &["u"]),
];

/// Runs of words that are abbreviated as letters.
const RUNS: [(&str, &str); 6] = [
    ("a d", "an der"),
    ("a m", "am main"),
    ("a rh", "am rhein"),
    ("i b", "im breisgau"),
    ("o d", "ob der"),
    ("i d", "in der"),
];

/// Letters that a keyboard without accents writes as two.
const LETTERS: [(&str, &str); 5] = [("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"), ("ij", "y")];

/// The other spellings of a folded name.
pub(super) fn variants(key: &str) -> Vec<String> {
    let mut found = Vec::new();
    let words: Vec<_> = key.split(' ').collect();
    for (at, word) in words.iter().enumerate() {
        for (_, others) in WORDS.iter().filter(|(known, _)| known == word) {
            found.extend(others.iter().map(|other| {
                let mut words = words.clone();
                words[at] = other;
                words.join(" ")
            }));
        }
    }
    for (run, whole) in RUNS {
        let within = format!(" {key} ");
        let replaced = within.replace(&format!(" {run} "), &format!(" {whole} "));
        found.push(replaced.trim().to_owned());
    }
    found.extend(LETTERS.iter().map(|(two, one)| key.replace(two, one)));
    found.push(LETTERS.iter().fold(key.to_owned(), |key, (two, one)| key.replace(two, one)));
    found.retain(|variant| variant != key);
    let mut seen: Vec<String> = Vec::new();
    found.retain(|variant| {
        let new = !seen.contains(variant);
        seen.push(variant.clone());
        new
    });
    found.truncate(MAX_VARIANTS);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn saints_and_umlauts_have_other_spellings() {
        assert!(variants("st gallen").contains(&"sankt gallen".to_owned()));
        assert!(variants("saint polten").contains(&"st polten".to_owned()));
        assert!(variants("muenchen").contains(&"munchen".to_owned()));
        assert!(variants("neustadt a d aisch").contains(&"neustadt an der aisch".to_owned()));
        assert!(variants("usti n labem").contains(&"usti nad labem".to_owned()));
    }

    #[test]
    fn a_plain_name_has_none() {
        assert_eq!(variants("porto"), [""; 0]);
    }
}
