//! Runs are worked on by jobs; a look every now and then starts what is due and wakes what lost its worker.

use centum_accounts::Actor;
use centum_base::Id;
use centum_jobs::{Handler, JobError, enqueue};
use centum_ledger::House;
use centum_store::StoreError;

use super::actions::{RunError, start_run};
use super::parts::Harvester;
use super::run::{Mode, Run};
use super::store;
use crate::sources::{schedule_next, sources_due};

/// The job that works on a run.
pub const HARVEST_JOB: &str = "catalogue.harvest";
/// So many sources are started, and so many runs woken, at one look.
const AT_ONCE: u32 = 200;

impl Harvester {
    /// The handler of the job. Done twice, the second finds nothing to do.
    pub fn handler(&self) -> Handler {
        let harvester = self.clone();
        Handler::new(HARVEST_JOB, move |house, payload| {
            let harvester = harvester.clone();
            async move {
                let run: Id<Run> = payload["run"].as_str().unwrap_or_default().parse()?;
                let patience = harvester.limits.patience;
                // The queue breaks off what takes long, and a large page would begin anew each time.
                let working = tokio::spawn(async move {
                    let left = harvester.work(&house, run).await;
                    match &left {
                        Ok(left) => tracing::debug!(%run, ?left, "a harvest was worked on"),
                        Err(error) => tracing::warn!(%run, %error, "a harvest could not go on"),
                    }
                    left
                });
                match tokio::time::timeout(patience, working).await {
                    Ok(left) => {
                        left??;
                    }
                    Err(_) => tracing::info!(%run, "a page of a harvest goes on without its job"),
                }
                Ok::<(), JobError>(())
            }
        })
    }

    /// The chore that looks after schedules and stalled runs.
    pub fn chore(&self) -> Handler {
        let harvester = self.clone();
        Handler::new("catalogue.tend", move |house, _| {
            let harvester = harvester.clone();
            async move { Ok(harvester.tend(&house).await.map(drop)?) }
        })
    }

    /// Starts runs whose time has come, and wakes those that lost their worker. Tells how many of each.
    pub async fn tend(&self, house: &House) -> Result<Tended, StoreError> {
        Ok(Tended { started: self.start_due(house).await?, woken: self.wake_stalled(house).await? })
    }

    async fn start_due(&self, house: &House) -> Result<u32, StoreError> {
        let due = {
            let mut reader = house.db.read_current().await?;
            sources_due(&mut reader.conn(), house.now(), AT_ONCE).await?
        };
        let mut started = 0;
        for source in due {
            let actor = Actor::System("schedule");
            match start_run(house, &actor, &*self.dialects, source.id, Mode::Real).await {
                Ok(_) => started += 1,
                Err(RunError::Store(error)) => return Err(error),
                Err(error) => tracing::debug!(source = %source.id, %error, "a harvest was not started"),
            }
            // Started or not, the source has had its turn.
            let mut tx = house.begin().await?;
            schedule_next(&mut tx, &source, house.now()).await?;
            tx.commit().await?;
        }
        Ok(started)
    }

    async fn wake_stalled(&self, house: &House) -> Result<u32, StoreError> {
        let now = house.now();
        let since = now.checked_sub(self.limits.lease * 2).unwrap_or(now);
        let mut tx = house.begin().await?;
        let stalled = store::stalled(&mut tx.conn(), (now, since), AT_ONCE).await?;
        for run in &stalled {
            store::woken(&mut tx, *run, now).await?;
            enqueue(house, &mut tx, HARVEST_JOB, &serde_json::json!({ "run": run }), now).await?;
        }
        tx.commit().await?;
        Ok(u32::try_from(stalled.len()).unwrap_or(u32::MAX))
    }
}

/// What a look found to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tended {
    /// Runs that were started.
    pub started: u32,
    /// Runs that were woken.
    pub woken: u32,
}
