//! The public face of the catalogue, apart from the search: what is known of each dataset, catalogue, publisher, city and
//! theme, and the whole in figures.

mod around;
mod dataset;
mod drawing;
mod facts;
mod figures;
mod history;
mod links;
mod lists;
mod loading;
mod prose;
mod sample;
mod scope;
mod words;

pub(crate) use sample::samples;

use centum_accounts::Permission::ReadPublic;
use centum_web::Locale;
use centum_web::assets::Own;
use centum_web::locale::Texts;
use centum_web::module::Route;

/// The style of these pages.
const STYLE: &str = "catalogue.css";
/// The style of these pages, with its content.
pub(crate) const ASSETS: &[Own] = &[Own { name: STYLE, text: include_str!("../../../static/catalogue.css") }];
/// The texts of these pages.
pub(crate) const ENGLISH: Texts = ("en", include_str!("../../../locales/en/public.ftl"));

/// The routes of these pages.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/data/datasets/{slug}", ReadPublic, dataset::show),
        Route::get("/data/datasets/{slug}/history", ReadPublic, history::show),
        Route::get("/data/datasets/{slug}/history/{entry}", ReadPublic, history::graph),
        Route::get("/data/figures", ReadPublic, figures::show),
        Route::get("/data/figures/{file}", ReadPublic, figures::file),
        Route::get("/data/catalogues", ReadPublic, lists::catalogues),
        Route::get("/data/catalogues.csv", ReadPublic, lists::catalogues_csv),
        Route::get("/data/catalogues.json", ReadPublic, lists::catalogues_json),
        Route::get("/data/catalogues/{slug}", ReadPublic, scope::catalogue),
        Route::get("/data/publishers", ReadPublic, lists::publishers),
        Route::get("/data/publishers.csv", ReadPublic, lists::publishers_csv),
        Route::get("/data/publishers.json", ReadPublic, lists::publishers_json),
        Route::get("/data/publishers/{slug}", ReadPublic, scope::publisher),
        Route::get("/data/cities", ReadPublic, lists::cities),
        Route::get("/data/cities.csv", ReadPublic, lists::cities_csv),
        Route::get("/data/cities.json", ReadPublic, lists::cities_json),
        Route::get("/data/cities/{place}", ReadPublic, scope::city),
        Route::get("/data/themes", ReadPublic, lists::themes),
        Route::get("/data/themes.csv", ReadPublic, lists::themes_csv),
        Route::get("/data/themes.json", ReadPublic, lists::themes_json),
        Route::get("/data/themes/{code}", ReadPublic, scope::theme),
    ]
}

/// What a record says, without what it has to do with others.
fn dataset_sections(locale: &Locale, known: &loading::Known) -> Vec<facts::Section> {
    dataset::sections_of(locale, known)
}
