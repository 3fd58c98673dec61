//! Everything that is made from the log: who follows it, and what it is handed.
//!
//! A [`View`] says how far it knows the log; the follower reads on from there and hands it [`Batch`]es. One that fails
//! is asked again later and keeps no other from its work. A view may be thrown away at any time: the log makes it again.

mod around;
mod batch;
mod follower;
mod rebuilding;
mod renewing;

use std::collections::HashMap;
use std::error::Error;
use std::path::Path;
use std::sync::Arc;

use centum_base::Id;
use centum_graph::Graphs;
use centum_ledger::House;
use centum_store::{Conn, StoreError, StoreResult};
use tokio::sync::{Mutex, Notify};

use crate::ckan::Kept;
use crate::harvest::Promise;
use crate::records::{self, Record};
use crate::search::Search;
use crate::standards::GraphView;

pub use around::{Around, PlaceName};
pub use batch::{Batch, Shown};
use renewing::Surroundings;

/// Something that is made from the log. Its methods block, and are called where that is allowed.
pub trait View: Send + Sync {
    /// Its name, for people who read what the program tells.
    fn name(&self) -> &'static str;

    /// How far it knows the log; 0 before the first entry.
    fn position(&self) -> i64;

    /// Takes in what follows, in the order of the log, and stands at the position of the batch afterwards: all of it or
    /// nothing. Entries of records that are not shown ([`records::State::is_shown`]) take them out. The same batch may
    /// come twice, and records that are known may come again without a new position.
    fn apply(&self, batch: &Batch) -> Result<(), ViewFault>;

    /// Whether it has any use for what follows. One that has given up is not read the log for.
    fn wants_more(&self) -> bool {
        true
    }

    /// There is nothing more for now: what was taken in is kept and shown, where that was put off.
    fn rest(&self) -> Result<(), ViewFault> {
        Ok(())
    }
}

/// Why a view could not take something in. It stands where it stood.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct ViewFault(Box<dyn Error + Send + Sync>);

impl ViewFault {
    /// A fault with its cause.
    pub fn new(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self(cause.into())
    }
}

/// Why views could not be opened, or do not stand where the log stands.
#[derive(Debug, thiserror::Error)]
pub enum FollowError {
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A view did not do its part.
    #[error("the view “{view}”: {fault}")]
    View {
        /// Its name.
        view: &'static str,
        /// What it said.
        fault: ViewFault,
    },
    /// A fault of ours took a view down.
    #[error("a view broke: {0}")]
    Broken(#[from] tokio::task::JoinError),
}

/// Knows the points of quality of records.
pub trait Points: Send + Sync {
    /// The points of those records that have been judged.
    fn of<'a>(
        &'a self,
        conn: &'a mut Conn<'_>,
        records: &'a [Id<Record>],
    ) -> Promise<'a, StoreResult<HashMap<Id<Record>, u32>>>;
}

/// The views of the catalogue. Cheap to clone.
#[derive(Clone)]
pub struct Views(Arc<Inner>);

struct Inner {
    house: House,
    points: Option<Arc<dyn Points>>,
    lanes: Vec<Lane>,
    wake: Notify,
    surroundings: Mutex<Surroundings>,
    search: Search,
    graphs: Arc<Graphs>,
    packages: Kept,
}

/// A view, and whose turn it is to write to it.
struct Lane {
    view: Arc<dyn View>,
    turn: Mutex<()>,
}

impl Views {
    /// Opens what is kept in the folder, and makes what is not.
    pub async fn open(house: &House, folder: &Path) -> Result<Self, FollowError> {
        Self::open_with(house, folder, None).await
    }

    /// The same, with somebody who knows the points of records.
    pub async fn open_with(
        house: &House,
        folder: &Path,
        points: Option<Arc<dyn Points>>,
    ) -> Result<Self, FollowError> {
        let mut reader = house.db.read_current().await?;
        let head = records::head(&mut reader.conn()).await?;
        let of_search = folder.join("search");
        let opened = tokio::task::spawn_blocking(move || Search::open(&of_search, head)).await?;
        let search = opened.map_err(|fault| FollowError::View { view: crate::search::VIEW, fault })?;
        let mut surroundings = Surroundings::in_folder(folder);
        if search.position() == 0 {
            surroundings.begin(&mut reader.conn()).await?;
        }
        Ok(Self::over(house, points, search, surroundings))
    }

    /// Views that live in memory alone, for tests and previews.
    pub fn in_memory(house: &House, points: Option<Arc<dyn Points>>) -> Result<Self, ViewFault> {
        Ok(Self::over(house, points, Search::in_memory()?, Surroundings::default()))
    }

    fn over(
        house: &House,
        points: Option<Arc<dyn Points>>,
        search: Search,
        surroundings: Surroundings,
    ) -> Self {
        let graphs = Arc::new(Graphs::default());
        let views: Vec<Arc<dyn View>> = vec![search.view(), Arc::new(crate::listing::Counting::new(house))];
        let lanes = views.into_iter().map(|view| Lane { view, turn: Mutex::new(()) }).collect();
        let (house, surroundings) = (house.clone(), Mutex::new(surroundings));
        let (wake, packages) = (Notify::new(), Kept::default());
        Self(Arc::new(Inner { house, points, lanes, wake, surroundings, search, graphs, packages }))
    }

    /// With graphs that follow the log as well. Views are put together before anybody is handed them.
    #[must_use]
    pub fn with_graphs(mut self, view: Arc<GraphView>) -> Self {
        let inner = Arc::get_mut(&mut self.0).expect("views are put together before they are handed out");
        inner.graphs = view.graphs();
        self.with(view)
    }

    /// With a further view of the log. Views are put together before anybody is handed them.
    #[must_use]
    pub fn with(mut self, view: Arc<dyn View>) -> Self {
        let inner = Arc::get_mut(&mut self.0).expect("views are put together before they are handed out");
        inner.lanes.push(Lane { view, turn: Mutex::new(()) });
        self
    }

    /// The full-text search.
    pub fn search(&self) -> &Search {
        &self.0.search
    }

    /// The graphs.
    pub fn graphs(&self) -> &Graphs {
        &self.0.graphs
    }

    /// Packages that were written before.
    pub(crate) fn packages(&self) -> &Kept {
        &self.0.packages
    }

    /// How far each view knows the log.
    pub fn positions(&self) -> impl Iterator<Item = (&'static str, i64)> + '_ {
        self.0.lanes.iter().map(|lane| (lane.view.name(), lane.view.position()))
    }

    /// Tells the follower that there is something new in the log, so that it does not wait for its next look.
    pub fn wake(&self) {
        self.0.wake.notify_waiters();
    }
}

impl std::fmt::Debug for Views {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.positions()).finish()
    }
}
