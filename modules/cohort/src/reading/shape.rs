//! What a line looks like by itself, before its neighbours are asked.

use centum_base::Country;

use super::brackets::{open_at_end, split_outside};
use super::countries;
use super::entry::{self, Context, Entry, without_bullet};
use super::headings::{self, Announces, is_name_like, is_sentence};
use super::language::Language;
use super::limits::MAX_ROW_BYTES;
use super::marks;
use super::report::UnreadReason;

/// What a line looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Nothing stands on it.
    Blank,
    /// A heading of a list or of columns.
    Heading(Announces),
    /// A heading, and the list itself on the same line.
    HeadedList(Announces, Vec<Entry>),
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
        matches!(self, Self::Entries(_) | Self::Group(..) | Self::HeadedList(..) | Self::Broken(_))
    }
}

/// The shape of `text`.
pub(super) fn of(text: &str, language: Option<Language>) -> Shape {
    let bare = without_bullet(text);
    if bare.is_empty() {
        return Shape::Blank;
    }
    if bare.len() > MAX_ROW_BYTES {
        return Shape::TooLong;
    }
    if let Some(announces) = headings::read(bare) {
        return Shape::Heading(announces);
    }
    let stripped = bare.trim_end_matches([':', ' ']);
    if let Some(found) = countries::several(without_count(stripped), language) {
        return Shape::Countries(found);
    }
    if let Some((mark, meaning)) = legend(text, language) {
        return Shape::Legend { mark, meaning };
    }
    if let Some(shape) = group(bare, language).or_else(|| headed_list(bare, language)) {
        return shape;
    }
    if let Some(entries) = inline(bare, language) {
        return Shape::Entries(entries);
    }
    let context = Context { language, ..Context::default() };
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

/// "* = took part in …", "DCC: Digital Cities Challenge".
fn legend(text: &str, language: Option<Language>) -> Option<(String, String)> {
    let text = text.trim();
    let signs: String = text.chars().take_while(|&c| marks::is_sign(c)).collect();
    if !signs.is_empty() {
        let rest = text[signs.len()..].trim_start();
        let meaning = rest.trim_start_matches(['=', ':', '–', '—', '-']).trim();
        let explained = meaning.len() < rest.len() && signs.chars().count() <= 4;
        return (explained && meaning.split_whitespace().count() >= 2).then(|| (signs, meaning.to_owned()));
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

/// Names in a row under one country: "Spain: Alcoy, Gijón (DCC) and Granada".
fn group(text: &str, language: Option<Language>) -> Option<Shape> {
    let at = split_outside(text, |c| c == ':')[0].len();
    if at >= text.len() {
        return None;
    }
    let countries = countries::several(without_count(text[..at].trim()), language)?;
    let entries = names(text[at + 1..].trim(), &countries, language)?;
    Some(Shape::Group(countries, entries))
}

/// The entries of a list of names on one line; `None` where one of them is no name.
pub(super) fn names(text: &str, countries: &[Country], language: Option<Language>) -> Option<Vec<Entry>> {
    let context = Context { language, countries, ..Context::default() };
    let items = items(text, language);
    let entries: Option<Vec<Entry>> = items
        .into_iter()
        .map(|item| entry::read(item, context).ok().filter(|entry| is_name_like(&entry.name)))
        .collect();
    entries.filter(|entries| !entries.is_empty())
}

/// The heading and the entries of "Mentor cities: Aarhus (Denmark), Porto (Portugal)".
fn headed_list(text: &str, language: Option<Language>) -> Option<Shape> {
    let at = split_outside(text, |c| c == ':')[0].len();
    if at >= text.len() {
        return None;
    }
    let announces = headings::read(&text[..=at])?;
    let rest = text[at + 1..].trim();
    let entries = inline(rest, language).or_else(|| single(rest, language))?;
    Some(Shape::HeadedList(announces, entries))
}

fn single(text: &str, language: Option<Language>) -> Option<Vec<Entry>> {
    let entry = entry::read(text.trim_end_matches('.'), Context { language, ..Context::default() }).ok()?;
    (!entry.countries.is_empty() && is_name_like(&entry.name)).then(|| vec![entry])
}

/// Several entries on one line, each with its own country.
fn inline(text: &str, language: Option<Language>) -> Option<Vec<Entry>> {
    let items = items(text, language);
    if items.len() < 2 {
        return None;
    }
    items.into_iter().map(|item| single(item, language)?.pop()).collect()
}

/// Parts a line at its semicolons, or else its commas; the last two may be joined by a word.
fn items(text: &str, language: Option<Language>) -> Vec<&str> {
    let text = text.trim().trim_end_matches(['.', ';', ',']);
    let separator = if split_outside(text, |c| c == ';').len() > 1 { ';' } else { ',' };
    let mut items = split_outside(text, |c| c == separator);
    let last = items.pop().unwrap_or_default();
    // Two joined countries must not be torn apart as if they ended two entries.
    let whole = |text: &str| countries::at_end(text, language).map(|found| found.countries);
    let joined = [" and ", " et ", " und ", " y ", " e ", " oraz "].into_iter().find_map(|word| {
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
        for word in ["and ", "et ", "und ", "y ", "e "] {
            *item = item.strip_prefix(word).unwrap_or(item);
        }
    }
    items.retain(|item| !item.is_empty());
    items
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> Shape {
        of(text, Some(Language::English))
    }

    fn named(shape: &Shape) -> Vec<&str> {
        match shape {
            Shape::Entries(entries) | Shape::Group(_, entries) | Shape::HeadedList(_, entries) => {
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
