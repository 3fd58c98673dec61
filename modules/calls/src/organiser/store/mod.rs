//! Statements and tables of this room.

pub(super) mod deciding;
pub(super) mod doubles;
pub(super) mod entrants;
pub(super) mod figures;
pub(super) mod grace;
pub(super) mod listing;
pub(super) mod reminding;

/// Every statement of this room.
pub(crate) const STATEMENTS: [&[&centum_store::Statement]; 7] = [
    figures::STATEMENTS,
    listing::STATEMENTS,
    deciding::STATEMENTS,
    reminding::STATEMENTS,
    doubles::STATEMENTS,
    entrants::STATEMENTS,
    grace::STATEMENTS,
];

/// Every table of this room.
pub(crate) const TABLES: [&[centum_store::Table]; 4] =
    [deciding::TABLES, reminding::TABLES, doubles::TABLES, grace::TABLES];
