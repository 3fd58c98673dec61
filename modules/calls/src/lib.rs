//! Calls: what a programme asks, and what cities and consortia answer.
//!
//! A [`call`] states who may apply, until when and by which criteria; [`questions`] about it are answered for everyone. An
//! [`expression`] of interest is written, signed off by every member, submitted with a receipt, recalled and resubmitted
//! until the deadline.

pub mod call;
pub mod expression;
mod pages;
pub mod questions;
mod telling;
mod turning;

pub use telling::{Site, TELL_JOB};
pub use turning::sweep;

use centum_web::Module;

/// The descriptor of this module.
pub fn module() -> Module {
    Module {
        verbs: pages::VERBS,
        statements: STATEMENTS,
        tables: TABLES,
        jobs: || vec![turning::handler(), telling::handler()],
        messages: MESSAGES,
        ..Module::named("calls")
    }
}

const MESSAGES: &[centum_web::locale::Texts] = &[
    ("en", include_str!("../locales/en/letters.ftl")),
    ("de", include_str!("../locales/de/letters.ftl")),
    ("fr", include_str!("../locales/fr/letters.ftl")),
];

/// Every statement of this module.
pub const STATEMENTS: &[&[&centum_store::Statement]] =
    &[call::STATEMENTS[0], call::STATEMENTS[1], questions::STATEMENTS];

/// Every table of this module, referenced ones first.
pub const TABLES: &[&[centum_store::Table]] = &[call::TABLES[0], call::TABLES[1], questions::TABLES];
