//! The language of letters: they are written in actions and jobs, where no request brings one.

use std::sync::LazyLock;

use centum_accounts::Person;
use centum_web::Locale;
use centum_web::locale::{Catalogue, Customs};

static TEXTS: LazyLock<Catalogue> = LazyLock::new(|| {
    Catalogue::new(crate::MESSAGES, Customs::default()).expect("the module's texts are read by a test")
});

/// English, in which every letter has its text.
pub(crate) fn english() -> &'static Locale {
    TEXTS.english()
}

/// Every language that letters have texts in.
pub(crate) fn languages() -> impl Iterator<Item = &'static Locale> {
    TEXTS.offered()
}

/// The language in which a person is written to.
pub(crate) fn language_of(person: &Person) -> &'static Locale {
    TEXTS.chosen(person.locale.as_deref())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_to_a_reviewer_has_its_texts() {
        for id in ["invitation", "reading"] {
            for part in ["subject", "body"] {
                assert!(TEXTS.chosen(Some("xx")).has(&format!("readers-letter-{id}-{part}")), "{id} {part}");
            }
        }
    }
}
