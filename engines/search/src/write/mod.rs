//! Making an index: its folder, its writer, and the change from an old one to a new one.

mod folder;
mod index;
mod rebuild;
mod writer;

pub use index::SearchIndex;
pub use rebuild::Rebuild;
pub use writer::{Writer, WriterOptions};
