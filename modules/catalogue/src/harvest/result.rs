//! What came of a run: the difference it would make, what it halted at, what was found.

use serde::{Deserialize, Serialize};

use crate::quality::Tally;
use crate::records::{Finding, Severity};

/// What a run leaves for people to read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Outcome {
    /// What a dry run would change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preview: Option<Preview>,
    /// What the guard halted at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guard: Option<Guard>,
    /// What was found wrong, grouped by rule: the worst and most frequent first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
    /// What a dry run saw, by the metrics of the quality.
    #[serde(skip_serializing_if = "Option::is_none", with = "tallied")]
    pub tally: Option<Tally>,
}

/// A tally in the form in which scores are kept; one of another generation is none.
mod tallied {
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::quality::Tally;

    pub(super) fn serialize<S: Serializer>(tally: &Option<Tally>, to: S) -> Result<S::Ok, S::Error> {
        match tally {
            Some(tally) => to.serialize_some(&tally.to_json()),
            None => to.serialize_none(),
        }
    }

    pub(super) fn deserialize<'a, D: Deserializer<'a>>(from: D) -> Result<Option<Tally>, D::Error> {
        Ok(Option::<String>::deserialize(from)?.as_deref().and_then(Tally::from_json))
    }
}

/// The difference that a real run would make.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// Records that are not known yet.
    pub new: Sample,
    /// Records that say something else than before.
    pub changed: Vec<Changed>,
    /// How many of them there are, those beyond the list included.
    pub changed_count: i64,
    /// Records that would begin to be missing.
    pub vanished: Sample,
    /// Records that could not be taken.
    pub refused: Vec<Finding>,
    /// How many of them there are, those beyond the list included.
    pub refused_count: i64,
    /// Whether the guard would halt the run.
    pub guarded: bool,
}

/// Some of many: how many there are, and the names of the first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// How many.
    pub count: i64,
    /// What the source calls the first of them.
    pub first: Vec<String>,
}

/// A record that says something else than before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// What the source calls it.
    pub remote_id: String,
    /// The fields that differ.
    pub fields: Vec<String>,
}

/// What the guard halted at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guard {
    /// Live records that were known before.
    pub known: i64,
    /// How many of them the run did not see.
    pub unseen: i64,
    /// So many of a hundred may go.
    pub percent: u32,
}

impl Guard {
    /// Whether more would go than may.
    pub fn halts(&self) -> bool {
        self.unseen.saturating_mul(100) > self.known.saturating_mul(i64::from(self.percent))
    }
}

/// Findings of one rule in one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The rule.
    pub rule: String,
    /// The field.
    pub field: String,
    /// How bad it is.
    pub severity: Severity,
    /// The id of the text that says what helps.
    pub remedy: String,
    /// How often it was found.
    pub count: i64,
    /// The first records, with what stands there.
    pub examples: Vec<Example>,
}

/// One record of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// What the source calls it.
    pub record: Option<String>,
    /// What stands there.
    pub value: String,
}

/// How rules about whole records begin, whose field is the place in the answer.
const WHOLE_RECORD: &str = "record-";

/// Gathers findings into groups without holding them all.
#[derive(Debug)]
pub struct Grouping {
    groups: std::collections::BTreeMap<(String, String, Severity), Group>,
    examples: usize,
}

impl Grouping {
    /// Groups with at most so many examples each.
    pub fn new(examples: usize) -> Self {
        Self { groups: std::collections::BTreeMap::new(), examples }
    }

    /// Adds a finding about a record.
    pub fn add(&mut self, record: Option<&str>, finding: &Finding) {
        // Where in an answer a record breaks off is another place for each: a thousand of them are one thing to mend.
        let is_of_place = finding.rule.starts_with(WHOLE_RECORD);
        let field = if is_of_place { "" } else { finding.field.as_str() };
        let key = (finding.rule.clone(), field.to_owned(), finding.severity);
        let group = self.groups.entry(key).or_insert_with(|| Group {
            rule: finding.rule.clone(),
            field: field.to_owned(),
            severity: finding.severity,
            remedy: finding.remedy.clone(),
            count: 0,
            examples: Vec::new(),
        });
        group.count += 1;
        if group.examples.len() < self.examples {
            let record = record.map(str::to_owned).or_else(|| finding.record.clone());
            let place = Some(finding.field.trim_matches(['<', '>'])).filter(|_| is_of_place);
            let place = place.filter(|place| !place.is_empty() && record.as_deref() != Some(*place));
            let value = match (place, finding.value.as_str()) {
                (Some(place), "") => place.to_owned(),
                (Some(place), value) => format!("{place}: {value}"),
                (None, value) => value.to_owned(),
            };
            group.examples.push(Example { record, value });
        }
    }

    /// The groups, the worst and most frequent first.
    pub fn finish(self) -> Vec<Group> {
        let mut groups: Vec<_> = self.groups.into_values().collect();
        groups.sort_by(|one, other| other.severity.cmp(&one.severity).then(other.count.cmp(&one.count)));
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(rule: &str, severity: Severity) -> Finding {
        let (rule, remedy) = (rule.to_owned(), format!("remedy-{rule}"));
        Finding { record: None, field: "dct:title".into(), rule, severity, remedy, value: String::new() }
    }

    #[test]
    fn the_worst_stands_first_and_the_frequent_before_the_rare() {
        let mut grouping = Grouping::new(2);
        for record in ["a", "b", "c"] {
            grouping.add(Some(record), &finding("licence", Severity::Warning));
        }
        grouping.add(Some("a"), &finding("keyword", Severity::Warning));
        grouping.add(Some("d"), &finding("title", Severity::Refusal));
        let groups = grouping.finish();
        let rules: Vec<_> = groups.iter().map(|group| (group.rule.as_str(), group.count)).collect();
        assert_eq!(rules, [("title", 1), ("licence", 3), ("keyword", 1)]);
        assert_eq!(groups[1].examples.len(), 2, "only so many examples are kept");
    }

    #[test]
    fn records_that_break_off_in_many_places_are_one_group_and_each_example_names_its_place() {
        let mut grouping = Grouping::new(2);
        for (record, place, value) in [("a", "3:1", "no property"), ("b", "9:7", ""), ("c", "12:1", "")] {
            let broken = finding("record-syntax", Severity::Refusal);
            grouping.add(Some(record), &Finding { field: place.into(), value: value.into(), ..broken });
        }
        let mute = finding("record-undescribed", Severity::Refusal);
        grouping.add(Some("urn:d"), &Finding { field: "<urn:d>".into(), ..mute });
        let groups = grouping.finish();
        let counts: Vec<_> = groups.iter().map(|group| (group.field.as_str(), group.count)).collect();
        assert_eq!(counts, [("", 3), ("", 1)]);
        let values: Vec<_> =
            groups.iter().flat_map(|group| &group.examples).map(|one| one.value.as_str()).collect();
        assert_eq!(values, ["3:1: no property", "9:7", ""]);
    }

    #[test]
    fn the_guard_halts_above_its_share_and_not_at_it() {
        let guard = |known, unseen| Guard { known, unseen, percent: 20 };
        assert!(!guard(10, 2).halts());
        assert!(guard(10, 3).halts());
        assert!(!guard(0, 0).halts());
        assert!(Guard { percent: 0, known: 10, unseen: 1 }.halts());
    }
}
