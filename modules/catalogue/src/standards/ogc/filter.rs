//! The part of CQL2 that clients send as text: properties compared with values, `LIKE`, `IN`, `BETWEEN`, `IS NULL`, a box,
//! with `AND`, `OR` and `NOT` between them.

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

/// Reads a filter; none where it is not understood.
pub(super) fn read(text: &str) -> Option<Clause> {
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
        let Token::Word(name) = self.0.next()? else { return None };
        let property = Property::named(&name)?;
        if self.word("IS") {
            let is_there = self.word("NOT");
            let present = Clause::Present { field: property.field() };
            return self.word("NULL").then(|| if is_there { present } else { not(present) });
        }
        let is_not = self.word("NOT");
        let clause = self.predicate(property)?;
        Some(if is_not { not(clause) } else { clause })
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
        if self.word("DATE") || self.word("TIMESTAMP") {
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
        let is_begun = self.sign("(") && self.word("geometry") && self.sign(",") && self.word("BBOX");
        let mut goes_on = is_begun && self.sign("(");
        let mut sides: Vec<f64> = Vec::new();
        while goes_on {
            let Token::Word(number) = self.0.next()? else { return None };
            sides.push(number.parse().ok()?);
            goes_on = self.sign(",");
        }
        let is_closed = self.sign(")") && self.sign(")");
        match sides[..] {
            [west, south, east, north] if is_closed => {
                let bounds = Bounds::new(west, south, east, north)?;
                Some(Clause::Box { field: fields::BOX.to_owned(), bounds })
            }
            _ => None,
        }
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
            let _ = read(&text);
        }
    }
}
