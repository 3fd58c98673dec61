//! The pages of those who run a selection: how far everybody is, all marks side by side, and what is discussed now.

mod live;
mod progress;
mod sample;
mod scores;

use centum_accounts::Permission::{ChairPanel, ManageSelection, Review};
use centum_calls::call::Call;
use centum_web::assets::Own;
use centum_web::{Page, Route, Visit};

pub(crate) use sample::samples;

use super::deciding::LIST;
use super::place::{begun, home, tabs};
use super::reviewing::STYLE;

/// Applications on one page.
const SIZE: usize = 200;

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

/// The frame of a page below the marks of a selection.
pub(crate) fn below(visit: &Visit, call: &Call, title: impl Into<String>) -> Page {
    let scores = format!("{}/scores", home(call));
    frame(visit, call, title).crumb(scores, visit.locale.text("selection-scores-title"))
}

fn frame(visit: &Visit, call: &Call, title: impl Into<String>) -> Page {
    visit
        .desk_page(title)
        .crumb(LIST, visit.locale.text("selection-list-title"))
        .crumb(home(call), call.terms.title.in_lang(visit.locale.tag()))
        .bringing(visit, STYLE.name)
}
