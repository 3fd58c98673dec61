//! One answer as inputs carry it: names below the field, each with a text.

use serde_json::Value as Json;

use super::Writing;

/// Parts of a name below a field: row, column, part of a person.
const MAX_DEPTH: usize = 3;
/// Inputs of one answer: the rows of a full table, each with its columns and their parts.
const MAX_PAIRS: usize = 60_000;

/// What stands in the inputs of one answer. A plain input has the empty name; `name` is a part of a person or a place, `0.who` a cell,
/// `0.who.mail` a part of a person in a cell. A name that stands several times has several values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs(pub Vec<(String, String)>);

impl Pairs {
    /// What stands in a single input.
    pub fn one(text: impl Into<String>) -> Self {
        Self(vec![(String::new(), text.into())])
    }

    /// The text of the input with that name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find_map(|(found, text)| (found == name).then_some(text.as_str()))
    }

    /// Every text with that name.
    pub fn all<'p>(&'p self, name: &'p str) -> impl Iterator<Item = &'p str> {
        self.0.iter().filter(move |(found, _)| found == name).map(|(_, text)| text.as_str())
    }

    /// Whether nothing but blanks stands anywhere.
    pub fn is_blank(&self) -> bool {
        self.0.iter().all(|(_, text)| text.trim().is_empty())
    }

    /// The inputs below a name: the cells of a row, the parts of a cell.
    pub(crate) fn below(&self, name: &str) -> Self {
        let below = |found: &str| match found.strip_prefix(name)? {
            "" => Some(String::new()),
            rest => rest.strip_prefix('.').map(str::to_owned),
        };
        Self(self.0.iter().filter_map(|(found, text)| Some((below(found)?, text.clone()))).collect())
    }

    /// The inputs, put below a name.
    pub(super) fn put_below(self, name: String) -> impl Iterator<Item = (String, String)> {
        self.0.into_iter().map(move |(below, text)| match below.as_str() {
            "" => (name.clone(), text),
            _ => (format!("{name}.{below}"), text),
        })
    }

    /// The inputs as JSON: a text; a list of texts; an object of parts; a list of rows. `true` is what a ticked box sends, a number is
    /// written as the reader would. `None` if it is nested deeper than an answer can be, or beyond all measure.
    pub fn from_json(json: &Json, writing: Writing) -> Option<Self> {
        let mut pairs = Self::default();
        pairs.flatten(json, String::new(), 0, writing)?;
        Some(pairs)
    }

    fn flatten(&mut self, json: &Json, name: String, depth: usize, writing: Writing) -> Option<()> {
        if depth > MAX_DEPTH || self.0.len() >= MAX_PAIRS {
            return None;
        }
        let below = |part: &str| if name.is_empty() { part.to_owned() } else { format!("{name}.{part}") };
        match json {
            Json::Null | Json::Bool(false) => {}
            Json::Bool(true) => self.0.push((name, super::YES.to_owned())),
            Json::Number(number) => self.0.push((name, writing.localised(&number.to_string()))),
            Json::String(text) => self.0.push((name, text.clone())),
            Json::Array(items) if items.iter().any(Json::is_object) => {
                for (row, item) in items.iter().enumerate() {
                    self.flatten(item, below(&row.to_string()), depth + 1, writing)?;
                }
            }
            Json::Array(items) => {
                for item in items {
                    self.flatten(item, name.clone(), depth + 1, writing)?;
                }
            }
            Json::Object(parts) => {
                for (part, item) in parts {
                    self.flatten(item, below(part), depth + 1, writing)?;
                }
            }
        }
        Some(())
    }

    /// The inputs as JSON, in the shape that [`Pairs::from_json`] reads.
    pub fn to_json(&self) -> Json {
        let mut names: Vec<&str> = Vec::new();
        for (name, _) in &self.0 {
            let head = name.split('.').next().unwrap_or_default();
            if !names.contains(&head) {
                names.push(head);
            }
        }
        match names.as_slice() {
            [] => Json::Null,
            [""] => match self.0.as_slice() {
                [(_, text)] => Json::String(text.clone()),
                several => several.iter().map(|(_, text)| Json::String(text.clone())).collect(),
            },
            rows if rows.iter().all(|name| name.parse::<u32>().is_ok()) => {
                rows.iter().map(|row| self.below(row).to_json()).collect()
            }
            parts => {
                let part = |name: &&str| ((*name).to_owned(), self.below(name).to_json());
                Json::Object(parts.iter().map(part).collect())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_in_json_is_what_its_inputs_would_send() {
        let json = serde_json::json!([{"who": {"name": "Ana", "mail": "a@b.eu"}, "parts": ["x", "y"], "share": 12.5}]);
        let pairs = Pairs::from_json(&json, Writing::of("de")).unwrap();
        let expected = [
            ("0.who.name", "Ana"),
            ("0.who.mail", "a@b.eu"),
            ("0.parts", "x"),
            ("0.parts", "y"),
            ("0.share", "12,5"),
        ];
        assert_eq!(pairs.0, expected.map(|(name, text)| (name.to_owned(), text.to_owned())));
        assert_eq!(Pairs::from_json(&pairs.to_json(), Writing::of("de")), Some(pairs));
    }

    #[test]
    fn what_is_nested_deeper_than_any_answer_is_refused() {
        let deep = serde_json::json!({"a": {"b": {"c": {"d": "x"}}}});
        assert_eq!(Pairs::from_json(&deep, Writing::of("en")), None);
    }
}
