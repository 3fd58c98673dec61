//! What stands beside a name: in brackets, or behind its country. Marks, the part, the lead, the members.

use centum_base::Country;
use centum_base::fold::fold;

use super::brackets::{Piece, pieces, split_outside};
use super::entry::Context;
use super::language::Language;
use super::lines::squeeze;
use super::report::Doubt;
use super::words::Words;
use super::{consortium, countries, headings, marks};
use crate::model::Part;

/// Phrases that are taken off behind the country of one entry.
const MAX_TAILS: usize = 4;
/// Places at which a list of members behind the country is looked for.
const MAX_CUTS: usize = 8;

/// Words that say who leads a consortium, and nothing else.
static LEADS: Words = Words::new(
    "lead|lead partner|lead applicant|leader|coordinator|capofila|chef de file|coordinateur|\
     coordonnateur|coordinador|coordinadora|coordinatore|federfuhrend|federfuhrung|leadpartner|lider",
);

/// Words beside such numbers.
static UNITS: Words = Words::new(
    "inhabitants|residents|people|population|pop|habitants|habitantes|einwohner|abitanti|inwoners|eur|euro|euros|million|\
     millions|mio|m|k|since|seit|depuis|desde|dal|municipalities|communes|gemeinden|municipios|comuni|kommunen|ab",
);

/// What stands beside the name of an entry.
#[derive(Default)]
pub(super) struct Aside {
    pub(super) marks: Vec<String>,
    pub(super) part: Option<Part>,
    /// The lead, where a bracket names it ("lead: Bolzano").
    pub(super) lead: Option<String>,
    pub(super) countries: InBracket,
    pub(super) members: Option<Members>,
    pub(super) doubts: Vec<Doubt>,
}

/// Countries that a bracket prints.
#[derive(Default)]
pub(super) struct InBracket {
    pub(super) countries: Vec<Country>,
    /// Whether they are printed as a code, which could also be a mark.
    pub(super) is_code: bool,
}

impl InBracket {
    pub(super) fn of(text: &str, language: Option<Language>) -> Option<Self> {
        let is_code = text.trim().len() <= 3 && text.trim().chars().all(char::is_uppercase);
        countries::several(text, language).map(|countries| Self { countries, is_code })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.countries.is_empty()
    }
}

/// The words that list members, with the phrase that opens them.
pub(super) struct Members {
    pub(super) text: String,
    pub(super) phrase: String,
}

impl Aside {
    /// Reads the brackets of `text`; what stands outside them, and brackets that belong to the name, are given back.
    pub(super) fn take_brackets(&mut self, text: &str, language: Option<Language>) -> String {
        let mut outside = String::new();
        for piece in pieces(text) {
            match piece {
                Piece::Outside(words) => outside.push_str(words),
                Piece::Inside { text, whole, square } => match self.take_bracket(text, square, language) {
                    None => {}
                    Some(kept) if kept == text => {
                        outside.push_str(whole);
                        self.doubts.push(Doubt::BracketKept { text: squeeze(text) });
                    }
                    Some(kept) => {
                        outside.push_str(&format!("({kept})"));
                        self.doubts.push(Doubt::BracketKept { text: squeeze(&kept) });
                    }
                },
            }
            outside.push(' ');
        }
        outside
    }

    /// Understands one bracket, and gives back the words that are not understood: they belong to the name.
    fn take_bracket(&mut self, text: &str, square: bool, language: Option<Language>) -> Option<String> {
        let mut kept: Vec<&str> = Vec::new();
        let mut rest = text.trim();
        while !rest.is_empty() {
            if self.take_countries(rest, language) {
                break;
            }
            let cut = split_outside(rest, |c| matches!(c, ';' | ','))[0];
            let consumed =
                is_figure(cut) || self.take_words(cut, square) || self.take_countries(cut, language);
            if !consumed && let Some(opening) = consortium::open(rest, true) {
                kept.extend(Some(opening.before.trim()).filter(|before| !before.is_empty()));
                // Behind the last semicolon may stand a mark or the countries of them all.
                let mut members = opening.members;
                while let Some((head, last)) = members.rsplit_once(';') {
                    if !self.take_countries(last, language) && !self.take_words(last, false) {
                        break;
                    }
                    members = head;
                }
                self.members = Some(Members { text: members.to_owned(), phrase: opening.phrase });
                break;
            }
            if !consumed {
                kept.push(cut.trim());
            }
            rest = rest[cut.len()..].trim_start_matches([';', ',', ' ']);
        }
        let untouched = kept.len() == split_outside(text, |c| matches!(c, ';' | ',')).len();
        let kept = if untouched { text.to_owned() } else { kept.join(", ") };
        if kept.trim().is_empty() {
            return None;
        }
        if self.members.is_none() && consortium::looks_like_members(&kept, language) {
            self.members = Some(Members { text: kept, phrase: String::new() });
            self.doubts.push(Doubt::MembersGuessed);
            return None;
        }
        Some(kept)
    }

    /// Takes countries; a second bracket with others is none of this entry.
    fn take_countries(&mut self, text: &str, language: Option<Language>) -> bool {
        match InBracket::of(text, language) {
            Some(found) if self.countries.is_empty() || found.countries == self.countries.countries => {
                self.countries = found;
                true
            }
            _ => false,
        }
    }

    /// Takes a mark, the part or the word of a lead.
    fn take_words(&mut self, words: &str, square: bool) -> bool {
        let words = words.trim();
        if let Some(part) = headings::part_alone(words) {
            self.part = Some(part);
            return true;
        }
        if self.take_lead(words) {
            return true;
        }
        if let Some((mark, holds)) = marks::answered(words) {
            self.marks.extend(Some(mark).filter(|_| holds));
            return true;
        }
        let mark = marks::read(words, square);
        self.marks.extend(mark.clone());
        mark.is_some()
    }

    /// Takes the word of a lead, and its name where one follows.
    pub(super) fn take_lead(&mut self, words: &str) -> bool {
        let found = lead(words.trim());
        let says_so = found.is_some();
        self.lead = found.filter(|lead| !lead.is_empty()).or(self.lead.take());
        says_so
    }

    /// Takes off what stands behind the country: "Bergamo (Italy) – GLA", "Torino (Italia) – capofila, con Moncalieri".
    pub(super) fn take_tail<'a>(&mut self, text: &'a str, context: Context<'_>) -> &'a str {
        let mut text = self.take_members_behind(text, context);
        for _ in 0..MAX_TAILS {
            let Some(&(at, width)) = cuts(text).last() else { break };
            let (head, words) = (text[..at].trim_end(), text[at + width..].trim());
            let is_country = countries::several(words, context.language).is_some();
            if words.is_empty() || is_country || !has_country(head, context) {
                break;
            }
            if !is_figure(words) && !self.take_words(words, false) {
                break;
            }
            text = head;
        }
        text
    }

    fn take_members_behind<'a>(&mut self, text: &'a str, context: Context<'_>) -> &'a str {
        for (at, width) in cuts(text).into_iter().take(MAX_CUTS) {
            let Some(opening) = consortium::open(text[at + width..].trim(), true) else { continue };
            let head = text[..at].trim_end();
            if opening.before.trim().is_empty() && has_country(head, context) {
                self.members = Some(Members { text: opening.members.to_owned(), phrase: opening.phrase });
                return head;
            }
        }
        text
    }
}

/// Where something may be cut off behind a country: at commas, semicolons and dashes, and behind a bracket.
fn cuts(text: &str) -> Vec<(usize, usize)> {
    let mut cuts = Vec::new();
    let mut from = 0;
    let is_cut = |c: char| matches!(c, ',' | ';' | '–' | '—' | '|');
    for part in split_outside(text, is_cut) {
        let end = from + part.len();
        let spaced = part.match_indices(" - ").map(|(at, sign)| (from + at, sign.len()));
        cuts.extend(spaced);
        // Behind a bracket, a number needs no sign: "Aarhus (Denmark) 285,273".
        let behind = part.rfind([')', ']']).map(|at| (from + at + 1, 0));
        cuts.extend(behind.filter(|(at, _)| {
            text[*at..end].trim_start().starts_with(|c: char| c.is_ascii_digit())
                && text[*at..].starts_with(' ')
        }));
        if let Some(c) = text[end..].chars().next() {
            cuts.push((end, c.len_utf8()));
            from = end + c.len_utf8();
        }
    }
    cuts
}

/// Whether the words are a number of people, of money or of years, and nothing that a row is about.
fn is_figure(words: &str) -> bool {
    let is_money = words.contains(['€', '$', '£']) && !words.chars().any(char::is_alphabetic);
    if is_money {
        return true;
    }
    let key = fold(words);
    let digits = key.chars().filter(char::is_ascii_digit).count();
    let has_unit = key.split(' ').any(|word| UNITS.contains(word));
    let counts = |word: &str| word.chars().all(|c| c.is_ascii_digit()) || UNITS.contains(word);
    // One or two digits alone are the number of a footnote.
    (digits > 2 || digits > 0 && has_unit) && key.split(' ').all(counts)
}

/// Whether `head` is an entry with its country.
fn has_country(head: &str, context: Context<'_>) -> bool {
    let bracketed = || {
        let mut pieces = pieces(head).into_iter();
        let inside = |piece: Piece<'_>| match piece {
            Piece::Inside { text, .. } => InBracket::of(text, context.language).is_some(),
            Piece::Outside(_) => false,
        };
        pieces.next().is_some_and(|first| matches!(first, Piece::Outside(_))) && pieces.any(inside)
    };
    !context.countries.is_empty() || bracketed() || countries::at_end(head, context.language).is_some()
}

/// The lead that the words name; empty where they only say that the entry leads.
fn lead(words: &str) -> Option<String> {
    match words.split_once(':') {
        Some((word, name)) if LEADS.contains(&fold(word)) => Some(squeeze(name)),
        Some(_) => None,
        None => LEADS.contains(&fold(words)).then(String::new),
    }
}
