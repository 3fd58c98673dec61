//! How what is shown is cut into segments, and how they are named.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use centum_base::Digest;

use super::segment::Form;
use crate::standards::shelf::{Line, Shown};
use crate::standards::uris::Uris;

/// One more whenever segments are written differently.
const GENERATION: &[u8] = b"2";
/// A segment ends at an identifier whose last digits are these: on average after 4,096 records.
const END: &str = "000";
/// The most records of a segment, whatever the identifiers say.
const MOST: usize = 16_384;

/// Segments of one state of the log.
pub(super) struct Plan {
    shown: Arc<Shown>,
    segments: Vec<(Range<usize>, String)>,
    names: HashSet<String>,
    mark: String,
}

impl Plan {
    pub(super) fn of(uris: &Uris, shown: Arc<Shown>) -> Self {
        let mut segments = Vec::new();
        let mut from = 0;
        for (place, line) in shown.lines.iter().enumerate() {
            let is_end = line.id.to_string().ends_with(END) || place + 1 - from >= MOST;
            if is_end || place + 1 == shown.lines.len() {
                let range = from..place + 1;
                segments.push((range.clone(), name(uris, &shown.lines[range])));
                from = place + 1;
            }
        }
        let names: HashSet<String> = segments.iter().map(|(_, name)| name.clone()).collect();
        let all: Vec<&[u8]> = segments.iter().map(|(_, name)| name.as_bytes()).collect();
        let mark = Digest::of_parts(&all).to_string();
        Self { segments, names, mark, shown }
    }

    pub(super) fn position(&self) -> i64 {
        self.shown.position
    }

    /// What tells this plan's dump from another's.
    pub(super) fn mark(&self) -> &str {
        &self.mark
    }

    pub(super) fn len(&self) -> usize {
        self.segments.len()
    }

    pub(super) fn lines(&self, number: usize) -> &[Line] {
        &self.shown.lines[self.segments[number].0.clone()]
    }

    pub(super) fn file_name(&self, number: usize, form: Form) -> String {
        format!("{}.{}", self.segments[number].1, form.ending())
    }

    /// Whether a file is one of the segments, in any form.
    pub(super) fn has(&self, file_name: &str) -> bool {
        file_name.split('.').next().is_some_and(|stem| self.names.contains(stem))
    }
}

/// The name of a segment: who is in it, and with which entries.
fn name(uris: &Uris, lines: &[Line]) -> String {
    let heads: Vec<u8> = lines.iter().flat_map(|line| line.head.to_be_bytes()).collect();
    Digest::of_parts(&[GENERATION, uris.whole().as_bytes(), &heads]).to_string()[..24].to_owned()
}

#[cfg(test)]
mod tests {
    use centum_base::Id;
    use centum_web::BaseUrl;

    use super::*;

    fn plan(lines: Vec<Line>) -> Plan {
        let uris = Uris::new(&BaseUrl::new("https://a.example").unwrap());
        Plan::of(&uris, Arc::new(Shown { position: 1, lines }))
    }

    fn lines(count: u32) -> Vec<Line> {
        let line = |n: u32| Line {
            id: Id::of_name("record", &n.to_string()),
            source: Id::of_name("source", "x"),
            head: i64::from(n),
            changed: 0,
        };
        let mut lines: Vec<Line> = (0..count).map(line).collect();
        lines.sort_by_key(|line| line.id);
        lines
    }

    #[test]
    fn a_change_or_a_loss_touches_one_segment() {
        let before = plan(lines(40_000));
        assert!(before.len() > 3);
        let covered: usize = (0..before.len()).map(|number| before.lines(number).len()).sum();
        assert_eq!(covered, 40_000);
        let mut changed = lines(40_000);
        changed[20_000].head = 99_999;
        let changed = plan(changed);
        assert_eq!(changed.names.difference(&before.names).count(), 1);
        let mut fewer = lines(40_000);
        fewer.retain(|line| line.head != 7);
        let fewer = plan(fewer);
        assert!(fewer.names.difference(&before.names).count() <= 1);
        assert_ne!(fewer.mark, before.mark);
    }

    #[test]
    fn nothing_has_no_segments() {
        assert_eq!(plan(Vec::new()).len(), 0);
    }
}
