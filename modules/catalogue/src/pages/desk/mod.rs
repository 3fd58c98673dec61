//! The desk of the catalogue: a portal is pasted, looked at, tried and taken in; sources, runs and records are looked after.

mod already;
mod duplicates;
mod leave;
mod looking;
mod officers;
mod problem;
mod record;
mod report;
mod run;
mod sample;
mod seat;
mod source;
mod start;
mod taking;
mod waiting;
mod words;

use centum_accounts::Permission;
use centum_base::Id;
use centum_web::errors::Kind;
use centum_web::module::{NavItem, Route};
use centum_web::page::Face;
use centum_web::{Page, Problem, Visit};

use crate::harvest::Harvester;

pub use sample::samples;
pub use waiting::tiles;

/// The English texts of the desk.
pub const ENGLISH: &str = include_str!("../../../locales/en/desk.ftl");
/// The English texts about officers.
pub const OFFICERS: &str = include_str!("../../../locales/en/officers.ftl");
/// The English words of the ledger about the catalogue.
pub const PAST: &str = include_str!("../../../locales/en/past.ftl");

const HOME: &str = "/desk/catalogue";

/// The line of the desk in the navigation.
pub const NAV: NavItem = NavItem {
    face: Face::Desk,
    href: HOME,
    message: "catalogue-desk-title",
    permission: Permission::PublishData,
    order: 300,
};

/// The same among the pages for readers: where a city officer begins.
pub const NAV_OFFICER: NavItem = NavItem {
    face: Face::Public,
    href: HOME,
    message: "catalogue-officer-nav",
    permission: Permission::PublishData,
    order: 45,
};

/// The routes of the desk.
pub fn routes() -> Vec<Route> {
    let rooms = [
        start::routes(),
        looking::routes(),
        run::routes(),
        source::routes(),
        duplicates::routes(),
        officers::routes(),
        record::routes(),
    ];
    rooms.into_iter().flatten().collect()
}

/// An identifier from an address; one that is none leads nowhere.
fn id_of<K>(text: &str) -> Result<Id<K>, Problem> {
    text.parse().map_err(|_| Problem::not_found())
}

/// The frame of a page below the start of the catalogue.
fn below(visit: &Visit, title: impl Into<String>) -> Page {
    visit.desk_page(title).crumb(HOME, visit.locale.text("catalogue-desk-title"))
}

/// What harvests are put together from, where this program holds it.
fn harvester(visit: &Visit) -> Result<&Harvester, Problem> {
    let held = visit.app.held::<Harvester>();
    held.ok_or_else(|| Problem::saying(Kind::Unavailable, "catalogue-desk-no-harvester"))
}
