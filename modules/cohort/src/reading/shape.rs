//! What a line looks like by itself, before its neighbours are asked.

use centum_base::Country;

use super::brackets::{Piece, pieces, split_outside};
use super::countries;
use super::entry::{self, Context, Entry, without_bullet};
use super::headings::{self, Announces, is_name_like, is_sentence};
use super::language::Language;
use super::limits::MAX_ROW_BYTES;
use super::report::UnreadReason;
use super::{joined, lists, marks};

/// What a line looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Nothing stands on it.
    Blank,
    /// A heading of a list or of columns.
    Heading(Announces),
    /// A heading or a sentence, and the list itself on the same line.
    HeadedList {
        /// What leads in to it.
        announces: Announces,
        /// Its entries.
        entries: Vec<Entry>,
        /// The words before the list and behind it, in which figures may stand.
        words: Vec<String>,
    },
    /// Countries and nothing else.
    Countries(Vec<Country>),
    /// "Spain: Alcoy, Gijón".
    Group(Vec<Country>, Vec<Entry>),
    /// One or more entries, each with its own country.
    Entries(Vec<Entry>),
    /// It would be an entry, and breaks a limit.
    Broken(UnreadReason),
    /// It has more characters than any row.
    TooLong,
    /// A sign or a mark with what it means.
    Legend {
        /// The mark.
        mark: String,
        /// Its meaning.
        meaning: String,
    },
    /// Running text.
    Sentence,
    /// A few words that mean nothing alone; whether they could be a name.
    Plain {
        /// Whether they could be a name.
        name_like: bool,
    },
}

impl Shape {
    /// Whether rows stand on the line.
    pub(super) fn has_rows(&self) -> bool {
        matches!(self, Self::Entries(_) | Self::Group(..) | Self::HeadedList { .. } | Self::Broken(_))
    }
}

/// The shape of `text`.
pub(super) fn of(text: &str, language: Option<Language>) -> Shape {
    let bare = without_bullet(text);
    let mut shape = of_bare(text, bare, language);
    // In "12 cities from the north: …" the number is no bullet.
    if let Shape::HeadedList { words, .. } = &mut shape
        && let Some(number) = text.trim().strip_suffix(bare).map(str::trim)
        && let Some(first) = words.first_mut()
        && !number.is_empty()
        && number.chars().all(|c| c.is_ascii_digit())
    {
        first.insert_str(0, &format!("{number} "));
    }
    shape
}

fn of_bare(text: &str, bare: &str, language: Option<Language>) -> Shape {
    if !bare.chars().any(char::is_alphanumeric) {
        return Shape::Blank;
    }
    if let Some((mark, meaning)) = note(bare, language) {
        return Shape::Legend { mark, meaning };
    }
    if bare.len() > MAX_ROW_BYTES {
        return Shape::TooLong;
    }
    let numbered = bare.len() < text.trim().len();
    if bare.contains(':')
        && let Some(shape @ Shape::HeadedList { .. }) = lists::headed(bare, numbered, language)
    {
        return shape;
    }
    if let Some(announces) = headings::read(bare).filter(|_| !is_named_entry(bare, language)) {
        return Shape::Heading(announces);
    }
    let stripped = bare.trim_end_matches([':', ' ']);
    if let Some(found) = countries::several(without_count(stripped), language) {
        return Shape::Countries(found);
    }
    if let Some((mark, meaning)) = legend(text, language) {
        return Shape::Legend { mark, meaning };
    }
    let context = Context { language, ..Context::default() };
    if let Some(entries) = lists::groups(bare, language) {
        return Shape::Entries(entries);
    }
    if let Some(shape) = group(bare, language).or_else(|| lists::headed(bare, numbered, language)) {
        return shape;
    }
    if is_bare_sentence(bare) {
        return Shape::Sentence;
    }
    if let Ok(Some(entry)) = joined::with_own_countries(bare, context) {
        return Shape::Entries(vec![entry]);
    }
    if let Some(entries) = lists::inline(bare, language) {
        return Shape::Entries(entries);
    }
    match entry::read(text, context) {
        Ok(entry) if !entry.countries.is_empty() && is_name_like(&entry.name) => {
            return Shape::Entries(vec![entry]);
        }
        Err(reason @ (UnreadReason::NameTooLong { .. } | UnreadReason::TooManyMembers { .. }))
            if !is_sentence(bare) && countries::at_end(bare, language).is_some() =>
        {
            return Shape::Broken(reason);
        }
        _ => {}
    }
    if let Some((mark, meaning)) = footnote(text) {
        return Shape::Legend { mark, meaning };
    }
    if is_sentence(bare) {
        return Shape::Sentence;
    }
    Shape::Plain { name_like: entry::read(text, context).is_ok_and(|entry| is_name_like(&entry.name)) }
}

/// "Spain (15)" heads a group of Spain.
fn without_count(text: &str) -> &str {
    let counted =
        text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | '[' | ']' | ' '));
    if counted.len() < text.len() && text.ends_with([')', ']']) { counted } else { text }
}

/// "[1] Alumni of the first class": a number or a letter in a square bracket, and words that are no entry.
fn note(text: &str, language: Option<Language>) -> Option<(String, String)> {
    let (mark, meaning) = text.strip_prefix('[')?.split_once(']')?;
    let meaning = meaning.trim();
    let short = (1..=2).contains(&mark.chars().count()) && mark.chars().all(char::is_alphanumeric);
    let context = Context { language, ..Context::default() };
    let is_entry = || entry::read(meaning, context).is_ok_and(|entry| !entry.countries.is_empty());
    (short && meaning.split_whitespace().count() >= 2 && !is_entry())
        .then(|| (mark.to_owned(), meaning.to_owned()))
}

/// "* = took part in …", "DCC: Digital Cities Challenge".
fn legend(text: &str, language: Option<Language>) -> Option<(String, String)> {
    let text = text.trim();
    let text = bracketed_sign(text).unwrap_or(text);
    let signs: String = text.chars().take_while(|&c| marks::is_sign(c)).collect();
    if !signs.is_empty() {
        let rest = text[signs.len()..].trim_start();
        let bracketed = rest.strip_prefix([')', ']']);
        let rest = bracketed.unwrap_or(rest).trim_start();
        let meaning = rest.trim_start_matches(['=', ':', '–', '—', '-']).trim();
        let explained = (meaning.len() < rest.len() || bracketed.is_some()) && signs.chars().count() <= 4;
        let enough = rest.starts_with('=') || meaning.split_whitespace().count() >= 2;
        return (explained && enough).then(|| (signs, meaning.to_owned()));
    }
    let at = text.find(['=', ':', '–'])?;
    let before = text[..at].trim().trim_matches(['(', ')', '[', ']', '"', '“', '”']);
    let meaning = text[at..].trim_start_matches(['=', ':', '–', ' ']).trim();
    let shouted =
        before.chars().count() >= 2 && before.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    let is_country = countries::one(before, language).is_some();
    (shouted && !is_country && meaning.split_whitespace().count() >= 2)
        .then(|| (before.to_owned(), meaning.to_owned()))
}

/// The text of "(*) took part in …" and "[a] joined late" from its sign on, without the bracket.
fn bracketed_sign(text: &str) -> Option<&str> {
    let (sign, _) = text.strip_prefix(['(', '['])?.split_once([')', ']'])?;
    (!sign.is_empty() && sign.chars().all(marks::is_sign)).then(|| &text[1..])
}

/// "* Cities that took part in …": a sign and a few words that are no row.
fn footnote(text: &str) -> Option<(String, String)> {
    let text = text.trim();
    let meaning = text.trim_start_matches(marks::is_sign);
    let sign = &text[..text.len() - meaning.len()];
    let words = meaning.split_whitespace().count();
    let small = meaning.trim_start().starts_with(char::is_lowercase);
    let telling = meaning.starts_with(' ') && (words >= 4 || small && words >= 2);
    (telling && (1..=4).contains(&sign.chars().count())).then(|| (sign.to_owned(), meaning.trim().to_owned()))
}

/// Whether a text ends as a sentence does and has nothing that would part a name from its country.
fn is_bare_sentence(text: &str) -> bool {
    text.ends_with('.') && is_sentence(text) && !text.contains([',', ';', ':', '(', '[', '–', '—', '|', '\t'])
}

/// Whether a text is a name, and behind it in a bracket or behind a dash its country or its part: "Fiume (Croazia) – città
/// mentore", "Rijeka (mentor city)". "Wave 2 (mentor cities)" speaks of several and heads a list.
fn is_named_entry(text: &str, language: Option<Language>) -> bool {
    let names = |words: &str| is_name_like(words) && headings::read(words).is_none();
    let pieces = pieces(text);
    if let [Piece::Outside(name), Piece::Inside { text: beside, .. }, ..] = pieces[..]
        && names(name)
    {
        return countries::several(beside, language).is_some() || headings::part_of_one(beside).is_some();
    }
    [" – ", " — ", " - ", ", "]
        .iter()
        .filter_map(|sign| text.rsplit_once(sign))
        .any(|(name, part)| names(name) && headings::part_of_one(part).is_some())
}

/// Names in a row under one country: "Spain: Alcoy, Gijón (DCC) and Granada", "Austria – Graz, Villach".
fn group(text: &str, language: Option<Language>) -> Option<Shape> {
    let at = split_outside(text, |c| c == ':')[0].len();
    let (head, names) = if at < text.len() {
        (&text[..at], &text[at + 1..])
    } else {
        let (head, names) = [" – ", " — ", " - "].into_iter().find_map(|dash| text.split_once(dash))?;
        (head, split_outside(names, |c| matches!(c, ',' | ';')).get(1).and(Some(names))?)
    };
    let countries = countries::several(without_count(head.trim()), language)?;
    let entries = self::names(names.trim(), &countries, language)?;
    // "Italy: Prato – Tuscany" prints no country behind its names; "Italy – Sweden: …" is one.
    let none_is_country =
        entries.iter().all(|entry| countries::one(&entry.name, language).is_none() || entries.len() == 1);
    none_is_country.then_some(Shape::Group(countries, entries))
}

/// The entries of a list of names on one line; `None` where one of them is no name.
pub(super) fn names(text: &str, countries: &[Country], language: Option<Language>) -> Option<Vec<Entry>> {
    let context = Context { language, countries, ..Context::default() };
    let items = lists::items(text, language);
    let entries: Option<Vec<Entry>> = items
        .into_iter()
        .map(|item| entry::read(item, context).ok().filter(|entry| is_name_like(&entry.name)))
        .collect();
    entries.filter(|entries| !entries.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> Shape {
        of(text, Some(Language::English))
    }

    fn named(shape: &Shape) -> Vec<&str> {
        match shape {
            Shape::Entries(entries) | Shape::Group(_, entries) | Shape::HeadedList { entries, .. } => {
                entries.iter().map(|entry| entry.name.as_str()).collect()
            }
            _ => Vec::new(),
        }
    }

    #[test]
    fn several_entries_may_stand_on_one_line() {
        for text in [
            "Spain: Alcoy, Gijón (DCC) and Granada",
            "Mentor cities: Alcoy (Spain), Gijón (Spain) and Granada (Spain).",
            "Alcoy (Spain); Gijón (Spain); Granada (Spain)",
        ] {
            assert_eq!(named(&shape(text)), ["Alcoy", "Gijón", "Granada"], "{text}");
        }
    }

    #[test]
    fn two_countries_of_one_entry_are_not_torn_apart() {
        assert_eq!(
            named(&shape("Sweden Emilia Romagna Network, Italy and Sweden")),
            ["Sweden Emilia Romagna Network"]
        );
    }

    #[test]
    fn legends_are_told_from_rows_and_footnotes() {
        assert!(matches!(shape("* = took part in the Digital Cities Challenge"), Shape::Legend { .. }));
        assert!(matches!(shape("DCC: Digital Cities Challenge"), Shape::Legend { .. }));
        assert_eq!(named(&shape("*Aarhus Denmark")), ["Aarhus"]);
        assert_eq!(named(&shape("* Aarhus Denmark")), ["Aarhus"]);
        assert_eq!(shape("*one European mentor city is still to be selected."), Shape::Sentence);
    }

    #[test]
    fn running_text_is_no_entry() {
        assert_eq!(shape("The conference was held in the south of Sweden"), Shape::Sentence);
        assert_eq!(shape("Related News"), Shape::Plain { name_like: true });
        assert_eq!(shape("how can we help"), Shape::Plain { name_like: false });
        assert!(matches!(shape("Spain (15)"), Shape::Countries(_)));
    }
}
