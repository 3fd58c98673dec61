//! Two sources of one edition with the list that stands now: each figure as both print it, what becomes of either, and
//! the ways back from the newer figures to the older ones. Ready for a page.

use serde::Serialize;

use super::describe::{Message, names, quantity, scope};
use super::earlier::{EarlierReading, Without, earlier};
use super::reconcile::{Finding, Reconciliation, reconcile};
use super::sources::{ClaimChange, Subject, compare_sources};
use super::tally::Item;
use super::{Area, Choice};
use crate::model::{Claim, Roster};

/// What an older and a newer source print, laid side by side and judged by one list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Comparison {
    /// One line a figure, in the order of the older source and then of what only the newer one prints.
    pub lines: Vec<ComparedFigure>,
    /// Few rows or seats that, taken back, leave the figures of the older source.
    pub ways_back: Vec<EarlierReading>,
}

/// One figure in two sources.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ComparedFigure {
    /// What is counted, and both values.
    pub change: ClaimChange,
    /// The older figure with its sentence, ours and the verdict; none where it does not print it, or for a sum of parts.
    pub older: Option<Finding>,
    /// The newer one.
    pub newer: Option<Finding>,
}

/// Compares the figures of two sources of one edition, and judges each by the list.
pub fn compare(roster: &Roster, older: &[Claim], newer: &[Claim], area: &Area) -> Comparison {
    let (old, new) = (reconcile(roster, older, area), reconcile(roster, newer, area));
    let lines = compare_sources(older, newer).into_iter().map(|change| ComparedFigure {
        older: change.old.and_then(|value| finding(&old, &change.subject, value)),
        newer: change.new.and_then(|value| finding(&new, &change.subject, value)),
        change,
    });
    Comparison { lines: lines.collect(), ways_back: earlier(roster, newer, older, area) }
}

fn finding(found: &Reconciliation, subject: &Subject, value: i64) -> Option<Finding> {
    let is_it = |finding: &&Finding| finding.claim.value == value && subject.is_about(&finding.claim);
    found.findings.iter().find(is_it).cloned()
}

impl ClaimChange {
    /// What became of the figure from one source to the other.
    pub fn message(&self) -> Message {
        match (self.old, self.new, self.by()) {
            (_, _, Some(0)) => Message::plain("change-same"),
            (_, _, Some(by @ 1..)) => Message::plain("change-grew").with("by", by),
            (_, _, Some(by)) => Message::plain("change-shrank").with("by", by.unsigned_abs()),
            (Some(_), _, None) => Message::plain("change-only-older"),
            (None, _, None) => Message::plain("change-only-newer"),
        }
    }
}

impl Subject {
    /// What is counted, and each word that narrows it.
    pub fn messages(&self) -> Vec<Message> {
        match self {
            Self::SumOfParts { total } => {
                vec![Message::plain("change-sum-of-parts"), Message::plain(quantity(*total))]
            }
            Self::Figure { quantity: counted, part, inside, still_open, .. } => {
                let side = inside
                    .map(|inside| Message::plain(if inside { "change-inside" } else { "change-outside" }));
                let open = still_open.then(|| Message::plain("change-still-open"));
                let part = part.map(|part| Message::plain(scope(part)));
                [Message::plain(quantity(*counted))].into_iter().chain(part).chain(side).chain(open).collect()
            }
        }
    }
}

impl EarlierReading {
    /// What was not there yet, a clause for each group, and then the conditions under which that is so.
    pub fn messages(&self, roster: &Roster) -> Vec<Message> {
        let without = self.without.iter().map(|without| without.message(roster));
        without.chain(self.differs.iter().map(Choice::message)).collect()
    }
}

impl Without {
    /// How many of which rows or seats were not there yet.
    pub fn message(&self, roster: &Roster) -> Message {
        let rows = self.among.iter().filter_map(|item| match item {
            Item::Row { row } | Item::City { row, .. } => Some(*row),
            Item::Seat { .. } => None,
        });
        let seats = self.among.iter().filter(|item| matches!(item, Item::Seat { .. })).count();
        let id = match (seats, self.among.len() == seats) {
            (0, _) => "earlier-without-rows",
            (_, true) => "earlier-without-seats",
            (_, false) => "earlier-without-either",
        };
        let message = Message::plain(id).with("count", self.count);
        if id == "earlier-without-seats" { message } else { message.with("names", names(rows, roster)) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::english;
    use super::super::sample::{area, claim, small};
    use super::super::verdict::Verdict;
    use super::*;
    use crate::model::Quantity;

    #[test]
    fn each_line_has_both_figures_with_their_verdicts_and_says_what_changed() {
        let older =
            [claim(Quantity::Selected, 6), claim(Quantity::Cities, 11), claim(Quantity::Expressions, 30)];
        let newer = [claim(Quantity::Selected, 7), claim(Quantity::Cities, 12), claim(Quantity::Total, 9)];
        let found = compare(&small(), &older, &newer, &area());
        let said: Vec<String> = found.lines.iter().map(|line| english(&line.change.message())).collect();
        assert_eq!(said, ["1 more", "1 more", "only in the older source", "only in the newer source"]);
        let [selected, _, expressions, total] = &found.lines[..] else { panic!("four lines") };
        assert!(matches!(selected.newer.as_ref().unwrap().verdict, Verdict::Holds { .. }));
        assert_eq!(selected.older.as_ref().unwrap().claim.value, 6);
        assert!(expressions.newer.is_none() && total.older.is_none());
    }

    #[test]
    fn a_way_back_says_which_rows_were_not_there_yet() {
        let older = [claim(Quantity::Selected, 6), claim(Quantity::Cities, 11), claim(Quantity::Alumni, 1)];
        let newer = [claim(Quantity::Selected, 7), claim(Quantity::Cities, 12), claim(Quantity::Alumni, 2)];
        let roster = small();
        let found = compare(&roster, &older, &newer, &area());
        let said: Vec<String> = found.ways_back[0].messages(&roster).iter().map(english).collect();
        assert_eq!(said, ["without 1 of these rows: Cork, Padua"]);
    }

    #[test]
    fn every_subject_says_itself() {
        let mut narrowed = claim(Quantity::OpenSeats, 1);
        narrowed.qualifier.inside = Some(true);
        narrowed.qualifier.still_open = true;
        let found = compare(&small(), &[], &[narrowed], &area());
        let said: Vec<String> = found.lines[0].change.subject.messages().iter().map(english).collect();
        assert_eq!(said, ["Seats that are still open", "inside the area", "still open"]);
    }
}
