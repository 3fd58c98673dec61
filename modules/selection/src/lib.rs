//! Selection: from the applications that were handed in to a decision with a reason for each of them.
//!
//! A [`process`] declares how the set is chosen, before the call closes. The [`pool`] is what was handed in and is eligible.
//! [`reviewers`] read what no conflict keeps them from, as an [`assignment`] gives it to them; [`reviews`] are marked alone and
//! blind, a [`consensus`] report follows. A [`decision`] is complete in itself, is proposed by one person and released by
//! another, and offers [`seats`].

pub mod assignment;
pub mod consensus;
pub mod decision;
mod keeping;
mod pages;
pub mod pool;
pub mod process;
pub mod reviewers;
pub mod reviews;
pub mod seats;

use centum_accounts::Permission::{ManageSelection, Review};
use centum_web::{Module, Verb};

/// The descriptor of this module.
pub fn module() -> Module {
    Module {
        routes: || [pages::readers::routes(), pages::interests::routes()].concat(),
        samples: || [pages::readers::samples(), pages::interests::samples()].concat(),
        nav: NAV,
        messages: MESSAGES,
        verbs: VERBS,
        keeper: Some(keeping::KEEPER),
        statements: STATEMENTS,
        tables: TABLES,
        ..Module::named("selection")
    }
}

const NAV: &[centum_web::NavItem] = &[pages::interests::NAV];

const MESSAGES: &[centum_web::locale::Texts] = &[
    ("en", include_str!("../locales/en/data.ftl")),
    ("en", pages::readers::ENGLISH),
    ("en", pages::readers::LANGUAGES),
    ("en", pages::interests::ENGLISH),
];

const VERBS: &[Verb] = &[
    Verb { name: "selection.invite-reviewer", permission: ManageSelection },
    Verb { name: "selection.answer-invitation", permission: Review },
    Verb { name: "selection.change-profile", permission: Review },
    Verb { name: "selection.end-reviewer", permission: Review },
    Verb { name: "selection.declare-interest", permission: Review },
    Verb { name: "selection.withdraw-interest", permission: Review },
    Verb { name: "selection.pin-conflict", permission: ManageSelection },
    Verb { name: "selection.propose-assignment", permission: ManageSelection },
    Verb { name: "selection.carry-out-assignment", permission: ManageSelection },
    Verb { name: "selection.assign", permission: ManageSelection },
    Verb { name: "selection.take-back", permission: ManageSelection },
    Verb { name: "selection.recuse", permission: Review },
    Verb { name: "selection.begin", permission: ManageSelection },
    Verb { name: "selection.declare", permission: ManageSelection },
    Verb { name: "selection.step", permission: ManageSelection },
];

/// Every statement of this module.
pub const STATEMENTS: &[&[&centum_store::Statement]] =
    &[process::store::STATEMENTS, reviewers::store::STATEMENTS, assignment::store::STATEMENTS];

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
