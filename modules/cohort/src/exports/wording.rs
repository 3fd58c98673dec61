//! The words of a counting rule. A file is kept and read for years, so it says the rule and not only its name.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::announcement::Clause;
use crate::figures::ENGLISH;

/// The rule in English; a clause that this release has no words for stands with its name.
pub(super) fn rule_in_english(rule: &[Clause]) -> String {
    static TEXTS: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    let texts = TEXTS.get_or_init(|| {
        let resource = FluentResource::try_new(ENGLISH.to_owned()).unwrap_or_else(|(readable, _)| readable);
        let mut bundle = FluentBundle::new_concurrent(vec!["en".parse().unwrap_or_default()]);
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        bundle
    });
    let said = rule.iter().map(|clause| say(texts, clause).unwrap_or_else(|| clause.id.clone()));
    said.collect::<Vec<_>>().join("; ")
}

fn say(texts: &FluentBundle<FluentResource>, clause: &Clause) -> Option<String> {
    let mut args = FluentArgs::new();
    for (name, value) in &clause.args {
        args.set(name.as_str(), FluentValue::try_number(value));
    }
    let mut errors = Vec::new();
    let pattern = texts.get_message(&clause.id)?.value()?;
    let words = texts.format_pattern(pattern, Some(&args), &mut errors).into_owned();
    errors.is_empty().then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clause(id: &str, args: &[(&str, &str)]) -> Clause {
        let args = args.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Clause { id: id.into(), args: args.collect() }
    }

    #[test]
    fn a_rule_is_said_in_clauses() {
        let rule = [clause("rule-alumni", &[]), clause("rule-scope-mark", &[("mark", "DCC")])];
        assert_eq!(rule_in_english(&rule), "Rows with the mark of an earlier programme; the mark being DCC");
    }

    #[test]
    fn a_clause_without_words_or_arguments_stands_with_its_name() {
        let rule = [clause("rule-of-later-years", &[]), clause("rule-scope-mark", &[])];
        assert_eq!(rule_in_english(&rule), "rule-of-later-years; rule-scope-mark");
    }
}
