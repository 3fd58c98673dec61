//! Words into terms: bases, prefixes, escapes, and what is mended on the way.

use oxiri::Iri;
use oxrdf::vocab::xsd;
use oxrdf::{Literal, NamedNode, Term};
use std::borrow::Cow;
use std::collections::HashMap;

use super::names::is_harmless;
use super::token::{Number, Raw, Trouble};
use super::{escapes, lexer::Lexer, token::Token};
use crate::iri::is_plain;
use crate::sink::Sink;
use crate::write::Prefixes;

/// What is declared in a document so far, and where its statements go.
pub(super) struct Terms<'s, 't> {
    pub(super) sink: &'s mut Sink<'t>,
    base: Option<Iri<String>>,
    namespaces: HashMap<&'t str, Namespace>,
    /// Prefixes in the order in which they were first declared.
    order: Vec<&'t str>,
}

struct Namespace {
    iri: String,
    /// Whether it is right, and stays so whatever plain letters follow.
    takes_any: bool,
}

impl<'s, 't> Terms<'s, 't> {
    pub(super) fn new(sink: &'s mut Sink<'t>, base: Option<Iri<String>>) -> Self {
        Self { sink, base, namespaces: HashMap::new(), order: Vec::new() }
    }

    /// What the document declares.
    pub(super) fn prefixes(&self) -> Prefixes {
        let mut prefixes = Prefixes::none();
        for name in &self.order {
            prefixes.add(name, &self.namespaces[name].iri);
        }
        prefixes
    }

    /// Declares a prefix.
    pub(super) fn declare(&mut self, name: &'t str, raw: Raw<'_>) {
        let iri = self.resolved(&escapes::iri(raw)).into_owned();
        let takes_any = is_plain(&iri) && iri.ends_with(['/', '#']);
        if self.namespaces.insert(name, Namespace { iri, takes_any }).is_none() {
            self.order.push(name);
        }
    }

    /// Declares what addresses are relative to from here on.
    pub(super) fn rebase(&mut self, raw: Raw<'_>, at: usize) -> Result<(), Trouble> {
        let iri = self.resolved(&escapes::iri(raw)).into_owned();
        let base = Iri::parse(iri).map_err(|_| Trouble { at, reason: "a base that is no address" })?;
        self.base = Some(base);
        Ok(())
    }

    fn resolved<'a>(&self, iri: &'a str) -> Cow<'a, str> {
        match &self.base {
            Some(base) if !is_plain(iri) || iri.contains("/.") => {
                Cow::Owned(base.resolve_unchecked(iri).into_inner())
            }
            _ => Cow::Borrowed(iri),
        }
    }

    /// The node of an address that begins at `at`.
    pub(super) fn iri(&mut self, raw: Raw<'_>, at: usize) -> Option<NamedNode> {
        let iri = escapes::iri(raw);
        let whole = match self.resolved(&iri) {
            Cow::Owned(whole) => whole,
            Cow::Borrowed(_) => iri.into_owned(),
        };
        self.sink.address(whole, Some(at + 1))
    }

    /// The node of a name with a prefix that begins at `at`.
    pub(super) fn name(
        &mut self,
        prefix: &str,
        local: Raw<'_>,
        at: usize,
    ) -> Result<Option<NamedNode>, Trouble> {
        let Some(namespace) = self.namespaces.get(prefix) else {
            return Err(Trouble { at, reason: "a prefix that was not declared" });
        };
        let local = escapes::local(local);
        let mut whole = String::with_capacity(namespace.iri.len() + local.len());
        whole.push_str(&namespace.iri);
        whole.push_str(&local);
        if namespace.takes_any && is_harmless(&local) && whole.len() <= self.sink.limits.iri_bytes {
            return Ok(Some(NamedNode::new_unchecked(whole)));
        }
        Ok(self.sink.address(whole, Some(at)))
    }

    /// The literal of a text that was just read, with its language or its type.
    pub(super) fn text(&mut self, lexer: &mut Lexer<'t>, raw: Raw<'t>) -> Result<Option<Literal>, Trouble> {
        let at = lexer.start();
        let value = escapes::text(raw)
            .map_err(|_| Trouble { at, reason: "an escape that stands for nothing" })?
            .into_owned();
        let value = self.sink.value(value, Some(at));
        if lexer.is_before(b'@') {
            match lexer.next()? {
                // A statement without its end, and a directive after it.
                Token::At("prefix" | "base") if lexer.is_at_margin() => lexer.back(),
                Token::At(tag) => {
                    return Ok(value.map(|value| self.sink.tagged(value, tag, Some(lexer.start()))));
                }
                _ => lexer.back(),
            }
        } else if lexer.is_before(b'^') {
            lexer.next()?;
            let datatype = match lexer.next()? {
                Token::Iri(raw) => self.iri(raw, lexer.start()),
                Token::Name { prefix, local } => self.name(prefix, local, lexer.start())?,
                _ => {
                    lexer.back();
                    return Err(Trouble { at: lexer.start(), reason: "a type that is no address" });
                }
            };
            let typed = |value| datatype.map(|datatype| Literal::new_typed_literal(value, datatype));
            return Ok(value.and_then(typed));
        }
        Ok(value.map(Literal::new_simple_literal))
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
