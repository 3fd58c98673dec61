//! What came of a run, as a page shows it: what is wrong, what to fix first, what would change.

use centum_web::components::Heading;
use centum_web::{Locale, Message};

use super::words;
use crate::harvest::{Changed, Counts, Group, Mode, Preview, Run, Sample};
use crate::records::Severity;

/// So many rules stand under what to fix first.
const FIRST: usize = 3;
/// So many names stand in a list of a preview.
const NAMES: usize = 20;
/// So many examples stand beside a rule.
const EXAMPLES: usize = 5;

/// What came of a run.
pub(super) struct Report {
    /// One number each, with its name.
    pub(super) counts: Vec<(String, i64)>,
    /// What to fix first: the gravest and most frequent that a remedy is known for.
    pub(super) first: Vec<Remedy>,
    pub(super) headings: Vec<Heading>,
    pub(super) groups: Vec<Line>,
    pub(super) preview: Option<Difference>,
}

/// Something to do, and how many records it helps.
pub(super) struct Remedy {
    pub(super) what: String,
    pub(super) how: String,
    pub(super) records: i64,
}

/// What one rule found in one field.
pub(super) struct Line {
    pub(super) severity: String,
    pub(super) tone: &'static str,
    pub(super) rule: String,
    pub(super) field: String,
    pub(super) remedy: Option<String>,
    pub(super) count: i64,
    /// The record and what stands there.
    pub(super) examples: Vec<(String, String)>,
}

/// What a real run would do.
pub(super) struct Difference {
    /// The whole of it in one sentence.
    pub(super) sentence: Message,
    pub(super) new: Names,
    pub(super) changed: Vec<(String, String)>,
    pub(super) changed_more: i64,
    pub(super) changed_count: i64,
    pub(super) vanished: Names,
    pub(super) guarded: bool,
}

/// Some of many names.
pub(super) struct Names {
    pub(super) count: i64,
    pub(super) first: Vec<String>,
    pub(super) more: i64,
}

impl Report {
    /// The report of a run, as far as it has come.
    pub(super) fn of(locale: &Locale, run: &Run) -> Self {
        let outcome = run.outcome.clone().unwrap_or_default();
        Self {
            counts: counts(locale, run.mode, &run.counts),
            first: first(locale, &outcome.groups),
            headings: headings(locale),
            groups: outcome.groups.iter().map(|group| line(locale, group)).collect(),
            preview: outcome.preview.as_ref().map(|preview| difference(run, preview)),
        }
    }
}

fn counts(locale: &Locale, mode: Mode, counts: &Counts) -> Vec<(String, i64)> {
    let both = [
        ("seen", counts.seen),
        ("new", counts.new),
        ("changed", counts.changed),
        ("unchanged", counts.unchanged + counts.reread),
        ("returned", counts.returned),
        ("refused", counts.refused),
    ];
    let real = [("missing", counts.missing), ("vanished", counts.vanished), ("alike", counts.alike)];
    let real = real.into_iter().filter(|_| mode == Mode::Real);
    // What was seen and what was refused always stands there, were it nought.
    let told = both.into_iter().chain(real).filter(|(name, n)| *n > 0 || ["seen", "refused"].contains(name));
    told.map(|(name, n)| (locale.text(&format!("catalogue-desk-count-{name}")), n)).collect()
}

fn first(locale: &Locale, groups: &[Group]) -> Vec<Remedy> {
    let worth = groups.iter().filter(|group| group.severity > Severity::Info);
    let told = worth.filter_map(|group| {
        let how = words::remedy(locale, &group.remedy)?;
        Some(Remedy { what: words::rule(locale, &group.rule), how, records: group.count })
    });
    told.take(FIRST).collect()
}

fn headings(locale: &Locale) -> Vec<Heading> {
    let plain = |id| Heading::plain(locale.text(id));
    vec![
        plain("catalogue-desk-rule"),
        plain("catalogue-desk-field"),
        plain("catalogue-desk-times").of_numbers(),
        plain("catalogue-desk-remedy"),
        plain("catalogue-desk-examples"),
    ]
}

fn line(locale: &Locale, group: &Group) -> Line {
    let nameless = || locale.text("catalogue-desk-nameless");
    let examples = group.examples.iter().take(EXAMPLES);
    Line {
        severity: words::severity(locale, group.severity),
        tone: words::severity_tone(group.severity),
        rule: words::rule(locale, &group.rule),
        field: group.field.clone(),
        remedy: words::remedy(locale, &group.remedy),
        count: group.count,
        examples: examples
            .map(|one| {
                // What a record is missing is told of its address, which stands there already.
                let value =
                    if one.record.as_ref() == Some(&one.value) { String::new() } else { one.value.clone() };
                (one.record.clone().unwrap_or_else(nameless), value)
            })
            .collect(),
    }
}

fn difference(run: &Run, preview: &Preview) -> Difference {
    let listed = |one: &Changed| (one.remote_id.clone(), one.fields.join(", "));
    let changed: Vec<_> = preview.changed.iter().take(NAMES).map(listed).collect();
    Difference {
        sentence: sentence(&run.counts, preview),
        new: names(&preview.new),
        changed_more: beyond(preview.changed_count, changed.len()),
        changed,
        changed_count: preview.changed_count,
        vanished: names(&preview.vanished),
        guarded: preview.guarded,
    }
}

/// What a harvest would do, by the numbers that stand above it: new, changed, back and unchanged are all that were seen.
fn sentence(counts: &Counts, preview: &Preview) -> Message {
    Message::new("catalogue-desk-would")
        .arg("new", preview.new.count)
        .arg("changed", counts.changed)
        .arg("returned", counts.returned)
        .arg("unchanged", counts.unchanged + counts.reread)
        .arg("vanished", preview.vanished.count)
        .arg("refused", preview.refused_count)
}

fn names(sample: &Sample) -> Names {
    let first: Vec<String> = sample.first.iter().take(NAMES).cloned().collect();
    Names { count: sample.count, more: beyond(sample.count, first.len()), first }
}

fn beyond(all: i64, shown: usize) -> i64 {
    all.saturating_sub(i64::try_from(shown).unwrap_or(i64::MAX)).max(0)
}

#[cfg(test)]
mod tests {
    use centum_web::locale::{Catalogue, Customs};

    use super::*;

    #[test]
    fn the_sentence_of_a_dry_run_says_the_numbers_that_stand_above_it() {
        let catalogue = Catalogue::new(crate::MESSAGES, Customs::default()).unwrap();
        let english = catalogue.english().clone();
        let seen = Counts { seen: 110, new: 2, changed: 3, unchanged: 100, returned: 5, ..Counts::default() };
        let new = Sample { count: seen.new, ..Sample::default() };
        let preview = Preview { new, changed_count: seen.changed + seen.returned, ..Preview::default() };
        let said = english.tell(&sentence(&seen, &preview)).plain();
        assert!(said.contains("2 new records, change 3, bring back 5, leave 100 as they are"), "{said}");
        let above: Vec<i64> = counts(&english, Mode::Dry, &seen).into_iter().map(|(_, n)| n).collect();
        assert_eq!(above, [110, 2, 3, 100, 5, 0]);
    }
}
