//! The organiser's desk: a list comes in, is corrected and confirmed; the register is kept; versions are announced.

mod announcement;
mod announcements;
mod as_public;
mod bulk;
mod choosing;
mod cohort;
mod confirming;
mod editions;
mod figures;
mod filters;
mod imports;
mod overview;
mod participation;
mod preview;
mod problem;
mod row;
mod sample;
mod waiting;
mod words;

use centum_accounts::Permission;
use centum_base::{Country, Id};
use centum_ledger::Subject;
use centum_web::module::{NavItem, Route, Verb};
use centum_web::page::Face;
use centum_web::withheld::is_barred;
use centum_web::{Kind, Page, Problem, Visit, again, onward};

use crate::edition::{Edition, edition_by_slug};

pub use sample::samples;
pub use waiting::tiles;

/// The English texts of the desk.
pub const ENGLISH: &str = include_str!("../../../locales/en/desk.ftl");
/// The English words of the reader.
pub const READING: &str = include_str!("../../../locales/en/reading.ftl");
/// The English words of the ledger about cohorts.
pub const PAST: &str = include_str!("../../../locales/en/past.ftl");

/// The line of the desk in the navigation.
pub const NAV: &[NavItem] = &[NavItem {
    face: Face::Desk,
    href: EDITIONS,
    message: "cohort-desk-editions",
    permission: Permission::ManageCohort,
    order: 100,
}];

/// What can be done at the desk.
pub const VERBS: &[Verb] = &[
    verb("cohort.create-edition", Permission::ManageCohort),
    verb("cohort.keep-settings", Permission::ManageCohort),
    verb("cohort.receive-document", Permission::ManageCohort),
    verb("cohort.correct-row", Permission::ManageCohort),
    verb("cohort.keep-rows", Permission::ManageCohort),
    verb("cohort.decide-city", Permission::ManageCohort),
    verb("cohort.discard-document", Permission::ManageCohort),
    verb("cohort.confirm-document", Permission::ManageCohort),
    verb("cohort.amend", Permission::ManageCohort),
    verb("cohort.place-city", Permission::ManageCohort),
    verb("cohort.change-many", Permission::ManageCohort),
    verb("cohort.draft-announcement", Permission::ManageCohort),
    verb("cohort.redraft-announcement", Permission::ManageCohort),
    verb("cohort.drop-announcement", Permission::ManageCohort),
    verb("cohort.review-announcement", Permission::ReleaseAnnouncement),
    verb("cohort.publish-announcement", Permission::ReleaseAnnouncement),
];

const EDITIONS: &str = "/desk/editions";

const fn verb(name: &'static str, permission: Permission) -> Verb {
    Verb { name, permission }
}

/// The routes of the desk.
pub fn routes() -> Vec<Route> {
    let rooms = [
        editions::routes(),
        overview::routes(),
        imports::routes(),
        preview::routes(),
        row::routes(),
        confirming::routes(),
        cohort::routes(),
        bulk::routes(),
        participation::routes(),
        figures::routes(),
        announcements::routes(),
        announcement::routes(),
        as_public::routes(),
    ];
    rooms.into_iter().flatten().collect()
}

/// An identifier from an address; one that is none leads nowhere.
fn id_of<K>(text: &str) -> Result<Id<K>, Problem> {
    text.parse().map_err(|_| Problem::not_found())
}

/// The edition of an address.
async fn edition_of(visit: &Visit, slug: &str) -> Result<Edition, Problem> {
    let edition = edition_by_slug(&mut visit.app.house.read().await?.conn(), slug).await?;
    open_to(visit, edition.ok_or_else(Problem::not_found)?).await
}

/// The edition, unless a later module keeps from the person of a visit who takes part in it.
pub(crate) async fn open_to(visit: &Visit, edition: Edition) -> Result<Edition, Problem> {
    if is_kept_from(visit, &edition).await? {
        return Err(Problem::saying(Kind::Forbidden, "cohort-desk-error-withheld"));
    }
    Ok(edition)
}

async fn is_kept_from(visit: &Visit, edition: &Edition) -> Result<bool, Problem> {
    Ok(is_barred(&visit.app, &visit.actor, &Subject::new("edition", edition.id)).await?)
}

/// The frame of a page below an edition.
fn below(visit: &Visit, edition: &Edition, title: impl Into<String>) -> Page {
    visit
        .desk_page(title)
        .crumb(EDITIONS, visit.locale.text("cohort-desk-editions"))
        .crumb(format!("{EDITIONS}/{}", edition.slug), &edition.name)
}

/// Countries as a person writes them, in any language, between commas, slashes or lines. The error is what is no country.
fn countries_in(text: &str) -> Result<Vec<Country>, String> {
    let mut found = Vec::new();
    for word in text.split([',', '/', ';', '\n']).map(str::trim).filter(|word| !word.is_empty()) {
        let country =
            centum_places::countries::read(word).ok_or_else(|| word.chars().take(80).collect::<String>())?;
        if !found.contains(&country) {
            found.push(country);
        }
    }
    Ok(found)
}

/// Words between commas, each once.
fn words_in(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in text.split(',').map(str::trim).filter(|word| !word.is_empty()) {
        if !found.iter().any(|known| known == word) {
            found.push(word.to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_read_in_any_language() {
        let codes =
            |text| countries_in(text).map(|found| found.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(codes("Italien / Suède"), Ok(vec!["IT".to_owned(), "SE".to_owned()]));
        assert_eq!(codes("Italy, Italia"), Ok(vec!["IT".to_owned()]));
        assert_eq!(codes("Italy, Atlantis"), Err("Atlantis".to_owned()));
        assert_eq!(codes(" "), Ok(Vec::new()));
    }
}
