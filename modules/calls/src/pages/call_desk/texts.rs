//! Title, summary and text of a call, a language at a time.

use centum_web::{FieldErrors, Typed};

use super::rows::put;
use crate::call::Terms;

/// The longest title, in characters.
const MAX_TITLE: usize = 200;
/// The longest summary, in characters.
const MAX_SUMMARY: usize = 1_000;
/// The longest text, in characters.
const MAX_TEXT: usize = 40_000;

/// What is typed.
#[derive(Clone, Debug, Default)]
pub(super) struct TextsForm {
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) text: String,
}

impl TextsForm {
    /// What stands there in a language.
    pub(super) fn of(terms: &Terms, lang: &str) -> Self {
        let said = |texts: &centum_forms::Texts| texts.0.get(lang).cloned().unwrap_or_default();
        Self { title: said(&terms.title), summary: said(&terms.summary), text: said(&terms.text) }
    }

    pub(super) fn typed(typed: &Typed) -> Self {
        let value = |name| typed.value(name).unwrap_or_default().replace("\r\n", "\n");
        Self { title: value("title"), summary: value("summary"), text: value("text") }
    }

    pub(super) fn put(&self, terms: &mut Terms, lang: &str, errors: &mut FieldErrors) {
        for (name, text, most) in [
            ("title", &self.title, MAX_TITLE),
            ("summary", &self.summary, MAX_SUMMARY),
            ("text", &self.text, MAX_TEXT),
        ] {
            if text.chars().count() > most {
                errors.push(name, centum_web::Message::new("calls-desk-error-long").arg("most", most));
            }
        }
        terms.title = put(&terms.title, lang, &self.title);
        terms.summary = put(&terms.summary, lang, &self.summary);
        terms.text = put(&terms.text, lang, &self.text);
    }
}
