//! How much of a document is read before it is refused.

use crate::iri::{self, IriRepair};
use crate::read::ReadError;

/// Bounds on one document. What is over a bound is an error, except a literal that is too long, which is cut, and an IRI, which
/// costs its triple only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the document as it came, and of its text once decoded and its XML entities expanded. Default: 256 MiB.
    pub bytes: usize,
    /// Triples or quads. Default: 5 million.
    pub triples: usize,
    /// Bytes of one literal. Default: 1 MiB.
    pub literal_bytes: usize,
    /// Bytes of one IRI, and of what a prefix, a vocabulary or a base stands for. Default: 8 KiB.
    pub iri_bytes: usize,
    /// Bytes of all terms of all statements together: a short name may stand for a long address. Default: 2 GiB.
    pub held_bytes: usize,
    /// Different blank nodes. Default: 2 million.
    pub blank_nodes: usize,
    /// Nested elements of RDF/XML or nested values of JSON-LD (there never more than [`Limits::DEEPEST_JSON`]).
    /// Default: 100. Turtle nests on the heap and needs no such bound.
    pub depth: usize,
    /// Definitions that the contexts of one JSON-LD document may set up, copies included, beside some for each MiB of it.
    /// Default: 200,000.
    pub context_terms: usize,
    /// Faults of syntax that are kept with their place, and as many others; further ones are counted only. Default: 200.
    pub faults: usize,
}

impl Limits {
    /// The deepest JSON that is ever read: its reader and the expansion use the stack.
    pub const DEEPEST_JSON: usize = 100;

    /// The sum of what is held and what is added to it, as long as that is within [`Limits::held_bytes`].
    pub(crate) fn within_held(&self, held: usize, added: usize) -> Result<usize, ReadError> {
        let sum = held.saturating_add(added);
        if sum > self.held_bytes { Err(ReadError::TooLarge { limit: self.held_bytes }) } else { Ok(sum) }
    }

    /// Checks and mends an IRI; one that is too long is hopeless.
    pub(crate) fn repair(&self, iri: &str) -> IriRepair {
        if iri.len() > self.iri_bytes { IriRepair::Hopeless } else { iri::repair(iri) }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 256 << 20,
            triples: 5_000_000,
            literal_bytes: 1 << 20,
            iri_bytes: 8 << 10,
            held_bytes: 2 << 30,
            blank_nodes: 2_000_000,
            depth: 100,
            context_terms: 200_000,
            faults: 200,
        }
    }
}
