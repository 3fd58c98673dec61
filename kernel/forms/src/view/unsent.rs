//! What was typed and this browser still keeps: told on the pages around a form, and sent from there.

use askama::Template;
use centum_web::{Html, Locale, Message, Page};

use super::Said;
use crate::{FieldKey, Part};

/// The notice of a page that belongs to an application. It stays hidden while everything is sent.
pub struct Unsent<'a> {
    /// The page that it stands on.
    pub page: &'a Page,
    /// The name of the application in the browser's store, as in [`super::Saving`].
    pub key: &'a str,
    /// A name that it had before. What is kept under it is taken over by the first page that tells of it.
    pub former: Option<&'a str>,
    /// Where a field is saved: `PUT {save_url}/{part}/{field}`.
    pub save_url: &'a str,
    /// Where fields are filled in.
    pub places: &'a [FillPlace],
    /// The address of the page, if it shows answers and is to be loaded anew when one more is sent.
    pub reloads: Option<&'a str>,
    /// What the buttons under `data-holds` wait for, said while they do.
    pub holds: Option<Message>,
}

/// A section as one part fills it in.
pub struct FillPlace {
    /// Whose answers.
    pub part: Part,
    /// The fields of the section.
    pub fields: Vec<FieldKey>,
    /// What the section is called.
    pub title: Said,
    /// Which member, where there are several.
    pub member: Option<String>,
    /// Where it is filled in.
    pub href: String,
}

impl FillPlace {
    fn fields(&self) -> String {
        self.fields.iter().map(FieldKey::as_str).collect::<Vec<_>>().join(" ")
    }
}

impl Unsent<'_> {
    /// The notice.
    pub fn html(&self) -> askama::Result<Html> {
        View { l: &self.page.locale, page: self.page, unsent: self }.render().map(Html::trusted)
    }
}

#[derive(Template)]
#[template(path = "forms/unsent.html")]
struct View<'a> {
    l: &'a Locale,
    page: &'a Page,
    unsent: &'a Unsent<'a>,
}
