//! A list of a call as rows of fields, each list edited in the same way: fill in, take away, add at the end.

use std::collections::BTreeMap;

use centum_base::fold;
use centum_forms::Texts;
use centum_web::components::Choice;
use centum_web::{FieldErrors, Locale, Typed};

/// So many rows are read.
const MAX_ROWS: usize = 120;

/// What kind of field a cell is.
pub(super) enum Look {
    /// One line.
    Line,
    /// Several lines.
    Area,
    /// One of several.
    Select(Vec<Choice>),
}

/// A field of a row, ready to be shown.
pub(super) struct Cell {
    /// The name in the form, with the row's number.
    pub(super) name: String,
    /// The id of the label.
    pub(super) label: &'static str,
    /// The id of the help; empty without.
    pub(super) help: &'static str,
    /// What stands in it.
    pub(super) value: String,
    /// How it looks.
    pub(super) look: Look,
}

impl Cell {
    /// The help in words.
    pub(super) fn help_in(&self, locale: &Locale) -> String {
        if self.help.is_empty() { String::new() } else { locale.text(self.help) }
    }
}

/// A row, ready to be shown.
pub(super) struct Row {
    /// The number in the form.
    pub(super) at: usize,
    /// What keeps it the same thing; empty in a new row.
    pub(super) key: String,
    /// What it is called; empty in a new row.
    pub(super) title: String,
    /// Its fields.
    pub(super) cells: Vec<Cell>,
}

/// What is in the fields of one row, by name.
#[derive(Clone, Debug, Default)]
pub(super) struct Filled {
    /// The number in the form.
    pub(super) at: usize,
    values: BTreeMap<String, String>,
}

impl Filled {
    /// A row of what stands there already.
    pub(super) fn of(values: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        let values = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Self { at: 0, values }
    }

    /// What is in a field, without blanks around it.
    pub(super) fn get(&self, name: &str) -> &str {
        self.values.get(name).map_or("", |value| value.trim())
    }

    /// A whole number in it; what is none goes to the errors.
    pub(super) fn number(&self, name: &str, errors: &mut FieldErrors) -> Option<u32> {
        let text = self.get(name);
        if text.is_empty() {
            return None;
        }
        let number = whole(text);
        if number.is_none() {
            errors.push(self.name(name), "calls-desk-error-number");
        }
        number
    }

    /// A decimal in it, times `scale`: “1.5” at 100 is 150. What is none, or finer than that, goes to the errors.
    pub(super) fn scaled(&self, name: &str, scale: u32, errors: &mut FieldErrors) -> Option<u32> {
        let text = self.get(name).replace(',', ".");
        if text.is_empty() {
            return None;
        }
        let scaled = scaled(&text, scale);
        if scaled.is_none() {
            errors.push(
                self.name(name),
                if scale == 2 { "calls-desk-error-halves" } else { "calls-desk-error-decimal" },
            );
        }
        scaled
    }

    /// Lines, each once.
    pub(super) fn lines(&self, name: &str) -> Vec<String> {
        self.split(name, &['\n'])
    }

    /// Words between commas or lines, each once.
    pub(super) fn words(&self, name: &str) -> Vec<String> {
        self.split(name, &[',', '\n', ';'])
    }

    fn split(&self, name: &str, at: &[char]) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for word in self.get(name).split(at).map(str::trim).filter(|word| !word.is_empty()) {
            if !found.iter().any(|known| known == word) {
                found.push(word.to_owned());
            }
        }
        found
    }

    /// The name of a field in the form.
    pub(super) fn name(&self, name: &str) -> String {
        format!("{name}-{}", self.at)
    }
}

/// A whole number, its thousands apart or not. Three digits follow each sign between them: “1.5” is not fifteen.
fn whole(text: &str) -> Option<u32> {
    let groups: Vec<&str> = text.split([' ', '\u{a0}', '\u{202f}', '.', ',']).collect();
    let (first, rest) = groups.split_first()?;
    let is_grouped = first.len() <= 3 && rest.iter().all(|group| group.len() == 3);
    let digits = groups.concat();
    let is_number = !first.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_number && (rest.is_empty() || is_grouped) { digits.parse().ok() } else { None }
}

fn scaled(text: &str, scale: u32) -> Option<u32> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(fraction) || fraction.len() > 4 {
        return None;
    }
    let ten = 10_u32.checked_pow(u32::try_from(fraction.len()).ok()?)?;
    let part = fraction.parse().unwrap_or(0_u32) * scale;
    let whole = whole.parse::<u32>().ok()?.checked_mul(scale)?;
    (part.is_multiple_of(ten)).then(|| whole.checked_add(part / ten))?
}

/// The rows of a form that are filled in and not taken away.
pub(super) fn filled(typed: &Typed, label: &str) -> Vec<Filled> {
    let mut rows: BTreeMap<usize, Filled> = BTreeMap::new();
    for (name, value) in &typed.0 {
        let Some((field, at)) = name.rsplit_once('-') else { continue };
        let Some(at) = at.parse::<usize>().ok().filter(|at| *at < MAX_ROWS) else { continue };
        let row = rows.entry(at).or_insert_with(|| Filled { at, values: BTreeMap::new() });
        row.values.insert(field.to_owned(), value.replace("\r\n", "\n"));
    }
    let stands = |row: &Filled| {
        let blank = row.get(label).is_empty() && row.get("key").is_empty();
        !blank && !row.values.contains_key("remove")
    };
    rows.into_values().filter(stands).collect()
}

/// Rows to be shown, with an empty one at the end, and two where there is none yet; saving gives the next.
pub(super) fn shown(rows: Vec<Filled>, title: &str, cells: impl Fn(&Filled) -> Vec<Cell>) -> Vec<Row> {
    let spare = std::iter::repeat_with(Filled::default).take(if rows.is_empty() { 2 } else { 1 });
    rows.into_iter()
        .chain(spare)
        .enumerate()
        .map(|(at, row)| {
            let row = Filled { at, ..row };
            Row { at, key: row.get("key").to_owned(), title: row.get(title).to_owned(), cells: cells(&row) }
        })
        .collect()
}

/// A field of a row.
pub(super) fn cell(
    row: &Filled,
    name: &'static str,
    label: &'static str,
    help: &'static str,
    look: Look,
) -> Cell {
    Cell { name: row.name(name), label, help, value: row.get(name).to_owned(), look }
}

/// The text in one language changed; blank takes it out.
pub(super) fn put(texts: &Texts, lang: &str, text: &str) -> Texts {
    let mut texts = texts.clone();
    match text.trim() {
        "" => texts.0.remove(lang),
        text => texts.0.insert(lang.to_owned(), text.to_owned()),
    };
    texts
}

/// A name in data for something new: its label, folded, and a number if that is taken.
pub(super) fn new_key<'k>(label: &str, known: impl Iterator<Item = &'k str> + Clone) -> String {
    let folded = fold::fold(label);
    let mut key: String = folded
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-")
        .chars()
        .take(40)
        .collect();
    key = key.trim_matches('-').to_owned();
    if !key.starts_with(|letter: char| letter.is_ascii_lowercase()) {
        key = format!("item-{key}").trim_end_matches('-').to_owned();
    }
    let is_known = |key: &str| known.clone().any(|known| known == key);
    if !is_known(&key) {
        return key;
    }
    (2..).map(|n| format!("{key}-{n}")).find(|key| !is_known(key)).unwrap_or(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        Typed(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn empty_rows_and_rows_taken_away_are_left_out() {
        let rows = filled(
            &typed(&[
                ("label-0", "A"),
                ("label-1", "B"),
                ("remove-1", "yes"),
                ("label-2", " "),
                ("key-2", ""),
                ("x", "1"),
            ]),
            "label",
        );
        assert_eq!(rows.iter().map(|row| row.get("label")).collect::<Vec<_>>(), ["A"]);
    }

    #[test]
    fn decimals_are_read_with_point_or_comma_and_not_finer_than_they_may_be() {
        assert_eq!(scaled("1.5", 100), Some(150));
        assert_eq!(scaled("3", 2), Some(6));
        assert_eq!(scaled("3.5", 2), Some(7));
        for wrong in ["3.25", "x", "", "-1", "1.2.3", "99999999999"] {
            assert_eq!(scaled(wrong, 2), None, "{wrong}");
        }
        let row = Filled::of([("weight", "0,75".to_owned())]);
        assert_eq!(row.scaled("weight", 100, &mut FieldErrors::new()), Some(75));
    }

    #[test]
    fn a_whole_number_may_have_its_thousands_apart_and_no_fraction() {
        for same in ["100000", "100,000", "100.000", "100 000", "100\u{a0}000", "100\u{202f}000"] {
            assert_eq!(whole(same), Some(100_000), "{same}");
        }
        for wrong in ["1.5", "2,50", "1000.5", "1,000,00", "1000,000", ".500", "-3", "x", "4294967296"] {
            assert_eq!(whole(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_new_thing_gets_a_name_of_its_own() {
        let known = ["impact"];
        assert_eq!(new_key("Impact", known.iter().copied()), "impact-2");
        assert_eq!(new_key("Wirkung für Städte", known.iter().copied()), "wirkung-fur-stadte");
        assert_eq!(new_key("10 % more", known.iter().copied()), "item-10-more");
        assert!(new_key("Ελλάδα", known.iter().copied()).starts_with("item"));
    }
}
