//! Who follows the log: one lane a view, so that none waits for another.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use centum_base::Id;
use tokio::sync::watch;
use tokio::task::{JoinSet, spawn_blocking};

use super::{Batch, FollowError, Lane, Views};
use crate::records::{self, Record};

/// Entries in one batch.
const BATCH: u32 = 256;
/// How long a lane waits until it looks again, where nobody wakes it.
const LOOK: Duration = Duration::from_secs(1);
/// How long it is until surroundings are looked at again.
const LOOK_AROUND: Duration = Duration::from_secs(60);
/// The longest that a lane waits after faults.
const LONGEST_BACK_OFF: Duration = Duration::from_secs(300);

impl Views {
    /// Follows the log until `stop` is done. What is being taken in then is finished.
    pub async fn follow(&self, stop: impl Future<Output = ()> + Send) {
        let (ask, asked) = watch::channel(false);
        let mut lanes = JoinSet::new();
        let mut renewing = JoinSet::new();
        for at in 0..self.0.lanes.len() {
            let (views, asked) = (self.clone(), asked.clone());
            lanes.spawn(async move { views.follow_in(at, asked).await });
        }
        let (views, asked) = (self.clone(), asked.clone());
        lanes.spawn(async move { views.follow_surroundings(asked).await });
        if self.search().is_outdated() {
            // It can be broken off at any time: then the next start begins it again.
            let views = self.clone();
            renewing.spawn(async move {
                if let Err(error) = views.rebuild_search().await {
                    tracing::warn!(%error, "the search was not made anew");
                }
            });
        }
        stop.await;
        let _ = ask.send(true);
        renewing.abort_all();
        while lanes.join_next().await.is_some() {}
    }

    /// Lets every view take in all that is in the log. One that cannot keeps no other from it; its fault is told at the end.
    pub async fn catch_up(&self) -> Result<(), FollowError> {
        let mut lanes = JoinSet::new();
        for at in 0..self.0.lanes.len() {
            let views = self.clone();
            lanes.spawn(async move {
                while views.advance(&views.0.lanes[at]).await? {}
                Ok(())
            });
        }
        let mut outcome = Ok(());
        while let Some(caught_up) = lanes.join_next().await {
            outcome = outcome.and(caught_up.map_err(FollowError::from).flatten());
        }
        outcome
    }

    /// Hands records to every view again, whose surroundings or points have changed since.
    pub async fn renew(&self, ids: &[Id<Record>]) -> Result<(), FollowError> {
        for ids in ids.chunks(BATCH as usize) {
            let batch = self.standing(ids).await?;
            for lane in self.0.lanes.iter().filter(|lane| lane.view.wants_more()) {
                let _turn = lane.turn.lock().await;
                // What the view has yet to read it will read as it stands now.
                let position = lane.view.position();
                let known = batch.entries.iter().filter(|shown| shown.entry.position <= position);
                hand_over(lane, Batch { position, head: batch.head, entries: known.cloned().collect() })
                    .await?;
                rest(lane).await?;
            }
        }
        Ok(())
    }

    async fn standing(&self, ids: &[Id<Record>]) -> Result<Batch, FollowError> {
        let mut reader = self.0.house.db.read_current().await?;
        let mut entries = Vec::with_capacity(ids.len());
        for id in ids {
            let record = records::record(&mut reader.conn(), *id).await?;
            entries.extend(record.zip(records::current(&mut reader.conn(), *id).await?));
        }
        let head = records::head(&mut reader.conn()).await?;
        Ok(Batch::complete(&mut reader.conn(), self.0.points.as_deref(), (0, head), entries).await?)
    }

    /// Keeps one view at the head of the log.
    async fn follow_in(self, at: usize, mut asked: watch::Receiver<bool>) {
        let lane = &self.0.lanes[at];
        let mut faults = 0_u32;
        while !*asked.borrow() {
            let pause = match self.advance(lane).await {
                Ok(true) => {
                    faults = 0;
                    continue;
                }
                Ok(false) => {
                    faults = 0;
                    LOOK
                }
                Err(error) => {
                    tracing::warn!(view = lane.view.name(), position = lane.view.position(), %error, "a view does not follow the log");
                    faults = faults.saturating_add(1);
                    back_off(faults)
                }
            };
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                () = self.0.wake.notified(), if faults == 0 => {}
                _ = asked.wait_for(|asked| *asked) => {}
            }
        }
    }

    /// Looks now and then whether records stand in other surroundings.
    async fn follow_surroundings(self, mut asked: watch::Receiver<bool>) {
        while !*asked.borrow() {
            if let Err(error) = self.renew_changed().await {
                tracing::warn!(%error, "the views do not know the surroundings of records");
            }
            tokio::select! {
                () = tokio::time::sleep(LOOK_AROUND) => {}
                _ = asked.wait_for(|asked| *asked) => {}
            }
        }
    }

    /// Takes the next batch in; false when there is none.
    async fn advance(&self, lane: &Lane) -> Result<bool, FollowError> {
        let _turn = lane.turn.lock().await;
        if !lane.view.wants_more() {
            return Ok(false);
        }
        match self.next(lane.view.position()).await? {
            Some(batch) => hand_over(lane, batch).await.map(|()| true),
            None => rest(lane).await.map(|()| false),
        }
    }

    pub(super) async fn next(&self, position: i64) -> Result<Option<Batch>, FollowError> {
        let mut reader = self.0.house.db.read_current().await?;
        let head = records::head(&mut reader.conn()).await?;
        if head <= position {
            return Ok(None);
        }
        let entries = records::changes(&mut reader.conn(), position, BATCH).await?;
        let Some(end) = entries.last().map(|(_, last)| last.position) else { return Ok(None) };
        Ok(Some(Batch::complete(&mut reader.conn(), self.0.points.as_deref(), (end, head), entries).await?))
    }
}

async fn rest(lane: &Lane) -> Result<(), FollowError> {
    let view = Arc::clone(&lane.view);
    let rested = spawn_blocking(move || view.rest()).await?;
    rested.map_err(|fault| FollowError::View { view: lane.view.name(), fault })
}

async fn hand_over(lane: &Lane, batch: Batch) -> Result<(), FollowError> {
    let view = Arc::clone(&lane.view);
    let applied = spawn_blocking(move || view.apply(&batch)).await?;
    applied.map_err(|fault| FollowError::View { view: lane.view.name(), fault })
}

/// Twice as long after each fault.
fn back_off(faults: u32) -> Duration {
    LOOK.saturating_mul(1 << faults.min(16)).min(LONGEST_BACK_OFF)
}
