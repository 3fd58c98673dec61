//! The words that lists are made of, by language: tables only, and how to look in them.
//!
//! Every word stands folded (see `centum_base::fold`), so that case, accents and hyphens do not matter. A new language
//! is new words here; no rule changes.

pub(super) mod consortia;
pub(super) mod figures;
pub(super) mod headings;
pub(super) mod legal;

/// A small word that ends no name: after it, a country belongs to the name ("Association of Towns of Slovenia").
pub(super) const LINKING: &[&str] = &[
    "of", "in", "for", "from", "at", "to", "de", "du", "des", "d", "del", "della", "delle", "dei", "di", "da", "do",
    "dos", "das", "von", "van", "des", "der", "fur", "en", "em", "w", "z", "pour", "dans", "per", "para", "voor", "and",
    "et", "und",
];

/// Words that make a sentence of a line; no name of a city or a network has one.
pub(super) const SENTENCE_WORDS: &[&str] = &[
    "is", "are", "was", "were", "will", "has", "have", "had", "be", "been", "can", "we", "our", "they", "their", "this",
    "that", "which", "you", "your", "est", "sont", "sera", "seront", "ete", "ont", "nous", "notre", "qui", "cette",
    "ist", "sind", "wird", "werden", "wurde", "wurden", "hat", "haben", "wir", "unser", "unsere", "dass", "diese", "es",
    "son", "han", "sera", "nuestro", "sono", "saranno", "hanno", "nostra", "sao", "foram", "zijn", "worden", "onze",
    "jest", "zostaly", "zostanie",
];

/// The last word of a folded key, and the words before it.
pub(super) fn last_word(key: &str) -> &str {
    key.rsplit(' ').next().unwrap_or(key)
}
