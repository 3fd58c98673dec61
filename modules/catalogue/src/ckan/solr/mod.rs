//! The part of Solr's query language that clients of CKAN use: words, "phrases", `field:value`, `field:(a OR b)`, `+` and
//! `-`, `AND`, `OR`, `NOT`, a `*` or a `?` anywhere in a word, ranges with dates. Boosts and slops are read over.
//!
//! Conditions side by side are all meant. `OR` binds its neighbours and no more, so that what is excluded beside it stays
//! excluded; `AND` binds tighter.
//!
//! Text in, [`Node`] out; nothing is looked up. Bounded in length, depth and number of parts.

mod date;
mod lex;

use std::iter::Peekable;
use std::vec::IntoIter;

pub use date::instant;
use lex::{Token, tokens};

/// Bytes of a query.
const MOST_BYTES: usize = 8 << 10;
/// Parts of a query.
const MOST_PARTS: usize = 500;
/// Brackets within brackets.
const DEEPEST: usize = 16;

/// A query, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Every document.
    Everything,
    /// All of these.
    All(Vec<Node>),
    /// Any of these.
    Any(Vec<Node>),
    /// Not this.
    Not(Box<Node>),
    /// A word or a value.
    Word {
        /// Where.
        field: Option<String>,
        /// The word.
        text: String,
    },
    /// Words next to each other.
    Phrase {
        /// Where.
        field: Option<String>,
        /// The words.
        text: String,
    },
    /// A word or a value of which a part is open.
    Wildcard {
        /// Where.
        field: Option<String>,
        /// What is said of it, with a `*` for all that is not, and a `?` for each letter that is not.
        text: String,
    },
    /// Something between two ends; an end that is missing is open.
    Range {
        /// Where.
        field: String,
        /// The lower end, and whether it counts.
        from: Option<(String, bool)>,
        /// The upper end, and whether it counts.
        to: Option<(String, bool)>,
    },
    /// Any value at all.
    Present {
        /// Where.
        field: String,
    },
}

/// Why a text is no query.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// Longer than is read.
    #[error("the query is longer than {MOST_BYTES} bytes")]
    Long,
    /// More parts, or deeper, than is read.
    #[error("the query has more than {MOST_PARTS} parts, or brackets deeper than {DEEPEST}")]
    Many,
    /// A quotation mark or a bracket is not closed, or closes nothing.
    #[error("a quotation mark or bracket has no other half")]
    Half,
    /// A part is missing.
    #[error("something is missing after “{0}”")]
    Missing(String),
    /// A range is none.
    #[error("“{0}” is no range: write [from TO until]")]
    Range(String),
    /// Parameters of a parser, which are no query.
    #[error("local parameters are not supported")]
    LocalParameters,
}

impl Unread {
    /// Whether somebody meant a query by it: what people type is words before it is a fault.
    pub(super) fn is_meant(&self) -> bool {
        match self {
            Self::Long | Self::Many | Self::LocalParameters => true,
            Self::Half | Self::Missing(_) | Self::Range(_) => false,
        }
    }
}

/// Reads a query; what is empty means everything.
pub fn parse(text: &str) -> Result<Node, Unread> {
    if text.len() > MOST_BYTES {
        return Err(Unread::Long);
    }
    if text.contains("{!") {
        return Err(Unread::LocalParameters);
    }
    let mut tokens = tokens(text)?;
    // A dash between blanks is one of a title, unless fields are spoken of.
    if tokens.iter().any(|token| matches!(token, Token::Field(_))) {
        tokens.iter_mut().filter(|token| **token == Token::Dash).for_each(|token| *token = Token::Not);
    } else {
        tokens.retain(|token| *token != Token::Dash);
    }
    if tokens.len() > MOST_PARTS {
        return Err(Unread::Many);
    }
    if tokens.is_empty() {
        return Ok(Node::Everything);
    }
    let mut parser = Parser { tokens: tokens.into_iter().peekable() };
    let node = parser.side_by_side(None, 0)?;
    if parser.tokens.peek().is_some() { Err(Unread::Half) } else { Ok(node) }
}

struct Parser {
    tokens: Peekable<IntoIter<Token>>,
}

impl Parser {
    /// Conditions with nothing but a blank between them.
    fn side_by_side(&mut self, field: Option<&str>, depth: usize) -> Result<Node, Unread> {
        if depth > DEEPEST {
            return Err(Unread::Many);
        }
        let mut parts = vec![self.either(field, depth)?];
        while self.tokens.peek().is_some_and(|token| *token != Token::Close) {
            parts.push(self.either(field, depth)?);
        }
        // An index knows no signs: beside words they say nothing, as in "parks & gardens".
        if !parts.iter().all(is_sign) {
            parts.retain(|part| !is_sign(part));
        }
        Ok(alone(parts, Node::All))
    }

    /// Parts between `OR`.
    fn either(&mut self, field: Option<&str>, depth: usize) -> Result<Node, Unread> {
        let mut parts = vec![self.together(field, depth)?];
        while self.tokens.next_if_eq(&Token::Or).is_some() {
            parts.push(self.together(field, depth)?);
        }
        Ok(alone(parts, Node::Any))
    }

    /// Parts between `AND`.
    fn together(&mut self, field: Option<&str>, depth: usize) -> Result<Node, Unread> {
        let mut parts = vec![self.part(field, depth)?];
        while self.tokens.next_if_eq(&Token::And).is_some() {
            parts.push(self.part(field, depth)?);
        }
        Ok(alone(parts, Node::All))
    }

    fn part(&mut self, field: Option<&str>, depth: usize) -> Result<Node, Unread> {
        let mut negative = false;
        loop {
            match self.tokens.next().ok_or_else(|| Unread::Missing("the query".into()))? {
                Token::Not => negative = !negative,
                Token::Must => {}
                token => {
                    let node = self.plain(token, field, depth)?;
                    return Ok(if negative { Node::Not(Box::new(node)) } else { node });
                }
            }
        }
    }

    fn plain(&mut self, token: Token, field: Option<&str>, depth: usize) -> Result<Node, Unread> {
        let owned = || field.map(str::to_owned);
        match token {
            Token::Field(name) => {
                let next = self.tokens.next().ok_or_else(|| Unread::Missing(format!("{name}:")))?;
                match next {
                    Token::Word { .. } | Token::Phrase(_) | Token::Range { .. } | Token::Open => {
                        self.plain(next, Some(&name), depth)
                    }
                    _ => Err(Unread::Missing(format!("{name}:"))),
                }
            }
            Token::Open => {
                let node = self.side_by_side(field, depth + 1)?;
                self.tokens.next_if_eq(&Token::Close).map(|_| node).ok_or(Unread::Half)
            }
            Token::Phrase(text) => Ok(Node::Phrase { field: owned(), text }),
            Token::Word { text, open: true } if text.chars().all(|letter| letter == '*') => {
                Ok(match owned() {
                    None => Node::Everything,
                    Some(field) if field == "*" => Node::Everything,
                    Some(field) => Node::Present { field },
                })
            }
            Token::Word { text, open: true } if field.is_some() || !is_question(&text) => {
                Ok(Node::Wildcard { field: owned(), text })
            }
            Token::Word { text, .. } => Ok(Node::Word { field: owned(), text }),
            Token::Range { from, to } => match owned() {
                Some(field) => Ok(Node::Range { field, from, to }),
                None => Err(Unread::Range("[…]".into())),
            },
            Token::And | Token::Or => Err(Unread::Missing("AND or OR".into())),
            Token::Close => Err(Unread::Half),
            Token::Not | Token::Must | Token::Dash => Err(Unread::Missing("+ or -".into())),
        }
    }
}

/// Whether it is a word of nothing but signs, in no field.
fn is_sign(node: &Node) -> bool {
    matches!(node, Node::Word { field: None, text } if !text.contains(char::is_alphanumeric))
}

/// Whether a word of people ends in question marks that are meant as such.
fn is_question(text: &str) -> bool {
    !text.trim_end_matches('?').contains(['*', '?'])
}

fn alone(mut parts: Vec<Node>, many: fn(Vec<Node>) -> Node) -> Node {
    match parts.len() {
        1 => parts.swap_remove(0),
        _ => many(parts),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn word(text: &str) -> Node {
        Node::Word { field: None, text: text.into() }
    }

    fn of(field: &str, text: &str) -> Node {
        Node::Word { field: Some(field.into()), text: text.into() }
    }

    #[test]
    fn words_side_by_side_are_all_meant_and_or_is_weaker() {
        assert_eq!(parse("air quality").unwrap(), Node::All(vec![word("air"), word("quality")]));
        let or = Node::Any(vec![Node::All(vec![word("a"), word("b")]), word("c")]);
        assert_eq!(parse("a AND b OR c").unwrap(), or);
        assert_eq!(parse("a && b || c").unwrap(), or);
        assert_eq!(parse("  ").unwrap(), Node::Everything);
        assert_eq!(parse("*:*").unwrap(), Node::Everything);
    }

    #[test]
    fn an_or_reaches_no_further_than_its_neighbours() {
        let not = |node: Node| Node::Not(Box::new(node));
        let groups = Node::Any(vec![of("groups", "x"), of("groups", "y")]);
        let excluded = Node::All(vec![not(of("organization", "c")), groups]);
        assert_eq!(parse("-organization:c groups:x OR groups:y").unwrap(), excluded);
        let since = parse("metadata_modified:[2026-01-01T00:00:00Z TO *]").unwrap();
        let either = Node::Any(vec![of("organization", "a"), of("organization", "b")]);
        let of_two = "organization:a OR organization:b metadata_modified:[2026-01-01T00:00:00Z TO *]";
        assert_eq!(parse(of_two).unwrap(), Node::All(vec![either, since]));
        let [a, b, c, d] = ["a", "b", "c", "d"].map(word);
        let tighter = Node::Any(vec![a.clone(), Node::All(vec![b.clone(), c.clone()])]);
        assert_eq!(parse("a OR b AND c d").unwrap(), Node::All(vec![tighter, d]));
        let inner = Node::All(vec![a, Node::Any(vec![b, c])]);
        assert_eq!(parse("(a b OR c)").unwrap(), inner);
    }

    #[test]
    fn the_signs_of_a_title_say_nothing_beside_its_words() {
        let both = Node::All(vec![word("parks"), word("gardens")]);
        for text in
            ["parks & gardens", "parks - gardens", "parks – gardens", "parks / gardens", "& parks gardens"]
        {
            assert_eq!(parse(text).unwrap(), both, "{text}");
        }
        assert_eq!(parse("&").unwrap(), word("&"), "alone it finds nothing");
        let not = Node::All(vec![of("type", "dataset"), Node::Not(Box::new(of("groups", "tran")))]);
        assert_eq!(parse("type:dataset - groups:tran").unwrap(), not);
        assert_eq!(parse("tags:&").unwrap(), of("tags", "&"));
    }

    #[test]
    fn what_harvesters_and_clients_send_is_understood() {
        let since = parse("metadata_modified:[2026-01-01T00:00:00Z TO *]").unwrap();
        let from = Some(("2026-01-01T00:00:00Z".to_owned(), true));
        assert_eq!(since, Node::Range { field: "metadata_modified".into(), from, to: None });
        let either = Node::Any(vec![of("organization", "a"), of("organization", "b")]);
        assert_eq!(parse("organization:(a OR b)").unwrap(), either);
        assert_eq!(parse("organization:a OR organization:b").unwrap(), either);
        let not = Node::All(vec![of("type", "dataset"), Node::Not(Box::new(of("groups", "tran")))]);
        assert_eq!(parse("+type:dataset -groups:tran").unwrap(), not);
        assert_eq!(parse("type:dataset AND NOT groups:tran").unwrap(), not);
        let phrase = Node::Phrase { field: Some("tags".into()), text: "air \"quality\"".into() };
        assert_eq!(parse(r#"tags:"air \"quality\""^4"#).unwrap(), phrase);
        for text in ["bus*", "*bus*", "b*s", "b?s", "bus?", "?us*"] {
            let wildcard = Node::Wildcard { field: Some("title".into()), text: text.into() };
            assert_eq!(parse(&format!("title:{text}")).unwrap(), wildcard);
        }
        assert_eq!(parse(r"bus\*").unwrap(), word("bus*"), "a star that is meant as one");
        assert_eq!(parse(r"title:bus\?").unwrap(), of("title", "bus?"));
        let any = Node::Wildcard { field: None, text: "b?s".into() };
        assert_eq!(parse("where? b?s").unwrap(), Node::All(vec![word("where?"), any]), "people ask, too");
        assert_eq!(parse("**").unwrap(), Node::Everything);
        assert_eq!(parse("res_format:*").unwrap(), Node::Present { field: "res_format".into() });
        assert_eq!(parse(r"title:a\:b").unwrap(), of("title", "a:b"));
        assert_eq!(parse("roam~2 fast^0.3").unwrap(), Node::All(vec![word("roam"), word("fast")]));
        assert_eq!(
            parse("http-server e-mail").unwrap(),
            Node::All(vec![word("http-server"), word("e-mail")])
        );
    }

    #[test]
    fn what_is_no_query_is_said_to_be_none() {
        for text in ["(a", "a)", "\"a", "title:", "a OR", "AND", "title:[1 2]", "x:[1 TO", "-"] {
            assert!(parse(text).is_err(), "{text}");
        }
        assert_eq!(parse("{!func}x"), Err(Unread::LocalParameters));
        assert_eq!(parse(&"(".repeat(100)), Err(Unread::Many));
        assert_eq!(parse(&"a ".repeat(1000)), Err(Unread::Many));
        assert_eq!(parse(&"a".repeat(10_000)), Err(Unread::Long));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_without_harm(text in "[ a-z*?\"():\\[\\]{}^~+!&|\\\\A-Z0-9.-]{0,120}") {
            let _ = parse(&text);
        }

        #[test]
        fn what_is_excluded_stays_excluded_whatever_stands_beside_it(
            before in "[a-z]{1,5}( (OR|AND) [a-z]{1,5}){0,3}",
            after in "[a-z]{1,5}( (OR|AND|NOT) [a-z]{1,5}){0,3}",
        ) {
            let Node::All(parts) = parse(&format!("{before} -type:harvest {after}")).unwrap() else {
                panic!("three conditions are all meant");
            };
            prop_assert_eq!(&parts[1], &Node::Not(Box::new(of("type", "harvest"))));
            let Node::All(rest) = parse(&format!("{before} +{after}")).unwrap() else {
                panic!("two conditions are all meant");
            };
            prop_assert_eq!((&parts[0], &parts[2..]), (&rest[0], &rest[1..]));
        }
    }
}
