//! One entry of a list: a name, its marks, its countries and, in a bracket or behind a phrase, its members.

use centum_base::Country;
use centum_base::fold::fold;

use super::aside::{Aside, Members};
use super::countries;
use super::language::Language;
use super::limits::MAX_NAME_CHARS;
use super::lines::squeeze;
use super::report::{Doubt, UnreadReason};
use super::words::{LINKING, Words, last_word};
use super::{consortium, joined, marks};
use crate::model::{Applicant, Lead, Member, Part};

/// Labels of the places of a prize.
static LABELS: Words = Words::new(
    "winner|first place|second place|third place|first prize|second prize|third prize|first|second|third|runner up|\
     1st place|2nd place|3rd place|1st prize|2nd prize|3rd prize|gewinner|gewinnerin|1 platz|2 platz|3 platz|\
     erster platz|zweiter platz|dritter platz|laureat|laureate|1er prix|2e prix|3e prix|ganador|ganadora|vincitore|\
     vincitrice|city|ville|stadt|ciudad|citta",
);

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
    /// The part that its own words give ("città mentore").
    pub(super) part: Option<Part>,
    pub(super) applicant: Applicant,
    pub(super) doubts: Vec<Doubt>,
}

/// Reads one entry. An entry without a country is none: the caller knows whether it may lack one.
pub(super) fn read(text: &str, context: Context<'_>) -> Result<Entry, UnreadReason> {
    let text = without_label(without_bullet(text));
    if let Some(entry) = joined::with_own_countries(text, context)? {
        return Ok(entry);
    }
    let mut brackets = Aside::default();
    let text = brackets.take_tail(text, context);
    let outside = brackets.take_brackets(text, context.language);
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
    // "Tatra Cities — lead: Poprad": the lead stands behind the consortium's name.
    let named_lead = [" – ", " — ", " - ", ", ", "; "].iter().find_map(|sign| name.rsplit_once(sign));
    if let Some((before, words)) = named_lead
        && brackets.take_lead(words)
    {
        name = before;
    }
    let name = squeeze(without_quotes(name.trim_matches(is_trim)));
    if name.chars().count() > MAX_NAME_CHARS {
        return Err(UnreadReason::NameTooLong { limit: MAX_NAME_CHARS });
    }
    if !name.chars().any(char::is_alphabetic) {
        return Err(UnreadReason::NoName);
    }
    let (name, applicant) = applicant(name, &mut brackets, &beside.countries, context, &mut doubts)?;
    doubts.extend(brackets.doubts);
    Ok(Entry { name, countries: beside.countries, marks, part: brackets.part, applicant, doubts })
}

/// Who applies, and under which name.
fn applicant(
    name: String,
    aside: &mut Aside,
    row_countries: &[Country],
    context: Context<'_>,
    doubts: &mut Vec<Doubt>,
) -> Result<(String, Applicant), UnreadReason> {
    if let Some(Members { text, phrase }) = aside.members.take() {
        let (members, uncertain) = consortium::members(&text, &phrase, context.language, row_countries)?;
        doubts.extend(uncertain);
        let (members, lead) = match aside.lead.take() {
            Some(leading) => (with_lead(members, leading, row_countries), Lead::NotACity),
            None => {
                let (lead, doubt) = consortium::lead(&name, &members);
                doubts.extend(doubt);
                (members, lead)
            }
        };
        return Ok((name, Applicant::Consortium { lead, members }));
    }
    if let Some(members) = joined::in_order(&name, row_countries) {
        doubts.push(Doubt::MembersGuessed);
        let named = aside.lead.as_deref().map(fold);
        let leads = members.iter().find(|member| named.as_deref() == Some(&fold(&member.name)));
        return Ok(match leads.map(|member| member.name.clone()) {
            Some(name) => (name, Applicant::Consortium { lead: Lead::ListedMember, members }),
            None => (name, Applicant::Consortium { lead: Lead::NotACity, members }),
        });
    }
    if let Some((body, text)) = joined::named_after(&name, context.language) {
        let (members, uncertain) = consortium::members(text, "", context.language, row_countries)?;
        if members.len() > 1 {
            doubts.extend([Doubt::MembersGuessed, Doubt::LeadByWords]);
            doubts.extend(uncertain);
            return Ok((body.to_owned(), Applicant::Consortium { lead: Lead::NotACity, members }));
        }
    }
    if let Some(leading) = aside.lead.take() {
        doubts.push(Doubt::LeadByWords);
        let members = with_lead(Vec::new(), leading, row_countries);
        return Ok((name, Applicant::Consortium { lead: Lead::NotACity, members }));
    }
    // Two cities on one row, or one name: a person must say.
    if joined::may_be_several(&name) {
        doubts.push(Doubt::MembersUncertain { text: name.clone() });
    }
    Ok((name, Applicant::Single))
}

/// The members with the lead that a consortium of its own name prints.
fn with_lead(mut members: Vec<Member>, leading: String, countries: &[Country]) -> Vec<Member> {
    if !members.iter().any(|member| fold(&member.name) == fold(&leading)) {
        let country =
            Some(countries).filter(|countries| countries.len() == 1).and_then(|countries| countries.first());
        members.insert(0, Member { printed: leading.clone(), name: leading, country: country.copied() });
    }
    members
}

/// The name and the countries of an entry, once its brackets are read.
struct NameAndCountries {
    name: String,
    countries: Vec<Country>,
}

fn beside(
    bare: &str,
    brackets: &mut Aside,
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
    if let Some(found) = first() {
        return NameAndCountries { name: found.name.to_owned(), countries: found.countries };
    }
    // "Ulm, Germany (since 2023)": what is not understood behind the country goes to the name.
    let kept = bare.rfind('(').filter(|_| bare.ends_with(')'));
    if let Some(at) = kept
        && let Some(found) = countries::at_end(bare[..at].trim_end(), context.language)
    {
        let name = format!("{} {}", found.name, &bare[at..]);
        return NameAndCountries { name, countries: found.countries };
    }
    whole(Vec::new())
}

/// `text` without the place that a prize gives: "Winner: Lisbon", "Second place: Lviv".
fn without_label(text: &str) -> &str {
    match text.split_once(':') {
        Some((label, rest)) if LABELS.contains(&fold(label)) && !rest.trim().is_empty() => rest.trim(),
        _ => text,
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
        // "1.º" and "2nd" are numbers too; a bar or a dash parts the number as a column would.
        let rest = rest.strip_prefix(['.', ')', ':']).unwrap_or(rest);
        let rest = rest.strip_prefix(['º', 'ª', '°']).unwrap_or(rest);
        let bare = rest.trim_start().trim_start_matches(['|', '–', '—']).trim_start();
        if rest.starts_with([' ', '\t'])
            && bare.starts_with(|c: char| c.is_alphabetic() || c == '’' || c == '\'')
        {
            return bare;
        }
    }
    text
}

fn is_trim(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | ':' | '|' | '–' | '—')
}

/// A name without the quotation marks around all of it; those around one of its words stay.
fn without_quotes(name: &str) -> &str {
    let is_quote = |c: char| matches!(c, '"' | '“' | '”' | '„' | '«' | '»');
    let quotes = name.chars().filter(|&c| is_quote(c)).count();
    let around = name.starts_with(is_quote) && name.ends_with(is_quote) && quotes == 2;
    if around || quotes == 1 { name.trim_matches(|c: char| is_quote(c) || c.is_whitespace()) } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

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
