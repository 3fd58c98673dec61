//! SQL stands in the store's rooms and nowhere else.

use crate::tree::{Finding, Source};

/// The opening words of a statement; `*` stands for any one word.
const OPENINGS: &[&[&str]] = &[
    &["SELECT"],
    &["INSERT", "INTO"],
    &["INSERT", "OR"],
    &["UPDATE", "*", "SET"],
    &["DELETE", "FROM"],
    &["CREATE", "TABLE"],
    &["ALTER", "TABLE"],
    &["DROP", "TABLE"],
];

/// The macro that registers statements. A crate of the kernel may use it in any room: it has no domain to mix with.
const REGISTERED: &str = "statements! {";

/// A string that opens like a statement belongs into `store.rs` or `store/`. Test code is not read: only a
/// crate that owns the database can run SQL there, and `xtask direction` says which.
pub(super) fn statements_stand_in_the_store(source: &Source) -> Vec<Finding> {
    if !source.is_rust() || may_hold_sql(source) {
        return Vec::new();
    }
    let says = "SQL outside the store: make it a registered statement in store.rs";
    let text = source.text.split("#[cfg(test)]").next().unwrap_or_default();
    let in_kernel = source.path.starts_with("kernel/");
    let quotes = text.match_indices('"').map(|(at, _)| at);
    let openings =
        quotes.filter(|at| opens_statement(&text[at + 1..]) && !(in_kernel && is_registered(&text[..*at])));
    openings.map(|at| Finding::at(source, line_of(text, at), says)).collect()
}

/// Whether the last block of statements before a place is still open there.
fn is_registered(before: &str) -> bool {
    before.rsplit_once(REGISTERED).is_some_and(|(_, block)| !block.contains("\n}"))
}

/// The testkit makes and drops whole databases, which no module does.
fn may_hold_sql(source: &Source) -> bool {
    let in_room = |part: &str| matches!(part, "store.rs" | "store" | "migrations" | "tests");
    source.path.starts_with("testkit/") || source.parts().any(in_room)
}

fn opens_statement(literal: &str) -> bool {
    let literal = literal.trim_start_matches(|c: char| c.is_whitespace() || c == '\\');
    let matches = |opening: &[&str]| {
        let mut words = literal.split_whitespace();
        opening.iter().all(|expected| words.next().is_some_and(|word| *expected == "*" || word == *expected))
    };
    OPENINGS.iter().any(|opening| matches(opening))
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn literal(sql: &str) -> String {
        format!("//! x\nconst A: &str = \"{sql}\";\n")
    }

    #[test]
    fn a_statement_in_an_action_is_reported_with_its_line() {
        for words in [
            "SELECT id FROM place",
            "\\\n    INSERT INTO a VALUES (1)",
            "UPDATE a SET b = 1",
            "DELETE FROM a",
        ] {
            let findings =
                statements_stand_in_the_store(&sample("modules/a/src/actions.rs", &literal(words)));
            assert_eq!(findings.iter().map(|finding| finding.line).collect::<Vec<_>>(), [Some(2)], "{words}");
        }
    }

    #[test]
    fn the_same_statement_in_a_store_is_not() {
        for path in ["modules/a/src/store.rs", "modules/a/src/store/rows.rs", "kernel/store/src/tx.rs"] {
            assert_eq!(statements_stand_in_the_store(&sample(path, &literal("SELECT 1"))), [], "{path}");
        }
    }

    #[test]
    fn a_registered_block_counts_as_a_store_in_the_kernel_only() {
        let registered = "statements! {\n    A = \"SELECT 1\";\n}\n";
        assert_eq!(statements_stand_in_the_store(&sample("kernel/ledger/src/append.rs", registered)), []);
        assert_eq!(statements_stand_in_the_store(&sample("modules/a/src/actions.rs", registered)).len(), 1);
        let below = format!("{registered}{}", literal("SELECT 2"));
        assert_eq!(statements_stand_in_the_store(&sample("kernel/ledger/src/append.rs", &below)).len(), 1);
    }

    #[test]
    fn test_code_is_not_read() {
        let text = format!("#[cfg(test)]\nmod tests {{ {} }}", literal("SELECT 1"));
        assert_eq!(statements_stand_in_the_store(&sample("a/src/actions.rs", &text)), []);
    }

    #[test]
    fn verbs_of_the_web_are_no_statements() {
        for words in ["DELETE /places/1", "UPDATE", "SELECTED", "INSERT coin"] {
            assert_eq!(statements_stand_in_the_store(&sample("a.rs", &literal(words))), [], "{words}");
        }
    }
}
