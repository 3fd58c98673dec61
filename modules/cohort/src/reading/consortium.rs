//! Consortia: where their members are listed, who they are, and what the lead is.

use centum_base::Country;
use centum_base::fold::fold;

use super::brackets::{Piece, pieces, split_outside};
use super::countries;
use super::language::Language;
use super::limits::MAX_MEMBERS;
use super::lines::squeeze;
use super::report::{Doubt, UnreadReason};
use super::words::consortia::{
    ASSOCIATIONS, HEADS, IN_BRACKETS_ONLY, JOINED_NAMES, LEADING, OPENERS, ROLES, WEAK_OPENERS, conjunctions,
};
use super::words::{LINKING, Words, legal};
use crate::model::{Lead, Member};

/// Words that lead over from "consortium" to the first member.
const MAX_LEADING_OVER: usize = 6;

/// Where a text begins to list members.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Opening<'a> {
    /// What stands before: the name, outside brackets.
    pub(super) before: &'a str,
    /// The members.
    pub(super) members: &'a str,
    /// The folded words that open the list.
    pub(super) phrase: String,
    /// Whether the words say "consortium", and not just "with".
    pub(super) sure: bool,
}

/// A word with its place.
struct Word<'a> {
    from: usize,
    text: &'a str,
    key: String,
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut rest = 0;
    text.split_whitespace()
        .map(|word| {
            let from = text[rest..].find(word).map_or(rest, |at| rest + at);
            rest = from + word.len();
            Word { from, text: word, key: fold(word) }
        })
        .collect()
}

/// Finds the words that open a list of members. In a bracket they stand first; outside, a name stands before them.
pub(super) fn open(text: &str, in_bracket: bool) -> Option<Opening<'_>> {
    let words = words(text);
    (0..words.len()).find_map(|at| {
        by_head(text, &words, at, in_bracket).or_else(|| by_opener(text, &words, at, in_bracket))
    })
}

fn by_head<'a>(text: &'a str, words: &[Word<'a>], at: usize, in_bracket: bool) -> Option<Opening<'a>> {
    if !HEADS.contains(&words[at].key) || (at == 0 && !in_bracket) {
        return None;
    }
    let mut next = at + 1;
    if !words[at].text.ends_with(':') {
        while next < words.len() && next - at <= MAX_LEADING_OVER && leads_over(words[next].text) {
            next += 1;
            if words[next - 1].text.ends_with(':') {
                break;
            }
        }
        // "Baltic Partnership Riga" is a name: outside brackets something must lead over.
        if next == at + 1 && !in_bracket {
            return None;
        }
    }
    let members = text[words.get(next)?.from..].trim();
    let mut first = at;
    while first > 0 && LEADING.contains(&words[first - 1].key) {
        first -= 1;
    }
    let before = text[..words[first].from].trim_end_matches(is_edge);
    let phrase = words[at..next].iter().map(|word| word.key.as_str()).collect::<Vec<_>>().join(" ");
    Some(Opening { before, members, phrase, sure: true })
}

fn by_opener<'a>(text: &'a str, words: &[Word<'a>], at: usize, in_bracket: bool) -> Option<Opening<'a>> {
    if in_bracket != (at == 0) {
        return None;
    }
    let fits = |openers: &Words| openers.length_at(words[at..].iter().map(|word| word.key.as_str()));
    let role = fits(&ROLES).filter(|_| words[at].text.ends_with(':'));
    let weak = fits(&WEAK_OPENERS).filter(|_| in_bracket || !IN_BRACKETS_ONLY.contains(&words[at].key));
    let sure = fits(&OPENERS).or(role);
    let count = sure.or(weak)?;
    let members = text[words.get(at + count)?.from..].trim();
    if !in_bracket
        && sure.is_none()
        && !members.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase)
    {
        return None;
    }
    let before = text[..words[at].from].trim_end_matches(is_edge);
    let phrase = words[at..at + count].iter().map(|word| word.key.as_str()).collect::<Vec<_>>().join(" ");
    Some(Opening { before, members, phrase, sure: sure.is_some() })
}

/// Whether a word only leads over to the members: it begins small, and no capital follows an apostrophe.
fn leads_over(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && !word.contains(char::is_uppercase)
}

fn is_edge(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–' | '—' | '-' | '|')
}

/// The members that `text` lists, with what is not certain about them.
pub(super) fn members(
    text: &str,
    phrase: &str,
    language: Option<Language>,
    row_countries: &[Country],
) -> Result<(Vec<Member>, Vec<Doubt>), UnreadReason> {
    let mut doubts = Vec::new();
    let items = split(without_count(text), &conjunctions(phrase, language), &mut doubts);
    if items.len() > MAX_MEMBERS {
        return Err(UnreadReason::TooManyMembers { limit: MAX_MEMBERS });
    }
    let of_row = match row_countries {
        [country] => Some(*country),
        _ => None,
    };
    let mut members = Vec::new();
    for item in items {
        let (words, own) = with_country(item);
        let printed = squeeze(words);
        let name = legal::strip(without_particle(&printed));
        if name.chars().any(char::is_uppercase)
            || name.chars().all(|c| !c.is_lowercase() && !c.is_numeric()) && !name.is_empty()
        {
            members.push(Member { printed, name, country: own.or(of_row) });
        } else if !printed.is_empty() {
            doubts.push(Doubt::MembersUncertain { text: printed });
        }
    }
    Ok((members, doubts))
}

/// "4 municipalities: Bari, Molfetta" says how many before it says who.
fn without_count(text: &str) -> &str {
    match text.split_once(':') {
        Some((count, names)) if count.starts_with(|c: char| c.is_ascii_digit()) && !count.contains(',') => {
            names.trim()
        }
        _ => text,
    }
}

/// "Ravenna (Italy)" prints the member's own country.
fn with_country(item: &str) -> (&str, Option<Country>) {
    if let [Piece::Outside(name), Piece::Inside { text, .. }] = pieces(item)[..]
        && let Some(country) = countries::one(text, None)
    {
        return (name, Some(country));
    }
    (item, None)
}

/// Parts a list of names at its separators: semicolons if there are any, else commas; the last two names may be
/// joined by a word.
fn split<'a>(text: &'a str, conjunctions: &[&str], doubts: &mut Vec<Doubt>) -> Vec<&'a str> {
    let text = text.trim().trim_end_matches(['.', ';', ',']);
    let separator = if text.contains(';') { ';' } else { ',' };
    let parts: Vec<&str> = split_outside(text, |c| c == separator);
    let last = parts.len() - 1;
    let mut items = Vec::new();
    for (at, part) in parts.into_iter().enumerate() {
        let (part, joined) = without_conjunction(part.trim(), conjunctions);
        if at < last || joined {
            items.push(part);
        } else {
            let halves = split_at_conjunctions(part, conjunctions);
            if halves.len() > 2 {
                doubts.push(Doubt::MembersUncertain { text: squeeze(part) });
            }
            items.extend(halves);
        }
    }
    if let [only] = items[..] {
        let spaced = [" / ", " + ", " – ", " — "].into_iter().find(|sign| only.contains(sign));
        if let Some(sign) = spaced {
            return only.split(sign).map(str::trim).collect();
        }
    }
    items.retain(|item| !item.is_empty());
    items
}

/// "and Vojnik" after a comma is Vojnik, and nothing more is joined to it.
fn without_conjunction<'a>(part: &'a str, conjunctions: &[&str]) -> (&'a str, bool) {
    match part.split_once(char::is_whitespace) {
        Some((first, rest)) if conjunctions.contains(&first) => (rest.trim(), true),
        _ => (part, false),
    }
}

fn split_at_conjunctions<'a>(part: &'a str, conjunctions: &[&str]) -> Vec<&'a str> {
    let words = words(part);
    let key_of = |range: std::ops::Range<usize>| {
        words[range].iter().map(|word| word.key.as_str()).collect::<Vec<_>>().join(" ")
    };
    let mut cuts = Vec::new();
    let mut from = 0;
    for at in 1..words.len().saturating_sub(1) {
        let inside_a_name = JOINED_NAMES.iter().any(|name| {
            let count = name.split(' ').count();
            (at.saturating_sub(count)..=at).any(|start| {
                start >= from
                    && at < start + count
                    && start + count <= words.len()
                    && key_of(start..start + count) == *name
            })
        });
        if conjunctions.contains(&words[at].text) && !inside_a_name {
            cuts.push(at);
            from = at + 1;
        }
    }
    let mut items = Vec::new();
    let mut begin = 0;
    for cut in cuts {
        items.push(part[begin..words[cut].from].trim());
        begin = words[cut].from + words[cut].text.len();
    }
    items.push(part[begin..].trim());
    items
}

/// A small word before a member that belongs to the sentence: "composé de Tampere et de Turku".
fn without_particle(name: &str) -> &str {
    const PARTICLES: &[&str] = &[
        "the", "de", "du", "des", "den", "der", "die", "das", "di", "dai", "dal", "dalla", "da", "do", "dos",
        "von", "van", "los", "las", "les", "as", "os", "het", "z",
    ];
    if let Some(bare) = name.strip_prefix("d'").or_else(|| name.strip_prefix("d’")) {
        return bare;
    }
    match name.split_once(' ') {
        Some((first, rest)) if PARTICLES.contains(&first) && rest.starts_with(char::is_uppercase) => rest,
        _ => name,
    }
}

/// What the lead called `name` is: a member that the list names, one that it leaves out, or no city at all.
pub(super) fn lead(name: &str, members: &[Member]) -> (Lead, Option<Doubt>) {
    let own = fold(&legal::strip(name));
    if members.iter().any(|member| fold(&member.name) == own) {
        return (Lead::ListedMember, None);
    }
    if is_association(name) {
        return (Lead::NotACity, Some(Doubt::LeadByWords));
    }
    (Lead::UnlistedMember, Some(Doubt::LeadUnlisted))
}

/// Whether the words of a name say that it is an association, a network or a body of several towns.
pub(super) fn is_association(name: &str) -> bool {
    let key = format!(" {} ", fold(name));
    let says_so = |word: &str| key.contains(&format!(" {word} "));
    // German writes such words at the end of longer ones.
    let ends_so = || {
        key.split(' ').any(|word| ["verband", "verbund", "netzwerk"].iter().any(|end| word.ends_with(end)))
    };
    ASSOCIATIONS.iter().any(says_so) || ends_so()
}

/// Whether the words of a bracket without any phrase look like names: several, each with a capital, none a phrase.
pub(super) fn looks_like_members(text: &str, language: Option<Language>) -> bool {
    let items = split(text, &conjunctions("", language), &mut Vec::new());
    items.len() > 1
        && items.iter().all(|item| {
            let first = item.split(' ').next().unwrap_or_default();
            item.starts_with(char::is_uppercase)
                && item.split(' ').count() <= 6
                && !LINKING.contains(&fold(first))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str, phrase: &str) -> Vec<String> {
        let (members, _) = members(text, phrase, None, &[]).unwrap();
        members.into_iter().map(|member| member.name).collect()
    }

    #[test]
    fn the_words_that_open_a_list_of_members_are_found_in_many_wordings() {
        for text in [
            "consortium covering Tampere and Turku",
            "a consortium of Tampere and Turku",
            "together with Tampere and Turku",
            "consortium composé de Tampere et Turku",
            "regroupant Tampere et Turku",
            "Konsortium aus Tampere und Turku",
            "bestehend aus Tampere und Turku",
            "consorzio composto da Tampere e Turku",
            "partners: Tampere, Turku",
            "with Tampere and Turku",
        ] {
            let found = open(text, true).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(names(found.members, &found.phrase), ["Tampere", "Turku"], "{text}");
        }
    }

    #[test]
    fn outside_brackets_a_name_stands_before() {
        let found = open("Espoo in consortium with Tampere and Turku", false).unwrap();
        assert_eq!((found.before, found.members), ("Espoo", "Tampere and Turku"));
        assert_eq!(open("Consortium of Coastal Towns", false), None);
        assert_eq!(open("Baltic Partnership Riga", false), None);
    }

    #[test]
    fn the_comma_before_the_last_and_changes_nothing() {
        assert_eq!(names("A, B, Municipality of C, and D", "covering"), ["A", "B", "C", "D"]);
        assert_eq!(names("A, B and D", "covering"), ["A", "B", "D"]);
        assert_eq!(names("A; B; and D", "covering"), ["A", "B", "D"]);
    }

    #[test]
    fn a_name_with_a_conjunction_stays_whole() {
        assert_eq!(
            names("Durham, Tyne and Wear, and Leeds", "covering"),
            ["Durham", "Tyne and Wear", "Leeds"]
        );
        assert_eq!(names("Durham and Tyne and Wear", "covering"), ["Durham", "Tyne and Wear"]);
        assert_eq!(
            names("Zamora, Castilla y León y Soria", "formado por"),
            ["Zamora", "Castilla y León", "Soria"]
        );
        assert_eq!(names("Castilla y León and Soria", "covering"), ["Castilla y León", "Soria"]);
    }

    #[test]
    fn three_names_joined_by_two_words_are_doubted() {
        let (_, doubts) = members("A and B and C", "covering", None, &[]).unwrap();
        assert_eq!(doubts, [Doubt::MembersUncertain { text: "A and B and C".into() }]);
    }

    #[test]
    fn a_member_may_print_its_own_country() {
        let (members, _) = members("Ravenna (Italy) and Vänersborg (Sweden)", "covering", None, &[]).unwrap();
        let codes: Vec<_> =
            members.iter().filter_map(|member| member.country).map(|c| c.to_string()).collect();
        assert_eq!(codes, ["IT", "SE"]);
    }

    #[test]
    fn what_a_lead_is_follows_from_the_list_and_then_from_its_words() {
        let (members, _) =
            members("Gava City Council and Castelldefels City Council", "covering", None, &[]).unwrap();
        assert_eq!(lead("Gava", &members), (Lead::ListedMember, None));
        assert_eq!(lead("Espoo", &members).0, Lead::UnlistedMember);
        for name in [
            "Coastal Towns Association",
            "Sweden Emilia Romagna Network",
            "Städtenetzwerk Ruhr",
            "Réseau des villes",
        ] {
            assert_eq!(lead(name, &members).0, Lead::NotACity, "{name}");
        }
    }
}
