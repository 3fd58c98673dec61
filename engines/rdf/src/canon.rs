//! One form for graphs that say the same: RDFC-1.0 with a bound on its work, and a digest that always answers.

mod fallback;
mod lines;
mod rdfc;

use lines::Lines;
use oxrdf::{Quad, QuadRef, Triple};
use sha2::{Digest as _, Sha256};

/// Steps that [`digest`] allows before it gives up on the canonical form, on top of some for each statement.
pub const DEFAULT_WORK: usize = 100_000;

/// Steps allowed for each statement.
const WORK_PER_LINE: usize = 20;

/// The canonical form of RDFC-1.0 with SHA-256.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Canonical {
    /// Canonical N-Quads: sorted lines, blank nodes `_:c14n0` and so on.
    pub nquads: String,
    /// SHA-256 of that text in hexadecimal.
    pub sha256: String,
}

/// A digest of a graph, whatever the graph is like.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Digest {
    /// SHA-256 in hexadecimal: of the canonical form, or of the approximate one.
    pub sha256: String,
    /// Whether it is the digest of the canonical form. If not, graphs that say the same still have the same digest, but
    /// two that differ only in how their symmetric blank nodes hang together may share it.
    pub is_canonical: bool,
}

/// The blank nodes of a graph look too much alike: finding their canonical order would take more steps than allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("more than {work} steps")]
pub struct TooSymmetric {
    /// The steps that were allowed.
    pub work: usize,
}

/// The canonical form of a graph.
///
/// # Errors
/// Where it would take more than `work` steps.
pub fn canonical(triples: &[Triple], work: usize) -> Result<Canonical, TooSymmetric> {
    form(&Lines::new(triples.iter().map(as_quad)), work)
}

/// The canonical form of a dataset.
///
/// # Errors
/// Where it would take more than `work` steps.
pub fn canonical_quads(quads: &[Quad], work: usize) -> Result<Canonical, TooSymmetric> {
    form(&Lines::new(quads.iter().map(Quad::as_ref)), work)
}

/// A digest of a graph: of its canonical form, or of an approximate one where that would take too long.
#[must_use]
pub fn digest(triples: &[Triple]) -> Digest {
    either(&Lines::new(triples.iter().map(as_quad)))
}

/// A digest of a dataset, like [`digest`].
#[must_use]
pub fn digest_quads(quads: &[Quad]) -> Digest {
    either(&Lines::new(quads.iter().map(Quad::as_ref)))
}

fn as_quad(triple: &Triple) -> QuadRef<'_> {
    triple.as_ref().in_graph(oxrdf::GraphNameRef::DefaultGraph)
}

fn form(lines: &Lines<'_>, work: usize) -> Result<Canonical, TooSymmetric> {
    let names = rdfc::names(lines, work)?;
    let nquads = lines.sorted(|blank| &names[blank as usize]);
    let sha256 = hash(&nquads);
    Ok(Canonical { nquads, sha256 })
}

fn either(lines: &Lines<'_>) -> Digest {
    let work = DEFAULT_WORK.saturating_add(lines.len().saturating_mul(WORK_PER_LINE));
    match form(lines, work) {
        Ok(canonical) => Digest { sha256: canonical.sha256, is_canonical: true },
        Err(TooSymmetric { .. }) => {
            let names = fallback::names(lines);
            let sha256 = hash(&lines.sorted(|blank| &names[blank as usize]));
            Digest { sha256, is_canonical: false }
        }
    }
}

/// SHA-256 of a text in hexadecimal.
fn hash(text: &str) -> String {
    hex::encode(Sha256::digest(text.as_bytes()))
}

#[cfg(test)]
mod tests;
