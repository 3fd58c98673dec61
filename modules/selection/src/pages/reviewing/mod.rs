//! A reviewer's pages: what there is to read, and one application with the own marks beside it.

pub(crate) mod autosave;
pub(crate) mod handed_in;
pub(crate) mod list;
pub(crate) mod marks;
pub(crate) mod one;
pub(crate) mod sample;

use centum_accounts::Permission::Review;
use centum_web::assets::Own;
use centum_web::module::NavItem;
use centum_web::page::Face;
use centum_web::{Page, Route, Visit};
pub(crate) use centum_web::{again, onward};

pub(crate) use list::tone;
pub(crate) use sample::samples;

/// The routes for programs, as the OpenAPI document describes them.
#[derive(utoipa::OpenApi)]
#[openapi(paths(autosave::save, crate::pages::consensus::autosave::save))]
pub(crate) struct Document;

/// The English texts of these pages.
pub(crate) const ENGLISH: &str = include_str!("../../../locales/en/reviewing.ftl");
/// The style of these pages.
pub(crate) const STYLE: Own =
    Own { name: "reviewing.css", text: include_str!("../../../static/reviewing.css") };
/// Where a reviewer's pages begin.
pub(crate) const HOME: &str = "/reviews";

/// The lines of these pages in the navigation.
pub(crate) const NAV: [NavItem; 2] = [
    NavItem {
        face: Face::Public,
        href: HOME,
        message: "selection-review-nav",
        permission: Review,
        order: 70,
    },
    NavItem { face: Face::Desk, href: HOME, message: "selection-review-nav", permission: Review, order: 300 },
];

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/reviews", Review, list::show),
        Route::get("/reviews/{id}", Review, one::show),
        Route::post("/reviews/{id}", Review, one::save),
        Route::post("/reviews/{id}/decline", Review, one::decline_it),
        Route::get("/reviews/{id}/files/{part}/{field}/{digest}", Review, one::file),
        Route::put("/api/v1/reviews/{id}/marks/{criterion}", Review, autosave::save),
    ]
}

/// The frame of a page below the own reviews.
pub(crate) fn below(visit: &Visit, title: impl Into<String>) -> Page {
    let page = visit.desk_page(title).crumb(HOME, visit.locale.text("selection-review-nav"));
    centum_forms::view::bring(page, visit).bringing(visit, STYLE.name)
}
