//! How much of a document is read before it is refused.

/// Bounds on one document. What is over a bound is an error, except a literal that is too long: that costs its triple only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the document as it came, and of its text once decoded and its XML entities expanded. Default: 256 MiB.
    pub bytes: usize,
    /// Triples or quads. Default: 5 million.
    pub triples: usize,
    /// Bytes of one literal. Default: 1 MiB.
    pub literal_bytes: usize,
    /// Bytes of one IRI. Default: 8 KiB.
    pub iri_bytes: usize,
    /// Different blank nodes. Default: 2 million.
    pub blank_nodes: usize,
    /// Nested elements of RDF/XML or nested values of JSON-LD (there never more than [`Limits::DEEPEST_JSON`]).
    /// Default: 100. Turtle nests on the heap and needs no such bound.
    pub depth: usize,
    /// Definitions that the contexts of one JSON-LD document may set up, copies included. Default: 200,000.
    pub context_terms: usize,
    /// Faults that are kept with their place; further ones are counted only. Default: 200.
    pub faults: usize,
}

impl Limits {
    /// The deepest JSON that is ever read: its reader and the expansion use the stack.
    pub const DEEPEST_JSON: usize = 100;
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 256 << 20,
            triples: 5_000_000,
            literal_bytes: 1 << 20,
            iri_bytes: 8 << 10,
            blank_nodes: 2_000_000,
            depth: 100,
            context_terms: 200_000,
            faults: 200,
        }
    }
}
