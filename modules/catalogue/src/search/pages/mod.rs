//! The search as people and programs meet it: results, facets, feeds, exports, and the start of the data.

mod export;
mod facets;
mod feed;
mod filter;
mod landing;
mod results;
mod row;
mod sample;
mod saved;
mod suggest;
mod why;

use centum_accounts::Permission::{ReadOwnAccount, ReadPublic};
use centum_search::SearchError;
use centum_web::assets::Own;
use centum_web::locale::Texts;
use centum_web::module::{NavItem, Route, Sample};
use centum_web::{Face, IntoProblem, Kind, Problem, Visit};

use super::{QuestionFault, SearchFault};
use crate::views::Views;

/// The texts of the search.
pub(crate) const ENGLISH: Texts = ("en", include_str!("../../../locales/en/search.ftl"));

const STYLE: &str = "catalogue-search.css";
const SCRIPT: &str = "catalogue-search.js";

/// The style and the script of the search.
pub(crate) const ASSETS: [Own; 2] = [
    Own { name: STYLE, text: include_str!("../../../static/search.css") },
    Own { name: SCRIPT, text: include_str!("../../../static/search.js") },
];

/// The line of the public navigation.
pub(crate) const NAV: NavItem = NavItem {
    face: Face::Public,
    href: "/data",
    message: "catalogue-search-nav",
    permission: ReadPublic,
    order: 40,
};

/// The routes of the search.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/data", ReadPublic, results::show),
        Route::get("/data/suggest", ReadPublic, suggest::show),
        Route::get("/data/why", ReadPublic, why::show),
        Route::get("/data/results.csv", ReadPublic, export::csv),
        Route::get("/data/results.json", ReadPublic, export::json),
        Route::get("/data/feed.atom", ReadPublic, feed::atom),
        Route::get("/data/feed.json", ReadPublic, feed::json),
        Route::get("/data/saved", ReadOwnAccount, saved::list),
        Route::post("/data/saved", ReadOwnAccount, saved::save),
        Route::post("/data/saved/{id}/remove", ReadOwnAccount, saved::remove),
    ]
}

/// A sample of every page.
pub(crate) fn samples() -> Vec<Sample> {
    sample::samples()
}

/// The views that this house holds.
fn views(visit: &Visit) -> Result<&Views, Problem> {
    visit.app.held::<Views>().ok_or_else(|| Problem::saying(Kind::Unavailable, "catalogue-search-absent"))
}

impl IntoProblem for QuestionFault {
    fn into_problem(self) -> Problem {
        Problem::bad_request(self.message())
    }
}

impl IntoProblem for SearchFault {
    fn into_problem(self) -> Problem {
        match self {
            Self::Search(SearchError::Cursor) => Problem::bad_request("catalogue-search-fault-cursor"),
            Self::Search(SearchError::Deadline) => {
                Problem::saying(Kind::Unavailable, "catalogue-search-fault-time")
            }
            Self::Search(SearchError::Clause(_) | SearchError::TooFar { .. }) => {
                Problem::bad_request("catalogue-search-fault-much")
            }
            other => Problem::fault(other),
        }
    }
}
