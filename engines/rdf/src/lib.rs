//! RDF in and out, and its canonical form.

pub use oxrdf::{
    BlankNode, BlankNodeRef, Graph, GraphName, Literal, LiteralRef, NamedNode, NamedNodeRef, NamedOrBlankNode,
    NamedOrBlankNodeRef, Quad, QuadRef, Term, TermRef, Triple, TripleRef, vocab,
};
