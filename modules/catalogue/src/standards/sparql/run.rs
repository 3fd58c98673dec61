//! Running a query where it holds nobody else up.

use std::sync::Arc;
use std::time::Duration;

use centum_accounts::{Permission, Refused};
use centum_graph::{Cancel, Limits, Query, RunError, Snapshot};
use centum_web::{Kind, Problem, Visit};
use tokio::sync::Semaphore;

use super::refused::stopped;
use crate::standards::graph::Standing;
use crate::standards::{Options, Parts};

/// How long a query waits for a place.
const PATIENCE: Duration = Duration::from_secs(2);

/// Who may ask, what a query may use, and how many run at once.
pub(in crate::standards) struct Gate {
    pub(super) for_everyone: bool,
    pub(super) limits: Limits,
    places: Arc<Semaphore>,
}

impl Gate {
    pub(in crate::standards) fn new(options: Options) -> Self {
        Self {
            for_everyone: options.sparql_for_everyone,
            limits: options.query,
            places: Arc::new(Semaphore::new(options.queries_at_once.max(1))),
        }
    }

    /// Whether this reader may ask.
    pub(super) fn is_open_to(&self, visit: &Visit) -> bool {
        self.for_everyone || visit.actor.may(Permission::ReadOwnAccount)
    }

    /// Sends away who may not ask; a program is told where tokens are taken without a page beside it.
    pub(super) fn admit(&self, visit: &Visit) -> Result<(), Problem> {
        if self.for_everyone {
            return Ok(());
        }
        match visit.actor.require(Permission::ReadOwnAccount) {
            Err(Refused::NotSignedIn) => {
                Err(Problem::saying(Kind::SignIn, "catalogue-standards-sparql-token"))
            }
            other => Ok(other.map(drop)?),
        }
    }
}

/// Why no question can be answered now, if so.
pub(super) fn unready(parts: &Parts) -> Option<&'static str> {
    match parts.graph.standing() {
        Standing::Ready => None,
        Standing::Loading => Some("catalogue-standards-sparql-loading"),
        Standing::TooLarge => Some("catalogue-standards-sparql-too-large"),
    }
}

/// Gives up on a query when nobody waits for its answer any more.
struct Leaving(Cancel);

impl Drop for Leaving {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

/// Runs something on the graphs as they stand.
pub(super) async fn run<T: Send + 'static>(
    parts: &Parts,
    query: Query,
    limits: Limits,
    ask: impl FnOnce(&Snapshot, &Query, &Limits, &Cancel) -> Result<T, RunError> + Send + 'static,
) -> Result<T, Problem> {
    let off = |message: &'static str| Problem::saying(Kind::Unavailable, message);
    if let Some(reason) = unready(parts) {
        return Err(off(reason));
    }
    let place = tokio::time::timeout(PATIENCE, Arc::clone(&parts.gate.places).acquire_owned()).await;
    let Ok(Ok(place)) = place else { return Err(off("catalogue-standards-sparql-busy")) };
    let snapshot = parts.graph.graphs().snapshot();
    let cancel = Cancel::new();
    let leaving = Leaving(cancel.clone());
    let ran = tokio::task::spawn_blocking(move || {
        let ran = ask(&snapshot, &query, &limits, &cancel);
        drop(place);
        ran
    });
    let ran = ran.await.map_err(Problem::fault)?;
    drop(leaving);
    ran.map_err(stopped)
}
