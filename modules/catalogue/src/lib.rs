//! The joint open data platform: one catalogue of all the cities' data.
//!
//! [`sources`] say who publishes where; [`adapters`] read what they answer, [`dcat`] makes typed records of it;
//! [`harvest`] brings it in; [`records`] is the log of all that was ever said, from which everything else is made.

pub mod adapters;
pub mod dcat;
pub mod harvest;
mod named;
pub mod records;
pub mod sources;

use centum_accounts::Permission::ManageCatalogue;
use centum_web::Module;
use centum_web::module::Verb;

/// The descriptor of this module.
pub fn module() -> Module {
    Module {
        verbs: VERBS,
        statements: STATEMENTS,
        tables: TABLES,
        messages: MESSAGES,
        ..Module::named("catalogue")
    }
}

const MESSAGES: &[centum_web::locale::Texts] = &[("en", include_str!("../locales/en/harvest.ftl"))];

const VERBS: &[Verb] = &[
    Verb { name: "catalogue.add-publisher", permission: ManageCatalogue },
    Verb { name: "catalogue.add-catalogue", permission: ManageCatalogue },
    Verb { name: "catalogue.publish-for", permission: ManageCatalogue },
    Verb { name: "catalogue.add-source", permission: ManageCatalogue },
    Verb { name: "catalogue.change-source", permission: ManageCatalogue },
    Verb { name: "catalogue.start-run", permission: ManageCatalogue },
    Verb { name: "catalogue.cancel-run", permission: ManageCatalogue },
    Verb { name: "catalogue.confirm-run", permission: ManageCatalogue },
    Verb { name: "catalogue.reject-run", permission: ManageCatalogue },
    Verb { name: "catalogue.send-report", permission: ManageCatalogue },
    Verb { name: "catalogue.withdraw", permission: ManageCatalogue },
    Verb { name: "catalogue.restore", permission: ManageCatalogue },
    Verb { name: "catalogue.decide-duplicate", permission: ManageCatalogue },
];

/// Every statement of this module.
pub const STATEMENTS: &[&[&centum_store::Statement]] = &[
    sources::STATEMENTS,
    records::STATEMENTS[0],
    records::STATEMENTS[1],
    records::STATEMENTS[2],
    records::STATEMENTS[3],
    harvest::STATEMENTS[0],
    harvest::STATEMENTS[1],
    harvest::STATEMENTS[2],
];

/// Every table of this module, referenced ones first.
pub const TABLES: &[&[centum_store::Table]] =
    &[sources::TABLES, harvest::TABLES, records::TABLES[0], records::TABLES[1], harvest::SIGHTINGS];
