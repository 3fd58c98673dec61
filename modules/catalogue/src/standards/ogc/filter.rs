//! The part of CQL2 that clients send as text: properties compared with values, `LIKE`, `IN`, `BETWEEN`, `IS NULL`, a box,
//! with `AND`, `OR` and `NOT` between them. The same as JSON is read in `json`.

mod json;

use std::iter::Peekable;
use std::ops::Bound;
use std::vec::IntoIter;

use centum_search::{Bounds, Clause, Scalar};

use super::asked::{FILTERS, instant, said};
use crate::search::fields;

/// Bytes of a filter.
const MOST_BYTES: usize = 4_096;
/// Conditions within conditions.
const DEEPEST: usize = 12;
/// The signs, the longer ones first.
const SIGNS: [&str; 9] = ["<>", "<=", ">=", "(", ")", ",", "=", "<", ">"];

/// Reads a filter in the encoding that is named, or else in the one that it looks like; none where it is not understood.
pub(super) fn read_as(text: &str, language: Option<&str>) -> Option<Clause> {
    let is_json = match language {
        Some("cql2-json") => true,
        Some("cql2-text") => false,
        Some(_) => return None,
        None => text.starts_with('{'),
    };
    if is_json { json::read(text) } else { read(text) }
}

/// The records of which a property has a value; none where there is no such property, or it cannot have the value.
pub(super) fn property(name: &str, value: &str) -> Option<Clause> {
    Property::named(name)?.compared("=", value)
}

/// Reads a filter; none where it is not understood.
fn read(text: &str) -> Option<Clause> {
    if text.len() > MOST_BYTES {
        return None;
    }
    let mut parser = Parser(tokens(text)?.into_iter().peekable());
    let clause = parser.either(0)?;
    parser.0.next().is_none().then_some(clause)
}

/// A piece of a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Word(String),
    Text(String),
    Sign(&'static str),
}

fn tokens(text: &str) -> Option<Vec<Token>> {
    let (mut rest, mut found) = (text.trim_start(), Vec::new());
    while !rest.is_empty() {
        if let Some(sign) = SIGNS.into_iter().find(|sign| rest.starts_with(*sign)) {
            found.push(Token::Sign(sign));
            rest = &rest[sign.len()..];
        } else if let Some(begun) = rest.strip_prefix('\'') {
            let (text, behind) = quoted(begun)?;
            found.push(Token::Text(text));
            rest = behind;
        } else {
            let ends = |letter: char| letter.is_whitespace() || "<>=(),'".contains(letter);
            let (word, behind) = rest.split_at(rest.find(ends).unwrap_or(rest.len()));
            found.push(Token::Word(word.trim_matches('"').to_owned()));
            rest = behind;
        }
        rest = rest.trim_start();
    }
    Some(found)
}

/// A text up to the mark that closes it, which is one of the text where it is doubled; and what stands behind it.
fn quoted(mut rest: &str) -> Option<(String, &str)> {
    let mut text = String::new();
    loop {
        let (part, behind) = rest.split_once('\'')?;
        text.push_str(part);
        match behind.strip_prefix('\'') {
            Some(more) => {
                text.push('\'');
                rest = more;
            }
            None => return Some((text, behind)),
        }
    }
}

/// Properties beside those that are listed as filters.
pub(super) const NAMED: [&str; 7] =
    ["title", "description", "keywords", "created", "updated", "issued", "modified"];

/// What a record can be asked for.
#[derive(Clone, Copy)]
enum Property {
    Facet(&'static str),
    Text(&'static str),
    Instant(&'static str),
}

impl Property {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "type" => Self::Facet(fields::KIND),
            "keywords" => Self::Facet(fields::KEYWORD),
            "title" => Self::Text(fields::TITLE),
            "description" => Self::Text(fields::DESCRIPTION),
            "created" => Self::Instant(fields::SEEN),
            "updated" => Self::Instant(fields::CHANGED),
            "issued" => Self::Instant(fields::ISSUED),
            "modified" => Self::Instant(fields::MODIFIED),
            _ => Self::Facet(FILTERS.into_iter().find(|(filter, _)| *filter == name)?.1),
        })
    }

    /// Whether capital and small letters are the same in it.
    fn is_folded(self) -> bool {
        matches!(self, Self::Text(_) | Self::Facet(fields::KEYWORD))
    }

    fn field(self) -> String {
        let (Self::Facet(field) | Self::Text(field) | Self::Instant(field)) = self;
        field.to_owned()
    }

    fn compared(self, sign: &str, value: &str) -> Option<Clause> {
        match (self, sign) {
            (_, "<>") => self.compared("=", value).map(not),
            (Self::Facet(field), "=") => Some(Clause::facet(field, said(field, value))),
            (Self::Text(_), "=") => {
                Some(Clause::Phrase { field: Some(self.field()), text: value.to_owned() })
            }
            (Self::Instant(_), _) => {
                // A day is as long as it is.
                let first = Scalar::Instant(instant(value, false)?);
                let last = Scalar::Instant(instant(value, true)?);
                let (from, to) = match sign {
                    "=" => (Bound::Included(first), Bound::Included(last)),
                    "<" => (Bound::Unbounded, Bound::Excluded(first)),
                    "<=" => (Bound::Unbounded, Bound::Included(last)),
                    ">" => (Bound::Excluded(last), Bound::Unbounded),
                    ">=" => (Bound::Included(first), Bound::Unbounded),
                    _ => return None,
                };
                Some(Clause::Range { field: self.field(), from, to })
            }
            _ => None,
        }
    }

    /// Something with `%` for any letters and `_` for one. Texts are asked for by their words.
    fn like(self, value: &str) -> Option<Clause> {
        let text = value.replace(['*', '?'], " ").replace('%', "*").replace('_', "?");
        let text = match self {
            Self::Instant(_) => return None,
            Self::Facet(fields::KEYWORD) => text.to_lowercase(),
            Self::Facet(_) | Self::Text(_) => text,
        };
        Some(Clause::Wildcard { field: Some(self.field()), text })
    }
}

fn not(clause: Clause) -> Clause {
    Clause::Not(Box::new(clause))
}

/// Records whose box meets this one: west, south, east and north; of a box with heights these are passed over.
fn within(sides: &[f64]) -> Option<Clause> {
    let bounds = match *sides {
        [west, south, east, north] | [west, south, _, east, north, _] => {
            Bounds::new(west, south, east, north)?
        }
        _ => return None,
    };
    Some(Clause::Box { field: fields::BOX.to_owned(), bounds })
}

/// The same for the corners of a shape, where it is a box: what meets another shape is not known here.
fn around(corners: &[[f64; 2]]) -> Option<Clause> {
    let [a, b, c, d, end] = corners else { return None };
    let along = |axis: usize, other: usize| {
        a[axis] == b[axis] && b[other] == c[other] && c[axis] == d[axis] && d[other] == a[other]
    };
    let is_box = a == end && (along(0, 1) || along(1, 0));
    let sides = [a[0].min(c[0]), a[1].min(c[1]), a[0].max(c[0]), a[1].max(c[1])];
    is_box.then(|| within(&sides)).flatten()
}

struct Parser(Peekable<IntoIter<Token>>);

impl Parser {
    /// Whether this word is next; it is passed then.
    fn word(&mut self, wanted: &str) -> bool {
        let is = |token: &Token| matches!(token, Token::Word(word) if word.eq_ignore_ascii_case(wanted));
        self.0.next_if(is).is_some()
    }

    /// Whether this sign is next; it is passed then.
    fn sign(&mut self, wanted: &str) -> bool {
        self.0.next_if(|token| matches!(token, Token::Sign(sign) if *sign == wanted)).is_some()
    }

    fn either(&mut self, depth: usize) -> Option<Clause> {
        let mut parts = vec![self.together(depth)?];
        while self.word("OR") {
            parts.push(self.together(depth)?);
        }
        Some(if parts.len() == 1 { parts.swap_remove(0) } else { Clause::Any(parts) })
    }

    fn together(&mut self, depth: usize) -> Option<Clause> {
        let mut parts = vec![self.part(depth)?];
        while self.word("AND") {
            parts.push(self.part(depth)?);
        }
        Some(if parts.len() == 1 { parts.swap_remove(0) } else { Clause::All(parts) })
    }

    fn part(&mut self, depth: usize) -> Option<Clause> {
        if depth > DEEPEST {
            return None;
        }
        if self.word("NOT") {
            return self.part(depth + 1).map(not);
        }
        if self.sign("(") {
            let inner = self.either(depth + 1)?;
            return self.sign(")").then_some(inner);
        }
        if self.word("S_INTERSECTS") {
            return self.on_the_map();
        }
        let property = self.property()?;
        if self.word("IS") {
            let is_there = self.word("NOT");
            let present = Clause::Present { field: property.field() };
            return self.word("NULL").then(|| if is_there { present } else { not(present) });
        }
        let is_not = self.word("NOT");
        let clause = self.predicate(property)?;
        Some(if is_not { not(clause) } else { clause })
    }

    /// A property, bare or in the brackets of a function that takes letters for the same.
    fn property(&mut self) -> Option<Property> {
        let is_folded = self.word("CASEI") || self.word("ACCENTI");
        if is_folded && !self.sign("(") {
            return None;
        }
        let Token::Word(name) = self.0.next()? else { return None };
        let property = Property::named(&name)?;
        let is_closed = !is_folded || (property.is_folded() && self.sign(")"));
        is_closed.then_some(property)
    }

    fn predicate(&mut self, property: Property) -> Option<Clause> {
        if self.word("LIKE") {
            return property.like(&self.value()?);
        }
        if self.word("BETWEEN") {
            let from = property.compared(">=", &self.value()?)?;
            let to = self.word("AND").then(|| self.value()).flatten()?;
            return Some(Clause::All(vec![from, property.compared("<=", &to)?]));
        }
        if self.word("IN") {
            let mut values = Vec::new();
            let mut goes_on = self.sign("(");
            while goes_on {
                values.push(property.compared("=", &self.value()?)?);
                goes_on = self.sign(",");
            }
            return self.sign(")").then_some(Clause::Any(values));
        }
        let Token::Sign(sign) = self.0.next()? else { return None };
        property.compared(sign, &self.value()?)
    }

    fn value(&mut self) -> Option<String> {
        if ["DATE", "TIMESTAMP", "CASEI", "ACCENTI"].into_iter().any(|name| self.word(name)) {
            let text = self.sign("(").then(|| self.value()).flatten()?;
            return self.sign(")").then_some(text);
        }
        match self.0.next()? {
            Token::Word(text) | Token::Text(text) => Some(text),
            Token::Sign(_) => None,
        }
    }

    /// What stands behind `S_INTERSECTS`: the place of a record and a box.
    fn on_the_map(&mut self) -> Option<Clause> {
        if !(self.sign("(") && self.word("geometry") && self.sign(",")) {
            return None;
        }
        let clause = if self.word("POLYGON") { self.corners()? } else { self.sides()? };
        self.sign(")").then_some(clause)
    }

    fn sides(&mut self) -> Option<Clause> {
        let mut goes_on = self.word("BBOX") && self.sign("(");
        let mut sides = Vec::new();
        while goes_on {
            sides.push(self.number()?);
            goes_on = self.sign(",");
        }
        self.sign(")").then(|| within(&sides)).flatten()
    }

    fn corners(&mut self) -> Option<Clause> {
        let mut goes_on = self.sign("(") && self.sign("(");
        let mut corners = Vec::new();
        while goes_on {
            corners.push([self.number()?, self.number()?]);
            goes_on = self.sign(",");
        }
        (self.sign(")") && self.sign(")")).then(|| around(&corners)).flatten()
    }

    fn number(&mut self) -> Option<f64> {
        let Token::Word(number) = self.0.next()? else { return None };
        number.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_clients_send_is_understood() {
        let csv = Clause::facet(fields::FORMAT, "CSV");
        assert_eq!(read("format = 'CSV'"), Some(csv.clone()));
        assert_eq!(read("\"format\"<>'CSV'"), Some(not(csv.clone())));
        let trees = Clause::Wildcard { field: Some(fields::TITLE.into()), text: "*tree?*".into() };
        let all = Clause::All(vec![trees.clone(), not(csv.clone())]);
        assert_eq!(read("title LIKE '%tree_%' AND NOT (format='CSV')"), Some(all.clone()));
        assert_eq!(read("(title like '%tree_%') and not format = 'CSV'"), Some(all));
        let json = Clause::facet(fields::FORMAT, "JSON");
        assert_eq!(read("format IN ('CSV', 'JSON')"), Some(Clause::Any(vec![csv.clone(), json])));
        assert_eq!(read("format = 'CSV' OR title LIKE '%tree_%'"), Some(Clause::Any(vec![csv, trees])));
        let keyword = Clause::facet(fields::KEYWORD, "l eau d ici");
        assert_eq!(read("keywords = 'L''eau d''Ici'"), Some(keyword), "as it is folded");
        let absent = not(Clause::Present { field: fields::THEME.into() });
        assert_eq!(read("theme IS NULL"), Some(absent));
        let day = read("issued BETWEEN DATE('2020-01-01') AND '2020-12-31'").unwrap();
        assert!(matches!(day, Clause::All(parts) if parts.len() == 2));
        let since = read("updated >= TIMESTAMP('2020-01-01T00:00:00Z')").unwrap();
        assert!(matches!(since, Clause::Range { from: Bound::Included(_), to: Bound::Unbounded, .. }));
        let map = read("S_INTERSECTS(geometry, BBOX(4.6, 50.8, 4.8, 50.9))").unwrap();
        assert!(matches!(map, Clause::Box { .. }));
        for corners in [
            "4.6 50.8, 4.8 50.8, 4.8 50.9, 4.6 50.9, 4.6 50.8",
            "4.8 50.9,4.8 50.8,4.6 50.8,4.6 50.9,4.8 50.9",
        ] {
            assert_eq!(read(&format!("S_INTERSECTS(geometry, POLYGON(({corners})))")), Some(map.clone()));
        }
        let lower = Clause::Wildcard { field: Some(fields::TITLE.into()), text: "*Tree*".into() };
        assert_eq!(read("CASEI(title) LIKE casei('%Tree%')"), Some(lower));
    }

    #[test]
    fn what_is_not_understood_is_none() {
        for text in [
            "",
            "title",
            "colour = 'red'",
            "title < 'b'",
            "format = 'CSV",
            "format = 'CSV')",
            "format IN ()",
            "updated > 'soon'",
            "title LIKE",
            "S_INTERSECTS(geometry, BBOX(1, 2, 3))",
            "S_INTERSECTS(geometry, POINT(1 2))",
            "S_INTERSECTS(geometry, POLYGON((0 0, 4 0, 2 3, 0 3, 0 0)))",
            "S_INTERSECTS(geometry, POLYGON((0 0, 4 0, 4 3, 0 0)))",
            "CASEI(format) = 'csv'",
            "CASEI title = 'a'",
            "format = 'CSV' format = 'JSON'",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read(&"(".repeat(3_000)), None);
        assert_eq!(read(&"NOT ".repeat(1_000)), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_without_harm(text in "[a-zA-Z0-9 '\"%_=<>(),.-]{0,80}") {
            let _ = read_as(&text, None);
        }
    }
}
