//! Terms as Turtle and N-Triples write them.

use super::prefixes::Prefixes;
use oxrdf::vocab::xsd;
use oxrdf::{BlankNodeRef, GraphNameRef, LiteralRef, NamedNodeRef, NamedOrBlankNodeRef, TermRef};
use std::fmt::Write as _;

/// What may not stand between angle brackets.
pub(super) fn is_forbidden(letter: char) -> bool {
    letter <= ' ' || matches!(letter, '<' | '>' | '"' | '{' | '}' | '|' | '^' | '`' | '\\')
}

pub(super) fn iri(text: &mut String, node: NamedNodeRef<'_>) {
    text.push('<');
    if node.as_str().contains(is_forbidden) {
        for letter in node.as_str().chars() {
            if is_forbidden(letter) {
                let _ = write!(text, "\\u{:04X}", u32::from(letter));
            } else {
                text.push(letter);
            }
        }
    } else {
        text.push_str(node.as_str());
    }
    text.push('>');
}

/// An IRI with its prefix, where it has one.
pub(super) fn short(text: &mut String, node: NamedNodeRef<'_>, prefixes: &Prefixes) {
    match prefixes.shorten(node.as_str()) {
        Some((prefix, local)) => {
            text.push_str(prefix);
            text.push(':');
            text.push_str(local);
        }
        None => iri(text, node),
    }
}

pub(super) fn blank(text: &mut String, node: BlankNodeRef<'_>) {
    text.push_str("_:");
    text.push_str(node.as_str());
}

pub(super) fn node(text: &mut String, node: NamedOrBlankNodeRef<'_>, prefixes: &Prefixes) {
    match node {
        NamedOrBlankNodeRef::NamedNode(node) => short(text, node, prefixes),
        NamedOrBlankNodeRef::BlankNode(node) => blank(text, node),
    }
}

pub(super) fn graph(text: &mut String, name: GraphNameRef<'_>, prefixes: &Prefixes) {
    match name {
        GraphNameRef::DefaultGraph => {}
        GraphNameRef::NamedNode(name) => short(text, name, prefixes),
        GraphNameRef::BlankNode(name) => blank(text, name),
    }
}

pub(super) fn term(text: &mut String, term: TermRef<'_>, prefixes: &Prefixes) {
    match term {
        TermRef::NamedNode(node) => short(text, node, prefixes),
        TermRef::BlankNode(node) => blank(text, node),
        TermRef::Literal(value) => literal(text, value, prefixes),
    }
}

/// A literal; whole numbers and truth values without quotes where Turtle reads them back as the same.
pub(super) fn literal(text: &mut String, literal: LiteralRef<'_>, prefixes: &Prefixes) {
    let (value, datatype) = (literal.value(), literal.datatype());
    if datatype == xsd::BOOLEAN && matches!(value, "true" | "false")
        || datatype == xsd::INTEGER && is_whole(value)
    {
        text.push_str(value);
        return;
    }
    full_literal(text, literal, |text, datatype| short(text, datatype, prefixes));
}

/// A literal in full.
pub(super) fn full_literal(
    text: &mut String,
    literal: LiteralRef<'_>,
    datatype: impl FnOnce(&mut String, NamedNodeRef<'_>),
) {
    text.push('"');
    quoted(text, literal.value());
    text.push('"');
    if let Some(language) = literal.language() {
        text.push('@');
        text.push_str(language);
    } else if literal.datatype() != xsd::STRING {
        text.push_str("^^");
        datatype(text, literal.datatype());
    }
}

/// A value with what must not stand between quotes escaped; what lies between is copied as a whole.
fn quoted(text: &mut String, value: &str) {
    let mut kept = 0;
    for (at, byte) in value.bytes().enumerate() {
        let escape = match byte {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            b'\n' => "\\n",
            b'\r' => "\\r",
            b'\t' => "\\t",
            0..b' ' | 0x7f => "",
            _ => continue,
        };
        text.push_str(&value[kept..at]);
        kept = at + 1;
        if escape.is_empty() {
            let _ = write!(text, "\\u{byte:04X}");
        } else {
            text.push_str(escape);
        }
    }
    text.push_str(&value[kept..]);
}

fn is_whole(value: &str) -> bool {
    let digits = value.strip_prefix(['+', '-']).unwrap_or(value);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}
