//! Names of two parts: two names of one place, a name with an addition, places joined by hyphens.

use centum_base::fold::fold;

/// What parts two names of one place: "Derry/Londonderry", "Donostia - San Sebastián".
const BETWEEN_NAMES: [&str; 7] = ["/", " | ", " - ", " – ", " — ", " or ", " = "];

/// Words for parts of towns, folded.
const PARTS_OF_TOWNS: [&str; 12] = [
    "district",
    "sector",
    "sectorul",
    "arrondissement",
    "bezirk",
    "stadtteil",
    "borough",
    "quarter",
    "barrio",
    "dzielnica",
    "ward",
    "kerulet",
];

/// A composite has no more parts than this.
const MAX_PARTS: usize = 6;

/// The shortest part of a composite, in letters: shorter ones are syllables.
const MIN_PART_LETTERS: usize = 3;

/// A name read as two parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Split<'a> {
    /// Both parts name the place.
    TwoNames(&'a str, &'a str),
    /// The second part says more about the first: a river, a region, a country, another name.
    Addition { name: &'a str, addition: &'a str },
}

/// Reads a printed name as two parts.
pub(super) fn split(printed: &str) -> Option<Split<'_>> {
    let named = |first: &str, second: &str| has_letter(first) && has_letter(second);
    if let Some((name, rest)) = printed.split_once(['(', '[']) {
        let (addition, behind) = rest.split_once([')', ']']).unwrap_or((rest, ""));
        return (named(name, addition) && !has_letter(behind))
            .then(|| Split::Addition { name: name.trim(), addition: addition.trim() });
    }
    for between in BETWEEN_NAMES {
        if let Some((first, second)) = printed.split_once(between)
            && named(first, second)
        {
            return Some(Split::TwoNames(first.trim(), second.trim()));
        }
    }
    let (name, addition) = printed.split_once(',')?;
    named(name, addition).then(|| Split::Addition { name: name.trim(), addition: addition.trim() })
}

/// Whether an addition names a part of a town, such as "District 2": then the town as a whole is
/// not meant.
pub(super) fn names_a_part(addition: &str) -> bool {
    let words = fold(addition);
    words.chars().any(|c| c.is_numeric()) || words.split(' ').any(|word| PARTS_OF_TOWNS.contains(&word))
}

/// The parts of a name that hyphens join, if each can be a name.
pub(super) fn hyphenated(printed: &str) -> Option<Vec<&str>> {
    let parts: Vec<_> =
        printed.split(['-', '\u{2010}', '\u{2011}', '–']).map(str::trim).take(MAX_PARTS + 1).collect();
    let long_enough = |part: &&str| part.chars().filter(|c| c.is_alphabetic()).count() >= MIN_PART_LETTERS;
    ((2..=MAX_PARTS).contains(&parts.len()) && parts.iter().all(long_enough)).then_some(parts)
}

fn has_letter(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_names_are_parted_by_a_slash_or_a_dash_in_spaces() {
        assert_eq!(split("Derry/Londonderry"), Some(Split::TwoNames("Derry", "Londonderry")));
        assert_eq!(split("Bruxelles – Brussel"), Some(Split::TwoNames("Bruxelles", "Brussel")));
        assert_eq!(split("Aix-en-Provence"), None);
    }

    #[test]
    fn brackets_and_commas_hold_additions() {
        let frankfurt = Split::Addition { name: "Frankfurt", addition: "Oder" };
        assert_eq!(split("Frankfurt (Oder)"), Some(frankfurt));
        assert_eq!(split("Frankfurt, Oder"), Some(frankfurt));
        assert_eq!(split("Frankfurt (Oder"), Some(frankfurt));
    }

    #[test]
    fn an_addition_with_a_number_names_a_part() {
        assert!(names_a_part("District 2") && names_a_part("Sectorul") && !names_a_part("Oder"));
    }

    #[test]
    fn what_has_no_two_parts_is_left_whole() {
        for text in ["", "/", "Ulm/", "(DCC)", "Ulm ()", "Ulm (a) b", ",", "Ulm,"] {
            assert_eq!(split(text), None, "{text}");
        }
    }

    #[test]
    fn hyphens_join_places_and_not_syllables() {
        assert_eq!(hyphenated("Vari-Voula-Vouliagmeni").map(|parts| parts.len()), Some(3));
        assert_eq!(hyphenated("Aix-en-Provence"), None);
        assert_eq!(hyphenated("Leuven"), None);
        assert_eq!(hyphenated(&"Abc-".repeat(50)), None);
    }
}
