//! An edition: its current announcement and every version before it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_web::{Html, Locale, Page, Problem, Visit};

use super::headline::{Headline, on_card};
use super::loading::{self, Shown};
use super::words;
use crate::announcement::Announcement;
use crate::edition::Edition;

/// A version in the list.
struct VersionLine {
    href: String,
    number: u32,
    title: String,
    lang: String,
    date: Html,
    exception: bool,
    latest: bool,
}

#[derive(Template)]
#[template(path = "public/edition.html")]
pub(crate) struct EditionPage {
    page: Page,
    programme: String,
    publisher: String,
    invented: bool,
    path: String,
    figures: Vec<Headline>,
    lead: Option<(String, String)>,
    versions: Vec<VersionLine>,
}

impl EditionPage {
    /// The page of an edition and its published versions, the newest first.
    pub(crate) fn of(page: Page, edition: &Edition, versions: &[Announcement]) -> Self {
        let locale = page.locale.clone();
        let latest = versions.first();
        let lead = latest.map(|version| {
            let (lang, texts) = version.content.texts_in(locale.tag());
            (lang.to_owned(), texts.introduction.split("\n\n").next().unwrap_or_default().to_owned())
        });
        Self {
            page,
            programme: edition.programme.clone(),
            publisher: edition.publisher.clone(),
            invented: edition.invented,
            path: words::edition_path(&edition.slug),
            figures: latest.map(|version| on_card(&locale, &version.content)).unwrap_or_default(),
            lead,
            versions: versions
                .iter()
                .enumerate()
                .map(|(place, version)| line(&locale, version, place == 0))
                .collect(),
        }
    }
}

fn line(locale: &Locale, version: &Announcement, latest: bool) -> VersionLine {
    let content = &version.content;
    let (lang, texts) = content.texts_in(locale.tag());
    VersionLine {
        href: words::version_path(&content.edition.slug, version.number),
        number: version.number,
        title: texts.title.clone(),
        lang: lang.to_owned(),
        date: locale.day(content.date),
        exception: content.exception.is_some(),
        latest,
    }
}

/// `GET /editions/{slug}`.
pub(crate) async fn show(visit: Visit, Path(slug): Path<String>) -> Result<Response, Problem> {
    let Shown { edition, versions } = loading::visible(&visit, &slug).await?;
    let page = visit.public_page(edition.name.clone());
    visit.html(&EditionPage::of(page, &edition, &versions))
}
