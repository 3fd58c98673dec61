//! What a text becomes before it is searched: words, their folded forms and their stems.

mod analysis;
mod fold;
mod language;
mod light;
mod stem;
mod stop;
mod words;

pub(crate) use analysis::{Analysis, SPELLING_GAP, spelling_term};
pub use fold::{fold_word, lower_word};
pub use language::Language;
pub(crate) use stem::Stems;
pub use stem::{Stemming, stemming};
pub(crate) use stop::is_stop_word;
pub(crate) use words::{in_word, words};

/// Raised when the same text would give other terms than before: an index of an older version is rebuilt.
pub(crate) const ANALYSIS_VERSION: u32 = 1;
