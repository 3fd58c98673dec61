//! Following a call: being told of each corrigendum and each answer.

use centum_accounts::{Actor, Permission, Refused};
use centum_ledger::{House, Note, Subject};

use super::store::followers::set_following;
use super::{Call, CallError};
use crate::Attempt;

/// Begins or ends to follow a call as a reader. An applicant cannot end it.
pub async fn follow(
    house: impl Into<Attempt<'_, House>>,
    actor: &Actor,
    call: &Call,
    on: bool,
) -> Result<(), CallError> {
    let house = &house.into();
    let recorded = actor.require(Permission::Apply)?;
    let person = actor.person().ok_or(Refused::NotSignedIn)?.id;
    let mut tx = house.begin().await?;
    if set_following(&mut tx, call.id, person, on, house.now()).await? {
        let verb = if on { "calls.follow" } else { "calls.unfollow" };
        house.record(&mut tx, &recorded, verb, &Subject::new("call", call.id), Note::new()).await?;
    }
    Ok(house.close(tx).await?)
}
