//! The clock opens and closes calls: a job at each instant that the terms name.

use centum_accounts::Actor;
use centum_jobs::{Handler, JobError};
use centum_ledger::House;

use crate::call::{self, CallError, TURN_JOB};
use crate::expression::actions;

const CLOCK: Actor = Actor::System("clock");

/// The handler of the job. An instant that was moved meanwhile finds nothing to do.
pub(crate) fn handler() -> Handler {
    Handler::new(TURN_JOB, |house, payload| async move {
        let id = payload["call"].as_str().unwrap_or_default().parse()?;
        match call::turn(&house, &CLOCK, id).await {
            Ok(_) | Err(CallError::Absent) => Ok(()),
            Err(error) => Err(JobError::from(error)),
        }
    })
}

/// Opens and closes every call whose time has come, for a house whose queue was lost, takes stock where it is outdated, and
/// erases the answers whose time has come.
pub async fn sweep(house: &House) -> Result<u32, CallError> {
    let turned = call::turn_all(house, &CLOCK).await?;
    crate::organiser::sweep(house).await?;
    let calls = call::calls(&mut house.read().await?.conn()).await?;
    let now = house.now();
    for call in calls.iter().filter(|call| !call::retention::due(call, now).is_empty()) {
        actions::erase_due(house, &CLOCK, call.id).await?;
    }
    Ok(turned)
}
