//! The desk of places: other names, places that may be one, and merging them with the effect in view first.

mod list;
mod one;

use centum_accounts::Permission;
use centum_base::Id;
use centum_web::errors::IntoProblem;
use centum_web::locale::Texts;
use centum_web::module::{NavItem, Route, Sample, Verb};
use centum_web::page::Face;
use centum_web::{Problem, Visit, onward};

use crate::actions::PlaceError;
use crate::store::{Place, find_place};

/// The texts of the desk.
pub(crate) const TEXTS: [Texts; 3] = [
    ("en", include_str!("../../locales/en/desk.ftl")),
    ("de", include_str!("../../locales/de/desk.ftl")),
    ("fr", include_str!("../../locales/fr/desk.ftl")),
];

/// The line of the desk in the navigation.
pub(crate) const NAV: &[NavItem] = &[NavItem {
    face: Face::Desk,
    href: LIST,
    message: "places-desk-title",
    permission: Permission::ManagePlaces,
    order: 200,
}];

/// What can be done to places.
pub(crate) const VERBS: &[Verb] = &[
    Verb { name: "places.add-alias", permission: Permission::ManagePlaces },
    Verb { name: "places.drop-alias", permission: Permission::ManagePlaces },
    Verb { name: "places.merge", permission: Permission::ManagePlaces },
    Verb { name: "places.adopt", permission: Permission::ManagePlaces },
];

const LIST: &str = "/desk/places";

/// The routes of the desk.
pub(crate) fn routes() -> Vec<Route> {
    use Permission::ManagePlaces;
    vec![
        Route::get(LIST, ManagePlaces, list::show),
        Route::post(LIST, ManagePlaces, list::add),
        Route::get("/desk/places/{id}", ManagePlaces, one::show),
        Route::post("/desk/places/{id}/aliases", ManagePlaces, one::add),
        Route::post("/desk/places/{id}/aliases/drop", ManagePlaces, one::drop_name),
        Route::get("/desk/places/{id}/merge/{into}", ManagePlaces, one::ask),
        Route::post("/desk/places/{id}/merge/{into}", ManagePlaces, one::merge_into),
    ]
}

/// A sample of every page of the desk.
pub(crate) fn samples() -> Vec<Sample> {
    [list::samples(), one::samples()].concat()
}

impl IntoProblem for PlaceError {
    fn into_problem(self) -> Problem {
        match self {
            Self::Refused(refused) => refused.into_problem(),
            Self::Store(error) => error.into_problem(),
            Self::Absent => Problem::not_found(),
            Self::CannotMerge => Problem::conflict("places-desk-cannot-merge"),
            Self::Reason => Problem::refused("places-desk-merge-needs-reason"),
            Self::Name => Problem::refused("places-desk-name-length"),
            Self::Point => Problem::refused("places-desk-point-range"),
        }
    }
}

async fn place_of(visit: &Visit, id: &str) -> Result<Place, Problem> {
    let id: Id<Place> = id.parse().map_err(|_| Problem::not_found())?;
    let mut reader = visit.app.house.read().await?;
    find_place(&mut reader.conn(), id).await?.ok_or_else(Problem::not_found)
}
