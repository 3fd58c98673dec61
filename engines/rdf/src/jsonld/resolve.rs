//! From the short names of a document to IRIs.

use super::context::Context;
use super::define::Defining;
use super::expand::Expander;
use crate::fault::FaultKind;
use crate::iri::scheme_end;
use crate::read::ReadError;

/// The words that JSON-LD keeps for itself.
const KEYWORDS: [&str; 24] = [
    "@base",
    "@container",
    "@context",
    "@default",
    "@direction",
    "@graph",
    "@id",
    "@import",
    "@included",
    "@index",
    "@json",
    "@language",
    "@list",
    "@nest",
    "@none",
    "@prefix",
    "@propagate",
    "@protected",
    "@reverse",
    "@set",
    "@type",
    "@value",
    "@version",
    "@vocab",
];

pub(super) fn is_keyword(text: &str) -> bool {
    text.starts_with('@') && KEYWORDS.contains(&text)
}

/// `@` and letters: kept for later versions.
pub(super) fn looks_like_keyword(text: &str) -> bool {
    text.strip_prefix('@')
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

/// Whether a text can stand as a name without being resolved.
pub(super) fn is_absolute(text: &str) -> bool {
    text.starts_with("_:") || scheme_end(text).is_some()
}

/// Whether a text means a keyword: it is one, or a term for it.
pub(super) fn means(active: &Context, text: &str, keyword: &str) -> bool {
    let is_term = || {
        active
            .term(text)
            .is_some_and(|term| term.iri.as_deref() == Some(keyword) && !looks_like_keyword(text))
    };
    text == keyword || is_term()
}

impl Expander<'_, '_> {
    /// Expands a text into an IRI that is kept. These are counted: a short name may stand for a long address.
    pub(super) fn kept(
        &mut self,
        active: &Context,
        text: &str,
        relative: bool,
        vocabulary: bool,
    ) -> Result<Option<String>, ReadError> {
        // Blanks around an address would become a part of it once it is resolved.
        let trimmed = if relative { text.trim() } else { text };
        if trimmed.len() < text.len() {
            self.sink.fault(FaultKind::IriRepaired, text);
        }
        let iri = self.iri(active, trimmed, relative, vocabulary);
        self.hold(iri.as_deref().map_or(0, str::len))?;
        Ok(iri)
    }

    /// Expands a text with a finished context.
    pub(super) fn iri(
        &self,
        active: &Context,
        text: &str,
        relative: bool,
        vocabulary: bool,
    ) -> Option<String> {
        if is_keyword(text) {
            return Some(text.to_owned());
        }
        if looks_like_keyword(text) {
            return None;
        }
        if let Some(term) = active.term(text)
            && (vocabulary || term.iri.as_deref().is_some_and(is_keyword))
        {
            return term.iri.clone();
        }
        if let Some((prefix, suffix)) = text.get(1..).and_then(|rest| {
            let colon = rest.find(':')? + 1;
            Some((&text[..colon], &text[colon + 1..]))
        }) {
            if prefix == "_" || suffix.starts_with("//") {
                return Some(text.to_owned());
            }
            let namespace =
                active.term(prefix).filter(|term| term.is_prefix).and_then(|term| term.iri.as_deref());
            if let Some(namespace) = namespace {
                return Some(format!("{namespace}{suffix}"));
            }
            if scheme_end(text).is_some() {
                return Some(text.to_owned());
            }
        }
        if vocabulary && let Some(namespace) = &active.vocabulary {
            return Some(format!("{namespace}{text}"));
        }
        if relative && let Some(base) = &active.base {
            return Some(base.resolve_unchecked(text).into_inner());
        }
        Some(text.to_owned())
    }

    /// Expands a text inside a context that is still being defined: what it needs is defined first.
    pub(super) fn iri_in_definition(
        &mut self,
        active: &mut Context,
        text: &str,
        defining: &mut Defining<'_>,
    ) -> Result<Option<String>, ReadError> {
        if is_keyword(text) {
            return Ok(Some(text.to_owned()));
        }
        if looks_like_keyword(text) {
            return Ok(None);
        }
        if defining.is_open(text) {
            self.define(active, text, defining)?;
        }
        if let Some(colon) = text.get(1..).and_then(|rest| rest.find(':')) {
            let prefix = &text[..=colon];
            if prefix != "_" && !text[colon + 2..].starts_with("//") && defining.is_open(prefix) {
                self.define(active, prefix, defining)?;
            }
        }
        Ok(self.iri(active, text, false, true))
    }
}
