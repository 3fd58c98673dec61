//! RDF/XML. Its parser stops at the first thing that is wrong; here the element that is wrong is taken out and the
//! rest is read on, so that one record never costs another.

use crate::fault::FaultKind;
use crate::limits::Limits;
use crate::read::ReadError;
use crate::sink::Sink;
use crate::write::Prefixes;
use oxiri::Iri;
use oxrdf::{GraphName, Quad, Triple};
use oxrdfxml::RdfXmlParser;
use std::borrow::Cow;
use std::collections::HashSet;
use std::io::{Cursor, Read as _};

mod losses;
mod recovery;
mod tags;

use losses::Losses;
use recovery::{Recovery, Resume};
use tags::{Kind, Tags};

/// How often reading goes on after a fault before the rest of a document is given up.
const RESTARTS: usize = 2_000;

/// Longest value of an entity.
const ENTITY_BYTES: usize = 1024;

/// Looks over the markup before it is parsed: refuses bombs, and escapes what would end the parse though the meaning is clear.
pub(crate) fn prepare<'a>(text: &'a str, limits: &Limits) -> Result<Cow<'a, str>, ReadError> {
    let names = entities(text, limits)?;
    let mut depth = 0_usize;
    for tag in Tags::new(text, 0) {
        match tag.kind {
            Kind::Open => depth += 1,
            Kind::Close => depth = depth.saturating_sub(1),
            Kind::Whole => {}
        }
        if depth > limits.depth {
            return Err(ReadError::TooDeep { limit: limits.depth });
        }
    }
    Ok(escape(text, &names))
}

/// The entities that the document defines, with a bound on what they can grow to.
fn entities<'a>(text: &'a str, limits: &Limits) -> Result<Vec<&'a str>, ReadError> {
    let mut names = Vec::new();
    let mut longest = 0;
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("<!ENTITY") {
        let (name, value) = after.trim_start().split_once(char::is_whitespace).unwrap_or((after, ""));
        let value = value.trim_start();
        let value = value.get(1..).unwrap_or_default().split(['"', '\'']).next().unwrap_or_default();
        if value.contains('&') && !value.starts_with("&#") {
            return Err(ReadError::NestedEntity { name: name.chars().take(80).collect() });
        }
        if value.len() > ENTITY_BYTES {
            return Err(ReadError::TooLarge { limit: ENTITY_BYTES });
        }
        longest = longest.max(value.len());
        names.push(name);
        rest = after;
    }
    if longest > 0 {
        let used = text.bytes().filter(|byte| *byte == b'&').count();
        if text.len().saturating_add(used.saturating_mul(longest)) > limits.bytes {
            return Err(ReadError::TooLarge { limit: limits.bytes });
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// Escapes an ampersand that begins no entity and takes out characters that XML forbids; blanks the XML declaration,
/// since the text is decoded already.
fn escape<'a>(text: &'a str, names: &[&str]) -> Cow<'a, str> {
    let wrong = |at: usize, byte: u8| match byte {
        b'&' => !is_entity(&text[at + 1..], names),
        0..=8 | 11 | 12 | 14..=31 => true,
        _ => false,
    };
    let first = text.bytes().enumerate().find(|(at, byte)| *byte < b'\'' && wrong(*at, *byte));
    let Some((first, _)) = first else { return Cow::Borrowed(text) };
    let mut mended = String::with_capacity(text.len() + 64);
    mended.push_str(&text[..first]);
    let mut kept = first;
    let mut in_data = 0;
    for (at, byte) in text.bytes().enumerate().skip(first) {
        if byte == b'<' && text[at..].starts_with("<![CDATA[") {
            in_data = text[at..].find("]]>").map_or(text.len(), |end| at + end);
        }
        if byte < b'\'' && wrong(at, byte) && !(byte == b'&' && at < in_data) {
            mended.push_str(&text[kept..at]);
            mended.push_str(if byte == b'&' { "&amp;" } else { " " });
            kept = at + 1;
        }
    }
    mended.push_str(&text[kept..]);
    Cow::Owned(mended)
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
    let mut head = recovery.head();
    let mut from = recovery.root_end();
    let mut losses = Losses::default();
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
        if attempt == RESTARTS {
            sink.torn("too many faults", from, None);
        }
        head = recovery.head();
    }
    losses.leave_out(sink);
    if recovery.restarted {
        let mut seen = HashSet::new();
        sink.quads.retain(|quad| seen.insert(quad.clone()));
    }
    Ok(prefixes)
}

#[cfg(test)]
mod tests;
