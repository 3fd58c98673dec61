//! Selection: from the applications that were handed in to a decision with a reason for each of them.
//!
//! A [`process`] declares how the set is chosen, before the call closes. The [`pool`] is what was handed in and is eligible.
//! [`reviewers`] read what no conflict keeps them from, as an [`assignment`] gives it to them; [`reviews`] are marked alone and
//! blind, a [`consensus`] report follows. A [`decision`] is complete in itself, is proposed by one person and released by
//! another, and offers [`seats`].

pub mod assignment;
pub mod consensus;
pub mod decision;
mod pages;
pub mod pool;
pub mod process;
pub mod reviewers;
pub mod reviews;
pub mod seats;

use centum_accounts::Permission::{ChairPanel, ManageSelection, Review};
use centum_web::{Module, Verb};

/// The descriptor of this module.
pub fn module() -> Module {
    Module {
        routes: || [pages::reviewing::routes(), pages::consensus::routes(), pages::panel::routes()].concat(),
        verbs: VERBS,
        nav: &pages::reviewing::NAV,
        assets: &[pages::reviewing::STYLE, pages::panel::SCRIPT],
        samples: || {
            [pages::reviewing::samples(), pages::consensus::samples(), pages::panel::samples()].concat()
        },
        openapi: <pages::reviewing::Document as utoipa::OpenApi>::openapi,
        messages: MESSAGES,
        statements: STATEMENTS,
        tables: TABLES,
        ..Module::named("selection")
    }
}

const MESSAGES: &[centum_web::locale::Texts] =
    &[("en", pages::reviewing::ENGLISH), ("en", pages::consensus::ENGLISH), ("en", pages::panel::ENGLISH)];

const VERBS: &[Verb] = &[
    Verb { name: "selection.begin", permission: ManageSelection },
    Verb { name: "selection.declare", permission: ManageSelection },
    Verb { name: "selection.step", permission: ManageSelection },
    Verb { name: "selection.open-review", permission: Review },
    Verb { name: "selection.submit-review", permission: Review },
    Verb { name: "selection.reopen-review", permission: ChairPanel },
    Verb { name: "selection.decline-review", permission: Review },
    Verb { name: "selection.begin-report", permission: ManageSelection },
    Verb { name: "selection.name-rapporteur", permission: ManageSelection },
    Verb { name: "selection.reopen-report", permission: Review },
    Verb { name: "selection.comment-report", permission: Review },
    Verb { name: "selection.ask-approval", permission: Review },
    Verb { name: "selection.speak-to-report", permission: Review },
    Verb { name: "selection.agree-report", permission: Review },
    Verb { name: "selection.change-mark", permission: ChairPanel },
    Verb { name: "selection.discuss", permission: ChairPanel },
];

/// Every statement of this module.
pub const STATEMENTS: &[&[&centum_store::Statement]] = &[
    process::store::STATEMENTS,
    reviewers::hidden::store::STATEMENTS,
    reviews::store::STATEMENTS,
    consensus::store::STATEMENTS,
];

/// Every table of this module, referenced ones first.
pub const TABLES: &[&[centum_store::Table]] = &[
    process::store::TABLES,
    reviewers::store::TABLES,
    assignment::store::TABLES,
    reviews::store::TABLES,
    consensus::store::TABLES,
    decision::store::TABLES,
    seats::store::TABLES,
];
