//! What the pages of a report have in common: the reviews side by side, the report, what was said to it.

use std::collections::BTreeMap;

use centum_accounts::Person;
use centum_base::Id;
use centum_calls::call::Criterion;
use centum_web::{Html, Locale};

use crate::consensus::rules::Standing;
use crate::consensus::{Individual, Reading, Said as Spoken, Written};
use crate::pages::words::{Said, criterion_name, exact_points, half_points, said};
use crate::reviews::{Mark, score};

/// Who is meant, in words: a letter among reviewers, a name for those who run the selection.
pub(super) type Named<'n> = &'n dyn Fn(&str, Id<Person>) -> String;

/// The reviews that count side by side, and the report beside them.
pub(super) struct SideBySide {
    pub(super) readers: Vec<String>,
    pub(super) rows: Vec<Row>,
    pub(super) totals: Vec<String>,
    pub(super) report_total: String,
    pub(super) final_total: String,
    pub(super) has_report: bool,
    pub(super) is_changed: bool,
}

/// One criterion.
pub(super) struct Row {
    pub(super) label: Said,
    pub(super) points: Vec<String>,
    pub(super) report: String,
    pub(super) last: String,
    pub(super) comments: Vec<(String, String)>,
}

/// What a reviewer said to the report.
pub(super) struct VoiceLine {
    pub(super) who: String,
    pub(super) round: u32,
    pub(super) approves: bool,
    pub(super) view: String,
    pub(super) at: Html,
    /// Whether it was said of what stands, in the present round.
    pub(super) holds: bool,
}

/// A comment on the report.
pub(super) struct CommentLine {
    pub(super) who: String,
    pub(super) said: String,
    pub(super) at: Html,
}

/// A mark that the panel changed.
pub(super) struct ChangeLine {
    pub(super) criterion: String,
    pub(super) points: String,
    pub(super) reason: String,
    pub(super) at: Html,
}

fn shown(locale: &Locale, mark: Option<&Mark>) -> String {
    let halves = mark.and_then(|mark| mark.halves);
    halves.map_or_else(|| locale.text("selection-none-given"), |halves| half_points(locale, halves))
}

fn total(locale: &Locale, criteria: &[Criterion], marks: &[Mark]) -> String {
    let total = score::exact(criteria, marks);
    total.map_or_else(|| locale.text("selection-none-given"), |total| exact_points(locale, total))
}

pub(super) fn side_by_side(locale: &Locale, reading: &Reading, named: Named<'_>) -> SideBySide {
    let criteria = reading.criteria();
    let counting: Vec<_> = reading.individual.iter().filter(|one| one.counts()).collect();
    let readers: Vec<String> = counting.iter().map(|one| named(&one.letter, one.held.person)).collect();
    let written = reading.report.as_ref();
    let last = written.map(Written::last_marks).unwrap_or_default();
    let mark = |marks: &[Mark], key: &str| marks.iter().find(|mark| mark.criterion == key).cloned();
    let row = |criterion: &Criterion| {
        let given: Vec<Option<Mark>> = counting.iter().map(|one| mark(&one.marks, &criterion.key)).collect();
        let comments = readers.iter().zip(&given).filter_map(|(reader, mark)| {
            let comment = mark.as_ref().map(|mark| mark.comment.clone())?;
            (!comment.is_empty()).then(|| (reader.clone(), comment))
        });
        let report = written.and_then(|written| mark(&written.marks, &criterion.key));
        Row {
            label: said(locale, &criterion.label),
            points: given.iter().map(|mark| shown(locale, mark.as_ref())).collect(),
            report: shown(locale, report.as_ref()),
            last: shown(locale, mark(&last, &criterion.key).as_ref()),
            comments: comments.collect(),
        }
    };
    SideBySide {
        rows: criteria.iter().map(row).collect(),
        totals: counting.iter().map(|one| total(locale, criteria, &one.marks)).collect(),
        report_total: written.map(|one| total(locale, criteria, &one.marks)).unwrap_or_default(),
        final_total: total(locale, criteria, &last),
        has_report: written.is_some(),
        is_changed: written.is_some_and(|written| !written.changed.is_empty()),
        readers,
    }
}

pub(super) fn voices(locale: &Locale, reading: &Reading, named: Named<'_>) -> Vec<VoiceLine> {
    let Some(written) = &reading.report else { return Vec::new() };
    let counting = reading.counting();
    let line = |voice: &crate::consensus::Voice| {
        let person = reading
            .individual
            .iter()
            .find(|one| one.held.review.reviewer == voice.reviewer)
            .map(|one| named(&one.letter, one.held.person))?;
        let holds = voice.round == written.report.round
            && voice.content == written.content
            && counting.all.contains(&voice.reviewer);
        let (approves, view) = match &voice.said {
            Spoken::Approves => (true, String::new()),
            Spoken::Minority(view) => (false, view.clone()),
        };
        let at = locale.moment(voice.said_at);
        Some(VoiceLine { who: person, round: voice.round, approves, view, at, holds })
    };
    written.voices.iter().rev().filter_map(line).collect()
}

/// Somebody who did not speak of what stands.
pub(super) struct SilentLine {
    pub(super) who: String,
    pub(super) left: bool,
}

/// Those who did not speak of what stands and are not waited for, in words.
pub(super) fn not_awaited(locale: &Locale, reading: &Reading, named: Named<'_>) -> Vec<SilentLine> {
    let line = |one: &Individual| {
        let name = named(&one.letter, one.held.person);
        // Of somebody who was erased there is no name.
        let who = if name.is_empty() {
            locale.say("selection-reviewer").arg("letter", &one.letter).plain()
        } else {
            name
        };
        SilentLine { who, left: one.held.left }
    };
    reading.not_awaited().into_iter().map(line).collect()
}

/// Why the others went on without somebody who has not spoken since.
pub(super) fn gone_on(locale: &Locale, reading: &Reading) -> Vec<AgainLine> {
    let line = |one: &crate::consensus::Unheard| AgainLine {
        why: one.reason.clone(),
        at: locale.moment(one.decided_at),
    };
    reading.gone_on().into_iter().map(line).collect()
}

pub(super) fn comments(locale: &Locale, reading: &Reading, named: Named<'_>) -> Vec<CommentLine> {
    let Some(written) = &reading.report else { return Vec::new() };
    let letters: BTreeMap<Id<Person>, &str> =
        reading.individual.iter().map(|one| (one.held.person, one.letter.as_str())).collect();
    let line = |comment: &crate::consensus::Comment| {
        let letter = letters.get(&comment.person)?;
        let who = named(letter, comment.person);
        Some(CommentLine { who, said: comment.said.clone(), at: locale.moment(comment.at) })
    };
    written.comments.iter().filter_map(line).collect()
}

/// Why a report was opened again, or why the others went on without a voice.
pub(super) struct AgainLine {
    pub(super) why: String,
    pub(super) at: Html,
}

/// Every reason for which the report was opened again.
pub(super) fn again_lines(locale: &Locale, reading: &Reading) -> Vec<AgainLine> {
    let all = reading.report.iter().flat_map(|written| &written.again);
    all.map(|one| AgainLine { why: one.said.clone(), at: locale.moment(one.at) }).collect()
}

/// One criterion of the report as it is read.
pub(super) struct TextLine {
    pub(super) label: Said,
    pub(super) points: String,
    pub(super) comment: String,
}

/// The report as it is read.
pub(super) fn text(locale: &Locale, reading: &Reading) -> Vec<TextLine> {
    let Some(written) = &reading.report else { return Vec::new() };
    let line = |(criterion, mark): (&Criterion, &Mark)| TextLine {
        label: said(locale, &criterion.label),
        points: shown(locale, Some(mark)),
        comment: mark.comment.clone(),
    };
    reading.criteria().iter().zip(&written.marks).map(line).collect()
}

pub(super) fn changes(locale: &Locale, reading: &Reading) -> Vec<ChangeLine> {
    let Some(written) = &reading.report else { return Vec::new() };
    let line = |change: &crate::consensus::PanelMark| ChangeLine {
        criterion: criterion_name(locale, reading.criteria(), &change.criterion),
        points: half_points(locale, change.halves),
        reason: change.reason.clone(),
        at: locale.moment(change.changed_at),
    };
    written.changed.iter().map(line).collect()
}

/// How a report stands, in words and with its tone.
pub(super) fn standing(locale: &Locale, standing: Standing) -> (String, &'static str) {
    match standing {
        Standing::Drafting => (locale.text("selection-report-drafting"), "neutral"),
        Standing::Waiting(count) => {
            (locale.say("selection-report-waiting").arg("count", count).plain(), "accent")
        }
        Standing::Unsettled => (locale.text("selection-report-unsettled"), "warning"),
        Standing::Agreed => (locale.text("selection-report-agreed"), "success"),
    }
}
