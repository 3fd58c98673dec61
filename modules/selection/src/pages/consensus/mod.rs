//! The report on one application: as its reviewers see it, and as those who run the selection do.

mod application;
pub(crate) mod autosave;
mod chair;
mod parts;
mod reader;
mod sample;

use centum_accounts::Permission::{ChairPanel, ManageSelection, ReleaseDecision, Review};
use centum_web::Route;

pub(crate) use sample::samples;

/// The English texts of these pages.
pub(crate) const ENGLISH: &str = include_str!("../../../locales/en/consensus.ftl");

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/reviews/{id}/report", Review, reader::show),
        Route::post("/reviews/{id}/report", Review, reader::save),
        Route::post("/reviews/{id}/report/voice", Review, reader::voice),
        Route::post("/reviews/{id}/report/comments", Review, reader::say),
        Route::put("/api/v1/reviews/{id}/report/marks/{criterion}", Review, autosave::save),
        Route::get("/desk/calls/{slug}/selection/reports/{number}", ManageSelection, chair::show),
        Route::get(
            "/desk/calls/{slug}/selection/reports/{number}/application",
            ManageSelection,
            application::show,
        ),
        Route::get(
            "/desk/calls/{slug}/selection/reports/{number}/files/{part}/{field}/{digest}",
            ManageSelection,
            application::file,
        ),
        Route::post(
            "/desk/calls/{slug}/selection/reports/{number}/rapporteur",
            ManageSelection,
            chair::rapporteur,
        ),
        Route::post("/desk/calls/{slug}/selection/reports/{number}/reopen", ChairPanel, chair::reopen_it),
        Route::post("/desk/calls/{slug}/selection/reports/{number}/without", ManageSelection, chair::without),
        Route::post("/desk/calls/{slug}/selection/reports/{number}/again", ReleaseDecision, chair::evaluate),
        Route::post("/desk/calls/{slug}/selection/reports/{number}/marks", ChairPanel, chair::mark),
    ]
}
