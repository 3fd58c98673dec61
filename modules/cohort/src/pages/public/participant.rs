//! A participant, as the published versions tell of it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_web::{Html, Locale, Page, Problem, Visit};

use super::loading::{self, Shown};
use super::rows::{self, CityLine};
use super::{drawing, words};
use crate::announcement::{Announcement, Entry};

/// A version that names the participant.
struct Appearance {
    href: String,
    number: u32,
    date: Html,
}

#[derive(Template)]
#[template(path = "public/participant.html")]
pub(crate) struct ParticipantPage {
    page: Page,
    part: String,
    countries: String,
    standing: String,
    marks: Vec<(String, Option<String>)>,
    is_consortium: bool,
    lead: Option<String>,
    cities: Vec<CityLine>,
    map: Option<Html>,
    appearances: Vec<Appearance>,
    gone: bool,
}

impl ParticipantPage {
    /// The page of an entry, from the newest version that names it; `versions` are the edition's, the newest first.
    pub(crate) fn of(page: Page, entry: &Entry, of: &Announcement, versions: &[Announcement]) -> Self {
        let locale = page.locale.clone();
        let locale = &locale;
        let card = &of.content.edition;
        let meaning = |mark: &String| (mark.clone(), card.marks.get(mark).cloned());
        Self {
            page: page.crumb(words::edition_path(&card.slug), card.name.clone()),
            part: locale.text(&format!("cohort-part-one-{}", entry.part.name())),
            countries: words::countries(locale, &entry.countries),
            standing: locale.text(&format!("cohort-standing-{}", entry.standing.name())),
            marks: entry.marks.iter().map(meaning).collect(),
            is_consortium: entry.is_consortium(),
            lead: entry.lead.map(|lead| locale.text(&format!("cohort-lead-{}", lead.name()))),
            cities: rows::cities(locale, entry),
            map: drawing::of_entry(locale, entry),
            appearances: versions
                .iter()
                .filter(|version| find(version, &entry.participation).is_some())
                .map(|version| appearance(locale, version))
                .collect(),
            gone: versions.first().is_some_and(|latest| latest.number != of.number),
        }
    }
}

fn appearance(locale: &Locale, version: &Announcement) -> Appearance {
    Appearance {
        href: words::version_path(&version.content.edition.slug, version.number),
        number: version.number,
        date: locale.day(version.content.date),
    }
}

fn find<'a>(version: &'a Announcement, participation: &str) -> Option<&'a Entry> {
    version.content.entries.iter().find(|entry| entry.participation == participation)
}

/// `GET /editions/{slug}/participants/{id}`.
pub(crate) async fn show(
    visit: Visit,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let Shown { versions, .. } = loading::announced(&visit, &slug).await?;
    let found = versions.iter().find_map(|version| Some((version, find(version, &id)?)));
    let (version, entry) = found.ok_or_else(Problem::not_found)?;
    let page = visit.public_page(entry.name.clone());
    visit.html(&ParticipantPage::of(page, entry, version, &versions))
}
