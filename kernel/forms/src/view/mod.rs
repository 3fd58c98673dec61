//! Forms on pages: to be filled in, to be read, to be composed.
//!
//! Each view is handed what is known and gives markup that a page embeds. Pages that show one bring the style, and those to be
//! filled in the script too: see [`bring`].

mod composer;
mod fill;
mod input;
pub(crate) mod sample;
mod show;
mod unsent;

#[cfg(test)]
mod tests;

use centum_web::{Locale, Page, Visit};

pub use composer::{Composer, Open};
pub use fill::{Aside, Candidate, Choosing, Fill, Saving, Settling, Standing, both, settling};
pub use input::{echo, input_id, type_name};
pub use show::{Answering, compared, one_answer, read};
pub use unsent::{FillPlace, Unsent};

use crate::Texts;

/// The style and the script of this crate, for the descriptor.
pub const ASSETS: &[centum_web::assets::Own] = &[
    centum_web::assets::Own { name: "forms.css", text: include_str!("../../static/forms.css") },
    centum_web::assets::Own { name: "fill.js", text: include_str!("../../static/fill.js") },
    centum_web::assets::Own { name: "places.js", text: include_str!("../../static/places.js") },
];

/// A page that shows a form.
pub fn bring(page: Page, visit: &Visit) -> Page {
    page.bringing(visit, "forms.css")
}

/// A page on which a form is filled in.
pub fn bring_to_fill(page: Page, visit: &Visit) -> Page {
    bring(page, visit).bringing(visit, "fill.js").bringing(visit, "places.js")
}

/// A page that belongs to an application and has no form of it: it tells what is unsent, and sends it. See [`Unsent`].
pub fn bring_to_send(page: Page, visit: &Visit) -> Page {
    bring(page, visit).bringing(visit, "fill.js")
}

/// What an organiser wrote, with its language where the page has another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The text.
    pub text: String,
    /// Its language, if it is not the page's.
    pub lang: Option<String>,
}

impl Said {
    /// The text for a reader.
    pub fn of(texts: &Texts, locale: &Locale) -> Self {
        let (text, lang) = texts.read(locale.tag());
        let same = lang == locale.tag() || text.is_empty();
        Self { text: text.to_owned(), lang: (!same).then(|| lang.to_owned()) }
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Its paragraphs.
    pub fn paragraphs(&self) -> impl Iterator<Item = &str> {
        paragraphs(&self.text)
    }
}

/// What stands between blank lines.
pub(crate) fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty())
}
