//! Everything that somebody may work on, catalogue by catalogue.

use askama::Template;
use axum::response::Response;
use centum_accounts::Permission;
use centum_base::Timestamp;
use centum_web::components::Heading;
use centum_web::{Locale, Page, Problem, Visit};

use super::{PUBLISH, state_text, tone};
use crate::publishing::{Publication, State, is_reviewed, list as publications, open_to};

/// Publications of one catalogue on the page: those in review, then the last changed.
const MOST: u32 = 500;

#[derive(Template)]
#[template(path = "publish/list.html")]
pub(super) struct List {
    pub(super) page: Page,
    pub(super) headings: Vec<Heading>,
    pub(super) shelves: Vec<Shelf>,
    /// Whether the reader says who publishes where.
    pub(super) manages: bool,
}

/// A catalogue with what is in it.
pub(super) struct Shelf {
    pub(super) slug: String,
    pub(super) name: String,
    pub(super) reviewed: bool,
    pub(super) lines: Vec<Line>,
    /// Whether there are more than stand here.
    pub(super) is_cut: bool,
}

/// A publication in the list.
pub(super) struct Line {
    pub(super) href: String,
    pub(super) title: String,
    pub(super) state: String,
    pub(super) tone: &'static str,
    pub(super) newer: bool,
    pub(super) changed: Timestamp,
}

pub(super) fn headings(locale: &Locale) -> Vec<Heading> {
    ["catalogue-publish-title", "catalogue-publish-state", "catalogue-publish-changed-at"]
        .map(|id| Heading::plain(locale.text(id)))
        .into()
}

pub(super) fn line(locale: &Locale, it: &Publication) -> Line {
    let title = it.document.titles.best(&[locale.tag()]).map(|(_, title)| title.to_owned());
    Line {
        href: format!("{PUBLISH}/{}", it.id),
        title: title.unwrap_or_else(|| it.slug.clone()),
        state: state_text(locale, it.state),
        tone: tone(it.state),
        newer: it.live && !matches!(it.state, State::Published | State::Withdrawn),
        changed: it.changed_at,
    }
}

/// `GET /desk/publish`.
pub(super) async fn list(visit: Visit) -> Result<Response, Problem> {
    let mut reader = visit.app.house.read().await?;
    let mut shelves = Vec::new();
    for catalogue in open_to(&mut reader.conn(), &visit.actor).await? {
        let mut all = publications(&mut reader.conn(), &visit.actor, catalogue.id, MOST + 1).await?;
        let is_cut = all.len() > MOST as usize;
        all.truncate(MOST as usize);
        shelves.push(Shelf {
            reviewed: is_reviewed(&mut reader.conn(), catalogue.id).await?,
            slug: catalogue.slug,
            name: catalogue.name,
            lines: all.iter().map(|it| line(&visit.locale, it)).collect(),
            is_cut,
        });
    }
    let locale = &visit.locale;
    let page = visit
        .desk_page(locale.text("catalogue-publish-nav"))
        .described(locale.text("catalogue-publish-lead"));
    let manages = visit.actor.may(Permission::ManageCatalogue);
    visit.html(&List { page, headings: headings(locale), shelves, manages })
}
