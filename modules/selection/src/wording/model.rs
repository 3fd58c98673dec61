//! What a letter of a decision is made of.

use centum_calls::call::Call;
use centum_calls::expression::model::reference;
use centum_letters::{Template, Values};
use centum_web::Locale;
use serde::{Deserialize, Serialize};

use crate::decision::Outcome;
use crate::process::Selection;

/// The variables that a text can use, in the order in which they are listed.
pub const VARIABLES: [&str; 8] =
    ["name", "call", "application", "number", "answer_days", "redress_days", "link", "site"];

/// One letter in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Worded {
    /// Which letter, by the name of its outcome.
    pub letter: String,
    /// The tag of the language.
    pub lang: String,
    /// The text.
    pub template: Template,
}

/// Every text that somebody worded.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording(pub Vec<Worded>);

impl Wording {
    /// The text of a letter in a language, if somebody worded it.
    pub fn find(&self, letter: Outcome, lang: &str) -> Option<&Template> {
        let found = self.0.iter().find(|one| one.letter == letter.name() && one.lang == lang);
        found.map(|one| &one.template)
    }
}

/// A letter as the program words it: its message, with a variable in each place.
pub fn standard(locale: &Locale, letter: &str) -> Template {
    let text = |part: &str| {
        let mut saying = locale.say(&format!("selection-letter-{letter}-{part}"));
        for variable in VARIABLES {
            saying = saying.arg(&variable.replace('_', "-"), format!("{{{{ {variable} }}}}"));
        }
        saying.plain()
    };
    Template { subject: text("subject"), body: text("body") }
}

/// What one letter is about.
pub(crate) struct Facts<'a> {
    pub(crate) selection: &'a Selection,
    pub(crate) call: &'a Call,
    /// The title and the number of the application.
    pub(crate) application: (&'a str, u32),
    /// Who is written to.
    pub(crate) name: &'a str,
    pub(crate) link: &'a str,
    pub(crate) site: &'a str,
}

/// What stands in the places of the variables.
pub(crate) fn values(lang: &str, facts: &Facts<'_>) -> Values {
    let (title, number) = facts.application;
    let terms = &facts.selection.terms;
    Values::from([
        ("name", facts.name.to_owned()),
        ("call", facts.call.terms.title.in_lang(lang).to_owned()),
        ("application", title.to_owned()),
        ("number", reference(number)),
        ("answer_days", terms.answer_days.to_string()),
        ("redress_days", terms.redress_days.to_string()),
        ("link", facts.link.to_owned()),
        ("site", facts.site.to_owned()),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_s_own_words_are_a_text_without_a_fault() {
        let values: Values = VARIABLES.iter().map(|name| (*name, format!("<{name}>"))).collect();
        for letter in Outcome::ALL {
            let template = standard(crate::letters::english(), letter.name());
            assert_eq!(template.faults(&values), [], "{letter:?}");
            let written = template.write(&values).expect("a letter");
            assert!(written.subject.starts_with("<call>: "), "{}", written.subject);
            assert!(
                written.body.contains("Dear <name>,") && written.body.contains("<link>"),
                "{}",
                written.body
            );
        }
    }
}
