//! Selection: from the applications that were handed in to a decision with a reason for each of them.
//!
//! A [`process`] declares how the set is chosen, before the call closes. The [`pool`] is what was handed in and is eligible.
//! [`reviewers`] read what no conflict keeps them from, as an [`assignment`] gives it to them; [`reviews`] are marked alone and
//! blind, a [`consensus`] report follows. A [`decision`] is complete in itself, is proposed by one person and released by
//! another, keeps the [`calibration`] that was shown beside its marks, and offers [`seats`].

pub mod assignment;
pub mod calibration;
pub mod consensus;
pub mod decision;
pub mod draw;
mod keeping;
mod letters;
mod pages;
pub mod pool;
pub mod process;
pub mod replay;
pub mod reviewers;
pub mod reviews;
pub mod seats;
mod withholding;
pub mod wording;

use centum_accounts::Permission::{Apply, ChairPanel, ManageSelection, ReleaseDecision, Review};
use centum_web::{Module, Verb};

/// The descriptor of this module.
pub fn module() -> Module {
    Module {
        routes: || {
            [
                pages::deciding::routes(),
                pages::readers::routes(),
                pages::interests::routes(),
                pages::reviewing::routes(),
                pages::consensus::routes(),
                pages::panel::routes(),
                pages::wording::routes(),
            ]
            .concat()
        },
        samples: || {
            [
                pages::deciding::samples(),
                pages::readers::samples(),
                pages::interests::samples(),
                pages::reviewing::samples(),
                pages::consensus::samples(),
                pages::panel::samples(),
                pages::wording::samples(),
            ]
            .concat()
        },
        nav: NAV,
        assets: &[
            pages::deciding::STYLE,
            pages::deciding::SCRIPT,
            pages::reviewing::STYLE,
            pages::panel::SCRIPT,
        ],
        openapi: <pages::reviewing::Document as utoipa::OpenApi>::openapi,
        verbs: VERBS,
        statements: STATEMENTS,
        tables: TABLES,
        keepers: &[keeping::KEEPER],
        tiles: Some(pages::deciding::tiles),
        doors: Some(pages::deciding::doors),
        withholds: Some(withholding::withholds),
        bars: Some(withholding::bars),
        jobs: || vec![decision::handler()],
        messages: MESSAGES,
        ..Module::named("selection")
    }
}

const NAV: &[centum_web::NavItem] = &[
    pages::deciding::NAV[0],
    pages::deciding::NAV[1],
    pages::reviewing::NAV[0],
    pages::reviewing::NAV[1],
    pages::interests::NAV,
];

const MESSAGES: &[centum_web::locale::Texts] = &[
    ("en", include_str!("../locales/en/data.ftl")),
    ("en", include_str!("../locales/en/history.ftl")),
    ("en", include_str!("../locales/en/letters.ftl")),
    ("en", include_str!("../locales/en/readers_letters.ftl")),
    ("en", pages::deciding::ENGLISH),
    ("en", pages::readers::ENGLISH),
    ("en", pages::readers::LANGUAGES),
    ("en", pages::interests::ENGLISH),
    ("en", pages::reviewing::ENGLISH),
    ("en", pages::consensus::ENGLISH),
    ("en", pages::panel::ENGLISH),
    ("en", pages::wording::ENGLISH),
];

const VERBS: &[Verb] = &[
    Verb { name: "selection.begin", permission: ManageSelection },
    Verb { name: "selection.declare", permission: ManageSelection },
    Verb { name: "selection.step", permission: ManageSelection },
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
    Verb { name: "selection.agree-without", permission: Review },
    Verb { name: "selection.go-on-without", permission: ManageSelection },
    Verb { name: "selection.evaluate-again", permission: ReleaseDecision },
    Verb { name: "selection.change-mark", permission: ChairPanel },
    Verb { name: "selection.discuss", permission: ChairPanel },
    Verb { name: "selection.word-letter", permission: ManageSelection },
    Verb { name: "selection.propose", permission: ManageSelection },
    Verb { name: "selection.drop-decision", permission: ManageSelection },
    Verb { name: "selection.release", permission: ReleaseDecision },
    Verb { name: "selection.complain", permission: Apply },
    Verb { name: "selection.answer-complaint", permission: ReleaseDecision },
    Verb { name: "selection.answer-seat", permission: Apply },
    Verb { name: "selection.withdraw-seat", permission: ReleaseDecision },
    Verb { name: "selection.hand-over", permission: ManageSelection },
];

/// Every statement of this module.
pub const STATEMENTS: &[&[&centum_store::Statement]] = &[
    process::store::STATEMENTS,
    draw::store::STATEMENTS,
    reviewers::store::STATEMENTS,
    assignment::store::STATEMENTS,
    reviews::store::STATEMENTS,
    reviews::store::OF_TWO_TEXTS,
    consensus::store::STATEMENTS,
    decision::store::STATEMENTS,
    calibration::store::STATEMENTS,
    seats::store::STATEMENTS,
    wording::store::STATEMENTS,
];

/// Every table of this module, referenced ones first.
pub const TABLES: &[&[centum_store::Table]] = &[
    process::store::TABLES,
    draw::store::TABLES,
    reviewers::store::TABLES,
    assignment::store::TABLES,
    reviews::store::TABLES,
    consensus::store::TABLES,
    decision::store::TABLES,
    calibration::store::TABLES,
    seats::store::TABLES,
    wording::store::TABLES,
];

#[cfg(test)]
mod tests {
    use super::{MESSAGES, VERBS};

    #[test]
    fn every_deed_has_words_for_whoever_reads_of_it() {
        let has = |id: &str| MESSAGES.iter().any(|(_, texts)| texts.lines().any(|line| line.starts_with(id)));
        let id = |name: &str| format!("{} =", name.replace("selection.", "selection-verb-"));
        let without: Vec<&str> = VERBS.iter().map(|verb| verb.name).filter(|name| !has(&id(name))).collect();
        assert!(without.is_empty(), "{without:?}");
    }
}
