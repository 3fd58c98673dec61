//! What was typed into questions that the form no longer has is shown to whoever wrote it: there is no place left to keep it.

use centum_forms::Form;
use centum_web::{Message, Problem, Typed};

/// What was typed on a page into questions that the form does not have.
pub(super) fn message(form: &Form, typed: &Typed) -> Option<Message> {
    told(typed, |key| form.field(key).is_none())
}

/// The answer to a page of a section that is gone: nothing of it could be kept.
pub(super) fn problem(typed: &Typed) -> Problem {
    told(typed, |_| true).map_or_else(Problem::not_found, Problem::conflict)
}

fn told(typed: &Typed, is_gone: impl Fn(&str) -> bool) -> Option<Message> {
    let text = |(name, text): &(String, String)| {
        let key = name.strip_prefix("a.")?.split('.').nth(1)?;
        (is_gone(key) && !text.trim().is_empty()).then(|| text.trim().to_owned())
    };
    let texts: Vec<String> = typed.0.iter().filter_map(text).collect();
    (!texts.is_empty()).then(|| Message::new("calls-section-gone").arg("text", texts.join("\n")))
}
