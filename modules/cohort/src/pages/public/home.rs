//! The first page: every edition with its latest announcement.

use askama::Template;
use axum::response::Response;
use centum_accounts::Permission;
use centum_web::doors::{Door, Subject, doors};
use centum_web::{Html, Locale, Page, Problem, Visit};

use super::headline::{Headline, on_card};
use super::loading::published_only;
use super::words;
use crate::announcement::{Announcement, announcements};
use crate::edition::{Edition, editions};

/// An edition as the first page shows it.
pub(crate) struct Card {
    href: String,
    name: String,
    programme: String,
    invented: bool,
    latest: Option<Latest>,
}

/// The latest announcement of an edition.
struct Latest {
    href: String,
    title: String,
    lang: String,
    date: Html,
    number: u32,
    figures: Vec<Headline>,
}

impl Card {
    /// The card of an edition and its latest version.
    pub(crate) fn of(locale: &Locale, edition: &Edition, latest: Option<&Announcement>) -> Self {
        let latest = latest.map(|version| {
            let content = &version.content;
            let (lang, texts) = content.texts_in(locale.tag());
            Latest {
                href: words::version_path(&edition.slug, version.number),
                title: texts.title.clone(),
                lang: lang.to_owned(),
                date: locale.day(content.date),
                number: version.number,
                figures: on_card(locale, content),
            }
        });
        Self {
            href: words::edition_path(&edition.slug),
            name: edition.name.clone(),
            programme: edition.programme.clone(),
            invented: edition.invented,
            latest,
        }
    }
}

#[derive(Template)]
#[template(path = "public/home.html")]
pub(crate) struct Home {
    pub page: Page,
    pub cards: Vec<Card>,
    pub doors: Vec<Door>,
}

/// `GET /`.
pub(crate) async fn show(visit: Visit) -> Result<Response, Problem> {
    let locale = &visit.locale;
    let sees_all = visit.actor.may(Permission::ReadDesk);
    let mut cards = Vec::new();
    let mut reader = visit.app.house.read().await?;
    for edition in editions(&mut reader.conn()).await? {
        let versions = published_only(announcements(&mut reader.conn(), edition.id).await?);
        if sees_all || !versions.is_empty() {
            cards.push(Card::of(locale, &edition, versions.first()));
        }
    }
    drop(reader);
    let home = Subject { kind: "home", id: String::new(), of: String::new(), path: "/".to_owned() };
    let doors = doors(&visit, &home).await?;
    let page = visit.public_page(locale.text("cohort-home-title")).described(locale.text("cohort-home-lead"));
    visit.html(&Home { page, cards, doors })
}
