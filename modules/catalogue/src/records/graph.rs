//! Graphs in the log are deflated: N-Quads shrink to an eighth. Who follows the log mostly has no use for them, so they are
//! inflated by whoever reads one.

use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

/// The largest graph of one record, in bytes of N-Quads.
pub const LARGEST_GRAPH: u64 = 64 << 20;

/// Why a graph in the log cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum GraphError {
    /// The bytes are no deflated text.
    #[error("the graph of an entry is damaged: {0}")]
    Damaged(#[from] std::io::Error),
    /// It is larger than any that was kept.
    #[error("the graph of an entry is larger than any that was kept")]
    TooLarge,
}

/// A graph in N-Quads as the log keeps it.
#[derive(Clone, PartialEq, Eq)]
pub struct Packed(Vec<u8>);

impl Packed {
    /// Packs a graph.
    pub fn of(graph: &str) -> Self {
        let mut encoder = DeflateEncoder::new(Vec::with_capacity(graph.len() / 6), Compression::fast());
        let written = encoder.write_all(graph.as_bytes()).and_then(|()| encoder.finish());
        Self(written.expect("a vector takes all that is written to it"))
    }

    /// The graph in N-Quads.
    pub fn text(&self) -> Result<String, GraphError> {
        let mut graph = String::new();
        DeflateDecoder::new(&*self.0).take(LARGEST_GRAPH + 1).read_to_string(&mut graph)?;
        if graph.len() as u64 > LARGEST_GRAPH {
            return Err(GraphError::TooLarge);
        }
        Ok(graph)
    }

    /// As it was kept.
    pub(crate) fn kept(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// As it is to be kept.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl std::fmt::Debug for Packed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Packed({} bytes)", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_graph_comes_back_as_it_went() {
        let graph = "<https://a.example/1> <http://purl.org/dc/terms/title> \"Ž\" .\n".repeat(40);
        let kept = Packed::of(&graph);
        assert!(kept.bytes().len() * 8 < graph.len());
        assert_eq!(kept.text().unwrap(), graph);
        let half = Packed::kept(kept.bytes()[..kept.bytes().len() / 2].to_vec());
        assert!(half.text().is_err());
    }
}
