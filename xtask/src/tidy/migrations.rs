//! The two migration folders run in step.

use std::collections::BTreeSet;

use crate::tree::{Finding, Source};

const SQLITE: &str = "kernel/store/migrations/sqlite/";
const POSTGRES: &str = "kernel/store/migrations/postgres/";

/// Each migration stands in both folders under the same name.
pub(super) fn both_databases_have_the_same_files(sources: &[Source]) -> Vec<Finding> {
    let (sqlite, postgres) = (names_in(SQLITE, sources), names_in(POSTGRES, sources));
    let lacking = |present: &BTreeSet<&str>, absent: &BTreeSet<&str>, folder: &str| -> Vec<Finding> {
        let names = present.difference(absent);
        names
            .map(|name| Finding::on(format!("{folder}{name}"), "missing: the other database has it"))
            .collect()
    };
    let mut findings = lacking(&sqlite, &postgres, POSTGRES);
    findings.extend(lacking(&postgres, &sqlite, SQLITE));
    findings
}

fn names_in<'a>(folder: &str, sources: &'a [Source]) -> BTreeSet<&'a str> {
    sources.iter().filter_map(|source| source.path.strip_prefix(folder)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn a_migration_for_one_database_only_is_reported_where_it_is_missing() {
        let both = [sample(&format!("{SQLITE}0001_a.sql"), ""), sample(&format!("{POSTGRES}0001_a.sql"), "")];
        assert_eq!(both_databases_have_the_same_files(&both), []);
        let findings = both_databases_have_the_same_files(&[sample(&format!("{SQLITE}0002_b.sql"), "")]);
        assert_eq!(findings[0].place, "kernel/store/migrations/postgres/0002_b.sql");
        assert_eq!(findings.len(), 1);
    }
}
