//! Words into terms: bases, prefixes, escapes, and what is mended on the way.

use oxiri::Iri;
use oxrdf::vocab::xsd;
use oxrdf::{Literal, NamedNode, Term};
use std::borrow::Cow;
use std::collections::HashMap;

use super::names::is_harmless;
use super::statements::Stop;
use super::token::{Number, Raw, Trouble};
use super::{escapes, lexer::Lexer, token::Token};
use crate::fault::FaultKind;
use crate::iri::is_plain;
use crate::read::ReadError;
use crate::sink::Sink;
use crate::write::Prefixes;

/// What is declared in a document so far, and where its statements go.
pub(super) struct Terms<'s, 't> {
    pub(super) sink: &'s mut Sink<'t>,
    base: Option<Iri<String>>,
    /// By prefix; nothing where what was declared is too long to stand for.
    namespaces: HashMap<&'t str, Option<Namespace>>,
    /// Prefixes in the order in which they were first declared.
    order: Vec<&'t str>,
    /// The bytes that short names and relative addresses stood for so far, also in statements that were left out.
    written_out: usize,
}

struct Namespace {
    iri: String,
    /// Whether it is right, and stays so whatever plain letters follow.
    takes_any: bool,
}

impl<'s, 't> Terms<'s, 't> {
    pub(super) fn new(sink: &'s mut Sink<'t>, base: Option<Iri<String>>) -> Self {
        Self { sink, base, namespaces: HashMap::new(), order: Vec::new(), written_out: 0 }
    }

    /// What the document declares.
    pub(super) fn prefixes(&self) -> Prefixes {
        let mut prefixes = Prefixes::none();
        for name in &self.order {
            if let Some(namespace) = &self.namespaces[name] {
                prefixes.add(name, &namespace.iri);
            }
        }
        prefixes
    }

    /// Declares a prefix for an address that begins at `at`.
    pub(super) fn declare(&mut self, name: &'t str, raw: Raw<'_>, at: usize) {
        let written = escapes::iri(raw);
        let iri = self.trimmed(&written, at);
        let iri = self.resolved(iri).into_owned();
        let namespace = if iri.len() > self.sink.limits.iri_bytes {
            self.sink.torn("a prefix for an address that is too long", at, None);
            None
        } else {
            let takes_any = is_plain(&iri) && iri.ends_with(['/', '#']);
            Some(Namespace { iri, takes_any })
        };
        if self.namespaces.insert(name, namespace).is_none() {
            self.order.push(name);
        }
    }

    /// Declares what addresses are relative to from here on. Where that is none, they are relative to nothing: an older
    /// base would make other addresses of them than were meant.
    pub(super) fn rebase(&mut self, raw: Raw<'_>, at: usize) {
        let written = escapes::iri(raw);
        let iri = self.trimmed(&written, at);
        let iri = self.resolved(iri).into_owned();
        self.base = self.sink.base(iri, Some(at + 1));
        if self.base.is_none() {
            self.sink.torn("a base that is no address", at, None);
        }
    }

    /// A full stop that ends nothing.
    pub(super) fn stray_stop(&mut self, at: usize) {
        self.sink.fault_at_byte(FaultKind::Escaped, ".", at);
    }

    /// An address without the blanks around it, which would become a part of it once it is resolved.
    fn trimmed<'a>(&mut self, iri: &'a str, at: usize) -> &'a str {
        let trimmed = iri.trim();
        if trimmed.len() < iri.len() {
            self.sink.fault_at_byte(FaultKind::IriRepaired, iri, at + 1);
        }
        trimmed
    }

    fn resolved<'a>(&self, iri: &'a str) -> Cow<'a, str> {
        match &self.base {
            Some(base) if !is_plain(iri) || iri.contains("/.") => {
                Cow::Owned(base.resolve_unchecked(iri).into_inner())
            }
            _ => Cow::Borrowed(iri),
        }
    }

    fn count(&mut self, bytes: usize) -> Result<(), ReadError> {
        self.written_out = self.sink.limits.within_held(self.written_out, bytes)?;
        Ok(())
    }

    /// The node of an address that begins at `at`.
    pub(super) fn iri(&mut self, raw: Raw<'_>, at: usize) -> Result<Option<NamedNode>, ReadError> {
        let iri = escapes::iri(raw);
        let iri = self.trimmed(&iri, at);
        let whole = self.resolved(iri).into_owned();
        self.count(whole.len().saturating_sub(iri.len()))?;
        Ok(self.sink.address(whole, Some(at + 1)))
    }

    /// The node of a name with a prefix that begins at `at`.
    pub(super) fn name(
        &mut self,
        prefix: &str,
        local: Raw<'_>,
        at: usize,
    ) -> Result<Option<NamedNode>, Stop> {
        let Some(namespace) = self.namespaces.get(prefix) else {
            return Err(Trouble { at, reason: "a prefix that was not declared" }.into());
        };
        let local = escapes::local(local);
        let Some(namespace) = namespace else {
            self.sink.fault_at_byte(FaultKind::IriDropped, &local, at);
            return Ok(None);
        };
        let mut whole = String::with_capacity(namespace.iri.len() + local.len());
        whole.push_str(&namespace.iri);
        whole.push_str(&local);
        let is_right = namespace.takes_any && is_harmless(&local);
        self.count(whole.len())?;
        if is_right && whole.len() <= self.sink.limits.iri_bytes {
            return Ok(Some(NamedNode::new_unchecked(whole)));
        }
        Ok(self.sink.address(whole, Some(at)))
    }

    /// The literal of a text that was just read, with its language or its type.
    pub(super) fn text(&mut self, lexer: &mut Lexer<'t>, raw: Raw<'t>) -> Result<Option<Literal>, Stop> {
        let at = lexer.start();
        if lexer.is_broken() {
            self.sink.fault_at_byte(FaultKind::Escaped, raw.text, at);
        }
        let value = escapes::text(raw)
            .map_err(|_| Trouble { at, reason: "an escape that stands for nothing" })?
            .into_owned();
        let value = self.sink.value(value, Some(at));
        if lexer.is_before(b'@') {
            match lexer.next()? {
                // A statement without its end, and a directive after it.
                Token::At("prefix" | "base") if lexer.is_at_margin() => lexer.back(),
                Token::At(tag) => {
                    return Ok(Some(self.sink.tagged(value, tag, Some(lexer.start()))));
                }
                _ => lexer.back(),
            }
        } else if lexer.is_before(b'^') {
            lexer.next()?;
            let datatype = match lexer.next()? {
                Token::Iri(raw) => self.iri(raw, lexer.start())?,
                Token::Name { prefix, local } => self.name(prefix, local, lexer.start())?,
                _ => {
                    lexer.back();
                    let reason = "a type that is no address";
                    return Err(Trouble { at: lexer.start(), reason }.into());
                }
            };
            return Ok(datatype.map(|datatype| Literal::new_typed_literal(value, datatype)));
        }
        Ok(Some(Literal::new_simple_literal(value)))
    }
}

/// The literal of a number.
pub(super) fn number(kind: Number, text: &str) -> Term {
    let datatype = match kind {
        Number::Integer => xsd::INTEGER,
        Number::Decimal => xsd::DECIMAL,
        Number::Double => xsd::DOUBLE,
    };
    Literal::new_typed_literal(text, datatype).into()
}
