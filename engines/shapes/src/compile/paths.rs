//! Property paths out of a shapes graph.

use oxrdf::vocab::rdf;
use oxrdf::{NamedOrBlankNode, Term};
use std::sync::Arc;

use super::Compiler;
use crate::fault::CompileFault;
use crate::graph::{ShapesGraph, as_node, only};
use crate::limits::PATH_DEPTH;
use crate::model::ShapePath;
use crate::path::Path;
use crate::vocab;

impl Compiler<'_> {
    /// The path of a shape that has one.
    pub(super) fn path(&mut self, shape: &NamedOrBlankNode) -> Option<ShapePath> {
        let node = self.single(shape, vocab::PATH)?;
        match read(self.graph, node, PATH_DEPTH) {
            Ok(shown) => {
                let walk = shown.map(&mut |predicate| self.constant(predicate.clone()));
                Some(ShapePath { walk, shown: Arc::new(shown) })
            }
            Err(node) => {
                self.faults.push(CompileFault::BadPath { shape: shape.clone(), node });
                None
            }
        }
    }
}

/// Reads the path at a node; the error is the node that is no path.
fn read(graph: &ShapesGraph, term: &Term, depth: usize) -> Result<Path, Term> {
    if let Term::NamedNode(predicate) = term
        && *predicate != rdf::NIL
    {
        return Ok(Path::Predicate(predicate.clone()));
    }
    let bad = || term.clone();
    let node = as_node(term).ok_or_else(bad)?;
    let depth = depth.checked_sub(1).ok_or_else(bad)?;
    let inner = |term: &Term| read(graph, term, depth).map(Box::new);
    let parts = |head: &Term| -> Result<Vec<Path>, Term> {
        let members = graph.list(head).filter(|members| members.len() > 1).ok_or_else(|| head.clone())?;
        members.into_iter().map(|member| read(graph, member, depth)).collect()
    };
    let meanings = graph.said_of(&node).iter().filter_map(|(predicate, object)| match predicate.as_ref() {
        rdf::FIRST => Some(parts(term).map(Path::Sequence)),
        vocab::INVERSE_PATH => Some(inner(object).map(Path::Inverse)),
        vocab::ALTERNATIVE_PATH => Some(parts(object).map(Path::Alternative)),
        vocab::ZERO_OR_MORE_PATH => Some(inner(object).map(Path::ZeroOrMore)),
        vocab::ONE_OR_MORE_PATH => Some(inner(object).map(Path::OneOrMore)),
        vocab::ZERO_OR_ONE_PATH => Some(inner(object).map(Path::ZeroOrOne)),
        _ => None,
    });
    only(meanings).ok_or_else(bad)?
}
