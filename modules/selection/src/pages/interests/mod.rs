//! A reviewer's own pages: invitations, what is known of oneself, and where one would not be impartial.

mod declaring;
mod invitation;
mod sample;

use centum_accounts::Permission::Review;
use centum_calls::call::{Call, call_by_slug, find_call};
use centum_web::components::Tab;
use centum_web::module::NavItem;
use centum_web::page::Face;
use centum_web::{Locale, Page, Problem, Route, Visit, again};

use crate::process::{self, Selection};
use crate::reviewers::{Reviewer, invitations_of, reviewer_of};
pub(crate) use sample::samples;

/// The English texts of the room.
pub(crate) const ENGLISH: &str = include_str!("../../../locales/en/interests.ftl");

/// Its line in the navigation.
pub(crate) const NAV: NavItem =
    NavItem { face: Face::Desk, href: HOME, message: "interests-nav", permission: Review, order: 121 };

const HOME: &str = "/reviews/invitations";

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get(HOME, Review, invitation::list),
        Route::get("/reviews/invitations/{slug}", Review, invitation::show),
        Route::post("/reviews/invitations/{slug}", Review, invitation::answer),
        Route::post("/reviews/invitations/{slug}/leave", Review, invitation::end),
        Route::get("/reviews/interests/{slug}", Review, declaring::show),
        Route::post("/reviews/interests/{slug}", Review, declaring::declare),
        Route::post("/reviews/interests/{slug}/withdraw", Review, declaring::withdraw),
    ]
}

/// What a reviewer looks at.
struct Own {
    call: Call,
    selection: Selection,
    reviewer: Reviewer,
}

impl Own {
    /// The visitor as a reviewer of the selection of a call; to anybody else there is none.
    async fn of(visit: &Visit, slug: &str) -> Result<Self, Problem> {
        let person = visit.actor.person().ok_or_else(Problem::not_found)?.id;
        let mut reader = visit.app.house.db.read_current().await?;
        let mut conn = reader.conn();
        let call = call_by_slug(&mut conn, slug).await?.ok_or_else(Problem::not_found)?;
        let selection = process::of_call(&mut conn, call.id).await?.ok_or_else(Problem::not_found)?;
        let reviewer = reviewer_of(&mut conn, selection.id, person).await?.ok_or_else(Problem::not_found)?;
        Ok(Self { call, selection, reviewer })
    }

    /// Everywhere the visitor was invited.
    async fn all(visit: &Visit) -> Result<Vec<Self>, Problem> {
        let person = visit.actor.person().ok_or_else(Problem::not_found)?.id;
        let mut reader = visit.app.house.db.read_current().await?;
        let mut conn = reader.conn();
        let mut all = Vec::new();
        for reviewer in invitations_of(&mut conn, person).await? {
            let Some(selection) = process::find(&mut conn, reviewer.selection).await? else { continue };
            let Some(call) = find_call(&mut conn, selection.call).await? else { continue };
            all.push(Self { call, selection, reviewer });
        }
        Ok(all)
    }
}

fn tabs(locale: &Locale, slug: &str, current: &str) -> Vec<Tab> {
    let tab = |name: &str| Tab {
        href: format!("/reviews/{name}/{slug}"),
        text: locale.text(&format!("interests-tab-{name}")),
        count: None,
        current: name == current,
    };
    ["invitations", "interests"].map(tab).to_vec()
}

fn below(visit: &Visit, own: &Own) -> Page {
    let title = own.call.terms.title.in_lang(visit.locale.tag());
    visit.desk_page(title).crumb(HOME, visit.locale.text("interests-invitations"))
}
