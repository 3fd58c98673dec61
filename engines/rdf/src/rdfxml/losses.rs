//! What is left out around faults, so that no description is taken by half.

use oxiri::Iri;
use oxrdf::{NamedNode, NamedOrBlankNode};
use std::collections::HashSet;

use super::recovery::Recovery;
use super::tags::Tag;
use crate::sink::Sink;

/// What faults have taken something from, until the end of the document.
#[derive(Default)]
pub(super) struct Losses {
    /// Up to which byte had been read when each statement came.
    read: Vec<usize>,
    nodes: HashSet<NamedOrBlankNode>,
}

impl Losses {
    /// Notes how far the text had been read when the last of so many statements came.
    pub(super) fn note(&mut self, statements: usize, read: usize) {
        self.read.resize(statements, read);
    }

    /// Takes down what the last fault took something from; gives the outermost of it.
    pub(super) fn take(
        &mut self,
        recovery: &Recovery<'_>,
        base: Option<&Iri<String>>,
        sink: &mut Sink<'_>,
    ) -> Option<NamedOrBlankNode> {
        let torn = recovery.torn();
        sink.gaps.extend(torn.owner.and_then(|tag| name(recovery, tag, base)));
        let mut about = None;
        for tag in torn.nodes {
            let node = name(recovery, tag, base).or_else(|| self.first_after(tag, sink));
            self.nodes.extend(node.clone());
            about = node;
        }
        about
    }

    /// What the first statement behind a tag is about: the node of the tag, which tells its class first.
    fn first_after(&self, tag: Tag, sink: &Sink<'_>) -> Option<NamedOrBlankNode> {
        let first = self.read.partition_point(|read| *read <= tag.start);
        sink.quads.get(first).map(|quad| quad.subject.clone())
    }

    /// Leaves it out.
    pub(super) fn leave_out(self, sink: &mut Sink<'_>) {
        if !self.nodes.is_empty() {
            sink.quads.retain(|quad| !self.nodes.contains(&quad.subject));
        }
    }
}

/// The node that a tag names.
fn name(recovery: &Recovery<'_>, tag: Tag, base: Option<&Iri<String>>) -> Option<NamedOrBlankNode> {
    let about = plain(recovery.attribute(tag, "rdf:about")?)?;
    let mut base = base.cloned();
    for inner in recovery.bases(tag) {
        let inner = plain(inner)?;
        base = match base {
            Some(base) => Some(base.resolve_unchecked(&inner)),
            None => Some(Iri::parse(inner).ok()?),
        };
    }
    let whole = match base {
        Some(base) => base.resolve_unchecked(&about).into_inner(),
        None => about,
    };
    Some(match crate::iri::repair(&whole) {
        crate::IriRepair::Right => NamedNode::new_unchecked(whole).into(),
        crate::IriRepair::Mended(mended) => NamedNode::new_unchecked(mended).into(),
        crate::IriRepair::Relative | crate::IriRepair::Hopeless => return None,
    })
}

/// A value without the escapes that every document knows; nothing where it has others.
pub(super) fn plain(value: &str) -> Option<String> {
    let mut plain = value.to_owned();
    for (escape, letter) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'")] {
        plain = plain.replace(escape, letter);
    }
    let rest = plain.replace("&amp;", "");
    (!rest.contains('&')).then(|| plain.replace("&amp;", "&"))
}
