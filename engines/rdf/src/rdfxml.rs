//! RDF/XML. Its parser stops at the first thing that is wrong; here the element that is wrong is taken out and the
//! rest is read on, so that one record never costs another.

use crate::fault::FaultKind;
use crate::iri::scheme_end;
use crate::limits::Limits;
use crate::read::ReadError;
use crate::sink::Sink;
use crate::write::Prefixes;
use oxiri::Iri;
use oxrdf::{GraphName, Literal, Quad, Term, Triple};
use oxrdfxml::RdfXmlParser;
use std::borrow::Cow;
use std::collections::HashSet;
use std::io::{Cursor, Read as _};

mod bases;
mod entities;
mod losses;
mod pieces;
mod recovery;
mod tags;

use entities::entities;
use losses::Losses;
use recovery::{Recovery, Resume};
use tags::{Kind, Tags};

/// How often reading goes on after a fault before the rest of a document is given up.
const RESTARTS: usize = 2_000;

/// How many bytes of markup may be read again after faults, beyond the length of the document.
const AGAIN: usize = 64 << 20;

/// What stands in these is not markup, and an ampersand in it is one.
const VERBATIM: [(&str, &str); 3] = [("<![CDATA[", "]]>"), ("<!--", "-->"), ("<?", "?>")];

/// Attributes of which every name or text below them takes its part.
const INHERITED: [&str; 3] = ["xmlns", "xml:base", "xml:lang"];

/// A document that can be parsed.
pub(crate) struct Prepared<'a> {
    pub(crate) text: Cow<'a, str>,
    /// Whether something in it was wrong and is mended.
    pub(crate) is_mended: bool,
}

/// Looks over the markup before it is parsed: refuses bombs, and escapes what would end the parse though the meaning is clear.
pub(crate) fn prepare<'a>(
    text: &'a str,
    base: Option<&Iri<String>>,
    limits: &Limits,
) -> Result<Prepared<'a>, ReadError> {
    // First of all, since it must not become markup that nobody has looked over.
    let text = without_controls(text);
    let is_mended = matches!(text, Cow::Owned(_));
    let text = without_returns(text);
    let entities = entities(&text, limits)?;
    let mut depth = 0_usize;
    for tag in Tags::new(&entities.text, 0) {
        match tag.kind {
            Kind::Open => depth += 1,
            Kind::Close => depth = depth.saturating_sub(1),
            Kind::Whole => {}
        }
        if depth > limits.depth {
            return Err(ReadError::TooDeep { limit: limits.depth });
        }
        check_inherited(&entities.text[tag.start..tag.end], entities.longest, limits)?;
    }
    let changed = match escape(&entities.text, &entities.names) {
        Some(escaped) => Some((escaped, true)),
        None => match entities.text {
            Cow::Owned(declared) => Some((declared, is_mended)),
            Cow::Borrowed(_) => None,
        },
    };
    let prepared = match changed {
        Some((text, is_mended)) => Prepared { text: Cow::Owned(text), is_mended },
        None => Prepared { text, is_mended },
    };
    let prepared = match pieces::joined(&prepared.text) {
        // Escapes are longer than what they stand for.
        Some(text) if text.len() > limits.bytes => return Err(ReadError::TooLarge { limit: limits.bytes }),
        Some(text) => Prepared { text: Cow::Owned(text), ..prepared },
        None => prepared,
    };
    Ok(match bases::whole(&prepared.text, base, limits)? {
        Some(text) => Prepared { text: Cow::Owned(text), ..prepared },
        None => prepared,
    })
}

/// Takes out the characters that XML forbids.
fn without_controls(text: &str) -> Cow<'_, str> {
    let is_wrong = |letter: char| matches!(letter, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}');
    if text.contains(is_wrong) { Cow::Owned(text.replace(is_wrong, " ")) } else { Cow::Borrowed(text) }
}

/// Ends every line as XML has it read, whatever system it was written on; the parser leaves that to others.
fn without_returns(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { text }
}

/// Refuses a tag by which the names below it could grow beyond what an address may have.
fn check_inherited(tag: &str, longest: usize, limits: &Limits) -> Result<(), ReadError> {
    let limit = limits.iri_bytes;
    if tag.len() <= limit && longest == 0 {
        return Ok(());
    }
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once(['"', '\'']) {
        let quote = rest.as_bytes()[before.len()];
        let Some((value, behind)) = after.split_once(char::from(quote)) else { break };
        let references = value.bytes().filter(|byte| *byte == b'&').count();
        let grown = value.len().saturating_add(references.saturating_mul(longest));
        if grown > limit && INHERITED.iter().any(|name| before.contains(name)) {
            return Err(ReadError::TooLarge { limit });
        }
        rest = behind;
    }
    Ok(())
}

/// Escapes ampersands that begin no entity; nothing where there are none.
fn escape(text: &str, names: &[&str]) -> Option<String> {
    let mut mended = String::new();
    let mut kept = 0;
    let mut verbatim = 0;
    for (at, byte) in text.bytes().enumerate() {
        if !matches!(byte, b'&' | b'<') || at < verbatim {
            continue;
        }
        let rest = &text[at..];
        if byte == b'<' {
            if let Some((_, end)) = VERBATIM.iter().find(|(begin, _)| rest.starts_with(begin)) {
                verbatim = rest.find(end).map_or(text.len(), |end| at + end);
            }
        } else if !is_entity(&rest[1..], names) {
            mended.push_str(&text[kept..at]);
            mended.push_str("&amp;");
            kept = at + 1;
        }
    }
    (kept > 0).then(|| mended + &text[kept..])
}

fn is_entity(after: &str, names: &[&str]) -> bool {
    let Some(name) = after.bytes().take(80).position(|byte| byte == b';').map(|end| &after[..end]) else {
        return false;
    };
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return code.is_ok_and(
            |code| matches!(code, 9 | 10 | 13 | 32..=0xd7ff | 0xe000..=0xfffd | 0x1_0000..=0x10_ffff),
        );
    }
    matches!(name, "amp" | "lt" | "gt" | "quot" | "apos") || names.binary_search(&name).is_ok()
}

/// Reads what [`prepare`] has let through.
///
/// What stands around a fault is not taken by half: the statements about the innermost node with a name are left out,
/// and where there is none, those of the outermost element.
pub(crate) fn read(
    text: &str,
    base: Option<&Iri<String>>,
    sink: &mut Sink<'_>,
) -> Result<Prefixes, ReadError> {
    let mut prefixes = Prefixes::none();
    let Some(mut recovery) = Recovery::new(text) else {
        sink.fault_at_byte(FaultKind::Syntax, "no element", 0);
        return Ok(prefixes);
    };
    let mut head = head_of(&recovery, base);
    let mut from = recovery.root_end();
    let mut losses = Losses::default();
    let mut again = text.len().saturating_add(AGAIN);
    for attempt in 0..=RESTARTS {
        let mut parser = RdfXmlParser::new().lenient();
        if let Some(base) = base {
            parser = parser
                .with_base_iri(base.as_str())
                .map_err(|_| ReadError::Base { base: base.as_str().to_owned() })?;
        }
        let mut triples = parser.for_reader(Cursor::new(&head).chain(Cursor::new(&text[from..])));
        let place = |read: u64| from + usize::try_from(read).unwrap_or(usize::MAX).saturating_sub(head.len());
        let mut failed = None;
        while let Some(triple) = triples.next() {
            match triple {
                Ok(Triple { subject, predicate, object }) => {
                    let object = untagged(object);
                    sink.push(Quad::new(subject, predicate, object, GraphName::DefaultGraph))?;
                    losses.note(sink.quads.len(), place(triples.buffer_position()));
                }
                Err(error) => {
                    failed = Some(error.to_string());
                    break;
                }
            }
        }
        if attempt == 0 {
            for (name, namespace) in triples.prefixes() {
                prefixes.add(name, namespace);
            }
        }
        let Some(message) = failed else { break };
        let read = triples.buffer_position();
        let at = place(read);
        let resume = recovery.after(from, at, usize::try_from(read).is_ok_and(|read| read <= head.len()));
        if !matches!(resume, Resume::Quietly(_)) {
            let about = losses.take(&recovery, base, sink);
            sink.torn(&message, at.saturating_sub(1), about);
        }
        match resume {
            Resume::At(next) | Resume::Quietly(next) => from = next,
            Resume::Nowhere => break,
        }
        head = head_of(&recovery, base);
        again = again.saturating_sub(head.len());
        if attempt == RESTARTS || again == 0 {
            sink.torn("too many faults", from, None);
            break;
        }
    }
    losses.leave_out(sink);
    if recovery.restarted {
        let mut seen = HashSet::new();
        sink.quads.retain(|quad| seen.insert(quad.clone()));
    }
    Ok(prefixes)
}

/// The head of what is left, with the root's own base made whole: the parser takes it as it stands, though by the standard it
/// may be relative to the base of the document.
fn head_of(recovery: &Recovery<'_>, base: Option<&Iri<String>>) -> String {
    let head = recovery.head();
    let (Some(base), Some(own)) = (base, recovery.own_base()) else { return head };
    if own.contains('&') || scheme_end(own.trim()).is_some() {
        return head;
    }
    let whole = bases::escaped(base.resolve_unchecked(own.trim()).as_str());
    let put = head.split_once("xml:base").and_then(|(before, after)| {
        let value = after.find(['"', '\''])? + 1;
        let rest = after[value..].strip_prefix(own)?;
        Some(format!("{before}xml:base{}{whole}{rest}", &after[..value]))
    });
    put.unwrap_or(head)
}

/// `xml:lang=""` takes back the language that was said further out: such a text has none.
fn untagged(object: Term) -> Term {
    match object {
        Term::Literal(literal) if literal.language() == Some("") => {
            Literal::new_simple_literal(literal.value()).into()
        }
        other => other,
    }
}

#[cfg(test)]
mod tests;
