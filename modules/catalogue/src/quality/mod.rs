//! How good the descriptions are: held against DCAT-AP when they are read, assessed by the Union's 405 points, their links looked
//! at, and told to people with what to mend first.
//!
//! [`check`] finds what breaks the shapes; [`metric`], [`tally`] and [`rules`] are the assessment, pure; `follow` makes scores of
//! the log; [`links`] knows which addresses answer; `asking` answers what others want to know.

mod api;
mod asking;
mod broken;
pub mod check;
mod follow;
pub mod links;
pub mod metric;
pub mod pages;
pub mod rules;
mod store;
pub mod tally;

pub use asking::{
    Day, Scored, bands, days_of, days_of_whole, findings_of, of_catalogue, of_record, points_of, whole,
};
pub use broken::{Breach, Count};
pub use follow::{catch_up, catch_up_as, follow};
pub use links::Links;
pub use metric::{Dimension, Metric, Over};
pub use rules::{Answers, Gain, Score, assess, first};
pub use tally::{Band, Points, Share, Tally};

use centum_web::locale::Texts;
use centum_web::module::Verb;

/// The texts of this room.
pub(crate) const MESSAGES: &[Texts] = &[
    ("en", include_str!("../../locales/en/quality.ftl")),
    ("en", include_str!("../../locales/en/rules.ftl")),
    ("en", include_str!("../../locales/en/remedies.ftl")),
];
/// What can be done here.
pub(crate) const VERBS: &[Verb] =
    &[Verb { name: "catalogue.tell-of-links", permission: centum_accounts::Permission::ManageCatalogue }];
/// Every statement of this room.
pub(crate) const STATEMENTS: &[&[&centum_store::Statement]] = store::STATEMENTS;
/// Every table of this room.
pub(crate) const TABLES: &[centum_store::Table] = store::TABLES;

/// The routes of this room.
pub(crate) fn routes() -> Vec<centum_web::Route> {
    [pages::routes(), api::routes()].concat()
}

/// A sample of every page of this room.
pub(crate) fn samples() -> Vec<centum_web::Sample> {
    pages::samples()
}

/// The document of the routes for programs.
pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    <api::Document as utoipa::OpenApi>::openapi()
}

#[cfg(test)]
mod tests;
