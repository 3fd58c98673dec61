//! One way in for all syntaxes.

use crate::fault::{Fault, FaultKind};
use crate::jsonld::{self, Contexts};
use crate::limits::Limits;
use crate::rdfxml::Prepared;
use crate::sink::Sink;
use crate::syntax::{Look, Syntax, look};
use crate::write::Prefixes;
use crate::{rdfxml, terse, text};
use oxiri::Iri;
use oxrdf::{NamedOrBlankNode, Quad, Triple};
use std::borrow::Cow;
use std::collections::HashSet;

/// What is known about a document before it is read.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// The syntax, where the caller knows better than the document; nothing else is then looked at.
    pub syntax: Option<Syntax>,
    /// The media type that came with it, parameters included.
    pub media_type: Option<&'a str>,
    /// The address or file name that it came from.
    pub name: Option<&'a str>,
    /// What relative IRIs are relative to.
    pub base: Option<&'a str>,
    /// What the labels of its blank nodes begin with: a letter, and different for each document, so that two never mix.
    pub blank_prefix: &'a str,
    /// Bounds.
    pub limits: Limits,
    /// The contexts that JSON-LD may name; those that are bundled if none are given.
    pub contexts: Option<&'a Contexts>,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self {
            syntax: None,
            media_type: None,
            name: None,
            base: None,
            blank_prefix: "b",
            limits: Limits::default(),
            contexts: None,
        }
    }
}

/// A document that was read, with what was wrong in it.
#[derive(Clone, Debug)]
pub struct Document {
    /// The syntax that it turned out to be in.
    pub syntax: Syntax,
    /// The statements in the order of the text.
    pub quads: Vec<Quad>,
    /// What was wrong: up to [`Limits::faults`] of syntax, and as many others.
    pub faults: Vec<Fault>,
    /// How many faults there were in all.
    pub fault_count: usize,
    /// Nodes of which a statement could not be read and was left out whole, so that what is here may be half of what was
    /// meant. A single value that can't be saved leaves no gap: it is a fault of its own, and the rest stands without it.
    pub gaps: HashSet<NamedOrBlankNode>,
    /// The prefixes that the document itself declares.
    pub prefixes: Prefixes,
}

impl Document {
    /// The statements of all graphs as one.
    #[must_use]
    pub fn into_triples(self) -> Vec<Triple> {
        self.quads.into_iter().map(|quad| Triple::new(quad.subject, quad.predicate, quad.object)).collect()
    }

    /// Whether something was left out.
    #[must_use]
    pub fn has_losses(&self) -> bool {
        self.fault_count > self.faults.len() || self.faults.iter().any(|fault| fault.kind.is_loss())
    }
}

/// Why a document can't be read at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// There is nothing in it.
    #[error("empty")]
    Empty,
    /// It is a web page.
    #[error("HTML")]
    Html,
    /// It looks like none of the syntaxes.
    #[error("unknown syntax")]
    UnknownSyntax,
    /// It is longer than the limit, or would be once its entities or its short names are written out.
    #[error("more than {limit} bytes")]
    TooLarge {
        /// [`Limits::bytes`], [`Limits::held_bytes`], or the bound on what one declaration may stand for.
        limit: usize,
    },
    /// It has more statements than the limit.
    #[error("more than {limit} triples")]
    TooManyTriples {
        /// [`Limits::triples`].
        limit: usize,
    },
    /// It has more blank nodes than the limit.
    #[error("more than {limit} blank nodes")]
    TooManyBlankNodes {
        /// [`Limits::blank_nodes`].
        limit: usize,
    },
    /// It is nested deeper than the limit.
    #[error("nested deeper than {limit}")]
    TooDeep {
        /// [`Limits::depth`].
        limit: usize,
    },
    /// Its XML entities are defined by other entities: nobody needs that, and bombs do.
    #[error("nested entity {name}")]
    NestedEntity {
        /// The entity.
        name: String,
    },
    /// Its contexts define more terms than the limit, copies included.
    #[error("more than {limit} terms in contexts")]
    TooManyTerms {
        /// [`Limits::context_terms`].
        limit: usize,
    },
    /// It is not JSON.
    #[error("line {line}, column {column}: not JSON")]
    Json {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// It names a context that is not bundled; nothing is fetched.
    #[error("context {iri} is not bundled")]
    ContextNotBundled {
        /// Its address.
        iri: String,
    },
    /// The base that was handed in is not an absolute IRI.
    #[error("base {base}")]
    Base {
        /// What was handed in.
        base: String,
    },
}

/// Reads a document, going on past what is wrong in it.
///
/// What is mended: text that is not UTF-8, IRIs with stray characters or blanks around them, language tags that are none,
/// stray full stops and short texts over several lines in Turtle, bare `&` in RDF/XML, control characters in the strings
/// of JSON. What can't be mended costs its own statement, and all of it (Turtle: up to its full stop; lines: the line;
/// RDF/XML: what is said of the node around it); in JSON-LD it costs the entry, and a value that can't be saved costs its
/// own triple everywhere. All of it is recorded as faults.
///
/// # Errors
/// Where nothing can be made of the document, or it is over a limit.
pub fn read(bytes: &[u8], options: &Options<'_>) -> Result<Document, ReadError> {
    let limits = &options.limits;
    if bytes.len() > limits.bytes {
        return Err(ReadError::TooLarge { limit: limits.bytes });
    }
    let base = options
        .base
        .map(|base| Iri::parse(base.to_owned()).map_err(|_| ReadError::Base { base: base.to_owned() }))
        .transpose()?;
    let decoded = text::decode(bytes, options.media_type);
    if decoded.text.len() > limits.bytes {
        return Err(ReadError::TooLarge { limit: limits.bytes });
    }
    let whole: &str = decoded.text.strip_prefix('\u{feff}').unwrap_or(&decoded.text);
    let syntax = choose(whole, options)?;
    let prepared = match syntax {
        Syntax::RdfXml => rdfxml::prepare(whole, base.as_ref(), limits)?,
        _ => Prepared { text: Cow::Borrowed(whole), is_mended: false },
    };
    let text = &prepared.text;
    let mut sink = Sink::new(text, options.blank_prefix, limits);
    if let Some(encoding) = decoded.guessed {
        sink.faults.add(FaultKind::Encoding, encoding, || None);
    }
    if prepared.is_mended {
        sink.faults.add(FaultKind::Escaped, "", || None);
    }
    let prefixes = match syntax {
        Syntax::Turtle | Syntax::TriG => terse::turtle(text, base.as_ref(), &mut sink)?,
        Syntax::NTriples | Syntax::NQuads => terse::lines(text, &mut sink)?,
        Syntax::RdfXml => rdfxml::read(text, base.as_ref(), &mut sink)?,
        Syntax::JsonLd => {
            let bundled;
            let contexts = match options.contexts {
                Some(contexts) => contexts,
                None => {
                    bundled = Contexts::bundled();
                    &bundled
                }
            };
            jsonld::read(text, base.as_ref(), contexts, &mut sink)?
        }
    };
    let Sink { faults, quads, gaps, .. } = sink;
    Ok(Document { syntax, quads, faults: faults.kept, fault_count: faults.counted, gaps, prefixes })
}

/// The syntax: what the text looks like wins over what is said about it where the two can't both be true.
fn choose(text: &str, options: &Options<'_>) -> Result<Syntax, ReadError> {
    if let Some(syntax) = options.syntax {
        return Ok(syntax);
    }
    let declared = options
        .media_type
        .and_then(Syntax::from_media_type)
        .or_else(|| options.name.and_then(Syntax::from_name));
    let terse = declared
        .filter(|syntax| matches!(syntax, Syntax::Turtle | Syntax::TriG | Syntax::NTriples | Syntax::NQuads));
    match look(text) {
        Look::Html => Err(ReadError::Html),
        Look::Is(seen) => Ok(seen),
        Look::Tag => Ok(terse.unwrap_or(Syntax::RdfXml)),
        // Nothing but N-Quads has four terms to a statement.
        Look::Lines(Syntax::NQuads) => Ok(Syntax::NQuads),
        Look::Lines(seen) => Ok(terse.unwrap_or(seen)),
        Look::Nested(seen) => Ok(terse.filter(|declared| !declared.is_by_line()).unwrap_or(seen)),
        Look::Unknown if text.trim().is_empty() => terse.ok_or(ReadError::Empty),
        Look::Unknown => Err(ReadError::UnknownSyntax),
    }
}
