//! What is no longer kept leaves by itself.

use centum_ledger::House;
use centum_store::{StoreResult, args};

use super::inviting::sweep_invitations;
use super::joining::sweep_joining;
use crate::access::sweep_access_tokens;
use crate::limits::sweep_counts;
use crate::sessions::sweep_sessions;
use crate::store::SWEEP_LINKS;

/// Removes sessions, access tokens and links that no longer hold, counts of windows that are over, and the names in invitations that
/// nobody answered. None of it is a deed of somebody, so the ledger is silent about it.
pub async fn sweep(house: &House) -> StoreResult<()> {
    let mut tx = house.begin().await?;
    let now = house.now();
    sweep_sessions(&mut tx, now).await?;
    sweep_access_tokens(&mut tx, now).await?;
    tx.conn().execute(&SWEEP_LINKS, args![now]).await?;
    sweep_counts(&mut tx, now).await?;
    sweep_invitations(&mut tx, now).await?;
    sweep_joining(&mut tx, now).await?;
    tx.commit().await
}
