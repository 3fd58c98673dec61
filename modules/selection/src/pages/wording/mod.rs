//! The letters of a decision: which there are, and their texts in each language of the site.

mod edit;
mod list;
mod problem;
mod sample;

use centum_accounts::Permission::ManageSelection;
use centum_calls::call::Call;
use centum_web::Route;

pub(crate) use sample::samples;

/// The English texts of the room.
pub(crate) const ENGLISH: &str = include_str!("../../../locales/en/wording.ftl");

/// The routes of the room.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/desk/calls/{slug}/selection/letters", ManageSelection, list::show),
        Route::get("/desk/calls/{slug}/selection/letters/{letter}/{lang}", ManageSelection, edit::show),
        Route::post("/desk/calls/{slug}/selection/letters/{letter}/{lang}", ManageSelection, edit::change),
    ]
}

/// Where the letters of a call's selection stand.
fn letters(call: &Call) -> String {
    format!("{}/letters", super::place::home(call))
}
