//! One entry of a list: a name, its marks, its countries and, in a bracket or behind a phrase, its members.

use centum_base::Country;
use centum_base::fold::fold;

use super::brackets::{Piece, pieces, split_outside};
use super::countries;
use super::language::Language;
use super::limits::MAX_NAME_CHARS;
use super::lines::squeeze;
use super::report::{Doubt, UnreadReason};
use super::words::{LINKING, last_word};
use super::{consortium, marks};
use crate::model::Applicant;

/// What is known about an entry before its words are read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context<'a> {
    /// The language of the source.
    pub(super) language: Option<Language>,
    /// The countries that a heading or a column gives.
    pub(super) countries: &'a [Country],
    /// Whether the list prints the country first.
    pub(super) country_first: bool,
    /// Whether the words are a name's alone, as in a column: no country is looked for at its ends.
    pub(super) name_only: bool,
}

/// What was understood of one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) countries: Vec<Country>,
    pub(super) marks: Vec<String>,
    pub(super) applicant: Applicant,
    pub(super) doubts: Vec<Doubt>,
}

/// What the brackets of an entry hold.
#[derive(Default)]
struct Brackets {
    marks: Vec<String>,
    countries: InBracket,
    members: Option<Members>,
    doubts: Vec<Doubt>,
}

/// Countries that a bracket prints.
#[derive(Default)]
struct InBracket {
    countries: Vec<Country>,
    /// Whether they are printed as a code, which could also be a mark.
    is_code: bool,
}

impl InBracket {
    fn of(text: &str, language: Option<Language>) -> Option<Self> {
        let is_code = text.trim().len() <= 3 && text.trim().chars().all(char::is_uppercase);
        countries::several(text, language).map(|countries| Self { countries, is_code })
    }

    fn is_empty(&self) -> bool {
        self.countries.is_empty()
    }
}

/// The words that list members, with the phrase that opens them.
struct Members {
    text: String,
    phrase: String,
}

/// Reads one entry. An entry without a country is none: the caller knows whether it may lack one.
pub(super) fn read(text: &str, context: Context<'_>) -> Result<Entry, UnreadReason> {
    let text = without_bullet(text);
    let (outside, mut brackets) = read_brackets(text, context.language);
    let (bare, mut marks) = marks::take_signs(&outside);
    let mut doubts = Vec::new();
    let beside = beside(bare, &mut brackets, context, &mut doubts);
    let (name, more) = marks::take_signs(&beside.name);
    marks.extend(std::mem::take(&mut brackets.marks));
    marks.extend(more);
    let mut seen = Vec::new();
    marks.retain(|mark| {
        !seen.contains(mark) && {
            seen.push(mark.clone());
            true
        }
    });

    let mut name = name;
    if brackets.members.is_none()
        && let Some(opening) = consortium::open(name, false)
    {
        brackets.members = Some(Members { text: opening.members.to_owned(), phrase: opening.phrase.clone() });
        if !opening.sure {
            doubts.push(Doubt::MembersGuessed);
        }
        name = opening.before;
    }
    let name = squeeze(name.trim_matches(is_trim));
    if name.chars().count() > MAX_NAME_CHARS {
        return Err(UnreadReason::NameTooLong { limit: MAX_NAME_CHARS });
    }
    if !name.chars().any(char::is_alphabetic) {
        return Err(UnreadReason::NoName);
    }
    let applicant = match brackets.members {
        None => {
            // Two cities on one row, or one name: a person must say.
            if name.contains(" & ") || name.contains(" + ") {
                doubts.push(Doubt::MembersUncertain { text: name.clone() });
            }
            Applicant::Single
        }
        Some(Members { text, phrase }) => {
            let (members, uncertain) =
                consortium::members(&text, &phrase, context.language, &beside.countries)?;
            doubts.extend(uncertain);
            let (lead, doubt) = consortium::lead(&name, &members);
            doubts.extend(doubt);
            Applicant::Consortium { lead, members }
        }
    };
    doubts.extend(brackets.doubts);
    Ok(Entry { name, countries: beside.countries, marks, applicant, doubts })
}

/// The name and the countries of an entry, once its brackets are read.
struct NameAndCountries {
    name: String,
    countries: Vec<Country>,
}

fn beside(
    bare: &str,
    brackets: &mut Brackets,
    context: Context<'_>,
    doubts: &mut Vec<Doubt>,
) -> NameAndCountries {
    let whole = |countries: Vec<Country>| NameAndCountries { name: bare.to_owned(), countries };
    let bracket = std::mem::take(&mut brackets.countries);
    if context.name_only {
        return whole(if context.countries.is_empty() {
            bracket.countries
        } else {
            context.countries.to_vec()
        });
    }
    let first = || countries::at_start(bare, context.language, context.country_first);
    let end = || countries::at_end(bare, context.language);
    let found = if context.country_first { first().or_else(end) } else { end() };
    // "Association of Towns of Slovenia" names its country and prints none.
    let in_name = found.as_ref().is_some_and(|found| LINKING.contains(last_word(&fold(found.name))));
    match found {
        Some(found)
            if !in_name
                && (bracket.is_empty() || bracket.is_code || bracket.countries == found.countries) =>
        {
            // "(IT)" beside a printed country is no country any more, it is a mark.
            if bracket.countries != found.countries {
                brackets.marks.extend(bracket.countries.iter().map(ToString::to_string));
            }
            return NameAndCountries { name: found.name.to_owned(), countries: found.countries };
        }
        _ if !bracket.is_empty() => return whole(bracket.countries),
        _ if !context.countries.is_empty() => return whole(context.countries.to_vec()),
        Some(found) => {
            doubts.push(Doubt::CountryInName);
            return whole(found.countries);
        }
        None => {}
    }
    match first() {
        Some(found) => NameAndCountries { name: found.name.to_owned(), countries: found.countries },
        None => whole(Vec::new()),
    }
}

/// Reads the brackets of `text`; what stands outside them, and brackets that belong to the name, are given back.
fn read_brackets(text: &str, language: Option<Language>) -> (String, Brackets) {
    let mut outside = String::new();
    let mut brackets = Brackets::default();
    for piece in pieces(text) {
        match piece {
            Piece::Outside(words) => outside.push_str(words),
            Piece::Inside { text, whole, square } => {
                if !brackets.take(text, square, language) {
                    outside.push_str(whole);
                    brackets.doubts.push(Doubt::BracketKept { text: squeeze(text) });
                }
            }
        }
        outside.push(' ');
    }
    (outside, brackets)
}

impl Brackets {
    /// Understands one bracket; `false` when it is part of the name.
    fn take(&mut self, text: &str, square: bool, language: Option<Language>) -> bool {
        if let Some(found) = InBracket::of(text, language) {
            self.countries = found;
            return true;
        }
        let mut rest = text.trim();
        loop {
            let cut = split_outside(rest, |c| matches!(c, ';' | ','))[0];
            let Some(mark) = marks::read(cut, square) else { break };
            self.marks.push(mark);
            rest = rest[cut.len()..].trim_start_matches([';', ',', ' ']);
            if rest.is_empty() {
                return true;
            }
        }
        if let Some(opening) = consortium::open(rest, true) {
            self.members = Some(Members { text: opening.members.to_owned(), phrase: opening.phrase });
            return true;
        }
        if let Some(found) = InBracket::of(rest, language) {
            self.countries = found;
            return true;
        }
        if consortium::looks_like_members(rest, language) {
            self.members = Some(Members { text: rest.to_owned(), phrase: String::new() });
            self.doubts.push(Doubt::MembersGuessed);
            return true;
        }
        rest.is_empty()
    }
}

/// `text` without the bullet or number that a list sets before its lines.
pub(super) fn without_bullet(text: &str) -> &str {
    let text = text.trim();
    let bullets = ['•', '◦', '▪', '▫', '‣', '⁃', '–', '—', '-', '*', '+', '·', '→', '✓', '●', '○', '■', '►'];
    if let Some(rest) = text.strip_prefix(bullets)
        && rest.starts_with([' ', '\t'])
    {
        return without_bullet(rest);
    }
    let unbracketed = text.strip_prefix('(').unwrap_or(text);
    let digits = unbracketed.chars().take_while(char::is_ascii_digit).count();
    if (1..=5).contains(&digits) {
        let rest = &unbracketed[digits..];
        let rest = rest.strip_prefix(['.', ')', ':']).unwrap_or(rest);
        if rest.starts_with([' ', '\t']) && rest.trim_start().starts_with(char::is_alphabetic) {
            return rest.trim_start();
        }
    }
    text
}

fn is_trim(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | ':' | '|' | '–' | '—' | '"' | '“' | '”' | '«' | '»')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lead;

    fn entry(text: &str) -> Entry {
        read(text, Context::default()).unwrap_or_else(|reason| panic!("{text}: {reason:?}"))
    }

    fn short(text: &str) -> (String, String, String) {
        let entry = entry(text);
        let codes: Vec<_> = entry.countries.iter().map(ToString::to_string).collect();
        (entry.name, codes.join("+"), entry.marks.join("+"))
    }

    fn is(name: &str, countries: &str, marks: &str) -> (String, String, String) {
        (name.into(), countries.into(), marks.into())
    }

    #[test]
    fn one_entry_is_read_in_every_common_way_to_print_it() {
        for text in [
            "Aarhus (DCC) Denmark",
            "Aarhus, Denmark (DCC)",
            "Aarhus (Denmark) [DCC]",
            "Aarhus – Denmark (DCC)",
            "• Aarhus (DCC), DK",
            "1. Aarhus (DCC) (DK)",
            "12) Aarhus (DCC; Denmark)",
            "Aarhus\t(DCC)\tDenmark",
            "Denmark: Aarhus (DCC)",
            "Denmark – Aarhus (DCC)",
        ] {
            assert_eq!(short(text), is("Aarhus", "DK", "DCC"), "{text}");
        }
    }

    #[test]
    fn signs_are_marks_wherever_they_hang() {
        for text in ["Aarhus* Denmark", "Aarhus Denmark*", "*Aarhus Denmark", "Aarhus (*) Denmark"] {
            assert_eq!(short(text), is("Aarhus", "DK", "*"), "{text}");
        }
    }

    #[test]
    fn a_mark_and_a_consortium_may_share_a_bracket() {
        let espoo = entry("Espoo (DCC; consortium covering Tampere and Turku) Finland");
        assert_eq!((espoo.name.as_str(), espoo.marks), ("Espoo", vec!["DCC".to_owned()]));
        let Applicant::Consortium { lead, members } = espoo.applicant else { panic!("a consortium") };
        assert_eq!((lead, members.len()), (Lead::UnlistedMember, 2));
    }

    #[test]
    fn a_bracket_that_belongs_to_the_name_stays_and_is_doubted() {
        let frankfurt = entry("Frankfurt (Oder) Germany");
        assert_eq!(frankfurt.name, "Frankfurt (Oder)");
        assert_eq!(frankfurt.doubts, [Doubt::BracketKept { text: "Oder".into() }]);
    }

    #[test]
    fn a_country_inside_the_name_is_said() {
        let association = entry("Association of Municipalities and Towns of Slovenia");
        assert_eq!(association.name, "Association of Municipalities and Towns of Slovenia");
        assert_eq!(association.doubts, [Doubt::CountryInName]);
    }

    #[test]
    fn a_name_of_ten_thousand_characters_is_refused() {
        let long = format!("{} Denmark", "a".repeat(10_000));
        assert_eq!(read(&long, Context::default()), Err(UnreadReason::NameTooLong { limit: MAX_NAME_CHARS }));
    }

    #[test]
    fn two_countries_stand_in_the_printed_order() {
        let (name, countries, _) =
            short("Sweden Emilia Romagna Network (consortium covering Ravenna and Cervia) Italy / Sweden");
        assert_eq!((name.as_str(), countries.as_str()), ("Sweden Emilia Romagna Network", "IT+SE"));
    }
}
