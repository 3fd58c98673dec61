//! JSON-LD 1.1 to RDF: expansion and the step to triples, after the algorithms of the Recommendation.
//!
//! It is our own because none of the crates would do: `json-ld` 0.21 stands on crates under MPL, `sophia_jsonld` on
//! `json-ld`, `jsonld` 0.24 and later ask for a newer compiler, and `oxjsonld` is JSON-LD 1.0. It also lets an entry
//! that is wrong cost itself only.
//!
//! Different from the Recommendation, on purpose: what that calls an error is a [`FaultKind::Entry`] or
//! [`FaultKind::Context`] here and the rest is read; a term such as `Xsd:date` may be mapped to an IRI that it would not
//! expand to (the published context of DCAT-AP does so); nothing is fetched; base directions are dropped.
//!
//! [`FaultKind::Entry`]: crate::FaultKind::Entry
//! [`FaultKind::Context`]: crate::FaultKind::Context

mod bundled;
mod context;
mod define;
mod emit;
mod expand;
mod item;
mod json;
mod maps;
mod resolve;

pub use bundled::Contexts;
pub use json::mended_json;

use crate::read::ReadError;
use crate::sink::Sink;
use crate::write::Prefixes;
use context::Context;
use expand::Expander;
use oxiri::Iri;
use std::rc::Rc;

/// Reads a document.
pub(crate) fn read(
    text: &str,
    base: Option<&Iri<String>>,
    contexts: &Contexts,
    sink: &mut Sink<'_>,
) -> Result<Prefixes, ReadError> {
    let document = json::parse(text, sink)?;
    let root = Rc::new(Context::new(base.cloned()));
    let mut expander = Expander::new(base.cloned(), contexts, sink, text.len());
    let items = expander.expand(&root, None, &document, false)?;
    let mut prefixes = Prefixes::none();
    for (name, namespace) in expander.prefixes(&document) {
        prefixes.add(&name, &namespace);
    }
    emit::document(items, sink)?;
    Ok(prefixes)
}

#[cfg(test)]
mod tests;
