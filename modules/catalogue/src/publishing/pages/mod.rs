//! Pages of publishing, and the files that are public.

mod files;
mod form;
mod list;
mod one;
mod sample;
mod settings;

use centum_accounts::Permission::{ManageCatalogue, ReadPublic};
use centum_web::module::NavItem;
use centum_web::page::Face;
use centum_web::{Kind, Locale, Problem, Route, Visit};

pub(crate) use sample::samples;

use super::{Press, State};
use crate::harvest::Harvester;
use one::RIGHT;

/// Where the pages begin.
const PUBLISH: &str = "/desk/publish";

/// The line in the navigation.
pub(crate) const NAV: NavItem = NavItem {
    face: Face::Desk,
    href: PUBLISH,
    message: "catalogue-publish-nav",
    permission: RIGHT,
    order: 460,
};

/// The routes of this room.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/data/files/{digest}/{name}", ReadPublic, files::file),
        Route::get(PUBLISH, RIGHT, list::list),
        Route::get("/desk/publish/new", RIGHT, form::new),
        Route::post("/desk/publish/new", RIGHT, form::create),
        Route::get("/desk/publish/in/{catalogue}", ManageCatalogue, settings::show),
        Route::post("/desk/publish/in/{catalogue}", ManageCatalogue, settings::act),
        Route::get("/desk/publish/{id}", RIGHT, one::one),
        Route::get("/desk/publish/{id}/edit", RIGHT, form::edit),
        Route::post("/desk/publish/{id}/edit", RIGHT, form::keep),
        Route::post("/desk/publish/{id}/files", RIGHT, one::add_file),
        Route::post("/desk/publish/{id}/links", RIGHT, one::add_link),
        Route::post("/desk/publish/{id}/remove", RIGHT, one::remove),
        Route::post("/desk/publish/{id}/step", RIGHT, one::step),
    ]
}

/// What publishing is put together from, where this house has it.
fn press(visit: &Visit) -> Result<Press, Problem> {
    let harvester = visit.app.held::<Harvester>().cloned();
    let harvester =
        harvester.ok_or_else(|| Problem::saying(Kind::Unavailable, "catalogue-publish-no-store"))?;
    Ok(Press { harvester, base: visit.app.settings.base.as_str().to_owned() })
}

fn state_text(locale: &Locale, state: State) -> String {
    locale.text(&format!("catalogue-publish-state-{}", state.name()))
}

fn tone(state: State) -> &'static str {
    match state {
        State::Draft => "neutral",
        State::Review | State::Waiting => "warning",
        State::Published => "success",
        State::Withdrawn => "danger",
    }
}
