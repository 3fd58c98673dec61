//! The public pages of places: one place, and what a name may mean.

mod place;
mod sample;
mod search;

use centum_accounts::Permission;
use centum_web::locale::Texts;
use centum_web::page::Face;
use centum_web::{NavItem, Route, Sample};

pub use place::{TakesPart, show};

/// The texts of these pages.
pub(crate) const TEXTS: [Texts; 3] = [
    ("en", include_str!("../../locales/en/public.ftl")),
    ("de", include_str!("../../locales/de/public.ftl")),
    ("fr", include_str!("../../locales/fr/public.ftl")),
];

/// Their line in the navigation.
pub(crate) const NAV: NavItem = NavItem {
    face: Face::Public,
    href: "/places",
    message: "places-title",
    permission: Permission::ReadPublic,
    order: 200,
};

/// The routes of these pages. The page of a place is [`show`]: the module that knows what takes part there routes it.
pub(crate) fn routes() -> Vec<Route> {
    vec![Route::get("/places", Permission::ReadPublic, search::show)]
}

/// A sample of every page.
pub(crate) fn samples() -> Vec<Sample> {
    sample::samples()
}
