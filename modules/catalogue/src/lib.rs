//! The joint open data platform: one catalogue of all the cities' data.
//!
//! [`sources`] say who publishes where; [`adapters`] read what they answer, [`dcat`] makes typed records of it;
//! [`harvest`] brings it in; [`records`] is the log of all that was ever said, from which everything else is made: the
//! [`search`], the [`listing`] and the graphs, handed batches by [`views`], and the scores of [`quality`]. [`publishing`] writes
//! into the same log by hand; [`standards`] and [`ckan`] tell programs what stands in it.

pub mod adapters;
pub mod ckan;
pub mod dcat;
pub mod glance;
pub mod harvest;
pub mod intake;
pub mod issues;
pub mod listing;
mod named;
pub mod officers;
pub mod pages;
pub mod publishing;
pub mod quality;
pub mod records;
pub mod reuses;
pub mod search;
pub mod sources;
pub mod standards;
pub mod views;

use centum_accounts::Permission::{ManageCatalogue, PublishData};
use centum_web::Module;
use centum_web::module::Verb;

/// The descriptor of this module.
pub fn module() -> Module {
    Module {
        routes: || {
            [
                pages::routes(),
                search::routes(),
                quality::routes(),
                standards::routes(),
                publishing::routes(),
                ckan::routes(),
            ]
            .concat()
        },
        tiles: Some(pages::desk::tiles),
        verbs: VERBS,
        statements: STATEMENTS,
        tables: TABLES,
        messages: MESSAGES,
        assets: ASSETS,
        samples: || {
            [
                pages::samples(),
                search::samples(),
                quality::samples(),
                standards::samples(),
                publishing::samples(),
            ]
            .concat()
        },
        nav: &[pages::desk::NAV, pages::desk::NAV_OFFICER, pages::issues::NAV, publishing::NAV, search::NAV],
        keepers: &[search::KEEPER, issues::KEEPER, officers::KEEPER],
        manners: MANNERS,
        open: OPEN,
        openapi: || {
            let mut document = quality::openapi();
            document.merge(<standards::Document as utoipa::OpenApi>::openapi());
            document.merge(<ckan::Document as utoipa::OpenApi>::openapi());
            document
        },
        ..Module::named("catalogue")
    }
}

const MANNERS: &[centum_web::module::Manner] = &[ckan::MANNERS[0], ckan::MANNERS[1], standards::MANNER];

/// What pages of other sites may ask: nobody changes anything here without a token.
const OPEN: &[&str] = &[
    standards::ADDRESSES[0],
    standards::ADDRESSES[1],
    standards::MANNER.below,
    ckan::MANNERS[0].below,
    ckan::MANNERS[1].below,
];

const ASSETS: &[centum_web::assets::Own] = &[search::ASSETS[0], search::ASSETS[1], pages::ASSETS[0]];

const MESSAGES: &[centum_web::locale::Texts] = &[
    ("en", include_str!("../locales/en/harvest.ftl")),
    search::ENGLISH,
    quality::MESSAGES[0],
    quality::MESSAGES[1],
    quality::MESSAGES[2],
    ("en", standards::ENGLISH),
    ("en", pages::desk::ENGLISH),
    ("en", pages::desk::PAST),
    ("en", pages::desk::OFFICERS),
    publishing::ENGLISH,
    pages::public::ENGLISH,
    pages::issues::ENGLISH,
    pages::reuses::ENGLISH,
];

const VERBS: &[Verb] = &[
    Verb { name: "catalogue.add-publisher", permission: ManageCatalogue },
    Verb { name: "catalogue.add-catalogue", permission: ManageCatalogue },
    Verb { name: "catalogue.publish-for", permission: ManageCatalogue },
    Verb { name: "catalogue.add-source", permission: ManageCatalogue },
    Verb { name: "catalogue.change-source", permission: PublishData },
    Verb { name: "catalogue.start-run", permission: PublishData },
    Verb { name: "catalogue.cancel-run", permission: PublishData },
    Verb { name: "catalogue.confirm-run", permission: PublishData },
    Verb { name: "catalogue.reject-run", permission: PublishData },
    Verb { name: "catalogue.send-report", permission: PublishData },
    Verb { name: "catalogue.forward-report", permission: PublishData },
    Verb { name: "catalogue.withdraw", permission: ManageCatalogue },
    Verb { name: "catalogue.restore", permission: ManageCatalogue },
    Verb { name: "catalogue.decide-duplicate", permission: ManageCatalogue },
    search::VERBS[0],
    search::VERBS[1],
    search::VERBS[2],
    quality::VERBS[0],
    intake::VERBS[0],
    intake::VERBS[1],
    publishing::VERBS[0],
    publishing::VERBS[1],
    publishing::VERBS[2],
    publishing::VERBS[3],
    publishing::VERBS[4],
    publishing::VERBS[5],
    publishing::VERBS[6],
    publishing::VERBS[7],
    publishing::VERBS[8],
    publishing::VERBS[9],
    publishing::VERBS[10],
    issues::VERBS[0],
    issues::VERBS[1],
    officers::VERBS[0],
    officers::VERBS[1],
    officers::VERBS[2],
    officers::VERBS[3],
    officers::VERBS[4],
    officers::VERBS[5],
    officers::VERBS[6],
    officers::VERBS[7],
    reuses::VERBS[0],
    reuses::VERBS[1],
];

/// Every statement of this module.
pub const STATEMENTS: &[&[&centum_store::Statement]] = &[
    sources::STATEMENTS,
    records::STATEMENTS[0],
    records::STATEMENTS[1],
    records::STATEMENTS[2],
    records::STATEMENTS[3],
    records::STATEMENTS[4],
    harvest::STATEMENTS[0],
    harvest::STATEMENTS[1],
    harvest::STATEMENTS[2],
    search::STATEMENTS,
    quality::STATEMENTS[0],
    quality::STATEMENTS[1],
    quality::STATEMENTS[2],
    quality::STATEMENTS[3],
    quality::STATEMENTS[4],
    listing::STATEMENTS[0],
    listing::STATEMENTS[1],
    issues::STATEMENTS,
    standards::STATEMENTS[0],
    standards::STATEMENTS[1],
    intake::STATEMENTS,
    ckan::STATEMENTS[0],
    ckan::STATEMENTS[1],
    publishing::STATEMENTS,
    officers::STATEMENTS,
    reuses::STATEMENTS,
    glance::STATEMENTS,
];

/// Every table of this module, referenced ones first.
pub const TABLES: &[&[centum_store::Table]] = &[
    sources::TABLES,
    harvest::TABLES,
    records::TABLES[0],
    records::TABLES[1],
    harvest::SIGHTINGS,
    search::TABLES,
    quality::TABLES,
    intake::TABLES,
    publishing::TABLES,
    listing::TABLES,
    issues::TABLES,
    officers::TABLES,
    reuses::TABLES,
    glance::TABLES,
];
