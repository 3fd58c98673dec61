//! An assignment in words: figures, reasons, rules that clash, ways out.

use std::collections::{BTreeMap, BTreeSet};

use centum_base::Country;
use centum_web::Locale;

use super::words::{language, percent};
use crate::assignment::{Apart, Assigned, Bar, Change, Passed, Question, Rule, Way, languages_of};

/// So many names are listed before the rest is counted.
const MAX_LISTED: usize = 12;

/// What the places of a question are called.
pub(super) struct Names<'l> {
    pub(super) locale: &'l Locale,
    /// Applications, with the countries of their members.
    pub(super) pieces: Vec<(String, Vec<Country>)>,
    pub(super) readers: Vec<String>,
}

impl Names<'_> {
    pub(super) fn piece(&self, at: usize) -> String {
        self.pieces.get(at).map(|(name, _)| name.clone()).unwrap_or_default()
    }

    pub(super) fn reader(&self, at: usize) -> String {
        self.readers.get(at).cloned().unwrap_or_default()
    }

    fn list(&self, names: Vec<String>) -> String {
        let more = names.len().saturating_sub(MAX_LISTED);
        let mut names: Vec<String> = names.into_iter().take(MAX_LISTED).collect();
        if more > 0 {
            names.push(self.locale.say("readers-and-more").arg("count", more).plain());
        }
        self.locale.list(names)
    }

    fn list_pieces(&self, places: impl IntoIterator<Item = usize>) -> String {
        self.list(places.into_iter().map(|at| self.piece(at)).collect())
    }

    fn list_pairs(&self, pairs: &[[usize; 2]]) -> String {
        let pair = |&[piece, reader]: &[usize; 2]| {
            let said = self.locale.say("readers-pair").arg("name", self.reader(reader));
            said.arg("application", self.piece(piece)).plain()
        };
        self.list(pairs.iter().map(pair).collect())
    }

    fn bar(&self, bar: Bar) -> String {
        self.locale.text(&format!("readers-bar-{}", bar.name()))
    }
}

/// What an assignment comes to.
pub(super) fn figures(locale: &Locale, found: &Assigned) -> Vec<(String, String, String)> {
    let one = |value: String, id: &str| (value, locale.text(id), locale.text(&format!("{id}-rule")));
    let pairs = u64::try_from(found.pairs.len()).unwrap_or(1).max(1);
    let mean = u32::try_from(found.total / pairs).unwrap_or(0);
    let worst = found.worst.map_or_else(|| "–".to_owned(), |worst| percent(locale, worst));
    let range =
        (found.loads.iter().min().copied().unwrap_or(0), found.loads.iter().max().copied().unwrap_or(0));
    vec![
        one(locale.number(found.pairs.len()), "readers-figure-pairs"),
        one(locale.number(found.new), "readers-figure-new"),
        one(worst, "readers-figure-worst"),
        one(percent(locale, mean), "readers-figure-mean"),
        one(format!("{}–{}", locale.number(range.0), locale.number(range.1)), "readers-figure-loads"),
    ]
}

/// What is to be known of an assignment: whether it hangs together, whether it is proved.
pub(super) fn notes(names: &Names<'_>, found: &Assigned) -> Vec<(&'static str, String)> {
    let locale = names.locale;
    let mut notes = Vec::new();
    match &found.apart {
        None if found.swapped => notes.push(("info", locale.text("readers-linked-swapped"))),
        None => notes.push(("success", locale.text("readers-linked"))),
        Some(apart) => {
            let said = match apart {
                Apart::NeverShare => locale.say("readers-apart-never-share").plain(),
                Apart::TooFewPairs { pairs, needed } => {
                    locale.say("readers-apart-too-few").arg("pairs", *pairs).arg("needed", *needed).plain()
                }
                Apart::Excluded => locale.say("readers-apart-excluded").plain(),
                Apart::Unsettled => locale.say("readers-apart-unsettled").plain(),
            };
            notes.push(("warning", said));
            for part in &found.parts {
                let readers = names.list(part.readers.iter().map(|&at| names.reader(at)).collect());
                let said = locale.say("readers-apart-part").arg("applications", part.pieces.len());
                notes.push(("info", said.arg("readers", readers).plain()));
            }
        }
    }
    if !found.proved {
        notes.push(("warning", locale.text("readers-not-proved")));
    }
    notes
}

/// Why a better reader was not taken.
pub(super) fn passed(names: &Names<'_>, one: &Passed) -> String {
    let why = match one.bar {
        Some(bar) => names.bar(bar),
        None => names.locale.text(&format!("readers-why-{}", one.why.name())),
    };
    names.locale.say("readers-passed").arg("name", names.reader(one.reader)).arg("why", why).plain()
}

/// Rules that clash, those of one kind in one sentence.
pub(super) fn rules(names: &Names<'_>, question: &Question, rules: &[Rule]) -> Vec<String> {
    let locale = names.locale;
    let mut demands: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    let (mut uppers, mut lowers, mut begun, mut single) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let with_load = |at: usize, load: u32| {
        locale.say("readers-name-number").arg("name", names.reader(at)).arg("number", load).plain()
    };
    for rule in rules {
        match *rule {
            Rule::Demand { piece } => demands.entry(question.pieces[piece].demand).or_default().push(piece),
            Rule::Upper { reader } => uppers.push(with_load(reader, question.readers[reader].upper)),
            Rule::Lower { reader } => lowers.push(with_load(reader, question.readers[reader].lower)),
            Rule::Begun { piece, reader } => begun.push([piece, reader]),
            Rule::PerCountry => single.push(
                locale
                    .say("readers-rule-per-country")
                    .arg("count", question.per_country.unwrap_or(0))
                    .plain(),
            ),
            Rule::PerEmployer => single.push(
                locale
                    .say("readers-rule-per-employer")
                    .arg("count", question.per_employer.unwrap_or(0))
                    .plain(),
            ),
            Rule::Barred { bar } => {
                single.push(locale.say("readers-rule-barred").arg("why", names.bar(bar)).plain());
            }
        }
    }
    let mut said: Vec<String> = demands
        .into_iter()
        .map(|(demand, pieces)| {
            let count = pieces.len();
            let rule = locale.say("readers-rule-demand").arg("count", count).arg("demand", demand);
            rule.arg("applications", names.list_pieces(pieces)).plain()
        })
        .collect();
    if !uppers.is_empty() {
        said.push(locale.say("readers-rule-upper").arg("names", names.list(uppers)).plain());
    }
    if !lowers.is_empty() {
        said.push(locale.say("readers-rule-lower").arg("names", names.list(lowers)).plain());
    }
    if !begun.is_empty() {
        said.push(locale.say("readers-rule-begun").arg("pairs", names.list_pairs(&begun)).plain());
    }
    said.extend(single);
    said
}

/// Whether a way leads anywhere: an application that nobody reads comes to no report, and every decision waits for it.
pub(super) fn leads_on(way: &Way) -> bool {
    let is_unread = |change: &Change| match change {
        Change::Demands { demands } => demands.iter().any(|(_, to)| *to == 0),
        _ => false,
    };
    !way.changes.iter().any(is_unread)
}

/// The applications of new readers, each once though several read it.
fn each(pieces: &[Vec<usize>]) -> BTreeSet<usize> {
    pieces.iter().flatten().copied().collect()
}

/// A way out in a sentence for each of its changes.
pub(super) fn way(names: &Names<'_>, way: &Way) -> String {
    way.changes.iter().map(|one| change(names, one)).collect::<Vec<_>>().join(" ")
}

/// A way out.
pub(super) fn change(names: &Names<'_>, change: &Change) -> String {
    let locale = names.locale;
    match change {
        Change::NewReaders { pieces, free_of } => {
            let all = || pieces.iter().flatten().copied();
            let said = locale.say("readers-way-new").arg("count", pieces.len());
            let said = said.arg("applications", names.list_pieces(each(pieces)));
            let said = said.arg("languages", tongues(names, all()));
            let bars = locale.list(free_of.iter().map(|bar| names.bar(*bar)));
            let said = said.arg("free", u32::from(!free_of.is_empty())).arg("bars", bars);
            said.plain()
        }
        Change::RaiseUpper { reader, to } => {
            locale.say("readers-way-upper").arg("name", names.reader(*reader)).arg("to", *to).plain()
        }
        Change::RaiseUppers { by } => locale.say("readers-way-uppers").arg("by", *by).plain(),
        Change::DropLower { reader, to } => {
            locale.say("readers-way-lower").arg("name", names.reader(*reader)).arg("to", *to).plain()
        }
        Change::DropLowers { by } => locale.say("readers-way-lowers").arg("by", *by).plain(),
        Change::Demands { demands } => {
            let one = |(piece, to): &(usize, u32)| {
                let said = locale.say("readers-name-number").arg("name", names.piece(*piece));
                said.arg("number", *to).plain()
            };
            let list = names.list(demands.iter().map(one).collect());
            locale.say("readers-way-demands").arg("applications", list).plain()
        }
        Change::PerCountry { to } => locale.say("readers-way-per-country").arg("to", *to).plain(),
        Change::PerEmployer { to } => locale.say("readers-way-per-employer").arg("to", *to).plain(),
        Change::Lift { bar, pairs } => {
            let said = locale.say("readers-way-lift").arg("why", names.bar(*bar));
            said.arg("pairs", names.list_pairs(pairs)).plain()
        }
        Change::GiveUp { pairs } => {
            locale.say("readers-way-give-up").arg("pairs", names.list_pairs(pairs)).plain()
        }
    }
}

/// The languages of these applications, those of the most applications first.
fn tongues(names: &Names<'_>, pieces: impl Iterator<Item = usize>) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for at in pieces {
        let countries = names.pieces.get(at).map(|(_, countries)| countries.as_slice()).unwrap_or_default();
        for tag in countries.iter().flat_map(|country| languages_of(*country)) {
            *counts.entry(tag).or_default() += 1;
        }
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|&(tag, count)| (std::cmp::Reverse(count), tag));
    let names_of = counts.iter().take(3).map(|(tag, _)| language(names.locale, tag));
    if counts.is_empty() { names.locale.text("readers-any-language") } else { names.locale.list(names_of) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_application_that_two_new_readers_take_is_named_once() {
        assert_eq!(each(&[vec![3], vec![3, 1]]), BTreeSet::from([1, 3]));
    }

    #[test]
    fn to_leave_an_application_unread_is_no_way_out() {
        let way = |to| Way { cost: 1, changes: vec![Change::Demands { demands: vec![(3, to)] }] };
        assert!(leads_on(&way(1)) && !leads_on(&way(0)));
    }
}
