//! The pages of those who run a selection: how far everybody is, all marks side by side, and what is discussed now.

mod live;
mod progress;
mod sample;
mod scores;

use centum_accounts::Permission::{ChairPanel, ManageSelection, Review};
use centum_calls::call::{Call, call_by_slug};
use centum_web::assets::Own;
use centum_web::components::Tab;
use centum_web::{Locale, Page, Problem, Route, Visit};

pub(crate) use sample::samples;

use super::reviewing::STYLE;
use crate::process::{Selection, of_call};

/// The English texts of these pages.
pub(crate) const ENGLISH: &str = include_str!("../../../locales/en/panel.ftl");
/// The script of the live page.
pub(crate) const SCRIPT: Own = Own { name: "panel.js", text: include_str!("../../../static/panel.js") };

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/desk/calls/{slug}/selection/progress", ManageSelection, progress::show),
        Route::get("/desk/calls/{slug}/selection/scores", ManageSelection, scores::show),
        Route::get("/desk/calls/{slug}/selection/panel", ManageSelection, live::show),
        Route::post("/desk/calls/{slug}/selection/panel", ChairPanel, live::put),
        Route::get("/reviews/panel/{slug}", Review, live::show_reader),
    ]
}

/// Where the selection of a call is.
pub(crate) fn home(slug: &str) -> String {
    format!("/desk/calls/{slug}/selection")
}

/// The call and the selection of an address.
pub(crate) async fn found(visit: &Visit, slug: &str) -> Result<(Call, Selection), Problem> {
    let mut reader = visit.app.house.db.read_current().await?;
    let conn = &mut reader.conn();
    let call = call_by_slug(conn, slug).await?.ok_or_else(Problem::not_found)?;
    let selection = of_call(conn, call.id).await?.ok_or_else(Problem::not_found)?;
    Ok((call, selection))
}

/// The frame of a page below the marks of a selection.
pub(crate) fn below(visit: &Visit, call: &Call, title: impl Into<String>) -> Page {
    let scores = format!("{}/scores", home(&call.slug));
    frame(visit, call, title).crumb(scores, visit.locale.text("selection-scores-title"))
}

fn frame(visit: &Visit, call: &Call, title: impl Into<String>) -> Page {
    let name = call.terms.title.in_lang(visit.locale.tag());
    visit.desk_page(title).described(name).bringing(visit, STYLE.name)
}

/// What there is to see.
fn tabs(locale: &Locale, slug: &str, current: &str) -> Vec<Tab> {
    let tab = |below: &str| Tab {
        href: format!("{}/{below}", home(slug)),
        text: locale.text(&format!("selection-tab-{below}")),
        count: None,
        current: below == current,
    };
    ["progress", "scores", "panel"].map(tab).to_vec()
}
