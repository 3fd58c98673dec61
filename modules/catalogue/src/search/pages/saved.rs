//! The saved searches of whoever is signed in.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use centum_accounts::Refused;
use centum_base::Id;
use centum_web::links::Query;
use centum_web::{Form, Html, IntoProblem, Message, Page, Problem, Tone, Visit, onward};
use serde::Deserialize;

use super::super::saved::{
    LONGEST_NAME, MOST_SAVED, SavedError, SavedSearch, remove_search, save_search, saved_of,
};

impl IntoProblem for SavedError {
    fn into_problem(self) -> Problem {
        match self {
            Self::Refused(error) => error.into(),
            Self::Question(fault) => fault.into(),
            Self::Name => {
                Problem::refused(Message::new("catalogue-search-saved-name-long").arg("limit", LONGEST_NAME))
            }
            Self::Many => {
                Problem::refused(Message::new("catalogue-search-saved-many").arg("limit", MOST_SAVED))
            }
            Self::Absent => Problem::not_found(),
            Self::Store(error) => error.into(),
        }
    }
}

/// A saved search in the list.
pub(super) struct Line {
    pub name: String,
    pub href: String,
    pub feed: String,
    pub remove: String,
    pub since: Html,
}

#[derive(Template)]
#[template(path = "search/saved.html")]
pub(super) struct SavedPage {
    pub page: Page,
    pub lines: Vec<Line>,
}

impl SavedPage {
    pub(super) fn of(page: Page, saved: &[SavedSearch]) -> Self {
        let lines = saved.iter().map(|saved| {
            let query = Query::parse(Some(&saved.query));
            Line {
                name: saved.name.clone(),
                href: query.href("/data"),
                feed: query.href("/data/feed.atom"),
                remove: format!("/data/saved/{}/remove", saved.id),
                since: page.locale.moment(saved.created_at),
            }
        });
        Self { lines: lines.collect(), page }
    }
}

/// `GET /data/saved`.
pub(super) async fn list(visit: Visit) -> Result<Response, Problem> {
    let person = visit.actor.person().ok_or(Refused::NotSignedIn)?.id;
    let mut reader = visit.app.house.db.read_current().await?;
    let saved = saved_of(&mut reader.conn(), person).await?;
    drop(reader);
    let page = visit.public_page(visit.locale.text("catalogue-search-saved-title"));
    let page = page.crumb("/data", visit.locale.text("catalogue-search-nav")).bringing(&visit, super::STYLE);
    visit.html(&SavedPage::of(page, &saved))
}

/// What is to be saved.
#[derive(Deserialize)]
pub(super) struct Wish {
    #[serde(default)]
    query: String,
    #[serde(default)]
    name: String,
}

/// `POST /data/saved`.
pub(super) async fn save(visit: Visit, Form(wish): Form<Wish>) -> Result<Response, Problem> {
    save_search(&visit.app.house, &visit.actor, &wish.query, &wish.name).await?;
    visit.flash(Tone::Success, "catalogue-search-saved-done");
    Ok(onward("/data/saved"))
}

/// `POST /data/saved/{id}/remove`.
pub(super) async fn remove(
    visit: Visit,
    Path(id): Path<String>,
    Form(_): Form<std::collections::HashMap<String, String>>,
) -> Result<Response, Problem> {
    let id: Id<SavedSearch> = id.parse().map_err(|_| Problem::not_found())?;
    remove_search(&visit.app.house, &visit.actor, id).await?;
    visit.flash(Tone::Success, "catalogue-search-saved-removed");
    Ok(onward("/data/saved"))
}
