//! Which rules records break, counted: of one record, and of many together. Sums can be taken apart again.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::records::{Finding, Severity};

/// A rule in a field.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Breach {
    /// The rule.
    pub rule: String,
    /// The field.
    pub field: String,
}

impl Breach {
    /// How it is kept: the rule, a space, the field. Rules have no spaces.
    pub fn key(&self) -> String {
        format!("{} {}", self.rule, self.field)
    }

    fn read(key: &str) -> Self {
        let (rule, field) = key.split_once(' ').unwrap_or((key, ""));
        Self { rule: rule.to_owned(), field: field.to_owned() }
    }
}

/// What one record breaks: how often each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct OfRecord(BTreeMap<String, i64>);

/// What many records break.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct OfMany(BTreeMap<String, Count>);

/// How often a rule is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// In how many records.
    #[serde(rename = "r")]
    pub records: i64,
    /// How often in all.
    #[serde(rename = "n")]
    pub times: i64,
    /// How bad it is.
    #[serde(rename = "s")]
    pub severity: Severity,
}

impl OfRecord {
    /// Counts the findings of a record.
    pub(super) fn of(findings: &[Finding]) -> Self {
        let mut counts = BTreeMap::new();
        for finding in findings {
            let breach = Breach { rule: finding.rule.clone(), field: finding.field.clone() };
            *counts.entry(breach.key()).or_default() += 1;
        }
        Self(counts)
    }
}

impl OfMany {
    /// Adds what a record breaks. `findings` are those that it was counted from: they say how bad each is.
    pub(super) fn add(&mut self, record: &OfRecord, findings: &[Finding]) {
        for (key, times) in &record.0 {
            let severity = || {
                let of = |finding: &&Finding| {
                    let breach = Breach { rule: finding.rule.clone(), field: finding.field.clone() };
                    breach.key() == *key
                };
                findings.iter().find(of).map_or(Severity::Info, |finding| finding.severity)
            };
            let count = self.0.entry(key.clone()).or_insert_with(|| Count {
                records: 0,
                times: 0,
                severity: severity(),
            });
            count.records += 1;
            count.times += times;
        }
    }

    /// Takes away what a record broke.
    pub(super) fn take(&mut self, record: &OfRecord) {
        for (key, times) in &record.0 {
            if let Some(count) = self.0.get_mut(key) {
                count.records -= 1;
                count.times -= times;
                if count.records <= 0 {
                    self.0.remove(key);
                }
            }
        }
    }

    /// Every rule that is broken, the gravest and most frequent first.
    pub(super) fn all(&self) -> Vec<(Breach, Count)> {
        let mut all: Vec<_> = self.0.iter().map(|(key, count)| (Breach::read(key), *count)).collect();
        all.sort_by(|(_, one), (_, other)| {
            other.severity.cmp(&one.severity).then(other.records.cmp(&one.records))
        });
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(rule: &str, severity: Severity) -> Finding {
        let field = "dct:title".to_owned();
        Finding {
            record: None,
            field,
            rule: rule.into(),
            severity,
            remedy: String::new(),
            value: String::new(),
        }
    }

    #[test]
    fn what_is_added_and_taken_away_leaves_nothing() {
        let findings =
            [finding("a", Severity::Info), finding("b", Severity::Violation), finding("a", Severity::Info)];
        let record = OfRecord::of(&findings);
        let mut sum = OfMany::default();
        sum.add(&record, &findings);
        sum.add(&record, &findings);
        let all: Vec<_> =
            sum.all().into_iter().map(|(at, count)| (at.rule, count.records, count.times)).collect();
        assert_eq!(all, [("b".to_owned(), 2, 2), ("a".to_owned(), 2, 4)]);
        sum.take(&record);
        sum.take(&record);
        assert_eq!(sum, OfMany::default());
    }
}
