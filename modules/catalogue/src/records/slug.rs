//! The name of a record in addresses: given once.

use centum_base::{Digest, Id, fold::fold};

use crate::sources::Source;

/// The longest part that comes from the title.
const LONGEST: usize = 60;

/// The name that a record gets: words of its title, then ten digits that tell it from others of the same title.
pub(crate) fn slug(source: Id<Source>, remote_id: &str, title: Option<&str>) -> String {
    let mut slug = String::new();
    for word in fold(title.unwrap_or_default()).split(' ') {
        // Other scripts would be written in percent signs: they are left out.
        let word: String = word.chars().filter(char::is_ascii_alphanumeric).collect();
        if word.is_empty() || slug.len() + word.len() >= LONGEST {
            continue;
        }
        slug.push_str(&word);
        slug.push('-');
    }
    let digest = Digest::of_parts(&[source.to_string().as_bytes(), remote_id.as_bytes()]).to_string();
    slug.push_str(&digest[..10]);
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_plain_and_tells_records_of_one_title_apart() {
        let source = Id::of_name("source", "x");
        let first = slug(source, "a", Some("Éclairage public: lampadaires (2024)"));
        assert!(first.starts_with("eclairage-public-lampadaires-2024-"), "{first}");
        assert_ne!(first, slug(source, "b", Some("Éclairage public: lampadaires (2024)")));
        assert_eq!(slug(source, "a", None).len(), 10);
        assert_eq!(slug(source, "a", Some("Δεδομένα")).len(), 10);
        assert!(slug(source, "a", Some(&"word ".repeat(900))).len() <= LONGEST + 10);
    }
}
