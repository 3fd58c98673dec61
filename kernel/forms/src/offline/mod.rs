//! A copy of a form to work on without the network: a workbook that is written here, filled in anywhere and read back.
//!
//! Every row that asks something carries in hidden columns what it asks (`a.<part>.<field>.…`, the names of inputs on a
//! page) and the revision of the answer that stood when the copy was made. So a filled copy is read as a page is, and
//! what was changed elsewhere in the meantime is found out. A hidden sheet names the application.

mod read;
mod reading;
mod rows;
mod write;

pub use read::{Filled, OfflineError, Read, read};
pub use reading::{
    CellText, MAX_CELLS, MAX_INFLATED_BYTES, MAX_WORKBOOK_BYTES, Sheet, WorkbookError, sheets,
};
pub use write::{Copy, WriteError, write};

/// The name of the hidden sheet.
const ABOUT: &str = "centum";
/// The name of the shape of such a workbook.
const SCHEMA: &str = "centum-copy/1";
/// What marks an option or a declaration in every language.
const TICK: &str = "x";

#[cfg(test)]
mod tests;
