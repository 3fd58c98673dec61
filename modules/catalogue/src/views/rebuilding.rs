//! Making the index anew beside the old one, which goes on serving until the new one takes its place in one step.

use tokio::task::spawn_blocking;

use super::{FollowError, ViewFault, Views};
use crate::search::{Search, VIEW};

impl Views {
    /// Makes the search anew from the log. What comes meanwhile is in it, too.
    pub async fn rebuild_search(&self) -> Result<(), FollowError> {
        let search = self.0.search.clone();
        let mut new = spawn_blocking(move || search.begin_again()).await?.map_err(faulty)?;
        let mut position = 0;
        while let Some(batch) = self.next(position).await? {
            position = batch.position;
            new = spawn_blocking(move || Search::put_into(&mut new, &batch).map(|()| new))
                .await?
                .map_err(faulty)?;
        }
        // What comes between the last look and this is read by the follower, which goes on at the position.
        let lane = self.0.lanes.iter().find(|lane| lane.view.name() == VIEW);
        let _turn = match lane {
            Some(lane) => Some(lane.turn.lock().await),
            None => None,
        };
        let search = self.0.search.clone();
        spawn_blocking(move || search.swap(new, position)).await?.map_err(faulty)
    }
}

fn faulty(fault: ViewFault) -> FollowError {
    FollowError::View { view: VIEW, fault }
}
