//! Keys from labels.

use std::str::FromStr;

use centum_base::fold::fold;

use super::ComposeError;

/// Characters of a key that come from the label.
const MAX_STEM: usize = 40;

/// A key that reads like the label and is not taken. Labels in scripts other than Latin give `item`.
pub(super) fn fresh<K: FromStr>(label: &str, taken: impl Fn(&str) -> bool) -> Result<K, ComposeError> {
    let folded = fold(label);
    if folded.is_empty() {
        return Err(ComposeError::NoLabel);
    }
    let stem = stem(&folded);
    let mut key = stem.clone();
    let mut number = 1;
    while taken(&key) {
        number += 1;
        key = format!("{stem}-{number}");
    }
    key.parse().map_err(|_| ComposeError::NoLabel)
}

fn stem(folded: &str) -> String {
    let mut stem = String::new();
    for word in folded.split(' ') {
        let plain: String = word.chars().filter(char::is_ascii_alphanumeric).collect();
        if plain.is_empty() || stem.len() + plain.len() >= MAX_STEM {
            continue;
        }
        if !stem.is_empty() {
            stem.push('-');
        }
        stem.push_str(&plain);
    }
    match stem.bytes().next() {
        Some(first) if first.is_ascii_lowercase() => stem,
        Some(_) => format!("item-{stem}"),
        None => "item".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FieldKey;

    fn key(label: &str, taken: &[&str]) -> String {
        fresh::<FieldKey>(label, |key| taken.contains(&key)).unwrap().to_string()
    }

    #[test]
    fn a_key_reads_like_its_label() {
        assert_eq!(key("City profile", &[]), "city-profile");
        assert_eq!(key("Größe der Stadt", &[]), "grosse-der-stadt");
        assert_eq!(key("Πόλη", &[]), "item");
        assert_eq!(key("3 challenges", &[]), "item-3-challenges");
    }

    #[test]
    fn a_taken_key_is_numbered() {
        assert_eq!(key("Name", &["name", "name-2"]), "name-3");
    }

    #[test]
    fn a_long_label_is_cut_at_a_word_and_an_empty_one_gives_none() {
        let long = "describe in your own words the ambition of the city for the coming ten years";
        assert!(key(long, &[]).len() <= MAX_STEM);
        assert_eq!(fresh::<FieldKey>(" – ", |_| false), Err(ComposeError::NoLabel));
    }
}
