//! Several bodies on one row that no word calls a consortium: "Nova Gorica and Gorizia (Slovenia/Italy)",
//! "Ruse (Bulgaria) / Giurgiu (Romania)".

use centum_base::Country;
use centum_base::fold::fold;

use super::aside::InBracket;
use super::brackets::{Piece, pieces, split_outside};
use super::consortium;
use super::entry::{self, Context, Entry};
use super::headings::is_name_like;
use super::language::Language;
use super::report::{Doubt, UnreadReason};
use super::words::consortia::JOINED_NAMES;
use crate::model::{Applicant, Lead, Member};

/// What joins two names, in the order in which it is tried: a hyphen also stands inside names.
const JOINTS: [&str; 13] =
    [" and ", " et ", " und ", " oraz ", " y ", " e ", " i ", " & ", " + ", "/", "–", "—", "-"];
/// The words of [`JOINTS`].
const JOINING_WORDS: [&str; 7] = ["and", "et", "und", "oraz", "y", "e", "i"];
/// Bodies that one row may join.
const MAX_JOINED: usize = 6;

/// The members that a name joins, one for each country of its row, in the printed order.
pub(super) fn in_order(name: &str, countries: &[Country]) -> Option<Vec<Member>> {
    if !(2..=MAX_JOINED).contains(&countries.len()) || consortium::is_association(name) {
        return None;
    }
    let member = |(name, country): (&str, &Country)| Member {
        printed: name.to_owned(),
        name: name.to_owned(),
        country: Some(*country),
    };
    JOINTS.iter().find_map(|joint| {
        // The last joint of three names is a word, the others are commas.
        let last = name.rfind(joint)?;
        let mut names: Vec<&str> =
            split_outside(&name[..last], |c| c == ',').into_iter().map(str::trim).collect();
        if names.len() == 1 {
            names = name[..last].split(joint).map(str::trim).collect();
        }
        names.push(name[last + joint.len()..].trim());
        let fits = names.len() == countries.len() && names.iter().all(|name| is_name_like(name));
        fits.then(|| names.into_iter().zip(countries).map(member).collect())
    })
}

/// Whether a name may be those of several cities: it has a word or sign that joins two, and is not known to be one.
pub(super) fn may_be_several(name: &str) -> bool {
    if name.contains(" & ") || name.contains(" + ") {
        return true;
    }
    let key = fold(name);
    let is_capital = |text: &str| text.trim().starts_with(char::is_uppercase);
    let joined = JOINTS[..7].iter().any(|joint| {
        let halves = name.split_once(joint);
        halves.is_some_and(|(first, second)| is_capital(first) && is_capital(second))
    });
    joined && !JOINED_NAMES.iter().any(|known| key.contains(known)) && !consortium::is_association(name)
}

/// "Twente Region – Enschede, Hengelo, Almelo": an association, and behind a dash or a colon its members.
pub(super) fn named_after(name: &str, language: Option<Language>) -> Option<(&str, &str)> {
    [" – ", " — ", " - ", ": "].iter().find_map(|sign| {
        let (body, members) = name.split_once(sign)?;
        let fits = consortium::is_association(body) && consortium::looks_like_members(members, language);
        fits.then(|| (body.trim(), members.trim()))
    })
}

/// Several entries, each with its own country, joined by a word or a sign and not by a comma: one row.
pub(super) fn with_own_countries(text: &str, context: Context<'_>) -> Result<Option<Entry>, UnreadReason> {
    let Some((texts, led)) = parts(text, context.language) else { return Ok(None) };
    let entries: Vec<Entry> =
        texts.into_iter().map(|text| entry::read(text, context)).collect::<Result<_, _>>()?;
    if entries.iter().any(|entry| entry.countries.len() != 1 || !is_name_like(&entry.name)) {
        return Ok(None);
    }
    let mut countries: Vec<Country> = Vec::new();
    let mut marks: Vec<String> = Vec::new();
    for entry in &entries {
        let country = entry.countries[0];
        if !countries.contains(&country) {
            countries.push(country);
        }
        let unseen = entry.marks.iter().filter(|mark| !marks.contains(mark)).cloned();
        marks.extend(unseen.collect::<Vec<_>>());
    }
    let members = |entries: &[Entry]| -> Vec<Member> {
        let member = |entry: &Entry| Member {
            printed: entry.name.clone(),
            name: entry.name.clone(),
            country: entry.countries.first().copied(),
        };
        entries.iter().map(member).collect()
    };
    let (name, lead, members) = if led {
        (entries[0].name.clone(), Lead::UnlistedMember, members(&entries[1..]))
    } else {
        let names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
        (names.join(" / "), Lead::NotACity, members(&entries))
    };
    let part = entries.iter().find_map(|entry| entry.part);
    let mut doubts: Vec<Doubt> = entries.into_iter().flat_map(|entry| entry.doubts).collect();
    doubts.push(Doubt::MembersGuessed);
    let applicant = Applicant::Consortium { lead, members };
    Ok(Some(Entry { name, countries, marks, part, applicant, doubts }))
}

/// The entries of `text`, each with its bracket, and whether the first leads the others ("… with …").
fn parts(text: &str, language: Option<Language>) -> Option<(Vec<&str>, bool)> {
    let mut texts: Vec<&str> = Vec::new();
    let mut led = false;
    let mut from: Option<usize> = None;
    let mut offset = 0;
    for piece in pieces(text) {
        match piece {
            Piece::Outside(words) => {
                let at = offset + text[offset..].find(words)?;
                offset = at + words.len();
                let name = words.trim_start();
                let start = at + (words.len() - name.len());
                if from.is_none() && texts.is_empty() {
                    from = Some(start);
                } else if from.is_none() {
                    let (skipped, leads) = joint(name)?;
                    led |= leads;
                    from = Some(start + skipped);
                }
            }
            Piece::Inside { text: inside, whole, .. } => {
                let at = offset + text[offset..].find(whole)?;
                offset = at + whole.len();
                if InBracket::of(inside, language).is_some() {
                    texts.push(text[from.take()?..offset].trim());
                }
            }
        }
    }
    let complete = from.is_none() && (2..=MAX_JOINED).contains(&texts.len());
    complete.then_some((texts, led))
}

/// How many bytes of `text` join the name behind them to the one before, and whether that one leads.
fn joint(text: &str) -> Option<(usize, bool)> {
    let behind = |length: usize| text[length..].len() - text[length..].trim_start().len() + length;
    if let Some(sign) = text.chars().next().filter(|c| matches!(c, '/' | '&' | '+' | '–' | '—' | '-')) {
        return Some((behind(sign.len_utf8()), false));
    }
    let text = text.trim_end();
    let (word, _) = text.split_once(' ')?;
    if JOINING_WORDS.contains(&word) {
        return Some((behind(word.len()), false));
    }
    let opening = consortium::open(text, true).filter(|opening| opening.before.is_empty())?;
    Some((text.len() - opening.members.len(), true)).filter(|_| text.ends_with(opening.members))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Entry {
        entry::read(text, Context::default()).unwrap_or_else(|reason| panic!("{text}: {reason:?}"))
    }

    /// The name, and each member with its country.
    fn members(text: &str) -> (String, Lead, String) {
        let entry = read(text);
        let Applicant::Consortium { lead, members } = entry.applicant else { panic!("{text}: one body") };
        let member = |member: &Member| {
            format!(
                "{} {}",
                member.name,
                member.country.map(|country| country.to_string()).unwrap_or_default()
            )
        };
        (entry.name, lead, members.iter().map(member).collect::<Vec<_>>().join(", "))
    }

    #[test]
    fn two_names_and_two_countries_are_a_consortium_in_their_order() {
        for text in [
            "Nova Gorica and Gorizia (Slovenia/Italy)",
            "Nova Gorica / Gorizia, Slovenia / Italy",
            "Nova Gorica–Gorizia (SI/IT)",
            "Slovenia/Italy – Nova Gorica and Gorizia",
        ] {
            let (_, lead, found) = members(text);
            assert_eq!((lead, found.as_str()), (Lead::NotACity, "Nova Gorica SI, Gorizia IT"), "{text}");
        }
    }

    #[test]
    fn two_cities_each_with_its_country_may_share_a_row() {
        assert_eq!(members("Ruse (Bulgaria) / Giurgiu (Romania)").2, "Ruse BG, Giurgiu RO");
        let (name, lead, others) = members("Strasbourg (France) with Kehl (Germany)");
        assert_eq!((name.as_str(), lead, others.as_str()), ("Strasbourg", Lead::UnlistedMember, "Kehl DE"));
    }

    #[test]
    fn a_lead_that_a_bracket_names_gives_the_row_its_name() {
        let (name, lead, _) = members("Italy/Austria – Bolzano and Innsbruck (lead: Bolzano)");
        assert_eq!((name.as_str(), lead), ("Bolzano", Lead::ListedMember));
    }

    #[test]
    fn an_association_may_print_its_members_behind_a_dash() {
        let (name, _, found) = members("Twente Region – Enschede, Hengelo, Almelo (The Netherlands)");
        assert_eq!((name.as_str(), found.as_str()), ("Twente Region", "Enschede NL, Hengelo NL, Almelo NL"));
    }

    #[test]
    fn one_country_makes_no_consortium_and_asks() {
        for text in ["Lund and Helsingborg (Sweden)", "Oulu + Kemi (Finland)"] {
            let entry = read(text);
            assert!(matches!(entry.doubts[..], [Doubt::MembersUncertain { .. }]), "{text}");
        }
        assert!(read("Derry/Londonderry (United Kingdom)").doubts.is_empty());
        assert!(read("Tyne and Wear (United Kingdom)").doubts.is_empty());
    }
}
