//! The modules in the order of the journey, and what all of them bring.

use centum_accounts::Keeper;
use centum_store::{Statement, Table};
use centum_web::Module;

/// Every module of this program.
pub fn modules() -> Vec<Module> {
    vec![
        centum_web::module(),
        centum_desk::module(),
        centum_places::module(),
        centum_cohort::module(),
        centum_forms::module(),
        centum_calls::module(),
        centum_selection::module(),
        centum_catalogue::module(),
    ]
}

/// What lets go of a person who is erased.
pub fn keepers() -> Vec<Keeper> {
    modules().iter().flat_map(|module| module.keepers).copied().collect()
}

/// Every table, referenced ones first.
pub fn tables() -> Vec<&'static Table> {
    modules().iter().flat_map(|module| module.tables.iter().copied().flatten()).collect()
}

/// Every statement.
pub fn statements() -> Vec<&'static Statement> {
    modules().iter().flat_map(|module| module.statements.iter().copied().flatten().copied()).collect()
}
