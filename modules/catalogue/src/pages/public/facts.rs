//! A named line of a page, and sections of such lines.

use centum_web::{Html, Locale};

/// A name and what stands beside it.
#[derive(Clone, Debug)]
pub(crate) struct Fact {
    pub(crate) label: String,
    pub(crate) lines: Vec<Html>,
}

impl Fact {
    /// The fact with the text `catalogue-public-fact-{id}`; none where there is nothing to say.
    pub(super) fn of(locale: &Locale, id: &str, lines: Vec<Html>) -> Option<Self> {
        let lines: Vec<Html> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        (!lines.is_empty())
            .then(|| Self { label: locale.text(&format!("catalogue-public-fact-{id}")), lines })
    }
}

/// Facts that belong together.
#[derive(Clone, Debug)]
pub(crate) struct Section {
    /// Its name in the address of the page.
    pub(crate) id: &'static str,
    pub(crate) title: String,
    pub(crate) facts: Vec<Fact>,
}

impl Section {
    /// The section with the text `catalogue-public-section-{id}`; none where it has no facts.
    pub(super) fn of(locale: &Locale, id: &'static str, facts: Vec<Fact>) -> Option<Self> {
        (!facts.is_empty()).then(|| Self {
            id,
            title: locale.text(&format!("catalogue-public-section-{id}")),
            facts,
        })
    }
}
