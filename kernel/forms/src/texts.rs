//! What an organiser writes in several languages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A language's tag, such as `fr`.
pub type Lang = String;

/// One text in several languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Texts(pub BTreeMap<Lang, String>);

impl Texts {
    /// A text in English alone.
    pub fn english(text: impl Into<String>) -> Self {
        Self::default().and("en", text)
    }

    /// Adds the text in another language.
    #[must_use]
    pub fn and(mut self, lang: &str, text: impl Into<String>) -> Self {
        self.0.insert(lang.to_owned(), text.into());
        self
    }

    /// Whether it says nothing in any language.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|text| text.trim().is_empty())
    }

    /// The text for a reader of `lang`: that language, else English, else any; and the language that it is in, so that
    /// a page can mark it. Never blank where another language says something.
    pub fn read(&self, lang: &str) -> (&str, &str) {
        let said = |lang: &str| {
            self.0
                .get_key_value(lang)
                .map(|(lang, text)| (text.as_str(), lang.as_str()))
                .filter(|(text, _)| !text.trim().is_empty())
        };
        said(lang)
            .or_else(|| said("en"))
            .or_else(|| self.0.keys().find_map(|lang| said(lang)))
            .unwrap_or(("", "en"))
    }

    /// The text alone for a reader of `lang`.
    pub fn in_lang(&self, lang: &str) -> &str {
        self.read(lang).0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_translation_is_never_a_blank() {
        let texts = Texts::default().and("de", "Ziele").and("fr", " ");
        assert_eq!(texts.read("fr"), ("Ziele", "de"));
        assert_eq!(Texts::english("Aims").and("de", "Ziele").read("fr"), ("Aims", "en"));
        assert_eq!(Texts::default().read("fr"), ("", "en"));
    }
}
