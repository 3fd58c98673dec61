//! Graphs in the log are deflated: N-Quads shrink to an eighth.

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

pub(crate) fn deflate(graph: &str) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::with_capacity(graph.len() / 6), Compression::fast());
    let written = encoder.write_all(graph.as_bytes()).and_then(|()| encoder.finish());
    written.expect("a vector takes all that is written to it")
}

pub(crate) fn inflate(bytes: &[u8]) -> Result<String, GraphError> {
    let mut graph = String::new();
    DeflateDecoder::new(bytes).take(LARGEST_GRAPH + 1).read_to_string(&mut graph)?;
    if graph.len() as u64 > LARGEST_GRAPH {
        return Err(GraphError::TooLarge);
    }
    Ok(graph)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_graph_comes_back_as_it_went() {
        let graph = "<https://a.example/1> <http://purl.org/dc/terms/title> \"Ž\" .\n".repeat(40);
        let kept = deflate(&graph);
        assert!(kept.len() * 8 < graph.len());
        assert_eq!(inflate(&kept).unwrap(), graph);
        assert!(inflate(&kept[..kept.len() / 2]).is_err());
    }
}
