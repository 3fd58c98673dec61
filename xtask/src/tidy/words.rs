//! Words that have no business in the project's files.

use crate::tree::{Finding, Source};

/// Written in two halves, so that this file passes its own rules.
const MACHINE_PATHS: &[&str] = &[concat!("/work", "/"), concat!("/root", "/"), concat!("/tmp/", "bash")];

const REGISTRY_HOSTS: &[&str] = &[concat!("crates", ".io"), concat!("npm", "js."), concat!("py", "pi.")];

/// Whole words, in any case: a text speaks of the project, not of what it was written with.
const TOOL_TALK: &[&str] = &[
    concat!("chat", "gpt"),
    concat!("chat", "bot"),
    concat!("cop", "ilot"),
    concat!("open", "ai"),
    concat!("anth", "ropic"),
    concat!("clau", "de"),
    concat!("ll", "m"),
    concat!("language ", "model"),
    concat!("coding ", "agent"),
    concat!("ai ", "agent"),
    concat!("ai ", "assistant"),
    concat!("sub", "agent"),
];

/// Lock files are written by the package managers, licences by others.
fn is_ours(source: &Source) -> bool {
    let name = source.parts().last().unwrap_or_default();
    !matches!(name, "Cargo.lock" | "package-lock.json" | "LICENSE") && !source.path.starts_with("LICENSES/")
}

/// No path that exists on one machine only.
pub(super) fn places_of_one_machine(source: &Source) -> Vec<Finding> {
    find(
        source,
        MACHINE_PATHS,
        |line, word| line.contains(word),
        "is a path of one machine: make it relative",
    )
}

/// No package registry by its host: the package managers know theirs.
pub(super) fn registry_hosts(source: &Source) -> Vec<Finding> {
    find(source, REGISTRY_HOSTS, |line, word| line.contains(word), "names a registry: leave that to the tool")
}

/// No word about tools that write. Names of places and people in `data/` are spared.
pub(super) fn talk_about_tools(source: &Source) -> Vec<Finding> {
    if source.path.starts_with("data/") {
        return Vec::new();
    }
    find(source, TOOL_TALK, contains_word, "does not belong here: speak of the project")
}

fn find(source: &Source, words: &[&str], matches: fn(&str, &str) -> bool, says: &str) -> Vec<Finding> {
    if !is_ours(source) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (number, line) in source.lines() {
        let line = line.to_lowercase();
        let found = words.iter().filter(|word| matches(&line, word));
        findings.extend(found.map(|word| Finding::at(source, number, format!("`{word}` {says}"))));
    }
    findings
}

fn contains_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        ![before, after].into_iter().flatten().any(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn a_path_of_one_machine_is_reported() {
        for path in MACHINE_PATHS {
            assert_eq!(places_of_one_machine(&sample("a.md", &format!("see {path}x"))).len(), 1, "{path}");
        }
        assert_eq!(places_of_one_machine(&sample("a.md", "the network/ and its roots")), []);
    }

    #[test]
    fn a_registry_is_reported_but_not_in_a_lock_file() {
        let text = format!("https://{}", REGISTRY_HOSTS[0]);
        assert_eq!(registry_hosts(&sample("docs/a.md", &text)).len(), 1);
        assert_eq!(registry_hosts(&sample("Cargo.lock", &text)), []);
    }

    #[test]
    fn only_whole_words_count_and_case_does_not() {
        let word = TOOL_TALK[0].to_uppercase();
        assert_eq!(talk_about_tools(&sample("a.rs", &format!("// written by {word}."))).len(), 1);
        assert_eq!(talk_about_tools(&sample("a.rs", &format!("{word}s"))), []);
        assert_eq!(talk_about_tools(&sample("data/places.csv", &word)), []);
    }
}
