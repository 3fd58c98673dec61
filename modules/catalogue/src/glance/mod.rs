//! The first rows of a small file, as they stood when somebody looked: read from its beginning, bounded in every way, and
//! kept beside the address. Readers see what is kept; nobody is asked while they wait.

mod rows;
mod store;

pub use rows::{MOST_BYTES, Rows, Shape, read, shape};
pub use store::{Glance, glances};
pub(crate) use store::{STATEMENTS, TABLES, keep, sweep};
