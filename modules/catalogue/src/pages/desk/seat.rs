//! What the desk shows to whom: everything to organisers, to officers what they look after. What somebody may not see is
//! not found.

use centum_base::Id;
use centum_store::{Conn, StoreResult};
use centum_web::errors::IntoProblem;
use centum_web::{Problem, Visit};

use crate::harvest::Run;
use crate::officers::{
    Charge, Denied, Participant, Reach, charges_in, over_run, over_source, participants, reach,
};
use crate::sources::{Catalogue, Source};

/// Who looks, and at what.
pub(super) struct Seat {
    reach: Reach,
    charges: Vec<Charge>,
    named: Vec<Participant>,
}

impl Seat {
    /// The seat of who visits.
    pub(super) async fn of(visit: &Visit, conn: &mut Conn<'_>) -> StoreResult<Self> {
        let reach = reach(conn, &visit.actor).await?;
        let charges = charges_in(conn, reach.bound()).await?;
        let mut of: Vec<_> = charges.iter().map(|charge| charge.participation).collect();
        of.extend(reach.bound().unwrap_or_default());
        of.sort_unstable();
        of.dedup();
        let named = participants(conn, &of).await?;
        Ok(Self { reach, charges, named })
    }

    /// Whether an organiser looks.
    pub(super) fn manages(&self) -> bool {
        self.reach == Reach::All
    }

    /// Whether a catalogue stands before them.
    pub(super) fn shows(&self, catalogue: Id<Catalogue>) -> bool {
        self.reach.holds(self.charge(catalogue))
    }

    /// Whose officers look after a catalogue.
    pub(super) fn charge(&self, catalogue: Id<Catalogue>) -> Option<&Charge> {
        self.charges.iter().find(|charge| charge.catalogue == catalogue)
    }

    /// The participant whose officers look after a catalogue.
    pub(super) fn participant(&self, charge: &Charge) -> Option<&Participant> {
        self.named.iter().find(|one| one.id == charge.participation)
    }

    /// For whom an officer acts.
    pub(super) fn acts_for(&self) -> Vec<Participant> {
        let own = self.reach.bound().unwrap_or_default();
        self.named.iter().filter(|one| own.contains(&one.id)).cloned().collect()
    }

    /// The participants that an officer is bound to.
    pub(super) fn bound(&self) -> Option<&[Id<centum_cohort::register::Participation>]> {
        self.reach.bound()
    }

    /// Every charge before them.
    pub(super) fn charges(&self) -> &[Charge] {
        &self.charges
    }
}

fn hidden(denied: Denied) -> Problem {
    match denied {
        Denied::Refused(_) | Denied::Absent => Problem::not_found(),
        Denied::Store(error) => error.into_problem(),
    }
}

/// A source, for who may see it.
pub(super) async fn seen_source(
    visit: &Visit,
    conn: &mut Conn<'_>,
    id: Id<Source>,
) -> Result<Source, Problem> {
    over_source(conn, &visit.actor, id).await.map(|(_, source)| source).map_err(hidden)
}

/// A run with its source, for who may see it.
pub(super) async fn seen_run(
    visit: &Visit,
    conn: &mut Conn<'_>,
    id: Id<Run>,
) -> Result<(Run, Source), Problem> {
    over_run(conn, &visit.actor, id).await.map(|(_, run, source)| (run, source)).map_err(hidden)
}
