//! An announcement: what is said to the world about a cohort, as versions that never change.

mod content;

pub use content::{
    CityEntry, Content, EditionCard, Entry, FigureLine, Note, Placing, SourceLine, Texts,
};
