//! The organiser's and the chair's pages about reviewers: who reads, what keeps them, and who reads what.

mod assignment;
mod list;
mod matrix;
mod one;
mod pair;
mod piece;
mod problem;
pub(super) mod profile;
mod room;
mod run;
mod run_words;
mod sample;
pub(super) mod words;

use centum_accounts::Permission::ManageSelection;
use centum_web::{Page, Route, Visit};
pub(super) use centum_web::{again, onward};

use super::deciding::LIST;
use super::place::{begun, home, tabs};
use room::Room;
pub(in crate::pages) use sample::every_fault;
pub(crate) use sample::samples;

/// The English texts of the room.
pub(crate) const ENGLISH: &str = include_str!("../../../locales/en/readers.ftl");
/// The names of languages that reviewers choose from, in English.
pub(crate) const LANGUAGES: &str = include_str!("../../../locales/en/languages.ftl");

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/desk/calls/{slug}/selection/reviewers", ManageSelection, list::show),
        Route::post("/desk/calls/{slug}/selection/reviewers", ManageSelection, list::invite),
        Route::get("/desk/calls/{slug}/selection/reviewers/{reviewer}", ManageSelection, one::show),
        Route::post("/desk/calls/{slug}/selection/reviewers/{reviewer}", ManageSelection, one::change),
        Route::post("/desk/calls/{slug}/selection/reviewers/{reviewer}/leave", ManageSelection, one::end),
        Route::get("/desk/calls/{slug}/selection/conflicts", ManageSelection, matrix::show),
        Route::get("/desk/calls/{slug}/selection/conflicts/{number}/{reviewer}", ManageSelection, pair::show),
        Route::post("/desk/calls/{slug}/selection/conflicts/{number}/{reviewer}", ManageSelection, pair::pin),
        Route::get("/desk/calls/{slug}/selection/assignment", ManageSelection, assignment::show),
        Route::post("/desk/calls/{slug}/selection/assignment", ManageSelection, assignment::work_out),
        Route::get("/desk/calls/{slug}/selection/assignment/{number}", ManageSelection, run::show),
        Route::post("/desk/calls/{slug}/selection/assignment/{number}", ManageSelection, run::carry),
        Route::get("/desk/calls/{slug}/selection/readers/{number}", ManageSelection, piece::show),
        Route::post("/desk/calls/{slug}/selection/readers/{number}", ManageSelection, piece::give),
        Route::post("/desk/calls/{slug}/selection/readers/{number}/take-back", ManageSelection, piece::take),
    ]
}

/// The frame of a page of the room.
fn below(visit: &Visit, room: &Room, title: impl Into<String>) -> Page {
    let locale = &visit.locale;
    visit
        .desk_page(title)
        .crumb(LIST, locale.text("selection-list-title"))
        .crumb(room.home(), room.call.terms.title.in_lang(locale.tag()))
}
