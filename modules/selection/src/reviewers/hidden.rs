//! What is kept from whom, for rooms that ask nothing else.

use centum_store::{Conn, StoreResult};

use super::conflicts::with_entrants;
use crate::process::Selection;

pub use super::conflicts::Conflicts as Hidden;

/// What is kept from everybody.
pub async fn all_hidden(conn: &mut Conn<'_>, selection: &Selection) -> StoreResult<Hidden> {
    Ok(with_entrants(conn, selection).await?.1)
}
