//! The cohort: programmes, their editions, who takes part, and announcements that add up.
//!
//! A list as it was published goes one way: it is **read** ([`reading`]), taken in as a draft that a person corrects
//! ([`intake`]), confirmed into the **register** ([`register`]), counted and held against printed figures
//! ([`figures`]), and **announced** as versions that never change ([`announcement`], [`exports`]).

pub mod announcement;
mod api;
pub mod edition;
pub mod exports;
pub mod figures;
pub mod intake;
pub mod model;
pub mod pages;
pub mod reading;
pub mod register;

use centum_web::Module;

/// The descriptor of this module.
pub fn module() -> Module {
    Module {
        routes: || [pages::public::routes(), api::routes(), pages::desk::routes()].concat(),
        verbs: pages::desk::VERBS,
        nav: pages::desk::NAV,
        tiles: Some(pages::desk::tiles),
        statements: STATEMENTS,
        tables: TABLES,
        messages: MESSAGES,
        samples: || [pages::public::samples(), pages::desk::samples()].concat(),
        openapi: <api::Document as utoipa::OpenApi>::openapi,
        ..Module::named("cohort")
    }
}

const MESSAGES: &[centum_web::locale::Texts] = &[
    ("en", figures::ENGLISH),
    ("en", pages::desk::ENGLISH),
    ("en", pages::desk::READING),
    ("en", pages::desk::PAST),
    pages::public::ENGLISH,
    ("de", include_str!("../locales/de/figures.ftl")),
    pages::public::GERMAN,
    ("fr", include_str!("../locales/fr/figures.ftl")),
    pages::public::FRENCH,
];

/// Every statement of this module.
pub const STATEMENTS: &[&[&centum_store::Statement]] =
    &[edition::STATEMENTS, intake::STATEMENTS, register::STATEMENTS, announcement::STATEMENTS];

/// Every table of this module, referenced ones first.
pub const TABLES: &[&[centum_store::Table]] =
    &[edition::TABLES, intake::TABLES, register::TABLES, announcement::TABLES];
