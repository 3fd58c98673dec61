//! Work that was left undone, and tests that wait for luck.

use crate::tree::{Finding, Source};

/// Written in two halves, so that this file passes its own rule.
const LEFTOVERS: &[(&str, &str)] = &[
    (concat!("#[", "ignore"), "a test that does not run proves nothing: repair or remove it"),
    (concat!("todo", "!("), "finish it, or leave the path out"),
    (concat!("unimplemented", "!("), "finish it, or leave the path out"),
    (concat!("dbg", "!("), "remove it, or trace it"),
    (concat!("allow(", "dead_code"), "remove what nobody calls"),
];

/// How a test waits for luck.
const SLEEPS: &[&str] = &[concat!("thread::", "sleep("), concat!("time::", "sleep(")];

/// Nothing in a file of Rust is switched off or left for later.
pub(super) fn nothing_is_left_undone(source: &Source) -> Vec<Finding> {
    if !source.is_rust() {
        return Vec::new();
    }
    let on_line = |(number, line): (usize, &str)| {
        let found = LEFTOVERS.iter().find(|(mark, _)| line.contains(mark))?;
        Some(Finding::at(source, number, format!("`{}`: {}", found.0, found.1)))
    };
    source.lines().filter_map(on_line).collect()
}

/// A test waits for a state, never for a while. Polling for one is the testkit's work.
pub(super) fn tests_do_not_sleep(source: &Source) -> Vec<Finding> {
    if !source.is_rust() || source.path.starts_with("testkit/") {
        return Vec::new();
    }
    let whole_file_tests = source.path.starts_with("journeys/")
        || source.parts().any(|part| part == "tests" || part == "tests.rs");
    let mut in_tests = whole_file_tests;
    let mut findings = Vec::new();
    for (number, line) in source.lines() {
        in_tests |= line.trim_start().starts_with("#[cfg(test)]");
        if in_tests && SLEEPS.iter().any(|sleep| line.contains(sleep)) {
            findings.push(Finding::at(source, number, "a test sleeps: wait for a state through the testkit"));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn each_leftover_is_reported_with_its_line() {
        for (mark, _) in LEFTOVERS {
            let findings = nothing_is_left_undone(&sample("a.rs", &format!("fn a() {{\n    {mark}\n}}\n")));
            assert_eq!(findings.iter().map(|finding| finding.line).collect::<Vec<_>>(), [Some(2)], "{mark}");
        }
    }

    #[test]
    fn prose_may_speak_of_them() {
        assert_eq!(nothing_is_left_undone(&sample("a.md", LEFTOVERS[1].0)), []);
    }

    #[test]
    fn a_sleep_counts_in_tests_only() {
        let sleep = SLEEPS[0];
        assert_eq!(tests_do_not_sleep(&sample("a/src/poll.rs", sleep)), []);
        assert_eq!(tests_do_not_sleep(&sample("testkit/src/wait.rs", sleep)), []);
        assert_eq!(tests_do_not_sleep(&sample("a/tests/poll.rs", sleep)).len(), 1);
        let below = format!("fn f() {{ {sleep} }}\n#[cfg(test)]\nmod tests {{ {sleep} }}\n");
        assert_eq!(tests_do_not_sleep(&sample("a/src/poll.rs", &below)).len(), 1);
    }
}
