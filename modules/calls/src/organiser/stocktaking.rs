//! Stock is taken anew of applications that were judged by terms which no longer hold.

use centum_base::Id;
use centum_ledger::House;
use centum_store::StoreResult;

use crate::call::{Call, CallState, calls, find_call};
use crate::expression::{Dossier, stock, store};

/// So many in one transaction, so that nobody waits long for the writer.
const BATCH: u32 = 50;

/// Takes stock of every application of a call that needs it. Tells of how many.
///
/// What is kept is worked out from what stands: it says nothing new, so the ledger has no entry of it.
pub async fn take_stock(house: &House, call: Id<Call>) -> StoreResult<u32> {
    let mut count = 0;
    loop {
        let mut tx = house.begin().await?;
        let call = find_call(&mut tx.conn(), call).await?.filter(|call| call.state < CallState::Announced);
        // Once the decision is public, what it was made by stands: answers may be erased from then on.
        let Some(call) = call else { return Ok(count) };
        let batch = store::outdated(&mut tx.conn(), &call, BATCH).await?;
        for id in &batch {
            if let Some(dossier) = Dossier::load(&mut tx.conn(), *id).await? {
                stock::take(&mut tx, &dossier, house.now()).await?;
                count += 1;
            }
        }
        tx.commit().await?;
        if batch.len() < BATCH as usize {
            return Ok(count);
        }
    }
}

/// Takes stock in every call.
pub(crate) async fn sweep(house: &House) -> StoreResult<()> {
    let calls = calls(&mut house.read().await?.conn()).await?;
    for call in calls {
        take_stock(house, call.id).await?;
    }
    Ok(())
}
