//! Calls: what a programme asks, and what cities and consortia answer.
//!
//! A [`call`] states who may apply, until when and by which criteria; [`questions`] about it are answered for everyone. An
//! [`expression`] of interest is written, signed off by every member, submitted with a receipt, recalled and resubmitted
//! until the deadline. The [`organiser`] finds, weighs, reminds, brings in and takes out what was handed in.

mod attempt;
pub mod call;
pub mod expression;
mod keeping;
mod once;
pub mod organiser;
mod pages;
pub mod questions;
mod telling;
mod turning;

pub use attempt::Attempt;
pub use organiser::in_grace;
pub use telling::{Site, TELL_JOB};
pub use turning::sweep;

use centum_web::Module;

/// The descriptor of this module.
pub fn module() -> Module {
    Module {
        routes: || {
            [
                pages::public::routes(),
                pages::applicant::routes(),
                pages::handing::routes(),
                pages::api::routes(),
                pages::call_api::routes(),
                pages::programs::routes(),
                pages::call_desk::routes(),
                pages::desk_applications::routes(),
                pages::copies::routes(),
            ]
            .concat()
        },
        verbs: pages::VERBS,
        nav: pages::NAV,
        assets: pages::ASSETS,
        samples: || {
            [
                pages::public::samples(),
                pages::call_desk::samples(),
                pages::applicant::samples(),
                pages::handing::samples(),
                pages::desk_applications::samples(),
                pages::copies::samples(),
            ]
            .concat()
        },
        openapi: || {
            let mut document = <pages::api::Document as utoipa::OpenApi>::openapi();
            document.merge(<pages::call_api::Document as utoipa::OpenApi>::openapi());
            document.merge(<pages::applicant::Document as utoipa::OpenApi>::openapi());
            document.merge(<pages::programs::Document as utoipa::OpenApi>::openapi());
            document.merge(<pages::copies::Document as utoipa::OpenApi>::openapi());
            document
        },
        doors: Some(pages::public::doors),
        keepers: &[keeping::KEEPER],
        tiles: Some(pages::call_desk::tiles),
        statements: STATEMENTS,
        tables: TABLES,
        jobs: || vec![turning::handler(), telling::handler(), organiser::reminding::handler()],
        messages: MESSAGES,
        ..Module::named("calls")
    }
}

const MESSAGES: &[centum_web::locale::Texts] = &[
    ("en", expression::ENGLISH),
    ("en", include_str!("../locales/en/errors.ftl")),
    ("en", pages::applicant::ENGLISH),
    ("en", pages::handing::ENGLISH),
    ("en", include_str!("../locales/en/letters.ftl")),
    ("en", include_str!("../locales/en/public.ftl")),
    ("en", include_str!("../locales/en/desk.ftl")),
    ("en", pages::desk_applications::ENGLISH),
    ("en", pages::copies::ENGLISH),
    ("en", include_str!("../locales/en/reminders.ftl")),
    ("de", include_str!("../locales/de/reminders.ftl")),
    ("fr", include_str!("../locales/fr/reminders.ftl")),
    ("de", include_str!("../locales/de/letters.ftl")),
    ("de", include_str!("../locales/de/applicant.ftl")),
    ("de", include_str!("../locales/de/public.ftl")),
    ("fr", include_str!("../locales/fr/public.ftl")),
    ("fr", include_str!("../locales/fr/letters.ftl")),
    ("fr", include_str!("../locales/fr/applicant.ftl")),
];

/// Every statement of this module.
pub const STATEMENTS: &[&[&centum_store::Statement]] = &[
    call::STATEMENTS[0],
    call::STATEMENTS[1],
    questions::STATEMENTS[0],
    questions::STATEMENTS[1],
    expression::store::STATEMENTS[0],
    expression::store::STATEMENTS[1],
    expression::store::STATEMENTS[2],
    expression::store::STATEMENTS[3],
    expression::store::STATEMENTS[4],
    expression::store::STATEMENTS[5],
    expression::store::STATEMENTS[6],
    expression::store::STATEMENTS[7],
    expression::store::STATEMENTS[8],
    expression::store::STATEMENTS[9],
    expression::store::STATEMENTS[10],
    organiser::STATEMENTS[0],
    organiser::STATEMENTS[1],
    organiser::STATEMENTS[2],
    organiser::STATEMENTS[3],
    organiser::STATEMENTS[4],
    organiser::STATEMENTS[5],
    organiser::STATEMENTS[6],
];

/// Every table of this module, referenced ones first.
pub const TABLES: &[&[centum_store::Table]] = &[
    call::TABLES[0],
    call::TABLES[1],
    questions::TABLES[0],
    questions::TABLES[1],
    expression::store::TABLES[0],
    expression::store::TABLES[1],
    expression::store::TABLES[2],
    expression::store::TABLES[3],
    expression::store::TABLES[4],
    expression::store::TABLES[5],
    expression::store::TABLES[6],
    expression::store::TABLES[7],
    expression::store::TABLES[8],
    expression::store::TABLES[9],
    organiser::TABLES[0],
    organiser::TABLES[1],
    organiser::TABLES[2],
    organiser::TABLES[3],
];
