//! Where understood lines are gathered: every line ends here exactly once.

use std::collections::{BTreeMap, HashMap};

use centum_base::Country;
use centum_base::fold::fold;

use super::entry::Entry;
use super::lines::{Line, squeeze};
use super::marks::unbent;
use super::report::{Doubt, Heading, Notice, ReadRow, ReadSeat, Unread, UnreadReason, confidence};
use super::words::columns::PLACEHOLDERS;
use crate::model::{OpenSeat, Part, Row};

/// Characters of an unread line that are shown.
const SHOWN_CHARS: usize = 400;

/// The list that lines belong to, as its heading says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Chapter {
    /// The part that the heading gives.
    pub(super) part: Option<Part>,
    /// Whether there is a heading at all.
    pub(super) headed: bool,
    /// Whether those on the list wait or were not chosen.
    pub(super) waiting: bool,
}

/// Where in the source something stands, and its words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source<'a> {
    pub(super) line: u32,
    pub(super) last: u32,
    pub(super) text: &'a str,
}

impl<'a> From<&'a Line> for Source<'a> {
    fn from(line: &'a Line) -> Self {
        Self { line: line.number, last: line.last, text: &line.text }
    }
}

/// Words outside the rows, where figures may be stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Passage {
    pub(super) line: u32,
    pub(super) text: String,
    /// Whether an empty line or a row stands before it.
    pub(super) after_gap: bool,
}

/// What was understood so far.
#[derive(Debug, Default)]
pub(super) struct Register {
    pub(super) rows: Vec<ReadRow>,
    pub(super) headings: Vec<Heading>,
    pub(super) prose: Vec<u32>,
    pub(super) unread: Vec<Unread>,
    /// Rows that say that their name is still to come.
    pub(super) seats: Vec<ReadSeat>,
    /// The words of headings and prose, in their order.
    pub(super) passages: Vec<Passage>,
    gap: bool,
}

impl Register {
    /// Takes an entry as a row of the chapter; in a list of those who wait it is no row.
    pub(super) fn row(&mut self, source: Source<'_>, chapter: Chapter, entry: Entry, part: Option<Part>) {
        if chapter.waiting {
            return self.unread(source, UnreadReason::OtherList);
        }
        self.gap = true;
        let Entry { name, countries, marks, part: own, applicant, mut doubts } = entry;
        let part = part.or(own);
        if PLACEHOLDERS.contains(&fold(&name)) {
            return self.open_seat(source, part.or(chapter.part));
        }
        if part.is_none() && chapter.part.is_none() && !chapter.headed {
            doubts.push(Doubt::PartAssumed);
        }
        if countries.is_empty()
            && !doubts.iter().any(|doubt| matches!(doubt, Doubt::CountryUnreadable { .. }))
        {
            doubts.push(Doubt::CountryMissing);
        }
        let part = part.or(chapter.part).unwrap_or(Part::Core);
        self.rows.push(ReadRow {
            line: source.line,
            last_line: source.last,
            printed: source.text.trim().to_owned(),
            row: Row { name, part, countries, marks, applicant },
            confidence: confidence(&doubts),
            doubts,
        });
    }

    /// Takes a row without a name yet as a seat.
    fn open_seat(&mut self, source: Source<'_>, part: Option<Part>) {
        let part = part.unwrap_or(Part::Core);
        let seat = OpenSeat { part, count: 1, inside: None, sentence: squeeze(source.text) };
        self.seats.push(ReadSeat { line: source.line, seat });
        self.gap = true;
        self.prose.extend(source.line..=source.last);
    }

    /// Takes what was misread or could not be read.
    pub(super) fn unread(&mut self, source: Source<'_>, reason: UnreadReason) {
        let text = squeeze(source.text);
        let text = match text.char_indices().nth(SHOWN_CHARS) {
            Some((at, _)) => format!("{}…", &text[..at]),
            None => text,
        };
        self.unread.push(Unread { line: source.line, last_line: source.last, text, reason });
    }

    pub(super) fn heading(&mut self, source: Source<'_>, part: Option<Part>) {
        self.passage(source);
        self.gap = true;
        self.headings.push(Heading {
            line: source.line,
            last_line: source.last,
            text: squeeze(source.text),
            part,
        });
    }

    pub(super) fn prose(&mut self, source: Source<'_>) {
        self.passage(source);
        // Several lines of a page may stand on one line of its source.
        if self.prose.last() != Some(&source.last) {
            self.prose.extend(source.line..=source.last);
        }
    }

    /// Takes words around a list that stands on one line with them: figures may be stated there.
    pub(super) fn words(&mut self, source: Source<'_>) {
        self.gap = true;
        self.passage(source);
    }

    /// Says that an empty line or a row parts what comes from what was.
    pub(super) fn gap(&mut self) {
        self.gap = true;
    }

    fn passage(&mut self, source: Source<'_>) {
        let after_gap = std::mem::take(&mut self.gap);
        self.passages.push(Passage { line: source.line, text: squeeze(source.text), after_gap });
    }

    /// Gives marks that differ in gender or number alone the form that stands first.
    pub(super) fn unify_marks(&mut self) {
        let mut first: HashMap<String, String> = HashMap::new();
        for mark in self.rows.iter_mut().flat_map(|read| &mut read.row.marks) {
            if mark.contains(char::is_lowercase) {
                mark.clone_from(first.entry(unbent(mark)).or_insert_with(|| mark.clone()));
            }
        }
    }

    /// Doubts every row whose name and countries stand in an earlier one, and says which names those are.
    pub(super) fn find_repeated(&mut self) -> Vec<Notice> {
        let mut first: HashMap<(String, Vec<Country>), usize> = HashMap::new();
        let mut repeated: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
        for at in 0..self.rows.len() {
            let key = (fold(&self.rows[at].row.name), self.rows[at].row.countries.clone());
            let Some(&earlier) = first.get(&key) else {
                first.insert(key, at);
                continue;
            };
            let line = self.rows[earlier].line;
            let row = &mut self.rows[at];
            row.doubts.push(Doubt::Repeated { line });
            row.confidence = confidence(&row.doubts);
            let last = row.line;
            repeated.entry(earlier).or_insert_with(|| vec![line]).push(last);
        }
        repeated
            .into_iter()
            .map(|(row, lines)| Notice::NameRepeated { name: self.rows[row].row.name.clone(), lines })
            .collect()
    }
}
