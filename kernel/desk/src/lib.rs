//! The pages of what the kernel keeps: signing in, one's own account, people and their roles, invitations, the
//! ledger, the outbox, and the statements that a public site owes its readers.
//!
//! Everything is done by the actions of `centum-accounts`, `centum-ledger` and `centum-jobs`; this crate only asks,
//! shows and composes letters. Its descriptor also brings the tables and statements of the kernel. Modules embed
//! [`History`] in the pages of their records.

mod account;
pub mod history;
mod ledger;
mod letters;
mod outbox;
mod people;
mod problem;
mod sign_in;
mod start;
mod statements;
mod withheld;

use centum_accounts::Permission;
use centum_store::Statement;
use centum_web::page::Face;
use centum_web::{Module, NavItem, Route, Sample, Verb};

pub use history::History;
pub use outbox::without_secrets;

/// The descriptor of these pages.
pub fn module() -> Module {
    Module {
        routes,
        verbs: VERBS,
        statements: &STATEMENTS,
        tables: &[centum_ledger::TABLES, centum_accounts::TABLES, centum_jobs::TABLES],
        messages: MESSAGES,
        samples,
        nav: NAV,
        tiles: Some(start::tiles),
        ..Module::named("desk")
    }
}

macro_rules! texts {
    ($($tag:literal: $($name:literal)+;)+) => {
        &[$($(($tag, include_str!(concat!("../locales/", $tag, "/", $name, ".ftl")))),+),+]
    };
}

const MESSAGES: &[centum_web::locale::Texts] = texts! {
    "en": "account" "history" "ledger" "letters" "outbox" "people" "sign_in" "start" "statements";
    "de": "account" "letters" "sign_in" "statements";
    "fr": "account" "letters" "sign_in" "statements";
};

const NAV: &[NavItem] = &[
    desk_line("/desk", "desk-nav-start", Permission::ReadDesk, 0),
    desk_line("/desk/people", "desk-people-title", Permission::ManagePeople, 800),
    desk_line("/desk/ledger", "desk-ledger-title", Permission::ReadLedger, 900),
    desk_line("/outbox", "desk-outbox-title", Permission::ReadOutbox, 910),
];

const fn desk_line(href: &'static str, message: &'static str, permission: Permission, order: u16) -> NavItem {
    NavItem { face: Face::Desk, href, message, permission, order }
}

const VERBS: &[Verb] = &[
    verb("accounts.add-person", Permission::ManagePeople),
    verb("accounts.ask-link", Permission::SignIn),
    verb("accounts.sign-in", Permission::SignIn),
    verb("accounts.accept-invitation", Permission::SignIn),
    verb("accounts.sign-out", Permission::ReadOwnAccount),
    verb("accounts.sign-out-everywhere", Permission::ReadOwnAccount),
    verb("accounts.make-access-token", Permission::ReadOwnAccount),
    verb("accounts.withdraw-access-token", Permission::ReadOwnAccount),
    verb("accounts.change-password", Permission::ReadOwnAccount),
    verb("accounts.choose-locale", Permission::ReadOwnAccount),
    verb("accounts.add-organisation", Permission::ManagePeople),
    verb("accounts.invite", Permission::ManagePeople),
    verb("accounts.withdraw-invitation", Permission::ManagePeople),
    verb("accounts.give-role", Permission::ManagePeople),
    verb("accounts.end-role", Permission::ManagePeople),
    verb("ledger.forget", Permission::ManagePeople),
];

const fn verb(name: &'static str, permission: Permission) -> Verb {
    Verb { name, permission }
}

/// The statements of the kernel, crate by crate.
const KERNEL: [&[&[&Statement]]; 3] =
    [centum_ledger::STATEMENTS, centum_accounts::STATEMENTS, centum_jobs::STATEMENTS];
const ROOMS: usize = KERNEL[0].len() + KERNEL[1].len() + KERNEL[2].len();
static STATEMENTS: [&[&Statement]; ROOMS] = in_one_list();

const fn in_one_list() -> [&'static [&'static Statement]; ROOMS] {
    let mut all: [&'static [&'static Statement]; ROOMS] = [&[]; ROOMS];
    let (mut krate, mut next) = (0, 0);
    while krate < KERNEL.len() {
        let mut room = 0;
        while room < KERNEL[krate].len() {
            all[next] = KERNEL[krate][room];
            next += 1;
            room += 1;
        }
        krate += 1;
    }
    all
}

fn routes() -> Vec<Route> {
    let rooms = [
        sign_in::routes(),
        account::routes(),
        start::routes(),
        people::routes(),
        ledger::routes(),
        outbox::routes(),
        statements::routes(),
    ];
    rooms.into_iter().flatten().collect()
}

fn samples() -> Vec<Sample> {
    let rooms = [
        sign_in::samples(),
        account::samples(),
        start::samples(),
        people::samples(),
        ledger::samples(),
        outbox::samples(),
        statements::samples(),
    ];
    rooms.into_iter().flatten().collect()
}
