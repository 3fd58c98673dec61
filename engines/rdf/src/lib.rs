//! RDF in and out: reading what the world serves, writing what it can read, and one canonical form.
//!
//! - [`read`] takes bytes in any of six syntaxes and goes on past what is wrong in them: each thing that was mended
//!   or left out is a [`Fault`].
//! - [`write`] gives Turtle, TriG, N-Triples, N-Quads, RDF/XML and JSON-LD, the same bytes for the same triples.
//! - [`canonical`] is RDFC-1.0 with a bound on its work; [`digest`] always answers, and says when it is not canonical.
//! - [`Triples`] is an index by subject, so that a catalogue falls apart into its records in one pass.
//!
//! What is absent on purpose: no request ever leaves (contexts of JSON-LD are bundled or refused), and no store.

mod canon;
mod fault;
mod iri;
mod jsonld;
mod limits;
mod rdfxml;
mod read;
mod sink;
mod syntax;
mod terse;
mod text;
mod triples;
pub mod write;

pub use canon::{
    Canonical, DEFAULT_WORK, Digest, TooSymmetric, canonical, canonical_quads, digest, digest_quads,
};
pub use fault::{Fault, FaultKind, Place};
pub use iri::{Iri, IriRepair, repair as repair_iri};
pub use jsonld::{Contexts, mended_json};
pub use limits::Limits;
pub use oxrdf::{
    BlankNode, BlankNodeRef, Graph, GraphName, Literal, LiteralRef, NamedNode, NamedNodeRef,
    NamedOrBlankNode, NamedOrBlankNodeRef, Quad, QuadRef, Term, TermRef, Triple, TripleRef, vocab,
};
pub use read::{Document, Options, ReadError, read};
pub use syntax::Syntax;
pub use text::{text_in, text_of};
pub use triples::{MOST_OF_ONE, Subgraph, Triples, subgraph};
pub use write::Prefixes;
