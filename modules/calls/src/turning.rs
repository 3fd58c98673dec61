//! The clock opens and closes calls: a job at each instant that the terms name.

use centum_accounts::Actor;
use centum_base::Id;
use centum_jobs::{Handler, JobError};
use centum_ledger::House;

use crate::call::{self, Call, CallError, CallState, TURN_JOB};
use crate::expression::actions;

const CLOCK: Actor = Actor::System("clock");

/// The handler of the job. An instant that was moved meanwhile finds nothing to do.
pub(crate) fn handler() -> Handler {
    Handler::new(TURN_JOB, |house, payload| async move {
        let id = payload["call"].as_str().unwrap_or_default().parse()?;
        match turn(&house, id).await {
            Ok(()) | Err(CallError::Absent) => Ok(()),
            Err(error) => Err(JobError::from(error)),
        }
    })
}

/// Takes the step whose time has come; of an archived call, lets go of what is promised to go then.
async fn turn(house: &House, id: Id<Call>) -> Result<(), CallError> {
    call::turn(house, &CLOCK, id).await?;
    actions::forget_invited(house, &CLOCK, id).await.map(drop)
}

/// Opens and closes every call whose time has come, for a house whose queue was lost, takes stock where it is outdated, and
/// erases the answers and addresses whose time has come.
pub async fn sweep(house: &House) -> Result<u32, CallError> {
    let turned = call::turn_all(house, &CLOCK).await?;
    crate::organiser::sweep(house).await?;
    let calls = call::calls(&mut house.read().await?.conn()).await?;
    let now = house.now();
    for call in calls.iter().filter(|call| !call::retention::due(call, now).is_empty()) {
        actions::erase_due(house, &CLOCK, call.id).await?;
    }
    for call in calls.iter().filter(|call| call.state == CallState::Archived) {
        actions::forget_invited(house, &CLOCK, call.id).await?;
    }
    Ok(turned)
}
