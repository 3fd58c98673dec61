//! Who may do what where: organisers everywhere, officers with what the participants that they act for look after.

use centum_accounts::{Actor, Permission, Refused};
use centum_base::Id;
use centum_cohort::edition::editions;
use centum_cohort::register::{Participation, participations};
use centum_ledger::Actor as Recorded;
use centum_store::{Conn, StoreResult};

use super::model::{Charge, Denied, Participant};
use super::store::{acts_for, asks, charge};
use crate::harvest::{Run, run};
use crate::sources::{Catalogue, Source, source};

/// How far somebody reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Every catalogue: an organiser.
    All,
    /// Those of these participants; none of them is nothing.
    Of(Vec<Id<Participation>>),
}

impl Reach {
    /// Whether it reaches a catalogue that is looked after so.
    pub fn holds(&self, charge: Option<&Charge>) -> bool {
        match self {
            Self::All => true,
            Self::Of(own) => charge.is_some_and(|charge| own.contains(&charge.participation)),
        }
    }

    /// The participants that it is bound to; none where it is bound to nobody.
    pub fn bound(&self) -> Option<&[Id<Participation>]> {
        match self {
            Self::All => None,
            Self::Of(own) => Some(own),
        }
    }
}

/// How far somebody reaches.
pub async fn reach(conn: &mut Conn<'_>, actor: &Actor) -> StoreResult<Reach> {
    if actor.may(Permission::ManageCatalogue) {
        return Ok(Reach::All);
    }
    match actor.person() {
        Some(person) if actor.may(Permission::PublishData) => Ok(Reach::Of(acts_for(conn, person.id).await?)),
        _ => Ok(Reach::Of(Vec::new())),
    }
}

/// The name under which a deed is recorded, of somebody who may do something somewhere.
pub(crate) async fn somewhere(conn: &mut Conn<'_>, actor: &Actor) -> Result<(Recorded, Reach), Denied> {
    let recorded = actor.require(Permission::PublishData)?;
    match reach(conn, actor).await? {
        Reach::Of(none) if none.is_empty() => Err(Denied::Refused(Refused::NotAllowed)),
        reach => Ok((recorded, reach)),
    }
}

/// The same, of somebody who may do something to a catalogue.
pub(crate) async fn over_catalogue(
    conn: &mut Conn<'_>,
    actor: &Actor,
    id: Id<Catalogue>,
) -> Result<Recorded, Denied> {
    let (recorded, reach) = somewhere(conn, actor).await?;
    let held = reach == Reach::All || reach.holds(charge(conn, id).await?.as_ref());
    held.then_some(recorded).ok_or(Denied::Absent)
}

/// The same, for a source.
pub(crate) async fn over_source(
    conn: &mut Conn<'_>,
    actor: &Actor,
    id: Id<Source>,
) -> Result<(Recorded, Source), Denied> {
    somewhere(conn, actor).await?;
    let found = source(conn, id).await?.ok_or(Denied::Absent)?;
    Ok((over_catalogue(conn, actor, found.catalogue).await?, found))
}

/// The same, for a run.
pub(crate) async fn over_run(
    conn: &mut Conn<'_>,
    actor: &Actor,
    id: Id<Run>,
) -> Result<(Recorded, Run, Source), Denied> {
    somewhere(conn, actor).await?;
    let run = run(conn, id).await?.ok_or(Denied::Absent)?;
    let (recorded, source) = over_source(conn, actor, run.source).await?;
    Ok((recorded, run, source))
}

/// Whether officers look after a catalogue and this is one of them.
pub(crate) async fn in_charge(conn: &mut Conn<'_>, actor: &Actor, id: Id<Catalogue>) -> StoreResult<bool> {
    let reach = reach(conn, actor).await?;
    Ok(reach.bound().is_some() && reach.holds(charge(conn, id).await?.as_ref()))
}

/// Whether somebody may approve what is written in a catalogue, as far as the rule about officers goes.
pub async fn may_approve(conn: &mut Conn<'_>, actor: &Actor, id: Id<Catalogue>) -> StoreResult<bool> {
    let manages = actor.may(Permission::ManageCatalogue);
    Ok(manages || !asks(conn).await? || charge(conn, id).await?.is_none())
}

/// Participants by name, an edition after the other.
pub async fn participants(conn: &mut Conn<'_>, of: &[Id<Participation>]) -> StoreResult<Vec<Participant>> {
    let mut named = Vec::with_capacity(of.len());
    if of.is_empty() {
        return Ok(named);
    }
    for edition in editions(conn).await? {
        let all = participations(conn, edition.id).await?.into_iter().filter(|one| of.contains(&one.id));
        named.extend(all.map(|one| Participant {
            id: one.id,
            name: one.name,
            edition: edition.name.clone(),
        }));
    }
    Ok(named)
}
