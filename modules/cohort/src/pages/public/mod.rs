//! The public face: what is published, and nothing else.
//!
//! Every page and file of a version is made from its content alone, once, and kept. Drafts and the register behind
//! them do not exist here.

mod announcement;
mod by_country;
mod changes;
mod drawing;
mod edition;
mod files;
mod filter;
mod headline;
mod home;
pub(crate) mod loading;
mod participant;
mod place;
mod reconciliation;
mod rows;
mod sample;
mod stage;
pub(crate) mod words;

pub(crate) use announcement::AnnouncementPage;
pub(crate) use changes::ChangesPage;
pub(crate) use files::links;
pub(crate) use reconciliation::ReconciliationPage;
pub(crate) use stage::Stage;

use centum_accounts::Permission;
use centum_web::locale::Texts;
use centum_web::module::{Route, Sample};

/// The texts of the public face.
pub(crate) const ENGLISH: Texts = ("en", include_str!("../../../locales/en/public.ftl"));

/// The texts of the public face in German.
pub(crate) const GERMAN: Texts = ("de", include_str!("../../../locales/de/public.ftl"));
/// The texts of the public face in French.
pub(crate) const FRENCH: Texts = ("fr", include_str!("../../../locales/fr/public.ftl"));

/// The routes of the public face.
pub fn routes() -> Vec<Route> {
    use Permission::ReadPublic;
    vec![
        Route::get("/", ReadPublic, home::show),
        Route::get("/editions/{slug}", ReadPublic, edition::show),
        Route::get("/editions/{slug}/announcements.atom", ReadPublic, files::announcements_feed),
        Route::get("/editions/{slug}/feed.atom", ReadPublic, files::announcements_feed),
        Route::get("/editions/{slug}/announcements/{version}", ReadPublic, announcement::show),
        Route::get(
            "/editions/{slug}/announcements/{version}/reconciliation",
            ReadPublic,
            reconciliation::show,
        ),
        Route::get("/editions/{slug}/announcements/{version}/changes", ReadPublic, changes::show),
        Route::get("/editions/{slug}/announcements/{version}/map.svg", ReadPublic, files::map_file),
        Route::get("/editions/{slug}/announcements/{version}/{file}", ReadPublic, files::show),
        Route::get("/editions/{slug}/participants/{id}", ReadPublic, participant::show),
        Route::get("/places/{id}", ReadPublic, place::show),
    ]
}

/// A sample of every public page.
pub fn samples() -> Vec<Sample> {
    sample::samples()
}
