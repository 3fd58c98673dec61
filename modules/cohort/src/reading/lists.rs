//! Lists on one line: several entries between a heading or a sentence and the full stop.

use centum_base::Country;

use super::brackets::{Piece, open_at_end, pieces, split_outside};
use super::claims::sentences;
use super::consortium;
use super::countries;
use super::entry::{self, Context, Entry};
use super::headings::{self, Announces, is_name_like};
use super::language::Language;
use super::report::Doubt;
use super::shape::{self, Shape};
use super::words::headings::VERBS;
use crate::model::{Applicant, Lead, Member};

/// Entries that must follow words that are no heading.
const ENTRIES_AFTER_SENTENCE: usize = 3;
/// Words of the longest name of a consortium before a colon.
const MAX_LABEL_WORDS: usize = 6;

/// The list of "Mentor cities: Aarhus (Denmark), Porto (Portugal)", "The winners are Amiens (France), …", and the one
/// row of "7. Baltic cities: Liepāja (Latvia), Klaipėda (Lithuania)".
pub(super) fn headed(text: &str, numbered: bool, language: Option<Language>) -> Option<Shape> {
    let at = split_outside(text, |c| c == ':')[0].len();
    if at >= text.len() {
        return after_verb(text, language);
    }
    let (before, rest) = (text[..at].trim(), text[at + 1..].trim());
    let end = sentences::sentences(rest).first().map_or(rest.len(), |first| first.end);
    let (list, behind) = (&rest[..end], rest[end..].trim());
    if let Some(entries) = groups(rest, language) {
        let announces = headings::read(&text[..=at]).unwrap_or(UNNAMED);
        let one_country = countries::several(before, language).is_some();
        let words = vec![before.to_owned()];
        return (!one_country).then_some(Shape::HeadedList { announces, entries, words });
    }
    let entries = inline(list, language).or_else(|| grouped(list, language));
    let words = [before, behind].into_iter().filter(|words| !words.is_empty()).map(str::to_owned).collect();
    if let Some(announces) = headings::read(&text[..=at]) {
        let entries = entries.or_else(|| single(list, language))?;
        return Some(Shape::HeadedList { announces, entries, words });
    }
    let entries = entries?;
    let label = is_name_like(before) && before.split(' ').count() <= MAX_LABEL_WORDS;
    let counts = before.contains(|c: char| c.is_ascii_digit());
    if label && !counts && (numbered || consortium::is_association(before)) && behind.is_empty() {
        return consortium_of(before, entries).map(|entry| Shape::Entries(vec![entry]));
    }
    (entries.len() >= ENTRIES_AFTER_SENTENCE).then_some(Shape::HeadedList {
        announces: UNNAMED,
        entries,
        words,
    })
}

/// A list that no heading names.
const UNNAMED: Announces = Announces::List { part: None, waiting: false, explicit: true };

fn after_verb(text: &str, language: Option<Language>) -> Option<Shape> {
    sentences::sentences(text).into_iter().find_map(|range| {
        let sentence = &text[range.clone()];
        VERBS.iter().find_map(|verb| {
            let verb = format!(" {verb} ");
            let at = sentence.find(&verb)? + verb.len();
            let list = &sentence[at..];
            if !list.contains(['(', ';']) {
                return None;
            }
            let entries = inline(list, language).or_else(|| grouped(list, language))?;
            let before = text[..range.start + at].trim();
            let words = [before, text[range.end..].trim()].into_iter().filter(|words| !words.is_empty());
            let words = words.map(str::to_owned).collect();
            let announces = headings::read(&format!("{before}:")).unwrap_or(UNNAMED);
            (entries.len() >= ENTRIES_AFTER_SENTENCE).then_some(Shape::HeadedList {
                announces,
                entries,
                words,
            })
        })
    })
}

/// One row whose members each print their country.
fn consortium_of(name: &str, entries: Vec<Entry>) -> Option<Entry> {
    let mut countries = Vec::new();
    let mut members = Vec::new();
    for entry in entries {
        let [country] = entry.countries[..] else { return None };
        if !countries.contains(&country) {
            countries.push(country);
        }
        members.push(Member { printed: entry.name.clone(), name: entry.name, country: Some(country) });
    }
    let applicant = Applicant::Consortium { lead: Lead::NotACity, members };
    let doubts = vec![Doubt::MembersGuessed];
    Some(Entry { name: name.to_owned(), countries, marks: Vec::new(), part: None, applicant, doubts })
}

fn single(text: &str, language: Option<Language>) -> Option<Vec<Entry>> {
    let context = Context { language, ..Context::default() };
    let entry = entry::read(text.trim_end_matches('.'), context).ok()?;
    (!entry.countries.is_empty() && is_name_like(&entry.name)).then(|| vec![entry])
}

/// Groups of several countries on one line: "Croatia: Zagreb; Cyprus: Limassol. Denmark: Aarhus, Copenhagen".
pub(super) fn groups(text: &str, language: Option<Language>) -> Option<Vec<Entry>> {
    let mut starts: Vec<(usize, usize, Vec<Country>)> = Vec::new();
    let mut from = 0;
    for part in split_outside(text, |c| matches!(c, ';' | '.')) {
        if let Some((head, _)) = part.split_once(':')
            && let Some(countries) = countries::several(head.trim(), language)
        {
            starts.push((from, from + head.len() + 1, countries));
        }
        from += part.len() + 1;
    }
    if starts.len() < 2 || !text[..starts[0].0].trim().is_empty() {
        return None;
    }
    let ends = starts.iter().skip(1).map(|(start, ..)| *start).chain([text.len()]);
    let mut entries = Vec::new();
    for ((_, names, countries), end) in starts.iter().zip(ends) {
        entries.extend(shape::names(
            text[*names..end].trim().trim_end_matches([';', '.', ' ']),
            countries,
            language,
        )?);
    }
    Some(entries)
}

/// "Augsburg, Bochum und Erfurt (Deutschland), Graz und Linz (Österreich)": names, and behind them in a bracket the
/// country of them all.
fn grouped(text: &str, language: Option<Language>) -> Option<Vec<Entry>> {
    let mut entries = Vec::new();
    let mut before: Option<&str> = None;
    let mut groups = 0;
    for piece in pieces(text.trim_end_matches(['.', ';', ','])) {
        match piece {
            Piece::Outside(words) => before = Some(words),
            Piece::Inside { text, .. } => {
                let countries = countries::several(text, language)?;
                let words = before.take()?.trim_start_matches([',', ';', ' ']);
                entries.extend(shape::names(words, &countries, language)?);
                groups += 1;
            }
        }
    }
    (before.is_none() && groups >= 2).then_some(entries)
}

/// Several entries on one line, each with its own country.
pub(super) fn inline(text: &str, language: Option<Language>) -> Option<Vec<Entry>> {
    let items = items(text, language);
    if items.len() < 2 {
        return None;
    }
    items.into_iter().map(|item| single(item, language)?.pop()).collect()
}

/// Parts a line at its semicolons, or else its commas; the last two may be joined by a word.
pub(super) fn items(text: &str, language: Option<Language>) -> Vec<&str> {
    let text = text.trim().trim_end_matches(['.', ';', ',']);
    let separator = if split_outside(text, |c| c == ';').len() > 1 { ';' } else { ',' };
    let mut items = split_outside(text, |c| c == separator);
    let last = items.pop().unwrap_or_default();
    // Two joined countries must not be torn apart as if they ended two entries.
    let whole = |text: &str| countries::at_end(text, language).map(|found| found.countries);
    let of_language = match language {
        Some(Language::Dutch) => Some(" en "),
        Some(Language::Polish) => Some(" i "),
        _ => None,
    };
    let words =
        [" and ", " et ", " und ", " y ", " e ", " ed ", " oraz ", " sowie ", " ainsi que ", " as well as "];
    let joined = words.into_iter().chain(of_language).find_map(|word| {
        let at = last.rfind(word)?;
        // A word inside a bracket joins members, not entries.
        let (first, second) = (&last[..at], &last[at + word.len()..]);
        (open_at_end(first) == 0).then_some((first, second))
    });
    match joined {
        Some((first, second))
            if countries::several(last, language).is_none() && whole(last) == whole(second) =>
        {
            items.extend([first, second]);
        }
        _ => items.push(last),
    }
    for item in &mut items {
        *item = item.trim();
        for word in ["and ", "et ", "und ", "y ", "e ", "sowie ", "as well as ", "ainsi que "] {
            *item = item.strip_prefix(word).unwrap_or(item);
        }
    }
    items.retain(|item| !item.is_empty());
    items
}
