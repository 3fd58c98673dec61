//! `xtask tidy`: what a reader would stumble over and no other tool reports.

mod leftovers;
mod markup;
mod migrations;
mod shape;
mod sql;
mod templates;
mod words;

use anyhow::Result;

use crate::tree::{self, Finding, Source};

/// A rule that looks at one file.
type Rule = fn(&Source) -> Vec<Finding>;

const RULES: &[Rule] = &[
    shape::files_are_short,
    shape::names_say_something,
    leftovers::nothing_is_left_undone,
    leftovers::tests_do_not_sleep,
    words::places_of_one_machine,
    words::registry_hosts,
    words::talk_about_tools,
    templates::text_comes_from_messages,
    templates::nothing_is_inline,
    sql::statements_stand_in_the_store,
];

/// Applies every rule to every file.
pub(crate) fn run() -> Result<()> {
    let sources = tree::sources(&tree::root())?;
    let mut findings: Vec<Finding> =
        sources.iter().flat_map(|source| RULES.iter().flat_map(move |rule| rule(source))).collect();
    findings.extend(migrations::both_databases_have_the_same_files(&sources));
    tree::report("tidy", findings)
}

#[cfg(test)]
fn sample(path: &str, text: &str) -> Source {
    Source { path: path.to_owned(), text: text.to_owned() }
}
