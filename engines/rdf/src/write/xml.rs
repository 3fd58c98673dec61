//! RDF/XML: an element a subject, named after its type where it has one.

use super::WriteError;
use super::prefixes::Prefixes;
use oxrdf::vocab::{rdf, xsd};
use oxrdf::{BlankNodeRef, NamedNodeRef, NamedOrBlankNodeRef, QuadRef, TermRef};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write;

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

/// Names of RDF/XML itself, which can stand neither for a property nor for a class.
const RESERVED: [&str; 11] = [
    "RDF",
    "ID",
    "about",
    "parseType",
    "resource",
    "nodeID",
    "datatype",
    "Description",
    "aboutEach",
    "aboutEachPrefix",
    "bagID",
];

/// Prefixes by namespace, for all that is used.
struct Names(BTreeMap<String, String>);

pub(super) fn write(
    out: &mut impl Write,
    rows: &[QuadRef<'_>],
    prefixes: &Prefixes,
) -> Result<(), WriteError> {
    let names = Names::new(rows, prefixes)?;
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF");
    let mut sorted: Vec<(&String, &String)> = names.0.iter().collect();
    sorted.sort_by_key(|(_, name)| *name);
    for (namespace, name) in sorted {
        let _ = write!(text, "\n  xmlns:{name}=\"{}\"", escape(namespace, true));
    }
    text.push_str(">\n");
    for group in rows.chunk_by(|a, b| a.subject == b.subject) {
        subject(&mut text, group, &names);
        out.write_all(text.as_bytes())?;
        text.clear();
    }
    text.push_str("</rdf:RDF>\n");
    out.write_all(text.as_bytes())?;
    Ok(())
}

impl Names {
    fn new(rows: &[QuadRef<'_>], prefixes: &Prefixes) -> Result<Self, WriteError> {
        let known: BTreeMap<&str, &str> = prefixes
            .iter()
            .filter(|(name, _)| !name.starts_with("xml"))
            .map(|(name, iri)| (iri, name))
            .collect();
        let mut used = BTreeMap::from([(RDF.to_owned(), "rdf".to_owned())]);
        let mut add = |namespace: &str| {
            if !used.contains_key(namespace) {
                let is_taken = |name: &str| name == "rdf" || name.starts_with("ns");
                let fresh = format!("ns{}", used.len());
                let name =
                    known.get(namespace).filter(|name| !is_taken(name)).map_or(fresh, ToString::to_string);
                used.insert(namespace.to_owned(), name);
            }
        };
        for row in rows {
            match split(row.predicate) {
                Some((RDF, local)) if RESERVED.contains(&local) || local == "li" => {
                    return Err(WriteError::Predicate { predicate: row.predicate.as_str().to_owned() });
                }
                Some((namespace, _)) => add(namespace),
                None => return Err(WriteError::Predicate { predicate: row.predicate.as_str().to_owned() }),
            }
            if let Some((namespace, _)) = class(row) {
                add(namespace);
            }
        }
        Ok(Self(used))
    }

    fn name(&self, split: (&str, &str)) -> String {
        let prefix = self.0.get(split.0).map_or("rdf", String::as_str);
        format!("{prefix}:{}", split.1)
    }
}

/// The class of a row that gives one which can be an element.
fn class<'a>(row: &QuadRef<'a>) -> Option<(&'a str, &'a str)> {
    match row.object {
        TermRef::NamedNode(kind) if row.predicate == rdf::TYPE => split(kind)
            .filter(|(namespace, local)| *namespace != RDF || !(RESERVED.contains(local) || *local == "li")),
        _ => None,
    }
}

fn subject(text: &mut String, rows: &[QuadRef<'_>], names: &Names) {
    let typed = class(&rows[0]);
    let element = typed.map_or_else(|| "rdf:Description".to_owned(), |class| names.name(class));
    let _ = write!(text, "  <{element} ");
    match rows[0].subject {
        NamedOrBlankNodeRef::NamedNode(node) => {
            let _ = write!(text, "rdf:about=\"{}\"", escape(node.as_str(), true));
        }
        NamedOrBlankNodeRef::BlankNode(node) => {
            let _ = write!(text, "rdf:nodeID=\"{}\"", label(node));
        }
    }
    text.push_str(">\n");
    for row in &rows[usize::from(typed.is_some())..] {
        let Some(parts) = split(row.predicate) else { continue };
        let name = names.name(parts);
        let _ = write!(text, "    <{name}");
        match row.object {
            TermRef::NamedNode(node) => {
                let _ = writeln!(text, " rdf:resource=\"{}\"/>", escape(node.as_str(), true));
            }
            TermRef::BlankNode(node) => {
                let _ = writeln!(text, " rdf:nodeID=\"{}\"/>", label(node));
            }
            TermRef::Literal(literal) => {
                if let Some(language) = literal.language() {
                    let _ = write!(text, " xml:lang=\"{}\"", escape(language, true));
                } else if literal.datatype() != xsd::STRING {
                    let _ = write!(text, " rdf:datatype=\"{}\"", escape(literal.datatype().as_str(), true));
                }
                let _ = writeln!(text, ">{}</{name}>", escape(literal.value(), false));
            }
        }
    }
    let _ = writeln!(text, "  </{element}>");
}

/// An IRI as namespace and the longest name at its end.
fn split<'a>(node: NamedNodeRef<'a>) -> Option<(&'a str, &'a str)> {
    let iri = node.as_str();
    let is_inner = |letter: char| {
        letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.') || is_letter(letter)
    };
    let tail = iri
        .rfind(|letter: char| !is_inner(letter))
        .map_or(0, |at| at + iri[at..].chars().next().map_or(1, char::len_utf8));
    let start = tail
        + iri[tail..]
            .find(|letter: char| letter.is_ascii_alphabetic() || letter == '_' || is_letter(letter))?;
    (start > 0).then(|| iri.split_at(start))
}

/// Letters beyond ASCII that XML takes at the start of a name.
fn is_letter(letter: char) -> bool {
    matches!(letter, '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}' | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}')
}

/// A label that is a name in XML too.
fn label(node: BlankNodeRef<'_>) -> Cow<'_, str> {
    let label = node.as_str();
    let is_name = label.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '_')
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
    if is_name { Cow::Borrowed(label) } else { Cow::Owned(format!("_.{}", hex::encode(label))) }
}

/// Text as XML takes it. Control characters that it can't hold become U+FFFD.
fn escape(text: &str, is_attribute: bool) -> Cow<'_, str> {
    let is_special = |letter: char| {
        matches!(letter, '&' | '<' | '>' | '"' | '\r' | '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
            || (is_attribute && matches!(letter, '\n' | '\t'))
    };
    if !text.contains(is_special) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' if is_attribute => escaped.push_str("&quot;"),
            '\r' => escaped.push_str("&#xD;"),
            '\n' if is_attribute => escaped.push_str("&#xA;"),
            '\t' if is_attribute => escaped.push_str("&#x9;"),
            other if is_special(other) && other != '"' => escaped.push('\u{fffd}'),
            other => escaped.push(other),
        }
    }
    Cow::Owned(escaped)
}
